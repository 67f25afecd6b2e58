"""Where the rules, the bloc's proposals and the authorities' decisions on awards differ: warnings.

Nothing is overwritten: what people wrote stands, and the difference is said (manual: award-choice).
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from thidua.bloc.unknown import unfit_settlement
from thidua.bloc.voting.tally import Vote, find_vote
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book, YearBook

if TYPE_CHECKING:
    from thidua.bloc.awarding.result import AwardResult, AwardsOfYear


def differences(
    book: Book,
    yearbook: YearBook,
    found: "AwardsOfYear",
    votes: Sequence[Vote],
    used_settlements: Collection[int],
) -> list[Diagnostic]:
    """All differences of a year, and settlements on awards that no longer fit."""
    problems: list[Diagnostic] = []
    for one in found.awards:
        problems += _proposed_against_derived(book, yearbook, one)
        problems += _elected(book, yearbook, one, find_vote(votes, one.award.id))
    problems += _unfit_settlements(book, yearbook, used_settlements)
    return problems


def _proposed_against_derived(
    book: Book, yearbook: YearBook, one: "AwardResult"
) -> list[Diagnostic]:
    if yearbook.outcome is None or yearbook.proposals is None:
        return []
    file, crumb = yearbook.outcome.file, (one.award.name,)
    written = enumerate(yearbook.proposals)
    own = [(n, each.unit) for n, each in written if each.award == one.award.id]
    problems = []
    for n, unit in own:
        variant = _why_not(one, unit)
        if variant is not None:
            args = _args(book, yearbook, one, unit)
            if variant == "tied":
                args |= {"of": f"award:{one.award.id}"}
            problems.append(
                Diagnostic("TD630", file, ("proposals", n), args=args, variant=variant, where=crumb)
            )
    proposed = {unit for _, unit in own}
    for unit in one.derived:
        if unit not in proposed:
            args = _args(book, yearbook, one, unit)
            problems.append(
                Diagnostic("TD631", file, ("proposals",), at="key", args=args, where=crumb)
            )
    places = _places(one)
    if places is not None and len(proposed) > places:
        args = {"award": one.award.name, "n": str(len(proposed)), "quota": str(places)}
        problems.append(Diagnostic("TD632", file, ("proposals",), at="key", args=args, where=crumb))
    return problems


def _args(book: Book, yearbook: YearBook, one: "AwardResult", unit: str) -> dict[str, str]:
    names = {"unit": book.unit_name(unit), "award": one.award.name}
    return {**names, "year": str(yearbook.year)}


def _places(one: "AwardResult") -> int | None:
    """How many there may be in all: of all divisions; with `tied: all` as many as were tied."""
    known = [n for n in one.quotas.values() if n is not None]
    if not known or len(known) < len(one.quotas):
        return None
    return max(sum(known), len(one.derived))


def _why_not(one: "AwardResult", unit: str) -> str | None:
    """Why the rules would not have proposed that unit; None where they would, or leave it open."""
    judged = one.judged(unit)
    if judged is None or unit in one.derived:
        return None
    if judged.eligible is False:
        return "not_eligible"
    if one.award.by_meeting or (one.note is not None and not one.derived):
        return None
    if unit in one.border_tie and not one.settled:
        return "tied"
    return None if unit in one.open else ""


def _elected(
    book: Book, yearbook: YearBook, one: "AwardResult", vote: Vote | None
) -> list[Diagnostic]:
    """Who was elected and may not have the award."""
    if vote is None:
        return []
    last = vote.last
    return [
        Diagnostic(
            "TD633",
            last.file,
            last.names(unit),
            at="key",
            args=_args(book, yearbook, one, unit),
            where=(one.award.name,),
        )
        for unit in vote.elected
        if (judged := one.judged(unit)) is not None and judged.eligible is False
    ]


def _unfit_settlements(book: Book, yearbook: YearBook, used: Collection[int]) -> list[Diagnostic]:
    """A settlement on an award that does not fit a tie on that award's border."""
    return [
        unfit_settlement(book, yearbook, n)
        for n, one in enumerate(yearbook.settled)
        if one.of.startswith("award:") and n not in used
    ]
