"""A template in another encoding: no text file may lie here in one."""

from pathlib import Path


def prepare(folder: Path) -> None:
    (folder / "data" / "mau").mkdir()
    (folder / "data" / "mau" / "to-trinh.md").write_bytes(b"# T\xff\n")
