"""A template in another encoding: no text file may lie here in one."""

from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "data" / "mau").mkdir()
    (folder / "data" / "mau" / "to-trinh.md").write_bytes(b"# T\xff\n")
