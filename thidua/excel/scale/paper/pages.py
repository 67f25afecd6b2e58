"""What the reader of scales sees of a file, whatever its kind: tables of texts, row by row; and the
sheets of a workbook as they are shown: 1.10 formatted 0.00 is 1.10, merged cells are one."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.grid import (
    Grid,
    GridCell,
    cell_name,
    drawn_on,
    grid_of,
    letters,
    number_text,
    open_workbook,
)
from thidua.excel.marks import PERCENT, BadPartError
from thidua.excel.unpack import unreadable
from thidua.text.vietnamese import nfc
from thidua.words import Lang, say

WORDS = re.compile(r"[^\W\d_]{2}")
"""Two letters, of a word."""


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of a table: its text as it is shown. `above` and `left`: merged with the cell over
    it or before it, which has the text."""

    text: str = ""
    above: bool = False
    left: bool = False
    doubt: str = ""


HIDDEN, STRUCK = "hidden_row", "struck_row"
"""Why a row is not read: the sheet does not show it, or all its words have a line through them."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row. `place` names it (`T2.R5` is row 5 of a Word file's table 2), `line` is its row in
    a sheet (0 in Word files); `words` is a paragraph before a table, which has one box;
    `left_out`: why it is not read, HIDDEN or STRUCK; `first`: the column that its first box stands in."""

    place: str
    line: int
    boxes: Sequence[Box]
    words: bool = False
    left_out: str = ""
    first: int = 0

    def box(self, column: int) -> Box:
        """The box at a column; an empty one beyond the row."""
        return self.boxes[column] if 0 <= column < len(self.boxes) else Box()

    def text(self, column: int) -> str:
        """Its text."""
        return self.box(column).text

    def put(self, boxes: dict[int, Box]) -> "PageRow":
        """The row with others in some columns."""
        width = max([len(self.boxes), *(column + 1 for column in boxes)])
        return replace(self, boxes=[boxes.get(c, self.box(c)) for c in range(width)])

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
    hidden: tuple[str, ...] = ()
    """The headings of columns that it does not show."""
    covered: tuple[PageRow, ...] = ()
    """These columns, each with its heading and all below it as one row."""


_TO_FILL = re.compile(r"(?:[.…_]\s*){2,}|…|v\.?v\W*", re.IGNORECASE)
_NUMBER = re.compile(r"\W*\w{0,4}(?:\.\w{1,2})*\W*")


def without_dots(page: Page) -> Page:
    """The page, empty where the cells of its rows have dots to write on, and without the rows that have
    nothing else behind their number."""
    rows = [
        row.put(
            {c: replace(b, text="") for c, b in enumerate(row.boxes) if _TO_FILL.fullmatch(b.text)}
        )
        for row in page.rows
        if not _is_to_fill(row)
    ]
    return replace(page, rows=rows)


def _is_to_fill(row: PageRow) -> bool:
    """`4 | ..... | ...`: for others to write in."""
    said = [box.text for box in row.boxes if box.text]
    told = [text for text in said if not _TO_FILL.fullmatch(text)]
    return len(told) < len(said) and (
        not told or (told == said[:1] and bool(_NUMBER.fullmatch(told[0])))
    )


NOTES = ""
"""The name of a page of what stands beside the text: notes, remarks, words in shapes."""
_IN_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "❶❷❸❹❺❻❼❽❾❿"
_IN_ONE = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐"
_USUAL = {
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", ""),
    **{sign: f"({n})" for signs in _IN_CIRCLES for n, sign in enumerate(signs, 1)},
    **{sign: unicodedata.normalize("NFKC", sign) for sign in _IN_ONE},
}
_SIGNS = str.maketrans(_USUAL)
_SMALL_L = re.compile(r"\A(?=[IVX]*l)[IVXl]{2,4}(?=\s*[.)/:-]|\Z)")


def clean(text: str) -> str:
    """A text in NFC, without signs that nobody sees; numbers that are one sign as others write them
    (`①`, `Ⅱ`), and a Roman number without small letters (`ll`)."""
    usual = nfc(text).translate(_SIGNS)
    return _SMALL_L.sub(lambda found: found[0].replace("l", "I"), usual)


_IN_WORD = re.compile(r"T(\d+)\.(?:R(\d+)|E)")


def place_words(lang: Lang, place: str) -> str:
    """A place for people: `B12`; `bảng 2, dòng 5`, `trên bảng 2`, `dưới bảng 2` (`T2.E`)."""
    match = _IN_WORD.fullmatch(place)
    if match is None:
        if place[:1] == "P" and place[1:].isdigit():
            return say(lang, "scale_draft.in_paragraph", n=place[1:])
        return place
    key = {"0": "above_table", None: "below_table"}.get(match[2], "in_table")
    return say(lang, f"scale_draft.{key}", table=match[1], row=match[2])


_DECIMALS = re.compile(r"0\.(0+)")


def pages_of_sheet(raw: bytes, file: str) -> list[Page] | Diagnostic:
    """Every sheet of an .xlsx file that it shows, or why it can't be read."""
    book = open_workbook(raw, file)
    if isinstance(book, Diagnostic):
        return book
    found, notes = [], []
    shown_ = [name for name in book.sheets if name not in book.hidden]
    passed = tuple(name for name in book.sheets if shown_ and name in book.hidden)  # only named
    for name in shown_ or book.sheets:
        grid = grid_of(book, name, file)
        if isinstance(grid, Diagnostic):
            return grid
        found.append(_page(grid, passed))
        said = [(f"{name}!{cell_name(*at)}", text) for at, text in grid.comments.items()]
        try:
            said += [(name, text) for text in drawn_on(book.parts, book.sheets[name])]
        except BadPartError:
            return unreadable(file, "broken")
        notes += [PageRow(at, 0, (Box(_lines(text)),), words=True) for at, text in said]
    return [*found, Page(NOTES, (), notes)] if notes else found


