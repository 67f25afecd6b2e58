"""exclusions.yaml: who is barred, from what, why (NĐ 152/2025, Điều 4, and the bloc's own rules)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import Day, Id, Reads, Text, identifier, not_one_of, scalar

BARS = ("awards", "ranking", "leading")
OF_BAND = "band:"


def _bar(raw: object) -> str:
    """`awards`, `ranking`, `leading`, `band:<id>`."""
    value = scalar(raw, "word").strip()
    if value.startswith(OF_BAND):
        return OF_BAND + identifier(value.removeprefix(OF_BAND).strip())
    if value in BARS:
        return value
    raise not_one_of(value, (*BARS, "band:<id>"))


_SCHEMA = {"anyOf": [{"enum": list(BARS)}, {"type": "string", "pattern": "^band:.+"}]}
Bar = Annotated[str, Reads(_bar, _SCHEMA)]


class Exclusion(Model):
    """One unit barred from something."""

    unit: Id = Field(description="Đơn vị | The unit")
    from_: tuple[Bar, ...] = Field(
        alias="from",
        description="Không được: awards, ranking, leading, band:<mã> (mức đó và cao hơn) | "
        "From what; band:<id>: from that band and higher ones",
    )
    reason: Text = Field(description="Lý do | Why")
    on: Day | None = Field(default=None, description="Ngày | The day")
    until: Day | None = Field(
        default=None, description="Hết ngày này thì thôi | The last barred day"
    )

    def holds_on(self, day: date | None) -> bool:
        """Whether it still bars on a day; where no day is known it does."""
        return self.until is None or day is None or day <= self.until


class Exclusions(Model):
    """exclusions.yaml."""

    exclusions: tuple[Exclusion, ...] = Field(description="Danh sách | The list")

    def barred(self, unit: str, bar: str, day: date | None = None) -> list[Exclusion]:
        """What bars a unit from `bar` (awards, ranking, leading) on a day."""
        return [
            one
            for one in self.exclusions
            if one.unit == unit and bar in one.from_ and one.holds_on(day)
        ]

    def from_bands(self, unit: str, day: date | None) -> list[tuple[str, Exclusion]]:
        """The bands that a unit is barred from on a day, with what bars it."""
        return [
            (bar.removeprefix(OF_BAND), one)
            for one in self.exclusions
            if one.unit == unit and one.holds_on(day)
            for bar in one.from_
            if bar.startswith(OF_BAND)
        ]
