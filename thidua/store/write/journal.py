"""The journal of a write of several files, and what a command that was cut off left behind.

Before a file is touched, the writer notes which files it is going to write, with the hashes of
their old and new bytes, which temporary files and which folders it makes. The note goes when all
is done. So after a kill or a power cut anyone can tell what was written and what was not: `check`
tells it, the next writing command tells it too and removes the note and the temporary files. It
never completes or undoes the cut-off write by itself: people may have edited the files since.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.store.write import atomic
from thidua.store.write.lock import LOCK, Holder, holder_of, read_lock, refusal
from thidua.store.write.paths import real_place

JOURNAL = ".thidua-journal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a write: hashes of its bytes before and after, None where there is no file."""

    path: str
    old: str | None
    new: str | None
    temporary: str | None


@dataclass(frozen=True, slots=True)
class Journal:
    """Whose write it was, its files, and the folders it was going to make."""

    holder: Holder
    files: tuple[Entry, ...] = ()
    folders: tuple[str, ...] = ()


def begin(root: Path, journal: Journal) -> None:
    """Write the note, on the disk when this returns. Raises OSError."""
    files = [
        {"path": each.path, "old": each.old, "new": each.new, "temporary": each.temporary}
        for each in journal.files
    ]
    content = {**journal.holder.entry(), "files": files, "folders": list(journal.folders)}
    data = json.dumps(content, ensure_ascii=True).encode("ascii") + b"\n"
    atomic.write_new(root / JOURNAL, data)
    try:
        atomic.sync_folder(root)
    except OSError:
        end(root)
        raise


def end(root: Path) -> list[Diagnostic]:
    """Remove the note. When that fails it is a warning: what it was about is done."""
    try:
        (root / JOURNAL).unlink(missing_ok=True)
    except OSError as error:
        reason = {"reason": error.strerror or ""}
        return [Diagnostic("TD802", JOURNAL, at="file", args=reason, variant="kept")]
    return []


def read(root: Path) -> Journal | None:
    """The note that lies in `root`; None when there is none. Without files when unreadable.

    A note that was cut off itself can't be read; then no file had been touched yet.
    """
    try:
        data = atomic.read_file(root / JOURNAL)
    except FileNotFoundError:
        return None
    except OSError:
        data = b""
    try:
        content = json.loads(data)
        files = tuple(_entry(each) for each in content["files"])
        folders = tuple(each for each in content["folders"] if isinstance(each, str))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Journal(holder_of(data))
    return Journal(holder_of(data), files, folders)


def _entry(each: Mapping[str, object]) -> Entry:
    path = each["path"]
    if not isinstance(path, str):
        raise TypeError
    old, new, temporary = (each[key] for key in ("old", "new", "temporary"))
    return Entry(path, _text(old), _text(new), _text(temporary))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def leftovers(root: Path) -> list[Diagnostic]:
    """What commands that were cut off left in the data folder `root`; for `check`. Only reads.

    TD803 for each file of a half-done write that was not written, TD802 for each file to tidy up.
    Nothing while a command of this machine is at work.
    """
    holder = read_lock(root)
    if holder is not None and not holder.is_dead():
        waiting = refusal(holder)
        known = waiting.variant == ""
        return (
            []
            if known
            else [Diagnostic("TD802", LOCK, at="file", args=waiting.args, variant="elsewhere")]
        )
    found = []
    journal = read(root)
    if journal is not None:
        found = _told(root, journal, "", None)
    elif holder is not None:
        found = [Diagnostic("TD802", LOCK, at="file", args=holder.words())]
    with suppress(OSError):
        found += [Diagnostic("TD804", path.name, at="file") for path in _loose(root, journal)]
    return found


def clean(root: Path) -> list[Diagnostic]:
    """Tidy up after commands that were cut off, and tell it. Only under the lock.

    Raises OSError when something can't be removed.
    """
    journal = read(root)
    told = []
    if journal is not None:
        told = _told(root, journal, "cleaned", Severity.WARNING)
        for temporary in _temporaries(root, journal):
            temporary.unlink(missing_ok=True)
        for folder in reversed(journal.folders):
            place = real_place(root, folder)
            if isinstance(place, Path):
                with suppress(OSError):  # gone, or somebody put a file there
                    place.rmdir()
        (root / JOURNAL).unlink(missing_ok=True)
    for path in atomic.orphans(root):
        path.unlink(missing_ok=True)
        told.append(Diagnostic("TD804", path.name, at="file", variant="cleaned"))
    return told


def _told(
    root: Path, journal: Journal, variant: str, severity: Severity | None
) -> list[Diagnostic]:
    """The note itself, and when some files were written and some not: each that was not."""
    missing = [each for each in journal.files if not _is_done(root, each)]
    done, total = len(journal.files) - len(missing), len(journal.files)
    words = {**journal.holder.words(), "done": str(done), "total": str(total)}
    told = [Diagnostic("TD802", JOURNAL, at="file", args=words, variant=variant)]
    if 0 < done < total:
        for each in missing:
            told.append(
                Diagnostic(
                    "TD803", each.path, at="file", args=words, variant=variant, severity=severity
                )
            )
    return told


def _is_done(root: Path, entry: Entry) -> bool:
    place = real_place(root, entry.path)
    if isinstance(place, Diagnostic):
        return False
    try:
        now = atomic.digest(atomic.read_file(place))
    except (FileNotFoundError, NotADirectoryError):
        now = None
    except OSError:
        return False
    return now == entry.new


def _temporaries(root: Path, journal: Journal) -> list[Path]:
    """Where the note's temporary files lie. The note is data: only names like ours, only inside."""
    found = []
    for each in journal.files:
        place = real_place(root, each.path)
        name = each.temporary or ""
        if isinstance(place, Path) and name.startswith(atomic.TEMPORARY) and "/" not in name:
            found.append(place.with_name(name))
    return found


def _loose(root: Path, journal: Journal | None) -> list[Path]:
    """Temporary files at the top that no note names (a kill while a lock was being made)."""
    named = set() if journal is None else set(_temporaries(root, journal))
    return [path for path in atomic.orphans(root) if path not in named]
