"""Excel holds the older report open."""

import errno
from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr("thidua.store.write.atomic.replace", refuse)
