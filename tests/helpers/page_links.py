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
