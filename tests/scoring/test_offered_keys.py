"""What a message offers can be written there: keys of an entry, and the number of members."""

from pathlib import Path

import pytest

from tests.helpers.starter_bloc import on, write

SCALE = """\
max: 20
facts: [{id: ty-le, name: Tỷ lệ, measure: "%"}, {id: so-vu, name: Số vụ, whole: true}]
criteria:
  - id: x
    name: X
    max: 10
    bonus:
      - {id: x.lan, name: Mỗi lần, each: 1, cap: 3}
      - {id: x.mot, name: Một lần, points: 1}
    deduct:
      - id: x.muc
        name: Theo mức
        cap: 2
        rule: {kind: steps, below: 90, every: 1, each: 1, first: 1}
  - {id: y, name: Y, max: 10, rule: {kind: choice, options: {tot: 10, kem: 0}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "bloc.yaml", "id: k\nname: Khối\n")
    write(tmp_path / "units.yaml", "units: [{id: a, name: A}]\n")
    write(tmp_path / "2024/criteria.yaml", SCALE)
    return tmp_path


@pytest.mark.parametrize(
    ("entry", "offered"),
    [
        ("scores: {x.lan: {lan: 2}}", "value, note, source, evidence"),
        ("scores: {x.mot: {lan: 2}}", "value, note, source, evidence"),
        ("scores: {x.muc: {lan: 2}}", "value, part, of, note, source, evidence"),
        ("scores: {y: {muc: tot}}", "value, points, claimed, note, source, evidence"),
        ("facts: {ty-le: {so: 2}}", "value, part, of, note, source, evidence"),
        ("facts: {so-vu: {so: 2}}", "value, note, source, evidence"),
    ],
)
def test_keys_that_are_offered_make_sense_there(folder: Path, entry: str, offered: str) -> None:
    write(folder / "2024/scores/verified/a.yaml", f"unit: a\n{entry}\n")
    done = on(folder, "check")
    assert f"ở đây dùng được các khóa: {offered}\n" in done.out


LISTED = "units: [{id: a, name: A}, {id: b, name: B, left: 2023}, {id: c, name: C, joined: 2025}]\n"


@pytest.mark.parametrize(
    ("count", "found"),
    [
        (1, None),  # 2024: A alone
        (2, None),  # until 2023 A and B; from 2025 on A and C
        (3, "2"),  # three names, and never three members
        (4, "2"),
    ],
)
def test_count_of_a_complete_list_is_that_of_members_at_some_time(
    folder: Path, count: int, found: str | None
) -> None:
    write(folder / "units.yaml", f"known: all\ncount: {count}\n{LISTED}")
    done = on(folder, "check")
    assert ("TD414" in done.out) == (found is not None)
    assert found is None or f"count: {found}" in done.out
