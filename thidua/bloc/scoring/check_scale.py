"""Rules over a scale: sums, ids, references, lists, bands (manual: file-criteria)."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from thidua.bloc.scoring.check_quota import quota_problems
from thidua.bloc.scoring.rounding import total as exact_sum
from thidua.bloc.scoring.scale_paths import all_paths, crumbs, items_of, lists_of, node_paths
from thidua.bloc.unknown import unknown
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.book import Book, YearBook
from thidua.model.scale.criteria import TOTAL, Criterion, Scale
from thidua.model.scale.items import Item
from thidua.model.scale.placing import Band, ByAttribute
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
    yield from _references(book, scale, file, own)
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


def _told(flaw: Flaw, file: str, place: Path, where: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        flaw.code, file, place, at=flaw.at, args=flaw.args, variant=flaw.variant, where=where
    )


def _rules(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """What every rule of leaves and items finds wrong with itself."""
    above = crumbs(scale)
    for node, path in all_paths(scale):
        where = above[node.id]
        if node.rule is not None and node.is_leaf:
            yield from _rule(scale, node.rule, node.field, (*path, "rule"), where, file)
            for flaw in node.rule.leaf_flaws(node.max):
                place = (*path, "rule", *flaw.path)
                yield _told(flaw, file, place, where)
            if not scale.is_draft:  # of a draft it is told as stress
                field = scale.field_of(node.rule, node.field)
                yield from _always(node.rule, node.max, field, (*path, "rule"), where, file)
        for _, item, here in items_of(node, path):
            if item.rule is not None:
                name = (*where, f"{item.id} “{item.name}”")
                for flaw in item.rule.item_flaws(item.cap):
                    place = (*here, "rule", *flaw.path)
                    yield _told(flaw, file, place, name)
                target = item.rule.own_target
                if isinstance(target, str) and statistic_of(target) is None:
                    args = {"target": target}
                    place = (*here, "rule", "target")
                    yield Diagnostic("TD344", file, place, args=args, where=name)
                if item.disqualifies and item.rule.compares:
                    yield Diagnostic("TD326", file, (*here, "rule"), variant="bloc", where=name)
                field = node.item_fields[item.id]
                read = scale.field_of(item.rule, field)
                yield from _always(item.rule, None, read, (*here, "rule"), name, file)
                yield from _rule(scale, item.rule, field, (*here, "rule"), name, file)


def _always(
    rule: LeafRule,
    maximum: Fraction | None,
    field: Quantity,
    path: Path,
    where: tuple[str, ...],
    file: str,
) -> Iterator[Diagnostic]:
    """A rule that gives everybody the same decides nothing."""
    same = rule.always(maximum, field)
    if same is not None:
        args = {"points": about(same[0])}
        place = (*path, *same[1])
        yield Diagnostic("TD347", file, place, args=args, variant="same", where=where)


def _ids(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Ids of criteria, items and facts are unique without regard to case."""
    seen: dict[str, str] = {}
    places: list[tuple[str, Path]] = [
        (fact.id, ("facts", n, "id")) for n, fact in enumerate(scale.facts)
    ]
    for node, path in node_paths(scale):
        places.append((node.id, (*path, "id")))
        places += [(item.id, (*here, "id")) for _, item, here in items_of(node, path)]
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
    total = exact_sum(top.max for top in scale.criteria)
    if scale.criteria and total != scale.max:
        args = {
            "max": about(scale.max),
            "sum": about(total),
            "parts": _sum_text(scale.criteria),
        }
        yield Diagnostic("TD301", file, ("max",), args=args)
    above = crumbs(scale)
    for node, path in node_paths(scale):
        if node.is_leaf:
            continue
        total = exact_sum(part.max for part in node.criteria)
        if total != node.max:
            args = {
                "max": about(node.max),
                "sum": about(total),
                "parts": _sum_text(node.criteria),
            }
            where = above[node.id]
            yield Diagnostic("TD301", file, (*path, "max"), args=args, where=where)


def _sum_text(parts: Iterable[Criterion]) -> SpokenFigure:
    return SpokenFigure(" + ".join(about(part.max) for part in parts))


