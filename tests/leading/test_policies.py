"""Each policy at its edges: who is next, who comes with it, what is told; computed by hand."""

import pytest

from tests.helpers.year_data import load, members
from tests.leading.test_rotate import bloc, book, deputies_of, leader_of, named, reasons
from tests.leading.test_terms import plain
from thidua.bloc.leading.rotate import SimulatedTerm, rotate, simulate
from thidua.bloc.leading.succession import rotation_problems, turn_of_year
from thidua.bloc.leading.waiting import LeaderTurn
from thidua.model.bloc import Rotation
from thidua.model.book import Book
from thidua.model.units import Leadership, Units

ABCDE = members(*"abcde")


def turn(rotation: str, terms: str = "", year: int = 2023, units: str = ABCDE) -> LeaderTurn:
    held = load(Leadership, f"terms: [{terms}]").terms
    return LeaderTurn(year, load(Units, units), load(Rotation, rotation), held)


# -- waiting ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gap", "free"),
    [(0, "abcde"), (1, "acde"), (2, "ade"), (3, "de")],
)
def test_who_led_too_lately_is_passed_over(gap: int, free: str) -> None:
    """a led in 2020, c in 2021, b in 2022; d and e never: with a gap of two 2020 is far enough."""
    led = "{year: 2020, leader: a}, {year: 2021, leader: c}, {year: 2022, leader: b}"
    found = rotate(turn(f"{{policy: round_robin, min_gap: {gap}, deputies: 0}}", led))
    assert [one.unit for one in found.candidates if one.eligible] == list(free)
    told = {one.unit: one.reason for one in found.candidates if not one.eligible}
    years = {"a": 2020, "c": 2021, "b": 2022}
    assert {unit: why.args for unit, why in told.items()} == {
        unit: {"year": years[unit], "gap": gap} for unit in "abcde" if unit not in free
    }
    assert leader_of(found) == "d"


def test_a_term_to_come_is_as_close_as_one_behind() -> None:
    """a leads in 2024 already: with a gap of one it may not lead in 2023."""
    first = turn("{policy: round_robin, min_gap: 1}", "{year: 2024, leader: a}")
    assert (first.too_close("a"), first.too_close("b"), first.last_led("a")) == (2024, None, None)


def test_the_latest_of_the_years_that_are_too_close_is_told() -> None:
    led = "{year: 2022, leader: a}, {year: 2021, leader: a}, {year: 2024, leader: b}"
    assert turn("{policy: round_robin, min_gap: 2}", led).too_close("a") == 2022


def test_a_unit_led_last_before_the_year_in_question() -> None:
    led = turn("{policy: round_robin}", "{year: 2023, leader: a}, {year: 2020, leader: a}")
    assert (led.last_led("a"), led.last_led("b")) == (2020, None)
    assert turn("{policy: round_robin}", "{year: 2022, leader: a}").last_led("a") == 2022


def test_the_term_itself_is_not_too_close_to_itself() -> None:
    assert turn("{policy: round_robin, min_gap: 1}", "{year: 2023, leader: a}").too_close("a") is (
        None
    )


def test_how_long_a_unit_waited_and_its_number_in_the_queue() -> None:
    """d and e never led; a led in 2019, so 2023 - 2019 = 4 years ago, c in 2021, b in 2022."""
    led = "{year: 2019, leader: a}, {year: 2021, leader: c}, {year: 2022, leader: b}"
    found = rotate(turn("{policy: round_robin, min_gap: 0, deputies: 3}", led))
    assert (leader_of(found), deputies_of(found)) == ("d", ["e", "a", "c"])
    assert [(seat.reason.key, seat.reason.args) for seat in found.deputies] == [
        ("never_led", {}),
        ("waited", {"year": 2019, "years": 4}),
        ("waited", {"year": 2021, "years": 2}),
    ]
    assert {seat.reason.good for seat in found.deputies} == {True}
    places = {one.unit: one.reason.args.get("place") for one in found.candidates}
    assert places == {"a": 3, "b": 5, "c": 4, "d": None, "e": 2}
    assert {one.unit: one.reason.good for one in found.candidates}["d"] is True
    assert {one.unit: one.reason.good for one in found.candidates}["a"] is None
    assert found.open_seats == 0


@pytest.mark.parametrize(
    ("deputies", "named_", "open_"), [(0, "", 0), (2, "bc", 0), (5, "bcde", 1)]
)
def test_as_many_deputies_as_the_bloc_has_and_seats_nobody_is_left_for(
    deputies: int, named_: str, open_: int
) -> None:
    found = rotate(turn(f"{{policy: round_robin, deputies: {deputies}}}"))
    assert (deputies_of(found), found.open_seats) == (list(named_), open_)


