"""The result of a vote against a computation of its own, from the papers one by one.

Everything is found here by counting: the smallest number of votes that is enough by trying each,
who is elected by how many others have as many votes.
"""

from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.year_data import book, codes, load, members
from thidua.bloc.voting.tally import BallotResult, VotesOfYear, count_year, find_vote, tally
from thidua.model.ballots import Ballot
from thidua.model.book import Sourced

F = Fraction
NAMES = "abcde"
Paper = list[str] | dict[str, str] | None
"""Whom a paper names, what it answers for each, or None where it is spoilt."""


class Case(NamedTuple):
    """A vote as it was held. `share` None: the rule asks for none."""

    kind: str
    seats: int
    papers: list[Paper]
    present: int
    written: int
    members: int
    of: str
    share: Fraction | None
    strict: bool
    quorum: Fraction | None
    recused: dict[str, int]
    chair: list[str]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    kind = draw(st.sampled_from(["choose", "choose", "approve"]))
    seats = draw(st.integers(1, 3))
    named: st.SearchStrategy[Paper] = st.lists(st.sampled_from(NAMES), unique=True, max_size=4)
    answers: st.SearchStrategy[Paper] = st.dictionaries(
        st.sampled_from(NAMES), st.sampled_from(["yes", "no", "abstain"])
    )
    one = st.none() | named if kind == "choose" else st.none() | named | answers
    papers = draw(st.lists(one, min_size=1, max_size=9))
    written = draw(st.integers(0, 2))
    present = draw(st.integers(max(len(papers) - written, 0), len(papers) + 1))
    # Never fewer voters than papers, so that each figure may be its own base.
    members = draw(st.integers(present + written, present + written + 3))
    candidates = named_in(papers)
    most = seats if kind == "choose" else len(candidates)
    case = Case(
        kind,
        seats,
        papers,
        present,
        written,
        members,
        draw(st.sampled_from(["members", "present", "returned", "valid", "cast"])),
        draw(st.sampled_from([None, F(1, 3), F(1, 2), F(2, 3), F(4, 5), F(1)])),
        draw(st.booleans()),
        draw(st.sampled_from([None, F(1, 2), F(2, 3), F(1)])),
        draw(st.dictionaries(st.sampled_from(NAMES), st.integers(1, min(members, 3)), max_size=2)),
        draw(st.lists(st.sampled_from(candidates), unique=True, max_size=most))
        if candidates
        else [],
    )
    # Who is recused casts nothing on the candidate.
    free = {name: members - sum(found(case, name)[:3]) for name in case.recused}
    return case._replace(recused={name: n for name, n in case.recused.items() if n <= free[name]})


def named_in(papers: list[Paper]) -> list[str]:
    """Who is a candidate: named on any paper, as read out."""
    return list(dict.fromkeys(name for paper in papers for name in paper or ()))


# -- by counting ----------------------------------------------------------------------------------


def valid_of(case: Case) -> list[list[str] | dict[str, str]]:
    kept = [paper for paper in case.papers if paper is not None]
    return [one for one in kept if case.kind == "approve" or len(one) <= case.seats]


def said(case: Case, paper: list[str] | dict[str, str], name: str) -> str:
    """What a paper says of a candidate: nothing, where it is empty or names others."""
    if isinstance(paper, dict):
        return paper.get(name, "")
    if name in paper:
        return "yes"
    return "no" if paper and case.kind == "approve" else ""


class Found(NamedTuple):
    yes: int
    no: int
    abstain: int
    base: int
    needed: int
    passed: bool


def found(case: Case, name: str) -> Found:
    valid = valid_of(case)
    spoken = [said(case, paper, name) for paper in valid]
    yes, no, abstain = (spoken.count(one) for one in ("yes", "no", "abstain"))
    took_part = case.present + case.written
    base = {
        "members": case.members,
        "present": took_part,
        "returned": len(case.papers),
        "valid": len(valid),
        "cast": sum(bool(paper) for paper in valid),
    }[case.of]
    base = max(base - case.recused.get(name, 0), 0)
    if case.of == "cast" and case.kind == "approve":
        base = yes + no
    enough = [n for n in range(20) if reaches(case, n, base)]
    there = case.quorum is None or took_part >= case.quorum * case.members
    passed = there and yes > 0 and reaches(case, yes, base)
    return Found(yes, no, abstain, base, enough[0], passed)


def reaches(case: Case, votes: int, base: int) -> bool:
    if case.share is None:
        return votes >= 1
    wanted = case.share * base
    return votes > wanted if case.strict else votes >= wanted


