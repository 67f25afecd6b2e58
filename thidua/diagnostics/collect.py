"""Many diagnostics as one list: in a fixed order, each once, counted by severity."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.diagnostics.words import severity_of

T = TypeVar("T")


class SeverityCounts(NamedTuple):
    """How many diagnostics of each severity."""

    errors: int = 0
    warnings: int = 0
    advice: int = 0


def arrange(diagnostics: Iterable[Diagnostic], *, strict: bool = True) -> list[Diagnostic]:
    """Sorted by file, line, column and code, each once; advice only when `strict`.

    What concerns no file comes last, what has no place in its file comes first in it. The order
    depends on the diagnostics alone, never on the order in which they were found.
    """
    found: dict[object, Diagnostic] = {}
    for diagnostic in diagnostics:
        if strict or severity_of(diagnostic) is not Severity.ADVICE:
            found.setdefault(_identity(diagnostic), diagnostic)
    return [found[key] for key in sorted(found, key=lambda key: _order(found[key]))]


def own_errors(book: T, *rules: Callable[[T], Iterable[Diagnostic]]) -> list[Diagnostic]:
    """The errors that these rules find in what is loaded. A command gives no result on them; what
    is only a warning is for `check` to tell."""
    return [one for rule in rules for one in rule(book) if severity_of(one) is Severity.ERROR]


def count(diagnostics: Iterable[Diagnostic]) -> SeverityCounts:
    """How many there are of each severity."""
    severities = [severity_of(diagnostic) for diagnostic in diagnostics]
    return SeverityCounts(
        severities.count(Severity.ERROR),
        severities.count(Severity.WARNING),
        severities.count(Severity.ADVICE),
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a result."""
    return any(severity_of(diagnostic) is Severity.ERROR for diagnostic in diagnostics)


def _identity(diagnostic: Diagnostic) -> object:
    """Two diagnostics with the same identity would be read as the same one twice."""
    place: object = diagnostic.span or (diagnostic.path, diagnostic.at)
    args = tuple(sorted((name, repr(value)) for name, value in diagnostic.args.items()))
    return (diagnostic.code, diagnostic.variant, diagnostic.file, place, args)


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    span = diagnostic.span
    return (
        diagnostic.file is None,
        diagnostic.file or "",
        span.line if span else 0,
        span.column if span else 0,
        diagnostic.code,
        # Beyond what people ask for: so that equal places still have one order.
        [str(step) for step in diagnostic.path],
        diagnostic.variant,
        sorted((name, _by_numbers(repr(value))) for name, value in diagnostic.args.items()),
    )


def _by_numbers(text: str) -> list[int | str]:
    """A text that sorts by its figures: row 3 comes before row 17."""
    return [int(one) if n % 2 else one for n, one in enumerate(re.split(r"(\d+)", text))]
