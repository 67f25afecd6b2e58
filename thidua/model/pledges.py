"""pledges/<unit>.yaml: what a unit registered for the year, and how far it has come; its tasks are
like those that the whole bloc registers."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from thidua.model.base import Model
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
