"""Whether a form is whose it says it is: its head and its file name against the hidden sheet.

Offices reuse another unit's form by changing its title, and save one under another's name. The
hidden sheet decides what a form is; where what people see says something else, nothing is read.
"""

import re
from collections.abc import Iterator, Sequence

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.forms.body import HEAD_ROWS
from thidua.excel.forms.filled import at_cell
from thidua.excel.forms.identity import Hidden
from thidua.excel.grid import Grid
from thidua.model.units import Unit
from thidua.text.vietnamese import bare, fold, nfc

_YEAR = re.compile(r"\b[12][0-9]{3}\b")
_WORD = re.compile(r"[a-z0-9]+")
_COPY = re.compile(r"( - copy| - ban sao|^copy of |^ban sao cua |\s*\([0-9]+\)\s*)+$|^copy of ")
_COMMON = frozenset(["phieu", "cham", "diem", "thi", "dua", "nam", "tu", "form", "score", "sheet"])
"""Words of any form's file name: they name no unit."""
SHORTEST = 3
"""Letters from which a name counts inside a longer file name; shorter ones must be all of it."""

Named = Sequence[tuple[str, str]]
"""(id, name) of each unit or office."""


def door_problems(
    file: str, name: str, hidden: Hidden, grid: Grid, units: Sequence[Unit], others: Named
) -> list[Diagnostic]:
    """Each thing that names another unit, scorer, bloc or year than the form is for.

    In: the form's path and own file name; the year's members; `others`: offices that score.
    """
    return [
        *_head_problems(file, hidden, grid, units),
        *name_problems(file, name, hidden.identity.unit, hidden.identity.scorer, units, others),
    ]


def _head_problems(
    file: str, hidden: Hidden, grid: Grid, units: Sequence[Unit]
) -> Iterator[Diagnostic]:
    for key, row in HEAD_ROWS.items():
        printed = hidden.printed.get(key, ("",))[0]
        cell = grid.cell(row, 0)
        typed = cell.text()
        if _fits(key, typed, printed, hidden.identity.unit, units):
            continue
        variant = key.partition(":")[2]
        args = {"found": typed, "printed": printed}
        yield at_cell("TD946", file, grid.name, (row, 0), variant, args)


def _fits(key: str, typed: str, printed: str, unit: str, units: Sequence[Unit]) -> bool:
    """Whether a head's text still says what was printed: words may stand around it."""
    if fold(typed) == fold(printed):
        return True
    if key == "head:title":
        return set(_YEAR.findall(typed)) == set(_YEAR.findall(printed))
    if key == "head:unit":
        own = next((one for one in units if one.id == unit), None)
        said = named_units(typed, units)
        return said == {unit} or (not said and own is not None and fold(own.name) in fold(typed))
    return bool(printed) and fold(printed) in fold(typed)


def name_problems(
    file: str, name: str, own: str, own_scorer: str, units: Sequence[Unit], others: Named
) -> Iterator[Diagnostic]:
    """A file name that names other members and not the form's own unit or scorer."""
    stem = _COPY.sub("", bare(name.rpartition(".")[0] or name)).strip()
    names = {unit.id: unit.name for unit in units} | dict(others)
    unit, dashes, scorer = stem.partition("--")
    args = {"found": "", "name": name, "unit": names.get(own, own)}
    if dashes and unit in names and scorer in names:
        if (unit, scorer) != (own, own_scorer):
            args["found"] = f"{names[unit]}, {names[scorer]}"
            if own_scorer:
                args["unit"] += f", {names.get(own_scorer, own_scorer)}"
            yield Diagnostic("TD947", file, args=args)
        return
    said = named_units(stem, units, whole=True)
    if said and not said & {own, own_scorer}:
        args["found"] = ", ".join(names[one] for one in sorted(said))
        yield Diagnostic("TD947", file, args=args)


def named_units(text: str, units: Sequence[Unit], *, whole: bool = False) -> set[str]:
    """The ids of the units that a text names, by id, name or short name. The longest name that
    stands somewhere counts there: `Sở Y tế mới` does not name `Sở Y tế`. With `whole` a short
    name counts only where it is all that the text says."""
    words = tuple(_WORD.findall(bare(nfc(text))))
    candidates: dict[tuple[str, ...], set[str]] = {}
    for unit in units:
        for name in (unit.id, unit.name, unit.short or ""):
            spelled = tuple(_WORD.findall(bare(name)))
            if spelled and not set(spelled) <= _COMMON:
                candidates.setdefault(spelled, set()).add(unit.id)
    found: set[str] = set()
    taken = [False] * len(words)
    for spelled in sorted(candidates, key=lambda one: (-len(one), one)):
        letters = "".join(spelled)
        alone = whole and (len(letters) < SHORTEST or letters.isdigit())
        for at in range(len(words) - len(spelled) + 1):
            here = slice(at, at + len(spelled))
            if words[here] == spelled and not any(taken[here]) and (not alone or words == spelled):
                taken[here] = [True] * len(spelled)
                found |= candidates[spelled]
    return found
