"""A small file that unfolds enormously."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.helpers.form_files import write_data


def prepare(folder: Path) -> None:
    write_data(folder)
    with ZipFile(folder / "phieu.xlsx", "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(21_000_000))
