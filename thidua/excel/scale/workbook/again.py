"""A scale workbook that is imported again: its edits as they differ from what its last import made
of it, so who edits his own workbook further is not refused for his own earlier change."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any, NamedTuple

from thidua.diagnostics.diagnostic import Path
from thidua.excel.edits import apply_edits, entry_like
from thidua.excel.scale.workbook.cells import ScaleEdit
from thidua.excel.scale.workbook.rows import Tree, tree_of
from thidua.store.yaml.node import node_of


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
    orders = {_list_of(one): one.after for one in last if one.order}
    found = []
    for one in edits:
        place = one.found(said)
        there = node_of(said, place) if place is not None else None
        if one.order:
            there = orders.get(_list_of(one))
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


def _list_of(edit: ScaleEdit) -> tuple[str, str]:
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
