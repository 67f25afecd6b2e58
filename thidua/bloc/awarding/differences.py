"""Where the rules, the bloc's proposals and the authorities' decisions on awards differ: warnings.

Nothing is overwritten: what people wrote stands, and the difference is said (format.md 6).
"""

from collections.abc import Collection, Sequence

from thidua.bloc.awarding.earlier_years import Past
from thidua.bloc.awarding.result import AwardResult, AwardsOfYear
from thidua.bloc.reasons import Why
from thidua.bloc.voting.rounds import Vote, find_vote
from thidua.bloc.voting.tally import BallotResult
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.awards import Award, branches
from thidua.model.book import YearBook


def differences(
    yearbook: YearBook,
    found: AwardsOfYear,
    votes: Sequence[Vote],
    past: Past,
    used_settlements: Collection[int],
) -> list[Diagnostic]:
    """All differences of a year, and settlements on awards that no longer fit."""
    problems: list[Diagnostic] = []
    unsure = False
    for one in found.awards:
        # Who gets a higher award decides who is due a lower one: a doubt goes on to all below.
        unsure = unsure or _lacks_past(one.award, past, found.year)
        problems += _proposed_against_derived(yearbook, one, unsure)
        problems += _elected(one, find_vote(votes, one.award.id))
    problems += _unfit_settlements(yearbook, used_settlements)
    return problems


def _proposed_against_derived(
    yearbook: YearBook, one: AwardResult, unsure: bool
) -> list[Diagnostic]:
    if yearbook.outcome is None or one.proposed is None:
        return []
    file, crumb = yearbook.outcome.file, (one.award.name,)
    places = {id(p): n for n, p in enumerate(yearbook.outcome.data.proposals or ())}
    problems = []
    for proposal in one.proposed:
        variant = _why_not(one, proposal.unit, unsure)
        if variant is not None:
            args = {"unit": proposal.unit, "award": one.award.id}
            path = ("proposals", places[id(proposal)])
            problems.append(Diagnostic("TD630", file, path, "value", args, variant, crumb))
    proposed = {proposal.unit for proposal in one.proposed}
    for unit in one.derived:
        if unit not in proposed and not unsure:
            args = {"unit": unit, "award": one.award.id}
            problems.append(Diagnostic("TD631", file, ("proposals",), "key", args, where=crumb))
    if one.quota is not None and len(proposed) > one.quota:
        args = {"award": one.award.id, "n": str(len(proposed)), "quota": str(one.quota)}
        problems.append(Diagnostic("TD632", file, ("proposals",), "key", args, where=crumb))
    return problems


def _why_not(one: AwardResult, unit: str, unsure: bool) -> str | None:
    """Why the rules would not have proposed that unit; None where they would, or leave it open."""
    judged = one.judged(unit)
    if judged is None or (unit in one.derived and judged.eligible):
        return None
    if not judged.eligible:
        return "not_eligible" if any(_is_known(one) for one in judged.reasons) else None
    if one.award.pick == "meeting" or (one.note is not None and not one.derived):
        return None
    if unsure:
        return None
    return "tied" if unit in one.border_tie and not one.settled else ""


def _lacks_past(award: Award, past: Past, year: int) -> bool:
    """Whether a condition looks at earlier years that are not there: then people, who remember
    them, may well know better."""
    wanted = [one.evaluation for one in branches(award.requires) if one.evaluation is not None]
    longest = max((one.years for one in wanted), default=0)
    graded = all(year - back in past.evaluations for back in range(longest))
    decided = all(year - back in past.granted for back in range(1, award.not_again_within + 1))
    return not (graded and decided)


def _is_known(reason: Why) -> bool:
    """Whether a reason against a unit is more than that the data does not say."""
    if reason.good is not False:
        return False
    if reason.parts:
        return all(_is_known(part) for part in reason.parts)
    return not reason.key.endswith(("_unknown", "holds_not"))


def _elected(one: AwardResult, vote: Vote | None) -> list[Diagnostic]:
    """Who was elected and may not have the award."""
    if vote is None:
        return []
    last = vote.last
    return [
        Diagnostic(
            "TD633",
            last.file,
            _named(last, unit),
            "key",
            args={"unit": unit, "award": one.award.id},
            where=(one.award.name,),
        )
        for unit in vote.elected
        if (judged := one.judged(unit)) is not None and any(map(_is_known, judged.reasons))
    ]


def _named(last: BallotResult, unit: str) -> Path:
    """Where a ballot's file names who was elected."""
    if not last.known:
        return ("elected",)
    return ("votes", unit) if last.ballot.votes else ("papers",)


def _unfit_settlements(yearbook: YearBook, used: Collection[int]) -> list[Diagnostic]:
    """A settlement on an award that does not fit a tie on that award's border."""
    if yearbook.settlements is None:
        return []
    return [
        Diagnostic(
            "TD502",
            yearbook.settlements.file,
            ("settlements", n),
            args={"of": one.of, "units": ", ".join(one.units)},
        )
        for n, one in enumerate(yearbook.settlements.data.settlements)
        if one.of.startswith("award:") and n not in used
    ]
