"""The cycle: the meetings and dates of one year (events.yaml), and until when each of its steps is due
every year (the province's calendar in thidua.yaml)."""

import re
from datetime import date
from typing import Annotated

from pydantic import Field

from thidua.model.base import AllOrUnits, Model, or_bare
from thidua.model.emulation_year import closing_day, day_in
from thidua.model.scalars import (
    Clock,
    CriterionId,
    Day,
    OneOf,
    Reads,
    Text,
    YearlyDay,
    YearlyDayValue,
    YesNo,
    problem,
    scalar,
)

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


# -- the province's calendar

STEPS = (
    *("launch", "pact", "scale", "registration", "mid_year_review", "inspection"),
    *("self_scores", "cross_scores", "verification", "year_end_review", "ballots"),
    *("proposals", "dossiers", "decisions", "handover"),
)
"""The steps of the cycle in their order; `status` goes through them (manual: cycle)."""

OPENING = frozenset(STEPS[:6])
"""Steps that always lie in the emulation year; the others may fall in the first half of the next."""


class YearlyDue(Model):
    """A day that recurs every year, and whether it lies in the year after the emulation year."""

    day: YearlyDay = Field(description="Ngày-tháng dạng 01-31 | The day, as 01-31")
    next_year: YesNo | None = Field(
        default=None, description="Thuộc năm sau năm thi đua | In the year after"
    )

    def of(self, step: str, year: int) -> date:
        """The day on which `step` of that emulation year is due."""
        if self.next_year is None:
            return due_day(step, year, self.day)
        return day_in(year + self.next_year, self.day)


def due_day(step: str, year: int, day: YearlyDayValue) -> date:
    """The day on which a step is due that recurs every year."""
    return day_in(year, day) if step in OPENING else closing_day(year, day)


Due = Annotated[YearlyDue, or_bare("day", YearlyDay | YearlyDue)]


class Calendar(Model):
    """Due days by step. A year's own events and stages come first."""

    launch: Due | None = Field(default=None, description="Phát động | Launch")
    pact: Due | None = Field(default=None, description="Ký giao ước | Pact signed")
    scale: Due | None = Field(default=None, description="Thông qua thang điểm | Scale adopted")
    registration: Due | None = Field(default=None, description="Đăng ký thi đua | Registration")
    mid_year_review: Due | None = Field(default=None, description="Sơ kết | Mid-year review")
    inspection: Due | None = Field(default=None, description="Kiểm tra | Inspection")
    self_scores: Due | None = Field(default=None, description="Tự chấm | Self-scores")
    cross_scores: Due | None = Field(default=None, description="Chấm chéo | Cross-scores")
    verification: Due | None = Field(default=None, description="Thẩm định | Verification")
    year_end_review: Due | None = Field(default=None, description="Tổng kết | Year-end review")
    ballots: Due | None = Field(default=None, description="Bỏ phiếu | Ballots")
    proposals: Due | None = Field(default=None, description="Đề nghị | Proposals")
    dossiers: Due | None = Field(default=None, description="Gửi hồ sơ | Dossiers")
    decisions: Due | None = Field(default=None, description="Quyết định | Decisions")
    handover: Due | None = Field(default=None, description="Bàn giao | Handover")

    def due(self, step: str, year: int) -> date | None:
        """The day on which a step of that emulation year is due; None where nothing is said."""
        given: YearlyDue | None = getattr(self, step)
        return given.of(step, year) if given else None
