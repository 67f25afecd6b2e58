"""Rules over conditions of awards and bands: they say something, of things that there are."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from thidua.bloc.unknown import unknown
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.conditions import conditions
from thidua.model.requires import Requires, mappings

Known = Mapping[str, Collection[str] | None]
"""By kind of thing (criterion, item, band) the ids that there are; None where that is not known."""


def condition_problems(
    requires: Sequence[Requires],
    file: str,
    path: Path,
    known: Known,
    where: tuple[str, ...],
    *,
    of_band: bool = False,
) -> Iterator[Diagnostic]:
    """What is wrong with the conditions at `path`. `of_band`: only scores can answer them."""
    for here, given in mappings(requires, path):
        yield from _unclear(given, file, here, where)
        for one in conditions(given):
            if of_band and not one.from_scores:
                args = {"key": one.key}
                yield Diagnostic("TD642", file, (*here, one.key), at="key", args=args, where=where)
                continue
            for inside, kind, name in one.names():
                ids = known.get(kind)
                if ids is None or name in ids:
                    continue
                place = (*here, *inside)
                if kind == "band":
                    yield unknown("TD614", file, place, name, ids, where)
                else:
                    yield unknown("TD303", file, place, name, ids, where, kind=kind)


def _unclear(
    given: Requires, file: str, path: Path, where: tuple[str, ...]
) -> Iterator[Diagnostic]:
    if given.criterion is not None and given.min_percent is None:
        yield Diagnostic(
            "TD641", file, (*path, "criterion"), at="key", variant="criterion", where=where
        )
    elif not any(True for _ in conditions(given)):
        yield Diagnostic("TD641", file, path, variant="empty", where=where)
    if given.any == ():
        yield Diagnostic("TD641", file, (*path, "any"), at="key", variant="any", where=where)
    if given.none_of == ():
        yield Diagnostic("TD641", file, (*path, "none_of"), at="key", variant="any", where=where)
    most = given.deductions_at_most
    if most is not None and (most.n is None) == (most.share is None or most.of is None):
        here = (*path, "deductions_at_most")
        yield Diagnostic("TD641", file, here, at="key", variant="deductions", where=where)
