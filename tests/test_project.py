"""What stands around the code says what is there: workflows, templates, scripts, CONTRIBUTING."""

import json
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from thidua import __version__
from thidua.cli.help import EXAMPLES
from thidua.manual.pages import page
from thidua.model.kinds import KINDS
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


FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
TYPED_ANYWHERE = ("thidua", "git", "cd", "pipx", "uv", "python", "py")
QUOTED = re.compile(r'"[^"$`\\]*"')
"""Between double quotes: what bash, PowerShell and cmd take alike."""
NOT_ALIKE = re.compile(r"""[&|;<>$`'"(){},@\\]|(?<!\S)~""")
"""Elsewhere: signs that bash, PowerShell 5.1 and cmd read in different ways."""


def pages() -> list[Path]:
    """All pages that show commands to who uses thidua."""
    examples = (ROOT / "examples").rglob("*.md")
    return sorted([*(ROOT / "thidua/manual").rglob("*.md"), *examples])


def typed(text: str, kinds: tuple[str, ...]) -> list[str]:
    """The command lines of a page, without their comments."""
    lines = [
        line.removeprefix("$ ")
        for kind, body in FENCE.findall(text)
        if kind in kinds
        for line in body.splitlines()
        if kind != "console" or line.startswith("$ ")
    ]
    return [one for line in lines if (one := re.sub(r"(^|\s)#.*", "", line).strip())]


def same_everywhere(line: str) -> bool:
    """Whether PowerShell 5.1 and cmd do with a line what a Unix shell does."""
    return line.split()[0] in TYPED_ANYWHERE and not NOT_ALIKE.search(QUOTED.sub("", line))


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ('thidua what-if 2022 so-y-te "1.1.4={points: 2}"', True),
        ("thidua what-if 2022 so-y-te 1.1.4={points: 2}", False),  # a script to PowerShell
        ("git add . && git commit", False),
        ("thidua rank > hang.txt", False),  # UTF-16 there
        ("THIDUA_LANG=en thidua rank", False),
        ("thidua rank --data ~/khoi", False),
        ('thidua seal --reason "$ly_do"', False),
    ],
)
def test_what_is_typed_alike_is_known(line: str, good: bool) -> None:
    assert same_everywhere(line) is good


@pytest.mark.parametrize("path", pages(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_commands_are_those_of_every_shell(path: Path) -> None:
    """`sh` and `console` may be typed anywhere; `bash` stands beside `powershell`."""
    text = path.read_text(encoding="utf-8")
    assert [one for one in typed(text, ("sh", "console")) if not same_everywhere(one)] == []
    assert bool(typed(text, ("bash",))) <= bool(typed(text, ("powershell",)))
    assert not NOT_IN_5_1.search("\n".join(typed(text, ("powershell",))))
    inline = re.findall(r"`(thidua [^`]+)`", text)
    assert [one for one in inline if not same_everywhere(one.replace("…", ""))] == []


@pytest.mark.parametrize("command", [one for each in EXAMPLES.values() for one in each])
def test_examples_of_help_are_typed_alike(command: str) -> None:
    assert same_everywhere(f"thidua {command}")


def test_the_installer_is_for_powershell_5_1() -> None:
    assert not NOT_IN_5_1.search((ROOT / "release/install.ps1").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_first_command_has_its_like_in_powershell(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    unix = next(line for line in typed(text, ("sh",)) if "thidua score" in line)
    windows = re.sub(r"\bpython3\b", "py", unix).replace(" && ", "; ")
    assert windows.replace(".venv/bin/", ".venv\\Scripts\\") in text


@pytest.mark.parametrize("lang", LANGS)
def test_the_editors_settings_name_every_kind_of_file(lang: Lang) -> None:
    (shown,) = [body for kind, body in FENCE.findall(page("editors", lang).text) if kind == "json"]
    named = json.loads(shown)["yaml.schemas"]
    assert {f"./schemas/{kind}.json" for kind in KINDS if kind != "seal"} == set(named)
    for kind in KINDS.values():
        patterns = named.get(f"./schemas/{kind.name}.json", "**")
        file = re.sub(r"<\w+>", "x", kind.path.replace("YEAR", "2022"))
        wanted = [patterns] if isinstance(patterns, str) else patterns
        assert any(fnmatch(f"k/{file}", one) for one in wanted), kind.name


def test_a_report_asks_for_doctor_and_never_for_data() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/bug.yml").read_text(encoding="utf-8"))
    asked = {one.get("id"): one for one in form["body"]}
    assert asked["doctor"]["validations"]["required"]
    assert "Đừng gửi dữ liệu" in form["body"][0]["attributes"]["value"]
