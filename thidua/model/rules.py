"""The rules of a leaf: how an entry becomes points (format.md 4.1). One model a kind."""

from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from thidua.model.base import Model
from thidua.model.scalars import (
    CriterionId,
    DueDay,
    Exact,
    NotNegative,
    Positive,
    Reads,
    Share,
    Whole,
    YearlyDayValue,
    YesNo,
    not_negative,
    not_one_of,
    problem,
    scalar,
)


class Bounds(Model):
    """A stretch of numbers: from (>=), above (>), to (<=), below (<)."""

    from_: Exact | None = Field(default=None, alias="from", description="Từ (>=) | At least")
    above: Exact | None = Field(default=None, description="Trên (>) | More than")
    to: Exact | None = Field(default=None, description="Đến (<=) | At most")
    below: Exact | None = Field(default=None, description="Dưới (<) | Less than")


class Tier(Bounds):
    """One row of a tiers rule."""

    else_: YesNo | None = Field(
        default=None, alias="else", description="Mọi trường hợp còn lại | Everything else"
    )
    points: Exact = Field(description="Số điểm | Points")


class Points(Model):
    """The entry is the points, 0 to M."""

    kind: Literal["points"]


class Full(Model):
    """M unless events say otherwise; events come as deductions."""

    kind: Literal["full"]


class PassFail(Model):
    """M or 0."""

    kind: Literal["pass_fail"]


class Choice(Model):
    """The option's points."""

    kind: Literal["choice"]
    options: dict[CriterionId, Exact] = Field(
        description="Các mức và số điểm | Options and their points"
    )


class Tiers(Model):
    """First tier that matches wins; a value that no tier covers is an error."""

    kind: Literal["tiers"]
    tiers: tuple[Tier, ...] = Field(description="Các khoảng | The tiers")
    of: CriterionId | None = Field(
        default=None, description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"
    )


class Table(Model):
    """Two facts pick a cell: the largest lower bounds that they reach."""

    kind: Literal["table"]
    rows: dict[CriterionId, tuple[Exact, ...]] = Field(
        description="Số liệu theo dòng và các mốc dưới | The fact of the rows and its lower bounds"
    )
    columns: dict[CriterionId, tuple[Exact, ...]] = Field(
        description="Số liệu theo cột và các mốc dưới | The fact of the columns and its lower bounds"
    )
    points: tuple[tuple[Exact, ...], ...] = Field(description="Điểm từng ô | The cells")
    else_: Exact | None = Field(
        default=None,
        alias="else",
        description="Điểm khi dưới mốc đầu | Points under the first bound",
    )


def _target(raw: object) -> Any:
    """A number, or `pledge:<task>`."""
    value = scalar(raw, "number")
    if value.startswith("pledge:"):
        return "pledge:" + value.removeprefix("pledge:").strip()
    return not_negative(value)


