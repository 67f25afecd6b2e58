"""`bang-diem`: the summary table of all units, or with `--unit` one unit's whole sheet."""

from thidua.bloc.scoring.result import UnitScore
from thidua.report.documents.frame import closing_signature, letterhead, recipients, title
from thidua.report.documents.proposals import standing_text
from thidua.report.documents.sources import Sources, gap, term
from thidua.report.documents.tables import (
    first_table,
    full_ranking,
    lead_lines,
    letter_table,
    scored,
    tight,
)
from thidua.report.letter import Blank, Block, Letter, Para, Signature, Signatures, Strong
from thidua.text.numbers import show
from thidua.views.score import unit_report
from thidua.views.scored import Scored, note_text, points_cell
from thidua.words import say


def build(sources: Sources) -> Letter:
    """A page on its side. The figures are those of `thidua score`."""
    if sources.unit is not None:
        return _of_unit(sources, sources.unit)
    leads = term(sources)
    return Letter(
        kind="bang-diem",
        head=letterhead(sources.frame),
        title=title(sources.frame),
        subject=f"Xếp hạng thi đua năm {sources.year}",
        body=full_ranking(sources),
        signatures=Signatures(closing_signature(sources.frame, leads.head if leads else None)),
        recipients=recipients(sources.frame),
        draft=sources.draft,
        landscape=True,
        closed=False,
    )


def _of_unit(sources: Sources, unit: str) -> Letter:
    leads = term(sources)
    name = sources.book.unit_name(unit)
    by_hand = Blank(say("vi", "letter.gap_name"), plain=True)
    return Letter(
        kind="bang-diem",
        head=letterhead(sources.frame),
        title="Bảng chấm điểm thi đua",
        subject=f"Năm {sources.year} của {name}",
        body=_sheet(sources, unit),
        signatures=Signatures(
            left=Signature((name,), by_hand, hint=say("vi", "letter.sign_here")),
            right=closing_signature(sources.frame, leads.head if leads else None),
        ),
        recipients=recipients(sources.frame),
        draft=sources.draft,
        landscape=True,
        closed=False,
    )


def _sheet(sources: Sources, unit: str) -> tuple[Block, ...]:
    found = scored(sources)
    score = found.result.unit(unit) if found else None
    if found is None or score is None:
        return (Para(("Điểm của đơn vị: ", gap("points"))),)
    report = unit_report((found,), unit, "vi")
    table = first_table(report)
    widths = {"id": 18, "criterion": 96, "max": 18, "stage": 19, "claimed": 18, "bonus": 18,
              "deduction": 16, "points": 20}  # fmt: skip
    stages = sum(column.key.startswith("stage:") for column in table.columns)
    claimed = any(column.key == "claimed" for column in table.columns)
    groups = (("", 3), ("Điểm theo bước chấm", stages), ("", 3 + claimed)) if stages else ()
    titles = {"id": "TT", "criterion": "Nội dung tiêu chí", "points": "Kết quả",
              "bonus": "Điểm thưởng", "deduction": "Điểm trừ",
              "claimed": "Đơn vị tự tính"}  # fmt: skip
    return (
        *lead_lines(report),
        letter_table(table, widths, groups=groups, titles=titles, dense=True),
        *_result(sources, found, score),
    )


def _result(sources: Sources, found: Scored, score: UnitScore) -> tuple[Block, ...]:
    """The published figure and the place, or why there is none."""
    standing = standing_text(sources, score.unit.id)
    if not standing and score.state.sheets:
        points = points_cell(found, score.points, "vi").text
        standing = f"{points}/{show('vi', score.assigned)} điểm"
    note = tight(note_text(found, score, "vi"))
    line = "; ".join(part for part in (standing, note) if part)
    return (Para(("Kết quả: ", Strong(line or say("vi", f"score.{score.status}")))),)
