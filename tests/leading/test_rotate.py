"""Rotation of the leadership: the four policies, gaps, ties, simulation; by hand and as laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.year_data import book as any_book
from tests.helpers.year_data import codes, load, members
from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.leading.rotate import NamedOffices, rotate, simulate
from thidua.bloc.leading.succession import next_year, rotation_problems, too_early, turn_of_year
from thidua.bloc.leading.waiting import LeaderTurn
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.voting.tally import count_year
from thidua.diagnostics.diagnostic import Severity
from thidua.model.bloc import Rotation
from thidua.model.book import Book
from thidua.model.units import Leadership, Term, Units


def bloc(rotation: str) -> str:
    return f"{{id: khoi, name: Khối, rotation: {rotation}}}"


TOP = "{policy: top_ranked, deputies: 1, deputy_policy: top_ranked}"
GAP_0, GAP_2 = (f"{{policy: round_robin, min_gap: {n}}}" for n in (0, 2))
ROBIN = bloc("{policy: round_robin}")


def book(
    units: str,
    years: dict[int, dict[str, str]] | None = None,
    *,
    bloc: str = ROBIN,
    leadership: str | None = None,
) -> Book:
    return any_book(units, years, bloc=bloc, leadership=leadership)


def named(data: Book, year: int, order: list[tuple[str, int]] | None = None) -> NamedOffices:
    before = None
    if order is not None:
        before = Standings({unit: Standing(unit, rank=rank) for unit, rank in order})
    return rotate(turn_of_year(data, year, before, count_year(data, year - 1).votes))


def leader_of(found: NamedOffices) -> str | None:
    return found.leader.unit if found.leader else None


def deputies_of(found: NamedOffices) -> list[str]:
    return [seat.unit for seat in found.deputies]


def reasons(found: NamedOffices) -> dict[str, str]:
    return {one.unit: one.reason.key for one in found.candidates}


TERMS = "terms: [{year: 2020, leader: a}, {year: 2021, leader: b}, {year: 2022, leader: c}]"


def test_round_robin_takes_those_that_never_led_in_the_order_of_the_file() -> None:
    found = named(book(members("a", "b", "c", "d", "e"), leadership=TERMS), 2023)
    assert (leader_of(found), deputies_of(found)) == ("d", ["e"])
    assert found.leader is not None and found.leader.reason.key == "never_led"


def test_round_robin_then_takes_who_waited_longest() -> None:
    found = named(book(members("c", "b", "a"), leadership=TERMS), 2023)
    assert (leader_of(found), deputies_of(found)) == ("a", ["b"])
    assert [(one.unit, one.last_led, one.eligible) for one in found.candidates] == [
        ("c", 2022, False),
        ("b", 2021, True),
        ("a", 2020, True),
    ]
    assert reasons(found) == {"c": "min_gap", "b": "in_queue", "a": "waited"}


def test_min_gap_two_needs_two_years_in_between() -> None:
    found = named(
        book(members("a", "b", "c"), bloc=bloc(GAP_2), leadership=TERMS),
        2023,
    )
    assert leader_of(found) == "a"
    found = named(
        book(members("b", "c"), bloc=bloc(GAP_2), leadership=TERMS),
        2023,
    )
    assert leader_of(found) is None
    assert found.why_nobody is not None and found.why_nobody.key == "nobody_may"


def test_min_gap_zero_lets_one_unit_lead_twice_in_a_row() -> None:
    data = book(
        members("a"),
        bloc=bloc(GAP_0),
        leadership="terms: [{year: 2022, leader: a}]",
    )
    assert leader_of(named(data, 2023)) == "a"


def test_only_members_lead() -> None:
    units = """
    units:
      - {id: a, name: A, left: 2022}
      - {id: b, name: B, joined: 2024}
      - {id: c, name: C}
    """
    found = named(book(units), 2023)
    assert leader_of(found) == "c"
    assert reasons(found) == {"a": "not_member", "b": "not_member", "c": "never_led"}
    assert deputies_of(found) == [] and found.open_seats == 1


@pytest.mark.parametrize("year", [2022, 2023])
def test_who_is_barred_from_leading_does_not(year: int) -> None:
    bars = "exclusions: [{unit: a, from: [leading], reason: Đang bị thanh tra}]"
    found = named(book(members("a", "b"), {year: {"exclusions": bars}}), 2023)
    assert leader_of(found) == "b"
    assert reasons(found)["a"] == "barred_leading"
    assert deputies_of(found) == []


def test_a_renamed_unit_keeps_its_turn() -> None:
    units = """
    units:
      - {id: moi, name: Mới, joined: 2023}
      - {id: cu, name: Cũ, left: 2022, became: moi}
      - {id: b, name: B}
    """
    found = named(book(units, leadership="terms: [{year: 2022, leader: cu}]"), 2023)
    assert leader_of(found) == "b"
    assert next(one.last_led for one in found.candidates if one.unit == "moi") == 2022


SUCCESSION = "{policy: deputy_succeeds, deputies: 1, deputy_policy: round_robin}"


CHAIN = """
units:
  - {id: a, name: A, left: 2025, became: m}
  - {id: b, name: B}
  - {id: m, name: M, joined: 2026, left: 2027, became: z}
  - {id: z, name: Z, joined: 2028}
