"""Somebody on another machine is writing, or was."""

import json
from pathlib import Path

import pytest

HOLDER = {
    "pid": 4711,
    "host": "may-khac",
    "user": "lan",
    "since": "2022-12-20T08:15:00+07:00",
    "birth": "",
}


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their lock."""
    monkeypatch.setattr("thidua.store.write.lock.host", lambda: "may-van-phong")
    monkeypatch.setattr("thidua.store.write.lock.is_running", lambda *_: False)
    (folder / "data" / ".thidua-lock").write_text(json.dumps(HOLDER), encoding="ascii")
