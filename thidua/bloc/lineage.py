"""Units over the years: who a unit was before it was renamed or merged, and who it became.

Rules over what units became, and what they were in other blocs (manual: file-units).

What units are barred from in a year goes with them: to what they became.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from thidua.bloc.unknown import entries, unknown
from thidua.diagnostics.diagnostic import Diagnostic, Spot
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import as_period, first_day, last_day, members_day
from thidua.model.units import Membership, Unit, Units, Was
from thidua.text.suggest import nearest

if TYPE_CHECKING:
    from thidua.model.settlements import Exclusion, Exclusions


def id_elsewhere(bloc: str, unit: str) -> str:
    """The id of a unit of another bloc: no id of a bloc's own unit has a `/`."""
    return f"{bloc}/{unit}"


def everyone(book: Book) -> Units:
    """The units of the bloc, and those of other blocs, which became what says that it `was` them:
    so `was` is gone through like `became`. Each with the years in which it takes part by its own
    bloc's calendar, whoever asks."""
    if not book.elsewhere:
        units = tuple(_by_years(book, unit) for unit in book.units.data.units)
        return book.units.data.model_copy(update={"units": units})
    blocs = {book.bloc.data.id: book, **book.elsewhere}

    def called(bloc: str, unit: str) -> str:
        return unit if bloc == book.bloc.data.id else id_elsewhere(bloc, unit)

    heirs: dict[str, list[str]] = {}
    for bloc, one in blocs.items():
        for unit in one.units.data.units:
            if unit.was is not None:
                name = called(unit.was.bloc, unit.was.unit)
                heirs.setdefault(name, []).append(called(bloc, unit.id))
    found = []
    for bloc, one in blocs.items():
        for unit in one.units.data.units:
            name = called(bloc, unit.id)
            became = (*(called(bloc, each) for each in unit.became), *heirs.get(name, ()))
            own = _by_years(one, unit)
            found.append(own.model_copy(update={"id": name, "became": became}))
    return Units(units=tuple(found))


def _by_years(book: Book, unit: Unit) -> Unit:
    """The same unit, its times as a member by years of its bloc instead of days."""
    if not any(isinstance(day, date) for time in unit.times for day in time):
        return unit
    times = tuple(
        Membership().model_copy(
            update={"from_": _first_year(book, start), "to": _last_year(book, end)}
        )
        for start, end in unit.times
    )
    return unit.model_copy(update={"member": times})


def _first_year(book: Book, start: int | date | None) -> int | None:
    """The first year on whose day of counting a unit is there that came on that day."""
    if not isinstance(start, date):
        return start
    near = range(start.year - 1, start.year + 2)
    return next(year for year in near if members_day(book.emulation_year(year)) >= start)


def _last_year(book: Book, end: int | date | None) -> int | None:
    """The last year on whose day of counting a unit is there that left on that day."""
    if not isinstance(end, date):
        return end
    near = range(end.year + 1, end.year - 3, -1)
    return next(year for year in near if members_day(book.emulation_year(year)) <= end)


def before(units: Units, unit: str) -> Iterator[Unit]:
    """The units that became this one, directly or in steps, the latest first; a circle (which
    `check` reports) is gone through once."""

    def predecessors(one: str) -> Iterator[str]:
        return (other.id for other in units.units if one in other.became)

    return _along(units, unit, predecessors)


def after(units: Units, unit: str) -> Iterator[Unit]:
    """The units that this one became, in steps, the next first."""

    def successors(one: str) -> Iterator[str]:
        known = units.get(one)
        if known is not None:
            yield from known.became

    return _along(units, unit, successors)


def _along(units: Units, unit: str, step: Callable[[str], Iterator[str]]) -> Iterator[Unit]:
    seen, waiting = {unit}, [unit]
    while waiting:
        for other in step(waiting.pop(0)):
            known = units.get(other)
            if known is not None and other not in seen:
                seen.add(other)
                waiting.append(other)
                yield known


def at_last(units: Units, unit: str) -> str:
    """What a unit is called at last: the end of its chain of `became`; its own id where it was
    split, and is several now."""
    if any(len(one.became) > 1 for one in (*filter(None, [units.get(unit)]), *after(units, unit))):
        return unit
    return [unit, *(one.id for one in after(units, unit))][-1]


def in_year(units: Units, unit: str, year: int) -> tuple[str, ...]:
    """Under which ids a unit took part in a year: its own, and those of the units that became it
    (one when it was renamed, several when they merged), as far as they were members then."""
    own = units.get(unit)
    line = [*([own] if own is not None else []), *before(units, unit)]
    return tuple(one.id for one in line if one.takes_part(year))


def all_later(units: Units, unit: str, year: int) -> tuple[str, ...]:
    """What a unit is in a year: itself where it takes part, else the first on each of its chains of
    `became` that does. Several where it was split."""
    waiting, found = [unit], list[str]()
    seen: set[str] = set()
    while waiting:
        known = units.get(waiting.pop(0))
        if known is None or known.id in seen:
            continue
        seen.add(known.id)
        if known.takes_part(year):
            found.append(known.id)
        else:
            waiting += known.became
    return tuple(found)


def later(units: Units, unit: str, year: int) -> str | None:
    """The unit itself where it takes part in a year, else the first on its chain of `became` that
    does: the chain is followed only as far as the year in question. None where none does, or where
    it was split and several do: which of them it is, people say."""
    found = all_later(units, unit, year)
    return found[0] if len(found) == 1 else None


YEARS = range(1945, 2200)
"""The years that a unit can take part in."""


