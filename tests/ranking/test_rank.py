"""Ranks, tie-breakers, ties that stay, settlements, digits in print (manual: ranking)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.books import F, attempt, bloc, errors, layout, places, scored, sheet, told, unit
from thidua.bloc.ranking.rank import SETTLEMENT, Contender, RankSettlement, rank
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.voting.tally import VotesOfYear, count_year
from thidua.model.book import Book
from thidua.store.loading import ALL
from thidua.views.score import score_json
from thidua.views.scored import Scored, tie_text

SCALE = """
max: 10
RANKINGcriteria:
  - {id: x, name: X, max: 6, deduct: [{id: d, name: D, each: 1}],
     bonus: [{id: b, name: B, each: 1}]}
  - {id: y, name: Y, max: 4}
"""


def scale(ranking: str = "") -> str:
    return SCALE.replace("RANKING", f"ranking: {ranking}\n" if ranking else "")


def sheets(**given: str) -> dict[str, str]:
    return {name: sheet(*lines.split("; ")) for name, lines in given.items()}


def broken(text: str, given: dict[str, str], **more: object) -> dict[str, tuple[int | None, str]]:
    """Unit -> (rank, what broke its tie)."""
    result = scored(text, given, **more)  # type: ignore[arg-type]
    return {one.unit.id: (one.rank, one.broken_by or "") for one in result.units}


# -- competition ranking ------------------------------------------------------------------------


def test_competition_ranks() -> None:
    """9, 8, 8, 7: 1, 2, 2, 4; who shares a rank is told."""
    result = scored(scale(), sheets(a="d: 0; y: 1", b="d: 0; y: 2", c="d: 0; y: 3", e="d: 1; y: 3"))
    assert places(result) == {"c": 1, "b": 2, "e": 2, "a": 4}
    assert unit(result, "b").tied_with == ("e",)
    assert unit(result, "e").tied_with == ("b",)
    assert unit(result, "a").tied_with == ()


def test_a_tie_that_nothing_resolves_stays() -> None:
    found = broken(scale("{ties: [bonus]}"), sheets(a="d: 0; y: 2", b="d: 0; y: 2"))
    assert found == {"a": (1, ""), "b": (1, "")}


def test_tied_units_stand_in_an_order_of_their_own() -> None:
    """Whatever the order of units.yaml."""
    given = sheets(a="d: 0; y: 2", b="d: 0; y: 2", c="d: 0; y: 2")
    for units in ("a b c", "c b a", "b a c"):
        assert list(places(scored(scale(), given, units=units))) == ["a", "b", "c"]


def test_the_others_stand_in_the_order_of_units() -> None:
    given = sheets(b="d: 0; y: 2", a="y: 1", z="y: 1")
    assert list(places(scored(scale(), given, units="z q b a"))) == ["b", "z", "q", "a"]


def test_by_percent_and_by_points() -> None:
    """a 6 of 6 (y does not apply): 100 %; b 9 of 10: 90 %."""
    given = sheets(a="d: 0; y: na", b="d: 1; y: 4")
    assert places(scored(scale(), given)) == {"a": 1, "b": 2}
    assert places(scored(scale("{by: percent}"), given)) == {"a": 1, "b": 2}
    assert places(scored(scale("{by: points}"), given)) == {"b": 1, "a": 2}


def test_by_points_compares_published_points() -> None:
    text = "max: 4\nranking: {by: points}\ncriteria: [{id: y, name: Y, max: 4}]"
    assert places(scored(text, sheets(a="y: 3.001", b="y: 3.004"))) == {"a": 1, "b": 1}


def test_percents_are_compared_as_exact_fractions() -> None:
    """2/3 and 4/6 are equal, 2/3 and 66.67/100 are not."""
    text = """
