"""Facts of a review: of the inspection of one unit (what it promised, what it gave itself and by
which evidence), and of what was settled and heard: units on one level, objections and how they
ended.

Facts of handing the leadership over: who gives and takes, papers, what is still open.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from thidua.bloc.cycle.progress import progress_of
from thidua.bloc.cycle.status import DUE, LATE, status_of
from thidua.letters.catalogue import Entry, LetterFact, Rows, TableFact, in_words, never
from thidua.letters.facts.progress import as_of, task_rows
from thidua.letters.letter import Block, Said
from thidua.letters.sources import Sources, meeting_of, names, term
from thidua.letters.tables import grid, leaves, letter_figure, scored
from thidua.model.emulation_year import last_day
from thidua.model.events import STEPS
from thidua.model.units import Term
from thidua.text import dates
from thidua.views.scored import points_cell
from thidua.words import say


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


def _settled(sources: Sources) -> tuple[tuple[Said | None, ...], ...]:
    return tuple(
        (one.by or "hội nghị", names(sources, one.order or one.units), one.reason)
        for one in sources.yearbook.settled
    )


def _appeals(sources: Sources) -> tuple[tuple[Said | None, ...], ...]:
    found: list[tuple[Said | None, ...]] = []
    for one in sources.yearbook.appealed:
        asked = (sources.book.unit_name(one.unit), one.criterion, one.asks)
        if one.decided is None:
            found.append((*asked, None, None, None))
        else:
            result = "chấp nhận" if one.decided.result == "upheld" else "không chấp nhận"
            found.append((*asked, result, one.decided.by, one.decided.reason))
    return tuple(found)


_APPEAL = (
    *("đơn vị", "tiêu chí", "nội dung"),
    *("kết quả giải quyết", "người giải quyết", "lý do"),
)
REVIEW: Mapping[str, Entry[Sources]] = {
    "đơn vị bằng nhau": Rows(_settled, in_words("người quyết định", "thứ tự", "lý do")),
    "kiến nghị": Rows(_appeals, in_words(*_APPEAL, gaps={"kết quả giải quyết": "appeal"})),
}


STATES = {"draft": "Dự thảo", "final": "Chính thức"}


def _head(one: Term | None) -> str | None:
    head = one.head if one else None
    return ", ".join(part for part in (head.name, head.title) if part) if head else None


def _flag(sources: Sources) -> str | None:
    follows = term(sources, sources.year + 1)
    return follows.flag_received_by if follows else None


def _papers(sources: Sources) -> tuple[Block, ...]:
    """The papers that the year's meetings had before them."""
    rows: dict[str, Sequence[Said]] = {}
    for event in sources.yearbook.happened:
        for one in event.papers or ():
            name = one.name or one.kind or ""
            state = STATES.get(one.status or "", one.status or "")
            if name:
                rows.setdefault(name, (name, one.number or "", state))
    columns = (
        ("Tên hồ sơ, tài liệu", 92, "left"),
        ("Số, ký hiệu", 34, "center"),
        ("Tình trạng", 28, "center"),
    )
    return (grid(columns, list(rows.values())),) if rows else ()


def _sealed(sources: Sources) -> str:
    """Whether the year is sealed, since when, and by what its results are known again."""
    held = sources.yearbook.seal
    if held is None:
        return "chưa niêm phong"
    if not sources.yearbook.is_sealed:
        return "đã mở lại, chưa niêm phong lại"
    seal = held.data
    day = dates.short(date.fromisoformat(seal.sealed.on[:10]))
    return f"đã niêm phong ngày {day}, mã kết quả {seal.results.hash[:12]}"


