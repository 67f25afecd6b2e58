"""A file cut off while it was copied."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    prepare_form(folder)
    path = folder / "phieu.xlsx"
    path.write_bytes(path.read_bytes()[:9000])
