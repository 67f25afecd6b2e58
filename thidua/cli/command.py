"""What every command shares: the options that all of them take, and the Session they run in."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from thidua.cli.language import language
from thidua.cli.session import Refused, Session
from thidua.words import say

_LANG = language()


def text(key: str, **args: object) -> str:
    """A word of the `cli` catalogue in the reader's language, for help texts."""
    return say(_LANG, f"cli.{key}", **args)


def _option(
    name: str, kind: Any, flags: list[str], metavar: str, default: Any
) -> inspect.Parameter:
    option = typer.Option(*flags, help=text(f"option.{name}"), metavar=metavar or None)
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[kind, option],
    )


PLACE = [
    _option("data", str | None, ["--data"], text("metavar.folder"), None),
    _option("bloc", str | None, ["--bloc"], text("metavar.id"), None),
]
OUT = [
    _option("format", str | None, ["--format"], text("metavar.format"), None),
    _option("output", str | None, ["--output", "-o"], text("metavar.file"), None),
]
SEALED = [_option("altered", bool, ["--altered"], "", False)]
SHOW = [
    _option("lang", str | None, ["--lang"], "vi|en", None),
    _option("color", str, ["--color"], "auto|always|never", "auto"),
    _option("quiet", bool, ["--quiet", "-q"], "", False),
]

Year = Annotated[str, typer.Argument(metavar=text("metavar.year"), help=text("argument.year"))]
MaybeYear = Annotated[
    str | None, typer.Argument(metavar=text("metavar.year"), help=text("argument.maybe_year"))
]
UnitId = Annotated[str, typer.Argument(metavar=text("metavar.unit"), help=text("argument.unit"))]


def command(
    function: Callable[..., int],
    *,
    data: bool = True,
    report: bool = True,
    results: bool | None = None,
) -> Callable[..., int]:
    """The command with the shared options: `function(session, ...)` gets a Session first.
    `results`: whether it shows what a seal stands for; as a rule every report does."""
    sealed = report and data if results is None else results
    shared = [
        *(PLACE if data else []),
        *(OUT if report else []),
        *(SEALED if sealed else []),
        *SHOW,
    ]
    names = {parameter.name for parameter in shared}

    def wrapper(**given: Any) -> int:
        common = {name: given.pop(name) for name in names if name in given}
        session = Session.of(common)
        try:
            return function(session, **given)
        except Refused as refused:
            refused.lang = session.lang
            raise

    own = list(inspect.signature(function).parameters.values())[1:]
    own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    parameters = [*own, *shared]
    wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    wrapper.__annotations__ = {p.name: p.annotation for p in parameters}
    wrapper.__name__ = function.__name__
    wrapper.__doc__ = function.__doc__
    return wrapper


def option(name: str, *flags: str, metavar: str = "") -> Any:
    """A command's own option; its help is `cli.option.<name>`."""
    return typer.Option(
        *flags, help=text(f"option.{name}"), metavar=text(f"metavar.{metavar}") if metavar else None
    )


def argument(name: str, metavar: str) -> Any:
    """A command's own argument; its help is `cli.argument.<name>`."""
    return typer.Argument(metavar=text(f"metavar.{metavar}"), help=text(f"argument.{name}"))
