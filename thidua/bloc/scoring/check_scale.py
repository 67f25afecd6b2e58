"""Rules over a scale: sums, ids, references, lists, bands (manual: file-criteria)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from thidua.bloc.ranking.bands import chain_of
from thidua.bloc.scoring.rounding import total as exact_sum
from thidua.bloc.scoring.scale_paths import items_of, lists_of, node_paths, spots
from thidua.bloc.unknown import quota_problems, unknown
from thidua.diagnostics.diagnostic import Diagnostic, Path, Spot
from thidua.model.book import Book, YearBook
from thidua.model.scale.criteria import TOTAL, Criterion, Scale
from thidua.model.scale.items import Item
from thidua.model.scale.placing import Band, ByAttribute
from thidua.model.scale.stages import Stage
from thidua.rules.base import Flaw, LeafRule
from thidua.rules.bounds import Bounds, odd
from thidua.rules.reading import Quantity
from thidua.rules.targets import statistic_of
from thidua.text.numbers import SpokenFigure, about
from thidua.text.suggest import nearest


def check_scale(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """Everything that must hold for the scale of one year."""
    if yearbook.criteria is None:
        return
    file, scale = yearbook.criteria.file, yearbook.criteria.data
    if scale.year is not None and scale.year != int(yearbook.year):
        args = {"found": str(scale.year), "folder": str(yearbook.year)}
        yield Diagnostic("TD310", file, ("year",), args=args)
    yield from check_alone(yearbook)
    own = yearbook.own_scale.data.not_for if yearbook.own_scale is not None else {}
    yield from _References(book, scale, file, own).wrong()
    yield from _divisions(book, scale, yearbook.year, file)


def check_alone(yearbook: YearBook) -> Iterator[Diagnostic]:
    """What is wrong with a year's scale whatever bloc it is for."""
    if yearbook.criteria is not None:
        for flaw in yearbook.criteria.data.once(_flaws):
            yield flaw._replace(file=yearbook.criteria.file)


def _flaws(scale: Scale) -> tuple[Diagnostic, ...]:
    """What is wrong with a scale whatever bloc, and file, it is for."""
    return tuple(_by_itself(scale, ""))


def _by_itself(scale: Scale, file: str) -> Iterator[Diagnostic]:
    if scale.rounding.to is not None and "places" in scale.rounding.model_fields_set:
        yield Diagnostic("TD334", file, ("rounding", "to"), at="key")
    yield from _ids(scale, file)
    yield from _sums(scale, file)
    yield from _nodes(scale, file)
    yield from _stages(scale, file)
    yield from _bands(scale, file)
    yield from _ranking(scale, file)
    yield from _rules(scale, file)


def _told(flaw: Flaw, rule: Spot) -> Diagnostic:
    return rule.below(*flaw.path).told(flaw.code, flaw.args, flaw.variant, flaw.at)


