"""What units are barred from in a year: by what the year says of them, of the units that became
them, and what another bloc says of those that came from there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.bloc.lineage import before, everyone, id_elsewhere
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import as_period

if TYPE_CHECKING:
    from thidua.model.exclusions import Exclusion, Exclusions


def bars_written(book: Book, yearbook: YearBook | None, year: int) -> "Iterator[Exclusion]":
    """Every exclusion of a year, those of the blocs that members come from by their ids there."""
    if yearbook is not None:
        yield from yearbook.barred
    if as_period(year) is not None:
        return
    for bloc, other in book.elsewhere.items():
        held = other.years.get(year)
        for one in held.barred if held else ():
            yield one.model_copy(update={"unit": id_elsewhere(bloc, one.unit)})


def bars_of(book: Book, yearbook: YearBook) -> "Exclusions | None":
    """The year's exclusions by its members: of several that became one, any bar counts, and a bar
    on a unit that was split is on all that it became (manual: file-units)."""
    written = list(bars_written(book, yearbook, yearbook.year))
    members = {unit.id for unit in book.members(yearbook.year)} if written else set()
    if all(one.unit in members for one in written):
        return yearbook.exclusions.data if yearbook.exclusions is not None else None
    from thidua.model.exclusions import Exclusions

    units = everyone(book)
    lines = {unit: {unit, *(one.id for one in before(units, unit))} for unit in sorted(members)}
    found = [
        one if one.unit == unit else one.model_copy(update={"unit": unit})
        for one in written
        for unit, line in lines.items()
        if one.unit in line
    ]
    return Exclusions(exclusions=tuple(found))
