"""A link that leads out of the data folder."""

from pathlib import Path

import pytest


def prepare(folder: Path, _: pytest.MonkeyPatch) -> None:
    (folder / "bao-cao.txt").write_text("Báo cáo năm 2022", encoding="utf-8")
    file = folder / "data" / "2022" / "evidence" / "bao-cao.txt"
    file.unlink()
    file.symlink_to(folder / "bao-cao.txt")
