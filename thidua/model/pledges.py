"""pledges/<unit>.yaml: what a unit registered for the year, and how far it has come."""

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import Day, Id, Text, Whole
from thidua.model.tasks import Task


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
