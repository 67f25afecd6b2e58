"""A form of another bloc."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    prepare_form(folder)
    (folder / "data/bloc.yaml").write_text("id: khoi-khac\nname: Khối khác\n", "utf-8")
