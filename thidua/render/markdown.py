"""A report as Markdown (GitHub's, for its tables), with every name inert.

Columns are not padded: a longer name then changes its own line and not the whole table in a diff.
"""

import re
from collections.abc import Iterator
from typing import assert_never

from thidua.render.cells import heading, line, tone_of, visible
from thidua.render.charts import as_table
from thidua.render.plain import TextPart, joined
from thidua.views.report.chart import Chart
from thidua.views.rule_words import Workings
from thidua.views.table import Align, Block, Branch, Facts, Paragraph, Report, Table, Tone, Tree
from thidua.words import Lang

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_LINK = re.compile(r":(?=//)|(?<=www)\.|(?<=\w)@(?=\w)", re.IGNORECASE)
_START = re.compile(r"^(?:[#=]|[-+](?=[\s+-]|$)|\d+(?=[.)](?:\s|$)))")
RULES = {Align.LEFT: "---", Align.CENTER: ":---:", Align.RIGHT: "---:", Align.NUMBER: "---:"}
LOUD = (Tone.STRONG, Tone.WARN, Tone.BAD)


def render(report: Report) -> str:
    """The whole report, with a line feed at the end."""
    return "".join(joined([part(report)]))


def part(report: Report) -> TextPart:
    """One of several reports that follow each other under the head of the first."""
    parts = ["# " + escape(report.title)] if report.title else []
    parts += [_paragraph(paragraph) for paragraph in report.lead]
    return TextPart(tuple(parts), tuple(_sections(report)))


def _sections(report: Report) -> Iterator[str]:
    for section in report.sections:
        if section.title:
            yield "#" * (section.level + 1) + " " + escape(section.title)
        yield from (text for block in section.blocks if (text := _block(block, report.lang)))


def escape(text: str) -> str:
    """`text` on one line, shown as it is: no emphasis, no HTML, no link, no cell border."""
    return _LINK.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\1", line(text)))


def _begin(text: str) -> str:
    """`text` at the start of a paragraph: no heading, no list."""
    found = _START.match(text)
    if not found:
        return text
    at = found.end() if found[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


def _block(block: Block, lang: Lang) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Table():
            return "\n\n".join(_table(block))
        case Facts():
            return "\n\n".join(_facts(block))
        case Tree():
            return "\n\n".join(_tree(block))
        case Chart():
            return "\n\n".join(_table(as_table(block, lang))) if not block.beside else ""
        case Workings():
            # Formulas are for those who can compute them: the figures stand in the tables.
            return ""
        case _:
            assert_never(block)


def _paragraph(paragraph: Paragraph) -> str:
    text = escape(paragraph.text)
    return _loud(text) if paragraph.tone in LOUD else _begin(text)


def _loud(text: str) -> str:
    return f"**{text}**" if text else ""


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield _loud(escape(table.title))
    if table.rows:
        yield "\n".join(_grid(table))
    elif table.empty:
        yield _begin(escape(table.empty))
    for note in table.notes:
        yield _begin(escape(note))


def _grid(table: Table) -> Iterator[str]:
    columns = visible(table)
    yield _row([escape(heading(table.columns[i])) for i in columns])
    yield _row([RULES[table.columns[i].align] for i in columns])
    for row in table.rows:
        cells = []
        for i in columns:
            text = escape(row.cells[i].text)
            strong = tone_of(row.tone, row.cells[i]) is Tone.STRONG
            indented = table.indented and table.columns[i].key == table.indented
            indent = "&emsp;" * row.level if indented else ""
            cells.append(indent + (_loud(text) if strong else text))
        yield _row(cells)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _facts(facts: Facts) -> Iterator[str]:
    if facts.title:
        yield _loud(escape(facts.title))
    yield "\n".join(f"- {escape(i.label)}: {escape(i.value.text)}".rstrip() for i in facts.items)


def _tree(tree: Tree) -> Iterator[str]:
    if tree.title:
        yield _loud(escape(tree.title))
    yield "\n".join(_branches(tree.branches, 0))
    for note in tree.notes:
        yield _begin(escape(note))


def _branches(branches: tuple[Branch, ...], level: int) -> Iterator[str]:
    for branch in branches:
        text = _begin(escape(branch.text))
        if branch.figure and branch.figure.text:
            text += f": {_loud(escape(branch.figure.text))}"
        if branch.source:
            text += f" ({escape(branch.source)})"
        yield "  " * level + "- " + text
        yield from _branches(branch.children, level + 1)
