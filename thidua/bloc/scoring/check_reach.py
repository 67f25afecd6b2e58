"""Percents that nobody can reach: of bands, of an award's conditions (manual: bands)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.bloc.scoring.check_stress import gain_of
from thidua.bloc.scoring.scale_paths import all_paths, crumbs, items_of, lists_of
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.requires import Requires, mappings
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Conditions
from thidua.rules.base import outside
from thidua.rules.bounds import beyond
from thidua.text.numbers import about

HUNDRED = Fraction(100)


def most_percent(scale: Scale) -> Fraction | None:
    """The most percent of its maximum that a unit can come to to which at least half of it applies:
    the same bonus is more percent of a smaller maximum. None where nothing bounds the bonus."""
    whole = (scale.root,) if scale.root is not None else scale.criteria
    gains = [gain_of(node) for node in whole]
    known = [gain for gain in gains if gain is not None]
    if len(known) < len(gains) or not scale.max:
        return None
    assigned = scale.max / 2 if scale.not_applicable == "exclude" else scale.max
    return (1 + sum(known, Fraction(0)) / assigned) * HUNDRED


def _most_of(node: Criterion | None) -> Fraction | None:
    """The most percent of its own maximum that a criterion comes to."""
    gain = None if node is None or not node.max else gain_of(node)
    return None if node is None or gain is None else (1 + gain / node.max) * HUNDRED


def check_bands_reach(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """A band from more percent than there are is nobody's."""
    most = most_percent(scale)
    for n, band in enumerate(scale.bands):
        if most is not None and band.from_ > most:
            yield _beyond(file, ("bands", n, "from"), band.from_, most, (band.name,))
        yield from _share(file, ("bands", n, "from"), band.from_, (band.name,))
        place: Path = ("bands", n, "requires")
        yield from check_requires_reach(scale, band.requires, file, place, (band.name,))


def check_conditions_reach(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Conditions of lists and items (`if`) that no figure meets."""
    above = crumbs(scale)
    for node, path in all_paths(scale):
        where = above[node.id]
        for _, group, here in lists_of(node, path):
            yield from _conditions(scale, group.if_ or {}, file, (*here, "if"), where)
        for _, item, here in items_of(node, path):
            name = (*where, f"{item.id} “{item.name}”")
            yield from _conditions(scale, item.if_ or {}, file, (*here, "if"), name)


def _conditions(
    scale: Scale,
    given: Conditions,
    file: str,
    path: Path,
    where: tuple[str, ...],
) -> Iterator[Diagnostic]:
    for fact, bounds in given.items():
        field = scale.fields.get(fact)
        if field is not None:  # an unknown fact is told by itself
            for flaw in outside(beyond(bounds, field), (fact,), field):
                place = (*path, *flaw.path)
                yield Diagnostic(flaw.code, file, place, args=flaw.args, where=where)


def check_requires_reach(
    scale: Scale, requires: Sequence[Requires], file: str, path: Path, where: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A condition of more percent of the whole than there are is met by nobody."""
    for here, given in mappings(requires, path):
        node = None if given.criterion is None else scale.nodes.get(given.criterion)
        most = most_percent(scale) if given.criterion is None else _most_of(node)
        wanted = given.min_percent
        if wanted is not None:
            yield from _share(file, (*here, "min_percent"), wanted, where)
        if most is not None and wanted is not None and wanted > most:
            yield _beyond(file, (*here, "min_percent"), wanted, most, where)


def _share(file: str, path: Path, found: Fraction, where: tuple[str, ...]) -> Iterator[Diagnostic]:
    """0.9 where a percent stands may be 90%."""
    if 0 < found <= 1:
        args = {"found": about(found), "other": about(found * HUNDRED)}
        yield Diagnostic("TD249", file, path, args=args, variant="bound", where=where)


def _beyond(
    file: str, path: Path, found: Fraction, most: Fraction, where: tuple[str, ...]
) -> Diagnostic:
    args = {"found": about(found), "most": about(most)}
    return Diagnostic("TD667", file, path, args=args, where=where)
