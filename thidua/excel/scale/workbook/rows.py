"""The rows of a scale workbook: each criterion, list and item of criteria.yaml as texts.

They are made of what the file holds, not of the model, so that a row is exactly what stands there.
A row's key names its thing by ids; what has no column stays in the file untouched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Path
from thidua.excel.scale.workbook.amounts import amount_phrase
from thidua.excel.scale.workbook.phrases import rule_phrase
from thidua.excel.scale.workbook.pieces import Names, number, shown
from thidua.excel.scale.workbook.setting_words import entry_shown, label, setting_shown
from thidua.store.yaml.dump import flow
from thidua.store.yaml.node import Node, mappings
from thidua.store.yaml.reader import parse

COLUMNS = (
    "code", "name", "max", "kind", "params", "side", "cap",
    "measure", "not_for", "verifier", "evidence",
)  # fmt: skip
"""The columns that are read back, in order; `Hiểu là` stands behind them."""
SIDES = {"bonus": "Thưởng", "deduct": "Trừ"}
FLAGS = {"one_of": "chỉ tính mục lớn nhất", "only_if_full": "chỉ khi đạt đủ điểm"}
NODE, ITEM, LIST = "node", "item", "list"
TAKES = {
    NODE: frozenset(COLUMNS) - {"cap"},
    ITEM: frozenset(("code", "name", "kind", "params", "side", "cap")),
    LIST: frozenset(("params", "side", "cap")),
}
"""The columns in which a row of each sort says something."""
Tree = dict[str, Node]


@dataclass(slots=True)
class BookRow:
    """One row. `key`: what it is of (`1.2`, `1.2#bonus`, `1.2.a`); `path` leads there in the
    file; `depth`: how far in; `cells`: column -> text."""

    what: str
    key: str
    path: Path
    depth: int
    cells: dict[str, str] = field(default_factory=dict)
    parent: str = ""


def tree_of(text: str) -> Tree:
    """A text of criteria.yaml as what it holds; nothing where it can't be read."""
    tree, _ = parse(text.encode(), "")
    return tree if isinstance(tree, dict) else {}


def book_rows(tree: Tree, names: Names) -> list[BookRow]:
    """Every row of a scale, in the order of the file."""
    names = names.of_scale(tree)
    rows: list[BookRow] = []
    rows += _lists(tree, "", (), 0, names)
    for n, node in enumerate(mappings(tree.get("criteria"))):
        rows += _node(node, ("criteria", n), 0, "", names)
    return rows


def _node(node: Tree, path: Path, depth: int, parent: str, names: Names) -> Iterator[BookRow]:
    ident = str(node.get("id", ""))
    kind, params = rule_phrase(node.get("rule"), names)
    cells = {
        "code": text_of(node.get("code")) or ident,
        "name": text_of(node.get("name")),
        "max": shown(text_of(node.get("max"))),
        "kind": kind,
        "params": params,
        "measure": text_of(node.get("measure")),
        "not_for": named(node.get("not_for"), names.units),
        "verifier": named(node.get("verifier"), names.offices),
        "evidence": text_of(node.get("evidence")),
    }
    yield BookRow(NODE, ident, path, depth, filled(cells), parent)
    yield from _lists(node, ident, path, depth + 1, names)
    for n, child in enumerate(mappings(node.get("criteria"))):
        yield from _node(child, (*path, "criteria", n), depth + 1, ident, names)


def _lists(node: Tree, ident: str, path: Path, depth: int, names: Names) -> Iterator[BookRow]:
    """The lists of a node (or of the scale: ident "")."""
    for side, word in SIDES.items():
        spec = node.get(side)
        if spec is None:
            continue
        here: Path = (*path, side)
        items: Node = spec
        if isinstance(spec, dict):
            items, here = spec.get("items"), (*path, side, "items")
            head = list_cells(spec, word)
            yield BookRow(LIST, f"{ident}#{side}", (*path, side), depth, head, ident)
        for n, item in enumerate(mappings(items)):
            yield _item(item, (*here, n), depth, word, ident, names)