max: 100
criteria: [{id: p, name: P, max: 3}, {id: q, name: Q, max: 3}, {id: r, name: R, max: 94}]
"""
    given = sheets(a="p: 2; q: na; r: na", b="p: 2; q: 2; r: na")
    assert places(scored(text, given)) == {"a": 1, "b": 1}
    given = sheets(a="p: 2; q: na; r: na", b="p: 3; q: 3; r: 60.67")
    assert places(scored(text, given)) == {"b": 1, "a": 2}


# -- digits -------------------------------------------------------------------------------------


def percents(text: str, given: dict[str, str]) -> dict[str, object]:
    """Unit -> percent in JSON."""
    result = scored(text, given)
    shown = score_json([Scored(bloc(layout(text, given))[0], result)], "vi")
    return {one["id"]: one["percent"] for one in shown["blocs"][0]["units"]}  # type: ignore[index]


WIDE = """
max: 100
criteria: [{id: p, name: P, max: 3}, {id: q, name: Q, max: 97}]
"""


def test_more_digits_where_two_percents_look_equal_and_the_ranks_differ() -> None:
    """66.666... and 66.67: at two places both 66.67; at three 66.667 and 66.670."""
    given = sheets(a="p: 2; q: na", b="p: 3; q: 63.67", c="p: 0; q: 50")
    assert percents(WIDE, given) == {"b": "66.670", "a": "66.667", "c": "50.00"}


def test_as_many_digits_as_it_takes() -> None:
    """66.67 and 66.6699999: only the sixth decimal tells them apart as printed."""
    text = """
max: 1000000
rounding: {places: 2}
criteria: [{id: p, name: P, max: 100}, {id: q, name: Q, max: 999900}]
"""
    given = sheets(a="p: 66.67; q: na", b="p: 100; q: 666599.98")
    # b: 666699.98 / 1000000 = 66.669998 %.
    assert percents(text, given) == {"a": "66.670000", "b": "66.669998"}


def test_no_more_digits_for_a_tie() -> None:
    given = sheets(a="p: 2; q: na", b="p: 2; q: na")
    assert percents(WIDE, given) == {"a": "66.67", "b": "66.67"}


def test_no_more_digits_where_a_tie_breaker_separates_equal_percents() -> None:
    text = WIDE.replace("criteria:", 'ranking: {ties: ["criterion:p"]}\ncriteria:')
    given = sheets(a="p: 2; q: 48", b="p: 1; q: 49")
    assert percents(text, given) == {"a": "50.00", "b": "50.00"}


def test_more_digits_also_where_points_are_ranked() -> None:
    """By points b is before a; by percent they look alike."""
    text = WIDE.replace("criteria:", "ranking: {by: points}\ncriteria:")
    given = sheets(a="p: 2; q: na", b="p: 3; q: 63.67")
    assert percents(text, given) == {"b": "66.670", "a": "66.667"}


def test_no_more_digits_for_equal_points_where_points_are_ranked() -> None:
    """66.67 of 100 and of 100.003 are printed alike, 66.67 %; by points they are tied."""
    text = """
max: 100.003
ranking: {by: points}
criteria: [{id: p, name: P, max: 100}, {id: q, name: Q, max: 0.003}]
"""
    given = sheets(a="p: 66.67; q: na", b="p: 66.67; q: 0")
    assert percents(text, given) == {"a": "66.67", "b": "66.67"}


# -- tie-breakers -------------------------------------------------------------------------------


def test_criterion_more_points_there() -> None:
    found = broken(
        scale('{ties: ["criterion:x"]}'), sheets(a="d: 1; y: 4", b="d: 0; y: 3", c="d: 0; y: 4")
    )
    assert found == {"c": (1, ""), "b": (2, "criterion:x"), "a": (3, "criterion:x")}


def test_criterion_of_a_group() -> None:
    text = """
max: 4
ranking: {ties: ["criterion:g"]}
criteria:
  - {id: g, name: G, max: 2, criteria: [{id: x, name: X, max: 2}]}
  - {id: y, name: Y, max: 2}
