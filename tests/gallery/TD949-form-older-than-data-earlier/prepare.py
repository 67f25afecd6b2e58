"""The unit mended its own sheet after the form of the next stage had gone out."""

from pathlib import Path

import pytest

from tests.helpers.form_files import blank, fill, write_data

SHEET = "unit: don-vi-a\nscores: {1.1: 9, 1.3: true}\n"


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_data(folder, {"2022/scores/self/don-vi-a.yaml": SHEET})
    form = fill(blank(root, stage="verified"), {"leaf:1.3": "Không đạt"}, later=True)
    (folder / "phieu.xlsx").write_bytes(form)
    write_data(folder, {"2022/scores/self/don-vi-a.yaml": SHEET.replace("9", "9.5")})
