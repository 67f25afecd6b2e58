"""The cells of a scale workbook as they came back, and what they come to: edits, problems."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Path
from thidua.excel.edits import Edit, id_of
from thidua.excel.marks import Place
from thidua.excel.scale.workbook.pieces import (
    BadPhraseError,
    Names,
    found_by_name,
    number,
    points_typed,
)
from thidua.excel.scale.workbook.rows import FLAGS, Tree, book_rows
from thidua.store.yaml.node import Node, node_of
from thidua.text.vietnamese import fold

REMARK = "?"
"""How the key of a row begins that only tells something."""
GONE = "-"
"""What is typed into a cell to take its value away; an emptied cell asks."""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as it came back, of either sheet: its number from 0, its key ("" for a new one), its
    cells by their columns, and where these stand (`columns`, from 0); `doubtful`: it still bears
    the mark that asks people to look at it; `unsure`: why a cell is no text (a date, an error)."""

    sheet: str
    row: int
    key: str
    cells: Mapping[str, str]
    doubtful: bool = False
    columns: Mapping[str, int] = field(default_factory=dict)
    unsure: Mapping[str, str] = field(default_factory=dict)

    def at(self, column: str) -> Place:
        """The cell of a column, for messages."""
        return self.row, self.columns.get(column, self.columns["name"])

    @property
    def is_blank(self) -> bool:
        """Whether nothing is left in it."""
        return not any(text.strip() for text in self.cells.values())

    @property
    def is_answered(self) -> bool:
        """Whether a row that only told something was made a criterion or an item."""
        return any(self.cells[column].strip() for column in ("side", "kind", "max"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleEdit(Edit):
    """One value that changes in a scale: of what (`of`: its key), and which key of it; "" where a
    whole thing goes. `path` is its place in the base, `inner` its end, within the thing. `entry`:
    the id of the line of the second sheet that it is of."""

    of: str = ""
    key: str = ""
    inner: Path = ()
    entry: str = ""

    @property
    def takes_away(self) -> bool:
        return not self.key

    def found(self, tree: Node) -> Path | None:
        whole = tree if isinstance(tree, dict) else {}
        path = self._stands(whole)
        if path is None or not (self.adds or self.order):
            return path
        return (*path, "items") if isinstance(node_of(tree, path), dict) else path

    def _stands(self, tree: Tree) -> Path | None:
        if self.entry:
            there = node_of(tree, self.path[:1])
            ids = [id_of(one) for one in there] if isinstance(there, list) else []
            if self.entry not in ids:
                return None
            return (self.path[0], ids.index(self.entry), *self.path[2:])
        of_row = self.path[0] in ("criteria", "bonus", "deduct")
        if not self.of and (self.adds or self.order or self.inner or not of_row):
            return self.path
        for row in book_rows(tree, Names()):
            if row.key == self.of:
                return (*row.path, *(self.inner or self.path[-1:])) if self.key else row.path
        return None

    def spelled(self, tree: Node, path: Path) -> tuple[Path, Node]:
        around = node_of(tree, path[:-1])
        if not isinstance(around, list):
            return path, self.after
        if isinstance(path[-1], str):  # of all items of a list that is written bare
            return path[:-1], {path[-1]: self.after, "items": around}
        if self.takes_away and len(around) == 1:  # the list goes with it, and what only holds it
            path = path[:-2] if path[-2] == "items" else path[:-1]
        return path, self.after


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that says nothing that the scale can hold: which, under which heading, why, and the
    words found; `kind`: the kind of rule that it is of, or what else tells how it is typed."""

    sheet: str
    place: Place
    why: str
    found: str = ""
    column: str = ""
    kind: str = ""


_LIKE = {"kind": "kinds", "verifier": "verifier"}
"""Why a cell is wrong -> what tells how it is typed."""


@dataclass(slots=True)
class Edits:
    """Everything that a workbook changes, and what is wrong in it. `rows`: those of the first
    sheet by their keys, new ones by the ids that they get. `remarks`: lines of the office's table that were left as
    neither criterion nor item. `sorted`: the rows stand in another order, which is not taken;
    `misplaced`: those that stand below another group than their own; `told`: how many changes were
    told."""

    edits: list[ScaleEdit] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    emptied: list[ScaleEdit] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    rows: dict[str, TypedRow] = field(default_factory=dict, compare=False)
    sorted: bool = False
    misplaced: list[str] = field(default_factory=list)
    told: int = 0

    def tell(self, one: TypedRow, column: str, why: str, said: str = "", section: str = "") -> None:
        """A cell of a row, or of a `section` of the second sheet, is wrong; it is told of once, the
        first reason."""
        kind = one.cells.get("kind", "") if column == "params" else _LIKE.get(why, section)
        told = CellProblem(one.sheet, one.at(column), why, said, column, kind)
        if all((told.sheet, told.place) != (other.sheet, other.place) for other in self.problems):
            self.problems.append(told)


_KEYS = {
    "code": "code",
    "name": "name",
    "max": "max",
    "cap": "cap",
    "measure": "measure",
    "evidence": "evidence",
}
_NEEDED = ("name", "max", "kind")


def same_text(a: str, b: str) -> bool:
    """Whether two cells say the same: blanks and the look of a number don't count."""
    if " ".join(a.split()) == " ".join(b.split()):
        return True
    return number(a) is not None and number(a) == number(b)


def under(path: Path, outer: Sequence[Path]) -> bool:
    """Whether a path leads to one of these, or into it."""
    return any(path[: len(one)] == one for one in outer)


def read_cell(column: str, text: str, names: Names) -> tuple[str, Node]:
    """The key and value that a cell gives; BadPhraseError with the words that fit nothing."""
    text = text.strip()
    if text == GONE and column not in _NEEDED:
        return {"not_for": "not_for", "verifier": "verifier"}.get(column) or _KEYS[column], None
    if column in ("max", "cap"):
        points = points_typed(text)
        if points is None:
            raise BadPhraseError(text)
        return column, points
    if column == "not_for":
        return column, _ids(text, names.units)
    if column == "verifier":
        return column, _id(text, names.offices)
    return _KEYS[column], text


def _ids(text: str, names: Mapping[str, str]) -> list[Node]:
    """Names with commas or semicolons between them; a name may hold commas itself."""
    found: list[Node] = []
    pieces = [one.strip() for one in re.split(r"[;,\n]", text) if one.strip()]
    while pieces:
        for length in range(len(pieces), 0, -1):
            ident = found_by_name(", ".join(pieces[:length]), names)
            if ident is not None:
                found.append(ident)
                del pieces[:length]
                break
        else:
            raise BadPhraseError(pieces[0])
    return found


def flags(params: str) -> dict[str, Node]:
    """How the items of a list count together; BadPhraseError with the words that say nothing."""
    said = {fold(piece): piece.strip() for piece in params.split(";") if piece.strip()}
    known = set(map(fold, FLAGS.values()))
    for folded, piece in said.items():  # the first one, as it was typed
        if folded not in known:
            raise BadPhraseError(piece)
    return {key: "true" if fold(word) in said else None for key, word in FLAGS.items()}


def _id(text: str, names: Mapping[str, str]) -> str:
    found = found_by_name(text, names)
    if found is None:
        raise BadPhraseError(text.strip())
    return found
