"""The awards that there are in a year, as awards.yaml or thidua.yaml says (manual: file-awards)."""

from typing import TYPE_CHECKING

from thidua.model.book import Book
from thidua.model.emulation_year import as_period

if TYPE_CHECKING:
    from thidua.model.awards import Award


def awards_of(book: Book, year: int) -> tuple[tuple["Award", ...], str | None]:
    """The awards of a year and their file: its own, else those of thidua.yaml, else none. A period
    has none."""
    if as_period(year) is not None:
        return (), None
    yearbook = book.years.get(year)
    if yearbook is not None and yearbook.awards is not None:
        return yearbook.awards.data.awards, yearbook.awards.file
    if book.settings is not None and book.settings.data.awards is not None:
        return book.settings.data.awards, book.settings.file
    return (), None


def award_names(book: Book) -> dict[str, str]:
    """Award names by id: of thidua.yaml, and of all years, the latest name last."""
    names = {}
    if book.settings is not None:
        names = {one.id: one.name for one in book.settings.data.awards or ()}
    for year in sorted(book.years):
        names |= {one.id: one.name for one in book.years[year].own_awards}
    return names
