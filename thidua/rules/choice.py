"""`choice`: one option of a few, each with its points."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.base import Model
from thidua.model.scalars import CriterionId, Exact, Text, problem, scalar
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import Flaw, Inputs, LeafRule
from thidua.rules.expression import Is, Num
from thidua.rules.reading import CHOICE, Ask, Entered, Quantity
from thidua.rules.sentence import RuleWords
from thidua.text.suggest import nearest


class Option(Model):
    """One option: its name, where it has one, and its points."""

    name: Text | None = Field(default=None, description="Tên mức | What the option is called")
    points: Exact = Field(description="Số điểm | Points")


def _option(raw: object) -> object:
    """`tot: 3` is `tot: {points: 3}`."""
    return raw if isinstance(raw, dict) else {"points": raw}


AnyOption = Annotated[Option, BeforeValidator(_option, json_schema_input_type=Exact | Option)]


class Choice(LeafRule):
    """The option's points."""

    kind: Literal["choice"]
    options: dict[CriterionId, AnyOption] = Field(
        description="Các mức và số điểm, hoặc {name, points} | Options and their points, or {name, points}"
    )
    for_items: ClassVar = True
    may_exceed: ClassVar = True
    by_levels: ClassVar = True
    schema_rules: ClassVar[Mapping[str, Mapping[str, object]]] = {
        "Choice": {"properties": {"options": {"minProperties": 1}}}
    }

    def arithmetic(self, _maximum: Fraction, _year: int) -> Arithmetic:
        return one_line(
            Alternative(
                Is("value", ident), "choice", Num(option.points), {"option": self.called(ident)}
            )
            for ident, option in self.options.items()
        )

    def read(self, raw: object, _field: Quantity) -> Entered:
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
        return ((one.points, ("options", ident)) for ident, one in self.options.items())

    def called(self, ident: str) -> str:
        """What an option is called: its name, else its id."""
        return self.options[ident].name or ident

    def sentence(self, words: RuleWords) -> str:
        options = [
            f"{self.called(ident)}: {words.points(one.points)}"
            for ident, one in self.options.items()
        ]
        return words.say("choice", options="; ".join(options))

    def asks(self, _maximum: Fraction | None, _measure: str) -> tuple[Ask, ...]:
        options = tuple((ident, one.points) for ident, one in self.options.items())
        names = {ident: one.name for ident, one in self.options.items() if one.name}
        return (Ask(CHOICE, options=options, names=names),)

    def flaws(self, _field: Quantity) -> Iterator[Flaw]:
        if not self.options:
            yield Flaw("TD315", ("options",), variant="options")
