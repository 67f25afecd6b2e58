"""Facts of the scale that a meeting adopts."""

from collections.abc import Mapping

from thidua.letters.catalogue import Entry, LetterFact, TableFact
from thidua.letters.letter import Align, Block, LetterColumn, LetterRow, LetterTable
from thidua.letters.sources import Sources
from thidua.model.scale.criteria import Scale
from thidua.text.numbers import grouped, thousands
from thidua.views.scale import ScaleRow, scale_lines
from thidua.views.scored import by_words
from thidua.words import say

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
    rows = tuple(_row(line) for line in scale_lines(scale, "vi", sources.yearbook.task_names()))
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
    return say("vi", "letter.ranked_by", by=by_words(scale, "vi"))


SCALE: Mapping[str, Entry] = {
    "bảng thang điểm": TableFact(_table, "document.gap_scale"),
    "tổng điểm chuẩn": LetterFact(_max, "document.gap_scale"),
    "cách xếp hạng": LetterFact(_ranking, "document.gap_scale"),
}
