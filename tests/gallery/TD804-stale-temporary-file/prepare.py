"""A temporary file whose writer is gone."""

from pathlib import Path

import pytest


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file, of a process that runs no more."""
    monkeypatch.setattr("thidua.store.write.atomic.host_mark", lambda: "0123abcd")
    monkeypatch.setattr("thidua.store.write.atomic.is_running", lambda *_: False)
    (folder / "data" / ".thidua-tmp-0123abcd-4711-89abcdef").write_bytes(b"terms:")
