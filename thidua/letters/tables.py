"""The tables of reports as tables of documents: one ranking, one count for every output.

A document never computes a place, a tie or a percent of its own: it takes the very cells that
`score`, `rank` and `vote` show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from thidua.letters.letter import Align as LetterAlign
from thidua.letters.letter import (
    Blank,
    Block,
    LetterColumn,
    LetterRow,
    LetterTable,
    Para,
    Said,
    Slanted,
    Strong,
)
from thidua.letters.official import padded
from thidua.letters.sources import Sources, gap
from thidua.model.scale.criteria import Criterion, Scale
from thidua.text.numbers import grouped, show, thousands
from thidua.views.rank import rank_report
from thidua.views.score import score_report, unit_report
from thidua.views.scored import Scored, standing_words
from thidua.views.table import Align, Cell, Column, Paragraph, Report, Row, Table, Tone

ALIGNS: dict[str, LetterAlign] = {"left": "left", "center": "center"}
MOST_PARTS, PARTS_IN_A_TABLE = 5, 7
"""Parts that find room beside the totals on a page on its side; in a table of their own."""
CELL_MARGINS, TEN_LETTERS = 4, 24
"""Of a table's cell, and how wide ten letters of a heading are about, in mm."""
HARD_BLANK = "\N{NO-BREAK SPACE}"


def scored(sources: Sources) -> Scored | None:
    """The scored year as reports take it; None where the year has no scale."""
    result = sources.view.result
    return None if result is None else Scored(sources.book, result)


def letter_table(
    table: Table,
    widths: Mapping[str, int],
    *,
    groups: tuple[tuple[str, int], ...] = (),
    titles: Mapping[str, str] | None = None,
    leave_out: Sequence[str] = (),
) -> LetterTable:
    """A report's table with the columns that a person sees. `widths` in mm by a column's key, or
    by the part of it before the colon; `titles`: other headings."""
    shown = [
        place
        for place, column in enumerate(table.columns)
        if not column.data_only and column.key not in leave_out
    ]
    columns = tuple(
        LetterColumn(
            (titles or {}).get(column.key, column.title), _width(column, widths), _align(column)
        )
        for column in (table.columns[place] for place in shown)
    )
    rows = tuple(_row(row, shown) for row in table.rows)
    return LetterTable(columns, rows, groups, dense=True)


def _width(column: Column, widths: Mapping[str, int]) -> int:
    kind = column.key.partition(":")[0]
    return widths.get(column.key) or widths.get(kind) or 20


def _align(column: Column) -> LetterAlign:
    return "left" if column.align is Align.LEFT and column.wrap else "center"


def _row(row: Row, shown: Sequence[int]) -> LetterRow:
    cells = tuple(letter_figure(row.cells[place]) for place in shown)
    return LetterRow(cells, strong=row.tone is Tone.STRONG)


def letter_figure(cell: Cell) -> str:
    """What a letter writes for a report's cell: thousands apart (`1.012,50`)."""
    return cell.text if cell.number is None else thousands("vi", cell.text)


def first_table(report: Report) -> Table:
    """The main table of a report on one bloc."""
    return next(table for _, table in report.tables())


def lead_lines(report: Report) -> tuple[Block, ...]:
    """What every output says before its figures (a draft scale, a partial list), in bold."""
    return tuple(
        Para((Strong(block.text),), keep=True)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
    )


def note_lines(table: Table, found: Scored) -> tuple[Block, ...]:
    """The notes under a table, in one paragraph: ties and what broke them, absences and why."""
    plain, written = (standing_words(found, "vi", figure) for figure in (show, grouped))
    notes = (written if note == plain else note for note in table.notes)
    said = ". ".join(note.rstrip(" .") for note in notes)
    return (Para((Slanted(f"Ghi chú: {said}."),), indent=False),) if said else ()


def ranking(sources: Sources) -> tuple[Block, ...] | None:
    """The ranking on an upright page: rank, unit, points, percent, band, what has to be said."""
    found = scored(sources)
    if found is None:
        return None
    report = rank_report((found,), "vi")
    tables = [table for _, table in report.tables()]
    widths = {"rank": 13, "unit": 52, "points": 17, "max": 17, "percent": 20, "band": 20}
    widths |= {"note": 34, "status": 26}
    blocks: list[Block] = [*lead_lines(report)]
    main = tables[0]
    bare = all(not row.cells[-1].text for row in main.rows)
    left_out = [*_no_bands(found), *(("note",) if bare else ())]
    table = letter_table(main, widths, leave_out=left_out)
    blocks += [table, *note_lines(main, found)]
    for other in tables[1:]:
        blocks += [
            Para(f"{other.title}:", keep=True),
            letter_table(other, widths, leave_out=_no_bands(found)),
        ]
    return tuple(blocks)


def _no_bands(found: Scored) -> tuple[str, ...]:
    """The column of bands, where the scale has none and every unit is ranked."""
    said = found.result.scale.bands or any(one.rank is None for one in found.result.units)
    return () if said else ("band",)


