"""What a rule computes, told line by line: the one statement from which points, explanation and
live formula come."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING, Path
from thidua.rules.expression import ZERO, Choose, Cond, Env, Expr, Num


class Source(NamedTuple):
    """Where something is written: a file of the data folder and the path in it."""

    file: str
    path: Path


class Step(NamedTuple):
    """One step from an entry to the points: a key of the catalogue `explain`, its arguments (exact
    numbers stay numbers), the points it adds (negative for what it takes off), and where the entry
    behind it is written."""

    key: str
    args: Mapping[str, object] = NOTHING
    points: Fraction | None = None
    source: Source | None = None


class MissingFigure(Exception):  # noqa: N818 - not an error: a figure that is not there yet
    """A rule needs a figure that nobody gave. `kind`: entry, fact, target; `name`: which."""

    def __init__(self, kind: str, name: str) -> None:
        self.what = (kind, name)


class ImpossibleFigure(Exception):  # noqa: N818 - becomes a diagnostic where the figure counts
    """The rule can't produce anything from this figure."""

    def __init__(self, code: str, args: Mapping[str, str], source: Source | None) -> None:
        self.code = code
        self.details = args
        self.source = source


class Alternative(NamedTuple):
    """One way in which a line may come out. `key`: the sentence that tells it (catalogue
    `explain`); `args`: what it names, expressions or things as they are; `points`: what the line
    adds, negative for what it takes off."""

    when: Cond
    key: str
    points: Expr
    args: Mapping[str, object] = NOTHING


Line = tuple[Alternative, ...]
"""The first case that holds is told. A line of which none holds says nothing."""


NO_POINTS = Num(ZERO)


class RulePoints(NamedTuple):
    """What came out: points as the rule gives them, what lateness cost, what being early added."""

    points: Fraction
    steps: tuple[Step, ...]
    loss: Fraction = ZERO
    early: Fraction = ZERO


class Arithmetic(NamedTuple):
    """A rule's lines, and where they are more than one what the points are.

    `loss`: what of the points' maximum lateness took; `early`: what being early adds."""

    lines: tuple[Line, ...]
    points: Expr | None = None
    loss: Expr = NO_POINTS
    early: Expr = NO_POINTS

    def told(self, env: Env, source: Source | None, *, lean: bool = False) -> RulePoints | None:
        """The figures and the steps to them (`lean`: the figures alone); None where nothing covers
        the inputs."""
        if self.points is None:
            case = next((one for one in self.lines[0] if one.when.holds(env)), None)
            if case is None:
                return None
            points = case.points.value(env)
            return RulePoints(points, () if lean else (_step(case, env, source, points),))
        steps: list[Step] = []
        for line in () if lean else self.lines:
            case = next((one for one in line if one.when.holds(env)), None)
            if case is not None:
                steps.append(_step(case, env, source, case.points.value(env)))
        return RulePoints(
            self.points.value(env), tuple(steps), self.loss.value(env), self.early.value(env)
        )

    def expression(self) -> Expr:
        """The points alone, as one expression: what a live formula computes."""
        if self.points is not None:
            return self.points
        return Choose((case.when, case.points) for case in self.lines[0])


def _step(case: Alternative, env: Env, source: Source | None, points: Fraction) -> Step:
    args = {
        name: arg.value(env) if isinstance(arg, Expr) else arg for name, arg in case.args.items()
    }
    return Step(case.key, args, points, source)


def one_line(cases: Iterable[Alternative]) -> Arithmetic:
    """The arithmetic of a rule that is told in one line."""
    return Arithmetic((tuple(cases),))


def figure(points: Fraction) -> Num:
    """Points that the rule names."""
    return Num(points)
