"""An id that nothing bears, a name that a list holds twice, a settlement that fits nothing: one way
to tell of each."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from thidua.diagnostics.diagnostic import Diagnostic, Spot
from thidua.model.book import Book, YearBook
from thidua.text.suggest import nearest


class Identified(Protocol):
    """A thing that files call by an id."""

    @property
    def id(self) -> str: ...


class Called(Identified, Protocol):
    """One that people call by a name."""

    @property
    def name(self) -> str: ...


def unknown(
    code: str,
    spot: Spot,
    name: str,
    known: Iterable[str],
    meant: str | None = None,
    *,
    kind: str = "",
) -> Diagnostic:
    """An id that nothing bears, with the one that is meant, else the nearest that something has.
    `kind`: what it would be the id of, where the message tells that."""
    found = spot.told(code, {"id": name}, kind)
    return found.nearest(meant or nearest(name, sorted(known)))


def said_twice(names: Iterable[str], spot: Spot, *key: str) -> Iterator[Diagnostic]:
    """The names that a list holds again; `key`: where in an entry its name stands."""
    seen: set[str] = set()
    for n, name in enumerate(names):
        if name in seen:
            yield spot.below(n, *key).told("TD661", {"name": name})
        seen.add(name)


def unfit_settlement(book: Book, yearbook: YearBook, place: int) -> Diagnostic:
    """A settlement of the year that fits nothing that is open."""
    assert yearbook.settlements is not None, "it is written there"
    one = yearbook.settled[place]
    args = {"of": one.of, "units": ", ".join(map(book.unit_name, one.units))}
    return Diagnostic("TD502", yearbook.settlements.file, ("settlements", place), args=args)
