"""The figures of a ballot: what follows from what, and each bound; computed by hand."""

import pytest

from tests.helpers.year_data import book, codes, load, members
from tests.voting.test_vote import problems_of, result_of
from thidua.bloc.voting.counts import BallotCounts, BallotPlace, CandidateVotes, count
from thidua.bloc.voting.tally import BallotCandidate, Decided, count_year, decide, tally
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.ballots import Ballot
from thidua.model.book import Sourced

REPORT = BallotPlace("x.yaml", ("x",))


def counts(text: str, units: int | None = 11) -> tuple[BallotCounts, list[Diagnostic]]:
    return count(load(Ballot, f"{{{text}}}"), units, REPORT)


def told(problems: list[Diagnostic]) -> list[tuple[str, Path]]:
    return [(f"{one.code}{one.variant}", one.path) for one in problems]


# -- what follows from what -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("returned: 9", (9, 9, 0)),
        ("returned: 9, invalid: 1", (9, 8, 1)),
        ("returned: 9, invalid: 9", (9, 0, 9)),
        ("returned: 9, valid: 8", (9, 8, 1)),
        ("returned: 9, valid: 9", (9, 9, 0)),
        ("valid: 8, invalid: 1", (9, 8, 1)),
        ("valid: 8", (8, 8, 0)),
        ("invalid: 1", (None, None, 1)),
        ("present: 9", (None, None, None)),
        # What can't be is told, and nothing is made of it.
        ("returned: 4, invalid: 5", (4, None, 5)),
        ("returned: 4, valid: 5", (4, 5, None)),
    ],
)
def test_papers_that_nobody_counted_follow_from_the_others(
    said: str, found: tuple[int | None, ...]
) -> None:
    made, _ = counts(f"{said}, votes: {{a: 0}}")
    assert (made.returned, made.valid, made.invalid) == found


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("votes: {a: 5, b: 3}", 8),
        ("seats: 2, valid: 9, votes: {a: 5, b: 3}", None),
        ("seats: 2, blank: 1, votes: {a: 5, b: 3}", None),
        ("seats: 2, valid: 9, blank: 1, votes: {a: 8, b: 3}", 8),
        ("kind: approve, valid: 9, blank: 1, votes: {a: {yes: 5}}", None),
        ("counts: unknown, elected: [a]", None),
    ],
)
def test_the_papers_that_name_somebody(text: str, cast: int | None) -> None:
    assert counts(text)[0].cast == cast


@pytest.mark.parametrize(
    ("text", "units", "n"),
    [
        ("votes: {a: 1}", 11, 11),
        ("members: 9, votes: {a: 1}", 11, 9),
        ("body: council, votes: {a: 1}", 11, None),
        ("body: council, members: 9, votes: {a: 1}", 11, 9),
        ("votes: {a: 1}", None, None),
    ],
)
def test_who_may_vote(text: str, units: int | None, n: int | None) -> None:
    assert counts(text, units)[0].members == n


def test_where_papers_approve_nobody_may_be_in_favour() -> None:
    (only,) = result_of("{kind: approve, votes: {a: {no: 3}}}").candidates
    assert (only.votes, only.no, only.abstain, only.passed) == (0, 3, 0, False)


def test_sums_of_what_is_known() -> None:
    assert (BallotCounts(present=7, written=2).took_part, BallotCounts(present=7).took_part) == (
        9,
        7,
    )
    assert (
        BallotCounts(valid=9, blank=2).marked,
        BallotCounts(valid=9).marked,
        BallotCounts().marked,
    ) == (
        7,
        9,
        None,
    )
    assert (
        CandidateVotes(3).answers,
        CandidateVotes(3, 2).answers,
        CandidateVotes(3, 2, 4).answers,
    ) == (3, 5, 9)


