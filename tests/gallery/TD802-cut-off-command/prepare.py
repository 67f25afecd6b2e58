"""A writing command of this machine was killed."""

from pathlib import Path

import pytest

from tests.helpers.gallery_lock import locked


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock that it left."""
    locked(folder, monkeypatch)
