"""Runs thidua in this process as a person would: arguments in, output and exit code out."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

from thidua.__main__ import main


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def run(*arguments: str) -> Done:
    """`thidua ARGUMENTS`, its streams no terminals."""
    out, err = _pipe(), _pipe()
    before, sys.argv = sys.argv, ["thidua", *arguments]
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.argv = before
    return Done(code or 0, _written(out), _written(err))


def _pipe() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")


def _written(pipe: io.TextIOWrapper) -> str:
    pipe.flush()
    buffer = pipe.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
