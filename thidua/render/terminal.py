"""A report in a terminal: colours, columns that fit its width. The only place that imports Rich.

Layout is done here and in `fit`; Rich brings the styles to the screen. Data reaches it as `Text`,
never as markup.
"""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import IO, TYPE_CHECKING, NamedTuple, assert_never

from rich.console import Console
from rich.text import Text

from thidua.diagnostics.show import Line
from thidua.render.cells import heading, in_line, line, pad, texts, tone_of
from thidua.render.wide import GAP, Fit, ShownColumn, fit, longest_word, wrap
from thidua.text.folding import folded
from thidua.text.vietnamese import width
from thidua.views.table import (
    Align,
    Block,
    Branch,
    Facts,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    Tree,
)
from thidua.words import Lang, say

if TYPE_CHECKING:
    from thidua.views.report.chart import Chart
    from thidua.views.rule_words import Workings


STYLES: dict[Tone, str] = {
    Tone.NORMAL: "",
    Tone.GOOD: "green",
    Tone.BAD: "red",
    Tone.WARN: "yellow",
    Tone.MUTED: "dim",
    Tone.STRONG: "bold",
}
"""The terminal's own colours, so that they can be read on a dark and on a light ground."""

MEASURE = 100
"""Sentences wider than this are hard to read, however wide the window is."""
CELL_LINES = 3
"""A name that needs more lines gives way to its short form, where it has one."""
TITLES = ("bold", "bold", "bold underline", "bold")


DIAGNOSTIC_STYLES: dict[str, str] = {
    "place": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "advice": "bold cyan",
    "gutter": "dim",
    "label": "dim",
    "hint": "green",
}


def write(report: Report, stream: IO[str], room: int | None, *, colour: bool) -> None:
    """`report` on `stream`. `room` is the width of the terminal, None for no edge."""
    console = _console(stream, room, colour=colour)
    for text in _report(report, room):
        # Lines are laid out already; a figure that runs over the edge is still not cut.
        console.print(text, soft_wrap=True)


def write_lines(lines: Iterable[Line], stream: IO[str]) -> None:
    """Lines of diagnostics on `stream`, in colour."""
    console = _console(stream, None, colour=True)
    for segments in lines:
        text = Text()
        for segment in segments:
            text.append(segment.text, DIAGNOSTIC_STYLES.get(segment.tone, ""))
        console.print(text, soft_wrap=True)


def _console(stream: IO[str], room: int | None, *, colour: bool) -> Console:
    return Console(
        file=stream,
        width=room or 10_000,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
    )


def render(report: Report, room: int | None, *, colour: bool) -> str:
    """As `write`, into a string."""
    stream = StringIO()
    write(report, stream, room, colour=colour)
    return stream.getvalue()


def _report(report: Report, room: int | None) -> Iterator[Text]:
    parts: list[list[Text]] = []
    if report.title:
        parts.append(_title(report.title, "bold", room))
    parts += [_paragraph(paragraph, room) for paragraph in report.lead]
    for section in report.sections:
        parts += _section(section, report.lang, room)
    for number, part in enumerate(parts):
        if number:
            yield Text()
        yield from part


def _section(section: Section, lang: Lang, room: int | None) -> Iterator[list[Text]]:
    if section.title:
        yield _title(section.title, TITLES[min(section.level, 3)], room)
    for block in section.blocks:
        if found := list(_block(block, lang, room)):
            yield found


def _block(block: Block, lang: Lang, room: int | None) -> Iterator[Text]:
    match block:
        case Paragraph():
            yield from _paragraph(block, room)
        case Table():
            yield from _table(block, lang, room)
        case Facts():
            yield from _facts(block, room)
        case Tree():
            yield from _tree(block, room)
        case _:
            yield from _drawn(block, lang, room)


def _measure(room: int | None) -> int:
    return min(room or MEASURE, MEASURE)


def _title(text: str, style: str, room: int | None) -> list[Text]:
    return [Text(part, style) for part in wrap(line(text), _measure(room))]


def _paragraph(paragraph: Paragraph, room: int | None) -> list[Text]:
    style = STYLES[paragraph.tone]
    return [Text(part, style) for part in folded(line(paragraph.text), _measure(room), 0)]