def full_ranking(sources: Sources) -> tuple[Block, ...] | None:
    """The whole summary table for a page on its side: by criterion, by stage, total, rank, band.

    The last stage's column is left out: its total is the result."""
    found = scored(sources)
    if found is None:
        return None
    report = score_report((found,), "vi")
    table = first_table(report)
    stages = [column.key for column in table.columns if column.key.startswith("stage:")]
    parts = [column.key for column in table.columns if column.key.startswith("criterion:")]
    titles = {"points": "Kết quả"} if stages else {}
    no_bands = _no_bands(found)
    if len(parts) > MOST_PARTS:
        left_out = (*parts, *stages[-1:], *no_bands)
        blocks = _overview_and_details(table, found.result.scale, parts, titles, left_out)
        # Last of all: who signs never stands alone under a table that fills its page.
        return (*lead_lines(report), *blocks, *note_lines(table, found))
    widths = _wide(found.result.scale, len(stages))
    key: list[Block] = []
    if any(len(column.title) > _longest_title(widths) for column in table.columns):
        titles |= _codes(found.result.scale)
        widths |= {"criterion": min(widths["criterion"], 22), "band": 30}
        key.append(Para(_key(found.result.scale, parts), keep=True))
    shown = letter_table(
        table,
        widths,
        groups=_groups(table, len(stages), 3 - len(no_bands)),
        titles=titles,
        leave_out=(*stages[-1:], *no_bands),
    )
    return (*lead_lines(report), *key, shown, *note_lines(table, found))


def _longest_title(widths: Mapping[str, int]) -> int:
    """How many letters a criterion's heading may have: some four lines."""
    return 4 * (widths["criterion"] - CELL_MARGINS) * 10 // TEN_LETTERS


def _codes(scale: Scale) -> dict[str, str]:
    """The codes of the parts by their columns' keys, for headings."""
    return {
        f"criterion:{one.id}": one.code or str(place) for place, one in enumerate(scale.criteria, 1)
    }


def _key(scale: Scale, parts: Sequence[str]) -> str:
    """What the codes of these parts stand for."""
    codes, names = _codes(scale), {f"criterion:{one.id}": one.name for one in scale.criteria}
    return f"Điểm theo phần ({'; '.join(f'{codes[one]}: {names[one]}' for one in parts)}):"


def _overview_and_details(
    table: Table,
    scale: Scale,
    parts: Sequence[str],
    titles: Mapping[str, str],
    left_out: Sequence[str],
) -> tuple[Block, ...]:
    """Where a page can't hold all parts beside the totals: the totals, then the parts, so many to
    a table, under their codes with a key. No figure is ever broken over two lines."""
    codes = _codes(scale)
    widths = {"rank": 14, "unit": 90, "criterion": 22, "percent": 24, "band": 26}
    totals = letter_table(table, widths, titles=titles, leave_out=left_out)
    blocks: list[Block] = [totals]
    others = [
        column.key for column in table.columns if column.key not in ("rank", "unit", "division")
    ]
    for start in range(0, len(parts), PARTS_IN_A_TABLE):
        own = parts[start : start + PARTS_IN_A_TABLE]
        blocks.append(Para(_key(scale, own), keep=True))
        left_out = [one for one in others if one not in own]
        blocks.append(letter_table(table, widths, titles=codes, leave_out=left_out))
    return tuple(blocks)


def unit_sheet(sources: Sources) -> tuple[Block, ...] | None:
    """One unit's whole sheet: every criterion by stage, with bonus, deduction and result."""
    found = scored(sources)
    unit = sources.unit or ""
    if found is None or found.result.unit(unit) is None:
        return None
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
    return (*lead_lines(report), letter_table(table, widths, groups=groups, titles=titles))


def _wide(scale: Scale, stages: int) -> dict[str, int]:
    """In mm of the 247 between the margins; criteria share what the figures leave."""
    widths = {"rank": 14, "unit": 62, "stage": 15, "points": 15, "max": 13, "percent": 19,
              "band": 18}  # fmt: skip
    left = 247 - sum(widths.values()) - 15 * (max(stages, 2) - 2)
    return widths | {"criterion": max(15, left // max(1, len(scale.criteria)))}


def _groups(table: Table, stages: int, last: int) -> tuple[tuple[str, int], ...]:
    """Headings over the criteria, and over the totals where there are several; `last`: how many
    columns follow them."""
    criteria = sum(column.key.startswith("criterion:") for column in table.columns)
    start = 2 + any(column.key == "division" for column in table.columns)
    first: tuple[tuple[str, int], ...] = (("", start), ("Điểm theo phần", criteria))
    if not criteria:
        first = (("", start),)
    return (*first, ("Tổng điểm", stages), ("", last)) if stages else (*first, ("", last + 1))


def dots(what: str) -> Blank:
    """A gap in a table's cell, whose column says what belongs there."""
    return replace(gap(what), quiet=True)


def leaves(scale: Scale) -> list[Criterion]:
    """The criteria that are scored themselves, in the order of the scale."""
    return [node for node in scale.nodes.values() if node.is_leaf]


def grid(
    columns: Sequence[tuple[str, int, str]], rows: Sequence[Sequence[Said]], *, dense: bool = False
) -> LetterTable:
    """A table from (heading, width in mm, align) and cells; STT comes by itself."""
    made = (
        LetterColumn("STT", 12, "center"),
        *(LetterColumn(title, width, ALIGNS[align]) for title, width, align in columns),
    )
    numbered = tuple(LetterRow((padded(n), *cells)) for n, cells in enumerate(rows, 1))
    return LetterTable(made, numbered, dense=dense)
