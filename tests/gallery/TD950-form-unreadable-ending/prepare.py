"""A sheet saved as csv."""

from pathlib import Path

from tests.helpers.form_files import write_data


def prepare(folder: Path) -> None:
    write_data(folder)
    (folder / "phieu.csv").write_text("1,2", "utf-8")
