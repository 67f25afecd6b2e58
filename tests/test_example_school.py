"""examples/truong-hoc-2024: passes the check; its weeks are scored as its page computes them."""

import json
from pathlib import Path

from tests.helpers.command_line import run

SCHOOL = str(Path(__file__).parent.parent / "examples/truong-hoc-2024")


def week(n: int) -> dict[str, tuple[str, int]]:
    done = run("rank", f"2024/tuan/{n}", "--data", SCHOOL, "--format", "json")
    assert (done.code, done.err) == (0, "")
    (bloc,) = json.loads(done.out)["blocs"]
    return {one["id"]: (one["points"], one["rank"]) for one in bloc["ranking"]}


def test_it_passes_the_strict_check() -> None:
    done = run("check", "--strict", "--data", SCHOOL)
    assert done.code == 0, done.out


def test_the_first_week() -> None:
    """6A 36 + 38 + 20, 6B 40 + 35.5 + 15, 7A 35 + 39 + 20, 7B 28 + 30 + 10; ranked by grade."""
    assert week(1) == {
        "6a": ("94.00", 1),
        "6b": ("90.50", 2),
        "7a": ("94.00", 1),
        "7b": ("68.00", 2),
    }


def test_a_class_that_joined_in_the_second_week_is_in_it() -> None:
    """7C 39 + 35 + 20."""
    assert week(2)["7c"] == ("94.00", 2)


def test_the_school_year_is_called_so() -> None:
    assert "tuần 1, năm học 2024-2025" in run("rank", "2024/tuan/01", "--data", SCHOOL).out
