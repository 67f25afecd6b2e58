"""What changed of a bloc between two states of its files: results first, then what is written."""

from thidua.bloc.awarding.written import award_names
from thidua.bloc.records.changes import Snapshot, YearChanges, texts_changed, year_changes
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.views.diff import BlocDiff, YearDiff
from thidua.year.revisions import BlocSide, Side, bloc_side


def _same(before: Side, after: Side, old: str | None, new: str | None) -> bool:
    """Whether not a byte of the bloc, or of what holds for all blocs, differs."""
    if old is None or new is None or old != new:
        return False
    others = {f"{one}/" for side in (before, after) for one in side.files.blocs() if one != old}
    sides = [
        {
            name: raw
            for name, raw in side.files.content.items()
            if not old or not any(name.startswith(one) for one in others)
        }
        for side in (before, after)
    ]
    return sides[0] == sides[1]


def bloc_difference(
    bloc: str, before: Side, after: Side, old: str | None, new: str | None
) -> tuple[BlocDiff | None, tuple[Diagnostic, ...]]:
    """What changed of a bloc between two sides, None where nothing did; and how its sealed years
    are not as they were sealed. `old`, `new`: its folder on each side, None where it is not there.
    """
    if _same(before, after, old, new):
        return None, ()
    was, now = bloc_side(before, old), bloc_side(after, new)
    book = now.book or was.book
    name = book.bloc.data.name if book else bloc
    if old is None or new is None:
        state = "added" if old is None else "removed"
    else:
        state = "broken" if was.book is None or now.book is None else "changed"
    years = tuple(_years(before, after, was, now)) if state != "broken" else ()
    # The older side is what a change is told from: only the newer one is held to its seals.
    if state == "changed" and not years:
        return None, now.altered
    awards: dict[str, str] = {}
    for side in (was.book, now.book):
        awards |= award_names(side) if side else {}
    places = _places(was, now)
    return BlocDiff(bloc, name, state, was.book, now.book, years, awards, places), now.altered


def _years(before: Side, after: Side, was: BlocSide, now: BlocSide) -> list[YearDiff]:
    found, is_told = [], False
    for year in sorted({*was.known, *now.known, *was.errors, *now.errors}):
        hindered = [
            (s, b.errors[year]) for s, b in ((before, was), (after, now)) if year in b.errors
        ]
        if hindered:
            side, errors = hindered[0]
            found.append(YearDiff(year, None, len(errors), side.name))
            continue
        sides = [was.at(year), now.at(year)]
        if year not in was.years and year not in now.years:
            sides = [Snapshot(leaders=one.leaders) for one in sides]  # nothing but a term
        changes = year_changes(*sides)
        if not changes.same_results:  # what holds for all years may be why
            shared = texts_changed(sides[0].shared, sides[1].shared)
            changes = changes._replace(files=(*changes.files, *shared))
            is_told = True
        if not changes.nothing:
            found.append(YearDiff(year, changes))
    return found if is_told else _with_unseen(found, was, now)


def _with_unseen(found: list[YearDiff], was: BlocSide, now: BlocSide) -> list[YearDiff]:
    """What holds for all years was changed, and no result of any with it: told at the latest."""
    last = max({*was.years} & {*now.years}, default=None)
    if last is None:
        return found
    shared = texts_changed(was.years[last].shared, now.years[last].shared)
    if not shared:
        return found
    own = next((one for one in found if one.year == last), YearDiff(last, YearChanges()))
    if own.changes is None:
        return found
    told = own._replace(changes=own.changes._replace(files=(*own.changes.files, *shared)))
    others = [one for one in found if one.year != last]
    return sorted([*others, told], key=lambda one: one.year)


def _places(*sides: BlocSide) -> int:
    """The decimals in which points are told: the most that any of the scales declares."""
    declared = [
        snapshot.result.scale.rounding.places
        for side in sides
        for snapshot in side.years.values()
        if snapshot.result is not None
    ]
    return max(declared, default=2)
