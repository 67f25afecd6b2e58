"""A year if some entries were otherwise: its points, its ranks, its awards. Nothing is written."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.awarding.result import AwardMoved
from thidua.bloc.firmness.baseline import supposed_sheet
from thidua.bloc.ranking.standings import standings_of
from thidua.bloc.scoring.entries import BoundSheet
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import YearResult
from thidua.diagnostics.diagnostic import Node, has_errors
from thidua.model.book import Book
from thidua.year.outcome import YearOutcome, outcome

if TYPE_CHECKING:
    from thidua.year.year import Year


class SupposedYear(NamedTuple):
    """The year as it is, the entries that are supposed, and what it comes to with them."""

    real: "Year"
    sheet: BoundSheet
    result: YearResult


def suppose(
    year: "Year",
    book: Book,
    result: YearResult,
    unit: str,
    entries: Mapping[str, Node],
    stage: str | None,
) -> YearOutcome[SupposedYear]:
    """The year if a unit's sheet had these entries, by the id of a criterion or an item, in the
    form of a sheet. `result`: the year scored; `stage`: the one asked for, or None."""
    name = book.unit_name(unit)
    sheet, problems = supposed_sheet(result.scale, unit, name, result.stage, entries)
    if problems:
        return outcome(None, problems)
    options = Options(stage=None if stage is None else result.stage)
    changed, _ = year.supposing((sheet,)).scored_from(book, options)
    assert changed is not None, "the year was scored before"
    return outcome(SupposedYear(year, sheet, changed), changed.problems)


def moved_awards(one: SupposedYear, result: YearResult) -> YearOutcome[tuple[AwardMoved, ...]]:
    """Whom the rules name for each award, before and after. None at all where the files on awards
    have errors: that is told, and the ranking stands. `result`: the year as it is, scored."""
    book, found = one.real.awards_book()
    if book is None or not book.awards_of(one.real.year)[0]:
        return YearOutcome((), found)
    votes = one.real.counted_from(book)
    if has_errors(votes.problems):
        return YearOutcome((), (*found, *votes.problems))
    old = one.real.awards_from(book, standings_of(result))
    new = one.real.supposing((one.sheet,)).awards_from(book, standings_of(one.result))
    moved = (
        AwardMoved(was.award, was.derived, now.derived, now.border_tie if not now.settled else ())
        for was, now in zip(old.awards, new.awards, strict=True)
    )
    return YearOutcome(tuple(moved), found)