def test_deputies_that_only_succeed_fill_no_seat_that_is_open() -> None:
    """Last year's deputies stay by `deputy_succeeds` itself; to fill a seat it names none."""
    led = "{year: 2022, leader: a, deputies: [b]}"
    found = rotate(turn("{policy: round_robin, deputy_policy: deputy_succeeds}", led))
    assert (leader_of(found), deputies_of(found), found.open_seats) == ("b", [], 1)


def test_where_nobody_leads_no_seat_is_open() -> None:
    found = named(book(members("a"), bloc=bloc("{policy: elected, deputies: 2}")), 2023)
    assert (leader_of(found), found.open_seats, found.deputies) == (None, 0, ())


def test_who_has_left_is_called_by_its_id_only_where_nobody_knows_it() -> None:
    first = turn("{policy: elected}")
    assert (first.name("a"), first.name("x")) == ("A", "x")
    assert (first.is_member("a"), first.is_member("x")) == (True, False)


def test_of_two_terms_of_one_year_the_later_is_when_a_unit_began_to_lead_last() -> None:
    """All led in 2021: a from January and from October again, b from July, c from the beginning."""
    led = "{year: 2021, leader: a, from: 2021-01-15}, {year: 2021, leader: c}, "
    led += "{year: 2021, leader: a, from: 2021-10-01}, {year: 2021, leader: b, from: 2021-07-01}"
    assert turn("{policy: round_robin}", led, units=members(*"abc")).queue() == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("rotation", "ballot", "terms", "nobody"),
    [
        ("deputies: 1", "", "", ("no_policy", {})),
        ("policy: elected", "", "", ("no_leader_ballot", {"year": 2022})),
        ("policy: elected", "votes: {a: 2, b: 2}", "", ("tied_ballot", {})),
        ("policy: elected", "rule: {pass: 100%}, members: 5, votes: {a: 2}", "",
         ("nobody_elected", {})),
        ("policy: elected", "seats: 2, votes: {a: 3, b: 2}", "", ("several_elected", {})),
        ("policy: deputy_succeeds", "", "", ("no_last_term", {"year": 2022})),
        ("policy: deputy_succeeds", "", "{year: 2022, leader: a}",
         ("no_last_deputy", {"year": 2022})),
        ("policy: deputy_succeeds", "", "{year: 2022, leader: a, deputies: []}",
         ("no_last_deputy", {"year": 2022})),
        ("policy: round_robin, min_gap: 9", "", ", ".join(
            f"{{year: {2017 + n}, leader: {unit}}}" for n, unit in enumerate("abcde")),
         ("nobody_may", {})),
        ("policy: top_ranked", "", "", ("no_ranking_before", {"year": 2022})),
    ],
)  # fmt: skip
def test_why_nobody_is_named(
    rotation: str, ballot: str, terms: str, nobody: tuple[str, dict[str, int]]
) -> None:
    files = {"ballots/leader": f"{{for: leader, {ballot}}}"} if ballot else {}
    data = book(ABCDE, {2022: files}, bloc=bloc(f"{{{rotation}}}"), leadership=f"terms: [{terms}]")
    found = named(data, 2023)
    assert found.leader is None and found.why_nobody is not None
    assert (found.why_nobody.key, found.why_nobody.args) == nobody
    assert found.why_nobody.good is False


# -- elected ---------------------------------------------------------------------------------------

ELECTED = "{policy: elected, deputies: 1, min_gap: 1}"


def election(leader: str, deputy: str = "", more: str = "") -> dict[str, str]:
    files = {"ballots/leader": f"{{for: leader, {leader}}}"}
    if deputy:
        files["ballots/deputy"] = f"{{for: deputy, {deputy}}}"
    return files | ({"exclusions": f"exclusions: [{more}]"} if more else {})


def elected(files: dict[str, str], units: str = ABCDE, terms: str = "") -> tuple[Book, int]:
    held = f"terms: [{terms}]" if terms else None
    return book(units, {2022: files}, bloc=bloc(ELECTED), leadership=held), 2023


def test_more_than_one_elected_names_nobody() -> None:
    found = named(*elected(election("seats: 2, votes: {a: 3, b: 2}")))
    assert leader_of(found) is None
    assert found.why_nobody is not None
    assert (found.why_nobody.key, found.why_nobody.good) == ("several_elected", False)


