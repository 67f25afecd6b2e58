"""Names in a drawing: cut to the room that there is, and never so that two of them look alike."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import count, takewhile

from thidua.render.cells import line
from thidua.text.vietnamese import width

LETTER = Fraction(29, 5)
"""About how wide a letter of the labels is."""
CUT = "…"
HEAD = 8
"""So many letters of a name stay at its beginning where only its end tells it from another."""


def fitting(name: str, short: str, room: int | Fraction) -> str:
    """The name where it fits, else the short one, cut where even that is too long."""
    for text in (line(name), line(short)):
        if text and width(text) * LETTER <= room:
            return text
    return _cut(line(short or name), room)


def distinct(names: Sequence[tuple[str, str, int | Fraction]]) -> list[str]:
    """Each (name, short name, room) as it is written. What different names were cut to is told
    apart by the part in which they differ; what is left alike (the same name twice) by a number."""
    found = [fitting(*one) for one in names]
    for said, places in _alike(found):
        whole = [line(names[n][1] or names[n][0]) for n in places]
        if len(set(whole)) == 1:
            whole = [line(names[n][0]) for n in places]
        start = _common(whole)
        for n, text in zip(places, whole, strict=True):
            found[n] = _from(text, start, names[n][2]) if said != text else said
    taken = set(found)
    for _, places in _alike(found):
        for n in places:
            found[n] = _numbered(found[n], names[n][2], taken)
            taken.add(found[n])
    return found


def _numbered(text: str, room: int | Fraction, taken: AbstractSet[str]) -> str:
    """The text with the first number that makes it like no other."""
    for number in count(1):
        mark = f" ({number})"
        said = fitting(text, "", room - len(mark) * LETTER) + mark
        if said not in taken:
            return said
    raise AssertionError("numbers never end")


def _alike(found: Sequence[str]) -> list[tuple[str, list[int]]]:
    """The texts that stand for several names, with the places where."""
    places: dict[str, list[int]] = {}
    for n, text in enumerate(found):
        places.setdefault(text, []).append(n)
    return [(text, each) for text, each in places.items() if len(each) > 1]


def _common(names: Sequence[str]) -> int:
    """How many letters all of them begin with."""
    columns = zip(*names, strict=False)
    return sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, columns))


def _from(text: str, start: int, room: int | Fraction) -> str:
    """The beginning, and what follows from about `start` on: `Trung tâm…huyện Ba Bể`."""
    at = max(text.rfind(" ", 0, start), 0)
    head = text[:HEAD].rstrip()
    if at <= HEAD:
        return _cut(text, room)
    return _cut(f"{head}{CUT}{text[at:].strip()}", room)


def _cut(text: str, room: int | Fraction) -> str:
    if width(text) * LETTER <= room:
        return text
    # A letter may have several marks, but no more of it could fit.
    text = text[: int(room / LETTER) * 4]
    while text and width(text + CUT) * LETTER > room:
        text = text[:-1]
    return text + CUT
