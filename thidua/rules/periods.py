"""`periods`: the results of a year's periods (weeks, months, terms) rolled up (manual: rule-periods)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field

from thidua.model.scalars import WHOLE_POSITIVE, Id, OneOf, Reads, one_of, problem, whole_positive
from thidua.rules.arithmetic import Alternative, Arithmetic, MissingFigure, Step, one_line
from thidua.rules.base import PERIODS, Flaw, Inputs, LeafRule, Need, PeriodFigure, UnitFigures
from thidua.rules.expression import OTHERWISE, ZERO, Expr, Least, Num, Ref
from thidua.rules.sentence import RuleWords

PERCENT, POINTS = "percent", "points"
MEAN, SUM, LAST, BEST = "mean", "sum", "last", "best"
ERROR, SKIP = "error", "skip"
_TAKE, _COMBINE, _MISSING = (PERCENT, POINTS), (MEAN, SUM, LAST), (ERROR, SKIP)
_BEST_SCHEMA = {
    "type": "object",
    "properties": {BEST: WHOLE_POSITIVE},
    "required": [BEST],
    "additionalProperties": False,
}


class Combine(NamedTuple):
    """How several periods become one figure; of `best` so many as `n`."""

    how: str
    n: int = 0


def _combine(raw: object) -> Combine:
    """A word, or `{best: 10}`: the mean of the ten best."""
    if not isinstance(raw, dict):
        return Combine(one_of(*_COMBINE)(raw))
    for key in raw:
        if key != BEST:
            raise problem("TD120", variant="nearest", key=str(key), better=BEST)
    if BEST not in raw:
        raise problem("TD121", key=BEST)
    return Combine(BEST, whole_positive(raw[BEST]))


class PeriodsRule(LeafRule):
    """M x the combined percent of the periods, or their combined points, up to M."""

    kind: Literal["periods"]
    of: Id = Field(description="Loại kỳ trong periods.yaml | The kind of period")
    take: Annotated[str, OneOf(*_TAKE)] = Field(
        default=PERCENT,
        description="percent: tỷ lệ điểm đạt của từng kỳ, points: điểm | Each period's percent, or its points",
    )
    combine: Annotated[
        Combine, Reads(_combine, {"anyOf": [{"enum": list(_COMBINE)}, _BEST_SCHEMA]})
    ] = Field(
        default=Combine(MEAN),
        description="mean trung bình, sum cộng, last kỳ cuối, {best: 10} trung bình 10 kỳ cao nhất | How they become one figure",
    )
    missing: Annotated[str, OneOf(*_MISSING)] = Field(
        default=ERROR,
        description="Kỳ thiếu điểm: error là còn thiếu, skip là bỏ qua kỳ ấy | A period without points: missing, or left out",
    )
    may_exceed: ClassVar = True
    schema_rules: ClassVar[Mapping[str, Mapping[str, object]]] = {
        "PeriodsRule": {
            "if": {"properties": {"combine": {"const": SUM}}, "required": ["combine"]},
            "then": {"properties": {"take": {"const": POINTS}}, "required": ["take"]},
        }
    }

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        return (Need("combined", PERIODS, self.of), Need("n", PERIODS, self.of))

    def inputs(self, given: UnitFigures) -> Inputs:
        """The periods' figures as one; a period without points is missing, or is left out."""
        there = given.periods(self.of)
        having = [one for one in there if one.points is not None]
        lacking = [one.name for one in there if one.points is None]
        if not having or (lacking and self.missing == ERROR):
            raise MissingFigure("period", "; ".join(lacking) or self.of)
        chosen = self._chosen(having)
        figures = [self._figure(one) for one in having]
        total = sum((figures[n] for n in chosen), ZERO)
        combined = total if self.combine.how == SUM else total / len(chosen)
        steps = self._steps(there, {id(having[n]) for n in chosen})
        return Inputs({"combined": combined, "n": Fraction(len(chosen))}, None, tuple(steps))

    def _figure(self, one: PeriodFigure) -> Fraction:
        assert one.points is not None
        return one.share if self.take == PERCENT else one.points

    def _chosen(self, having: Sequence[PeriodFigure]) -> list[int]:
        """Which of the periods with points count, by their place."""
        places = list(range(len(having)))
        if self.combine.how == LAST:
            return places[-1:]
        if self.combine.how == BEST:
            # Of equal figures it does not matter which one counts: the earlier is told.
            places.sort(key=lambda n: (-self._figure(having[n]), n))
            return places[: self.combine.n]
        return places

    def _steps(self, there: Sequence[PeriodFigure], counted: set[int]) -> Iterator[Step]:
        """A step each; what follows one another without points is one step."""
        for lacks, run in groupby(there, lambda one: one.points is None):
            if not lacks:
                yield from (self._step(one, id(one) in counted) for one in run)
                continue
            first, *more = run
            args: dict[str, object] = {"period": first.name, "at": first.id}
            if more:
                args |= {"last": more[-1].name, "n": len(more) + 1}
            yield Step("periods_without" if more else "period_without", args)

    def _step(self, one: PeriodFigure, counts: bool) -> Step:
        args: dict[str, object] = {"period": one.name, "at": one.id, "got": one.points}
        args |= {"assigned": one.assigned, "percent": one.share * 100}
        return Step(f"period{'' if counts else '_not_counted'}_{self.take}", args)

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        most, combined = Num(maximum), Ref("combined")
        points: Expr = most * combined if self.take == PERCENT else Least((combined, most))
        shown = combined * Num(100) if self.take == PERCENT else combined
        args: dict[str, object] = {"combined": shown, "n": Ref("n"), "max": most}
        return one_line(
            [Alternative(OTHERWISE, f"periods_{self.take}_{self.combine.how}", points, args)]
        )

    def sentence(self, words: RuleWords) -> str:
        how = words.say(f"periods_{self.combine.how}", n=self.combine.n)
        text = words.say(
            f"periods_{self.take}", how=how, periods=words.periods_of(self.of), max=words.most()
        )
        return f"{text}; {words.say(f'periods_missing_{self.missing}')}"

    @property
    def best_of(self) -> int | None:
        return self.combine.n if self.combine.how == BEST else None

    def leaf_flaws(self, _maximum: Fraction) -> Iterator[Flaw]:
        if self.combine.how == SUM and self.take == PERCENT:
            yield Flaw("TD343", ("combine",))
