"""exclusions.yaml: who is barred, from what, why (NĐ 152/2025, Điều 4, and the bloc's own rules)."""

from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import Day, Id, Reads, Text, one_of, words_schema

BARS = ("awards", "ranking", "leading")
Bar = Annotated[str, Reads(one_of(*BARS), words_schema(BARS))]


class Exclusion(Model):
    """One unit barred from something."""

    unit: Id = Field(description="Đơn vị | The unit")
    from_: tuple[Bar, ...] = Field(
        alias="from", description="Không được: awards, ranking, leading | From what"
    )
    reason: Text = Field(description="Lý do | Why")
    on: Day | None = Field(default=None, description="Ngày | The day")


class Exclusions(Model):
    """exclusions.yaml."""

    exclusions: tuple[Exclusion, ...] = Field(description="Danh sách | The list")

    def barred(self, unit: str, bar: str) -> list[Exclusion]:
        """What bars a unit from `bar` (awards, ranking, leading)."""
        return [one for one in self.exclusions if one.unit == unit and bar in one.from_]
