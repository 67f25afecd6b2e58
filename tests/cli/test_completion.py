"""Completion in shells: commands, options, names in the data; silent about what is broken."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command_line import run

ROOT = Path(__file__).parents[2]


def completed(line: str, folder: Path = ROOT) -> list[str]:
    """What bash would offer for the last word of a line."""
    words = re.findall(r"""(?:"[^"]*"?|'[^']*'?|[^\s"'])+""", line) + [""] * line.endswith(" ")
    asked = {
        "_THIDUA_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "thidua"],
        env={**os.environ, **asked, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("thidua ro", {"robust", "rotate-leader"}),
        ("thidua rank ", {"2022", "2021"}),
        ("thidua explain 2022 so-", {"so-y-te", "so-gddt"}),
        ("thidua explain so-y-te 1.", {"1.1"}),
        ("thidua score --stage ", {"self", "cross", "verified"}),
        ("thidua score --form", {"--format"}),
        ("thidua score --format ", {"text", "xlsx"}),
        ("thidua vote 2022 ", {"co-tinh"}),
        ("thidua rank --bloc ", {"van-hoa-xa-hoi"}),
        ("thidua what-if 2022 so-y-te 1.", {"1.1="}),
        ("thidua document bien-ban-h", {"bien-ban-hop"}),
        ("thidua help rule-t", {"rule-tiers"}),
        ("thidua rule TD20", {"TD203"}),
        ("thidua schema cri", {"criteria"}),
    ],
)
def test_what_is_in_the_data_is_offered(line: str, some: set[str]) -> None:
    assert some <= set(completed(line))


SCHOOL = ROOT / "examples" / "truong-hoc-2024"


def test_periods_of_the_year_that_is_typed_are_offered() -> None:
    assert completed("thidua rank 2024/tuan/0", SCHOOL) == [
        *(f"2024/tuan/0{n}" for n in range(1, 10))
    ]
    assert {"2024", "2024/hoc-ky/1"} <= set(completed("thidua score 2024", SCHOOL))
    assert completed("thidua rank ", SCHOOL) == ["2024"]
    assert completed("thidua vote 2024", SCHOOL) == ["2024"]
    assert completed("thidua new-sheets 2024/tuan/02 --stage ", SCHOOL) == ["sao-do"]
    assert completed("thidua explain 2024/tuan/02 6a --criterion n", SCHOOL) == ["nn"]
    assert set(completed("thidua explain 2024/tuan/01 7", SCHOOL)) == {"7a", "7b", "7c"}


def test_a_name_with_blanks_gives_its_id() -> None:
    """The shell puts the id in the place of the name that was begun, in quotes or not."""
    assert completed('thidua explain 2022 "Sở V') == ["so-vhttdl"]
    assert completed("thidua explain 2022 'so van hoa, t") == ["so-vhttdl"]
    assert "so-vhttdl" in completed("thidua explain 2022 Sở")


def test_a_bloc_in_a_folder_of_another_name(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "van-hoa-xa-hoi", tmp_path / "Khối một")
    (tmp_path / "thidua.yaml").write_text("format: 2\n", "utf-8")
    for one in ("van-hoa-xa-hoi", "'Khối một'"):
        assert completed(f"thidua explain --bloc {one} 2022 so-v", tmp_path) == ["so-vhttdl"]


def test_a_broken_file_is_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "bloc.yaml").write_text("id: [", "utf-8")
    (tmp_path / "units.yaml").write_text("units:\n- {id: a, name: A}\n", "utf-8")
    assert completed("thidua rank --bloc ", tmp_path) == []
    assert completed("thidua explain ", tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("shell", "sign"),
    [
        ("bash", "complete -o default -F"),
        ("zsh", "#compdef thidua"),
        ("fish", "complete --command thidua"),
        ("powershell", "Register-ArgumentCompleter -Native -CommandName thidua"),
    ],
)
def test_the_script_of_a_shell_that_is_named(shell: str, sign: str) -> None:
    done = run("--show-completion", shell)
    assert (done.code, done.err) == (0, "")
    assert sign in done.out


def test_a_shell_that_is_not_known_is_told() -> None:
    done = run("--show-completion", "tcsh")
    assert done.code == 2
    assert "bash, zsh, fish, powershell, pwsh" in done.err
