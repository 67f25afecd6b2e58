"""Finds the data folder and the blocs in it, and reads its files without ever leaving it."""

import errno
import os
import stat
import sys
import unicodedata
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.text.encodings import below, data_path


def is_folder(path: Path | str) -> bool:
    """Whether there is a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path | str) -> bool:
    """Whether there is a regular file."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: Path | str) -> bool:
    """Whether there is anything, links that lead nowhere left out."""
    return os.path.exists(path)  # noqa: PTH110


def real(path: Path) -> Path:
    """Where a path leads, links followed. Links in a circle lead to themselves (`Path.resolve`
    would raise RuntimeError): they are told when they are opened."""
    return Path(os.path.realpath(path))


def leads_outside(path: Path, folder: Path) -> bool:
    """Whether a path is a link that leaves the folder."""
    return path.is_symlink() and not real(path).is_relative_to(real(folder))


def is_special(path: Path) -> bool:
    """Whether a pipe or a device stands there, which would keep its reader waiting."""
    found = path.stat().st_mode
    return not (stat.S_ISREG(found) or stat.S_ISDIR(found))


BLOC_FILE = "bloc.yaml"
SETTINGS_FILE = "thidua.yaml"
DATA = "data"
CASE_IS_NOTHING = sys.platform in ("win32", "darwin")
"""Whether a file is opened by its name in other capitals, too."""
MOST_READ = 64 * 1024 * 1024
"""Bytes read of one file: far over what is accepted, and no danger to memory."""


class DataFolder(NamedTuple):
    """`root` is what paths are relative to; `blocs` the folders of blocs in it, '' for itself."""

    root: Path
    blocs: tuple[str, ...]


