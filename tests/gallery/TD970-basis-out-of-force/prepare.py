"""The command writes a document: in a copy."""

from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing beside the copy itself."""
