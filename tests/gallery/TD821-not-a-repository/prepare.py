"""A data folder in no repository."""

from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing above is a repository, either."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
