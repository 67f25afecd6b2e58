"""Places at their edges: what separated whom, what is settled, who holds a band; by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.books import bloc, errors, layout, scored, sheet, unit
from tests.ranking.test_bands import A, B, C, band, bands, scale
from tests.ranking.test_bands import given as points
from thidua.bloc.ranking.bands import BorderTie, quota_places
from thidua.bloc.ranking.placing import against, held_back, is_placed, meets, ranks_of
from thidua.bloc.ranking.rank import (
    SETTLEMENT,
    Averages,
    Contender,
    Place,
    RankSettlement,
    ScoreCase,
    rank,
)
from thidua.bloc.ranking.standings import Standing, Standings, standings_of
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.model.requires import Quota

F = Fraction

# -- what separated whom --------------------------------------------------------------------------


def contenders(*rows: tuple[str, int, int | None, int | None]) -> list[Contender]:
    """Unit, value, and the figures of the tie-breakers p and q."""
    return [
        Contender(
            name, (F(value),), {"p": None if p is None else F(p), "q": None if q is None else F(q)}
        )
        for name, value, p, q in rows
    ]


def told(rows: list[Place]) -> list[tuple[str, int, str]]:
    return [(one.unit, one.rank, one.broken_by or "") for one in rows]


def test_each_unit_is_told_what_separated_it_from_the_one_above_else_from_the_one_below() -> None:
    """By value a, then four with 2: p separates b (9) from c, d (5) and e (1); q separates c and d.
    c is told what is above it; b, with nothing above, what is below; a and f stand alone."""
    found, used = rank(
        contenders(
            *(("f", 1, 0, 0), ("e", 2, 1, 0), ("d", 2, 5, 7), ("c", 2, 5, 8), ("b", 2, 9, 0)),
            ("a", 3, 0, 0),
        ),
        ["p", "q"],
    )
    assert told(found) == [
        *(("a", 1, ""), ("b", 2, "p"), ("c", 3, "p"), ("d", 4, "q"), ("e", 5, "p"), ("f", 6, "")),
    ]
    assert used == []


def test_a_figure_that_one_of_the_tied_lacks_is_passed_over_for_the_next() -> None:
    """Nobody knows p of b: q decides between all three, a and c too, which p would order."""
    found, _ = rank(contenders(("a", 1, 9, 1), ("b", 1, None, 2), ("c", 1, 5, 3)), ["p", "q"])
    assert told(found) == [("c", 1, "q"), ("b", 2, "q"), ("a", 3, "q")]
    # Among d and e, which p left together, q of e is not known: they stay tied.
    found, _ = rank(contenders(("d", 1, 5, 1), ("e", 1, 5, None), ("g", 1, 4, 9)), ["p", "q"])
    assert told(found) == [("d", 1, "p"), ("e", 1, "p"), ("g", 3, "p")]
    assert found[0].tied_with == ("e",)


def test_a_settled_tie_stands_between_what_the_rules_separated() -> None:
    """p separates a from b, c, d, and these from e; people ordered d, b, c."""
    settled = RankSettlement(frozenset("bcd"), ("d", "b", "c"))
    found, used = rank(
        contenders(("a", 1, 9, 0), *((x, 1, 5, 0) for x in "bcd"), ("e", 1, 1, 0)),
        ["p"],
        [RankSettlement(frozenset("ab"), ("a", "b")), settled],
    )
    assert told(found) == [
        ("a", 1, "p"),
        ("d", 2, "p"),
        ("b", 3, SETTLEMENT),
        ("c", 4, SETTLEMENT),
        ("e", 5, "p"),
    ]
    assert used == [settled]
    assert all(place.tied_with == () for place in found)


def test_a_settlement_of_one_unit_settles_nothing() -> None:
    alone = RankSettlement(frozenset("a"), ("a",))
    assert rank(contenders(("a", 1, 0, 0), ("b", 0, 0, 0)), [], [alone])[1] == []


ROWS = st.lists(
    st.tuples(st.integers(1, 2), st.none() | st.integers(0, 2), st.none() | st.integers(0, 2)),
    min_size=1,
    max_size=7,
)


@given(ROWS)
def test_units_are_separated_by_the_first_breaker_that_all_of_those_still_tied_have(
    rows: list[tuple[int, int | None, int | None]],
) -> None:
    """Against a computation of its own, pair by pair: those with the value and all figures so far
    in common are still tied; a breaker that one of them lacks separates none of them."""

    def key(n: int) -> tuple[int, ...]:
        found: tuple[int, ...] = (rows[n][0],)
        tied = [m for m in range(len(rows)) if rows[m][0] == rows[n][0]]
        for breaker in (1, 2):
            figures = [rows[m][breaker] for m in tied]
            if None in figures:
                continue
            own = rows[n][breaker]
            assert own is not None
            found += (own,)
            tied = [m for m in tied if rows[m][breaker] == own]
        return found

    found, _ = rank(contenders(*((str(n), *row) for n, row in enumerate(rows))), ["p", "q"])
    ranks = {int(place.unit): place.rank for place in found}
    for n in range(len(rows)):
        same_value = [m for m in range(len(rows)) if rows[m][0] == rows[n][0]]
        ahead = sum(row[0] > rows[n][0] for row in rows)
        ahead += sum(key(m) > key(n) for m in same_value)
        assert ranks[n] == 1 + ahead


# -- settlements ----------------------------------------------------------------------------------

SCALE = "max: 10\ncriteria: [{id: x, name: X, max: 10}]\n"
TIED = {name: sheet("x: 5") for name in "abcd"}


def settlements(*lines: str) -> dict[str, str]:
    return {"settlements.yaml": f"settlements: [{', '.join(lines)}]"}


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (["{of: rank, units: [a, b, c, d], order: [d, c, b, a]}"], []),
        # Of two on one tie the first holds; the other fits no tie any more.
        (
            [
                "{of: rank, units: [a, b, c, d], order: [d, c, b, a]}",
                "{of: rank, units: [a, b, c, d], order: [a, b, c, d]}",
            ],
            ["TD502"],
        ),
        (["{of: rank, units: [a, b], order: [a, b]}"], ["TD502"]),
        # Other rooms judge what is not of the ranking.
        (["{of: leader, units: [a, b], order: [a, b]}"], []),
        (["{of: 'award:co', units: [a, b], order: [a, b]}"], []),
    ],
)
def test_each_settlement_of_the_ranking_fits_a_tie(lines: list[str], codes: list[str]) -> None:
    assert errors(SCALE, TIED, more=settlements(*lines)) == codes


def test_a_settlement_of_one_band_is_none_of_another() -> None:
    """Two tie for the one place of B; people settled as if it were A's, where all is clear."""
    text = scale(band(A, "quota: 1"), band(B, "quota: 1"), C)
    sheets = points("95", "85", "85")
    line = "{{of: 'band:{}', units: [u2, u3], order: [u3, u2]}}"
    assert errors(text, sheets, more=settlements(line.format("a"))) == ["TD502"]
    assert bands(text, sheets, more=settlements(line.format("b"))) == "a c b"


