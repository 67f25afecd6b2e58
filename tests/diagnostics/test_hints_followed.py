"""A hint that is followed leads to what was meant: a program follows those of the whole gallery.

Each thing that a hint names to be typed is typed in a copy of its case and the case's command run
again: what was told is gone, and nothing new is told of the same line but what its own hint mends.
"""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers.gallery_runner import CASES, Case, run
from tests.helpers.hints import Step, after, steps
from tests.helpers.starter_bloc import on, write
from thidua.cli.command import load
from thidua.cli.commands import COMMANDS
from thidua.cli.parameters import Misuse, asks_for_help, read
from thidua.diagnostics import show
from thidua.diagnostics.diagnostic import Diagnostic, Severity, severity_of
from thidua.diagnostics.show import hint, message
from thidua.words import LANGS, Lang

ROUNDS = 3
"""A mend may bring one more mistake of its line to light, whose hint is followed in turn."""
UNREADABLE = ("TD101", "TD117")
"""Tell that a file can't be read, often on a later line."""
MISSING = "TD244"
"""Tells what a sheet has not: nothing that a mend of another line could answer for."""

FOR_A_PERSON = {
    "TD106-tag-int": "quotes are for text; what has the tag here is a year",
    "TD107-anchor": "quotes are for text; what has the anchor here is a group of entries",
    "TD107-anchor-alias": "quotes are for text; the alias here stands for an id",
    "TD117-comma-splits-entry-either": "only a person knows which of both figures is meant",
    "TD131-not-a-whole-number": "how many deputies there are is the bloc's own",
    "TD140-shared-scale": "only a person knows which file is meant",
    "TD329-rank-malformed-one": "the points are the scale's own, not those of the example",
    "TD342-periods-outside-the-year": "only a person knows when the year begins",
    "TD960-format-not-possible-extension": "its case has no data that could be ranked",
}
"""Cases that a program can't follow to the end, and why."""

Look = Callable[[list[str], Path], list[Diagnostic]]


