"""A repository in which nothing was committed yet."""

from pathlib import Path

import pytest

from tests.helpers.gallery_git import repository


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository."""
    repository(folder, monkeypatch)
