"""decisions.yaml: what higher authorities decided, later."""

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import Day, Id, Text, YesNo


class Decision(Model):
    """One award granted to one unit, or not."""

    award: Id = Field(description="Mã khen thưởng | The award")
    unit: Id = Field(description="Đơn vị | The unit")
    granted: YesNo = Field(default=True, description="Được tặng hay không | Granted or not")
    number: Text | None = Field(default=None, description="Số quyết định | The decision's number")
    on: Day | None = Field(default=None, description="Ngày | The day")


class Decisions(Model):
    """decisions.yaml."""

    decisions: tuple[Decision, ...] = Field(description="Các quyết định | The decisions")
