"""A machine without git."""

from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is found on the path."""
    monkeypatch.setenv("PATH", str(folder))
