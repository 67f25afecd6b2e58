"""Several reports that follow each other as text, made and let go one by one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class TextPart(NamedTuple):
    """A report's head, and its sections, each block as text."""

    head: tuple[str, ...]
    body: tuple[str, ...]


def joined(parts: Iterable[TextPart]) -> Iterator[str]:
    """The text of them all under the head of the first, piece by piece: blocks apart by one empty
    line, a line feed at the end."""
    begun = False
    for one in parts:
        shown = one.body if begun else (*one.head, *one.body)
        if shown:
            yield ("\n\n" if begun else "") + "\n\n".join(shown)
            begun = True
    if begun:
        yield "\n"
