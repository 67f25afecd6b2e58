"""Keys in order, divisions, bars from bands, bases of quotas by hand (manual: divisions)."""

import pytest

from tests.helpers.books import attempt, errors, scored, sheet
from tests.helpers.year_data import load, members
from thidua.bloc.awarding.awards import derive_awards
from thidua.bloc.awarding.result import AwardResult
from thidua.bloc.ranking.standings import standings_of
from thidua.bloc.scoring.result import YearResult
from thidua.model.awards import Awards
from thidua.model.book import Book, Sourced, YearBook
from thidua.model.outcome import Outcome
from thidua.model.settlements import Exclusions

CRITERIA = """
criteria:
  - {id: x, name: X, max: 60, rule: points, bonus: [{id: x.b, name: Sáng kiến, each: 1}],
     deduct: [{id: x.d, name: Chậm, each: 1}MORE]}
  - {id: y, name: Y, max: 40}
"""
BANDS = """
bands:
  - {id: a, name: A, from: 90}
  - {id: b, name: B, from: 80}
  - {id: c, name: C, from: 0}
"""


def scale(more: str = "", bands: str = BANDS, item: str = "") -> str:
    """`item`: keys of a violation that takes off no points."""
    violation = f", {{id: x.v, name: Vi phạm, each: 0{item}}}" if item else ""
    return f"max: 100\n{bands}{more}\n{CRITERIA.replace('MORE', violation)}"


def given(**points: str) -> dict[str, str]:
    """Units with so many points, x first, the rest y; an event may stand behind: `97 x.d: 1`."""
    sheets = {}
    for unit, text in points.items():
        total, _, event = text.partition(" ")
        x = min(int(total), 60)
        more = [event] if event else []
        sheets[unit] = sheet(f"x: {x}", f"y: {int(total) - x}", *more)
    return sheets


def ranks(result: YearResult) -> dict[str, int | None]:
    return {one.unit.id: one.rank for one in result.units}


def overall(result: YearResult) -> dict[str, int | None]:
    return {one.unit.id: one.overall for one in result.units}


def bands(result: YearResult) -> str:
    return " ".join(
        f"{one.unit.id}:{one.band or '-'}" for one in sorted(result.units, key=lambda u: u.unit.id)
    )


BEST = """
bands:
  - {id: a, name: A, from: 90, requires: MORE}
  - {id: b, name: B, from: 0}
"""

# -- keys in order -------------------------------------------------------------------------------

BY_BAND = """
  - {id: a, name: A, from: 90, requires: {criterion: y, min_percent: 95}}
  - {id: b, name: B, from: 80}
"""


def test_bands_first_then_points() -> None:
    """v has 99, misses the best band by y (37 of 40 is 92.5 %) and comes after u with 98."""
    sheets = {
        "u": sheet("x: 60", "y: 38"),
        "v": sheet("x: 60", "y: 37", "x.b: 2"),
        "w": sheet("x: 50", "y: 40"),
    }
    by_points = scored(scale("ranking: {by: points}", f"bands:{BY_BAND}"), sheets)
    assert ranks(by_points) == {"v": 1, "u": 2, "w": 3}
    text = scale("ranking: {by: [band, points]}", f"bands:{BY_BAND}")
    assert ranks(scored(text, sheets)) == {"u": 1, "w": 2, "v": 3}


def test_the_band_compared_is_the_one_before_quotas() -> None:
    """One place in the best band; both reach it: the ranks go by points, then the quota."""
    text = scale("ranking: {by: [band, points]}", BANDS.replace("from: 90", "from: 90, quota: 1"))
    result = scored(text, given(u="91", v="95", w="85"))
    assert (ranks(result), bands(result)) == ({"v": 1, "u": 2, "w": 3}, "u:b v:a w:b")


def test_units_of_one_band_alone_are_tied() -> None:
    result = scored(scale("ranking: {by: band}"), given(u="91", v="95", w="85"))
    assert ranks(result) == {"u": 1, "v": 1, "w": 3}


