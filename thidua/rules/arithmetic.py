"""What a rule computes: an expression, and told line by line the one statement from which points,
explanation and live formula come."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple, cast

from thidua.diagnostics.diagnostic import NOTHING, Path

ZERO, ONE = Fraction(0), Fraction(1)

Value = Fraction | bool | str | date | None
"""A named input: a figure, yes or no, an option's id, a day (None: never), no target (None)."""
Env = Mapping[str, Value]


class Expr:
    """A number that depends on named inputs."""

    __slots__ = ()

    def value(self, env: Env) -> Fraction:
        """The exact figure."""
        raise NotImplementedError

    def __add__(self, other: "Expr") -> "Expr":
        return Sum((self, other))

    def __sub__(self, other: "Expr") -> "Expr":
        return Less(self, other)

    def __mul__(self, other: "Expr") -> "Expr":
        return Times(self, other)

    def __truediv__(self, other: "Expr") -> "Expr":
        return Over(self, other)


class Num(Expr):
    """A figure that the rule itself states."""

    __slots__ = ("number",)

    def __init__(self, number: Fraction | int) -> None:
        self.number = number if isinstance(number, Fraction) else Fraction(number)

    def value(self, _env: Env) -> Fraction:
        return self.number


class Ref(Expr):
    """A figure by its name."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def value(self, env: Env) -> Fraction:
        return cast(Fraction, env[self.name])


class _Two(Expr):
    __slots__ = ("left", "right")

    def __init__(self, left: Expr, right: Expr) -> None:
        self.left, self.right = left, right


class Less(_Two):
    """left - right."""

    __slots__ = ()

    def value(self, env: Env) -> Fraction:
        return self.left.value(env) - self.right.value(env)


class Times(_Two):
    """left x right."""

    __slots__ = ()

    def value(self, env: Env) -> Fraction:
        return self.left.value(env) * self.right.value(env)


class Over(_Two):
    """left / right."""

    __slots__ = ()

    def value(self, env: Env) -> Fraction:
        return self.left.value(env) / self.right.value(env)


class _Many(Expr):
    __slots__ = ("parts",)

    def __init__(self, parts: Iterable[Expr]) -> None:
        self.parts = tuple(parts)


class Sum(_Many):
    """The sum of all parts."""

    __slots__ = ()

    def value(self, env: Env) -> Fraction:
        return sum((part.value(env) for part in self.parts), ZERO)


class Least(_Many):
    """The smallest part."""

    __slots__ = ()

    def value(self, env: Env) -> Fraction:
        return min(part.value(env) for part in self.parts)


class Most(_Many):
    """The largest part."""

    __slots__ = ()

    def value(self, env: Env) -> Fraction:
        return max(part.value(env) for part in self.parts)


class WholeNumber(Expr):
    """A quotient as a whole number: what is begun counts (`up`) or does not."""

    __slots__ = ("part", "up")

    def __init__(self, part: Expr, *, up: bool = False) -> None:
        self.part, self.up = part, up

    def value(self, env: Env) -> Fraction:
        found = self.part.value(env)
        return Fraction(ceil(found) if self.up else floor(found))


class Days(Expr):
    """How many days a day lies after another one, or before it (`early`); 0 where it does not."""

    __slots__ = ("day", "early", "name")

    def __init__(self, name: str, day: date, *, early: bool = False) -> None:
        self.name, self.day, self.early = name, day, early

    def value(self, env: Env) -> Fraction:
        after = (cast(date, env[self.name]) - self.day).days
        return Fraction(max(-after if self.early else after, 0))


class Cond:
    """Something that holds or does not."""

    __slots__ = ()

    def holds(self, env: Env) -> bool:
        """Whether it does."""
        raise NotImplementedError


class Always(Cond):
    """All that is left."""

    __slots__ = ()

    def holds(self, _env: Env) -> bool:
        return True


class Compare(Cond):
    """left <, <=, =, >= or > right."""

    __slots__ = ("left", "right", "sign")

    def __init__(self, left: Expr, sign: str, right: Expr) -> None:
        self.left, self.sign, self.right = left, sign, right

    def holds(self, env: Env) -> bool:
        left, right = self.left.value(env), self.right.value(env)
        sign = self.sign
        if sign == ">=":
            return left >= right
        if sign == ">":
            return left > right
        if sign == "<":
            return left < right
        return left <= right if sign == "<=" else left == right


class All(Cond):
    """All of them at once."""

    __slots__ = ("parts",)

    def __init__(self, parts: Iterable[Cond]) -> None:
        self.parts = tuple(parts)

    def holds(self, env: Env) -> bool:
        return all(part.holds(env) for part in self.parts)


class Any_(Cond):  # noqa: N801 - `any` and `object` are taken
    """At least one of them."""

    __slots__ = ("parts",)

    def __init__(self, parts: Iterable[Cond]) -> None:
        self.parts = tuple(parts)

    def holds(self, env: Env) -> bool:
        return any(part.holds(env) for part in self.parts)


class Is(Cond):
    """An input is this word: an option's id; `true`."""

    __slots__ = ("name", "word")

    def __init__(self, name: str, word: str | bool) -> None:
        self.name, self.word = name, word

    def holds(self, env: Env) -> bool:
        return env[self.name] == self.word


class Lacks(Cond):
    """An input is not there, or never was: no target (absent or 0), a thing never done."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def holds(self, env: Env) -> bool:
        return not env[self.name]


class Not(Cond):
    """The opposite."""

    __slots__ = ("part",)

    def __init__(self, part: Cond) -> None:
        self.part = part

    def holds(self, env: Env) -> bool:
        return not self.part.holds(env)


class Choose(Expr):
    """The figure of the first case that holds; the last one holds always, or none may."""

    __slots__ = ("cases",)

    def __init__(self, cases: Iterable[tuple[Cond, Expr]]) -> None:
        self.cases = tuple(cases)

    def value(self, env: Env) -> Fraction:
        return next(figure.value(env) for cond, figure in self.cases if cond.holds(env))


OTHERWISE = Always()


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
