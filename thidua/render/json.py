"""JSON as text: readable, the same bytes for the same value, and inert on a terminal."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from thidua.text.vietnamese import BIDI, CONTROL, INVISIBLE

# Within JSON these occur only inside strings, where an escape means the same character.
_UNSAFE = re.compile(f"[{CONTROL}{BIDI}{INVISIBLE}]")


def to_json(value: object) -> str:
    """`value` (dicts, lists, text, whole numbers, true, false, None) as indented JSON.

    Letters stay letters; what a terminal would obey or nobody could see becomes `\\uXXXX`, so the
    text is always UTF-8 and a program still reads exactly what the data says. Keys keep the order
    of `value`. A number that JSON readers would round (a float) is a bug: TypeError.
    """
    _refuse_floats(value)
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n"


class Part(NamedTuple):
    """A value with a list, as text: what stands before its entries, the entries, what stands
    behind them."""

    before: str
    entry: str
    behind: str


def part(value: dict[str, object], key: str = "blocs") -> Part:
    """One of several values that differ in the entries of their lists at `key` alone; it has
    some."""
    entries = value[key]
    assert isinstance(entries, list)
    before, _, behind = to_json({**value, key: []}).partition(f'\n  "{key}": []')
    written = to_json(entries).rstrip("\n")
    # A text never holds a line feed of its own: each line is one of the layout.
    inside = written.replace("\n", "\n  ")
    return Part(f'{before}\n  "{key}": [', inside[1 : -len("\n  ]")], f"\n  ]{behind}")


def joined(parts: Iterable[Part]) -> Iterator[str]:
    """The text of the value that has the entries of them all."""
    last: Part | None = None
    for one in parts:
        yield f",{one.entry}" if last is not None else f"{one.before}{one.entry}"
        last = one
    if last is not None:
        yield last.behind


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("exact numbers go into JSON as text")
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            _refuse_floats(each)