# -- bands ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quota", "base", "n"),
    [
        ({"share": "1/3", "round": "up", "at_least": "2"}, 6, 2),
        ({"share": "1/3", "round": "up", "at_least": "3"}, 6, 3),
        ({"share": "1/2", "round": "half_up"}, 5, 3),
        ({"share": "1/2", "round": "half_up"}, 4, 2),
        ({"steps": [{"below": "5", "n": "1"}, {"below": "9", "n": "2"}]}, 4, 1),
        ({"steps": [{"below": "5", "n": "1"}, {"below": "9", "n": "2"}]}, 5, 2),
        ({"steps": [{"below": "5", "n": "1"}, {"below": "9", "n": "2"}]}, 8, 2),
        ({"steps": [{"below": "5", "n": "1"}, {"below": "9", "n": "2"}]}, 9, 0),
        ({"steps": [{"below": "5", "n": "0"}], "at_least": "1"}, 4, 1),
        ({"at_least": "2"}, 9, 2),
        ({"share": "50%", "round": "down"}, None, None),
        ({"n": "4"}, None, 4),
    ],
)
def test_how_many_places_a_quota_has(
    quota: dict[str, object], base: int | None, n: int | None
) -> None:
    """Shares by hand: 6/3 = 2, 5/2 = 2.5 -> 3; steps from the first whose bound lies over the base;
    none over it, none to have."""
    assert quota_places(Quota.model_validate(quota), lambda _: base) == n


def test_a_quota_is_of_all_units_unless_it_says_or_the_caller_does() -> None:
    counts = {"units": 10, "ranked": 8, "unbarred": 6}
    half = Quota.model_validate({"share": "1/2", "round": "down"})
    assert quota_places(half, counts.get) == 5
    assert quota_places(half, counts.get, "ranked") == 4
    of = Quota.model_validate({"share": "1/2", "round": "down", "of": "unbarred"})
    assert quota_places(of, counts.get, "ranked") == 3


