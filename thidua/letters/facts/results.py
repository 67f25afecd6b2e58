"""Facts of telling results to the units: where they differ from what a unit gave itself."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from thidua.bloc.scoring.result import UnitScore
from thidua.letters.catalogue import Entry, Table
from thidua.letters.letter import Block, Said
from thidua.letters.sources import Sources
from thidua.letters.tables import grid, leaves, scored
from thidua.text.numbers import signed
from thidua.views.scored import Scored, points_cell


def _differences(sources: Sources) -> tuple[Block, ...] | None:
    """Every leaf whose published points are not those of the first stage, unit by unit; None where
    the year is not scored or has one stage."""
    found = scored(sources)
    if found is None or len(found.result.scale.stages) < 2:
        return None
    rows = [row for score in found.result.units for row in _of_unit(found, score)]
    columns = (
        ("Đơn vị", 46, "left"),
        ("Tiêu chí", 62, "left"),
        ("Tự chấm", 18, "center"),
        ("Kết quả", 18, "center"),
        ("Chênh lệch", 20, "center"),
    )
    return (grid(columns, rows, dense=True),) if rows else ()


def _of_unit(found: Scored, score: UnitScore) -> list[Sequence[Said]]:
    first = found.result.scale.stages[0].id
    own = score.as_of.get(first, {})
    rows: list[Sequence[Said]] = []
    for leaf in leaves(found.result.scale):
        before, now = own.get(leaf.id), score.nodes.get(leaf.id)
        if before is None or now is None or before.status != "scored" or now.status != "scored":
            continue
        if before.points != now.points:
            name = f"{leaf.code or leaf.id}. {leaf.name}"
            cells = [points_cell(found, one.points, "vi") for one in (before, now)]
            shown = [Fraction(cell.number or 0) for cell in cells]
            rows.append(
                (score.unit.name, name, *(cell.text for cell in cells), _gap(found, *shown))
            )
    return rows


def _gap(found: Scored, before: Fraction, now: Fraction) -> str:
    """The difference of the two figures as they are printed: whoever reckons it finds the same."""
    return signed("vi", now - before, found.result.scale.rounding.places)


RESULTS: Mapping[str, Entry] = {
    "bảng điểm khác tự chấm": Table(_differences, "document.gap_points"),
}
