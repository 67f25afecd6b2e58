"""`check` for programs: its diagnostics and how many there are as JSON; annotations for GitHub."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, Severity, SeverityCounts, name_of, severity_of
from thidua.diagnostics.show import ShowPath, hint, message, where
from thidua.text.vietnamese import safe
from thidua.views.fields import Entry, RecordFields, Spoken, schema_field, value
from thidua.words import Lang, say


class Checked(NamedTuple):
    """Diagnostics; how many there are in all, in how many files that were read."""

    diagnostics: Iterable[Diagnostic]
    lang: Lang
    counts: SeverityCounts
    files: int


# fmt: off
DIAGNOSTIC: RecordFields[Spoken[Diagnostic]] = RecordFields("CheckedDiagnostic", (
    value("code", lambda one: one.of.code),
    value("name", lambda one: name_of(one.of.code)),
    value("severity", lambda one: severity_of(one.of).value,
        Literal["error", "warning", "advice"]),
    value("file", lambda one: one.of.file, str | None),
    value("line", lambda one: one.of.span.line if one.of.span else None, int | None),
    value("column", lambda one: one.of.span.column if one.of.span else None, int | None),
    value("end_line", lambda one: one.of.span.end_line if one.of.span else None, int | None),
    value("end_column", lambda one: one.of.span.end_column if one.of.span else None, int | None),
    value("message", lambda one: message(*one)),
    value("where", lambda one: where(*one) or None, str | None),
    value("hint", lambda one: hint(*one) or None, str | None),
), "One diagnostic. Lines and columns count from 1, in characters.")
SUMMARY: RecordFields[Checked] = RecordFields("CheckSummary", (
    value("errors", lambda one: one.counts.errors, int),
    value("warnings", lambda one: one.counts.warnings, int),
    value("advice", lambda one: one.counts.advice, int),
    value("files", lambda one: one.files, int),
), "How many there are, in how many files read.")
OUTPUT: RecordFields[Checked] = RecordFields("CheckOutput", (
    schema_field("check"),
    DIAGNOSTIC.many("diagnostics",
        lambda one: (Spoken(each, one.lang) for each in one.diagnostics)),
    SUMMARY.at("summary", lambda one: one),
), "`thidua check`.")
# fmt: on


def check_json(
    diagnostics: Iterable[Diagnostic], lang: Lang, *, counts: SeverityCounts, files: int
) -> Entry:
    """`thidua/check/1`. The end of a place is behind its last character."""
    return OUTPUT.entry(Checked(diagnostics, lang, counts, files))


_GITHUB_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(diagnostics: Iterable[Diagnostic], lang: Lang, *, path: ShowPath) -> Iterator[str]:
    """One workflow command each, which GitHub shows at the line of the change.

    `path` must give paths relative to the repository's root. Advice becomes a notice.
    """
    for diagnostic in diagnostics:
        properties = ",".join(
            f"{name}={_property(value)}" for name, value in _properties(diagnostic, path)
        )
        command = _GITHUB_COMMAND[severity_of(diagnostic)]
        yield f"::{command} {properties}::{_data(_annotation(diagnostic, lang))}"


def _properties(diagnostic: Diagnostic, path: ShowPath) -> Iterator[tuple[str, str]]:
    if diagnostic.file is not None:
        yield "file", safe(path(diagnostic.file))
    if span := diagnostic.span:
        yield "line", str(span.line)
        yield "col", str(span.column)
        yield "endLine", str(span.end_line)
        yield "endColumn", str(span.end_column)
    yield "title", f"{diagnostic.code} {name_of(diagnostic.code)}"


def _annotation(diagnostic: Diagnostic, lang: Lang) -> str:
    lines = [message(diagnostic, lang)]
    for label, words in (("at", where(diagnostic, lang)), ("fix", hint(diagnostic, lang))):
        if words:
            lines.append(f"{say(lang, f'diagnostics.{label}')}: {words}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
