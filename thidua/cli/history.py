"""`thidua history [UNIT]`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated

from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.records.history import history as history_of
from thidua.bloc.scoring.check_sheets import check_units
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.result import Options
from thidua.bloc.year_view import own_errors
from thidua.cli.command import argument, command, option
from thidua.cli.session import USAGE, Opened, Refused, Session
from thidua.cli.years import PAST, for_each, open_parts
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book, YearBook
from thidua.store.loading import SCORING, years_of
from thidua.text.suggest import nearest
from thidua.views.history import Told, history_json, history_report


@dataclass(slots=True)
class _Asked:
    """The unit that was asked for, and the units that there are."""

    unit: str | None
    known: dict[str, None] = field(default_factory=dict)


def history(
    session: Session,
    unit: Annotated[str | None, argument("maybe_unit", "unit")] = None,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """Ranks, bands, awards and leaders over all years."""
    output = session.output()
    session.public = public
    asked = _Asked(unit)
    results = for_each(
        session,
        lambda folder: open_parts(session, folder, [((), PAST)], leadership=True),
        lambda opened, book: _work(session, opened, book, asked),
    )
    if unit is not None and asked.known and unit not in asked.known:
        raise Refused(USAGE, _unknown(unit, list(asked.known)))
    return session.finish(
        output,
        results,
        lambda blocs: history_report(blocs, session.lang),
        history_json,
    )


def _work(
    session: Session, opened: Opened, book: Book, asked: _Asked
) -> tuple[Told | None, Sequence[Diagnostic]]:
    wrong = own_errors(book, check_units, check_terms)
    if wrong:
        return None, wrong
    ids = [one.id for one in book.units.data.units]
    asked.known.update(dict.fromkeys(ids))
    if asked.unit is not None and asked.unit not in ids:
        return None, []
    years: dict[int, YearBook] = {}
    standings: dict[int, Standings] = {}
    broken: set[int] = set()
    for year in years_of(session.files, opened.folder):
        loaded = _year(session, opened.folder, year, standings)
        years[year] = loaded or YearBook(year)
        if loaded is None:
            broken.add(year)
    whole = book._replace(years=years)
    units = None if asked.unit is None else (asked.unit,)
    found = history_of(whole, standings, units)
    return Told(whole, found, asked.unit, frozenset(broken)), []


def _year(
    session: Session, folder: str, year: int, standings: dict[int, Standings]
) -> YearBook | None:
    """One year by itself: what is wrong with it is told, and leaves a gap in its place only."""
    opened = session.open(folder, [year], SCORING | PAST)
    found = list(opened.loading.diagnostics)
    loaded = None if opened.book is None or has_errors(found) else opened.book.years[year]
    if opened.book is not None and loaded is not None and loaded.criteria is not None:
        result, problems = scored_year(opened.book, year, Options(), opened.loading.broken)
        found += problems
        if result is not None and not has_errors(problems):
            standings[year] = standings_of(result)
    session.found += [one for one in found if has_errors([one])]
    if has_errors(found):
        session.failed = True
        return None
    return loaded


def _unknown(unit: str, known: Sequence[str]) -> Diagnostic:
    args = {"found": unit, "known": ", ".join(known)}
    better = nearest(unit, known)
    if better:
        args["better"] = better
    return Diagnostic("TD924", args=args, variant="nearest" if better else "")


COMMAND = command(history)
