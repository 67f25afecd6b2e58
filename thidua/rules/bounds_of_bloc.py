"""A bound that is a number, or a figure of the bloc: of `steps`, and the ends of `linear`."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Annotated

from thidua.model.scalars import Reads, exact, scalar
from thidua.rules.base import BLOC, Need, Peer, Survey, UnitFigures
from thidua.rules.base import Target as TargetValue
from thidua.rules.bloc_figures import PATTERN, PREFIX, statistic, statistic_of
from thidua.rules.expression import Expr, Num, Ref, Value
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import bloc_figure, figures_looked_up
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