def test_percent_then_points() -> None:
    """Both 100 % of what applies to them; u was assigned 100, v only 60."""
    text = scale("ranking: {by: [percent, points]}")
    result = scored(text, {"u": sheet("x: 60", "y: 40"), "v": sheet("x: 60", "y: na")})
    assert ranks(result) == {"u": 1, "v": 2}
    assert {one.broken_by for one in result.units} == {None}


def test_percent_and_points_as_tie_breakers() -> None:
    """Equal points, 60 of 60 before 60 of 100; equal percents, 100 before 60."""
    sheets = {"u": sheet("x: 60", "y: 0"), "v": sheet("x: 60", "y: na")}
    by_points = scored(scale("ranking: {by: points, ties: [percent]}"), sheets)
    assert ranks(by_points) == {"v": 1, "u": 2}
    assert by_points.units[0].broken_by == "percent"
    sheets = {"u": sheet("x: 60", "y: 40"), "v": sheet("x: 60", "y: na")}
    by_percent = scored(scale("ranking: {by: percent, ties: [points]}"), sheets)
    assert ranks(by_percent) == {"u": 1, "v": 2}
    assert by_percent.units[0].broken_by == "points"


def test_what_a_ranking_by_bands_needs() -> None:
    assert errors(scale("ranking: {by: band}", ""), given(u="91")) == ["TD506"]
    circle = BANDS.replace("from: 90", "from: 90, requires: {rank_at_most: 1}")
    found = attempt(scale("ranking: {by: [band, points]}", circle), given(u="91"))[1]
    assert [(one.code, one.variant) for one in found] == [("TD506", "circle")]


# -- divisions -----------------------------------------------------------------------------------

TWO = """
divisions:
  - {id: so, name: Các sở, units: [a, b, c]}
  - {id: huyen, name: Các huyện, units: [p, q, r, sau-nay]}
"""
UNITS = (
    "- {id: a, name: A}\n- {id: b, name: B}\n- {id: c, name: C}\n"
    + "".join(f"- {{id: {one}, name: {one.upper()}}}\n" for one in "pqr")
    + "- {id: sau-nay, name: Sau này, joined: 2030}\n"
)
POINTS = {"a": "97", "b": "93", "c": "70", "p": "95", "q": "91", "r": "91"}


def divided(more: str = "", bands: str = BANDS, **files: str) -> YearResult:
    text = scale(TWO + more, bands)
    extra = {f"{name}.yaml": body for name, body in files.items()}
    return scored(text, given(**POINTS), units=UNITS, more=extra)


def test_divisions_are_ranked_apart_with_the_place_among_all() -> None:
    result = divided()
    assert ranks(result) == {"a": 1, "b": 2, "c": 3, "p": 1, "q": 2, "r": 2}
    assert overall(result) == {"a": 1, "p": 2, "b": 3, "q": 4, "r": 4, "c": 6}
    assert [one.unit.id for one in result.units] == ["a", "b", "c", "p", "q", "r"]
    assert result.units[4].tied_with == ("r",)


def test_quotas_of_bands_are_those_of_each_division() -> None:
    """One place in the best band each: 97 and 95; 93 falls; q and r both wait for nothing."""
    result = divided(bands=BANDS.replace("from: 90", "from: 90, quota: 1"))
    assert bands(result) == "a:a b:b c:c p:a q:b r:b"
    share = "from: 90, quota: {share: 1/3, of: units, round: down}"
    assert bands(divided(bands=BANDS.replace("from: 90", share))) == "a:a b:b c:c p:a q:b r:b"


def test_a_settlement_within_a_division_holds_among_all_too() -> None:
    settled = "settlements: [{of: rank, units: [q, r], order: [r, q]}]"
    result = divided(settlements=settled)
    assert ranks(result)["r"] == 2 and ranks(result)["q"] == 3
    assert overall(result)["r"] == 4 and overall(result)["q"] == 5


def test_a_tie_over_the_divisions_is_settled_for_the_place_among_all() -> None:
    """b and p have 93 each, in two divisions: first of nobody's tie but that among all."""
    sheets = given(**(POINTS | {"p": "93"}))
    settled = {"settlements.yaml": "settlements: [{of: rank, units: [b, p], order: [p, b]}]"}
    result = scored(scale(TWO), sheets, units=UNITS, more=settled)
    assert ranks(result) == {"a": 1, "b": 2, "c": 3, "p": 1, "q": 2, "r": 2}
    assert overall(result) == {"a": 1, "p": 2, "b": 3, "q": 4, "r": 4, "c": 6}


