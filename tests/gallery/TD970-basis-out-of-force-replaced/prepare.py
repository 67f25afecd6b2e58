"""The command writes a document: in a copy."""

from pathlib import Path


def prepare(folder: Path) -> None:
    """Nothing beside the copy itself."""
