"""Linked pages as HTML files: no script, no server; every link is relative and leads to a page.

A link to a page that is not there (what not everybody may see) is the text alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname, relpath
from urllib.parse import quote

from thidua.render.cells import line
from thidua.render.html import framed, has_charts, heading_of, is_wide, sections_of
from thidua.render.html_blocks import Look
from thidua.render.markup import Html, tag
from thidua.render.style import CHART_CSS, CSS, PAGES_CSS
from thidua.text.vietnamese import safe
from thidua.views.linked.links import FileLine, LinkedPage, Way
from thidua.words import say

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