def test_above_the_mean_is_that_of_the_division() -> None:
    """Means: (97+93+70)/3 = 86.67, (95+91+91)/3 = 92.33; q and r lie above the one of all, 89.5."""
    best = (
        "bands: [{id: a, name: A, from: 90, requires: {above: mean}}, {id: c, name: C, from: 0}]\n"
    )
    assert bands(divided(bands=best)) == "a:a b:a c:c p:a q:c r:c"
    alone = scored(scale("", best), given(**POINTS))
    assert bands(alone) == "a:a b:a c:c p:a q:a r:a"


def test_each_member_is_in_one_division() -> None:
    twice = TWO.replace("units: [p,", "units: [a, p,")
    found = attempt(scale(twice), given(**POINTS), units=UNITS)[1]
    assert [(one.code, one.variant) for one in found] == [("TD505", "")]
    outside = TWO.replace("[a, b, c]", "[a, b]")
    found = attempt(scale(outside), given(**POINTS), units=UNITS)[1]
    assert [(one.code, one.variant) for one in found] == [("TD505", "outside")]
    unknown = TWO.replace("[a, b, c]", "[a, b, c, la]")
    assert errors(scale(unknown), given(**POINTS), units=UNITS) == ["TD404"]


def award(text: str, result: YearResult, outcome: str = "", exclusions: str = "") -> AwardResult:
    """One award of a scored year."""
    year = YearBook(
        2022,
        criteria=Sourced("2022/criteria.yaml", result.scale),
        awards=Sourced("2022/awards.yaml", load(Awards, f"awards: [{text}]")),
        outcome=Sourced("o", load(Outcome, outcome)) if outcome else None,
        exclusions=Sourced("e", load(Exclusions, exclusions)) if exclusions else None,
    )
    book = _book(year)
    return derive_awards(book, 2022, standings_of(result)).awards[0]


def _book(year: YearBook) -> Book:
    from tests.helpers.year_data import book

    return book(members(*"abcpqr"))._replace(years={2022: year})


def test_an_award_within_divisions_has_its_quota_in_each() -> None:
    found = award("{id: co, name: Cờ, quota: 1, within: division}", divided())
    assert (found.derived, found.quota) == (("a", "p"), 1)
    found = award("{id: bk, name: BK, quota: 2, within: division}", divided())
    assert (found.derived, found.border_tie) == (("a", "b", "p"), ("q", "r"))
    half = "{share: 1/2, of: ranked, round: down}"
    found = award(f"{{id: bk, name: BK, quota: {half}, within: division}}", divided())
    assert (found.derived, dict(found.quotas)) == (("a", "p"), {"so": 1, "huyen": 1})


def test_an_award_across_divisions_goes_by_the_place_among_all() -> None:
    assert award("{id: co, name: Cờ, quota: 3}", divided()).derived == ("a", "p", "b")
    first = "{id: co, name: Cờ, requires: {rank_at_most: 2}"
    assert award(first + "}", divided()).derived == ("a", "p")
    assert award(first + ", within: division}", divided()).derived == ("a", "b", "p", "q", "r")
    above = "{id: co, name: Cờ, requires: {above: mean}"
    assert award(above + "}", divided()).derived == ("a", "p", "b", "q", "r")
    assert award(above + ", within: division}", divided()).derived == ("a", "b", "p")


