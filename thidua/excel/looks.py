"""How the cells of our workbooks look: fonts, colours and borders, the height of rows,
and a workbook that gives the same bytes for the same content."""

from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from thidua.excel.grid import letters

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT = "Times New Roman"
ENTRY_COLOUR, HEAD_COLOUR, SECTION_COLOUR, GROUP_COLOUR = "#FFF8DC", "#DCE6F1", "#EDEDED", "#F5F7FA"
FAINT = "#808080"
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed mark for equal bytes, no point in time)
Look = dict[str, object]


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self.book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self._asked: dict[tuple[tuple[str, object], ...], Format] = {}
        """The same, by what was said, in the order in which it was said."""

    def get(self, **look: object) -> "Format":
        """A format: Times New Roman 11, locked, wrapped, unless said otherwise."""
        asked = tuple(look.items())
        found = self._asked.get(asked)
        if found is None:
            found = self._asked[asked] = self._whole(look)
        return found

    def _whole(self, look: Look) -> "Format":
        whole: Look = {"font_name": FONT, "font_size": 11, "valign": "vcenter", "text_wrap": True}
        key = tuple(sorted({**whole, **look}.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(dict(key))
        return self._made[key]

    def body(self, **look: object) -> "Format":
        """A cell of the table: with thin borders."""
        return self.get(**{"border": 1, "border_color": "#9AA5B1", **look})

    def typed(self, **look: object) -> "Format":
        """A cell that people fill in: open, pale yellow."""
        return self.body(**{"locked": False, "bg_color": ENTRY_COLOUR, "align": "center", **look})


class HiddenLists:
    """The lists of a workbook, each once on a hidden sheet: a list in a validation itself may have
    no commas and only 255 characters. `first`: the first column that they may take."""

    def __init__(self, sheet: "Worksheet", first: int) -> None:
        self.sheet, self.first = sheet, first
        self._made: dict[tuple[str, ...], str] = {}

    def range(self, words: tuple[str, ...]) -> str:
        """Where a validation finds these words."""
        if words not in self._made:
            column = self.first + len(self._made)
            for n, word in enumerate(words):
                self.sheet.write_string(n, column, word)
            name = letters(column)
            self._made[words] = f"={self.sheet.name}!${name}$1:${name}${len(words)}"
        return self._made[words]


def made(title: str, write: "Callable[[Workbook], None]") -> bytes:
    """A workbook that `write` fills, of rows that grow with what people type: XlsxWriter marks each
    height as one that stays. Loads XlsxWriter."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    book = Workbook(stream, options)
    book.set_properties({"title": title, "created": CREATED})
    write(book)
    book.close()
    with ZipFile(stream) as parts:
        return zipped((part, _growing(part, parts.read(part))) for part in parts.infolist())


def _growing(part: ZipInfo, data: bytes) -> bytes:
    is_sheet = part.filename.startswith("xl/worksheets/")
    return data.replace(b' customHeight="1"', b"") if is_sheet else data


def zipped(parts: Iterable[tuple[ZipInfo, bytes]]) -> bytes:
    """A workbook of such parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as book:
        for part, data in parts:
            info = ZipInfo(part.filename, part.date_time)
            info.compress_type = ZIP_DEFLATED
            book.writestr(info, data)
    return stream.getvalue()


# -- heights ---------------------------------------------------------------------------------------

LINE = 1.32
"""The height of a line over the size of its letters."""
LETTER = 0.435
"""The width of an average letter of Times New Roman over its size; bold is wider."""
BOLD = 1.08
DIGIT = 7.0
"""Pixels of a digit of the workbook's standard font: what column widths count."""
LEAST, MOST = 15.5, 400.0


def row_height(cells: Iterable[tuple[str, float, float, bool]]) -> float:
    """Points. In: each cell's text, its column's width in digits, its letters' size, bold."""
    needed = (
        sum(_lines(line, width, size, bold) for line in text.split("\n")) * size * LINE + 3
        for text, width, size, bold in cells
    )
    return min(max([LEAST, *needed]), MOST)


def _lines(text: str, width: float, size: float, bold: bool) -> int:
    """Lines that one line of a text takes in a column, broken at blanks."""
    letter = size * 96 / 72 * LETTER * (BOLD if bold else 1)
    room = max(4, int((width * DIGIT - 4) / letter))
    lines, used = 1, 0
    for word in text.split():
        length = len(word) + (1 if used else 0)
        if used and used + length > room:
            lines, used, length = lines + 1, 0, len(word)
        further, used = divmod(used + length - 1, room)
        lines, used = lines + further, used + 1
    return lines
