"""Where the report should go there is a folder."""

from pathlib import Path


def prepare(folder: Path) -> None:
    """The folder."""
    (folder / "ket-qua.csv").mkdir()