def _nodes(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Rules only on leaves; lists and items that can be computed."""
    above = crumbs(scale)
    for node, path in all_paths(scale):
        where = above[node.id]
        for key in ("range", "whole"):
            if getattr(node, key) is not None and not (node.is_leaf and node.leaf_rule.measures):
                yield Diagnostic(
                    "TD322", file, (*path, key), at="key", args={"key": key}, where=where
                )
        if not node.is_leaf:
            for key in ("rule", "measure"):
                if getattr(node, key) is not None:
                    args = {"key": key, "id": node.id}
                    yield Diagnostic("TD304", file, (*path, key), at="key", args=args, where=where)
        if node.limit is not None and node.limit.is_empty:
            yield Diagnostic("TD332", file, (*path, "limit"), where=where)
        if isinstance(node.floor, Fraction) and node.floor >= node.max > 0:
            args = {"floor": about(node.floor), "max": about(node.max)}
            yield Diagnostic(
                "TD347", file, (*path, "floor"), args=args, variant="floor", where=where
            )
        for kind, group, here in lists_of(node, path):
            if group.cap == 0 and group.items:
                yield Diagnostic(
                    "TD347", file, (*here, "cap"), args={"key": "cap"}, variant="list", where=where
                )
            if group.cap is not None and not group.items:
                args = {"kind": kind, "cap": about(group.cap)}
                yield Diagnostic("TD333", file, here, args=args, where=where)
            if kind == "deduct" and group.only_if_full:
                yield Diagnostic("TD313", file, (*here, "only_if_full"), at="key", where=where)
            yield from _stretches(group.if_, file, here, where)
        for kind, item, here in items_of(node, path):
            name = (*where, f"{item.id} “{item.name}”")
            yield from _stretches(item.if_, file, here, name)
            yield from _item(kind, item, file, here, name)


def _stretches(
    given: Mapping[str, Bounds] | None, file: str, path: Path, where: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A condition says what figures meet it, and some do."""
    for fact, bounds in (given or {}).items():
        variant = odd(bounds)
        if variant is not None:
            here = (*path, "if", fact)
            yield Diagnostic("TD316", file, here, variant=f"if_{variant}", where=where)


def _rule(
    scale: Scale,
    rule: LeafRule,
    field: Quantity,
    path: Path,
    where: tuple[str, ...],
    file: str,
) -> Iterator[Diagnostic]:
    if rule.within_division and not scale.divisions:
        yield Diagnostic("TD335", file, (*path, "within"), at="key", where=where)
    for flaw in rule.flaws(scale.field_of(rule, field)):
        place = (*path, *flaw.path)
        yield _told(flaw, file, place, where)


def _item(
    kind: str, item: Item, file: str, path: Path, where: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """An item has one amount, and amounts are written positive."""
    given = [key for key in ("each", "points", "share", "rule") if getattr(item, key) is not None]
    if len(given) > 1 or (not given and not item.disqualifies):
        args = {"found": ", ".join(given)}
        variant = "several" if given else "none"
        yield Diagnostic("TD305", file, path, args=args, variant=variant, where=where)
    if item.id in item.excludes:
        place = (*path, "excludes", item.excludes.index(item.id))
        yield Diagnostic(
            "TD613", file, place, args={"award": item.name}, variant="itself", where=where
        )
    for key in ("each", "points", "share", "cap"):
        if getattr(item, key) == 0 and not item.disqualifies and item.bars is None:
            yield Diagnostic("TD347", file, (*path, key), args={"key": key}, where=where)
    rule = item.rule
    if rule is None:
        return
    for amount, place in rule.named_points():
        if amount < 0:
            args = {"found": about(amount), "better": about(-amount), "kind": kind}
            yield Diagnostic("TD314", file, (*path, "rule", *place), args=args, where=where)


def _references(
    book: Book, scale: Scale, file: str, own: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """Every id that is named exists. `own`: the `not_for` beside a shared scale."""
    facts, nodes = set(scale.fact), set(scale.nodes)
    items = set(scale.items)
    units = {unit.id for unit in book.units.data.units}
    offices = {office.id for office in scale.offices}
    bands = {band.id for band in scale.bands}
    above = crumbs(scale)

    def known(
        name: str, among: set[str], path: Path, kind: str, where: tuple[str, ...] = ()
    ) -> Iterator[Diagnostic]:
        if name not in among:
            found = unknown("TD303", file, path, name, among, where, kind=kind)
            yield found._replace(at="key" if path[-1] == name else "value")

    def rule_facts(rule: LeafRule, path: Path, where: tuple[str, ...]) -> Iterator[Diagnostic]:
        for fact in rule.facts:
            yield from known(fact, facts, (*path, *rule.place_of(fact)), "fact", where)

    for node, path in all_paths(scale):
        where = above[node.id]
        if node.rule is not None:
            yield from rule_facts(node.rule, (*path, "rule"), where)
        for n, unit in enumerate(node.not_for[: len(node.not_for) - len(own.get(node.id, ()))]):
            yield from known(unit, units, (*path, "not_for", n), "unit", where)
        if node.verifier is not None:
            yield from known(node.verifier, offices | units, (*path, "verifier"), "office", where)
        for _, group, here in lists_of(node, path):
            for fact in group.if_ or {}:
                yield from known(fact, facts, (*here, "if", fact), "fact", where)
        for _, item, here in items_of(node, path):
            name = (*where, f"{item.id} “{item.name}”")
            if item.rule is not None:
                yield from rule_facts(item.rule, (*here, "rule"), name)
            for fact in item.if_ or {}:
                yield from known(fact, facts, (*here, "if", fact), "fact", name)
            for n, other in enumerate(item.excludes):
                yield from known(other, items, (*here, "excludes", n), "item", name)
            if item.bars is not None:
                yield from known(item.bars, bands, (*here, "bars"), "band", name)
    for criterion, exempt in own.items():
        yield from known(criterion, nodes, ("not_for", criterion), "criterion")
        for n, unit in enumerate(exempt):
            yield from known(unit, units, ("not_for", criterion, n), "unit")
    for n, tie in enumerate(scale.ranking.ties):
        if tie.criterion is not None:
            yield from known(tie.criterion, nodes, ("ranking", "ties", n), "criterion")
        if isinstance(tie, ByAttribute):
            yield from _attribute(book, tie.name, file, ("ranking", "ties", n))
    for n, band in enumerate(scale.bands):
        if band.within is not None:
            yield from known(
                band.within, bands - {band.id}, ("bands", n, "within"), "band", (band.name,)
            )
        if band.requires:
            from thidua.bloc.check_conditions import condition_problems

            place: Path = ("bands", n, "requires")
            ids = {"criterion": nodes, "item": items}
            yield from condition_problems(
                band.requires, file, place, ids, (band.name,), of_band=True
            )
    for n, stage in enumerate(scale.stages):
        if stage.weights is not None and stage.combine != "mean":
            place = ("stages", n, "weights")
            variant = "" if stage.combine else "none"
            args = {"found": str(stage.combine)}
            yield Diagnostic(
                "TD331", file, place, at="key", args=args, variant=variant, where=(stage.name,)
            )
        for scorer, weight in (stage.weights or {}).items():
            place = ("stages", n, "weights", scorer)
            yield from known(scorer, units | offices, place, "office", (stage.name,))
            if weight == 0:
                args = {"scorer": scorer}
                yield Diagnostic(
                    "TD331", file, place, args=args, variant="zero", where=(stage.name,)
                )
        for unit in stage.extended or {}:
            place = ("stages", n, "extended", unit)
            yield from known(unit, units, place, "unit", (stage.name,))
        if stage.at_least is not None and not stage.assign:
            place = ("stages", n, "at_least")
            yield Diagnostic("TD321", file, place, variant="none", where=(stage.name,))
        for unit, scorers in (stage.assign or {}).items():
            yield from known(unit, units, ("stages", n, "assign", unit), "unit", (stage.name,))
            if stage.at_least is not None and stage.at_least > len(scorers):
                args = {
                    "n": str(stage.at_least),
                    "unit": book.unit_name(unit),
                    "assigned": str(len(scorers)),
                }
                place = ("stages", n, "at_least")
                yield Diagnostic("TD321", file, place, args=args, where=(stage.name,))
            for k, scorer in enumerate(scorers):
                place = ("stages", n, "assign", unit, k)
                yield from known(scorer, units | offices, place, "office", (stage.name,))
                if scorer == unit:
                    args = {"unit": book.unit_name(unit)}
                    yield Diagnostic("TD320", file, place, args=args, where=(stage.name,))


def _attribute(book: Book, name: str, file: str, path: Path) -> Iterator[Diagnostic]:
    """A tie-breaker by an attribute that some unit has."""
    known = sorted({one for unit in book.units.data.units for one in unit.attributes})
    if name in known:
        return
    yield Diagnostic("TD672", file, path, args={"name": name}).nearest(nearest(name, known))


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
            path: Path = ("divisions", n, "units", m)
            if unit not in known:
                yield unknown("TD404", file, path, unit, known, (one.name,))
            elif unit in inside:
                args = {"unit": book.unit_name(unit), "other": inside[unit]}
                yield Diagnostic("TD505", file, path, args=args, where=(one.name,))
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
                here = (*path, "rank_at_most")
                yield Diagnostic(
                    "TD506", file, here, at="key", variant="circle", where=(band.name,)
                )


def _bands(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Bands from high to low; quotas that say one thing, with their rounding."""
    for n, band in enumerate(scale.bands):
        if n and not _is_under(band, scale.bands[n - 1]):
            args: dict[str, str] = {
                "from": about(band.from_),
                "above": about(scale.bands[n - 1].from_),
            }
            yield Diagnostic("TD311", file, ("bands", n, "from"), args=args, where=(band.name,))
        if band.quota is not None:
            higher = frozenset(one.id for one in scale.bands[:n] if one.within != band.id)
            path: Path = ("bands", n, "quota")
            yield from quota_problems(band.quota, file, path, (band.name,), higher, of_band=True)
        circle = _circle(scale, band)
        if circle:
            args = {"bands": " → ".join([*circle, circle[0]])}
            where = (band.name,)
            yield Diagnostic("TD962", file, ("bands", n, "within"), args=args, where=where)


def _is_under(band: Band, above: Band) -> bool:
    """Whether somebody can hold a band who does not hold the one above: from a lower percent on, or
    from the same where the one above has conditions or a quota."""
    is_choosy = bool(above.requires) or above.quota is not None
    return band.from_ < above.from_ or (band.from_ == above.from_ and is_choosy)


def _circle(scale: Scale, band: Band) -> list[str]:
    """The bands that lie `within` each other in a circle, told at the first of them; [] for
    any other band, and for one said to lie within itself, which is told otherwise."""
    by_id = {one.id: one for one in scale.bands}
    passed, at = [band.id], band.within
    while at in by_id and at not in passed:
        passed.append(at)
        at = by_id[at].within
    first = min(passed, key=list(by_id).index)
    return passed if at == band.id == first and len(passed) > 1 else []
