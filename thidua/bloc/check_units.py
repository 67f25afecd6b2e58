"""Checks of units.yaml: who the members are, and when (manual: file-units)."""

from collections.abc import Iterator
from datetime import date

from thidua.bloc.lineage import check_lineage, days_of
from thidua.bloc.unknown import unknown
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.units import Unit


def check_units(book: Book) -> Iterator[Diagnostic]:
    """Members with ids of their own, in years that make sense."""
    said = [(book.bloc.file, book.bloc.data.year)]
    if book.settings is not None:
        said.append((book.settings.file, book.settings.data.year))
    for file, rule in said:
        if rule is not None and rule.starts and rule.ends:
            yield Diagnostic("TD422", file, ("year", "ends"))
    file, units = book.units.file, book.units.data
    known: dict[str, str] = {}
    ids = {unit.id for unit in units.units}
    for n, unit in enumerate(units.units):
        if unit.id in known:
            args = {"id": unit.id, "name": known[unit.id]}
            yield Diagnostic("TD410", file, ("units", n, "id"), args=args, where=(unit.name,))
        known.setdefault(unit.id, unit.name)
        yield from _times(book, n, unit)
        for m, became in enumerate(unit.became):
            if became not in ids:
                path = ("units", n, "became", m)
                yield unknown("TD404", file, path, became, ids, (unit.name,))
    yield from check_lineage(book)
    for first, second, name in units.namesakes:
        args = {"name": second.name if name != second.short else name, "first": first.id}
        n = units.units.index(second)
        place = ("units", n, "name")
        yield Diagnostic("TD324", file, place, args=args | {"second": second.id})
    if units.count is not None and not units.is_partial:
        sizes = _sizes(book)
        if units.count not in sizes:
            args = {"count": str(units.count), "found": str(sizes[-1])}
            yield Diagnostic("TD414", file, ("count",), args=args)


def _sizes(book: Book) -> list[int]:
    """How many members the bloc has, each time that some came or left: the list has all units that
    ever were members."""
    units = book.units.data
    bounds = [bound for unit in units.units for time in unit.times for bound in time if bound]
    years = {int(str(bound)[:4]) + step for bound in bounds for step in (-1, 0, 1)}
    return [len(book.members(year)) for year in sorted(years)] or [len(units.units)]


def _times(book: Book, n: int, unit: Unit) -> Iterator[Diagnostic]:
    """Times as a member run forward and apart, and are said in one way."""
    file, where = book.units.file, (unit.name,)
    if unit.member is not None and (unit.joined is not None or unit.left is not None):
        yield Diagnostic("TD420", file, ("units", n, "member"), where=where)
    before: date | None = None
    spans = zip(unit.times, days_of(book, unit), strict=True)
    for m, ((start, end), (first, last)) in enumerate(spans):
        path = ("units", n, "left") if unit.member is None else ("units", n, "member", m)
        if last < first:
            args = {"joined": str(start), "left": str(end)}
            yield Diagnostic("TD411", file, path, args=args, where=where)
        elif before is not None and first <= before:
            yield Diagnostic("TD421", file, path, where=where)
        before = last
