"""The invented examples: their pages' figures come out, and every command in them runs."""

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run

ROOT = Path(__file__).parent.parent
PROVINCE, HOSPITALS = ROOT / "examples/tinh-2025", ROOT / "examples/cum-benh-vien-2025"
SCHOOL = ROOT / "examples/truong-hoc-2024"
PAGES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/README.md"))


def told(*words: str) -> list[dict[str, Any]]:
    done = run(*words, "--format", "json")
    assert (done.code, done.err) == (0, ""), done.err
    blocs: list[dict[str, Any]] = json.loads(done.out)["blocs"]
    return blocs


@pytest.mark.parametrize("folder", [PROVINCE, HOSPITALS, SCHOOL], ids=lambda one: one.name)
def test_nothing_is_told_of_them_not_even_advice(folder: Path) -> None:
    done = run("check", "--strict", "--format", "concise", "--data", str(folder))
    assert (done.code, done.out) == (0, "")


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_a_page_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples" / name, tmp_path / "examples" / name)
    page = (tmp_path / "examples" / name / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    typed = [line for block in blocks for line in block.splitlines() if line.startswith("thidua ")]
    monkeypatch.chdir(tmp_path)
    assert typed
    for line in typed:
        done = run(*shlex.split(line, comments=True)[1:])
        assert done.code == 0, f"{line}\n{done.out}{done.err}"


def figures(folder: Path, *more: str) -> dict[str, str]:
    return {
        f"{bloc['bloc']['id']}/{one['id']}": one["points"]
        for bloc in told("rank", "2025", "--data", str(folder), *more)
        for one in bloc["ranking"]
    }


def test_the_province_by_hand() -> None:
    found = figures(PROVINCE)
    assert len(found) == 18
    # 40 x 27/30 + 15 + 5 + 20 + 9.5 + 10 + 2
    assert found["kinh-te/so-tai-chinh"] == "97.50"
    # 32 + 12 + 5 + (20 - 2) + 9 + (10 - 2 x 0.5) = 85, and of 5 bonus points 3
    assert found["kinh-te/so-nnmt"] == "88.00"
    # 12 + 0 + (20 - 10) + 6 + (10 - 12 x 0.5) = 32; 16 taken off, 15 at most: 1 given back
    assert found["cum-3/a"] == "33.00"
    group = figures(PROVINCE / "dia-phuong")
    assert group == {one: points for one, points in found.items() if one.startswith("cum-")}


def test_grades_of_merged_and_moved_units() -> None:
    entries = told("awards", "2025", "--data", str(PROVINCE / "so-nganh"))
    able = {
        one["id"]: one["eligible"]
        for bloc in entries
        for award in bloc["awards"]
        if award["id"] == "bang-khen"
        for one in award["candidates"]
    }
    # Excellent in 2024 was each of those that became so-nnmt and so-noi-vu, not so-ke-hoach.
    assert able["so-nnmt"] is True
    assert able["so-tai-chinh"] is False
    assert able["so-noi-vu"] is True


def test_the_hospitals_by_hand() -> None:
    found = figures(HOSPITALS)
    # (2 + 18 x 21/25) + 20 + 14 + (20 + 17)/2 + (20 - 2 + 3)
    assert found["cum-benh-vien/bv-a"] == "90.62"
    # (2 + 18 x 18/25) + 20 x 36/44 + 14 + 14 + (20 + 5): 84.323...
    assert found["cum-benh-vien/bv-b"] == "84.32"
    # (2 + 18 x 14/25) + 20 x 18/44 + 20 + 10 + (20 - 5): 65.261...
    assert found["cum-benh-vien/bv-d"] == "65.26"
