"""The head of a bloc's entry and section, for reports that stand on a book and a year."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Protocol, TypeVar

from thidua.model.book import Book
from thidua.model.emulation_year import PeriodYear, as_period
from thidua.model.units import Unit
from thidua.text import dates
from thidua.text.numbers import show, trimmed
from thidua.views.fields import Field, Fields, RecordFields, value
from thidua.views.table import NOTHING, Cell, nothing
from thidua.words import Lang

U = TypeVar("U")


class Named(Protocol):
    """What has an id and a name: a bloc, a unit, a criterion."""

    @property
    def id(self) -> str | None: ...

    @property
    def name(self) -> str: ...


BLOC: RecordFields[Named] = RecordFields(
    "BlocName",
    (value("id", lambda one: one.id, str | None), value("name", lambda one: one.name)),
    "Which bloc an entry is about.",
)
UNIT: RecordFields[Named] = RecordFields(
    "UnitName", (value("id", lambda one: one.id), value("name", lambda one: one.name)), "A unit."
)
ALTERED: Field[object] = value("altered", lambda _: None, bool, optional=True)
"""A sealed year that is shown and is not as it was sealed: `seal.py` puts it in."""
SCALE_STATUS: RecordFields[str | None] = RecordFields(
    "ScaleStatus",
    (value("status", lambda one: one, str | None),),
    "Whether the scale is adopted; null where there is none.",
)
# fmt: off
PERIOD_VALUES: Fields[PeriodYear] = (
    Field("id", "status.id", lambda one: Cell(str(one)), str, column="period", data_only=True),
    value("kind", lambda one: one.period.id),
    value("n", lambda one: one.period.n, int),
    Field("name", "status.period", lambda one: Cell(one.period.name),
        lambda one: one.period.name),
    value("from", lambda one: one.period.first.isoformat()),
    value("to", lambda one: one.period.last.isoformat()),
)
# fmt: on
PERIOD = RecordFields("PeriodName", PERIOD_VALUES)
"""A period of a year: `2024/tuan/03` on the command line, its kind, number, name and days."""


def head(of: Callable[[U], tuple[Book, int]]) -> Fields[U]:
    bloc: Field[U] = BLOC.at("bloc", lambda one: of(one)[0].bloc.data)
    return (bloc, ALTERED, value("year", lambda one: int(of(one)[1]), int))


def called(book: Book, year: int) -> str:
    """What a bloc calls a year, where a heading has nothing else before it."""
    return book.emulation_year(year).called or str(int(year))


def short_called(year: int) -> str:
    """A year beside others, in a column's heading: its number; a period by its own name."""
    period = as_period(year)
    return str(int(year)) if period is None else period.period.name


def period_field(of: Callable[[U], int]) -> Field[U]:
    """`"period"` beside `"year"`: which period of the year; null for the year itself."""
    return PERIOD.or_null("period", lambda one: as_period(of(one)))


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


# fmt: off
MEMBER: Fields[Unit] = (
    Field("id", "report.id", lambda one: Cell(one.id), data_only=True),
    Field("unit", "report.unit", lambda one: Cell(one.name, short=one.short or ""), wrap=True),
)
# fmt: on
"""A unit by its name, with its id in data."""


def of_unit(book: Book, area: str) -> Fields[str]:
    """The same of a unit that only its id is known of, under the headings of an area."""
    return (
        Field("id", f"{area}.id", Cell, data_only=True),
        Field("unit", f"{area}.unit", lambda one: unit_cell(book, one), wrap=True),
    )


def office_cell(book: Book, unit_id: str | None) -> Cell:
    """A unit in a column that programs read by its id; a dash for none."""
    return unit_cell(book, unit_id)._replace(data=unit_id) if unit_id else nothing()


def names(book: Book, units: tuple[str, ...]) -> str:
    """Units by name, in the order given; names may hold commas."""
    return "; ".join(book.unit_name(unit) for unit in units)


def names_cell(book: Book, units: tuple[str, ...] | None, nobody: str = NOTHING) -> Cell:
    """Units by name in a column that programs read by their ids."""
    return Cell(names(book, units), data=" ".join(units)) if units else nothing(nobody)


def share_text(share: Fraction, lang: Lang) -> str:
    """A share as people write it: `80%`, and `2/3` where a percent never ends."""
    percent = trimmed(share * 100)
    return trimmed(share) if "/" in percent else f"{show(lang, share * 100)}%"


def exact(value: Fraction | int | None) -> str | None:
    """A figure in JSON: exact, as text; null for None."""
    return None if value is None else trimmed(value)
