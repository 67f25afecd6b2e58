"""`table`: two facts pick a cell."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.scalars import CriterionId, Exact
from thidua.rules.arithmetic import Alternative, Arithmetic, ImpossibleFigure, one_line
from thidua.rules.base import FACT, Flaw, Inputs, LeafRule, Need
from thidua.rules.expression import OTHERWISE, All, Compare, Num, Ref
from thidua.rules.reading import Ask, Quantity
from thidua.rules.sentence import RuleWords
from thidua.text.numbers import about, trimmed

Axis = tuple[str, tuple[Fraction, ...]]


class TableRule(LeafRule):
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
    for_items: ClassVar = True
    reads_percent: ClassVar = True
    may_exceed: ClassVar = True
    by_levels: ClassVar = True

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """The facts and lower bounds of the rows and of the columns."""
        return next(iter(self.rows.items())), next(iter(self.columns.items()))

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        # Every fact is named, also where a scale wrongly has several on an axis.
        names = {"row": tuple(self.rows), "column": tuple(self.columns)}
        return tuple(Need(name, FACT, fact) for name, facts in names.items() for fact in facts)

    def place_of(self, fact: str) -> Path:
        return ("rows" if fact in self.rows else "columns", fact)

    def arithmetic(self, _maximum: Fraction, _year: int) -> Arithmetic:
        (row_fact, rows), (column_fact, columns) = self.axes
        row, column = Ref("row"), Ref("column")
        args = {"row": row_fact, "rows": row, "column": column_fact, "columns": column}
        cases = []
        for n, row_from in _downwards(rows):
            for k, column_from in _downwards(columns):
                here = All(
                    (Compare(row, ">=", Num(row_from)), Compare(column, ">=", Num(column_from)))
                )
                bounds = {"row_from": row_from, "column_from": column_from}
                cases.append(Alternative(here, "table", Num(self.points[n][k]), {**args, **bounds}))
        if self.else_ is not None:
            cases.append(Alternative(OTHERWISE, "table_else", Num(self.else_), args))
        return one_line(cases)

    def uncovered(self, inputs: Inputs) -> ImpossibleFigure:
        (row_fact, rows), (column_fact, _) = self.axes
        row, column = inputs.values["row"], inputs.values["column"]
        assert isinstance(row, Fraction) and isinstance(column, Fraction)
        under = row < min(rows)
        args = {
            "found": about(row if under else column),
            "fact": row_fact if under else column_fact,
        }
        return ImpossibleFigure("TD214", args, inputs.source)

    def named_points(self) -> Iterator[tuple[Fraction, Path]]:
        for n, row in enumerate(self.points):
            yield from ((cell, ("points", n, k)) for k, cell in enumerate(row))
        if self.else_ is not None:
            yield self.else_, ("else",)

    def sentence(self, words: RuleWords) -> str:
        (row, row_bounds), (column, column_bounds) = self.axes
        row_measure, column_measure = words.fact_measure(row), words.fact_measure(column)
        lines = []
        for bound, cells in zip(row_bounds, self.points, strict=False):
            each = [
                f"{words.say('from', n=words.with_measure(low, column_measure))}: "
                f"{words.points(cell)}"
                for low, cell in zip(column_bounds, cells, strict=False)
            ]
            head = words.say("from", n=words.with_measure(bound, row_measure))
            lines.append(words.say("table_row", row=head, cells=", ".join(each)))
        if self.else_ is not None:
            lines.append(f"{words.say('else')}: {words.points(self.else_)}")
        return words.say(
            "table", row=words.fact(row), column=words.fact(column), cells="; ".join(lines)
        )

    def asks(self, _maximum: Fraction | None, _measure: str) -> tuple[Ask, ...]:
        return ()

    def flaws(self, _field: Quantity) -> Iterator[Flaw]:
        """One fact an axis, bounds going up, and a cell for each pair of them."""
        axes = {"rows": self.rows, "columns": self.columns}
        for axis, facts in axes.items():
            if len(facts) != 1:
                yield Flaw("TD308", (axis,), variant="facts")
                return
            fact, bounds = next(iter(facts.items()))
            rising = sorted(set(bounds))
            if not bounds:
                yield Flaw("TD308", (axis,), variant="facts")
                return
            if list(bounds) != rising:
                better = f"[{', '.join(trimmed(one) for one in rising)}]"
                yield Flaw("TD308", (axis, fact), {"better": better}, "order")
                return
        rows, columns = (len(next(iter(facts.values()))) for facts in axes.values())
        if len(self.points) != rows or any(len(row) != columns for row in self.points):
            yield Flaw("TD308", ("points",), {"rows": str(rows), "columns": str(columns)})


def _downwards(bounds: tuple[Fraction, ...]) -> list[tuple[int, Fraction]]:
    """The bounds, which go up (TD308), with their places, the largest first."""
    return [*reversed([*enumerate(bounds)])]
