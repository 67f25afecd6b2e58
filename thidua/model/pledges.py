"""What is to be reached in a year: pledges/<unit>.yaml, and pact.yaml with the pact's signing,
movements and common targets."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from thidua.model.base import AllOrUnits, Model
from thidua.model.figure import Measured
from thidua.model.scalars import CriterionId, Day, Exact, Id, Text, Whole, YesNo


class Progress(Model):
    """The figure reached by a day."""

    on: Day = Field(description="Tính đến ngày | As of this day")
    actual: Measured = Field(
        description="Số thực hiện, lũy kế | The figure reached so far: a number or {part, of}"
    )


class Task(Model):
    """One registered task or target."""

    id: CriterionId = Field(description="Mã nhiệm vụ | The task's id")
    name: Text = Field(description="Tên nhiệm vụ | Its name")
    measure: Text | None = Field(default=None, description="Đơn vị tính | Its measure")
    plan: Exact | None = Field(default=None, description="Kế hoạch năm | The planned figure")
    lower_is_better: YesNo = Field(
        default=False, description="Càng thấp càng tốt | A lower figure is better"
    )
    due: Day | None = Field(default=None, description="Hạn hoàn thành | Due on")
    progress: tuple[Progress, ...] = Field(
        default=(), description="Các lần báo cáo thực hiện | Reports of the figure reached"
    )


class Tasks(Model):
    """How many tasks were registered, or the tasks themselves."""

    n: Whole | None = Field(default=None, description="Số nhiệm vụ | How many tasks")
    items: tuple[Task, ...] | None = Field(
        default=None, description="Chính các nhiệm vụ | The tasks themselves"
    )

    @property
    def count(self) -> int | None:
        """How many there are."""
        return len(self.items) if self.items is not None else self.n


def _short(raw: object) -> object:
    if isinstance(raw, list):
        return {"items": raw}
    return {"n": raw} if isinstance(raw, str) else raw


NumberOrTasks = Annotated[
    Tasks, BeforeValidator(_short, json_schema_input_type=Whole | tuple[Task, ...])
]
"""`tasks: 10`, or the list."""


class Registered(Model):
    """When and with whom something was registered."""

    on: Day | None = Field(default=None, description="Ngày đăng ký | The day")
    with_: Text | None = Field(
        default=None, alias="with", description="Đăng ký với cơ quan nào | With whom"
    )


class PledgeRegistration(Registered):
    """When and with whom a unit registered."""

    tasks: Whole | None = Field(
        default=None, description="Số nhiệm vụ đã đăng ký | How many tasks were registered"
    )


class Pledge(Model):
    """pledges/<unit>.yaml."""

    unit: Id = Field(description="Đơn vị | The unit")
    registered: PledgeRegistration | None = Field(
        default=None, description="Việc đăng ký | When and with whom it registered"
    )
    titles: tuple[Text, ...] | None = Field(
        default=None, description="Danh hiệu đăng ký | Titles it strives for"
    )
    tasks: tuple[Task, ...] = Field(default=(), description="Các nhiệm vụ | The tasks")

    def task(self, task_id: str) -> Task | None:
        """The task with that id."""
        return next((task for task in self.tasks if task.id == task_id), None)


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