"""


@pytest.mark.parametrize(("year", "leads"), [(2026, "m"), (2027, "m"), (2028, "z")])
def test_a_chain_of_units_is_followed_only_as_far_as_the_year(year: int, leads: str) -> None:
    """a was first; in 2026 it is m, and z not before 2028."""
    found = named(book(CHAIN, bloc=bloc(TOP)), year, [("a", 1), ("b", 2)])
    assert leader_of(found) == leads


MERGED = """
units:
  - {id: x, name: X, left: 2022, became: a}
  - {id: y, name: Y, left: 2022, became: a}
  - {id: a, name: A, joined: 2023}
  - {id: b, name: B}
  - {id: c, name: C}
"""


@pytest.mark.parametrize("order", [["x", "b", "y", "c"], ["y", "b", "x", "c"]])
def test_of_merged_units_the_best_rank_counts_for_every_office(order: list[str]) -> None:
    """One rule for leader and deputy, whichever of the two was first."""
    ranked = [(unit, n) for n, unit in enumerate(order, 1)]
    found = named(book(MERGED, bloc=bloc(TOP)), 2023, ranked)
    assert (leader_of(found), deputies_of(found)) == ("a", ["b"])
    by_rank = "{policy: elected, deputy_policy: top_ranked}"
    ballots = {"ballots/leader": "{for: leader, seats: 1, votes: {c: 3}}"}
    found = named(book(MERGED, {2022: ballots}, bloc=bloc(by_rank)), 2023, ranked)
    assert (leader_of(found), deputies_of(found)) == ("c", ["a"])
    assert found.deputies[0].reason.args["rank"] == 1


@pytest.mark.parametrize("barred", ["x", "y"])
def test_a_bar_on_any_of_the_merged_units_bars_what_they_became(barred: str) -> None:
    bars = {"exclusions": f"exclusions: [{{unit: {barred}, from: [leading], reason: x}}]"}
    found = named(book(MERGED, {2022: bars}), 2023)
    assert (leader_of(found), reasons(found)["a"]) == ("b", "barred_leading")


def test_without_a_policy_nobody_is_named_and_no_gap_is_told() -> None:
    """What the bloc's files do not say is not told as a fact (manual: rotation)."""
    for rotation in ("{}", "{deputies: 2}"):
        data = book(members("a", "b"), bloc=bloc(rotation), leadership=TERMS)
        found = named(data, 2023)
        assert (leader_of(found), found.policy, deputies_of(found)) == (None, None, [])
        assert found.why_nobody is not None and found.why_nobody.key == "no_policy"
        assert all(one.eligible for one in found.candidates)
    again = "terms: [{year: 2021, leader: a}, {year: 2022, leader: a}]"
    assert not list(check_terms(book(members("a"), bloc=bloc("{}"), leadership=again)))
    said = book(members("a", "b"), bloc=bloc("{min_gap: 1}"), leadership=again)
    assert [one.code for one in check_terms(said)] == ["TD635"]


