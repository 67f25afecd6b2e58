"""Items that are ranges of one figure: likeliest one item, with a tier for each range."""

from collections.abc import Sequence, Set
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import Range, decimal, read_range
from thidua.excel.scale.speech.things import Reading, Thing

Made = tuple[Clause, Thing]


def merge_ranges(found: Reading, made: Sequence[Made]) -> None:
    """`Chậm dưới 3 ngày trừ 1 điểm; từ 3 ngày trở lên trừ 2 điểm`: one item by tiers, whose lines
    are asked about already (doubt `range`)."""
    for run in _runs(made):
        things = found.things(run[0][0].side)
        first = run[0][1]
        lows = {span.low for clause, _ in run if (span := _span(clause)) is not None}
        tiers = [_tier(clause, thing, lows) for clause, thing in run]
        first.rule = {"kind": "tiers", "tiers": [*tiers, {"else": "true", "points": "0"}]}
        first.points, first.each = None, False
        gone = [thing for _, thing in run[1:]]
        things.items = [one for one in things.items if not any(one is other for other in gone)]


def _tier(clause: Clause, thing: Thing, lows: Set[Fraction | None]) -> dict[str, str]:
    span = _span(clause)
    assert span is not None and thing.points is not None
    if span.high is not None and not span.under and span.high + 1 in lows:
        span = replace(span, high=span.high + 1, under=True)  # up to 2 and from 3 on
    bounds = span.tier()
    if span.low is None:  # nothing of it is no event
        bounds = {"above": "0", **bounds}
    return {**bounds, "points": decimal(thing.points)}


def _runs(made: Sequence[Made]) -> list[list[Made]]:
    """Items one after the other whose ranges meet."""
    runs: list[list[Made]] = []
    for one in made:
        fits = not one[0].each and one[1].points is not None and one[1].cap is None
        if not fits or _span(one[0]) is None:
            runs.append([])
        elif runs and runs[-1] and _meet(runs[-1][-1][0], one[0]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [run for run in runs if len(run) > 1]


def _span(clause: Clause) -> Range | None:
    found = read_range(clause.condition)
    return found[0] if found is not None and not found[0].exact else None


def _meet(before: Clause, after: Clause) -> bool:
    spans = [_span(one) for one in (before, after)]
    if before.side != after.side or None in spans:
        return False
    low, high = sorted((one for one in spans if one is not None), key=_from)
    if low.high is None or high.low is None or low.share != high.share:
        return False
    whole = not low.share and high.low - low.high == 1 and not low.under and not high.over
    return whole or (low.high == high.low and low.under != high.over)


def _from(span: Range) -> Fraction:
    return Fraction(-1) if span.low is None else span.low
