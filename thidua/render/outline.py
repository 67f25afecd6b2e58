"""What of a report is no table, as indented rows: the first sheet of a workbook."""

from collections.abc import Iterator

from thidua.report.table import Branch, Cell, Facts, Paragraph, Report, Row, Tone, Tree


def outline(report: Report) -> Iterator[tuple[int, Row, bool]]:
    """Everything but the tables, as indented rows; the flag marks titles."""
    if report.title:
        yield 0, Row((Cell(report.title),)), True
    for paragraph in report.lead:
        yield 0, Row((Cell(paragraph.text),), paragraph.tone), False
    for section in report.sections:
        if section.title:
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
