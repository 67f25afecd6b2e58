"""pact.yaml: the pact of one year, its signing, movements and common targets."""

from pydantic import Field

from thidua.model.base import AllOrUnits, Model
from thidua.model.pledges import NumberOrTasks, Registered, Task
from thidua.model.scalars import CriterionId, Day, Text


class Signing(Model):
    """When and where the pact was signed, before whom."""

    on: Day | None = Field(default=None, description="Ngày ký | The day")
    at: Text | None = Field(default=None, description="Nơi ký | The place")
    witnessed_by: Text | None = Field(default=None, description="Người chứng kiến | The witness")


class Registration(Registered):
    """What the bloc registered with a council."""

    tasks: NumberOrTasks | None = Field(
        default=None,
        description="Số nhiệm vụ đã đăng ký, hoặc chính các nhiệm vụ | How many tasks were registered, or the tasks themselves",
    )


class Movement(Model):
    """A movement of the year (phong trào thi đua)."""

    id: CriterionId = Field(description="Mã phong trào | The movement's id")
    name: Text = Field(description="Tên phong trào | Its name")
    launched_by: Text | None = Field(default=None, description="Cấp phát động | Who launched it")
    goal: Text | None = Field(default=None, description="Mục tiêu | Its goal")
    launched: Day | None = Field(default=None, description="Ngày phát động | Launched on")
    ends: Day | None = Field(default=None, description="Ngày kết thúc dự kiến | Ends on")
    closed: Day | None = Field(default=None, description="Ngày tổng kết | Closed on")
    result: Text | None = Field(default=None, description="Kết quả | What came of it")


class Pact(Model):
    """pact.yaml."""

    signed: Signing | None = Field(default=None, description="Việc ký giao ước | The signing")
    signatories: AllOrUnits | None = Field(
        default=None, description="all, hoặc các đơn vị đã ký | all, or the units that signed"
    )
    registered: Registration | None = Field(
        default=None, description="Đăng ký với Hội đồng | The registration with a council"
    )
    movements: tuple[Movement, ...] | None = Field(
        default=None, description="Các phong trào | Movements; absent = unknown"
    )
    targets: tuple[Task, ...] | None = Field(
        default=None, description="Chỉ tiêu chung của khối | Common targets; absent = unknown"
    )
