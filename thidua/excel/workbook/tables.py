"""The tables of the year workbook: which file each comes from, its columns and their kinds.

A column is written `path:kind`, the path with dots inside a record: `signed.on:date`. Kinds are
those of cells.py; `ref` and `refs` name what they refer to, `enum` and `enums` their words.
What a record says beside its columns stands in a last column as YAML, so that nothing is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass

LIST, KEYED, FIELDS, FILES = "list", "keyed", "fields", "files"
"""Shapes: items of a list; a mapping by id; one record drawn downwards; a file for each record."""


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """One column. `path` inside a record: () is what is left over; `@unit` a parent's key."""

    path: tuple[str, ...]
    kind: str
    about: str = ""

    @property
    def key(self) -> str:
        """Its name in the catalogue."""
        return ".".join(self.path) or "rest"

    @property
    def is_parent(self) -> bool:
        """Whether it says which record a nested one belongs to."""
        return bool(self.path) and self.path[0].startswith("@")


@dataclass(frozen=True, slots=True)
class RecordTable:
    """One table. `file` has `{year}` and, where each record is a file, `*`; `at` is where the
    records stand in it; `ident` the keys by which one is found again; `scalar` the key under which
    a bare value is meant; `ids` what an id is made from."""

    id: str
    file: str
    at: tuple[str, ...]
    shape: str
    columns: tuple[RecordColumn, ...]
    ident: tuple[str, ...] = ()
    scalar: str = ""
    ids: str = ""
    inside: str = ""
    """The key of the nested lists, where `at` names records that hold them."""

    def column(self, key: str) -> RecordColumn | None:
        """The column with that name."""
        return next((one for one in self.columns if one.key == key), None)


def _columns(text: str) -> tuple[RecordColumn, ...]:
    found = []
    for word in text.split():
        path, kind, *about = word.split(":")
        keys = () if path == "rest" else tuple(path.split("."))
        found.append(RecordColumn(keys, kind, about[0] if about else ""))
    return tuple(found)


def _table(
    id_: str, file: str, at: str, shape: str, columns: str, ident: str = "", **more: str
) -> RecordTable:
    keys = tuple(at.split(".")) if at else ()
    return RecordTable(id_, file, keys, shape, _columns(columns), tuple(ident.split()), **more)


_AWARD = (
    "id:id name:text level:enum:level quota:quota pick:enum:pick "
    "requires.min_percent:number requires.band:ref:bands requires.rank_at_most:whole "
    "requires.evaluation.grade:enum:grade requires.evaluation.years:whole "
    "requires.holds:ref:awards requires:rest excludes:refs:awards not_again_within:whole "
    "dossier:words basis:text note:text source:text rest:rest"
)
STEPS = (
    "launch pact scale registration mid_year_review inspection self_scores cross_scores "
    "verification year_end_review ballots proposals dossiers decisions handover"
)
"""Steps of the calendar in thidua.yaml."""
TOP = "/"
"""How the file of a table begins that lies at the top of the data folder, beside all blocs."""

