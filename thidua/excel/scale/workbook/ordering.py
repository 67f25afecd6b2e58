"""In which order the rows of a scale workbook came back. Where every row still stands within its
group, the new order of a group is taken; where rows left their groups, only that is told."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from thidua.diagnostics.diagnostic import Path
from thidua.excel.scale.workbook.cells import Edits, ScaleEdit, under
from thidua.excel.scale.workbook.rows import ITEM, LIST, NODE, SIDES, BookRow

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
        if edit.new and keys and isinstance(edit.after, dict):
            at = keys.index(edit.behind) + 1 if edit.behind in keys else 0
            keys.insert(at, str(edit.after["id"]))
    return lists


def _edit(
    whose: tuple[str, str], base: Mapping[str, BookRow], before: list[str], after: list[str]
) -> ScaleEdit:
    of, key = whose
    path = (*(base[of].path if of else ()), key)
    return ScaleEdit(of, key, path, list(before), list(after), order=True)
