"""events.yaml: the meetings and dates of one year's cycle."""

import re
from typing import Annotated

from pydantic import Field

from thidua.model.base import AllOrUnits, Model
from thidua.model.scalars import Clock, CriterionId, Day, OneOf, Reads, Text, problem, scalar

KINDS = (
    *("launch", "signing", "registration", "mid_year_review", "inspection", "scoring"),
    *("verification", "year_end_review", "ballot", "handover", "submission", "announcement"),
    "other",
)
Kind = Annotated[str, OneOf(*KINDS)]

_SAME_AS = re.compile(r"([0-9]{4})/([A-Za-z0-9._-]{1,64})", re.ASCII)


def _same_as(raw: object) -> tuple[int, str]:
    """`2021/hop-tong-ket` -> (2021, "hop-tong-ket")."""
    value = scalar(raw, "text").strip()
    match = _SAME_AS.fullmatch(value)
    if match is None:
        raise problem("TD137", variant="same_as", found=value)
    return int(match[1]), match[2]


SameAs = Annotated[tuple[int, str], Reads(_same_as, {"type": "string", "pattern": "/"})]


class Paper(Model):
    """A paper that a meeting had before it."""

    kind: Text | None = Field(default=None, description="Loại văn bản | What kind of paper")
    name: Text | None = Field(default=None, description="Tên văn bản | Its name")
    status: Text | None = Field(default=None, description="draft: dự thảo, final | Its state")
    number: Text | None = Field(default=None, description="Số, ký hiệu | Its number")
    file: Text | None = Field(default=None, description="Tệp | Its file")


class Event(Model):
    """One meeting or date; a meeting may be several things at once."""

    id: CriterionId = Field(description="Mã sự kiện | The event's id")
    kinds: tuple[Kind, ...] = Field(default=(), description="Là những việc gì | What it is")
    due: Day | None = Field(default=None, description="Ngày dự kiến | Planned for")
    on: Day | None = Field(default=None, description="Ngày diễn ra | Held on")
    at: Text | None = Field(default=None, description="Địa điểm | The place")
    starts: Clock | None = Field(default=None, description="Giờ bắt đầu | Starts at")
    ends: Clock | None = Field(default=None, description="Giờ kết thúc | Ends at")
    chaired_by: Text | None = Field(default=None, description="Chủ trì | Who chaired")
    secretary: Text | None = Field(default=None, description="Thư ký | The secretary")
    attended: AllOrUnits | None = Field(
        default=None, description="all, hoặc các đơn vị dự | all, or the units that attended"
    )
    guests: tuple[Text, ...] | None = Field(default=None, description="Khách mời | Guests")
    papers: tuple[Paper, ...] | None = Field(default=None, description="Tài liệu | Papers")
    same_as: SameAs | None = Field(
        default=None,
        description="Cùng một cuộc họp ghi ở năm khác, ví dụ 2021/hop-tong-ket | "
        "The same meeting, written in another year",
    )


class Events(Model):
    """events.yaml."""

    events: tuple[Event, ...] = Field(description="Các sự kiện | The events")