def test_the_elected_that_may_not_lead_is_told_with_why() -> None:
    bars = "{unit: a, from: [leading], reason: Thanh tra}"
    found = named(*elected(election("votes: {a: 3, b: 2}", more=bars)))
    assert leader_of(found) is None
    why = found.why_nobody
    assert why is not None and (why.key, why.args, why.good) == (
        *("elected_may_not", {"unit": "A"}, False),
    )
    assert [(part.key, part.args) for part in why.parts] == [
        ("barred_leading", {"reason": "Thanh tra"})
    ]


def test_the_elected_leader_is_no_deputy_and_who_is_barred_is_none_either() -> None:
    bars = "{unit: c, from: [leading], reason: x}"
    files = election("votes: {a: 3}", "seats: 3, votes: {a: 3, c: 2, d: 1}", bars)
    found = named(*elected(files))
    assert (leader_of(found), deputies_of(found), found.open_seats) == ("a", ["d"], 0)
    assert [(seat.reason.key, seat.reason.good) for seat in found.deputies] == [("elected", True)]


def test_a_meeting_may_elect_more_deputies_than_the_bloc_has_and_none_is_added_to_fewer() -> None:
    found = named(*elected(election("votes: {a: 3}", "seats: 2, votes: {b: 3, c: 2}")))
    assert (deputies_of(found), found.open_seats) == (["b", "c"], 0)
    two = "{policy: elected, deputies: 2, deputy_policy: elected}"
    files = election("votes: {a: 3}", "seats: 1, votes: {b: 3}")
    found = named(book(ABCDE, {2022: files}, bloc=bloc(two)), 2023)
    assert (deputies_of(found), found.open_seats) == (["b"], 1)


def test_a_gap_that_does_not_bind_is_told_with_its_year() -> None:
    """Who is elected again stands: the rotation only says so."""
    data, year = elected(election("votes: {a: 3}"), terms="{year: 2022, leader: a}")
    found = named(data, year)
    assert (leader_of(found), found.close) == ("a", 2022)
    (one,) = rotation_problems(data, found)
    assert (one.code, one.file, one.path) == ("TD635", "bloc.yaml", ("rotation",))
    assert plain(one) == {
        "unit": "A",
        "led": "2022",
        "year": "2023",
        "gap": "1",
    }
    data, year = elected(election("votes: {b: 3}"), terms="{year: 2022, leader: a}")
    assert named(data, year).close is None


@pytest.mark.parametrize(
    ("votes", "key", "args"),
    [
        ("members: 9, votes: {b: 3, a: 5}", "elected_with", {"votes": 5, "base": 9}),
        # Of two with as many votes the Chair chose a, on whom one member did not vote.
        (
            "members: 9, votes: {b: 4, a: 4}, chair_side: [a], recused: {a: 1}",
            "elected_with",
            {"votes": 4, "base": 8},
        ),
        # Of how many is not known, or there was nobody to vote: no share is told.
        ("body: council, votes: {a: 5}", "elected", {}),
        ("counts: unknown, elected: [a]", "elected", {}),
    ],
)
def test_with_how_many_votes(votes: str, key: str, args: dict[str, int]) -> None:
    found = named(*elected(election(votes)))
    assert found.leader is not None
    assert (found.leader.reason.key, found.leader.reason.args) == (key, args)
    assert found.leader.reason.good is True


def test_the_votes_told_are_those_of_the_elected_and_not_of_the_first_of_the_last_round() -> None:
    """a was elected in the first round, the second was about the deputy seat that the first left
    open: b tied there."""
    files = {
        "ballots/leader": "{for: leader, seats: 1, members: 9, votes: {a: 4, b: 4}}",
        "ballots/leader-2": "{for: leader, round: 2, seats: 1, members: 9, votes: {b: 6, a: 3}}",
    }
    found = named(*elected(files))
    assert found.leader is not None
    assert (leader_of(found), found.leader.reason.args) == ("b", {"votes": 6, "base": 9})


# -- deputies succeed ------------------------------------------------------------------------------


def succession(deputies: int = 1, filler: str = "round_robin") -> str:
    return f"{{policy: deputy_succeeds, deputies: {deputies}, deputy_policy: {filler}}}"


