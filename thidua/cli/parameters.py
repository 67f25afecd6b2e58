"""The parameters of commands as a plain table: read by `cli.reading`, completed by Typer, shown by
`cli.help`; in no language yet.

The language of what is shown, before any command has been read: from argv and environment.
"""

import os
import re
import sys
from typing import NamedTuple

from thidua.words import LANGS, Lang

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
