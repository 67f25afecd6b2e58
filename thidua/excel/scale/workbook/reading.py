"""Reads a scale workbook back: its rows, its settings, and the scale that it was made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.grid import Grid, Workbook, at_cell, grid_of
from thidua.excel.scale.paper.pages import shown
from thidua.excel.scale.workbook.cells import TypedRow
from thidua.excel.scale.workbook.rows import COLUMNS
from thidua.excel.scale.workbook.sheet import FIRST, HIDDEN, MAIN, MARK, SECOND, SETTING_COLUMNS
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, say


@dataclass(slots=True)
class ReadBook:
    """What a workbook holds: `base` is the text that it was made from, `about` what it is of;
    `problems`: what stands where nothing is read."""

    base: str
    about: Mapping[str, str]
    rows: list[TypedRow] = field(default_factory=list)
    settings: list[TypedRow] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def is_draft(self) -> bool:
        """Whether it was made from an office's own table, and not from a scale of the data."""
        return "year" not in self.about

    @property
    def first(self) -> list[str]:
        """The keys of the rows that stood above all others, as the doubtful ones of a draft do; all
        rows where it is not known in which order they stood."""
        if self.is_draft and FIRST not in self.about:
            return [row.key for row in self.rows]
        return self.about.get(FIRST, "").split()


def is_scale_book(book: Workbook, file: str) -> bool:
    """Whether an opened workbook is one of thidua's scale workbooks."""
    if MAIN not in book.sheets or HIDDEN not in book.sheets:
        return False
    grid = grid_of(book, HIDDEN, file)
    return isinstance(grid, Grid) and grid.cell(0, 0).text() == MARK


def read_book(book: Workbook, file: str) -> ReadBook | Diagnostic:
    """Everything in it; a Diagnostic where a sheet can't be read."""
    grids: list[Grid] = []
    for name in (HIDDEN, MAIN, *([SECOND] if SECOND in book.sheets else [])):
        grid = grid_of(book, name, file)
        if isinstance(grid, Diagnostic):
            return grid
        grids.append(grid)
    hidden = grids[0]
    lines = [_raw(hidden, n) for n in range(len(hidden.values))]
    end = lines.index("---") if "---" in lines else 1
    about = dict(line.split("=", 1) for line in lines[1:end] if "=" in line)
    # A spreadsheet that saves it lets go of the blank line at its end.
    base = "\n".join(lines[end + 1 :]).rstrip("\n") + "\n"
    found = ReadBook(base, about)
    rows = [_typed(found, grid, file) for grid in grids[1:]]
    for read in rows:
        if isinstance(read, Diagnostic):
            return read
        (found.rows if read and read[0].sheet == MAIN else found.settings).extend(read)
    return found


def _raw(grid: Grid, row: int) -> str:
    value = grid.cell(row, 0).value
    return value if isinstance(value, str) else grid.cell(row, 0).text()


_NEVER_READ = ("sentence", "doubt")
"""Columns in which only thidua writes."""


def _typed(found: ReadBook, grid: Grid, file: str) -> list[TypedRow] | Diagnostic:
    """The rows of a sheet below its headings, wherever these stand by now."""
    needed = COLUMNS if grid.name == MAIN else SETTING_COLUMNS
    best: dict[str, int] = {}
    top = 0
    for row in range(min(len(grid.values), 30)):
        at = _headings(grid, row, ("key", *needed, "mark", *_NEVER_READ))
        if len(at) > len(best):
            best, top = at, row
    if grid.name == SECOND:
        best.setdefault("key", 0)
    missing = [one for one in ("key", *needed) if one not in best]
    if missing:
        said = ", ".join(f"“{say('vi', f'scale_book.column_{one}')}”" for one in missing)
        return Diagnostic(
            "TD942", file, args={"found": said}, variant="headings", where=(grid.name,)
        )
    rows = [_row(grid, row, best, needed) for row in range(top + 1, len(grid.values))]
    _beside(found, grid, file, top, set(best.values()))
    return [one for one in rows if one.key or not one.is_blank]


def _headings(grid: Grid, row: int, columns: Sequence[str]) -> dict[str, int]:
    """Which column stands where, by a row's words in either language."""
    heads = {fold(say(lang, f"scale_book.column_{one}")): one for one in columns for lang in SPOKEN}
    at: dict[str, int] = {}
    for column in range(len(grid.values[row])):
        said = heads.get(fold(shown(grid.cell(row, column)).text))
        if said is not None:
            at.setdefault(said, column)
    return at


def _row(grid: Grid, row: int, at: Mapping[str, int], columns: Sequence[str]) -> TypedRow:
    boxes = {
        ("name" if one == "set_name" else one): shown(grid.cell(row, at[one])) for one in columns
    }
    cells = {one: box.text if grid.name == MAIN else box.text.strip() for one, box in boxes.items()}
    unsure = {one: box.doubt for one, box in boxes.items() if box.doubt}
    key = shown(grid.cell(row, at["key"])).text.strip()
    mark = shown(grid.cell(row, at["mark"])).text.strip() if "mark" in at else ""
    places = {"name" if one == "set_name" else one: place for one, place in at.items()}
    return TypedRow(grid.name, row, key, cells, bool(mark), places, unsure)


def _beside(found: ReadBook, grid: Grid, file: str, top: int, known: set[int]) -> None:
    """Columns that a person added, and comments: told, since they are not read."""
    told: set[int] = set()
    for cell in grid.filled():
        if cell.row > top and cell.column not in known | told:
            told.add(cell.column)
            args = {"found": cell.text()[:60]}
            place = (cell.row, cell.column)
            found.problems.append(at_cell("TD968", file, grid.name, place, args=args))
    for place, text in grid.comments.items():
        args = {"found": text[:60]}
        found.problems.append(at_cell("TD968", file, grid.name, place, "comment", args))
