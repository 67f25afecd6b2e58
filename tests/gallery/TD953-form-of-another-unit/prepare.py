"""The unit left the bloc."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    prepare_form(folder)
    units = "units:\n  - {id: don-vi-b, name: Đơn vị B}\n"
    (folder / "data/units.yaml").write_text(units, "utf-8")
