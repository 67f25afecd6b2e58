"""The parameters of commands as a plain table, and what was typed read by it: values, or what is
wrong. Completed by Typer, shown by `cli.help`; in no language yet.

The language of what is shown, before any command has been read: from argv and environment.
"""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.words import LANGS, Lang, has, say

_YEAR = re.compile(r"[0-9]{4}(/.*)?", re.ASCII)
_PERIOD = re.compile(r"[0-9]{4}/[a-z0-9-]+/[0-9]+", re.ASCII)


class Parameter(NamedTuple):
    """One argument or option of a command.

    Its help is `cli.<words>`; what stands for its value is `cli.metavar.<metavar>`, or `metavar`
    itself where the catalogue has no such word. A parameter without `flags` is an argument, found
    by its place; an option of the kind `bool` takes no value.
    """

    words: str
    metavar: str = ""
    flags: tuple[str, ...] = ()
    name: str = ""
    kind: type = str
    many: bool = False
    required: bool = False
    default: object = None

    @property
    def is_option(self) -> bool:
        """Whether it is found by its name, not by its place."""
        return bool(self.flags)

    @property
    def is_flag(self) -> bool:
        """Whether it takes no value."""
        return self.is_option and self.kind is bool

    def called(self, lang: Lang) -> str:
        """What stands for its value: `[NĂM]` where it may be left out."""
        key = f"cli.metavar.{self.metavar}"
        name = say(lang, key) if has(key) else self.metavar
        if self.many and not self.is_option:
            name += "..."
        return f"[{name}]" if not (self.is_option or self.required) else name

    @property
    def is_year(self) -> bool:
        """Whether it is the year of the command: one that is left out is the current one."""
        return not self.is_option and self.metavar == "year"


def is_year(word: str) -> bool:
    """Whether a word is a year, or a period of one (`2024/tuan/03`)."""
    return _YEAR.fullmatch(word) is not None


def is_period(word: str) -> bool:
    """Whether a word is written as a period, whether or not there is such a one."""
    return _PERIOD.fullmatch(word) is not None


def option(words: str, *flags: str, metavar: str = "") -> Parameter:
    """A command's own option; its help is `cli.option.<words>`."""
    return Parameter(f"option.{words}", metavar, flags)


def argument(words: str, metavar: str) -> Parameter:
    """A command's own argument; its help is `cli.argument.<words>`."""
    return Parameter(f"argument.{words}", metavar)


DATA = (
    Parameter("option.data", "folder", ("--data",), "data"),
    Parameter("option.bloc", "bloc", ("--bloc",), "bloc"),
)
OUT = (
    Parameter("option.format", "format", ("--format",), "format"),
    Parameter("option.output", "file", ("--output", "-o"), "output"),
)
SEALED = (Parameter("option.altered", "", ("--altered",), "altered", bool, default=False),)
SHOW = (
    Parameter("option.lang", "vi|en", ("--lang",), "lang"),
    Parameter("option.color", "auto|always|never", ("--color",), "color", default="auto"),
    Parameter("option.quiet", "", ("--quiet", "-q"), "quiet", bool, default=False),
    Parameter("option.verbose", "", ("--verbose", "-v"), "verbose", bool, default=False),
    Parameter("option.no_pager", "", ("--no-pager",), "no_pager", bool, default=False),
)
HELP = ("--help", "-h")
SHOW_SCRIPT = "--show-completion"
COMPLETION = ("--install-completion", SHOW_SCRIPT)
COMPLETE_VARIABLE = "_THIDUA_COMPLETE"
"""What the completion scripts of shells set when they ask."""


def language(settings: str | None = None) -> Lang:
    """--lang, else THIDUA_LANG, else thidua.yaml's `lang`, else Vietnamese."""
    for wanted in (_from_arguments(), os.environ.get("THIDUA_LANG"), settings):
        if wanted in LANGS:
            return wanted
    return "vi"