def _note(text: str, room: int | None) -> list[Text]:
    return _paragraph(Paragraph(text, Tone.MUTED), room)


def _table(table: Table, lang: Lang, room: int | None) -> Iterator[Text]:
    if table.title:
        yield from _title(table.title, "bold", room)
    notes = list(table.notes)
    if table.rows:
        layout = fit(table, room)
        yield from _grid(table, layout)
        notes += _explained(table, layout, lang)
    elif table.empty:
        yield from _note(table.empty, room)
    for note in notes:
        yield from _note(note, room)


def _explained(table: Table, layout: Fit, lang: Lang) -> Iterator[str]:
    """What the layout has to own up to: columns left out, words cut short."""
    pairs: dict[str, str] = {}
    for shown in layout.shown:
        column = table.columns[shown.index]
        if shown.short_heading and column.short:
            # "1" for "1. Chuyên môn" needn't say its number twice.
            pairs[column.short] = column.title.removeprefix(column.short).lstrip(".) ")
        if shown.short_cells:
            pairs |= dict(_shortened(table, shown))
    if pairs:
        yield say(lang, "render.short", pairs="; ".join(f"{a} = {b}" for a, b in pairs.items()))
    if layout.dropped:
        names = "; ".join(table.columns[index].title for index in layout.dropped)
        yield say(lang, "render.dropped", columns=names, needed=layout.needed)


def _grid(table: Table, layout: Fit) -> Iterator[Text]:
    yield from _headings(table, layout)
    columns = [_texts(table, shown) for shown in layout.shown]
    for number, row in enumerate(table.rows):
        cells = [_lines(column[number], s) for column, s in zip(columns, layout.shown, strict=True)]
        styles = [STYLES[tone_of(row.tone, row.cells[s.index])] for s in layout.shown]
        yield from _side_by_side(table, layout, cells, styles)


def _texts(table: Table, shown: ShownColumn) -> list[str]:
    """A column's texts; in the narrowest layout a short form replaces a tower of lines."""
    full = texts(table, shown.index)
    if not shown.short_cells:
        return full
    brief = texts(table, shown.index, short=True)
    return [b if _cramped(a, shown.width) else a for a, b in zip(full, brief, strict=True)]


def _shortened(table: Table, shown: ShownColumn) -> Iterator[tuple[str, str]]:
    """The short forms that `_texts` shows, with what they stand for."""
    cells = [row.cells[shown.index] for row in table.rows]
    for cell, text in zip(cells, texts(table, shown.index), strict=True):
        if cell.short and _cramped(text, shown.width):
            yield cell.short, cell.text


def _cramped(text: str, room: int) -> bool:
    return longest_word(text) > room or len(wrap(text.strip(), room)) > CELL_LINES


