"""A report as plain text, for pipes: no colour, no boxes, nothing cut, one line a row.

It must stay light: it is what most runs of the program load. Nothing of Rich comes in here.

Several reports that follow each other as text, made and let go one by one.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, assert_never

from thidua.render.cells import heading, line, pad, texts, visible
from thidua.text.vietnamese import width
from thidua.views.table import Align, Block, Branch, Facts, Paragraph, Report, Table, Tree
from thidua.words import Lang

if TYPE_CHECKING:
    from thidua.views.report.chart import Chart
    from thidua.views.rule_words import Workings


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


def render(report: Report) -> str:
    """The whole report, blocks apart by one empty line, with a line feed at the end."""
    return "".join(joined([part(report)]))


def part(report: Report) -> TextPart:
    """One of several reports that follow each other under the head of the first."""
    parts = [line(report.title)] if report.title else []
    parts += [line(paragraph.text) for paragraph in report.lead]
    return TextPart(tuple(parts), tuple(_sections(report)))


def _sections(report: Report) -> Iterator[str]:
    for section in report.sections:
        if section.title:
            yield line(section.title)
        yield from (text for block in section.blocks if (text := _block(block, report.lang)))


def _block(block: Block, lang: Lang) -> str:
    match block:
        case Paragraph():
            return line(block.text)
        case Table():
            return "\n".join(_table(block))
        case Facts():
            return "\n".join(_facts(block))
        case Tree():
            return "\n".join(_tree(block))
        case _:
            return _drawn(block, lang)


def _drawn(block: "Chart | Workings", lang: Lang) -> str:
    """What few reports have, loaded with them."""
    from thidua.render.charts import bars
    from thidua.views.report.chart import Chart
    from thidua.views.rule_words import Workings

    match block:
        case Chart():
            return "\n".join(bars(block, lang, None))
        case Workings():
            # Formulas are for those who can compute them: the figures stand in the tables.
            return ""
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield line(table.title)
    if table.rows:
        yield from _grid(table)
    elif table.empty:
        yield line(table.empty)
    for note in table.notes:
        yield line(note)


def _grid(table: Table) -> Iterator[str]:
    columns = []
    for index in visible(table):
        found = [heading(table.columns[index]), *texts(table, index)]
        room = max(map(width, found))
        columns.append([pad(text, room, table.columns[index].align) for text in found])
    for cells in zip(*columns, strict=True):
        yield GAP.join(cells).rstrip()


def _facts(facts: Facts) -> Iterator[str]:
    if facts.title:
        yield line(facts.title)
    labels = [line(item.label) + ":" for item in facts.items]
    room = max(map(width, labels), default=0)
    for label, item in zip(labels, facts.items, strict=True):
        yield f"{pad(label, room, Align.LEFT)} {line(item.value.text)}".rstrip()


def _tree(tree: Tree) -> Iterator[str]:
    if tree.title:
        yield line(tree.title)
    lines = list(_branches(tree.branches, 0))
    room = max((width(text) for text, _, _ in lines), default=0)
    figures = max((width(shown) for _, shown, _ in lines), default=0)
    for text, shown, source in lines:
        left, middle = pad(text, room, Align.LEFT), pad(shown, figures, Align.RIGHT)
        yield GAP.join((left, middle, source)).rstrip()
    for note in tree.notes:
        yield line(note)


def _branches(branches: tuple[Branch, ...], level: int) -> Iterator[tuple[str, str, str]]:
    """Each line as text, figure and source, its children below it."""
    for branch in branches:
        shown = line(branch.figure.text) if branch.figure else ""
        yield GAP * level + line(branch.text), shown, line(branch.source)
        yield from _branches(branch.children, level + 1)
