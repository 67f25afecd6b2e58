"""A write of two files was cut off after the first."""

import json
from hashlib import sha256
from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal of that write."""
    monkeypatch.setattr("thidua.store.write.lock.host", lambda: "may-van-phong")
    data = folder / "data"
    files = []
    for name, done in (("so-y-te", True), ("so-gddt", False)):
        path = f"2022/scores/verified/{name}.yaml"
        now = sha256((data / path).read_bytes()).hexdigest()
        later = sha256(b"later").hexdigest()
        old, new = ("0" * 64, now) if done else (now, later)
        files.append({"path": path, "old": old, "new": new, "temporary": None})
    journal = {
        "pid": 4711,
        "host": "may-van-phong",
        "user": "lan",
        "since": "2022-12-20T08:15:00+07:00",
        "birth": "",
        "files": files,
        "folders": [],
    }
    (data / ".thidua-journal").write_text(json.dumps(journal), encoding="ascii")
