"""The disk is broken."""

import errno
from pathlib import Path

import pytest

from tests.helpers.faults import refuse


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "thidua.store.write.atomic.write_new", errno.EIO, "Input/output error")
