"""The commits that touched a data folder or a file in it: who, when, why, and what each changed."""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.git.repository import Repository, resolve, run

_MARK = b"\x01"
_FORMAT = "--format=%x00%x01%H%x00%aN%x00%aI%x00%s%x00%b%x00"
_SUBMODULE = b"160000"


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
    options = ["--raw", "-z", "-c", "-M", "-l0", "--no-abbrev", "--no-color", "--encoding=UTF-8"]
    options += ["--no-ext-diff", "--no-textconv", "--no-notes", "--no-relative", f"-O{os.devnull}"]
    if follow:
        options.append("--follow")
    answer = run(repository, "log", *options, _FORMAT, commit, "--", path or ".")
    if isinstance(answer, Diagnostic):
        return answer
    return list(_commits(answer, repository))


def _commits(answer: bytes, repository: Repository) -> Iterator[Commit]:
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
                changes += _change(about, pieces, repository.prefix)
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
