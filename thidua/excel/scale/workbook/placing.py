"""What the rules say of a scale that came from a workbook, told at the cells that were typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.excel.grid import moved_to
from thidua.excel.marks import Place
from thidua.excel.scale.workbook.amounts import ITEM_KINDS
from thidua.excel.scale.workbook.cells import TypedRow
from thidua.excel.scale.workbook.names import Names
from thidua.excel.scale.workbook.rows import COLUMNS, SettingRow, Tree, book_rows, setting_rows
from thidua.excel.scale.workbook.sheet import MAIN, SECOND


def at_cells(
    told: Iterable[Diagnostic],
    tree: Tree,
    rows: Mapping[str, TypedRow],
    settings: Sequence[TypedRow],
    file: str,
) -> list[Diagnostic]:
    """The diagnostics of the scale in `tree`, each at the cell of the workbook `file` that its path
    came from; one that is of no row at the sheet."""
    placed = [*_rows(tree, rows), *_settings(tree, settings)]
    return [_moved(one, placed, file) for one in told]


def _rows(tree: Tree, rows: Mapping[str, TypedRow]) -> Iterator[tuple[Path, TypedRow]]:
    for row in book_rows(tree, Names()):
        if row.key in rows:
            yield row.path, rows[row.key]


def _settings(tree: Tree, settings: Sequence[TypedRow]) -> Iterator[tuple[Path, TypedRow]]:
    """Entries of the second sheet by their ids and names; settings by their keys."""
    for row in setting_rows(tree):
        line = next((one for one in settings if _is_of(one, row)), None)
        if line is not None:
            yield row.path, line


def _is_of(line: TypedRow, row: SettingRow) -> bool:
    if line.key == "/".join(str(step) for step in row.path):
        return line.cells["id"] in ("", row.key)
    return not line.key and line.cells["id"] in ("", row.key) and line.cells["name"] == row.name


def _moved(one: Diagnostic, placed: Sequence[tuple[Path, TypedRow]], file: str) -> Diagnostic:
    best: tuple[Path, TypedRow] | None = None
    for path, line in placed:
        if one.path[: len(path)] == path and (best is None or len(path) > len(best[0])):
            best = path, line
    if best is None:
        second = one.path and str(one.path[0]) not in ("criteria", "bonus", "deduct")
        return moved_to(one, file, SECOND if second else MAIN, None)
    line = best[1]
    place: Place = line.at(_column(line, one.path[len(best[0]) :]))
    return moved_to(one, file, line.sheet, place)


def _column(line: TypedRow, rest: Path) -> str:
    """The column that holds a part of a row's thing."""
    step = str(rest[0]) if rest else ""
    if line.sheet == SECOND:
        return step if step in ("id", "name") else "value"
    if step == "rule":
        return "kind" if rest[1:] in ((), ("kind",)) and not line.cells["params"] else "params"
    if step in ITEM_KINDS or step in ("one_of", "only_if_full", "range", "target"):
        return "params"
    return {"id": "code"}.get(step, step if step in COLUMNS else "name")
