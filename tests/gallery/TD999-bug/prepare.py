"""A bug: what no input can show is made here."""

import os
import tempfile
from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that fails, and a name for the log that is always the same."""

    def fail(*_: object) -> None:
        raise RuntimeError

    def log(**_: object) -> tuple[int, str]:
        path = folder / "thidua.log"
        return os.open(path, os.O_CREAT | os.O_WRONLY), str(path)

    monkeypatch.setattr("thidua.bloc.scoring.check_scale._references", fail)
    monkeypatch.setattr(tempfile, "mkstemp", log)
