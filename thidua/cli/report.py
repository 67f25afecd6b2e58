"""`thidua report YEAR`."""

from collections.abc import Sequence
from typing import Annotated

from thidua.bloc.check import check_book
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.cli.command import Year, command, option
from thidua.cli.session import Session
from thidua.diagnostics.collect import arrange, count, has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.store.guard import PAST
from thidua.store.loading import ALL, Loading
from thidua.views.report import year_report
from thidua.views.report_head import Yearly
from thidua.views.report_json import year_json
from thidua.year.outcome import Outcome, outcome
from thidua.year.year import Year as OfYear


def report(
    session: Session,
    year: Year,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """The year's whole report."""
    output = session.output()
    session.public = public
    results = session.each_year(session.year(year), lambda one: _yearly(session, one))
    return session.finish(
        output,
        results,
        lambda years: year_report(years, session.lang),
        lambda years: year_json(years, session.lang),
    )


def _yearly(session: Session, of: OfYear) -> Outcome[Yearly]:
    """All that the report is made from."""
    bloc, year = of.bloc, of.year
    years = [one for one in bloc.years if one <= year]
    book, loading = bloc.load([(years, ALL)], leadership=True)
    # What is wrong with the scores of an earlier year is told and leaves that year out of the
    # comparison; what the awards of this year need from it stops the report.
    past = [one for one in loading.diagnostics if _of_past_scores(one, bloc.folder, year)]
    session.failed = session.failed or has_errors(past)
    session.found += past
    found = [one for one in loading.diagnostics if one not in past]
    if book is None or has_errors(found):
        return outcome(None, found)
    value, more = _work(of, book, loading, found)
    return outcome(value, [*found, *more])


def _place(file: str | None, folder: str) -> tuple[int | None, str]:
    """The year folder that a file lies in, None outside of those, and the part of the year."""
    inside = (file or "").removeprefix(f"{folder}/" if folder else "")
    head, _, rest = inside.partition("/")
    part = rest.partition("/")[0].removesuffix(".yaml")
    return (int(head) if head.isascii() and head.isdigit() else None), part


def _of_past_scores(one: Diagnostic, folder: str, year: int) -> bool:
    found, part = _place(one.file, folder)
    return found is not None and found < year and part not in PAST


def _work(
    of: OfYear, book: Book, loading: Loading, said: Sequence[Diagnostic]
) -> tuple[Yearly | None, Sequence[Diagnostic]]:
    folder, year = of.bloc.folder, of.year
    own = [one for one in loading.broken if _place(one, folder)[0] in (None, year)]
    view, found = of.view_from(book, own)
    checked = [
        one
        for one in check_book(book, of.bloc.__getitem__, loading.broken)
        if not _of_past_scores(one, folder, year)
    ]
    found = [*found, *checked, *of.against_seal()]
    if view is None or has_errors(found):
        return None, found
    standings: dict[int, Standings] = {}
    scales = {}
    for earlier, yearbook in book.years.items():
        if earlier == year or yearbook.criteria is None:
            continue
        broken = [one for one in loading.broken if _place(one, folder)[0] == earlier]
        result, problems = of.bloc[earlier].scored_from(book, broken=loading.broken)
        if result is not None and not broken and not has_errors(problems):
            standings[earlier], scales[earlier] = standings_of(result), result.scale
    if view.result is not None and view.standings is not None:
        standings[year], scales[year] = view.standings, view.result.scale
    mine = [one for one in loading.files if _place(one, folder)[0] in (None, year)]
    told = [one for one in [*said, *found] if _place(one.file, folder)[0] in (None, year)]
    return Yearly(view, standings, scales, len(mine), count(arrange(told)).warnings), found


COMMAND = command(report)