def _lines(text: str, shown: ShownColumn) -> list[str]:
    """A cell's lines; an indent is kept on each of them."""
    if width(text) <= shown.width:
        return [text]
    bare = text.lstrip(" ")
    indent = " " * min(len(text) - len(bare), shown.width // 2)
    return [indent + part for part in wrap(bare.rstrip(" "), shown.width - len(indent))]


def _headings(table: Table, layout: Fit) -> Iterator[Text]:
    heads = []
    for shown in layout.shown:
        column = table.columns[shown.index]
        heads.append(wrap(heading(column, short=shown.short_heading), shown.width))
    tall = max(map(len, heads))
    low = [[""] * (tall - len(head)) + head for head in heads]
    yield from _side_by_side(table, layout, low, ["bold"] * len(low))
    total = sum(shown.width for shown in layout.shown) + GAP * (len(layout.shown) - 1)
    yield Text("─" * total, "dim")


def _side_by_side(
    table: Table, layout: Fit, cells: list[list[str]], styles: list[str]
) -> Iterator[Text]:
    for number in range(max(map(len, cells))):
        text = Text()
        for position, (shown, lines) in enumerate(zip(layout.shown, cells, strict=True)):
            part = lines[number] if number < len(lines) else ""
            align = table.columns[shown.index].align
            text.append(" " * GAP if position else "")
            text.append(pad(part, shown.width, align), styles[position])
        text.rstrip()
        yield text


def _facts(facts: Facts, room: int | None) -> Iterator[Text]:
    if facts.title:
        yield from _title(facts.title, "bold", room)
    labels = [line(item.label) for item in facts.items]
    left = max(map(width, labels), default=0)
    for label, item in zip(labels, facts.items, strict=True):
        parts = folded(line(item.value.text), max(20, _measure(room) - left - GAP), 0)
        for number, part in enumerate(parts):
            text = Text()
            text.append(pad("" if number else label, left + GAP, Align.LEFT), "dim")
            yield text.append(part, STYLES[item.value.tone])


def _tree(tree: Tree, room: int | None) -> Iterator[Text]:
    if tree.title:
        yield from _title(tree.title, "bold", room)
    yield from _branches(tree, room)
    for note in tree.notes:
        yield from _note(note, room)


COMFORT = 44
"""Where the text would get less room than this, the sources go below it, on their own lines."""
LEAST = 24


class _BranchStep(NamedTuple):
    """A branch with the guides before its first line, and before the others."""

    branch: Branch
    first: str
    next: str


def _branches(tree: Tree, room: int | None) -> Iterator[Text]:
    """A derivation: guides, text, figures in one column, then the source."""
    steps = list(_walk(tree.branches, ""))
    figures = in_line([line(s.branch.figure.text) if s.branch.figure else "" for s in steps])
    sources = [line(step.branch.source) for step in steps]
    wanted = max((width(s.first) + width(line(s.branch.text)) for s in steps), default=0)
    figure_room, source_room = (max(map(width, one), default=0) for one in (figures, sources))
    before_sources = figure_room + GAP if figure_room else 0
    taken = before_sources + (source_room + GAP if source_room else 0)
    left = wanted if room is None else room - taken
    beside = left >= min(wanted, COMFORT)
    if not beside and room is not None:
        left = max(LEAST, room - before_sources)
    left = min(left, wanted)
    for step, figure, source in zip(steps, figures, sources, strict=True):
        yield from _branch(step, figure.rjust(figure_room), source, left, beside=beside)


def _walk(branches: tuple[Branch, ...], guide: str, *, top: bool = True) -> Iterator[_BranchStep]:
    for number, branch in enumerate(branches, 1):
        last = number == len(branches)
        first, below = ("", "") if top else (("└─ ", "   ") if last else ("├─ ", "│  "))
        hanging = guide + below + ("│  " if branch.children else "")
        yield _BranchStep(branch, guide + first, hanging)
        yield from _walk(branch.children, guide + below, top=False)


def _branch(
    step: _BranchStep, figure: str, source: str, left: int, *, beside: bool
) -> Iterator[Text]:
    """The branch's text over as many lines as it needs; figure and source stand on the first."""
    branch = step.branch
    style = STYLES[branch.tone]
    first, *more = wrap(line(branch.text), max(8, left - max(width(step.first), width(step.next))))
    text = Text.assemble((step.first, "dim"), (first, style))
    if figure.strip() or (beside and source):
        tone = branch.figure.tone if branch.figure else Tone.NORMAL
        blanks = " " * (max(0, left - width(step.first) - width(first)) + GAP)
        text.append(blanks + figure, STYLES[tone])
    if beside and source:
        text.append(" " * GAP + source, "dim")
    yield text
    for part in more:
        yield Text.assemble((step.next, "dim"), (part, style))
    if source and not beside:
        yield Text.assemble((step.next, "dim"), (source, "dim"))


def _drawn(block: "Chart | Workings", lang: Lang, room: int | None) -> Iterator[Text]:
    """What few reports have, loaded with them."""
    from thidua.render.charts import bars
    from thidua.views.report.chart import Chart
    from thidua.views.rule_words import Workings

    match block:
        case Chart():
            for number, text in enumerate(bars(block, lang, room)):
                yield Text(text, "" if number else "bold")
        case Workings():
            # Formulas are for those who can compute them: the figures stand in the tables.
            return
        case _:
            assert_never(block)
