"""A column was deleted."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    prepare_form(folder, change=lambda sheet, rows: sheet.delete_cols(3))
