"""One score form as a value: what the workbook writer needs, made from a book and its scale; with
all its rows, the scale as a tree."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.entries import FactEntry, LeafEntry
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.score import pledged_plans
from thidua.bloc.scoring.what_counts import LeafState
from thidua.diagnostics.diagnostic import NOTHING
from thidua.excel.forms import answers, rows
from thidua.excel.forms.answers import NA, NEVER, asked
from thidua.excel.forms.identity import VERSION, Identity, scale_mark
from thidua.excel.forms.rows import BONUS, DEDUCT, EarlierRow, FormRow
from thidua.model.book import Book
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item, Items
from thidua.model.scale.stages import Stage
from thidua.rules.amounts import ItemEntry
from thidua.rules.reading import DATE, NUMBER, TEXT, YES_NO, Ask
from thidua.rules.sentence import due_text
from thidua.rules.targets import pledged_task
from thidua.text import dates
from thidua.text.numbers import show
from thidua.views.rule_words import items_text, listed_item_text, node_text
from thidua.views.table import signer_title
from thidua.words import Lang, say, spoken
from thidua.year.outcome import YearOutcome, outcome

Before = Mapping[str, Mapping[str, EarlierRow]]
"""Unit -> row key -> what the stage before a form's said."""


class Form(NamedTuple):
    """A form to be written. `year`: with its name; `signer`: who signs; `earlier` maps row
    keys; `earlier_stage` is that stage's name; `pledges` are the unit's own plans by
    task, of those that a rule measures by; `exempt` are the nodes that do not apply to the unit."""

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
    signer: str
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
    earlier: Before,
) -> Iterator[Form]:
    """The forms of some units. Units that are asked the same share the rows."""
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
    lang: Lang, book: Book, year: int, wanted: Wanted, mark: str, rows_: tuple[FormRow, ...]
) -> Form:
    scale = book.years[year].scale
    ids = [stage.id for stage in scale.stages]
    at = ids.index(wanted.stage.id)
    offices = {office.id: office.name for office in scale.offices}
    scorer = wanted.scorer
    identity = Identity(
        VERSION, book.bloc.data.id, str(year), wanted.unit, wanted.stage.id, scorer or "", mark,
        lang, say(lang, "form.sheet"), "yes" if at else "no",
    )  # fmt: skip
    return Form(
        lang, identity, book.bloc.data.name, book.bloc.data.system, book.unit_name(wanted.unit),
        wanted.stage.name, (offices.get(scorer) or book.unit_name(scorer)) if scorer else None,
        scale.source, scale.is_draft, rows_, book.emulation_year(year),
        signer_title(lang, book.bloc.data),
        scale.stages[at - 1].name if at else None,
    )  # fmt: skip


# -- the rows of a scale ---------------------------------------------------------------------------

ITEMS: Mapping[str, type[FormRow]] = {BONUS: rows.ItemRow, DEDUCT: rows.DeductionRow}
"""A node's list of items -> their rows."""


def form_rows(
    lang: Lang, scale: Scale, unit: str, only: Collection[str] | None = None
) -> tuple[FormRow, ...]:
    """All rows in order. `only`: the leaves that a scorer is asked for (None: all); of the others
    nothing is asked, but they stand there. `unit` decides what does not apply."""
    return tuple(_Rows(lang, scale, unit, only).rows())


def event_lists(node: Criterion) -> list[tuple[str, Items]]:
    """A node's lists of items with their kinds, bonus first."""
    lists = ((BONUS, node.bonus), (DEDUCT, node.deduct))
    return [(kind, items) for kind, items in lists if items is not None]