# -- each bound -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "members: 9, present: 8, written: 1, issued: 9, returned: 9, votes: {a: 9}",
        "members: 9, present: 9, votes: {a: 1}",
        "members: 9, issued: 9, votes: {a: 1}",
        "returned: 9, valid: 8, invalid: 1, votes: {a: 8}",
        "returned: 9, blank: 9, votes: {a: 0}",
        "returned: 9, blank: 2, votes: {a: 7}",
        "returned: 9, seats: 2, votes: {a: 9, b: 9}",
        "returned: 9, seats: 2, blank: 2, votes: {a: 7, b: 7}",
        "returned: 9, seats: 2, blank: 2, votes: {a: 7, b: 0}",
        "returned: 9, votes: {a: 1}",
        "kind: approve, returned: 9, votes: {a: {yes: 5, no: 3, abstain: 1}}",
        "kind: approve, returned: 9, blank: 2, votes: {a: {yes: 5, no: 1, abstain: 1}}",
        "kind: approve, returned: 9, blank: 2, votes: {a: {yes: 1}}",
        "members: 3, recused: {a: 2}, votes: {a: 1}",
        "members: 3, recused: {a: 3}, votes: {a: 0}",
        "kind: approve, members: 3, recused: {a: 1}, votes: {a: {yes: 1, no: 1, abstain: 0}}",
        "counts: unknown, elected: [a, b], seats: 2",
        "papers: [[a], invalid, []], returned: 3, valid: 2, invalid: 1, blank: 1",
        "kind: approve, papers: [{a: yes}, {}], blank: 1",
        "seats: 2, papers: [[a, b], [b, a]]",
    ],
)
def test_what_is_just_at_a_bound_is_sound(text: str) -> None:
    assert result_of(f"{{{text}}}") is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("members: 9, present: 9, written: 1", [("TD701", ("present",))]),
        ("members: 9, present: 8, issued: 9", [("TD702", ("issued",))]),
        ("issued: 12", [("TD702members", ("issued",))]),
        ("issued: 8, returned: 9", [("TD703", ("returned",))]),
        ("present: 8, returned: 9", [("TD703present", ("returned",))]),
        ("returned: 12", [("TD703members", ("returned",))]),
        ("returned: 9, valid: 8, invalid: 2", [("TD704", ("invalid",))]),
        ("returned: 4, valid: 5", [("TD704", ("valid",))]),
        ("returned: 4, invalid: 5", [("TD704invalid", ("invalid",))]),
        ("returned: 9, blank: 10", [("TD708", ("blank",))]),
    ],
)
def test_where_figures_that_can_not_be_are_shown(
    text: str, expected: list[tuple[str, Path]]
) -> None:
    assert told(problems_of(f"{{{text}, votes: {{a: 0}}}}")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("returned: 9, seats: 2, votes: {a: 10, b: 1}", [("TD705", ("votes", "a"))]),
        (
            "returned: 9, votes: {a: 5, b: 10}",
            [("TD705", ("votes", "b")), ("TD706", ("votes",))],
        ),
        ("returned: 9, seats: 2, votes: {a: 9, b: 9, c: 1}", [("TD706", ("votes",))]),
        (
            "returned: 9, seats: 2, blank: 2, votes: {a: 7, b: 7, c: 1}",
            [("TD706blank", ("votes",))],
        ),
        ("returned: 9, blank: 2, votes: {a: 6}", [("TD708unaccounted", ("votes",))]),
        (
            "kind: approve, returned: 9, votes: {a: {yes: 5, no: 5}, b: {yes: 9}}",
            [("TD707", ("votes", "a"))],
        ),
        (
            "kind: approve, returned: 9, blank: 1, votes: {a: {yes: 5, no: 3, abstain: 1}}",
            [("TD707blank", ("votes", "a"))],
        ),
    ],
)
def test_where_votes_that_can_not_be_are_shown(text: str, expected: list[tuple[str, Path]]) -> None:
    assert told(problems_of(f"{{{text}}}")) == expected