def _open_questions(sources: Sources) -> Iterator[str]:
    """What people still have to decide: appeals, ties at an award's border, unknown conditions."""
    for appeal in sources.yearbook.appealed:
        if appeal.decided is None:
            unit = sources.book.unit_name(appeal.unit)
            asks = f": {appeal.asks}" if appeal.asks else ""
            yield f"Kiến nghị chưa giải quyết: {unit}{asks}"
    for one in sources.view.awards.awards:
        if one.border_tie:
            tied = names(sources, one.border_tie)
            yield f"Bằng nhau ở ranh giới của {one.award.name}, chưa phân định: {tied}"
        unknown = [each.unit for each in one.candidates if each.eligible is None]
        if unknown:
            yield f"Chưa rõ có đủ điều kiện {one.award.name}: {names(sources, unknown)}"


def _coming(sources: Sources) -> tuple[tuple[str, str], ...]:
    """The days of the next year on which steps are due, by the calendar that the blocs share."""
    calendar = sources.book.calendar
    days: dict[date, list[str]] = {}
    for step in STEPS:
        due = getattr(calendar, step, None)
        if due is not None:
            name = say("vi", f"year.step.{step}")
            days.setdefault(due.of(step, sources.year + 1), []).append(name)
    return tuple(("; ".join(steps), dates.short(day)) for day, steps in sorted(days.items()))


def _pending(sources: Sources) -> tuple[str, ...]:
    """Proposals on which nothing is decided yet, dossiers that came back, open questions."""
    yearbook = sources.yearbook
    decided = {(one.unit, one.award) for one in yearbook.decided}
    awards = {one.award.id: one.award.name for one in sources.view.awards.awards}
    lines: list[str] = []
    for one in yearbook.proposals or ():
        if (one.unit, one.award) not in decided:
            award = awards.get(one.award or "", one.award or "")
            unit = sources.book.unit_name(one.unit)
            lines.append(f"Chờ quyết định khen thưởng: {unit}" + (f", {award}" if award else ""))
    for each in yearbook.dossiers or ():
        if each.returned and not each.completed and (each.unit, each.award) not in decided:
            why = f" ({each.why})" if each.why else ""
            unit = sources.book.unit_name(each.unit)
            lines.append(f"Hồ sơ bị trả lại, phải bổ sung: {unit}{why}")
    return (*lines, *_open_questions(sources))


def _open_steps(sources: Sources) -> tuple[tuple[str | None, ...], ...]:
    """The steps that are not done on the day of the handover, by the data: what is due or late; the
    handover itself is being done."""
    found = meeting_of(sources, "handover", "year_end_review")
    day = (found.on if found else None) or last_day(sources.year)
    steps = [
        step
        for step in status_of(sources.book, sources.year, day).steps
        if step.state in (DUE, LATE) and step.id != "handover"
    ]
    told: list[tuple[str | None, ...]] = []
    for step in sorted(steps, key=lambda step: step.due or date.max):
        due = dates.short(step.due) if step.due else None
        days = (None, due) if step.state == LATE else (due, None)
        told.append((step.name or say("vi", f"year.step.{step.id}"), *days))
    return tuple(told)


HANDOVER: Mapping[str, Entry[Sources]] = {
    "đại diện bên giao": LetterFact(lambda s: _head(term(s)), "document.gap_giver"),
    "đại diện bên nhận": LetterFact(lambda s: _head(term(s, s.year + 1)), "document.gap_taker"),
    "người nhận cờ": LetterFact(_flag, "document.gap_flag"),
    "bảng hồ sơ bàn giao": TableFact(_papers, "document.gap_papers"),
    "các năm có dữ liệu": LetterFact(lambda s: ", ".join(map(str, s.years)) or None),
    "tình trạng niêm phong": LetterFact(_sealed),
    "nơi lưu dữ liệu": never("data_place"),
    "người trả lời": never("who_answers"),
    "kết quả kiểm tra dữ liệu": never("data_checked"),
    "bước chưa xong": Rows(_open_steps, in_words("bước", "hạn", "quá hạn từ")),
    "mốc năm sau": Rows(_coming, in_words("bước", "hạn")),
    "việc chưa xong": Rows(_pending, {"việc": LetterFact(lambda line: line)}),
}
