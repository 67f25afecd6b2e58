"""The one careful writer: every file that thidua writes goes through here.

Whole new bytes go to a temporary file in the same folder and onto the disk; only then they take
the old file's place, in one step. A failure leaves the old bytes. In the data folder that happens
under a lock, after every file was found to be what it was when the command read it; several files
are all prepared before the first is replaced, and a failure half-way puts back what was replaced.
A kill half-way can't: the journal tells it (see `journal`).
"""

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.store.write import atomic, journal
from thidua.store.write.atomic import WrittenFirst, whole
from thidua.store.write.lock import Lock, Who, take, this_process
from thidua.store.write.paths import falls_on_data, real_place

__all__ = ["FileWrite", "Who", "save_report", "write_all"]


class FileWrite(NamedTuple):
    """One file of the data folder: `path` relative to it with `/`, new bytes (None: removed).

    `old` are the bytes that the command read and built on; None: there must be no such file.
    """

    path: str
    new: bytes | None
    old: bytes | None


@dataclass(slots=True)
class _FileStep:
    """A change on its way: where the file really lies, and what lay there."""

    change: FileWrite
    place: Path
    before: os.stat_result | None
    temporary: Path = field(init=False)

    def __post_init__(self) -> None:
        self.temporary = atomic.temporary_beside(self.place)

    def entry(self) -> journal.JournalEntry:
        old, new = (
            None if data is None else atomic.digest(data)
            for data in (self.change.old, self.change.new)
        )
        return journal.JournalEntry(self.change.path, old, new, self.temporary.name)


class _ChangedError(Exception):
    """Files changed under our hands, between the first look and the last."""

    def __init__(self, found: list[Diagnostic]) -> None:
        super().__init__()
        self.found = found


def save_report(
    path: Path, data: bytes | Iterable[bytes], *, new: bool = False
) -> list[Diagnostic]:
    """Write a report, whole or in pieces; [] on success, else the older file is still whole. Never
    over data: `new` files alone may become some.

    A pipe or device (/dev/stdout) is written straight. The caller must show what is returned.
    """
    name = str(path)
    try:
        if falls_on_data(path, new=new):
            return [Diagnostic("TD812", name, at="file")]
        return _save(path, name, data)
    except OSError as error:
        return [atomic.trouble(error, name)]


def _save(path: Path, name: str, data: bytes | Iterable[bytes]) -> list[Diagnostic]:
    try:
        before = path.stat()
    except FileNotFoundError:
        before = None
    if before is not None and stat.S_ISDIR(before.st_mode):
        return [Diagnostic("TD807", name, at="file")]
    if before is not None and not stat.S_ISREG(before.st_mode):
        handle = os.open(path, os.O_WRONLY)
        try:
            atomic.write_handle(handle, data)
        finally:
            os.close(handle)
        return []
    if before is not None and not os.access(path, os.W_OK):
        return [Diagnostic("TD809", name, at="file", args={"reason": ""}, variant="denied")]
    target = Path(os.path.realpath(path))
    for orphan in atomic.orphans(target.parent):
        orphan.unlink(missing_ok=True)
    temporary = atomic.temporary_beside(target)
    atomic.write_new(temporary, data, before)
    _put(temporary, target)
    atomic.sync_folder(target.parent)
    return []


def _put(temporary: Path, target: Path) -> None:
    """Replace, or take the temporary file away again."""
    try:
        atomic.replace(temporary, target)
    except BaseException:
        _try_unlink(temporary)
        raise


def write_all(root: Path, changes: Sequence[FileWrite], who: Who) -> list[Diagnostic]:
    """Write all `changes` in the data folder `root`, or none of them.

    Returns warnings (what had to be tidied up) on success; errors mean that nothing was changed,
    except for the files that TD810 names. The same path twice is a bug (ValueError). Ctrl-C waits
    until all is written, and is then raised as `WrittenFirst`.
    """
    paths = [change.path for change in changes]
    if len(set(paths)) != len(paths):
        raise ValueError("the same file twice in one write")
    if not changes:
        return []
    with whole() as stopped:
        told = _locked(Path(os.path.realpath(root)), changes, who)
    if stopped:
        raise KeyboardInterrupt if has_errors(told) else WrittenFirst
    return told


def _locked(root: Path, changes: Sequence[FileWrite], who: Who) -> list[Diagnostic]:
    try:
        lock = take(root, who)
    except OSError as error:
        return [atomic.trouble(error, None)]
    if isinstance(lock, Diagnostic):
        return [lock]
    told: list[Diagnostic] = []
    try:
        hindered = journal.in_the_way(root, [change.path for change in changes])
        if not hindered:
            told += journal.clean(root) or lock.told
        told += hindered or _write(root, changes, who, lock)
    except OSError as error:
        told.append(atomic.trouble(error, None))
    finally:
        told += lock.release()
    return told


def _write(root: Path, changes: Sequence[FileWrite], who: Who, lock: Lock) -> list[Diagnostic]:
    """Under the lock: look at everything, note it, carry it out."""
    steps, found = _steps(root, changes)
    if found:
        return found
    steps = [step for step in steps if step.change.new != step.change.old]
    if not steps:
        return []
    folders = _missing_folders(root, steps)
    note = journal.Journal(
        this_process(who),
        tuple(step.entry() for step in steps),
        tuple(folder.relative_to(root).as_posix() for folder in folders),
        who.command,
    )
    journal.begin(root, note)
    told, clean = _carry_out(root, steps, folders, lock)
    return told + journal.end(root) if clean else told


