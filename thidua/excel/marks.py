"""What a cell is beside its value: formula, error, number format, merged. From the sheet's XML.

The fast reader gives values alone: a percent looks like a number there, and a formula that was
never computed like an empty cell. It also makes room for whatever a cell's name says, so every
name, and all that the cells come to together, is judged here first.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from pyexpat import ExpatError, ParserCreate
from typing import NamedTuple

from thidua.excel.unpack import Parts

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 5_000, 100, 200_000
"""A sheet with a cell beyond is not read: the reader would make room for every cell before it."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The rows and columns that a sheet can have at all."""
MOST_ELEMENTS, MOST_MERGED, MOST_TEXT = 600_000, 20_000, 20_000_000
"""Elements of a part; merged ranges of a sheet; characters of all its cells together, a text that
many cells share counted for each."""
LONGEST_FORMAT = 255
"""Characters of a number format."""

PERCENT, DAY = "percent", "day"
_PERCENTS = frozenset([9, 10])
_DAYS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?")


class BadPartError(Exception):
    """A part that is no XML, or that declares entities."""


class TooManyCellsError(Exception):
    """A sheet wider, longer or fuller than any form."""


@dataclass(slots=True)
class Mark:
    """One cell: `error` is its text (#DIV/0!), `form` PERCENT or DAY by its number format, `code`
    that format itself ("" where only its number is given), `formula` whether it is computed,
    `has_value` whether a value is stored. A number that is none (NaN, 1e400) is an error, too.
    `kept`: the words without a line through them; None where no word has one."""

    formula: bool = False
    has_value: bool = False
    error: str = ""
    form: str = ""
    code: str = ""
    kept: str | None = None


@dataclass(slots=True)
class Marks:
    """The marks of a sheet's filled cells by row and column from 0; merged ranges as corners."""

    cells: dict[tuple[int, int], Mark] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    """Those hidden one by one, and not folded away or filtered."""
    hidden_columns: set[int] = field(default_factory=set)


Attributes = Mapping[str, str]
Place = tuple[int, int]
"""Row and column of a cell, from 0."""


