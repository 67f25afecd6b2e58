"""A report as one HTML file: no script, nothing from outside, for a phone, a screen reader, A4.

Everything from data is escaped by the way elements are made (see `markup`), and a content policy
in the file forbids scripts and loading even if that should ever fail.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from thidua.render.cells import line, visible
from thidua.render.html_blocks import Look, block_of, paragraph_of
from thidua.render.markup import Html, tag
from thidua.render.spool import Spool
from thidua.render.style import CHART_CSS, CSS
from thidua.views.report.chart import Chart
from thidua.views.table import Report, Section
from thidua.words import say

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
WIDE = 7
"""A report with a table of this many columns is printed across the page."""
TITLE = "title"
"""The id of the page's title."""
CONTENTS = 3
"""From this many blocs on the page begins with links to them."""


HERE = Html("\0")
"""Where the sections come in a page; no text that is shown holds it."""


def render(report: Report) -> str:
    return "".join(joined([report]))


def part(report: Report) -> Report:
    """One of several reports that follow each other under the head of the first: its sections are
    numbered through, so it is written when those before it are."""
    return report


def joined(reports: Iterable[Report]) -> Iterator[str]:
    """The page of them all. The sections wait, for its head names them."""
    each = iter(reports)
    first = next(each)
    look, charts, wide = Look(first.lang), False, False
    named: list[Section] = []
    runs = []
    with Spool.opened() as spool:
        for report in chain([first], each):
            charts, wide = charts or has_charts(report), wide or is_wide(report)
            for section in report.sections:
                named.append(section._replace(blocks=()))
                shown = _section(section, len(named), look, under=bool(first.title))
                runs.append(spool.put(shown.encode()))
        head = first._replace(sections=tuple(named))
        main = tag("main", *heading_of(head), *_contents(head), HERE)
        css = CSS + CHART_CSS if charts else CSS
        before, _, behind = framed(head, main, css, wide=wide and not charts).partition(HERE)
        yield before
        for run in runs:
            yield f"\n{spool.get(run).decode()}"
        yield behind


def framed(report: Report, main: Html, css: str, mark: Html | None = None, *, wide: bool) -> str:
    """A whole page around its content. `mark`: one more element of its head; `wide`: it is printed
    across."""
    title = report.title or next((s.title for s in report.sections if s.title), "thidua")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        mark,
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", line(title)),
        tag("style", Html(css)),
    )
    shape = "onepage" if report.one_page else "wide" if wide else None
    body = tag("body", main, class_=shape)
    page = tag("html", Html("\n"), head, Html("\n"), body, Html("\n"), lang=report.lang)
    return f"<!DOCTYPE html>\n{page}\n"


def has_charts(report: Report) -> bool:
    """Whether it shows one: a long report with charts is read upright, as a document is, its tables
    set smaller."""
    return any(isinstance(block, Chart) for s in report.sections for block in s.blocks)


def is_wide(report: Report) -> bool:
    """Whether a table of it needs a page across."""
    return any(len(visible(table)) >= WIDE for _, table in report.tables())


def heading_of(report: Report) -> list[Html]:
    """The title and what is said below it."""
    parts = [tag("h1", line(report.title), id=TITLE)] if report.title else []
    return [*parts, *map(paragraph_of, report.lead)]


def sections_of(report: Report, look: Look) -> Iterator[Html]:
    """The sections one after another."""
    for number, section in enumerate(report.sections, 1):
        yield Html("\n")
        yield _section(section, number, look, under=bool(report.title))


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
        tag("li", tag("a", line(s.title), href=f"#{_id(s, n)}"), class_=f"l{s.level - top}")
        if s.level > top
        else tag("li", tag("a", line(s.title), href=f"#{_id(s, n)}"))
        for n, s in found
    ]
    return [tag("nav", tag("ul", *links), aria_label=say(report.lang, "render.contents"))]


def _id(section: Section, number: int) -> str:
    return section.anchor or f"s{number}"


def _section(section: Section, number: int, look: Look, *, under: bool) -> Html:
    """A section; `under` says that the page has a title above it, so that levels don't jump."""
    level = min(section.level + under, 5)
    name = _id(section, number)
    heading = name if section.title else TITLE if under else ""
    blocks = list(_blocks(section, name, look._replace(level=level + 1, under=heading)))
    if not section.title:
        return tag("section", *blocks)
    head = tag(f"h{level}", line(section.title), id=name)
    return tag("section", head, *blocks, aria_labelledby=name)


def _blocks(section: Section, name: str, look: Look) -> Iterator[Html]:
    """A section's blocks; charts that follow each other stand side by side where there is room."""
    row: list[Html] = []
    for i, block in enumerate(section.blocks, 1):
        if not isinstance(block, Chart) and row:
            yield tag("div", *row, class_="charts")
            row = []
        found = block_of(block, f"{name}-{i}", look)
        if isinstance(block, Chart):
            row.append(found)
        else:
            yield found
    if row:
        yield tag("div", *row, class_="charts")
