"""The numbering of a scale sheet: what a printed code is made of, and where it stands."""

import re
from collections.abc import Sequence

_PARTS = re.compile(r"[0-9]+|[^\W\d_]+")
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_ID = re.compile(r"[A-Za-z0-9._-]+")
Code = tuple[str, ...]


def parts(code: str) -> Code:
    """`a.7.1`, `a7.1` -> ("a", "7", "1"): dots, brackets and case don't count. () for `-`."""
    return tuple(part.casefold() for part in _PARTS.findall(code))


def identifier(code: str) -> str:
    """A code as an id of the data: `b.` -> `b`, `a)` -> `a`; "" where nothing fits."""
    found = re.sub(r"[^A-Za-z0-9._-]+", "", code).strip("._-")
    return found if _ID.fullmatch(found) else ""


def follows(before: str, after: str) -> bool:
    """Whether a code of one part comes right after another in the same row of codes: 1 2, a b,
    b C, I II, also where some letters are passed over, as đ in a Vietnamese alphabet."""
    kinds = _kinds(before) & _kinds(after)
    return any(0 < _place(after, kind) - _place(before, kind) <= 2 for kind in kinds)


def _kinds(part: str) -> frozenset[str]:
    found = set()
    if part.isdigit():
        found.add("number")
    if len(part) == 1 and part.isalpha():
        found.add("letter")
    if _ROMAN.fullmatch(part) and part:
        found.add("roman")
    return frozenset(found)


def _place(part: str, kind: str) -> int:
    if kind == "number":
        return int(part)
    if kind == "letter":
        return "abcdđefghijklmnopqrstuvwxyz".find(part)
    values = [_ROMAN_VALUES[letter] for letter in part]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def depth_in(stack: Sequence[Code], code: Code) -> int:
    """How many of the open nodes (their codes, outermost first) hold a node with this code.

    A longer code lies in the one it begins with; a code of one part comes beside the open node
    that it follows, else inside the innermost.
    """
    for depth in range(len(stack), 0, -1):
        outer = stack[depth - 1]
        if outer and len(code) > len(outer) and code[: len(outer)] == outer:
            return depth
    if len(code) > 1:
        # Beside the open node with which it shares all but the last part: 2.1 beside 1.4 is in 2.
        for depth in range(len(stack), 0, -1):
            if len(stack[depth - 1]) == len(code):
                return depth - 1
        return len(stack)
    for depth in range(len(stack), 0, -1):
        outer = stack[depth - 1]
        if len(outer) == 1 and follows(outer[0], code[0]):
            return depth - 1
    return len(stack)
