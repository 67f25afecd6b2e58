"""Tables with more columns than a page holds: codes with a key, and then details piece by piece.

Columns that there may be any number of (criteria, stages, years, series) are told by their key:
`criterion:1.1`, or a year. All other columns stand in every overview.

Breaking text into lines for a terminal, by what it shows and not by how it is encoded.
"""

from collections.abc import Iterator, Sequence

from thidua.render.cells import line, visible
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
