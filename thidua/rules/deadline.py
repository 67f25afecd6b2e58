"""`deadline`: M less what lateness costs."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, cast

from pydantic import BeforeValidator, Field

from thidua.model.base import Model
from thidua.model.emulation_year import day_in
from thidua.model.scalars import DueDay, NotNegative, Whole, YearlyDayValue, day, problem
from thidua.rules.arithmetic import NO_POINTS, Alternative, Arithmetic, Line
from thidua.rules.base import ENTRY, Flaw, Inputs, LeafRule, Need, UnitFigures, steps_to
from thidua.rules.expression import (
    OTHERWISE,
    ZERO,
    All,
    Any_,
    Choose,
    Compare,
    Cond,
    Days,
    Expr,
    Lacks,
    Least,
    Not,
    Num,
    Sum,
    Value,
)
from thidua.rules.reading import DATE, Ask, Entered, Quantity
from thidua.rules.sentence import RuleWords, due_text

NEVER = None

MOST_GRACE = 180
"""Days of grace from which a deadline is none: half a year."""


class Late(Model):
    """What lateness costs: a fixed amount for each late one, or an amount a day."""

    points: NotNegative | None = Field(
        default=None, description="Trừ mỗi lần trễ | Off for each late one"
    )
    each_day: NotNegative | None = Field(
        default=None, description="Trừ mỗi ngày trễ | Off for each day"
    )

    @property
    def fixed(self) -> Fraction:
        """What each late one costs, where no day does (TD309)."""
        assert self.points is not None
        return self.points

    def amounts(self, n: int, most: Fraction) -> tuple[Fraction, ...] | None:
        """All that `n` late ones may cost, up to `most`; None where these are many."""
        if not n:
            return (Fraction(0),)
        if self.each_day is None:
            return (min(self.fixed * n, most),)
        return steps_to(most, self.each_day)


class Early(Model):
    """What being early adds: so much a day up to a cap, or an amount from so many days on."""

    each_day: NotNegative | None = Field(
        default=None, description="Cộng mỗi ngày sớm | Added for each day"
    )
    cap: NotNegative | None = Field(
        default=None, description="Tất cả không quá | The most, for all due days together"
    )
    points: NotNegative | None = Field(default=None, description="Cộng khi sớm | Added once early")
    days: Whole | None = Field(
        default=None, description="Sớm từ ngần này ngày | From so many days before"
    )

    @property
    def fixed(self) -> Fraction:
        """What is added once early, where no day is counted (TD328)."""
        assert self.points is not None
        return self.points

    def amounts(self, n: int) -> tuple[Fraction, ...] | None:
        """All that `n` early ones may add; None where these are many."""
        if not n:
            return (Fraction(0),)
        if self.each_day is None:
            added = self.fixed * n
            return (added if self.cap is None else min(added, self.cap),)
        return steps_to(self.cap, self.each_day) if self.cap is not None else None

    @property
    def from_days(self) -> int:
        """From so many days before: the due day itself is not early."""
        return self.days or 1


def _days(raw: object) -> object:
    """One due day, or a list of them."""
    return raw if isinstance(raw, list | tuple) else [raw]


class Deadline(LeafRule):
    """M less what lateness costs, not under 0; never done = 0."""

    kind: Literal["deadline"]
    due: Annotated[
        tuple[DueDay, ...],
        BeforeValidator(_days, json_schema_input_type=DueDay | tuple[DueDay, ...]),
    ] = Field(description="Hạn, một ngày hoặc danh sách | The due day, or a list")
    late: Late = Field(description="Mức trừ khi trễ | What lateness costs")
    grace: Whole = Field(default=0, description="Số ngày châm chước | Days of grace")
    early: Early | None = Field(
        default=None, description="Thưởng khi xong trước hạn | What being early adds"
    )
    schema_rules: ClassVar[Mapping[str, Mapping[str, object]]] = {
        "Deadline": {"properties": {"due": {"minItems": 1}}},
        "Late": {"oneOf": [{"required": ["points"]}, {"required": ["each_day"]}]},
        "Early": {"oneOf": [{"required": ["points"]}, {"required": ["each_day"]}]},
    }

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        return tuple(Need(f"done.{n}", ENTRY, n) for n in range(len(self.due)))

    def inputs(self, given: UnitFigures) -> Inputs:
        found = given.entry()
        days = cast(tuple[date | None, ...], found.value)
        if len(days) < len(self.due):  # one `false` for all of them
            days = (NEVER,) * len(self.due)
        values: dict[str, Value] = {f"done.{n}": one for n, one in enumerate(days)}
        return Inputs(values, found.source)

    def arithmetic(self, maximum: Fraction, year: int) -> Arithmetic:
        """Late days count from due + grace. Each due day is a line of its own."""
        most = Num(maximum)
        never = Any_(Lacks(need.name) for need in self.needs)
        lines: list[Line] = [
            (Alternative(OTHERWISE, "deadline", most, {"max": maximum}),),
            (Alternative(never, "deadline_never", Num(ZERO), {"max": maximum}),),
        ]
        costs: list[Expr] = []
        for need, due in zip(self.needs, self.due, strict=True):
            last = due_in(due, year) + timedelta(days=self.grace)
            late = Days(need.name, last)
            is_late = Compare(late, ">", Num(ZERO))
            cost: Expr
            if self.late.each_day is not None:
                cost = Num(self.late.each_day) * late
            else:
                cost = Choose([(is_late, Num(self.late.fixed)), (OTHERWISE, Num(ZERO))])
            costs.append(cost)
            args = {"done": _Day(need.name), "due": last, "days": late}
            off = Num(ZERO) - cost
            lines.append(
                (
                    Alternative(All((Not(never), is_late)), "deadline_late", off, args),
                    Alternative(Not(never), "deadline_met", off, args),
                )
            )
        loss: Expr = Least((Sum(costs), most))
        loss = Choose([(never, most), (OTHERWISE, loss)])
        early: Expr = NO_POINTS
        if self.early is not None:
            early, told = self._earliness(self.early, never, year)
            lines += told
        return Arithmetic(tuple(lines), most - loss, loss, early)

    def _earliness(self, early: Early, never: Cond, year: int) -> tuple[Expr, list[Line]]:
        """What being early adds, counted from the due day itself, and the lines that tell it."""
        gains: list[Expr] = []
        lines: list[Line] = []
        for need, due in zip(self.needs, self.due_days(year), strict=True):
            ahead = Days(need.name, due, early=True)
            if early.each_day is not None:
                gain: Expr = Num(early.each_day) * ahead
                counts = Compare(ahead, ">", Num(ZERO))
            else:
                counts = Compare(ahead, ">=", Num(early.from_days))
                gain = Choose([(counts, Num(early.fixed)), (OTHERWISE, Num(ZERO))])
            gains.append(gain)
            args = {"done": _Day(need.name), "due": due, "days": ahead}
            lines.append((Alternative(All((Not(never), counts)), "deadline_early", gain, args),))
        total: Expr = Sum(gains)
        if early.cap is not None:
            cap = Num(early.cap)
            over = Compare(total, ">", cap)
            args = {"sum": total, "cap": cap}
            lines.append((Alternative(All((Not(never), over)), "early_cap", cap - total, args),))
            total = Least((total, cap))
        return Choose([(never, Num(ZERO)), (OTHERWISE, total)]), lines

    def reach(self, maximum: Fraction) -> tuple[Fraction, Fraction | None]:
        if self.early is None:
            return ZERO, maximum
        if self.early.cap is not None:
            return ZERO, maximum + self.early.cap
        if self.early.each_day:
            return ZERO, None
        return ZERO, maximum + (self.early.points or ZERO) * len(self.due)

    def levels(self, maximum: Fraction) -> tuple[Fraction, ...] | None:
        """By so many that are late and so many that are early; 0 for one that was never done."""
        found = {Fraction(0)}
        for late in range(len(self.due) + 1):
            lost = self.late.amounts(late, maximum)
            for early in range(len(self.due) + 1 - late if self.early is not None else 1):
                added = self.early.amounts(early) if self.early is not None else (Fraction(0),)
                if lost is None or added is None:
                    return None
                found |= {maximum - one + more for one in lost for more in added}
        return tuple(sorted(found))

    def read(self, raw: object, _field: Quantity) -> Entered:
        """The days on which things were done, as many as there are due days; `false` = never."""
        given = raw if isinstance(raw, list) else [raw]
        wanted = len(self.due)
        if len(given) != wanted and not (len(given) == 1 and _is_never(given[0])):
            variant = "one" if wanted == 1 else ""
            raise problem("TD212", variant=variant, found=str(len(given)), wanted=str(wanted))
        return tuple(NEVER if _is_never(one) else day(one) for one in given)

    @property
    def rewards_each_day(self) -> bool:
        return self.early is not None and bool(self.early.each_day) and self.early.cap is None

    def due_days(self, year: int) -> tuple[date, ...]:
        return tuple(due_in(due, year) for due in self.due)

    def sentence(self, words: RuleWords) -> str:
        due = ", ".join(due_text(words.lang, one) for one in self.due)
        parts = [words.say("deadline", due=due, max=words.most())]
        if self.grace:
            parts.append(words.say("grace", n=self.grace))
        if self.late.each_day is not None:
            parts.append(words.say("late_each_day", n=words.points(self.late.each_day)))
        if self.late.points is not None:
            key = "late_points_each" if len(self.due) > 1 else "late_points"
            parts.append(words.say(key, n=words.points(self.late.points)))
        parts.append(words.say("never"))
        if self.early is not None and self.early.each_day is not None:
            parts.append(words.say("early_each_day", n=words.points(self.early.each_day)))
        elif self.early is not None:
            gain = words.points(self.early.fixed)
            parts.append(words.say("early_points", n=gain, days=self.early.from_days))
        if self.early is not None and self.early.cap is not None:
            parts.append(words.say("early_cap", n=words.points(self.early.cap)))
        return "; ".join(parts)

    def asks(self, _maximum: Fraction | None, _measure: str) -> tuple[Ask, ...]:
        return tuple(Ask(DATE, due=due) for due in self.due)

    def prompt(self) -> tuple[str, Mapping[str, object]]:
        if len(self.due) > 1:
            return "entry_deadlines", {"n": len(self.due)}
        return "entry_deadline", {}

    def flaws(self, _field: Quantity) -> Iterator[Flaw]:
        if not self.due:
            yield Flaw("TD315", ("due",), variant="due")
        yield from self._days_out_of_order()
        if self.late.points == 0 or self.late.each_day == 0:
            key = "points" if self.late.points == 0 else "each_day"
            yield Flaw("TD347", ("late", key), {"key": key}, "late")
        if self.grace >= MOST_GRACE:
            yield Flaw("TD347", ("grace",), {"days": str(self.grace)}, "grace")
        if (self.late.points is None) == (self.late.each_day is None):
            yield Flaw("TD309", ("late",))
        early = self.early
        if early is not None and (early.points is None) == (early.each_day is None):
            yield Flaw("TD328", ("early",))
        elif early is not None and early.each_day is not None and early.days is not None:
            yield Flaw("TD328", ("early", "days"), variant="days", at="key")

    def _days_out_of_order(self) -> Iterator[Flaw]:
        """An entry gives its days in the order of the due ones: these go forward."""
        for n, (one, other) in enumerate(pairwise(self.due), 1):
            if type(one) is type(other) and other <= one:  # type: ignore[operator]
                args = {"number": str(n + 1)}
                yield Flaw("TD660", ("due", n), args, "due")


class _Day(Expr):
    """A day, for the sentence that tells it."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def value(self, env: Mapping[str, Value]) -> Fraction:
        return cast(Fraction, env[self.name])


def _is_never(raw: object) -> bool:
    return isinstance(raw, str) and raw.strip().casefold() in ("false", "no", "không")


def due_in(due: date | YearlyDayValue, year: int) -> date:
    """The due day in an emulation year."""
    return due if isinstance(due, date) else day_in(year, due)