def _page(grid: Grid, passed: tuple[str, ...]) -> Page:
    above: set[tuple[int, int]] = set()
    left: set[tuple[int, int]] = set()
    height = len(grid.values)
    for top, first, bottom, last in grid.marks.merged:
        for row in range(top, min(bottom + 1, height)):
            for column in range(first, min(last + 1, 100)):
                if row > top:
                    above.add((row, column))
                if column > first:
                    left.add((row, column))
    rows = []
    hidden = grid.marks.hidden_columns
    for n, values in enumerate(grid.values):
        boxes = []
        for column in range(len(values)):
            covered = (n, column) in above or (n, column) in left or column in hidden
            box = Box() if covered else _shown_in_tenths(grid.cell(n, column))
            boxes.append(
                Box(box.text, (n, column) in above, (n, column) in left, box.doubt)
                if covered
                else box
            )
        left_out = HIDDEN if n in grid.marks.hidden_rows else ""
        filled = [box for box in boxes if box.text or box.doubt == "struck"]
        if filled and all(box.doubt == "struck" and not box.text for box in filled):
            left_out = STRUCK  # it is there no more, with its words
            cells = (grid.cell(n, column) for column in range(len(values)))
            boxes = [shown(replace(one, mark=replace(one.mark, kept=None))) for one in cells]
        rows.append(PageRow(f"R{n + 1}", n + 1, tuple(boxes), left_out=left_out))
    columns = [(column, _texts(grid, column)) for column in sorted(hidden)]
    heads = [texts[0] for _, texts in columns if texts]
    away = tuple(
        PageRow(f"{letters(column)}1", 1, tuple(Box(text) for text in texts))
        for column, texts in columns
        if texts
    )
    return Page(grid.name, rows, hidden=(*heads, *passed), covered=away)


def _texts(grid: Grid, column: int) -> list[str]:
    """The words of a column, its heading first."""
    shown_ = (shown(grid.cell(n, column)).text for n in range(len(grid.values)))
    return [" ".join(text.split()) for text in shown_ if text]


def _shown_in_tenths(cell: GridCell) -> Box:
    """The same, where 1.125 that is a number is 1.1250, and no thousand."""
    box = shown(cell)
    _, point, tenths = box.text.partition(".")
    thousands = isinstance(cell.value, float) and point and len(tenths) == len("000")
    return replace(box, text=f"{box.text}0") if thousands else box


UNCOMPUTED = "=?"
"""What is shown of a formula that has no value."""


def shown(cell: GridCell) -> Box:
    """A cell's text as the sheet shows it, without words that have a line through them; `doubt` where
    what it shows is not what it holds."""
    if cell.mark.kept is not None:
        return Box(_lines(cell.mark.kept), doubt="struck")
    if cell.mark.error or (cell.mark.formula and not cell.mark.has_value):
        return Box(cell.mark.error or UNCOMPUTED, doubt="formula_cell")
    value = cell.value
    if isinstance(value, bool):
        return Box("TRUE" if value else "FALSE", doubt="formula_cell")
    if isinstance(value, int | float):
        return _number(cell, value)
    if isinstance(value, datetime | date):
        return Box(_day(cell, value), doubt="date")
    if isinstance(value, str):
        return Box(_lines(value))
    return Box(str(value), doubt="date")


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in clean(text).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _number(cell: GridCell, value: float) -> Box:
    exact = number_text(value, shown=cell.mark.formula)
    code = cell.mark.code
    if cell.mark.form == PERCENT:
        return Box(number_text(float(Decimal(exact) * 100), shown=True) + "%")
    places = _DECIMALS.search(code)
    digits = len(places[1]) if places else 0
    has = len(exact.partition(".")[2])
    if digits > has:
        exact = f"{exact}{'' if has else '.'}{'0' * (digits - has)}"
    hidden = (
        bool(code)
        and code.casefold() != "general"
        and "#" not in code
        and "?" not in code
        and has > digits
    )
    return Box(exact, doubt="hidden" if hidden and re.fullmatch(r"[#0,.]*0[0.]*", code) else "")


_BETWEEN = re.compile(r"\b[dm]{1,2}\\?([./])[dm]{1,2}\b")


def _day(cell: GridCell, value: date | datetime) -> str:
    """A day as the sheet shows it: `1-11`, `1.2` that became dates are 1-11 and 1.2 again."""
    code = cell.mark.code.casefold()
    month_first = "m" in code and "d" in code and code.index("m") < code.index("d")
    first, second = (value.month, value.day) if month_first else (value.day, value.month)
    if "y" in code or not code:
        return f"{first:02}/{second:02}/{value.year}"
    between = _BETWEEN.search(code)
    return f"{first}{between[1] if between is not None else '-'}{second}"


def alone(row: PageRow) -> str:
    """The one text of a row; "" where it has several, or none."""
    texts = [box.text for box in row.boxes if box.text]
    return texts[0] if len(texts) == 1 else ""


def as_words(row: PageRow) -> PageRow:
    """A row with one text, as a paragraph above the rows below it."""
    column = next(n for n, box in enumerate(row.boxes) if box.text)
    place = cell_place(row, column)
    return replace(row, place=place, boxes=(Box(row.text(column)),), words=True)


def cell_place(row: PageRow, column: int) -> str:
    """`B12` in a sheet; the row's own place in a Word table."""
    return f"{letters(row.first + column)}{row.line}" if row.line else row.place
