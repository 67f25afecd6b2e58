"""appeals.yaml: objections to points and how they ended."""

from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import CriterionId, Day, Id, OneOf, Text

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
