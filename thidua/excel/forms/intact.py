"""Whether a filled form still is the form that was handed out: whose it says it is, rows in place,
nothing beside.

Offices reuse another unit's form by changing its title, and save one under another's name. The
hidden sheet decides what a form is; where what people see says something else, nothing is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import isclose

from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.excel.forms import rows as c
from thidua.excel.forms.identity import FIRST, HEAD_ROWS, Hidden, Printed, words_of
from thidua.excel.forms.rows import TYPED, WORK, EarlierRow, FormColumns, FormRow
from thidua.excel.grid import Grid, GridCell, at_cell, cell_name
from thidua.model.units import Unit
from thidua.text.numbers import about
from thidua.text.vietnamese import bare, fold, nfc
from thidua.words import SPOKEN, say

_BY_BLOC = tuple(say(lang, "form.by_bloc") for lang in SPOKEN)
"""How what stands instead of points begins that need the other units' figures."""
SIGNATURE_ROWS = 4
"""Rows below the table that belong to the form: a blank one, place and date, two for signers."""
SHOWN = 40
"""Characters of a stray cell that a message shows."""


def row_problems(
    file: str, grid: Grid, rows: tuple[FormRow, ...], columns: FormColumns
) -> list[Diagnostic]:
    """Rows deleted, inserted, copied or moved, told once each; [] where all stand in place."""
    key = columns.at(c.KEY)
    expected = {row.id: n for n, row in enumerate(rows, FIRST) if not row.is_heading}
    last = max(FIRST + len(rows), len(grid.values))
    found: dict[str, list[int]] = {}
    for row in range(FIRST, last):
        cell = grid.cell(row, key)
        if not cell.is_blank:
            found.setdefault(cell.text(), []).append(row)
    if all(found.get(one) == [n] for one, n in expected.items()) and len(found) == len(expected):
        return []
    if not found.keys() & expected.keys():
        return [at_cell("TD955", file, grid.name, (FIRST, key), "columns")]
    problems = []
    names = {row.id: row.name.partition("\n")[0] for row in rows}
    for one, n in expected.items():
        if one not in found:
            args = {"id": one, "name": names[one]}
            problems.append(at_cell("TD955", file, grid.name, (n, key), "deleted", args))
    for one, places in found.items():
        for place in places[1:] if one in expected else places:
            args = {"id": one}
            problems.append(at_cell("TD955", file, grid.name, (place, key), "inserted", args))
    if problems:
        return problems
    moved = [(found[one][0], n, one) for one, n in expected.items() if found[one] != [n]]
    place, should, one = min(moved)
    args = {"id": one, "name": names[one], "row": str(should + 1), "n": str(len(moved))}
    return [at_cell("TD955", file, grid.name, (place, key), "moved", args)]


def merged_problems(
    file: str, grid: Grid, rows: tuple[FormRow, ...], columns: FormColumns
) -> Iterator[Diagnostic]:
    """Merged cells among those to be filled in: whose entry it is can't be told."""
    typed = [columns.at(name) for name in TYPED if name in columns]
    for top, left, bottom, right in grid.marks.merged:
        inside = range(max(top, FIRST), min(bottom, FIRST + len(rows) - 1) + 1)
        touched = any(left <= column <= right for column in typed)
        if touched and not all(rows[n - FIRST].is_heading for n in inside):
            args = {"range": f"{cell_name(top, left)}:{cell_name(bottom, right)}"}
            yield at_cell("TD955", file, grid.name, (top, left), "merged", args)


def stray_problems(
    file: str,
    grid: Grid,
    rows: tuple[FormRow, ...],
    columns: FormColumns,
    known: Printed,
) -> Iterator[Diagnostic]:
    """Content in cells that the form does not ask for, and printed cells that were changed; and
    comments where no note can keep them. `known`: what the earlier stage's columns said."""
    end = FIRST + len(rows)
    for cell in grid.filled():
        if cell.row < FIRST or cell.row >= end:
            if _beside(cell, end, columns):
                yield _stray(file, grid, cell, "")
        elif cell.column >= len(columns.names):
            if not (cell.mark.formula and cell.column < len(columns.names) + len(WORK)):
                yield _stray(file, grid, cell, "")
        else:
            yield from _inside(file, grid, cell, rows[cell.row - FIRST], columns, known)
    for place, text in grid.comments.items():
        inside = FIRST <= place[0] < end and rows[place[0] - FIRST]
        if not (inside and inside.keeps_comments):
            yield at_cell("TD956", file, grid.name, place, "comment", {"found": _shown(text)})


def _beside(cell: GridCell, end: int, columns: FormColumns) -> bool:
    """Whether a cell above or below the table has something that no form has there: where people
    sign they write words and dates, but no figure."""
    if cell.column >= len(columns.names) or cell.row > end + SIGNATURE_ROWS:
        return True
    return isinstance(cell.value, int | float) or bool(cell.mark.error)


def _inside(
    file: str, grid: Grid, cell: GridCell, row: FormRow, columns: FormColumns, known: Printed
) -> Iterator[Diagnostic]:
    name = columns.names[cell.column]
    if name in TYPED and not row.is_heading:
        if not row.opens(name):
            yield _stray(file, grid, cell, "not_asked", Severity.ERROR)
        return
    printed = _printed(row, known)
    if name == c.CALC and not row.is_heading:
        if not (cell.mark.formula or cell.text().startswith(_BY_BLOC)):
            yield _stray(file, grid, cell, "replaced")
    elif name in printed and not _same(cell, printed[name]):
        if name in (c.WAS_ENTRY, c.WAS_POINTS):
            yield _stray(file, grid, cell, "earlier", Severity.ERROR)
            return
        was = printed[name]
        words = about(was) if isinstance(was, Fraction) else _shown(was or "")
        yield _stray(file, grid, cell, "changed" if words else "", printed=words)


def _printed(row: FormRow, known: Printed) -> Mapping[str, str | Fraction | None]:
    """What stood in a row by column; not what the program says in a form that does not keep it."""
    said, named = words_of(known, row.key), c.CODE if row.is_heading else c.NAME
    entry, points = known.get(row.key, ("", ""))[:2]
    printed = dict(row.printed(EarlierRow(entry, Fraction(points) if points else None)))
    if row.is_heading:  # one cell from edge to edge
        printed = dict.fromkeys(c.COLUMNS, "")
    if row.named_by_program:
        del printed[named]
    if said is not None:
        own = {named: said.name} if row.named_by_program else {}
        printed |= {c.RULE: said.rule, c.MEASURE: said.measure, **own}
    return printed


def _same(cell: GridCell, printed: str | Fraction | None) -> bool:
    if isinstance(printed, Fraction):
        # LibreOffice keeps fifteen digits of a figure.
        value = cell.value
        return isinstance(value, int | float) and isclose(printed, value, rel_tol=1e-12)
    return fold(cell.text()) == fold(printed or "")


def _stray(
    file: str, grid: Grid, cell: GridCell, variant: str, severity: Severity | None = None,
    **printed: str,
) -> Diagnostic:  # fmt: skip
    args = {"found": _shown(cell.mark.error or cell.text()), **printed}
    place = (cell.row, cell.column)
    return at_cell("TD956", file, grid.name, place, variant, args, severity=severity)


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


# -- whose it is -----------------------------------------------------------------------------------

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
