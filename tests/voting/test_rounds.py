"""Several ballots on one question: which are rounds of one vote, and who is elected in the end."""

import pytest

from tests.helpers.year_data import book, codes, members
from thidua.bloc.voting.tally import VotesOfYear, count_year, find_vote

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
