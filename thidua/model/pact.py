"""pact.yaml: the pact of one year, its signing, movements and common targets."""

from pydantic import Field

from thidua.model.base import Model
from thidua.model.members import AllOrUnits
from thidua.model.scalars import CriterionId, Day, Exact, Text, Whole


class Signing(Model):
    """When and where the pact was signed, before whom."""

    on: Day | None = Field(default=None, description="Ngày ký | The day")
    at: Text | None = Field(default=None, description="Nơi ký | The place")
    witnessed_by: Text | None = Field(default=None, description="Người chứng kiến | The witness")


class Registration(Model):
    """What was registered with a council, and when."""

    on: Day | None = Field(default=None, description="Ngày đăng ký | The day")
    with_: Text | None = Field(
        default=None, alias="with", description="Đăng ký với cơ quan nào | With whom"
    )
    tasks: Whole | None = Field(
        default=None, description="Số nhiệm vụ đã đăng ký | How many tasks were registered"
    )


class Movement(Model):
    """A movement of the year (phong trào thi đua)."""

    id: CriterionId = Field(description="Mã phong trào | The movement's id")
    name: Text = Field(description="Tên phong trào | Its name")
    launched_by: Text | None = Field(default=None, description="Cấp phát động | Who launched it")
    goal: Text | None = Field(default=None, description="Mục tiêu | Its goal")
    launched: Day | None = Field(default=None, description="Ngày phát động | Launched on")
    ends: Day | None = Field(default=None, description="Ngày tổng kết | Ends on")


class Target(Model):
    """A common target of the bloc (chỉ tiêu chung)."""

    id: CriterionId = Field(description="Mã chỉ tiêu | The target's id")
    name: Text = Field(description="Nội dung chỉ tiêu | What it is about")
    measure: Text | None = Field(default=None, description="Đơn vị tính | Its measure")
    plan: Exact | None = Field(default=None, description="Kế hoạch | The planned figure")


class Pact(Model):
    """pact.yaml."""

    signed: Signing | None = Field(default=None, description="Việc ký giao ước | The signing")
    signatories: AllOrUnits = Field(
        default=None, description="all, hoặc các đơn vị đã ký | all, or the units that signed"
    )
    registered: Registration | None = Field(
        default=None, description="Đăng ký với Hội đồng | The registration with a council"
    )
    movements: tuple[Movement, ...] | None = Field(
        default=None, description="Các phong trào | Movements; absent = unknown"
    )
    targets: tuple[Target, ...] | None = Field(
        default=None, description="Chỉ tiêu chung của khối | Common targets; absent = unknown"
    )