def test_the_numbers_that_are_told() -> None:
    """9 papers, 2 of them blank: 7 that name two each, 14 votes at most."""
    text = "{returned: 9, seats: 2, blank: 2, votes: {a: 8, b: 7}}"
    one, other = problems_of(text)
    same = {"valid": "9", "blank": "2"}
    assert one.args == same | {
        "unit": "a", "n": "8", "yes": "8", "no": "None", "abstain": "None", "sum": "8", "most": "7"
    }  # fmt: skip
    assert other.args == same | {"sum": "15", "seats": "2", "most": "14"}
    (one,) = problems_of("{kind: approve, valid: 9, votes: {a: {yes: 6, no: 4, abstain: 1}}}")
    assert one.args == {
        "unit": "a", "n": "6", "yes": "6", "no": "4", "abstain": "1", "sum": "11",
        "valid": "9", "blank": "0", "most": "9",
    }  # fmt: skip
    (one,) = problems_of("{papers: [[a], [b], {b: yes}]}")
    assert one.args == {"n": "3"}
    (one,) = problems_of("{members: 9, present: 10, votes: {a: 1}}")
    assert one.args == {"n": "10", "most": "9", "present": "10", "written": "0"}
    (one,) = problems_of("{returned: 4, invalid: 5, votes: {a: 0}}")
    assert one.args == {"valid": "None", "invalid": "5", "sum": "5", "returned": "4"}
    (one,) = problems_of("{returned: 4, valid: 5, votes: {a: 0}}")
    assert one.args == {"valid": "5", "invalid": "0", "sum": "5", "returned": "4"}
    (one,) = problems_of("{returned: 9, blank: 2, votes: {a: 6}}")
    assert (one.args["sum"], one.args["most"]) == ("6", "7")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("papers: [[a], invalid], returned: 3", [("TD713returned", ("returned",))]),
        ("papers: [[a], invalid], valid: 2", [("TD713valid", ("valid",))]),
        ("papers: [[a], []], blank: 0", [("TD713blank", ("blank",))]),
        ("papers: [[a], {b: yes}]", [("TD710paper", ("papers", 1))]),
        ("seats: 3, papers: [[a], [b, a, a]]", [("TD712", ("papers", 1))]),
        ("votes: {a: 1}, papers: [[a]]", [("TD709both", ("papers",))]),
        ("members: 3", [("TD709", ())]),
        ("votes: {a: {yes: 5}}", [("TD710choose", ("votes", "a"))]),
        ("kind: approve, votes: {b: {no: 1}, a: 5}", [("TD710approve", ("votes", "a"))]),
        ("votes: {a: {votes: 5, yes: 5}}", [("TD710choose", ("votes", "a"))]),
        ("counts: unknown, papers: [[a]], elected: [a]", [("TD714given", ("counts",))]),
        ("counts: unknown", [("TD714", ("counts",))]),
        ("counts: unknown, elected: [a, b]", [("TD714seats", ("elected",))]),
        ("votes: {a: 3, b: 3}, chair_side: [a, x]", [
            ("TD717", ("chair_side", 1)), ("TD717seats", ("chair_side",))]),
        ("members: 3, recused: {a: 4}, votes: {a: 1}", [("TD715recused", ("recused", "a"))]),
        ("members: 3, recused: {a: 3}, votes: {a: 1}", [("TD715recused_votes", ("recused", "a"))]),
        ("kind: approve, members: 3, recused: {a: 1}, votes: {a: {yes: 2, no: 1, abstain: 0}}",
         [("TD715recused_votes", ("recused", "a"))]),
    ],
)  # fmt: skip
def test_where_what_does_not_fit_is_shown(text: str, expected: list[tuple[str, Path]]) -> None:
    assert told(problems_of(f"{{{text}}}")) == expected


def test_the_chair_may_approve_as_many_as_it_likes_and_its_side_is_not_asked_without_a_count() -> (
    None
):
    text = "{kind: approve, votes: {a: {yes: 3}, b: {yes: 3}}, chair_side: [a, b]}"
    assert result_of(text).elected == ()
    assert result_of("{counts: unknown, elected: [a], chair_side: [x]}").elected == ("a",)
    assert result_of("{seats: 2, votes: {a: 3, b: 3, c: 3}, chair_side: [b, b]}").by_chair == ("b",)


def test_whom_the_file_says_was_elected_against_the_count_in_one_order() -> None:
    (one,) = problems_of("{seats: 2, votes: {b: 5, a: 4, c: 3}, elected: [c, b]}")
    assert (one.path, one.args) == (("elected",), {"said": "b, c", "found": "a, b"})
    (one,) = problems_of("{rule: {pass: 100%}, votes: {b: 5}, elected: [b]}")
    assert one.args == {"said": "b", "found": "[]"}


def test_who_is_elected_goes_by_votes_whatever_order_the_candidates_come_in() -> None:
    low, high, out = (
        BallotCandidate(unit, votes, None, None, 9, 1, None, passed, 0)
        for unit, votes, passed in (("a", 3, True), ("b", 5, True), ("c", 7, False))
    )
    for order in ((low, high, out), (out, high, low), (high, low, out)):
        assert decide(order, 1) == Decided(("b",))
        assert decide(order, 2) == Decided(("b", "a"))


