"""A cell in the words of an office's table: read as a scale is, where nothing is left over."""

import re
from fractions import Fraction

from thidua.excel.scale.speech.clauses import read_clauses
from thidua.excel.scale.speech.readings import read, read_list
from thidua.excel.scale.speech.text import MINUS
from thidua.excel.scale.speech.things import Reading, Thing, Things
from thidua.excel.scale.workbook.pieces import points_typed
from thidua.store.yaml.node import Node


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
