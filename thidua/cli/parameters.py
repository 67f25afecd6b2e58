"""The parameters of commands as a plain table: read by `cli.reading`, completed by Typer, shown by
`cli.help`; in no language yet."""

from typing import Any, NamedTuple


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
    default: Any = None

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
