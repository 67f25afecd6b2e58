"""Facts of every letter: the year, the bloc, who leads it; and what no data holds: named gaps.

Facts of the meeting that a letter is about: which one, its kind says.
"""

from collections.abc import Mapping

from thidua.bloc.cycle.meetings import Meeting
from thidua.letters.catalogue import Entry, LetterFact, Rows, never
from thidua.letters.letter import Piece, Said
from thidua.letters.official import addressees, citation, clock, deputy_title, leader_title, padded
from thidua.letters.sources import (
    Sources,
    attended,
    gap,
    meeting,
    member_total,
    names,
    next_offices,
    office_gap,
    term,
)
from thidua.model.events import Event
from thidua.text import dates


def year_words(year: int) -> str:
    """`năm 2022`, or what the bloc calls it: `năm học 2024-2025`."""
    name: str | None = getattr(year, "called", None)
    return f"năm {year}" if name is None else f"{name[:1].lower()}{name[1:]}"


def _unit(sources: Sources, unit: str | None) -> str | None:
    return None if unit is None else sources.book.unit_name(unit)


def _units(sources: Sources, units: tuple[str, ...] | None) -> str | None:
    return names(sources, units) if units else None


def leader(sources: Sources) -> str | None:
    """The leading unit of the year, by name."""
    found = term(sources)
    return _unit(sources, found.leader if found else None)


def _receives_appeals(sources: Sources) -> str | None:
    """The leading unit; where nobody leads, the agency that issues the bloc's letters."""
    found = leader(sources)
    title = leader_title(sources.bloc)
    return sources.frame.config.issuer if found is None else f"{found} ({title})"


def _deputies(sources: Sources) -> str | None:
    found = term(sources)
    return _units(sources, found.deputies if found else None)


def _members(sources: Sources) -> str | None:
    n = member_total(sources)
    return None if n is None else f"{padded(n)} đơn vị thành viên"


def _member_names(sources: Sources) -> str | None:
    """All of them, or nothing: those that a source happens to name are not the bloc."""
    members = sources.book.members(sources.year)
    whole = member_total(sources) == len(members)
    return names(sources, [unit.id for unit in members]) if whole and members else None


def _patron(sources: Sources) -> str | None:
    head = sources.bloc.patron
    known = ", ".join(part for part in (head.name, head.title) if part) if head else ""
    return known or None


def _first_addressee(sources: Sources) -> Said | None:
    to = addressees(sources.frame)
    return to[0] if to else None


COMMON: Mapping[str, Entry[Sources]] = {
    "năm": LetterFact(lambda s: year_words(s.year)),
    "năm sau": LetterFact(lambda s: year_words(s.year + 1)),
    "tên khối": LetterFact(lambda s: s.bloc.name),
    "khối": LetterFact(lambda s: s.group),
    "cơ quan ban hành": LetterFact(lambda s: s.frame.config.issuer or s.bloc.name),
    "nơi nhận kiến nghị": LetterFact(_receives_appeals, lambda s: office_gap(s, "leader")),
    "chức danh trưởng": LetterFact(lambda s: leader_title(s.bloc)),
    "chức danh phó": LetterFact(lambda s: deputy_title(s.bloc)),
    "đơn vị trưởng": LetterFact(leader, lambda s: office_gap(s, "leader")),
    "đơn vị phó": LetterFact(_deputies, lambda s: office_gap(s, "deputies")),
    "đơn vị trưởng năm sau": LetterFact(
        lambda s: _unit(s, next_offices(s)[0]), lambda s: office_gap(s, "next_leader")
    ),
    "đơn vị phó năm sau": LetterFact(
        lambda s: _units(s, next_offices(s)[1]), lambda s: office_gap(s, "next_deputies")
    ),
    "lãnh đạo phụ trách": LetterFact(_patron, "document.gap_patron"),
    "số đơn vị thành viên": LetterFact(_members, "document.gap_members"),
    "các đơn vị thành viên": LetterFact(_member_names, "document.gap_member_names"),
    "nơi gửi": LetterFact(_first_addressee, "document.gap_authority"),
    "căn cứ pháp lý": Rows(
        lambda s: s.bases, {"văn bản": LetterFact(lambda basis: citation(basis)[0:], "")}
    ),
}


