"""The votes that a tie-breaker `ballot:<id>` compares: those of the last round of that vote."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from thidua.bloc.voting.tally import ballot_id, counted_votes
from thidua.model.book import Sourced, YearBook

if TYPE_CHECKING:
    from thidua.model.ballots import Ballot


def tie_ballots(yearbook: YearBook, name: str) -> list[Sourced["Ballot"]]:
    """The ballot of that name and the later rounds of the same vote, the last round last."""
    ballots: list[Sourced[Ballot]] = list(yearbook.ballots)
    named = next((one for one in ballots if ballot_id(one) == name), None)
    if named is None:
        return []
    if named.data.for_ is None:
        return [named]
    purpose = (named.data.for_, named.data.body)
    rounds = [
        one
        for one in ballots
        if (one.data.for_, one.data.body) == purpose and one.data.round >= named.data.round
    ]
    return sorted(rounds, key=lambda one: one.data.round)


def tie_votes(yearbook: YearBook, name: str) -> Mapping[str, int | None] | None:
    """Votes by unit; a unit that is absent got none. None when there is no such ballot or its
    count is unknown; None for a unit that only an earlier round was about: rounds don't compare.
    """
    rounds = tie_ballots(yearbook, name)
    if not rounds:
        return None
    last = counted_votes(rounds[-1].data)
    if last is None:
        return None
    found: dict[str, int | None] = dict(last)
    for one in rounds[:-1]:
        for unit in counted_votes(one.data) or ():
            found.setdefault(unit, None)
    return found
