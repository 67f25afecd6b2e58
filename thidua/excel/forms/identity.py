"""What a form is: the hidden sheet that says so, written and read back; with the mark of the scale
that the form asks, SHA-256 of what it asks and how it counts. Whether a filled form still is the
one that was handed out: whose it says it is, rows in place, nothing beside.

Offices reuse another unit's form by changing its title, and save one under another's name. The
hidden sheet decides what a form is; where what people see says something else, nothing is read.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import isclose
from typing import NamedTuple

from pydantic import BaseModel

from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.excel.forms import rows as c
from thidua.excel.forms.rows import TYPED, WORK, EarlierRow, FormColumns, FormRow, RowWords
from thidua.excel.grid import Grid, GridCell, at_cell, cell_name, plain_text
from thidua.model.scale.criteria import Scale
from thidua.model.units import Unit
from thidua.text.numbers import about
from thidua.text.vietnamese import bare, fold, nfc
from thidua.words import SPOKEN, Lang, say

FIRST = 7
"""The first row of a form's table, from 0: title block and headings lie above it."""
HEAD_ROWS = {"head:bloc": 0, "head:unit": 1, "head:title": 2, "head:stage": 3}
"""Where, from 0, the head says whose form it is, always in the first column."""
HIDDEN = "thidua"
"""The name of the hidden sheet."""
FORMAT = "thidua-form"
VERSION = "2"
PLANS_ROW = 15
"""The row of the hidden sheet, from 0, with the pledged plans."""
FIRST_MAP_ROW = 20
"""The row of the hidden sheet, from 0, where the map of rows begins."""
HEAD = "head:"
"""How the keys of the head's texts begin, in the same map."""
LIST_COLUMN = 5
"""The first column of the hidden sheet, from 0, with the words of lists."""


class Identity(NamedTuple):
    """Which form it is. `year`: as it is typed, `2024` or `2024/tuan/03`; `mark` is the scale's
    ; `scorer` is "" for the unit's or the stage's own form; `sheet` is the name of
    the sheet that is filled in; `later` says "yes" where the columns with the earlier stage's
    figures are there."""

    version: str
    bloc: str
    year: str
    unit: str
    stage: str
    scorer: str
    mark: str
    lang: str
    sheet: str
    later: str

    @property
    def whole_year(self) -> int:
        """The emulation year; of a period the one around it."""
        return int(self.year.partition("/")[0])

    @property
    def language(self) -> Lang:
        """The language that it was made in."""
        return "en" if self.lang == "en" else "vi"

    @property
    def is_later(self) -> bool:
        """Whether the form belongs to a stage after the first."""
        return self.later == "yes"


Printed = Mapping[str, tuple[str, ...]]
"""Key -> the texts that were printed there and that the scale does not give: those of the head
(`head:unit`); of a row what an earlier stage said, its entry and its points, and `words_kept`."""
WORDS_COLUMN = 4
"""The column of the hidden sheet, from 0, with the words of rows."""


def words_kept(words: RowWords) -> str:
    """The words of a row as the hidden sheet keeps them."""
    return json.dumps(words, ensure_ascii=False) if any(words) else ""


def words_of(printed: Printed, key: str) -> RowWords | None:
    """The words of a row; None in a form that does not keep them, as forms before 0.2 did not."""
    kept = printed.get(key, ())[2:]
    return RowWords(*json.loads(kept[0])) if kept and kept[0].startswith("[") else None


Plans = Mapping[str, str]
"""Task -> the unit's pledged plan that formulas of the form compare with, as these write it."""


class Hidden(NamedTuple):
    """The content of the hidden sheet: the identity, row number (from 0) -> key, what was
    printed, the pledged plans that points were computed by."""

    identity: Identity
    rows: Mapping[int, str]
    printed: Printed
    plans: Plans


def lines(
    identity: Identity, rows: Mapping[int, str], printed: Printed, plans: Plans
) -> list[tuple[int, int, str]]:
    """The cells of the hidden sheet: row, column, text."""
    cells = [(0, 0, FORMAT), (0, 1, identity.version)]
    if plans:
        cells += [(PLANS_ROW, 0, "plans"), (PLANS_ROW, 1, json.dumps(plans, ensure_ascii=False))]
    for n, name in enumerate(_names(), 1):
        cells += [(n, 0, name), (n, 1, getattr(identity, name))]
    for n, (row, key) in enumerate(rows.items(), FIRST_MAP_ROW):
        cells += [(n, 0, str(row + 1)), (n, 1, key)]
        texts = printed.get(key, ())
        cells += [(n, column, text) for column, text in enumerate(texts, 2) if text]
    return cells


def _names() -> list[str]:
    return [name for name in Identity._fields if name != "version"]


def read(cells: Sequence[Sequence[object]]) -> Hidden | str | None:
    """The hidden sheet's content from its rows of values.

    A text is the version that this thidua does not know; None: it is no form's hidden sheet.
    """
    text = [
        ([plain_text(value) for value in row[:LIST_COLUMN]] + [""] * LIST_COLUMN)[:LIST_COLUMN]
        for row in cells
    ]
    if not text or text[0][0] != FORMAT:
        return None
    version = text[0][1]
    if version != VERSION:
        return version
    found = {row[0]: row[1] for row in text[1:FIRST_MAP_ROW] if row[0]}
    if any(name not in found for name in _names()):
        return None
    rows, printed = {}, {}
    for row in text[FIRST_MAP_ROW:]:
        if row[0].isascii() and row[0].isdigit() and row[1]:
            printed[row[1]] = (row[2], row[3], row[WORDS_COLUMN])
            if not row[1].startswith(HEAD):
                rows[int(row[0]) - 1] = row[1]
    plans = json.loads(found.get("plans", "{}"))
    return Hidden(Identity(version, *(found[name] for name in _names())), rows, printed, plans)


# -- the mark of a scale ---------------------------------------------------------------------------

_COVERED = (
    *("max", "facts", "criteria", "not_applicable"),
    *("bonus", "deduct", "floor", "clamp", "limit"),
)
_APART = frozenset(["note", "source", "verifier", "evidence"])
"""Keys that change neither what a form asks nor what an answer is worth."""


def scale_mark(scale: Scale) -> str:
    """Hexadecimal SHA-256 of the scale's facts and criteria, with names, rules and points.

    Comments, notes, stages, bands, the state of draft and how the file is laid out don't count:
    adopting a draft unchanged keeps its forms good.
    """
    covered = {name: _plain(getattr(scale, name)) for name in _COVERED}
    text = json.dumps(covered, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    """The value as JSON can hold it: models as the keys that were written, numbers exactly."""
    if isinstance(value, BaseModel):
        keys = [key for key in type(value).model_fields if key not in _APART]
        return {key: _plain(getattr(value, key)) for key in keys}
    if isinstance(value, Mapping):
        return [[str(key), _plain(one)] for key, one in value.items()]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Fraction | date):
        return str(value)
    return value


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