def test_the_first_deputy_that_may_succeeds_and_those_behind_it_stay() -> None:
    """b is barred; c leads; d and e stay, of whom the bloc has places for one."""
    bars = {"exclusions": "exclusions: [{unit: b, from: [leading], reason: x}]"}
    terms = "terms: [{year: 2022, leader: a, deputies: [b, c, d, e]}]"
    data = book(ABCDE, {2022: bars}, bloc=bloc(succession()), leadership=terms)
    found = named(data, 2023)
    assert (leader_of(found), deputies_of(found), found.open_seats) == ("c", ["d"], 0)
    assert found.leader is not None
    assert (found.leader.reason.key, found.leader.reason.good) == ("deputy_before", True)
    assert [(s.reason.key, s.reason.good) for s in found.deputies] == [("stays_deputy", True)]


def test_why_none_of_the_deputies_may_succeed_is_told_of_each() -> None:
    bars = {"exclusions": "exclusions: [{unit: b, from: [leading], reason: x}]"}
    units = "units: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C, left: 2022}]"
    terms = "terms: [{year: 2022, leader: a, deputies: [b, c]}]"
    found = named(book(units, {2022: bars}, bloc=bloc(succession()), leadership=terms), 2023)
    why = found.why_nobody
    assert why is not None and (why.key, why.args, why.good) == ("deputies_may_not", {}, False)
    assert [(part.key, part.good) for part in why.parts] == [
        ("barred_leading", False),
        ("not_member", False),
    ]


def test_a_deputy_that_became_another_succeeds_and_stays_as_what_it_is_now() -> None:
    units = "units: [{id: a, name: A}, {id: b, name: B, left: 2022, became: m},"
    units += "{id: c, name: C, left: 2022, became: n}, {id: m, name: M, joined: 2023},"
    units += "{id: n, name: N, joined: 2023}]"
    terms = "terms: [{year: 2022, leader: a, deputies: [b, c]}]"
    found = named(book(units, bloc=bloc(succession()), leadership=terms), 2023)
    assert (leader_of(found), deputies_of(found)) == ("m", ["n"])


def test_deputies_do_not_succeed_a_term_before_the_last() -> None:
    terms = "terms: [{year: 2021, leader: a, deputies: [b]}, {year: 2023, leader: c}]"
    found = named(book(ABCDE, bloc=bloc(succession()), leadership=terms), 2023)
    assert found.why_nobody is not None
    assert (found.why_nobody.key, found.why_nobody.good) == ("no_last_term", False)
    assert found.why_nobody.args == {"year": 2022}


def test_of_two_terms_of_a_year_the_later_one_is_the_last_in_any_order_of_the_file() -> None:
    """One without a day began with the year."""
    late = "{year: 2022, from: 2022-07-01, leader: b, deputies: [c]}"
    for lines in (f"{late}, {{year: 2022, leader: a, deputies: [d]}}",
                  f"{{year: 2022, leader: a, deputies: [d]}}, {late}"):  # fmt: skip
        data = book(ABCDE, bloc=bloc(succession()), leadership=f"terms: [{lines}]")
        assert leader_of(named(data, 2023)) == "c"


# -- the best ranked -------------------------------------------------------------------------------


def top(deputies: int) -> str:
    return f"{{policy: top_ranked, deputies: {deputies}, deputy_policy: top_ranked}}"


ORDER = [("a", 1), ("b", 2), ("c", 2), ("d", 4), ("e", 5)]


@pytest.mark.parametrize(
    ("wanted", "got", "open_"),
    [(0, "", 0), (1, "", 1), (2, "bc", 0), (3, "bcd", 0), (5, "bcde", 1)],
)
def test_the_next_ranks_are_deputies_up_to_a_tie_for_the_last_seat(
    wanted: int, got: str, open_: int
) -> None:
    found = named(book(ABCDE, bloc=bloc(top(wanted))), 2023, ORDER)
    assert (leader_of(found), deputies_of(found), found.open_seats) == ("a", list(got), open_)
    ranks = dict(ORDER)
    assert [(s.reason.key, s.reason.args, s.reason.good) for s in found.deputies] == [
        ("best_ranked", {"rank": ranks[unit], "year": 2022}, True) for unit in got
    ]


def test_where_the_others_stand() -> None:
    """Equal places are told; who has no rank is told so."""
    found = named(book(ABCDE, bloc=bloc(top(1))), 2023, ORDER[:4])
    told = {one.unit: (one.reason.key, one.reason.args) for one in found.candidates}
    assert told == {
        "a": ("best_ranked", {"rank": 1, "year": 2022}),
        "b": ("ranked", {"rank": 2}),
        "c": ("ranked", {"rank": 2}),
        "d": ("ranked", {"rank": 4}),
        "e": ("unranked", {}),
    }
    assert {one.reason.good for one in found.candidates} == {True, None}


