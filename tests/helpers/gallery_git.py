"""A git repository around a gallery case, the same on every machine."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., None]


def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Begins one in `folder`; gives what runs git there. One author, one moment."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Lan")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "lan@example.vn")
        monkeypatch.setenv(f"GIT_{name}_DATE", "2022-12-20T08:15:00+0700")

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    return git


def committed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One in which all that the case holds is committed."""
    git = repository(folder, monkeypatch)
    git("add", ".")
    git("commit", "-q", "-m", "Bảng điểm năm 2022")
