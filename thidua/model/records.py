"""records.yaml: grades and awards of years before the data, beside leadership.yaml."""

from pydantic import Field

from thidua.model.base import Grade, Model
from thidua.model.scalars import Id, Text, Year, YesNo


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
