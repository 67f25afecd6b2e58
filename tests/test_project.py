"""What stands around the code says what is there: workflows, templates, scripts, CONTRIBUTING."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from thidua import __version__
from thidua.manual.pages import page
from thidua.words import LANGS, Lang

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github").rglob("*.yml"))
PAGES = ("CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md")
NOT_IN_5_1 = re.compile(r"&&|\|\||\?\?|\?\.|-Parallel|ConvertFrom-Json -AsHashtable")
"""What PowerShell 7 knows and Windows' own 5.1 does not."""


def project() -> Any:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_and_templates_are_yaml_and_name_files_that_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    for name in re.findall(r"(?:release|\.ci)/[a-z.]+", text):
        assert (ROOT / name).is_file() or name == "release/v", name


def test_every_python_that_is_promised_is_tested() -> None:
    matrix = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    tested = matrix["jobs"]["test"]["strategy"]["matrix"]["python"]
    classifiers = " ".join(project()["classifiers"])
    assert tested == re.findall(r"Python :: (3\.\d+)", classifiers)
    assert f">={tested[0]}" == project()["requires-python"]
    bundled = (ROOT / "release/bundle.py").read_text(encoding="utf-8")
    assert f"PYTHONS = {tuple(tested)!r}".replace("'", '"') in bundled


@pytest.mark.parametrize("name", PAGES)
def test_paths_that_a_page_names_are_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:thidua|tests|docs|release|\.ci)/[\w./-]+)`", text)
    assert named or name == "SECURITY.md"
    for one in named:
        assert (ROOT / one).exists(), one


def test_the_changelog_has_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert any(__version__ in heading for heading in headings[:2])


@pytest.mark.parametrize("lang", LANGS)
def test_commands_for_powershell_are_those_of_5_1(lang: Lang) -> None:
    script = (ROOT / "release/install.ps1").read_text(encoding="utf-8")
    blocks = re.findall(r"```powershell\n(.*?)```", page("install", lang).text, re.DOTALL)
    assert len(blocks) >= 3
    for text in (script, *blocks):
        assert not NOT_IN_5_1.search(text), text


def test_a_report_asks_for_doctor_and_never_for_data() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/bug.yml").read_text(encoding="utf-8"))
    asked = {one.get("id"): one for one in form["body"]}
    assert asked["doctor"]["validations"]["required"]
    assert "Đừng gửi dữ liệu" in form["body"][0]["attributes"]["value"]
