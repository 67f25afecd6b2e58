"""The JSON of every command is what `thidua schema --output` says: all keys, none beside them."""

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.helpers.command_line import run
from thidua.views.schemas import OUTPUTS

ROOT = Path(__file__).parents[2]
LINES = {
    "score": "score 2022",
    "rank": "rank 2022",
    "what-if": "what-if 2022 so-y-te 1.1.4=2",
    "compare": "compare 2022 so-y-te so-gddt",
    "explain": "explain 2022 so-y-te",
    "robust": "robust 2022",
    "scale": "scale 2022",
    "vote": "vote 2022",
    "awards": "awards 2022",
    "rotate-leader": "rotate-leader --dry-run --simulate 3",
    "status": "status 2022",
    "progress": "progress 2022 --as-of 2022-06-30",
    "history": "history",
    "overview": "overview 2022",
    "report": "report 2022",
    "verify": "verify",
    "doctor": "doctor",
    "log": "log 2022",
    "diff": "diff HEAD~1 HEAD",
    "check": "check --strict",
    "rule": "rule",
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The illustrative bloc and a changed figure, in two commits."""
    folder = tmp_path_factory.mktemp("khoi")
    shutil.copytree(ROOT / "data", folder / "data")
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=folder, check=True)
    sheet = folder / "data/van-hoa-xa-hoi/2022/scores/self/so-y-te.yaml"
    text = sheet.read_text("utf-8")
    for new in ("1.1.4: 2", "1.1.4: 1.5"):
        assert "1.1.4: 2" in text
        sheet.write_text(text.replace("1.1.4: 2", new), "utf-8")
        subprocess.run([*git, "add", "-A"], cwd=folder, check=True)
        subprocess.run([*git, "commit", "-qm", "m", "--allow-empty"], cwd=folder, check=True)
    return folder


def test_every_output_is_tried() -> None:
    assert set(LINES) == set(OUTPUTS)


@pytest.mark.parametrize("command", sorted(LINES))
def test_the_json_is_what_its_schema_says(
    command: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    schema = json.loads(run("schema", "--output", command).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    done = run(*LINES[command].split(), "--format", "json")
    jsonschema.validate(json.loads(done.out), schema)


def test_a_missing_or_added_key_is_refused(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    schema = json.loads(run("schema", "--output", "rank").out)
    found = json.loads(run("rank", "2022", "--format", "json").out)
    first = found["blocs"][0]["ranking"][0]
    first["more"] = 1
    with pytest.raises(jsonschema.ValidationError, match="more"):
        jsonschema.validate(found, schema)
    del first["more"], first["band"]
    with pytest.raises(jsonschema.ValidationError, match="band"):
        jsonschema.validate(found, schema)
