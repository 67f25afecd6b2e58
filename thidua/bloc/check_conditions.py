"""Rules over conditions of awards and bands: they say something, of things that there are."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from thidua.bloc.unknown import unknown
from thidua.diagnostics.diagnostic import Diagnostic, Spot
from thidua.model.conditions import conditions
from thidua.model.requires import Requires, mappings

Known = Mapping[str, Collection[str] | None]
"""By kind of thing (criterion, item, band) the ids that there are; None where that is not known."""


def condition_problems(
    requires: Sequence[Requires], spot: Spot, known: Known, *, of_band: bool = False
) -> Iterator[Diagnostic]:
    """What is wrong with the conditions at a place. `of_band`: only scores can answer them."""
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
