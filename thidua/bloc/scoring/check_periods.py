"""Rules over periods: their kinds, the rules that roll them up, and what they lack (manual:
file-periods)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from thidua.bloc.scoring.result import YearResult
from thidua.bloc.scoring.scale_paths import node_paths, spots
from thidua.bloc.unknown import entries
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.book import Book, PeriodBooks, Sourced, YearBook
from thidua.model.emulation_year import (
    EmulationYear,
    PeriodYear,
    as_period,
    first_day,
    last_day,
)
from thidua.model.kinds import YEAR_FILES, YEAR_FOLDERS
from thidua.model.scale.criteria import Criterion
from thidua.rules.base import NO_YEAR
from thidua.text.dates import SpokenDay
from thidua.text.suggest import nearest

if TYPE_CHECKING:
    from thidua.model.periods import PeriodKind, Periods, Span

RESERVED = frozenset([*YEAR_FILES, *YEAR_FOLDERS, "scores", "evidence"])
"""What files and folders of a year are called: no kind of period has such a name."""
MOST_TOLD = 3
"""Of the units that lack a period so many are named."""


def check_kinds(book: Book) -> Iterator[Diagnostic]:
    """periods.yaml says one thing of each kind: ids of their own, days in order."""
    for yearbook in book.years.values():
        if yearbook.periods is None or as_period(yearbook.year) is not None:
            continue
        seen: set[str] = set()
        for spot, kind in entries(yearbook.periods, "periods", yearbook.periods.data.periods):
            for variant, path in _flaws(kind, seen):
                yield spot.below(*path).told("TD423", {"id": kind.id}, variant)
            seen.add(kind.id)


def _flaws(kind: "PeriodKind", seen: Collection[str]) -> Iterator[tuple[str, Path]]:
    if kind.id in seen:
        yield "twice", ("id",)
    if kind.id in RESERVED:
        yield "reserved", ("id",)
    rest = (kind.name or "").replace("{n}", "").replace("{month}", "")
    names = [one.period.name for one in kind.of(EmulationYear(NO_YEAR))]
    if "{" in rest or "}" in rest:
        yield "name", ("name",)
    elif len(set(names)) < len(names):
        yield "alike", ("name",)
    regular = (kind.every, kind.from_, kind.to)
    if kind.spans is not None:
        if any(one is not None for one in regular):
            yield "both", ("spans",)
        yield from _spans(kind.spans)
    elif any(one is None for one in regular):
        yield "days", ()
    elif kind.from_ is not None and kind.to is not None and kind.to < kind.from_:
        yield "order", ("to",)
    elif kind.is_too_long:
        yield "long", ("to",)


def _spans(spans: Sequence["Span"]) -> Iterator[tuple[str, Path]]:
    before = date.min
    if not spans:
        yield "days", ("spans",)
    for n, span in enumerate(spans):
        if span.to < span.from_:
            yield "order", ("spans", n, "to")
        elif span.from_ <= before:
            yield "overlap", ("spans", n, "from")
        before = max(before, span.to)


def check_rolled(book: Book, yearbook: YearBook, broken: Collection[str]) -> Iterator[Diagnostic]:
    """What a scale rolls up is there, and lies inside."""
    if yearbook.criteria is None:
        return
    scale, file = yearbook.criteria.data, yearbook.criteria.file
    if not scale.rolls_up:
        return
    year = book.emulation_year(yearbook.year)
    kinds = yearbook.periods
    for node, spot in spots(scale, file):
        if node.leaf_rule.rolls_up is not None:
            rule = spot.below("rule")
            best = node.leaf_rule.best_of
            there = kinds.data.within(node.leaf_rule.rolls_up, year) if kinds is not None else []
            if best is not None and best > len(there) > 0:
                args = {"n": str(best), "there": str(len(there))}
                yield rule.below("combine").told("TD675", args)
            for one in _rule(yearbook, year, node.leaf_rule.rolls_up, broken):
                yield one._replace(**rule.below("of")._asdict())


def _rule(
    yearbook: YearBook, year: EmulationYear, kind_id: str, broken: Collection[str]
) -> Iterator[Diagnostic]:
    kinds: Sourced[Periods] | None = yearbook.periods
    kind = kinds.data.get(kind_id) if kinds is not None else None
    if kinds is None:
        yield Diagnostic("TD340", args={"id": kind_id, "whole": str(int(year))}, variant="none")
        return
    if kind is None:
        known = [one.id for one in kinds.data.periods]
        better = nearest(kind_id, known)
        if better:
            yield Diagnostic("TD340", args={"id": kind_id, "better": better}, variant="nearest")
        else:
            yield Diagnostic("TD340", args={"id": kind_id, "known": ", ".join(known)})
        return
    args = {"id": kind_id, "year": str(year)}
    if not kinds.data.is_shorter(kind, year):
        yield Diagnostic("TD341", args=args, variant="longer")
        return
    inside = kinds.data.within(kind_id, year)
    every = kind.of(year)
    days: dict[str, str] = {
        "first": SpokenDay(first_day(year).isoformat()),
        "last": SpokenDay(last_day(year).isoformat()),
    }
    if not inside:
        yield Diagnostic("TD341", args=args | days, variant="empty")
        return
    scale = f"{kinds.file.removesuffix('periods.yaml')}{kind_id}/criteria.yaml"
    there = yearbook.inside.of(kind_id) if yearbook.inside is not None else []
    if there and scale not in broken and all(one.criteria is None for _, one in there):
        yield Diagnostic("TD341", args=args | {"file": scale}, variant="no_scale")
    drafts = [one for _, one in there if one.criteria is not None and one.scale.is_draft]
    if drafts and not yearbook.scale.is_draft:
        yield Diagnostic("TD345", args={"id": kind_id})
    if len(inside) < len(every) and year.as_period is None:
        more = {"n": str(len(every) - len(inside)), "of": str(len(every))}
        yield Diagnostic("TD342", args=args | days | more)


def check_gaps(book: Book) -> Iterator[Diagnostic]:
    """Periods with sheets that lie in none of the longer periods that roll up their kind: their
    points count nowhere. What lies outside the year itself is told where its scale says so."""
    for whole in dict.fromkeys(int(year) for year in book.years):
        books = [one for year, one in book.years.items() if int(year) == whole]
        longer: dict[str, list[YearBook]] = {}
        for one in books:
            for kind in one.scale.rolls_up if one.inside else ():
                longer.setdefault(kind, []).append(one)
        for kind, those in longer.items():
            if all(as_period(one.year) is not None for one in those):
                yield from _gap(kind, those, books)


def _gap(kind: str, longer: list[YearBook], books: list[YearBook]) -> Iterator[Diagnostic]:
    inside = {one.year for around in longer if around.inside for _, one in around.inside.of(kind)}
    outside = [
        own.period
        for one in books
        if (own := as_period(one.year)) and own.period.id == kind
        if one.sheets and own not in inside
    ]
    kinds: Sourced[Periods] | None = longer[0].periods
    around = as_period(longer[0].year)
    if not inside or not outside or kinds is None or around is None:
        return
    place = [one.id for one in kinds.data.periods].index(around.period.id)
    args = {"periods": _named(tuple(one.name for one in outside)), "longer": around.period.kind}
    yield Diagnostic("TD349", kinds.file, ("periods", place), args=args)


def check_lacking(yearbook: YearBook, result: YearResult) -> Iterator[Diagnostic]:
    """The periods that units lack, of those that have begun: one line a criterion."""
    for leaf, path in node_paths(result.scale):
        lacking = lacking_of(yearbook, result, leaf)
        if not lacking:
            continue
        said = "; ".join(_lacked(period, units) for period, units in lacking.items())
        code = "TD258" if _is_skipped(result, leaf) else "TD257"
        args = {"id": leaf.id, "periods": said, "n": str(len(lacking))}
        where = (leaf.crumb,)
        yield Diagnostic(code, result.scale_file, (*path, "rule"), args=args, where=where)


def lacking_of(
    yearbook: YearBook, result: YearResult, leaf: Criterion
) -> dict[str, tuple[str, ...]]:
    """Period -> the units that lack points in it, up to the last in which any has some."""
    inside, kind = yearbook.inside, leaf.leaf_rule.rolls_up
    if inside is None or inside.figures is None or kind is None:
        return {}
    by_unit = inside.figures.get(kind, {})
    begun = {one.id for figures in by_unit.values() for one in figures if one.points is not None}
    order = [str(one.year) for _, one in inside.of(kind)]
    last = max((order.index(one) for one in begun), default=-1)
    scores = [one for one in result.units if one.unit.id not in result.scale.exempt[leaf.id]]
    found: dict[str, tuple[str, ...]] = {}
    for period, one in inside.of(kind)[: last + 1]:
        at = str(one.year)
        units = tuple(
            each.unit.label
            for each in scores
            if any(own.id == at and own.points is None for own in by_unit.get(each.unit.id, ()))
        )
        if units:
            found[period.name] = units
    return found


Unfinished = Mapping[PeriodYear, tuple[str, ...]]
"""Period -> those who still wait for points in it, by what they are called."""


def unfinished(yearbook: YearBook, units: Mapping[str, str]) -> Unfinished:
    """The periods that a year, or a longer period, rolls up and in which some of the units (id ->
    what it is called) still wait for points: once it is sealed, none can come any more. In a period
    that was sealed itself nobody waits."""
    found: dict[PeriodYear, tuple[str, ...]] = {}
    inside = yearbook.inside
    if inside is None or inside.figures is None:
        return found
    for leaf, _ in node_paths(yearbook.scale):
        exempt = yearbook.scale.exempt[leaf.id]
        those = {unit: called for unit, called in units.items() if unit not in exempt}
        for _, one in inside.of(leaf.leaf_rule.rolls_up or ""):
            if not one.is_sealed:
                found |= unfinished(one, those) or _waiting(one, inside, those)
    return found


def _waiting(period: YearBook, inside: PeriodBooks, units: Mapping[str, str]) -> Unfinished:
    """Those who wait for points in one period."""
    year = as_period(period.year)
    assert year is not None
    by_unit = (inside.figures or {}).get(year.period.id, {})
    waiting = [
        called
        for unit, called in units.items()
        if any(own.id == str(year) and own.waits for own in by_unit.get(unit, ()))
    ]
    return {year: tuple(waiting)} if waiting else {}


def told_unfinished(periods: Unfinished) -> dict[str, str]:
    """The first of them for a sentence, each with who waits, and how many there are."""
    first = [_lacked(year.period.name, units) for year, units in [*periods.items()][:MOST_TOLD]]
    more = [f"+{len(periods) - MOST_TOLD}"] if len(periods) > MOST_TOLD else []
    return {"periods": "; ".join([*first, *more]), "n": str(len(periods))}


def _lacked(period: str, units: tuple[str, ...]) -> str:
    return f"{period} ({_named(units)})"


def _is_skipped(result: YearResult, leaf: Criterion) -> bool:
    """Whether the rule leaves such periods out: no unit's leaf is missing for it."""
    return not any(
        kind == "period" for one in result.units for kind, _ in one.nodes[leaf.id].missing
    )


def _named(units: tuple[str, ...]) -> str:
    if len(units) <= MOST_TOLD:
        return ", ".join(units)
    return f"{', '.join(units[:MOST_TOLD])}, +{len(units) - MOST_TOLD}"
