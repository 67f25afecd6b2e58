"""What was changed in a scale workbook: cell by cell against the scale that it was made from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Path
from thidua.excel.scale.codes import depth_in, parts, slug
from thidua.excel.scale.workbook.phrases import (
    ITEM_KINDS,
    BadPhraseError,
    kind_of,
    read_phrase,
    typed,
)
from thidua.excel.scale.workbook.rows import (
    FLAGS,
    ITEM,
    LIST,
    NODE,
    SIDES,
    BookRow,
    Names,
    Tree,
    book_rows,
    filled,
)
from thidua.excel.scale.write import MOST_SHARE, says_over_100
from thidua.store.yaml.node import Node, node_of
from thidua.text.vietnamese import fold

REMARK = "?"
"""How the key of a row begins that only tells something."""
GONE = "-"
"""What is typed into a cell to take its value away; an emptied cell asks."""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as it came back: its place for messages, its key ("" for a new one), its cells;
    `doubtful`: it still bears the mark that asks people to look at it."""

    cell: str
    row: int
    key: str
    cells: Mapping[str, str]
    doubtful: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)

    def at(self, column: str) -> str:
        """The cell of a column, for messages."""
        return f"{self.columns[column]}{self.row}" if column in self.columns else self.cell


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A line of the second sheet as it came back; `path` is "" for a new one."""

    row: int
    path: str
    section: str
    ident: str
    name: str
    value: str

    @property
    def cell(self) -> str:
        """The cell of its value, for messages."""
        return f"E{self.row}"


@dataclass(frozen=True, slots=True)
class ScaleEdit:
    """One value that changes: of what (its key), which key of it, before and after (None: gone).
    `path` is its place in the base, `inner` its end, within the thing; `after` of a `new` one is a
    whole criterion or item."""

    cell: str
    of: str
    key: str
    path: Path
    before: Node
    after: Node
    new: bool = False
    inner: Path = ()


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that says nothing that the scale can hold: which, why, and the words found."""

    cell: str
    row: int
    why: str
    found: str = ""


@dataclass(slots=True)
class Edits:
    """Everything that a workbook changes, and what is wrong in it."""

    edits: list[ScaleEdit] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


_KEYS = {
    "code": "code",
    "name": "name",
    "max": "max",
    "cap": "cap",
    "measure": "measure",
    "evidence": "evidence",
}
_NEEDED = ("name", "max", "kind")


def read_edits(tree: Tree, typed_rows: Sequence[TypedRow], names: Names) -> Edits:
    """The edits of the rows that came back, against the scale in `tree`."""
    found = Edits()
    base = {row.key: row for row in book_rows(tree, names)}
    seen: set[str] = set()
    for one in typed_rows:
        if one.doubtful:
            found.problems.append(CellProblem(one.cell, one.row, "doubtful", one.cells["name"]))
        if not one.key or one.key.startswith(REMARK):
            continue
        row = base.get(one.key)
        if row is None or one.key in seen:
            found.problems.append(CellProblem(one.cell, one.row, "key", one.key))
            continue
        seen.add(one.key)
        _compare(found, tree, row, one, names)
    _new_rows(found, typed_rows, base, names)
    found.absent = [row.key for key, row in base.items() if key not in seen]
    return found


def _compare(found: Edits, tree: Tree, row: BookRow, one: TypedRow, names: Names) -> None:
    old = node_of(tree, row.path)
    differing = [c for c in row.cells if not same_text(row.cells[c], one.cells.get(c, ""))]
    for column in differing:
        if not one.cells.get(column, "").strip():
            found.problems.append(
                CellProblem(one.at(column), one.row, "emptied", row.cells[column])
            )
    differing = [c for c in differing if one.cells.get(c, "").strip()]
    if {"kind", "params"} & set(differing):
        _rule(found, row, one, old)
    for column in differing:
        if column in ("kind", "params"):
            continue
        if column == "side":
            found.problems.append(CellProblem(one.at(column), one.row, "side", one.cells[column]))
            continue
        try:
            key, value = read_cell(column, one.cells[column], names)
        except BadPhraseError as bad:
            found.problems.append(CellProblem(one.at(column), one.row, column, str(bad)))
            continue
        if key == "code" and row.what == ITEM:
            found.problems.append(CellProblem(one.at(column), one.row, "id", one.cells[column]))
            continue
        before = old.get(key) if isinstance(old, dict) else None
        if before is None and value is None:
            continue
        found.edits.append(ScaleEdit(one.cell, row.key, key, (*row.path, key), before, value))
        if (key, before, value) == ("measure", None, "%") and isinstance(old, dict):
            _widen(found, row, one, old)


