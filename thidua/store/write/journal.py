"""The journal of a write of several files, and what a command that was cut off left behind.

Before a file is touched, the writer notes which files it is going to write, with the hashes of
their old and new bytes, which temporary files and which folders it makes. The note goes when all
is done. So after a kill or a power cut anyone can tell what was written and what was not. While
some of the files are new and some are still old, no command shows results of what they are part
of, and none writes but the one that completes it: the same command, run again. What people have
edited or put back since is no longer half done. thidua completes or undoes nothing by itself.
"""

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.write import atomic
from thidua.store.write.lock import LOCK, Holder, holder_of, read_lock, refusal
from thidua.store.write.paths import JOURNAL, real_place


class JournalEntry(NamedTuple):
    """One file of a write: hashes of its bytes before and after, None where there is no file."""

    path: str
    old: str | None
    new: str | None
    temporary: str | None


class Journal(NamedTuple):
    """Whose write it was, its files, the folders it was going to make, and what was typed."""

    holder: Holder
    files: tuple[JournalEntry, ...] = ()
    folders: tuple[str, ...] = ()
    command: str = ""


def begin(root: Path, journal: Journal) -> None:
    """Write the note, on the disk when this returns. Raises OSError."""
    files = [
        {"path": each.path, "old": each.old, "new": each.new, "temporary": each.temporary}
        for each in journal.files
    ]
    content = {
        **journal.holder.entry(),
        "command": journal.command,
        "files": files,
        "folders": list(journal.folders),
    }
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
        command = _text(content.get("command")) or ""
    except (ValueError, TypeError, KeyError, RecursionError):
        return Journal(holder_of(data))
    return Journal(holder_of(data), files, folders, command)


def _entry(each: Mapping[str, object]) -> JournalEntry:
    path = each["path"]
    if not isinstance(path, str):
        raise TypeError
    old, new, temporary = (each[key] for key in ("old", "new", "temporary"))
    return JournalEntry(path, _text(old), _text(new), _text(temporary))


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
        args = _words(journal)
        found = [Diagnostic("TD802", JOURNAL, at="file", args=args), *half_done(root)]
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
        told = [Diagnostic("TD802", JOURNAL, at="file", args=_words(journal), variant="cleaned")]
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


def _words(journal: Journal) -> dict[str, str]:
    return {**journal.holder.words(), "command": journal.command}


def half_done(root: Path, touched: Callable[[str], bool] = lambda _: True) -> list[Diagnostic]:
    """TD803 for each file that a cut-off write left as it was while others of it are new; nothing
    unless it `touched` something that matters: a file's path -> whether it does."""
    journal = read(root)
    if journal is None or not any(touched(each.path) for each in journal.files):
        return []
    now = {each.path: _digest(root, each.path) for each in journal.files}
    done = [each for each in journal.files if now[each.path] == each.new]
    left = [each for each in journal.files if now[each.path] == each.old != each.new]
    if not done or not left:
        return []
    args = _words(journal) | {"done": str(len(done)), "total": str(len(journal.files))}
    variant = "" if journal.command else "unnamed"
    return [Diagnostic("TD803", each.path, at="file", args=args, variant=variant) for each in left]


def in_the_way(root: Path, paths: Collection[str]) -> list[Diagnostic]:
    """Why `paths` may not be written yet: a half-done write that they would not complete."""
    found = half_done(root)
    return [] if all(one.file in paths for one in found) else found


def _digest(root: Path, path: str) -> str | None:
    """The hash of a file's bytes; None where there is none, empty where it can't be read."""
    place = real_place(root, path)
    if isinstance(place, Diagnostic):
        return ""
    try:
        return atomic.digest(atomic.read_file(place))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return ""


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
