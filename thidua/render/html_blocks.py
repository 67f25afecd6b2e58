"""The blocks of a report as HTML: tables, labelled values, derivations, charts."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple, assert_never

from thidua.render.cells import heading, line, texts, visible
from thidua.render.style import Html, join, tag
from thidua.render.wide import pieces
from thidua.views.report.chart import Chart
from thidua.views.rule_words import Workings
from thidua.views.table import Align, Block, Branch, Facts, Paragraph, Row, Table, Tone, Tree
from thidua.words import Lang, say


class Look(NamedTuple):
    """How blocks are shown: in which language, headings from which level on, under which heading,
    and what a link of theirs leads to (None: nowhere, it is text)."""

    lang: Lang
    level: int = 2
    under: str = ""
    href: Callable[[str], str | None] = lambda _: None


def block_of(block: Block, name: str, look: Look) -> Html:
    """One block; `name` makes its ids unique on the page."""
    match block:
        case Paragraph():
            return paragraph_of(block)
        case Table():
            return join(*_tables(block, name, look))
        case Facts():
            return _facts(block, look)
        case Tree():
            return _tree(block, look)
        case Chart():
            return _chart(block, name, look)
        case Workings():
            # Formulas are for those who can compute them: the figures stand in the tables.
            return Html("")
        case _:
            assert_never(block)


def _class(tone: Tone, *more: str) -> str | None:
    names = [*more, *([tone.value] if tone is not Tone.NORMAL else [])]
    return " ".join(names) or None


def paragraph_of(paragraph: Paragraph) -> Html:
    """Some sentences."""
    return tag("p", line(paragraph.text), class_=_class(paragraph.tone))


def _notes(notes: tuple[str, ...]) -> list[Html]:
    return [tag("p", line(note), class_="note") for note in notes]


def linked(text: Html | str, link: str, look: Look) -> Html | str:
    """The text, as a link where it leads somewhere."""
    href = look.href(link) if link else None
    return text if href is None or not text else tag("a", text, href=href)


def _tables(table: Table, name: str, look: Look) -> Iterator[Html]:
    """The table; one that is wider than a page in pieces."""
    for number, piece in enumerate(pieces(table, look.lang), 1):
        yield _table(piece, name if number == 1 else f"{name}-{number}", look)


def _table(table: Table, name: str, look: Look) -> Html:
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
        _row(table, row, [(i, pads[i][number]) for i in columns], look)
        for number, row in enumerate(table.rows)
    ]
    grid = tag(
        "table", *caption, tag("thead", tag("tr", *headings)), Html("\n"), tag("tbody", *rows)
    )
    # What scrolls must be reachable by keyboard, and be called something.
    heading_id = name if title else look.under
    label: dict[str, str | int | None] = {"aria_labelledby": heading_id}
    if not heading_id:
        label = {"aria_label": say(look.lang, "render.table")}
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


def _row(table: Table, row: Row, columns: list[tuple[int, str | None]], look: Look) -> Html:
    named = _named(table)
    cells = [_cell(table, row, i, pad, look, named=i == named) for i, pad in columns]
    return tag("tr", *cells, Html("\n"), class_=_class(row.tone))


def _named(table: Table) -> int:
    """The column that names its row: the first that wraps, else the first that people see."""
    shown = visible(table)
    return next((i for i in shown if table.columns[i].wrap), shown[0])


def _cell(table: Table, row: Row, index: int, pad: str | None, look: Look, *, named: bool) -> Html:
    cell, column = row.cells[index], table.columns[index]
    tone = "" if cell.tone is Tone.NORMAL else cell.tone.value
    indent = f"l{min(row.level, 6)}" if row.level and column.key == table.indented else ""
    classes = _align(table, index, *filter(None, [indent, tone]))
    text = linked(line(cell.text), cell.link, look)
    if named:
        return tag("th", text, scope="row", class_=classes)
    return tag("td", text, class_=classes, style=pad)


def _facts(facts: Facts, look: Look) -> Html:
    head = [tag(f"h{look.level}", line(facts.title))] if facts.title else []
    items = [
        tag(
            "div",
            tag("dt", line(one.label)),
            tag(
                "dd",
                linked(line(one.value.text), one.value.link, look),
                class_=_class(one.value.tone),
            ),
        )
        for one in facts.items
    ]
    return tag("div", *head, tag("dl", *items), class_="block")


def _tree(tree: Tree, look: Look) -> Html:
    head = [tag(f"h{look.level}", line(tree.title))] if tree.title else []
    branches = _branches(tree.branches, look, "tree")
    return tag("div", *head, branches, *_notes(tree.notes), class_="block")


def _branches(branches: tuple[Branch, ...], look: Look, class_: str | None = None) -> Html:
    return tag("ul", *(_branch(branch, look) for branch in branches), class_=class_)


def _branch(branch: Branch, look: Look) -> Html:
    text = linked(line(branch.text), branch.link, look)
    parts: list[Html] = [tag("span", text, class_=_class(branch.tone, "what"))]
    if branch.source:
        parts.append(tag("code", linked(line(branch.source), branch.source_link, look)))
    if branch.figure and branch.figure.text:
        parts.append(tag("b", line(branch.figure.text), class_=_class(branch.figure.tone)))
    below = _branches(branch.children, look) if branch.children else None
    return tag("li", tag("div", join(*_spaced(parts))), below, id=branch.anchor or None)


def _spaced(parts: list[Html]) -> list[Html]:
    """Parts with a blank between them, for those who read or copy the page without its style."""
    return [piece for part in parts for piece in (Html(" "), part)][1:]


def _chart(chart: Chart, name: str, look: Look) -> Html:
    """A chart in as many drawings as pages need; its figures as a table to open, where no table
    beside it holds them."""
    from thidua.render.charts import as_table, parts_of
    from thidua.render.svg import draw, labels_of, legend_of

    figures, lang = [], look.lang
    labels = iter(labels_of(chart, lang))
    for number, part in enumerate(parts_of(chart), 1):
        own = f"{name}-{number}"
        below: list[Html] = []
        if legend := legend_of(part, lang):
            below.append(tag("p", legend, class_="note"))
        if not part.beside:
            table = as_table(part._replace(title=""), lang)
            opener = tag("summary", say(lang, "render.chart_data"))
            below.append(
                tag(
                    "details",
                    opener,
                    *_tables(table, f"{own}-table", look._replace(under=f"{own}-c")),
                )
            )
        caption = tag("figcaption", line(part.title), id=f"{own}-c")
        said = list(islice(labels, len(part.labels)))
        figures.append(tag("figure", caption, *draw(part, own, lang, said), *below))
    return join(*figures)
