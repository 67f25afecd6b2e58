"""A report as plain text, for pipes: no colour, no boxes, nothing cut, one line a row.

It must stay light: it is what most runs of the program load. Nothing of Rich comes in here.

Several reports that follow each other as text, made and let go one by one.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, NamedTuple, assert_never

from thidua.render.cells import heading, line, pad, texts, visible
from thidua.text.vietnamese import width
from thidua.views.table import Align, Block, Branch, Facts, Paragraph, Report, Table, Tree
from thidua.words import Lang

if TYPE_CHECKING:
    from thidua.views.report.chart import Chart


class TextPart(NamedTuple):
    """A report's head, and its sections, each block as text."""

    head: tuple[str, ...]
    body: tuple[str, ...]


def joined(parts: Iterable[TextPart]) -> Iterator[str]:
    """The text of them all under the head of the first, piece by piece: blocks apart by one empty
    line, a line feed at the end."""
    begun = False
    for one in parts:
        shown = one.body if begun else (*one.head, *one.body)
        if shown:
            yield ("\n\n" if begun else "") + "\n\n".join(shown)
            begun = True
    if begun:
        yield "\n"


GAP = "  "


class PlainText:
    """How the parts of a report are written as text. `apart`: what stands between the parts of a
    block."""

    apart: ClassVar[str] = "\n"

    def part(self, report: Report) -> TextPart:
        """One of several reports that follow each other under the head of the first."""
        head = [self.title(report.title, 0)] if report.title else []
        head += [self.paragraph(paragraph) for paragraph in report.lead]
        return TextPart(tuple(head), tuple(self._sections(report)))

    def _sections(self, report: Report) -> Iterator[str]:
        for section in report.sections:
            if section.title:
                yield self.title(section.title, section.level)
            yield from (text for one in section.blocks if (text := self._block(one, report.lang)))

    def _block(self, block: Block, lang: Lang) -> str:
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Table():
                return self.table(block)
            case Facts():
                return self._together(block.title, self.facts(block))
            case Tree():
                return self._together(block.title, self.branches(block), block.notes)
        # What few reports have, loaded with them.
        from thidua.views.report.chart import Chart
        from thidua.views.rule_words import Workings

        match block:
            case Chart():
                return self.chart(block, lang)
            case Workings():
                # Formulas are for those who can compute them: the figures stand in the tables.
                return ""
            case _:
                assert_never(block)

    def table(self, table: Table) -> str:
        """A table, or what is said where it has no rows."""
        rows = self.grid(table) if table.rows else [self.said(table.empty)] if table.empty else ()
        return self._together(table.title, rows, table.notes)

    def _together(self, title: str, lines: Iterable[str], notes: Iterable[str] = ()) -> str:
        head = [self.caption(title)] if title else []
        body = ["\n".join(found)] if (found := list(lines)) else []
        return self.apart.join([*head, *body, *map(self.said, notes)])

    def title(self, text: str, _level: int) -> str:
        """What heads the report (0) or a section."""
        return line(text)

    def caption(self, text: str) -> str:
        """What heads a block."""
        return line(text)

    def said(self, text: str) -> str:
        """A sentence below a block."""
        return line(text)

    def paragraph(self, paragraph: Paragraph) -> str:
        return self.said(paragraph.text)

    def chart(self, chart: "Chart", lang: Lang) -> str:
        from thidua.render.charts import bars

        return "\n".join(bars(chart, lang, None))

    def grid(self, table: Table) -> Iterator[str]:
        """The headings and rows of a table, a line each."""
        columns = []
        for index in visible(table):
            found = [heading(table.columns[index]), *texts(table, index)]
            room = max(map(width, found))
            columns.append([pad(text, room, table.columns[index].align) for text in found])
        for cells in zip(*columns, strict=True):
            yield GAP.join(cells).rstrip()

    def facts(self, facts: Facts) -> Iterator[str]:
        labels = [line(item.label) + ":" for item in facts.items]
        room = max(map(width, labels), default=0)
        for label, item in zip(labels, facts.items, strict=True):
            yield f"{pad(label, room, Align.LEFT)} {line(item.value.text)}".rstrip()

    def branches(self, tree: Tree) -> Iterator[str]:
        """The branches of a derivation, a line each: text, figure and source below each other."""
        lines = list(_branches(tree.branches, 0))
        room = max((width(text) for text, _, _ in lines), default=0)
        figures = max((width(shown) for _, shown, _ in lines), default=0)
        for text, shown, source in lines:
            left, middle = pad(text, room, Align.LEFT), pad(shown, figures, Align.RIGHT)
            yield GAP.join((left, middle, source)).rstrip()


def _branches(branches: tuple[Branch, ...], level: int) -> Iterator[tuple[str, str, str]]:
    for branch in branches:
        shown = line(branch.figure.text) if branch.figure else ""
        yield GAP * level + line(branch.text), shown, line(branch.source)
        yield from _branches(branch.children, level + 1)


part = PlainText().part


def render(report: Report) -> str:
    """The whole report, blocks apart by one empty line, with a line feed at the end."""
    return "".join(joined([part(report)]))
