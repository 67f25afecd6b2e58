"""The system fails in a way that has no words of its own."""

import errno
from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENXIO, "No such device or address")

    monkeypatch.setattr("thidua.store.write.atomic.write_new", refuse)
