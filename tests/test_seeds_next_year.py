"""The year after each seed, begun by commands alone: none of them stops at its missing scale."""

import json
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.starter_bloc import tree
from thidua.cli.session import Session

EXAMPLES = Path(__file__).parent.parent / "examples"
SEEDS = {
    "van-hoa-xa-hoi-2022": 2023,
    "ban-dang-tinh-uy-2022": 2023,
    "bac-kan-2018": 2019,
    "kon-tum-2020": 2022,
    "ha-nam-2021": 2023,
}
"""The seed, and a year after all that its text tells of."""


@pytest.mark.parametrize(("seed", "year"), SEEDS.items())
def test_the_year_after_is_begun(
    seed: str, year: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "d"
    shutil.copytree(EXAMPLES / seed, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(Session, "today", date(year, 2, 1))
    before = tree(folder)
    assert run("new-year", str(year)).code == 0
    made = {name for name in tree(folder) if name not in before}
    assert {f"{year}/criteria.yaml", f"{year}/pact.yaml"} <= made
    assert {name: tree(folder)[name] for name in before} == before  # nothing told is changed
    assert run("check").code == 0
    (bloc,) = json.loads(run("status", str(year), "--format", "json").out)["blocs"]
    states = {step["id"]: step["state"] for step in bloc["steps"]}
    assert states["scale"] == "due"
    assert "done" not in (states["pact"], states["registration"], states["handover"])
    words = shlex.split(bloc["next"]["command"])
    done = run(*words[1:])
    assert (words[0], done.code) == ("thidua", 0), done.err
    refused = run("rank", str(year))
    assert (refused.code, "TD415" in refused.err) == (1, True)  # told, and nothing ranked
