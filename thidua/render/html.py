"""A report as one HTML file: no script, nothing from outside, for a phone, a screen reader, A4.

Everything from data is escaped by the way elements are made (see `markup`), and a content policy
in the file forbids scripts and loading even if that should ever fail.
"""

from collections.abc import Iterator
from typing import assert_never

from thidua.render.cells import heading, line, texts, tone_of, visible
from thidua.render.markup import Html, join, tag
from thidua.render.style import CHART_CSS, CSS
from thidua.views.chart import Chart
from thidua.views.formulas import Workings
from thidua.views.table import (
    Align,
    Block,
    Branch,
    Cell,
    Facts,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    Tree,
)
from thidua.words import Lang, say

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
WIDE = 7
"""A report with a table of this many columns is printed across the page."""
CONTENTS = 3
"""From this many blocs on the page begins with links to them."""


def render(report: Report) -> str:
    """The whole page."""
    title = report.title or next((s.title for s in report.sections if s.title), "thidua")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", line(title)),
        tag("style", Html(CSS + CHART_CSS if _has_charts(report) else CSS)),
    )
    # A long report with charts is read upright, as a document is; its tables are set smaller.
    tables = [] if _has_charts(report) else [table for _, table in report.tables()]
    wide = any(len(visible(table)) >= WIDE for table in tables)
    body = tag("body", tag("main", *_main(report)), class_="wide" if wide else None)
    page = tag("html", Html("\n"), head, Html("\n"), body, Html("\n"), lang=report.lang)
    return f"<!DOCTYPE html>\n{page}\n"


def _has_charts(report: Report) -> bool:
    return any(isinstance(block, Chart) for s in report.sections for block in s.blocks)


def _main(report: Report) -> list[Html]:
    parts = [tag("h1", line(report.title))] if report.title else []
    parts += [_paragraph(paragraph) for paragraph in report.lead]
    parts += _contents(report)
    for number, section in enumerate(report.sections, 1):
        parts += [Html("\n"), _section(section, number, report.lang, under=bool(report.title))]
    return parts


def _contents(report: Report) -> list[Html]:
    """Links to the sections down to the report's level, where there are several."""
    wanted = range(1, report.contents + 1)
    found = [(n, s) for n, s in enumerate(report.sections, 1) if s.level in wanted and s.title]
    if sum(section.level == 1 for _, section in found) == 1:
        found = [(n, section) for n, section in found if section.level > 1]
    if len(found) < CONTENTS:
        return []
    top = min(s.level for _, s in found)
    links = [
        tag("li", tag("a", line(s.title), href=f"#s{n}"), class_=f"l{s.level - top}")
        if s.level > top
        else tag("li", tag("a", line(s.title), href=f"#s{n}"))
        for n, s in found
    ]
    return [tag("nav", tag("ul", *links), aria_label=say(report.lang, "render.contents"))]


def _section(section: Section, number: int, lang: Lang, *, under: bool) -> Html:
    """A section; `under` says that the page has a title above it, so that levels don't jump."""
    level = min(section.level + under, 5)
    name = f"s{number}"
    blocks = list(_blocks(section, name, level + 1, lang))
    if not section.title:
        return tag("section", *blocks)
    head = tag(f"h{level}", line(section.title), id=name)
    return tag("section", head, *blocks, aria_labelledby=name)


def _blocks(section: Section, name: str, level: int, lang: Lang) -> Iterator[Html]:
    """A section's blocks; charts that follow each other stand side by side where there is room."""
    row: list[Html] = []
    for i, block in enumerate(section.blocks, 1):
        if not isinstance(block, Chart) and row:
            yield tag("div", *row, class_="charts")
            row = []
        found = _block(block, f"{name}-{i}", level, lang)
        if isinstance(block, Chart):
            row.append(found)
        else:
            yield found
    if row:
        yield tag("div", *row, class_="charts")


def _block(block: Block, name: str, level: int, lang: Lang) -> Html:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Table():
            return _table(block, name, lang)
        case Facts():
            return _facts(block, level)
        case Tree():
            return _tree(block, level)
        case Chart():
            return _chart(block, name, lang)
        case Workings():
            # Formulas are for those who can compute them: the figures stand in the tables.
            return Html("")
        case _:
            assert_never(block)


def _class(tone: Tone, *more: str) -> str | None:
    names = [*more, *([tone.value] if tone is not Tone.NORMAL else [])]
    return " ".join(names) or None


def _paragraph(paragraph: Paragraph) -> Html:
    return tag("p", line(paragraph.text), class_=_class(paragraph.tone))


def _notes(notes: tuple[str, ...]) -> list[Html]:
    return [tag("p", line(note), class_="note") for note in notes]


