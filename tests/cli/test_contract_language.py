"""`lang:` of thidua.yaml holds also for what goes wrong before a bloc is loaded."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.command_line import run

DATA = Path(__file__).parents[2] / "data"


def test_an_argument_is_not_offered_as_an_option() -> None:
    assert "--help" in run("rank", "--year", "--data", str(DATA)).err.split("= sửa:")[1]
    assert "là year" not in run("rank", "2022", "--year", "--data", str(DATA)).err


@pytest.fixture
def english(tmp_path: Path) -> str:
    for name in ("b1", "b2"):
        shutil.copytree(DATA / "van-hoa-xa-hoi", tmp_path / name)
        bloc = tmp_path / name / "bloc.yaml"
        text = bloc.read_text(encoding="utf-8")
        bloc.write_text(text.replace("id: van-hoa-xa-hoi", f"id: {name}"), encoding="utf-8")
    (tmp_path / "thidua.yaml").write_text("format: 2\nlang: en\n", encoding="utf-8")
    return str(tmp_path)


@pytest.mark.parametrize("command", ["rotate-leader", "rank 2022 --bloc b3", "rank 20"])
def test_the_settings_name_the_language_of_refusals(command: str, english: str) -> None:
    done = run(*command.split(), "--data", english)
    assert done.code == 2
    assert ("= fix:" in done.err) == (command != "rank 20")  # no folder was looked for
    done = run(*command.split(), "--data", english, "--lang", "vi")
    assert "= sửa:" in done.err
