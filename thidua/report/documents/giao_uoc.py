"""`giao-uoc`: the pact: movements, targets, and the signatures of all members.

Tables as in Thông tư 35/2011/TT-BLĐTBXH, mẫu 1a (movements; targets with plan).
"""

from dataclasses import replace

from thidua.model.pact import Pact
from thidua.report.documents.frame import (
    closing_signature,
    letterhead,
    member_signature,
    recipients,
    title,
)
from thidua.report.documents.sources import (
    Sources,
    cited,
    count_words,
    day_text,
    gap,
    member_total,
    or_gap,
    short_day,
    term,
)
from thidua.report.documents.tables import grid
from thidua.report.letter import Blank, Block, Heading, Letter, Para, Said, Signatures
from thidua.text.numbers import show


def build(sources: Sources) -> Letter:
    """The pact of the year; it bears the day of its signing."""
    pact = sources.yearbook.pact.data if sources.yearbook.pact else Pact()
    signed = pact.signed.on if pact.signed else None
    head = letterhead(sources.frame)
    return Letter(
        kind="giao-uoc",
        head=replace(head, day=head.day or signed),
        title=title(sources.frame),
        subject=f"Năm {sources.year}",
        bases=cited(sources),
        body=(
            Para(_opening(sources, pact)),
            Heading("I. Các phong trào thi đua"),
            *_movements(pact),
            Heading("II. Chỉ tiêu thi đua"),
            *_targets(sources, pact),
            Heading("III. Cam kết"),
            *_promises(sources),
        ),
        signatures=_signatures(sources, pact),
        recipients=recipients(sources.frame),
        draft=sources.draft,
    )


def _opening(sources: Sources, pact: Pact) -> Said:
    signed = pact.signed
    witness = signed.witnessed_by if signed else None
    seen: tuple[Said, ...] = (", trước sự chứng kiến của ", witness) if witness else ()
    return (
        "Hôm nay, ",
        day_text(signed.on if signed else None, "signed"),
        ", tại ",
        or_gap(signed.at if signed else None, "place"),
        *seen,  # type: ignore[arg-type]
        ", ",
        *count_words(member_total(sources), "đơn vị thành viên"),
        f" {sources.bloc.name} thống nhất ký kết giao ước thi đua năm {sources.year} với các nội "
        "dung sau:",
    )


def _movements(pact: Pact) -> tuple[Block, ...]:
    columns = (
        ("Tên phong trào", 50, "left"),
        ("Cấp phát động", 22, "center"),
        ("Mục tiêu", 48, "left"),
        ("Phát động", 24, "center"),
        ("Tổng kết", 24, "center"),
    )
    if not pact.movements:
        return (Para(("Các phong trào thi đua: ", gap("movements"))),)
    rows = [
        (
            one.name,
            _capital(one.launched_by) if one.launched_by else _dots("launched_by"),
            one.goal or _dots("goal"),
            short_day(one.launched),
            short_day(one.ends),
        )
        for one in pact.movements
    ]
    return (grid(columns, rows, dense=True),)


def _targets(sources: Sources, pact: Pact) -> tuple[Block, ...]:
    columns = (
        ("Nội dung", 88, "left"),
        ("Đơn vị tính", 24, "center"),
        ("Kế hoạch", 24, "center"),
        ("Ghi chú", 28, "left"),
    )
    blocks: list[Block] = []
    if pact.targets:
        rows = [
            (
                one.name,
                one.measure or "",
                show("vi", one.plan) if one.plan is not None else _dots("plan"),
                one.note or "",
            )
            for one in pact.targets
        ]
        blocks.append(grid(columns, rows, dense=True))
    else:
        blocks.append(Para(("Chỉ tiêu chung: ", gap("targets"))))
    registered = pact.registered
    if registered and registered.tasks is not None:
        to = f" với {registered.with_}" if registered.with_ else ""
        blocks.append(Para(f"{sources.group} đăng ký {registered.tasks} nhiệm vụ thi đua{to}."))
    return tuple(blocks)


def _promises(sources: Sources) -> tuple[Block, ...]:
    group = sources.group
    return (
        Para(
            "1. Các đơn vị thành viên tổ chức thực hiện các phong trào và chỉ tiêu đã ký kết; phát "
            "hiện, bồi dưỡng, nhân rộng điển hình tiên tiến."
        ),
        Para(
            "2. Định kỳ báo cáo kết quả; tự chấm điểm trung thực, kèm tài liệu kiểm chứng; tham dự "
            f"đầy đủ sơ kết, tổng kết và các hoạt động của {group}."
        ),
        Para(
            "3. Việc chấm điểm, bình xét, suy tôn được tiến hành dân chủ, công khai, theo thang "
            f"điểm và quy chế của {group}."
        ),
        Para("Các đơn vị cam kết thực hiện nghiêm túc giao ước thi đua này."),
    )


def _signatures(sources: Sources, pact: Pact) -> Signatures:
    said = pact.signatories
    members = [
        one for one in sources.book.members(sources.year) if said in (None, "all") or one.id in said
    ]
    leads = term(sources)
    return Signatures(
        right=closing_signature(sources.frame, leads.head if leads else None),
        members=tuple(member_signature(one.name) for one in members),
        members_title="Đại diện các đơn vị ký giao ước",
    )


def _dots(what: str) -> Blank:
    """A gap in a table's cell, whose column says what belongs there."""
    return replace(gap(what), quiet=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
