"""A report's tables as CSV, for programs and spreadsheets.

Headed by the columns' stable keys. Numbers are plain, with a dot, as exact as they are published.
Text that a spreadsheet would take for a formula gets an apostrophe before it: `=1+1` is written
`'=1+1`. A report of several blocs is one table, its rows led by the bloc and the year.
Tables of different kinds follow each other, an empty line between them.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple

from thidua.render.cells import line
from thidua.render.spool import Run, Spool
from thidua.text.numbers import plain, trimmed
from thidua.views.table import Branch, Cell, Facts, Report, Section, Table, Tree

FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What begins a formula in Excel and LibreOffice, in the wide forms of East Asian input, too."""

Rows = list[list[str]]
Head = tuple[str, ...]


def render(report: Report) -> str:
    """The tables of `report`; derivations where it has some; its facts when it has neither."""
    return "".join(joined([part(report)]))


Group = tuple[str, Head]
"""Tables of one kind with the same columns, which follow each other under one head."""


class CsvPart(NamedTuple):
    """The rows of a report's tables as text, by their group; its facts where it has no table."""

    tables: dict[Group, str]
    facts: dict[Group, str]


def part(report: Report) -> CsvPart:
    """One of several reports whose tables of the same kind are one table."""
    tables: dict[Group, Rows] = {}
    facts: dict[Group, Rows] = {}
    for section in report.sections:
        _tables(section, tables)
    for section in report.sections if not tables else ():
        _facts(section, facts)
    return CsvPart(
        {group: _written(rows) for group, rows in tables.items()},
        {group: _written(rows) for group, rows in facts.items()},
    )


def joined(parts: Iterable[CsvPart]) -> Iterator[str]:
    """The text of them all. The first group goes on as it comes, the others wait for its end."""
    first: Group | None = None
    waiting: dict[Group, list[Run]] = {}
    facts: dict[Group, list[Run]] = {}
    with Spool.opened() as spool:
        for one in parts:
            for group, rows in one.tables.items():
                if first is None:
                    first = group
                    yield _written([list(map(inert, group[1]))])
                if group == first:
                    yield rows
                else:
                    waiting.setdefault(group, []).append(spool.put(rows.encode()))
            for group, rows in one.facts.items() if first is None else ():
                facts.setdefault(group, []).append(spool.put(rows.encode()))
        for n, (group, runs) in enumerate((waiting if first is not None else facts).items()):
            if n or first is not None:
                yield "\n"
            yield _written([list(map(inert, group[1]))])
            yield from (spool.get(run).decode() for run in runs)


def _tables(section: Section, groups: dict[tuple[str, Head], Rows]) -> None:
    leading = [inert(said) for _, said in section.context]
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


def _written(rows: Rows) -> str:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()
