"""A lock of another machine, seen by check."""

from pathlib import Path

import pytest

from tests.helpers.gallery_lock import locked


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their lock."""
    locked(folder, monkeypatch, host="may-khac")
