"""Who was elected to an office and may not hold it: told with the vote, not only when the term is
written (manual: rotation)."""

from collections.abc import Iterator, Sequence

from thidua.bloc.leading.succession import turn_of_year
from thidua.bloc.voting.rounds import Vote, find_vote
from thidua.diagnostics.diagnostic import Diagnostic, Severity, Word
from thidua.model.ballots import OFFICES
from thidua.model.book import Book


def check_elected(book: Book, year: int, votes: Sequence[Vote]) -> Iterator[Diagnostic]:
    """Warnings over the votes of `year` for the offices of the year after: who is barred from them,
    and who was elected to two of them."""
    held: set[str] = set()
    for office in OFFICES:
        vote = find_vote(votes, office)
        if vote is None or not vote.elected:
            continue
        turn = turn_of_year(book, year + 1, votes=votes)
        for unit in vote.elected:
            args: dict[str, str | Word] = {"unit": book.unit_name(unit), "year": str(turn.year)}
            args |= {"office": Word(f"offices.{office}")}
            where = (vote.last.ballot.title or vote.last.id,)
            if unit in turn.barred:
                args |= {"reason": turn.barred[unit]}
                yield _told("TD605", vote, unit, args, where)
            if unit in held:
                yield _told("TD606", vote, unit, args, where)
            held.add(unit)


def _told(
    code: str, vote: Vote, unit: str, args: dict[str, str | Word], where: tuple[str, ...]
) -> Diagnostic:
    return Diagnostic(
        code, vote.last.file, vote.last.names(unit), at="key", args=args, variant="elected",
        where=where, severity=Severity.WARNING,
    )  # fmt: skip
