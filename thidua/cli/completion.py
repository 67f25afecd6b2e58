"""Completion in shells, by Typer: its scripts and its protocol; what is completed comes from the
table of parameters and from the data."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from typer.completion import (  # type: ignore[attr-defined]
    Shells,
    get_completion_script,
    install,
)
from typer.core import CompletionItem, TyperCommand, TyperGroup  # type: ignore[attr-defined]

from thidua.cli.command import OF_YEARS, load
from thidua.cli.commands import COMMANDS
from thidua.cli.completing import values
from thidua.cli.language import language
from thidua.cli.output import print_text
from thidua.cli.parameters import HELP, Parameter, is_period, is_year
from thidua.cli.session import FINE, USAGE, Refused
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.text.vietnamese import safe
from thidua.words import say

NAME, VARIABLE = "thidua", "_THIDUA_COMPLETE"
"""The program, and what the scripts of shells set when they ask."""
INSTALL, SHOW = "--install-completion", "--show-completion"


class _Completed(TyperCommand):
    """A command for completion alone: it is read by `cli.reading`, never by Typer."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """Its options, or the values of the parameter that is being typed."""
        parameters = load(str(self.name)).parameters
        lang = language()
        if incomplete.startswith("-"):
            return [
                CompletionItem(flag, help=say(lang, f"cli.{one.words}"))
                for one in parameters
                for flag in one.flags
                if flag.startswith(incomplete)
            ] + [CompletionItem(flag) for flag in HELP if flag.startswith(incomplete)]
        typed = list(ctx.args)
        takes_period = str(self.name).replace("-", "_") not in OF_YEARS
        return [
            CompletionItem(value, help=meaning)
            for wanted in _wanted(parameters, typed)
            for value, meaning in values(wanted, typed, Path.cwd(), incomplete)
            if takes_period or not is_period(value)
        ]


def _wanted(parameters: tuple[Parameter, ...], typed: list[str]) -> list[Parameter]:
    """The parameters whose value may come next: two where the year may be left out."""
    options = {flag: one for one in parameters for flag in one.flags}
    places: list[str] = []
    value_of: Parameter | None = None
    for word in typed:
        if value_of is not None:
            value_of = None
        elif word.startswith("-"):
            found = options.get(word)
            value_of = found if found is not None and not found.is_flag else None
        else:
            places.append(word)
    if value_of is not None:
        return [value_of]
    arguments = [one for one in parameters if not one.is_option]
    if arguments and arguments[0].is_year and len(arguments) > 1:
        if not places:
            return arguments[:2]
        if not is_year(places[0]):
            arguments = arguments[1:]
    if len(places) < len(arguments):
        return [arguments[len(places)]]
    return arguments[-1:] if arguments and arguments[-1].many else []


class _Group(TyperGroup):
    """All commands, none of them imported before it is completed."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        anything = {"ignore_unknown_options": True, "allow_extra_args": True}
        return _Completed(
            cmd_name,
            context_settings=anything,
            help=say(language(), f"cli.help.{cmd_name}"),
            add_help_option=False,
        )


def complete(arguments: list[str]) -> int:
    """Installs or shows a shell's script, or answers what a shell asks; gives the exit code. A
    shell that is named after the option is taken; else the one that asks is found out."""
    if len(arguments) > 1 and arguments[0] in (SHOW, INSTALL):
        return _of_shell(arguments[0], arguments[1])
    app = typer.Typer(cls=_Group, invoke_without_command=True)
    root: Callable[[], None] = app.callback()(lambda: None)
    assert root is not None
    try:
        app(arguments, prog_name=NAME)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def _of_shell(option: str, shell: str) -> int:
    known = [one.value for one in Shells]
    if shell not in known:
        raise Refused(
            USAGE, Diagnostic("TD904", args={"found": shell, "allowed": ", ".join(known)})
        )
    if option == SHOW:
        said = get_completion_script(prog_name=NAME, complete_var=VARIABLE, shell=shell)
    else:
        _, file = install(shell=shell, prog_name=NAME, complete_var=VARIABLE)
        said = say(language(), "cli.completion_installed", shell=shell, file=safe(str(file)))
    print_text(sys.stdout, f"{said}\n")
    return FINE
