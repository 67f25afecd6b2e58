"""Nothing may be written there."""

import errno
from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("thidua.store.write.atomic.write_new", refuse)
