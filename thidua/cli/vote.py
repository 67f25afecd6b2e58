"""`thidua vote YEAR [BALLOT]`."""

from collections.abc import Sequence
from typing import Annotated

from thidua.bloc.scoring.check_sheets import check_units
from thidua.bloc.voting.rounds import count_year
from thidua.bloc.voting.tally import ballot_id
from thidua.bloc.year_view import own_errors
from thidua.cli.command import Year, argument, command
from thidua.cli.scoring import missing_year
from thidua.cli.session import USAGE, Opened, Refused, Session
from thidua.cli.years import for_each, open_parts, with_year
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.text.suggest import nearest
from thidua.views.vote import Voted, vote_json, vote_report

PARTS = frozenset(["ballots"])


def vote(
    session: Session,
    year: Year,
    ballot: Annotated[str | None, argument("ballot", "ballot")] = None,
) -> int:
    """The count, quorum, threshold with its base, and the result."""
    output = session.output()
    wanted = session.year(year)
    session.found += missing_year(session, wanted)
    folders = with_year(session, wanted)
    known: dict[str, None] = {}

    def opened(folder: str) -> Opened | None:
        if folder not in folders:
            return None
        found = open_parts(session, folder, [([wanted], PARTS)])
        names = [name.removesuffix(".yaml") for name in _files(session, folder, wanted)]
        known.update(dict.fromkeys(names))
        return found if ballot is None else _only(found, wanted, ballot, ballot in names)

    def work(_: Opened, book: Book) -> tuple[Voted | None, Sequence[Diagnostic]]:
        if ballot is not None and not book.years[wanted].ballots:
            return None, []
        counted = count_year(book, wanted)
        rounds = tuple(one for each in counted.votes for one in each.rounds)
        return Voted(book, wanted, rounds), [*own_errors(book, check_units), *counted.problems]

    results = for_each(session, opened, work)
    if ballot is not None and folders and ballot not in known:
        raise Refused(USAGE, _unknown(ballot, wanted, list(known)))
    return session.finish(
        output,
        results,
        lambda years: vote_report(years, session.lang),
        vote_json,
    )


def _files(session: Session, folder: str, year: int) -> list[str]:
    base = "/".join(part for part in (folder, str(year), "ballots") if part)
    return [name for name in session.files.names(base)[1] if name.endswith(".yaml")]


def _only(opened: Opened, year: int, ballot: str, there: bool) -> Opened | None:
    """The bloc with that one ballot; what is wrong with the others does not matter."""
    if not there or opened.book is None:
        return opened if opened.book is None else None
    yearbook = opened.book.years[year]
    kept = tuple(one for one in yearbook.ballots if ballot_id(one) == ballot)
    loading = opened.loading
    own = f"/ballots/{ballot}.yaml"
    loading.diagnostics = [
        one
        for one in loading.diagnostics
        if "/ballots/" not in f"/{one.file}" or f"/{one.file}".endswith(own)
    ]
    years = {**opened.book.years, year: yearbook._replace(ballots=kept)}
    return opened._replace(book=opened.book._replace(years=years))


def _unknown(ballot: str, year: int, known: Sequence[str]) -> Diagnostic:
    args = {"found": ballot, "year": str(year), "known": ", ".join(known) or "-"}
    better = nearest(ballot, known)
    if better:
        args["better"] = better
    return Diagnostic("TD919", args=args, variant="nearest" if better else "")


COMMAND = command(vote)