def test_a_share_of_a_band_counts_the_bands_above_it_too() -> None:
    """A holds one, B one: C has half of the two that hold B or better: one of three; with half of
    A's one, rounded down, none."""
    for of, held in (("b", "a b c - -"), ("a", "a b - - -")):
        quota = f"{{id: c, name: C, from: 0, quota: {{share: 1/2, of: 'band:{of}', round: down}}}}"
        assert bands(scale(band(A), band(B), quota), points("95", "85", "50", "40", "30")) == held


def test_a_tie_on_a_border_leaves_its_places_to_nobody_behind_and_is_told_once() -> None:
    """Three tie for two places of A: u4 does not come into A; the third will fall to B, whose one
    place is kept for it: u4 gets C."""
    text = scale(band(A, "quota: 2"), band(B, "quota: 1"), C)
    sheets = points("95", "95", "95", "91")
    result = scored(text, sheets)
    assert bands(text, sheets) == "- - - c"
    assert result.border_ties == (BorderTie("a", ("u1", "u2", "u3"), 2),)
    settled = scored(text, sheets, more=settlements(
        "{of: 'band:a', units: [u1, u2, u3], order: [u3, u1, u2]}"))  # fmt: skip
    assert {one.unit.id: one.band for one in settled.units} == {
        "u1": "a", "u2": "b", "u3": "a", "u4": "c"
    }  # fmt: skip
    assert settled.border_ties == (BorderTie("a", ("u1", "u2", "u3"), 2, ("u3", "u1", "u2")),)


def test_a_tie_that_goes_on_at_the_next_border_with_others_in_it_is_told_there_too() -> None:
    """u1 and u2 tie for the one place of A by rank; u3 shares neither. In B, which has one place
    left for the one left over and nobody else, there is no new tie."""
    text = scale(band(A, "quota: 1"), band(B, "quota: 1"), C)
    ties = scored(text, points("95", "95", "85", "85")).border_ties
    assert [(tie.band, tie.units, tie.places) for tie in ties] == [("a", ("u1", "u2"), 1)]
    text = scale(band(A, "quota: 1"), band(B, "quota: 2"), C)
    ties = scored(text, points("95", "95", "85", "85")).border_ties
    assert [(tie.band, tie.units, tie.places) for tie in ties] == [
        ("a", ("u1", "u2"), 1),
        ("b", ("u3", "u4"), 1),
    ]


@pytest.mark.parametrize(("divided", "held"), [(False, "aa--"), (True, "a---")])
def test_a_share_of_the_members_that_the_source_only_counts(divided: bool, held: str) -> None:
    """Four of ten are named: a fifth of ten is two; where there are divisions nobody knows whose
    the others are, and it is a fifth of those named, rounded up: one."""
    best = "{id: a, name: A, from: 0, quota: {share: 1/5, of: units, round: up}}"
    more = "divisions: [{id: s, name: S, units: [u1, u2, u3, u4]}]" if divided else ""
    files = layout(scale(best, more=more), points("99", "98", "97", "96"))
    files["units.yaml"] = files["units.yaml"].replace("units:", "known: partial\ncount: 10\nunits:")
    result, _ = scored_year(bloc(files)[0], 2022, Options())
    assert result is not None
    assert "".join(one.band or "-" for one in result.units) == held


# -- beside the bands -----------------------------------------------------------------------------


def test_who_is_kept_from_a_band_is_told_the_highest_that_its_percent_reaches() -> None:
    text = scale(band(A, "quota: 1"), band(B, "quota: 1"), C)
    result = scored(text, {**points("96", "95", "94", "85"), "u5": sheet("x: 10")})
    back = {one.unit.id: held_back(result.scale, one) for one in result.units}
    assert {name: found and found.id for name, found in back.items()} == {
        "u1": None, "u2": "a", "u3": "a", "u4": "b", "u5": None
    }  # fmt: skip


def test_what_speaks_against_a_band_are_bars_and_conditions_that_do_not_hold() -> None:
    text = """
max: 10
bands:
  - {id: a, name: A, from: 90, requires: [{rank_at_most: 1}, {none_of: [v]}]}
  - {id: b, name: B, from: 0}
criteria:
  - {id: x, name: X, max: 10, rule: points, bonus: [{id: w, name: Việc, each: 1}],
     deduct: [{id: v, name: Lỗi, each: 0, bars: a}]}
"""
    result = scored(text, {"u": sheet("x: 10"), "v": sheet("x: 9", "v: 1"), "w": sheet("x: 8")})
    best, low = result.scale.bands
    keys = {
        one.unit.id: [reason.key for reason in against(result, one, best)] for one in result.units
    }
    assert keys == {"u": [], "v": ["has_bar", "rank_below", "has_items"], "w": ["rank_below"]}
    assert {reason.good for reason in against(result, unit(result, "v"), best)} == {False}
    assert [meets(result, unit(result, name), best) for name in "uvw"] == [True, False, False]
    assert [against(result, unit(result, name), low) for name in "uvw"] == [[], [], []]


