"""A name mistyped."""

from pathlib import Path

from tests.helpers.form_files import write_data


def prepare(folder: Path) -> None:
    write_data(folder)
