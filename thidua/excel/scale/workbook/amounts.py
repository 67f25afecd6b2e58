"""The words of an office's table in a cell, read as a scale is, where nothing is left over; how an item
of a scale counts where it has no rule, as people type it in two cells."""

import re
from collections.abc import Mapping
from fractions import Fraction

from thidua.excel.scale.speech.clauses import read_clauses
from thidua.excel.scale.speech.readings import read, read_list
from thidua.excel.scale.speech.text import MINUS
from thidua.excel.scale.speech.things import Reading, Thing, Things
from thidua.excel.scale.workbook.pieces import (
    BadPhraseError,
    points_typed,
    shown,
    typed,
    without_points,
)
from thidua.store.yaml.node import Node
from thidua.text.numbers import trimmed


def said_in_words(text: str, top: str, name: str) -> dict[str, Node] | None:
    """The rule that the words of a criterion worth `top` say, levels as `read_choice` reads them;
    None where they say none, leave anything over, or say something beside it."""
    most = points_typed(top)
    if most is None:
        return None
    found = read(read_clauses(text), Fraction(most), name)
    if found.rule is None or found.left or found.parts or _lists(found):
        return None
    return dict(found.rule)


def _lists(found: Reading) -> list[Things]:
    lists = (found.bonus, found.deduct)
    return [one for one in lists if one.items or one.cap is not None or one.one_of]


def item_in_words(text: str, name: str, *, takes: bool) -> Thing | None:
    """What an item comes to in the words of an office's table; None where they say anything else.
    `takes`: whether its list takes points off."""
    verb = (
        ""
        if re.search(r"\b(?:cộng|trừ|thưởng)\b", text, re.IGNORECASE)
        else "trừ "
        if takes
        else "cộng "
    )
    found = read_list(read_clauses(f"{name}: {verb}{text}"), name)
    own = found.things(MINUS) if takes else found.bonus
    other = found.bonus if takes else found.things(MINUS)
    if found.left or found.rule is not None or len(own.items) != 1 or other.items:
        return None
    return own.items[0] if own.cap is None or own.items[0].cap is None else None


ITEM_KINDS: dict[str, str] = {
    "each": "Mỗi lần",
    "points": "Một lần",
    "share": "Phần trăm điểm",
    "disqualifies": "Không xếp hạng",
}
"""How an item counts where it has no rule."""
UNRANKED = "không xếp hạng"
"""What is added to the figure of an item that costs points and the rank, too."""


def amount_phrase(item: Mapping[str, Node]) -> tuple[str, str]:
    """How an item without a rule counts: what stands in the two cells."""
    barred = item.get("disqualifies") == "true"
    key = next((key for key in ITEM_KINDS if key in item), "")
    if barred and (key == "disqualifies" or item[key] == "0"):
        return ITEM_KINDS["disqualifies"], ""
    if not key or key == "disqualifies":
        return "", ""
    figure = shown("" if item[key] is None else item[key])
    return ITEM_KINDS[key], f"{figure}; {UNRANKED}" if barred else figure


def read_amount(
    word: str, text: str, name: str = "", *, takes: bool = True
) -> dict[str, Node] | None:
    """What these cells say of an item; None where the word is a kind of rule. BadPhraseError with
    the piece that is not understood. A cap typed among them is there, too. `takes`: whether it is one that takes points off."""
    wanted = " ".join(word.split()).casefold()
    key = next((key for key, said in ITEM_KINDS.items() if said.casefold() == wanted), None)
    if key is None:
        return None
    pieces = without_points(text)
    most = next((one for one in pieces if _MOST.fullmatch(one)), "")
    figure, *more = [one for one in pieces if one != most] or [""]
    figure = _BESIDE[key].sub("", figure).strip() if key in _BESIDE else figure
    found: dict[str, Node] = {"disqualifies": "true"} if more or key == "disqualifies" else {}
    if match := _MOST.fullmatch(most):
        found["cap"] = typed(match[1])
    if any(one.casefold() != UNRANKED for one in more) or (key == "disqualifies" and figure):
        raise BadPhraseError(text)
    if key == "disqualifies":
        return found
    if re.fullmatch(r"-?\d+(?:[.,]\d+)?%?", figure):
        return {**found, key: typed(figure)}
    thing = item_in_words(text, name, takes=takes) if figure and not more else None
    if thing is None or thing.points is None:
        raise BadPhraseError(figure)
    if key != ("share" if thing.share else "each" if thing.each else "points"):
        raise BadPhraseError(figure)
    if thing.cap is not None:
        found["cap"] = trimmed(thing.cap)
    return {**found, key: trimmed(thing.points) + ("%" if thing.share else "")}


_BESIDE = {
    "each": re.compile(r"^mỗi lần\s+(?=\d)|(?<=\d)\s*(?:đ(?=/))?/\s*lần$", re.IGNORECASE),
    "points": re.compile(r"(?<=\d)\s*đ$", re.IGNORECASE),
}
"""What people type beside the figure that its kind says already."""
_MOST = re.compile(r"(?:tối đa|không quá) (\d+(?:[.,]\d+)?)", re.IGNORECASE)
"""The cap, which has a column of its own, typed beside the figure."""
