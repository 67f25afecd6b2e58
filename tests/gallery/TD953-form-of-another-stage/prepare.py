"""The stage was renamed."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    prepare_form(folder)
    scale = folder / "data/2022/criteria.yaml"
    scale.write_text(scale.read_text("utf-8").replace("{id: self", "{id: tu-cham"), "utf-8")