def outcome(case: Case) -> tuple[list[str], list[str], list[str]]:
    """Who is elected, who ties for the last seat, and who is elected by the Chair's side."""
    votes = {name: found(case, name).yes for name in named_in(case.papers)}
    passed = [name for name in votes if found(case, name).passed]
    first = sorted(passed, key=lambda name: -votes[name])
    as_many = {one: sum(votes[other] >= votes[one] for other in passed) for one in passed}
    more = {one: sum(votes[other] > votes[one] for other in passed) for one in passed}
    elected = [one for one in first if as_many[one] <= case.seats]
    tied = [one for one in first if more[one] < case.seats < as_many[one]]
    chosen = [one for one in tied if one in case.chair]
    free = case.seats - len(elected)
    if len(chosen) > free:
        return elected, chosen, []
    if not chosen:
        return elected, tied, []
    rest = [one for one in tied if one not in chosen] if len(chosen) < free else []
    return elected + chosen, rest, chosen


# -- as a file ----------------------------------------------------------------------------------


def flow(value: object) -> str:
    return "invalid" if value is None else str(value).replace("'", "")


def written(share: Fraction) -> str:
    return "100%" if share == 1 else str(share)


def head(case: Case) -> list[str]:
    rule = [f"of: {case.of}", f"strict: {str(case.strict).lower()}"]
    if case.share is not None:
        rule.append(f"pass: {written(case.share)}")
    if case.quorum is not None:
        rule.append(f"quorum: {written(case.quorum)}")
    return [
        *(f"kind: {case.kind}", f"seats: {case.seats}", f"members: {case.members}"),
        *(f"present: {case.present}", f"written: {case.written}"),
        *(f"rule: {{{', '.join(rule)}}}", f"recused: {flow(case.recused)}"),
        f"chair_side: {flow(case.chair)}",
    ]


def as_papers(case: Case) -> str:
    papers = ", ".join(flow(paper) for paper in case.papers)
    return "\n".join([*head(case), f"papers: [{papers}]"])


def as_counts(case: Case) -> str:
    """The same vote as figures, those that follow from others left out."""
    valid = valid_of(case)
    votes = {}
    for name in named_in(case.papers):
        one = found(case, name)
        each = {"yes": one.yes, "no": one.no, "abstain": one.abstain}
        votes[name] = each if case.kind == "approve" else one.yes
    counts = [
        f"returned: {len(case.papers)}",
        f"invalid: {len(case.papers) - len(valid)}",
        f"blank: {sum(not paper for paper in valid)}",
    ]
    return "\n".join([*head(case), *counts, f"votes: {flow(votes)}"])


def counted(text: str) -> BallotResult:
    result, problems = tally(Sourced("2022/ballots/x.yaml", load(Ballot, text)), None)
    assert result is not None, problems
    assert not problems
    return result


@given(cases())
@settings(max_examples=120, deadline=None)
def test_a_vote_comes_out_as_its_papers_say(case: Case) -> None:
    valid = valid_of(case)
    for result in (counted(as_papers(case)), counted(as_counts(case))):
        counts = result.counts
        assert (counts.returned, counts.valid) == (len(case.papers), len(valid))
        assert counts.invalid == len(case.papers) - len(valid)
        assert counts.blank == sum(not paper for paper in valid)
        assert counts.took_part == case.present + case.written
        for one in result.candidates:
            mine = found(case, one.id)
            no, abstain = (mine.no, mine.abstain) if case.kind == "approve" else (None, None)
            assert (one.votes, one.no, one.abstain) == (mine.yes, no, abstain)
            assert (one.base, one.votes_needed, one.passed) == (mine.base, mine.needed, mine.passed)
            assert one.share == (F(mine.yes, mine.base) if mine.base else None)
            assert one.recused == case.recused.get(one.id, 0)
            assert one.elected is (one.id in result.elected)
        names = named_in(case.papers)
        in_order = sorted(names, key=lambda name: -found(case, name).yes)
        assert [one.id for one in result.candidates] == in_order
        elected, tied, by_chair = outcome(case)
        assert list(result.elected) == elected
        assert list(result.tied_on_last_seat) == tied
        assert list(result.by_chair) == by_chair
        took_part = case.present + case.written
        assert result.quorum.met is (case.quorum is None or took_part >= case.quorum * case.members)


# -- Several ballots on one question ---------------------------------------------------------------


EVERYBODY = members(*"abcdefgh")


def votes(**ballots: str) -> VotesOfYear:
    """The votes of 2022; a name's `_` stands for the hyphen of its file."""
    files = {f"ballots/{name.replace('_', '-')}": f"{{{text}}}" for name, text in ballots.items()}
    return count_year(book(EVERYBODY, {2022: files}), 2022)


