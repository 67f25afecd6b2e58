"""Links put into the report's own tables: which cell of which table is explained where.

What the pages are called, and where in a file something is written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.bloc.scoring.scale_paths import node_paths
from thidua.diagnostics.diagnostic import Path
from thidua.model.scale.criteria import TOTAL, Scale
from thidua.views.report.chart import Chart
from thidua.views.table import (
    NOTHING,
    Block,
    Branch,
    Cell,
    Facts,
    Labelled,
    Report,
    Row,
    Section,
    Table,
    Tree,
)

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
    return f"c-{node}"


def _page(year: int) -> str:
    """The name of the page of an earlier year, or period."""
    return YEAR + str(year).replace("/", "-")


Ids = dict[str, str]
"""What a row is about: its columns for programs, key -> id."""
BESIDE = frozenset({"mean", "place"})
"""Columns that say something of the bloc, not of the unit."""
TOLD = frozenset({"note", "reasons", "awards", "office", "chosen", "missing", "late", "stages"})
"""Columns that explain themselves."""


def linked(section: Section, places: PageNames, unit: str = "") -> Section:
    """The section with its tables' cells linked. `unit`: the one whose page it stands on."""
    ballot = dict(section.context).get("ballot", "")
    return section._replace(
        blocks=tuple(_block(block, places, unit, ballot) for block in section.blocks)
    )


def _block(block: Block, places: PageNames, unit: str, ballot: str) -> Block:
    if isinstance(block, Table):
        return _table(block, places, unit, ballot)
    if isinstance(block, Facts) and unit:
        return all_linked(block, places.explained(unit))
    if isinstance(block, Chart):
        return _chart(block, places, unit)
    return block


def linked_to(section: Section, pages: Mapping[str, str]) -> Section:
    """The section whose tables' rows lead to the pages of their units, by id."""

    def target(_column: str, ids: Ids, _: Cell) -> str:
        return pages.get(ids.get("id", ""), "")

    return section._replace(
        blocks=tuple(
            one._replace(rows=tuple(_rows(one, target))) if isinstance(one, Table) else one
            for one in section.blocks
        )
    )


def _chart(chart: Chart, places: PageNames, unit: str) -> Chart:
    """The chart whose figures lead to how they came about."""

    def link(about: str) -> str:
        if about in places.units:
            return places.explained(about)
        return places.explained(unit, about) if unit and about else places.criterion(about)

    lead = places.unit if chart.kind.places else link
    return chart._replace(
        labels=tuple(one._replace(link=link(one.about)) for one in chart.labels),
        series=tuple(one._replace(link=lead(one.about)) for one in chart.series),
    )


def all_linked(facts: Facts, link: str) -> Facts:
    """Every value leads there that leads nowhere yet."""
    return facts._replace(
        items=tuple(
            one if one.value.link else one._replace(value=one.value._replace(link=link))
            for one in facts.items
        )
    )


def facts_linked(facts: Facts, links: Mapping[str, str]) -> Facts:
    """Values with the links of their labels."""
    return facts._replace(
        items=tuple(
            one._replace(value=one.value._replace(link=links.get(one.label, "")))
            for one in facts.items
        )
    )


def award_anchor(award: str) -> str:
    return f"a-{award}"


def with_source(section: Section, source: Facts) -> Section:
    """The section with where it is written said first; its other facts lead there, too."""
    link = source.items[0].value.link
    blocks = (all_linked(one, link) if isinstance(one, Facts) else one for one in section.blocks)
    return section._replace(blocks=(source, *blocks))


def fact_of(label: str, text: str, places: PageNames) -> Facts:
    """`Nơi ghi: 2022/ballots/co-tinh.yaml:1`, linked."""
    return Facts((Labelled(label, Cell(text, link=places.source(text))),))


def _table(table: Table, places: PageNames, unit: str, ballot: str) -> Table:
    target = _target_of(table, places, unit, ballot)
    return table._replace(rows=tuple(_rows(table, target)))


Target = Callable[[str, Ids, Cell], str]
"""A column, what the row is about, its cell -> where it leads, "" for nowhere."""


def _rows(table: Table, target: Target) -> Iterator[Row]:
    keys = [column.key for column in table.columns]
    programs = [n for n, column in enumerate(table.columns) if column.data_only]
    for row in table.rows:
        ids = {keys[n]: _data(row.cells[n]) for n in programs}
        if "entry_year" in keys:
            ids["entry_year"] = _data(row.cells[keys.index("entry_year")])
        cells = [
            cell
            if cell.link or key in TOLD or cell.text == NOTHING
            else cell._replace(link=target(key, ids, cell))
            for key, cell in zip(keys, row.cells, strict=True)
        ]
        yield row._replace(cells=tuple(cells))


def _data(cell: Cell) -> str:
    return cell.text if cell.data is None else cell.data


def _target_of(table: Table, places: PageNames, page: str, ballot: str) -> Target:
    """How the cells of that table lead on."""

    def criteria(column: str, ids: Ids, cell: Cell) -> str:
        if column in ("best", "weakest"):
            own = (cell.data or "").split()
            if len(own) == 1:
                return places.explained(own[0], ids["id"])
        return places.criterion(ids["id"])

    def votes(column: str, ids: Ids, _: Cell) -> str:
        if column == "unit":
            return places.unit(ids.get("id", ""))
        return places.source(places.where(ballot, ("votes", ids.get("id", ""))))

    def units(column: str, ids: Ids, _: Cell) -> str:
        unit = page or ids.get("id", "")
        node = column.partition("criterion:")[2] or ids.get("criterion_id", "")
        if column == "unit":
            return places.unit(unit)
        if node and (column in BESIDE or unit not in places.units):
            return places.criterion(node)
        if column in BESIDE:
            return places.part("ranking")
        return places.explained(unit, node) if node else places.explained(unit)

    def years(column: str, ids: Ids, _: Cell) -> str:
        year = ids.get("entry_year") or ids["period"]
        if column in ("entry_year", "name") and year in places.years:
            return places.years[year]
        own = places.explained(page) if year == str(places.year) else ""
        return places.of_year(year, page) or own

    def changes(column: str, ids: Ids, cell: Cell) -> str:
        if column.endswith("_before") and places.last is not None:
            return places.of_year(str(places.last), ids["id"])
        return units(column, ids, cell)

    def stages(column: str, _ids: Ids, _: Cell) -> str:
        return places.read() if column in ("sent", "wanted") else ""

    def awards(column: str, ids: Ids, cell: Cell) -> str:
        if column in ("derived", "proposed", "granted") and not page:
            return one_unit(cell)
        return f"{places.part('awards')}#{award_anchor(ids['award'])}"

    def bands(column: str, ids: Ids, cell: Cell) -> str:
        if column == "units":
            return one_unit(cell)
        if ids["band"] not in places.bands or column == "count":
            return ""
        path = ("bands", places.bands.index(ids["band"]))
        return places.source(places.where(places.scale_file, path))

    def one_unit(cell: Cell) -> str:
        own = (cell.data or "").split()
        return places.unit(own[0]) if len(own) == 1 else ""

    targets: dict[str, Target] = {
        "report_criteria": criteria,
        "history": years,
        "report_changes": changes,
        "report_stages": stages,
        "awards": awards,
        "report_unit_awards": awards,
        "report_bands": bands,
        **({"vote": votes, "vote_approve": votes} if ballot else {}),
    }
    return targets.get(table.key, units)
