"""A bound that is a number, or a figure of the bloc: of `steps`, and the ends of `linear`; what the
kinds share that look a figure up."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from thidua.model.scalars import Reads, exact, scalar
from thidua.rules.base import BLOC, Inputs, Need, Peer, Survey, UnitFigures
from thidua.rules.base import Target as TargetValue
from thidua.rules.bloc_figures import PATTERN, PREFIX, statistic, statistic_of
from thidua.rules.expression import Expr, Num, Ref, Value
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import (
    Target,
    bloc_figure,
    figures_looked_up,
    looked_up,
    lookup_inputs,
    lookup_needs,
)
from thidua.rules.told import MissingFigure

Bound = Fraction | str


def _bound(raw: object) -> Bound:
    value = scalar(raw, "number").strip()
    return bloc_figure(value) if value.startswith(PREFIX) else exact(raw)


BoundOrBloc = Annotated[
    Fraction | str,
    Reads(
        _bound,
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": rf"^(-?[0-9]+(\.[0-9]+)?|{PATTERN})$"},
            ]
        },
    ),
]


def bound(value: Bound) -> Expr:
    """The bound as an expression."""
    return Ref(value) if isinstance(value, str) else Num(value)


def bound_needs(bounds: Iterable[Bound | None]) -> tuple[Need, ...]:
    """The figures of the bloc among some bounds."""
    return tuple(Need(one, BLOC) for one in dict.fromkeys(bounds) if isinstance(one, str))


def bound_survey(peers: Sequence[Peer], target: TargetValue, needs: Iterable[Need]) -> Survey:
    """Those figures, of what the rule looks up, and the bloc's target."""
    figures, found = figures_looked_up(peers, target)
    if not figures:
        return found
    named = ((need.name, statistic_of(need.name)) for need in needs)
    return {**found, **{name: statistic(which, figures) for name, which in named if which}}


def bound_values(given: UnitFigures, bounds: Iterable[Bound | None]) -> dict[str, Value]:
    """The figures of the bloc for one unit; raises MissingFigure where nobody gave one."""
    wanted = bound_needs(bounds)
    if not wanted:
        return {}
    bloc = given.bloc()
    values: dict[str, Value] = {}
    for need in wanted:
        figure = bloc.get(need.name)
        if not isinstance(figure, Fraction):
            raise MissingFigure("target", "")
        values[need.name] = figure
    return values


def bound_words(words: RuleWords, value: Bound, measure: str | None) -> str:
    """`92 %`, `mức trung bình của khối`."""
    if isinstance(value, str):
        return words.say(f"bloc_{statistic_of(value)}")
    return words.with_measure(value, measure)


class LooksUp:
    """What kinds share that look up one figure, or actual / target x 100 where they have a target:
    what they need of the unit and of the bloc. A kind with bounds gives them as `ends`."""

    if TYPE_CHECKING:
        of: str | None
        target: Target

    @property
    def ends(self) -> tuple[Bound, ...]:
        """Bounds that may be figures of the bloc."""
        return ()

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        return (*lookup_needs(self.of, self.target), *bound_needs(self.ends))

    @property
    def figure(self) -> Expr:
        return looked_up(self.target)

    @property
    def own_target(self) -> TargetValue:
        return self.target

    @property
    def takes_target(self) -> bool:
        return self.target is not None

    def survey(self, peers: Sequence[Peer]) -> Survey:
        return bound_survey(peers, self.target, bound_needs(self.ends))

    def inputs(self, given: UnitFigures) -> Inputs:
        found = lookup_inputs(self.of, self.target, given)
        bloc = bound_values(given, self.ends)
        return found._replace(values={**found.values, **bloc}) if bloc else found