def test_a_tie_says_for_which_rank_and_people_settle_it_among_just_these() -> None:
    tied = [("a", 1), ("b", 1), ("c", 3)]
    found = named(book(ABCDE, bloc=bloc(top(1))), 2023, tied)
    assert found.why_nobody is not None
    assert (found.why_nobody.key, found.why_nobody.args, found.why_nobody.good) == (
        *("tied_rank", {"rank": 1}, False),
    )
    other = "settlements: [{of: leader, units: [a, b, c], order: [b, a, c]}]"
    data = book(ABCDE, {2022: {"settlements": other}}, bloc=bloc(top(1)))
    found = named(data, 2023, tied)
    assert (leader_of(found), found.tied, found.used_settlement) == (None, ("a", "b"), ())


@pytest.mark.parametrize("year", [2022, 2023])
def test_a_settlement_of_the_meetings_year_or_of_the_term_itself(year: int) -> None:
    tied = [("a", 1), ("b", 1), ("c", 3)]
    lines = "{of: rank, units: [a, b], order: [a, b]}, {of: leader, units: [a, b], order: [b, a]}"
    data = book(ABCDE, {year: {"settlements": f"settlements: [{lines}]"}}, bloc=bloc(top(1)))
    found = named(data, 2023, tied)
    assert (leader_of(found), found.tied, found.used_settlement) == ("b", ("a", "b"), ("b", "a"))
    assert found.leader is not None
    assert (found.leader.reason.key, found.leader.reason.good) == ("settled", True)
    assert rotation_problems(data, found) == []


def test_a_settlement_of_no_tie_is_told_where_it_stands() -> None:
    lines = "{of: rank, units: [a, b], order: [a, b]}, {of: leader, units: [a, b], order: [b, a]}"
    data = book(ABCDE, {2022: {"settlements": f"settlements: [{lines}]"}}, bloc=bloc(top(1)))
    (one,) = rotation_problems(data, named(data, 2023, ORDER))
    assert (one.code, one.file, one.path) == ("TD502", "2022/settlements.yaml", ("settlements", 1))
    assert one.args == {"of": "leader", "units": "A, B"}


def test_an_empty_ranking_names_nobody() -> None:
    found = named(book(ABCDE, bloc=bloc(top(1))), 2023, [])
    assert found.why_nobody is not None and found.why_nobody.key == "no_ranking_before"


def test_the_table_has_every_unit_in_the_order_of_the_file() -> None:
    units = "units: [{id: c, name: C}, {id: a, name: A, left: 2020}, {id: b, name: B}]"
    found = named(book(units), 2023)
    assert list(reasons(found).items()) == [
        ("c", "never_led"),
        ("a", "not_member"),
        ("b", "in_queue"),
    ]
    assert found.candidates[1].reason.args == {"year": 2023}


# -- years to come ---------------------------------------------------------------------------------


def test_a_simulation_goes_on_from_the_terms_before_it() -> None:
    """Gap 1, one deputy, in turn: d and e never led, then who led longest ago."""
    led = "{year: 2021, leader: b}, {year: 2022, leader: a}, {year: 2020, leader: c}"
    found = simulate(turn("{policy: round_robin, deputies: 1, min_gap: 1}", led), 3)
    assert found.terms == (
        SimulatedTerm(2023, "d", ("e",)),
        SimulatedTerm(2024, "e", ("c",)),
        SimulatedTerm(2025, "c", ("b",)),
    )
    assert found.terms_per_unit == {"a": 0, "b": 0, "c": 1, "d": 1, "e": 1}


@pytest.mark.parametrize(
    ("led", "years", "wait"),
    [
        # a 2022 -> 2025, b from 2022 (the year before the first) -> 2023, c -> 2024: at most 3.
        ("{year: 2022, leader: a}", 3, 3),
        # c led last in 2015 and never comes to it: 2023 - 2015 = 8.
        ("{year: 2015, leader: c}, {year: 2022, leader: a}", 1, 8),
        # ... and comes to it in the second year: 2024 - 2015 = 9.
        ("{year: 2015, leader: c}, {year: 2022, leader: a}", 2, 9),
        # Nobody led before: three years, the last one waits from 2022 to 2025.
        ("", 3, 3),
        ("", 4, 3),
    ],
)
def test_the_longest_wait_by_hand(led: str, years: int, wait: int) -> None:
    found = simulate(turn("{policy: round_robin, min_gap: 1}", led, units=members(*"abc")), years)
    assert found.longest_wait == wait


