"""periods.yaml: small years of scoring inside a year, such as weeks, months and terms."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.emulation_year import (
    EmulationYear,
    Period,
    PeriodYear,
    as_period,
)
from thidua.model.scalars import Day, Id, OneOf, Text

EVERY = ("week", "month", "quarter", "half")
MONTHS = {"month": 1, "quarter": 3, "half": 6}
MOST_DAYS = 800
"""Days from the first period's beginning to the last one's end."""
Every = Annotated[str, OneOf(*EVERY)]


class Span(Model):
    """From a day to a day, both included."""

    from_: Day = Field(alias="from", description="Ngày đầu | The first day")
    to: Day = Field(description="Ngày cuối | The last day")


class PeriodKind(Model):
    """One kind of period: the weeks, the months, the terms of a year."""

    id: Id = Field(description="Mã, cũng là tên thư mục | Its id, also its folder's name")
    name: Text | None = Field(
        default=None,
        description='Tên từng kỳ, như "Tuần {n}" | The name of each, such as "Week {n}"',
    )
    every: Every | None = Field(
        default=None, description="Dài bao lâu: week, month, quarter, half | How long each is"
    )
    from_: Day | None = Field(
        default=None, alias="from", description="Ngày đầu của kỳ đầu | The first day of the first"
    )
    to: Day | None = Field(
        default=None, description="Ngày cuối của kỳ cuối | The last day of the last"
    )
    spans: tuple[Span, ...] | None = Field(
        default=None, description="Từng khoảng ngày, thay cho every | The days of each, instead"
    )

    def days(self) -> list[tuple[date, date]]:
        """The first and the last day of each, in order. A week runs from Monday; one that `from`
        or `to` cuts is a period all the same."""
        if self.spans is not None:
            return [(one.from_, one.to) for one in self.spans]
        if self.every is None or self.from_ is None or self.to is None or self.is_too_long:
            return []
        return list(self._regular(self.every, self.from_, self.to))

    @property
    def is_too_long(self) -> bool:
        """Whether the days are far more than a year's: a slip in a year's number, mostly."""
        return (
            self.from_ is not None
            and self.to is not None
            and ((self.to - self.from_).days > MOST_DAYS)
        )

    @property
    def longest(self) -> timedelta:
        """How long the longest of them is."""
        return max((last - first for first, last in self.days()), default=timedelta())

    @staticmethod
    def _regular(every: str, first: date, last: date) -> Iterator[tuple[date, date]]:
        while first <= last:
            end = _end_of(every, first)
            yield first, min(end, last)
            first = end + timedelta(1)

    def of(self, year: EmulationYear) -> tuple[PeriodYear, ...]:
        """The periods of this kind in a year."""
        days = self.days()
        digits, kind = len(str(len(days))), self.called or self.id
        return tuple(
            PeriodYear(year, Period(self.id, n, digits, self._name(n, first), first, last, kind))
            for n, (first, last) in enumerate(days, 1)
        )

    @property
    def called(self) -> str | None:
        """What people call the kind: `Tuần`, from the name `Tuần {n}` of each; None without one."""
        parts = re.split(r"\{(?:n|month)\}", self.name or "")
        words = (part.strip(" .,:;/()-–—") for part in parts)
        return next((one for one in words if any(map(str.isalpha, one))), None)

    def _name(self, n: int, first: date) -> str:
        said = self.name or f"{self.id} {{n}}"
        return said.replace("{n}", str(n)).replace("{month}", str(first.month))


def _end_of(every: str, first: date) -> date:
    if every == "week":
        return first + timedelta(6 - first.weekday())
    months = MONTHS[every]
    last = (first.month - 1) // months * months + months
    return date(first.year + last // 12, last % 12 + 1, 1) - timedelta(1)


class Periods(Model):
    """periods.yaml."""

    periods: tuple[PeriodKind, ...] = Field(description="Các loại kỳ | The kinds of period")

    @property
    def names(self) -> dict[str, str]:
        """What people call the kinds that have a name, by id."""
        return {one.id: one.called for one in self.periods if one.called is not None}

    def get(self, period_id: str) -> PeriodKind | None:
        """The kind with that id."""
        return next((one for one in self.periods if one.id == period_id), None)

    def is_shorter(self, kind: PeriodKind, year: int) -> bool:
        """Whether periods of a kind can lie inside a year, or inside one of its longer periods."""
        own = as_period(year)
        around = self.get(own.period.id) if own is not None else None
        return around is None or kind.longest < around.longest

    def within(self, period_id: str, year: EmulationYear) -> tuple[PeriodYear, ...]:
        """The periods of a kind that end inside a year, or inside one of its longer periods."""
        kind = self.get(period_id)
        if kind is None or not self.is_shorter(kind, year):
            return ()
        first, last = year.first_day, year.last_day
        return tuple(one for one in kind.of(year.whole) if first <= one.period.last <= last)
