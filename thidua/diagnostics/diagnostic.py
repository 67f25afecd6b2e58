"""One Diagnostic: a value that says what is wrong, in which file, at which thing.

The registry of diagnostics: each a number and a name, never reused.

A code stands with its severity and its words in one place, `thidua/diagnostics/td<hundred>.py`
(the long hundreds go on in td12, td33, td94 and td97):

- 1xx a file that can't be read as YAML, or not as what it should hold; keys, shapes, scalars
- 2xx entries of a sheet; 3xx the scale; 4xx blocs, members, files and folders
- 5xx ranks, bands, settlements; 6xx the year around the scores; 7xx ballots
- 8xx writing, git, seals, evidence, privacy; 9xx wrong usage, Excel files, documents

Only the hundred that a diagnostic belongs to is imported.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Literal, NamedTuple, Never, TypeVar, Union

# The small values of thidua are named tuples and not frozen dataclasses: making the class costs a
# sixth, and there are a hundred of them between a person and the first line of output.

NOTHING: Mapping[str, Never] = MappingProxyType({})
"""An empty mapping that nobody can fill."""

Node = Union[str, None, list["Node"], dict[str, "Node"]]  # noqa: UP007 - names itself
"""What a file holds. An empty plain scalar (`key:`) is None; `""` is the empty text."""

Path = tuple[str | int, ...]
"""Keys and list indices from a file's root down to one thing in it."""


At = Literal["value", "key", "file"]
"""What of a thing is wrong: its value, its key, or the file as a whole."""


class Severity(StrEnum):
    """How bad it is. Errors stop a result; advice is shown only under --strict."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Code(NamedTuple):
    """A kind of diagnostic: its name, how bad it is, and its words in Vietnamese and in English.

    `words` holds `message`, `hint` and `rule` (what it means, why it matters, how to mend it), each
    with optional variants (`hint.<variant>`).
    """

    name: str
    severity: Severity
    words: Mapping[str, tuple[str, str]]


class TextSpan(NamedTuple):
    """A stretch of a file. Lines and columns count from 1; columns count characters."""

    line: int
    column: int
    end_line: int
    end_column: int


class Word(NamedTuple):
    """An argument that has to be said in the reader's language: a key of the catalogue."""

    key: str


class NamedYear(str):
    """A year in the message of a diagnostic: its number, and what its bloc calls it; `plainly`: to
    a reader of English, where that differs."""

    __slots__ = ("called", "called_plainly")
    called: str
    called_plainly: str

    def __new__(cls, year: str, called: str, plainly: str = "") -> "NamedYear":
        """In: the number, the name."""
        made = super().__new__(cls, year)
        made.called, made.called_plainly = called, plainly or called
        return made

    def __getnewargs__(self) -> tuple[str, str, str]:  # type: ignore[override]
        """What it is made of again where diagnostics wait as bytes."""
        return str(self), self.called, self.called_plainly


class Diagnostic(NamedTuple):
    """What was found, language-neutral."""

    code: str
    file: str | None = None
    """Relative to the data folder, with `/`; None when no file is concerned."""
    path: Path = ()
    """The thing in the file."""
    at: At = "value"
    """What of it is meant; "file": the file as such, no line of it."""
    args: Mapping[str, str | Word] = NOTHING
    variant: str = ""
    """Picks a wording of its own (`TD101.message.tab`, `TD101.hint.tab`) where there is one."""
    where: tuple[str | Word, ...] = ()
    """The breadcrumb by people's own names."""
    span: TextSpan | None = None
    """Looked up from `path` and `at` when it is shown; given directly only by the reader, for text
    that never became a tree."""
    severity: Severity | None = None
    """Overrides the code's own."""
    bloc_kind: str = ""
    """That of the bloc that it is about, known when it is shown: a cụm is called so."""
    called: tuple[tuple[str, str], ...] = ()
    """Where a person meets the data under other names, what its keys are called there: each key
    with a word of the catalogue; they take the keys' places in message and hint. Under "" it has
    the hint itself, where a hint that speaks of the file helps nobody."""

    def at_span(self, span: TextSpan) -> "Diagnostic":
        """The same diagnostic, its place in the file known."""
        return self._replace(span=span)

    def nearest(self, better: str | None) -> "Diagnostic":
        """The same, with what was most likely meant; None: nothing is near enough."""
        if not better:
            return self
        variant = f"{self.variant}_nearest" if self.variant else "nearest"
        return self._replace(args={**self.args, "better": better}, variant=variant)


class Spot(NamedTuple):
    """A thing in a file, by its place there and by people's own names (`where`)."""

    file: str
    path: Path = ()
    where: tuple[str, ...] = ()

    def below(self, *steps: str | int) -> "Spot":
        """What stands in it, under these keys."""
        return self._replace(path=(*self.path, *steps))

    def named(self, *names: str) -> "Spot":
        """The same, called so within what it was in."""
        return self._replace(where=(*self.where, *names))

    def told(
        self,
        code: str,
        args: Mapping[str, str | Word] = NOTHING,
        variant: str = "",
        at: At = "value",
        severity: Severity | None = None,
    ) -> Diagnostic:
        """What is wrong with it."""
        return Diagnostic(
            code, self.file, self.path, at, args, variant, self.where, severity=severity
        )


HUNDREDS = "123456789"


@cache
def _hundred(digit: str) -> dict[str, Code]:
    codes: dict[str, Code] = import_module(f"thidua.diagnostics.td{digit}").CODES
    return codes


def code(number: str) -> Code:
    """`TD203` -> its name, severity and words. An unknown number is a bug (KeyError)."""
    return _hundred(number[2])[number]


def all_codes() -> list[str]:
    """Every number, in order."""
    return sorted(number for digit in HUNDREDS for number in _hundred(digit))


def name_of(number: str) -> str:
    """`TD203` -> `points-out-of-range`."""
    return code(number).name


def code_of(text: str) -> str | None:
    """The number for a number or a name, without regard to case; None when there is none."""
    wanted = text.strip().casefold()
    for number in all_codes():
        if wanted in (number.casefold(), name_of(number)):
            return number
    return None


def severity_of(diagnostic: Diagnostic) -> Severity:
    """The diagnostic's own severity, else that of its code."""
    return diagnostic.severity or code(diagnostic.code).severity


# -- many as one list: in a fixed order, each once, counted by severity ---------------------------

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
