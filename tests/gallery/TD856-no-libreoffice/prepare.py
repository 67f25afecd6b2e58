"""A computer without LibreOffice."""

from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder.is_dir()
    monkeypatch.setattr("thidua.cli.documents.save.office", lambda: None)