@pytest.mark.parametrize("policy", ["round_robin", "top_ranked"])
def test_a_policy_over_all_members_names_nobody_while_some_are_not_known(policy: str) -> None:
    units = members("a", "b").replace("units:", "known: partial\ncount: 9\nunits:")
    found = named(book(units, bloc=bloc(f"{{policy: {policy}}}")), 2023, [("a", 1), ("b", 2)])
    assert leader_of(found) is None
    assert found.why_nobody is not None and found.why_nobody.key == "members_unknown"


def test_the_deputies_that_nobody_named_stay_open_while_some_members_are_not_known() -> None:
    units = members("a", "b").replace("units:", "known: partial\nunits:")
    ballots = {"ballots/leader": "{for: leader, counts: unknown, elected: [a]}"}
    found = named(book(units, {2022: ballots}, bloc=bloc("{policy: elected}")), 2023)
    assert (leader_of(found), deputies_of(found), found.open_seats) == ("a", [], 1)


def test_the_term_after_one_whose_year_has_not_begun_is_too_early() -> None:
    data = book(members("a", "b"), leadership=TERMS)
    assert too_early(data, 2023, [2021, 2022]) is None
    found = too_early(data, 2023, [2021])
    assert found is not None and (found.code, found.path) == ("TD646", ("terms", 2))


@pytest.mark.parametrize(
    ("term", "bar", "codes_"),
    [
        ("", "on: 2022-12-01", ["TD605"]),
        ("", "on: 2022-01-01", ["TD605!"]),
        ("", "", ["TD605!"]),
        ("on: 2021-12-20", "on: 2021-12-19", ["TD605!"]),
        ("on: 2022-02-20", "on: 2022-02-20", ["TD605!"]),
        ("on: 2022-02-20", "on: 2022-02-21", ["TD605"]),
        ("from: 2022-06-01", "on: 2022-05-01", ["TD605!"]),
    ],
)
def test_a_bar_that_came_after_the_term_began_only_warns(
    term: str, bar: str, codes_: list[str]
) -> None:
    """A term without a day began with its year at the latest: December's bar does not block it."""
    more = f", {term}" if term else ""
    held = f"terms: [{{year: 2022, leader: a{more}}}]"
    bars = f"exclusions: [{{unit: a, from: [leading], reason: x{', ' + bar if bar else ''}}}]"
    data = book(members("a"), {2022: {"exclusions": bars}}, leadership=held)
    found = [
        one.code + ("!" if (one.severity or Severity.ERROR) is Severity.ERROR else "")
        for one in check_terms(data)
    ]
    assert found == codes_


def test_the_deputy_succeeds() -> None:
    terms = "terms: [{year: 2021, leader: a}, {year: 2022, leader: b, deputies: [c]}]"
    data = book(members("a", "b", "c", "d"), bloc=bloc(SUCCESSION), leadership=terms)
    found = named(data, 2023)
    assert (leader_of(found), deputies_of(found)) == ("c", ["d"])


def test_of_several_deputies_the_first_succeeds_and_the_others_stay() -> None:
    terms = "terms: [{year: 2022, leader: b, deputies: [c, d]}]"
    rotation = "{policy: deputy_succeeds, deputies: 2}"
    data = book(members("a", "b", "c", "d"), bloc=bloc(rotation), leadership=terms)
    found = named(data, 2023)
    assert (leader_of(found), deputies_of(found)) == ("c", ["d", "a"])
    assert [seat.reason.key for seat in found.deputies] == ["stays_deputy", "never_led"]


def test_a_deputy_that_left_does_not_succeed() -> None:
    units = "units: [{id: a, name: A}, {id: c, name: C, left: 2022}]"
    terms = "terms: [{year: 2022, leader: a, deputies: [c]}]"
    found = named(book(units, bloc=bloc(SUCCESSION), leadership=terms), 2023)
    assert leader_of(found) is None
    assert found.why_nobody is not None and found.why_nobody.key == "deputies_may_not"


