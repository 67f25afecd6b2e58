"""What the periods inside a year, or inside a longer period, came to (manual: rule-periods)."""

from collections.abc import Callable, Collection

from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import RANKED, UnitScore, YearResult
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.model.book import Book, PeriodBooks, YearBook
from thidua.model.emulation_year import PeriodYear, as_period
from thidua.rules.base import PeriodFigure

Scores = Callable[[Book, int, Options, Collection[str]], tuple[YearResult | None, list[Diagnostic]]]
"""Scores one period of a book that holds it."""


def roll_up(
    book: Book, yearbook: YearBook, broken: Collection[str], score: Scores
) -> list[Diagnostic]:
    """Scores the periods that a year's scale rolls up, once, and keeps what they came to in
    `yearbook.inside`. Gives their errors: of these no figure comes."""
    inside = yearbook.inside
    if inside is None or inside.figures is not None:
        return []
    found: list[Diagnostic] = []
    figures: dict[str, dict[str, tuple[PeriodFigure, ...]]] = {}
    for one in inside.books:
        year, result = as_period(one.year), None
        assert year is not None
        if one.criteria is not None:
            result, wrong = score(book._replace(years={one.year: one}), one.year, Options(), broken)
            found += [each for each in wrong if has_errors([each])]
        by_unit = figures.setdefault(year.period.id, {})
        for score_of in result.units if result is not None else ():
            known = by_unit.get(score_of.unit.id, ())
            by_unit[score_of.unit.id] = (*known, _figure(year, score_of))
    if not found:
        inside.figures = figures
    return found


def _figure(year: PeriodYear, score: UnitScore) -> PeriodFigure:
    """A unit that is incomplete, excluded or has no sheet is without points."""
    if score.status != RANKED:
        return PeriodFigure(str(year), year.period.name, waits=score.waits)
    return PeriodFigure(str(year), year.period.name, score.points, score.assigned)


def figures_of(inside: PeriodBooks | None, unit: str) -> dict[str, tuple[PeriodFigure, ...]]:
    """A unit's figures by the kind of period."""
    known = inside.figures if inside is not None else None
    return {kind: by_unit.get(unit, ()) for kind, by_unit in (known or {}).items()}