# -- conditions of bands --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requires", "held"),
    [
        ("{deductions_at_most: 1}", "u:a v:b w:a"),
        ("{deductions_at_most: {share: 1/2, of: bonus}}", "u:a v:b w:a"),
        ("{deductions_at_most: {share: 1/3, of: bonus}}", "u:a v:b w:b"),
        ("{bonus_at_least: 2}", "u:b v:b w:a"),
        ("{bonus_at_least: 2.5}", "u:b v:b w:b"),
        ("{none_of: [x.d]}", "u:a v:b w:b"),
        ("{none_of: [x.b, x.d]}", "u:a v:b w:b"),
        ("{above: mean}", "u:a v:b w:b"),
        ("{above: median}", "u:a v:b w:b"),
        ("{rank_at_most: 1}", "u:a v:b w:b"),
        ("[{deductions_at_most: 1}, {bonus_at_least: 2}]", "u:b v:b w:a"),
        ("{any: [{rank_at_most: 1}, {bonus_at_least: 2}]}", "u:a v:b w:a"),
        ("{min_percent: 96}", "u:a v:b w:a"),
    ],
)
def test_conditions_of_a_band(requires: str, held: str) -> None:
    """u 97; v 96 + 1 of bonus - 2 = 95; w 95 + 2 - 1 = 96: the mean is 96, and so is the median."""
    best = BEST.replace("MORE", requires)
    sheets = {
        "u": sheet("x: 60", "y: 37"),
        "v": sheet("x: 60", "y: 36", "x.b: 1", "x.d: 2"),
        "w": sheet("x: 60", "y: 35", "x.b: 2", "x.d: 1"),
    }
    assert bands(scored(scale("", best), sheets)) == held


# -- bars ----------------------------------------------------------------------------------------


def test_an_item_may_bar_from_a_band_and_all_higher_ones() -> None:
    text = scale("", item=", bars: b")
    result = scored(text, given(u="97", v="98 x.v: 1"))
    assert (ranks(result), bands(result)) == ({"v": 1, "u": 2}, "u:a v:c")
    waived = {"u": sheet("x: 60", "y: 37"), "v": sheet("x: 60", "y: 38", "x.v: [{waived: true}]")}
    assert bands(scored(text, waived)) == "u:a v:a"
    assert bands(scored(scale("", item=", bars: a"), given(u="97", v="98 x.v: 1"))) == "u:a v:b"


def test_who_is_barred_leaves_its_place_to_the_next() -> None:
    text = scale("", BANDS.replace("from: 90", "from: 90, quota: 1"), ", bars: a")
    assert bands(scored(text, given(u="97", v="98 x.v: 1"))) == "u:a v:b"


def test_a_barred_band_comes_after_where_bands_are_compared() -> None:
    text = scale("ranking: {by: [band, points]}", item=", bars: a")
    assert ranks(scored(text, given(u="97", v="98 x.v: 1"))) == {"u": 1, "v": 2}


@pytest.mark.parametrize(
    ("until", "held"),
    [("", "u:b v:a"), (", until: 2022-12-31", "u:b v:a"), (", until: 2022-12-30", "u:a v:a")],
)
def test_a_decision_may_bar_from_a_band_until_a_day(until: str, held: str) -> None:
    """For bands the year's last day counts, and `until` is the last barred day."""
    bars = f"exclusions: [{{unit: u, from: ['band:a'], reason: Thanh tra{until}}}]"
    more = {"exclusions.yaml": bars}
    assert bands(scored(scale(), given(u="97", v="98"), more=more)) == held


def test_a_bar_from_a_band_that_is_not_there_bars_from_none() -> None:
    bars = "exclusions: [{unit: v, from: ['band:la'], reason: x}]"
    assert (
        bands(scored(scale(), given(u="97", v="98"), more={"exclusions.yaml": bars})) == "u:a v:a"
    )


@pytest.mark.parametrize(
    ("until", "status"), [("2022-12-31", "excluded"), ("2022-12-30", "ranked")]
)
def test_a_bar_from_ranking_ends_with_its_last_day(until: str, status: str) -> None:
    bars = f"exclusions: [{{unit: u, from: [ranking], reason: x, until: {until}}}]"
    result = scored(scale(), given(u="97", v="98"), more={"exclusions.yaml": bars})
    found = result.unit("u")
    assert found is not None and found.status == status


def test_an_unknown_band_is_told() -> None:
    found = attempt(scale("", item=", bars: la"), given(u="97"))[1]
    assert [(one.code, one.variant) for one in found] == [("TD303", "band")]


