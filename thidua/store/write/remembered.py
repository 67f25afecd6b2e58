"""What an import made of a workbook, kept on this computer beside the lock: so the same workbook,
edited further, is held against what it said then. Who has no such memory is only refused more."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from thidua.store.write import atomic
from thidua.store.write.paths import OURS

MEMORY = f"{OURS}imports"
MOST = 20
"""Workbooks that are remembered, the latest ones."""


def workbook_key(place: str, base: str) -> str:
    """One workbook: where it lies, and what it was made from. A copy that somebody else edits has
    the same base and lies elsewhere. Spreadsheets lose blanks at the ends of cells and sheets."""
    lines = "\n".join(line.rstrip() for line in base.rstrip().splitlines())
    return atomic.digest(f"{place}\n{lines}".encode())[:24]


def recalled(root: Path, key: str) -> Any:
    """What was remembered of a workbook; None for nothing."""
    return _held(root).get(key)


def remember(root: Path, key: str, said: Any) -> None:
    """Keeps what an import made of a workbook. Where that fails it is not remembered."""
    held = _held(root)
    held.pop(key, None)
    kept = {**dict(list(held.items())[1 - MOST :]), key: said}
    target = root / MEMORY
    temporary = atomic.temporary_beside(target)
    with suppress(OSError):
        atomic.write_new(temporary, json.dumps(kept, ensure_ascii=False).encode())
        temporary.replace(target)


def _held(root: Path) -> dict[str, Any]:
    try:
        held = json.loads(atomic.read_file(root / MEMORY))
    except (OSError, ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}
