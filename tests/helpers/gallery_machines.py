"""The gallery's cases that no folder of text files can hold: what befell the machine, its disk, its
git, and what another command did meanwhile."""

import errno
import json
import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.helpers.faults import refuse
from thidua.store.write import atomic
from thidua.store.write import writer as write

Prepare = Callable[[Path, pytest.MonkeyPatch], object]
HERE = "may-van-phong"
HOLDER = {"pid": 4711, "user": "lan", "since": "2022-12-20T08:15:00+07:00", "birth": ""}


def locked(*, host: str = HERE, runs: bool = False) -> Prepare:
    """The data folder with the lock of a command of `host`. `runs`: whether that command still
    does, as far as this machine can tell."""

    def prepare(folder: Path, patch: pytest.MonkeyPatch) -> None:
        patch.setattr("thidua.store.write.lock.host", lambda: HERE)
        patch.setattr("thidua.store.write.lock.is_running", lambda *_: runs)
        lock = json.dumps({**HOLDER, "host": host})
        (folder / "data" / ".thidua-lock").write_text(lock, encoding="ascii")

    return prepare


def half_written(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """The journal of a write of two files that was cut off after the first."""
    patch.setattr("thidua.store.write.lock.host", lambda: HERE)
    data = folder / "data"
    files = []
    for name, done in (("so-y-te", True), ("so-gddt", False)):
        path = f"2022/scores/verified/{name}.yaml"
        now = sha256((data / path).read_bytes()).hexdigest()
        later = sha256(b"later").hexdigest()
        old, new = ("0" * 64, now) if done else (now, later)
        files.append({"path": path, "old": old, "new": new, "temporary": None})
    journal = {**HOLDER, "host": HERE, "files": files, "folders": []}
    (data / ".thidua-journal").write_text(json.dumps(journal), encoding="ascii")


def stale_temporary_file(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Of a process that runs no more."""
    patch.setattr("thidua.store.write.atomic.host_mark", lambda: "0123abcd")
    patch.setattr("thidua.store.write.atomic.is_running", lambda *_: False)
    (folder / "data" / ".thidua-tmp-0123abcd-4711-89abcdef").write_bytes(b"terms:")


def meanwhile(do: Callable[[Path], object]) -> Prepare:
    """Just before the command writes, somebody else does something with the leadership's file."""

    def prepare(folder: Path, patch: pytest.MonkeyPatch) -> None:
        take = write.take

        def then(root: Path, who: write.Who) -> object:
            do(folder / "data" / "leadership.yaml")
            return take(root, who)

        patch.setattr(write, "take", then)

    return prepare


def save(file: Path) -> None:
    file.write_text("terms: []\n", encoding="utf-8")


def failing(error: int, words: str, function: str = "write_new") -> Prepare:
    """The system refuses to write, with these words."""
    return lambda _, patch: refuse(patch, f"thidua.store.write.atomic.{function}", error, words)


def not_put_back(_: Path, patch: pytest.MonkeyPatch) -> None:
    """The disk breaks after the first replacement, and can't take the old bytes back, either."""
    replace = atomic.replace

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    def replace_and_fail(temporary: Path, target: Path) -> None:
        replace(temporary, target)
        patch.setattr(atomic, "write_new", fail)
        fail()

    patch.setattr(atomic, "replace", replace_and_fail)


def drive_drops_out(_: Path, patch: pytest.MonkeyPatch) -> None:
    """A network drive, while a folder is listed."""
    real = os.scandir

    def scandir(path: str = ".") -> object:
        if str(path).endswith("verified"):
            raise OSError(errno.EIO, "Input/output error", path)
        return real(path)

    patch.setattr(os, "scandir", scandir)


def repository(*commands: str, broken: bool = False) -> Prepare:
    """A git repository around the case, the same on every machine: one author, one moment."""

    def prepare(folder: Path, patch: pytest.MonkeyPatch) -> None:
        for name in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{name}_NAME", "Lan")
            patch.setenv(f"GIT_{name}_EMAIL", "lan@example.vn")
            patch.setenv(f"GIT_{name}_DATE", "2022-12-20T08:15:00+0700")
        for command in ("init -q -b main", *commands):
            subprocess.run(
                ["git", *shlex.split(command)], cwd=folder, check=True, capture_output=True
            )
        if broken:
            (folder / ".git" / "config").write_text("[core\n", encoding="ascii")

    return prepare


COMMITTED = ("add .", "commit -q -m 'Bảng điểm năm 2022'")


def linked_folder(folder: Path, _: object) -> None:
    """A folder of the data is a link that leads out of it."""
    (folder / "ngoai").mkdir()
    (folder / "data" / "2022" / "scores").symlink_to(folder / "ngoai")


def linked_evidence(folder: Path, _: object) -> None:
    """A link that leads out of the data folder."""
    (folder / "bao-cao.txt").write_text("Báo cáo năm 2022", encoding="utf-8")
    file = folder / "data" / "2022" / "evidence" / "bao-cao.txt"
    file.unlink()
    file.symlink_to(folder / "bao-cao.txt")


def two_blocs_below(folder: Path, _: object) -> None:
    """The folder above two blocs, without data/ and without thidua.yaml."""
    for name in ("khoi 1", "khoi-2"):
        (folder / name).mkdir()
        (folder / name / "bloc.yaml").write_text(f"id: {name[-1]}\nname: Khối\n", "utf-8")


def refusing_office(_: Path, patch: pytest.MonkeyPatch) -> None:
    """A LibreOffice that says no."""
    save = "thidua.cli.documents"
    patch.setattr(f"{save}.office", lambda: "soffice")
    patch.setattr(f"{save}._convert", lambda *_, **__: "Error: source file could not be loaded")


def broken_template(folder: Path, _: object) -> None:
    """In another encoding: no text file may lie in the gallery in one."""
    (folder / "data" / "mau").mkdir()
    (folder / "data" / "mau" / "to-trinh.md").write_bytes(b"# T\xff\n")


def bug(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A rule that fails, and a name for the log that is always the same."""

    def fail(*_: object) -> None:
        raise RuntimeError

    def log(**_: object) -> tuple[int, str]:
        path = folder / "thidua.log"
        return os.open(path, os.O_CREAT | os.O_WRONLY), str(path)

    patch.setattr("thidua.bloc.scoring.check_scale._References", fail)
    patch.setattr(tempfile, "mkstemp", log)


def nothing(*_: object) -> None:
    """The command writes a document: a copy is enough."""


CASES: dict[str, Prepare] = {
    "TD114-unreadable-file-list": drive_drops_out,
    # Another command of this machine is writing; somebody on another machine is, or was.
    "TD801-data-folder-locked": locked(runs=True),
    "TD801-data-folder-locked-elsewhere": locked(host="may-khac"),
    # A lock that says nothing of who holds it.
    "TD801-data-folder-locked-unknown": lambda folder, _: (
        folder / "data" / ".thidua-lock"
    ).write_bytes(b""),
    # A writing command of this machine was killed; seen by check, and by the next that writes.
    "TD802-cut-off-command": locked(),
    "TD802-cut-off-command-cleaned": locked(),
    "TD802-cut-off-command-elsewhere": locked(host="may-khac"),
    "TD803-half-written": half_written,
    "TD804-stale-temporary-file": stale_temporary_file,
    "TD805-changed-since-read": meanwhile(save),
    "TD805-changed-since-read-exists": meanwhile(save),
    "TD805-changed-since-read-gone": meanwhile(Path.unlink),
    "TD806-write-outside-folder": linked_folder,
    # Where the report should go there is a folder.
    "TD807-not-a-file": lambda folder, _: (folder / "ket-qua.csv").mkdir(),
    # Excel holds the older report open.
    "TD808-file-in-use": failing(errno.EBUSY, "Device or resource busy", "replace"),
    # In a way that has no words of its own.
    "TD809-write-failed": failing(errno.ENXIO, "No such device or address"),
    "TD809-write-failed-denied": failing(errno.EACCES, "Permission denied"),
    "TD809-write-failed-disk": failing(errno.EIO, "Input/output error"),
    "TD809-write-failed-full": failing(errno.ENOSPC, "No space left on device"),
    "TD809-write-failed-toolarge": failing(errno.EFBIG, "File too large"),
    "TD810-not-put-back": not_put_back,
    "TD820-git-missing": lambda folder, patch: patch.setenv("PATH", str(folder)),
    "TD821-not-a-repository": lambda folder, patch: patch.setenv(
        "GIT_CEILING_DIRECTORIES", str(folder.parent)
    ),
    "TD822-no-commits": repository(),
    "TD823-unknown-revision": repository(*COMMITTED),
    "TD823-unknown-revision-option": repository(*COMMITTED),
    # Its settings can't be read.
    "TD824-git-failed": repository(*COMMITTED, broken=True),
    # From before there was any data.
    "TD825-not-in-revision": repository("commit -q --allow-empty -m 'Bắt đầu'"),
    "TD842-evidence-outside-link": linked_evidence,
    "TD856-no-libreoffice": lambda _, patch: patch.setattr(
        "thidua.cli.documents.office", lambda: None
    ),
    "TD857-pdf-failed": refusing_office,
    "TD901-no-data-folder-below": two_blocs_below,
    "TD970-basis-out-of-force": nothing,
    "TD970-basis-out-of-force-replaced": nothing,
    "TD971-basis-not-yet-in-force": nothing,
    "TD973-basis-not-verified": nothing,
    "TD987-template-broken-encoding": broken_template,
    "TD999-bug": bug,
}
