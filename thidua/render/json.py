"""JSON as text: readable, the same bytes for the same value, and inert on a terminal."""

import re
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import NamedTuple

from thidua.text.vietnamese import BIDI, CONTROL, CONTROL_BASIC, INVISIBLE, INVISIBLE_BASIC

# Within JSON these occur only inside strings, where an escape means the same character.
_UNSAFE_BASIC = re.compile(f"[{CONTROL_BASIC}{BIDI}{INVISIBLE_BASIC}]")
_UNSAFE = f"[{CONTROL}{BIDI}{INVISIBLE}]"
"""The same and what lies beyond U+FFFF, which costs ten times that: only where there is some."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def to_json(value: object) -> str:
    """`value` (dicts, lists, text, whole numbers, true, false, None) as indented JSON.

    Letters stay letters; what a terminal would obey or nobody could see becomes `\\uXXXX`, so the
    text is always UTF-8 and a program still reads exactly what the data says. Keys keep the order
    of `value`. A number that JSON readers would round (a float) is a bug: TypeError.
    """
    text = _written(value, "\n")
    unsafe = _UNSAFE if _ASTRAL.search(text) else _UNSAFE_BASIC
    return re.sub(unsafe, lambda found: encode_basestring_ascii(found[0])[1:-1], text) + "\n"


class JsonPart(NamedTuple):
    """A value with a list, as text: what stands before its entries, the entries, what stands
    behind them."""

    before: str
    entry: str
    behind: str


def part(value: dict[str, object], key: str = "blocs") -> JsonPart:
    """One of several values that differ in the entries of their lists at `key` alone; it has
    some."""
    entries = value[key]
    assert isinstance(entries, list)
    before, _, behind = to_json({**value, key: []}).partition(f'\n  "{key}": []')
    written = to_json(entries).rstrip("\n")
    # A text never holds a line feed of its own: each line is one of the layout.
    inside = written.replace("\n", "\n  ")
    return JsonPart(f'{before}\n  "{key}": [', inside[1 : -len("\n  ]")], f"\n  ]{behind}")


def joined(parts: Iterable[JsonPart]) -> Iterator[str]:
    """The text of the value that has the entries of them all."""
    last: JsonPart | None = None
    for one in parts:
        yield f",{one.entry}" if last is not None else f"{one.before}{one.entry}"
        last = one
    if last is not None:
        yield last.behind


def _written(value: object, line: str) -> str:
    """A value as the standard library writes it with two blanks more for each level, which takes
    four times as long for it. `line`: the line feed and the blanks before a line of this level."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int):
        return int.__repr__(value)
    inside = f"{line}  "
    if isinstance(value, dict):
        # Most values are text: these are not worth a call.
        pairs = [
            f"{inside}{encode_basestring(key)}: "
            f"{encode_basestring(one) if type(one) is str else _written(one, inside)}"
            for key, one in value.items()
        ]
        return f"{{{','.join(pairs)}{line}}}" if pairs else "{}"
    if isinstance(value, list | tuple):
        entries = [f"{inside}{_written(one, inside)}" for one in value]
        return f"[{','.join(entries)}{line}]" if entries else "[]"
    raise TypeError(f"exact numbers go into JSON as text: {type(value).__name__}")


_WORDS = {None: "null", True: "true", False: "false"}
