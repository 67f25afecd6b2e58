"""The lines of a scale sheet without standard points: items, caps, headings, and doubts."""

import re
from fractions import Fraction

from thidua.forms.scale_codes import Code, parts
from thidua.forms.scale_model import Doubt, Draft, DraftItem, DraftNode
from thidua.forms.scale_table import Figure, Line
from thidua.forms.scale_words import (
    BONUS,
    DEDUCT,
    Saying,
    disqualifies,
    is_heading,
    list_cap,
    saying,
)

_COLON = re.compile(r":\s*$")


def place_items(draft: Draft, node: DraftNode) -> None:
    """Reads the lines below a node that give no standard points."""
    heading: Line | None = None
    ranged: list[Line] = [line for line in node.followers if _in_column(line)]
    exclusive = _exclusive(ranged)
    for line in node.followers:
        if _under(heading, line):
            node.doubts.append(Doubt(line, "heading", _guess(line)))
            continue
        heading = None
        if line.bonus or line.deduct:
            _item(draft, node, line, line in exclusive)
        elif not _words_only(draft, node, line):
            heading = line if _COLON.search(line.text) or _numbered(line) else None


def _in_column(line: Line) -> bool:
    return bool(line.bonus or line.deduct)


def _exclusive(lines: list[Line]) -> list[Line]:
    """Lines that are steps of one figure (under 95 %, from 95 to under 100 %): only one can hold,
    which items beside each other do not say."""
    found: list[Line] = []
    for side in ("bonus", "deduct"):
        steps = [line for line in lines if getattr(line, side) and saying(line.text).range]
        if len(steps) > 1:
            found += steps
    return found


def _under(heading: Line | None, line: Line) -> bool:
    """Whether a line stands under a heading that may put a condition on it."""
    if heading is None or list_cap(line.text) is not None:
        return False
    outer, inner = parts(heading.code), parts(line.code)
    if not outer or not inner:
        return True
    # Letters under a numbered heading (a, b, c) are its own; other numbers must begin with it.
    return inner[: len(outer)] == outer or (len(inner) == 1 and inner[0].isalpha())


def _numbered(line: Line) -> bool:
    return bool(parts(line.code))


def _words_only(draft: Draft, node: DraftNode, line: Line) -> bool:
    """A line with words alone. False where it may put a condition on the lines after it."""
    cap = list_cap(line.text)
    if cap is not None:
        kind, most, code = cap
        target = _named(draft, node, code)
        if target is None or kind in target.caps:
            node.doubts.append(Doubt(line, "cap"))
        else:
            target.caps[kind] = most
            draft.taken[line.row] = "cap"
        return True
    if is_heading(line.text):
        draft.taken[line.row] = "heading"
        return True
    found = _from_sentence(line)
    if found is not None:
        node.items.append(found)
        draft.taken[line.row] = "item"
        return True
    node.doubts.append(Doubt(line, "words", _guess(line)))
    return False


def _named(draft: Draft, node: DraftNode, code: str) -> DraftNode | None:
    """The node that a cap names; this one where it names none."""
    if not code:
        return node
    wanted: Code = parts(code)
    if node.code == wanted:
        return node
    same = [one for one in draft.all_nodes() if one.code == wanted]
    return same[0] if len(same) == 1 else None


def _item(draft: Draft, node: DraftNode, line: Line, is_exclusive: bool) -> None:
    """A line with a figure in the column of bonuses or deductions."""
    found = _judged(node, line, is_exclusive)
    if isinstance(found, str):
        node.doubts.append(Doubt(line, found, _guess(line)))
    else:
        node.items.append(found)
        draft.taken[line.row] = "item"


def _judged(node: DraftNode, line: Line, is_exclusive: bool) -> DraftItem | str:
    """The item of a line, or why it is unsure."""
    if line.bonus and line.deduct:
        return "both_columns"
    kind, figure = (BONUS, line.bonus) if line.bonus else (DEDUCT, line.deduct)
    if figure.value is None:
        if kind == DEDUCT and disqualifies(figure.raw):
            return DraftItem(line, kind, Fraction(0), disqualifies=True)
        return "figure"
    if (kind == BONUS and figure.value < 0) or figure.value == 0:
        return "sign"
    if not _belongs(node, line):
        return "place"
    if is_exclusive:
        return "range"
    return _weighed(line, kind, abs(figure.value), saying(line.text))


def _weighed(line: Line, kind: str, figure: Fraction, said: Saying) -> DraftItem | str:
    """The figure of the column against the words beside it."""
    if said.step:
        return "step"
    if said.conditional:
        return "condition"
    if len(said.caps) > 1 or any(one != kind for one, _ in said.amounts):
        return "amount"
    cap = next(iter(said.caps), None)
    amounts = {points for _, points in said.amounts}
    points = figure
    if amounts and amounts != {figure}:
        # The column may hold the most that the line can come to, and the words what each counts.
        if len(amounts) != 1 or cap != figure:
            return "amount"
        points = amounts.pop()
    if cap is not None and cap < points:
        return "amount"
    if said.each or (cap is not None and cap > points):
        return DraftItem(line, kind, points, each=True, cap=cap)
    if said.state:
        return DraftItem(line, kind, points)
    return "once"


def _belongs(node: DraftNode, line: Line) -> bool:
    """Whether the line's number fits below the node that it stands under."""
    code = parts(line.code)
    if not code or not node.code:
        return True
    return code[: len(node.code)] == node.code or (len(code) == 1 and code[0].isalpha())


def _from_sentence(line: Line) -> DraftItem | None:
    """An item whose figures stand in the sentence alone: only with amount, each and cap."""
    said = saying(line.text)
    if len(said.amounts) != 1 or len(said.caps) != 1 or not said.each:
        return None
    if said.step or said.conditional:
        return None
    (kind, points), cap = next(iter(said.amounts)), next(iter(said.caps))
    return DraftItem(line, kind, points, each=True, cap=cap) if cap >= points else None


def _guess(line: Line) -> DraftItem | None:
    """What an unsure line most likely means, to be shown as a comment."""
    found: tuple[str, Figure] = (BONUS, line.bonus) if line.bonus else (DEDUCT, line.deduct)
    kind, figure = found
    said = saying(line.text)
    if figure.value is None or figure.value == 0:
        return None
    if kind == BONUS and figure.value < 0:
        kind = DEDUCT
    cap = next(iter(said.caps), None) if len(said.caps) == 1 else None
    return DraftItem(line, kind, abs(figure.value), each=said.each, cap=cap)
