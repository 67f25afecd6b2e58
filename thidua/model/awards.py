"""awards.yaml: the year's awards, how many there may be, and their conditions."""

from typing import Annotated

from pydantic import Field

from thidua.model.base import Level, Model
from thidua.model.requires import AllOf, AnyQuota
from thidua.model.scalars import Day, Id, NotNegative, OneOf, Positive, Span, Text

PICKS = ("rank", "ballot", "meeting")
Pick = Annotated[str, OneOf(*PICKS)]


Within = Annotated[str, OneOf("division")]
Tied = Annotated[str, OneOf("all")]


For = Annotated[str, OneOf("unit", "person")]


class Award(Model):
    """One award: a flag, a certificate, a title."""

    id: Id = Field(description="Mã khen thưởng | The award's id")
    name: Text = Field(description="Tên như ghi trong văn bản | Its name as in documents")
    for_: For = Field(
        default="unit",
        alias="for",
        description="unit: tặng đơn vị, person: tặng cá nhân | For units or for persons",
    )
    reward: NotNegative | None = Field(
        default=None,
        description="Tiền thưởng, số lần mức lương cơ sở (base_salary trong thidua.yaml) | "
        "The money, in base salaries (base_salary in thidua.yaml)",
    )
    level: Level | None = Field(default=None, description="Cấp khen thưởng | Who grants it")
    quota: AnyQuota | None = Field(default=None, description="Chỉ tiêu số lượng | How many")
    within: Within | None = Field(
        default=None,
        description="division: mỗi nhóm trong criteria.yaml có chỉ tiêu riêng | "
        "division: the quota is for each division of the scale",
    )
    tied: Tied | None = Field(
        default=None,
        description="all: mọi đơn vị đồng hạng ở chỗ cuối đều được, dù quá số lượng | "
        "all: everybody tied at the border gets it, over the quota",
    )
    pick: Pick = Field(
        default="rank",
        description="Chọn theo thứ hạng, bỏ phiếu hay hội nghị | By rank, ballot or meeting",
    )
    requires: AllOf = Field(
        default=(), description="Điều kiện, phải đủ tất cả | Conditions, all of which must hold"
    )
    excludes: tuple[Id, ...] = Field(
        default=(),
        description="Đã được mức này thì không xét các mức kia | "
        "Who gets this does not also get those",
    )
    not_again_within: Span = Field(
        default=0, description="Không tặng lại trong số năm này | Not again within these years"
    )
    dossier: tuple[Text, ...] | None = Field(
        default=None, description="Thành phần hồ sơ | The papers of its dossier"
    )
    basis: Text | None = Field(default=None, description="Căn cứ | Legal basis")

    @property
    def by_ballot(self) -> bool:
        """Whether a vote picks who gets it."""
        return self.pick == "ballot"

    @property
    def by_meeting(self) -> bool:
        """Whether a meeting picks who gets it, and no rule."""
        return self.pick == "meeting"

    @property
    def for_persons(self) -> bool:
        """Whether persons get it, and not units."""
        return self.for_ == "person"


class Awards(Model):
    """awards.yaml; awards are derived in the order of the file."""

    awards: tuple[Award, ...] = Field(description="Các hình thức khen thưởng | The awards")


class BaseSalary(Model):
    """The base salary (mức lương cơ sở) from a day on."""

    from_: Day = Field(alias="from", description="Từ ngày | From this day")
    amount: Positive = Field(description="Đồng | In đồng")
