"""A year workbook among score forms."""

from pathlib import Path

from tests.helpers.form_files import prepare_form
from tests.helpers.year_workbooks import made


def prepare(folder: Path) -> None:
    prepare_form(folder, {"leaf:1.1": 9})
    (folder / "nam.xlsx").write_bytes(made(folder / "data", 2022))
