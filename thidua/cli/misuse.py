"""Typer's complaints about a command line in our own words, in the reader's language."""

import re
from collections.abc import Sequence
from typing import Any

from thidua.cli.help import metavar
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.text.suggest import nearest

_LAST_WORDS = re.compile(r"\(([^()]*)\)\.?$")


def misuse(error: Any, arguments: Sequence[str]) -> Diagnostic:
    """The diagnostic of a usage error; `arguments` is the command line as it was typed."""
    first = next((one for one in arguments if not one.startswith("-")), "")
    args = {"command": error.ctx.info_name if error.ctx is not None else first}
    kind = type(error).__name__
    if kind == "NoSuchOption":
        if args["command"] == "thidua":  # an option where the command should stand
            return Diagnostic("TD907", args=args | {"found": error.option_name}, variant="alone")
        flags = [flag for p in error.ctx.command.params for flag in p.opts] if error.ctx else []
        known = [flag for flag in flags if flag.startswith("-")]
        better = nearest(error.option_name, known)
        args |= {"found": error.option_name} | ({"better": better} if better else {})
        return Diagnostic("TD907", args=args, variant="nearest" if better else "")
    if kind == "MissingParameter":
        return Diagnostic("TD908", args=args | {"name": _name(error.param)})
    if kind == "BadParameter":
        args |= {"name": _name(error.param), "found": _typed(error.param, arguments)}
        return Diagnostic("TD909", args=args)
    if kind == "BadOptionUsage":
        variant = "no_value" if "not take" in error.message else "value"
        return Diagnostic("TD910", args=args | {"name": error.option_name}, variant=variant)
    extra = _LAST_WORDS.search(error.message)
    if extra is not None and "extra" in error.message:
        return Diagnostic("TD910", args=args | {"found": extra[1]}, variant="extra")
    return Diagnostic("TD910", args=args | {"reason": error.format_message()})


def _name(parameter: Any) -> str:
    """A parameter as it is typed: an option's flag, an argument's name in the usage line."""
    if parameter is None:
        return ""
    return str(parameter.opts[0]) if parameter.param_type_name == "option" else metavar(parameter)


def _typed(parameter: Any, arguments: Sequence[str]) -> str:
    """What was typed after an option; "" where it can't be told."""
    for flag in getattr(parameter, "opts", ()):
        for n, argument in enumerate(arguments):
            if argument == flag and n + 1 < len(arguments):
                return arguments[n + 1]
            if argument.startswith(f"{flag}="):
                return argument.partition("=")[2]
    return ""
