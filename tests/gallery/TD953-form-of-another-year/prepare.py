"""The data has no such year."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    prepare_form(folder)
    (folder / "data/2022").rename(folder / "data/2021")
