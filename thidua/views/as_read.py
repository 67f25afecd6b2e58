"""What people typed in a file, as a reader sees it: figures with the language's decimal mark, so
that no two marks stand side by side in one table. Programs get it as typed."""

import re
from typing import Any

from thidua.text.numbers import MARKS
from thidua.words import Lang

_FIGURE = re.compile(r"-?[0-9]+\.[0-9]+ ?[%‰]?", re.ASCII)
NAMES = frozenset(["code", "criterion", "id", "name", "none_of", "note", "number", "of", "source"])
"""Keys of text that may look like a figure: the criterion 1.10 is no figure."""


def as_read(value: Any, lang: Lang) -> str:
    """An entry on one line: `8,25`; `{points: 8,25; note: theo mục 3.2}`."""
    if isinstance(value, dict):
        parts = [f"{key}: {field_as_read(str(key), one, lang)}" for key, one in value.items()]
        return "{" + "; ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + "; ".join(as_read(one, lang) for one in value) + "]"
    text = "" if value is None else str(value)
    return text.replace(".", MARKS[lang]) if _FIGURE.fullmatch(text) else text


def field_as_read(key: str, value: Any, lang: Lang) -> str:
    """As `as_read`, unless the key says that the value is no figure."""
    return str(value) if key in NAMES and isinstance(value, str) else as_read(value, lang)
