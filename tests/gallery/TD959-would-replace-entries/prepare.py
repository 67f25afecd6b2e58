"""The sheet holds another figure."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    sheet = "unit: don-vi-a\nscores:\n  1.1: 9 # đã thống nhất\n  1.3: true\n"
    prepare_form(folder, {"leaf:1.1": 8}, data={"2022/scores/self/don-vi-a.yaml": sheet})
