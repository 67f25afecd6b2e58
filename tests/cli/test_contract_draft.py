"""A draft scale scores, and every output says so; so does a provisional look."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.helpers.command_line import run

DATA = Path(__file__).parents[2] / "data"
COMMANDS = (
    "score 2022",
    "score 2022 --unit so-y-te",
    "rank 2022",
    "awards 2022",
    "history",
    "history so-y-te",
    "overview 2022",
    "compare 2022 so-y-te so-gddt",
    "what-if 2022 so-y-te 1.1.4=1",
    "explain 2022 so-y-te 1.1.4",
)


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("draft") / "data"
    shutil.copytree(DATA, folder)
    scale = folder / "van-hoa-xa-hoi/2022/criteria.yaml"
    text = scale.read_text(encoding="utf-8")
    scale.write_text(text.replace("status: adopted", "status: draft"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", ["text", "csv", "json", "md", "html"])
def test_every_output_on_a_draft_says_so(command: str, kind: str, draft: Path) -> None:
    """And on an adopted scale none does: a key that is always there says nothing."""
    for data, is_said in ((draft, True), (DATA, False)):
        done = run(*command.split(), "--data", str(data), "--format", kind)
        assert done.code == 0
        said = done.out.replace('"draft_years": []', "").lower()
        assert ("draft" in said or "dự thảo" in said) is is_said


@pytest.mark.parametrize("command", ["score 2022", "awards 2022", "history"])
def test_the_workbook_too(command: str, draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert run(*command.split(), "--data", str(draft), "-o", str(target)).code == 0
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as book:
        parts = [book.read(name) for name in book.namelist() if name.endswith(".xml")]
    assert "dự thảo" in b"".join(parts).decode().lower()


def test_a_provisional_look_says_so_to_programs_too() -> None:
    given = ["rank", "2022", "--provisional", "--stage", "self", "--data", str(DATA)]
    assert "bloc,year,scale,stage,provisional,rank" in run(*given, "--format", "csv").out
    bloc = json.loads(run(*given, "--format", "json").out)["blocs"][0]
    assert (bloc["provisional"], bloc["stage"]) == (True, "self")
