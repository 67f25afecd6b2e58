"""The short way through what most data is written in: `key: value`, line by line.

A value is unquoted or quoted on its line, or one level of braces or brackets. What else YAML can
say, and whatever is doubtful, is None here and libyaml's to read, which takes three times as long
to tell of each scalar where it stands. A test holds both to the same content.
"""

import re
from sys import intern

from thidua.store.yaml.node import Node

SHORT = 40
"""Letters of a text of which there are many that are the same: figures, options, short remarks."""
DEEP = 10
"""Mappings inside one another: more than sheets have."""

_KEY = r'(?:"([^"\\\n]{1,99})"|(\w[\w.-]{0,99}))'
_QUOTED = r'"([^"\\\n]+)"'
_WORD = r"(-?\w[^\n:#]*(?<! ))"
_WORD_INSIDE = r"(-?\w[^\n:#?,\[\]{}]*(?<! ))"
"""An unquoted value in braces or brackets, where it ends at a comma."""


def _uncaptured(pattern: str) -> str:
    return re.sub(r"\((?!\?)", "(?:", pattern)


_ITEM = f"(?:{_QUOTED}|{_WORD_INSIDE})"
_LIST = rf"\[({_uncaptured(_ITEM)}(?:, {_uncaptured(_ITEM)})*)\]"
# What stands inside is matched once, pair by pair; the last group is what is no pair.
_PAIR = rf"{_KEY}: (?:{_QUOTED}|{_WORD_INSIDE}|{_LIST})(?:, (?=[\w\"])|$)|(.)"
_BRACES = r'\{([^{}"\n]++(?:"[^"\n]*+"[^{}"\n]*+)*+)\}'
_VALUE = f"(?:{_QUOTED}|{_WORD}|{_BRACES}|{_LIST})"
_COMMENT = "(?: +(?:#.*)?)?"
_LINE = re.compile(f"^( *)(?:{_KEY}:(?: +{_VALUE})?{_COMMENT}|#.*)?$", re.MULTILINE)
_PAIRS = re.compile(_PAIR)
_ITEMS = re.compile(_ITEM)


def read_lines(text: str) -> Node:
    """The mapping that a text holds; None where it is not written so plainly. `text`: such as
    `scan` finds nothing to look at in."""
    text = text.replace("\r\n", "\n")
    if "\t" in text or "\r" in text or "\n  - " in text:
        return None
    lines = _LINE.findall(text)
    if len(lines) <= text.count("\n"):
        return None
    root: dict[str, Node] = {}
    mapping, indent, opened = root, 0, ""
    around: list[tuple[dict[str, Node], int]] = []
    value: Node
    for blanks, quoted_key, key, quoted, word, pairs, items in lines:
        key = key or quoted_key
        if not key:  # a comment
            continue
        depth = len(blanks)
        if depth != indent:
            if depth > indent and opened and len(around) < DEEP:
                around.append((mapping, indent))
                mapping[opened] = mapping = {}
                indent = depth
            while depth < indent:
                mapping, indent = around.pop()
            if depth != indent:
                return None
        opened = ""
        if said := word or quoted:
            value = intern(said) if len(said) < SHORT else said
        elif pairs:
            value = _mapping(pairs)
            if value is None:
                return None
        elif items:
            value = _items(items)
        else:
            value, opened = None, key
        if key in mapping:
            return None
        mapping[intern(key)] = value
    return root or None


def _mapping(inside: str) -> Node:
    """What stands between braces; None where that is more than pairs, or a key stands twice."""
    pairs = _PAIRS.findall(inside)
    made: dict[str, Node] = {}
    for quoted_key, key, quoted, word, items, doubtful in pairs:
        if doubtful:
            return None
        if said := word or quoted:
            made[intern(key or quoted_key)] = intern(said) if len(said) < SHORT else said
        else:
            made[intern(key or quoted_key)] = _items(items)
    return made if len(made) == len(pairs) else None


def _items(inside: str) -> list[Node]:
    if "," not in inside and inside[0] != '"':
        return [intern(inside) if len(inside) < SHORT else inside]
    return [quoted or word for quoted, word in _ITEMS.findall(inside)]
