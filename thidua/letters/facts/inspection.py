"""Facts of inspecting one unit: what it promised, what it gave itself and by which evidence."""

from collections.abc import Mapping, Sequence

from thidua.bloc.cycle.progress import progress_of
from thidua.letters.catalogue import Entry, LetterFact, TableFact, never
from thidua.letters.facts.progress import as_of, task_rows
from thidua.letters.letter import Block, Said
from thidua.letters.sources import Sources
from thidua.letters.tables import grid, leaves, letter_figure, scored
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
