"""Tables that are wider than what shows them.

On paper: codes with a key, and then details piece by piece. Columns that there may be any number of
(criteria, stages, years, series) are told by their key: `criterion:1.1`, or a year. All other
columns stand in every overview.

In a terminal: which columns fit, and how wide each gets. First headings give way, then names go
over two lines, then headings become short; only then columns are left out, those with the highest
priority number first and all of one number together (three of five criteria would mislead). What
has priority 0 stays, and figures are never cut: where even that is too wide, the lines run over.

Text is broken into lines by what it shows and not by how it is encoded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.render.cells import heading, line, texts, visible
from thidua.text.folding import DASHES, is_number
from thidua.text.vietnamese import width
from thidua.views.table import Cell, Column, Row, Table
from thidua.words import Lang, say

NAMED, CODED, PIECE = 14, 20, 10
"""Up to so many columns with their full headings; up to so many with codes for headings; in a
piece of what is still wider."""
HEADINGS = 200
"""Headings of the many columns with more letters than this together stand higher than the rows."""


def pieces(table: Table, lang: Lang) -> list[Table]:
    """The table as it is where a page holds it; else with codes and their key; else an overview
    without the many columns, its key, and the many columns in pieces, rows named in each."""
    shown = visible(table)
    many = [n for n in shown if _is_one_of_many(table.columns[n])]
    letters = sum(width(table.columns[n].title) for n in many)
    fits = len(shown) <= NAMED and (len(many) < PIECE // 2 or letters <= HEADINGS)
    if fits or len(many) < 2 or not table.rows:
        return [table]
    key = list(_key(table, many, lang))
    coded = table._replace(columns=tuple(_coded(column) for column in table.columns))
    if len(shown) <= CODED:
        return [coded, *key]
    over = coded.without(*(table.columns[n].key for n in many))
    details = list(_details(coded, many, lang))
    if len(visible(over)) > len(_naming(table, many)):
        return [over, *key, *details]
    # Nothing would stand in an overview but the rows' names.
    first, *rest = (one._replace(title=_joined(table.title, one.title)) for one in details)
    return [first, *key, *rest[:-1], rest[-1]._replace(notes=table.notes)]


def _joined(title: str, piece: str) -> str:
    return f"{title}: {piece}" if title else piece


def _naming(table: Table, many: Sequence[int]) -> list[int]:
    """The columns up to the one that names the rows."""
    shown = visible(table)
    named = next((n for n in shown if table.columns[n].wrap), shown[0])
    return [n for n in shown if n <= named and n not in many]


def _is_one_of_many(column: Column) -> bool:
    return ":" in column.key or column.key.isdecimal()


def _coded(column: Column) -> Column:
    short = _is_one_of_many(column) and line(column.short)
    return column._replace(title=column.short) if short else column


def _key(table: Table, many: Sequence[int], lang: Lang) -> Iterator[Table]:
    """What the codes stand for, where they are not what they stand for themselves."""
    told = [table.columns[n] for n in many if line(table.columns[n].short)]
    told = [column for column in told if line(column.short) != line(column.title)]
    if told:
        columns = (
            Column("code", say(lang, "render.code")),
            Column("name", say(lang, "render.stands_for"), wrap=True),
        )
        rows = tuple(
            Row((Cell(one.short), Cell(one.title.removeprefix(f"{one.short}. ")))) for one in told
        )
        yield Table(columns, rows, say(lang, "render.key"), key="key", aside=True)


def _details(table: Table, many: Sequence[int], lang: Lang) -> Iterator[Table]:
    """The many columns, even pieces of them, each beside what names the rows."""
    count = -(-len(many) // PIECE)
    size = -(-len(many) // count)
    before = range(_naming(table, many)[-1] + 1)
    for start in range(0, len(many), size):
        own = many[start : start + size]
        kept = [*before, *own]
        rows = tuple(row._replace(cells=tuple(row.cells[n] for n in kept)) for row in table.rows)
        first, last = (line(table.columns[n].title) for n in (own[0], own[-1]))
        title = say(lang, "render.details", first=first, last=last)
        columns = tuple(table.columns[n] for n in kept)
        yield table._replace(columns=columns, rows=rows, title=title, notes=())


def wrap(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` columns, broken at blanks; a longer word is broken, too.

    The lines are as even as their number allows, so that no syllable stands alone on the last one.
    """
    words = _words(text)
    found = _greedy(words, room)
    low, high = 1, room
    while low < high:
        middle = (low + high) // 2
        if len(_greedy(words, middle)) <= len(found):
            high = middle
        else:
            low = middle + 1
    # Evening out must not break a word that fits in the room that there is.
    return _greedy(words, max(high, min(room, longest_word(text))))


def fill(text: str, room: int) -> list[str]:
    """`text` in lines filled up to `room`, as a paragraph is set."""
    return _greedy(_words(text), room)


def narrowest(text: str, lines: int) -> int:
    """The least room in which `text` takes at most `lines` lines without a broken word."""
    words = _words(text)
    low, high = longest_word(text), max(1, width(text))
    while low < high:
        middle = (low + high) // 2
        if len(_greedy(words, middle)) <= lines:
            high = middle
        else:
            low = middle + 1
    return high


def longest_word(text: str) -> int:
    """How wide the widest unbreakable part is, at least 1."""
    return max(map(width, _words(text)), default=1) or 1


def _words(text: str) -> list[str]:
    found: list[str] = []
    for word in text.split(" "):
        if found and (word in DASHES or (len(found) == 1 and is_number(found[0]))):
            found[-1] += " " + word
        elif word:
            found.append(word)
    return found


def _greedy(words: list[str], room: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in words:
        size = width(word)
        if line and used + 1 + size <= room:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        while size > room:
            head, word = _split(word, room)
            lines.append(head)
            size = width(word)
        line, used = word, size
    return [*lines, line] if line or not lines else lines


def _split(word: str, room: int) -> tuple[str, str]:
    """What of `word` fits, at least one letter with its marks, and the rest."""
    end = 1
    while end < len(word) and (width(word[: end + 1]) <= room or not width(word[end])):
        end += 1
    return word[:end], word[end:]


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
    two = max((_indented_lines(text, NAME_LINES) for text in found), default=0)
    brief = [text.strip() for text in texts(table, index, short=True)]
    word = min(BREAKABLE, max(map(longest_word, brief), default=0))
    head = longest_word(full), longest_word(short)
    last = max(word, head[1], min(two, body // 4))
    return _Sizes(index, (easy, low, max(two, head[0]), max(two, head[1]), last), fold=True)


def _indented_lines(text: str, lines: int) -> int:
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
