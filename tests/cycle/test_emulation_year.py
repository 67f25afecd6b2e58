"""Emulation years that are no calendar years, and members by the day (manual: file-units)."""

import json
import pickle
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.starter_bloc import on, write
from tests.helpers.year_data import load
from thidua.bloc.lineage import all_later, in_year, later
from thidua.model.emulation_year import (
    EmulationYear,
    YearRule,
    closing_day,
    day_in,
    first_day,
    last_day,
    until_closed,
)
from thidua.model.units import Unit, Units

SCHOOL = load(YearRule, '{starts: 09-01, name: "Năm học {year}-{next}"}')
ENDS = load(YearRule, "{ends: 11-15}")
DAYS = st.dates(date(2023, 1, 1), date(2023, 12, 31)).map(lambda day: (day.month, day.day))
RULES = st.one_of(
    st.none(),
    DAYS.map(lambda day: YearRule.model_construct(starts=day, ends=None, name=None)),
    DAYS.map(lambda day: YearRule.model_construct(starts=None, ends=day, name=None)),
)


def test_a_school_year_begins_in_september() -> None:
    year = EmulationYear(2024, SCHOOL)
    assert (first_day(year), last_day(year)) == (date(2024, 9, 1), date(2025, 8, 31))
    assert day_in(year, (3, 31)) == date(2025, 3, 31)
    assert day_in(year, (9, 1)) == date(2024, 9, 1)
    # the first half of the next year closes this one: up to 28 February 2026
    assert closing_day(year, (7, 15)) == date(2025, 7, 15)
    assert closing_day(year, (9, 20)) == date(2025, 9, 20)
    assert until_closed(year) == date(2026, 2, 28)
    assert year.called == "Năm học 2024-2025"
    assert (year + 1).called == "Năm học 2025-2026"


def test_a_year_that_is_named_by_its_end() -> None:
    year = EmulationYear(2024, ENDS)
    assert (first_day(year), last_day(year)) == (date(2023, 11, 16), date(2024, 11, 15))
    assert day_in(year, (12, 31)) == date(2023, 12, 31)
    assert day_in(year, (11, 15)) == date(2024, 11, 15)


def test_a_calendar_year_is_as_before() -> None:
    assert (first_day(2022), last_day(2022)) == (date(2022, 1, 1), date(2022, 12, 31))
    assert [closing_day(2022, day) for day in ((6, 30), (7, 1), (1, 15), (12, 20))] == [
        date(2023, 6, 30), date(2022, 7, 1), date(2023, 1, 15), date(2022, 12, 20),
    ]  # fmt: skip
    assert until_closed(2022) == date(2023, 6, 30)


@given(RULES, st.integers(2000, 2030), DAYS)
def test_years_follow_one_another_and_every_day_falls_once_in_each(
    rule: YearRule | None, number: int, day: tuple[int, int]
) -> None:
    year = EmulationYear(number, rule)
    assert last_day(year) + timedelta(1) == first_day(year + 1)
    assert first_day(year) <= day_in(year, day) <= last_day(year)
    assert closing_day(year, day) in (day_in(year, day), day_in(year + 1, day))
    assert pickle.loads(pickle.dumps(year)).rule == rule
    assert (year, f"{year}", hash(year)) == (number, str(number), hash(number))


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("joined: 2023, left: 2025", [2023, 2024, 2025]),
        ("left: 2025-06-30", [2022, 2023, 2024]),
        ("left: 2025-12-31", [2022, 2023, 2024, 2025]),
        ("joined: 2024-12-31", [2024, 2025, 2026]),
        ("member: [{from: 2022, to: 2023}, {from: 2025-03-01}]", [2022, 2023, 2025, 2026]),
    ],
)
def test_who_is_a_member_on_the_last_day_takes_part(written: str, years: list[int]) -> None:
    unit = load(Unit, f"{{id: a, name: A, {written}}}")
    assert [year for year in range(2022, 2027) if unit.takes_part(year)] == years


def test_members_count_on_a_day_of_ones_own() -> None:
    unit = load(Unit, "{id: a, name: A, joined: 2024-10-01, left: 2025-12-01}")
    counted = [EmulationYear(year, None, (11, 30)) for year in (2023, 2024, 2025)]
    assert [unit.takes_part(year) for year in counted] == [False, True, True]
    assert unit.left_within(counted[2]) is None
    assert unit.left_within(2025) == date(2025, 12, 1)


SPLIT = """
units:
  - {id: so, name: Sở, left: 2024, became: [so-a, so-b]}
  - {id: so-a, name: Sở A, joined: 2025}
  - {id: so-b, name: Sở B, joined: 2025, left: 2025, became: so-c}
  - {id: so-c, name: Sở C, joined: 2026}
"""


def test_a_split_is_followed_to_all() -> None:
    units = load(Units, SPLIT)
    assert in_year(units, "so-a", 2024) == in_year(units, "so-b", 2024) == ("so",)
    assert in_year(units, "so-c", 2024) == ("so",)
    assert all_later(units, "so", 2025) == ("so-a", "so-b")
    assert all_later(units, "so", 2026) == ("so-a", "so-c")
    assert later(units, "so", 2026) is None  # which of the two it is, people say
    assert later(units, "so-b", 2026) == "so-c"


