"""Diagnostics for people: the full text with an excerpt, and one line each.

Made of segments with a tone, so that a terminal can colour them without knowing the words and a
pipe can join them as they are. No segment holds anything that a terminal would obey.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from thidua.diagnostics.codes import name_of
from thidua.diagnostics.collect import SeverityCounts
from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.diagnostics.excerpt import Excerpt, excerpt, lines_of
from thidua.diagnostics.words import hint, message, severity_of, where
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

Tone = Literal["plain", "place", "error", "warning", "advice", "gutter", "label", "hint"]


class Segment(NamedTuple):
    """A piece of a line and what it is, from which a terminal may choose a colour."""

    text: str
    tone: Tone = "plain"


Line = tuple[Segment, ...]
ShowPath = Callable[[str], str]
"""A diagnostic's file -> a path that a person can click, from where they stand."""
Read = Callable[[str], bytes | None]
"""A diagnostic's file -> its bytes; None when they can't be had."""

WIDEST = 160
"""Columns of a source line in an excerpt: a data line is rarely longer, a minified one is."""
LEAST_DIGITS = 2


def text(
    diagnostics: Iterable[Diagnostic],
    lang: Lang,
    *,
    path: ShowPath,
    read: Read,
    widest: int = WIDEST,
    hints: Callable[[Diagnostic, Lang], str] = hint,
) -> Iterator[Line]:
    """Each diagnostic with excerpt, caret, breadcrumb and hint; an empty line between two."""
    source = _Source(read)
    for number, diagnostic in enumerate(diagnostics):
        if number:
            yield ()
        yield _header(diagnostic, lang, path)
        shown = _excerpt(diagnostic, source, widest)
        digits = max(len(str(shown.line)), LEAST_DIGITS) if shown else LEAST_DIGITS
        if shown:
            yield from _excerpt_lines(shown, digits, severity_of(diagnostic))
        yield from _notes(where(diagnostic, lang), hints(diagnostic, lang), lang, digits)


def concise(diagnostics: Iterable[Diagnostic], lang: Lang, *, path: ShowPath) -> Iterator[Line]:
    """One line each: the header alone."""
    for diagnostic in diagnostics:
        yield _header(diagnostic, lang, path)


def plain(lines: Iterable[Line]) -> str:
    """The lines as text for a pipe, each ended by a newline; "" when there are none."""
    return "".join("".join(segment.text for segment in line) + "\n" for line in lines)


def summary(counts: SeverityCounts, files: int, lang: Lang) -> str:
    """`2 lỗi, 1 cảnh báo trong 14 tệp`: what was found in how many files read."""
    parts = [
        _counted(number, kind, lang)
        for number, kind in (
            (counts.errors, "error"),
            (counts.warnings, "warning"),
            (counts.advice, "advice"),
        )
        if number
    ]
    found = ", ".join(parts) if parts else say(lang, "diagnostics.nothing")
    return say(lang, "diagnostics.summary", found=found, files=_counted(files, "file", lang))


def _counted(number: int, kind: str, lang: Lang) -> str:
    form = "one" if number == 1 else "many"
    return say(lang, f"diagnostics.count.{kind}.{form}", n=number)


class _Source:
    """The lines of the file asked for last: diagnostics come sorted by file."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._file: str | None = None
        self._lines: list[str] = []

    def lines(self, file: str) -> list[str]:
        if file != self._file:
            raw = self._read(file)
            self._file, self._lines = file, lines_of(raw) if raw is not None else []
        return self._lines


def place(diagnostic: Diagnostic, path: ShowPath) -> str:
    """`FILE:LINE:COL`, as much of it as is known; "" without a file."""
    if diagnostic.file is None:
        return ""
    shown = safe(path(diagnostic.file))
    span = diagnostic.span
    return f"{shown}:{span.line}:{span.column}" if span else shown


def _header(diagnostic: Diagnostic, lang: Lang, path: ShowPath) -> Line:
    severity = severity_of(diagnostic)
    tone: Tone = severity.value
    segments = []
    if at := place(diagnostic, path):
        segments += [Segment(at, "place"), Segment(": ")]
    if severity is not Severity.ERROR:
        segments += [Segment(say(lang, f"diagnostics.{severity.value}"), tone), Segment(" ")]
    segments += [
        Segment(f"{diagnostic.code} {name_of(diagnostic.code)}", tone),
        Segment(f": {message(diagnostic, lang)}"),
    ]
    return tuple(segments)


def _excerpt(diagnostic: Diagnostic, source: _Source, widest: int) -> Excerpt | None:
    if diagnostic.file is None or diagnostic.span is None:
        return None
    return excerpt(source.lines(diagnostic.file), diagnostic.span, widest)


def _excerpt_lines(shown: Excerpt, digits: int, severity: Severity) -> Iterator[Line]:
    bar = Segment(" " * digits + " |", "gutter")
    yield (bar,)
    number = Segment(f"{shown.line:>{digits}} |", "gutter")
    yield (number, Segment(" " + shown.text)) if shown.text else (number,)
    yield (bar, Segment(" " * (shown.offset + 1)), Segment("^" * shown.carets, severity.value))


def _notes(at: str, fix: str, lang: Lang, digits: int) -> Iterator[Line]:
    indent = " " * (digits + 1)
    notes: tuple[tuple[str, str, Tone], ...] = (
        ("at", at, "plain"),
        ("fix", fix, "hint"),
    )
    for label, words, tone in notes:
        if words:
            yield (
                Segment(f"{indent}= {say(lang, f'diagnostics.{label}')}: ", "label"),
                Segment(words, tone),
            )