def _widen(found: Edits, row: BookRow, one: TypedRow, old: Tree) -> None:
    """A percent of a plan, newly accepted, may go over 100, as in a draft that asks nothing."""
    said = "\n".join([*(str(old.get(key, "")) for key in ("name", "text")), one.cells["params"]])
    if "range" not in old and says_over_100(said):
        path = (*row.path, "range")
        found.edits.append(
            ScaleEdit(one.cell, row.key, "range", path, None, [typed("0"), MOST_SHARE])
        )


def same_text(a: str, b: str) -> bool:
    """Whether two cells say the same: blanks and the look of a number don't count."""
    if " ".join(a.split()) == " ".join(b.split()):
        return True
    return number(a) is not None and number(a) == number(b)


def number(text: str) -> str | None:
    """A figure in its shortest form; None for other texts."""
    small = text.strip().replace(",", ".")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", small):
        return None
    return (small.rstrip("0").rstrip(".") if "." in small else small) or "0"


def _rule(found: Edits, row: BookRow, one: TypedRow, old: Node) -> None:
    """The kind of rule and its parameters, which are one thing."""
    kind, params = one.cells.get("kind", "").strip(), one.cells.get("params", "").strip()
    before = old if isinstance(old, dict) else {}
    try:
        if row.what == LIST:
            for key, value in _flags(params).items():
                if before.get(key) != value and not (before.get(key) is None and value is None):
                    edit = ScaleEdit(
                        one.cell, row.key, key, (*row.path, key), before.get(key), value
                    )
                    found.edits.append(edit)
            return
        amount = next((key for key, word in ITEM_KINDS.items() if fold(word) == fold(kind)), None)
        if row.what == ITEM and amount is not None:
            _amount(found, row, one, before, amount, params)
            return
        rule = None if kind == GONE else read_phrase(kind, params, before.get("rule"))
    except BadPhraseError as bad:
        why = "kind" if str(bad) == kind and kind_of(kind) is None else "params"
        found.problems.append(CellProblem(one.at(why), one.row, why, str(bad)))
        return
    for key in ITEM_KINDS if row.what == ITEM else ():
        if key in before:
            found.edits.append(
                ScaleEdit(one.cell, row.key, key, (*row.path, key), before[key], None)
            )
    for inner, was, now in differences(before.get("rule"), rule, ("rule",)):
        path = (*row.path, *inner)
        found.edits.append(ScaleEdit(one.cell, row.key, "rule", path, was, now, inner=inner))


Difference = tuple[Path, Node, Node]


def differences(old: Node, new: Node, path: Path) -> Iterator[Difference]:
    """The smallest values in which two rules differ, so that comments beside the others stay."""
    if isinstance(old, dict) and isinstance(new, dict) and old.get("kind") == new.get("kind"):
        for key in [*old, *(key for key in new if key not in old)]:
            if old.get(key) != new.get(key):
                yield from differences(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new) > 0:
        for n, (was, now) in enumerate(zip(old, new, strict=True)):
            if was != now:
                yield from differences(was, now, (*path, n))
    elif old != new:
        yield path, old, new


def _amount(found: Edits, row: BookRow, one: TypedRow, before: Tree, key: str, params: str) -> None:
    if number(params.rstrip("%")) is None:
        raise BadPhraseError(params)
    for other in ("rule", *ITEM_KINDS):
        if other != key and other in before:
            path = (*row.path, other)
            found.edits.append(ScaleEdit(one.cell, row.key, other, path, before[other], None))
    path = (*row.path, key)
    found.edits.append(ScaleEdit(one.cell, row.key, key, path, before.get(key), typed(params)))


def _flags(params: str) -> dict[str, Node]:
    said = {fold(piece) for piece in params.split(";") if piece.strip()}
    known = {fold(word): key for key, word in FLAGS.items()}
    for piece in said:
        if piece not in known and piece != GONE:
            raise BadPhraseError(piece)
    return {key: "true" if fold(word) in said else None for key, word in FLAGS.items()}


def read_cell(column: str, text: str, names: Names) -> tuple[str, Node]:
    """The key and value that a cell gives; BadPhraseError with the words that fit nothing."""
    text = text.strip()
    if text == GONE and column not in _NEEDED:
        return {"not_for": "not_for", "verifier": "verifier"}.get(column) or _KEYS[column], None
    if column in ("max", "cap"):
        if number(text) is None:
            raise BadPhraseError(text)
        return column, typed(text)
    if column == "not_for":
        return column, [_id(one, names.units) for one in text.split(",") if one.strip()]
    if column == "verifier":
        return column, _id(text, names.offices)
    return _KEYS[column], text


