"""A share as a quota says of whom, and how it is rounded: the hint leads there."""

from pathlib import Path

import pytest

from tests.helpers.starter_bloc import on, write

SCALE = "max: 10\ncriteria: [{id: x, name: X, max: 10}]\n"


@pytest.mark.parametrize("share", ["20%", "1/5", "2/3"])
def test_a_bare_share_is_told_how_it_is_written(tmp_path: Path, share: str) -> None:
    write(tmp_path / "bloc.yaml", "id: k\nname: Khối\n")
    write(tmp_path / "units.yaml", "units: [{id: a, name: A}]\n")
    write(tmp_path / "2024/criteria.yaml", SCALE)
    awards = "awards: [{id: co, name: Cờ, pick: rank, quota: %s}]\n"
    write(tmp_path / "2024/awards.yaml", awards % share)
    done = on(tmp_path, "check")
    hint = f"{{share: {share}, of: units, round: down}}"
    assert "TD131" in done.out and f"ghi quota: {hint};" in done.out
    write(tmp_path / "2024/awards.yaml", awards % hint)
    assert on(tmp_path, "check").code == 0
