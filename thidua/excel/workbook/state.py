"""What a year workbook knows of itself, in a hidden sheet: which bloc and year it is of, the files
that it was made from, and what each of its marked rows is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from thidua.diagnostics.diagnostic import Path
from thidua.excel.grid import plain_text
from thidua.store.yaml.reader import Node

HIDDEN = "thidua"
FORMAT, VERSION = "thidua-year", "1"
CHUNK = 30_000
"""Characters of a cell: a spreadsheet takes 32,767."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a marked row is: a record, one field of a record drawn downwards (`column`), with
    `head` the headings of a table, or with `begun` a row for a record that is not there yet, which
    will have that id."""

    table: str
    file: str
    path: Path = ()
    column: str = ""
    head: bool = False
    begun: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """`trees`: a file's path in the bloc's folder -> what it held. `marks`: by a row's mark.
    `unit`: whose pledge it is, for a form of one unit."""

    bloc: str
    year: int
    lang: str
    sheets: Mapping[str, str]
    trees: Mapping[str, Node]
    marks: Mapping[str, Marked] = field(default_factory=dict)
    unit: str = ""


def lines(state: State) -> list[tuple[str, str]]:
    """The rows of the hidden sheet."""
    content = {**asdict(state), "marks": {key: asdict(one) for key, one in state.marks.items()}}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    pieces = [text[at : at + CHUNK] for at in range(0, len(text), CHUNK)]
    return [(FORMAT, VERSION), *((str(n), piece) for n, piece in enumerate(pieces, 1))]


def read(cells: Sequence[Sequence[object]]) -> State | str | None:
    """The state; a text is a version that this thidua does not know; None: no such sheet."""
    rows = [[plain_text(value) for value in row[:2]] for row in cells]
    if not rows or len(rows[0]) < 2 or rows[0][0] != FORMAT:
        return None
    if rows[0][1] != VERSION:
        return rows[0][1]
    try:
        content: dict[str, Any] = json.loads("".join(row[1] for row in rows[1:] if len(row) > 1))
        marks = {
            key: Marked(**{**one, "path": tuple(one["path"])})
            for key, one in content.pop("marks").items()
        }
        return State(**content, marks=marks)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
