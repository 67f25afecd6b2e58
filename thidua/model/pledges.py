"""pledges/<unit>.yaml: what a unit registered for the year, and how far it has come."""

from pydantic import Field

from thidua.model.base import Model
from thidua.model.figure import Measured
from thidua.model.pact import Registration
from thidua.model.scalars import CriterionId, Day, Exact, Id, Text, YesNo


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


class Pledge(Model):
    """pledges/<unit>.yaml."""

    unit: Id = Field(description="Đơn vị | The unit")
    registered: Registration | None = Field(
        default=None, description="Việc đăng ký | When and with whom it registered"
    )
    titles: tuple[Text, ...] | None = Field(
        default=None, description="Danh hiệu đăng ký | Titles it strives for"
    )
    tasks: tuple[Task, ...] = Field(default=(), description="Các nhiệm vụ | The tasks")

    def task(self, task_id: str) -> Task | None:
        """The task with that id."""
        return next((task for task in self.tasks if task.id == task_id), None)
