"""Legal bases ("căn cứ") with the days from and until which they hold: the `bases:` of thidua.yaml.

The ones that thidua knows itself are in `legal_data`; a province or a bloc adds its own in the same
form, and an own entry with the id of a known one takes its place.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import Day, Id, OneOf, Text, YesNo

CERTAINTIES = ("confirmed", "secondary", "memory")
"""Read in the text itself or an official copy; told by one other source; from memory."""

Certainty = Annotated[str, OneOf(*CERTAINTIES)]
LAWS = ("Luật", "Pháp lệnh")
"""Cited without number, symbol and issuer (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a)."""
ORDER = (*LAWS, "Nghị định", "Thông tư")
"""Higher acts first."""


class Basis(Model):
    """One legal act. A day that is not known is absent."""

    id: Id = Field(description="Mã của căn cứ | The basis' id")
    kind: Text = Field(description="Tên loại: Luật, Nghị định, Thông tư, Quyết định... | Its kind")
    title: Text | None = Field(
        default=None, description="Trích yếu, viết tiếp sau tên cơ quan | What it is about"
    )
    number: Text | None = Field(default=None, description="Số, ký hiệu | Number and symbol")
    issuer: Text | None = Field(default=None, description="Cơ quan ban hành | Who issued it")
    issued: Day | None = Field(default=None, description="Ngày ban hành | Issued on")
    in_force: Day | None = Field(default=None, description="Ngày có hiệu lực | In force from")
    until: Day | None = Field(
        default=None, description="Ngày hết hiệu lực | The first day on which it no longer holds"
    )
    replaced_by: Id | None = Field(default=None, description="Được thay bằng | What replaced it")
    certainty: Certainty = Field(
        default="confirmed",
        description="Độ chắc chắn: confirmed, secondary, memory | How sure the entry is",
    )
    unsure: Text | None = Field(
        default=None, description="Điều chưa kiểm chứng | What of it has not been verified"
    )
    cited: YesNo = Field(
        default=True,
        description="Tự đưa vào căn cứ của văn bản | Whether documents cite it by themselves",
    )

    @property
    def name(self) -> str:
        """`Nghị định số 98/2023/NĐ-CP`, for a message."""
        return f"{self.kind} {self.number or self.title or self.id}"

    @property
    def is_law(self) -> bool:
        """Whether it is cited by its title alone: a law or an ordinance."""
        return self.kind in LAWS

    @property
    def rank(self) -> int:
        """Higher acts come first; those of a kind not named in `ORDER` follow."""
        return ORDER.index(self.kind) if self.kind in ORDER else len(ORDER)

    def starts(self) -> date | None:
        """From when it holds; its day of issue where that is all that is known."""
        return self.in_force or self.issued

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        start = self.starts()
        return (start is None or start <= day) and (self.until is None or day < self.until)
