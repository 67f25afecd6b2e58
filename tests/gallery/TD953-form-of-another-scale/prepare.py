"""The scale was changed after the form went out."""

from pathlib import Path

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    prepare_form(folder)
    scale = folder / "data/2022/criteria.yaml"
    scale.write_text(scale.read_text("utf-8").replace("each: 2.5", "each: 2"), "utf-8")
