"""What was changed in a scale workbook: cell by cell against the scale that it was made from; of one
that is imported again as it differs from what its last import made of it, so who edits his own
workbook further is not refused for his own earlier change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import takewhile
from typing import Any, NamedTuple

from thidua.diagnostics.diagnostic import Path
from thidua.excel.edits import apply_edits, entry_like
from thidua.excel.scale.draft.write import MOST_SHARE, says_over_100
from thidua.excel.scale.rows.codes import parts
from thidua.excel.scale.workbook.amounts import ITEM_KINDS, read_amount
from thidua.excel.scale.workbook.cells import (
    GONE,
    REMARK,
    Edits,
    ScaleEdit,
    TypedRow,
    flags,
    read_cell,
    same_text,
    under,
)
from thidua.excel.scale.workbook.new_rows import new_rows
from thidua.excel.scale.workbook.phrases import RuleRow, is_of_percent, kind_of, read_phrase
from thidua.excel.scale.workbook.pieces import BadPhraseError, Names, number, typed
from thidua.excel.scale.workbook.rows import (
    COLUMNS,
    ITEM,
    LIST,
    NODE,
    SIDES,
    TAKES,
    BookRow,
    Tree,
    book_rows,
    out_of_place,
    tree_of,
)
from thidua.store.yaml.node import Node, node_of
from thidua.text.vietnamese import fold

Lists = dict[tuple[str, str], list[str]]
"""Whose list, and which (`criteria`, `bonus`, `deduct`) -> the keys of its rows, in order."""


def read_order(
    found: Edits, base: Mapping[str, BookRow], gone: Sequence[Path], first: Sequence[str]
) -> None:
    """Adds an edit for each list whose rows came back in another order, or into which a new row
    came before all others. `first`: the doubtful rows that a draft shows above all others; they
    keep their places in the scale, but where somebody put them elsewhere."""
    typed = [key for key in found.rows if key in base and not under(base[key].path, gone)]
    first = list(takewhile(lambda key: key in first, typed))
    before = [key for key in base if key in set(typed)]
    rest = [key for key in before if key not in first]
    if first and typed in (before, [*(key for key in first if key in before), *rest]):
        typed = before
    typed = [key for key in typed if key not in first]
    found.misplaced = list(_misplaced(typed, base, first))
    old = _lists(rest, base)
    new = _with_new(found, old if found.misplaced else _lists(typed, base))
    for whose, keys in new.items():
        there = [key for key in keys if key in base]
        leads = not first and keys[0] not in base
        if leads or there != old[whose]:
            found.edits.append(_edit(whose, base, old[whose], keys))
    found.sorted = typed != rest and not any(edit.order for edit in found.edits)


def _misplaced(
    typed: Sequence[str], base: Mapping[str, BookRow], first: Sequence[str]
) -> Iterator[str]:
    """The rows that stand below another group than their own."""
    around: list[str] = []
    for key in typed:
        row = base[key]
        at = around.index(row.parent) + 1 if row.parent in around else 0
        if row.parent and not at and row.parent not in first:
            yield key
        else:
            del around[at:]
        if row.what == NODE:
            around.append(key)


def _lists(keys: Sequence[str], base: Mapping[str, BookRow]) -> Lists:
    found: Lists = {}
    for key in keys:
        row = base[key]
        if row.what != LIST:
            found.setdefault((row.parent, _list_of(row)), []).append(key)
    return found


def _list_of(row: BookRow) -> str:
    if row.what != ITEM:
        return "criteria"
    return next(side for side, word in SIDES.items() if word == row.cells["side"])


def _with_new(found: Edits, lists: Lists) -> Lists:
    """The lists with the new rows in them, each where it was typed."""
    for edit in found.edits:
        keys = lists.get((edit.of, edit.key))
        if edit.adds and keys and isinstance(edit.after, dict):
            at = keys.index(edit.behind) + 1 if edit.behind in keys else 0
            keys.insert(at, str(edit.after["id"]))
    return lists


def _edit(
    whose: tuple[str, str], base: Mapping[str, BookRow], before: list[str], after: list[str]
) -> ScaleEdit:
    of, key = whose
    path = (*(base[of].path if of else ()), key)
    return ScaleEdit(of=of, key=key, path=path, before=list(before), after=list(after), order=True)


def read_edits(
    tree: Tree, typed_rows: Sequence[TypedRow], names: Names, first: Sequence[str] = ()
) -> Edits:
    """The edits of the rows that came back, against the scale in `tree`; `first`: the keys of the
    rows that stood above all others."""
    found = Edits()
    base = {row.key: row for row in book_rows(tree, names)}
    typed_rows = in_their_places(typed_rows, base)
    for one in typed_rows:
        if one.doubtful and not one.is_blank:
            found.tell(one, "mark", "doubtful", one.cells["name"])
        if not one.key:
            continue
        if one.key.startswith(REMARK):
            if not (one.is_blank or one.is_answered):
                found.remarks.append(one.cells["name"])
            continue
        if one.key not in base or one.key in found.rows:
            found.tell(one, "name", "key", one.key)
            continue
        found.rows[one.key] = one
    gone = _gone(found, tree, base)
    for one in typed_rows:
        row = base.get(one.key, BookRow(NODE, "", (), 0))
        for column in (c for c in one.unsure if not same_text(row.cells.get(c, ""), one.cells[c])):
            found.tell(one, column, one.unsure[column], one.cells[column])
    for key, one in found.rows.items():
        if not under(base[key].path, gone):
            _compare(found, tree, base[key], one, names, base)
        elif not one.is_blank and _differing(base[key], one):
            found.tell(one, "name", "under_gone", one.cells["name"])
    found.absent = [key for key in base if key not in found.rows]
    new_rows(found, typed_rows, base, names, gone)
    read_order(found, base, gone, first)
    return found


def in_their_places(rows: Sequence[TypedRow], base: Mapping[str, BookRow]) -> Sequence[TypedRow]:
    """The rows with the keys that they had. Where only the visible columns were sorted, the hidden
    keys stayed behind: rows that hold what others held are these others."""
    held: dict[tuple[str, ...], str] = {}
    for key, row in base.items():
        held[_held(row.cells)] = "" if _held(row.cells) in held else key
    said = {one.key: held.get(_held(one.cells), "") for one in rows if one.key in base}
    moved = {key: own for key, own in said.items() if own and own != key and said.get(own) != own}
    if len(moved) < 2 or len(set(moved.values())) < len(moved):
        return rows
    taken = set(moved.values())
    left = {key for key in base if key not in taken and (key in moved or said.get(key, "") != key)}
    found = []
    for one in rows:
        key = moved.get(one.key, one.key)
        if one.key in base and one.key not in moved and (key in taken or not said[one.key]):
            same = [k for k in left if fold(base[k].cells["name"]) == fold(one.cells["name"])]
            key = same[0] if len(same) == 1 else (min(left) if len(left) == 1 else one.key)
            left.discard(key)
        found.append(replace(one, key=key))
    return found


def _held(cells: Mapping[str, str]) -> tuple[str, ...]:
    texts = (cells.get(column, "") for column in COLUMNS)
    return tuple(number(text) or " ".join(text.split()) for text in texts)


def _gone(found: Edits, tree: Tree, base: Mapping[str, BookRow]) -> list[Path]:
    """The rows that were emptied as a whole, and of each what lies below it."""
    gone: list[Path] = []
    for key in (key for key in base if key in found.rows):
        row, one = base[key], found.rows[key]
        if not one.is_blank or under(row.path, gone):
            continue
        gone.append(row.path)
        outer = [row.path]
        below = [_said(each) for each in base.values() if under(each.path[:-1], outer)]
        own = [
            text for column, text in row.cells.items() if text and column not in ("code", "name")
        ]
        was = "; ".join(below or own)
        found.emptied.append(
            ScaleEdit(
                of=key, path=row.path, before=node_of(tree, row.path), after=None,
                sheet=one.sheet, place=one.at("name"), about=_said(row), was=was,
            )
        )  # fmt: skip
    return gone


def _said(row: BookRow) -> str:
    """A row as a message names it."""
    said = (row.cells["code"], row.cells["name"] or row.cells["side"])
    return " ".join(one for one in said if one)


def _differing(row: BookRow, one: TypedRow) -> list[str]:
    return [c for c in row.cells if not same_text(row.cells[c], one.cells.get(c, ""))]


def _compare(
    found: Edits,
    tree: Tree,
    row: BookRow,
    one: TypedRow,
    names: Names,
    base: Mapping[str, BookRow],
) -> None:
    old = node_of(tree, row.path)
    differing = _differing(row, one)
    retyped = "kind" in differing and one.cells["kind"].strip()
    for column in differing:
        of_old_kind = column == "params" and retyped
        if not one.cells.get(column, "").strip() and not of_old_kind:
            found.tell(one, column, "emptied", row.cells[column])
    misplaced = out_of_place(row.what, one.cells)
    for column in (c for c in differing if c in misplaced):
        found.tell(one, column, misplaced[column], one.cells[column])
    differing = [c for c in differing if one.cells.get(c, "").strip() and c in TAKES[row.what]]
    if {"kind", "params"} & set(differing):
        _rule(found, row, one, old, names)
    for column in differing:
        if column in ("kind", "params"):
            continue
        if column == "side":
            found.tell(one, column, "side", one.cells[column])
            continue
        try:
            key, value = read_cell(column, one.cells[column], names)
        except BadPhraseError as bad:
            found.tell(one, column, column, str(bad))
            continue
        if key == "code" and row.what == ITEM:
            found.tell(one, column, "id", one.cells[column])
            continue
        if key == "code" and _elsewhere(row, one.cells[column], base):
            found.tell(one, column, "moved", one.cells[column])
            continue
        before = old.get(key) if isinstance(old, dict) else None
        if before is None and value is None:
            continue
        found.edits.append(_of_row(row, (key,), before, value))
        if key == "name" and isinstance(old, dict):
            _rename(found, row, old, str(value))
        if (key, before, value) == ("measure", None, "%") and isinstance(old, dict):
            _widen(found, row, one, old)


def _elsewhere(row: BookRow, code: str, base: Mapping[str, BookRow]) -> bool:
    """Whether a new number continues that of another group than the one that the row is in."""
    outer = parts(code)[:-1]
    own = parts(base[row.parent].cells["code"]) if row.parent else ()
    groups = [parts(one.cells["code"]) for one in base.values() if one.what == NODE]
    return bool(outer) and outer != own and outer in groups and parts(row.cells["code"]) != outer


def _rename(found: Edits, row: BookRow, old: Tree, name: str) -> None:
    """The wording that begins with a name, as in a draft, begins with the new one."""
    text, before = old.get("text"), old.get("name")
    if isinstance(text, str) and isinstance(before, str):
        first, *rest = text.split("\n", 1)
        if " ".join(first.split()) == " ".join(before.split()):
            found.edits.append(_of_row(row, ("text",), text, "\n".join([name, *rest])))


def _widen(found: Edits, row: BookRow, one: TypedRow, old: Tree) -> None:
    """A percent of a plan, newly accepted, may go over 100, as in a draft that asks nothing."""
    said = "\n".join([*(str(old.get(key, "")) for key in ("name", "text")), one.cells["params"]])
    if "range" not in old and says_over_100(said):
        found.edits.append(_of_row(row, ("range",), None, [typed("0"), MOST_SHARE]))


def _rule(found: Edits, row: BookRow, one: TypedRow, old: Node, names: Names) -> None:
    """The kind of rule and its parameters, which are one thing."""
    kind, params = one.cells.get("kind", "").strip(), one.cells.get("params", "").strip()
    params = "" if params == GONE else params
    before = old if isinstance(old, dict) else {}
    try:
        if row.what == LIST:
            for key, value in flags(params).items():
                if before.get(key) != value and not (before.get(key) is None and value is None):
                    found.edits.append(_of_row(row, (key,), before.get(key), value))
            return
        takes = row.cells["side"] == SIDES["deduct"]
        amount = (
            read_amount(kind, params, one.cells.get("name", ""), takes=takes)
            if row.what == ITEM
            else None
        )
        if amount is not None:
            if "cap" in amount and not same_text(one.cells.get("cap", ""), str(amount["cap"])):
                if one.cells.get("cap", "").strip():
                    raise BadPhraseError(params)
                found.edits.append(_of_row(row, ("cap",), None, amount["cap"]))
            for key in ("rule", *ITEM_KINDS):
                if before.get(key) != amount.get(key):
                    found.edits.append(_of_row(row, (key,), before.get(key), amount.get(key)))
            return
        measure = one.cells.get("measure", "") or _percent(found, row, kind, params)
        most = one.cells.get("max", "") or one.cells.get("cap", "")
        whole = RuleRow(before.get("rule"), measure, most, one.cells.get("name", ""), names)
        rule = None if kind == GONE else read_phrase(kind, params, whole)
    except BadPhraseError as bad:
        why = "kind" if str(bad) == kind and kind_of(kind) is None else "params"
        found.tell(one, why, why, str(bad))
        return
    for key in ITEM_KINDS if row.what == ITEM else ():
        if key in before and key != "disqualifies":
            found.edits.append(_of_row(row, (key,), before[key], None))
    found.edits += [
        _of_row(row, inner, was, now)
        for inner, was, now in differences(before.get("rule"), rule, ("rule",))
    ]


def _of_row(row: BookRow, inner: Path, before: Node, after: Node) -> ScaleEdit:
    """One value of what a row is of, by its place within that."""
    path = (*row.path, *inner)
    key = str(inner[0])
    return ScaleEdit(of=row.key, key=key, path=path, before=before, after=after, inner=inner)


def _percent(found: Edits, row: BookRow, kind: str, params: str) -> str:
    """The measure of a criterion whose levels came to be typed as percents, and that has none."""
    if row.what != NODE or not is_of_percent(kind, params):
        return ""
    found.edits.append(_of_row(row, ("measure",), None, "%"))
    return "%"


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


class Since(NamedTuple):
    """The edits, each held against what the workbook said at its last import; `undone`: what that
    import brought or took away as a whole, and the workbook does not say any more."""

    edits: list[ScaleEdit]
    undone: list[ScaleEdit]


def since(
    last: Sequence[ScaleEdit], edits: Sequence[ScaleEdit], base: str, now: str, file: str
) -> Since:
    """The edits of a workbook made from `base`, of which an import has taken `last` before; `now`:
    what the scale holds today."""
    said = tree_of(apply_edits(base.encode(), last, file).new.decode())
    orders = {_ordered_list(one): one.after for one in last if one.order}
    found = []
    for one in edits:
        place = one.found(said)
        there = node_of(said, place) if place is not None else None
        if one.order:
            there = orders.get(_ordered_list(one))
        elif one.adds:
            there = entry_like(there, one.after)
        found.append(one if there is None else replace(one, own=(there,)))
    left = [one for one in last if not any(_touch(one, other) for other in edits)]
    whole = [one for one in left if one.adds or not one.key]
    back = [replace(one, before=one.after, after=one.before) for one in left if one not in whole]
    today = tree_of(now)
    undone = [one for one in whole if one.adds == _is_there(today, one)]
    return Since([*found, *back], undone)


def _is_there(tree: Tree, edit: ScaleEdit) -> bool:
    """Whether what an edit brings or takes away as a whole is in a scale."""
    place = edit.found(tree)
    if place is None:
        return False
    there = node_of(tree, place)
    return (entry_like(there, edit.after) if edit.adds else there) is not None


def _ordered_list(edit: ScaleEdit) -> tuple[str, str]:
    return edit.of, edit.key


def _touch(one: ScaleEdit, other: ScaleEdit) -> bool:
    """Whether two edits are of the same thing, or one of a part of the other's."""
    if (one.of, one.order, one.adds) != (other.of, other.order, other.adds):
        return not other.key and one.of == other.of  # the whole thing goes
    if one.adds:
        return one.key == other.key and entry_like([one.after], other.after) is not None
    mine, theirs = _end(one), _end(other)
    length = min(len(mine), len(theirs))
    return mine[:length] == theirs[:length]


def _end(edit: ScaleEdit) -> Path:
    """Where the edit lies within its thing."""
    if not edit.key:
        return ()
    return (edit.inner or edit.path[-1:]) if edit.of else edit.path


# -- as it is kept ---------------------------------------------------------------------------------


def kept(edits: Iterable[ScaleEdit]) -> list[dict[str, Any]]:
    """Edits as JSON holds them."""
    return [asdict(one) for one in edits]


def taken_up(said: Any) -> list[ScaleEdit]:
    """The edits of such a list; none where it is no such list."""
    try:
        return [
            ScaleEdit(
                **{**one, "path": tuple(one["path"]), "inner": tuple(one["inner"]), "own": ()}
            )
            for one in said or ()
        ]
    except (TypeError, KeyError):
        return []