class _Rows:
    def __init__(self, lang: Lang, scale: Scale, unit: str, only: Collection[str] | None) -> None:
        self.lang = lang
        self.scale = scale
        self.unit = unit
        self.only = only

    def say(self, key: str, **args: object) -> str:
        return say(self.lang, f"form.{key}", **args)

    def _named(self, kind: type[FormRow], key: str, ask: Ask | None = None) -> FormRow:
        """A row that the program names by the end of its key."""
        name = self.say(key.rpartition(":")[2])
        return kind(key, name, ask=None if ask is None else asked(ask))

    def rows(self) -> Iterator[FormRow]:
        yield self._named(rows.SectionRow, "section:general")
        yield self._named(rows.FieldRow, "field:date", Ask(DATE))
        yield self._named(rows.FieldRow, "field:by", Ask(TEXT))
        yield self._named(rows.FieldRow, "field:no_other_events", Ask(YES_NO))
        if self.scale.facts:
            yield self._named(rows.SectionRow, "section:facts")
            for fact in self.scale.facts:
                figure = asked(Ask(NUMBER, measure=fact.measure or ""))
                ask = figure.within(self.scale.fields[fact.id])
                yield rows.FactRow(f"fact:{fact.id}", fact.name, ask=ask, remarks=True)
        yield self._named(rows.SectionRow, "section:criteria")
        for top in self.scale.criteria:
            yield from self._node(top, 0)
        if self.scale.root is not None:
            yield from self._events(self.scale.root, 0, self.only is None)
        root = self.scale.root
        bounds = "" if root is None else node_text(self.lang, root, self.scale)
        total = self._named(rows.TotalRow, "total")
        yield total._replace(standard=self.scale.max, rule=bounds)

    def _node(self, node: Criterion, depth: int) -> Iterator[FormRow]:
        if node.is_leaf:
            yield from self._leaf(node, depth)
            return
        code = node.code or node.id
        bounds = node_text(self.lang, node, self.scale)
        yield rows.GroupRow(
            f"group:{node.id}", node.name, depth, code, node.max, rule=bounds, node=node.id
        )
        for part in node.criteria:
            yield from self._node(part, depth + 1)
        yield from self._events(node, depth + 1, self._asked(node))

    def _asked(self, node: Criterion) -> bool:
        """Whether the scorer is asked about the node: about all that is in it, for a group."""
        if self.unit in node.not_for:
            return False
        return self.only is None or all(leaf.id in self.only for leaf in node.leaves())

    def _leaf(self, leaf: Criterion, depth: int) -> Iterator[FormRow]:
        is_asked = self._asked(leaf)
        cells = answers.leaf_asks(leaf) if is_asked else ()
        single = len(cells) == 1
        never = (NEVER,) if any(one.ask.due is not None for one in cells) else ()
        instead = ((NA, *never) if single else (NA,)) if is_asked else ()
        rule = node_text(self.lang, leaf, self.scale)
        if self.unit in leaf.not_for:
            rule = self.say("not_for")
        elif leaf.evidence:
            rule = self.say("with_evidence", rule=rule, evidence=leaf.evidence)
        yield rows.LeafRow(
            f"leaf:{leaf.id}", leaf.text or leaf.name, depth, leaf.code or leaf.id, leaf.max,
            rule=rule, ask=cells[0] if single else None, instead=instead,
            points=is_asked, remarks=is_asked, node=leaf.id,
        )  # fmt: skip
        for n, one in enumerate(() if single else cells, 1):
            assert one.ask.due is not None
            name, key = self.say("due", due=due_text(self.lang, one.ask.due)), f"due:{leaf.id}:{n}"
            yield rows.DueRow(key, name, depth + 1, ask=one, instead=never, node=leaf.id)
        if is_asked and leaf.leaf_rule.asks_target:
            name = self.say("target")
            target = asked(Ask(NUMBER, Fraction(0), measure=leaf.measure or ""))
            yield rows.TargetRow(f"target:{leaf.id}", name, depth + 1, ask=target, node=leaf.id)
        yield from self._events(leaf, depth + 1, is_asked)

    def _events(self, node: Criterion, depth: int, asked: bool) -> Iterator[FormRow]:
        for kind, items in event_lists(node):
            if node is self.scale.root:
                yield self._named(rows.SectionRow, f"section:{kind}")
            words = items_text(self.lang, items, self.scale)
            if words:
                key, name = f"list:{node.id}:{kind}", self.say(f"{kind}_list", words=words)
                yield rows.ListRow(key, name, depth, side=kind, amount=items.cap, node=node.id)
            for item in items.items:
                yield self._item(node, kind, item, depth, asked)

    def _item(self, node: Criterion, kind: str, item: Item, depth: int, asked: bool) -> FormRow:
        ask = answers.item_ask(item, node) if asked else None
        return ITEMS[kind](
            f"item:{item.id}", item.name, depth, item.number,
            rule=listed_item_text(self.lang, item, kind, node, self.scale), ask=ask,
            side=kind, amount=item.amount.shown(), remarks=ask is not None, node=node.id,
        )  # fmt: skip


# -- what was said before -----------------------------------------------------------------------


