"""One score form as a value: what the workbook writer needs, made from a book and its scale."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.score import pledged_plans
from thidua.diagnostics.diagnostic import NOTHING
from thidua.excel.forms.fingerprint import scale_mark
from thidua.excel.forms.identity import VERSION, Identity
from thidua.excel.forms.rows import FormRow, form_rows
from thidua.model.book import Book
from thidua.model.scale.criteria import Scale
from thidua.model.scale.stages import Stage
from thidua.rules.targets import pledged_task
from thidua.words import Lang, say, spoken


class EarlierRow(NamedTuple):
    """What the stages before said of a row: the entry in words, and the points of a node; `value`
    is the entry itself where one voice gave it (`never` for a thing never done); `is_na`: that
    it does not apply."""

    entry: str = ""
    points: Fraction | None = None
    value: Fraction | bool | str | date | None = None
    is_na: bool = False


class Form(NamedTuple):
    """A form to be written. `year`: with its name; `earlier` maps row keys; `earlier_stage` is that
    stage's name; `pledges` are the unit's own plans by task, of those that a rule measures by;
    `exempt` are the nodes that do not apply to the unit."""

    lang: Lang
    identity: Identity
    bloc: str
    system: str
    unit: str
    stage: str
    scorer: str | None
    source: str | None
    is_draft: bool
    rows: tuple[FormRow, ...]
    year: int
    earlier_stage: str | None = None
    earlier: Mapping[str, EarlierRow] = NOTHING
    pledges: Mapping[str, Fraction] = NOTHING
    exempt: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """One form asked for: whose, at which stage, by whom; `only` the leaves that are asked."""

    unit: str
    stage: Stage
    scorer: str | None = None
    only: frozenset[str] | None = None

    @property
    def name(self) -> str:
        """The form's file name, without its ending: as the sheet's."""
        return f"{self.unit}--{self.scorer}" if self.scorer else self.unit


def wanted_forms(
    scale: Scale, units: Collection[str], stage: Stage, scorer: str | None = None
) -> list[Wanted]:
    """The forms of a stage: one a unit, or one for each scorer that the stage assigns.

    With `scorer`, only that scorer's: an office is asked for the leaves that it verifies (for all
    where it verifies none), a unit for the units that it was assigned (for all but itself where
    nothing was assigned).
    """
    assigned = stage.assign or {}
    if scorer is None:
        return [
            Wanted(unit, stage, one, asked_of(scale, one))
            for unit in units
            for one in (assigned.get(unit) or (None,))
        ]
    chosen = [unit for unit in units if unit != scorer]
    if any(scorer in scorers for scorers in assigned.values()):
        chosen = [unit for unit in chosen if scorer in assigned.get(unit, ())]
    return [Wanted(unit, stage, scorer, asked_of(scale, scorer)) for unit in chosen]


def asked_of(scale: Scale, scorer: str | None) -> frozenset[str] | None:
    """The leaves that a scorer is asked about: those that an office verifies; None for all."""
    leaves = frozenset(
        leaf
        for leaf, office in scale.verifiers.items()
        if office == scorer and scale.nodes[leaf].is_leaf
    )
    return leaves or None


def make_forms(
    lang: Lang,
    book: Book,
    year: int,
    wanted: Iterable[Wanted],
    earlier: Mapping[str, Mapping[str, EarlierRow]],
) -> Iterator[Form]:
    """The forms of some units; `earlier` by unit. Units that are asked the same share the rows."""
    scale = book.years[year].scale
    lang = spoken(lang, book.bloc.data.kind)
    mark = scale_mark(scale)
    tasks = {pledged_task(node.leaf_rule.own_target) for node in scale.nodes.values()}
    shared: dict[tuple[tuple[str, ...], frozenset[str] | None], tuple[FormRow, ...]] = {}
    for one in wanted:
        exempt = tuple(node for node, units in scale.exempt.items() if one.unit in units)
        key = exempt, one.only
        if key not in shared:
            shared[key] = form_rows(lang, scale, one.unit, one.only)
        plans = pledged_plans(book.years[year], one.unit)
        yield _form(lang, book, year, one, mark, shared[key])._replace(
            earlier=earlier.get(one.unit, {}),
            pledges={task: plan for task, plan in plans.items() if task in tasks},
            exempt=exempt,
        )


def _form(
    lang: Lang, book: Book, year: int, wanted: Wanted, mark: str, rows: tuple[FormRow, ...]
) -> Form:
    scale = book.years[year].scale
    ids = [stage.id for stage in scale.stages]
    at = ids.index(wanted.stage.id)
    offices = {office.id: office.name for office in scale.offices}
    scorer = wanted.scorer
    identity = Identity(
        VERSION,
        book.bloc.data.id,
        str(year),
        wanted.unit,
        wanted.stage.id,
        scorer or "",
        mark,
        lang,
        say(lang, "form.sheet"),
        "yes" if at else "no",
    )
    return Form(
        lang,
        identity,
        book.bloc.data.name,
        book.bloc.data.system,
        book.unit_name(wanted.unit),
        wanted.stage.name,
        (offices.get(scorer) or book.unit_name(scorer)) if scorer else None,
        scale.source,
        scale.status == "draft",
        rows,
        book.emulation_year(year),
        scale.stages[at - 1].name if at else None,
    )
