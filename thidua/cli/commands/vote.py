"""`thidua vote YEAR [BALLOT]`."""

from typing import Annotated

from thidua.cli.apart import each_year
from thidua.cli.command import Year, argument, command
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.views.vote import BlocBallots, vote_json, vote_report
from thidua.year.outcome import YearOutcome
from thidua.year.year import Year as OfYear


def vote(
    session: Session, year: Year, ballot: Annotated[str | None, argument("ballot", "ballot")] = None
) -> int:
    output = session.output()
    wanted = session.year(year)
    unknown: list[Diagnostic] = []
    seen: list[int] = []

    def work(_: Session, one: OfYear) -> YearOutcome[BlocBallots]:
        seen.append(one.year)
        only = None if ballot is None else one.ballot(ballot)
        if isinstance(only, Diagnostic):
            unknown.append(only)
            return YearOutcome(None, ())
        got = one.count(only)
        if got.value is None:
            return YearOutcome(None, got.found)
        book, counted = got.value
        rounds = tuple(each for vote in counted.votes for each in vote.rounds)
        return YearOutcome(BlocBallots(book, wanted, rounds), got.found)

    each = each_year(session, wanted, work)
    results = list(each)
    if unknown and len(unknown) == len(seen):
        raise Refused(USAGE, unknown[0])
    return session.finish(output, results, vote_report, vote_json)


COMMAND = command(vote)
