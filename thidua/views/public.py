"""What may be shown to everybody: names of units, ranks, bands, awards; no figures, no persons.

Only what is listed here passes: a new column or key stays inside until somebody lets it out.
"""

from collections.abc import Iterable, Iterator, Mapping

from thidua.bloc.records.changes import YearChanges
from thidua.views.diff import Diff
from thidua.views.table import Block, Paragraph, Report, Section, Table, Tone
from thidua.words import say

PLACE = frozenset({"rank", "id", "unit", "status", "band"})
TABLES: Mapping[str, frozenset[str]] = {
    "score": PLACE,
    "rank": PLACE,
    "unranked": PLACE,
    "together": PLACE | {"bloc", "own_rank"},
    "awards": frozenset(
        {"award", "name", "derived", "proposed", "granted", "award_year", "id", "unit", "state"}
    ),
    "ranks": frozenset({"id", "unit"}),
    "terms": frozenset({"term", "leader", "deputies"}),
    "history": frozenset({"entry_year", "name", "unit", "rank", "band", "office", "awards"}),
    "report_unit_awards": frozenset({"award", "name", "proposed", "granted"}),
    "overview": frozenset({"bloc", "leader", "state", "first"}),
}
"""Table -> the columns that everybody may see. Columns of years hold ranks (`ranks`)."""
LEGENDS = frozenset({"ranks"})
"""Tables whose notes only say how to read them."""
KEYS = frozenset(
    {
        *("schema", "id", "name", "year", "years", "rank", "band", "status", "state", "unit"),
        *("award", "tied_with", "derived", "proposed", "granted", "refused", "border_tie"),
        *("settled", "unnamed_proposals", "first", "leader", "deputies", "office", "what"),
        *("stage", "stages", "provisional", "public", "own_rank", "bloc"),
    }
)
"""JSON keys whose words and lists of words everybody may see; other scalars become null."""
CLOSED = frozenset(
    {*("criteria", "candidates", "dossiers", "reasons", "totals", "data", "stage_moves"), "persons"}
)
"""JSON keys below which there is nothing for everybody: lists become empty, mappings null."""


def public_report(report: Report) -> Report:
    """The same report with only its public tables and columns, saying so at its head."""
    lead = (Paragraph(say(report.lang, "render.public"), Tone.MUTED),)
    return report._replace(sections=tuple(_sections(report.sections)), lead=lead)


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections that hold something public, with the headings that they stand under."""
    above: list[Section] = []
    for section in sections:
        above = [one for one in above if one.level < section.level]
        blocks = tuple(kept for block in section.blocks if (kept := _block(block)) is not None)
        public = section._replace(blocks=blocks)
        if blocks:
            yield from above
            yield public
            above = []
        else:
            above.append(public)


def _block(block: Block) -> Block | None:
    if isinstance(block, Paragraph):
        # Warnings (a draft, a provisional look) must not get lost; each says that it may pass.
        return block if block.public else None
    if not isinstance(block, Table) or block.key not in TABLES:
        return None
    shown = [
        n
        for n, column in enumerate(block.columns)
        if column.key in TABLES[block.key] or (block.key == "ranks" and column.key.isdecimal())
    ]
    rows = tuple(row._replace(cells=tuple(row.cells[n] for n in shown)) for row in block.rows)
    columns = tuple(block.columns[n] for n in shown)
    notes = block.notes if block.key in LEGENDS else ()
    return Table(columns, rows, block.title, notes, block.key, block.empty, aside=block.aside)


def public_json(value: object, key: str = "") -> object:
    """The same JSON with every key there and everything that is not public null or empty."""
    if key in CLOSED:
        return [] if isinstance(value, list) else None
    if isinstance(value, dict):
        if key == "stages":  # stage -> points
            return dict.fromkeys(value)
        return {name: public_json(each, name) for name, each in value.items()}
    if isinstance(value, list):
        if any(isinstance(each, dict | list) for each in value):
            return [public_json(each, key) for each in value]
        return value if key in KEYS else []
    return value if key in KEYS else None


def public_diff(found: Diff) -> Diff:
    """Changes of ranks, bands, awards, leading units and members only."""
    blocs = tuple(
        bloc._replace(
            years=tuple(
                year._replace(changes=_changes(year.changes)) if year.changes else year
                for year in bloc.years
            )
        )
        for bloc in found.blocs
    )
    return found._replace(blocs=blocs)


def _changes(changes: YearChanges) -> YearChanges:
    return changes._replace(
        figures=(), votes=(), rules=(), totals=(), eligible=(), elected=(), files=()
    )
