"""A lock that says nothing of who holds it."""

from pathlib import Path


def prepare(folder: Path) -> None:
    """An empty lock."""
    (folder / "data" / ".thidua-lock").write_bytes(b"")
