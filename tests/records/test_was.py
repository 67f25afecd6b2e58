"""`was`: units that come from another bloc of the folder, and bars that follow units."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run
from tests.helpers.folders import write_files

BK, CO = (
    "  - {id: bk, name: Bằng khen, quota: 2, not_again_within: 1}\n",
    "  - {id: co, name: Cờ, quota: 2, requires: {evaluation: {grade: excellent, years: 2}}}\n",
)
FILES = {
    "thidua.yaml": "format: 2\n",
    "k1/bloc.yaml": "id: k1\nname: Khối một\n",
    "k1/units.yaml": "units:\n  - {id: a, name: Sở A, left: 2024}\n  - {id: x, name: Sở X}\n",
    "k1/2024/outcome.yaml": "evaluations: {a: excellent, x: good}\n",
    "k1/2024/decisions.yaml": "decisions: [{award: bk, unit: a, granted: true}]\n",
    "k2/bloc.yaml": "id: k2\nname: Khối hai\nrotation: {policy: round_robin}\n",
    "k2/units.yaml": "units:\n"
    "  - {id: a2, name: Sở A hai, joined: 2025, was: {bloc: k1, unit: a}}\n"
    "  - {id: b, name: Sở B}\n",
    "k2/2024/outcome.yaml": "evaluations: {b: excellent}\n",
    "k2/2024/decisions.yaml": "decisions: []\n",
    "k2/2025/outcome.yaml": "evaluations: {a2: excellent, b: excellent}\n",
    "k2/2025/awards.yaml": f"awards:\n{CO}{BK}",
    "k2/2025/criteria.yaml": 'max: 10\ncriteria: [{id: "1", name: Một, max: 10}]\n',
    "k2/2025/scores/verified/a2.yaml": 'unit: a2\nscores: {"1": 9}\n',
    "k2/2025/scores/verified/b.yaml": 'unit: b\nscores: {"1": 8}\n',
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_files(tmp_path, FILES)
    return tmp_path


def told(data: Path, *words: str) -> Any:
    done = run(*words, "--data", str(data), "--bloc", "k2", "--format", "json")
    assert done.code == 0, done.out + done.err
    return json.loads(done.out)["blocs"][0]


def eligible(data: Path) -> dict[str, dict[str, bool | None]]:
    return {
        award["id"]: {one["id"]: one["eligible"] for one in award["candidates"]}
        for award in told(data, "awards", "2025")["awards"]
    }


def codes(data: Path) -> list[str]:
    done = run("check", "--data", str(data), "--format", "json")
    return [one["code"] for one in json.loads(done.out)["diagnostics"]]


def test_grades_and_awards_follow_a_unit_from_another_bloc(data: Path) -> None:
    # Two years excellent: a2 as k1's a in 2024, and here in 2025. It holds k1's bk of 2024.
    assert eligible(data) == {"co": {"a2": True, "b": True}, "bk": {"a2": False, "b": True}}
    assert codes(data) == []
    line = told(data, "history", "a2")["units"][0]["entries"]
    assert [(one["year"], one["unit"], one["what"], one["evaluation"]) for one in line] == [
        (2024, "k1/a", "elsewhere", "excellent"),
        (2025, "a2", "scored", "excellent"),
    ]
    assert line[0]["awards"] == [{"id": "bk", "name": "Bằng khen", "state": "granted"}]
    assert "Sở A (Khối một)" in run("history", "a2", "--bloc", "k2", "--data", str(data)).out


def test_what_the_other_bloc_does_not_say_is_not_known(data: Path) -> None:
    write_files(data, {"k1/2024/outcome.yaml": "evaluations: {x: good}\n"})
    (data / "k1/2024/decisions.yaml").unlink()
    assert eligible(data) == {"co": {"a2": None, "b": True}, "bk": {"a2": None, "b": True}}
    write_files(data, {"k1/records.yaml": "complete: [2024]\n"})
    assert eligible(data) == {"co": {"a2": False, "b": True}, "bk": {"a2": True, "b": True}}


def test_through_a_third_bloc(data: Path) -> None:
    write_files(
        data,
        {
            "k0/bloc.yaml": "id: k0\nname: Khối không\n",
            "k0/units.yaml": "units: [{id: ao, name: Sở A cũ, left: 2023}]\n",
            "k0/2023/outcome.yaml": "evaluations: {ao: excellent}\n",
            "k1/units.yaml": "units:\n"
            "  - {id: a, name: Sở A, joined: 2024, left: 2024, was: {bloc: k0, unit: ao}}\n"
            "  - {id: x, name: Sở X}\n",
            "k2/2025/awards.yaml": f"awards:\n{CO}".replace("years: 2", "years: 3"),
            "k2/2023/outcome.yaml": "evaluations: {b: good}\n",
        },
    )
    assert eligible(data) == {"co": {"a2": True, "b": False}}
    years = [one["unit"] for one in told(data, "history", "a2")["units"][0]["entries"]]
    assert years == ["k0/ao", "k1/a", "a2"]


def test_bars_follow_into_the_other_bloc(data: Path) -> None:
    bar = "exclusions: [{unit: a, from: [leading], reason: Sai phạm}]\n"
    write_files(data, {"k1/2024/exclusions.yaml": bar, "k2/leadership.yaml": "terms: []\n"})
    # The meeting of 2024 chooses for 2025: who was barred there in 2024 does not lead here.
    named = told(data, "rotate-leader", "2025", "--dry-run")
    assert [(one["id"], one["eligible"]) for one in named["candidates"]] == [
        ("a2", False),
        ("b", True),
    ]
    # Moved within 2025: what k1 says of 2025 holds for the year in which it is ranked here.
    left = FILES["k1/units.yaml"].replace("left: 2024", "left: 2025-06-30")
    joined = FILES["k2/units.yaml"].replace("joined: 2025,", "joined: 2025-07-01,")
    bar = "exclusions: [{unit: a, from: [ranking, awards], reason: Sai phạm}]\n"
    write_files(
        data, {"k1/units.yaml": left, "k2/units.yaml": joined, "k1/2025/exclusions.yaml": bar}
    )
    assert codes(data) == []
    ranked = told(data, "rank", "2025")
    assert [one["id"] for one in ranked["ranking"]] == ["b"]
    assert [(one["id"], one["status"]) for one in ranked["unranked"]] == [("a2", "excluded")]
    assert eligible(data)["bk"] == {"a2": False, "b": True}


def test_a_bar_on_a_unit_that_merged_within_the_year_is_on_what_it_became(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "bloc.yaml": "id: k2\nname: Khối\n",
            "units.yaml": "units:\n"
            "  - {id: a, name: A, left: 2025-06-30, became: c}\n"
            "  - {id: b, name: B}\n"
            "  - {id: c, name: C, joined: 2025-07-01}\n",
            "2025/criteria.yaml": 'max: 10\ncriteria: [{id: "1", name: X, max: 10}]\n',
            "2025/exclusions.yaml": "exclusions: [{unit: a, from: [ranking], reason: Sai phạm}]\n",
            "2025/scores/verified/b.yaml": 'unit: b\nscores: {"1": 8}\n',
            "2025/scores/verified/c.yaml": 'unit: c\nscores: {"1": 9}\n',
        },
    )
    assert codes(tmp_path) == []
    ranked = told(tmp_path, "rank", "2025")
    assert [one["id"] for one in ranked["ranking"]] == ["b"]
    assert ranked["unranked"][0]["reasons"] != []


def test_only_grades_decisions_and_bars_are_read(data: Path) -> None:
    write_files(
        data,
        {
            "k1/leadership.yaml": "terms: [{year: 2024, leader: a}]\n",
            "k1/2024/criteria.yaml": "hỏng",
            "k2/leadership.yaml": "terms: []\n",
        },
    )
    # That it led there gives it no place in the queue here, and a broken scale there hinders none.
    named = told(data, "rotate-leader", "2025", "--dry-run")
    assert named["leader"]["id"] == "a2"
    assert eligible(data)["co"] == {"a2": True, "b": True}


def test_a_seal_knows_what_the_other_bloc_said(data: Path) -> None:
    assert run("seal", "2025", "--bloc", "k2", "--data", str(data)).code == 0
    write_files(data, {"k1/2024/decisions.yaml": "decisions: []\n"})
    verified = run("verify", "2025", "--bloc", "k2", "--data", str(data))
    assert verified.code == 1
    assert "k1/2024/decisions.yaml" in verified.out


SCHOOL_YEARS = "year: {starts: 09-01}\n"


@pytest.mark.parametrize("k1_year", ["", SCHOOL_YEARS])
@pytest.mark.parametrize("k2_year", ["", SCHOOL_YEARS])
def test_a_move_between_years_that_run_otherwise(
    data: Path, tmp_path: Path, k1_year: str, k2_year: str
) -> None:
    """A left the first bloc on 2025-03-31 for the second. The first says of its own 2024, of which
    A was a member on its last day where that is 31 December, and on 31 August 2025 not. What was
    granted there bars in 2025 whichever calendar the second bloc has."""
    units = FILES["k1/units.yaml"].replace("left: 2024", "left: 2025-03-31")
    came = FILES["k2/units.yaml"].replace("joined: 2025", "joined: 2025-04-01")
    write_files(
        tmp_path,
        {
            "k1/units.yaml": units,
            "k1/bloc.yaml": FILES["k1/bloc.yaml"] + k1_year,
            "k2/units.yaml": came,
            "k2/bloc.yaml": FILES["k2/bloc.yaml"] + k2_year,
        },
    )
    assert run("check", "--data", str(data)).out.count("TD144") == 0
    took_part = not k1_year
    assert (eligible(data)["bk"]["a2"] is False) == took_part


def test_the_same_day_in_two_blocs_is_refused_the_same_number_is_not(
    data: Path, tmp_path: Path
) -> None:
    came = FILES["k2/units.yaml"].replace("joined: 2025", "joined: 2025-04-01")
    left = FILES["k1/units.yaml"].replace("left: 2024", "left: 2025-03-31")
    k2 = {"k2/bloc.yaml": FILES["k2/bloc.yaml"] + SCHOOL_YEARS, "k2/units.yaml": came}
    write_files(tmp_path, {"k1/units.yaml": left, **k2})
    assert "TD144" not in run("check", "--data", str(data)).out
    write_files(tmp_path, {"k1/units.yaml": left.replace("2025-03-31", "2025-04-01")})
    assert "TD144" in run("check", "--data", str(data)).out


def test_decisions_of_a_year_that_begins_in_september_follow_by_its_own_days(
    tmp_path: Path,
) -> None:
    """B is A's new name since February 2025: of the year 2024, which ends in August 2025, the
    decision is on B."""
    write_files(
        tmp_path,
        {
            "bloc.yaml": "id: k\nname: Khối\n" + SCHOOL_YEARS,
            "units.yaml": "units:\n"
            "  - {id: a, name: A, left: 2025-01-31, became: b}\n"
            "  - {id: b, name: B, joined: 2025-02-01}\n",
            "2024/decisions.yaml": "decisions: [{award: bk, unit: b, granted: true}]\n",
            "2025/awards.yaml": f"awards:\n{BK}",
            "2025/criteria.yaml": FILES["k2/2025/criteria.yaml"],
            "2025/scores/verified/b.yaml": 'unit: b\nscores: {"1": 9}\n',
        },
    )
    done = run("awards", "2025", "--data", str(tmp_path), "--format", "json")
    (award,) = json.loads(done.out)["blocs"][0]["awards"]
    assert [(one["id"], one["eligible"]) for one in award["candidates"]] == [("b", False)]
