"""Points by hand, and an entry."""

from pathlib import Path

from tests.helpers.form_files import blank, fill, write_data


def prepare(folder: Path) -> None:
    root = write_data(folder)
    entries = {"leaf:1.1": 9, "leaf:1.1 points": 8}
    (folder / "phieu.xlsx").write_bytes(fill(blank(root, stage="verified"), entries, later=True))