TABLES: dict[str, tuple[RecordTable, ...]] = {
    "bloc": (
        _table(
            "bloc", "bloc.yaml", "", FIELDS,
            "id:fixed name:text kind:enum:kind system:enum:system level:enum:level authority:text "
            "patron.name:text patron.title:text rotation.policy:enum:policy "
            "rotation.deputies:whole rotation.deputy_policy:enum:policy rotation.min_gap:whole "
            "note:text source:text rest:rest",
        ),
    ),
    "units": (
        _table(
            "members", "units.yaml", "", FIELDS,
            "known:enum:known count:whole note:text source:text",
        ),
        _table(
            "units", "units.yaml", "units", LIST,
            "id:id name:text short:text joined:year left:year became:ref:units attributes:flow "
            "note:text source:text rest:rest",
            "id", ids="name",
        ),
    ),
    "leadership": (
        _table(
            "terms", "leadership.yaml", "terms", LIST,
            "year:year leader:ref:units head.name:text head.title:text deputies:refs:units "
            "chosen:enum:chosen on:date from:date flag_received_by:text note:text source:text "
            "rest:rest",
            "year from",
        ),
    ),
    "pact": (
        _table(
            "pact", "{year}/pact.yaml", "", FIELDS,
            "signed.on:date signed.at:text signed.witnessed_by:text signatories:refs:units "
            "registered.on:date registered.with:text note:text source:text rest:rest",
        ),
        _table(
            "movements", "{year}/pact.yaml", "movements", LIST,
            "id:id name:text launched_by:text goal:text launched:date ends:date note:text "
            "source:text rest:rest",
            "id", ids="name",
        ),
        _table(
            "targets", "{year}/pact.yaml", "targets", LIST,
            "id:id name:text measure:text plan:number note:text source:text rest:rest",
            "id", ids="name",
        ),
    ),
    "events": (
        _table(
            "events", "{year}/events.yaml", "events", LIST,
            "id:id kinds:enums:event due:date on:date at:text starts:time ends:time "
            "chaired_by:text secretary:text attended:refs:units guests:words papers:flow "
            "note:text source:text rest:rest",
            "id", ids="kinds",
        ),
    ),
    "pledges": (
        _table(
            "pledges", "{year}/pledges/*.yaml", "", FILES,
            "unit:ref:units registered.on:date registered.with:text titles:words note:text "
            "source:text rest:rest",
            "unit",
        ),
        _table(
            "tasks", "{year}/pledges/*.yaml", "tasks", LIST,
            "@unit:ref:units id:id name:text measure:text plan:number lower_is_better:yes_no "
            "due:date note:text source:text rest:rest",
            "id", ids="task",
        ),
        _table(
            "progress", "{year}/pledges/*.yaml", "tasks", LIST,
            "@unit:ref:units @task:task on:date actual:number note:text source:text rest:rest",
            "on", inside="progress",
        ),
    ),
    "ballots": (
        _table(
            "ballot", "{year}/ballots/*.yaml", "", FIELDS,
            "title:text for:ref:offices body:enum:body kind:enum:ballot on:date round:whole "
            "seats:whole members:whole present:whole written:whole issued:whole returned:whole "
            "valid:whole invalid:whole blank:whole rule.pass:share rule.of:enum:base "
            "rule.strict:yes_no rule.quorum:share counts:enum:counts elected:refs:units "
            "recused:flow note:text source:text rest:rest",
            ids="title",
        ),
        _table(
            "votes", "{year}/ballots/*.yaml", "votes", KEYED,
            "unit:ref:units votes:whole yes:whole no:whole abstain:whole rest:rest",
            "unit", scalar="votes",
        ),
    ),
    "awards": (
        _table(
            "awards", "{year}/awards.yaml", "awards", LIST, _AWARD,
            "id", ids="name",
        ),
    ),
    "proposals": (
        _table(
            "proposals", "{year}/outcome.yaml", "proposals", LIST,
            "unit:ref:units award:ref:awards on:date chosen:enum:proposed note:text source:text "
            "rest:rest",
            "unit award",
        ),
        _table(
            "evaluations", "{year}/outcome.yaml", "evaluations", KEYED,
            "unit:ref:units grade:enum:grade", "unit", scalar="grade",
        ),
        _table(
            "summary", "{year}/outcome.yaml", "", FIELDS,
            "evaluations_summary.grade:enum:grade evaluations_summary.n:whole "
            "evaluations_summary.of:whole evaluations_summary.words:text note:text source:text",
        ),
        _table(
            "models", "{year}/outcome.yaml", "role_models", LIST,
            "name:text unit:ref:units on:date note:text source:text rest:rest", "name unit",
        ),
    ),
    "dossiers": (
        _table(
            "dossiers", "{year}/outcome.yaml", "dossiers", LIST,
            "unit:ref:units award:ref:awards papers:words sent:date returned:date why:text "
            "completed:date note:text source:text rest:rest",
            "unit award",
        ),
    ),
    "decisions": (
        _table(
            "decisions", "{year}/decisions.yaml", "decisions", LIST,
            "unit:ref:units award:ref:awards granted:yes_no number:text on:date note:text "
            "source:text rest:rest",
            "award unit number",
        ),
    ),
    "exclusions": (
        _table(
            "exclusions", "{year}/exclusions.yaml", "exclusions", LIST,
            "unit:ref:units from:enums:bar reason:text on:date until:date note:text source:text "
            "rest:rest",
            "unit from",
        ),
    ),
    "appeals": (
        _table(
            "appeals", "{year}/appeals.yaml", "appeals", LIST,
            "id:id unit:ref:units criterion:ref:criteria filed:date asks:text decided.on:date "
            "decided.by:text decided.result:enum:result decided.reason:text note:text source:text "
            "rest:rest",
            "id", ids="appeal",
        ),
        _table(
            "settlements", "{year}/settlements.yaml", "settlements", LIST,
            "of:ref:settled units:refs:units order:refs:units by:text on:date reason:text "
            "note:text source:text rest:rest",
            "of units",
        ),
    ),
    "periods": (
        _table(
            "periods", "{year}/periods.yaml", "periods", LIST,
            "id:id name:text every:enum:every from:date to:date spans:flow rest:rest",
            "id", ids="name",
        ),
    ),
    "records": (
        _table("complete", "records.yaml", "", FIELDS, "complete:words"),
        _table(
            "records", "records.yaml", "records", LIST,
            "unit:ref:units year:year evaluation:enum:grade award:ref:awards granted:yes_no "
            "number:text rest:rest",
            "unit year award",
        ),
    ),
    "settings": (
        _table(
            "settings", "/thidua.yaml", "", FIELDS,
            "lang:enum:lang year:flow "
            + " ".join(f"calendar.{step}:day" for step in STEPS.split()) + " rest:rest",
        ),
        _table(
            "salaries", "/thidua.yaml", "base_salary", LIST, "from:date amount:number rest:rest",
            "from",
        ),
        _table("common", "/thidua.yaml", "awards", LIST, _AWARD, "id", ids="name"),
        _table(
            "bases", "/thidua.yaml", "bases", LIST,
            "id:id kind:text number:text title:text issuer:text issued:date in_force:date "
            "until:date replaced_by:text rest:rest",
            "id", ids="title",
        ),
    ),
}  # fmt: skip
"""Sheet -> its tables from top to bottom; of `ballots` one pair for each ballot."""

