"""The events of a year by what they were; one meeting written in another year is followed."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from thidua.model.book import Book

if TYPE_CHECKING:
    from thidua.model.events import Event


class Meeting(NamedTuple):
    """One event. What the year's own entry says comes before what `same_as` points to."""

    event: "Event"
    kinds: tuple[str, ...]
    due: date | None
    on: date | None
    at: str | None


def meetings(book: Book, year: int) -> tuple[Meeting, ...]:
    """The events of a year, in the order of its file."""
    return tuple(_meeting(book, event) for event in _events(book, year))


def event_of(book: Book, year: int, event_id: str) -> "Event | None":
    """The event with that id in a year's file."""
    return next((one for one in _events(book, year) if one.id == event_id), None)


def _events(book: Book, year: int) -> tuple["Event", ...]:
    return book.years[year].happened if year in book.years else ()


def held_as(found: tuple[Meeting, ...], *kinds: str) -> Iterator[Meeting]:
    """The meetings that were one of these kinds."""
    return (one for one in found if set(kinds) & set(one.kinds))


OPENS = frozenset(["launch", "signing", "registration"])
"""What a meeting that closes a year does for the year after (manual: file-events)."""


def _meeting(book: Book, event: "Event") -> Meeting:
    other = event_of(book, *event.same_as) if event.same_as else None
    if other is None:
        kinds = event.kinds
        if "year_end_review" in kinds:
            kinds = tuple(kind for kind in kinds if kind not in OPENS)
        return Meeting(event, kinds, event.due, event.on, event.at)
    opened = tuple(kind for kind in other.kinds if kind in OPENS)
    return Meeting(
        other,
        event.kinds or opened or other.kinds,
        event.due or other.due,
        event.on or other.on,
        event.at or other.at,
    )
