"""The tables of the year workbook: which file each comes from, its columns and their kinds.

A column is written `path:kind`, the path with dots inside a record: `signed.on:date`. Kinds are
those of columns.py; `ref` and `refs` name what they refer to, `enum` and `enums` their words.
What a record says beside its columns stands in a last column as YAML, so that nothing is lost.
"""

from collections.abc import Iterator

from thidua.diagnostics.diagnostic import Path
from thidua.excel.workbook.columns import KINDS, RecordColumn
from thidua.excel.workbook.phrase_columns import PHRASE_KINDS
from thidua.excel.workbook.records import (
    FieldsTable,
    FilesTable,
    KeyedTable,
    ListTable,
    RecordTable,
    value_at,
)
from thidua.store.yaml.node import Node

_KINDS = {**KINDS, **PHRASE_KINDS}


def _columns(text: str, beside: frozenset[str]) -> tuple[RecordColumn, ...]:
    """The columns; one of what is left over covers what has a column or table (`beside`)."""
    specs = [one.split(":") for one in text.split()]
    paths = [() if path == "rest" else tuple(path.split(".")) for path, *_ in specs]
    found = []
    for path, (_, kind, *about) in zip(paths, specs, strict=True):
        depth = len(path)
        known = (*paths, *(tuple(one.split(".")) for one in beside))
        below = {one[depth] for one in known if len(one) > depth and one[:depth] == path}
        found.append(_KINDS[kind](path, about[0] if about else "", frozenset(below)))
    return tuple(found)


def _table(
    shape: type[RecordTable], id_: str, file: str, at: str, columns: str, ident: str = "",
    nested: str = "", **more: str,
) -> RecordTable:  # fmt: skip
    """A table; `nested`: keys of its records that have a table of their own."""
    keys = tuple(at.split(".")) if at else ()
    inner = frozenset(nested.split())
    found = _columns(columns, inner)
    return shape(id_, file, keys, found, tuple(ident.split()), nested=inner, **more)


