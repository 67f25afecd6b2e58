"""The manual's pages as the tests read them: their YAML examples and commands, in order.

A page's examples are laid out in one folder that begins with BASE; `title="2024/criteria.yaml"` of
a ```yaml block is the file that it is. A ```console block is one command and its output; a line `…`
stands for any lines.
"""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers.command_line import Done, run
from thidua.manual.expand import example
from thidua.manual.pages import page
from thidua.words import Lang

ROOT = Path(__file__).parent.parent.parent
ELISION = "…"
BASE = {
    "bloc.yaml": "id: khoi-mau\nname: Khối thi đua mẫu\nrotation: {policy: elected}\n",
    "units.yaml": "units:\n"
    + "".join(f"  - {{id: so-{one}, name: Sở {one.upper()}}}\n" for one in "abcde"),
}
"""What the page `contents` says every example begins with."""
BLOCK = re.compile(
    r"^(?:<!-- lines: (?P<lines>\d+) -->\n)?```(?P<kind>\S*)(?P<info>[^\n]*)\n(?P<body>.*?)^```$"
    r"|^<!-- example: (?P<shared>[\d ]+) -->$",
    re.MULTILINE | re.DOTALL,
)
TITLE = re.compile(r'title="([^"]+)"')


class Block(NamedTuple):
    """One fenced block: `kind` yaml, console, sh, text...; `title` of a YAML file."""

    kind: str
    title: str
    body: str


def blocks(topic: str, lang: Lang) -> Iterator[Block]:
    for found in BLOCK.finditer(page(topic, lang).text):
        if found["shared"]:
            for number in found["shared"].split():
                shared = BLOCK.match(example(topic, int(number)))
                assert shared is not None
                yield _block(shared)
        else:
            yield _block(found)


def _block(found: re.Match[str]) -> Block:
    title = TITLE.search(found["info"])
    return Block(found["kind"], title[1] if title else "", found["body"])


def answer(command: str, folder: Path, lang: Lang, monkeypatch: pytest.MonkeyPatch) -> Done:
    """Runs a command line of a page; `*` as a shell would take it."""
    monkeypatch.chdir(folder)
    for name in ("THIDUA_DATA", "COLUMNS", "FORCE_COLOR", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("THIDUA_LANG", lang)
    found = [
        sorted(map(str, Path().glob(word))) if "*" in word else [word]
        for word in shlex.split(command)[1:]
    ]
    return run(*[one for group in found for one in group])


def lines_of(done: Done) -> list[str]:
    return [line.rstrip() for line in (done.out + done.err).splitlines()]


def matches(expected: list[str], found: list[str]) -> bool:
    """Line by line; an elision stands for any lines."""
    if not expected:
        return not found
    if expected[0] == ELISION:
        return any(matches(expected[1:], found[n:]) for n in range(len(found) + 1))
    return bool(found) and expected[0] == found[0] and matches(expected[1:], found[1:])


UPDATE = bool(os.environ.get("THIDUA_UPDATE_MANUAL"))


def update(topic: str, lang: Lang, outputs: dict[str, list[str]]) -> None:
    """Writes what the commands printed into the page."""
    path = ROOT / "thidua/manual" / lang / f"{topic}.md"

    def anew(block: re.Match[str]) -> str:
        command = (block["body"] or "").partition("\n")[0]
        if block["kind"] != "console" or command not in outputs:
            return block[0]
        shown = outputs[command]
        head = ""
        if block["lines"]:
            head = f"<!-- lines: {block['lines']} -->\n"
            if len(shown) > int(block["lines"]):
                shown = [*shown[: int(block["lines"])], ELISION]
        return "\n".join([f"{head}```console", command, *shown, "```"])

    path.write_text(BLOCK.sub(anew, path.read_text(encoding="utf-8")), encoding="utf-8")
