"""Rules over leadership.yaml: who held an office may hold it, once a year (manual: rotation).

Who was elected to an office and may not hold it: told with the vote, not only when the term is
written (manual: rotation).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from thidua.bloc.cycle.check_files import severity_if
from thidua.bloc.leading.succession import too_close, turn_of_year
from thidua.bloc.leading.waiting import LeaderTurn
from thidua.bloc.lineage import bars_of
from thidua.bloc.unknown import entries, unknown
from thidua.bloc.voting.tally import Vote, find_vote, member_count
from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity, Spot, Word
from thidua.model.ballots import OFFICES
from thidua.model.book import Book
from thidua.model.emulation_year import first_day, last_day, members_day
from thidua.model.units import Term

LAST_YEAR = 2199
"""The last year that a file may speak of."""


def check_terms(book: Book) -> Iterator[Diagnostic]:
    """All rules over the terms. With some years left unloaded, their bars are not known."""
    yield from _too_few(book)
    yield from _joining(book)
    last = max(book.years, default=None)
    seen: dict[int, list[Term]] = {}
    for place, term in entries(book.leadership, "terms", book.terms):
        spot = place.named(str(term.year))
        others = seen.setdefault(term.year, [])
        if others and (term.from_ is None or term.from_ in {one.from_ for one in others}):
            variant = "" if term.from_ is None else "same_day"
            yield spot.told("TD603", {"year": str(term.year)}, variant)
        others.append(term)
        if last is not None and term.year > last + 1:
            args = {"year": str(term.year), "last": str(last)}
            yield spot.below("year").told("TD669", args)
        yield from _holders(book, spot, term)
        yield from _gap(book, spot.below("leader"), term)


def _too_few(book: Book) -> Iterator[Diagnostic]:
    """A rotation that the bloc has too few members for: some year nobody may lead, or a deputy is
    wanting."""
    rotation, members = book.bloc.data.rotation, member_count(book.units.data, _latest(book))
    if members is None:
        return
    for key, wanted in (("min_gap", rotation.gap), ("deputies", rotation.deputies)):
        if key in rotation.model_fields_set and wanted >= members:
            spot = Spot(book.bloc.file, ("rotation", key))
            yield spot.told("TD668", {"n": str(wanted), "members": str(members)}, key)


def _joining(book: Book) -> Iterator[Diagnostic]:
    """A unit that joins years after the last folder is a member nowhere, which nobody would see."""
    last = max(book.years, default=None)
    for place, unit in entries(book.units, "units", book.units.data.units):
        start = unit.times[0][0]
        year = start.year if isinstance(start, date) else start
        if last is not None and year is not None and year > last + 1:
            key: Path = ("member", 0, "from") if unit.member else ("joined",)
            spot = place.below(*key).named(unit.name)
            yield spot.told("TD669", {"year": str(year), "last": str(last)}, "joins")


def _latest(book: Book) -> int:
    """The latest year that there is a folder of; a year in which all who ever joined are members
    where there is none."""
    return book.emulation_year(max(book.years, default=LAST_YEAR))


def _holders(book: Book, spot: Spot, term: Term) -> Iterator[Diagnostic]:
    """A member of that year, not barred from leading in it, in one office."""
    held: set[str] = set()
    offices = [(spot.below("leader"), term.leader)] if term.leader is not None else []
    offices += [(spot.below("deputies", n), unit) for n, unit in enumerate(term.deputies or ())]
    for here, unit in offices:
        known = book.units.data.get(unit)
        if known is None:
            ids = (one.id for one in book.units.data.units)
            yield unknown("TD404", here, unit, ids)
        elif not known.takes_part(book.emulation_year(term.year)):
            start, end = known.times[0][0], known.times[-1][1]
            year = book.emulation_year(term.year)
            gone = end is not None and (
                end < members_day(year) if isinstance(end, date) else end < term.year
            )
            args = {"unit": known.name, "year": str(term.year)}
            args |= {"left": str(end), "joined": str(start)}
            yield here.told("TD604", args, "left" if gone else "joined")
        if unit in held:
            yield here.told("TD606", {"unit": book.unit_name(unit)})
        held.add(unit)
        yield from _barred(book, here, unit, term)


def _barred(book: Book, spot: Spot, unit: str, term: Term) -> Iterator[Diagnostic]:
    """An error; a warning where the bar came after the term had begun."""
    yearbook = book.years.get(term.year)
    bars = bars_of(book, yearbook) if yearbook is not None else None
    year = book.emulation_year(term.year)
    day = term.from_ or term.on or last_day(year)
    for bar in bars.barred(unit, "leading", day) if bars is not None else ():
        # A term whose day nobody wrote began with its year at the latest.
        begun = term.from_ or term.on or first_day(year)
        later = bar.on is not None and bar.on > begun
        args: dict[str, str | Word] = {"unit": book.unit_name(unit), "reason": bar.reason}
        args |= {"year": str(term.year), "leader": Word("offices.leader")}
        yield spot.told("TD605", args, severity=severity_if(later))


def _gap(book: Book, spot: Spot, term: Term) -> Iterator[Diagnostic]:
    """A warning where fewer than min_gap years lie between two terms of a leader. A choice that
    was made stands: people made it."""
    if term.leader is None:
        return
    earlier = tuple(one for one in book.terms if one.year < term.year)
    turn = LeaderTurn(term.year, book.units.data, book.bloc.data.rotation, earlier)
    close = turn.too_close(term.leader)
    if close is not None:
        found = too_close(book, term.leader, close, term.year)
        yield found._replace(**spot._asdict())


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
