"""Votes: counts, invariants, quorum, threshold, elected, rounds, all computed by hand."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.helpers.year_data import book, codes, load, members
from thidua.bloc.voting.counts import BallotCounts
from thidua.bloc.voting.tally import (
    BallotResult,
    count_year,
    counted_votes,
    find_vote,
    tally,
    votes_needed,
)
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.ballots import Ballot
from thidua.model.book import Sourced
from thidua.model.scalars import arguments

FLAG = """
for: co-tinh
kind: choose
seats: 1
members: 11
present: 10
written: 1
issued: 11
returned: 11
invalid: 1
rule: {pass: 80%, of: members, quorum: 2/3}
votes: {so-y-te: 9, so-gddt: 1}
"""


def result_of(text: str, units: int | None = 11) -> BallotResult:
    result, problems = tally(Sourced("2022/ballots/x.yaml", load(Ballot, text)), units)
    assert not problems, problems
    assert result is not None
    return result


def problems_of(text: str, units: int | None = 11) -> list[Diagnostic]:
    result, problems = tally(Sourced("2022/ballots/x.yaml", load(Ballot, text)), units)
    assert result is None
    return problems


def test_the_ballot_of_the_format() -> None:
    result = result_of(FLAG)
    assert result.threshold.votes_needed == 9  # 80 % of 11 is 8.8
    assert result.threshold.base == 11
    assert (result.quorum.needed, result.quorum.met) == (8, True)  # 2/3 of 11 is 7.33
    assert result.counts.valid == 10
    first, second = result.candidates
    assert (first.id, first.votes, first.share) == ("so-y-te", 9, Fraction(9, 11))
    assert first.passed and first.elected
    assert not second.passed and not second.elected
    assert result.elected == ("so-y-te",)


@pytest.mark.parametrize(
    ("share", "base", "strict", "needed"),
    [
        ("4/5", 11, False, 9),
        ("4/5", 10, False, 8),
        ("4/5", 10, True, 9),
        ("1/2", 11, True, 6),
        ("1/2", 10, True, 6),
        ("1/2", 10, False, 5),
        ("2/3", 9, False, 6),
        ("2/3", 9, True, 7),
        ("9/10", 11, False, 10),
        ("1", 11, False, 11),
        ("0", 11, False, 0),
        ("0", 11, True, 1),
    ],
)
def test_votes_needed_are_whole(share: str, base: int, strict: bool, needed: int) -> None:
    assert votes_needed(Fraction(share), base, strict) == needed


@given(st.fractions(0, 1, max_denominator=100), st.integers(0, 60), st.booleans())
@settings(max_examples=200, deadline=None)
def test_votes_needed_is_the_smallest_that_reaches(
    share: Fraction, base: int, strict: bool
) -> None:
    needed = votes_needed(share, base, strict)
    reaches = [n for n in range(base + 2) if (n > share * base if strict else n >= share * base)]
    assert needed == reaches[0]


@pytest.mark.parametrize(
    ("of", "base", "needed"),
    [("members", 12, 6), ("present", 11, 6), ("returned", 10, 5), ("valid", 9, 5)],
)
def test_the_base_is_the_one_declared(of: str, base: int, needed: int) -> None:
    text = f"""
    members: 12
    present: 10
    written: 1
    issued: 11
    returned: 10
    invalid: 1
    rule: {{pass: 50%, of: {of}}}
    votes: {{a: 5, b: 4}}
    """
    result = result_of(text)
    assert (result.threshold.base, result.threshold.votes_needed) == (base, needed)
    assert result.elected == (("a",) if needed <= 5 else ())


def test_members_are_the_units_where_the_ballot_is_silent() -> None:
    result = result_of("{rule: {pass: 1/2, strict: true}, votes: {a: 6}}", units=11)
    assert (result.counts.members, result.threshold.votes_needed) == (11, 6)
    assert result.elected == ("a",)


def test_members_of_a_council_are_not_guessed() -> None:
    text = "{body: council, rule: {pass: 1/2}, votes: {a: 6}}"
    assert codes(problems_of(text)) == ["TD715.members"]


def test_without_a_quorum_nobody_is_elected() -> None:
    text = """
    members: 12
    present: 7
    written: 0
    returned: 7
    rule: {pass: 1/2, of: present, quorum: 2/3}
    votes: {a: 7}
    """
    result = result_of(text)
    assert (result.quorum.needed, result.quorum.met) == (8, False)
    assert result.candidates[0].passed is False
    assert result.elected == ()


def test_written_votes_count_for_the_quorum() -> None:
    text = "{members: 12, present: 7, written: 1, rule: {quorum: 2/3}, votes: {a: 7}}"
    assert result_of(text).quorum.met is True


def test_without_a_quorum_rule_it_is_met() -> None:
    quorum = result_of("{members: 11, votes: {a: 7}}").quorum
    assert (quorum.share, quorum.needed, quorum.met) == (None, 0, True)


def test_approve() -> None:
    text = """
    kind: approve
    seats: 2
    members: 11
    present: 11
    returned: 11
    rule: {pass: 1/2, strict: true}
    votes:
      a: {yes: 7, no: 3, abstain: 1}
      b: {yes: 5, no: 6}
      c: {yes: 9, no: 1}
      d: {yes: 8, no: 3}
    """
    result = result_of(text)
    assert [one.id for one in result.candidates] == ["c", "d", "a", "b"]
    assert [one.id for one in result.candidates if one.passed] == ["c", "d", "a"]
    assert result.elected == ("c", "d")


def test_a_tie_on_the_last_seat_elects_none_of_the_tied() -> None:
    text = "{members: 11, seats: 2, rule: {pass: 1/3}, votes: {a: 8, b: 5, c: 5, d: 1}}"
    result = result_of(text)
    assert result.elected == ("a",)
    assert result.tied_on_last_seat == ("b", "c")


def test_a_tie_that_fits_is_no_tie() -> None:
    result = result_of("{members: 11, seats: 2, votes: {b: 5, c: 5, d: 1}}")
    assert set(result.elected) == {"b", "c"}
    assert result.tied_on_last_seat == ()


def test_papers_become_counts() -> None:
    text = """
    seats: 2
    members: 7
    present: 7
    issued: 7
    rule: {pass: 50%, of: valid}
    papers: [[a], [a, b], [], invalid, [b, a], [a, b, c], [c]]
    """
    result = result_of(text)
    counts = result.counts
    assert (counts.returned, counts.valid, counts.invalid, counts.blank) == (7, 5, 2, 1)
    assert {one.id: one.votes for one in result.candidates} == {"a": 3, "b": 2, "c": 1}
    assert result.threshold.votes_needed == 3
    assert result.elected == ("a",)


def test_papers_that_approve() -> None:
    text = """
    kind: approve
    members: 5
    papers: [[a, b], {a: yes, b: no}, [b], {a: abstain}, invalid]
    """
    counted, problems = tally(Sourced("x.yaml", load(Ballot, text)), 5)
    assert not problems and counted is not None
    found = {one.id: (one.votes, one.no, one.abstain) for one in counted.candidates}
    assert found == {"a": (2, 1, 1), "b": (2, 1, 0)}


def test_recused_members_leave_one_denominator() -> None:
    text = """
    kind: approve
    seats: 2
    members: 11
    rule: {pass: 80%}
    recused: {a: 1}
    votes: {a: {yes: 8}, b: {yes: 8}}
    """
    a, b = result_of(text).candidates
    assert (a.base, a.votes_needed, a.passed) == (10, 8, True)
    assert (b.base, b.votes_needed, b.passed) == (11, 9, False)


@pytest.mark.parametrize(
    ("unit", "variant"),
    [("khong-ai", "blank"), ("none-of-the-above", "blank"), ("phieu-trang", "blank")],
)
def test_a_paper_for_nobody_is_a_blank_one_and_no_unit(unit: str, variant: str) -> None:
    found = count_year(
        book(members("a"), {2022: {"ballots/x": f"votes: {{a: 3, {unit}: 7}}"}}), 2022
    )
    assert codes(found.problems) == [f"TD711.{variant}"]


def test_a_ballot_that_names_what_became_another_says_so() -> None:
    """The leader of 2025 is elected in 2024: then a is a-moi."""
    units = """
    units:
      - {id: a, name: A, left: 2024, became: a-moi}
      - {id: a-moi, name: A mới, joined: 2025, left: 2026, became: z}
      - {id: z, name: Z, joined: 2027}
    """
    found = count_year(book(units, {2024: {"ballots/x": "{for: leader, votes: {a: 3}}"}}), 2024)
    assert codes(found.problems) == ["TD711.became"]
    assert found.problems[0].args == {"unit": "a", "now": "a-moi", "year": "2025"}


def test_a_unit_that_nobody_knows_may_be_a_slip() -> None:
    data = book(members("so-y-te"), {2022: {"ballots/x": "votes: {so-y-t: 3}"}})
    found = count_year(data, 2022).problems
    assert (codes(found), found[0].args["better"]) == (["TD711.nearest"], "so-y-te")


def test_papers_that_do_not_add_up_are_told_once() -> None:
    """No paper came back and four were invalid: valid ones are not what nobody counted."""
    text = "{returned: 0, invalid: 4, votes: {a: 0}, rule: {pass: 1/2, of: valid}}"
    _, problems = tally(Sourced("x.yaml", load(Ballot, text)), 11)
    assert codes(problems) == ["TD704.invalid"]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        *[(one, "leader") for one in ("Trưởng khối", "Khối trưởng", "Cụm trưởng", "TRƯỞNG CỤM")],
        *[(one, "deputy") for one in ("Phó Trưởng khối", "Cụm phó", "Khối phó")],
    ],
)
def test_an_office_is_known_by_its_name(text: str, means: str) -> None:
    """The hint that is followed is an id that is then accepted."""
    with pytest.raises(ValidationError) as told:
        load(Ballot, f"{{for: {text}, votes: {{}}}}")
    assert told.value.errors()[0]["ctx"]["better"] == means
    assert load(Ballot, f"{{for: {means}, votes: {{}}}}").for_ == means


def test_an_awards_name_is_no_id_and_none_is_made_up_for_it() -> None:
    with pytest.raises(ValidationError) as told:
        load(Ballot, "{for: Cờ thi đua, votes: {}}")
    assert arguments(told.value.errors()[0]["ctx"])[1] == "purpose"


def test_votes_cast_are_a_base_of_each_candidate_where_papers_approve() -> None:
    """a: 6 of 6 + 3 = 66.67 %, at least 2/3 is 6 votes; b: 5 of 5 + 3, 2/3 of 8 is 6."""
    text = """
    kind: approve
    seats: 2
    members: 11
    returned: 11
    rule: {pass: 2/3, of: cast}
    recused: {b: 1}
    votes: {a: {yes: 6, no: 3, abstain: 2}, b: {yes: 5, no: 3, abstain: 2}}
    """
    result = result_of(text)
    a, b = result.candidates
    assert (a.base, a.votes_needed, a.passed) == (9, 6, True)
    assert (b.base, b.votes_needed, b.passed) == (8, 6, False)
    assert (result.threshold.base, result.elected) == (None, ("a",))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("seats: 1, returned: 11, invalid: 1, votes: {a: 5, b: 3}", 8),
        ("seats: 2, returned: 11, invalid: 1, blank: 2, votes: {a: 8, b: 6}", 8),
        ("seats: 2, papers: [[a], [a, b], [], invalid, [b]]", 3),
    ],
)
def test_votes_cast_are_the_papers_that_name_somebody(text: str, base: int) -> None:
    result = result_of(f"{{{text}, members: 11, rule: {{pass: 1/2, of: cast}}}}")
    assert result.threshold.base == base


def test_votes_cast_are_not_known_without_the_blank_ones() -> None:
    text = "{seats: 2, returned: 11, votes: {a: 8, b: 6}, rule: {pass: 1/2, of: cast}}"
    _, problems = tally(Sourced("x.yaml", load(Ballot, text)), 11)
    assert codes(problems) == ["TD715.cast"]


@pytest.mark.parametrize(
    ("seats", "chair", "elected", "tied", "by_chair"),
    [
        (2, "", ["a"], ["b", "c", "d"], []),
        (2, "[c]", ["a", "c"], [], ["c"]),
        (3, "[c]", ["a", "c"], ["b", "d"], ["c"]),
        (2, "[b, c]", ["a"], ["b", "c"], []),
        (3, "[b, c]", ["a", "b", "c"], [], ["b", "c"]),
        (2, "[a]", ["a"], ["b", "c", "d"], []),
        (4, "[b]", ["a", "b", "c", "d"], [], []),
    ],
)
def test_equal_votes_for_the_last_seat_follow_the_chair(
    seats: int, chair: str, elected: list[str], tied: list[str], by_chair: list[str]
) -> None:
    more = f", chair_side: {chair}" if chair else ""
    result = result_of(f"{{seats: {seats}, votes: {{a: 5, b: 3, c: 3, d: 3}}{more}}}")
    assert list(result.elected) == elected
    assert list(result.tied_on_last_seat) == tied
    assert list(result.by_chair) == by_chair


@pytest.mark.parametrize(
    ("chair", "code"), [("[x]", "TD717"), ("[a, b]", "TD717.seats"), ("[a]", None)]
)
def test_the_chairs_side_are_candidates_of_one_paper(chair: str, code: str | None) -> None:
    text = f"{{seats: 1, votes: {{a: 3, b: 3}}, chair_side: {chair}}}"
    _, problems = tally(Sourced("x.yaml", load(Ballot, text)), 11)
    assert codes(problems) == ([code] if code else [])


def test_without_a_rule_one_vote_is_enough() -> None:
    result = result_of("{votes: {a: 1, b: 0}}")
    assert (result.threshold.votes_needed, result.elected) == (1, ("a",))
    assert [one.passed for one in result.candidates] == [True, False]


def test_answers_that_nobody_gave_are_none() -> None:
    (only,) = result_of("{kind: approve, votes: {a: {yes: 3}}}").candidates
    assert (only.votes, only.no, only.abstain) == (3, 0, 0)


def test_no_votes_where_no_paper_is_valid() -> None:
    text = "{returned: 4, invalid: 4, votes: {a: 1}}"
    _, problems = tally(Sourced("x.yaml", load(Ballot, text)), 11)
    assert codes(problems) == ["TD705", "TD706"]


def test_papers_that_do_not_add_up_say_their_figures() -> None:
    text = "{returned: 4, valid: 5, votes: {a: 1}}"
    _, problems = tally(Sourced("x.yaml", load(Ballot, text)), 11)
    (one,) = (each for each in problems if each.code == "TD704")
    assert (one.args["valid"], one.args["invalid"], one.args["returned"]) == ("5", "0", "4")


def test_who_was_elected_may_be_written_beside_the_count_in_any_order() -> None:
    result = result_of("{seats: 2, votes: {a: 3, b: 2, c: 1}, elected: [b, a]}")
    assert result.elected == ("a", "b")
    text = "{seats: 2, votes: {a: 3, b: 2, c: 1}, elected: [a]}"
    assert codes(tally(Sourced("x.yaml", load(Ballot, text)), 11)[1]) == ["TD714.differs"]


def test_the_unit_that_a_paper_names_twice_is_told() -> None:
    text = "{seats: 3, papers: [[a], [b, a, a]]}"
    _, problems = tally(Sourced("x.yaml", load(Ballot, text)), 11)
    assert [(one.code, one.args["unit"], one.args["n"]) for one in problems] == [
        ("TD712", "a", "2")
    ]


def test_a_blank_paper_is_against_nobody() -> None:
    """Where papers approve, a list is against whom it leaves out; an empty one answers nothing."""
    (only,) = result_of("{kind: approve, papers: [[a], [], invalid]}").candidates
    assert (only.votes, only.no) == (1, 0)


def test_counts_unknown() -> None:
    result = result_of("{for: co-tinh, counts: unknown, elected: [a]}")
    assert result.elected == ("a",)
    assert not result.known
    assert result.candidates[0].votes is None
    assert counted_votes(load(Ballot, "{counts: unknown, elected: [a]}")) is None


def test_all_broken_rules_at_once_with_their_numbers() -> None:
    text = """
    members: 11
    present: 11
    written: 2
    issued: 14
    returned: 15
    valid: 9
    invalid: 4
    votes: {a: 10, b: 1}
    """
    found = problems_of(text)
    assert codes(found) == ["TD701", "TD702", "TD703", "TD704", "TD705", "TD706"]
    numbers = {one.code: one.args for one in found}
    assert (numbers["TD701"]["n"], numbers["TD701"]["most"]) == ("13", "11")
    assert (numbers["TD702"]["n"], numbers["TD702"]["most"]) == ("14", "13")
    assert (numbers["TD703"]["n"], numbers["TD703"]["most"]) == ("15", "14")
    assert (numbers["TD704"]["sum"], numbers["TD704"]["returned"]) == ("13", "15")
    assert (numbers["TD705"]["n"], numbers["TD705"]["most"]) == ("10", "9")
    assert (numbers["TD706"]["sum"], numbers["TD706"]["most"]) == ("11", "9")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{members: 9, present: 9, written: 1, votes: {a: 1}}", ["TD701"]),
        ("{members: 9, issued: 10, votes: {a: 1}}", ["TD702.members"]),
        ("{members: 9, present: 8, returned: 9, votes: {a: 1}}", ["TD703.present"]),
        ("{members: 9, returned: 10, votes: {a: 1}}", ["TD703.members"]),
        ("{members: 9, returned: 5, invalid: 6, votes: {a: 1}}", ["TD704.invalid"]),
        ("{returned: 9, valid: 8, votes: {a: 1}}", []),
        ("{returned: 9, valid: 8, invalid: 2, votes: {a: 1}}", ["TD704"]),
        ("{returned: 9, invalid: 1, votes: {a: 9}}", ["TD705", "TD706"]),
        ("{returned: 9, seats: 2, votes: {a: 9, b: 9, c: 1}}", ["TD706"]),
        ("{returned: 9, valid: 9, blank: 1, votes: {a: 9}}", ["TD705.blank", "TD706.blank"]),
        ("{returned: 9, blank: 10, votes: {a: 0}}", ["TD708"]),
        ("{returned: 9, blank: 2, votes: {a: 6}}", ["TD708.unaccounted"]),
        ("{kind: approve, returned: 9, votes: {a: {yes: 5, no: 4, abstain: 1}}}", ["TD707"]),
        ("{kind: approve, votes: {a: 5}}", ["TD710.approve"]),
        ("{votes: {a: {yes: 5}}}", ["TD710.choose"]),
        ("{members: 9}", ["TD709"]),
        ("{votes: {a: 1}, papers: [[a]]}", ["TD709.both"]),
        ("{papers: [[a, a]]}", ["TD712"]),
        ("{papers: [{a: yes}]}", ["TD710.paper"]),
        ("{papers: [[a], invalid], returned: 3, invalid: 0}", ["TD713.invalid", "TD713.returned"]),
        ("{counts: unknown}", ["TD714"]),
        ("{counts: unknown, votes: {a: 1}, elected: [a]}", ["TD714.given"]),
        ("{counts: unknown, elected: [a, b]}", ["TD714.seats"]),
        ("{votes: {a: 1, b: 3}, elected: [a]}", ["TD714.differs"]),
        ("{rule: {pass: 1/2, of: valid}, votes: {a: 1}}", ["TD715.valid"]),
        ("{rule: {pass: 1/2, of: present}, votes: {a: 1}}", ["TD715.present"]),
        ("{rule: {quorum: 1/2}, votes: {a: 1}}", ["TD715.present"]),
        ("{members: 3, recused: {a: 4}, votes: {a: 1}}", ["TD715.recused"]),
    ],
)
def test_each_broken_rule_is_an_error_of_its_own(text: str, expected: list[str]) -> None:
    _, problems = tally(Sourced("x.yaml", load(Ballot, text)), 11)
    assert codes(problems) == expected


def test_candidates_are_members_of_the_year_and_for_an_office_of_the_year_after() -> None:
    units = """
    units:
      - {id: a, name: A}
      - {id: b, name: B, left: 2022}
      - {id: c, name: C, joined: 2023}
    """
    files = {
        "ballots/co": "{for: co, votes: {b: 1, c: 1, z: 1}}",
        "ballots/truong": "{for: leader, votes: {a: 2, b: 1, c: 1}}",
    }
    year = count_year(book(units, {2022: files}), 2022)
    found = sorted((one.file, one.variant, one.args["unit"]) for one in year.problems)
    assert found == [
        ("2022/ballots/co.yaml", "", "z"),
        ("2022/ballots/co.yaml", "member", "c"),
        ("2022/ballots/truong.yaml", "office", "b"),
    ]


def test_the_last_round_counts() -> None:
    files = {
        "ballots/co": "{for: co, seats: 1, rule: {pass: 1/2, strict: true}, votes: {a: 2, b: 1}}",
        "ballots/co-2": "{for: co, round: 2, rule: {pass: 1/2, strict: true}, votes: {a: 1, b: 3}}",
    }
    year = count_year(book(members("a", "b", "c", "d"), {2022: files}), 2022)
    vote = find_vote(year.votes, "co")
    assert vote is not None and not year.problems
    assert [one.id for one in vote.rounds] == ["co", "co-2"]
    assert vote.elected == ("b",)


def test_a_round_for_the_open_seats_adds_to_those_elected_before() -> None:
    files = {
        "ballots/bk": "{for: bk, seats: 2, votes: {a: 4, b: 2, c: 2}}",
        "ballots/bk-2": "{for: bk, round: 2, seats: 1, votes: {b: 1, c: 3}}",
    }
    year = count_year(book(members("a", "b", "c", "d"), {2022: files}), 2022)
    assert year.votes[0].elected == ("a", "c")


def test_two_ballots_for_one_round_are_an_error() -> None:
    files = {"ballots/x": "{for: co, votes: {a: 1}}", "ballots/y": "{for: co, votes: {b: 1}}"}
    assert codes(count_year(book(members("a", "b"), {2022: files}), 2022).problems) == ["TD716"]


def test_the_bloc_and_a_council_vote_on_their_own() -> None:
    files = {
        "ballots/co": "{for: co, votes: {a: 2}}",
        "ballots/co-hd": "{for: co, body: council, members: 9, votes: {b: 5}}",
    }
    year = count_year(book(members("a", "b"), {2022: files}), 2022)
    assert not year.problems
    vote = find_vote(year.votes, "co")
    assert vote is not None and vote.elected == ("a",)


PAPERS = st.lists(
    st.one_of(st.just("invalid"), st.lists(st.sampled_from("abcd"), unique=True, max_size=4)),
    max_size=12,
)


@given(PAPERS, st.integers(1, 3))
@settings(max_examples=150, deadline=None)
def test_votes_are_conserved(papers: list[object], seats: int) -> None:
    text = f"{{seats: {seats}, papers: {papers}}}".replace("'", "")
    result = result_of(text, units=20)
    good = [paper for paper in papers if isinstance(paper, list) and len(paper) <= seats]
    assert sum(one.votes or 0 for one in result.candidates) == sum(map(len, good))
    counts = result.counts
    assert counts.returned == len(papers)
    assert (counts.valid or 0) + (counts.invalid or 0) == len(papers)
    assert counts.blank == sum(not paper for paper in good)
    assert len(result.elected) <= seats


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9), min_size=1),
    st.integers(1, 4),
    st.randoms(use_true_random=False),
)
@settings(max_examples=150, deadline=None)
def test_the_elected_do_not_depend_on_the_order_of_candidates(
    votes: dict[str, int], seats: int, random: object
) -> None:
    head = f"{{members: 20, seats: {seats}, rule: {{pass: 1/5}}, votes: "
    shuffled = list(votes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = result_of(head + str(votes).replace("'", "") + "}")
    other = result_of(head + str({unit: votes[unit] for unit in shuffled}).replace("'", "") + "}")
    assert set(one.elected) == set(other.elected)
    assert set(one.tied_on_last_seat) == set(other.tied_on_last_seat)


def test_took_part_is_unknown_without_those_present() -> None:
    assert BallotCounts(written=2).took_part is None


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.tuples(*[st.integers(0, 4)] * 3), min_size=1),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3)),
    st.integers(1, 4),
    st.randoms(use_true_random=False),
)
@settings(max_examples=100, deadline=None)
def test_an_approval_elects_the_same_whatever_the_order(
    votes: dict[str, tuple[int, int, int]],
    recused: dict[str, int],
    seats: int,
    random: object,
) -> None:
    """Yes, no and abstain; some recused. Never more than the seats, never under the threshold,
    and nobody who had more votes and reached it is passed over."""
    shuffled = list(votes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    apart = {unit: n for unit, n in recused.items() if unit in votes}
    results = []
    for order in (list(votes), shuffled):
        lines = ", ".join(
            f"{u}: {{yes: {votes[u][0]}, no: {votes[u][1]}, abstain: {votes[u][2]}}}" for u in order
        )
        out = ", ".join(f"{unit}: {n}" for unit, n in apart.items())
        counts = "members: 20, present: 20, valid: 12, invalid: 0, returned: 12"
        head = f"kind: approve, {counts}, seats: {seats}"
        rule = "rule: {pass: 1/6, of: members}"
        results.append(result_of(f"{{{head}, {rule}, recused: {{{out}}}, votes: {{{lines}}}}}"))
    one, other = results
    assert set(one.elected) == set(other.elected)
    assert set(one.tied_on_last_seat) == set(other.tied_on_last_seat)
    assert len(one.elected) <= seats
    by_id = {found.id: found for found in one.candidates}
    assert all(by_id[unit].passed for unit in one.elected)
    for unit in by_id.values():
        if unit.passed and unit.id not in one.elected and one.elected:
            least = min(by_id[chosen].votes or 0 for chosen in one.elected)
            assert (unit.votes or 0) <= least
    # The denominator of each candidate leaves out those that are recused.
    assert all(found.base == 20 - apart.get(found.id, 0) for found in by_id.values())


def test_whether_there_was_a_quorum_is_not_known_without_who_took_part() -> None:
    """Without a quorum in the rule there is always one; with one, and nobody knows how many came,
    nobody knows."""
    text = "{for: co, counts: unknown, elected: [a], members: 11, rule: {pass: 50%, of: members}}"
    assert result_of(text).quorum.met is True
    asked = result_of(text.replace("of: members", "of: members, quorum: 2/3"))
    assert (asked.quorum.met, asked.quorum.needed) == (None, 0)


def test_a_candidate_that_may_not_stand_is_shown_where_the_file_names_it() -> None:
    for said, path in (
        ("votes: {x: 3}", ("votes", "x")),
        ("papers: [[x], [x], [x]]", ("papers",)),
    ):
        text = f"{{for: co, members: 3, {said}}}"
        data = book(members("a", "b", "c"), {2022: {"ballots/co": text}})
        (problem,) = [one for one in count_year(data, 2022).problems if one.code == "TD711"]
        assert problem.path == path


def test_an_answer_for_each_candidate_names_nobody_too_many() -> None:
    """`seats` bounds the names on a paper that chooses; one that approves answers for all."""
    answers = "{a: yes, b: yes, c: no}"
    text = f"{{for: co, kind: approve, seats: 1, members: 3, papers: [{', '.join([answers] * 3)}]}}"
    found = result_of(text, 3)
    assert (found.counts.valid, found.counts.invalid) == (3, 0)
    assert {one.id: one.votes for one in found.candidates} == {"a": 3, "b": 3, "c": 0}


def test_of_the_votes_cast_one_that_nobody_opposed_has_all() -> None:
    text = "{for: co, kind: approve, members: 9, rule: {pass: 50%, of: cast}, votes: {a: {yes: 5}}}"
    (one,) = result_of(text, 9).candidates
    assert (one.votes, one.base, one.passed) == (5, 5, True)
