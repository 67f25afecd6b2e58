"""A repository whose settings can't be read."""

from pathlib import Path

import pytest

from tests.helpers.gallery_git import committed


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository."""
    committed(folder, monkeypatch)
    (folder / ".git" / "config").write_text("[core\n", encoding="ascii")
