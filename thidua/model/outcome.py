"""outcome.yaml, decisions.yaml, records.yaml: how a year ended, what higher authorities decided
later, and what is known of years before the data."""

from typing import Annotated

from pydantic import Field

from thidua.model.base import Grade, Model, Person
from thidua.model.scalars import Day, Id, OneOf, Text, Whole, Year, YesNo

CHOSEN = ("ballot", "consensus", "score", "meeting")

Chosen = Annotated[str, OneOf(*CHOSEN)]


class EvaluationsSummary(Model):
    """A count of evaluations where the source does not name the units."""

    grade: Grade | None = Field(default=None, description="Mức | The grade")
    n: Whole | None = Field(default=None, description="Số đơn vị đạt | How many units")
    of: Whole | None = Field(default=None, description="Trên tổng số | Out of how many")
    words: Text | None = Field(default=None, description="Nguyên văn | In the source's words")


class Proposal(Model):
    """A unit that the bloc proposes for an award."""

    unit: Id = Field(description="Đơn vị | The unit")
    award: Id | None = Field(
        default=None, description="Mã khen thưởng; bỏ trống khi nguồn không nêu | The award"
    )
    person: Person | None = Field(
        default=None, description="Cá nhân, khi khen thưởng dành cho cá nhân | The person"
    )
    on: Day | None = Field(default=None, description="Ngày | The day")
    chosen: Chosen | None = Field(default=None, description="Cách chọn | How it was chosen")


class Dossier(Model):
    """The papers sent to the authority for one proposal."""

    unit: Id = Field(description="Đơn vị | The unit")
    award: Id | None = Field(default=None, description="Mã khen thưởng | The award")
    papers: tuple[Text, ...] | None = Field(
        default=None,
        description="Thành phần đã có, theo tên trong awards.yaml | "
        "The papers it holds, as named in awards.yaml; absent = unknown",
    )
    sent: Day | None = Field(default=None, description="Ngày gửi | Sent on")
    returned: Day | None = Field(default=None, description="Ngày bị trả lại | Returned on")
    why: Text | None = Field(default=None, description="Lý do trả lại | Why it was returned")
    completed: Day | None = Field(default=None, description="Ngày hồ sơ đủ | Complete since")


class RoleModel(Model):
    """An advanced model of the year (điển hình tiên tiến)."""

    name: Text = Field(description="Tập thể, cá nhân | The collective or person")
    unit: Id | None = Field(default=None, description="Đơn vị | The unit")
    on: Day | None = Field(default=None, description="Ngày | The day")


class Outcome(Model):
    """outcome.yaml. An absent part is unknown."""

    evaluations: dict[Id, Grade] | None = Field(
        default=None, description="Mức hoàn thành nhiệm vụ của từng đơn vị | Grades by unit"
    )
    evaluations_summary: EvaluationsSummary | None = Field(
        default=None, description="Số đơn vị đạt, khi không nêu tên | A count without names"
    )
    proposals: tuple[Proposal, ...] | None = Field(
        default=None, description="Đề nghị khen thưởng | Proposals; not yet granted"
    )
    dossiers: tuple[Dossier, ...] | None = Field(default=None, description="Hồ sơ | Dossiers")
    role_models: tuple[RoleModel, ...] | None = Field(
        default=None, description="Điển hình tiên tiến | Advanced models"
    )


class Revoked(Model):
    """A decision taken back: from its day on the award is not held (Luật 06/2022/QH15, chương VII)."""

    on: Day | None = Field(default=None, description="Ngày thu hồi | The day")
    number: Text | None = Field(default=None, description="Số quyết định | The decision's number")
    why: Text | None = Field(default=None, description="Lý do | Why")


class Decision(Model):
    """One award granted to one unit, or not."""

    award: Id = Field(description="Mã khen thưởng | The award")
    unit: Id = Field(description="Đơn vị | The unit")
    person: Person | None = Field(
        default=None, description="Cá nhân, khi khen thưởng dành cho cá nhân | The person"
    )
    granted: YesNo = Field(default=True, description="Được tặng hay không | Granted or not")
    number: Text | None = Field(default=None, description="Số quyết định | The decision's number")
    on: Day | None = Field(default=None, description="Ngày | The day")
    revoked: Revoked | None = Field(
        default=None, description="Bị thu hồi | Taken back: from then on it counts as not granted"
    )

    @property
    def stands(self) -> bool:
        """Granted, and not taken back since."""
        return self.granted and self.revoked is None


class Decisions(Model):
    """decisions.yaml."""

    decisions: tuple[Decision, ...] = Field(description="Các quyết định | The decisions")


class Record(Model):
    """What is known of one unit in one year: a grade, or an award granted or refused."""

    unit: Id = Field(description="Đơn vị | The unit")
    year: Year = Field(description="Năm thi đua | Emulation year")
    evaluation: Grade | None = Field(
        default=None, description="Mức hoàn thành nhiệm vụ | The grade"
    )
    award: Id | None = Field(default=None, description="Mã khen thưởng | The award")
    granted: YesNo = Field(default=True, description="Được tặng hay không | Granted or not")
    number: Text | None = Field(default=None, description="Số quyết định | The decision's number")


class Records(Model):
    """records.yaml."""

    complete: tuple[Year, ...] = Field(
        default=(),
        description="Các năm đã ghi đủ ở đây: điều không ghi là không có | "
        "Years of which all there was is here: what is not here was not",
    )
    records: tuple[Record, ...] = Field(default=(), description="Các ghi nhận | The records")