Target = Annotated[
    Any,
    Reads(
        _target,
        {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^([0-9.]+|pledge:.+)$"}]},
    ),
]


class Ratio(Model):
    """M x min(actual/target, cap); target/actual where lower is better."""

    kind: Literal["ratio"]
    target: Target = Field(
        default=None, description="Chỉ tiêu, hoặc pledge:<nhiệm vụ> | The target, or pledge:<task>"
    )
    cap: Positive = Field(
        default=Fraction(1), description="Trần của tỷ lệ, mặc định 1 | The ratio counts up to this"
    )
    lower_is_better: YesNo = Field(
        default=False, description="Càng thấp càng tốt | Lower is better"
    )
    of: CriterionId | None = Field(
        default=None, description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"
    )


class Count(Model):
    """min(each x n, M)."""

    kind: Literal["count"]
    each: NotNegative = Field(description="Điểm mỗi lần | Points for each")
    of: CriterionId | None = Field(
        default=None, description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"
    )


class Steps(Model):
    """value <= above: 0; else min(first + each x floor((value - above)/every), M)."""

    kind: Literal["steps"]
    above: Exact = Field(description="Chỉ tính phần trên mức này | Nothing up to this value")
    first: NotNegative | None = Field(
        default=None,
        description="Điểm khi vừa vượt, mặc định bằng each | Points for passing it; each by default",
    )
    every: Positive = Field(description="Cứ mỗi bước | The size of a step")
    each: NotNegative = Field(description="Điểm mỗi bước | Points for each step")
    of: CriterionId | None = Field(
        default=None, description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"
    )


class Late(Model):
    """What lateness costs: a fixed amount for each late one, or an amount a day."""

    points: NotNegative | None = Field(
        default=None, description="Trừ mỗi lần trễ | Off for each late one"
    )
    each_day: NotNegative | None = Field(
        default=None, description="Trừ mỗi ngày trễ | Off for each day"
    )


def _days(raw: object) -> Any:
    """One due day, or a list of them."""
    return raw if isinstance(raw, list | tuple) else [raw]


class Deadline(Model):
    """M less what lateness costs, not under 0; never done = 0."""

    kind: Literal["deadline"]
    due: Annotated[
        tuple[DueDay, ...],
        BeforeValidator(_days, json_schema_input_type=DueDay | tuple[DueDay, ...]),
    ] = Field(description="Hạn, một ngày hoặc danh sách | The due day, or a list")
    late: Late = Field(description="Mức trừ khi trễ | What lateness costs")
    grace: Whole = Field(default=0, description="Số ngày châm chước | Days of grace")


class Relative(Model):
    """Measured against the bloc: the most over its target gets M (domain.md 2.2, rule 20)."""

    kind: Literal["relative"]
    met: Share = Field(
        default=Fraction(1, 2),
        description="Phần điểm khi vừa đạt chỉ tiêu | Share of M for just meeting the target",
    )
    target: Target = Field(
        default=None, description="Chỉ tiêu, hoặc pledge:<nhiệm vụ> | The target, or pledge:<task>"
    )
    of: CriterionId | None = Field(
        default=None, description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"
    )


LEAF_KINDS = (
    "points",
    "full",
    "pass_fail",
    "choice",
    "tiers",
    "table",
    "ratio",
    "count",
    "steps",
    "deadline",
    "relative",
)
ITEM_KINDS = ("tiers", "table", "steps", "choice")


def _rule(allowed: tuple[str, ...], written: Any) -> BeforeValidator:
    """`rule: full` is `rule: {kind: full}`; a kind that is not allowed here is named."""

    def spell_out(raw: object) -> object:
        spelled = {"kind": raw} if isinstance(raw, str) else raw
        if isinstance(spelled, dict):
            if "kind" not in spelled:
                raise problem("TD121", key="kind")
            kind = scalar(spelled["kind"], "word")
            if kind not in allowed:
                raise not_one_of(kind, allowed)
        else:
            scalar(raw, "rule")
        return spelled

    return BeforeValidator(spell_out, json_schema_input_type=written)


_LeafRule = (
    Points | Full | PassFail | Choice | Tiers | Table | Ratio | Count | Steps | Deadline | Relative
)
_ListRule = Tiers | Table | Steps | Choice
Rule = Annotated[
    _LeafRule,
    Field(discriminator="kind"),
    _rule(LEAF_KINDS, Literal["points", "full", "pass_fail", "relative"] | _LeafRule),
]
ItemRule = Annotated[_ListRule, Field(discriminator="kind"), _rule(ITEM_KINDS, _ListRule)]


OF_FACT = ("tiers", "ratio", "count", "steps", "relative")
"""Kinds that can read a fact in place of an entry."""
TARGETED = ("ratio", "relative")
"""Kinds that measure a figure against a target."""


def fact_of(rule: Any) -> str | None:
    """The fact that a rule reads in place of an entry, if any. (Asking a model for a key that it
    does not have costs ten times as much.)"""
    found: str | None = rule.of if rule.kind in OF_FACT else None
    return found


def due_in(due: date | YearlyDayValue, year: int) -> date:
    """The due day in an emulation year."""
    return due if isinstance(due, date) else date(year, *due)
