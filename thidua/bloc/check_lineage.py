"""Rules over what units became, and what they were in other blocs (manual: file-units)."""

from collections.abc import Iterator
from datetime import date

from thidua.bloc.lineage import after, everyone, id_elsewhere
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.book import Book
from thidua.model.emulation_year import first_day, last_day
from thidua.model.units import Unit, Units, Was
from thidua.text.suggest import nearest

YEARS = range(1945, 2200)
"""The years that a unit can take part in."""


def check_lineage(book: Book) -> Iterator[Diagnostic]:
    """No unit became itself in steps; who came from another bloc was there, alone, until then."""
    units, told = everyone(book), set[str]()
    for n, unit in enumerate(book.units.data.units):
        path: Path = ("units", n, "was" if unit.was is not None else "became")
        circle = _circle(units, unit.id)
        if circle and unit.id not in told:
            told.update(circle)
            names = " → ".join(book.unit_name(one) for one in (*circle, circle[0]))
            args = {"names": names}
            yield Diagnostic("TD142", book.units.file, path, args=args, where=(unit.name,))
        elif unit.was is not None and book.beside is not None and not circle:
            for code, args, variant, key in _came(book, units, unit, unit.was, book.beside):
                place = (*path, key) if key else path
                where = (unit.name,)
                yield Diagnostic(
                    code, book.units.file, place, args=args, variant=variant, where=where
                )


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
        for begin, last in _days(one, there)
        for first, end in _days(other, here)
    )


def _days(book: Book, unit: Unit) -> Iterator[tuple[date, date]]:
    """The unit's times as a member, by days."""
    for start, end in unit.times:
        first = first_day(book.emulation_year(start)) if isinstance(start, int) else start
        last = last_day(book.emulation_year(end)) if isinstance(end, int) else end
        yield first or date.min, last or date.max
