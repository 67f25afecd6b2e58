"""Where a command's result goes, and as what: format, file or stream, colour, width, the pager.

The only place that asks whether there is a terminal. Renderers are imported when they are needed,
so that a pipe never loads Rich and a table never loads the workbook writer.

Commands that are named to a person: they can be pasted as they are, from where he stands.
"""

import errno
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from io import StringIO, TextIOWrapper
from pathlib import Path
from types import ModuleType
from typing import IO, TYPE_CHECKING, NamedTuple

from thidua.cli.commands import COMMANDS
from thidua.diagnostics.diagnostic import Diagnostic

if TYPE_CHECKING:
    from thidua.diagnostics.show import Line
    from thidua.views.table import Report


class Format(StrEnum):
    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    MD = "md"
    HTML = "html"
    XLSX = "xlsx"


class Colour(StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


EXTENSIONS: dict[str, Format] = {
    "": Format.TEXT,
    ".txt": Format.TEXT,
    ".csv": Format.CSV,
    ".json": Format.JSON,
    ".md": Format.MD,
    ".markdown": Format.MD,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xlsx": Format.XLSX,
}
STDOUT = "-"
BOM = "\ufeff"
"""Excel takes a CSV file for UTF-8 only with this before it."""
WIDTH = 80
"""Where a terminal doesn't say how wide it is."""


_RENDERERS = {Format.TEXT: "plain", Format.MD: "markdown"}
"""Where a module is not called as the format is."""


class Screen(NamedTuple):
    """What a stream can show. `width` None: no edge (a pipe)."""

    terminal: bool = False
    colour: bool = False
    width: int | None = None


class Output(NamedTuple):
    """Where a result goes. `path` None is stdout; `quiet` prints nothing there."""

    format: Format
    path: Path | None
    screen: Screen
    stream: IO[str]
    quiet: bool = False
    pager: bool = True


def outside(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics about what was written where a person said, not in the data folder."""
    return [
        one if one.file is None else one._replace(file=str(Path(one.file).absolute()))
        for one in found
    ]


def utf8(*streams: IO[str]) -> None:
    """Streams in UTF-8 with plain line feeds, whatever the system's code page (cp1258) says.

    What can't be encoded (half a character in an argument) is escaped and never a crash.
    """
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def utf8_input(stream: IO[str]) -> None:
    """What is typed, in UTF-8 too; what is none becomes U+FFFD, which no name may hold."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")


def screen(stream: IO[str], color: Colour, environment: Mapping[str, str]) -> Screen:
    """What `stream` can show.

    `--color always|never` rules; then NO_COLOR, FORCE_COLOR, TERM=dumb, in this order; then
    whether it is a terminal.
    """
    terminal = stream.isatty()
    width = _columns(stream, environment, terminal=terminal)
    return Screen(terminal, _colour(color, environment, terminal=terminal), width)


def _colour(color: Colour, environment: Mapping[str, str], *, terminal: bool) -> bool:
    if color is not Colour.AUTO:
        return color is Colour.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and environment.get("TERM") != "dumb"


def _columns(stream: IO[str], environment: Mapping[str, str], *, terminal: bool) -> int | None:
    asked = environment.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked[:6]) > 0:
        return int(asked[:6])
    if not terminal:
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


def choose(
    asked: str | None,
    target: str | None,
    stream: IO[str],
    shown: Screen,
    *,
    offered: Sequence[Format] = tuple(Format),
    quiet: bool = False,
    pager: bool = True,
    also: Sequence[str] = (),
) -> Output | Diagnostic:
    """`--format` and `-o` -> where and as what; a diagnostic where they make no sense.

    `offered`: the formats that the command has; `also`: what else it writes, to be named. To be
    called before data is loaded: what was typed wrong is told first.
    """
    path = None if target in (None, STDOUT) else Path(str(target))
    implied = EXTENSIONS.get(path.suffix.lower()) if path else None
    names = ", ".join((*offered, *also))
    if asked is not None and asked not in set(offered):
        return Diagnostic("TD960", args={"found": asked, "formats": names})
    if asked is None and path and implied not in offered:
        args = {"found": path.suffix, "formats": names}
        return Diagnostic("TD960", args=args, variant="extension")
    wanted = Format(asked) if asked is not None else implied or Format.TEXT
    if path and path.suffix and implied not in (None, wanted):
        return Diagnostic("TD961", args={"format": wanted, "extension": path.suffix})
    if wanted is Format.XLSX and path is None and shown.terminal:
        return Diagnostic("TD960", variant="terminal")
    return Output(wanted, path, shown, stream, quiet, pager)


def deliver(
    output: Output, report: Callable[[], "Report"], json: Callable[[], object]
) -> list[Diagnostic]:
    """Renders and writes a result; what went wrong in writing is returned, [] is success.

    Only the one of `report` and `json` that is needed gets called.
    """
    if output.path is None:
        if output.quiet:
            return []
        return guarded(output.stream, lambda: _print(output, report, json))
    from thidua.store.write.writer import save_report

    bom = BOM if output.format is Format.CSV else ""
    data = _rendered(output.format, report, json)
    return save_report(output.path, data if isinstance(data, bytes) else (bom + data).encode())


def print_text(stream: IO[str], text: str | bytes) -> list[Diagnostic]:
    """`text` as it is on a stream: what is no report (a schema, a rule's explanation); the bytes of
    a file, a document for another program."""
    return guarded(stream, lambda: _write(stream, text))


