"""Two units, one file."""

from pathlib import Path

from tests.helpers.form_files import write_data


def prepare(folder: Path) -> None:
    write_data(folder)