def walk(
    raw: bytes,
    begin: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Reads XML from beginning to end, names without prefixes; BadPartError where it is none."""

    def refuse(*_: object) -> None:
        raise BadPartError

    elements = 0

    def start(name: str, found: dict[str, str]) -> None:
        nonlocal elements
        elements += 1
        if elements > MOST_ELEMENTS:
            raise TooManyCellsError
        # An attribute of another namespace (`x:r`) never stands for the plain one.
        if any(" " in key for key in found):
            bare = {key.rpartition(" ")[2]: value for key, value in found.items()}
            found = bare | {key: value for key, value in found.items() if " " not in key}
        begin(name.rpartition(" ")[2], found)

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
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
            if found["name"] in sheets:
                raise BadPartError
            sheets[found["name"]] = targets.get(found.get("id", ""), "")

    walk(part_of(parts, "xl/_rels/workbook.xml.rels"), relation)
    walk(part_of(parts, "xl/workbook.xml"), sheet)
    return sheets


def hidden_sheets(parts: Parts) -> set[str]:
    """The names of the sheets that nobody is shown."""
    hidden: set[str] = set()

    def begin(name: str, found: Attributes) -> None:
        if name == "sheet" and found.get("state", "visible") != "visible":
            hidden.add(found.get("name", ""))

    walk(part_of(parts, "xl/workbook.xml"), begin)
    return hidden


def epoch(parts: Parts) -> bool:
    """Whether the workbook counts its days from 1904, as old Macintosh ones do."""
    found = False

    def begin(name: str, given: Attributes) -> None:
        nonlocal found
        found = found or (name == "workbookPr" and given.get("date1904") in ("1", "true"))

    walk(part_of(parts, "xl/workbook.xml"), begin)
    return found


def marks_of(parts: Parts, part: str) -> Marks:
    """The marks of one sheet. BadPartError and TooManyCellsError where it can't be trusted."""
    styles, shared = parts.get("xl/styles.xml"), parts.get("xl/sharedStrings.xml")
    reader = _MarkReader(_styles(styles) if styles else [], _shared(shared) if shared else [])
    walk(part_of(parts, part), reader.begin, reader.end, reader.text)
    return reader.marks


class _Runs:
    """Follows the runs of a text: its characters, and the words without a line through them."""

    def __init__(self) -> None:
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.length, self.words, self.through, self.any = 0, [""], False, False

    def begin(self, name: str, found: Attributes) -> None:
        if name in ("si", "is"):
            self._begin_anew()
        elif name == "r":
            self.through = False
        elif name == "strike":
            self.through = _is_on(found)

    def end(self, name: str) -> None:
        if name == "r":
            self.through = False

    def text(self, text: str) -> None:
        self.length += len(text)
        self.any |= self.through
        self.words += [] if self.through else [text]

    @property
    def kept(self) -> str | None:
        return "".join(self.words) if self.any else None


def _is_on(found: Attributes) -> bool:
    return found.get("val", "1") not in ("0", "false")


def _shared(raw: bytes) -> list[tuple[int, str | None]]:
    """The characters of each shared text, and what is kept of one with a line through words."""
    found: list[tuple[int, str | None]] = []
    runs = _Runs()

    def end(name: str) -> None:
        runs.end(name)
        if name == "si":
            found.append((runs.length, runs.kept))

    walk(raw, runs.begin, end, text=runs.text)
    return found


def part_of(parts: Parts, name: str) -> bytes:
    """A part that must be there: BadPartError without it."""
    raw = parts.get(name)
    if raw is None:
        raise BadPartError
    return raw


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


class _Style(NamedTuple):
    """What a style makes of a number (PERCENT, DAY or ""), its number format, and whether its font
    has a line through it."""

    form: str = ""
    code: str = ""
    struck: bool = False


class _MarkReader:
    """Follows the cells of a sheet."""

    def __init__(self, styles: list[_Style], shared: list[tuple[int, str | None]]) -> None:
        self.marks = Marks()
        self.styles = styles
        self.shared = shared
        self.runs = _Runs()
        self.row, self.column = -1, -1
        self.mark: Mark | None = None
        self.type = ""
        self.value: list[str] | None = None
        self.characters = 0
        self.filtered = ""

    def begin(self, name: str, found: Attributes) -> None:
        self.runs.begin(name, found)
        if name == "row":
            given = found.get("r")
            self.row = self.row + 1 if given is None else _row(given)
            self.column = -1
            folded = found.get("outlineLevel", "0") != "0"
            if found.get("hidden") in ("1", "true") and not folded:
                self.marks.hidden_rows.add(self.row)
        elif name == "col" and found.get("hidden") in ("1", "true"):
            first, last = (_whole(found.get(end, "")) for end in ("min", "max"))
            self.marks.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))
        elif name == "c":
            self._cell(found)
        elif name in ("f", "v", "is") and self.mark is not None:
            self._filled(self.mark)
            self.mark.formula = self.mark.formula or name == "f"
            self.value = None if name == "f" else []
        elif name == "mergeCell":
            self._merged(found.get("ref", ""))
        elif name == "autoFilter":
            self.filtered = found.get("ref", "")
        elif name == "filterColumn" and self.filtered:
            (top, _), (bottom, _) = (place(one) for one in (self.filtered.split(":") * 2)[:2])
            self.marks.hidden_rows.difference_update(range(top, min(bottom, MOST_ROWS) + 1))

    def _merged(self, ref: str) -> None:
        """A merged range, cut to where a sheet that is read may have cells."""
        (top, left), (bottom, right) = (place(one) for one in (ref.split(":") * 2)[:2])
        if len(self.marks.merged) == MOST_MERGED:
            raise TooManyCellsError
        bottom, right = min(bottom, MOST_ROWS - 1), min(right, MOST_COLUMNS - 1)
        if top <= bottom and left <= right:
            self.marks.merged.append((top, left, bottom, right))

    def _cell(self, found: Attributes) -> None:
        name = found.get("r")
        here = (max(self.row, 0), self.column + 1)
        self.row, self.column = here if name is None else place(name)
        style = found.get("s", "")
        number = int(style) if style.isascii() and style.isdigit() else 0
        given = self.styles[number] if number < len(self.styles) else _Style()
        self.mark = Mark(form=given.form, code=given.code, kept="" if given.struck else None)
        self.type = found.get("t", "n")

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
            self.runs.text(text)

    def end(self, name: str) -> None:
        self.runs.end(name)
        if name == "is" and self.mark is not None and self.mark.kept is None:
            self.mark.kept = self.runs.kept
        if name in ("v", "is") and self.mark is not None and self.value is not None:
            text = "".join(self.value)
            self.mark.has_value = bool(text)
            self.mark.error = text if self.type == "e" or self._no_number(text) else ""
            self.value = None
            self._count(text, self.mark)
        elif name == "c":
            self.mark = None

    def _no_number(self, text: str) -> bool:
        """Whether a cell of numbers holds none: NaN, or more than a number can be."""
        if self.type != "n" or not text.strip():
            return False
        return not _NUMBER.fullmatch(text.strip()) or not isfinite(float(text))

    def _count(self, text: str, mark: Mark) -> None:
        at = int(text) if self.type == "s" and _WHOLE.fullmatch(text) else -1
        length, kept = self.shared[at] if 0 <= at < len(self.shared) else (len(text), None)
        mark.kept = kept if mark.kept is None else mark.kept
        self.characters += length
        if self.characters > MOST_TEXT:
            raise TooManyCellsError


