"""Figures and days that look like a slip: far from the others', far from their deadline or year."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from thidua.bloc.scoring.entries import crumb_of
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import SheetFile
from thidua.model.scalars import day
from thidua.model.scale.criteria import Criterion
from thidua.model.scale.stages import spread_of
from thidua.rules.targets import is_entered, pledged_task
from thidua.rules.told import Source
from thidua.text.numbers import about, trimmed

ENOUGH = 4
"""How many other units' figures tell what is usual."""
FAR = 100
MOST_DAYS = 180
"""A day further from its deadline than this was probably mistyped."""


def check_figures(result: YearResult) -> Iterator[Diagnostic]:
    """Figures a hundred times those of the other units, or a hundredth (manual: figures)."""
    scale = result.scale
    for fact in scale.facts:
        figures = [
            _Figure(score, found.value, found.source, f"{fact.id} “{fact.name}”")
            for score in result.units
            if (found := score.state.facts.get(fact.id)) is not None
        ]
        yield from _far(figures)
        readers = [rule for rule in scale.rules if fact.id in rule.facts]
        if fact.range is None and any(rule.rewards_less for rule in readers):
            yield from _below_zero(figures)
    for leaf in scale.nodes.values():
        if leaf.is_leaf and leaf.leaf_rule.takes_entry and _is_alike(leaf):
            figures = [
                _Figure(score, value, source, crumb_of(leaf))
                for score in result.units
                for value, source in _entered(score, leaf.id)
            ]
            yield from _far(figures)
            if leaf.leaf_rule.rewards_less and not leaf.field.stated:
                yield from _below_zero(figures)


def check_spread(result: YearResult) -> Iterator[Diagnostic]:
    """Scorers further apart on a leaf than their stage says."""
    for score in result.units:
        for node in score.nodes.values():
            if not node.voices or node.missing:
                continue
            last = score.state.leaves[node.id].voices[-1]
            stage, entry = result.scale.stage(last.stage), last.entry
            assert stage is not None and entry is not None
            if stage.spread is None:
                continue
            leaf = result.scale.nodes[node.id]
            allowed = spread_of(stage.spread, leaf.max)
            points = [voice.points for voice in node.voices]
            low, high = min(points), max(points)
            if high - low > allowed:
                args = {"id": node.id, "apart": about(high - low), "low": about(low)}
                args |= {"high": about(high), "spread": about(allowed)}
                where = (score.unit.name, stage.name, crumb_of(leaf))
                yield Diagnostic("TD255", *entry.place, "value", args, "", where)


class _Figure(NamedTuple):
    score: UnitScore
    value: Fraction
    source: Source
    name: str


def _is_alike(leaf: Criterion) -> bool:
    """Whether all units enter the same kind of figure: not where each has a target of its own."""
    rule = leaf.leaf_rule
    own = is_entered(rule.own_target) or pledged_task(rule.own_target) is not None
    return rule.measures and not (rule.takes_target and own)


def _entered(score: UnitScore, leaf: str) -> Iterator[tuple[Fraction, Source]]:
    known = score.state.leaves.get(leaf)
    for voice in known.voices if known else ():
        entry = voice.entry
        if entry is not None and entry.kind == "value" and isinstance(entry.value, Fraction):
            yield entry.value, entry.place


def _far(figures: Sequence[_Figure]) -> Iterator[Diagnostic]:
    ordered = sorted(one.value for one in figures)
    own: dict[str, list[int]] = {}
    for place, one in enumerate(sorted(figures, key=lambda each: each.value)):
        own.setdefault(one.score.unit.id, []).append(place)
    if len(own) <= ENOUGH:
        return
    for one in figures:
        median = _median_without(ordered, own[one.score.unit.id])
        if median <= 0 or one.value <= 0 or median / FAR < one.value < median * FAR:
            continue
        args = {"found": about(one.value), "median": about(median)}
        variant = "" if one.value > median else "under"
        where = (one.score.unit.name, one.name)
        file, path = one.source
        yield Diagnostic("TD251", file, path, args=args, variant=variant, where=where)


