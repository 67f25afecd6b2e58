"""What the rules say of a scale that came from a workbook, told at the cells that were typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity, Word, has_errors
from thidua.excel.edits import holder, judge, once
from thidua.excel.grid import moved_to
from thidua.excel.marks import Place
from thidua.excel.scale.workbook.amounts import ITEM_KINDS
from thidua.excel.scale.workbook.cells import TypedRow
from thidua.excel.scale.workbook.phrases import kind_of
from thidua.excel.scale.workbook.pieces import Names
from thidua.excel.scale.workbook.rows import (
    COLUMNS,
    SettingRow,
    Tree,
    book_rows,
    setting_rows,
    tree_of,
)
from thidua.excel.scale.workbook.setting_words import key_of
from thidua.excel.scale.workbook.sheet import MAIN, SECOND
from thidua.store.folder import Files, OverlayFiles
from thidua.store.yaml.node import node_of
from thidua.store.yaml.use import stands_in
from thidua.words.scale_book import WORDS


class TypedScale(NamedTuple):
    """The rows of both sheets of the workbook `file`, those of the first by their keys."""

    file: str
    rows: Mapping[str, TypedRow]
    settings: Sequence[TypedRow]


def judged(
    typed: TypedScale, changed: tuple[str, bytes], files: Files, folders: Sequence[str], year: int
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What the rules say of the scale as it would be, at the cells that make it so; and what it
    makes wrong in the other files. `changed`: the scale's file, and what it would hold; `folders`:
    of the blocs whose scale it is."""
    path, raw = changed
    found, new = judge(files, {path: raw}, folders, year)
    later = OverlayFiles(files, {path: raw})
    ours = [one for one in found if _of_scale(one, later) == path]
    others = [one for one in new if one not in ours]
    warned = [one._replace(severity=Severity.WARNING) for one in others if has_errors([one])]
    return once(_at_cells(ours, tree_of(raw.decode("utf-8-sig")), typed)), warned


def _of_scale(one: Diagnostic, files: Files) -> str | None:
    """The file that a diagnostic is about: of a scale that is used, the shared one."""
    return one.file and stands_in(one.file, one.path, files.bytes_of)


def _at_cells(told: Iterable[Diagnostic], tree: Tree, typed: TypedScale) -> list[Diagnostic]:
    """The diagnostics of the scale in `tree`, each at the cell that its path came from; one that
    is of no row at the sheet."""
    own = {
        row.path: typed.rows[row.key] for row in book_rows(tree, Names()) if row.key in typed.rows
    }
    placed = {**own, **dict(_settings(tree, typed.settings))}
    found = (_told(one, tree, placed, typed.file) for one in told)
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for one in found:  # a cell that lacks two things says too little, once
        same = one.code == "TD121" and one.span is not None
        seen.setdefault((one.code, one.span) if same else (len(seen),), one)
    return list(seen.values())


def _settings(tree: Tree, settings: Sequence[TypedRow]) -> Iterator[tuple[Path, TypedRow]]:
    """Entries of the second sheet by their ids and names; settings by their keys."""
    for row in setting_rows(tree, Names()):
        line = next((one for one in settings if _is_of(one, row)), None)
        if line is not None:
            yield row.path, line


def _is_of(line: TypedRow, row: SettingRow) -> bool:
    if line.key:
        return line.key == "/".join(str(step) for step in row.path)
    if row.fixed:
        said = line.cells["id"] or line.cells["name"]
        return key_of(row.section, said) == row.path[-1]
    return line.cells["id"] in ("", row.key) and line.cells["name"] == row.name


def _told(one: Diagnostic, tree: Tree, placed: Mapping[Path, TypedRow], file: str) -> Diagnostic:
    best = holder(one.path, placed)
    keys = {str(step) for step in one.path}
    where = tuple(step for step in one.where if step not in keys)
    one = one._replace(where=where, called=_called(tree, one.path))
    if best is None:
        second = one.path and str(one.path[0]) not in ("criteria", "bonus", "deduct")
        return moved_to(one, file, SECOND if second else MAIN, None)
    path, line = best
    column = _column(line, one.path[len(path) :])
    place: Place = line.at(column)
    if one.code == "TD121":
        one = one._replace(variant="cell")
    if one.code in ("TD121", "TD130"):
        one = one._replace(called=(*one.called, *typed_like(str(one.path[0]))))
    found = moved_to(one, file, line.sheet, place)
    return found._replace(where=(*found.where[:2], heading(line.sheet, column), *where))


def heading(sheet: str, column: str) -> Word:
    """The heading of a column."""
    key = "set_name" if (sheet, column) == (SECOND, "name") else column
    return Word(f"scale_book.column_{key}")


def typed_like(kind: str) -> tuple[tuple[str, str], ...]:
    """A hint that shows how the cell of a kind of rule is typed; nothing for an unknown kind."""
    key = f"like.{kind_of(kind) or kind}"
    return (("", f"scale_book.{key}"),) if key in WORDS else ()


def _called(tree: Tree, path: Path) -> tuple[tuple[str, str], ...]:
    """What the keys around a place are called in the workbook; for a rule also how its cell is
    typed, which takes the place of a hint that speaks of the file."""
    steps = [n for n, step in enumerate(path) if step == "rule"]
    rule = node_of(tree, path[: steps[-1] + 1]) if steps else None
    kind = str(rule.get("kind", "")) if isinstance(rule, dict) else str(rule or "")
    return (*((key, f"scale_book.{word}") for key, word in _HEADINGS.items()), *typed_like(kind))


_HEADINGS = {column: f"column_{column}" for column in COLUMNS if column not in ("side", "params")}
_HEADINGS |= {"id": "column_code", "rule": "column_kind", "bonus": "bonus", "deduct": "deduct"}


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