def place(name: str) -> tuple[int, int]:
    """`I25` -> (24, 8). BadPartError for what is no cell's name, TooManyCellsError for a cell
    beyond the last that a sheet can have."""
    match = _REFERENCE.fullmatch(name.upper())
    if match is None:
        raise TooManyCellsError if re.fullmatch("[A-Z]+[1-9][0-9]*", name.upper()) else BadPartError
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    if int(match[2]) > LAST_ROW or column > LAST_COLUMN:
        raise TooManyCellsError
    return int(match[2]) - 1, column - 1


def _row(name: str) -> int:
    """A row's number from 0, as `place`."""
    if not name.isascii() or not name.isdigit() or int(name[:9]) == 0:
        raise BadPartError
    if len(name) > 7 or int(name) > LAST_ROW:
        raise TooManyCellsError
    return int(name) - 1


_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
}  # fmt: skip
"""Number formats that every workbook knows by their number alone."""


def _styles(raw: bytes) -> list[_Style]:
    """Style number -> its number format, and whether its font has a line through it."""
    codes: dict[int, str] = {}
    fonts: list[bool] = []
    found: list[tuple[int, int]] = []
    inside: list[str] = []

    def begin(name: str, given: Attributes) -> None:
        inside.append(name)
        if name == "numFmt":
            codes[_number(given.get("numFmtId"))] = given.get("formatCode", "")
        elif name == "font" and "fonts" in inside:
            fonts.append(False)
        elif name == "strike" and "fonts" in inside and fonts:
            fonts[-1] = _is_on(given)
        elif name == "xf" and "cellXfs" in inside:
            found.append((_number(given.get("numFmtId")), _number(given.get("fontId"))))

    walk(raw, begin, lambda _: None if not inside else (inside.pop(), None)[1])
    return [
        _Style(
            _form(number, codes.get(number)),
            codes.get(number, _BUILT_IN.get(number, "")),
            font < len(fonts) and fonts[font],
        )
        for number, font in found
    ]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _form(number: int, code: str | None) -> str:
    if code is None:
        return PERCENT if number in _PERCENTS else DAY if number in _DAYS else ""
    if len(code) > LONGEST_FORMAT:
        raise BadPartError
    plain = _LITERAL.sub("", code).casefold().replace("general", "")
    if "%" in plain:
        return PERCENT
    return DAY if re.search(r"[ymdhs]", plain) else ""
