"""A link that leads out of the data folder."""

from pathlib import Path


def prepare(folder: Path) -> None:
    (folder / "bao-cao.txt").write_text("Báo cáo năm 2022", encoding="utf-8")
    file = folder / "data" / "2022" / "evidence" / "bao-cao.txt"
    file.unlink()
    file.symlink_to(folder / "bao-cao.txt")
