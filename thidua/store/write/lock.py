"""The lock of a data folder: one writing command at a time, and who holds it since when.

The lock is a file made whole: written beside, then linked to its name, which fails when the name
is taken. So a lock is never seen half written, and one killed at any moment leaves either none or
one that says whose it was. Where a file system has no links it is made with O_EXCL and then filled.
"""

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.write import atomic
from thidua.store.write.atomic import birth, host, is_running
from thidua.text.dates import SpokenMoment

LOCK = ".thidua-lock"
_NO_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
)
_NO_LINKS_WINDOWS = frozenset({1, 50})  # ERROR_INVALID_FUNCTION, ERROR_NOT_SUPPORTED
_TRIES = 5


class Who(NamedTuple):
    """Who writes, since when, and what was typed, as the command wants it shown (it alone reads
    the clock)."""

    user: str
    since: str
    command: str = ""


class Holder(NamedTuple):
    """What a lock or a journal says of the process that made it; pid 0 when it can't be read."""

    pid: int
    host: str
    user: str
    since: str
    birth: str

    def is_dead(self) -> bool:
        """Whether it surely writes no more; of another machine's processes nothing is sure."""
        return self.pid > 0 and self.host == host() and not is_running(self.pid, self.birth)

    def words(self) -> dict[str, str]:
        """The arguments of every message about it."""
        return {
            "user": self.user or "?",
            "host": self.host or "?",
            "pid": str(self.pid or "?"),
            "since": SpokenMoment(self.since or "?"),
        }

    def entry(self) -> dict[str, str | int]:
        """As it stands in a lock or a journal."""
        return {
            "pid": self.pid,
            "host": self.host,
            "user": self.user,
            "since": self.since,
            "birth": self.birth,
        }


def this_process(who: Who) -> Holder:
    """The running process as a holder."""
    pid = os.getpid()
    return Holder(pid, host(), who.user, who.since, birth(pid))


def holder_of(data: bytes) -> Holder:
    """Reads a lock or journal; whatever else stands there gives pid 0 and empty words."""
    try:
        entry = json.loads(data)
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict):
        entry = {}
    pid = entry.get("pid")
    words = [entry.get(key) for key in ("host", "user", "since", "birth")]
    texts = [word if isinstance(word, str) else "" for word in words]
    return Holder(pid if type(pid) is int and pid > 0 else 0, *texts)


def read_lock(root: Path) -> Holder | None:
    """Who holds the lock of `root`; None when it is free."""
    data = _content(root / LOCK)
    return None if data is None else holder_of(data)


class Lock(NamedTuple):
    """A lock that this process holds; `told` says whose dead lock had to be removed for it."""

    path: Path
    body: bytes
    told: tuple[Diagnostic, ...] = ()

    def is_ours(self) -> bool:
        """Whether the file still is the one we made: nobody took the folder over meanwhile."""
        return _content(self.path) == self.body

    def release(self) -> list[Diagnostic]:
        """Frees the folder. A lock that can't be removed is a warning: the work itself is done."""
        try:
            if self.is_ours():
                self.path.unlink()
        except OSError as error:
            reason = {"reason": error.strerror or ""}
            return [Diagnostic("TD802", LOCK, at="file", args=reason, variant="kept")]
        return []


def take(root: Path, who: Who) -> Lock | Diagnostic:
    """Lock `root`, or say who holds it (TD801). A dead process's lock is removed and told.

    Raises OSError when the system fails (read-only folder, full disk).
    """
    path = root / LOCK
    body = _body(this_process(who))
    told: list[Diagnostic] = []
    holder = Holder(0, "", "", "", "")
    for _ in range(_TRIES):
        if _create(path, body):
            return Lock(path, body, tuple(told))
        seen = _content(path)
        if seen is None:
            continue
        holder = holder_of(seen)
        if not holder.is_dead():
            break
        if _remove_dead(path, seen):
            told.append(
                Diagnostic("TD802", LOCK, at="file", args=holder.words(), variant="cleaned")
            )
    return refusal(holder)


def refusal(holder: Holder) -> Diagnostic:
    """TD801 in the wording that fits what is known of the holder."""
    variant = "" if holder.host == host() else "elsewhere"
    if not holder.pid:
        variant = "unknown"
    return Diagnostic("TD801", LOCK, at="file", args=holder.words(), variant=variant)


def _body(holder: Holder) -> bytes:
    # The random part tells two locks of one process apart.
    entry = {**holder.entry(), "mark": os.urandom(8).hex()}
    return json.dumps(entry, ensure_ascii=True).encode("ascii") + b"\n"


def _content(path: Path) -> bytes | None:
    """The bytes of the lock; None when there is none; empty for what can't be read as a file."""
    try:
        return atomic.read_file(path)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _create(path: Path, body: bytes) -> bool:
    """Makes the lock; False when there is one."""
    temporary = atomic.temporary_beside(path)
    atomic.write_new(temporary, body)
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return False
    except OSError as error:
        if not _has_no_links(error):
            raise
        return _create_in_place(path, body)
    finally:
        with suppress(OSError):
            temporary.unlink()
    return True


def _has_no_links(error: OSError) -> bool:
    return error.errno in _NO_LINKS or getattr(error, "winerror", None) in _NO_LINKS_WINDOWS


def _create_in_place(path: Path, body: bytes) -> bool:
    try:
        atomic.write_new(path, body)
    except FileExistsError:
        return False
    return True


def _remove_dead(path: Path, seen: bytes) -> bool:
    """Removes the dead lock `seen`; False when another command was quicker.

    Two commands may find the same dead lock. Without care the slower one would remove the lock
    that the quicker one has just made; so the file is held while it is compared and removed.
    """
    if sys.platform == "win32":
        return _remove_dead_by_name(path, seen)
    try:
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    with _held(handle):
        now = atomic.status_of(path)
        same = now is not None and os.path.samestat(now, os.fstat(handle))
        if not same or os.read(handle, len(seen) + 1) != seen:
            return False
        path.unlink()
    return True


@contextmanager
def _held(handle: int) -> Iterator[None]:
    import fcntl

    try:
        with suppress(OSError):  # a network drive without such locks: as good as it gets
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _remove_dead_by_name(path: Path, seen: bytes) -> bool:
    """The same on Windows, where a rename is what only one of two can do."""
    aside = atomic.temporary_beside(path)
    try:
        path.rename(aside)
    except FileNotFoundError:
        return False
    if _content(aside) == seen:
        aside.unlink()
        return True
    with suppress(FileExistsError):
        aside.rename(path)
    return False
