"""Pages in a folder of their own: written together, and anew where they are there already.

They are made in a folder beside it, which then takes its place in one step: whoever is cut off
leaves all of the old pages or all of the new ones.
"""

import ctypes
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.folder import is_there
from thidua.store.write import atomic
from thidua.store.write.paths import OURS, falls_on_data
from thidua.store.write.writer import FileWrite, Who, write_all

ENDING = ".html"
BESIDE = f"{OURS}pages-"
"""How the name of a folder begins in which pages are made."""
_HERE, _EXCHANGE, _SWAP = -100, 2, 2
"""AT_FDCWD, RENAME_EXCHANGE (Linux), RENAME_SWAP (macOS)."""


def save_pages(
    folder: Path, files: Mapping[str, bytes], who: Who, ours: Callable[[bytes], bool]
) -> list[Diagnostic]:
    """Write all of the files (name below `folder`, with `/` -> bytes) or none of them.

    The folder must be new or empty, or hold nothing but earlier pages (`ours`), which are replaced;
    those that are no longer made are removed. Else TD854 names what is in the way.
    """
    name = str(folder)
    there: dict[str, bytes] = {}
    try:
        if falls_on_data(folder, new=False):
            return [Diagnostic("TD812", name, at="file")]
        if is_there(folder) and not folder.is_dir():
            return [Diagnostic("TD854", name, at="file", variant="file")]
        for path in _files(folder):
            inside = path.relative_to(folder).as_posix()
            data = b"" if path.suffix != ENDING or path.is_symlink() else atomic.read_file(path)
            if not ours(data):
                return [Diagnostic("TD854", name, at="file", args={"found": inside})]
            there[inside] = data
        place = Path(os.path.realpath(folder))
        place.parent.mkdir(parents=True, exist_ok=True)
        if _can_be_moved(place):
            _replace(place, files)
            return []
        place.mkdir(exist_ok=True)
    except OSError as error:
        return [atomic.trouble(error, name)]
    changes = [FileWrite(one, data, there.get(one)) for one, data in files.items()]
    changes += [FileWrite(one, None, data) for one, data in there.items() if one not in files]
    return write_all(folder, changes, who)


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder, but for what the writer itself leaves when it is cut off."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(OURS):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _can_be_moved(place: Path) -> bool:
    """Whether another folder may take its place: not of one that somebody works in, nor of a
    drive. Then the files are written where they are, one by one, under a journal."""
    return not Path.cwd().is_relative_to(place) and not place.is_mount()


def _replace(place: Path, files: Mapping[str, bytes]) -> None:
    """Make the pages beside the folder and put them in its place."""
    _tidy(place.parent)
    made = _beside(place)
    try:
        made.mkdir()
        for name, data in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            atomic.write_new(made / name, data)
        for folder in {(made / name).parent for name in files} | {made}:
            atomic.sync_folder(folder)
        if is_there(place):
            shutil.copymode(place, made)
            _exchange(made, place)
        else:
            atomic.replace(made, place)
        atomic.sync_folder(place.parent)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _beside(place: Path) -> Path:
    return place.with_name(f"{BESIDE}{atomic.host_mark()}-{os.getpid()}-{secrets.token_hex(4)}")


def _exchange(made: Path, place: Path) -> None:
    """Each takes the other's name: in one step where the system has one, else in two."""
    if _swapped(made, place):
        return
    old = _beside(place)
    atomic.replace(place, old)  # waits for a virus scanner that looks into it
    try:
        atomic.replace(made, place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _swapped(one: Path, other: Path) -> bool:
    with suppress(OSError, AttributeError):
        names = os.fsencode(one), os.fsencode(other)
        if sys.platform == "linux":
            rename = ctypes.CDLL(None).renameat2
            return int(rename(_HERE, names[0], _HERE, names[1], _EXCHANGE)) == 0
        if sys.platform == "darwin":
            return int(ctypes.CDLL(None).renamex_np(*names, _SWAP)) == 0
    return False


def _tidy(parent: Path) -> None:
    """Remove what a command on this machine that was cut off left beside its pages."""
    for path in atomic.orphans(parent, BESIDE):
        shutil.rmtree(path, ignore_errors=True)