def test_who_leaves_waits_no_longer_than_it_is_a_member() -> None:
    """x led in 2016 and leaves with 2024; y joins in 2025 and waits from 2024 on: 2026 - 2024 = 2;
    x waits 2024 - 2016 = 8 years, barred in both. One that left before is not counted at all."""
    units = (
        "units: [{id: a, name: A}, {id: x, name: X, left: 2024}, {id: y, name: Y, joined: 2025},"
    )
    units += "{id: z, name: Z, left: 2020}]"
    bars = (
        "exclusions: [{unit: x, from: [leading], reason: r}, {unit: y, from: [leading], reason: r}]"
    )
    years = {year: {"exclusions": bars} for year in range(2023, 2027)}
    data = book(
        units,
        years,
        bloc=bloc("{policy: round_robin, min_gap: 0}"),
        leadership="terms: [{year: 2016, leader: x}, {year: 2010, leader: z}]",
    )
    found = simulate(turn_of_year(data, 2023), 4, lambda year: turn_of_year(data, year))
    assert [term.leader for term in found.terms] == ["a"] * 4
    assert (found.longest_wait, found.terms_per_unit) == (8, {"a": 4, "x": 0, "y": 0})


def test_what_is_known_of_the_years_to_come_counts_and_what_is_not_is_assumed() -> None:
    """2023 is elected: d; of 2024 nothing is known, and with a gap of two the one that waited
    longest stands in, deputies by turn as well."""
    files = {"ballots/leader": "{for: leader, votes: {d: 3}}"}
    rule = bloc("{policy: elected, deputies: 2, deputy_policy: top_ranked, min_gap: 2}")
    data = book(ABCDE, {2022: files}, bloc=rule)
    from thidua.bloc.voting.tally import count_year

    def later(year: int) -> LeaderTurn:
        return turn_of_year(data, year, None, count_year(data, year - 1).votes)

    found = simulate(later(2023), 3, later)
    assert found.terms == (
        SimulatedTerm(2023, "d", (), False),
        SimulatedTerm(2024, "a", ("b", "c"), True),
        SimulatedTerm(2025, "b", ("c", "e"), True),
    )


def test_a_year_in_which_nobody_may_lead_has_no_leader() -> None:
    found = simulate(turn("{policy: round_robin, min_gap: 1}", units=members("a")), 3)
    assert found.terms == (
        SimulatedTerm(2023, "a", ()),
        SimulatedTerm(2024, None, (), True),
        SimulatedTerm(2025, "a", ()),
    )
    assert (found.terms_per_unit, found.longest_wait) == ({"a": 2}, 2)


def test_without_any_member_nobody_waits() -> None:
    found = simulate(
        turn("{policy: round_robin}", units="units: [{id: a, name: A, left: 2020}]"), 2
    )
    assert [term.leader for term in found.terms] == [None, None]
    assert (found.longest_wait, found.terms_per_unit) == (0, {})


@pytest.mark.parametrize(
    ("terms", "policy", "told"),
    [
        ("{year: 2021, leader: a}, {year: 2022, leader: b}", "round_robin", ""),
        ("{year: 2019, leader: a}, {year: 2022, leader: b}", "round_robin", "2020, 2021"),
        ("{year: 2022}", "round_robin", "2022"),  # who led is not said
        ("{year: 2021, leader: a}", "round_robin", "2022"),
        ("{year: 2021, leader: a}", "top_ranked", "2022"),
        ("{year: 2019, leader: a}, {year: 2022, leader: b, deputies: [c]}",
         "deputy_succeeds, deputies: 1, deputy_policy: deputy_succeeds", ""),
        ("", "round_robin", ""),
    ],
)  # fmt: skip
def test_a_turn_that_rests_on_years_without_a_leader_says_so(
    terms: str, policy: str, told: str
) -> None:
    """Who led in 2020 may be the one that "has never led"."""
    files = {"leadership": f"terms: [{terms}]"} if terms else {}
    bloc = f"{{id: k, name: K, rotation: {{policy: {policy}}}}}"
    data = book(members(*"abc"), {2022: {}}, bloc=bloc, **files)
    standings = ORDER if policy == "top_ranked" else None
    problems = rotation_problems(data, named(data, 2023, standings))
    years = [one.args["years"] for one in problems if one.code == "TD678"]
    assert years == ([told] if told else [])
