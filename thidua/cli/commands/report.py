"""`thidua report YEAR`."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

from thidua.bloc.check import check_book
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.scoring.options import Options
from thidua.cli.apart import each_year, making_of
from thidua.cli.command import Public, Year, command, option
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic, arrange, count, has_errors
from thidua.model.book import Book
from thidua.store.folder import is_file, is_folder
from thidua.store.guard import PAST
from thidua.store.loading import ALL, Loading
from thidua.store.seal_hashes import year_folder
from thidua.views.report.head import Yearly
from thidua.views.report.whole import year_json, year_report
from thidua.year.names import unit_named
from thidua.year.outcome import LoadedBook, YearOutcome, outcome
from thidua.year.year import Year as OfYear


def report(
    session: Session,
    year: Year,
    unit: Annotated[str | None, option("report_unit", "--unit", metavar="unit")] = None,
    public: Public = False,
) -> int:
    session.public = public
    folder = folder_asked(session)
    if folder is not None and unit is not None:
        raise Refused(USAGE, Diagnostic("TD855", args={"found": str(folder)}))
    output = None if folder is not None else session.output()
    # How the figures came about is told on pages of their own, and in a unit's report.
    lean = folder is None and unit is None
    wanted = session.year(year)
    work = partial(_yearly, lean=lean)
    here = (one for one in each_year(session, wanted, work) if isinstance(one, Yearly))
    if output is None:
        from thidua.cli.report_pages import write_pages

        assert folder is not None
        return write_pages(session, list(here), folder)
    if unit is not None:
        from thidua.views.report.unit import unit_report

        found, unit = _of_unit(list(here), unit)
        return session.finish(
            output,
            iter(found),
            lambda years, lang: unit_report(years, unit, lang),
            partial(year_json, unit=unit),
        )
    shown = partial(year_report, several=session.has_many_blocs())
    making = making_of(session, output, shown, year_json)
    results = each_year(session, wanted, work, making)
    return session.finish(output, results, shown, year_json)


def folder_asked(session: Session) -> Path | None:
    """The folder that -o names: one that is there, or a name without an extension. Another format
    than html is a file all the same."""
    asked = session.asked_output
    if asked in (None, "", "-") or session.asked_format not in (None, "html"):
        return None
    if is_folder(asked) or asked.endswith(("/", "\\")):
        return Path(asked)
    return None if Path(asked).suffix or is_file(asked) else Path(asked)


def _of_unit(results: Sequence[Yearly], word: str) -> tuple[list[Yearly], str]:
    """The blocs that have the unit, and its id; a unit that none has, or that may be several, ends
    the command."""
    meant = [(one, unit_named(one.book, one.year, word)) for one in results]
    found = [(one, unit) for one, unit in meant if isinstance(unit, str)]
    units = {unit: one.book.unit_name(unit) for one, unit in found}
    if len(units) > 1:
        args = {"found": word, "year": str(results[0].year), "known": ", ".join(units)}
        raise Refused(USAGE, Diagnostic("TD911", args=args, variant="several"))
    if results and not units:
        raise Refused(USAGE, *[said for _, said in meant if isinstance(said, Diagnostic)][:1])
    return [one for one, _ in found], next(iter(units), word)


def _yearly(session: Session, of: OfYear, *, lean: bool) -> YearOutcome[Yearly]:
    """All that the report is made from. `lean`: nobody asks how the figures came about."""
    bloc, year = of.bloc, of.year
    years = [*bloc.before(year), year]
    book, loading = bloc.load([(years, ALL)], leadership=True)
    # What is wrong with the scores of an earlier year is told and leaves that year out of the
    # comparison; what the awards of this year need from it stops the report.
    past = [one for one in loading.diagnostics if _of_past_scores(one, bloc.folder, years)]
    _tell(session, past)
    found = [one for one in loading.diagnostics if one not in past]
    if book is None or has_errors(found):
        return outcome(None, found)
    value, more = _work(session, of, book, loading, found, lean=lean)
    return outcome(value, [*found, *more])


def _tell(session: Session, past: Sequence[Diagnostic]) -> None:
    session.failed = session.failed or has_errors(past)
    session.found += past


def _year_of(file: str | None, folder: str, years: Iterable[int]) -> int | None:
    """Which of these years, or periods, a file lies in; None outside of them."""
    bases = ((one, f"{year_folder(folder, one)}/") for one in years)
    return next((one for one, base in bases if (file or "").startswith(base)), None)


def _of_past_scores(one: Diagnostic, folder: str, years: Sequence[int]) -> bool:
    *before, _ = years
    found = _year_of(one.file, folder, before)
    if found is None or one.file is None:
        return False
    inside = one.file.removeprefix(f"{year_folder(folder, found)}/")
    return inside.partition("/")[0].removesuffix(".yaml") not in PAST


def _work(
    session: Session,
    of: OfYear,
    book: Book,
    loading: Loading,
    said: Sequence[Diagnostic],
    *,
    lean: bool,
) -> tuple[Yearly | None, Sequence[Diagnostic]]:
    folder, year = of.bloc.folder, of.year
    years = list(book.years)

    def lies_in(file: str | None, *wanted: int | None) -> bool:
        return _year_of(file, folder, years) in wanted

    own = [one for one in loading.broken if lies_in(one, None, year)]
    view, found = of.view_from(book, own, lean=lean)
    checked = check_book(book, of.bloc.__getitem__, loading.broken)
    past = [one for one in checked if _of_past_scores(one, folder, years)]
    found = [
        *found,
        *(one for one in checked if one not in past),
        *of.against_seal(LoadedBook(book, loading)),
    ]
    if view is None or has_errors(found):
        return None, found
    # They are left out, and nobody should take them for years without scores.
    _tell(session, [one for one in past if has_errors([one])])
    standings: dict[int, Standings] = {}
    scales, results = {}, {}
    for earlier, yearbook in book.years.items():
        if earlier == year or yearbook.criteria is None:
            continue
        broken = [one for one in loading.broken if lies_in(one, earlier)]
        result, problems = of.bloc[earlier].scored_from(book, Options(lean=lean), loading.broken)
        if result is not None and result.ranked and not broken and not has_errors(problems):
            standings[earlier], scales[earlier] = standings_of(result), result.scale
            results[earlier] = result
    if view.result is not None and view.standings is not None:
        standings[year], scales[year] = view.standings, view.result.scale
    mine = tuple(one for one in loading.files if lies_in(one, None, year))
    told = [one for one in [*said, *found] if lies_in(one.file, None, year)]
    return Yearly(view, standings, scales, results, mine, count(arrange(told)).warnings), found


COMMAND = command(report)
