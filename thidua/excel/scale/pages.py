"""What the reader of scales sees of a file, whatever its kind: tables of texts, row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.words import Lang, say


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of a table: its text as it is shown. `above` and `left`: merged with the cell over
    it or before it, which has the text."""

    text: str = ""
    above: bool = False
    left: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row. `place` names it (`T2.R5` is row 5 of a Word file's table 2), `line` is its row in
    a sheet (0 in Word files); `words` is a paragraph before a table, which has one box."""

    place: str
    line: int
    boxes: Sequence[Box]
    words: bool = False

    def box(self, column: int) -> Box:
        """The box at a column; an empty one beyond the row."""
        return self.boxes[column] if 0 <= column < len(self.boxes) else Box()

    def text(self, column: int) -> str:
        """Its text."""
        return self.box(column).text

    @property
    def is_blank(self) -> bool:
        """Nothing in any box."""
        return not any(box.text for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Page:
    """One table with its rows: a sheet of a workbook, or a table of a Word file with the
    paragraphs before it; one without rows holds the paragraphs after the last table."""

    name: str
    rows: Sequence[PageRow]
    before: Sequence[PageRow] = ()
    is_sheet: bool = True


def letters(column: int) -> str:
    """A column's letters, from 0: 0 -> A, 27 -> AB."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name


_IN_WORD = re.compile(r"T(\d+)\.R(\d+)")


def place_words(lang: Lang, place: str) -> str:
    """A place for people: `B12`; `bảng 2, dòng 5`, `trên bảng 2`."""
    match = _IN_WORD.fullmatch(place)
    if match is None:
        return place
    key = "in_table" if match[2] != "0" else "above_table"
    return say(lang, f"scale_draft.{key}", table=match[1], row=match[2])
