"""Every command of the year with one file missing, emptied or cut short: never a bug of ours."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.starter_bloc import make, on, tree

COMMANDS = (
    ["vote", "2022"],
    ["awards", "2022"],
    ["what-if", "2022", "don-vi-a", "1.3=9"],
    ["status", "2022", "--as-of", "2022-12-10"],
    ["progress", "2022", "--as-of", "2022-07-01"],
    ["history"],
    ["overview", "2022", "--as-of", "2022-12-10"],
    ["rotate-leader", "--dry-run"],
    ["rotate-leader", "--simulate", "3"],
    ["new-sheets", "2022", "--stage", "cross"],
    ["new-year", "2022"],
)


def files(folder: Path) -> list[str]:
    """A file of each kind."""
    names = [name for name in tree(folder) if name.endswith(".yaml")]
    return [name for name in names if "don-vi-" not in name or "don-vi-b" in name]


@pytest.mark.parametrize("how", ["missing", "empty", "cut"])
def test_a_file_that_is_not_as_it_should_be(tmp_path: Path, how: str) -> None:
    whole = make(tmp_path / "whole")
    for name in files(whole):
        folder = tmp_path / "broken"
        shutil.copytree(whole, folder)
        path = folder / name
        data = path.read_bytes()
        path.unlink()
        if how != "missing":
            path.write_bytes(b"" if how == "empty" else data[: len(data) * 2 // 3] + b"\n  - {")
        for arguments in COMMANDS:
            done = on(folder, *arguments)
            assert done.code in (0, 1, 2), (name, arguments, done.err)
            assert "TD999" not in done.err
            assert done.code == 0 or done.err, (name, arguments)
        shutil.rmtree(folder)
