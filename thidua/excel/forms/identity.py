"""What a form is: the hidden sheet that says so, written and read back; with the mark of the scale
that the form asks, SHA-256 of what it asks and how it counts."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pydantic import BaseModel

from thidua.excel.forms.rows import RowWords
from thidua.excel.grid import plain_text
from thidua.model.scale.criteria import Scale

FIRST = 7
"""The first row of a form's table, from 0: title block and headings lie above it."""
HEAD_ROWS = {"head:bloc": 0, "head:unit": 1, "head:title": 2, "head:stage": 3}
"""Where, from 0, the head says whose form it is, always in the first column."""
HIDDEN = "thidua"
"""The name of the hidden sheet."""
FORMAT = "thidua-form"
VERSION = "2"
PLANS_ROW = 15
"""The row of the hidden sheet, from 0, with the pledged plans."""
FIRST_MAP_ROW = 20
"""The row of the hidden sheet, from 0, where the map of rows begins."""
HEAD = "head:"
"""How the keys of the head's texts begin, in the same map."""
LIST_COLUMN = 5
"""The first column of the hidden sheet, from 0, with the words of lists."""


class Identity(NamedTuple):
    """Which form it is. `year`: as it is typed, `2024` or `2024/tuan/03`; `mark` is the scale's
    ; `scorer` is "" for the unit's or the stage's own form; `sheet` is the name of
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


def words_kept(words: RowWords) -> str:
    """The words of a row as the hidden sheet keeps them."""
    return json.dumps(words, ensure_ascii=False) if any(words) else ""


def words_of(printed: Printed, key: str) -> RowWords | None:
    """The words of a row; None in a form that does not keep them, as forms before 0.2 did not."""
    kept = printed.get(key, ())[2:]
    return RowWords(*json.loads(kept[0])) if kept and kept[0].startswith("[") else None


Plans = Mapping[str, str]
"""Task -> the unit's pledged plan that formulas of the form compare with, as these write it."""


class Hidden(NamedTuple):
    """The content of the hidden sheet: the identity, row number (from 0) -> key, what was
    printed, the pledged plans that points were computed by."""

    identity: Identity
    rows: Mapping[int, str]
    printed: Printed
    plans: Plans


def lines(
    identity: Identity, rows: Mapping[int, str], printed: Printed, plans: Plans
) -> list[tuple[int, int, str]]:
    """The cells of the hidden sheet: row, column, text."""
    cells = [(0, 0, FORMAT), (0, 1, identity.version)]
    if plans:
        cells += [(PLANS_ROW, 0, "plans"), (PLANS_ROW, 1, json.dumps(plans, ensure_ascii=False))]
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
        ([plain_text(value) for value in row[:LIST_COLUMN]] + [""] * LIST_COLUMN)[:LIST_COLUMN]
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
    plans = json.loads(found.get("plans", "{}"))
    return Hidden(Identity(version, *(found[name] for name in _names())), rows, printed, plans)


# -- the mark of a scale ---------------------------------------------------------------------------

_COVERED = (
    *("max", "facts", "criteria", "not_applicable"),
    *("bonus", "deduct", "floor", "clamp", "limit"),
)
_APART = frozenset(["note", "source", "verifier", "evidence"])
"""Keys that change neither what a form asks nor what an answer is worth."""


def scale_mark(scale: Scale) -> str:
    """Hexadecimal SHA-256 of the scale's facts and criteria, with names, rules and points.

    Comments, notes, stages, bands, the state of draft and how the file is laid out don't count:
    adopting a draft unchanged keeps its forms good.
    """
    covered = {name: _plain(getattr(scale, name)) for name in _COVERED}
    text = json.dumps(covered, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    """The value as JSON can hold it: models as the keys that were written, numbers exactly."""
    if isinstance(value, BaseModel):
        keys = [key for key in type(value).model_fields if key not in _APART]
        return {key: _plain(getattr(value, key)) for key in keys}
    if isinstance(value, Mapping):
        return [[str(key), _plain(one)] for key, one in value.items()]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Fraction | date):
        return str(value)
    return value
