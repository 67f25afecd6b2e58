"""The system limits the size of files."""

import errno
from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EFBIG, "File too large")

    monkeypatch.setattr("thidua.store.write.atomic.write_new", refuse)