_AWARD = (
    "id:id name:title level:enum:level quota:quota pick:enum:pick "
    "requires.min_percent:number requires.band:ref:bands requires.rank_at_most:whole "
    "requires.evaluation.grade:enum:grade requires.evaluation.years:whole "
    "requires.holds:ref:awards requires:conditions excludes:refs:awards not_again_within:whole "
    "dossier:dossier basis:text note:text source:text rest:rest"
)
_YEAR = "year.starts:day year.ends:day year.name:text"
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
            FieldsTable, "bloc", "bloc.yaml", "",
            "id:fixed name:title kind:enum:kind system:enum:system level:enum:level authority:text "
            "patron.name:text patron.title:text rotation.policy:enum:policy "
            "rotation.deputies:whole rotation.deputy_policy:enum:policy rotation.min_gap:whole "
            f"unit_head:text {_YEAR} members_on:day note:text source:text rest:rest",
            nested="documents sample",
        ),
    ),
    "units": (
        _table(
            FieldsTable, "members", "units.yaml", "",
            "known:enum:known count:whole note:text source:text",
        ),
        _table(
            ListTable, "units", "units.yaml", "units",
            "id:id name:title short:text joined:year left:year became:ref:units attributes:pairs "
            "note:text source:text rest:rest",
            "id", ids="name",
        ),
    ),
    "leadership": (
        _table(
            ListTable, "terms", "leadership.yaml", "terms",
            "year:year leader:ref:units head.name:text head.title:text deputies:refs:units "
            "chosen:enum:chosen on:date from:date flag_received_by:text note:text source:text "
            "rest:rest",
            "year from",
        ),
    ),
    "pact": (
        _table(
            FieldsTable, "pact", "{year}/pact.yaml", "",
            "signed.on:date signed.at:text signed.witnessed_by:text signatories:refs:units "
            "registered.on:date registered.with:text note:text source:text rest:rest",
            nested="movements targets",
        ),
        _table(
            ListTable, "movements", "{year}/pact.yaml", "movements",
            "id:id name:title launched_by:text goal:text launched:date ends:date note:text "
            "source:text rest:rest",
            "id", ids="name",
        ),
        _table(
            ListTable, "targets", "{year}/pact.yaml", "targets",
            "id:id name:title measure:text plan:number note:text source:text rest:rest",
            "id", ids="name",
        ),
    ),
    "events": (
        _table(
            ListTable, "events", "{year}/events.yaml", "events",
            "id:id kinds:enums:event due:date on:date at:text starts:time ends:time "
            "chaired_by:text secretary:text attended:refs:units guests:words papers:papers "
            "same_as:text note:text source:text rest:rest",
            "id", ids="kinds on",
        ),
    ),
    "pledges": (
        _table(
            FilesTable, "pledges", "{year}/pledges/*.yaml", "",
            "unit:ref:units registered.on:date registered.with:text titles:words note:text "
            "source:text rest:rest",
            "unit", nested="tasks",
        ),
        _table(
            ListTable, "tasks", "{year}/pledges/*.yaml", "tasks",
            "@unit:ref:units id:id name:title measure:text plan:number lower_is_better:yes_no "
            "due:date note:text source:text rest:rest",
            "id", ids="name", prefix="t", nested="progress",
        ),
        _table(
            ListTable, "progress", "{year}/pledges/*.yaml", "tasks",
            "@unit:ref:units @task:text on:date actual:number note:text source:text rest:rest",
            "on", inside="progress",
        ),
    ),
    "ballots": (
        _table(
            FieldsTable, "ballot", "{year}/ballots/*.yaml", "",
            "title:title for:ref:offices body:enum:body kind:enum:ballot on:date round:whole "
            "seats:whole members:whole present:whole written:whole issued:whole returned:whole "
            "valid:whole invalid:whole blank:whole rule.pass:share rule.of:enum:base "
            "rule.strict:yes_no rule.quorum:share counts:enum:counts elected:refs:units "
            "recused:pairs:units note:text source:text rest:rest",
            ids="title", nested="votes papers",
        ),
        _table(
            KeyedTable, "votes", "{year}/ballots/*.yaml", "votes",
            "unit:ref:units votes:whole yes:whole no:whole abstain:whole rest:rest",
            "unit", scalar="votes",
        ),
    ),
    "awards": (
        _table(
            ListTable, "awards", "{year}/awards.yaml", "awards", _AWARD,
            "id", ids="name",
        ),
    ),
    "proposals": (
        _table(
            ListTable, "proposals", "{year}/outcome.yaml", "proposals",
            "unit:ref:units award:ref:awards on:date chosen:enum:proposed note:text source:text "
            "rest:rest",
            "unit award",
        ),
        _table(
            KeyedTable, "evaluations", "{year}/outcome.yaml", "evaluations",
            "unit:ref:units grade:enum:grade", "unit", scalar="grade",
        ),
        _table(
            FieldsTable, "summary", "{year}/outcome.yaml", "",
            "evaluations_summary.grade:enum:grade evaluations_summary.n:whole "
            "evaluations_summary.of:whole evaluations_summary.words:text note:text source:text",
        ),
        _table(
            ListTable, "models", "{year}/outcome.yaml", "role_models",
            "name:title unit:ref:units on:date note:text source:text rest:rest", "name unit",
        ),
    ),
    "dossiers": (
        _table(
            ListTable, "dossiers", "{year}/outcome.yaml", "dossiers",
            "unit:ref:units award:ref:awards papers:dossier sent:date returned:date why:text "
            "completed:date note:text source:text rest:rest",
            "unit award",
        ),
    ),
    "decisions": (
        _table(
            ListTable, "decisions", "{year}/decisions.yaml", "decisions",
            "unit:ref:units award:ref:awards granted:yes_no number:text on:date note:text "
            "source:text rest:rest",
            "award unit number",
        ),
    ),
    "exclusions": (
        _table(
            ListTable, "exclusions", "{year}/exclusions.yaml", "exclusions",
            "unit:ref:units from:enums:bar reason:text on:date until:date note:text source:text "
            "rest:rest",
            "unit from",
        ),
    ),
    "appeals": (
        _table(
            ListTable, "appeals", "{year}/appeals.yaml", "appeals",
            "id:id unit:ref:units criterion:ref:criteria filed:date asks:text decided.on:date "
            "decided.by:text decided.result:enum:result decided.reason:text note:text source:text "
            "rest:rest",
            "id", ids="unit criterion", prefix="kn-",
        ),
        _table(
            ListTable, "settlements", "{year}/settlements.yaml", "settlements",
            "of:ref:settled units:refs:units order:refs:units by:text on:date reason:text "
            "note:text source:text rest:rest",
            "of units",
        ),
    ),
    "documents": (
        _table(
            FieldsTable, "letters", "bloc.yaml", "",
            "documents.superior:text documents.issuer:text documents.symbol:text "
            "documents.place:text documents.recipients:words documents.bases:refs:bases "
            "documents:rest",
            nested="documents.kinds documents.signers documents.issued",
        ),
        _table(
            KeyedTable, "letter_kinds", "bloc.yaml", "documents.kinds",
            "kind:enum:document to:words recipients:words signer:enum:role code:text series:text "
            "rest:rest",
            "kind",
        ),
        _table(
            ListTable, "signers", "bloc.yaml", "documents.signers",
            "role:enum:role authority:enum:authority on_behalf:text title:text post:text name:text",
            "role",
        ),
        _table(
            ListTable, "issued", "bloc.yaml", "documents.issued",
            "kind:enum:document year:year number:whole on:date", "kind year number",
        ),
    ),
    "periods": (
        _table(
            ListTable, "periods", "{year}/periods.yaml", "periods",
            "id:id name:title every:enum:every from:date to:date spans:spans rest:rest",
            "id", ids="name",
        ),
    ),
    "records": (
        _table(FieldsTable, "complete", "records.yaml", "", "complete:words"),
        _table(
            ListTable, "records", "records.yaml", "records",
            "unit:ref:units year:year evaluation:enum:grade award:ref:awards granted:yes_no "
            "number:text rest:rest",
            "unit year award",
        ),
    ),
    "settings": (
        _table(
            FieldsTable, "settings", "/thidua.yaml", "",
            f"lang:enum:lang {_YEAR} "
            + " ".join(f"calendar.{step}:day" for step in STEPS.split()) + " rest:rest",
            nested="base_salary awards bases format",
        ),
        _table(
            ListTable, "salaries", "/thidua.yaml", "base_salary",
            "from:date amount:number rest:rest", "from",
        ),
        _table(ListTable, "common", "/thidua.yaml", "awards", _AWARD, "id", ids="name"),
        _table(
            ListTable, "bases", "/thidua.yaml", "bases",
            "id:id kind:text number:text title:title issuer:text issued:date in_force:date "
            "until:date replaced_by:text rest:rest",
            "id", ids="title",
        ),
    ),
}  # fmt: skip
"""Sheet -> its tables from top to bottom; of `ballots` one pair for each ballot."""


