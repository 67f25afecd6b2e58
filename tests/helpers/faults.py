"""Faults for writing code: at every function of `os` that it calls it is killed, or that fails.

A first run with `Fault(10**9, None)` counts the calls; then one run for each of them, with
`injected(Fault(number, errno.ENOSPC))` around the code, or None in place of the error to kill it.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CALLS = (
    *("open", "read", "write", "fsync", "close", "replace", "rename", "link", "unlink"),
    *("mkdir", "rmdir", "stat", "lstat", "fstat", "fchmod", "fchown", "listdir", "scandir"),
)


class KilledError(BaseException):
    """The process is no more: nothing that it calls from now on has an effect."""


class Fault:
    """Lets `after` calls of `os` pass; the next one fails, or the process dies before it.

    `lasting`: every later call that writes fails too, as on a full or broken disk.
    """

    def __init__(self, after: int, error: int | None, *, lasting: bool = False) -> None:
        self.after, self.error, self.lasting = after, error, lasting
        self.calls = 0
        self.hit = False

    def wrap(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            if self.error is None and self.hit:
                raise KilledError
            late = self.lasting and self.hit and name in ("write", "fsync", "mkdir", "link")
            if self.calls == self.after + 1 or late:
                self.hit = True
                if name == "close":
                    real(*args, **kwargs)  # a failed close has closed the file all the same
                if self.error is None:
                    raise KilledError
                raise OSError(self.error, os.strerror(self.error))
            return real(*args, **kwargs)

        return call


@contextmanager
def injected(fault: Fault) -> Iterator[None]:
    """All calls within go through `fault`."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, fault.wrap(name, getattr(os, name)))
        yield


@contextmanager
def after_its_end() -> Iterator[None]:
    """The command was this very process; for what comes after it counts as ended."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("thidua.store.write.lock.is_running", lambda *_: False)
        patch.setattr("thidua.store.write.atomic.is_running", lambda *_: False)
        yield


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, error: int, words: str) -> None:
    """The function of that name fails as the system would, whoever calls it."""

    def refused(*_: object) -> None:
        raise OSError(error, words)

    monkeypatch.setattr(name, refused)