def _below_zero(figures: Sequence[_Figure]) -> Iterator[Diagnostic]:
    """A figure below zero where no other unit's is, and a lower one is better: a sign typed by
    mistake would put the unit first. Where more is better there are such figures: of growth."""
    below = [one for one in figures if one.value < 0]
    units = {one.score.unit.id for one in figures}
    if len(units) <= ENOUGH or len({one.score.unit.id for one in below}) != 1:
        return
    for one in below:
        args = {"found": about(one.value)}
        where = (one.score.unit.name, one.name)
        file, path = one.source
        yield Diagnostic("TD251", file, path, args=args, variant="sign", where=where)


def _median_without(ordered: Sequence[Fraction], gone: Sequence[int]) -> Fraction:
    """The median of what is left where some places, in order, are left out."""

    def at(n: int) -> Fraction:
        for place in gone:
            n += place <= n
        return ordered[n]

    left = len(ordered) - len(gone)
    middle = left // 2
    return at(middle) if left % 2 else (at(middle - 1) + at(middle)) / 2


def check_days(result: YearResult, sheets: Sequence[SheetFile]) -> Iterator[Diagnostic]:
    """Days far from their deadline; days of a sheet outside the year and the one after it."""
    members = {score.unit.id: score.unit.name for score in result.units}
    for sheet in sheets:
        if sheet.data.date is not None and sheet.unit in members:
            where = (members[sheet.unit],)
            yield from _outside(result.year, sheet.data.date, Source(sheet.file, ("date",)), where)
        if sheet.unit in members:
            yield from _occurrences(result, sheet, members[sheet.unit])
    for bound in result.sheets:
        for leaf_id, entry in bound.leaves.items():
            leaf = result.scale.nodes[leaf_id]
            if not isinstance(entry.value, tuple):
                continue
            at_leaf = (members.get(bound.unit, ""), crumb_of(leaf))
            dues = leaf.leaf_rule.due_days(result.year)
            for done, due in zip(entry.value, dues, strict=False):
                if done is None:
                    continue
                far = abs((done - due).days)
                if far > MOST_DAYS:
                    args = {"day": done.isoformat(), "due": due.isoformat(), "days": str(far)}
                    file, path = entry.place
                    yield Diagnostic(
                        "TD253", file, path, args=args, variant="deadline", where=at_leaf
                    )
                else:
                    yield from _outside(result.year, done, entry.place, at_leaf)


def _occurrences(result: YearResult, sheet: SheetFile, unit: str) -> Iterator[Diagnostic]:
    """The days on which events happened: `[2022-03-01, {on: 2022-05-02}]`."""
    for item_id, raw in sheet.data.scores.items():
        if item_id not in result.scale.items:
            continue
        listed = raw.get("value") if isinstance(raw, dict) else raw
        where = (unit, f"{item_id} “{result.scale.items[item_id][0].name}”")
        for n, one in enumerate(listed if isinstance(listed, list) else ()):
            inner = ("on",) if isinstance(one, dict) else ()
            written = one.get("on") if isinstance(one, dict) else one
            try:
                occurred = day(written)
            except PydanticCustomError:
                continue  # told where the sheet is read
            outer = ("value",) if isinstance(raw, dict) else ()
            at = Source(sheet.file, ("scores", item_id, *outer, n, *inner))
            yield from _outside(result.year, occurred, at, where)


def _outside(year: int, one: date, at: Source, where: tuple[str, ...]) -> Iterator[Diagnostic]:
    if one.year not in (year, year + 1):
        args = {"day": one.isoformat(), "year": trimmed(year), "next": trimmed(year + 1)}
        yield Diagnostic("TD253", at.file, at.path, args=args, where=where)
