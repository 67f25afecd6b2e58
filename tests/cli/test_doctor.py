"""`thidua doctor`: each trouble of the data in one line, and nothing of the data in the answer."""

import json
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.folders import write_files

ROOT = Path(__file__).parent.parent.parent
BROKEN = {
    "bloc.yaml": "id: khoi-a\nname: Khối bí mật\n",
    "units.yaml": "units:\n  - {id: don-vi-x, name: Đơn vị bí mật}\n",
    "2022/criteria.yaml": "max: 3\ncriteria:\n  - {id: a4, name: Mời đăng ký, max: 3}\n",
    "2022/scores/verified/don-vi-x.yaml": "unit: don-vi-x\nscores:\n  a4: 4\n  a5: 1\n  a6: 1\n",
}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return write_files(tmp_path, BROKEN)


def test_each_trouble_is_one_line_with_its_count(broken: Path) -> None:
    told = run("doctor", "--data", str(broken), "--lang", "en").out
    assert "TD201 unknown-entry: 2" in told
    assert "TD203 points-out-of-range: 1" in told


def test_nothing_of_the_data_is_in_the_answer(broken: Path) -> None:
    for format_ in ("text", "json"):
        told = run("doctor", "--data", str(broken), "--format", format_).out
        assert not [word for word in ("bí mật", "khoi-a", "don-vi-x", "a4") if word in told]


def test_the_home_folder_is_not_named(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(broken.parent))
    monkeypatch.setenv("USERPROFILE", str(broken.parent))
    told = json.loads(run("doctor", "--data", str(broken), "--format", "json").out)
    data = next(one for one in told["findings"] if one["id"] == "data")
    assert data["found"].startswith("~")
    assert "1 khối, 1 năm" in data["found"]


@pytest.mark.parametrize("typed", ["doctor", "rule TD203", "rule", "help TD203", "schema bloc"])
def test_what_needs_no_data_is_said_anywhere(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*typed.split())
    assert (done.code, done.err) == (0, "")
    assert done.out


def test_doctor_says_that_there_is_no_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = json.loads(run("doctor", "--format", "json").out)["findings"]
    assert next(one for one in told if one["id"] == "no_data")["well"] is False