class TestOnDisk:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write(
            tmp_path / "bloc.yaml",
            '{id: th, name: Trường, year: {starts: 09-01, name: "Năm học {year}-{next}"}}',
        )
        write(
            tmp_path / "units.yaml",
            "units: [{id: 6a, name: 6A}, {id: 6b, name: 6B, left: 2025-03-01},"
            " {id: 6c, name: 6C, joined: 2025-08-31}]",
        )
        write(
            tmp_path / "2024/criteria.yaml",
            "max: 10\nstages: [{id: v, name: V, due: 06-15}]\ncriteria:\n"
            "  - {id: x, name: X, max: 10,"
            " rule: {kind: deadline, due: 03-31, late: {each_day: 1}}}\n",
        )
        for unit, day in (("6a", "2025-04-02"), ("6c", "2025-03-31")):
            write(tmp_path / f"2024/scores/v/{unit}.yaml", f"unit: {unit}\nscores: {{x: {day}}}")
        return tmp_path

    def test_a_deadline_falls_inside_the_school_year(self, folder: Path) -> None:
        """6A is two days after 31/03/2025: 10 - 2 x 1 = 8."""
        done = on(folder, "rank", "2024", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        assert [(one["id"], one["points"]) for one in bloc["ranking"]] == [
            ("6c", "10.00"),
            ("6a", "8.00"),
        ]
        assert (bloc["left"], bloc["year"]) == (["6b"], 2024)

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("vi", ("thi đua năm học 2024-2025", "Rời khối trong năm: 6B (01/03/2025).")),
            ("en", ("Năm học 2024-2025", "Left within the year: 6B (2025-03-01).")),
        ],
    )
    def test_it_is_called_by_its_name(self, folder: Path, lang: str, words: tuple[str]) -> None:
        out = on(folder, "rank", "2024", "--lang", lang).out
        assert all(word in out for word in words), out
        out = on(folder, "status", "2024", "--lang", lang).out
        assert "15/06/2025" in out or "2025-06-15" in out
        assert "thidua rank 2024" in out


class TestJudgedByItsOwnDays:
    """Bars and revocations of a school year that ends on 31 August 2025."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write(tmp_path / "bloc.yaml", "{id: th, name: Trường, year: {starts: 09-01}}")
        write(
            tmp_path / "units.yaml", "units: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]"
        )
        write(
            tmp_path / "2024/criteria.yaml",
            "max: 10\nbands: [{id: xs, name: XS, from: 90}, {id: d, name: D, from: 0}]\n"
            "criteria: [{id: k, name: K, max: 10}]",
        )
        for unit in "abc":
            write(
                tmp_path / f"2024/scores/verified/{unit}.yaml", f"unit: {unit}\nscores: {{k: 9.5}}"
            )
        return tmp_path

    @pytest.mark.parametrize(
        ("until", "ranked", "band"),
        [("2025-03-01", True, "xs"), ("2025-08-31", False, "d"), ("2025-09-30", False, "d")],
    )
    def test_a_bar_counts_on_the_last_day(
        self, folder: Path, until: str, ranked: bool, band: str
    ) -> None:
        write(
            folder / "2024/exclusions.yaml",
            f"exclusions:\n  - {{unit: a, from: [ranking], reason: R, until: {until}}}\n"
            f'  - {{unit: b, from: ["band:xs"], reason: R, until: {until}}}\n',
        )
        done = on(folder, "rank", "2024", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        found = {one["id"]: one["band"] for one in bloc["ranking"]}
        assert ("a" in found, found["b"]) == (ranked, band)

    @pytest.mark.parametrize(("revoked", "eligible"), [("2025-03-01", False), ("2025-09-15", None)])
    def test_a_revocation_counts_within_the_year(
        self, folder: Path, revoked: str, eligible: bool | None
    ) -> None:
        """After the year's end it is not known whether it came before the review."""
        write(
            folder / "2024/awards.yaml",
            "awards:\n  - {id: co, name: Cờ, quota: {n: 1}, requires: [{holds: bk}]}\n"
            "  - {id: bk, name: Bằng khen, quota: {n: 1}}\n",
        )
        write(
            folder / "2023/decisions.yaml",
            "decisions: [{award: bk, unit: a, granted: true, on: 2024-09-10,"
            f' revoked: {{on: {revoked}, number: "1", why: x}}}}]',
        )
        done = on(folder, "awards", "2024", "--format", "json")
        (bloc,) = json.loads(done.out)["blocs"]
        flag = next(one for one in bloc["awards"] if one["id"] == "co")
        found = {one["id"]: one["eligible"] for one in flag["candidates"]}
        assert found["a"] is eligible

    def test_a_time_as_a_member_runs_by_emulation_years(self, folder: Path) -> None:
        """Joined with the year that begins on 1 September 2024, left on 31 May before it."""
        write(
            folder / "units.yaml",
            "units: [{id: a, name: A, joined: 2024, left: 2024-05-31}, {id: b, name: B},"
            " {id: c, name: C}]",
        )
        assert "TD411" in on(folder, "check").out
