"""The same form twice."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    prepare_form(folder, {"leaf:1.1": 9})
    prepare_form(folder, {"leaf:1.1": 8}, name="phieu-2.xlsx")
