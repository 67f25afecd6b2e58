"""Excel holds the older report open."""

import errno
from pathlib import Path

import pytest

from tests.helpers.faults import refuse


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "thidua.store.write.atomic.replace", errno.EBUSY, "Device or resource busy")
