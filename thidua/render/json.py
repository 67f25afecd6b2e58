"""JSON as text: readable, the same bytes for the same value, and inert on a terminal."""

import json
import re

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


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("exact numbers go into JSON as text")
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            _refuse_floats(each)
