"""Linked pages read back: their links, the places that links lead to, cells without a link."""

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Walked(NamedTuple):
    """One page: ids on it, its links (as written, with their text)."""

    ids: frozenset[str]
    links: tuple[tuple[str, str], ...]
    text: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.href: str | None = None
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if tag == "a":
            self.href, self.said = known.get("href"), []

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.href is not None:
            self.links.append((self.href, "".join(self.said)))
            self.href = None

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        self.said.append(data)


def walked(page: Path) -> Walked:
    """A page read."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    assert len(set(reader.ids)) == len(reader.ids), f"{page.name}: an id twice"
    return Walked(frozenset(reader.ids), tuple(reader.links), "".join(reader.text))


def target(page: Path, href: str) -> tuple[Path, str]:
    """The file and the place on it that a link leads to."""
    parts = urlsplit(href)
    assert not parts.scheme and not parts.netloc and not parts.path.startswith("/"), href
    file = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
    return file, unquote(parts.fragment)


def broken_links(folder: Path) -> list[str]:
    """Every link of every page below `folder` that leads nowhere, or out of it."""
    pages = {page.resolve(): walked(page) for page in folder.rglob("*.html")}
    found = []
    for page, read in pages.items():
        for href, _ in read.links:
            file, place = target(page, href)
            if file not in pages or (place and place not in pages[file].ids):
                found.append(f"{page.name}: {href}")
    return found


def reached(folder: Path) -> set[str]:
    """The pages that clicking from the first one leads to."""
    seen: set[Path] = set()
    waiting = [(folder / "index.html").resolve()]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        waiting += [target(page, href)[0] for href, _ in walked(page).links]
    return {page.relative_to(folder.resolve()).as_posix() for page in seen}


class Figure(NamedTuple):
    """A figure of a page that leads nowhere: the page, the heading or label over it, its text."""

    page: str
    over: str
    text: str


class _Figures(HTMLParser):
    """Cells of tables and values of lists that hold a digit and no link."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.found = page, list[Figure]()
        self.heads: list[str] = []
        self.column, self.label, self.inside = 0, "", ""
        self.said: list[str] = []
        self.is_linked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.heads = []
        if tag == "tr":
            self.column = 0
        if tag in ("th", "td", "dt", "dd"):
            self.inside, self.said, self.is_linked = tag, [], False
        self.is_linked |= tag == "a"

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_endtag(self, tag: str) -> None:
        text = " ".join("".join(self.said).split())
        if tag == "dt":
            self.label = text
        if tag not in ("th", "td", "dd") or tag != self.inside:
            return
        head = self.label if tag == "dd" else ""
        if tag in ("th", "td"):
            is_head = len(self.heads) == self.column and tag == "th"
            self.heads += [text] if is_head else []
            head = self.heads[self.column] if self.column < len(self.heads) else ""
            self.column += 1
            if is_head:
                return
        if any(map(str.isdigit, text)) and not self.is_linked:
            self.found.append(Figure(self.page, head, text))


def figures_without_a_link(folder: Path) -> list[Figure]:
    """Every figure of every page, pages of files aside, that leads to no explanation."""
    found: list[Figure] = []
    for page in sorted(folder.rglob("*.html")):
        if page.name.startswith("tep"):
            continue
        reader = _Figures(page.name)
        reader.feed(page.read_text(encoding="utf-8"))
        found += reader.found
    return found
