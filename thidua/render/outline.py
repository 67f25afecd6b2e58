"""What of a report is no table, as indented rows: the first sheet of a workbook."""

from collections.abc import Iterator
from itertools import takewhile

from thidua.views.table import Branch, Cell, Facts, Paragraph, Report, Row, Tone, Tree


def outline(report: Report) -> Iterator[tuple[int, Row, bool]]:
    """Everything but the tables, as indented rows; the flag marks titles."""
    if report.title:
        yield 0, Row((Cell(report.title),)), True
    for paragraph in report.lead:
        yield 0, Row((Cell(paragraph.text),), paragraph.tone), False
    for number, section in enumerate(report.sections):
        if section.title and _says(report, number):
            yield 0, Row((Cell(section.title),)), True
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield 0, Row((Cell(block.text),), block.tone), False
                case Facts():
                    if block.title:
                        yield 0, Row((Cell(block.title, tone=Tone.STRONG),)), False
                    for item in block.items:
                        yield 0, Row((Cell(item.label), item.value)), False
                case Tree():
                    if block.title:
                        yield 0, Row((Cell(block.title, tone=Tone.STRONG),)), False
                    yield from _branches(block.branches, 0)
                    for note in block.notes:
                        yield 0, Row((Cell(note),), Tone.MUTED), False
                case _:
                    # A table has a sheet of its own.
                    continue


def _branches(branches: tuple[Branch, ...], level: int) -> Iterator[tuple[int, Row, bool]]:
    for branch in branches:
        cells = Cell(branch.text), branch.figure or Cell(""), Cell(branch.source, tone=Tone.MUTED)
        yield level, Row(cells, branch.tone), False
        yield from _branches(branch.children, min(level + 1, 15))


def _says(report: Report, number: int) -> bool:
    """Whether a section, or one below it, holds more than tables, which have their own sheets."""
    level = report.sections[number].level
    below = takewhile(lambda one: one.level > level, report.sections[number + 1 :])
    blocks = [block for one in (report.sections[number], *below) for block in one.blocks]
    return any(isinstance(block, Paragraph | Facts | Tree) for block in blocks)
