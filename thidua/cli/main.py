"""The command line: finds the command, runs it, and turns every end into an exit code.

0 fine; 1 the data has errors, or a thing asked for does not hold; 2 wrong usage or no data folder;
3 a bug in thidua; 130 Ctrl-C.
"""

import os
import sys

from thidua.cli.command import load
from thidua.cli.commands import ALONE, COMMANDS
from thidua.cli.output import Colour, print_diagnostics, print_text, screen, utf8, utf8_input
from thidua.cli.parameters import (
    COMPLETE_VARIABLE,
    COMPLETION,
    DATA,
    HELP,
    OUT,
    SHOW,
    Misuse,
    asks_for_help,
    language,
    read,
)
from thidua.cli.session import FAILED, FINE, INTERRUPTED, USAGE, Refused
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.folder import Unreadable

BUG = 3


def split(arguments: list[str]) -> tuple[str, list[str]]:
    """The command and what was typed for it. Shared options may stand before it, too; without a
    command it is `thidua` alone, and `help COMMAND` is `COMMAND --help`."""
    shared = {flag: one for one in (*DATA, *OUT, *SHOW) for flag in one.flags}
    moved: list[str] = []
    rest = list(arguments)
    while rest and (found := shared.get(rest[0].partition("=")[0])):
        takes = not found.is_flag and "=" not in rest[0] and len(rest) > 1
        moved += [rest.pop(0) for _ in range(1 + takes)]
    if not rest:
        return ALONE, moved
    if rest[0] in HELP or rest == ["help"]:
        return "", []
    if rest[0] == "help" and rest[1] in COMMANDS:
        return rest[1], ["--help"]
    if rest[0].startswith("-"):
        raise Refused(
            USAGE,
            Diagnostic("TD907", args={"command": "thidua", "found": rest[0]}, variant="alone"),
        )
    if rest[0] not in COMMANDS:
        raise Refused(USAGE, _unknown(rest[0]))
    return rest[0], [*moved, *rest[1:]]


def _unknown(name: str) -> Diagnostic:
    from thidua.text.suggest import nearest

    return Diagnostic("TD906", args={"found": name}).nearest(nearest(name, COMMANDS))


def run(arguments: list[str]) -> int:
    """Runs a command line; gives its exit code. Nothing escapes as a traceback."""
    utf8(sys.stdout, sys.stderr)
    utf8_input(sys.stdin)
    try:
        return _run(arguments)
    except KeyboardInterrupt as stop:
        return _stopped(stop)
    except Unreadable as found:
        return _refused(Refused(FAILED, found.diagnostic))
    except Exception as error:
        return _bug(error)


def _run(arguments: list[str]) -> int:
    try:
        if os.environ.get(COMPLETE_VARIABLE) or arguments[:1] in ([one] for one in COMPLETION):
            from thidua.cli.completing import complete

            return complete(arguments)
        name, typed = split(arguments)
        if not name or asks_for_help(typed):
            return _help(name)
        command = load(name)
        try:
            given = read(command.parameters, typed)
        except Misuse as found:
            return _refused(Refused(USAGE, found.diagnostic(name, language())))
        return command.run(given)
    except Refused as refused:
        return _refused(refused)


def _help(name: str) -> int:
    from thidua.cli.help import command_help, group_help

    room, lang = screen(sys.stdout, Colour.AUTO, os.environ).width, language()
    text = command_help(name, load(name), lang, room) if name else group_help(COMMANDS, lang, room)
    problems = print_text(sys.stdout, f"{text}\n")
    return _refused(Refused(FAILED, *problems)) if problems else FINE


def _refused(refused: Refused) -> int:
    from thidua.diagnostics.show import text as full

    lines = full(refused.diagnostics, refused.lang or language(), path=str, read=lambda _: None)
    print_diagnostics(sys.stderr, lines, screen(sys.stderr, Colour.AUTO, os.environ))
    return refused.code


def _stopped(stop: KeyboardInterrupt) -> int:
    """Ctrl-C: what became of the data is said to whoever looks at a terminal."""
    try:
        from thidua.store.write.atomic import WrittenFirst
        from thidua.words import say

        word = "cli.stopped_written" if isinstance(stop, WrittenFirst) else "cli.stopped"
        sys.stderr.write(f"\n{say(language(), word)}\n")
    except KeyboardInterrupt:  # a second one
        pass
    return INTERRUPTED


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
