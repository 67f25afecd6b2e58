"""The disk is full."""

import errno
from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("thidua.store.write.atomic.write_new", refuse)
