"""Bands by printed percent, quotas, nested quotas, conditions, border ties (manual: bands)."""

from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from tests.helpers.books import attempt, errors, scored, sheet, told, unit
from thidua.bloc.ranking.bands import BorderTie, Graded, grade, quota_places
from thidua.bloc.ranking.placing import held_back, meets
from thidua.model.requires import Quota
from thidua.model.scale.placing import Band


def scale(*bands: str, places: int = 2, more: str = "") -> str:
    lines = "".join(f"  - {band}\n" for band in bands)
    return f"""
max: 100
rounding: {{places: {places}}}
{more}
bands:
{lines}
criteria: [{{id: x, name: X, max: 60}}, {{id: y, name: Y, max: 40}}]
"""


A = "{id: a, name: A, from: 90MORE}"
B = "{id: b, name: B, from: 80MORE}"
C = "{id: c, name: C, from: 0}"


def band(text: str, more: str = "") -> str:
    return text.replace("MORE", f", {more}" if more else "")


def given(*points: str) -> dict[str, str]:
    """Units u1, u2, ... with so many points: x as far as it goes, the rest y."""
    sheets = {}
    for n, total in enumerate(points, 1):
        x = min(float(total), 60.0)
        whole, _, rest = total.partition(".")
        y = "0" if x < 60 else f"{int(whole) - 60}" + (f".{rest}" if rest else "")
        sheets[f"u{n}"] = sheet(f"x: {total if x < 60 else 60}", f"y: {y}")
    return sheets


def bands(text: str, sheets: dict[str, str], **more: object) -> str:
    """The bands of u1, u2, ...: `a b - c`."""
    result = scored(text, sheets, **more)  # type: ignore[arg-type]
    held = {one.unit.id: one.band or "-" for one in result.units}
    return " ".join(held[name] for name in sorted(held))


# -- by percent ---------------------------------------------------------------------------------


def test_a_band_is_found_by_printed_percent() -> None:
    """89.996 is published as 90.00: from 90 on. 89.99 is not."""
    text = scale(band(A), band(B), C)
    assert bands(text, given("90", "89.996", "89.99", "80", "79.99", "0")) == "a a b b c c"


def test_printed_at_the_declared_places() -> None:
    """x 53.7 of 60 = 89.5 %: printed without decimals 90, with two 89.50. (y does not apply.)"""
    for places, expected in ((0, "a"), (2, "b")):
        text = scale(band(A), band(B), C, places=places)
        # Points are published at the same places: 54 of 60 = 90; 53.7 of 60 = 89.5.
        assert bands(text, {"u1": sheet("x: 53.7", "y: na")}) == expected


def test_percent_of_the_assigned_maximum() -> None:
    assert bands(scale(band(A), band(B), C), {"u1": sheet("x: 54", "y: na")}) == "a"


def test_the_ranks_extra_digits_change_no_band() -> None:
    """89.995 and 90.00 (2 places): both printed 90.00, both in the band, whatever the digits."""
    text = scale(band(A), band(B), C)
    sheets = {"u1": sheet("x: 60", "y: 30"), "u2": sheet("x: 53.997", "y: na")}
    assert bands(text, sheets) == "a a"


def test_under_the_lowest_band_there_is_none() -> None:
    assert bands(scale(band(A), band(B)), given("95", "50")) == "a -"


def test_over_100() -> None:
    text = scale(band(A), C).replace("max: 60}", "max: 60, bonus: [{id: q, name: Q, each: 1}]}")
    assert bands(text, {"u1": sheet("x: 60", "y: 40", "q: 9")}) == "a"


def test_units_without_a_rank_have_no_band() -> None:
    assert bands(scale(band(A), C), {"u1": sheet("x: 60"), "u2": sheet("x: 60", "y: 40")}) == "- a"


def test_bands_go_down() -> None:
    assert errors(scale(band(B), band(A)), given("90")) == ["TD311"]


def test_two_bands_from_one_percent_are_told_apart_by_what_the_higher_asks_for() -> None:
    """All three reach 90: one place above, the others fall to the band from the same percent."""
    same = "{id: b, name: B, from: 90}"
    assert bands(scale(band(A, "quota: 1"), same, C), given("99", "95", "90", "70")) == "a b b c"
    asks = band(A, "requires: {criterion: x, min_percent: 100}")
    sheets = {"u1": sheet("x: 60", "y: 35"), "u2": sheet("x: 55", "y: 40")}
    assert bands(scale(asks, same, C), sheets) == "a b"
    assert errors(scale(band(A), same, C), given("90")) == ["TD311"]