def said(text: str, shown: Screen) -> str:
    """A text for a person, in lines that his terminal need not break."""
    if not shown.terminal or not shown.width:
        return text
    from thidua.text.folding import folded

    room = shown.width - 1
    return "\n".join("\n".join(folded(line, room)) for line in text.split("\n"))


def print_texts(stream: IO[str], texts: Iterable[str]) -> list[Diagnostic]:
    """The same of a text that is made piece by piece."""
    return guarded(stream, lambda: stream.writelines(texts))


def print_diagnostics(stream: IO[str], lines: Iterable["Line"], shown: Screen) -> list[Diagnostic]:
    """Lines of `diagnostics.show` on a stream, coloured where it takes colour."""
    from thidua.diagnostics.show import fitted, plain

    if shown.terminal and shown.width:
        lines = fitted(lines, shown.width - 1)
    if not shown.colour:
        return print_texts(stream, (plain([one]) for one in lines))
    from thidua.render.terminal import write_lines

    return guarded(stream, lambda: write_lines(lines, stream))


def _print(output: Output, report: Callable[[], "Report"], json: Callable[[], object]) -> None:
    if output.format is Format.TEXT and (output.screen.terminal or output.screen.colour):
        from thidua.render import terminal

        shown = output.screen
        told = report()

        def write(stream: IO[str]) -> None:
            terminal.write(told, stream, shown.width, colour=shown.colour)

        if not output.pager:
            write(output.stream)
            return

        paged(output.stream, shown.terminal, os.environ, write)
        return
    _write(output.stream, _rendered(output.format, report, json))


def renderer(wanted: Format) -> ModuleType:
    """The module of `render/` that writes a format; only that one is imported."""
    return import_module(f"thidua.render.{_RENDERERS.get(wanted, wanted)}")


def _rendered(
    wanted: Format, report: Callable[[], "Report"], json: Callable[[], object]
) -> str | bytes:
    """The result as text, or bytes for a workbook."""
    made: str | bytes
    if wanted is Format.JSON:
        made = renderer(wanted).to_json(json())
    else:
        made = renderer(wanted).render(report())
    return made


def _write(stream: IO[str], data: str | bytes) -> None:
    if isinstance(data, str):
        stream.write(data)
        return
    stream.flush()
    binary: IO[bytes] = stream.buffer  # type: ignore[attr-defined]
    binary.write(data)


def guarded(stream: IO[str], action: Callable[[], None]) -> list[Diagnostic]:
    """Does it and flushes. A reader that has seen enough (`| head`) is no error, a full disk is."""
    try:
        action()
        stream.flush()
    except OSError as error:
        _silence(stream)
        # Windows reports a closed pipe as EINVAL.
        if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
            return []
        from thidua.store.write.atomic import trouble

        return [trouble(error, None)]
    return []


def _silence(stream: IO[str]) -> None:
    """What is left in the buffer goes nowhere: Python would fail on it once more at its end."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


NO_DATA = frozenset(["init", "rule", "schema", "doctor", "help"])
"""Commands that look into no data folder, or take none."""
# Patterns that re compiles and keeps when something is told to be typed.
_NAMED = r"\bthidua (?=(?:" + "|".join(name for name in COMMANDS if name not in NO_DATA) + r")\b)"
_PLAIN = r"[\w./:=-]+"


def quoted(word: str) -> str:
    """A word as the shell of this system takes it: on Windows both PowerShell and cmd."""
    windows = os.name == "nt"
    if re.fullmatch(_PLAIN, word.replace("\\", "/") if windows else word):
        return word
    if not windows:
        import shlex

        return shlex.quote(word)
    # There `\\"` is a quote inside the word: a folder's last backslash would take away the end.
    return f'"{word}\\"' if word.endswith("\\") else f'"{word}"'


def typed(words: Iterable[str], place: Iterable[str]) -> str:
    """`thidua rank 2022 --data 'My data' --bloc k1`: a command with what finds its data again."""
    given = list(words)
    own = () if given[0] in NO_DATA or "--help" in given else tuple(place)
    return " ".join(["thidua", *(quoted(one) for one in (*given, *own))])


def pasteable(text: str, place: Iterable[str]) -> str:
    """A text in which commands are named, each with the options that find its data again."""
    options = " ".join(quoted(one) for one in place)
    return re.sub(_NAMED, lambda _: f"thidua {options} ", text) if options else text


def paged(
    stream: IO[str],
    terminal: bool,
    environment: Mapping[str, str],
    write: Callable[[IO[str]], None],
) -> None:
    """What `write` writes: through PAGER where the stream is a terminal that it would overrun."""
    command = environment.get("PAGER", "").strip()
    if not command or not terminal:
        write(stream)
        return
    import shlex
    import subprocess

    text = StringIO()
    write(text)
    if text.getvalue().count("\n") < _lines(stream):
        stream.write(text.getvalue())
        return
    colours = {"LESS": "FRX"} | dict(environment)  # less shows colours only when it is told to
    # Windows takes a command as it is typed; its backslashes are no signs of a shell.
    try:
        words = command if os.name == "nt" else shlex.split(command)
        subprocess.run(words, input=text.getvalue().encode(), env=colours, check=False)
    except (OSError, ValueError):  # there is no such program
        stream.write(text.getvalue())


def _lines(stream: IO[str]) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).lines
    except (OSError, ValueError):
        return 24