def test_without_a_known_deputy_nobody_succeeds() -> None:
    terms = "terms: [{year: 2022, leader: a}]"
    found = named(book(members("a", "b"), bloc=bloc(SUCCESSION), leadership=terms), 2023)
    assert found.why_nobody is not None and found.why_nobody.key == "no_last_deputy"
    found = named(book(members("a", "b"), bloc=bloc(SUCCESSION), leadership=terms), 2025)
    assert found.why_nobody is not None and found.why_nobody.key == "no_last_term"


def test_the_later_term_of_a_year_has_the_deputy() -> None:
    terms = """
    terms:
      - {year: 2022, leader: a, deputies: [b]}
      - {year: 2022, from: 2022-07-01, leader: b, deputies: [c]}
    """
    data = book(members("a", "b", "c"), bloc=bloc(SUCCESSION), leadership=terms)
    assert leader_of(named(data, 2023)) == "c"


def test_the_best_ranked_leads() -> None:
    terms = "terms: [{year: 2022, leader: a}]"
    data = book(members("a", "b", "c"), bloc=bloc(TOP), leadership=terms)
    found = named(data, 2023, [("a", 1), ("b", 2), ("c", 3)])
    assert (leader_of(found), deputies_of(found)) == ("b", ["a"])
    assert reasons(found) == {"a": "min_gap", "b": "best_ranked", "c": "ranked"}


def test_a_tie_for_first_names_nobody_until_people_settle_it() -> None:
    data = book(members("a", "b", "c"), bloc=bloc(TOP))
    order = [("a", 1), ("b", 1), ("c", 3)]
    found = named(data, 2023, order)
    assert (leader_of(found), found.tied) == (None, ("a", "b"))
    settled = "settlements: [{of: leader, units: [a, b], order: [b, a]}]"
    data = book(members("a", "b", "c"), {2022: {"settlements": settled}}, bloc=bloc(TOP))
    found = named(data, 2023, order)
    assert (leader_of(found), deputies_of(found)) == ("b", ["a"])
    assert not rotation_problems(data, found)
    assert codes(rotation_problems(data, named(data, 2023, [("a", 1), ("b", 2)]))) == ["TD502"]


def test_a_tie_with_one_that_may_not_lead_is_no_tie() -> None:
    data = book(members("a", "b"), bloc=bloc(TOP), leadership="terms: [{year: 2022, leader: a}]")
    assert leader_of(named(data, 2023, [("a", 1), ("b", 1)])) == "b"


def test_without_ranks_nobody_is_top() -> None:
    found = named(book(members("a"), bloc=bloc(TOP)), 2023)
    assert found.why_nobody is not None and found.why_nobody.key == "no_ranking_before"


ELECTED = "{policy: elected, deputies: 1}"


def test_the_elected_lead() -> None:
    files = {
        "ballots/truong": "{for: leader, members: 4, votes: {b: 3, a: 1}}",
        "ballots/pho": "{for: deputy, members: 4, seats: 2, votes: {a: 3, d: 2}}",
    }
    data = book(members("a", "b", "c", "d"), {2022: files}, bloc=bloc(ELECTED))
    found = named(data, 2023)
    assert (leader_of(found), deputies_of(found)) == ("b", ["a", "d"])
    assert found.leader is not None
    assert (found.leader.reason.key, found.leader.reason.args["votes"]) == ("elected_with", 3)


def test_an_election_of_which_only_the_result_is_known() -> None:
    files = {"ballots/truong": "{for: leader, counts: unknown, elected: [b]}"}
    found = named(book(members("a", "b"), {2022: files}, bloc=bloc(ELECTED)), 2023)
    assert (leader_of(found), deputies_of(found)) == ("b", [])


def test_no_ballot_or_no_winner_names_nobody() -> None:
    found = named(book(members("a", "b"), bloc=bloc(ELECTED)), 2023)
    assert found.why_nobody is not None and found.why_nobody.key == "no_leader_ballot"
    files = {"ballots/truong": "{for: leader, rule: {pass: 100%}, members: 4, votes: {b: 3}}"}
    found = named(book(members("a", "b"), {2022: files}, bloc=bloc(ELECTED)), 2023)
    assert found.why_nobody is not None and found.why_nobody.key == "nobody_elected"
    files = {"ballots/truong": "{for: leader, members: 4, votes: {b: 2, a: 2}}"}
    found = named(book(members("a", "b"), {2022: files}, bloc=bloc(ELECTED)), 2023)
    assert (found.tied, leader_of(found)) == (("b", "a"), None)


