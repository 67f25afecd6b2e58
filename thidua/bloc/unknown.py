"""One way to tell of what many checks find: an id that nothing bears, a name that is there twice, a
settlement that fits nothing, a quota or a condition that says nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from thidua.diagnostics.diagnostic import Diagnostic, Spot
from thidua.model.book import Book, Sourced, YearBook
from thidua.model.requires import Requires, mappings
from thidua.text.suggest import nearest

if TYPE_CHECKING:
    from thidua.model.requires import Quota


E = TypeVar("E")


class Identified(Protocol):
    """A thing that files call by an id."""

    @property
    def id(self) -> str: ...


class Called(Identified, Protocol):
    """One that people call by a name."""

    @property
    def name(self) -> str: ...


def entries(
    part: Sourced[object] | None, key: str, listed: Iterable[E] | None
) -> Iterator[tuple[Spot, E]]:
    """The entries of a list in a file, each with its place; none where there is no such file."""
    if part is not None:
        for n, one in enumerate(listed or ()):
            yield Spot(part.file, (key, n)), one


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


def quota_problems(
    quota: "Quota", spot: Spot, bands: frozenset[str] | None, *, of_band: bool = False
) -> Iterator[Diagnostic]:
    """A quota is a number, or a share with its rounding, or steps; its base is one that there is.
    `bands`: those that it may be a share of (None: not known)."""
    kind, _, name = (quota.of or "").partition(":")
    if kind == "band" and bands is not None and name not in bands:
        variant = "higher" if of_band else ""
        args = {"band": name, "known": ", ".join(sorted(bands)) or "-"}
        yield spot.below("of").told("TD507", args, variant)
    if kind == "evaluation" and of_band:
        yield spot.below("of").told("TD507", variant="evaluation")
    given = [key for key in ("n", "share", "steps") if getattr(quota, key) is not None]
    if quota.n == 0:
        yield spot.told("TD649")
    yield from _quota_steps(quota, spot)
    if len(given) != 1:
        yield spot.told("TD312", variant="one")
    elif given == ["share"] and quota.round is None:
        yield spot.told("TD312", variant="round")


def _quota_steps(quota: "Quota", spot: Spot) -> Iterator[Diagnostic]:
    """Steps by the bloc's size go up, and the last one is for all larger blocs: else one is never
    used, or a large bloc has no place at all."""
    below = 0
    for n, step in enumerate(quota.steps or ()):
        last = n == len(quota.steps or ()) - 1
        if (step.below is None) != last:
            variant = "steps_end" if last else "steps_rest"
        elif step.below is not None and step.below <= below:
            variant = "steps_order"
        else:
            below = step.below or below
            continue
        yield spot.below("steps", n).told("TD312", variant=variant)
        return


Known = Mapping[str, Collection[str] | None]
"""By kind of thing (criterion, item, band) the ids that there are; None where that is not known."""


def condition_problems(
    requires: Sequence[Requires], spot: Spot, known: Known, *, of_band: bool = False
) -> Iterator[Diagnostic]:
    """What is wrong with the conditions at a place. `of_band`: only scores can answer them."""
    from thidua.model.conditions import conditions

    for path, given in mappings(requires):
        here = spot.below(*path)
        yield from _unclear(given, here)
        for one in conditions(given):
            if of_band and not one.from_scores:
                yield here.below(one.key).told("TD642", {"key": one.key}, at="key")
                continue
            for inside, kind, name in one.names():
                ids = known.get(kind)
                if ids is not None and name not in ids:
                    code, of = ("TD614", "") if kind == "band" else ("TD303", kind)
                    yield unknown(code, here.below(*inside), name, ids, kind=of)


def _unclear(given: Requires, spot: Spot) -> Iterator[Diagnostic]:
    from thidua.model.conditions import conditions

    if given.criterion is not None and given.min_percent is None:
        yield spot.below("criterion").told("TD641", variant="criterion", at="key")
    elif not any(True for _ in conditions(given)):
        yield spot.told("TD641", variant="empty")
    for key in ("any", "none_of"):
        if getattr(given, key) == ():
            yield spot.below(key).told("TD641", variant="any", at="key")
    most = given.deductions_at_most
    if most is not None and (most.n is None) == (most.share is None or most.of is None):
        yield spot.below("deductions_at_most").told("TD641", variant="deductions", at="key")
