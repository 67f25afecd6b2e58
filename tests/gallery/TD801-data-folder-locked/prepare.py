"""Another command of this machine is writing."""

import json
from pathlib import Path

import pytest

HOLDER = {
    "pid": 4711,
    "host": "may-van-phong",
    "user": "lan",
    "since": "2022-12-20T08:15:00+07:00",
    "birth": "",
}


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lock."""
    monkeypatch.setattr("thidua.store.write.lock.host", lambda: "may-van-phong")
    monkeypatch.setattr("thidua.store.write.lock.is_running", lambda *_: True)
    (folder / "data" / ".thidua-lock").write_text(json.dumps(HOLDER), encoding="ascii")
