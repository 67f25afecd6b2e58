"""What must hold before a year is scored, and the scoring itself: for `check` and every command."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, cast

from thidua.bloc.lineage import check_units
from thidua.bloc.scoring.check_periods import check_rolled
from thidua.bloc.scoring.check_scale import check_scale
from thidua.bloc.scoring.check_sheets import check_entries, check_scorers, check_sheets
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import YearResult
from thidua.bloc.scoring.rolled_up import roll_up
from thidua.bloc.scoring.score import score_year
from thidua.bloc.unknown import entries
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.model.book import Book
from thidua.model.emulation_year import as_period, scale_folder
from thidua.text.encodings import data_path

if TYPE_CHECKING:
    from thidua.bloc.voting.tally import VotesOfYear


def no_scale(book: Book, year: int) -> Diagnostic:
    """What is told where a year has no scale, or one that was begun without a criterion."""
    variant = "begun" if book.years[year].begun_scale is not None else ""
    file = data_path(book.folder, scale_folder(year), "criteria.yaml")
    if period := as_period(year):
        return Diagnostic(
            "TD415",
            file,
            args={"kind": period.period.id, "year": str(int(period))},
            variant="period",
        )
    return Diagnostic("TD415", file, args={"year": str(year)}, variant=variant)


def no_sheets(book: Book, year: int) -> list[Diagnostic]:
    """What is told where sheets are asked for and all points come from periods."""
    scale = book.years[year].scale
    if scale.needs_sheets:
        return []
    file = book.years[year].scale_file
    args = {"kinds": ", ".join(sorted(scale.rolls_up)), "year": str(int(year))}
    return [Diagnostic("TD259", file, at="file", args=args)]


def scored_year(
    book: Book,
    year: int,
    options: Options,
    broken: Collection[str] = (),
    count: "Callable[[Book, int], VotesOfYear] | None" = None,
) -> tuple[YearResult | None, list[Diagnostic]]:
    """The scored year, or None with what hinders it.

    Scale, members and sheets are looked at first: where they are wrong nothing is computed from
    them, so that one mistake is told once. `broken` names files that could not be loaded: their
    units are left aside, and nothing is said that would only follow from that. `count`: how the
    votes of the year are counted, where they have been already.
    """
    yearbook = book.years[year]
    found = [*check_units(book), *check_scale(book, yearbook), *check_settlements(book, year)]
    found += check_rolled(book, yearbook, broken)
    found += check_tie_ballots(book, year, count)
    if has_errors(found) or yearbook.criteria is None:
        return None, found
    found += roll_up(book, yearbook, broken, scored_year)
    if has_errors(found):
        return None, found
    wrong = list(check_sheets(book, yearbook))
    found += wrong
    left_out = {cast(str, one.file) for one in wrong} | set(broken)
    units = {_unit_of(file) for file in left_out}
    if left_out:
        kept = tuple(
            sheet
            for sheet in yearbook.sheets
            if sheet.unit not in units and yearbook.criteria.data.stage(sheet.stage) is not None
        )
        book = book._replace(years={**book.years, year: yearbook._replace(sheets=kept)})
    result = score_year(book, year, options)
    problems = list(result.problems)
    if left_out:
        problems = [one for one in problems if one.code not in ("TD230", "TD231", "TD502")]
    found += problems
    found += check_entries(book, yearbook, result)
    found += check_scorers(book, result)
    return result, found


def check_tie_ballots(
    book: Book, year: int, count: "Callable[[Book, int], VotesOfYear] | None"
) -> list[Diagnostic]:
    """What is wrong with the ballots that tie-breakers compare."""
    criteria = book.years[year].criteria
    names = criteria.data.ranking.ballots if criteria else ()
    if not names:
        return []
    from thidua.bloc.voting.tally import count_year, tie_ballots

    files = {one.file for name in names for one in tie_ballots(book.years[year], name)}
    return [one for one in (count or count_year)(book, year).problems if one.file in files]


def _unit_of(file: str) -> str:
    """The unit that a sheet's file name says."""
    return file.rsplit("/", 1)[-1].removesuffix(".yaml").partition("--")[0]


def check_settlements(book: Book, year: int) -> list[Diagnostic]:
    """A settlement orders exactly the units that it names."""
    written = book.years[year]
    return [
        spot.below("order").told("TD504", {"units": ", ".join(one.units)})
        for spot, one in entries(written.settlements, "settlements", written.settled)
        if sorted(one.units) != sorted(one.order) or len(set(one.units)) != len(one.units)
    ]
