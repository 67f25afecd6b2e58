"""An .ods under another name."""

from pathlib import Path
from zipfile import ZipFile

from tests.helpers.form_files import write_data


def prepare(folder: Path) -> None:
    write_data(folder)
    with ZipFile(folder / "phieu.xlsx", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
