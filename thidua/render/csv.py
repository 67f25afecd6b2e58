"""A report's tables as CSV, for programs and spreadsheets.

Headed by the columns' stable keys. Numbers are plain, with a dot, as exact as they are published.
Text that a spreadsheet would take for a formula gets an apostrophe before it: `=1+1` is written
`'=1+1`. A report of several blocs is one table, its rows led by the bloc and the year.
Tables of different kinds follow each other, an empty line between them.
"""

import csv
from io import StringIO

from thidua.render.cells import line
from thidua.text.numbers import plain, trimmed
from thidua.views.table import Branch, Cell, Facts, Report, Section, Table, Tree

FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What begins a formula in Excel and LibreOffice, in the wide forms of East Asian input, too."""

Rows = list[list[str]]
Head = tuple[str, ...]


def render(report: Report) -> str:
    """The tables of `report`; derivations where it has some; its facts when it has neither."""
    groups: dict[tuple[str, Head], Rows] = {}
    for kind in (_tables, _facts):
        for section in report.sections:
            kind(section, groups)
        if groups:
            break
    return "\n".join(_write(head, rows) for (_, head), rows in groups.items())


def _tables(section: Section, groups: dict[tuple[str, Head], Rows]) -> None:
    leading = [inert(value) for _, value in section.context]
    keys = tuple(key for key, _ in section.context)
    for block in section.blocks:
        if isinstance(block, Table) and not block.aside:
            head = (*keys, *(column.key for column in block.columns))
            rows = groups.setdefault((block.key, head), [])
            rows += [leading + [value(cell) for cell in row.cells] for row in block.rows]
        elif isinstance(block, Tree):
            head = (*keys, "level", "text", "figure", "source")
            rows = groups.setdefault(("tree", head), [])
            rows += [leading + row for row in _branches(block.branches, 0)]


def _facts(section: Section, groups: dict[tuple[str, Head], Rows]) -> None:
    for block in section.blocks:
        if isinstance(block, Facts):
            head = (*(key for key, _ in section.context), "label", "value")
            rows = groups.setdefault(("facts", head), [])
            leading = [inert(text) for _, text in section.context]
            rows += [[*leading, inert(item.label), value(item.value)] for item in block.items]


def _branches(branches: tuple[Branch, ...], level: int) -> Rows:
    rows: Rows = []
    for branch in branches:
        shown = value(branch.figure) if branch.figure else ""
        rows.append([str(level), inert(branch.text), shown, inert(branch.source)])
        rows += _branches(branch.children, level + 1)
    return rows


def value(cell: Cell) -> str:
    """What stands for `cell`: its exact number, else its data, else its text."""
    if cell.number is not None:
        if cell.places is None:
            return trimmed(cell.number)
        return plain(cell.number, cell.places)
    return inert(cell.text if cell.data is None else cell.data)


def inert(text: str) -> str:
    """`text` on one line, and never a formula."""
    clean = line(text)
    return "'" + clean if clean.startswith(FORMULA) else clean


def _write(head: Head, rows: Rows) -> str:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([inert(key) for key in head])
    writer.writerows(rows)
    return stream.getvalue()
