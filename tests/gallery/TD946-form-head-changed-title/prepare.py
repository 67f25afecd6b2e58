"""A form in which another year was typed into the title."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    title = "PHIẾU CHẤM ĐIỂM THI ĐUA NĂM 2023"
    prepare_form(folder, change=lambda sheet, _: sheet.cell(3, 1, title))
