"""What the pages are called, and where in a file something is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.bloc.scoring.scale_paths import node_paths
from thidua.diagnostics.diagnostic import Path
from thidua.model.scale.criteria import TOTAL, Scale
from thidua.views.table import Branch, Report, Tree

Line = Callable[[str, Path], tuple[str, int | None]]
"""A data file and a path in it -> the file that it is written in (a scale may use another), and
the line."""
LONGEST = 60
"""So many letters of a page's name: Windows opens no path that is much longer than 250."""


class Back(NamedTuple):
    """From a line of a file back to what it counts for."""

    text: str
    link: str


class FileLine(NamedTuple):
    """One line of a data file, with the ways back."""

    text: str
    backs: tuple[Back, ...] = ()


class LinkedPage(NamedTuple):
    """One page: its name, which is its file's; what it says; the lines of a data file below it.
    `group`: which of the pages that all lead to it belongs to."""

    name: str
    report: Report
    lines: tuple[FileLine, ...] = ()
    group: str = ""

    def anchors(self) -> frozenset[str]:
        """The places on it that links may lead to."""
        found = {section.anchor for section in self.report.sections if section.anchor}
        found |= {f"L{number}" for number in range(1, len(self.lines) + 1)}
        for section in self.report.sections:
            for block in section.blocks:
                if isinstance(block, Tree):
                    found |= set(_anchors(block.branches))
        return frozenset(found)


def _anchors(branches: Iterable[Branch]) -> Iterator[str]:
    for branch in branches:
        if branch.anchor:
            yield branch.anchor
        yield from _anchors(branch.children)


class Way(NamedTuple):
    """One of the pages that every page leads to."""

    text: str
    link: str


class Site(NamedTuple):
    """All the pages of one bloc's year. `ways`: where every page leads to."""

    pages: tuple[LinkedPage, ...]
    ways: tuple[Way, ...]


PARTS = {
    "ranking": "index",
    "data": "so-lieu",
    "criteria": "tieu-chi",
    "stages": "buoc-cham",
    "votes": "bo-phieu",
    "awards": "khen-thuong",
    "leaders": "lanh-dao",
    "changes": "cac-nam",
}
MEAN, READ = "binh-quan", "tep"
"""The page of the mean and the spread, and that of every file that was read."""
"""A part of the report -> its page. Names on a disk are the same in both languages."""
UNIT, CRITERION, FILE, YEAR = "don-vi-", "tieu-chi-", "tep-", "nam-"


