"""The command line: finds the command, runs it, and turns every end into an exit code.

0 fine; 1 the data has errors, or a thing asked for does not hold; 2 wrong usage or no data folder;
3 a bug in thidua; 130 Ctrl-C.
"""

import os
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from thidua.cli.command import text
from thidua.cli.commands import COMMANDS, HIDDEN
from thidua.cli.help import command_help, group_help
from thidua.cli.language import language
from thidua.cli.output import Colour, print_diagnostics, print_text, screen, utf8
from thidua.cli.session import FAILED, FINE, USAGE, Refused
from thidua.diagnostics.diagnostic import Diagnostic

try:
    from typer._click import exceptions as usage
except ImportError:  # Typer before 0.26 stands on Click itself
    from click import exceptions as usage  # type: ignore[no-redef,import-not-found,unused-ignore]

BUG, INTERRUPTED = 3, 130


class _AsTyped:
    """In place of Typer's converter for a parameter that is text or a flag: nothing to convert.

    Typer would build a Pydantic type adapter for each, and load a third of Pydantic for it: an
    eighth of the time that `score` takes. A Typer that has no such attribute builds them still.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002
        """The value as it was typed."""
        return value


def as_typed(parameters: list[Any]) -> list[Any]:
    """The same parameters, those with nothing to convert marked so."""
    for one in parameters:
        kind = getattr(getattr(one, "type_descriptor", None), "annotation", None)
        if kind in (str, bool) and one.nargs == 1 and not one.multiple:
            one._runtime_param = _AsTyped()
    return parameters


class _Help(Exception):  # noqa: N818 - a way out with a text to print
    """Help was asked for. Click would print it by itself, and call a full disk a bug of ours."""


class Command(TyperCommand):
    """A command whose help is in the reader's language."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its parameters, the help option included."""
        return as_typed(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """Help, as the end of the run."""
        raise _Help(command_help(self, ctx, language()))


class Group(TyperGroup):
    """All commands; a module is imported when its command is asked for."""

    def get_params(self, ctx: Any) -> list[Any]:
        return as_typed(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS and cmd_name not in HIDDEN:
            return None
        return load(cmd_name)

    def get_help(self, ctx: Any) -> str:  # noqa: ARG002
        raise _Help(group_help({name: load(name) for name in COMMANDS}, language()))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in {*COMMANDS, *HIDDEN} and not args[0].startswith("-"):
            from thidua.text.suggest import nearest

            better = nearest(args[0], COMMANDS)
            found = {"found": args[0]} | ({"better": better} if better else {})
            variant = "nearest" if better else ""
            raise Refused(USAGE, Diagnostic("TD906", args=found, variant=variant))
        return super().resolve_command(ctx, args)


def load(name: str) -> Any:
    """The command of that name, its module imported."""
    module = import_module(f"thidua.cli.{(COMMANDS | HIDDEN)[name]}")
    app = typer.Typer(add_completion=False)
    app.command(name, cls=Command, help=text(f"help.{name}"), add_help_option=True)(module.COMMAND)
    return typer.main.get_command(app)


def build() -> Any:
    """The whole command line."""
    app = typer.Typer(
        cls=Group,
        add_completion=False,
        pretty_exceptions_enable=False,
        no_args_is_help=False,
        invoke_without_command=True,
    )

    @app.callback(help=text("help"))
    def _root() -> int:
        return FINE

    return typer.main.get_command(app)


ALONE = "current_year"
SHARED = ("--data", "--bloc", "--lang", "--color", "--format", "--output", "-o")


def _after_command(arguments: list[str]) -> list[str]:
    """Shared options typed before the command are moved behind it: both orders work. Without a
    command it is `thidua` alone."""
    moved: list[str] = []
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        name = rest[0].partition("=")[0]
        if name in SHARED and "=" not in rest[0] and len(rest) > 1:
            moved += [rest.pop(0), rest.pop(0)]
        elif name in SHARED or name in ("-q", "--quiet"):
            moved.append(rest.pop(0))
        else:
            break
    if not rest:
        return [ALONE, *moved]
    if rest[0] in ("--help", "-h") or rest == ["help"]:
        return ["--help"]
    if rest[0] == "help" and rest[1] in COMMANDS:
        return [rest[1], "--help"]
    return [rest[0], *moved, *rest[1:]] if moved else arguments


def run(arguments: list[str]) -> int:
    """Runs a command line; gives its exit code. Nothing escapes as a traceback."""
    utf8(sys.stdout, sys.stderr)
    try:
        return _run(arguments)
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\n")
        return INTERRUPTED
    except Exception as error:
        return _bug(error)


def _run(arguments: list[str]) -> int:
    try:
        result = build().main(
            args=_after_command(arguments), prog_name="thidua", standalone_mode=False
        )
        return result if isinstance(result, int) else FINE
    except _Help as asked:
        problems = print_text(sys.stdout, f"{asked}\n")
        return _refused(Refused(FAILED, *problems)) if problems else FINE
    except Refused as refused:
        return _refused(refused)
    except usage.UsageError as error:
        from thidua.cli.misuse import misuse

        return _refused(Refused(USAGE, misuse(error, arguments)))


def _refused(refused: Refused) -> int:
    from thidua.diagnostics.show import text as full

    lines = full(refused.diagnostics, refused.lang or language(), path=str, read=lambda _: None)
    print_diagnostics(sys.stderr, lines, screen(sys.stderr, Colour.AUTO, os.environ))
    return refused.code


def _bug(error: BaseException) -> int:
    """One line for the person, a log file with versions and traceback and no data for us."""
    import platform
    import tempfile
    import traceback

    from thidua import __version__

    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"thidua {__version__}, Python {platform.python_version()}, {platform.system()}",
        *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames),
        type(error).__name__,
    ]
    try:
        handle, name = tempfile.mkstemp(prefix="thidua-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        name = "-"
    return _refused(Refused(BUG, Diagnostic("TD999", args={"log": name})))
