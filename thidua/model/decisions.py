"""decisions.yaml: what higher authorities decided, later."""

from pydantic import Field

from thidua.model.base import Model, Person
from thidua.model.scalars import Day, Id, Text, YesNo


class Revoked(Model):
    """A decision taken back: from its day on the award is not held (Luật 06/2022/QH15, chương VII)."""

    on: Day | None = Field(default=None, description="Ngày thu hồi | The day")
    number: Text | None = Field(default=None, description="Số quyết định | The decision's number")
    why: Text | None = Field(default=None, description="Lý do | Why")


class Decision(Model):
    """One award granted to one unit, or not."""

    award: Id = Field(description="Mã khen thưởng | The award")
    unit: Id = Field(description="Đơn vị | The unit")
    person: Person | None = Field(
        default=None, description="Cá nhân, khi khen thưởng dành cho cá nhân | The person"
    )
    granted: YesNo = Field(default=True, description="Được tặng hay không | Granted or not")
    number: Text | None = Field(default=None, description="Số quyết định | The decision's number")
    on: Day | None = Field(default=None, description="Ngày | The day")
    revoked: Revoked | None = Field(
        default=None, description="Bị thu hồi | Taken back: from then on it counts as not granted"
    )

    @property
    def stands(self) -> bool:
        """Granted, and not taken back since."""
        return self.granted and self.revoked is None


class Decisions(Model):
    """decisions.yaml."""

    decisions: tuple[Decision, ...] = Field(description="Các quyết định | The decisions")