def list_cells(spec: Tree, word: str) -> dict[str, str]:
    """The cells of what holds for all items of a list together."""
    said = "; ".join(said for key, said in FLAGS.items() if spec.get(key) == "true")
    return filled({"side": word, "cap": shown(text_of(spec.get("cap"))), "params": said})


def _item(item: Tree, path: Path, depth: int, word: str, parent: str, names: Names) -> BookRow:
    kind, params = rule_phrase(item["rule"], names) if "rule" in item else amount_phrase(item)
    cells = {
        "code": text_of(item.get("id")),
        "name": text_of(item.get("name")),
        "kind": kind,
        "params": params,
        "side": word,
        "cap": shown(text_of(item.get("cap"))),
    }
    return BookRow(ITEM, text_of(item.get("id")), path, depth, filled(cells), parent)


def text_of(value: Node) -> str:
    """A value as a cell shows it."""
    if value is None:
        return ""
    return value if isinstance(value, str) else flow(value)


def out_of_place(what: str, cells: Mapping[str, str]) -> dict[str, str]:
    """The filled cells that say nothing in a row of this sort: column -> why. The limit of a
    criterion is its points, so the same figure is none too much."""
    said = {column for column in COLUMNS if cells.get(column, "").strip()} - TAKES[what]
    if what == NODE and None is not number(cells["cap"]) == number(cells["max"]):
        said.discard("cap")
    whys = {"cap": "no_cap", "max": "no_max"}
    return {column: whys.get(column, "no_column") for column in COLUMNS if column in said}


def filled(cells: Mapping[str, str]) -> dict[str, str]:
    """Every column, "" where there is nothing."""
    return {column: cells.get(column, "") for column in COLUMNS}


def named(value: Node, names: Mapping[str, str]) -> str:
    """Ids as names, with commas between; an id of which there is no name stays."""
    if value is None:
        return ""
    ids = value if isinstance(value, list) else [value]
    return ", ".join(names.get(str(one), str(one)) for one in ids)


# -- the second sheet -------------------------------------------------------------------------------

SETTINGS = (
    "stages", "offices", "facts", "bands", "rounding", "ranking", "not_applicable", "floor",
    "clamp", "limit", "reasons", "divisions", "status", "source", "year", "max",
)  # fmt: skip
"""Keys of the scale that the second sheet holds, in the order in which it shows them."""


@dataclass(slots=True)
class SettingRow:
    """One line of the second sheet: what it belongs to, its id and name, everything else of it in
    words; `fixed`: the name says which key of the data it is, and does not change."""

    path: Path
    section: str
    key: str
    name: str = ""
    value: str = ""
    fixed: bool = False


def setting_rows(tree: Tree, names: Names) -> list[SettingRow]:
    """The scale's own settings."""
    names = names.of_scale(tree)
    rows: list[SettingRow] = []
    for section in SETTINGS:
        value = tree.get(section, "" if section == "source" else None)  # the act that adopted it
        if value is None:
            continue
        if isinstance(value, list):
            for n, one in enumerate(value):
                rows.append(_entry(section, (section, n), one, names))
        elif isinstance(value, dict):
            rows += [
                SettingRow(
                    (section, key), section, "", label(section, key),
                    setting_shown(section, key, each, names), fixed=True,
                )
                for key, each in value.items()
            ]  # fmt: skip
        else:
            said = setting_shown(section, "", value, names)
            rows.append(SettingRow((section,), section, "", value=said))
    return rows


def _entry(section: str, path: Path, one: Node, names: Names) -> SettingRow:
    if not isinstance(one, dict):
        return SettingRow(path, section, "", value=text_of(one))
    said = entry_shown(section, one, names)
    return SettingRow(path, section, text_of(one.get("id")), text_of(one.get("name")), said)
