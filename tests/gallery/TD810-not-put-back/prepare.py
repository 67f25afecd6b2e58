"""The disk breaks while a file is replaced, and can't take the old bytes back, either."""

import errno
from pathlib import Path

import pytest

from thidua.store.write import atomic


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system fails after the first replacement, and from then on."""
    replace = atomic.replace

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    def replace_and_fail(temporary: Path, target: Path) -> None:
        replace(temporary, target)
        monkeypatch.setattr(atomic, "write_new", fail)
        fail()

    monkeypatch.setattr(atomic, "replace", replace_and_fail)
