"""Every command that a README shows is run, and prints what the README says.

In a ```console block each `$ thidua ...` line is run in a folder that holds `data/`, `examples/`
(both in a git repository); what follows is its output, stdout then stderr. A line
`…` stands for any lines. Commands in running text (`thidua status 2022`) are run one after
another in a folder of their own and have to end well. THIDUA_UPDATE_README=1 writes the outputs
anew: a comment `<!-- lines: N -->` before a block says how many lines of it are shown.
"""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers.command_line import run
from tests.helpers.manual_pages import ELISION, matches

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.vi.md")
BLOCK = re.compile(
    r"(?:^ *<!-- lines: (?P<lines>\w+) -->\n)?^(?P<indent> *)```console\n(?P<body>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)


class Shown(NamedTuple):
    """One command of a page and the output that stands below it."""

    page: str
    command: str
    output: list[str]


def shown(page: str) -> Iterator[Shown]:
    for block in BLOCK.finditer((ROOT / page).read_text(encoding="utf-8")):
        indent = len(block["indent"])
        lines = [line[indent:] for line in block["body"].splitlines()]
        command, *output = lines
        assert command.startswith("$ thidua "), f"{page}: {command}"
        yield Shown(page, command[2:], output)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands run."""
    return laid_out(tmp_path_factory.mktemp("readme"))


def laid_out(here: Path) -> Path:
    """The data and the examples in a git repository of two commits."""
    for name in ("data", "examples"):
        shutil.copytree(ROOT / name, here / name)
    git = ["git", "-c", "user.name=Thư ký", "-c", "user.email=thu-ky@example.vn"]
    subprocess.run([*git, "init", "-q"], cwd=here, check=True)
    for what, why in (("data", "Dữ liệu ban đầu"), (".", "Thêm ví dụ")):
        subprocess.run([*git, "add", what], cwd=here, check=True)
        subprocess.run([*git, "commit", "-qm", why], cwd=here, check=True)
    return here


def answer(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(folder)
    for name in ("THIDUA_LANG", "THIDUA_DATA", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    words = shlex.split(command)[1:]
    if words[0] == "init":
        shutil.rmtree(folder / words[1], ignore_errors=True)
    done = run(*words)
    return [line.rstrip() for line in (done.out + done.err).splitlines()]


@pytest.mark.parametrize(
    "one",
    [one for page in PAGES for one in shown(page)],
    ids=lambda one: f"{one.page}:{one.command}",
)
def test_commands_print_what_the_page_says(
    one: Shown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = answer(one.command, folder, monkeypatch)
    if os.environ.get("THIDUA_UPDATE_README"):
        write(one, found)
        return
    assert matches(one.output, found), "\n".join(found)


def write(one: Shown, found: list[str]) -> None:
    """Puts a command's output into its page."""
    path = ROOT / one.page
    text = path.read_text(encoding="utf-8")

    def anew(block: re.Match[str]) -> str:
        if f"$ {one.command}\n" not in block["body"]:
            return block[0]
        kept = found
        if block["lines"] and block["lines"] != "all" and len(found) > int(block["lines"]):
            kept = [*found[: int(block["lines"])], ELISION]
        indent = block["indent"]
        head = f"{indent}<!-- lines: {block['lines']} -->\n" if block["lines"] else ""
        body = "".join(f"{indent}{line}".rstrip() + "\n" for line in [f"$ {one.command}", *kept])
        return f"{head}{indent}```console\n{body}{indent}```"

    path.write_text(BLOCK.sub(anew, text), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        if "://" not in target:
            assert (ROOT / target).exists(), target


def test_both_pages_show_the_same_commands() -> None:
    """The Vietnamese page says the same; only the language differs."""
    english, vietnamese = ([one.command for one in shown(page)] for page in PAGES)
    assert [command.replace(" --lang en", "") for command in english] == vietnamese


INLINE = re.compile(r"`thidua ([^`]+)`")
PATTERNS = frozenset(["KIND", "LOẠI", "COMMAND", "LỆNH"])
"""What stands for a word that the reader puts in."""


@pytest.mark.parametrize("page", PAGES)
def test_commands_in_running_text_end_well(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of the page, each on what the ones before it left."""
    monkeypatch.chdir(laid_out(tmp_path))
    monkeypatch.delenv("THIDUA_DATA", raising=False)
    text = (ROOT / page).read_text(encoding="utf-8")
    commands = [shlex.split(one) for one in INLINE.findall(text)]
    assert len(commands) > 2
    for words in commands:
        if PATTERNS & set(words):
            continue
        # What a shell would do with `forms/*.xlsx`.
        found = [sorted(map(str, Path().glob(word))) if "*" in word else [word] for word in words]
        done = run(*[one for group in found for one in group])
        assert done.code == 0, f"{' '.join(words)}: {done.err}"


def test_the_set_up_commands_are_those_that_ci_runs() -> None:
    """CI takes them out of the page by these marks."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for mark in ("score command", "test command"):
        assert re.search(rf"<!-- {mark} -->\n```sh\npython3 -m venv .*\n```", text)
        assert mark in (ROOT / ".ci/run").read_text(encoding="utf-8")
