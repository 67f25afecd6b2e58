"""A LibreOffice that says no."""

from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder.is_dir()
    monkeypatch.setattr("thidua.cli.documents.save.office", lambda: "soffice")
    monkeypatch.setattr(
        "thidua.cli.documents.save._convert",
        lambda *_, **__: "Error: source file could not be loaded",
    )
