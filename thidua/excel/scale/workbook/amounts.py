"""How an item of a scale counts where it has no rule, as people type it in two cells."""

import re
from collections.abc import Mapping

from thidua.excel.scale.workbook.pieces import BadPhraseError, shown, typed, without_points
from thidua.excel.scale.workbook.wordings import item_in_words
from thidua.store.yaml.node import Node
from thidua.text.numbers import trimmed

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
