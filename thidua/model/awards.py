"""awards.yaml: the year's awards, how many there may be, and their conditions."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.levels import Level
from thidua.model.outcome import Grade
from thidua.model.quota import AnyQuota
from thidua.model.scalars import (
    Id,
    NotNegative,
    Reads,
    Text,
    Whole,
    WholePositive,
    one_of,
    words_schema,
)

PICKS = ("rank", "ballot", "meeting")
Pick = Annotated[str, Reads(one_of(*PICKS), words_schema(PICKS))]


class EvaluationYears(Model):
    """A grade held in consecutive years, the year itself being the last."""

    grade: Grade = Field(description="Mức hoàn thành nhiệm vụ | The least grade")
    years: WholePositive = Field(default=1, description="Số năm liên tục | Consecutive years")


class Requires(Model):
    """Conditions, all of which must hold; of those under `any`, one."""

    min_percent: NotNegative | None = Field(
        default=None, description="Tỷ lệ điểm tối thiểu (%) | The least percent of points"
    )
    band: Id | None = Field(
        default=None, description="Mức xếp loại thấp nhất | This band or a higher one"
    )
    rank_at_most: WholePositive | None = Field(
        default=None, description="Xếp hạng không quá | A rank of at most"
    )
    evaluation: EvaluationYears | None = Field(
        default=None, description="Mức hoàn thành nhiệm vụ nhiều năm liền | A grade held for years"
    )
    holds: Id | None = Field(
        default=None, description="Đã được tặng | A title that was granted to the unit"
    )
    any: tuple["Requires", ...] | None = Field(
        default=None, description="Chỉ cần một điều kiện | One of these is enough"
    )


def branches(requires: Requires | None) -> Iterator[Requires]:
    """The conditions and those under `any`, at any depth."""
    if requires is not None:
        yield requires
        for one in requires.any or ():
            yield from branches(one)


class Award(Model):
    """One award: a flag, a certificate, a title."""

    id: Id = Field(description="Mã khen thưởng | The award's id")
    name: Text = Field(description="Tên như ghi trong văn bản | Its name as in documents")
    level: Level | None = Field(default=None, description="Cấp khen thưởng | Who grants it")
    quota: AnyQuota | None = Field(default=None, description="Chỉ tiêu số lượng | How many")
    pick: Pick = Field(
        default="rank",
        description="Chọn theo thứ hạng, bỏ phiếu hay hội nghị | By rank, ballot or meeting",
    )
    requires: Requires | None = Field(default=None, description="Điều kiện | Conditions")
    excludes: tuple[Id, ...] = Field(
        default=(),
        description="Đã được mức này thì không xét các mức kia | "
        "Who gets this does not also get those",
    )
    not_again_within: Whole = Field(
        default=0, description="Không tặng lại trong số năm này | Not again within these years"
    )
    dossier: tuple[Text, ...] | None = Field(
        default=None, description="Thành phần hồ sơ | The papers of its dossier"
    )
    basis: Text | None = Field(default=None, description="Căn cứ | Legal basis")


class Awards(Model):
    """awards.yaml; awards are derived in the order of the file."""

    awards: tuple[Award, ...] = Field(description="Các hình thức khen thưởng | The awards")