def _table(table: Table, name: str, lang: Lang) -> Html:
    title = line(table.title) or None
    if not table.rows:
        head = [tag("p", title, class_="caption")] if title else []
        empty = [tag("p", line(table.empty), class_="muted")] if table.empty else []
        return tag("div", *head, *empty, *_notes(table.notes), class_="block")
    columns = visible(table)
    caption = [tag("caption", title, id=name)] if title else []
    headings = [
        tag("th", line(heading(table.columns[i])), scope="col", class_=_align(table, i))
        for i in columns
    ]
    pads = {i: _pads(table, i) for i in columns}
    rows = [
        _row(table, row, [(i, pads[i][number]) for i in columns])
        for number, row in enumerate(table.rows)
    ]
    grid = tag(
        "table", *caption, tag("thead", tag("tr", *headings)), Html("\n"), tag("tbody", *rows)
    )
    # What scrolls must be reachable by keyboard, and be called something.
    label = {"aria_labelledby": name} if title else {"aria_label": say(lang, "render.table")}
    scroll = tag("div", grid, class_="scroll", role="region", tabindex=0, **label)
    return tag("div", scroll, *_notes(table.notes), class_="block")


def _align(table: Table, index: int, *more: str) -> str | None:
    column = table.columns[index]
    names = [] if column.align is Align.LEFT else [column.align.value]
    return " ".join([*names, *(["name"] if column.wrap else []), *more]) or None


def _pads(table: Table, index: int) -> list[str | None]:
    """For each row the room to the right that brings the decimal marks of a column in line.

    Room and not blanks: a figure that is copied into a spreadsheet must stay a figure.
    """
    if table.columns[index].align is not Align.NUMBER:
        return [None] * len(table.rows)
    missing = [len(text) - len(text.rstrip(" ")) for text in texts(table, index)]
    # A decimal mark takes about half a digit; it is among what is missing where all decimals are.
    widths = [n - 0.5 if n == max(missing) and n > 1 else n for n in missing]
    return [f"padding-right:calc(.7rem + {n:g}ch)" if n else None for n in widths]


def _row(table: Table, row: Row, columns: list[tuple[int, str | None]]) -> Html:
    cells = [_cell(table, row, i, pad, named=i == _named(table)) for i, pad in columns]
    return tag("tr", *cells, Html("\n"), class_=_class(row.tone))


def _named(table: Table) -> int:
    """The column that names its row: the first that wraps, else the first that people see."""
    shown = visible(table)
    return next((i for i in shown if table.columns[i].wrap), shown[0])


def _cell(table: Table, row: Row, index: int, pad: str | None, *, named: bool) -> Html:
    cell, column = row.cells[index], table.columns[index]
    tone = tone_of(Tone.NORMAL, cell)
    indent = f"l{min(row.level, 6)}" if row.level and column.key == table.indented else ""
    classes = _align(table, index, *filter(None, [indent, *_toned(tone)]))
    if named:
        return tag("th", line(cell.text), scope="row", class_=classes)
    return tag("td", line(cell.text), class_=classes, style=pad)


def _toned(tone: Tone) -> list[str]:
    return [] if tone is Tone.NORMAL else [tone.value]


def _facts(facts: Facts, level: int) -> Html:
    head = [tag(f"h{level}", line(facts.title))] if facts.title else []
    items = [
        tag("div", tag("dt", line(i.label)), tag("dd", line(i.value.text), class_=_tone(i.value)))
        for i in facts.items
    ]
    return tag("div", *head, tag("dl", *items), class_="block")


def _tone(cell: Cell) -> str | None:
    return _class(cell.tone)


def _tree(tree: Tree, level: int) -> Html:
    head = [tag(f"h{level}", line(tree.title))] if tree.title else []
    return tag("div", *head, _branches(tree.branches, "tree"), *_notes(tree.notes), class_="block")


def _branches(branches: tuple[Branch, ...], class_: str | None = None) -> Html:
    return tag("ul", *(_branch(branch) for branch in branches), class_=class_)


def _branch(branch: Branch) -> Html:
    parts: list[Html] = [tag("span", line(branch.text), class_=_class(branch.tone, "what"))]
    if branch.source:
        parts.append(tag("code", line(branch.source)))
    if branch.figure and branch.figure.text:
        parts.append(tag("b", line(branch.figure.text), class_=_tone(branch.figure)))
    below = _branches(branch.children) if branch.children else None
    return tag("li", tag("div", join(*_spaced(parts))), below)


def _spaced(parts: list[Html]) -> list[Html]:
    """Parts with a blank between them, for those who read or copy the page without its style."""
    return [piece for part in parts for piece in (Html(" "), part)][1:]


def _chart(chart: Chart, name: str, lang: Lang) -> Html:
    """A chart in as many drawings as pages need; its figures as a table to open, where no table
    beside it holds them."""
    from thidua.render.charts import as_table, parts_of
    from thidua.render.svg import draw, legend_of

    figures = []
    for number, part in enumerate(parts_of(chart), 1):
        own = f"{name}-{number}"
        below: list[Html] = []
        if legend := legend_of(part, lang):
            below.append(tag("p", legend, class_="note"))
        if not part.beside:
            table = as_table(part._replace(title=""), lang)
            opener = tag("summary", say(lang, "render.chart_data"))
            below.append(tag("details", opener, _table(table, f"{own}-table", lang)))
        caption = tag("figcaption", line(part.title))
        figures.append(tag("figure", caption, draw(part, own, lang), *below))
    return join(*figures)
