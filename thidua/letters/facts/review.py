"""Facts of a review: of the inspection of one unit (what it promised, what it gave itself and by
which evidence), and of what was settled and heard: units on one level, objections and how they
ended."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from thidua.bloc.cycle.progress import progress_of
from thidua.letters.catalogue import Entry, LetterFact, Rows, TableFact, never
from thidua.letters.facts.progress import as_of, task_rows
from thidua.letters.letter import Block, Said
from thidua.letters.sources import Sources, names
from thidua.letters.tables import grid, leaves, letter_figure, scored
from thidua.model.appeals import Appeal
from thidua.model.settlements import Settlement
from thidua.views.scored import points_cell


def _unit(sources: Sources) -> str | None:
    return sources.book.unit_name(sources.unit) if sources.unit else None


def _tasks(sources: Sources) -> tuple[Block, ...] | None:
    """The unit's pledged tasks; None where it pledged none or no unit was named."""
    progress = progress_of(sources.book, sources.year, as_of(sources))
    tasks = [task for one in progress.units if one.unit == sources.unit for task in one.tasks]
    return task_rows(sources, tasks, units=False) if tasks else None


def _self_scores(sources: Sources) -> tuple[Block, ...] | None:
    """Criteria with maximum, self-score, the evidence that the scale asks for, and room to note
    what was found."""
    found = scored(sources)
    score = found.result.unit(sources.unit) if found and sources.unit else None
    if found is None or score is None:
        return None
    first = found.result.scale.stages[0].id
    own = score.as_of.get(first, score.nodes)
    rows: list[Sequence[Said]] = []
    for leaf in leaves(found.result.scale):
        node = own.get(leaf.id)
        is_scored = node is not None and node.is_scored
        points = letter_figure(points_cell(found, node.points, "vi")) if node and is_scored else ""
        most = letter_figure(points_cell(found, leaf.max, "vi"))
        name = f"{leaf.code or leaf.id}. {leaf.name}"
        rows.append((name, most, points, leaf.evidence or "", ""))
    columns = (
        ("Tiêu chí", 60, "left"),
        ("Điểm chuẩn", 18, "center"),
        ("Tự chấm", 18, "center"),
        ("Tài liệu kiểm chứng", 40, "left"),
        ("Kết quả đối chiếu", 28, "left"),
    )
    return (grid(columns, rows, dense=True),)


INSPECTION: Mapping[str, Entry[Sources]] = {
    "đơn vị được kiểm tra": LetterFact(_unit, "document.gap_inspected_unit"),
    "đại diện đơn vị": never("unit_head"),
    "bảng nhiệm vụ của đơn vị": TableFact(_tasks, "document.gap_progress"),
    "bảng tự chấm để kiểm tra": TableFact(_self_scores, "document.gap_points"),
}


class Settled(NamedTuple):
    sources: Sources
    settlement: Settlement


class Objection(NamedTuple):
    sources: Sources
    appeal: Appeal


def _settled(sources: Sources) -> tuple[Settled, ...]:
    return tuple(Settled(sources, one) for one in sources.yearbook.settled)


def _appeals(sources: Sources) -> tuple[Objection, ...]:
    return tuple(Objection(sources, one) for one in sources.yearbook.appealed)


def _result(one: Objection) -> str | None:
    end = one.appeal.decided
    if end is None:
        return None
    return "chấp nhận" if end.result == "upheld" else "không chấp nhận"


REVIEW: Mapping[str, Entry[Sources]] = {
    "đơn vị bằng nhau": Rows(
        _settled,
        {
            "người quyết định": LetterFact(lambda one: one.settlement.by or "hội nghị"),
            "thứ tự": LetterFact(
                lambda one: names(one.sources, one.settlement.order or one.settlement.units)
            ),
            "lý do": LetterFact(lambda one: one.settlement.reason),
        },
    ),
    "kiến nghị": Rows(
        _appeals,
        {
            "đơn vị": LetterFact(lambda one: one.sources.book.unit_name(one.appeal.unit)),
            "tiêu chí": LetterFact(lambda one: one.appeal.criterion),
            "nội dung": LetterFact(lambda one: one.appeal.asks),
            "kết quả giải quyết": LetterFact(_result, "document.gap_appeal"),
            "người giải quyết": LetterFact(lambda one: d.by if (d := one.appeal.decided) else None),
            "lý do": LetterFact(lambda one: d.reason if (d := one.appeal.decided) else None),
        },
    ),
}
