"""Which machine this is, and whether a process on it still runs: what tells a dead lock."""

import os
import sys
from pathlib import Path


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
