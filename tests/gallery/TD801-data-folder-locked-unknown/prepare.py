"""A lock that says nothing of who holds it."""

from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty lock."""
    (folder / "data" / ".thidua-lock").write_bytes(b"")
