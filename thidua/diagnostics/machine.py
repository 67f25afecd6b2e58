"""Diagnostics as annotations for GitHub."""

from collections.abc import Iterable, Iterator

from thidua.diagnostics.codes import name_of
from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.diagnostics.show import ShowPath
from thidua.diagnostics.words import hint, message, severity_of, where
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

_GITHUB_COMMAND = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
}


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
