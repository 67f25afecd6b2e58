"""The words of one diagnostic in the reader's language: message, hint and breadcrumb.

They stand with the code in `thidua/diagnostics/td<hundred>.py`. In them `{name}` is filled from the
diagnostic's args and `{{`, `}}` are literal braces, in every text, also in one without args.
"""

import re
from typing import Literal

from thidua.diagnostics.diagnostic import Diagnostic, Severity, Word
from thidua.diagnostics.diagnostic import code as code_named
from thidua.text.numbers import SpokenFigure
from thidua.text.vietnamese import safe
from thidua.words import LANGS, Lang, bloc_called, counted, say, spoken, years_called

Part = Literal["message", "hint", "rule"]

LONGEST_ARGUMENT = 200
"""Characters of one value from the data that a sentence can carry; the excerpt shows the rest."""

SEPARATOR = " › "

_BREAK = re.compile(r"\s*[\r\n\u2028\u2029]\s*")
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([a-z_][a-z0-9_]*)\}")


def message(diagnostic: Diagnostic, lang: Lang) -> str:
    """What was expected and what was found: one line."""
    lang = spoken(lang, diagnostic.bloc_kind)
    said = {
        key: value.told(lang) if isinstance(value, SpokenFigure) else value
        for key, value in diagnostic.args.items()
    }
    pattern = years_called(lang, _pattern(diagnostic, "message", lang), said)
    return _one_line(_fill(pattern, diagnostic._replace(args=said), lang))


def hint(diagnostic: Diagnostic, lang: Lang) -> str:
    """What to do or to type next: one line; "" when the catalogue has none."""
    lang = spoken(lang, diagnostic.bloc_kind)
    return _one_line(_fill(_pattern(diagnostic, "hint", lang), diagnostic, lang))


def where(diagnostic: Diagnostic, lang: Lang) -> str:
    """The breadcrumb by people's own names, `Sở Y tế › Tự chấm › a4.1`; "" when there is none."""
    lang = spoken(lang, diagnostic.bloc_kind)
    return _one_line(SEPARATOR.join(_shown(step, lang) for step in diagnostic.where))


def severity_of(diagnostic: Diagnostic) -> Severity:
    """The diagnostic's own severity, else that of its code."""
    return diagnostic.severity or code_named(diagnostic.code).severity


def patterns(code: str, part: Part, lang: Lang) -> dict[str, str]:
    """All wordings of one part of a code, by variant; the plain one is under ""."""
    column = LANGS.index(lang)
    return {
        key[len(part) + 1 :]: texts[column]
        for key, texts in code_named(code).words.items()
        if key == part or key.startswith(part + ".")
    }


def _pattern(diagnostic: Diagnostic, part: Part, lang: Lang) -> str:
    words = code_named(diagnostic.code).words
    found = words.get(f"{part}.{diagnostic.variant}") if diagnostic.variant else None
    return bloc_called(lang, (found or words.get(part, ("", "")))[LANGS.index(lang)])


def _fill(pattern: str, diagnostic: Diagnostic, lang: Lang) -> str:
    # One pass, so that braces inside a value are never taken for a placeholder.
    def replacement(found: re.Match[str]) -> str:
        name = found[1]
        if name is None:
            return found[0][0]
        if name not in diagnostic.args:
            return found[0]
        return _shown(diagnostic.args[name], lang)

    return _PLACEHOLDER.sub(replacement, counted(pattern, diagnostic.args))


def _shown(value: str | Word, lang: Lang) -> str:
    if isinstance(value, Word):
        return say(lang, value.key)
    if len(value) > LONGEST_ARGUMENT:
        value = value[: LONGEST_ARGUMENT - 1] + "…"
    return safe(value)


def _one_line(text: str) -> str:
    return _BREAK.sub(" ", text).strip()
