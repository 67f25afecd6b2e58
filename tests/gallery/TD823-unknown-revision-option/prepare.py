"""An option in the place of a revision."""

from pathlib import Path

import pytest

from tests.helpers.gallery_git import committed


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository."""
    committed(folder, monkeypatch)
