"""Reads the git repository around a data folder: revisions and their files, as bytes.

git runs as a program, without a shell, with nothing that could write, ask, page or go to the
network; index and work tree are never touched. Whatever goes wrong is a diagnostic (TD820-TD825).
"""

import os
import posixpath
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.folder import leads_outside, real, unlisted
from thidua.store.yaml.reader import parse

TIMEOUT = 120
"""Seconds that one call of git may take."""
_BATCH = 64 * 1024 * 1024
_LINKS = 8
_FORGET = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_COMMON_DIR"}
)
"""Set by a hook that runs us: they would bend git to another folder."""
_SET = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_OPTIONS = (
    *("--no-optional-locks", "--no-pager", "--literal-pathspecs"),
    *("-c", "core.quotepath=off", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true", "-c", "log.follow=false"),
)


def is_yaml(path: str) -> bool:
    """Whether a path names a data file; evidence may be large, and nobody compares it."""
    return path.endswith((".yaml", ".yml"))


@dataclass(frozen=True, slots=True)
class Repository:
    """A data folder in a git repository.

    `prefix` is the folder's path from the repository's top, with `/` and no end; "" for the top.
    `cut`: the oldest commits of a shallow clone, whose parents it doesn't hold; usually empty.
    """

    program: str
    folder: Path
    prefix: str
    cut: frozenset[str] = frozenset()


def find(folder: Path) -> Repository | Diagnostic:
    """The repository around a data folder, or why there is none (TD820, TD821, TD824)."""
    program = _program()
    if program is None:
        return Diagnostic("TD820")
    folder = real(folder)
    repository = Repository(program, folder, "")
    asked = run(repository, "rev-parse", "--show-prefix", "--git-path", "shallow")
    if isinstance(asked, Diagnostic):
        return asked
    inside = run(repository, "rev-parse", "--show-toplevel")
    if isinstance(inside, Diagnostic):
        return inside
    prefix, _, shallow = os.fsdecode(asked).rstrip("\n").partition("\n")
    return Repository(program, folder, prefix.rstrip("/"), _cut(folder / shallow))


def _cut(shallow: Path) -> frozenset[str]:
    try:
        return frozenset(shallow.read_text(encoding="ascii", errors="replace").split())
    except OSError:
        return frozenset()


def _program() -> str | None:
    """git on the PATH. Windows would look into the current folder first: data must not run."""
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.get_exec_path():
        place = Path(folder) / name
        if Path(folder).is_absolute() and place.is_file() and os.access(place, os.X_OK):
            return str(place)
    return None


def run(repository: Repository, *arguments: str, data: bytes | None = None) -> bytes | Diagnostic:
    """What git answers. `data` goes to its standard input."""
    kept = {key: value for key, value in os.environ.items() if key not in _FORGET}
    command = [repository.program, *_OPTIONS, "-C", str(repository.folder), *arguments]
    try:
        ended = subprocess.run(
            command,
            input=b"" if data is None else data,
            capture_output=True,
            timeout=TIMEOUT,
            env=kept | _SET,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Diagnostic("TD824", args={"seconds": str(TIMEOUT)}, variant="timeout")
    except OSError as error:
        return Diagnostic("TD824", args={"reason": error.strerror or str(error)})
    if ended.returncode == 0:
        return ended.stdout
    return _failure(repository, ended.stderr.decode("utf-8", "replace"), ended.returncode)


def _failure(repository: Repository, words: str, code: int) -> Diagnostic:
    if "must be run in a work tree" in words:
        return Diagnostic("TD821", variant="bare")
    if "not a git repository" in words:
        return Diagnostic("TD821")
    if "dubious ownership" in words:
        return Diagnostic("TD824", args={"folder": str(repository.folder)}, variant="owner")
    if "promisor" in words or "could not fetch" in words or "lazy fetching" in words:
        return Diagnostic("TD824", variant="missing")
    lines = [line for line in words.splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    reason = (fatal or lines or [f"exit {code}"])[0]
    return Diagnostic("TD824", args={"reason": reason.partition("fatal: ")[2] or reason})


def resolve(repository: Repository, revision: str) -> str | Diagnostic:
    """The full hash of the commit that `revision` names (TD822 without commits, TD823 unknown)."""
    args = {"revision": revision}
    odd = any(unicodedata.category(char) in ("Cc", "Cs") for char in revision)
    if not revision.strip() or revision.startswith("-") or odd:
        return Diagnostic("TD823", args=args, variant="option")
    found = run(repository, "rev-parse", "--verify", "--quiet", revision)
    if not isinstance(found, Diagnostic):  # apart, for `:/words^{commit}` would be other words
        name = found.decode("ascii").strip()
        found = run(repository, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if not isinstance(found, Diagnostic):
        return found.decode("ascii").strip()
    if found.variant or found.code != "TD824":
        return found
    any_commit = run(repository, "rev-list", "--all", "HEAD", "--max-count=1")
    if isinstance(any_commit, Diagnostic):
        any_commit = run(repository, "rev-list", "--all", "--max-count=1")
    if any_commit == b"":
        return Diagnostic("TD822")
    return Diagnostic("TD823", args=args, variant="shallow" if repository.cut else "")


def read_revision(repository: Repository, commit: str) -> dict[str, bytes] | Diagnostic:
    """The data folder's files at a commit: path from the data folder (NFC) -> bytes.

    `commit` comes from `resolve`. A link to another file of the folder gives that file's bytes;
    links elsewhere, submodules, hidden files and what is no YAML are left out. TD825 when the
    folder isn't there at all.
    """
    tree = f"{commit}:{repository.prefix}" if repository.prefix else commit
    listed = run(repository, "ls-tree", "-r", "-l", "-z", "--full-tree", tree)
    if isinstance(listed, Diagnostic):
        reason = str(listed.args.get("reason", ""))
        if "Not a valid object name" in reason or "not a tree object" in reason:
            return Diagnostic("TD825", args={"revision": commit[:10]})
        return listed
    entries = {entry.path: entry for entry in _entries(listed)}
    shown = (path for path in entries if is_yaml(path) and "/." not in f"/{path}")
    chosen = {path: entries[path] for path in shown}
    links = [entry.blob for entry in entries.values() if entry.is_link]
    targets = read_blobs(repository, links) if links else {}
    if isinstance(targets, Diagnostic):
        return targets
    files: dict[str, _Entry] = {}
    for path, entry in chosen.items():
        real = _follow(entry, entries, targets)
        if real is not None:
            files[path] = real
    blobs = _read_sized(repository, {entry.blob: entry.size for entry in files.values()})
    if isinstance(blobs, Diagnostic):
        return blobs
    return {path: blobs[entry.blob] for path, entry in files.items()}


def read_moved(
    repository: Repository, commit: str, known: Mapping[str, str]
) -> dict[str, bytes] | Diagnostic:
    """The data folder's files at a commit where it lay somewhere else: found by its blocs. `known`:
    their ids -> their folders today."""
    listed = run(repository, "ls-tree", "-r", "-l", "-z", "--full-tree", commit)
    if isinstance(listed, Diagnostic):
        return listed
    heads = [one for one in _entries(listed) if one.path.rpartition("/")[2] == "bloc.yaml"]
    blobs = _read_sized(repository, {one.blob: one.size for one in heads})
    if isinstance(blobs, Diagnostic):
        return blobs
    for one in heads:
        tree = parse(blobs[one.blob], one.path)[0]
        today = known.get(str(tree.get("id"))) if isinstance(tree, dict) else None
        lay = one.path.rpartition("/")[0]
        if today is not None:
            top = (
                lay.removesuffix(today).rstrip("/")
                if lay.endswith(today)
                else lay.rpartition("/")[0]
            )
            return read_revision(replace(repository, prefix=top), commit)
    return Diagnostic("TD825", args={"revision": commit[:10]})


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    blob: str
    size: int
    is_link: bool


def _entries(listed: bytes) -> Iterator[_Entry]:
    for line in listed.split(b"\0"):
        about, tab, name = line.partition(b"\t")
        if not tab:
            continue
        mode, kind, blob, size = about.split()
        if kind == b"blob":
            path = unicodedata.normalize("NFC", name.decode("utf-8", "surrogateescape"))
            known = int(size) if size.isdigit() else 0  # git says BAD of a damaged one
            yield _Entry(path, blob.decode("ascii"), known, mode == b"120000")


def _follow(entry: _Entry, entries: dict[str, _Entry], targets: dict[str, bytes]) -> _Entry | None:
    """The file that an entry is or points to; None when that isn't one of these."""
    for _ in range(_LINKS):
        if not entry.is_link:
            return entry
        target = targets[entry.blob].decode("utf-8", "surrogateescape")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), target))
        following = entries.get(unicodedata.normalize("NFC", path))
        if following is None:
            return None
        entry = following
    return None


def _read_sized(repository: Repository, sizes: dict[str, int]) -> dict[str, bytes] | Diagnostic:
    """As `read_blobs`, in portions that stay small in memory beside what is kept."""
    found: dict[str, bytes] = {}
    portion: list[str] = []
    room = _BATCH
    for blob, size in sizes.items():
        portion.append(blob)
        room -= size
        if room <= 0:
            read = read_blobs(repository, portion)
            if isinstance(read, Diagnostic):
                return read
            found |= read
            portion, room = [], _BATCH
    read = read_blobs(repository, portion)
    return read if isinstance(read, Diagnostic) else found | read


def read_blobs(repository: Repository, blobs: Iterable[str]) -> dict[str, bytes] | Diagnostic:
    """The content of blobs by their full ids, in one call of git."""
    ids = list(dict.fromkeys(blobs))
    if not ids:
        return {}
    names = "".join(f"{blob}\n" for blob in ids).encode("ascii")
    answer = run(repository, "cat-file", "--batch", data=names)
    if isinstance(answer, Diagnostic):
        return answer
    found: dict[str, bytes] = {}
    at = 0
    for blob in ids:
        end = answer.index(b"\n", at)
        about = answer[at:end].split()
        if len(about) != 3:
            return Diagnostic("TD824", variant="missing")
        size = int(about[2])
        found[blob] = answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return found


def read_worktree(folder: Path) -> dict[str, bytes] | Diagnostic:
    """The same from the folder as it lies on the disk, committed or not; hidden files left out."""
    root = real(folder)
    found: dict[str, bytes] = {}
    failed: list[OSError] = []
    for current, folders, names in os.walk(root, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            place = Path(current, name)
            path = unicodedata.normalize("NFC", place.relative_to(root).as_posix())
            if name.startswith(".") or not is_yaml(path):
                continue
            if leads_outside(place, root):
                continue
            try:
                if not stat.S_ISREG(place.stat().st_mode):
                    return Diagnostic("TD114", path, variant="special")
                found[path] = place.read_bytes()
            except FileNotFoundError:
                continue
            except OSError as error:
                return Diagnostic("TD114", path, args={"reason": error.strerror or str(error)})
    if failed:
        return unlisted(str(failed[0].filename), failed[0]).diagnostic
    return found
