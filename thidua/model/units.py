"""units.yaml and leadership.yaml: the members over the years, and who led."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model, Person
from thidua.model.emulation_year import first_day, last_day, members_day
from thidua.model.scalars import (
    Day,
    Id,
    OneOf,
    Reads,
    Schema,
    Text,
    Whole,
    Year,
    day,
    exact,
    identifier,
    scalar,
    suggest_id,
    year,
)
from thidua.text.vietnamese import bare, looks

CHOSEN = ("elected", "acclaimed", "deputy_succeeds", "round_robin", "top_ranked", "introduced")
Chosen = Annotated[str, OneOf(*CHOSEN)]
Known = Annotated[str, OneOf("partial", "all")]


def _attribute(raw: object) -> Fraction | str:
    """A number where it reads as one, else a yes/no or a word."""
    value = scalar(raw, "text")
    try:
        return exact(value)
    except ValueError:
        return value


Attribute = Annotated[Fraction | str, Reads(_attribute, {"type": ["number", "string", "boolean"]})]


def _ids(raw: object) -> tuple[str, ...]:
    return tuple(identifier(one) for one in raw) if isinstance(raw, list) else (identifier(raw),)


def _year_or_day(raw: object) -> int | date:
    value = scalar(raw, "year")
    return day(value) if "-" in value else year(value)


_ID_TYPES: Schema = {"type": ["string", "number"]}
Ids = Annotated[
    tuple[str, ...], Reads(_ids, {"anyOf": [_ID_TYPES, {"type": "array", "items": _ID_TYPES}]})
]
YearOrDay = Annotated[
    int | date,
    Reads(
        _year_or_day,
        {
            "anyOf": [
                {"type": "integer", "minimum": 1900, "maximum": 2200},
                {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"},
            ]
        },
    ),
]


def _begun(start: int | date | None, year: int, counted: date) -> bool:
    return start is None or (start <= counted if isinstance(start, date) else start <= year)


def _ended(end: int | date | None, year: int, counted: date) -> bool:
    return end is not None and (end < counted if isinstance(end, date) else end < year)


class Membership(Model):
    """One time as a member."""

    from_: YearOrDay | None = Field(
        default=None, alias="from", description="Từ năm hoặc ngày | From that year or day"
    )
    to: YearOrDay | None = Field(
        default=None, description="Đến hết năm hoặc ngày | Until that year or day, included"
    )


class Was(Model):
    """What a unit was in another bloc, before it left there."""

    bloc: Id = Field(description="Mã khối cũ trong cùng thư mục dữ liệu | The other bloc's id")
    unit: Id = Field(description="Mã đơn vị ở khối đó | The unit's id there")


class Unit(Model):
    """A member unit."""

    id: Id = Field(description="Mã đơn vị | The unit's id")
    name: Text = Field(description="Tên đơn vị | The unit's name")
    short: Text | None = Field(default=None, description="Tên viết tắt | Short name")
    joined: YearOrDay | None = Field(
        default=None,
        description="Năm thi đua đầu tiên, hoặc ngày vào | First emulation year as a member, or the day",
    )
    left: YearOrDay | None = Field(
        default=None,
        description="Năm thi đua cuối cùng, hoặc ngày cuối | Last emulation year as a member, or the last day",
    )
    member: tuple[Membership, ...] | None = Field(
        default=None,
        description="Các lần là thành viên, thay cho joined và left | Its times as a member, instead of joined and left",
    )
    became: Ids = Field(
        default=(),
        description="Đơn vị kế thừa; tách ra thì là danh sách | What it merged into or was renamed to; a list where it was split",
    )
    was: Was | None = Field(
        default=None,
        description="Trước đây là đơn vị nào của khối khác; chỉ mức đánh giá, khen thưởng và điều cấm được đọc từ đó "
        "| What it was in another bloc of the folder; only grades, decisions and bars are read there",
    )
    attributes: dict[str, Attribute] = Field(
        default={}, description="Đặc điểm dùng khi xét đồng hạng | Figures for tie-breakers"
    )

    @property
    def times(self) -> tuple[tuple[int | date | None, int | date | None], ...]:
        """From when to when it is a member: years or days, both included; None is open."""
        if self.member is not None:
            return tuple((one.from_, one.to) for one in self.member)
        return ((self.joined, self.left),)

    def takes_part(self, year: int) -> bool:
        """Whether it is a member in that emulation year: on the day on which that counts."""
        return self.is_member(year, members_day(year))

    def is_member(self, year: int, counted: date) -> bool:
        """The same, where the day is known already."""
        return any(
            _begun(start, year, counted) and not _ended(end, year, counted)
            for start, end in self.times
        )

    def left_within(self, year: int) -> date | None:
        """The day on which it left within the year, before members were counted, without a
        successor; None where it did not."""
        ended = [(start, end) for start, end in self.times if isinstance(end, date)]
        if not ended or self.became or self.takes_part(year):
            return None
        first, counted = first_day(year), members_day(year)
        within = (
            end for start, end in ended if first <= end < counted and _begun(start, year, end)
        )
        return next(within, None)

    def was_in(self, year: int) -> bool:
        """Whether it was a member on some day of the year."""
        first, last = first_day(year), last_day(year)
        return any(
            _begun(start, year, last) and not _ended(end, year, first) for start, end in self.times
        )

    def last_year(self, until: int) -> int:
        """The last year, up to `until`, in which it takes part."""
        ends = [end for _, end in self.times]
        if any(end is None for end in ends):
            return until
        return min(until, max(end.year if isinstance(end, date) else end for end in ends if end))

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
        counted = members_day(year)
        found = (unit for unit in self.units if unit.is_member(year, counted))
        alike = self.alike
        return tuple(unit.told_apart() if unit.id in alike else unit for unit in found)

    @property
    def is_partial(self) -> bool:
        """Whether those who are named are not all."""
        return self.known == "partial"

    @cached_property
    def namesakes(self) -> tuple[tuple[Unit, Unit, str], ...]:
        """Pairs of units that share a name, long or short, as members of one year; the name."""
        known: dict[str, list[Unit]] = {}
        found = []
        for unit in self.units:
            for name in {looks(one) for one in (unit.name, unit.short) if one}:
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

    def left_in(self, year: int) -> tuple[Unit, ...]:
        """Who left within the year without a successor, before its members were counted."""
        return tuple(unit for unit in self.units if unit.left_within(year) is not None)

    def meant(self, typed: str) -> Unit | None:
        """The one unit whose name, short name, or id made of one of them, was written for its id."""
        wanted, found = bare(typed), []
        for unit in self.units:
            names = [name for name in (unit.name, unit.short) if name is not None]
            if wanted in [*map(bare, names), *map(suggest_id, names)]:
                found.append(unit)
        return found[0] if len(found) == 1 else None

    def get(self, unit_id: str) -> Unit | None:
        """The unit with that id."""
        return self._by_id.get(unit_id)

    @cached_property
    def _by_id(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in reversed(self.units)}


def _together(one: Unit, other: Unit) -> bool:
    """Whether there is a year in which both are members: if any, one in which one of them began to
    be one (by a day: the year around that day), or the first of all."""
    years = {1945}
    for start in (start for unit in (one, other) for start, _ in unit.times):
        if isinstance(start, date):
            years |= {start.year - 1, start.year, start.year + 1}
        elif start is not None:
            years.add(start)
    return any(one.takes_part(year) and other.takes_part(year) for year in years)


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