ENUMS: dict[str, tuple[str, ...]] = {
    "kind": ("khoi", "cum"),
    "system": ("state", "party", "enterprise"),
    "level": ("central", "ministry", "province", "department", "district", "commune", "other"),
    "policy": ("elected", "deputy_succeeds", "round_robin", "top_ranked"),
    "known": ("all", "partial"),
    "chosen": (
        "elected", "acclaimed", "deputy_succeeds", "round_robin", "top_ranked", "introduced",
    ),
    "event": (
        "launch", "signing", "registration", "mid_year_review", "inspection", "scoring",
        "verification", "year_end_review", "ballot", "handover", "submission", "announcement",
        "other",
    ),
    "body": ("bloc", "council"),
    "ballot": ("choose", "approve"),
    "base": ("members", "present", "returned", "valid", "cast"),
    "counts": ("unknown",),
    "pick": ("rank", "ballot", "meeting"),
    "grade": ("excellent", "good", "completed", "failed"),
    "proposed": ("ballot", "consensus", "score", "meeting"),
    "bar": ("awards", "ranking", "leading"),
    "result": ("upheld", "rejected"),
    "every": ("week", "month", "quarter", "half"),
    "lang": ("vi", "en"),
}  # fmt: skip
"""The words that a column may hold; how they are said is in the catalogue `year_workbook`."""


def all_tables() -> Iterator[RecordTable]:
    """Every table once."""
    for tables in TABLES.values():
        yield from tables


TABLE: dict[str, RecordTable] = {table.id: table for table in all_tables()}
