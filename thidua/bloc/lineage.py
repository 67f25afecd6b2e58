"""Units over the years: who a unit was before it was renamed or merged, and who it became."""

from collections.abc import Iterator

from thidua.model.units import Unit, Units


def before(units: Units, unit: str) -> Iterator[Unit]:
    """The units that became this one, directly or in steps, the latest first; a circle (which
    `check` reports) is gone through once."""
    seen = {unit}
    waiting = [unit]
    while waiting:
        one = waiting.pop(0)
        for other in units.units:
            if other.became == one and other.id not in seen:
                seen.add(other.id)
                waiting.append(other.id)
                yield other


def after(units: Units, unit: str) -> str:
    """What a unit is called at last: the end of its chain of `became`."""
    seen = {unit}
    while True:
        found = units.get(unit)
        if found is None or found.became is None or found.became in seen:
            return unit
        if units.get(found.became) is None:
            return unit
        unit = found.became
        seen.add(unit)


def in_year(units: Units, unit: str, year: int) -> tuple[str, ...]:
    """Under which ids a unit took part in a year: its own, else those of the units that became it
    (one when it was renamed, several when they merged), else none."""
    own = units.get(unit)
    if own is not None and own.takes_part(year):
        return (unit,)
    return tuple(other.id for other in before(units, unit) if other.takes_part(year))
