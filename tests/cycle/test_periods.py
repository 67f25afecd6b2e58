"""Periods: small years of scoring inside a year (manual: file-periods)."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.starter_bloc import on, tree, write
from tests.helpers.year_data import load
from thidua.model.emulation_year import EmulationYear, first_day, last_day
from thidua.model.periods import PeriodKind

WEEKS = '{id: tuan, name: "Tuần {n}", every: week, from: 2024-09-09, to: 2025-05-25}'
TERMS = (
    "{id: hoc-ky, spans: [{from: 2024-09-09, to: 2025-01-12}, {from: 2025-01-13, to: 2025-05-25}]}"
)
SCALE = "max: 20\ncriteria: [{id: nn, name: Nền nếp, max: 10}, {id: ht, name: Học tập, max: 10}]"


def kind(text: str) -> PeriodKind:
    return load(PeriodKind, text)


def test_weeks_run_from_monday_and_are_numbered_so_that_folders_sort() -> None:
    weeks = kind(WEEKS).of(EmulationYear(2024))
    assert [str(one) for one in weeks][::12] == [
        "2024/tuan/01", "2024/tuan/13", "2024/tuan/25", "2024/tuan/37",
    ]  # fmt: skip
    assert (first_day(weeks[2]), last_day(weeks[2])) == (date(2024, 9, 23), date(2024, 9, 29))
    assert weeks[2].called == "Tuần 3, năm 2024"
    assert (weeks[2] == 2024, weeks[2] == weeks[2], hash(weeks[2]) == hash(2024)) == (
        False,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("every", "ends"),
    [
        ("month", ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-10"]),
        ("quarter", ["2024-03-31", "2024-04-10"]),
        ("half", ["2024-04-10"]),
        ("week", ["2024-01-21", "2024-01-28", "2024-02-04"]),
    ],
)
def test_a_period_that_from_or_to_cuts_is_one_all_the_same(every: str, ends: list[str]) -> None:
    text = f"{{id: k, every: {every}, from: 2024-01-15, to: 2024-04-10}}"
    found = [last.isoformat() for _, last in kind(text).days()]
    assert found[: len(ends)] == ends


@given(
    st.sampled_from(["week", "month", "quarter", "half"]),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 800),
)
def test_periods_cover_every_day_once(every: str, first: date, length: int) -> None:
    last = first + timedelta(length)
    days = kind(f"{{id: k, every: {every}, from: {first}, to: {last}}}").days()
    assert (days[0][0], days[-1][1]) == (first, last)
    for (_, end), (start, _) in pairwise(days):
        assert end + timedelta(1) == start
    assert all(start <= end for start, end in days)


class TestOnTheCommandLine:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write(tmp_path / "bloc.yaml", "{id: th, name: Trường A}")
        write(
            tmp_path / "units.yaml",
            "units: [{id: 6a, name: 6A}, {id: 6b, name: 6B},"
            " {id: 6c, name: 6C, joined: 2024-10-01}]",
        )
        write(tmp_path / "2024/periods.yaml", f"periods:\n  - {WEEKS}\n  - {TERMS}\n")
        write(tmp_path / "2024/tuan/criteria.yaml", SCALE)
        for unit, figures in (("6a", "{nn: 9, ht: 8.5}"), ("6b", "{nn: 9.5, ht: 8.5}")):
            text = f"unit: {unit}\nscores: {figures}\n"
            write(tmp_path / f"2024/tuan/03/scores/verified/{unit}.yaml", text)
        return tmp_path

    def test_a_week_has_its_ranks(self, folder: Path) -> None:
        """17.5 and 18.0 of 20; 6C joined after the third week."""
        done = on(folder, "rank", "2024/tuan/03", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        assert [(one["id"], one["points"], one["percent"]) for one in bloc["ranking"]] == [
            ("6b", "18.00", "90.00"),
            ("6a", "17.50", "87.50"),
        ]
        assert bloc["unranked"] == []
        assert "tuần 3, năm 2024" in on(folder, "rank", "2024/tuan/3").out

    @pytest.mark.parametrize(
        "arguments",
        [
            ("score", "2024/tuan/03"),
            ("explain", "2024/tuan/03", "6a"),
            ("compare", "2024/tuan/03", "6a", "6b"),
            ("robust", "2024/tuan/03"),
            ("what-if", "2024/tuan/03", "6a", "nn=10"),
            ("check", "2024/tuan/03"),
            ("check",),
        ],
    )
    def test_it_stands_where_a_year_of_scoring_may(
        self, folder: Path, arguments: tuple[str, ...]
    ) -> None:
        done = on(folder, *arguments)
        assert (done.code, done.err) == (0, done.err if arguments[0] == "check" else ""), done.err

    def test_sheets_are_made_in_its_folder(self, folder: Path) -> None:
        before = tree(folder)
        assert on(folder, "new-sheets", "2024/tuan/10", "--stage", "verified").code == 0
        made = {f"2024/tuan/10/scores/verified/{unit}.yaml" for unit in ("6a", "6b", "6c")}
        assert set(tree(folder)) - set(before) == made
        assert on(folder, "check", "--strict").code == 0, on(folder, "check", "--strict").out

    def test_errors_of_a_week_are_told_and_stray_files_too(self, folder: Path) -> None:
        sheet = folder / "2024/tuan/03/scores/verified/6a.yaml"
        write(sheet, "unit: 6a\nscores: {nn: 11}\n")
        write(folder / "2024/tuan/03/awards.yaml", "awards: []")
        done = on(folder, "check")
        assert "TD203" in done.out and "awards.yaml" in done.out
        assert on(folder, "rank", "2024/tuan/03").code == 1

    @pytest.mark.parametrize(
        ("text", "code"),
        [("2024/tuan/38", "TD931"), ("2024/thang/1", "TD931"), ("2024/tuan", "TD903")],
    )
    def test_a_period_that_is_not_there(self, folder: Path, text: str, code: str) -> None:
        done = on(folder, "rank", text)
        assert (done.code, code in done.err) == (2, True), done.err

    @pytest.mark.parametrize(
        "command",
        [
            "report",
            "awards",
            "vote",
            "status",
            "seal",
            "form",
            "new-year",
            "overview",
            "log",
            "scale",
        ],
    )
    def test_it_stands_nowhere_else_and_nothing_is_written(
        self, folder: Path, command: str
    ) -> None:
        before = tree(folder)
        done = on(folder, command, "2024/tuan/03")
        assert (done.code, "TD932" in done.err) == (2, True), done.err
        assert tree(folder) == before