# -- quotas -------------------------------------------------------------------------------------


def test_who_does_not_fit_falls_to_the_next_band() -> None:
    text = scale(band(A, "quota: 2"), band(B), C)
    assert bands(text, given("99", "98", "97", "96", "70")) == "a a b b c"


def test_a_quota_of_the_next_band_holds_for_those_who_fall() -> None:
    text = scale(band(A, "quota: 1"), band(B, "quota: 2"), C)
    assert bands(text, given("99", "98", "97", "85", "84")) == "a b b c c"


@pytest.mark.parametrize(
    ("round_", "n"),
    [("down", "a a b b b b b"), ("half_up", "a a b b b b b"), ("up", "a a a b b b b")],
)
def test_a_share_of_the_ranked_units(round_: str, n: str) -> None:
    """30 % of 7 = 2.1: down 2, half_up 2, up 3."""
    text = scale(band(A, f"quota: {{share: 30%, round: {round_}}}"), band(B), C)
    assert bands(text, given("99", "98", "97", "96", "95", "94", "93")) == n


def test_the_share_is_of_the_ranked_not_the_members() -> None:
    """5 members, 4 ranked: 25 % is 1 (of 5 rounded up it were 2)."""
    text = scale(band(A, "quota: {share: 25%, round: up}"), band(B), C)
    sheets = given("99", "98", "97", "96")
    sheets["u5"] = sheet("x: 60")
    assert bands(text, sheets) == "a b b b -"
    of_units = scale(band(A, "quota: {share: 25%, round: up, of: units}"), band(B), C)
    assert bands(of_units, sheets) == "a a b b -"


def test_a_share_is_exact() -> None:
    """1/3 of 6 is 2, not 1.99... rounded down; 2/3 of 6 is 4."""
    text = scale(band(A, "quota: {share: 1/3, round: down}"), band(B), C)
    assert bands(text, given("99", "98", "97", "96", "95", "94")) == "a a b b b b"


def test_quotas_in_numbers() -> None:
    steps = {"steps": [{"below": "10", "n": "1"}, {"n": "2"}]}
    for quota, units, ranked, expected in [
        ({"n": "3"}, 11, 9, 3),
        ({"share": "20%", "round": "down"}, 11, 9, 1),
        ({"share": "20%", "round": "half_up"}, 11, 9, 2),
        ({"share": "20%", "round": "up"}, 11, 11, 3),
        ({"share": "1%", "round": "down", "at_least": "1"}, 11, 11, 1),
        ({"share": "0%", "round": "up"}, 11, 11, 0),
        ({"share": "20%", "round": "down", "of": "units"}, 10, 4, 2),
        (steps, 9, 9, 1),
        (steps, 10, 9, 2),
    ]:
        counts = {"units": units, "ranked": ranked}
        assert quota_places(Quota.model_validate(quota), counts.get, "ranked") == expected


def test_a_quota_of_0() -> None:
    assert bands(scale(band(A, "quota: 0"), band(B), C), given("99", "98")) == "b b"


def test_a_share_says_how_it_is_rounded() -> None:
    assert errors(scale(band(A, "quota: {share: 20%}")), given("99")) == ["TD312"]
    assert errors(scale(band(A, "quota: {share: 20%, n: 3, round: up}")), given("99")) == ["TD312"]


# -- nested quotas ------------------------------------------------------------------------------


def test_within_nests_one_quota_in_another() -> None:
    """At most 3 of B, of whom at most 1 of A: A's holder counts in B's 3."""
    text = scale(band(A, "quota: 1, within: b"), band(B, "quota: 3"), C)
    assert bands(text, given("99", "98", "97", "96", "95")) == "a b b c c"


def test_within_binds_the_inner_band_as_well() -> None:
    """Room for 2 in B: only 2 get A although its own quota is 5."""
    text = scale(band(A, "quota: 5, within: b"), band(B, "quota: 2"), C)
    assert bands(text, given("99", "98", "97")) == "a a c"


