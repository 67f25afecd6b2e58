"""Compares what is rendered with the file in tests/golden that a person has looked at.

`THIDUA_UPDATE_GOLDEN=1 pytest ...` writes the files anew; look at the difference before it is
committed.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden"
UPDATE = os.environ.get("THIDUA_UPDATE_GOLDEN") == "1"


def check(name: str, text: str) -> None:
    """`text` is exactly what `tests/golden/<name>` holds."""
    path = GOLDEN / name
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()