def _id(text: str, names: Mapping[str, str]) -> str:
    wanted = fold(text.strip())
    found = [ident for ident, name in names.items() if wanted in (fold(name), fold(ident))]
    if len(found) != 1:
        raise BadPhraseError(text.strip())
    return found[0]


# -- new rows ---------------------------------------------------------------------------------------


def _new_rows(
    found: Edits,
    rows: Sequence[TypedRow],
    base: Mapping[str, BookRow],
    names: Names,
) -> None:
    """Rows without a key: criteria below the criterion whose number they continue, items of the
    criterion above them."""
    used = {row.key for row in base.values() if row.what != LIST}
    above: list[BookRow] = []
    fresh: dict[str, Tree] = {}
    for one in rows:
        row = base.get(one.key) if one.key else None
        if row is not None:
            if row.what == NODE:
                del above[row.depth :]
                above.append(row)
            continue
        if one.key.startswith(REMARK):
            continue
        if not any(one.cells.get(column, "").strip() for column in ("name", "max", "params")):
            continue
        try:
            _new(found, one, above, used, names, fresh)
        except BadPhraseError as bad:
            found.problems.append(CellProblem(one.cell, one.row, "new", str(bad)))


def _new(
    found: Edits,
    one: TypedRow,
    above: list[BookRow],
    used: set[str],
    names: Names,
    fresh: dict[str, Tree],
) -> None:
    cells = filled(one.cells)
    side = next((key for key, word in SIDES.items() if fold(word) == fold(cells["side"])), "")
    if cells["side"].strip() and not side:
        raise BadPhraseError(cells["side"])
    if side:
        outer = above[-1] if above else None
        stem = f"{outer.key if outer else ''}.{'thuong' if side == 'bonus' else 'tru'}".strip(".")
        ident = _free(cells["code"].strip() or stem, used)
        _put(found, one, outer, side, _new_item(cells, ident), fresh)
        return
    depth = depth_in([parts(row.cells["code"]) for row in above], parts(cells["code"]))
    outer = above[depth - 1] if depth else None
    stem = cells["code"].strip() or slug(cells["name"])
    ident = _free(re.sub(r"[^A-Za-z0-9._-]+", "", stem).strip("._-") or slug(stem), used)
    value: Tree = {"id": ident}
    for column in ("code", "name", "max", "measure", "not_for", "verifier", "evidence"):
        if cells[column].strip() and not (column == "code" and cells[column].strip() == ident):
            key, read = read_cell(column, cells[column], names)
            value[key] = read
    if "name" not in value or "max" not in value:
        raise BadPhraseError(cells["name"])
    rule = read_phrase(cells["kind"], cells["params"])
    if rule is not None:
        value["rule"] = rule
    _put(found, one, outer, "criteria", value, fresh)
    fresh[ident] = value
    del above[depth:]
    above.append(BookRow(NODE, ident, (), depth, cells, outer.key if outer else ""))


def _put(
    found: Edits,
    one: TypedRow,
    outer: BookRow | None,
    key: str,
    value: Tree,
    fresh: dict[str, Tree],
) -> None:
    """Into the new criterion that it lies in, else as an addition of its own."""
    if outer is not None and outer.key in fresh:
        there = fresh[outer.key].setdefault(key, [])
        if isinstance(there, list):
            there.append(value)
        return
    path: Path = (*(outer.path if outer else ()), key)
    of = outer.key if outer else ""
    found.edits.append(ScaleEdit(one.cell, of, key, path, None, value, new=True))


def _new_item(cells: Mapping[str, str], ident: str) -> Tree:
    value: Tree = {"id": ident, "name": cells["name"].strip() or ident}
    kind, params = cells["kind"].strip(), cells["params"].strip()
    amount = next((key for key, word in ITEM_KINDS.items() if fold(word) == fold(kind)), None)
    if amount is not None:
        if number(params.rstrip("%")) is None:
            raise BadPhraseError(params)
        value[amount] = typed(params)
    else:
        value["rule"] = read_phrase(kind, params)
        if value["rule"] is None:
            raise BadPhraseError(cells["name"])
    if cells["cap"].strip():
        if number(cells["cap"]) is None:
            raise BadPhraseError(cells["cap"])
        value["cap"] = typed(cells["cap"])
    return value


def _free(stem: str, used: set[str]) -> str:
    found, n = stem, 1
    while found.casefold() in {one.casefold() for one in used}:
        n += 1
        found = f"{stem}-{n}"
    used.add(found)
    return found