def test_within_a_band_without_a_quota() -> None:
    text = scale(band(A, "quota: 1, within: b"), band(B), C)
    assert bands(text, given("99", "98", "97")) == "a b b"


def test_within_over_two_bands() -> None:
    text = scale(
        "{id: a, name: A, from: 95, within: b}",
        "{id: b, name: B, from: 90, within: c}",
        "{id: c, name: C, from: 80, quota: 2}",
        "{id: e, name: E, from: 0}",
    )
    assert bands(text, given("99", "91", "85")) == "a b e"


# -- conditions ---------------------------------------------------------------------------------

REQUIRES = 'requires: {criterion: "x", min_percent: 95}'


def test_requires_adds_a_condition() -> None:
    """x 57 of 60 is 95 %, 56.99 of 60 is 94.98 %."""
    text = scale(band(A, REQUIRES), band(B), C)
    sheets = {"u1": sheet("x: 57", "y: 40"), "u2": sheet("x: 56.99", "y: 40")}
    assert bands(text, sheets) == "a b"


def test_conditions_use_the_percent_as_printed() -> None:
    """56.998 of 60 = 94.9966...%: printed 95.00."""
    text = scale(band(A, REQUIRES), band(B), C)
    assert bands(text, {"u1": sheet("x: 56.998", "y: 40")}) == "a"
    assert bands(text, {"u1": sheet("x: 56.996", "y: 40")}) == "b"


def test_who_lacks_the_condition_leaves_its_place_to_the_next() -> None:
    text = scale(band(A, f"quota: 1, {REQUIRES}"), band(B), C)
    sheets = {"u1": sheet("x: 56", "y: 40"), "u2": sheet("x: 57", "y: 38")}
    assert bands(text, sheets) == "b a"


def test_a_criterion_that_does_not_apply_holds_nobody_back() -> None:
    text = scale(band(A, REQUIRES), band(B), C)
    assert bands(text, {"u1": sheet("x: na", "y: 40")}) == "a"


# -- border ties --------------------------------------------------------------------------------

ONE = scale(band(A, "quota: 2"), band(B), C)
TIED = given("99", "95", "95", "91")


def test_a_tie_across_the_border_gets_neither_band() -> None:
    """One place is left for u2 and u3; u4 does not take it, and falls to the next band."""
    result = scored(ONE, TIED)
    assert bands(ONE, TIED) == "a - - b"
    (tie,) = result.border_ties
    assert (tie.band, tie.units, tie.places, tie.settled) == ("a", ("u2", "u3"), 1, ())


def test_a_tie_that_fits_whole_is_no_border_tie() -> None:
    assert bands(scale(band(A, "quota: 3"), band(B), C), TIED) == "a a a b"


def test_a_tie_wholly_outside_falls_to_the_next_band() -> None:
    text = scale(band(A, "quota: 1"), band(B), C)
    assert bands(text, TIED) == "a b b b"
    assert scored(text, TIED).border_ties == ()


def test_a_broken_tie_is_no_border_tie() -> None:
    """The tie-breaker puts u3 (y 38) before u2 (y 36)."""
    text = ONE.replace("bands:", 'ranking: {ties: ["criterion:y"]}\nbands:')
    sheets = {"u1": sheet("x: 60", "y: 39"), "u2": sheet("x: 59", "y: 36")}
    sheets["u3"] = sheet("x: 57", "y: 38")
    assert bands(text, sheets) == "a b a"


def settle(order: str, of: str = "band:a") -> dict[str, str]:
    return {"settlements.yaml": f"settlements: [{{of: {of}, units: [{order}], order: [{order}]}}]"}


def test_people_settle_a_border_tie() -> None:
    assert bands(ONE, TIED, more=settle("u3, u2")) == "a b a b"
    # Settling the ranks settles the border as well.
    assert bands(ONE, TIED, more=settle("u3, u2", "rank")) == "a b a b"


def test_a_settled_border_tie_is_still_a_tie_in_rank() -> None:
    result = scored(ONE, TIED, more=settle("u3, u2"))
    assert (unit(result, "u2").rank, unit(result, "u3").rank) == (2, 2)
    assert result.border_ties[0].settled == ("u3", "u2")


@pytest.mark.parametrize("order", ["u1, u2", "u2, u3, u4"])
def test_a_settlement_of_another_tie_is_an_error(order: str) -> None:
    assert errors(ONE, TIED, more=settle(order)) == ["TD502"]


