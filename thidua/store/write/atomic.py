"""The system calls under every write: whole temporary files, replacing, and what went wrong; which
process still runs, and a Ctrl-C that waits until a write is whole.

Nothing here decides what is written; `write` and `lock` do. Every failure of a write leaves as
OSError and becomes a diagnostic in one place, `trouble`.
"""

import errno
import os
import secrets
import signal
import stat
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic

# -- which machine this is, and whether a process on it still runs: what tells a dead lock ---------


def host() -> str:
    """This machine's name on its network."""
    if sys.platform == "win32":
        import socket

        return socket.gethostname()
    return os.uname().nodename


def birth(pid: int) -> str:
    """When a process began, as the system counts it; "" where it doesn't tell.

    A process id alone is used again sooner or later; together with this it isn't.
    """
    fields = _linux_status(pid)
    return fields[19] if len(fields) > 19 else ""


def is_running(pid: int, born: str = "") -> bool:
    """Whether process `pid` lives on this machine, and is the one that began at `born`.

    A process that ended and whose parent never asked for its end (a zombie) writes no more: dead.
    """
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OverflowError:
        return False
    except PermissionError:
        pass  # it lives, and is somebody else's
    fields = _linux_status(pid)
    if not fields:
        return True
    same = not born or len(fields) <= 19 or fields[19] == born
    return fields[0] not in ("Z", "X") and same


def _linux_status(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the program's name (which may hold blanks); else []."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def _runs_on_windows(pid: int) -> bool:
    """Asks the system; `os.kill(pid, 0)` would send Ctrl-C there."""
    if sys.platform != "win32":
        raise NotImplementedError
    import ctypes

    query_limited_information, still_active = 0x1000, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return bool(ctypes.get_last_error() == 5)  # access denied: it lives, somebody else's
    try:
        code = ctypes.c_ulong()
        asked = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        return not asked or code.value == still_active
    finally:
        kernel.CloseHandle(handle)


TEMPORARY = ".thidua-tmp-"
"""How the name of every temporary file begins; host mark, process id and a random part follow."""

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_CLOSE = getattr(os, "O_CLOEXEC", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)

_VARIANTS = {
    errno.ENOSPC: "full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "full",
    errno.EROFS: "denied",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOENT: "nofolder",
    errno.EIO: "disk",
    errno.EFBIG: "toolarge",
    errno.ENAMETOOLONG: "name",
}
"""The system's number -> the wording of TD809."""
_IN_USE = frozenset({errno.EBUSY, errno.ETXTBSY})
_NO_FOLDER_SYNC = frozenset(
    {errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
)
_SHARING = frozenset({32, 33})  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_PATIENCE = (0.05, 0.1, 0.2, 0.4)  # seconds: virus scanners and file indexers let go within these


def digest(data: bytes) -> str:
    """SHA-256 of `data` as hexadecimal digits."""
    return sha256(data).hexdigest()


def host_mark() -> str:
    """A short mark of this machine for file names, so that no other one tidies its files."""
    return digest(host().encode("utf-8", "surrogateescape"))[:8]


def temporary_beside(target: Path) -> Path:
    """A fresh name for a temporary file in the folder of `target` (same file system)."""
    name = f"{TEMPORARY}{host_mark()}-{os.getpid()}-{secrets.token_hex(4)}"
    return target.with_name(name)


def status_of(path: Path) -> os.stat_result | None:
    """What the system knows of `path` itself (links not followed); None when it isn't there."""
    try:
        return path.lstat()
    except FileNotFoundError:
        return None


def read_file(path: Path) -> bytes:
    """The whole bytes of a regular file that is no link; OSError for a pipe or a device, which
    would keep its reader waiting."""
    handle = os.open(path, os.O_RDONLY | _NO_FOLLOW | _BINARY | _CLOSE | _NO_WAITING)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        pieces = []
        while piece := os.read(handle, 1 << 20):
            pieces.append(piece)
    finally:
        os.close(handle)
    return b"".join(pieces)


def write_handle(handle: int, data: bytes | Iterable[bytes]) -> None:
    """All of `data`: the system may take less at a time than it was given."""
    for piece in [data] if isinstance(data, bytes) else data:
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(handle, rest) :]


def write_new(
    path: Path, data: bytes | Iterable[bytes], like: os.stat_result | None = None
) -> None:
    """Create `path` (it must not exist) with all of `data`, on the disk when this returns.

    `like`: the file it is going to replace, whose mode and owner are kept; owner only as far as
    the system lets us. A file that could not be completed is removed again.
    """
    mode = 0o666 if like is None else 0o600
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY | _CLOSE
    handle = os.open(path, flags, mode)
    try:
        try:
            write_handle(handle, data)
            if like is not None:
                _keep_owner_and_mode(handle, like)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _keep_owner_and_mode(handle: int, like: os.stat_result) -> None:
    if sys.platform == "win32":
        return
    mine = os.fstat(handle)
    if (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
        with suppress(PermissionError):
            os.fchown(handle, like.st_uid, like.st_gid)
    os.fchmod(handle, stat.S_IMODE(like.st_mode))


def replace(temporary: Path, target: Path) -> None:
    """Put `temporary` in the place of `target` in one step; waits a moment for a held file."""
    for pause in _PATIENCE:
        try:
            temporary.replace(target)
            return
        except OSError as error:
            if not _is_shared(error):
                raise
            time.sleep(pause)
    temporary.replace(target)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk; does nothing where a system has no such thing."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | _CLOSE)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def orphans(folder: Path, begin: str = TEMPORARY) -> list[Path]:
    """Temporary files in `folder`, or what else begins so, whose writer on this machine is gone,
    sorted by name."""
    begin = f"{begin}{host_mark()}-"
    found = []
    for path in folder.iterdir():
        pid, _, _ = path.name.removeprefix(begin).partition("-")
        if path.name.startswith(begin) and pid.isdecimal() and not is_running(int(pid)):
            found.append(path)
    return sorted(found)


def _is_shared(error: OSError) -> bool:
    """Whether another program holds the file; Windows calls that "denied" as often as "shared"."""
    if getattr(error, "winerror", None) in _SHARING:
        return True
    return sys.platform == "win32" and isinstance(error, PermissionError)


def trouble(error: OSError, file: str | None) -> Diagnostic:
    """The diagnostic for a failure of the system while `file` was being read or written."""
    reason = {"reason": error.strerror or type(error).__name__}
    number = error.errno
    if _is_shared(error) or number in _IN_USE:
        return Diagnostic("TD808", file, at="file")
    if number == errno.ENOTDIR:
        return Diagnostic("TD807", file, at="file", variant="parent")
    return Diagnostic("TD809", file, at="file", args=reason, variant=_VARIANTS.get(number or 0, ""))


class WrittenFirst(KeyboardInterrupt):
    """Ctrl-C came while files were written, and all of them are."""


@contextmanager
def whole() -> Iterator[list[int]]:
    """What is begun inside is ended; a Ctrl-C that comes meanwhile stands in the list."""
    stopped: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield stopped  # only the main thread hears of Ctrl-C
        return
    before = signal.signal(signal.SIGINT, lambda number, _: stopped.append(number))
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
