"""Facts of every letter: the year, the bloc, who leads it; and what no data holds: named gaps."""

from collections.abc import Mapping

from thidua.letters.catalogue import Entry, LetterFact, Rows, never
from thidua.letters.letter import Said
from thidua.letters.official import addressees, citation, deputy_title, leader_title, padded
from thidua.letters.sources import Sources, member_total, names, next_offices, office_gap, term


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
