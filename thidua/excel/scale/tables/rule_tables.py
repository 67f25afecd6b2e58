"""Tables behind a scale that have a rule for each of its numbers (`Mã | Cách chấm` above `1.1 | Mỗi lần trừ 2
điểm`): each row is the rule of the criterion, or of the item of a list, that has its number."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.excel.scale.paper.pages import Page, PageRow, alone, cell_place
from thidua.excel.scale.rows.codes import parts
from thidua.excel.scale.rows.groups import is_total
from thidua.excel.scale.rows.line import Line, ScaleLines, read_figure
from thidua.excel.scale.tables.holding import ROW_CODE
from thidua.excel.scale.tables.roles import CODE, HOW, TEXT, role_of


class RuleTable(NamedTuple):
    """A table's name where it has one, its headings, and its rows: a number and a rule each."""

    caption: PageRow | None
    heads: PageRow
    rows: list[PageRow]


def rules_apart(pages: Sequence[Page]) -> tuple[list[Page], list[RuleTable]]:
    """The pages without the tables of rules behind the first table with points, and these tables."""
    kept: list[Page] = []
    found: list[RuleTable] = []
    begun = False
    for page in pages:
        rows, before = [*page.rows], [*page.before]
        for n, row in enumerate(rows):
            rules = _rules(rows[n + 1 :]) if begun and _heads_rules(row) else []
            begun |= any(read_figure(box.text).value for box in row.boxes[1:])
            if rules:
                above = rows[:n] if any(not one.is_blank for one in rows[:n]) else before
                caption = next((one for one in reversed(above) if not one.is_blank), None)
                caption = caption if caption is not None and alone(caption) else None
                found.append(RuleTable(caption, row, rules))
                gone = [caption, row, *rules]
                rows = [one for one in rows if not any(one is other for other in gone)]
                before = [one for one in before if one is not caption]
                break
        kept.append(replace(page, rows=rows, before=before))
    return kept, found


def _heads_rules(row: PageRow) -> bool:
    """`Mã | Cách chấm`, `Tiêu chí | Hướng dẫn chấm điểm`."""
    texts = _texts(row)
    roles = [role_of(text, text) for text in texts]
    return len(texts) == 2 and roles[0] in (CODE, TEXT) and roles[1] == HOW


def _rules(rows: Sequence[PageRow]) -> list[PageRow]:
    """The rows from the first on that have a number and words, no number twice."""
    found: list[PageRow] = []
    for row in rows:
        texts = _texts(row)
        if len(texts) != 2 or not ROW_CODE.fullmatch(texts[0]) or row.left_out:
            break
        found.append(row)
    numbers = {parts(_texts(row)[0]) for row in found}
    return found if 1 < len(found) == len(numbers) and () not in numbers else []


def _texts(row: PageRow) -> list[str]:
    return [box.text for box in row.boxes if box.text]


def join_rules(sheet: ScaleLines, tables: Sequence[RuleTable]) -> None:
    """Gives the rules to what has their numbers; asks about a table of which one number is nobody's, or that
    of two."""
    for one in tables:
        owners = [_numbered(sheet.lines, parts(_texts(row)[0])) for row in one.rows]
        if all(len(own) == 1 and not own[0].how for own in owners):
            for (owner,), row in zip(owners, one.rows, strict=True):
                number, owner.how = _texts(row)
                owner.cells = (*owner.cells, number, owner.how)
        else:
            sheet.others += [_line(row) for row in one.rows]
        heads = [one.heads] if one.caption is None else [one.caption, one.heads]
        sheet.aside += [_line(row) for row in heads]


def _numbered(lines: Sequence[Line], number: tuple[object, ...]) -> list[Line]:
    return [
        line
        for line in lines
        if parts(line.code) == number and not (line.paragraph or is_total(line))
    ]


def _line(row: PageRow) -> Line:
    column = next(n for n, box in enumerate(row.boxes) if box.text)
    text = " | ".join(_texts(row))
    return Line(0, cell_place(row, column), row.line, "", text, table=-1, paragraph=True)
