"""units.yaml and leadership.yaml: the members over the years, and who led."""

from functools import cached_property
from typing import Annotated, Any

from pydantic import Field

from thidua.model.base import Model
from thidua.model.persons import Person
from thidua.model.scalars import (
    Day,
    Id,
    Reads,
    Text,
    Whole,
    Year,
    exact,
    one_of,
    scalar,
    words_schema,
)
from thidua.text.vietnamese import fold

CHOSEN = ("elected", "acclaimed", "deputy_succeeds", "round_robin", "top_ranked", "introduced")
Chosen = Annotated[str, Reads(one_of(*CHOSEN), words_schema(CHOSEN))]
Known = Annotated[str, Reads(one_of("partial", "all"), {"enum": ["partial", "all"]})]


def _attribute(raw: object) -> Any:
    """A number where it reads as one, else a yes/no or a word."""
    value = scalar(raw, "text")
    try:
        return exact(value)
    except ValueError:
        return value


Attribute = Annotated[Any, Reads(_attribute, {"type": ["number", "string", "boolean"]})]


class Unit(Model):
    """A member unit."""

    id: Id = Field(description="Mã đơn vị | The unit's id")
    name: Text = Field(description="Tên đơn vị | The unit's name")
    short: Text | None = Field(default=None, description="Tên viết tắt | Short name")
    joined: Year | None = Field(
        default=None, description="Năm thi đua đầu tiên | First emulation year as a member"
    )
    left: Year | None = Field(
        default=None, description="Năm thi đua cuối cùng | Last emulation year as a member"
    )
    became: Id | None = Field(
        default=None, description="Đơn vị kế thừa | The unit it merged into or was renamed to"
    )
    attributes: dict[str, Attribute] = Field(
        default={}, description="Đặc điểm dùng khi xét đồng hạng | Figures for tie-breakers"
    )

    def takes_part(self, year: int) -> bool:
        """Whether it is a member in that emulation year: joined <= year <= left."""
        return (self.joined is None or self.joined <= year) and (
            self.left is None or year <= self.left
        )

    def told_apart(self) -> "Unit":
        """The same with its id behind its names."""
        short = None if self.short is None else f"{self.short} ({self.id})"
        return self.model_copy(update={"name": f"{self.name} ({self.id})", "short": short})

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short or self.name


class Units(Model):
    """units.yaml."""

    known: Known = Field(
        default="all",
        description="partial: nguồn chỉ nêu một phần | The source names only some members",
    )
    count: Whole | None = Field(
        default=None, description="Tổng số thành viên khi danh sách thiếu | How many there are"
    )
    units: tuple[Unit, ...] = Field(description="Các đơn vị thành viên | The members")

    def of_year(self, year: int) -> tuple[Unit, ...]:
        """The members of an emulation year, in the order of the file; those who share a name with
        another bear their id behind it."""
        found = (unit for unit in self.units if unit.takes_part(year))
        alike = self.alike
        return tuple(unit.told_apart() if unit.id in alike else unit for unit in found)

    @cached_property
    def namesakes(self) -> tuple[tuple[Unit, Unit, str], ...]:
        """Pairs of units that share a name, long or short, as members of one year; the name."""
        known: dict[str, list[Unit]] = {}
        found = []
        for unit in self.units:
            for name in {fold(one) for one in (unit.name, unit.short) if one}:
                others = known.setdefault(name, [])
                found += [(one, unit, name) for one in others if _together(one, unit)]
                others.append(unit)
        return tuple(found)

    @cached_property
    def alike(self) -> frozenset[str]:
        """The units that a name alone does not tell apart."""
        return frozenset(one.id for first, second, _ in self.namesakes for one in (first, second))

    def called(self, unit_id: str) -> str:
        """What a unit is called; its id where it is unknown."""
        unit = self.get(unit_id)
        if unit is None:
            return unit_id
        return unit.told_apart().name if unit_id in self.alike else unit.name

    def get(self, unit_id: str) -> Unit | None:
        """The unit with that id."""
        return next((unit for unit in self.units if unit.id == unit_id), None)


def _together(one: Unit, other: Unit) -> bool:
    """Whether there is a year in which both are members: if any, one in which one of them joined,
    or the first of all."""
    starts = [year for year in (one.joined, other.joined) if year is not None]
    return any(one.takes_part(year) and other.takes_part(year) for year in starts or [1945])


class Term(Model):
    """Who leads the bloc in one year."""

    year: Year = Field(description="Năm thi đua | Emulation year")
    leader: Id | None = Field(default=None, description="Trưởng khối | The leading unit")
    head: Person | None = Field(
        default=None, description="Người đại diện | The person who acts for the unit"
    )
    deputies: tuple[Id, ...] | None = Field(
        default=None, description="Phó Trưởng khối | Deputies; absent = unknown"
    )
    chosen: Chosen | None = Field(default=None, description="Cách chọn | How they were chosen")
    on: Day | None = Field(default=None, description="Ngày bầu | The day of the choice")
    from_: Day | None = Field(
        default=None,
        alias="from",
        description="Từ ngày, khi thay giữa năm | From which day, for a change within a year",
    )
    flag_received_by: Text | None = Field(
        default=None, description="Người nhận cờ luân lưu | Who received the rotating flag"
    )


class Leadership(Model):
    """leadership.yaml."""

    terms: tuple[Term, ...] = Field(description="Các nhiệm kỳ | Terms")
