"""Long text in a terminal goes through the person's PAGER, where one is set; never in a pipe."""

import os
import shlex
import subprocess
from collections.abc import Callable, Mapping
from io import StringIO
from typing import IO


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