def test_min_gap_only_warns_about_the_elected() -> None:
    files = {"ballots/truong": "{for: leader, members: 4, votes: {b: 3}}"}
    terms = "terms: [{year: 2022, leader: b}]"
    data = book(members("a", "b"), {2022: files}, bloc=bloc(ELECTED), leadership=terms)
    found = named(data, 2023)
    assert leader_of(found) == "b"
    assert codes(rotation_problems(data, found)) == ["TD635"]


def test_the_year_after_the_last_term() -> None:
    assert next_year(book(members("a"))) is None
    assert next_year(book(members("a"), leadership=TERMS)) == 2023


def turn(units: str, rotation: str, terms: str = "terms: []", year: int = 2023) -> LeaderTurn:
    return LeaderTurn(
        year,
        load(Units, units),
        load(Rotation, rotation),
        load(Leadership, terms).terms,
    )


def test_a_simulation_by_hand() -> None:
    found = simulate(turn(members("a", "b", "c"), "{min_gap: 1}"), 6)
    assert [term.leader for term in found.terms] == ["a", "b", "c", "a", "b", "c"]
    assert [term.deputies for term in found.terms[:3]] == [("b",), ("c",), ("a",)]
    assert found.terms_per_unit == {"a": 2, "b": 2, "c": 2}
    assert found.longest_wait == 3


def test_units_join_and_leave_in_a_simulation() -> None:
    units = """
    units:
      - {id: a, name: A, left: 2023}
      - {id: b, name: B}
      - {id: c, name: C, joined: 2025}
    """
    found = simulate(turn(units, "{min_gap: 1}"), 4)
    assert [term.leader for term in found.terms] == ["a", "b", "c", "b"]
    assert found.terms_per_unit == {"a": 1, "b": 2, "c": 1}


def test_an_election_to_come_is_not_foretold() -> None:
    found = simulate(turn(members("a", "b"), "{policy: elected}"), 2)
    assert [(term.leader, term.assumed) for term in found.terms] == [("a", True), ("b", True)]


IDS = "abcdefgh"


