"""Facts of the scores: the ranking in a few words, its tables, one unit's sheet.

Facts of the scale that a meeting adopts.
"""

from collections import Counter
from collections.abc import Mapping

from thidua.bloc.scoring.result import UnitScore
from thidua.letters.catalogue import Entry, LetterFact, Rows, TableFact
from thidua.letters.letter import (
    Align,
    Block,
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
from thidua.model.scale.criteria import Scale
from thidua.text.numbers import grouped, thousands
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
