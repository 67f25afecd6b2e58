"""`choice`: one option of a few, each with its points."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, ClassVar, Literal

from pydantic import Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.scalars import CriterionId, Exact, problem, scalar
from thidua.rules.arithmetic import Arithmetic, Case, one_line
from thidua.rules.ask import CHOICE, Ask
from thidua.rules.base import Flaw, Inputs, LeafRule
from thidua.rules.expression import Is, Num
from thidua.rules.reading import Entered
from thidua.rules.reading import Field as Measured
from thidua.rules.sentence import Words
from thidua.text.suggest import nearest


class Choice(LeafRule):
    """The option's points."""

    kind: Literal["choice"]
    options: dict[CriterionId, Exact] = Field(
        description="Các mức và số điểm | Options and their points"
    )
    for_items: ClassVar = True
    may_exceed: ClassVar = True
    schema_rules: ClassVar[Mapping[str, Any]] = {
        "Choice": {"properties": {"options": {"minProperties": 1}}}
    }

    def arithmetic(self, _maximum: Fraction | None, _year: int) -> Arithmetic:
        return one_line(
            Case(Is("value", option), "choice", Num(points), {"option": option})
            for option, points in self.options.items()
        )

    def read(self, raw: Any, _field: Measured) -> Entered:
        option = scalar(raw, "word").strip()
        if option in self.options:
            return option
        better = nearest(option, self.options)
        args = {"found": option, "allowed": ", ".join(self.options), "better": better or ""}
        number = re.fullmatch(r"[0-9]+(\.[0-9]+)?", option, re.ASCII)
        raise problem("TD205", variant="nearest" if better else "points" if number else "", **args)

    def handed(self, inputs: Inputs) -> Fraction | str | None:
        return str(inputs.values["value"])

    def reads_leaf(self, handed: Fraction | str | None) -> bool:
        return handed in self.options

    def named_points(self) -> Iterator[tuple[Fraction, Path]]:
        return ((points, ("options", name)) for name, points in self.options.items())

    def sentence(self, words: Words) -> str:
        options = [f"{name}: {words.points(points)}" for name, points in self.options.items()]
        return words.say("choice", options="; ".join(options))

    def asks(self, _maximum: Fraction | None, _measure: str) -> tuple[Ask, ...]:
        return (Ask(CHOICE, options=tuple(self.options.items())),)

    def flaws(self, _measure: str | None) -> Iterator[Flaw]:
        if not self.options:
            yield Flaw("TD315", ("options",), variant="options")
