"""Facts of the scores: the ranking in a few words, its tables, one unit's sheet.

Facts of the scale that a meeting adopts, and of telling results to the units: where they
differ from what a unit gave itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.result import NodeResult, UnitScore
from thidua.letters.catalogue import Entry, LetterFact, Rows, TableFact
from thidua.letters.letter import (
    Align,
    Block,
    Heading,
    LetterColumn,
    LetterRow,
    LetterTable,
    Para,
    Said,
    Strong,
)
from thidua.letters.official import padded
from thidua.letters.sources import Sources, member_total
from thidua.letters.tables import full_ranking, letter_figure, ranking, scored, unit_sheet
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.stages import Stage
from thidua.text.numbers import grouped, signed, thousands
from thidua.views.scale import ScaleRow, called_in, closing_words, scale_lines
from thidua.views.scored import (
    Scored,
    band_text,
    note_text,
    percent_cell,
    points_cell,
    reasons_text,
    warnings,
)
from thidua.words import say


def _ranked(sources: Sources) -> str | None:
    found = scored(sources)
    if found is None:
        return None
    ranked, members = padded(len(found.result.ranked)), member_total(sources)
    # Where nobody says how many members there are, those that are known are not all.
    return f"{ranked} đơn vị" if members is None else f"{ranked}/{padded(members)} đơn vị"


def _first(sources: Sources) -> list[UnitScore]:
    found = scored(sources)
    return [one for one in found.result.ranked if one.rank == 1] if found else []


def _leading(sources: Sources) -> str | None:
    return "; ".join(one.unit.name for one in _first(sources)) or None


def _best(sources: Sources) -> str | None:
    found, first = scored(sources), _first(sources)
    return points_words(found, first[0]) if found and first else None


def points_words(found: Scored, score: UnitScore) -> str:
    """`98,66/100 điểm (98,66%)`."""
    points = letter_figure(points_cell(found, score.points, "vi"))
    text = f"{points}/{grouped('vi', score.assigned)} điểm"
    percent = percent_cell(found, score, "vi").text
    return f"{text} ({percent})" if score.rank is not None else text


def standing_words(sources: Sources, unit: str) -> str | None:
    """`98,66/100 điểm (98,66%), hạng 1, xếp loại Xuất sắc`; None where it has no rank."""
    found = scored(sources)
    score = found.result.unit(unit) if found else None
    if found is None or score is None or score.rank is None:
        return None
    rank = f"đồng hạng {score.rank}" if score.tied_with else f"hạng {score.rank}"
    band = band_text(found, score)
    return f"{points_words(found, score)}, {rank}" + (f", xếp loại {band}" if band else "")


def _bands(sources: Sources) -> str | None:
    found = scored(sources)
    if found is None:
        return None
    counts = Counter(one.band for one in found.result.ranked if one.band)
    said = [f"{band.name} {padded(counts[band.id])} đơn vị" for band in found.result.scale.bands
            if counts[band.id]]  # fmt: skip
    return "; ".join(said) or None


def _without_rank(sources: Sources) -> tuple[UnitScore, ...] | None:
    found = scored(sources)
    return tuple(one for one in found.result.units if one.rank is None) if found else None


def _warnings(sources: Sources) -> tuple[Block, ...]:
    found = scored(sources)
    return tuple(Para(one.text) for one in warnings(found, "vi")) if found else ()


def _standing_of_unit(sources: Sources) -> Said | None:
    """The published figure and the place, or why there is none."""
    found = scored(sources)
    score = found.result.unit(sources.unit or "") if found else None
    if found is None or score is None:
        return None
    standing = standing_words(sources, score.unit.id)
    if standing is None and score.has_points:
        standing = points_words(found, score)
    note = note_text(found, score, "vi")
    line = "; ".join(part for part in (standing, note) if part)
    return (Strong(line or say("vi", f"score.{score.status}")),)


POINTS: Mapping[str, Entry[Sources]] = {
    "số đơn vị được xếp hạng": LetterFact(_ranked, "document.gap_ranking"),
    "đơn vị dẫn đầu": LetterFact(_leading, "document.gap_ranking"),
    "điểm dẫn đầu": LetterFact(_best, "document.gap_ranking"),
    "kết quả xếp loại": LetterFact(_bands, "document.gap_ranking"),
    "lưu ý về điểm": TableFact(_warnings),
    "đơn vị chưa xếp hạng": Rows(
        _without_rank,
        {
            "đơn vị": LetterFact(lambda one: one.unit.name),
            "lý do": LetterFact(lambda one: reasons_text(one, "vi")),
        },
    ),
    "bảng xếp hạng": TableFact(ranking, "document.gap_ranking"),
    "bảng tổng hợp điểm": TableFact(full_ranking, "document.gap_ranking", wide=True),
}
OF_UNIT: Mapping[str, Entry[Sources]] = {
    "đơn vị được chấm": LetterFact(lambda s: s.book.unit_name(s.unit or ""), "document.gap_points"),
    "bảng chấm điểm của đơn vị": TableFact(unit_sheet, "document.gap_points", wide=True),
    "kết quả của đơn vị": LetterFact(_standing_of_unit, "document.gap_points"),
}


_COLUMNS: tuple[tuple[str, int, Align], ...] = (
    ("number", 14, "center"),
    ("name", 62, "left"),
    ("points", 18, "center"),
    ("how", 70, "left"),
)


def _scale(sources: Sources) -> Scale | None:
    return sources.yearbook.criteria.data if sources.yearbook.criteria else None


def _table(sources: Sources) -> tuple[Block, ...] | None:
    """Every criterion with its points and, in a sentence, how it is scored."""
    scale = _scale(sources)
    if scale is None:
        return None
    columns = tuple(
        LetterColumn(say("vi", f"scale_view.column_{key}"), width, align)
        for key, width, align in _COLUMNS
    )
    called = called_in(sources.book, sources.year)
    rows = tuple(_row(line) for line in scale_lines(scale, "vi", called))
    return (LetterTable(columns, rows, dense=True),)


def _row(line: ScaleRow) -> LetterRow:
    return LetterRow(
        (line.number, line.name, thousands("vi", line.points), line.how),
        strong=line.is_group,
        slanted=line.is_listed,
    )


def _max(sources: Sources) -> str | None:
    scale = _scale(sources)
    return grouped("vi", scale.max) if scale else None


def _ranking(sources: Sources) -> str | None:
    scale = _scale(sources)
    if scale is None:
        return None
    return ". ".join(closing_words(scale, "vi"))


SCALE: Mapping[str, Entry[Sources]] = {
    "bảng thang điểm": TableFact(_table, "document.gap_scale"),
    "tổng điểm chuẩn": LetterFact(_max, "document.gap_scale"),
    "cách xếp hạng": LetterFact(_ranking, "document.gap_scale"),
}


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
    first = _first_stage(found.result.scale) if found else None
    if first is None or first.id == SELF or first.name.casefold().startswith("tự chấm"):
        return "điểm đơn vị tự chấm"
    return f"điểm của bước “{first.name}”"


def _first_of_several(sources: Sources) -> str | None:
    """The first stage where another may have changed its points, or the year is not scored yet."""
    found = scored(sources)
    if found is None:
        return _first_said(sources)
    first = _first_stage(found.result.scale)
    return None if first in (None, found.result.scale.stages[-1]) else first.name


def _first_stage(scale: Scale) -> Stage | None:
    """The stage that later ones may have changed: of self scores, else the first of several."""
    own = next((one for one in scale.stages if one.id == SELF), None)
    return own or (scale.stages[0] if len(scale.stages) > 1 else None)


def _differences(sources: Sources) -> tuple[Block, ...] | None:
    """Every criterion whose published points are not those of the first stage, unit by unit, or
    that there are none; None where the year is not scored."""
    found = scored(sources)
    if found is None:
        return None
    first = _first_stage(found.result.scale)
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
    "bước chấm đầu": LetterFact(_first_of_several),
    "điểm ban đầu": LetterFact(_first_said),
    "bảng điểm khác tự chấm": TableFact(_differences, "document.gap_points"),
}
