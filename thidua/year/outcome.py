"""What came of loading or computing something: a value, or what hinders it."""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")


class YearOutcome(NamedTuple, Generic[T]):
    """`value` is None where `found` holds errors: a wrong ranking is worse than none."""

    value: T | None
    found: tuple[Diagnostic, ...] = ()


def outcome(value: T | None, found: Iterable[Diagnostic]) -> YearOutcome[T]:
    """The value with what was found; no value beside errors."""
    told = tuple(found)
    return YearOutcome(None if has_errors(told) else value, told)


class DataError(Exception):
    """The data has errors, so there is no result. `diagnostics` says where and what; the message
    says it in words, a line each."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(one for one in diagnostics if has_errors([one]))
        super().__init__("\n".join(map(_line, self.diagnostics)))


def _line(one: Diagnostic) -> str:
    from thidua.diagnostics.words import message

    return f"{one.file or '-'}: {one.code}: {message(one, 'vi')}"


def certain(found: YearOutcome[T]) -> T:
    """The value, or DataError."""
    if found.value is None:
        raise DataError(found.found)
    return found.value
