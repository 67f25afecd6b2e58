"""A report as one HTML file: no script, nothing from outside, for a phone, a screen reader, A4; or
as linked pages, of which every link is relative and leads to a page: one to a page that is not
there (what not everybody may see) is the text alone.

Everything from data is escaped by the way elements are made (see `style`), and a content policy
in the file forbids scripts and loading even if that should ever fail.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from posixpath import dirname, relpath
from urllib.parse import quote

from thidua.render.cells import line, visible
from thidua.render.html_blocks import Look, block_of, paragraph_of
from thidua.render.spool import Spool
from thidua.render.style import CHART_CSS, CSS, PAGES_CSS, Html, tag
from thidua.text.vietnamese import safe
from thidua.views.linked.links import FileLine, LinkedPage, Way
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


ENDING = ".html"
MARK = tag("meta", name="generator", content="thidua report")
"""What tells our own pages, which may be written anew, from what people put beside them."""

Known = Mapping[str, frozenset[str]]
"""The pages that there are, each with its places that links may lead to."""


def pages(found: Sequence[tuple[LinkedPage, Sequence[Way]]]) -> Mapping[str, bytes]:
    """File name -> content. Each page comes with the ways that it offers at its head."""
    known = {page.name: page.anchors() for page, _ in found}
    return {page.name + ENDING: _page(page, ways, known).encode() for page, ways in found}


def is_ours(data: bytes) -> bool:
    """Whether a file is a page that was made here."""
    return MARK.encode() in data[:2000]


def _page(page: LinkedPage, ways: Sequence[Way], known: Known) -> str:
    report = page.report

    def href(link: str) -> str | None:
        return _href(page.name, link, known)

    look = Look(report.lang, href=href)
    charts = has_charts(report)
    css = CSS + (CHART_CSS if charts else "") + PAGES_CSS
    content = [
        _ways(page, ways, known),
        *heading_of(report),
        *sections_of(report, look),
        *_lines(page.lines, look),
    ]
    wide = is_wide(report) and not charts
    return framed(report, tag("main", *content), css, MARK, wide=wide)


def _href(own: str, link: str, known: Known) -> str | None:
    """Where a link leads from a page; None where there is no such page. A place that is not on it
    (what not everybody may see) is its beginning."""
    name, _, anchor = link.partition("#")
    if name not in known:
        return None
    anchor = anchor if anchor in known[name] else ""
    path = "" if name == own else quote(relpath(name, dirname(own) or ".")) + ENDING
    return f"{path}#{quote(anchor)}" if anchor else path or "#"


def _ways(page: LinkedPage, ways: Sequence[Way], known: Known) -> Html | None:
    """The links at the head of a page; the one that it belongs to is told."""
    links = []
    for way in ways:
        href = _href(page.name, way.link, known)
        if href is None:
            continue
        here = "page" if way.link == page.name else "true" if way.link == page.group else None
        links.append(tag("li", tag("a", line(way.text), href=href, aria_current=here)))
    label = say(page.report.lang, "render.contents")
    return tag("nav", tag("ul", *links), class_="ways", aria_label=label) if links else None


def _lines(found: Sequence[FileLine], look: Look) -> Iterator[Html]:
    """A data file's lines, numbered, each with the ways back."""
    if not found:
        return
    yield Html("\n")
    yield tag("ol", *(_line(n, one, look) for n, one in enumerate(found, 1)), class_="lines")


def _line(number: int, one: FileLine, look: Look) -> Html:
    backs = [
        tag("a", line(f"↩ {back.text}"), href=href)
        for back in one.backs
        if (href := look.href(back.link)) is not None
    ]
    return tag("li", tag("code", safe(one.text) or " "), *backs, Html("\n"), id=f"L{number}")
