"""Somebody saves the file while a command is at work."""

from pathlib import Path

import pytest

from thidua.store.write import writer as write


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Just before the command writes, somebody changes the file that it has read."""
    take = write.take
    file = folder / "data" / "leadership.yaml"

    def then(root: Path, who: write.Who) -> object:
        file.write_text("terms: []\n", encoding="utf-8")
        return take(root, who)

    monkeypatch.setattr(write, "take", then)
