"""The head of a bloc's entry and section, for reports that stand on a book and a year."""

from datetime import date
from fractions import Fraction

from thidua.model.book import Book
from thidua.model.emulation_year import PeriodYear
from thidua.text import dates
from thidua.text.numbers import show, trimmed
from thidua.views.table import Cell, nothing
from thidua.words import Lang


def head_json(book: Book, year: int | None = None) -> dict[str, object]:
    """`"bloc": {...}` and, where there is one, `"year"`."""
    bloc = book.bloc.data
    head: dict[str, object] = {"bloc": {"id": bloc.id, "name": bloc.name}}
    return head if year is None else head | {"year": year}


def called(book: Book, year: int) -> str:
    """What a bloc calls a year, where a heading has nothing else before it."""
    return book.emulation_year(year).called or str(int(year))


def short_called(year: int) -> str:
    """A year beside others, in a column's heading: its number; a period by its own name."""
    return year.period.name if isinstance(year, PeriodYear) else str(int(year))


def period_json(year: int) -> dict[str, object] | None:
    """`"period"` beside `"year"`: which period of the year; null for the year itself."""
    if not isinstance(year, PeriodYear):
        return None
    period = year.period
    return {
        "id": str(year),
        "kind": period.id,
        "n": period.n,
        "name": period.name,
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
    }


def context(book: Book, year: int | None = None) -> tuple[tuple[str, str], ...]:
    """What CSV puts before each row."""
    own = (("bloc", book.bloc.data.id),)
    return own if year is None else (*own, ("year", str(year)))


def day_cell(day: date | None, lang: Lang) -> Cell:
    """A day as people write it; a dash for none."""
    return Cell(dates.show(lang, day), data=day.isoformat()) if day else nothing()


def unit_cell(book: Book, unit_id: str) -> Cell:
    """A unit by its name, as it was called in another bloc, too; its id where nobody knows it."""
    unit = book.units.data.get(unit_id)
    return Cell(unit.name, short=unit.short or "") if unit else Cell(book.unit_name(unit_id))


def office_cell(book: Book, unit_id: str) -> Cell:
    """A unit in a column that programs read by its id."""
    return unit_cell(book, unit_id)._replace(data=unit_id)


def names(book: Book, units: tuple[str, ...]) -> str:
    """Units by name, in the order given; names may hold commas."""
    return "; ".join(book.unit_name(unit) for unit in units)


def share_text(share: Fraction, lang: Lang) -> str:
    """A share as people write it: `80%`, and `2/3` where a percent never ends."""
    percent = trimmed(share * 100)
    return trimmed(share) if "/" in percent else f"{show(lang, share * 100)}%"


def exact(value: Fraction | int | None) -> str | None:
    """A figure in JSON: exact, as text; null for None."""
    return None if value is None else trimmed(value)
