"""What a form is: the hidden sheet that says so, written and read back."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

HIDDEN = "thidua"
"""The name of the hidden sheet."""
FORMAT = "thidua-form"
VERSION = "2"
FIRST_MAP_ROW = 20
"""The row of the hidden sheet, from 0, where the map of rows begins."""
HEAD = "head:"
"""How the keys of the head's texts begin, in the same map."""
LIST_COLUMN = 5
"""The first column of the hidden sheet, from 0, with the words of lists."""


class Identity(NamedTuple):
    """Which form it is. `year`: as it is typed, `2024` or `2024/tuan/03`; `mark` is the scale's
    (see fingerprint); `scorer` is "" for the unit's or the stage's own form; `sheet` is the name of
    the sheet that is filled in; `later` says "yes" where the columns with the earlier stage's
    figures are there."""

    version: str
    bloc: str
    year: str
    unit: str
    stage: str
    scorer: str
    mark: str
    lang: str
    sheet: str
    later: str

    @property
    def whole_year(self) -> int:
        """The emulation year; of a period the one around it."""
        return int(self.year.partition("/")[0])

    @property
    def is_later(self) -> bool:
        """Whether the form belongs to a stage after the first."""
        return self.later == "yes"


Printed = Mapping[str, tuple[str, ...]]
"""Key -> the texts that were printed there and that the scale does not give: those of the head
(`head:unit`); of a row what an earlier stage said, its entry and its points, and `words_kept`."""
WORDS_COLUMN = 4
"""The column of the hidden sheet, from 0, with the words of rows."""


class RowWords(NamedTuple):
    """What the program said in a row when the form was made."""

    name: str
    rule: str
    measure: str


def words_kept(name: str, rule: str, measure: str) -> str:
    """The words of a row as the hidden sheet keeps them."""
    return json.dumps((name, rule, measure), ensure_ascii=False) if name or rule or measure else ""


def words_of(printed: Printed, key: str) -> RowWords | None:
    """The words of a row; None in a form that does not keep them, as forms before 0.2 did not."""
    kept = printed.get(key, ())[2:]
    return RowWords(*json.loads(kept[0])) if kept and kept[0].startswith("[") else None


class Hidden(NamedTuple):
    """The content of the hidden sheet: the identity, row number (from 0) -> key, what was
    printed."""

    identity: Identity
    rows: Mapping[int, str]
    printed: Printed


def lines(
    identity: Identity, rows: Mapping[int, str], printed: Printed
) -> list[tuple[int, int, str]]:
    """The cells of the hidden sheet: row, column, text."""
    cells = [(0, 0, FORMAT), (0, 1, identity.version)]
    for n, name in enumerate(_names(), 1):
        cells += [(n, 0, name), (n, 1, getattr(identity, name))]
    for n, (row, key) in enumerate(rows.items(), FIRST_MAP_ROW):
        cells += [(n, 0, str(row + 1)), (n, 1, key)]
        texts = printed.get(key, ())
        cells += [(n, column, text) for column, text in enumerate(texts, 2) if text]
    return cells


def _names() -> list[str]:
    return [name for name in Identity._fields if name != "version"]


def read(cells: Sequence[Sequence[object]]) -> Hidden | str | None:
    """The hidden sheet's content from its rows of values.

    A text is the version that this thidua does not know; None: it is no form's hidden sheet.
    """
    text = [
        ([_text(value) for value in row[:LIST_COLUMN]] + [""] * LIST_COLUMN)[:LIST_COLUMN]
        for row in cells
    ]
    if not text or text[0][0] != FORMAT:
        return None
    version = text[0][1]
    if version != VERSION:
        return version
    found = {row[0]: row[1] for row in text[1:FIRST_MAP_ROW] if row[0]}
    if any(name not in found for name in _names()):
        return None
    rows, printed = {}, {}
    for row in text[FIRST_MAP_ROW:]:
        if row[0].isascii() and row[0].isdigit() and row[1]:
            printed[row[1]] = (row[2], row[3], row[WORDS_COLUMN])
            if not row[1].startswith(HEAD):
                rows[int(row[0]) - 1] = row[1]
    return Hidden(Identity(version, *(found[name] for name in _names())), rows, printed)


def _text(value: object) -> str:
    """A cell's text; a number that a spreadsheet made of a text of digits is that text again."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else "" if value is None else str(value)
