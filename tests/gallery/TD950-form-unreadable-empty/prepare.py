"""A folder without forms."""

from pathlib import Path

from tests.helpers.form_files import write_data


def prepare(folder: Path) -> None:
    write_data(folder)
    (folder / "phieu").mkdir()
