"""A page as plain text for a terminal or a pipe: paragraphs filled, tables in columns, no marks."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from textwrap import wrap

from thidua.text.vietnamese import width

MEASURE = 88
"""Sentences wider than this are hard to read."""
_PAGE = re.compile(r"\[([^]]+)\]\(([a-z-]+)\.md(?:#[^)]*)?\)")
_PICTURE = re.compile(r"!\[[^]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^]]+)\]\(([^)]+)\)")
_ITEM = re.compile(r"(?P<indent> *)(?P<dash>- |\d+\. )")
_PARTED = re.compile(r"(?<!\\)\|")
_TITLE = re.compile(r'title="([^"]+)"')
GAP = "  "


def plain(markdown: str, room: int | None) -> str:
    """The text, filled to `room` columns (None: to a readable measure)."""
    measure = min(room or MEASURE, MEASURE)
    blocks = ["\n".join(block(lines, measure)) for block, lines in _blocks(markdown)]
    return "\n\n".join(block for block in blocks if block) + "\n"


PlainBlock = Callable[[list[str], int], Iterator[str]]
"""Says the lines of one kind of block in so many columns."""


def _blocks(markdown: str) -> Iterator[tuple[PlainBlock, list[str]]]:
    for fenced, part in _fences(markdown.split("\n")):
        if fenced:
            yield _code, part
            continue
        for full, lines in groupby(part, bool):
            if full:
                yield from _kinds(list(lines))


def _fences(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    inside, part = False, list[str]()
    for line in lines:
        if line.startswith("```"):
            if inside:
                yield True, part
                part = []
            else:
                yield False, part
                part = [f"{found[1]}:"] if (found := _TITLE.search(line)) else []
            inside = not inside
        else:
            part.append(line)
    yield inside, part


def _kinds(lines: list[str]) -> Iterator[tuple[PlainBlock, list[str]]]:
    if lines[0].startswith("#"):
        yield _head, lines
        if lines[1:]:
            yield from _kinds(lines[1:])
    elif lines[0].startswith("|"):
        yield _table, lines
    elif _ITEM.match(lines[0]):
        yield _items, lines
    elif not lines[0].startswith("<!--"):
        yield _text, lines


def _head(lines: list[str], _: int) -> Iterator[str]:
    title = lines[0].lstrip("# ")
    yield title
    yield ("=" if lines[0].startswith("# ") else "-") * width(title)


def _code(lines: list[str], _: int) -> Iterator[str]:
    named = bool(lines) and lines[0].endswith(":") and not lines[0].startswith(" ")
    for n, line in enumerate(lines):
        yield line if named and n == 0 else f"    {line}".rstrip()


def _text(lines: list[str], measure: int) -> Iterator[str]:
    return _filled(" ".join(map(str.strip, lines)), measure)


def _items(lines: list[str], measure: int) -> Iterator[str]:
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line) or not items:
            items.append(line)
        else:
            items[-1] += f" {line.strip()}"
    for item in items:
        found = _ITEM.match(item)
        head = found[0] if found else ""
        yield from _filled(item[len(head) :], measure, head, " " * len(head))


def _filled(text: str, measure: int, first: str = "", rest: str = "") -> Iterator[str]:
    yield from wrap(
        words(text),
        measure,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def words(text: str) -> str:
    """Text without the marks of Markdown; a link to a page says how to read it here."""
    text = _PICTURE.sub("", text)
    text = _PAGE.sub(r"\1 (`thidua help \2`)", text)
    text = _LINK.sub(r"\1 <\2>", text)
    return text.replace("**", "").replace("\\|", "|")


def _table(lines: list[str], measure: int) -> Iterator[str]:
    rows = [[words(cell.strip()) for cell in _PARTED.split(line)[1:-1]] for line in lines]
    rows = [rows[0], *rows[2:]]
    columns = [list(column) for column in zip(*rows, strict=True)]
    least = [
        max(width(word) for cell in column for word in cell.split() or [""]) for column in columns
    ]
    rooms = _rooms([max(map(width, column)) for column in columns], least, measure)
    for number, row in enumerate(rows):
        cells = [
            wrap(cell, room, break_long_words=False, break_on_hyphens=False) or [""]
            for cell, room in zip(row, rooms, strict=True)
        ]
        for n in range(max(map(len, cells))):
            parts = [cell[n] if n < len(cell) else "" for cell in cells]
            shown = (
                part + " " * (room - width(part)) for part, room in zip(parts, rooms, strict=True)
            )
            yield GAP.join(shown).rstrip()
        if number == 0:
            yield GAP.join("-" * room for room in rooms)


def _rooms(wanted: list[int], least: list[int], measure: int) -> list[int]:
    """How wide each column may be: the widest give way until the line fits; no word is broken."""
    rooms = list(wanted)
    left = measure - len(GAP) * (len(rooms) - 1)
    while sum(rooms) > left:
        free = [(room, n) for n, room in enumerate(rooms) if room > least[n]]
        if not free:
            break
        rooms[max(free)[1]] -= 1
    return rooms
