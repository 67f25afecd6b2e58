"""settlements.yaml: how people settled what the rules left open (manual: file-settlements)."""

from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import Day, Id, Reads, Text, identifier, not_one_of, scalar


def _of(raw: object) -> str:
    value = scalar(raw, "word").strip()
    if value in ("rank", "leader"):
        return value
    kind, colon, name = value.partition(":")
    if kind in ("band", "award") and colon:
        return f"{kind}:{identifier(name.strip())}"
    raise not_one_of(value, ("rank", "band:<id>", "award:<id>", "leader"))


Of = Annotated[
    str,
    Reads(_of, {"type": "string", "pattern": "^(rank|leader|band:.+|award:.+)$"}),
]


class Settlement(Model):
    """People's decision on units that the rules could not separate."""

    of: Of = Field(description="Về việc gì: rank, band:<id>, award:<id>, leader | Of what")
    units: tuple[Id, ...] = Field(description="Các đơn vị đồng hạng | The tied units")
    order: tuple[Id, ...] = Field(description="Thứ tự đã thống nhất | The order settled on")
    by: Text | None = Field(default=None, description="Ai quyết định | Who settled it")
    on: Day | None = Field(default=None, description="Ngày | The day")
    reason: Text | None = Field(default=None, description="Lý do | Why")


class Settlements(Model):
    """settlements.yaml."""

    settlements: tuple[Settlement, ...] = Field(description="Danh sách | The list")