def test_a_settlement_of_a_band_without_a_tie_is_an_error() -> None:
    assert errors(ONE, given("99", "98", "97"), more=settle("u2, u3")) == ["TD502"]


def test_a_border_tie_of_three() -> None:
    """Two places for three; settled, the first two get it."""
    text = scale(band(A, "quota: 2"), band(B), C)
    sheets = given("95", "95", "95", "91")
    assert bands(text, sheets) == "- - - b"
    assert bands(text, sheets, more=settle("u3, u1, u2")) == "a b a b"


def test_a_border_tie_of_a_nested_quota() -> None:
    text = scale(band(A, "quota: 1, within: b"), band(B, "quota: 3"), C)
    sheets = given("95", "95", "91", "90", "85")
    assert bands(text, sheets, more=settle("u2, u1")) == "b a b c c"
    # Nobody holds a band that any settlement would take away.
    assert bands(text, sheets) == "- - b c c"


def test_places_of_an_unsettled_tie_are_gone_for_those_behind() -> None:
    text = scale(band(A, "quota: 1"), band(B, "quota: 2"), C)
    sheets = given("95", "95", "91", "90")
    assert bands(text, sheets, more=settle("u2, u1")) == "b a b c"
    assert bands(text, sheets) == "- - b c"
    assert len(scored(text, sheets).border_ties) == 1


def test_provisional_units_take_part_in_quotas() -> None:
    text = scale(band(A, "quota: {share: 50%, round: down}"), C)
    sheets = given("99", "98", "97")
    sheets["u4"] = sheet("x: 60")
    assert bands(text, sheets) == "a c c -"
    assert bands(text, sheets, provisional=True) == "a a c c"


def test_nothing_is_told_of_sound_bands() -> None:
    _, found = attempt(ONE, TIED)
    assert told(found) == []


def test_a_lower_band_than_the_percent_gives_says_why() -> None:
    """A unit with 91 % that got the second band sees whether a place or a condition was lacking."""
    text = scale(band(A, "quota: 1, requires: {criterion: y, min_percent: 70}"), band(B), C)
    result = scored(
        text, {**given("96", "95"), "u3": sheet("x: 60", "y: 25"), "u4": sheet("x: 50", "y: 31")}
    )
    scale_, by_id = result.scale, {one.unit.id: one for one in result.units}
    full, ample = held_back(scale_, by_id["u2"]), held_back(scale_, by_id["u1"])
    assert (full and full.id, ample, held_back(scale_, by_id["u4"])) == ("a", None, None)
    assert meets(result, by_id["u2"], scale_.bands[0])
    low = scored(text.replace("from: 90", "from: 85"), {"u3": sheet("x: 60", "y: 25")})
    assert held_back(low.scale, low.units[0]) == low.scale.bands[0]
    assert not meets(low, low.units[0], low.scale.bands[0])


# -- Bands against a computation of its own --------------------------------------------------------


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
        for who in order:
            own = next(one for one in case.ranked if one.unit == who)
            if who in held or own.percent < band.from_ or band.id in own.barred:
                continue
            if has_room(band.id):
                held[who] = band.id
    return held | {who: None for who in order if who not in held}


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
            orders.setdefault(tie.band, []).append(tuple(who for who in order if who in tie.units))


def all_orders(case: Case) -> list[tuple[str, ...]]:
    """Every order of the units that keeps to their ranks."""
    found: list[tuple[str, ...]] = [()]
    for rank in sorted({one.rank for one in case.ranked}):
        group = [one.unit for one in case.ranked if one.rank == rank]
        found = [(*one, *more) for one in found for more in permutations(group)]
    return found[:40]


@hypothesis_given(cases())
@settings(max_examples=150, deadline=None)
def test_settled_in_any_order_each_has_the_best_band_with_a_place(case: Case) -> None:
    before, _ = grade(case.bands, case.ranked, no_base, {})
    better = [*IDS, None]
    for order in all_orders(case):
        held, _ = settled(case, order)
        assert held == by_hand(case, order), order
        for who, band in before.items():
            # What a unit holds before the ties are settled it holds afterwards, or better.
            assert band is None or better.index(held[who]) <= better.index(band)


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
