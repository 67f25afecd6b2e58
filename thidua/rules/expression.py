"""The arithmetic of a rule as a neutral expression: computed exactly here, written as a live
formula by rules/formula.py. Figures are called by name; an `Inputs` mapping says what they are."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import cast

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