@pytest.mark.parametrize(("total", "reached"), [("90", True), ("89.99", False), ("90.01", True)])
def test_a_band_is_met_from_its_percent_on(total: str, reached: bool) -> None:
    result = scored(scale(band(A), C), points(total))
    assert meets(result, result.units[0], result.scale.bands[0]) is reached


def test_what_one_of_several_scorers_saw_has_happened() -> None:
    """b saw the mistake and c did not: it happened, once they are combined."""
    text = """
max: 3
stages: [{id: cross, name: Chấm chéo, combine: mean}]
criteria: [{id: x, name: X, max: 3, rule: points, deduct: [{id: d, name: D, each: 1}]}]
"""
    given = {"cross/a--b": sheet("x: 3", "d: 1"), "cross/a--c": sheet("x: 3")}
    result = scored(text, given, units="a b c")
    case = ScoreCase(result.scale, unit(result, "a"), Averages(()))
    assert (case.occurred("d"), case.points) == (True, F("2.5"))


@pytest.mark.parametrize(
    ("percents", "mean", "median"),
    [([70], 70, 70), ([80, 60], 70, 70), ([10, 20, 60], 30, 20), ([4, 1, 3, 2], F(5, 2), F(5, 2))],
)
def test_averages_of_any_order(percents: list[int], mean: Fraction, median: Fraction) -> None:
    """(1 + 2 + 3 + 4) / 4 = 2.5, and between the two in the middle (2 + 3) / 2 = 2.5."""
    found = Averages([F(one) for one in percents])
    assert (found.mean, found.median) == (mean, median)


def test_the_figures_of_a_unit_as_they_are_printed() -> None:
    """x 8.004, plus 0.333, less 0.666: 7.671, published as 7.67; 7.67 of 30 is 25.57 %. y is not
    for it."""
    text = """
max: 40
bands: [{id: tot, name: Tốt, from: 0}]
criteria:
  - {id: x, name: Ích, max: 30, rule: points, bonus: [{id: w, name: Việc tốt, points: 0.333}],
     deduct: [{id: v, name: Lỗi, points: 0.666}]}
  - {id: y, name: Yên, max: 10}
"""
    units = "- {id: u, name: U, attributes: {women: 55, town: Vinh}}"
    result = scored(text, {"u": sheet("x: 8.004", "w: true", "v: true", "y: na")}, units=units)
    case = ScoreCase(
        result.scale, result.units[0], Averages([F(1), F(3)]), {"p": {"u": 4}, "q": {}, "r": None}
    )
    assert (case.places, case.rank, case.points, case.percent) == (2, 1, F("7.67"), F("25.57"))
    assert (case.bonus, case.deduction) == (F("0.33"), F("0.67"))
    assert (case.points_of("x"), case.points_of("y")) == (F("7.67"), None)
    assert (case.of_criterion("x"), case.of_criterion("y"), case.of_criterion("z")) == (
        *(F("25.57"), None, None),
    )
    assert (case.average("mean"), case.average("median")) == (2, 2)
    assert (case.attribute("women"), case.attribute("town"), case.attribute("la")) == (
        55,
        None,
        None,
    )
    assert (case.votes("p"), case.votes("q"), case.votes("r")) == (4, 0, None)
    assert (case.occurred("v"), case.occurred("w"), case.occurred("la")) == (True, True, False)
    names = [("band", "tot"), ("band", "la"), ("item", "v"), ("item", "x"), ("criterion", "x"),
             ("criterion", "v")]  # fmt: skip
    assert [case.name_of(kind, one) for kind, one in names] == [
        *("Tốt", "la", "Lỗi", "x", "Ích", "v"),
    ]


@pytest.mark.parametrize("provisional", [False, True])
def test_ranks_alone_are_those_of_the_whole_ranking(provisional: bool) -> None:
    text = "max: 10\ncriteria: [{id: x, name: X, max: 6}, {id: y, name: Y, max: 4}]\n"
    sheets = {"a": sheet("x: 5", "y: 3"), "b": sheet("x: 6"), "c": sheet("x: 6", "y: 4")}
    result = scored(text, sheets, provisional=provisional)
    book = bloc(layout(text, sheets))[0]
    options = Options(provisional=provisional)
    found = ranks_of(book, book.years[2022], result.scale, result.units, options)
    assert found == ({"c": 1, "a": 2, "b": 3} if provisional else {"c": 1, "a": 2})
    assert {one.unit.id for one in result.units if is_placed(one, options)} == set(found)


