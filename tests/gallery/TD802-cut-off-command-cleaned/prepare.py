"""The next writing command tidies up."""

from pathlib import Path

import pytest

from tests.helpers.gallery_lock import locked


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock that a killed command left."""
    locked(folder, monkeypatch)
