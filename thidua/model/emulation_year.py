"""The emulation year: when it begins and ends, what it is called, on which day its members count.

A year is a whole number, its folder's; an `EmulationYear` knows its days, too, and a `PeriodYear`,
which stands for a period of one, its own. The functions below take a plain number for a calendar
year.
"""

from datetime import date, timedelta
from typing import Annotated, NamedTuple, Self

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import Reads, YearlyDay, problem, text

HALF = 6
"""Months of a year in which a closing step still belongs to the year before."""
PLACEHOLDERS = ("{year}", "{next}")


def _name(raw: object) -> str:
    """A year's name: `{year}` and `{next}` are filled in, nothing else stands in braces."""
    value = text(raw)
    if any(mark in _without(value) for mark in "{}"):
        raise problem("TD137", variant="year_name", found=value)
    return value


def _without(value: str) -> str:
    for one in PLACEHOLDERS:
        value = value.replace(one, "")
    return value


YearName = Annotated[str, Reads(_name, {"type": "string"})]


class YearRule(Model):
    """`year:` in bloc.yaml or thidua.yaml: an emulation year that is no calendar year."""

    starts: YearlyDay | None = Field(
        default=None,
        description="Ngày đầu, năm gọi theo năm bắt đầu | First day; named by the year of its start",
    )
    ends: YearlyDay | None = Field(
        default=None,
        description="Ngày cuối, năm gọi theo năm kết thúc | Last day; named by the year of its end",
    )
    name: YearName | None = Field(
        default=None,
        description='Tên gọi, như "Năm học {year}-{next}" | Its name, such as "Năm học {year}-{next}"',
    )


class EmulationYear(int):
    """A year with its days. Arithmetic gives years of the same kind."""

    rule: YearRule | None
    members_on: tuple[int, int] | None

    def __new__(
        cls,
        year: int,
        rule: YearRule | None = None,
        members_on: tuple[int, int] | None = None,
    ) -> Self:
        """In: the folder's number, how the bloc's years run, the day on which members count."""
        made = super().__new__(cls, year)
        made.rule, made.members_on = rule, members_on
        return made

    @property
    def called(self) -> str | None:
        """What its bloc calls it, such as `Năm học 2024-2025`; None for plain `2024`."""
        if self.rule is None or self.rule.name is None:
            return None
        name = self.rule.name.replace("{year}", str(int(self)))
        return name.replace("{next}", str(int(self) + 1))

    @property
    def as_period(self) -> "PeriodYear | None":
        """Itself where it is a period in the place of a year."""
        return None

    @property
    def whole(self) -> "EmulationYear":
        """The year that it lies in: itself, unless it is a period."""
        return self

    @property
    def scale_folder(self) -> str:
        """The folder of its scale, in its bloc's."""
        return str(int(self))

    @property
    def first_day(self) -> date:
        """The first of its days."""
        rule = self.rule
        if rule is not None and rule.starts is not None:
            return _day(int(self), rule.starts)
        if rule is not None and rule.ends is not None:
            return _day(int(self) - 1, rule.ends) + timedelta(1)
        return date(int(self), 1, 1)

    @property
    def last_day(self) -> date:
        """The last of its days."""
        rule = self.rule
        if rule is not None and rule.ends is not None and rule.starts is None:
            return _day(int(self), rule.ends)
        return EmulationYear(int(self) + 1, rule).first_day - timedelta(1)

    def __add__(self, years: int) -> "EmulationYear":
        return EmulationYear(int(self) + years, self.rule, self.members_on)

    def __sub__(self, years: int) -> "EmulationYear":
        return EmulationYear(int(self) - years, self.rule, self.members_on)

    def __getnewargs__(self) -> tuple[object, ...]:  # type: ignore[override]
        return int(self), self.rule, self.members_on


class Period(NamedTuple):
    """One period of a year: its kind's id, its number written with `digits`, its name and days;
    `kind`: what people call its kind, the id where it has no name."""

    id: str
    n: int
    digits: int
    name: str
    first: date
    last: date
    kind: str


