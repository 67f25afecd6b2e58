"""A sheet of its own."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    prepare_form(folder, change=lambda sheet, _: sheet.parent.create_sheet("Tính thử"))