def _steps(root: Path, changes: Sequence[FileWrite]) -> tuple[list[_FileStep], list[Diagnostic]]:
    steps, found = [], []
    for change in changes:
        place = real_place(root, change.path)
        if isinstance(place, Diagnostic):
            found.append(place)
            continue
        try:
            before = atomic.status_of(place)
            refused = _refusal(change, place, before)
        except OSError as error:
            found.append(atomic.trouble(error, change.path))
            continue
        if refused is not None:
            found.append(refused)
        steps.append(_FileStep(change, place, before))
    return steps, found


def _refusal(change: FileWrite, place: Path, before: os.stat_result | None) -> Diagnostic | None:
    """Why this file may not be written; None when it is what the command read."""
    if before is None:
        return (
            None
            if change.old is None
            else Diagnostic("TD805", change.path, at="file", variant="gone")
        )
    if not stat.S_ISREG(before.st_mode):
        return Diagnostic("TD807", change.path, at="file")
    if change.old is None:
        return Diagnostic("TD805", change.path, at="file", variant="exists")
    if atomic.read_file(place) != change.old:
        return Diagnostic("TD805", change.path, at="file")
    if not os.access(place, os.W_OK):
        return Diagnostic("TD809", change.path, at="file", args={"reason": ""}, variant="denied")
    return None


def _missing_folders(root: Path, steps: Sequence[_FileStep]) -> list[Path]:
    """The folders to make, an outer one before its inner ones."""
    wanted = {
        folder
        for step in steps
        if step.change.new is not None
        for folder in step.place.parents
        if folder.is_relative_to(root) and not folder.exists()
    }
    return sorted(wanted, key=lambda folder: len(folder.parts))


def _carry_out(
    root: Path, steps: list[_FileStep], folders: list[Path], lock: Lock
) -> tuple[list[Diagnostic], bool]:
    """Prepare everything, then replace; on any failure put everything back.

    Returns what went wrong, and whether nothing was left lying about.
    """
    begun: list[_FileStep] = []
    at: str | None = None
    try:
        for folder in folders:
            at = folder.relative_to(root).as_posix()
            folder.mkdir(exist_ok=True)
        for step in steps:
            at = step.change.path
            if step.change.new is not None:
                atomic.write_new(step.temporary, step.change.new, step.before)
        _look_again(steps, lock)
        for step in steps:
            at = step.change.path
            begun.append(step)
            _apply(step)
        at = None
        _sync({step.place.parent for step in steps} | {folder.parent for folder in folders})
    except OSError as error:
        undone, clean = _undo(steps, begun, folders)
        return [atomic.trouble(error, at), *undone], clean
    except _ChangedError as refused:
        undone, clean = _undo(steps, begun, folders)
        return [*refused.found, *undone], clean
    except BaseException:
        if _undo(steps, begun, folders)[1]:
            journal.end(root)
        raise
    return [], True


def _look_again(steps: Sequence[_FileStep], lock: Lock) -> None:
    """The last look before the first file is replaced: an editor knows nothing of our lock."""
    found = [_refusal(step.change, step.place, atomic.status_of(step.place)) for step in steps]
    refused = [each for each in found if each is not None]
    if not lock.is_ours():
        refused.append(Diagnostic("TD801", args={}, at="file", variant="lost"))
    if refused:
        raise _ChangedError(refused)


def _apply(step: _FileStep) -> None:
    if step.change.new is None:
        step.place.unlink()
    else:
        atomic.replace(step.temporary, step.place)


def _sync(folders: set[Path]) -> None:
    for folder in sorted(folders):
        atomic.sync_folder(folder)


def _undo(
    steps: Sequence[_FileStep], begun: Sequence[_FileStep], folders: Sequence[Path]
) -> tuple[list[Diagnostic], bool]:
    """Put back what was replaced and remove what was made, as far as the system lets us.

    Returns TD810 for each file that keeps the new bytes, and whether nothing was left behind.
    """
    tidied = [_try_unlink(step.temporary) for step in steps]  # first: it frees room
    told = []
    for step in reversed(begun):
        try:
            _put_back(step)
        except OSError as error:
            reason = {"reason": error.strerror or ""}
            told.append(Diagnostic("TD810", step.change.path, at="file", args=reason))
    for folder in reversed(folders):
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            tidied.append(False)
    try:
        _sync({step.place.parent for step in begun if step.place.parent.exists()})
    except OSError:
        tidied.append(False)
    return told, all(tidied) and not told


def _put_back(step: _FileStep) -> None:
    """The old bytes and mode again. The failed call may or may not have done its work: look."""
    old = step.change.old
    now = atomic.status_of(step.place)
    if old is None:
        if now is not None:
            step.place.unlink()
        return
    if now is not None and atomic.read_file(step.place) == old:
        return
    atomic.write_new(step.temporary, old, step.before)
    _put(step.temporary, step.place)


def _try_unlink(path: Path) -> bool:
    """Whether `path` is gone now."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