class PeriodYear(EmulationYear):
    """A period in the place of a year: a small year of scoring, `2024/tuan/03`."""

    period: Period

    def __new__(cls, year: int, period: Period) -> Self:
        """In: the year that it lies in, and the period."""
        made = super().__new__(cls, int(year), emulated(year).rule)
        made.period = period
        return made

    @property
    def as_period(self) -> "PeriodYear":
        """Itself."""
        return self

    @property
    def whole(self) -> EmulationYear:
        """The year that it lies in."""
        return EmulationYear(int(self), self.rule)

    @property
    def scale_folder(self) -> str:
        """That of all periods of its kind: `2024/tuan`."""
        return f"{int(self)}/{self.period.id}"

    @property
    def first_day(self) -> date:
        """The period's."""
        return self.period.first

    @property
    def last_day(self) -> date:
        """The period's."""
        return self.period.last

    @property
    def called(self) -> str | None:
        """`Tuần 3, năm 2024`, for a reader of Vietnamese."""
        whole = self.whole.called
        around = f"năm {int(self)}" if whole is None else whole[:1].lower() + whole[1:]
        return f"{self.period.name}, {around}"

    @property
    def called_plainly(self) -> str:
        """`Tuần 3, 2024`, for a reader of English."""
        return f"{self.period.name}, {self.whole.called or int(self)}"

    def __str__(self) -> str:
        return f"{int(self)}/{self.period.id}/{self.period.n:0{self.period.digits}}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, PeriodYear)
            and int(self) == int(other)
            and self.period[:2] == other.period[:2]
        )

    def __ne__(self, other: object) -> bool:
        return not self == other  # what int says of numbers is not true of periods

    def __hash__(self) -> int:
        return hash((int(self), self.period[:2]))

    def __lt__(self, other: int) -> bool:
        return _order(self, other) < _order(other, self)

    def __le__(self, other: int) -> bool:
        return _order(self, other) <= _order(other, self)

    def __gt__(self, other: int) -> bool:
        return _order(self, other) > _order(other, self)

    def __ge__(self, other: int) -> bool:
        return _order(self, other) >= _order(other, self)

    def __getnewargs__(self) -> tuple[EmulationYear, Period]:  # type: ignore[override]
        return self.whole, self.period


def _order(one: int, other: int) -> tuple[int, int]:
    """Two periods by their first days; a period beside a year by the number of its year."""
    if as_period(one) is None or as_period(other) is None:
        return int(one), 0
    return int(one), first_day(one).toordinal()


def emulated(year: int) -> EmulationYear:
    """The year with its days."""
    return year if isinstance(year, EmulationYear) else EmulationYear(year)


def as_period(year: int) -> PeriodYear | None:
    """The period that stands in the place of a year; None for a year."""
    return emulated(year).as_period


def scale_folder(year: int) -> str:
    """The folder, in its bloc's, of a year's scale: `2024`; of all periods of a kind `2024/tuan`."""
    return emulated(year).scale_folder


def first_day(year: int) -> date:
    """The first day of an emulation year, or of a period."""
    return emulated(year).first_day


def last_day(year: int) -> date:
    """The last day of an emulation year, or of a period."""
    return emulated(year).last_day


def begins(year: int) -> date:
    """The first day of the year, or of the year that a period lies in. The days that recur every
    year depend on this and on nothing else of it: two blocs' years with the same number may not
    begin on the same day."""
    return emulated(year).whole.first_day


def day_in(year: int, day: tuple[int, int]) -> date:
    """The day that recurs every year, as it falls inside that year."""
    first = begins(year)
    found = _day(first.year, day)
    return found if found >= first else _day(first.year + 1, day)


def closing_day(year: int, day: tuple[int, int]) -> date:
    """The same for a step that closes a year: one in the first half of a year closes the year
    before it (manual: cycle)."""
    found = day_in(year, day)
    half = day_in(year, _half_year_on(first_day(year)))
    return day_in(year + 1, day) if found < half else found


def until_closed(year: int) -> date:
    """The day up to which a year's closing meetings may be held: half a year after its end."""
    following = year + 1
    return day_in(following, _half_year_on(first_day(following))) - timedelta(1)


def members_day(year: int) -> date:
    """The day on which it counts who is a member of the year."""
    on = emulated(year).members_on
    return day_in(year, on) if on is not None else last_day(year)


def _day(year: int, day: tuple[int, int]) -> date:
    """29 February is the 28th where there is none."""
    month, number = day
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return date(year, month, min(number, last.day))


def _half_year_on(first: date) -> tuple[int, int]:
    return (first.month + HALF - 1) % 12 + 1, first.day
