"""The words of one diagnostic in the reader's language: message, hint and breadcrumb.

They stand with the code in `thidua/diagnostics/td<hundred>.py`. In them `{name}` is filled from the
diagnostic's args and `{{`, `}}` are literal braces, in every text, also in one without args.
"""

import re
from collections.abc import Mapping
from typing import Literal

from thidua.diagnostics.diagnostic import Diagnostic, Word
from thidua.diagnostics.diagnostic import code as code_named
from thidua.text.numbers import SpokenFigure
from thidua.text.vietnamese import safe
from thidua.words import LANGS, Lang, bloc_called, counted, say, spoken, years_called

Part = Literal["message", "hint", "rule"]

LONGEST_ARGUMENT = 200
"""Characters of one value from the data that a sentence can carry; the excerpt shows the rest."""

SEPARATOR = " › "

_BREAK = re.compile(r"\s*[\r\n\u2028\u2029]\s*")
_FLOW = re.compile(r"\{\{([^{}]*)\}\}|\[(<[^\]]*)\]|\[\]")
"""`{{<unit>: <votes>}}`, `[<unit>]`, `[]`: brackets of YAML around what is to be typed."""
_FILE = re.compile(r"[a-z]+\.yaml")
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
    own = dict(diagnostic.called).get("")
    if own is not None:
        return say(lang, own)
    return _one_line(_fill(_pattern(diagnostic, "hint", lang), diagnostic, lang))


def where(diagnostic: Diagnostic, lang: Lang) -> str:
    """The breadcrumb by people's own names, `Sở Y tế › Tự chấm › a4.1`; "" when there is none."""
    lang = spoken(lang, diagnostic.bloc_kind)
    return _one_line(SEPARATOR.join(_shown(step, lang) for step in diagnostic.where))


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
    text = bloc_called(lang, (found or words.get(part, ("", "")))[LANGS.index(lang)])
    return _with_headings(text, part, dict(diagnostic.called), lang) if diagnostic.called else text


def _with_headings(text: str, part: Part, called: Mapping[str, str], lang: Lang) -> str:
    """A wording that speaks of keys, in the headings of a workbook. In English a key is often an
    ordinary word, too: there only one before its value is meant for sure, in a message before one
    of the format's words."""
    keys = {key.partition(":")[0] for key in called if key}
    if not keys:
        return text
    names = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    sure = r"(?=:| to [a-z_]+$)" if lang == "en" else ""

    def heading(found: re.Match[str]) -> str:
        key, value = found["key"], found["value"]
        word = called.get(f"{key}: {value}")
        if lang == "en" and part == "message" and word is None:
            return found[0]
        said = f"“{say(lang, word)}”" if word else value
        if key not in called:
            return said if word else found[0]
        return f"“{say(lang, called[key])}”" + (f"{found['is']}{said}" if value else "")

    text = re.sub(_FILE, lambda at: _sheet(called.get(at[0]), lang) or at[0], text)
    before, after = r"(?<![\w./«“<-])(?<!(?<!\{)\{)", r"(?![\w}/.>-])"
    value = r"(?:(?P<is>: | thành | to )(?P<value>[a-z_]+)\b(?!\}))?"
    text = re.sub(f"{before}(?P<key>{names}){after}{sure}{value}", heading, text)
    return re.sub(_FLOW, lambda at: at[1] or at[2] or say(lang, "year_workbook.none"), text)


def _sheet(word: str | None, lang: Lang) -> str:
    return say(lang, "scale_draft.sheet", name=say(lang, word)) if word else ""


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
