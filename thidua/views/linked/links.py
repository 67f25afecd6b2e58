"""Links put into the report's own tables: which cell of which table is explained where."""

from collections.abc import Callable, Iterator, Mapping

from thidua.views.linked.places import PageNames
from thidua.views.report.chart import Chart
from thidua.views.table import NOTHING, Block, Cell, Facts, Labelled, Row, Section, Table

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
    """The name of an award's place on the page of awards."""
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

    if table.key in ("report_criteria", "history", "report_changes", "report_stages"):
        own: dict[str, Target] = {"history": years, "report_changes": changes}
        return {**own, "report_criteria": criteria, "report_stages": stages}[table.key]
    if table.key in ("awards", "report_unit_awards"):
        return awards
    if table.key == "report_bands":
        return bands
    if table.key in ("vote", "vote_approve") and ballot:
        return votes
    return units
