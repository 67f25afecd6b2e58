"""Facts of the meeting that a letter is about: which one, its kind says."""

from collections.abc import Mapping

from thidua.bloc.cycle.meetings import Meeting
from thidua.letters.catalogue import Entry, LetterFact, Rows
from thidua.letters.letter import Piece, Said
from thidua.letters.official import clock, padded
from thidua.letters.sources import Sources, attended, gap, meeting, member_total, names
from thidua.model.events import Event
from thidua.text import dates


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
