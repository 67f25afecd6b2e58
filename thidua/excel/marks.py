"""What a cell is beside its value: formula, error, number format, merged. From the sheet's XML.

The fast reader gives values alone: a percent looks like a number there, and a formula that was
never computed like an empty cell.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pyexpat import ExpatError, ParserCreate

from thidua.excel.unpack import Parts

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 5_000, 100, 200_000
"""A sheet with a cell beyond is not read: the reader would make room for every cell before it."""

PERCENT, DAY = "percent", "day"
_PERCENTS = frozenset([9, 10])
_DAYS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class BadPartError(Exception):
    """A part that is no XML, or that declares entities."""


class TooManyCellsError(Exception):
    """A sheet wider, longer or fuller than any form."""


@dataclass(slots=True)
class Mark:
    """One cell: `error` is its text (#DIV/0!), `form` PERCENT or DAY by its number format,
    `formula` whether it is computed, `has_value` whether a value is stored."""

    formula: bool = False
    has_value: bool = False
    error: str = ""
    form: str = ""


@dataclass(slots=True)
class Marks:
    """The marks of a sheet's filled cells by row and column from 0; merged ranges as corners."""

    cells: dict[tuple[int, int], Mark] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


Attributes = Mapping[str, str]


def walk(
    raw: bytes,
    begin: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Reads XML from beginning to end, names without prefixes; BadPartError where it is none."""

    def refuse(*_: object) -> None:
        raise BadPartError

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, found: begin(
        name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in found.items()}
    )
    parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(raw, True)
    except ExpatError:
        raise BadPartError from None


def sheet_parts(parts: Parts) -> dict[str, str]:
    """Sheet name -> the part that holds it, in the workbook's order."""
    sheets: dict[str, str] = {}
    targets: dict[str, str] = {}

    def relation(name: str, found: Attributes) -> None:
        if name == "Relationship" and "Id" in found:
            target = found.get("Target", "")
            targets[found["Id"]] = target if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, found: Attributes) -> None:
        if name == "sheet" and found.get("name"):
            sheets[found["name"]] = targets.get(found.get("id", ""), "")

    walk(_part(parts, "xl/_rels/workbook.xml.rels"), relation)
    walk(_part(parts, "xl/workbook.xml"), sheet)
    return sheets


def marks_of(parts: Parts, part: str) -> Marks:
    """The marks of one sheet."""
    styles = parts.get("xl/styles.xml")
    reader = _Reader(_forms(styles) if styles else [])
    walk(_part(parts, part), reader.begin, reader.end, reader.text)
    return reader.marks


def _part(parts: Parts, name: str) -> bytes:
    raw = parts.get(name)
    if raw is None:
        raise BadPartError
    return raw


class _Reader:
    """Follows the cells of a sheet."""

    def __init__(self, forms: list[str]) -> None:
        self.marks = Marks()
        self.forms = forms
        self.row, self.column = -1, -1
        self.mark: Mark | None = None
        self.is_error = False
        self.value: list[str] | None = None

    def begin(self, name: str, found: Attributes) -> None:
        if name == "row":
            given = found.get("r", "")
            self.row = int(given) - 1 if given.isascii() and given.isdigit() else self.row + 1
            self.column = -1
        elif name == "c":
            self._cell(found)
        elif name in ("f", "v", "is") and self.mark is not None:
            self._filled(self.mark)
            self.mark.formula = self.mark.formula or name == "f"
            self.value = None if name == "f" else []
        elif name == "mergeCell":
            corners = [_place(one) for one in found.get("ref", "").split(":")]
            if all(corners) and corners:
                (top, left), (bottom, right) = corners[0], corners[-1]  # type: ignore[misc]
                self.marks.merged.append((top, left, bottom, right))

    def _cell(self, found: Attributes) -> None:
        place = _place(found.get("r", ""))
        self.row, self.column = place or (max(self.row, 0), self.column + 1)
        style = found.get("s", "")
        number = int(style) if style.isascii() and style.isdigit() else 0
        form = self.forms[number] if number < len(self.forms) else ""
        self.mark = Mark(form=form)
        self.is_error = found.get("t") == "e"

    def _filled(self, mark: Mark) -> None:
        """A cell with something in it. Empty ones, which programs write for a look alone, may lie
        anywhere: nothing makes room for them."""
        self.marks.cells[self.row, self.column] = mark
        inside = 0 <= self.row < MOST_ROWS and 0 <= self.column < MOST_COLUMNS
        if not inside or len(self.marks.cells) > MOST_CELLS:
            raise TooManyCellsError

    def text(self, text: str) -> None:
        if self.value is not None:
            self.value.append(text)

    def end(self, name: str) -> None:
        if name in ("v", "is") and self.mark is not None and self.value is not None:
            text = "".join(self.value)
            self.mark.has_value = bool(text)
            self.mark.error = text if self.is_error else ""
            self.value = None
        elif name == "c":
            self.mark = None


def _place(name: str) -> tuple[int, int] | None:
    """`I25` -> (24, 8)."""
    match = _REFERENCE.fullmatch(name.replace("$", "").upper())
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _forms(raw: bytes) -> list[str]:
    """Style number -> what its number format makes of a number: PERCENT, DAY or ""."""
    codes: dict[int, str] = {}
    found: list[int] = []
    inside: list[str] = []

    def begin(name: str, given: Attributes) -> None:
        inside.append(name)
        if name == "numFmt":
            codes[_number(given.get("numFmtId"))] = given.get("formatCode", "")
        elif name == "xf" and "cellXfs" in inside:
            found.append(_number(given.get("numFmtId")))

    walk(raw, begin, lambda _: None if not inside else (inside.pop(), None)[1])
    return [_form(number, codes.get(number)) for number in found]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _form(number: int, code: str | None) -> str:
    if code is None:
        return PERCENT if number in _PERCENTS else DAY if number in _DAYS else ""
    plain = _LITERAL.sub("", code).casefold().replace("general", "")
    if "%" in plain:
        return PERCENT
    return DAY if re.search(r"[ymdhs]", plain) else ""