def check_lineage(book: Book) -> Iterator[Diagnostic]:
    """No unit became itself in steps; who came from another bloc was there, alone, until then."""
    units, told = everyone(book), set[str]()
    for place, unit in entries(book.units, "units", book.units.data.units):
        spot = place.below("was" if unit.was is not None else "became").named(unit.name)
        circle = _circle(units, unit.id)
        if circle and unit.id not in told:
            told.update(circle)
            names = " → ".join(book.unit_name(one) for one in (*circle, circle[0]))
            yield spot.told("TD142", {"names": names})
        elif unit.was is not None and book.beside is not None and not circle:
            for code, args, variant, key in _came(book, units, unit, unit.was, book.beside):
                yield (spot.below(key) if key else spot).told(code, args, variant)


def _circle(units: Units, unit: str) -> list[str]:
    """The units from one back to itself; empty where it never became itself."""
    known = units.get(unit)
    line = [unit, *(one.id for one in after(units, unit))]
    if known is None or not any(unit in one.became for one in map(units.get, line) if one):
        return []
    back = {unit, *(one for one in line if unit in {each.id for each in after(units, one)})}
    back |= {one for one in line if (found := units.get(one)) and unit in found.became}
    return [one for one in line if one in back]


Found = tuple[str, dict[str, str], str, str]
"""Code, arguments, variant, and the key of `was` that is wrong ("" for all of it)."""


def _came(
    book: Book, units: Units, unit: Unit, was: Was, beside: tuple[str, ...]
) -> Iterator[Found]:
    if was.bloc not in beside:
        own = was.bloc == book.bloc.data.id
        better = None if own else nearest(was.bloc, beside)
        known = ", ".join(beside)
        args = {"bloc": was.bloc, "known": known} | ({"better": better} if better else {})
        yield "TD143", args, "own" if own else "bloc_nearest" if better else "bloc", "bloc"
        return
    other = book.elsewhere.get(was.bloc)
    if other is None:
        return  # it can't be loaded, and that is told
    there = other.units.data.get(was.unit)
    args = {"bloc": other.bloc.data.name, "unit": was.unit}
    if there is None:
        better = nearest(was.unit, [one.id for one in other.units.data.units])
        more = {"better": better} if better else {}
        yield "TD143", args | more, "unit_nearest" if better else "unit", "unit"
        return
    args["name"] = there.name
    then = {year for year in YEARS if there.takes_part(other.emulation_year(year))}
    own_years = {year for year in YEARS if unit.takes_part(book.emulation_year(year))}
    if then & own_years and _at_once(other, there, book, unit):
        yield "TD144", args | {"year": str(min(then & own_years))}, "", ""
    elif then and own_years and max(then) > max(own_years):
        yield "TD144", args | {"year": str(max(own_years))}, "after", ""
    wide = units.get(id_elsewhere(was.bloc, was.unit))
    heirs = [one for one in (wide.became if wide else ()) if one != unit.id]
    if heirs and len(there.became) < 2:
        yield "TD145", args | {"others": "; ".join(map(book.unit_name, heirs))}, "", ""


def _at_once(one: Book, there: Unit, other: Book, here: Unit) -> bool:
    """Whether a unit of one bloc and one of the other were members on the same day: years of the
    same number need not be the same days."""
    return any(
        first <= last and begin <= end
        for begin, last in days_of(one, there)
        for first, end in days_of(other, here)
    )


def days_of(book: Book, unit: Unit) -> Iterator[tuple[date, date]]:
    """The unit's times as a member, by days."""
    for start, end in unit.times:
        first = first_day(book.emulation_year(start)) if isinstance(start, int) else start
        last = last_day(book.emulation_year(end)) if isinstance(end, int) else end
        yield first or date.min, last or date.max


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
    for place, unit in entries(book.units, "units", units.units):
        spot = place.named(unit.name)
        if unit.id in known:
            args = {"id": unit.id, "name": known[unit.id]}
            yield spot.below("id").told("TD410", args)
        known.setdefault(unit.id, unit.name)
        yield from _times(book, spot, unit)
        for m, became in enumerate(unit.became):
            if became not in ids:
                yield unknown("TD404", spot.below("became", m), became, ids)
    yield from check_lineage(book)
    for first, second, name in units.namesakes:
        args = {"name": second.name if name != second.short else name, "first": first.id}
        path = ("units", units.units.index(second), "name")
        yield Diagnostic("TD324", file, path, args=args | {"second": second.id})
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


def _times(book: Book, spot: Spot, unit: Unit) -> Iterator[Diagnostic]:
    """Times as a member run forward and apart, and are said in one way."""
    if unit.member is not None and (unit.joined is not None or unit.left is not None):
        yield spot.below("member").told("TD420")
    before: date | None = None
    spans = zip(unit.times, days_of(book, unit), strict=True)
    for m, ((start, end), (first, last)) in enumerate(spans):
        here = spot.below("left") if unit.member is None else spot.below("member", m)
        if last < first:
            yield here.told("TD411", {"joined": str(start), "left": str(end)})
        elif before is not None and first <= before:
            yield here.told("TD421")
        before = last


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
    from thidua.model.settlements import Exclusions

    units = everyone(book)
    lines = {unit: {unit, *(one.id for one in before(units, unit))} for unit in sorted(members)}
    found = [
        one if one.unit == unit else one.model_copy(update={"unit": unit})
        for one in written
        for unit, line in lines.items()
        if one.unit in line
    ]
    return Exclusions(exclusions=tuple(found))
