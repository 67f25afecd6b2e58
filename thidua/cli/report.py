"""`thidua report YEAR`."""

from collections.abc import Sequence
from typing import Annotated

from thidua.bloc.check import check_book
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.result import Options
from thidua.bloc.year_view import year_view
from thidua.cli.command import Year, command, option
from thidua.cli.scoring import missing_year
from thidua.cli.session import Opened, Session
from thidua.cli.years import PAST, for_each, with_year
from thidua.diagnostics.collect import arrange, count, has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.store.loading import ALL, years_of
from thidua.views.report import year_report
from thidua.views.report_head import Yearly
from thidua.views.report_json import year_json


def report(
    session: Session,
    year: Year,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """The year's whole report."""
    output = session.output()
    session.public = public
    wanted = session.year(year)
    session.found += missing_year(session, wanted)
    folders = with_year(session, wanted)

    def opened(folder: str) -> Opened | None:
        if folder not in folders:
            return None
        years = [one for one in years_of(session.files, folder) if one <= wanted]
        found = session.open(folder, years, ALL, leadership=True)
        return _set_aside(session, found, wanted)

    results = for_each(session, opened, lambda found, book: _work(found, book, wanted))
    return session.finish(
        output,
        results,
        lambda years: year_report(years, session.lang),
        lambda years: year_json(years, session.lang),
    )


def _set_aside(session: Session, opened: Opened, year: int) -> Opened:
    """What is wrong with the scores of an earlier year is told and leaves that year out of the
    comparison; what the awards of this year need from it stops the report."""
    loading = opened.loading
    past = [one for one in loading.diagnostics if _of_past_scores(one, opened.folder, year)]
    if has_errors(past):
        session.failed = True
    session.found += past
    loading.diagnostics = [one for one in loading.diagnostics if one not in past]
    return opened


def _place(one: Diagnostic, folder: str) -> tuple[int | None, str]:
    """The year folder that a diagnostic is about, None outside of those, and the part."""
    inside = (one.file or "").removeprefix(f"{folder}/" if folder else "")
    head, _, rest = inside.partition("/")
    part = rest.partition("/")[0].removesuffix(".yaml")
    return (int(head) if head.isascii() and head.isdigit() else None), part


def _of_past_scores(one: Diagnostic, folder: str, year: int) -> bool:
    found, part = _place(one, folder)
    return found is not None and found < year and part not in PAST


def _work(opened: Opened, book: Book, year: int) -> tuple[Yearly | None, Sequence[Diagnostic]]:
    loading = opened.loading
    own = [one for one in loading.broken if _year_of(one, opened.folder) in (None, year)]
    view, found = year_view(book, year, own)
    checked = [
        one
        for one in check_book(book, loading.broken)
        if not _of_past_scores(one, opened.folder, year)
    ]
    found = [*found, *checked]
    if view is None or has_errors(found):
        return None, found
    standings: dict[int, Standings] = {}
    scales = {}
    for earlier, yearbook in book.years.items():
        if earlier == year or yearbook.criteria is None:
            continue
        broken = [one for one in loading.broken if _year_of(one, opened.folder) == earlier]
        result, problems = scored_year(book, earlier, Options(), broken)
        if result is not None and not broken and not has_errors(problems):
            standings[earlier], scales[earlier] = standings_of(result), result.scale
    if view.result is not None and view.standings is not None:
        standings[year], scales[year] = view.standings, view.result.scale
    mine = [one for one in loading.files if _year_of(one, opened.folder) in (None, year)]
    said = [
        one
        for one in [*loading.diagnostics, *found]
        if _place(one, opened.folder)[0] in (None, year)
    ]
    warnings = count(arrange(said)).warnings
    return Yearly(view, standings, scales, len(mine), warnings), found


def _year_of(file: str, folder: str) -> int | None:
    return _place(Diagnostic("TD415", file), folder)[0]


COMMAND = command(report)
