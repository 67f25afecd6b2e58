"""Which columns of a table fit into a terminal, and how wide each gets.

First headings give way, then names go over two lines, then headings become short; only then
columns are left out, those with the highest priority number first and all of one number together
(three of five criteria would mislead). What has priority 0 stays, and figures are never cut:
where even that is too wide, the lines run over.
"""

from dataclasses import dataclass

from thidua.render.cells import heading, texts, visible
from thidua.render.wide import longest_word, narrowest
from thidua.text.vietnamese import width
from thidua.views.table import Table

GAP = 2
HEADING = 12
"""A heading up to this width stays on one line where there is room."""
HEADING_LINES = 3
TALL_HEADING_LINES = 4
NAME_LINES = 2
LEAST_NAME = 10
BREAKABLE = 20
"""A word wider than this may be broken in a column that wraps."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column as it will be shown: its index in the table, its width, its forms."""

    index: int
    width: int
    short_heading: bool
    short_cells: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """The columns that are shown and the indices of those left out.

    `needed` is the width that shows them all.
    """

    shown: tuple[ShownColumn, ...]
    dropped: tuple[int, ...]
    needed: int


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The widths of one column at each step of squeezing, widest first."""

    index: int
    steps: tuple[int, ...]
    fold: bool


EASY, LOW_HEADING, TWO_LINES, SHORT_HEADING, LAST = range(5)


def fit(table: Table, room: int | None) -> Fit:
    """How `table` is laid out in `room` columns; None is a place without an edge."""
    sizes = [_measure(table, index) for index in visible(table)]
    needed = _total(sizes, SHORT_HEADING)
    kept = sizes
    while True:
        step = _step(kept, room)
        if step is not None:
            break
        worst = max(table.columns[size.index].priority for size in kept)
        if worst == 0:
            step = LAST
            break
        kept = [size for size in kept if table.columns[size.index].priority < worst]
    chosen = {size.index for size in kept}
    dropped = tuple(size.index for size in sizes if size.index not in chosen)
    return Fit(_widths(kept, step, room), dropped, needed)


def _measure(table: Table, index: int) -> _Sizes:
    column = table.columns[index]
    found = texts(table, index)
    body = max(map(width, found), default=0)
    full, short = heading(column), heading(column, short=True)
    easy = max(body, min(width(full), max(HEADING, narrowest(full, HEADING_LINES))))
    low = max(body, narrowest(full, TALL_HEADING_LINES))
    if not column.wrap:
        least = max(body, longest_word(short))
        return _Sizes(index, (easy, low, low, least, least), fold=False)
    # An indented text keeps its indent on every line, so that much room is no choice.
    two = max((_lines(text, NAME_LINES) for text in found), default=0)
    brief = [text.strip() for text in texts(table, index, short=True)]
    word = min(BREAKABLE, max(map(longest_word, brief), default=0))
    head = longest_word(full), longest_word(short)
    last = max(word, head[1], min(two, body // 4))
    return _Sizes(index, (easy, low, max(two, head[0]), max(two, head[1]), last), fold=True)


def _lines(text: str, lines: int) -> int:
    indent = len(text) - len(text.lstrip(" "))
    return indent + narrowest(text.strip(), lines)


def _total(sizes: list[_Sizes], step: int) -> int:
    return sum(size.steps[step] for size in sizes) + GAP * (len(sizes) - 1)


def _step(sizes: list[_Sizes], room: int | None) -> int | None:
    """The first step at which all of `sizes` fit; None when none does."""
    if room is None:
        return EASY
    return next((step for step in range(LAST) if _total(sizes, step) <= room), None)


def _widths(sizes: list[_Sizes], step: int, room: int | None) -> tuple[ShownColumn, ...]:
    """The columns at `step`, what room is left over given to those that could use it."""
    widths = {size.index: size.steps[step] for size in sizes}
    spare = 0 if room is None else max(0, room - _total(sizes, step))
    while spare:
        hungry = [size for size in sizes if widths[size.index] < size.steps[EASY]]
        # A name on one line is worth more than a heading on fewer.
        hungry = [size for size in hungry if size.fold] or hungry
        if not hungry or (step >= SHORT_HEADING and not hungry[0].fold):
            break
        for size in hungry[:spare]:
            widths[size.index] += 1
        spare -= len(hungry[:spare])
    if room is not None:
        _narrow(sizes, widths, _total(sizes, step) - room)
    return tuple(
        ShownColumn(size.index, widths[size.index], step >= SHORT_HEADING, step == LAST)
        for size in sizes
    )


def _narrow(sizes: list[_Sizes], widths: dict[int, int], over: int) -> None:
    """Takes what is too much from the widest names, down to where a name can't be read."""
    names = [size.index for size in sizes if size.fold]
    for _ in range(over):
        widest = max(names, key=lambda index: widths[index], default=None)
        if widest is None or widths[widest] <= LEAST_NAME:
            return
        widths[widest] -= 1
