"""Facts of telling results to the units: where they differ from what a unit gave itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.result import NodeResult, UnitScore
from thidua.letters.catalogue import Entry, LetterFact, TableFact
from thidua.letters.letter import Block, Heading, LetterColumn, LetterRow, LetterTable, Para
from thidua.letters.sources import Sources
from thidua.letters.tables import letter_figure, scored
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.stages import Stage
from thidua.text.numbers import signed, thousands
from thidua.views.scored import Scored, points_cell

SELF = "self"
"""The id of the stage in which units score themselves."""
MOST_IN_FULL = 150
"""Differences that are listed with the names of their criteria: some six pages."""
BESIDE = 3
"""Where there are more, so many stand on a line, under the codes of their criteria."""


class _Difference(NamedTuple):
    """A criterion of which the published points are not those that the unit gave itself: its code,
    its name, both figures and what lies between them."""

    code: str
    name: str
    before: str
    now: str
    gap: str


def _first_said(sources: Sources) -> str:
    """What results are held against: the units' own figures, or another first stage's."""
    found = scored(sources)
    first = _first(found.result.scale) if found else None
    if first is None or first.id == SELF or first.name.casefold().startswith("tự chấm"):
        return "điểm đơn vị tự chấm"
    return f"điểm của bước “{first.name}”"


def _first(scale: Scale) -> Stage | None:
    """The stage that later ones may have changed: of self scores, else the first of several."""
    own = next((one for one in scale.stages if one.id == SELF), None)
    return own or (scale.stages[0] if len(scale.stages) > 1 else None)


def _differences(sources: Sources) -> tuple[Block, ...] | None:
    """Every criterion whose published points are not those of the first stage, unit by unit, or
    that there are none; None where the year is not scored."""
    found = scored(sources)
    if found is None:
        return None
    first = _first(found.result.scale)
    if first is None or first == found.result.scale.stages[-1]:
        return (Para("Thang điểm chỉ có một bước chấm, không có bước đơn vị tự chấm điểm."),)
    of_unit = [(one.unit.name, tuple(_of_unit(found, one, first))) for one in found.result.units]
    units = [(name, rows) for name, rows in of_unit if rows]
    if not units:
        return (Para(f"Không có tiêu chí nào có kết quả khác với {_first_said(sources)}."),)
    short = sum(len(rows) for _, rows in units) > MOST_IN_FULL
    table = _in_short if short else _in_full
    blocks: list[Block] = []
    for place, (name, rows) in enumerate(units, 1):
        blocks += [Heading(f"{place}. {name}", 2), table(rows, first)]
    if short:
        blocks += [Para("Các tiêu chí nêu trên gồm:", keep=True), _key(units)]
    return tuple(blocks)


def _of_unit(found: Scored, score: UnitScore, first: Stage) -> Iterator[_Difference]:
    scale = found.result.scale
    own = score.as_of.get(first.id, {})
    codes = Counter(one.code for one in scale.nodes.values())
    for node in scale.nodes.values():
        before, now = _points(node, own), _points(node, score.nodes)
        if before is None or now is None or before == now:
            continue
        code = node.code if node.code and codes[node.code] == 1 else node.id
        cells = [points_cell(found, one, "vi") for one in (before, now)]
        # The difference of the figures as they are printed: whoever reckons it finds the same.
        old, new = (Fraction(cell.number or 0) for cell in cells)
        gap = signed("vi", new - old, scale.rounding.places)
        first_shown, last_shown = map(letter_figure, cells)
        yield _Difference(code, _name(node), first_shown, last_shown, thousands("vi", gap))


def _points(node: Criterion, results: Mapping[str, NodeResult]) -> Fraction | None:
    """A leaf's points; of a group what its own lists, floor and limits made of its parts' sum."""
    found = results.get(node.id)
    if found is None or not found.is_scored:
        return None
    parts = (results[part.id].points for part in node.criteria if part.id in results)
    return found.points - sum(parts, Fraction(0))


def _name(node: Criterion) -> str:
    """Of a group only what it has of its own is told: its parts have rows of their own."""
    return node.name if node.is_leaf else f"{node.name} (điểm thưởng, điểm trừ chung của phần)"


def _in_full(rows: Sequence[_Difference], first: Stage) -> LetterTable:
    columns = (
        LetterColumn("Tiêu chí", 96),
        LetterColumn(first.name, 20, "center"),
        LetterColumn("Kết quả", 20, "center"),
        LetterColumn("Chênh lệch", 24, "center"),
    )
    made = (LetterRow((f"{one.code}. {one.name}", one.before, one.now, one.gap)) for one in rows)
    return LetterTable(columns, tuple(made), dense=True)


def _in_short(rows: Sequence[_Difference], first: Stage) -> LetterTable:
    columns = BESIDE * (
        LetterColumn("Tiêu chí", 17, "center"),
        LetterColumn(first.name, 18, "center"),
        LetterColumn("Kết quả", 18, "center"),
    )
    cells = [cell for one in rows for cell in (one.code, one.before, one.now)]
    cells += [""] * (-len(cells) % len(columns))
    lines = range(0, len(cells), len(columns))
    made = (LetterRow(tuple(cells[at : at + len(columns)])) for at in lines)
    return LetterTable(columns, tuple(made), dense=True)


def _key(units: Iterable[tuple[str, Sequence[_Difference]]]) -> LetterTable:
    """The names of the criteria that stand above under their codes."""
    names = {one.code: one.name for _, rows in units for one in rows}
    columns = (LetterColumn("Tiêu chí", 20, "center"), LetterColumn("Nội dung", 140))
    return LetterTable(columns, tuple(map(LetterRow, names.items())), dense=True)


RESULTS: Mapping[str, Entry[Sources]] = {
    "điểm ban đầu": LetterFact(_first_said),
    "bảng điểm khác tự chấm": TableFact(_differences, "document.gap_points"),
}
