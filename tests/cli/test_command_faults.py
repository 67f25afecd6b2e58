"""Each command that writes several files, or one that matters, under fire: killed or refused at
every call of `os`, all of its files are old or all are new, or `check` tells which are not."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.command_line import Done, run
from tests.helpers.faults import Fault, KilledError, after_its_end, injected
from tests.helpers.folders import write_files
from tests.helpers.form_files import WHOLE, blank, fill, write_data
from tests.helpers.repositories import BLOC
from thidua.store.write import journal
from thidua.store.write.writer import FileWrite, Who, write_all

MOST = 40
"""Faults tried a command and kind of fault, spread evenly over its calls."""
Command = Callable[[Path], Done]


def given(root: Path) -> Path:
    """A bloc with a second year that has no sheets."""
    shutil.rmtree(root, ignore_errors=True)
    return write_files(root, {**BLOC, "2023/criteria.yaml": BLOC["2022/criteria.yaml"]})


def sealed(root: Path) -> Path:
    """The same, its first year sealed."""
    given(root)
    assert run("seal", "2022", "--data", str(root)).code == 0
    return root


def new_sheets(root: Path) -> Done:
    return run("new-sheets", "2023", "--stage", "self", "--data", str(root))


def seal(root: Path) -> Done:
    return run("seal", "2022", "--data", str(root))


def reopen(root: Path) -> Done:
    return run("seal", "2022", "--reopen", "--reason", "Nhập nhầm", "--data", str(root))


def rotate(root: Path) -> Done:
    return run("rotate-leader", "--data", str(root))


def schemas(root: Path) -> Done:
    return run("schema", "sheet", "--write", "--data", str(root))


def with_forms(root: Path) -> Path:
    """A bloc of the forms' tests, and two filled forms beside it."""
    shutil.rmtree(root, ignore_errors=True)
    write_data(root.parent)
    for unit in ("don-vi-a", "don-vi-b"):
        form = root.parent / f"{unit}.xlsx"
        if not form.exists():
            form.write_bytes(fill(blank(root, unit=unit), WHOLE))
    return root


def import_forms(root: Path) -> Done:
    forms = [str(root.parent / f"don-vi-{one}.xlsx") for one in "ab"]
    return run("import", *forms, "--data", str(root))


CASES: list[tuple[str, Callable[[Path], Path], Command]] = [
    ("new-sheets", given, new_sheets),
    ("seal", given, seal),
    ("reopen", sealed, reopen),
    ("rotate-leader", given, rotate),
    ("import", with_forms, import_forms),
    ("schema", given, schemas),
]


def files(root: Path) -> dict[str, bytes]:
    """The data, without what the writer leaves for the next one to tidy."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(".thidua-")
    }


def without_clock(found: dict[str, bytes]) -> dict[str, bytes]:
    """A seal holds the moment it was made: all but its beginning is left out."""
    return {name: raw[:40] if name.endswith("seal.yaml") else raw for name, raw in found.items()}


def reading_calls(command: Command, root: Path) -> tuple[int, int]:
    """How many calls the command makes before it writes, and in all."""
    seen: list[int] = []
    fault = Fault(10**9, None)
    real = journal.begin

    def begin(*arguments: object) -> None:
        seen.append(fault.calls)
        real(*arguments)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch, injected(fault):
        patch.setattr("thidua.store.write.journal.begin", begin)
        assert command(root).code == 0
    return seen[0], fault.calls


@pytest.mark.parametrize("number", [None, errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize(("name", "prepare", "command"), CASES, ids=[one[0] for one in CASES])
def test_old_or_new_at_every_call(
    tmp_path: Path,
    name: str,
    prepare: Callable[[Path], Path],
    command: Command,
    number: int | None,
) -> None:
    root = tmp_path / "data"
    old = files(prepare(root))
    begin, total = reading_calls(command, root)
    new = files(root)
    assert new != old
    count = total - begin + 12
    for after in range(begin - 12, total, max(1, -(-count // MOST))):
        assert without_clock(files(prepare(root))) == without_clock(old)
        old_now = files(root)
        done = None
        with injected(Fault(after, number)):
            try:
                done = command(root)
            except KilledError:
                assert number is None
        now = files(root)
        is_old = now == old_now
        is_new = without_clock(now) == without_clock(new) and not is_old
        with after_its_end():
            told = {one.code for one in journal.leftovers(root)}
        if done is not None and done.code == 0:
            assert is_new, (name, after)
        elif number is not None:
            # Refused: as it was, unless the error came after everything was in its place.
            assert is_old or is_new or "TD810" in (done.err if done else ""), (name, after)
        else:
            assert is_old or is_new or "TD803" in told, (name, after)
        with after_its_end():
            again = command(root)
        # What was cut off half-way may have to be put back first; never is it written over.
        half = "TD803" in told or "TD810" in (done.err if done else "")
        assert again.code == 0 or is_new or half, (name, after, again.err)
        # A command that finds its work done writes nothing; then the next one that does tidies up.
        with after_its_end():
            write_all(root, [FileWrite("tiep.txt", b"x", None)], Who("lan", "2023-01-20"))
        assert [path.name for path in root.rglob(".thidua-*")] == [], (name, after)
