"""The folder above two blocs, without data/ and without thidua.yaml."""

from pathlib import Path


def prepare(folder: Path) -> None:
    for name in ("khoi 1", "khoi-2"):
        (folder / name).mkdir()
        (folder / name / "bloc.yaml").write_text(f"id: {name[-1]}\nname: Khối\n", "utf-8")
