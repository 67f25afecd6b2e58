"""A unit as it was named on the command line."""

from thidua.cli.session import USAGE, Refused
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.year.names import unit_named


def meant_unit(book: Book, year: int, word: str, *, beginnings: bool = True) -> str:
    """The id of a member of that year; what is none ends the command."""
    found = unit_named(book, year, word, beginnings=beginnings)
    if isinstance(found, Diagnostic):
        raise Refused(USAGE, found)
    return found
