"""A lock that another command holds or left, for the gallery."""

import json
from pathlib import Path

import pytest

HOLDER = {"pid": 4711, "user": "lan", "since": "2022-12-20T08:15:00+07:00", "birth": ""}


def locked(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    host: str = "may-van-phong",
    runs: bool | None = False,
) -> None:
    """The data folder with the lock of a command of `host`; this machine is may-van-phong.
    `runs`: whether that command still does, as far as this machine can tell (None: not asked)."""
    monkeypatch.setattr("thidua.store.write.lock.host", lambda: "may-van-phong")
    if runs is not None:
        monkeypatch.setattr("thidua.store.write.lock.is_running", lambda *_: runs)
    lock = json.dumps({**HOLDER, "host": host})
    (folder / "data" / ".thidua-lock").write_text(lock, encoding="ascii")
