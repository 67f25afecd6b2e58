"""Rows that a person added to a scale workbook: criteria below the criterion whose number they
continue, items of the criterion above them; each behind what stands above it there."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from thidua.diagnostics.diagnostic import Path
from thidua.excel.scale.rows.codes import depth_in, parts, slug
from thidua.excel.scale.workbook.amounts import read_amount
from thidua.excel.scale.workbook.cells import REMARK, ScaleEdit, TypedRow, flags, read_cell, under
from thidua.excel.scale.workbook.phrases import RuleRow, kind_of, read_phrase
from thidua.excel.scale.workbook.pieces import BadPhraseError, Names, points_typed
from thidua.excel.scale.workbook.rows import (
    ITEM,
    LIST,
    NODE,
    SIDES,
    BookRow,
    Tree,
    filled,
    out_of_place,
)
from thidua.store.yaml.node import Node
from thidua.text.vietnamese import fold

if TYPE_CHECKING:
    from thidua.excel.scale.workbook.cells import Edits


def new_rows(
    found: "Edits",
    rows: Sequence[TypedRow],
    base: Mapping[str, BookRow],
    names: Names,
    gone: Sequence[Path],
) -> None:
    """Adds the edits of the rows without a key."""
    new = _NewRows(found, base, names, gone)
    for one in rows:
        row = base.get(one.key) if one.key else None
        if row is not None:
            new.pass_by(row)
            continue
        if one.is_blank or (one.key.startswith(REMARK) and not one.is_answered):
            continue
        try:
            new.take(one)
        except _NewCellError as bad:
            found.tell(one, bad.column, bad.why, bad.found)


class _NewCellError(Exception):
    """A cell of a new row that is wrong, or that is missing."""

    def __init__(self, column: str, why: str, found: str) -> None:
        super().__init__(column)
        self.column, self.why, self.found = column, why, found


class _NewRows:
    """Takes new rows, top to bottom. `above`: the criteria that lead to the row above; `last`: what
    stands last so far in the list of a kind (`criteria`, `bonus`, `deduct`) of a criterion."""

    def __init__(
        self, found: "Edits", base: Mapping[str, BookRow], names: Names, gone: Sequence[Path]
    ) -> None:
        self.found, self.names, self.gone = found, names, gone
        self.used = {row.key for row in base.values() if row.what != LIST}
        self.lists = {row.key for row in base.values() if row.what == LIST}
        self.groups = {row.parent for row in base.values() if row.what == NODE}
        self.above: list[BookRow] = []
        self.fresh: dict[str, Tree] = {}
        self.last: dict[tuple[str, str], str] = {}

    def pass_by(self, row: BookRow) -> None:
        """A row that was there."""
        if row.what == NODE:
            del self.above[row.depth :]
            self.above.append(row)
        side = next((key for key, word in SIDES.items() if word == row.cells["side"]), "criteria")
        if row.what != LIST and not under(row.path, self.gone):
            self.last[row.parent, side] = row.key

    def take(self, one: TypedRow) -> None:
        """A new row; _NewCellError where it can't be read."""
        cells = filled(one.cells)
        side = next((key for key, word in SIDES.items() if fold(word) == fold(cells["side"])), "")
        if cells["side"].strip() and not side:
            raise _NewCellError("side", "side_word", cells["side"])
        bare = not any(cells[column].strip() for column in ("code", "name", "kind"))
        if side and bare and (cells["cap"] + cells["params"]).strip():
            _only(LIST, cells)
            self._list(cells, side)
            return
        self._needs(cells, "name" if not side else "kind")
        if side:
            _only(ITEM, cells)
            self._item(one, cells, side)
        else:
            self._needs(cells, "max")
            _only(NODE, cells)
            self._criterion(one, cells)

    def _needs(self, cells: Mapping[str, str], column: str) -> None:
        if not cells[column].strip():
            raise _NewCellError(column, "new", cells["name"] or cells["code"])

    def _item(self, one: TypedRow, cells: Mapping[str, str], side: str) -> None:
        outer = self.above[-1] if self.above else None
        stem = f"{outer.key if outer else ''}.{'thuong' if side == 'bonus' else 'tru'}".strip(".")
        ident = _free(cells["code"].strip() or stem, self.used)
        self._put(one, outer, side, _new_item(cells, ident, side, self.names))

    def _list(self, cells: Mapping[str, str], side: str) -> None:
        """What holds for all items of a side together: their limit, how they count."""
        outer = self.above[-1] if self.above else None
        of, path = (outer.key, outer.path) if outer else ("", ())
        if f"{of}#{side}" in self.lists or (path and under(path, self.gone)):
            raise _NewCellError("side", "twice", cells["side"])
        self.lists.add(f"{of}#{side}")
        try:
            said = {key: value for key, value in flags(cells["params"]).items() if value}
        except BadPhraseError as bad:
            raise _NewCellError("params", "params", str(bad)) from None
        if cells["cap"].strip():
            said = {"cap": _limit(cells), **said}
        if of in self.fresh:
            items = self.fresh[of].get(side, [])
            self.fresh[of][side] = {**said, "items": items}
            return
        for key, value in said.items():
            self.found.edits.append(
                ScaleEdit(
                    of=of, key=key, path=(*path, side, key), before=None, after=value,
                    inner=(side, key),
                )
            )  # fmt: skip

    def _criterion(self, one: TypedRow, cells: Mapping[str, str]) -> None:
        depth = self._depth(parts(cells["code"]))
        outer = self.above[depth - 1] if depth else None
        stem = cells["code"].strip() or slug(cells["name"])
        ident = _free(re.sub(r"[^A-Za-z0-9._-]+", "", stem).strip("._-") or slug(stem), self.used)
        value: Tree = {"id": ident}
        for column in ("code", "name", "max", "measure", "not_for", "verifier", "evidence"):
            if cells[column].strip() and not (column == "code" and cells[column].strip() == ident):
                try:
                    key, read = read_cell(column, cells[column], self.names)
                except BadPhraseError as bad:
                    raise _NewCellError(column, column, str(bad)) from None
                value[key] = read
        rule = _new_rule(cells, self.names)
        if rule is not None:
            value["rule"] = rule
        self._put(one, outer, "criteria", value)
        self.fresh[ident] = value
        del self.above[depth:]
        self.above.append(BookRow(NODE, ident, (), depth, dict(cells), outer.key if outer else ""))

    def _depth(self, code: tuple[str, ...]) -> int:
        """How many of the criteria above hold a new one. Without a number it comes beside the one
        above it, or into that where it is a group."""
        if code:
            return depth_in([parts(row.cells["code"]) for row in self.above], code)
        last = self.above[-1] if self.above else None
        group = last is not None and (
            last.key in self.groups or (last.key in self.fresh and not last.cells["kind"].strip())
        )
        return len(self.above) - (last is not None and not group)

    def _put(self, one: TypedRow, outer: BookRow | None, key: str, value: Tree) -> None:
        """Into the new criterion that it lies in, else as an addition of its own."""
        ident = str(value["id"])
        self.found.rows[ident] = one
        if outer is not None and under(outer.path, self.gone) and outer.path:
            raise _NewCellError("name", "under_gone", one.cells["name"])
        if outer is not None and outer.key in self.fresh:
            there = self.fresh[outer.key].setdefault(key, [])
            there = there["items"] if isinstance(there, dict) else there
            if isinstance(there, list):
                there.append(value)
            return
        path: Path = (*(outer.path if outer else ()), key)
        of = outer.key if outer else ""
        behind = self.last.get((of, key), "")
        self.found.edits.append(
            ScaleEdit(of=of, key=key, path=path, before=None, after=value, adds=True, behind=behind)
        )
        self.last[of, key] = ident