def test_a_provisional_look_ranks_who_is_incomplete_and_nobody_who_is_out() -> None:
    text = "max: 10\ncriteria: [{id: x, name: X, max: 6}, {id: y, name: Y, max: 4}]\n"
    sheets = {"a": sheet("x: 5", "y: 3"), "b": sheet("x: 6"), "c": sheet("x: 6", "y: 4")}
    bars = {"exclusions.yaml": "exclusions: [{unit: c, from: [ranking], reason: r}]"}
    result = scored(text, sheets, more=bars, provisional=True)
    assert {one.unit.id: (one.status, one.rank) for one in result.units} == {
        "a": ("ranked", 1),
        "b": ("incomplete", 2),
        "c": ("excluded", None),
    }


# -- standings ------------------------------------------------------------------------------------


def test_a_units_standing_has_what_it_needs_and_who_is_not_ranked_has_no_figures() -> None:
    text = """
max: 10
rounding: {places: 1}
bands: [{id: a, name: A, from: 90}, {id: b, name: B, from: 0}]
criteria: [{id: x, name: X, max: 6}, {id: y, name: Y, max: 4}]
"""
    result = scored(
        text, {"a": sheet("x: 6", "y: 3.96"), "b": sheet("x: 6"), "c": sheet("x: 3", "y: 1")}
    )
    found = standings_of(result)
    # 6 + 4.0 (at one place 3.96 is 4.0) of 10 = 100.0 %.
    assert [one[:6] for one in found.units.values()] == [
        ("a", "ranked", 1, F(100), 1, "a"),
        ("c", "ranked", 2, F(40), 1, "b"),
        ("b", "incomplete", None, None, 1, None),
    ]
    assert [one.case is None for one in found.units.values()] == [False, False, True]
    assert (found.bands, found.ranked, found.order()) == (
        {"a": "A", "b": "B"},
        2,
        [("a", 1), ("c", 2)],
    )
    assert found.averages is not None and found.averages.mean == 70


def test_the_place_among_all_is_that_over_the_divisions() -> None:
    assert (Standing("a", rank=1, overall=4).place, Standing("a", rank=1).place) == (4, 1)
    assert Standing("a").place is None


def test_units_in_order_of_rank_with_equal_ones_as_they_come() -> None:
    units = {n: Standing(n, rank=r) for n, r in (("b", 2), ("z", None), ("c", 1), ("a", 2))}
    assert Standings(units).order() == [("c", 1), ("b", 2), ("a", 2)]


def test_holders_of_a_band_are_counted_with_the_places_of_open_ties_of_it_or_a_better_one() -> None:
    """In n1 one holds Tốt, one Khá, and two more places of Tốt and one of Khá are open."""
    units = {
        "a": Standing("a", rank=1, band="tot", division="n1"),
        "b": Standing("b", rank=4, band="kha", division="n1"),
        "c": Standing("c", rank=1, band="tot", division="n2"),
    }
    open_ = (("n1", "tot", 2), ("n1", "kha", 1), ("n2", "kha", 4))
    found = Standings(units, {"tot": "Tốt", "kha": "Khá"}, open_)
    assert (found.held("tot", "n1"), found.held("kha", "n1")) == (3, 5)
    assert (found.held("tot"), found.held("kha")) == (4, 10)
    assert (found.held("la"), found.held("la", "n1")) == (0, 0)


@pytest.mark.parametrize(
    ("second", "open_"),
    [
        # Whoever is left over falls to B for sure; it may fall further where B is limited, counts
        # in C's, or asks for what they lack.
        (band(B), ("a", "b")),
        (band(B, "quota: 1"), ("a", "b", "c")),
        (band(B, "within: c"), ("a", "b", "c")),
        (band(B, "requires: {bonus_at_least: 1}"), ("a", "c")),
    ],
)
def test_to_which_bands_a_tie_may_fall(second: str, open_: tuple[str, ...]) -> None:
    found = standings_of(scored(scale(band(A, "quota: 1"), second, C), points("95", "95", "60")))
    assert (found.units["u1"].open_bands, found.units["u2"].open_bands) == (open_, open_)
    assert found.units["u3"].open_bands == ()
    assert found.open_places == ((None, "a", 1),)


def test_a_tie_may_end_without_any_band() -> None:
    """C asks for more than they have, and nothing is below it."""
    low = "{id: c, name: C, from: 0, requires: {bonus_at_least: 1}}"
    found = standings_of(scored(scale(band(A, "quota: 1"), low), points("95", "95")))
    assert found.units["u1"].open_bands == ("a", None)
