"""Bands against a computation of its own.

Once people have put all units in one order, each takes the best band that it reaches and that has a
place; until then nobody holds a band that this could take away.
"""

from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.bloc.ranking.bands import BorderTie, Graded, grade
from thidua.model.scale.placing import Band

F = Fraction
IDS = ("a", "b", "c")


class Case(NamedTuple):
    bands: list[Band]
    ranked: list[Graded]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    bands = []
    for n, one in enumerate(IDS):
        quota: dict[str, object] | None = draw(
            st.sampled_from([None, {"n": "0"}, {"n": "1"}, {"n": "2"}, {"n": "3"}])
        )
        if n and draw(st.integers(0, 4)) == 0:
            of = draw(st.sampled_from(IDS[:n]))
            how = draw(st.sampled_from(["up", "down"]))
            quota = {"share": "1/2", "round": how, "of": f"band:{of}"}
        within = draw(st.sampled_from([None, *IDS[n + 1 :]]))
        raw = {"id": one, "name": one, "from": str((90, 80, 0)[n]), "within": within}
        bands.append(Band.model_validate(raw | ({"quota": quota} if quota else {})))
    ranked: list[Graded] = []
    while len(ranked) < draw(st.integers(1, 6)):
        first = len(ranked) + 1
        for _ in range(draw(st.integers(1, 3))):
            percent = F(draw(st.sampled_from([95, 85, 50])))
            barred = frozenset(draw(st.sampled_from([(), (), (), ("a",), ("a", "b")])))
            unit = Graded(f"u{len(ranked)}", first, percent, None, barred)  # type: ignore[arg-type]
            ranked.append(unit)
    return Case(bands, ranked)


def by_hand(case: Case, order: tuple[str, ...]) -> dict[str, str | None]:
    """In one order, band by band; a band's quota is that of its holders, and of those in bands that
    count in it."""
    held: dict[str, str | None] = {}
    places = {band.id: band.quota for band in case.bands}
    fixed: dict[str, int | None] = {}

    def chain(one: str) -> list[str]:
        found = [one]
        for band in case.bands:
            if band.id == found[-1] and band.within is not None:
                found.append(band.within)
        return found

    def counted(one: str) -> int:
        return sum(one in chain(band) for band in held.values() if band is not None)

    def has_room(one: str) -> bool:
        limits = {name: fixed[name] for name in chain(one)}
        return all(limit is None or counted(name) < limit for name, limit in limits.items())

    for band in case.bands:
        for name in chain(band.id):
            quota = places[name]
            if name in fixed:
                continue
            if quota is None or quota.n is not None:
                fixed[name] = None if quota is None else quota.n
                continue
            above = IDS[: IDS.index(str(quota.of)[5:]) + 1]
            half = F(sum(one in above for one in held.values()), 2)
            fixed[name] = -int(-half // 1) if quota.round == "up" else int(half // 1)
        for unit in order:
            own = next(one for one in case.ranked if one.unit == unit)
            if unit in held or own.percent < band.from_ or band.id in own.barred:
                continue
            if has_room(band.id):
                held[unit] = band.id
    return held | {unit: None for unit in order if unit not in held}


def no_base(_name: str) -> int | None:
    return None


def settled(case: Case, order: tuple[str, ...]) -> tuple[dict[str, str | None], list[BorderTie]]:
    """As the bands stand once every tie at a border is settled by that order."""
    orders: dict[str, list[tuple[str, ...]]] = {}
    while True:
        held, ties = grade(case.bands, case.ranked, no_base, orders)
        open_ = [tie for tie in ties if not tie.settled]
        if not open_:
            return held, ties
        for tie in open_:
            assert 0 < tie.places < len(tie.units)
            orders.setdefault(tie.band, []).append(
                tuple(unit for unit in order if unit in tie.units)
            )


def all_orders(case: Case) -> list[tuple[str, ...]]:
    """Every order of the units that keeps to their ranks."""
    found: list[tuple[str, ...]] = [()]
    for rank in sorted({one.rank for one in case.ranked}):
        group = [one.unit for one in case.ranked if one.rank == rank]
        found = [(*one, *more) for one in found for more in permutations(group)]
    return found[:40]


@given(cases())
@settings(max_examples=150, deadline=None)
def test_settled_in_any_order_each_has_the_best_band_with_a_place(case: Case) -> None:
    before, _ = grade(case.bands, case.ranked, no_base, {})
    better = [*IDS, None]
    for order in all_orders(case):
        held, _ = settled(case, order)
        assert held == by_hand(case, order), order
        for unit, band in before.items():
            # What a unit holds before the ties are settled it holds afterwards, or better.
            assert band is None or better.index(held[unit]) <= better.index(band)


@pytest.mark.parametrize(("second", "held"), [("a", "a-"), ("la", "ab"), ("", "ab")])
def test_bands_that_count_in_each_other_are_gone_through_once(second: str, held: str) -> None:
    """One place for A, which counts in B; two for B. Where B counts in A as well, its holders take
    A's only place; a band that is not there has no places to take. (`check` reports both.)"""
    within = {"within": second} if second else {}
    bands = [
        Band.model_validate({"id": "a", "name": "A", "from": "90", "quota": "1", "within": "b"}),
        Band.model_validate({"id": "b", "name": "B", "from": "0", "quota": "2", **within}),
    ]
    ranked = [Graded(f"u{n}", n, F(95), None) for n in (1, 2)]  # type: ignore[arg-type]
    found, ties = grade(bands, ranked, no_base, {})
    assert "".join(found[f"u{n}"] or "-" for n in (1, 2)) == held
    assert ties == []