def _from_arguments() -> str | None:
    arguments = sys.argv[1:]
    for n, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and n + 1 < len(arguments):
            return arguments[n + 1]
    return None


class Misuse(Exception):  # noqa: N818 - a way out with a diagnostic
    """The command line can't be read; what is wrong is told in the reader's language."""

    def __init__(
        self, code: str, variant: str = "", about: Parameter | None = None, **said: str
    ) -> None:
        super().__init__(code)
        self.code, self.variant, self.about, self.said = code, variant, about, said

    def diagnostic(self, command: str, lang: Lang) -> Diagnostic:
        """What is wrong with the line of that command."""
        args = {"command": command, **self.said}
        if self.about is not None:
            option = self.about.flags[0] if self.about.is_option else ""
            args["name"] = option or self.about.called(lang)
        return Diagnostic(self.code, args=args, variant=self.variant)


def asks_for_help(typed: Sequence[str]) -> bool:
    """Whether help is asked for, wherever it stands before `--`."""
    before = typed[: typed.index("--")] if "--" in typed else typed
    return any(one in HELP for one in before)


def read(parameters: Sequence[Parameter], typed: Sequence[str]) -> dict[str, object]:
    """The value of every parameter. Options may stand anywhere, `--` ends them. Raises Misuse."""
    options = {flag: one for one in parameters for flag in one.flags}
    values: dict[str, object] = {
        one.name: [] if one.many and not one.is_option else one.default for one in parameters
    }
    places: list[str] = []
    rest = list(typed)
    while rest:
        word = rest.pop(0)
        if word == "--":
            places += rest
            break
        if word.startswith("-") and len(word) > 1:
            _option(word, rest, options, values)
        else:
            places.append(word)
    _arguments([one for one in parameters if not one.is_option], places, values)
    for one in parameters:
        if one.is_option and one.required and values[one.name] is None:
            raise Misuse("TD908", about=one)
    return values


def _option(
    word: str, rest: list[str], options: Mapping[str, Parameter], values: dict[str, object]
) -> None:
    name, has_value, value = word.partition("=")
    if name not in options and not word.startswith("--"):  # -q, -qo FILE, -oFILE
        name, value = word[:2], word[2:]
        has_value = value
        found = options.get(name)
        if found is not None and found.is_flag and value:
            rest.insert(0, f"-{value}")
            has_value = value = ""
    declared = options.get(name)
    if declared is None:
        from thidua.text.suggest import nearest

        better = nearest(name, options)
        if better:
            raise Misuse("TD907", "nearest", found=name, better=better)
        raise Misuse("TD907", found=name)
    if declared.is_flag:
        if has_value:
            raise Misuse("TD910", "no_value", name=name)
        values[declared.name] = True
        return
    if not has_value:
        if not rest:
            raise Misuse("TD910", "value", name=name)
        value = rest.pop(0)
    known = _value(declared, value)
    if declared.many:
        before = values[declared.name]
        values[declared.name] = [*(before if isinstance(before, list) else ()), known]
    else:
        values[declared.name] = known


def _arguments(declared: Sequence[Parameter], places: list[str], values: dict[str, object]) -> None:
    left = list(declared)
    if left and left[0].is_year and len(left) > 1 and places and not is_year(places[0]):
        room = len(places) < len(left) or any(one.many for one in left)
        left = left[1:] if room else left  # the year was left out
    for n, one in enumerate(left):
        if one.many:
            after = len(left) - n - 1
            cut = max(len(places) - after, 0)
            values[one.name], places = places[:cut], places[cut:]
        elif places:
            values[one.name] = _value(one, places.pop(0))
        if one.required and values[one.name] in (None, []):
            raise Misuse("TD908", about=one)
    if places:
        raise Misuse("TD910", "extra", found=" ".join(places))


def _value(declared: Parameter, text: str) -> object:
    try:
        found: object = declared.kind(text)
    except ValueError:
        raise Misuse("TD909", about=declared, found=text) from None
    return found
