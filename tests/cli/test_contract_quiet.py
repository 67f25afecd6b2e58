"""-q: nothing on success, only errors on failure, in every format."""

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers.command_line import run

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    "command",
    [
        f"check --data {DATA}",
        f"check --format json --data {DATA}",
        f"check --format github --data {DATA}",
        f"rank 2022 --format json --data {DATA}",
        "schema criteria",
        "schema",
        "rule TD101",
    ],
)
def test_nothing_on_success(command: str) -> None:
    assert run(*command.split(), "-q") == (0, "", "")


def test_only_errors_on_failure(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    sheet = next((tmp_path / "data").rglob("2022/scores/self/so-gddt.yaml"))
    sheet.write_text(sheet.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    done = run("check", "-q", "--format", "json", "--data", str(tmp_path / "data"))
    found = json.loads(done.out)["diagnostics"]
    assert done.code == 1
    assert [one["severity"] for one in found] == ["error"]