@pytest.fixture(name="look")
def _look(monkeypatch: pytest.MonkeyPatch) -> Look:
    """Runs a command in a folder and gives what it tells, as values."""
    told: list[Diagnostic] = []
    header = show._header

    def noted(one: Diagnostic, lang: Lang, path: show.ShowPath) -> show.Line:
        told.append(one)
        return header(one, lang, path)

    def look(arguments: list[str], folder: Path) -> list[Diagnostic]:
        told.clear()
        run(arguments, folder, "en")
        return list(told)

    monkeypatch.setattr(show, "_header", noted)
    return look


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_what_a_hint_names_leads_to_what_was_meant(
    case: Case, look: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = case.at_work(tmp_path / "at-work", monkeypatch)
    found = look(case.arguments(), folder)
    wrong = []
    for one in [one for one in found if one.code == case.code]:
        for number, step in enumerate(steps(one)):
            copy = tmp_path / f"{number}"
            shutil.copytree(folder, copy, dirs_exist_ok=True)
            left = _left(step, one, case.arguments(), copy, look, found)
            wrong += [hint(one, "en"), str(step), *left] if left else []
    assert bool(wrong) == (case.folder.name in FOR_A_PERSON), "\n".join(wrong)


def _left(
    step: Step,
    one: Diagnostic,
    arguments: list[str],
    folder: Path,
    look: Look,
    before: list[Diagnostic],
    rounds: int = ROUNDS,
) -> list[str]:
    """What is told after a step and should not be; of several ways to take it, in the best."""
    known = {_sign(other) for other in before}
    left = ["there is no way to do that"]
    for words in _done(step, one, arguments, folder):
        now = look(words, folder)
        left = [
            f"{other.code} {message(other, 'en')} ({hint(other, 'en')})"
            for other in now
            if _same(other, one)
            or (
                _new_beside(other, one, known)
                and not any(
                    rounds > 1 and not _left(then, other, words, folder, look, now, rounds - 1)
                    for then in steps(other)
                )
            )
        ]
        if not left:
            break
    return left


def _done(step: Step, one: Diagnostic, arguments: list[str], folder: Path) -> Iterator[list[str]]:
    """Carries a step out, in each way that it can be understood, and gives the command to run."""
    if one.file is None:
        wrong = str(one.args.get("found", one.args.get("folder", "")))
        yield shlex.split(shlex.join(arguments).replace(wrong, step.text.removeprefix("-o ")))
        return
    file = next(
        place
        for place in (folder / "data" / one.file, folder / one.file, Path(one.file))
        if place.exists()
    )
    if step.how == "rename":
        new = file.with_name(step.text)
        new.unlink(missing_ok=True)
        file.rename(new)
        yield arguments
        new.rename(file)
        return
    if step.file:
        file = next(there for up in file.parents if (there := up / step.file).exists())
    text = file.read_bytes()
    for new_text in after(step, one, text.decode()):
        file.write_text(new_text, "utf-8", newline="\n")
        yield arguments
    file.write_bytes(text)


def _sign(one: Diagnostic) -> tuple[object, ...]:
    return one.code, one.variant, one.file, one.path


def _line(one: Diagnostic) -> int:
    return one.span.line if one.span else 0


def _same(other: Diagnostic, one: Diagnostic) -> bool:
    return _sign(other) == _sign(one) and (bool(one.path) or _line(other) == _line(one))


def _new_beside(other: Diagnostic, one: Diagnostic, known: set[tuple[object, ...]]) -> bool:
    """Whether it is told only now, of the same line."""
    advice = severity_of(other) is Severity.ADVICE
    if _sign(other) in known or advice or other.code == MISSING or other.file != one.file:
        return False
    return _line(one) == 0 or other.code in UNREADABLE or _line(other) == _line(one)


_FILLED = r"[A-ZĐ_]*[ÁÀĂÂÊÔÝỆA-ZĐ_]{2,}(?:\.[a-z]+)?"
"""A word of a command that a person has to fill in: YEAR, WHY, FILE.xlsx."""
_WORD = (
    rf'(?:-{{1,2}}[a-z][a-z-]*|[0-9][\w./]*|{_FILLED}|"[^"]*"|[\w.-]+=[\w.]+'
    r"|[\w-]+\.(?:xlsx|docx|csv)|[a-z0-9-]+/[\w/]+)"
)
_COMMAND = re.compile(
    rf"thidua (?P<words>help [\w.-]+|document [a-z-]+(?: {_WORD})*|what-if(?: [\w.=-]+)+"
    rf"|(?:{'|'.join(COMMANDS)})(?: {_WORD})*)(?![\w-])"
)
WRITES_FORMS = ("form", "import")
"""Commands that are named as what makes a file, without the year or the file."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_a_command_that_is_named_can_be_typed(
    case: Case, lang: Lang, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its options are known; with nothing left to fill in it runs in the case, for good or ill."""
    told = case.expected(lang).read_text("utf-8")
    for number, named in enumerate({one["words"] for one in _COMMAND.finditer(told)}):
        words = shlex.split(named)
        if asks_for_help(words) or words in ([one] for one in WRITES_FORMS):
            continue
        try:
            read(load(words[0]).parameters, words[1:])
        except Misuse as misuse:
            pytest.fail(f"thidua {named}: {message(misuse.diagnostic(words[0], lang), lang)}")
        if not re.search(rf"\b{_FILLED}", named):
            folder = case.at_work(tmp_path / f"at-work-{number}", monkeypatch)
            shutil.copytree(folder, copy := tmp_path / f"{number}")
            ran = run(words, copy, lang)
            assert ran.code in (0, 1), ran.transcript()


# -- A hint that is followed leads to what was meant -------------------------------------------


UNITS = """
units:
  - {id: so-gddt, name: Sở Giáo dục và Đào tạo, short: SGDĐT}
  - {id: vks, name: VKS}
"""
OUTCOME = "proposals: [{unit: %s, award: co}]"


@pytest.mark.parametrize(
    ("file", "text", "typed"),
    [
        ("leadership.yaml", "terms: [{year: 2022, leader: %s}]", "Sở Giáo dục và Đào tạo"),
        ("leadership.yaml", "terms: [{year: 2022, leader: %s}]", "so giao duc va dao tao"),
        ("leadership.yaml", "terms: [{year: 2022, deputies: [%s]}]", "SGDĐT"),
        ("2022/outcome.yaml", OUTCOME, "so-giao-duc-va-dao-tao"),
        ("2022/outcome.yaml", OUTCOME, "so-gdđt"),
        ("2022/pact.yaml", "signatories: [%s]", "sở giáo dục và đào tạo"),
    ],
)
def test_a_name_for_an_id(tmp_path: Path, file: str, text: str, typed: str) -> None:
    write(tmp_path / "bloc.yaml", "{id: k, name: K}")
    write(tmp_path / "units.yaml", UNITS)
    write(tmp_path / "2022/awards.yaml", "awards: [{id: co, name: Cờ}]")
    write(tmp_path / file, text % typed)
    told = on(tmp_path, "check")
    assert told.code == 1
    hint = re.search(r"= sửa: (?:viết|có lẽ là:) (\S+)", told.out)
    assert hint is not None, told.out
    assert hint[1] == "so-gddt"
    write(tmp_path / file, text % hint[1])
    assert on(tmp_path, "check").code == 0, on(tmp_path, "check").out


@pytest.mark.parametrize("copy", ["vks - Copy.yaml", "vks (2).yaml", "Copy of vks.yaml"])
def test_a_copy_is_never_told_to_become_a_unit(tmp_path: Path, copy: str) -> None:
    write(tmp_path / "bloc.yaml", "{id: k, name: K}")
    write(tmp_path / "units.yaml", UNITS)
    write(tmp_path / "2022/criteria.yaml", "max: 10\ncriteria: [{id: x, name: X, max: 10}]")
    sheets = tmp_path / "2022/scores/verified"
    write(sheets / copy, "unit: vks\nscores: {x: 9}")
    told = on(tmp_path, "check").out
    assert "units.yaml" not in told
    hint = re.search(r"đổi tên tệp thành (\S+)", told)
    assert hint is not None, told
    (sheets / copy).rename(sheets / hint[1])
    assert on(tmp_path, "check").code == 0
