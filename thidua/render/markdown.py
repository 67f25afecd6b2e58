"""A report as Markdown (GitHub's, for its tables), with every name inert.

Columns are not padded: a longer name then changes its own line and not the whole table in a diff.
"""

import re
from collections.abc import Iterator

from thidua.render.cells import heading, line, tone_of, visible
from thidua.render.charts import as_table
from thidua.render.plain import PlainText, joined
from thidua.views.report.chart import Chart
from thidua.views.table import Align, Branch, Facts, Paragraph, Report, Table, Tone, Tree
from thidua.words import Lang

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_LINK = re.compile(r":(?=//)|(?<=www)\.|(?<=\w)@(?=\w)", re.IGNORECASE)
_START = re.compile(r"^(?:[#=]|[-+](?=[\s+-]|$)|\d+(?=[.)](?:\s|$)))")
RULES = {Align.LEFT: "---", Align.CENTER: ":---:", Align.RIGHT: "---:", Align.NUMBER: "---:"}
LOUD = (Tone.STRONG, Tone.WARN, Tone.BAD)


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


def _loud(text: str) -> str:
    return f"**{text}**" if text else ""


class _Markdown(PlainText):
    apart = "\n\n"

    def title(self, text: str, level: int) -> str:
        return "#" * (level + 1) + " " + escape(text)

    def caption(self, text: str) -> str:
        return _loud(escape(text))

    def said(self, text: str) -> str:
        return _begin(escape(text))

    def paragraph(self, paragraph: Paragraph) -> str:
        loud = paragraph.tone in LOUD
        return self.caption(paragraph.text) if loud else self.said(paragraph.text)

    def chart(self, chart: Chart, lang: Lang) -> str:
        return "" if chart.beside else self.table(as_table(chart, lang))

    def grid(self, table: Table) -> Iterator[str]:
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

    def facts(self, facts: Facts) -> Iterator[str]:
        for one in facts.items:
            yield f"- {escape(one.label)}: {escape(one.value.text)}".rstrip()

    def branches(self, tree: Tree) -> Iterator[str]:
        yield from _branches(tree.branches, 0)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _branches(branches: tuple[Branch, ...], level: int) -> Iterator[str]:
    for branch in branches:
        text = _begin(escape(branch.text))
        if branch.figure and branch.figure.text:
            text += f": {_loud(escape(branch.figure.text))}"
        if branch.source:
            text += f" ({escape(branch.source)})"
        yield "  " * level + "- " + text
        yield from _branches(branch.children, level + 1)


part = _Markdown().part


def render(report: Report) -> str:
    """The whole report, with a line feed at the end."""
    return "".join(joined([part(report)]))