# -- what the rule is a share of ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "known", "expected"),
    [
        ("pass: 1/2", "", ["members"]),
        ("pass: 1/2", "members: 9", []),
        ("pass: 1/2, of: present", "members: 9", ["present"]),
        ("pass: 1/2, of: returned", "members: 9", ["returned"]),
        ("pass: 1/2, of: valid", "members: 9", ["valid"]),
        ("pass: 1/2, of: cast", "seats: 2", ["cast"]),
        ("pass: 1/2, of: cast", "", []),
        ("of: valid", "", []),
        # A quorum asks for who may vote and who took part, each told once.
        ("quorum: 1/2", "", ["members/quorum", "present/quorum"]),
        ("quorum: 1/2", "members: 9", ["present/quorum"]),
        ("quorum: 1/2", "present: 9", ["members/quorum"]),
        ("quorum: 1/2", "members: 9, present: 9", []),
        ("quorum: 1/2, pass: 1/2", "present: 9", ["members"]),
        ("quorum: 1/2, pass: 1/2, of: present", "members: 9", ["present"]),
        ("quorum: 1/2, pass: 1/2, of: valid", "", ["valid", "members/quorum", "present/quorum"]),
        ("quorum: 1/2, of: present", "members: 9", ["present/quorum"]),
    ],
)
def test_a_base_that_is_not_known_is_told_once(rule: str, known: str, expected: list[str]) -> None:
    more = f", {known}" if known else ""
    text = f"{{body: council, rule: {{{rule}}}{more}, votes: {{a: 1}}}}"
    _, found = tally(Sourced("x.yaml", load(Ballot, text)), 11)
    assert [one.variant + ("/quorum" if len(one.path) > 1 else "") for one in found] == expected
    assert {one.code for one in found} <= {"TD715"}


def test_of_an_approval_each_has_its_own_votes_cast_and_none_is_lacking() -> None:
    text = "{kind: approve, body: council, rule: {pass: 1/2, of: cast}, votes: {a: {yes: 1}}}"
    assert result_of(text).elected == ("a",)


@pytest.mark.parametrize(("took_part", "met"), [(7, False), (8, True), (9, True)])
def test_a_quorum_is_reached_by_its_smallest_whole_number(took_part: int, met: bool) -> None:
    """2/3 of 11 is 7.33: eight."""
    text = f"{{present: {took_part}, rule: {{quorum: 2/3}}, votes: {{a: 1}}}}"
    result = result_of(text)
    assert (result.quorum.needed, result.quorum.met) == (8, met)
    assert result.elected == (("a",) if met else ())


# -- who may stand --------------------------------------------------------------------------------


def test_each_that_may_not_stand_is_shown_once_where_it_stands_first() -> None:
    text = "{for: co, members: 5, votes: {x: 1, a: 2}, elected: [a, x], recused: {y: 1, x: 1}}"
    found = count_year(book(members(*"abc"), {2022: {"ballots/co": text}}), 2022).problems
    assert [(one.code, one.path, one.at) for one in found] == [
        ("TD711", ("votes", "x"), "key"),
        ("TD711", ("recused", "y"), "key"),
    ]
    text = "{for: co, counts: unknown, seats: 2, elected: [a, x]}"
    found = count_year(book(members(*"abc"), {2022: {"ballots/co": text}}), 2022).problems
    assert [(one.code, one.path) for one in found] == [("TD711", ("elected", 1))]


def test_of_two_units_equally_near_the_first_by_its_id_is_meant() -> None:
    units = members(*(f"so-y{letter}" for letter in "kihgfedcba"))
    data = book(units, {2022: {"ballots/co": "votes: {so-yt: 3}"}})
    (one,) = count_year(data, 2022).problems
    assert (one.variant, one.args["better"]) == ("nearest", "so-ya")


def test_nearest_is_sought_among_who_may_stand() -> None:
    """so-ya is gone: so-yb is meant."""
    units = "units: [{id: so-ya, name: A, left: 2020}, {id: so-yb, name: B}]"
    (one,) = count_year(book(units, {2022: {"ballots/co": "votes: {so-yt: 3}"}}), 2022).problems
    assert one.args["better"] == "so-yb"
    assert codes([one]) == ["TD711.nearest"]