def _only(what: str, cells: Mapping[str, str]) -> None:
    """_NewCellError for what says nothing in a row of this sort."""
    for column, why in out_of_place(what, cells).items():
        raise _NewCellError(column, why, cells[column])


def _limit(cells: Mapping[str, str]) -> str:
    most = points_typed(cells["cap"])
    if most is None:
        raise _NewCellError("cap", "cap", cells["cap"])
    return most


def _new_rule(cells: Mapping[str, str], names: Names) -> Node:
    """The rule of a new row's cells."""
    kind = cells["kind"].strip()
    try:
        row = RuleRow(None, cells["measure"], cells["max"] or cells["cap"], cells["name"], names)
        return read_phrase(kind, cells["params"], row)
    except BadPhraseError as bad:
        why = "kind" if str(bad) == kind and kind_of(kind) is None else "params"
        raise _NewCellError(why, why, str(bad)) from None


def _new_item(cells: Mapping[str, str], ident: str, side: str, names: Names) -> Tree:
    value: Tree = {"id": ident, "name": cells["name"].strip() or ident}
    kind, params = cells["kind"].strip(), cells["params"].strip()
    try:
        amount = read_amount(kind, params, cells["name"], takes=side == "deduct")
    except BadPhraseError as bad:
        raise _NewCellError("params", "params" if params else "new", str(bad)) from None
    value |= {"rule": _new_rule(cells, names)} if amount is None else amount
    if cells["cap"].strip() and value.setdefault("cap", most := _limit(cells)) != most:
        raise _NewCellError("params", "params", params)
    return value


def _free(stem: str, used: set[str]) -> str:
    found, n = stem, 1
    while found.casefold() in {one.casefold() for one in used}:
        n += 1
        found = f"{stem}-{n}"
    used.add(found)
    return found