def _rules(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """What every rule of leaves and items finds wrong with itself."""
    for node, spot in spots(scale, file):
        if node.rule is not None and node.is_leaf:
            here = spot.below("rule")
            yield from _rule(scale, node.rule, node.field, here)
            yield from (_told(flaw, here) for flaw in node.rule.leaf_flaws(node.max))
            if not scale.is_draft:  # of a draft it is told as stress
                yield from _always(scale, node.rule, node.max, node.field, here)
        for item, of_item in items_of(node, spot):
            if item.rule is not None:
                here, field = of_item.below("rule"), node.item_fields[item.id]
                yield from (_told(flaw, here) for flaw in item.rule.item_flaws(item.cap))
                target = item.rule.own_target
                if isinstance(target, str) and statistic_of(target) is None:
                    yield here.below("target").told("TD344", {"target": target})
                if item.disqualifies and item.rule.compares:
                    yield here.told("TD326", variant="bloc")
                yield from _always(scale, item.rule, None, field, here)
                yield from _rule(scale, item.rule, field, here)


def _always(
    scale: Scale, rule: LeafRule, maximum: Fraction | None, field: Quantity, spot: Spot
) -> Iterator[Diagnostic]:
    """A rule that gives everybody the same decides nothing."""
    same = rule.always(maximum, scale.field_of(rule, field))
    if same is not None:
        yield spot.below(*same[1]).told("TD347", {"points": about(same[0])}, "same")


def _ids(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Ids of criteria, items and facts are unique without regard to case."""
    seen: dict[str, str] = {}
    places: list[tuple[str, Path]] = [
        (fact.id, ("facts", n, "id")) for n, fact in enumerate(scale.facts)
    ]
    for node, path in node_paths(scale):
        places.append((node.id, (*path, "id")))
        items = items_of(node, Spot(file, path))
        places += [(item.id, here.below("id").path) for item, here in items]
    for one, path in places:
        key = one.casefold()
        if key == TOTAL:
            yield Diagnostic("TD302", file, path, args={"id": one}, variant="reserved")
        if key in seen:
            args = {"id": one, "other": seen[key]}
            variant = "printed" if seen[key] == one else "case"
            yield Diagnostic("TD302", file, path, args=args, variant=variant)
        seen.setdefault(key, one)
    for kind in ("stages", "offices", "bands", "divisions"):
        known: set[str] = set()
        for n, one_of in enumerate(getattr(scale, kind)):
            if one_of.id in known:
                args = {"id": one_of.id, "other": one_of.id}
                yield Diagnostic("TD302", file, (kind, n, "id"), args=args)
            known.add(one_of.id)


def _sums(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Every group's max equals the sum of its children's; the scale's that of the top criteria."""
    groups: list[tuple[Fraction, Sequence[Criterion], Spot]] = [
        (scale.max, scale.criteria, Spot(file)),
        *((node.max, node.criteria, spot) for node, spot in spots(scale, file) if spot.path),
    ]
    for most, parts, spot in groups:
        total = exact_sum(part.max for part in parts)
        if parts and total != most:
            said = SpokenFigure(" + ".join(about(part.max) for part in parts))
            args = {"max": about(most), "sum": about(total), "parts": said}
            yield spot.below("max").told("TD301", args)


def _nodes(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Rules only on leaves; lists and items that can be computed."""
    for node, spot in spots(scale, file):
        for key in ("range", "whole"):
            if getattr(node, key) is not None and not (node.is_leaf and node.leaf_rule.measures):
                yield spot.below(key).told("TD322", {"key": key}, at="key")
        if not node.is_leaf:
            for key in ("rule", "measure"):
                if getattr(node, key) is not None:
                    yield spot.below(key).told("TD304", {"key": key}, at="key")
        if node.limit is not None and node.limit.is_empty:
            yield spot.below("limit").told("TD332")
        if isinstance(node.floor, Fraction) and node.floor >= node.max > 0:
            args = {"floor": about(node.floor), "max": about(node.max)}
            yield spot.below("floor").told("TD347", args, "floor")
        for kind, group, here in lists_of(node, spot):
            if group.cap == 0 and group.items:
                yield here.below("cap").told("TD347", {"key": "cap"}, "list")
            if group.cap is not None and not group.items:
                yield here.told("TD333", {"kind": kind, "cap": about(group.cap)})
            if kind == "deduct" and group.only_if_full:
                yield here.below("only_if_full").told("TD313", at="key")
            yield from _stretches(group.if_, here)
        for item, here in items_of(node, spot):
            yield from _stretches(item.if_, here)
            yield from _item(item, here)


def _stretches(given: Mapping[str, Bounds] | None, spot: Spot) -> Iterator[Diagnostic]:
    """A condition says what figures meet it, and some do."""
    for fact, bounds in (given or {}).items():
        variant = odd(bounds)
        if variant is not None:
            yield spot.below("if", fact).told("TD316", variant=f"if_{variant}")


def _rule(scale: Scale, rule: LeafRule, field: Quantity, spot: Spot) -> Iterator[Diagnostic]:
    if rule.within_division and not scale.divisions:
        yield spot.below("within").told("TD335", at="key")
    yield from (_told(flaw, spot) for flaw in rule.flaws(scale.field_of(rule, field)))


def _item(item: Item, spot: Spot) -> Iterator[Diagnostic]:
    """An item has one amount, and amounts are written positive."""
    given = [key for key in ("each", "points", "share", "rule") if getattr(item, key) is not None]
    if len(given) > 1 or (not given and not item.disqualifies):
        yield spot.told("TD305", {"found": ", ".join(given)}, "several" if given else "none")
    if item.id in item.excludes:
        here = spot.below("excludes", item.excludes.index(item.id))
        yield here.told("TD613", {"award": item.name}, "itself")
    for key in ("each", "points", "share", "cap"):
        if getattr(item, key) == 0 and not item.disqualifies and item.bars is None:
            yield spot.below(key).told("TD347", {"key": key})
    for amount, place in item.rule.named_points() if item.rule is not None else ():
        if amount < 0:
            args = {"found": about(amount), "better": about(-amount)}
            yield spot.below("rule", *place).told("TD314", args)


class _References:
    """Every id that is named exists. `own`: the `not_for` beside a shared scale."""

    def __init__(
        self, book: Book, scale: Scale, file: str, own: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.book, self.scale, self.file, self.own = book, scale, file, own
        self.facts, self.nodes, self.items = set(scale.fact), set(scale.nodes), set(scale.items)
        self.units = {unit.id for unit in book.units.data.units}
        self.scorers = self.units | {office.id for office in scale.offices}
        self.bands = {band.id for band in scale.bands}

    def wrong(self) -> Iterator[Diagnostic]:
        for node, spot in spots(self.scale, self.file):
            yield from self._node(node, spot)
        for criterion, exempt in self.own.items():
            here = Spot(self.file, ("not_for", criterion))
            yield from _known(criterion, self.nodes, here, "criterion")
            for n, unit in enumerate(exempt):
                yield from _known(unit, self.units, here.below(n), "unit")
        yield from self._ties()
        for n, band in enumerate(self.scale.bands):
            yield from self._band(band, Spot(self.file, ("bands", n), (band.name,)))
        for n, stage in enumerate(self.scale.stages):
            spot = Spot(self.file, ("stages", n), (stage.name,))
            yield from self._weights(stage, spot)
            for unit in stage.extended or {}:
                yield from _known(unit, self.units, spot.below("extended", unit), "unit")
            yield from self._assigned(stage, spot)

    def _node(self, node: Criterion, spot: Spot) -> Iterator[Diagnostic]:
        yield from self._rule(node.rule, spot)
        beside = len(self.own.get(node.id, ()))
        for n, unit in enumerate(node.not_for[: len(node.not_for) - beside]):
            yield from _known(unit, self.units, spot.below("not_for", n), "unit")
        if node.verifier is not None:
            yield from _known(node.verifier, self.scorers, spot.below("verifier"), "office")
        for _, group, here in lists_of(node, spot):
            yield from self._met(group.if_ or (), here)
        for item, here in items_of(node, spot):
            yield from self._rule(item.rule, here)
            yield from self._met(item.if_ or (), here)
            for n, other in enumerate(item.excludes):
                yield from _known(other, self.items, here.below("excludes", n), "item")
            if item.bars is not None:
                yield from _known(item.bars, self.bands, here.below("bars"), "band")

    def _rule(self, rule: LeafRule | None, spot: Spot) -> Iterator[Diagnostic]:
        if rule is None:
            return
        for fact in rule.facts:
            place = spot.below("rule", *rule.place_of(fact))
            yield from _known(fact, self.facts, place, "fact")

    def _met(self, given: Iterable[str], spot: Spot) -> Iterator[Diagnostic]:
        for fact in given:
            yield from _known(fact, self.facts, spot.below("if", fact), "fact")

    def _ties(self) -> Iterator[Diagnostic]:
        attributes = sorted({x for unit in self.book.units.data.units for x in unit.attributes})
        for n, tie in enumerate(self.scale.ranking.ties):
            here = Spot(self.file, ("ranking", "ties", n))
            if tie.criterion is not None:
                yield from _known(tie.criterion, self.nodes, here, "criterion")
            if isinstance(tie, ByAttribute) and tie.name not in attributes:
                yield here.told("TD672", {"name": tie.name}).nearest(nearest(tie.name, attributes))

    def _band(self, band: Band, spot: Spot) -> Iterator[Diagnostic]:
        if band.within is not None:
            yield from _known(band.within, self.bands - {band.id}, spot.below("within"), "band")
        if band.requires:
            from thidua.bloc.unknown import condition_problems

            ids = {"criterion": self.nodes, "item": self.items}
            requires = spot.below("requires")
            yield from condition_problems(band.requires, requires, ids, of_band=True)

    def _weights(self, stage: Stage, spot: Spot) -> Iterator[Diagnostic]:
        if stage.weights is not None and stage.combine != "mean":
            args = {"found": str(stage.combine)}
            variant = "" if stage.combine else "none"
            yield spot.below("weights").told("TD331", args, variant, at="key")
        for scorer, weight in (stage.weights or {}).items():
            here = spot.below("weights", scorer)
            yield from _known(scorer, self.scorers, here, "office")
            if weight == 0:
                yield here.told("TD331", {"scorer": scorer}, "zero")

    def _assigned(self, stage: Stage, spot: Spot) -> Iterator[Diagnostic]:
        if stage.at_least is not None and not stage.assign:
            yield spot.below("at_least").told("TD321", variant="none")
        for unit, scorers in (stage.assign or {}).items():
            assigned, name = spot.below("assign", unit), self.book.unit_name(unit)
            yield from _known(unit, self.units, assigned, "unit")
            if stage.at_least is not None and stage.at_least > len(scorers):
                args = {"n": str(stage.at_least), "unit": name, "assigned": str(len(scorers))}
                yield spot.below("at_least").told("TD321", args)
            for k, scorer in enumerate(scorers):
                yield from _known(scorer, self.scorers, assigned.below(k), "office")
                if scorer == unit:
                    yield assigned.below(k).told("TD320", {"unit": name})


def _known(name: str, among: set[str], spot: Spot, kind: str) -> Iterator[Diagnostic]:
    if name not in among:
        found = unknown("TD303", spot, name, among, kind=kind)
        yield found._replace(at="key" if spot.path[-1] == name else "value")


def _stages(scale: Scale, file: str) -> Iterator[Diagnostic]:
    if not scale.stages:
        yield Diagnostic("TD315", file, ("stages",), variant="stages")
    if not scale.criteria:
        yield Diagnostic("TD315", file, ("criteria",), variant="criteria")


def _divisions(book: Book, scale: Scale, year: int, file: str) -> Iterator[Diagnostic]:
    """Each member of the year is in one division; their units are units of the bloc."""
    if not scale.divisions:
        return
    known = {unit.id for unit in book.units.data.units}
    inside: dict[str, str] = {}
    for n, one in enumerate(scale.divisions):
        for m, unit in enumerate(one.units):
            spot = Spot(file, ("divisions", n, "units", m), (one.name,))
            if unit not in known:
                yield unknown("TD404", spot, unit, known)
            elif unit in inside:
                yield spot.told("TD505", {"unit": book.unit_name(unit), "other": inside[unit]})
            inside.setdefault(unit, one.name)
    for member in book.members(year):
        if member.id not in inside:
            args = {"unit": member.name}
            yield Diagnostic("TD505", file, ("divisions",), at="key", args=args, variant="outside")


def _ranking(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Bands can be compared where there are some, and where no band asks for a rank in turn."""
    if "band" not in scale.ranking.by:
        return
    from thidua.model.requires import mappings

    if not scale.bands:
        yield Diagnostic("TD506", file, ("ranking", "by"))
    for n, band in enumerate(scale.bands):
        for path, given in mappings(band.requires, ("bands", n, "requires")):
            if given.rank_at_most is not None:
                spot = Spot(file, (*path, "rank_at_most"), (band.name,))
                yield spot.told("TD506", variant="circle", at="key")


def _bands(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Bands from high to low; quotas that say one thing, with their rounding."""
    for n, band in enumerate(scale.bands):
        spot = Spot(file, ("bands", n), (band.name,))
        if n and not _is_under(band, scale.bands[n - 1]):
            args = {"from": about(band.from_), "above": about(scale.bands[n - 1].from_)}
            yield spot.below("from").told("TD311", args)
        if band.quota is not None:
            higher = frozenset(one.id for one in scale.bands[:n] if one.within != band.id)
            yield from quota_problems(band.quota, spot.below("quota"), higher, of_band=True)
        if circle := _circle(scale, band):
            yield spot.below("within").told("TD962", {"bands": " → ".join([*circle, circle[0]])})


def _is_under(band: Band, above: Band) -> bool:
    """Whether somebody can hold a band who does not hold the one above: from a lower percent on, or
    from the same where the one above has conditions or a quota."""
    is_choosy = bool(above.requires) or above.quota is not None
    return band.from_ < above.from_ or (band.from_ == above.from_ and is_choosy)


def _circle(scale: Scale, band: Band) -> list[str]:
    """The bands that lie `within` each other in a circle, told at the first of them; [] for
    any other band, and for one said to lie within itself, which is told otherwise."""
    passed, order = chain_of(band, scale.bands), [one.id for one in scale.bands]
    at, first = scale.bands[order.index(passed[-1])].within, min(passed, key=order.index)
    return passed if at == band.id == first and len(passed) > 1 else []
