"""settlements.yaml, exclusions.yaml, appeals.yaml: what people decided beside the scores (manual:
file-settlements, file-exclusions, file-appeals)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import (
    CriterionId,
    Day,
    Id,
    OneOf,
    Reads,
    Text,
    identifier,
    not_one_of,
    scalar,
)


def _of(raw: object) -> str:
    value = scalar(raw, "word").strip()
    if value in ("rank", "leader"):
        return value
    kind, colon, name = value.partition(":")
    if kind in ("band", "award") and colon:
        return f"{kind}:{identifier(name.strip())}"
    raise not_one_of(value, ("rank", "band:<id>", "award:<id>", "leader"))


Of = Annotated[
    str,
    Reads(_of, {"type": "string", "pattern": "^(rank|leader|band:.+|award:.+)$"}),
]


class Settlement(Model):
    """People's decision on units that the rules could not separate."""

    of: Of = Field(description="Về việc gì: rank, band:<id>, award:<id>, leader | Of what")
    units: tuple[Id, ...] = Field(description="Các đơn vị đồng hạng | The tied units")
    order: tuple[Id, ...] = Field(description="Thứ tự đã thống nhất | The order settled on")
    by: Text | None = Field(default=None, description="Ai quyết định | Who settled it")
    on: Day | None = Field(default=None, description="Ngày | The day")
    reason: Text | None = Field(default=None, description="Lý do | Why")


class Settlements(Model):
    """settlements.yaml."""

    settlements: tuple[Settlement, ...] = Field(description="Danh sách | The list")


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


RESULTS = ("upheld", "rejected")
Result = Annotated[str, OneOf(*RESULTS)]


class Ruling(Model):
    """How an appeal ended. Points change in a sheet, not here."""

    on: Day | None = Field(default=None, description="Ngày | The day")
    by: Text | None = Field(default=None, description="Ai quyết định | Who decided")
    result: Result = Field(description="upheld: chấp nhận, rejected: không chấp nhận | The result")
    reason: Text | None = Field(default=None, description="Lý do | Why")


class Appeal(Model):
    """One objection of one unit; open until it is decided."""

    id: CriterionId = Field(description="Mã kiến nghị | The appeal's id")
    unit: Id = Field(description="Đơn vị kiến nghị | The unit")
    criterion: CriterionId | None = Field(
        default=None, description="Về tiêu chí nào | Which criterion it is about"
    )
    filed: Day | None = Field(default=None, description="Ngày gửi | Filed on")
    asks: Text | None = Field(default=None, description="Đề nghị gì | What it asks for")
    decided: Ruling | None = Field(default=None, description="Kết quả | How it ended")


class Appeals(Model):
    """appeals.yaml."""

    appeals: tuple[Appeal, ...] = Field(description="Các kiến nghị | The appeals")
