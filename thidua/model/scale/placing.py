"""The part of criteria.yaml that says how units are placed: ranking, bands, divisions."""

from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.requires import AllOf
from thidua.model.scalars import Exact, Id, Reads, Text, one_of, problem
from thidua.model.scale.quota import AnyQuota
from thidua.model.ties import PATTERN, TieBreaker, tie_breaker

KEYS = ("percent", "points", "band")
Tie = Annotated[TieBreaker, Reads(tie_breaker, {"type": "string", "pattern": PATTERN})]


def _keys(raw: object) -> tuple[str, ...]:
    """One word, or a list of them, none twice."""
    words = raw if isinstance(raw, list | tuple) else [raw]
    found = tuple(one_of(*KEYS)(word) for word in words)
    if not found or len(set(found)) < len(found):
        raise problem("TD137", variant="keys", found=", ".join(found))
    return found


Keys = Annotated[
    tuple[str, ...],
    Reads(
        _keys,
        {
            "anyOf": [
                {"enum": list(KEYS)},
                {
                    "type": "array",
                    "minItems": 1,
                    "uniqueItems": True,
                    "items": {"enum": list(KEYS)},
                },
            ]
        },
    ),
]


class Ranking(Model):
    """What is compared, and what separates equals."""

    by: Keys = Field(
        default=("percent",),
        description="Xếp theo: percent tỷ lệ, points điểm, band mức xếp loại; nhiều thì theo thứ tự "
        "| By percent, points or band; several are compared in order",
    )
    ties: tuple[Tie, ...] = Field(
        default=(), description="Thứ tự phân định khi bằng nhau | Tie-breakers in order"
    )

    @property
    def ballots(self) -> tuple[str, ...]:
        """The ballots whose votes separate equals."""
        return tuple(tie.ballot for tie in self.ties if tie.ballot is not None)

    @property
    def figure(self) -> str:
        """The figure that the ranking shows: the percent, or points where only these are compared."""
        return next((key for key in self.by if key != "band"), "percent")

    @property
    def is_plain(self) -> bool:
        """Whether one figure alone is compared before the tie-breakers."""
        return len(self.by) == 1 and self.by != ("band",)


class Band(Model):
    """A grade: from a printed percent up."""

    id: Id = Field(description="Mã mức xếp loại | The band's id")
    name: Text = Field(description="Tên mức xếp loại | Its name")
    from_: Exact = Field(alias="from", description="Từ tỷ lệ (%) | From this percent")
    quota: AnyQuota | None = Field(
        default=None, description="Giới hạn số đơn vị | How many units may hold it"
    )
    within: Id | None = Field(
        default=None,
        description="Tính chung vào giới hạn của mức này | Its holders count in that band's quota, too",
    )
    requires: AllOf = Field(
        default=(), description="Điều kiện thêm, phải đủ tất cả | Further conditions, all must hold"
    )


class Division(Model):
    """A group of members that is ranked apart."""

    id: Id = Field(description="Mã nhóm | The division's id")
    name: Text = Field(description="Tên nhóm | Its name")
    units: tuple[Id, ...] = Field(description="Các đơn vị của nhóm | Its units")
