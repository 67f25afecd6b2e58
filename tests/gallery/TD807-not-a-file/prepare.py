"""Where the report should go there is a folder."""

from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder."""
    (folder / "ket-qua.csv").mkdir()