def all_tables() -> Iterator[RecordTable]:
    """Every table once."""
    for tables in TABLES.values():
        yield from tables


TABLE: dict[str, RecordTable] = {table.id: table for table in all_tables()}


def relocated(old: Node, new: Node, path: Path) -> Path | None:
    """Where the record at `path` of an older tree stands in a newer one; None: nowhere.

    Items are found again by what identifies them, the n-th of several by being the n-th.
    """
    idents = {
        (*table.at, *([table.inside] if table.inside else [])): table.ident
        for table in all_tables()
        if table.at
    }
    found: list[str | int] = []
    for depth, step in enumerate(path):
        if isinstance(step, str):
            found.append(step)
            continue
        before, after = value_at(old, path[:depth]), value_at(new, tuple(found))
        if not isinstance(before, list) or not isinstance(after, list):
            return None
        keys = idents.get(tuple(one for one in path[:depth] if isinstance(one, str)), ("id",))
        marks = [_mark(one, keys) for one in before]
        nth = marks[:step].count(marks[step])
        same = [n for n, one in enumerate(after) if _mark(one, keys) == marks[step]]
        if nth >= len(same):
            return None
        found.append(same[nth])
    return tuple(found)


def _mark(node: Node, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(value_at(node, (key,))) for key in keys)
