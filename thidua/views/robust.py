"""`robust`: how firm the ranking is, in words and with the command that shows it."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.firmness.robustness import Pair, RankMoved, Robustness, Without
from thidua.bloc.firmness.swaps import Swap
from thidua.text.numbers import trimmed
from thidua.views.fields import (
    Field,
    Fields,
    RecordFields,
    output,
    shown,
    table,
    through,
    value,
)
from thidua.views.heads import office_cell
from thidua.views.scored import HEAD, Scored, places, warnings
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    as_called,
    figure,
    nothing,
)
from thidua.words import Lang, say


class Firm(NamedTuple):
    scored: Scored
    found: Robustness


def robust_report(years: Sequence[Firm], lang: Lang) -> Report:
    title = say(lang, "robust.title", year=years[0].scored.result.year)
    return Report(title, tuple(_section(one, lang) for one in years), lang)


def _section(firm: Firm, lang: Lang) -> Section:
    lang = as_called(firm.scored.book, lang)
    scored = firm.scored
    blocks: list[Block] = [*warnings(scored, lang), _pairs(firm, lang)]
    for key, parts in _lists(firm, lang).items():
        if parts:
            title, named = say(lang, f"robust.{key}"), say(lang, f"robust.without_{key}")
            blocks.append(table(WITHOUTS, parts, lang, title=title, key=key, named={"id": named}))
        elif key != "reversals" or scored.result.scale.compared:
            blocks.append(Paragraph(say(lang, f"robust.no_{key}"), Tone.GOOD))
    return Section(scored.book.bloc.data.name, tuple(blocks), context=scored.context)


class PairOf(NamedTuple):
    scored: Scored
    pair: Pair
    lang: Lang

    @property
    def swap(self) -> Swap:
        """The change that swaps them, where there is one."""
        assert self.pair.smallest is not None
        return self.pair.smallest

    @property
    def change(self) -> Fraction:
        return self.swap.after - self.swap.before


def _if_any(cell: Callable[[PairOf], Cell]) -> Callable[[PairOf], Cell]:
    """A cell on the swap; a dash where no single criterion can swap the two."""
    return lambda one: nothing() if one.pair.smallest is None else cell(one)


def _swapper(one: PairOf) -> Cell:
    if one.pair.smallest is None:
        return Cell(say(one.lang, "robust.none"), tone=Tone.GOOD, data="")
    return office_cell(one.scored.book, one.swap.unit)


def _criterion(one: PairOf) -> Cell:
    name = one.scored.result.scale.nodes[one.swap.criterion].name
    return Cell(f"{one.swap.criterion} {name}", data=one.swap.criterion)


def _change(one: PairOf) -> Cell:
    tone = Tone.WARN if one.swap.change <= 1 else Tone.NORMAL
    decimals = 4 if "/" in trimmed(one.change) else None
    return figure(one.lang, one.change, decimals, tone, sign=True)


def _command(one: PairOf) -> str:
    """The command that shows a certificate."""
    entry = f'"{one.swap.criterion}={{points: {trimmed(one.swap.after)}}}"'
    return f"thidua what-if {one.scored.result.year} {one.swap.unit} {entry}"


class WithoutOf(NamedTuple):
    """What the ranking is without one thing, called `name`, with what it takes to tell its row."""

    scored: Scored
    without: Without
    name: str
    lang: Lang


def _lists(firm: Firm, lang: Lang) -> dict[str, list[WithoutOf]]:
    """What is left out: a criterion, a scorer, a unit."""
    scored, found = firm
    nodes = scored.result.scale.nodes
    offices = {office.id: office.name for office in scored.result.scale.offices}

    def rows(parts: Iterable[Without], called: Callable[[str], str]) -> list[WithoutOf]:
        return [WithoutOf(scored, one, called(one.id), lang) for one in parts]

    def scorer(name: str) -> str:
        return offices.get(name) or scored.book.unit_name(name)

    return {
        "criteria": rows(found.criteria, lambda name: f"{name} {nodes[name].name}"),
        "scorers": rows(found.scorers, scorer),
        "reversals": rows(found.reversals, scorer),
    }


def _moved(of: WithoutOf, moved: RankMoved) -> str:
    scored, lang = of.scored, of.lang
    label = scored.book.unit_label(moved.unit)
    before, after = (
        say(lang, "robust.no_rank") if rank is None else str(rank)
        for rank in (moved.before, moved.after)
    )
    return f"{label} {before} → {after}"


# fmt: off
SWAP: Fields[PairOf] = (
    Field("unit", "robust.unit", _swapper, lambda one: one.swap.unit, wrap=True),
    Field("criterion", "robust.criterion", _if_any(_criterion), lambda one: one.swap.criterion,
        wrap=True),
    Field("before", "robust.before",
        _if_any(lambda one: figure(one.lang, one.swap.before, places(one.scored))),
        lambda one: trimmed(one.swap.before), align=Align.NUMBER),
    Field("after", "robust.after",
        _if_any(lambda one: figure(one.lang, one.swap.after, places(one.scored))),
        lambda one: trimmed(one.swap.after), align=Align.NUMBER),
    Field("change", "robust.change", _if_any(_change), lambda one: trimmed(one.change),
        align=Align.NUMBER),
    Field("command", "robust.command", _if_any(lambda one: Cell(_command(one))), _command,
        priority=1),
)
SMALLEST = RecordFields("SmallestChange", SWAP,
    "The smallest change of one criterion's points that swaps two neighbours.")
NEIGHBOURS: Fields[PairOf] = (
    Field("above", "robust.above", lambda one: office_cell(one.scored.book, one.pair.above),
        lambda one: one.pair.above, wrap=True),
    Field("below", "robust.below", lambda one: office_cell(one.scored.book, one.pair.below),
        lambda one: one.pair.below, wrap=True),
    value("tied", lambda one: one.pair.tied, bool),
    SMALLEST.or_null("smallest", lambda one: None if one.pair.smallest is None else one),
)
PAIR = RecordFields("Neighbours", NEIGHBOURS,
    "Two neighbours of a ranking; `smallest` is null where no single criterion can swap them.")
MOVED: RecordFields[RankMoved] = RecordFields("MovedUnit", (
    value("unit", lambda one: one.unit),
    value("before", lambda one: one.before, int | None),
    value("after", lambda one: one.after, int | None),
), "A unit whose rank differs.")
WITHOUTS: Fields[WithoutOf] = (
    Field("id", "", lambda one: Cell(one.name, data=one.without.id), lambda one: one.without.id,
        column="without", wrap=True),
    shown(MOVED.many("moved", lambda one: one.without.moved), "robust.moved",
        lambda one: Cell("; ".join(_moved(one, moved) for moved in one.without.moved)), wrap=True),
)
WITHOUT = RecordFields("WithoutOne", WITHOUTS,
    "What the ranking is without one criterion, scorer or unit, where it differs.")
BLOC: RecordFields[Firm] = RecordFields("RobustEntry", (
    PAIR.many("pairs", lambda one: (PairOf(one.scored, pair, "en") for pair in one.found.pairs)),
    WITHOUT.many("without_criterion", lambda one: _lists(one, "en")["criteria"]),
    WITHOUT.many("without_scorer", lambda one: _lists(one, "en")["scorers"]),
    WITHOUT.many("reversals", lambda one: _lists(one, "en")["reversals"]),
), "How firm a ranking is.", head=through(lambda one: one.scored, HEAD))
OUTPUT = output("robust", BLOC)
# fmt: on


def _pairs(firm: Firm, lang: Lang) -> Table:
    return table(
        (*NEIGHBOURS, *SWAP),
        (PairOf(firm.scored, pair, lang) for pair in firm.found.pairs),
        lang,
        key="pairs",
        title=say(lang, "robust.pairs"),
        notes=(say(lang, "robust.pairs_note"),),
    )