@dataclass(slots=True)
class PageNames:
    """The names of the pages of one bloc, and of the lines that they cite.

    Names differ without regard to case, as Windows and macOS want it.
    """

    folder: str
    line: Line
    below: str = ""
    """The folder of the bloc's pages, with `/`, where there are several blocs."""
    scale_file: str = ""
    year: int = 0
    scale_files: set[str] = field(default_factory=set)
    """The files that the criteria are written in."""
    bands: tuple[str, ...] = ()
    units: dict[str, str] = field(default_factory=dict)
    criteria: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    cited: dict[str, tuple[str, int]] = field(default_factory=dict)
    """`file:line` as it is shown -> the file and the line."""
    backs: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    """A file's line -> links back, each with its text."""
    years: dict[str, str] = field(default_factory=dict)
    """The pages of earlier years, or periods, as they are typed."""
    last: int | None = None
    """The last of them, in which each unit has a page of its own."""
    was: dict[str, str] = field(default_factory=dict)
    """Unit of that year -> its page there."""
    before: dict[str, str] = field(default_factory=dict)
    """Unit of this year -> where its figures of that year are explained."""
    _taken: set[str] = field(default_factory=lambda: {*PARTS.values(), MEAN, READ})

    @classmethod
    def of(
        cls,
        folder: str,
        line: Line,
        below: str,
        units: Iterable[str],
        scale: Scale | None,
        scale_file: str,
    ) -> "PageNames":
        """Those of a bloc's units and its scale."""
        made = cls(folder, line, below, scale_file)
        made.bands = tuple(band.id for band in scale.bands) if scale is not None else ()
        made.units = {unit: made.named(UNIT + unit) for unit in units}
        nodes = scale.nodes if scale is not None else ()
        made.criteria = {node: made.named(CRITERION + node) for node in nodes}
        if scale is not None:
            made.rules(scale, scale_file)
        return made

    def rules(self, scale: Scale, file: str) -> None:
        """Keeps which files a scale is written in."""
        for _, path in node_paths(scale):
            self.scale_files.add(self.cited[self.where(file, path)][0])

    def earlier(self, years: Iterable[int], last: int | None, units: Iterable[str]) -> None:
        """Names the pages of earlier years, and those of the units of the last of them."""
        self.last = last
        self.years = {str(year): self.named(_page(year)) for year in years}
        self.was = {unit: self.named(f"{_page(last or 0)}-{unit}") for unit in units}

    def named(self, wanted: str) -> str:
        """A page's name that no other has."""
        stem = wanted[:LONGEST].rstrip(".")
        name, number = stem, 2
        while name.casefold() in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name.casefold())
        return self.below + name

    def part(self, key: str) -> str:
        """The page of a part of the report."""
        return self.below + PARTS[key]

    def mean(self) -> str:
        """The page of the mean and the spread."""
        return self.below + MEAN

    def read(self) -> str:
        """The page of every file that was read."""
        return self.below + READ

    def of_year(self, year: str, unit: str) -> str:
        """Where a unit's figures of an earlier year are explained; `unit`: as of this year."""
        if year == str(self.last) and unit in self.before:
            return self.before[unit]
        return self.years.get(year, "")

    def unit(self, unit: str) -> str:
        """The page of a unit; "" of one that has none."""
        return self.units.get(unit, "")

    def criterion(self, node: str) -> str:
        """The page of a criterion; the unit's total has none of its own."""
        return self.part("ranking") if node == TOTAL else self.criteria.get(node, "")

    def explained(self, unit: str, node: str = TOTAL) -> str:
        """Where the points of a unit in a criterion are explained."""
        return f"{self.units[unit]}#{anchor(node)}" if unit in self.units else ""

    def where(self, file: str, path: Path) -> str:
        """`file:line` of a thing in a data file, kept as cited."""
        file, line = self.line(file, path)
        found = line or 1
        text = f"{file}:{found}"
        self.cited[text] = (file, found)
        if file not in self.files:
            inside = file.removeprefix(f"{self.folder}/") if self.folder else file
            self.files[file] = self.named(FILE + inside.removesuffix(".yaml").replace("/", "-"))
        return text

    def is_rule(self, text: str) -> bool:
        """Whether a cited line belongs to the scale, which is everybody's."""
        return text in self.cited and self.cited[text][0] in self.scale_files

    def source(self, text: str) -> str:
        """The line's place on the page of its file."""
        if text not in self.cited:
            return ""
        file, line = self.cited[text]
        return f"{self.files[file]}#L{line}"

    def lead_back(self, text: str, said: str, link: str) -> None:
        """From a cited line back to what it counts for."""
        if link and text in self.cited:
            self.backs.setdefault(self.cited[text], {})[link] = said

    def lines_of(self, file: str, text: str) -> Iterator[FileLine]:
        """The lines of a file, each with its ways back."""
        for number, one in enumerate(text.splitlines(), 1):
            backs = self.backs.get((file, number), {})
            yield FileLine(one, tuple(Back(said, link) for link, said in backs.items()))


def anchor(node: str) -> str:
    """The name of a criterion's place on a unit's page."""
    return f"c-{node}"


def _page(year: int) -> str:
    """The name of the page of an earlier year, or period."""
    return YEAR + str(year).replace("/", "-")
