"""What letters and reports say of the ranking in a few sentences, and of the bloc itself."""

from collections import Counter

from thidua.report.documents.frame import deputy_title, leader_title
from thidua.report.documents.sources import (
    Sources,
    count_words,
    gap,
    member_total,
    names,
    term,
    unit_or_gap,
    units_or_gap,
)
from thidua.report.documents.tables import scored, tight
from thidua.report.letter import Block, Para, Said
from thidua.report.official import padded
from thidua.text.numbers import show
from thidua.views.scored import percent_cell, points_cell, reasons_text, warnings


def ranking_summary(sources: Sources, annex: str = "") -> tuple[Block, ...]:
    """Who was ranked, who leads, how many in each band, who has no rank and why."""
    found = scored(sources)
    if found is None:
        return (Para(("Kết quả chấm điểm, xếp hạng: ", gap("ranking"))),)
    result = found.result
    blocks: list[Block] = [Para(one.text) for one in warnings(found, "vi")]
    units = len(result.units)
    lines = [f"Có {len(result.ranked)}/{units} đơn vị được xếp hạng."]
    first = [one for one in result.ranked if one.rank == 1]
    if first:
        points = points_cell(found, first[0].points, "vi").text
        percent = tight(percent_cell(found, first[0], "vi").text)
        led = "; ".join(one.unit.name for one in first)
        lines.append(f"Dẫn đầu: {led}, {points}/{show('vi', first[0].assigned)} điểm ({percent}).")
    counts = Counter(one.band for one in result.ranked if one.band)
    bands = [f"{band.name} {padded(counts[band.id])} đơn vị" for band in result.scale.bands
             if counts[band.id]]  # fmt: skip
    if bands:
        lines.append(f"Xếp loại: {'; '.join(bands)}.")
    if annex:
        lines.append(f"Điểm của từng đơn vị tại {annex}.")
    blocks.append(Para(" ".join(lines), keep=not annex))
    for one in result.units:
        if one.rank is None:
            why = tight(reasons_text(one, "vi"))
            blocks.append(Para(f"Chưa xếp hạng {one.unit.name}: {why}."))
    return tuple(blocks)


def about_bloc(sources: Sources) -> Said:
    """`Khối có 11 đơn vị thành viên; Trưởng khối là ...; Phó Trưởng khối là ...`."""
    leads, head = term(sources), sources.bloc.patron
    patron = ", ".join(part for part in (head.name, head.title) if part) if head else ""
    return (
        f"{sources.bloc.name} có ",
        *count_words(member_total(sources), "đơn vị thành viên"),
        f". {leader_title(sources.bloc)} năm {sources.year}: ",
        unit_or_gap(sources, leads.leader if leads else None, "leader"),
        f"; {deputy_title(sources.bloc)}: ",
        units_or_gap(sources, leads.deputies if leads else None, "deputies"),
        *((f"; lãnh đạo phụ trách {sources.group}: {patron}",) if patron else ()),
        ".",
    )


def member_names(sources: Sources) -> str:
    """All members known, in the order of units.yaml."""
    return names(sources, [unit.id for unit in sources.book.members(sources.year)])
