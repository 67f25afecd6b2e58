"""Another command of this machine is writing."""

from pathlib import Path

import pytest

from tests.helpers.gallery_lock import locked


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lock."""
    locked(folder, monkeypatch, runs=True)
