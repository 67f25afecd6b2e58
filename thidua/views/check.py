"""`check` for programs: every diagnostic, and how many there are."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from thidua.diagnostics.codes import name_of
from thidua.diagnostics.collect import Counts
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.diagnostics.words import hint, message, severity_of, where
from thidua.views.fields import Entry, Record, Spoken, schema_field, value
from thidua.words import Lang


class Checked(NamedTuple):
    """Diagnostics; how many there are in all, in how many files that were read."""

    diagnostics: Iterable[Diagnostic]
    lang: Lang
    counts: Counts
    files: int


# fmt: off
DIAGNOSTIC: Record[Spoken[Diagnostic]] = Record("CheckedDiagnostic", (
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
SUMMARY: Record[Checked] = Record("CheckSummary", (
    value("errors", lambda one: one.counts.errors, int),
    value("warnings", lambda one: one.counts.warnings, int),
    value("advice", lambda one: one.counts.advice, int),
    value("files", lambda one: one.files, int),
), "How many there are, in how many files read.")
OUTPUT: Record[Checked] = Record("CheckOutput", (
    schema_field("check"),
    DIAGNOSTIC.many("diagnostics",
        lambda one: (Spoken(each, one.lang) for each in one.diagnostics)),
    SUMMARY.at("summary", lambda one: one),
), "`thidua check`.")
# fmt: on


def check_json(
    diagnostics: Iterable[Diagnostic], lang: Lang, *, counts: Counts, files: int
) -> Entry:
    """`thidua/check/1`. The end of a place is behind its last character."""
    return OUTPUT.entry(Checked(diagnostics, lang, counts, files))
