"""A share as a quota says of whom, and how it is rounded: the hint leads there."""

from pathlib import Path

import pytest

from tests.helpers.starter_bloc import on, write
from thidua.bloc.scoring.check_quota import quota_problems
from thidua.model.scale.quota import Quota
from thidua.store.yaml.reader import parse

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


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("{below: 10, n: 1}, {n: 2}", None),
        ("{below: 5, n: 1}, {below: 10, n: 2}, {n: 3}", None),
        ("{n: 2}", None),
        ("{below: 10, n: 1}", (0, "steps_end")),  # twelve units would have no place
        ("{below: 10, n: 1}, {below: 10, n: 2}, {n: 3}", (1, "steps_order")),
        ("{below: 0, n: 1}, {n: 2}", (0, "steps_order")),
        ("{n: 2}, {below: 10, n: 1}", (0, "steps_rest")),
    ],
)
def test_steps_by_the_bloc_s_size_leave_no_bloc_out(
    steps: str, told: tuple[int, str] | None
) -> None:
    quota = Quota.model_validate(parse(f"{{steps: [{steps}]}}".encode(), "x")[0])
    found = list(quota_problems(quota, "x", (), (), None))
    place = [] if told is None else [("TD312", ("steps", told[0]), told[1])]
    assert [(one.code, one.path, one.variant) for one in found] == place


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("not_again_within: 99", False),
        ("not_again_within: 100", True),
        ("not_again_within: 2022", True),  # the year was meant, or a slip
        ("requires: {evaluation: {grade: good, years: 2022}}", True),
        ("requires: {min_percent: 1.1}", False),
        ("requires: {min_percent: 1}", True),
        ("requires: {criterion: x, min_percent: 0.5}", True),
        ("requires: {min_percent: 0}", False),
    ],
)
def test_a_year_is_no_number_of_years_and_a_share_no_percent(
    tmp_path: Path, key: str, told: bool
) -> None:
    write(tmp_path / "bloc.yaml", "id: k\nname: Khối\n")
    write(tmp_path / "units.yaml", "units: [{id: a, name: A}]\n")
    write(tmp_path / "2024/criteria.yaml", SCALE)
    write(tmp_path / "2024/awards.yaml", f"awards: [{{id: co, name: Cờ, pick: rank, {key}}}]\n")
    done = on(tmp_path, "check")
    assert any(code in done.out for code in ("TD138", "TD249")) == told
    assert "TD999" not in done.err