# -- bases of quotas -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "held"),
    [
        ("ranked", "u:a v:a w:b z:-"),
        ("units", "u:a v:a w:b z:-"),
        ("unbarred", "u:a v:b w:b z:-"),
    ],
)
def test_a_quota_of_a_band_may_be_of_the_units_that_are_not_barred(base: str, held: str) -> None:
    """Half, rounded down: of 4 members 2; of 3 ranked, up: 2; of 2 not barred from awards 1."""
    how = "up" if base == "ranked" else "down"
    quota = f"from: 90, quota: {{share: 1/2, of: {base}, round: {how}}}"
    text = scale("", BANDS.replace("from: 90", quota))
    bars = (
        "exclusions: [{unit: w, from: [awards], reason: x}, {unit: z, from: [ranking], reason: x}]"
    )
    sheets = given(u="97", v="96", w="95", z="94")
    assert bands(scored(text, sheets, more={"exclusions.yaml": bars})) == held


def test_a_quota_may_be_of_the_holders_of_a_higher_band() -> None:
    """Two hold the best band; the second has places for half of them: 1."""
    quota = "from: 80, quota: {share: 1/2, of: 'band:a', round: down}"
    text = scale("", BANDS.replace("from: 80", quota))
    result = scored(text, given(u="97", v="96", w="85", z="84"))
    assert bands(result) == "u:a v:a w:b z:c"
    lower = BANDS.replace("from: 90", "from: 90, quota: {share: 1/2, of: 'band:b', round: down}")
    found = attempt(scale("", lower), given(u="97"))[1]
    assert [(one.code, one.variant) for one in found] == [("TD507", "higher")]
    graded = BANDS.replace(
        "from: 90", "from: 90, quota: {share: 1/2, of: 'evaluation:good', round: down}"
    )
    found = attempt(scale("", graded), given(u="97"))[1]
    assert [(one.code, one.variant) for one in found] == [("TD507", "evaluation")]


@pytest.mark.parametrize(
    ("base", "n"),
    [
        ("units", 6),
        ("ranked", 6),
        ("unbarred", 5),
        ("band:a", 5),
        ("evaluation:good", 4),
        ("evaluation:excellent", 1),
    ],
)
def test_what_the_quota_of_an_award_may_be_a_share_of(base: str, n: int) -> None:
    grades = "evaluations: {a: excellent, b: good, c: failed, p: good, q: good, r: completed}"
    bars = "exclusions: [{unit: c, from: [awards], reason: x}]"
    text = f"{{id: co, name: Cờ, quota: {{share: 100%, of: '{base}', round: down}}}}"
    assert award(text, divided(), grades, bars).quota == n


def test_a_grade_that_is_not_recorded_makes_the_quota_unknown() -> None:
    grades = "evaluations: {a: excellent, b: good}"
    text = "{id: co, name: Cờ, quota: {share: 100%, of: 'evaluation:good', round: down}}"
    found = award(text, divided(), grades)
    assert (found.quota, found.derived) == (None, ())
    assert found.note is not None and found.note.key == "quota_unknown"


# -- over the quota ------------------------------------------------------------------------------


def test_everybody_tied_at_the_border_may_get_it() -> None:
    result = scored(scale(), given(a="97", b="93", p="93", q="93", r="80"), units=UNITS)
    assert award("{id: co, name: Cờ, quota: 2}", result).border_tie == ("b", "p", "q")
    found = award("{id: co, name: Cờ, quota: 2, tied: all}", result)
    assert (found.derived, found.border_tie, found.is_over) == (("a", "b", "p", "q"), (), True)
    assert award("{id: co, name: Cờ, quota: 1, tied: all}", result).derived == ("a",)
    assert award("{id: co, name: Cờ, quota: 4, tied: all}", result).is_over is False


def test_the_award_after_one_for_all_tied_holds_nothing() -> None:
    result = scored(scale(), given(a="97", b="93", p="93", q="93", r="80"), units=UNITS)
    text = "{id: co, name: Cờ, quota: 2, tied: all, excludes: [bk]}, {id: bk, name: BK, quota: 1}"
    year = YearBook(2022, awards=Sourced("a", load(Awards, f"awards: [{text}]")))
    found = derive_awards(_book(year), 2022, standings_of(result)).awards[1]
    assert (found.derived, found.held) == (("r",), 0)