def earlier_figures(lang: Lang, scale: Scale, score: UnitScore) -> Mapping[str, EarlierRow]:
    """Row key -> what stood as of the stage that `score` was computed for.

    Points are exact. Empty where the unit has no sheet yet: nothing was said.
    """
    if not score.has_points:
        return {}
    words = _EarlierWords(lang, scale)
    found: dict[str, EarlierRow] = {}
    for fact_id, fact in score.state.facts.items():
        found[f"fact:{fact_id}"] = EarlierRow(words.fact(fact), value=fact.value)
    for item_id, item in _items(score).items():
        found[f"item:{item_id}"] = EarlierRow(words.item(item_id, item), value=item.value)
    for node_id, result in score.nodes.items():
        if node_id not in scale.nodes:
            continue  # the scale's own row: its items stand among the groups'
        node = scale.nodes[node_id]
        key = f"leaf:{node_id}" if node.is_leaf else f"group:{node_id}"
        state = score.state.leaf(node_id)
        points = None if result.is_missing else result.points
        said = words.leaf(node_id, state) if state else ""
        voices = state.voices if state else ()
        hands = [one.entry is not None and one.entry.by_hand for one in voices]
        found[key] = EarlierRow(
            said, points, _value(state), not result.applies, len(voices),
            bool(hands) and all(hands), result.points, result.plain, result.gained, result.lost,
        )  # fmt: skip
        if state:
            found |= words.parts(node, state)
    found["total"] = EarlierRow("", score.points)
    if score.state.no_other_events:
        found["field:no_other_events"] = EarlierRow(say(lang, "form.yes"), value=True)
    return found


def said_before(lang: Lang, book: Book, year: int, stage: str) -> YearOutcome[Before]:
    """What the stage before one said, as the data is now; nothing before the first."""
    scale = book.years[year].scale
    ids = [one.id for one in scale.stages]
    at = ids.index(stage)
    if at == 0:
        return YearOutcome({})
    result, found = scored_year(book, year, Options(stage=ids[at - 1]))
    units = () if result is None else result.units
    return outcome({one.unit.id: earlier_figures(lang, scale, one) for one in units}, found)


def _items(score: UnitScore) -> dict[str, ItemEntry]:
    """The items of groups, and those of leaves where one scorer speaks."""
    items = dict(score.state.items)
    for leaf in score.state.leaves:
        state = score.state.leaf(leaf)
        if state is not None and len(state.voices) == 1:
            items |= state.voices[0].items
    return items


def _value(state: LeafState | None) -> Fraction | bool | str | date | None:
    """A leaf's own entry, where one scorer gave one that a rule reads."""
    entry = state.voices[0].entry if state and len(state.voices) == 1 else None
    if entry is None or entry.by_hand or not entry.applies:
        return None
    if isinstance(entry.value, tuple):
        return (entry.value[0] or NEVER) if len(entry.value) == 1 else None
    return entry.value


class _EarlierWords:
    def __init__(self, lang: Lang, scale: Scale) -> None:
        self.lang = lang
        self.scale = scale

    def fact(self, fact: FactEntry) -> str:
        if fact.counts is not None:
            part, of = fact.counts
            return f"{show(self.lang, part)}/{show(self.lang, of)}"
        return self._figure(fact.value)

    def item(self, item_id: str, entry: ItemEntry) -> str:
        item, node = self.scale.items[item_id]
        if isinstance(entry.value, str):
            ask = answers.item_ask(item, node)
            return ask.name(entry.value) if ask is not None else entry.value
        if item.rule is None and item.each is None:
            return say(self.lang, "form.yes" if entry.value else "form.no")
        return self._figure(entry.value)

    def leaf(self, leaf_id: str, state: LeafState) -> str:
        """What stands for the leaf itself: a figure, a word, how many scorers differ."""
        if len(state.voices) > 1:
            return say(self.lang, "form.was_several", n=len(state.voices))
        entry = state.voices[0].entry
        if entry is None:
            return ""
        if not entry.applies:
            return say(self.lang, "form.was_na")
        if entry.by_hand:
            return say(self.lang, "form.was_hand")
        value = entry.value
        if isinstance(value, tuple):
            return self._day(value[0]) if len(value) == 1 else ""
        if isinstance(value, bool):
            return say(self.lang, "form.passed" if value else "form.failed")
        if isinstance(value, str):
            asks = answers.leaf_asks(self.scale.nodes[leaf_id])
            return asks[0].name(value) if asks else value
        return "" if value is None else self._figure(value)

    def parts(self, leaf: Criterion, state: LeafState) -> dict[str, EarlierRow]:
        """The rows below a leaf: its target, its days."""
        entry: LeafEntry | None = state.voices[0].entry if len(state.voices) == 1 else None
        if entry is None:
            return {}
        found = {}
        if entry.target is not None:
            found[f"target:{leaf.id}"] = EarlierRow(
                show(self.lang, entry.target), value=entry.target
            )
        if isinstance(entry.value, tuple) and len(entry.value) > 1:
            for n, day in enumerate(entry.value, 1):
                found[f"due:{leaf.id}:{n}"] = EarlierRow(self._day(day), value=day or NEVER)
        return found

    def _figure(self, value: Fraction) -> str:
        """A figure; one without an end, made from two counts, at four decimals."""
        text = show(self.lang, value)
        return show(self.lang, value, 4) if "/" in text else text

    def _day(self, day: date | None) -> str:
        return say(self.lang, "form.never") if day is None else dates.show(self.lang, day)
