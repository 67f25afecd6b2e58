"""A revision from before there was any data."""

from pathlib import Path

import pytest

from tests.helpers.gallery_git import repository


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository."""
    git = repository(folder, monkeypatch)
    git("commit", "-q", "--allow-empty", "-m", "Bắt đầu")