@given(
    st.integers(1, 8),
    st.sampled_from(["round_robin", "deputy_succeeds"]),
    st.lists(st.integers(0, 7), max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_a_rotation_over_n_steady_units_visits_each_once_in_n_years(
    n: int, policy: str, led: list[int]
) -> None:
    """Whatever happened before; where deputies succeed, once the first n years are over."""
    terms = [
        Term.model_construct(
            year=2023 - len(led) + place, leader=IDS[unit % n], deputies=None, from_=None
        )
        for place, unit in enumerate(led)
    ]
    first = turn(members(*IDS[:n]), f"{{policy: {policy}, min_gap: 0}}")
    first = LeaderTurn(first.year, first.units, first.rotation, tuple(terms))
    leaders = [term.leader for term in simulate(first, 3 * n).terms]
    if policy == "round_robin":
        assert sorted(leaders[:n], key=str) == list(IDS[:n])
    assert sorted(leaders[n : 2 * n], key=str) == list(IDS[:n])
    assert sorted(leaders[2 * n :], key=str) == list(IDS[:n])


@st.composite
def histories(draw: st.DrawFn) -> LeaderTurn:
    """Blocs with members that come and go, some terms behind them, and a gap."""
    count = draw(st.integers(1, 7))
    units = []
    for n in range(count):
        joined = draw(st.none() | st.integers(2018, 2028))
        left = draw(st.none() | st.integers(joined or 2018, 2032))
        years = (f", joined: {joined}" if joined else "") + (f", left: {left}" if left else "")
        units.append(f"{{id: {IDS[n]}, name: X{years}}}")
    led = draw(st.lists(st.sampled_from(IDS[:count]), max_size=4))
    terms = ", ".join(f"{{year: {2023 - len(led) + n}, leader: {u}}}" for n, u in enumerate(led))
    gap = draw(st.integers(0, 3))
    policy = draw(st.sampled_from(["round_robin", "top_ranked"]))
    rotation = f"{{policy: {policy}, min_gap: {gap}}}"
    return turn(f"units: [{', '.join(units)}]", rotation, f"terms: [{terms}]")


@given(histories(), st.integers(1, 12))
@settings(max_examples=100, deadline=None)
def test_min_gap_holds_in_every_simulation(first: LeaderTurn, years: int) -> None:
    found = simulate(first, years)
    led: dict[str, int] = {}
    for term in first.terms:
        led[str(term.leader)] = term.year
    for one in found.terms:
        if one.leader is None:
            continue
        if one.leader in led:
            assert one.year - led[one.leader] > first.rotation.min_gap
        led[one.leader] = one.year
        unit = first.units.get(one.leader)
        assert unit is not None and unit.takes_part(one.year)
        assert one.leader not in one.deputies
    assert sum(found.terms_per_unit.values()) == sum(t.leader is not None for t in found.terms)


@pytest.mark.parametrize(
    ("ballot", "key"),
    [
        ("members: 9, votes: {a: 5, b: 3}", "elected_with"),
        ("members: 9, votes: {b: 3, a: 5}", "elected_with"),
        ("body: council, votes: {a: 5}", "elected"),  # of how many is not known
        ("counts: unknown, elected: [a]", "elected"),
    ],
)
def test_the_votes_of_an_elected_leader_are_told_where_they_are_known(
    ballot: str, key: str
) -> None:
    files = {"ballots/leader": f"{{for: leader, {ballot}}}"}
    found = named(book(members("a", "b"), {2022: files}, bloc=bloc("{policy: elected}")), 2023)
    assert found.leader is not None and found.leader.reason.key == key
    assert found.leader.reason.args in ({}, {"votes": 5, "base": 9})


def test_nobody_who_may_lead_is_a_reason_against() -> None:
    for policy in ("round_robin", "top_ranked"):
        bars = "exclusions: [{unit: a, from: [leading], reason: x}]"
        data = book(members("a"), {2022: {"exclusions": bars}}, bloc=bloc(f"{{policy: {policy}}}"))
        found = named(data, 2023, [("a", 1)])
        assert found.why_nobody is not None
        assert (found.why_nobody.key, found.why_nobody.good) == ("nobody_may", False)


@pytest.mark.parametrize(("on", "leads"), [("2023-01-10", "b"), ("2023-01-11", "a")])
def test_a_bar_from_leading_ends_with_its_last_day(on: str, leads: str) -> None:
    """Judged on the day of the election."""
    files = {
        "ballots/leader": f"{{for: leader, on: {on}, seats: 1, votes: {{a: 3, b: 1}}}}",
        "exclusions": "exclusions: [{unit: a, from: [leading], reason: x, until: 2023-01-10}]",
    }
    data = book(members("a", "b"), {2022: files}, bloc=bloc("{policy: elected}"))
    found = named(data, 2023)
    assert leader_of(found) == (None if leads == "b" else "a")
    robin = book(members("a", "b"), {2022: files}, bloc=ROBIN)
    assert leader_of(named(robin, 2023)) == leads


def test_a_bar_on_a_unit_that_was_split_bars_all_that_it_became() -> None:
    units = """
    units:
      - {id: x, name: X, left: 2022, became: [a, b]}
      - {id: a, name: A, joined: 2023}
      - {id: b, name: B, joined: 2023}
      - {id: c, name: C}
    """
    bars = {"exclusions": "exclusions: [{unit: x, from: [leading], reason: x}]"}
    found = named(book(units, {2022: bars}), 2023)
    assert (leader_of(found), reasons(found)["a"], reasons(found)["b"]) == (
        *("c", "barred_leading", "barred_leading"),
    )


def test_a_circle_of_units_is_gone_through_once() -> None:
    """`check` reports it; nothing hangs on it."""
    units = """
    units:
      - {id: a, name: A, left: 2022, became: b}
      - {id: b, name: B, left: 2022, became: a}
      - {id: c, name: C}
    """
    found = named(book(units, bloc=bloc(TOP)), 2023, [("a", 1), ("c", 2)])
    assert leader_of(found) == "c"


def test_a_settled_tie_asks_only_whether_the_first_may_lead() -> None:
    """b is barred: with b first nobody leads, with a first a does."""
    order = [("a", 1), ("b", 1)]
    for first, leads in (("[a, b]", "a"), ("[b, a]", None)):
        files = {"settlements": f"settlements: [{{of: leader, units: [a, b], order: {first}}}]"}
        files["ballots/leader"] = "{for: leader, votes: {a: 3, b: 3}}"
        bars = {"exclusions": "exclusions: [{unit: b, from: [leading], reason: x}]"}
        data = book(members("a", "b"), {2022: files | bars}, bloc=bloc("{policy: elected}"))
        found = named(data, 2023, order)
        assert leader_of(found) == leads
        assert found.leader is None or found.leader.reason.good is True


def test_the_reasons_name_the_year_before() -> None:
    terms = "terms: [{year: 2022, leader: b, deputies: [c, d]}]"
    rotation = "{policy: deputy_succeeds, deputies: 2}"
    data = book(members("a", "b", "c", "d"), bloc=bloc(rotation), leadership=terms)
    found = named(data, 2023)
    assert found.leader is not None and found.leader.reason.args["year"] == 2022
    assert found.deputies[0].reason.args["year"] == 2022
    top = "{policy: top_ranked, deputy_policy: top_ranked}"
    found = named(book(members("a", "b"), bloc=bloc(top)), 2023, [("a", 1), ("b", 2)])
    assert found.leader is not None and found.leader.reason.args["year"] == 2022
    assert found.deputies[0].reason.args["year"] == 2022
    for policy in ("elected", "top_ranked", "deputy_succeeds"):
        nobody = named(book(members("a"), bloc=bloc(f"{{policy: {policy}}}")), 2023).why_nobody
        assert nobody is not None and nobody.args["year"] == 2022
        assert nobody.good is False


def test_who_never_leads_waits_to_the_end_of_the_simulation() -> None:
    """Three years: a, b, a again with no gap; c is barred and waits from 2022 to 2025."""
    bars = "exclusions: [{unit: c, from: [leading], reason: x}]"
    years = {year: {"exclusions": bars} for year in (2023, 2024, 2025)}
    data = book(members("a", "b", "c"), years)
    found = simulate(turn_of_year(data, 2023), 3, lambda year: turn_of_year(data, year))
    assert [term.leader for term in found.terms] == ["a", "b", "a"]
    assert found.longest_wait == 3


def test_who_led_first_within_a_year_has_waited_longer_whatever_the_order_of_the_file() -> None:
    """Both led in 2021: b from the beginning, a (who also led in 2019, from July) from October.
    That b leads in 2024, from March, is no waiting before 2023."""
    terms = "terms: [{year: 2019, leader: a, from: 2019-07-01}, {year: 2020, leader: c},"
    terms += "{year: 2021, leader: b}, {year: 2021, leader: a, from: 2021-10-01},"
    terms += "{year: 2024, leader: b, from: 2024-03-01}]"
    data = book(members("a", "b", "c"), leadership=terms, bloc=bloc(GAP_0))
    turn = turn_of_year(data, 2023, None, ())
    assert turn.queue() == ["c", "b", "a"]


def test_fairness_counts_who_is_a_member_in_the_years_looked_at() -> None:
    units = "units: [{id: a, name: A}, {id: b, name: B, left: 2022}, {id: c, name: C}]"
    first = turn_of_year(book(units, bloc=bloc(GAP_0)), 2023, None, ())
    found = simulate(first, 4)
    assert found.terms_per_unit == {"a": 2, "c": 2}


def test_where_nobody_leads_nobody_is_deputy() -> None:
    tied = [("a", 1), ("b", 1), ("c", 3)]
    found = named(book(members("a", "b", "c"), bloc=bloc(TOP)), 2023, tied)
    assert (leader_of(found), deputies_of(found)) == (None, [])
