"""The questions of `init` in a terminal, one after the other.

Enter takes what stands in brackets, `?` explains, `<` goes one question back; nothing is written
before the last answer.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from thidua.cli.init_answers import (
    CHOICES,
    ORDER,
    Answers,
    answered,
    choices,
    defaults,
    is_text,
    read,
    shown,
    units_from,
    unused_columns,
)
from thidua.cli.output import print_text, quoted
from thidua.cli.session import INTERRUPTED, Refused, Session
from thidua.cli.writing import filled
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.diagnostics.show import hint, message
from thidua.excel.member_list import ENDINGS, Listed, UnitList, named
from thidua.text.vietnamese import bare, safe
from thidua.words import Lang, say, spoken

BACK, HELP = "<", "?"
Ask = Callable[[str], str]
"""A question -> the line that was typed."""
Tell = Callable[[str], None]


class _Back(Exception):  # noqa: N818 - a way back, no error
    """The person goes one question back."""


def is_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asked(session: Session, given: Answers, folder: str) -> Answers:
    """What a person answers; Ctrl-C or the end of the input leaves nothing behind, and says so."""

    def tell(text: str) -> None:
        print_text(sys.stderr, f"{filled(safe(text, lines=True))}\n")

    def ask(question: str) -> str:
        sys.stderr.write(filled(question))
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.strip()

    tell(say(session.lang, "init.hello"))
    try:
        return ask_all(session.lang, session.today.year, given, folder, ask, tell)
    except KeyboardInterrupt:
        tell("\n" + say(session.lang, "init.stopped"))
        raise Refused(INTERRUPTED) from None


def ask_all(
    lang: Lang, this_year: int, given: Answers, folder: str, ask: Ask, tell: Tell
) -> Answers:
    """Asks for what was not given, shows it all, and asks again until it is right. What was
    answered before stands where a person only presses Enter, also after going back."""
    found, before, n = given, given, 0
    keys = [key for key in ORDER if getattr(given, key) is None]
    while True:
        while n < len(keys):
            key = keys[n]
            if not found.wants(key):
                n += 1
                continue
            try:
                value = _answer(lang, this_year, key, found, before, ask, tell)
            except _Back:
                n = _last(keys, n, found)
                before = answered(before, keys[n], getattr(found, keys[n]))
                found = answered(found, keys[n], None)
                continue
            if key == "name" and value != before.name:
                before = replace(before, id=None)
            found = answered(found, key, value)
            n += 1
        _summary(lang, found, tell)
        said = ask(say(lang, "init.ask_right", folder=place_called(lang, folder)))
        if _yes(lang, said):
            return found
        n = 0
        if said == BACK and keys:
            n = _last(keys, len(keys), found)
        for key in keys[n:]:
            before = answered(before, key, getattr(found, key))
            found = answered(found, key, None)


def _last(keys: list[str], n: int, found: Answers) -> int:
    """The question before the n-th that was asked; the first has none before."""
    asked_ = [m for m in range(n) if found.wants(keys[m])]
    return asked_[-1] if asked_ else 0


def _answer(
    lang: Lang, this_year: int, key: str, found: Answers, before: Answers, ask: Ask, tell: Tell
) -> object:
    """One answer, asked until it can be kept."""
    default = getattr(before, key)
    if default in (None, "", ()):
        default = defaults(lang, this_year, found).get(key)
    called = spoken(lang, found.kind or "")
    question = _question(called, key, answered(found, key, default))
    while True:
        typed = ask(question)
        if typed == BACK:
            raise _Back
        value: object = default
        if typed == HELP:
            value = None
        elif typed:
            units = key == "units"
            value = _units(lang, typed, ask, tell) if units else read(lang, key, typed, found)
        if value is not None and not isinstance(value, Diagnostic):
            return value
        if isinstance(value, Diagnostic) and key == "units":
            tell(f"{typed}: {message(value, lang)}; {hint(value, lang)}")
        tell(say(called, f"init.again_{key}", **_choices(called, key)))


def _question(lang: Lang, key: str, found: Answers) -> str:
    default = shown(lang, key, found)
    mark = f" [{default}]" if default else ""
    first = "\n1. " if key == "units" else ": "
    return f"{say(lang, f'init.ask_{key}', **_choices(lang, key))}{mark}{first}"


def _choices(lang: Lang, key: str) -> dict[str, str]:
    if key in CHOICES:
        return {"allowed": choices(lang, key)}
    return {"endings": ", ".join(ENDINGS)} if key == "units" else {}


def _units(lang: Lang, typed: str, ask: Ask, tell: Tell) -> tuple[Listed, ...] | Diagnostic | None:
    """A file's units, or names typed a line each until an empty one; shown, then kept or not. A
    Diagnostic tells why a file can't be read."""
    file = typed.strip("\"'")
    listed: UnitList | Diagnostic
    if Path(file).suffix.casefold() in ENDINGS:
        listed = units_from(file)
    else:
        listed = UnitList(_typed_units(lang, typed, ask, tell))
    if isinstance(listed, Diagnostic) or not listed.units:
        return listed if isinstance(listed, Diagnostic) else None
    found = listed.units
    for n, one in enumerate(found, 1):
        tell(f"  {n}. {one.name}")
    if listed.unused:
        tell(unused_columns(lang, listed.unused))
    return found if _yes(lang, ask(say(lang, "init.units_right", n=len(found)))) else None


def _typed_units(lang: Lang, typed: str, ask: Ask, tell: Tell) -> tuple[Listed, ...]:
    """Names, a line each; `<` takes the last one back, the first one to the question before."""
    found: tuple[Listed, ...] = ()
    while typed:
        if typed == BACK and not found:
            raise _Back
        if typed == BACK:
            tell(say(lang, "init.taken_back", name=safe(found[-1].name)))
            found = found[:-1]
        else:
            more = named([*(one.name for one in found), typed] if is_text(typed) else [])
            if isinstance(more, Diagnostic):
                tell(say(lang, "init.named_before", name=safe(typed)))
            elif len(more) <= len(found):
                tell(say(lang, "init.no_name", name=safe(typed)))
            else:
                found = tuple(more)
        typed = ask(f"{len(found) + 1}. ")
    return found


def _summary(lang: Lang, found: Answers, tell: Tell) -> None:
    called = spoken(lang, found.kind or "")
    for key in ORDER:
        value = shown(lang, key, found) if found.wants(key) else ""
        if value:
            tell(f"  {say(called, f'init.is_{key}')}: {value}")


def place_called(lang: Lang, folder: str) -> str:
    """A folder as people are told of it."""
    return say(lang, "init.here") if folder in ("", ".") else safe(quoted(folder))


def _yes(lang: Lang, typed: str) -> bool:
    return bare(typed) in ("", "c", "co", "y", "yes", "d", "dung", say(lang, "init.yes"))