"""
    found = broken(text, sheets(a="x: 1; y: 2", b="x: 2; y: 1"))
    assert found == {"b": (1, "criterion:g"), "a": (2, "criterion:g")}


def test_bonus_more_and_deductions_fewer() -> None:
    """Both 9: a 6 - 1 + 1 and 3; b 6 and 3."""
    given = sheets(a="d: 1; b: 1; y: 3", b="d: 0; y: 3")
    assert broken(scale("{ties: [bonus]}"), given) == {"a": (1, "bonus"), "b": (2, "bonus")}
    found = broken(scale("{ties: [deductions, bonus]}"), given)
    assert found == {"b": (1, "deductions"), "a": (2, "deductions")}


def test_tie_breakers_compare_figures_as_printed() -> None:
    """x 2.994 and 2.986 are both printed 2.99: not separated; at three places they are."""
    text = """
max: 6
rounding: {places: PLACES}
ranking: {ties: ["criterion:x"]}
criteria: [{id: x, name: X, max: 3}, {id: y, name: Y, max: 3}]
"""
    given = sheets(a="x: 2.994; y: 2", b="x: 2.986; y: 2.008")
    assert broken(text.replace("PLACES", "2"), given) == {"a": (1, ""), "b": (1, "")}
    assert broken(text.replace("PLACES", "3"), given)["a"] == (1, "criterion:x")


def test_bonus_is_compared_as_printed_too() -> None:
    """Bonus 0.251 and 0.249: both printed 0.25; the published points are equal."""
    text = """
max: 6
ranking: {ties: [bonus]}
criteria:
  - {id: x, name: X, max: 3,
     bonus: [{id: b, name: B, points: 0.251}, {id: c, name: C, points: 0.249}]}
  - {id: y, name: Y, max: 3}
"""
    given = sheets(a="x: 3; b: true; y: 1", c="x: 3; c: true; y: 1.002")
    assert broken(text, given) == {"a": (1, ""), "c": (1, "")}


def test_in_order() -> None:
    """The first that separates decides, the next only among those still tied."""
    text = """
max: 6
ranking: {ties: ["criterion:x", "criterion:y"]}
criteria:
  - {id: x, name: X, max: 2}
  - {id: y, name: Y, max: 2}
  - {id: z, name: Z, max: 2}
