"""The commits that touched a data folder or a file in it: who, when, why, and what each changed."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.git.repository import Repository, resolve, run
from thidua.text.encodings import data_path

_MARK = b"\x01"
_FORMAT = "--format=%x00%x01%H%x00%aN%x00%aI%x00%s%x00%b%x00"
_SUBMODULE = b"160000"
_OPTIONS = (
    *("--raw", "-z", "-c", "-M", "-l0", "--no-abbrev", "--no-color", "--encoding=UTF-8"),
    *("--no-ext-diff", "--no-textconv", "--no-notes", "--no-relative", f"-O{os.devnull}"),
)


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a commit did to one file. Paths from the data folder; None outside of it.

    `before` holds the blob of each parent that the commit differs from (one, except for merges),
    `after` its own; None where there is no such file. What a merge itself changed is what differs
    from every one of `before`: the rest came with one of its parents and is told there.
    """

    path: str | None
    old_path: str | None
    before: tuple[str | None, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit. `date` is the author's, ISO 8601 with zone.

    `cut`: the clone holds none of its parents, so that all its files look new and nothing can be
    said of what it changed.
    """

    hash: str
    author: str
    date: str
    subject: str
    body: str
    changes: tuple[FileChange, ...]
    cut: bool = False


def log(
    repository: Repository, path: str = "", *, follow: bool = False, revision: str = "HEAD"
) -> list[Commit] | Diagnostic:
    """The commits up to `revision` that touched `path` (from the data folder; "": all of it).

    Newest first. A rename within one commit is one change with `old_path`. `follow`: `path` is one
    file, and its story goes on under its older names.
    """
    commit = resolve(repository, revision)
    if isinstance(commit, Diagnostic):
        return commit
    options = [*_OPTIONS, *(("--follow",) if follow else ())]
    answer = run(repository, "log", *options, _FORMAT, commit, "--", path or ".")
    if isinstance(answer, Diagnostic):
        return answer
    return list(_commits(answer, repository, repository.prefix))


def log_of_folder(repository: Repository, folder: str) -> list[Commit] | Diagnostic:
    """The commits that touched what lies in a folder today (a path from the data folder), also
    under the names that the folder, or one around it, had before. Paths are told as they are today.
    """
    commit = resolve(repository, "HEAD")
    if isinstance(commit, Diagnostic):
        return commit
    answer = run(repository, "log", *_OPTIONS, _FORMAT, commit)
    if isinstance(answer, Diagnostic):
        return answer
    names = [data_path(repository.prefix, folder)]
    found = []
    for one in _commits(answer, repository, ""):
        older = [name for change in one.changes if (name := _older(change, names))]
        names += dict.fromkeys(name for name in older if name not in names)
        changes = tuple(_today(one.changes, names, folder))
        if changes:
            found.append(replace(one, changes=changes))
    return found


def _home(path: str | None, names: Sequence[str]) -> str | None:
    """The name of the folder that a path lies in."""
    return next((name for name in names if path is not None and path.startswith(f"{name}/")), None)


def _older(change: FileChange, names: Sequence[str]) -> str | None:
    """What the folder was called before the change moved one of its files."""
    home = _home(change.path, names)
    old = change.old_path
    if home is None or old is None or _home(old, names) is not None or change.path is None:
        return None
    rest = change.path.removeprefix(home)
    return old.removesuffix(rest) if old.endswith(rest) else None


def _today(
    changes: Sequence[FileChange], names: Sequence[str], folder: str
) -> Iterator[FileChange]:
    """The changes in the folder, by today's paths. A file that went from an older name to a newer
    one, and was changed too much to be told as renamed, is one change."""
    moved: dict[str, FileChange] = {}
    for change in changes:
        now, was = (_inside(path, names, folder) for path in (change.path, change.old_path))
        if now is None and was is None:
            continue
        mine = change if _home(change.old_path, names) else replace(change, before=(None,))
        here = replace(mine, path=now, old_path=was)
        other = moved.get(now or was or "")
        if other is not None and (other.path is None) != (here.path is None):
            gone, new = (other, here) if other.path is None else (here, other)
            here = FileChange(new.path, new.path, gone.before, new.after)
        moved[now or was or ""] = here
    yield from moved.values()


def _inside(path: str | None, names: Sequence[str], folder: str) -> str | None:
    home = _home(path, names)
    return None if home is None or path is None else f"{folder}{path.removeprefix(home)}"


def _commits(answer: bytes, repository: Repository, prefix: str) -> Iterator[Commit]:
    """Reads git's answer: fields end with NUL, a commit's first one begins with a mark."""
    pieces = iter(answer.split(b"\0"))
    piece = next(pieces, None)
    while piece is not None:
        if not piece.startswith(_MARK):
            piece = next(pieces, None)
            continue
        author, date, subject, body = (_text(next(pieces)) for _ in range(4))
        name = _text(piece[1:])
        changes: list[FileChange] = []
        piece = next(pieces, None)
        while piece is not None and not piece.startswith(_MARK):
            about = piece.lstrip(b"\n")
            if about.startswith(b":"):
                changes += _change(about, pieces, prefix)
            piece = next(pieces, None)
        cut = name in repository.cut
        yield Commit(name, author, date, subject, body.strip(), tuple(changes), cut)


def _change(about: bytes, pieces: Iterator[bytes], prefix: str) -> Iterator[FileChange]:
    """One line of `--raw`: `:MODE.. MODE BLOB.. BLOB STATUS`, with as many colons as parents."""
    fields = about.lstrip(b":").split(b" ")
    parents = len(about) - len(about.lstrip(b":"))
    modes, blobs, status = fields[: parents + 1], fields[parents + 1 : -1], fields[-1]
    first = path = _below(next(pieces), prefix)
    if parents == 1 and status.startswith((b"R", b"C")):
        path = _below(next(pieces), prefix)
    if _SUBMODULE in modes or (path is None and first is None):
        return
    ids = [None if set(blob) == {ord("0")} else _text(blob) for blob in blobs]
    before = tuple(ids[:-1])
    if status.startswith(b"C"):
        before, first = (None,), None  # a copy is a new file
    had = any(each is not None for each in before)
    yield FileChange(path if ids[-1] is not None else None, first if had else None, before, ids[-1])


def _below(name: bytes, prefix: str) -> str | None:
    """A path from the repository's top as one from the data folder."""
    path = name.decode("utf-8", "surrogateescape")
    if prefix:
        if not path.startswith(prefix + "/"):
            return None
        path = path[len(prefix) + 1 :]
    return unicodedata.normalize("NFC", path)


def _text(field: bytes) -> str:
    return field.decode("utf-8", "replace")
