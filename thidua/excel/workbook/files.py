"""The files behind a year workbook: read into trees, and written again with its edits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from thidua.bloc.awarding.awards import awards_of
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.excel.workbook.merging import RecordEdit
from thidua.excel.workbook.names import RecordNames, word
from thidua.excel.workbook.records import value_at
from thidua.excel.workbook.tables import TOP, all_tables
from thidua.model.ballots import OFFICES
from thidua.store.folder import Files
from thidua.store.yaml import splice
from thidua.store.yaml.dump import dump
from thidua.store.yaml.reader import Node, parse
from thidua.words import Lang
from thidua.year.bloc import Bloc

Bytes = dict[str, bytes]


def read_files(files: Files, folder: str, year: int) -> tuple[Bytes, list[Diagnostic]]:
    """The files that a year workbook holds, by their path in the bloc's folder."""
    found: Bytes = {}
    problems: list[Diagnostic] = []
    for name in sorted(
        {one for table in all_tables() for one in _named(files, folder, table.file, year)}
    ):
        raw = files.read(inside(folder, name))
        if isinstance(raw, Diagnostic):
            problems.append(raw)
        elif raw is not None:
            found[name] = raw
    return found, problems


def _named(files: Files, folder: str, pattern: str, year: int) -> Iterator[str]:
    name = pattern.format(year=year)
    if "*" not in name:
        yield name
        return
    place = name.partition("*")[0].rstrip("/")
    for one in files.names(inside(folder, place))[1]:
        if one.endswith(".yaml"):
            yield f"{place}/{one}"


def inside(folder: str, name: str) -> str:
    """A file's path in the data folder: below the bloc's own, or at its top."""
    if name.startswith(TOP):
        return name.removeprefix(TOP)
    return f"{folder}/{name}" if folder else name


def outside(folder: str, path: str) -> str:
    """A file's name in the tables, by its path in the data folder."""
    if path in _AT_TOP:
        return f"{TOP}{path}"
    return path.removeprefix(f"{folder}/") if folder else path


_AT_TOP = frozenset(
    table.file.removeprefix(TOP) for table in all_tables() if table.file.startswith(TOP)
)


def trees_of(raw: Mapping[str, bytes], folder: str) -> tuple[dict[str, Node], list[Diagnostic]]:
    """What the files hold."""
    trees: dict[str, Node] = {}
    problems: list[Diagnostic] = []
    for name, data in raw.items():
        trees[name], told = parse(data, inside(folder, name))
        problems += told
    return trees, problems if has_errors(problems) else []


def names_of(
    lang: Lang, files: Files, folder: str, year: int, trees: Mapping[str, Node]
) -> RecordNames:
    """The names behind every id that the workbook's cells may refer to."""
    bloc = Bloc(files, folder, unguarded=True)
    book = bloc.load([([year], ("criteria", "awards"))]).book
    awards: dict[str, str] = {}
    bands: dict[str, str] = {}
    criteria: dict[str, str] = {}
    if book is not None:
        awards = {one.id: one.name for one in awards_of(book, year)[0]}
        if book.years[year].criteria is not None:
            scale = book.years[year].scale
            bands = {one.id: one.name for one in scale.bands}
            criteria = {one.id: f"{one.code or one.id} {one.name}" for one in scale.nodes.values()}
    offices = {one: word(lang, f"office.{one}") for one in OFFICES}
    settled = {one: word(lang, f"settled.{one}") for one in ("rank", "leader")}
    settled |= {f"band:{id_}": name for id_, name in bands.items()}
    settled |= {f"award:{id_}": name for id_, name in awards.items()}
    return RecordNames(
        lang,
        {
            "units": dict(_units(trees.get("units.yaml"))),
            "awards": awards,
            "bands": bands,
            "criteria": criteria,
            "offices": {**offices, **awards},
            "settled": settled,
        },
    )


def _units(tree: Node) -> Iterator[tuple[str, str]]:
    units: Any = value_at(tree, ("units",))
    for one in units if isinstance(units, list) else []:
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            yield one["id"], str(one.get("name") or one["id"])


def edited(
    raw: Mapping[str, bytes], edits: Sequence[RecordEdit], folder: str
) -> tuple[Bytes, list[Diagnostic]]:
    """The files that change, with their new bytes: those that are there are spliced."""
    changed: Bytes = {}
    new: dict[str, dict[str, Node]] = {}
    for edit in edits:
        if edit.file not in raw:
            _into(new.setdefault(edit.file, _begun(edit.file)), edit)
            continue
        made = _spliced(changed.get(edit.file, raw[edit.file]), edit, inside(folder, edit.file))
        if isinstance(made, Diagnostic):
            return {}, [made]
        changed[edit.file] = made
    for name, tree in new.items():
        written = dump(tree, inside(folder, name))
        if isinstance(written, Diagnostic):
            return {}, [written]
        changed[name] = written
    return changed, []


def _begun(name: str) -> dict[str, Node]:
    """What a new file begins with: a pledge is of the unit that its name says."""
    return {"unit": name.rpartition("/")[2].removesuffix(".yaml")} if "/pledges/" in name else {}


def _into(tree: dict[str, Node], edit: RecordEdit) -> None:
    """An edit of a file that is not there yet."""
    if edit.after is None:
        return
    if not edit.path:
        tree.update(edit.after if isinstance(edit.after, dict) else {})
        return
    at: Any = tree
    for step in edit.path[:-1]:
        at = at[step] if isinstance(step, int) else at.setdefault(step, {})
    if edit.adds:
        at.setdefault(edit.path[-1], []).append(edit.after)
    else:
        at[edit.path[-1]] = edit.after


def _spliced(raw: bytes, edit: RecordEdit, file: str) -> bytes | Diagnostic:
    tree, told = parse(raw, file)
    if tree is None and told:
        return told[0]
    if edit.adds:
        if isinstance(value_at(tree, edit.path), list):
            return splice.append_item(raw, edit.path, edit.after, file)
        return _deep(raw, tree, edit.path, [edit.after], file)
    if edit.after is None:
        return _removed(raw, tree, edit.path, file)
    return _deep(raw, tree, edit.path, edit.after, file)


def _deep(raw: bytes, tree: Node, path: Path, value: Node, file: str) -> bytes | Diagnostic:
    """Puts a value where perhaps not even the mapping around it is."""
    for depth in range(1, len(path)):
        if value_at(tree, path[:depth]) is None:
            inner: Node = value
            for step in reversed(path[depth:]):
                inner = {str(step): inner}
            return splice.put(raw, path[:depth], inner, file)
    return splice.put(raw, path, value, file)


def _removed(raw: bytes, tree: Node, path: Path, file: str) -> bytes | Diagnostic:
    """Takes a key away; a mapping that nothing is left in goes with it."""
    while len(path) > 1 and isinstance(path[-2], str):
        around = value_at(tree, path[:-1])
        if not isinstance(around, dict) or len(around) > 1:
            break
        path = path[:-1]
    return splice.remove(raw, path, file)