"""
    given = sheets(
        a="x: 2; y: 0; z: 1", b="x: 1; y: 1; z: 1", c="x: 1; y: 2; z: 0", d="x: 1; y: 2; z: 0"
    )
    result = scored(text, given)
    assert places(result) == {"a": 1, "c": 2, "d": 2, "b": 4}
    assert unit(result, "a").broken_by == "criterion:x"
    assert unit(result, "b").broken_by == "criterion:y"
    assert unit(result, "c").tied_with == ("d",)


UNITS = """
- {id: a, name: A, attributes: {women: 55}}
- {id: b, name: B, attributes: {women: 72}}
- {id: c, name: C, attributes: {women: 90}}
"""


def test_attribute_larger_or_reached() -> None:
    """a 55, b 72, c 90: larger separates all; >=70 only a from the others."""
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1", c="d: 0; y: 1")
    found = broken(scale('{ties: ["attribute:women"]}'), given, units=UNITS)
    assert {name: place for name, (place, _) in found.items()} == {"c": 1, "b": 2, "a": 3}
    found = broken(scale('{ties: ["attribute:women>=70"]}'), given, units=UNITS)
    assert {name: place for name, (place, _) in found.items()} == {"b": 1, "c": 1, "a": 3}
    assert found["a"][1] == "attribute:women>=70"
    # Who reaches it: 72 >= 72.
    found = broken(scale('{ties: ["attribute:women>=72"]}'), given, units=UNITS)
    assert found["b"][0] == 1


def test_an_attribute_that_some_unit_lacks_separates_nobody() -> None:
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1")
    units = "- {id: a, name: A, attributes: {women: 55}}\n- {id: b, name: B}"
    found = broken(scale('{ties: ["attribute:women"]}'), given, units=units)
    assert found == {"a": (1, ""), "b": (1, "")}


BALLOT = {
    "ballots/co.yaml": """
    kind: choose
    seats: 1
    members: 3
    issued: 3
    returned: 3
    invalid: 0
    rule: {pass: 50%, of: members}
    votes: {b: 2, a: 1}
    """
}


def test_a_ballot_that_does_not_add_up_ranks_nobody() -> None:
    """Three votes for a and two for b are more than the three papers."""
    wrong = {"ballots/co.yaml": BALLOT["ballots/co.yaml"].replace("a: 1", "a: 3")}
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1", c="d: 0; y: 1")
    found = errors(scale('{ties: ["ballot:co"]}'), given, more=wrong)
    assert found == ["TD706"]


def test_votes_that_were_counted_already_are_asked_for_not_counted_again() -> None:
    text, given = scale('{ties: ["ballot:co"]}'), sheets(a="d: 0; y: 1", b="d: 0; y: 1")
    book, _ = bloc(layout(text, given, more=BALLOT), ALL)
    counted: list[VotesOfYear] = []

    def count(of: Book, year: int) -> VotesOfYear:
        counted.append(count_year(of, year))
        return counted[-1]

    scored_year(book, 2022, Options(), (), count)
    assert len(counted) == 1


def test_ballot_more_votes() -> None:
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1", c="d: 0; y: 1")
    found = broken(scale('{ties: ["ballot:co"]}'), given, more=BALLOT)
    assert found == {"b": (1, "ballot:co"), "a": (2, "ballot:co"), "c": (3, "ballot:co")}


def rounds(second: str) -> dict[str, str]:
    first = BALLOT["ballots/co.yaml"].replace("kind:", "for: co\n    kind:")
    return {
        "ballots/co.yaml": first,
        "ballots/co-2.yaml": first.replace("seats: 1", "seats: 1\n    round: 2").replace(
            "{b: 2, a: 1}", second
        ),
    }


def test_ballot_the_last_round_counts() -> None:
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1")
    found = broken(scale('{ties: ["ballot:co"]}'), given, more=rounds("{a: 2, b: 1}"))
    assert found == {"a": (1, "ballot:co"), "b": (2, "ballot:co")}


def test_ballot_a_unit_that_only_an_earlier_round_was_about_is_not_compared() -> None:
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1", c="d: 0; y: 2")
    found = broken(scale('{ties: ["ballot:co"]}'), given, more=rounds("{c: 2, b: 1}"))
    assert found == {"c": (1, ""), "a": (2, ""), "b": (2, "")}


@pytest.mark.parametrize(
    ("name", "said", "order"),
    [
        # A later round of the same vote counts, whatever the order and the names of the files.
        ("a-truoc", "for: co, round: 2", "ab"),
        # An earlier one, one of another body, about another award: not of this vote after it.
        ("khac", "for: co, body: council", "ba"),
        ("khac", "for: bk, round: 2", "ba"),
        # Where the one named says not what it is for, no other is known to be of it.
        ("khac", "round: 2", "ba"),
    ],
)
def test_which_ballots_are_later_rounds_of_the_one_named(name: str, said: str, order: str) -> None:
    """The ballot named puts b first, 2 to 1; the other one a."""
    first = "members: 3, votes: {b: 2, a: 1}"
    purpose = "" if said == "round: 2" else "for: co, "
    more = {
        "ballots/co.yaml": f"{{{purpose}{first}}}",
        f"ballots/{name}.yaml": f"{{{said}, members: 3, votes: {{a: 2, b: 1}}}}",
    }
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1")
    found = broken(scale('{ties: ["ballot:co"]}'), given, more=more)
    assert found == {order[0]: (1, "ballot:co"), order[1]: (2, "ballot:co")}


def three_rounds(named: str) -> dict[str, tuple[int | None, str]]:
    """Rounds 3, 2 and 1 by the names of their files; c stood in the first alone."""
    votes = {"a": ("3", "{a: 2, b: 1}"), "b": ("2", "{b: 3}"), "co": ("1", "{b: 2, c: 1}")}
    more = {
        f"ballots/{name}.yaml": f"{{for: co, round: {n}, members: 3, votes: {one}}}"
        for name, (n, one) in votes.items()
    }
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1", c="d: 0; y: 1")
    return broken(scale(f'{{ties: ["ballot:{named}"]}}'), given, more=more)


def test_the_last_of_three_rounds_counts() -> None:
    """From the second round on: 2, 1 and none. From the first on c was not asked about again: what
    it had then does not compare, and nobody is separated."""
    assert three_rounds("b") == {"a": (1, "ballot:b"), "b": (2, "ballot:b"), "c": (3, "ballot:b")}
    assert three_rounds("co") == {"a": (1, ""), "b": (1, ""), "c": (1, "")}


def test_who_was_asked_about_in_a_middle_round_alone_is_not_compared() -> None:
    votes = {"co": ("1", "{b: 2, a: 1}"), "x": ("2", "{b: 2, c: 1}"), "y": ("3", "{a: 2, b: 1}")}
    more = {
        f"ballots/{name}.yaml": f"{{for: co, round: {n}, members: 3, votes: {one}}}"
        for name, (n, one) in votes.items()
    }
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1", c="d: 0; y: 1")
    found = broken(scale('{ties: ["ballot:co"]}'), given, more=more)
    assert found == {"a": (1, ""), "b": (1, ""), "c": (1, "")}


def test_of_several_later_rounds_the_last_counts_in_any_order_of_the_files() -> None:
    votes = {"a": ("3", "{a: 2, b: 1}"), "b": ("2", "{b: 3}"), "co": ("1", "{b: 2, a: 1}")}
    more = {
        f"ballots/{name}.yaml": f"{{for: co, round: {n}, members: 3, votes: {one}}}"
        for name, (n, one) in votes.items()
    }
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1")
    found = broken(scale('{ties: ["ballot:co"]}'), given, more=more)
    assert found == {"a": (1, "ballot:co"), "b": (2, "ballot:co")}


def test_a_ballot_of_which_nobody_knows_the_votes_separates_nobody() -> None:
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1")
    more = {"ballots/co.yaml": "{for: co, counts: unknown, elected: [a]}"}
    assert broken(scale('{ties: ["ballot:co"]}'), given, more=more) == {"a": (1, ""), "b": (1, "")}


def test_a_ballot_whose_figures_can_not_be_gives_no_ranking() -> None:
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1", c="d: 0; y: 1")
    wrong = {"ballots/co.yaml": BALLOT["ballots/co.yaml"].replace("{b: 2, a: 1}", "{b: 9}")}
    result, found = attempt(scale('{ties: ["ballot:co"]}'), given, more=wrong)
    assert result is None
    assert "TD705" in {one.code for one in found}


def test_a_ballot_that_is_not_there_separates_nobody() -> None:
    given = sheets(a="d: 0; y: 1", b="d: 0; y: 1")
    assert broken(scale('{ties: ["ballot:co"]}'), given) == {"a": (1, ""), "b": (1, "")}


def test_a_criterion_that_does_not_apply_to_one_separates_nobody() -> None:
    """Both 100 %; x does not apply to b: the next tie-breaker decides."""
    text = scale('{ties: ["criterion:x", bonus]}')
    given = sheets(a="d: 1; b: 1; y: 4", b="x: na; y: 4")
    assert broken(text, given) == {"a": (1, "bonus"), "b": (2, "bonus")}


# -- settlements --------------------------------------------------------------------------------

TIED = sheets(a="d: 0; y: 1", b="d: 0; y: 1", c="d: 0; y: 2")


def settled(order: str, units: str = "") -> dict[str, str]:
    listed = units or order
    text = f"settlements: [{{of: rank, units: [{listed}], order: [{order}], by: Hội nghị}}]"
    return {"settlements.yaml": text}


def test_what_people_settle_is_shown_as_theirs() -> None:
    found = broken(scale(), TIED, more=settled("b, a"))
    assert found == {"c": (1, ""), "b": (2, SETTLEMENT), "a": (3, SETTLEMENT)}


def test_a_settlement_that_fits_no_tie_is_an_error() -> None:
    for wrong in ("a, c", "a, b, c"):
        assert errors(scale(), TIED, more=settled(wrong)) == ["TD502"]
    # A tie-breaker that separates them now: nothing is left to settle.
    text = scale('{ties: ["criterion:y"]}')
    given = sheets(a="d: 1; y: 2", b="d: 0; y: 1", c="d: 0; y: 2")
    assert errors(text, given, more=settled("b, a")) == ["TD502"]


def test_a_settlement_orders_the_units_that_it_names() -> None:
    assert errors(scale(), TIED, more=settled("b, a, c", "b, a")) == ["TD504"]
    assert errors(scale(), TIED, more=settled("b, b", "b, a")) == ["TD504"]


def test_a_settlement_is_about_the_year_as_it_stands() -> None:
    """As of another stage, or provisionally, it need not fit."""
    text = scale().replace("max: 10\n", "max: 10\nstages: [{id: s, name: S}, {id: v, name: V}]\n")
    given = {f"s/{name}": lines for name, lines in TIED.items()}
    given |= {f"v/{name}": lines for name, lines in TIED.items()}
    given["s/a"] = sheet("d: 0", "y: 0")
    more = settled("b, a")
    assert errors(text, given, more=more) == []
    assert errors(text, given, more=more, stage="s") == []


def test_a_settlement_waits_for_who_is_incomplete() -> None:
    """With a incomplete there is no such tie: an error in the year as it stands."""
    given = {**TIED, "a": sheet("y: 1")}
    _, found = attempt(scale(), given, more=settled("b, a"))
    assert [code for code, _ in told(found)] == ["TD502"]


# -- the ranking itself -------------------------------------------------------------------------

FIGURES = st.sampled_from([None, F(0), F(1), F(2)])


@given(
    st.lists(
        st.tuples(st.sampled_from([F(1), F(2), F(3)]), FIGURES, FIGURES), min_size=1, max_size=8
    )
)
def test_ranks_are_a_permutation_with_ties(rows: list[tuple[F, F | None, F | None]]) -> None:
    """Competition ranking: a rank is one more than the number of units that are ahead; equals are
    tied with each other; nothing but the tie-breakers separates equal values."""
    contenders = [
        Contender(f"u{n}", (value,), {"p": p, "q": q}) for n, (value, p, q) in enumerate(rows)
    ]
    found, _ = rank(contenders, ["p", "q"])
    assert sorted(place.unit for place in found) == sorted(one.unit for one in contenders)
    ranks = {place.unit: place.rank for place in found}
    values = {one.unit: one.value for one in contenders}
    for place in found:
        ahead = [other for other in found if other.rank < place.rank]
        assert place.rank == 1 + len(ahead)
        assert set(place.tied_with) == {
            other for other, own in ranks.items() if own == place.rank and other != place.unit
        }
        for other in ahead:
            assert values[other.unit] >= values[place.unit]
            if values[other.unit] == values[place.unit]:
                assert place.broken_by is not None


def test_a_settlement_inside_the_ranking() -> None:
    contenders = [Contender(name, (F(1),)) for name in "abc"]
    settlement = RankSettlement(frozenset("abc"), ("c", "a", "b"))
    found, used = rank(contenders, [], [settlement])
    assert [(place.unit, place.rank) for place in found] == [("c", 1), ("a", 2), ("b", 3)]
    assert used == [settlement]
    assert rank(contenders, [], [RankSettlement(frozenset("ab"), ("a", "b"))])[1] == []


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("attribute:women_percent>=70", "tỷ lệ nữ từ 70 trở lên", "share of women of 70 or more"),
        ("attribute:ty-le-nu", "tỷ lệ nữ cao hơn", "the higher share of women"),
        ("attribute:so_dan>=15.5", "so dan từ 15,5 trở lên", "so dan of 15.5 or more"),
        ("attribute:tỷ lệ đảng viên", "tỷ lệ đảng viên cao hơn", "the higher tỷ lệ đảng viên"),
        ("ballot:co-tinh", "số phiếu bầu", "votes"),
        ("criterion:1", "điểm tiêu chí I", "points of criterion I"),
    ],
)
def test_a_tie_breaker_is_named_in_words_and_never_by_its_key(
    written: str, vi: str, en: str
) -> None:
    coded = scale().replace("{id: x, name", "{id: '1', code: I, name")
    found = scored(coded, sheets(a="'1': 5; y: 4")).scale
    assert (tie_text(written, found, "vi"), tie_text(written, found, "en")) == (vi, en)
