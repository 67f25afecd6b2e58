"""One Diagnostic: a value that says what is wrong, in which file, at which thing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

Path = tuple[str | int, ...]
"""Keys and list indices from a file's root down to one thing in it."""


class Severity(StrEnum):
    """How bad it is. Errors stop a result; advice is shown only under --strict."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file. Lines and columns count from 1; columns count characters."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Word:
    """An argument that has to be said in the reader's language: a key of the catalogue."""

    key: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What was found, language-neutral.

    `file` is relative to the data folder, with `/`; None when no file is concerned.
    `path` and `at` name the thing in the file; `span` is looked up from them when it is shown,
    and is given directly only by the reader, for text that never became a tree.
    `variant` picks a wording of its own (`TD101.message.tab`, `TD101.hint.tab`) where there is one.
    `where` is the breadcrumb by people's own names; `severity` overrides the code's own.
    """

    code: str
    file: str | None = None
    path: Path = ()
    at: Literal["value", "key"] = "value"
    args: Mapping[str, str | Word] = field(default_factory=dict)
    variant: str = ""
    where: tuple[str | Word, ...] = ()
    span: Span | None = None
    severity: Severity | None = None

    def at_span(self, span: Span) -> "Diagnostic":
        """The same diagnostic, its place in the file known."""
        return replace(self, span=span)
