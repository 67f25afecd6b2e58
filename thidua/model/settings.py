"""The province's calendar in thidua.yaml: until when each step of the cycle is due, every year."""

from datetime import date
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model, or_bare
from thidua.model.emulation_year import closing_day, day_in
from thidua.model.scalars import YearlyDay, YearlyDayValue, YesNo

STEPS = (
    *("launch", "pact", "scale", "registration", "mid_year_review", "inspection"),
    *(
        "self_scores",
        "cross_scores",
        "verification",
        "year_end_review",
        "ballots",
        "proposals",
        "dossiers",
    ),
    *("decisions", "handover"),
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