@pytest.mark.parametrize(
    ("rounds", "elected", "tied"),
    [
        # a is elected; b, c, d tie for two seats, then c and d for one, then c has it.
        (
            ["3, {a: 5, b: 3, c: 3, d: 3}", "2, {b: 4, c: 2, d: 2}", "1, {c: 3, d: 1}"],
            *("abc", ""),
        ),
        # The second round left its seat open: nobody is added, its tie is the last.
        (["2, {a: 5, b: 3, c: 3}", "1, {b: 4, c: 4}"], *("a", "bc")),
        # A round for all seats, or for fewer than were open, is the whole vote held again.
        (["2, {a: 5, b: 3, c: 3}", "2, {b: 4, c: 3}"], *("bc", "")),
        (["3, {a: 5, b: 3, c: 3, d: 3}", "1, {b: 4, c: 2}"], *("b", "")),
        # So is one for as many seats as were open that is about somebody who was elected.
        (["2, {a: 5, b: 3, c: 3}", "1, {a: 4, b: 3}"], *("a", "")),
        # Where nobody was elected all seats were open.
        (["1, {a: 3, b: 3}", "1, {b: 4, a: 2}"], *("b", "")),
        # All seats were filled: another round for one seat is another vote on it.
        (["1, {a: 5, b: 3}", "1, {b: 4, c: 2}"], *("b", "")),
    ],
)
def test_who_is_elected_after_several_rounds(rounds: list[str], elected: str, tied: str) -> None:
    ballots = {
        f"x_{n}": f"for: co, round: {n}, seats: {text.replace(', {', ', votes: {', 1)}"
        for n, text in enumerate(rounds, 1)
    }
    found = votes(**ballots)
    (vote,) = found.votes
    assert found.problems == ()
    assert (vote.elected, vote.tied) == (tuple(elected), tuple(tied))
    assert vote.last.ballot.round == len(rounds)


def test_rounds_go_by_their_number_and_not_by_their_file() -> None:
    found = votes(
        b="for: co, round: 1, votes: {a: 3}",
        a="for: co, round: 3, votes: {c: 3}",
        c="for: co, round: 2, votes: {b: 3}",
    )
    (vote,) = found.votes
    assert [(one.id, one.ballot.round) for one in vote.rounds] == [("b", 1), ("c", 2), ("a", 3)]
    assert vote.elected == ("c",)


def test_without_a_purpose_the_rounds_are_known_by_their_names() -> None:
    """`gop-y-2` is the second round of `gop-y`; `gop-y-3` says that it is a first round."""
    found = votes(gop_y="votes: {a: 3}", gop_y_2="round: 2, votes: {b: 3}", gop_y_3="votes: {c: 3}")
    assert [(vote.purpose, len(vote.rounds)) for vote in found.votes] == [
        ("gop-y", 2),
        ("gop-y-3", 1),
    ]


def test_the_same_round_twice_says_which_the_next_one_is() -> None:
    found = votes(x="for: co, round: 2, votes: {a: 1}", y="for: co, round: 2, votes: {b: 1}")
    (problem,) = found.problems
    assert (problem.code, problem.file, problem.path) == (
        *("TD716", "2022/ballots/y.yaml", ("round",)),
    )
    assert problem.args == {"round": "2", "next": "3", "first": "2022/ballots/x.yaml"}
    assert problem.where == ("y",)


def test_the_vote_of_the_bloc_comes_first_and_that_of_a_council_alone_counts() -> None:
    council = "for: co, body: council, members: 9, votes: {b: 5}"
    both = votes(a=council, b="for: co, votes: {a: 2}", c="for: bk, votes: {c: 2}").votes
    assert [(vote.purpose, vote.body) for vote in both] == [
        *(("co", "council"), ("co", "bloc"), ("bk", "bloc")),
    ]
    found, alone = find_vote(both, "co"), find_vote(votes(a=council).votes, "co")
    assert found is not None and (found.body, found.elected) == ("bloc", ("a",))
    assert alone is not None and (alone.body, alone.elected) == ("council", ("b",))
    assert find_vote(both, "khac") is None


@pytest.mark.parametrize(("known", "n"), [("all", 8), ("partial", 11)])
def test_who_may_vote_are_the_members_of_the_year(known: str, n: int) -> None:
    """Eight units are listed; where the source names only some, it says that there are eleven."""
    units = EVERYBODY.replace("units:", f"known: {known}\ncount: 11\nunits:")
    if known == "all":
        units = EVERYBODY
    found = count_year(book(units, {2022: {"ballots/x": "votes: {a: 1}"}}), 2022)
    assert found.ballots[0].counts.members == n


def test_a_ballot_that_can_not_be_is_no_vote() -> None:
    found = votes(a="for: co, returned: 1, votes: {a: 2}", b="for: bk, votes: {c: 2}")
    assert [vote.purpose for vote in found.votes] == ["bk"]
    assert codes(list(found.problems)) == ["TD705", "TD706"]
    assert [one.id for one in found.ballots] == ["b"]


def test_a_year_without_a_folder_has_no_votes() -> None:
    assert count_year(book(EVERYBODY), 2022) == VotesOfYear()
