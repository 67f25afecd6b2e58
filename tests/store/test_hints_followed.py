"""A hint that is followed leads to what was meant: after it there is no error left."""

import re
from pathlib import Path

import pytest

from tests.helpers.starter_bloc import on, write

UNITS = """
units:
  - {id: so-gddt, name: Sở Giáo dục và Đào tạo, short: SGDĐT}
  - {id: vks, name: VKS}
"""
OUTCOME = "proposals: [{unit: %s, award: co}]"


@pytest.mark.parametrize(
    ("file", "text", "typed"),
    [
        ("leadership.yaml", "terms: [{year: 2022, leader: %s}]", "Sở Giáo dục và Đào tạo"),
        ("leadership.yaml", "terms: [{year: 2022, leader: %s}]", "so giao duc va dao tao"),
        ("leadership.yaml", "terms: [{year: 2022, deputies: [%s]}]", "SGDĐT"),
        ("2022/outcome.yaml", OUTCOME, "so-giao-duc-va-dao-tao"),
        ("2022/outcome.yaml", OUTCOME, "so-gdđt"),
        ("2022/pact.yaml", "signatories: [%s]", "sở giáo dục và đào tạo"),
    ],
)
def test_a_name_for_an_id(tmp_path: Path, file: str, text: str, typed: str) -> None:
    write(tmp_path / "bloc.yaml", "{id: k, name: K}")
    write(tmp_path / "units.yaml", UNITS)
    write(tmp_path / "2022/awards.yaml", "awards: [{id: co, name: Cờ}]")
    write(tmp_path / file, text % typed)
    told = on(tmp_path, "check")
    assert told.code == 1
    hint = re.search(r"= sửa: (?:viết|có lẽ là:) (\S+)", told.out)
    assert hint is not None, told.out
    assert hint[1] == "so-gddt"
    write(tmp_path / file, text % hint[1])
    assert on(tmp_path, "check").code == 0, on(tmp_path, "check").out


@pytest.mark.parametrize("copy", ["vks - Copy.yaml", "vks (2).yaml", "Copy of vks.yaml"])
def test_a_copy_is_never_told_to_become_a_unit(tmp_path: Path, copy: str) -> None:
    write(tmp_path / "bloc.yaml", "{id: k, name: K}")
    write(tmp_path / "units.yaml", UNITS)
    write(tmp_path / "2022/criteria.yaml", "max: 10\ncriteria: [{id: x, name: X, max: 10}]")
    sheets = tmp_path / "2022/scores/verified"
    write(sheets / copy, "unit: vks\nscores: {x: 9}")
    told = on(tmp_path, "check").out
    assert "units.yaml" not in told
    hint = re.search(r"đổi tên tệp thành (\S+)", told)
    assert hint is not None, told
    (sheets / copy).rename(sheets / hint[1])
    assert on(tmp_path, "check").code == 0