class Unreadable(Exception):  # noqa: N818 - becomes the error of whoever looked
    """A folder or file that is there and can't be read: never the same as an empty one (P22)."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.file)
        self.diagnostic = diagnostic


def unlisted(folder: str, error: OSError) -> Unreadable:
    """Why a folder could not be listed."""
    denied = error.errno in (errno.EACCES, errno.EPERM)
    variant = "list_permission" if denied else "list"
    args = {"reason": error.strerror or str(error)}
    return Unreadable(Diagnostic("TD114", folder or ".", at="file", args=args, variant=variant))


class NotFound(NamedTuple):
    """There is no data folder; `looked` says where one was looked for, `below` the blocs that lie
    below the folder where the search began."""

    looked: tuple[Path, ...]
    below: tuple[str, ...] = ()


def find_data(start: Path, given: str | None, environment: str | None) -> DataFolder | NotFound:
    """The data folder: the one given, the one in the environment, else the first folder from
    `start` upwards that holds bloc.yaml or data/ (or thidua.yaml, the top of many blocs)."""
    try:
        return _found(start, given or environment)
    except OSError as error:
        raise unlisted(str(error.filename or start), error) from None


def _found(start: Path, named: str | None) -> DataFolder | NotFound:
    if named:
        folder = start / named
        found = _data_in(folder) if is_folder(folder) else None
        return found if found is not None else NotFound((folder,))
    looked = []
    for folder in (start, *start.parents):
        looked.append(folder)
        held = [folder / BLOC_FILE, folder / DATA, folder / SETTINGS_FILE]
        if any(is_there(one) for one in held):
            found = _data_in(folder)
            if found is not None:
                return found
    return NotFound(tuple(looked), tuple(sorted(_below(start))))


MOST_BELOW = 400
"""Folders below the current one that are looked into for blocs, to name them in a message."""


def _below(start: Path) -> Iterator[str]:
    """Blocs one or two folders below a folder that holds no data itself."""
    seen = 0
    for first in _folders(start):
        for folder in (first, *(() if is_file(first / BLOC_FILE) else _folders(first))):
            seen += 1
            if seen > MOST_BELOW:
                return
            if is_file(folder / BLOC_FILE):
                yield folder.relative_to(start).as_posix()


def _folders(around: Path) -> list[Path]:
    """The folders in a folder, hidden ones and links left out; none where it can't be read."""
    try:
        with os.scandir(around) as entries:
            found = [e.path for e in entries if e.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return [Path(one) for one in sorted(found) if not Path(one).name.startswith(".")]


def _data_in(folder: Path) -> DataFolder | None:
    """The data folder that `folder` is, or holds as data/; None when there is no bloc in it."""
    folder = real(folder)
    if is_file(folder / BLOC_FILE):
        return _below_settings(folder, ("",))
    for candidate in (folder / DATA, folder):
        if is_folder(candidate) and (blocs := tuple(_blocs(candidate))):
            return _below_settings(candidate, blocs)
    return None


def _below_settings(folder: Path, blocs: tuple[str, ...]) -> DataFolder:
    """A bloc's own folder, or that of some of the blocs. A thidua.yaml above it holds for it, too:
    the same command must give the same result from inside and from the top."""
    if not is_file(folder / SETTINGS_FILE):
        for above in folder.parents:
            if is_file(above / SETTINGS_FILE):
                inside = folder.relative_to(above).as_posix()
                return DataFolder(
                    above, tuple(f"{inside}/{one}" if one else inside for one in blocs)
                )
            if is_there(above / ".git"):
                break
    return DataFolder(folder, blocs)


def _blocs(root: Path) -> Iterator[str]:
    """The folders with bloc.yaml at any depth, in the order of their names."""

    def fail(error: OSError) -> None:
        raise unlisted(Path(error.filename).relative_to(root).as_posix(), error)

    for current, folders, files in os.walk(root, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if BLOC_FILE in files:
            folders.clear()
            relative = Path(current).relative_to(root).as_posix()
            yield "" if relative == "." else relative


def _at_once(path: str, flags: int) -> int:
    """Opens a file; a pipe that nobody writes to would keep us waiting for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False


def bloc_around(file: str, folders: Container[str]) -> str | None:
    """The bloc in whose folder a file lies, of these; None where it lies in none."""
    if "" in folders:
        return ""
    above = (file[:n] for n, letter in enumerate(file) if letter == "/")
    return next((folder for folder in above if folder in folders), None)


def bloc_id(files: "Files", folder: str) -> str | None:
    """The id that the bloc in a folder gives itself."""
    return _said(files, folder, "id")


def bloc_kind(files: "Files", folder: str) -> str:
    """Whether the bloc in a folder calls itself khối or cụm; "" where it does not say."""
    return _said(files, folder, "kind") or ""


def bloc_names(files: "Files", folder: str) -> tuple[str | None, str | None]:
    """The id and the name that the bloc in a folder gives itself."""
    return _said(files, folder, "id"), _said(files, folder, "name")


def _said(files: "Files", folder: str, key: str) -> str | None:
    from thidua.store.yaml.reader import parse

    raw = files.read(data_path(folder, BLOC_FILE))
    if not isinstance(raw, bytes) or key.encode() not in raw:
        return None
    tree, _ = parse(raw, "")
    found = tree.get(key) if isinstance(tree, dict) else None
    return found if isinstance(found, str) else None


MOST_KEPT = 4_000_000
"""Bytes of files that are kept as they were read: some thousand sheets."""


class Files:
    """The files of a data folder, read as bytes. Links that lead out of it are refused. `known`:
    what others read of it already."""

    def __init__(self, root: Path, known: Mapping[str, bytes] = NOTHING) -> None:
        self.root = root
        self._known = known
        self.read_so_far: dict[str, bytes] = {}
        self._kept = 0
        self._without: dict[str, Diagnostic | None] = {}
        self._listed: dict[str, set[str]] = {}
        self.linked: dict[str, None] = {}
        """Links to folders that `names` met and left out: paths as in `read`."""

    def read(self, file: str) -> bytes | Diagnostic | None:
        """The bytes of a file (relative, with `/`), looked for once; None when there is none."""
        if held := self.read_so_far.get(file):
            return held
        if file not in self._without:
            found = self._known.get(file) or self._read(file)
            if isinstance(found, bytes) and CASE_IS_NOTHING and not self._is_called(file):
                found = None
            if isinstance(found, bytes):
                self.read_so_far[file] = found
                self._kept += len(found)
                return found
            self._without[file] = found
        return self._without[file]

    def let_go(self, file: str) -> None:
        """Where bytes of a great many files are kept, those of this one no longer, which was read
        in full: who asks for them once more has it read once more."""
        if self._kept > MOST_KEPT:
            self._kept -= len(self.read_so_far.get(file, b""))
            self.read_so_far[file] = b""

    def _read(self, file: str) -> bytes | Diagnostic | None:
        path = f"{self.root}/{file}"
        try:
            # Thousands of files: no Path objects here.
            if os.path.islink(path) and not self._inside(path):  # noqa: PTH114
                return Diagnostic("TD115", file, variant="link")
            with open(path, "rb", opener=_at_once) as stream:
                if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                    return Diagnostic("TD114", file, variant="special")
                raw = stream.read(MOST_READ)
        except (FileNotFoundError, NotADirectoryError):
            # A link that leads nowhere is not the same as no file.
            return Diagnostic("TD114", file) if os.path.islink(path) else None  # noqa: PTH114
        except OSError as error:
            if error.errno == errno.ENXIO:  # a socket can't be opened at all
                return Diagnostic("TD114", file, variant="special")
            variants = {errno.EACCES: "permission", errno.EPERM: "permission"}
            variant = "folder" if os.path.isdir(path) else variants.get(error.errno or 0, "")  # noqa: PTH112
            return Diagnostic("TD114", file, variant=variant)
        # Copied: bytes cut from room for the largest file keep a page of memory, however short.
        return bytes(memoryview(raw))

    def _is_called(self, file: str) -> bool:
        """Whether a file and its folders are called just so: Windows and macOS open `Awards.yaml`
        for awards.yaml, and the same data must give the same result everywhere."""
        folder, _, name = file.rpartition("/")
        if folder not in self._listed:
            if folder and not self._is_called(folder):
                return False
            self._listed[folder] = {
                unicodedata.normalize("NFC", one)
                for one in os.listdir(f"{self.root}/{folder}")  # noqa: PTH208 - thousands of files
            }
        return unicodedata.normalize("NFC", name) in self._listed[folder]

    def _inside(self, path: str) -> bool:
        # realpath, not resolve: links in a circle are told by opening them
        return Path(os.path.realpath(path)).is_relative_to(self.root)

    def names(self, folder: str) -> tuple[list[str], list[str]]:
        """Sub-folders and files of a folder, each sorted; hidden ones and links to folders left
        out. Empty when there is no such folder; raises Unreadable when it can't be listed."""
        folders, files = [], []
        try:
            with os.scandir(f"{self.root}/{folder}" if folder else self.root) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.name)
                    elif not _leads_to_folder(entry):
                        files.append(entry.name)
                    else:
                        self.linked[data_path(folder, entry.name)] = None
        except FileNotFoundError:
            pass
        except NotADirectoryError:
            raise Unreadable(
                Diagnostic("TD114", folder, at="file", args={}, variant="not_folder")
            ) from None
        except OSError as error:
            raise unlisted(folder, error) from None
        return sorted(folders), sorted(files)

    def must_read(self, file: str) -> bytes | None:
        """The bytes of a file, None when there is none; raises Unreadable."""
        raw = self.read(file)
        if isinstance(raw, Diagnostic):
            raise Unreadable(raw)
        return raw

    def blocs(self) -> tuple[str, ...]:
        """The folders of blocs."""
        return tuple(_blocs(self.root))

    def bytes_of(self, file: str) -> bytes | None:
        """What a diagnostic's excerpt is taken from."""
        raw = self.read(file)
        return raw if isinstance(raw, bytes) else None


class MemoryFiles(Files):
    """The same, from a mapping: the files of a git revision, or of a test."""

    def __init__(self, content: dict[str, bytes]) -> None:
        super().__init__(Path())
        self.content = content

    def read(self, file: str) -> bytes | Diagnostic | None:
        return self.content.get(file)

    def names(self, folder: str) -> tuple[list[str], list[str]]:
        prefix = below(folder)
        folders: set[str] = set()
        files: set[str] = set()
        for name in self.content:
            if name.startswith(prefix):
                first, slash, _ = name.removeprefix(prefix).partition("/")
                if not first.startswith("."):
                    (folders if slash else files).add(first)
        return sorted(folders), sorted(files)

    def blocs(self) -> tuple[str, ...]:
        """The folders of blocs."""
        found = [name for name in self.content if name.rsplit("/", 1)[-1] == BLOC_FILE]
        return tuple(sorted(name.rpartition("/")[0] for name in found))


class OverlayFiles(Files):
    """The files below another's root, some of them with bytes that are not written yet."""

    def __init__(self, below: Files, changed: Mapping[str, bytes]) -> None:
        super().__init__(below.root)
        self.below = below
        self.changed = dict(changed)

    def read(self, file: str) -> bytes | Diagnostic | None:
        """A changed file's new bytes, else what is on the disk."""
        return self.changed[file] if file in self.changed else self.below.read(file)

    def names(self, folder: str) -> tuple[list[str], list[str]]:
        """Sub-folders and files, the new ones among them."""
        folders, files = (set(names) for names in self.below.names(folder))
        prefix = below(folder)
        for name in self.changed:
            if name.startswith(prefix):
                first, slash, _ = name.removeprefix(prefix).partition("/")
                (folders if slash else files).add(first)
        return sorted(folders), sorted(files)
