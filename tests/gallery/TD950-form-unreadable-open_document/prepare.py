"""An .ods under another name."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.helpers.form_files import write_data


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_data(folder)
    with ZipFile(folder / "phieu.xlsx", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
