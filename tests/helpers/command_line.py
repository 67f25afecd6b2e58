"""Runs thidua in this process as a person would: arguments in, output and exit code out."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from thidua.__main__ import main


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def run(*arguments: str) -> Done:
    """`thidua ARGUMENTS`, its streams no terminals."""
    with _streams() as (out, err):
        before = sys.argv
        sys.argv = ["thidua", *arguments]
        try:
            code = main()
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            sys.argv = before
        out.flush()
        err.flush()
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return Done(code, *texts)


@contextmanager
def _streams() -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    before = sys.stdout, sys.stderr
    made = tuple(io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in before)
    sys.stdout, sys.stderr = made
    try:
        yield made  # type: ignore[misc]
    finally:
        sys.stdout, sys.stderr = before
