"""Two blocs and one file."""

from pathlib import Path

from tests.helpers.form_files import write_data


def prepare(folder: Path) -> None:
    (folder / "data").mkdir()
    for name in ("a", "b"):
        bloc = {"bloc.yaml": f"id: {name}\nname: Khối {name}\n"}
        write_data(folder / name, bloc).rename(folder / "data" / name)
