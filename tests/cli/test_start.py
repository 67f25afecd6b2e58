"""What a start does not load, and how a process ends. Seconds are measured in benchmarks/."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
HEAVY = (
    *("rich", "typer", "click", "xlsxwriter", "python_calamine", "docx", "asyncio"),
    *("email", "http", "ssl", "socket", "importlib.metadata", "subprocess", "multiprocessing"),
)
COMMANDS = {
    "score": ["score", "2022"],
    "rank": ["rank", "2022"],
    "explain": ["explain", "2022", "so-y-te"],
    "awards": ["awards", "2022"],
    "status": ["status", "2022"],
    "rotate-leader": ["rotate-leader", "--dry-run"],
    "help": ["--help"],
}
WATCHED = (
    "import sys, thidua.__main__ as m\n"
    "sys.argv = ['thidua', *sys.argv[1:]]\n"
    "code = m.main()\n"
    "print(*sorted(sys.modules), file=sys.stderr)\n"
    "sys.exit(code)\n"
)


def loaded(*arguments: str) -> list[str]:
    """The modules that a command has loaded at its end, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        capture_output=True,
        env=os.environ | {"THIDUA_DATA": str(DATA)},
        check=True,
    )
    return done.stderr.decode().splitlines()[-1].split()


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_text_loads_no_part_that_only_others_need(arguments: list[str]) -> None:
    assert not set(HEAVY) & set(loaded(*arguments))


def test_the_version_loads_nothing() -> None:
    modules = loaded("--version")
    assert not {"typing", "re", "enum", "pathlib"} & set(modules)
    assert [one for one in modules if one.startswith("thidua")] == ["thidua", "thidua.__main__"]


def test_a_document_loads_no_network() -> None:
    modules = loaded("document", "to-trinh", "2022", "-o", "-")
    assert not {"email", "http", "ssl", "socket", "docx", "lxml"} & set(modules)


def test_pydantic_without_the_module_that_finds_plugins() -> None:
    """Where a release of Pydantic looks for plugins elsewhere, nothing depends on our answer."""
    code = WATCHED.replace("code =", "m._without_plugins = lambda: None\ncode =")
    done = subprocess.run(
        [sys.executable, "-c", code, "rank", "2022"],
        capture_output=True,
        env=os.environ | {"THIDUA_DATA": str(DATA)},
        check=True,
    )
    assert "importlib.metadata" in done.stderr.decode().splitlines()[-1].split()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--version"], 0), (["rank", "2022"], 0), (["rank", "1999"], 1), (["rnk"], 2)],
)
def test_the_process_ends_with_the_commands_code_and_all_its_words(
    arguments: list[str], code: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "thidua", *arguments],
        capture_output=True,
        env=os.environ | {"THIDUA_DATA": str(DATA)},
        check=False,
    )
    assert done.returncode == code
    assert (done.stdout or done.stderr).endswith(b"\n")
