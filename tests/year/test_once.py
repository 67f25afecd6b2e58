"""In one run of any command each file is read once, and each of score, count and derive is done
once for each year, state of the data, stage and way of looking (architecture-2, laws)."""

import builtins
import doctest
import re
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from tests.helpers.sealed_bloc import BLOC, RESULTS, seal_2022
from thidua.manual.pages import page
from thidua.words import LANGS, Lang

COMMANDS = [
    *(one for one in RESULTS if one[0] != "document"),
    ["document", "to-trinh", "2022"],
    ["check"],
    ["verify"],
    ["form", "2022", "--stage", "self", "-o", "forms"],
    ["form", "2022", "--stage", "verified", "-o", "forms"],
    ["form", "2022", "--pledges", "-o", "pledges"],
    ["new-sheets", "2022", "--stage", "self"],
    ["new-year", "2023"],
    ["scale", "2022"],
    ["scale", "2022", "-o", "scale.xlsx"],
    ["workbook", "2022", "-o", "year.xlsx"],
    ["import", "filled"],
    ["import", "sent"],
    ["import", "year.xlsx"],
    ["import", "scale.xlsx"],
    ["report", "2022", "-o", "report.xlsx"],
    ["document", "bao-cao-tong-ket", "2022"],
    [],
]
OFFICE = {
    "filled": ["form", "2022", "--stage", "verified"],
    "sent": ["form", "2022", "--pledges"],
    "year.xlsx": ["workbook", "2022"],
    "scale.xlsx": ["scale", "2022"],
}
"""What has gone out and comes back to `import`."""


def sent_out(root: Path, name: str) -> None:
    made = [*OFFICE[name], "-o", str(root.parent / name), "--data", str(root)]
    assert run(*made).code == 0


class Counts:
    """How often each thing was done."""

    def __init__(self) -> None:
        self.read: Counter[str] = Counter()
        self.done: Counter[tuple[Any, ...]] = Counter()

    def forget(self) -> None:
        """What was done before the command."""
        self.read.clear()
        self.done.clear()

    def reading(self, file: Any, *more: Any, **given: Any) -> Any:
        self.read[str(file)] += 1
        return builtins.open(file, *more, **given)  # noqa: PTH123 - as it is called

    def counting(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(book: Any, year: int, *more: Any, **given: Any) -> Any:
            way = more[0] if name == "score" else None
            self.done[name, year, str(way)] += 1
            return function(book, year, *more, **given)

        return counted


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    found = Counts()
    monkeypatch.setattr("thidua.store.folder.open", found.reading, raising=False)
    for name, module, function in (
        ("score", "thidua.bloc.scoring.checked", "scored_year"),
        ("count", "thidua.bloc.voting.tally", "count_year"),
        ("derive", "thidua.bloc.awarding.awards", "derive_awards"),
    ):
        place = import_module(module)
        monkeypatch.setattr(place, function, found.counting(name, getattr(place, function)))
    return found


@pytest.mark.parametrize("sealed", [False, True], ids=["open", "sealed"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: " ".join(one) or "thidua")
def test_nothing_is_done_twice(
    tmp_path: Path,
    counts: Counts,
    command: list[str],
    sealed: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = write_files(tmp_path / "data", BLOC)
    for name in set(command) & set(OFFICE) if command[:1] == ["import"] else ():
        sent_out(data, name)
    if sealed:
        seal_2022(data)
    counts.forget()
    monkeypatch.chdir(data.parent)
    done = run(*command, *(["--data", str(data)] if command else []))
    assert done.code in (0, 1), (done.out, done.err)
    # A file of which check shows a line is looked at once more.
    shown = {file for file in counts.read if command == ["check"] and Path(file).name in done.out}
    assert {file: n for file, n in counts.read.items() if n > 1 + (file in shown)} == {}
    # What is supposed is another state of the data: its awards are derived, too. What is imported
    # is judged as it is and as it would be.
    states = {"what-if": {"derive": 2}, "import": dict.fromkeys(("score", "count", "derive"), 2)}
    most = states.get(command[0], {}) if command else {}
    assert {what: n for what, n in counts.done.items() if n > most.get(what[0], 1)} == {}


def test_seal_looks_once_more_at_what_it_seals(tmp_path: Path, counts: Counts) -> None:
    root = write_files(tmp_path / "data", BLOC)
    assert run("seal", "2022", "--data", str(root)).code == 0
    assert max(counts.read.values()) == 2
    assert max(counts.done.values()) == 1


# -- The manual's page on Python is true -----------------------------------------------------------


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_gives_what_the_page_says(
    lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    text = re.sub(r"```(python)?", "", page("python", lang).text)
    test = doctest.DocTestParser().get_doctest(text, {}, "python", "python.md", 0)
    assert len(test.examples) > 10
    told: list[str] = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert not told, "".join(told)
