"""The files behind a year workbook, read into trees; and the names behind the ids in them."""

from collections.abc import Iterable, Iterator, Mapping

from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.excel.workbook.names import AskedTask, RecordNames, word
from thidua.excel.workbook.records import value_at
from thidua.excel.workbook.tables import TOP, all_tables
from thidua.model.ballots import OFFICES
from thidua.model.legal_data import known
from thidua.model.scale.criteria import Scale
from thidua.rules.targets import pledged_task
from thidua.store.folder import Files
from thidua.store.yaml.node import mappings
from thidua.store.yaml.reader import Node, parse
from thidua.text.encodings import data_path
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, Lang
from thidua.year.bloc import Bloc

Bytes = dict[str, bytes]
SETTLED = ("rank", "leader")
"""What a settlement may be of, beside bands and awards."""


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
    return data_path(folder, name)


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
    items: dict[str, str] = {}
    asked: dict[str, AskedTask] = {}
    if book is not None:
        awards = {one.id: one.name for one in book.awards_of(year)[0]}
        if book.years[year].criteria is not None:
            scale = book.years[year].scale
            bands = {one.id: one.name for one in scale.bands}
            criteria = {one.id: f"{one.code or one.id} {one.name}" for one in scale.nodes.values()}
            items = {one: item.name for one, (item, _) in scale.items.items()}
            asked = dict(_asked(scale))
    offices = {one: word(lang, f"office.{one}") for one in OFFICES}
    settled = {one: word(lang, f"settled.{one}") for one in SETTLED}
    settled |= {f"band:{id_}": name for id_, name in bands.items()}
    settled |= {f"award:{id_}": name for id_, name in awards.items()}
    return RecordNames(
        lang,
        {
            "units": dict(_units(trees.get("units.yaml"))),
            "awards": awards,
            "bands": bands,
            "criteria": criteria,
            "items": items,
            "bases": dict(_bases(trees.get("/thidua.yaml"))),
            "offices": {**offices, **awards},
            "settled": settled,
        },
        {
            "offices": _in_every_language("office", OFFICES),
            "settled": _in_every_language("settled", SETTLED),
        },
        asked=asked,
    )


def _asked(scale: Scale) -> Iterator[tuple[str, AskedTask]]:
    """The tasks by whose plans criteria are scored."""
    for node in scale.nodes.values():
        task = pledged_task(node.leaf_rule.own_target) if node.is_leaf else None
        if task is not None:
            exempt = scale.exempt.get(node.id, frozenset())
            yield task, AskedTask(node.name, node.measure or "", exempt)


def _in_every_language(area: str, ids: Iterable[str]) -> dict[str, set[str]]:
    """What words of the format are called, whatever language the workbook was made in."""
    return {fold(word(lang, f"{area}.{one}")): {one} for one in ids for lang in SPOKEN}


def _bases(tree: Node) -> Iterator[tuple[str, str]]:
    """The legal acts that thidua knows, and those of the province."""
    yield from ((one.id, one.name) for one in known())
    for one in mappings(value_at(tree, ("bases",))):
        if isinstance(id_ := one.get("id"), str):
            said = one.get("number") or one.get("title") or id_
            yield id_, f"{one.get('kind', '')} {said}".strip()


def _units(tree: Node) -> Iterator[tuple[str, str]]:
    for one in mappings(value_at(tree, ("units",))):
        if isinstance(id_ := one.get("id"), str):
            yield id_, str(one.get("name") or id_)