GAPS: Mapping[str, Entry[Sources]] = {
    "ý kiến thảo luận": never("opinions"),
    "kết luận của chủ tọa": never("conclusion"),
    "nguyên nhân": never("causes"),
    "nhiệm vụ, giải pháp": never("tasks"),
    "kiến nghị, đề xuất": never("requests"),
    "tổ kiểm phiếu": never("tellers"),
    "hồ sơ khác": never("papers"),
    "công việc khác": never("other_work"),
    "số bản": never("copies"),
    "hạn kiến nghị": never("appeal_until"),
    "đoàn kiểm tra": never("inspectors"),
    "kết quả kiểm tra": never("inspected"),
}
"""What people write into every letter by hand: the data has no place for it."""


def _event(sources: Sources) -> Event | None:
    found = meeting(sources)
    return found.event if found else None


def meeting_day(sources: Sources) -> str | None:
    """`ngày 12 tháng 01 năm 2023`."""
    found = meeting(sources)
    return dates.long("vi", found.on) if found and found.on else None


def _clock(time: str | None) -> str | None:
    return clock(time) if time else None


def attendance(sources: Sources, found: Meeting | None) -> Said | None:
    """`10/11 đơn vị thành viên`; None where nothing is known of it, a gap for what is not."""
    came, total = attended(sources, found), member_total(sources)
    if came is None:
        return None
    everybody = found is not None and found.event.attended == "all" and total is not None
    n = total if everybody and total is not None else len(came)
    of: Piece = gap("members") if total is None else padded(total)
    return (f"{padded(n)}/", of, " đơn vị thành viên")


def _came(sources: Sources) -> str | None:
    found = attended(sources, meeting(sources))
    return names(sources, found) if found else None


def _away(sources: Sources) -> str | None:
    came = attended(sources, meeting(sources))
    members = sources.book.members(sources.year)
    if came is None or member_total(sources) != len(members):
        return None
    return names(sources, [one.id for one in members if one.id not in came]) or None


def _guests(sources: Sources) -> str | None:
    event = _event(sources)
    return "; ".join(event.guests) if event and event.guests else None


def _place(sources: Sources) -> str | None:
    found = meeting(sources)
    return found.at if found else None


def _papers(sources: Sources) -> tuple[str, ...]:
    event = _event(sources)
    found = (one.name or one.kind or "" for one in (event.papers if event else None) or ())
    return tuple(name for name in found if name)


MEETING: Mapping[str, Entry[Sources]] = {
    "ngày họp": LetterFact(meeting_day, "document.gap_meeting"),
    "giờ bắt đầu": LetterFact(
        lambda s: _clock(e.starts if (e := _event(s)) else None), "document.gap_time"
    ),
    "giờ kết thúc": LetterFact(
        lambda s: _clock(e.ends if (e := _event(s)) else None), "document.gap_time"
    ),
    "địa điểm": LetterFact(_place, "document.gap_place"),
    "số đơn vị dự họp": LetterFact(lambda s: attendance(s, meeting(s)), "document.gap_came"),
    "đơn vị dự họp": LetterFact(_came, "document.gap_attended"),
    "đơn vị vắng mặt": LetterFact(_away, "document.gap_away"),
    "khách mời": LetterFact(_guests, "document.gap_guests"),
    "người chủ trì": LetterFact(
        lambda s: e.chaired_by if (e := _event(s)) else None, "document.gap_chair"
    ),
    "thư ký": LetterFact(
        lambda s: e.secretary if (e := _event(s)) else None, "document.gap_secretary"
    ),
    "tài liệu họp": Rows(_papers, {"tên": LetterFact(lambda name: name)}),
}
