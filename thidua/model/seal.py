"""seal.yaml: a closed year, by the hashes of its inputs and its results (written by thidua)."""

import re
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import (
    CriterionId,
    Id,
    OneOf,
    Reads,
    Text,
    YesNo,
    exact,
    one_of,
    problem,
    scalar,
)

FORMAT = "2"
OLDER = ("1",)
"""Ways of sealing that covered less: such a year is reopened and sealed again."""
SEALED, REOPENED = "sealed", "reopened"
WHAT = (SEALED, REOPENED)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


def _hash(raw: object) -> str:
    """A SHA-256 as 64 hexadecimal digits."""
    value = scalar(raw, "text").strip()
    if not _HASH.fullmatch(value):
        raise problem("TD137", found=value, allowed="SHA-256 (64 x 0-9a-f)")
    return value


def _figure(raw: object) -> str:
    """A figure as it was published: kept as its text."""
    exact(raw)
    return scalar(raw, "number").strip()


STATUSES = ("ranked", "incomplete", "not_submitted", "excluded")
Hash = Annotated[str, Reads(_hash, {"type": "string", "pattern": "^[0-9a-f]{64}$"})]
Format = Annotated[str, Reads(one_of(FORMAT, *OLDER), {"enum": [2, "2", 1, "1"]})]
Status = Annotated[str, OneOf(*STATUSES)]
Answer = Annotated[str, OneOf("yes", "no", "unknown")]
Figure = Annotated[str, Reads(_figure, {"type": ["string", "number"]})]
What = Annotated[str, OneOf(*WHAT)]


class Made(Model):
    """Who sealed the year, when, and with which thidua."""

    on: Text = Field(description="Lúc niêm phong | When")
    by: Text = Field(description="Ai niêm phong | Who")
    thidua: Text = Field(description="Phiên bản thidua | The version of thidua")
    incomplete: YesNo = Field(
        default=False,
        description="Niêm phong khi còn đơn vị thiếu điểm | Sealed with incomplete units, which was said",
    )


class SealedUnit(Model):
    """One unit's published figures."""

    status: Status = Field(
        description="ranked, incomplete, not_submitted, excluded | The unit's status"
    )
    points: Figure | None = Field(default=None, description="Điểm | Points")
    percent: Figure | None = Field(default=None, description="Tỷ lệ | Percent")
    rank: Figure | None = Field(default=None, description="Hạng | Rank")
    band: Id | None = Field(default=None, description="Xếp loại | Band")


class Results(Model):
    """What came out: the figures, and their hash."""

    hash: Hash = Field(description="Mã băm của kết quả | SHA-256 of the results")
    units: dict[Id, SealedUnit] = Field(default={}, description="Kết quả từng đơn vị | By unit")
    awards: dict[Id, tuple[Id, ...]] = Field(
        default={}, description="Đơn vị được nêu theo quy định | Whom the rules name"
    )
    votes: dict[Text, tuple[Id, ...]] = Field(
        default={}, description="Đơn vị trúng qua bỏ phiếu | Who was elected"
    )
    eligible: dict[Id, dict[Id, Answer]] = Field(
        default={}, description="Ai đủ điều kiện | Who may be proposed"
    )
    money: dict[Id, Figure] = Field(
        default={}, description="Tiền thưởng, đồng | The money of awards, in đồng"
    )


class Happened(Model):
    """One line of the history: a seal or a reopening, chained to the lines before it."""

    what: What = Field(description="sealed: niêm phong, reopened: mở lại | What happened")
    on: Text = Field(description="Lúc nào | When")
    by: Text = Field(description="Ai | Who")
    thidua: Text = Field(description="Phiên bản thidua | The version of thidua")
    reason: Text | None = Field(default=None, description="Lý do mở lại | Why it was reopened")
    content: Hash | None = Field(
        default=None, description="Mã băm của nội dung niêm phong | SHA-256 of what was sealed"
    )
    results: Hash | None = Field(
        default=None, description="Mã băm của kết quả | SHA-256 of the results"
    )
    chain: Hash = Field(
        description="Mã băm của dòng này và mọi dòng trước | SHA-256 of this line and all before it"
    )


class Seal(Model):
    """seal.yaml."""

    format: Format = Field(
        description="Phiên bản của cách niêm phong, hiện là 2 | The way of sealing, 2 today"
    )
    sealed: Made = Field(description="Lần niêm phong gần nhất | The last seal")
    files: dict[Text, Hash] = Field(description="Tệp của năm và mã băm | The year's files")
    used: dict[Text, Hash] = Field(
        default={},
        description="Thang điểm dùng chung mà năm này dùng | Scales shared with other blocs that it uses",
    )
    members: dict[Id, Hash] = Field(
        default={}, description="Đơn vị thành viên của năm | That year's members"
    )
    shared: dict[CriterionId, Hash] = Field(
        default={},
        description="Phần của các tệp chung: khối, nhiệm kỳ, cài đặt | Of the shared files",
    )
    past: dict[Text, Hash] = Field(
        default={},
        description="Dữ liệu ngoài năm mà khen thưởng dựa vào: các năm trước, mức lương cơ sở | What awards look at outside the year",
    )
    results: Results = Field(description="Kết quả | The results")
    history: tuple[Happened, ...] = Field(
        description="Mọi lần niêm phong và mở lại | Every seal and reopening"
    )

    @property
    def is_closed(self) -> bool:
        """Whether the year is sealed now: the last thing that happened was a seal."""
        return bool(self.history) and self.history[-1].what == SEALED