def test_an_award_by_ballot_may_have_its_quota_in_each_division() -> None:
    """a, b and p are elected; one each: a and p, q ties with nobody."""
    from tests.helpers.year_data import book
    from thidua.bloc.voting.tally import count_year

    result = divided()
    awards = "awards: [{id: co, name: Cờ, quota: 1, pick: ballot, within: division}]"
    data = book(
        members(*"abcpqr"),
        {2022: {"awards": awards, "ballots/co": "{for: co, seats: 3, votes: {b: 5, a: 4, p: 3}}"}},
    )
    scale = Sourced("2022/criteria.yaml", result.scale)
    data = data._replace(years={2022: data.years[2022]._replace(criteria=scale)})
    votes = count_year(data, 2022).votes
    assert derive_awards(data, 2022, standings_of(result), votes).awards[0].derived == ("b", "p")


def test_robust_asks_nothing_of_a_criterion_that_it_left_out() -> None:
    """Without x nobody can have its item: both hold the best band by y alone."""
    from thidua.bloc.firmness.robustness import without_criterion
    from thidua.bloc.ranking.rank import Averages, ScoreCase

    best = BEST.replace("MORE", "[{none_of: [x.d]}, {criterion: x, min_percent: 90}]")
    result = scored(scale("", best), given(u="97", v="98 x.d: 1"))
    smaller = without_criterion(result.scale, "x")
    assert smaller is not None
    case = ScoreCase(smaller, result.units[0], Averages(()))
    assert (case.occurred("x.d"), case.name_of("item", "x.d")) == (False, "x.d")
    assert case.name_of("criterion", "x") == "x"


def test_the_holders_of_a_band_are_those_of_it_or_a_better_one() -> None:
    """Bands a from 90, b from 80, c: 97 and 96 hold a, 85 holds b. Half of the three that hold b
    or better, rounded up, is 2: two of the last four hold c; an award's half of them is 2, too."""
    text = scale(
        "", BANDS.replace("from: 0", "from: 0, quota: {share: 1/2, of: 'band:b', round: up}")
    )
    result = scored(text, given(p="97", q="96", r="85", s="70", t="60", u="50"))
    assert bands(result) == "p:a q:a r:b s:c t:c u:-"
    half = "{id: co, name: Cờ, quota: {share: 1/2, of: 'band:b', round: up}, pick: meeting}"
    assert award(half, result).quota == 2


def test_the_places_of_an_open_tie_count_among_the_holders_of_a_band() -> None:
    """Two places in the best band: 97 has one, two units tie for the other: two will hold it."""
    text = scale("", BANDS.replace("from: 90", "from: 90, quota: 2"))
    result = scored(text, given(a="97", b="93", p="93", q="80"))
    assert bands(result) == "a:a b:- p:- q:b"
    found = award(
        "{id: co, name: Cờ, quota: {share: 100%, of: 'band:a', round: down}, pick: meeting}", result
    )
    assert found.quota == 2


def test_a_settlement_of_an_award_is_no_matter_of_the_ranking() -> None:
    settled = "settlements: [{of: 'award:co', units: [u, v], order: [v, u]}]"
    more = {"settlements.yaml": settled}
    assert errors(scale(), given(u="97", v="97"), more=more) == []


def test_a_tie_that_was_settled_leaves_no_band_open() -> None:
    """One place of A for u and v, both 95: people chose v."""
    one_place = BANDS.replace("from: 90", "from: 90, quota: 1")
    sheets = given(u="95", v="95", w="85")
    settled = "settlements: [{of: 'band:a', units: [u, v], order: [v, u], by: Khối}]"
    open_ = standings_of(scored(scale(bands=one_place), sheets))
    assert open_.units["u"].open_bands == ("a", "b")  # who is left out falls to B for sure
    assert (open_.units["w"].open_bands, open_.open_places) == ((), ((None, "a", 1),))
    harder = one_place.replace("from: 80", "from: 80, requires: {bonus_at_least: 1}")
    fallen = standings_of(scored(scale(bands=harder), sheets))
    assert fallen.units["u"].open_bands == ("a", "c")
    closed = standings_of(
        scored(scale(bands=one_place), sheets, more={"settlements.yaml": settled})
    )
    assert (closed.units["v"].band, closed.units["u"].band) == ("a", "b")
    assert (closed.units["u"].open_bands, closed.open_places) == ((), ())
