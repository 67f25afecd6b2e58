"""What a sheet says, read by the scale: each entry becomes what its rule wants, or a diagnostic.

Only the shape is judged here (a date where a date belongs). Whether the rule can produce the
figure depends on which entry counts in the end: see evaluate.py.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from fractions import Fraction
from typing import cast

from pydantic_core import PydanticCustomError

from thidua.bloc.scoring.entries import (
    ENTRY,
    FACT,
    ITEM,
    OCCURRENCE,
    OCCURRENCE_KEYS,
    VALUE,
    BoundSheet,
    FactEntry,
    HandEntry,
    KnownItem,
    KnownLeaf,
    LeafEntry,
    NotApplicable,
    SheetHead,
    fact_keys,
    figures_in,
    item_keys,
    keys_of,
    known_items,
    known_leaves,
)
from thidua.diagnostics.diagnostic import Diagnostic, Node, Path
from thidua.model.book import SheetFile
from thidua.model.scalars import (
    arguments,
    day,
    exact,
    is_text,
    not_negative,
    problem,
    text,
    yes_no,
)
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.rules.amounts import ItemEntry, entry_by_rule
from thidua.rules.arithmetic import Source
from thidua.rules.reading import (
    InsideEntryError,
    Quantity,
    at_step,
    doubts,
    measured,
    unknown_key,
)
from thidua.text.suggest import nearest

NA = "na"


class _Binder:
    """Reads one sheet; collects what is wrong with it."""

    def __init__(self, scale: Scale, sheet: SheetFile, crumb: tuple[str, ...]) -> None:
        self.scale = scale
        self.file = sheet.file
        self.head = SheetHead(sheet.file, sheet.stage, sheet.scorer)
        self.crumb = crumb
        self.problems: list[Diagnostic] = []

    def fail(
        self,
        error: PydanticCustomError | InsideEntryError,
        path: Path,
        name: str,
        at: str = "value",
    ) -> None:
        if isinstance(error, InsideEntryError):
            path, at = (*path, *error.steps), error.at
            error = error.error
        args, variant = arguments(error.context)
        at = "key" if error.type == "TD121" else at
        where = (*self.crumb, name) if name else self.crumb
        found = Diagnostic(error.type, self.file, path, args=args, variant=variant, where=where)
        self.problems.append(found._replace(at="key" if at == "key" else "value"))

    def keys(
        self,
        raw: Mapping[str, Node],
        allowed: frozenset[str],
        path: Path,
        name: str,
        useful: Callable[[], tuple[str, ...]],
    ) -> bool:
        """Whether there is no unknown key. `useful`: those that make sense here are named."""
        is_known = raw.keys() <= allowed
        for key in () if is_known else raw:
            if key not in allowed:
                self.fail(unknown_key(key, useful()), (*path, key), name, at="key")
        return is_known

    def doubt(
        self, raw: Node, field: Quantity, most: Fraction | None, path: Path, name: str,
        last_mark: Fraction | None = None,
    ) -> None:  # fmt: skip
        """Warns of a figure with two readings."""
        for code, args in doubts(raw, field, most, last_mark):
            self.problems.append(
                Diagnostic(code, self.file, path, args=dict(args), where=(*self.crumb, name))
            )

    def evidence(self, raw: Mapping[str, Node]) -> tuple[str, ...]:
        given = raw.get("evidence")
        if given is None:
            return ()
        if is_text(given):
            return (given,)
        if isinstance(given, list) and all(map(is_text, given)):
            return tuple(cast("list[str]", given))
        with at_step("evidence"):
            if not isinstance(given, str | list):
                raise problem("TD122", variant="list", expected="list", found="mapping")
            return tuple(map(text, [given] if isinstance(given, str) else given))

    def one_figure(self, raw: Mapping[str, Node]) -> str | None:
        """The key of the one figure that an entry says; None where it says none."""
        given = figures_in(raw)
        if len(given) > 1:
            with at_step(given[1], at="key"):
                raise problem("TD207", first=given[0], second=given[1])
        return given[0] if given else None

    def note(self, raw: Mapping[str, Node]) -> str | None:
        said = raw.get("note")
        if "source" not in raw and (said is None or is_text(said)):
            return said
        for key in ("source", "note"):
            if raw.get(key) is not None:
                with at_step(key):
                    text(raw[key])
        return said if isinstance(said, str) else None

    def leaf(self, known: KnownLeaf, raw: Node, sheet: BoundSheet) -> None:
        leaf, path = known.leaf, known.path
        try:
            entry = self._read_before(known, raw)
            if entry is None and not isinstance(raw, dict):
                entry = self._plain(known, raw)
            elif entry is None and isinstance(raw, dict):
                if not self.keys(raw, ENTRY, path, leaf.crumb, lambda: keys_of(leaf)):
                    return
                if "claimed" in raw:
                    with at_step("claimed"):
                        claimed = exact(raw["claimed"])
                    sheet.claims[leaf.id] = (claimed, Source(self.file, (*path, "claimed")))
                entry = self._mapping(known, raw)
            if entry is not None:
                sheet.leaves[leaf.id] = entry
        except (PydanticCustomError, InsideEntryError) as error:
            self.fail(error, path, leaf.crumb)

    def _read_before(self, known: KnownLeaf, raw: Node) -> LeafEntry | None:
        """The entry whose figure was read before without a doubt, with remarks at most beside it;
        None where it was not: most figures of a bloc are."""
        if isinstance(raw, str):
            if (read := known.figures.get(raw)) is not None:
                return read.kind(self.head, known.path, read.value, read=read)
        elif isinstance(raw, dict) and raw.keys() <= VALUE:
            figure = raw.get("value")
            if isinstance(figure, str) and (read := known.figures.get(figure)) is not None:
                note, evidence = self.note(raw), self.evidence(raw)
                value = read.value
                return read.kind(self.head, known.path, value, None, note, evidence, "value", read)
        return None

    def _plain(self, known: KnownLeaf, raw: Node) -> LeafEntry:
        leaf, path = known.leaf, known.path
        if raw is None:
            raise problem("TD123", variant="entry", expected="entry")
        if isinstance(raw, str) and raw.strip().casefold() == NA:
            return NotApplicable(self.head, path)
        if leaf.leaf_rule.by_hand:
            return self.kept(known, raw, HandEntry(self.head, path, exact(raw)))
        value = entry_by_rule(leaf.leaf_rule, raw, leaf.field)
        return self.kept(known, raw, LeafEntry(self.head, path, value))

    def kept(self, known: KnownLeaf, raw: Node, entry: LeafEntry) -> LeafEntry:
        """The entry; how its figure was read is kept, unless it has two readings: then it warns."""
        told = len(self.problems)
        leaf = known.leaf
        rule = leaf.leaf_rule
        if isinstance(entry.value, Fraction) and not (entry.by_hand or rule.counts):
            most = rule.most_entered(leaf.max)
            mark = rule.last_mark
            self.doubt(raw, leaf.field, most, entry.place.path, leaf.crumb, mark)
        if not isinstance(raw, str) or len(self.problems) > told:
            return entry
        read = known.keep(raw, entry)
        if entry.target is None:
            entry.read = read
        return entry

    def _mapping(self, known: KnownLeaf, raw: dict[str, Node]) -> LeafEntry | None:
        leaf, path = known.leaf, known.path
        rule = leaf.leaf_rule
        note, evidence = self.note(raw), self.evidence(raw)
        given = self.one_figure(raw)
        if given is None:
            return self._target_alone(leaf, raw) if "target" in raw else None
        if given == "of":
            raise problem("TD121", key="part")
        if given == "points":
            if "target" in raw:
                with at_step("target", at="key"):
                    raise problem("TD207", first="points", second="target")
            with at_step("points"):
                points = exact(raw["points"])
            return HandEntry(self.head, path, points, None, note, evidence, "points")
        if given == "part":
            entered: Node = {key: raw[key] for key in ("part", "of") if key in raw}
        else:
            entered = raw[given]
        key = "" if given == "part" else given
        if isinstance(entered, str) and entered.strip().casefold() == NA:
            return NotApplicable(self.head, path, note=note, evidence=evidence)
        inner = (key,) if key else ()
        if rule.by_hand:
            with at_step(*inner):
                points = exact(entered)
            by_hand = HandEntry(self.head, path, points, None, note, evidence, key)
            return self.kept(known, entered, by_hand)
        wanted = rule.figure_key
        if given not in (wanted, "part", "value"):
            with at_step(given, at="key"):
                raise problem("TD120", key=given, variant="nearest", better=wanted)
        target = None
        if "target" in raw:
            if not rule.takes_target:
                with at_step("target", at="key"):
                    raise problem("TD120", key="target", variant="target")
            with at_step("target"):
                target = not_negative(raw["target"])
        with at_step(*inner):
            value = entry_by_rule(rule, entered, leaf.field)
        made = LeafEntry(self.head, path, value, target, note, evidence, key)
        return self.kept(known, entered, made)

    def _target_alone(self, leaf: Criterion, raw: dict[str, Node]) -> LeafEntry:
        """A target without its figure: for a rule whose figure is a fact."""
        rule = leaf.leaf_rule
        if rule.takes_entry or not rule.takes_target:
            raise problem("TD121", key="actual")
        with at_step("target"):
            target = not_negative(raw["target"])
            return LeafEntry(self.head, leaf.entry_path, None, target, self.note(raw))

    def item(self, known: KnownItem, raw: Node, sheet: BoundSheet) -> None:
        item, node, path = known.item, known.node, known.path
        if isinstance(raw, str) and (read := known.figures.get(raw)) is not None:
            sheet.items[known.id] = ItemEntry(Source(self.file, path), read)
            return
        told = len(self.problems)
        name = f"{item.id} “{item.name}”"
        try:
            note: str | None = None
            evidence: tuple[str, ...] = ()
            entered, inner = raw, list[str]()
            if isinstance(raw, dict):
                if not self.keys(raw, ITEM, path, name, lambda: item_keys(item)):
                    return
                note, evidence = self.note(raw), self.evidence(raw)
                self.one_figure(raw)
                if "part" in raw:
                    entered = {key: raw[key] for key in ("part", "of") if key in raw}
                elif "value" in raw:
                    entered, inner = raw["value"], ["value"]
                else:
                    raise problem("TD121", key="value")
            with at_step(*inner):
                value, waived = self._item_value(item, node, entered, path, name)
                for n, one in enumerate(entered if isinstance(entered, list) else ()):
                    if isinstance(one, dict):
                        with at_step(n):
                            evidence += self.evidence(one)
            if isinstance(value, Fraction) and not item.amount.takes_occurrences:
                at = (*path, *inner)
                self.doubt(entered, node.item_fields[item.id], None, at, name)
            sheet.items[item.id] = ItemEntry(Source(self.file, path), value, waived, note, evidence)
            if isinstance(raw, str) and len(self.problems) == told:
                known.keep(raw, value)
        except (PydanticCustomError, InsideEntryError) as error:
            self.fail(error, path, name)

    def _item_value(
        self, item: Item, node: Criterion, raw: Node, path: Path, name: str
    ) -> tuple[Fraction | str, int]:
        if isinstance(raw, str) and raw.strip().casefold() == NA:
            raise problem("TD209", found=item.id)
        amount = item.amount
        if isinstance(raw, list) and amount.takes_occurrences:
            waived = []
            for n, entry in enumerate(raw):
                with at_step(n):
                    waived.append(self._occurrence(entry, (*path, n), name))
            if not amount.repeats and waived.count(False) > 1:
                raise problem("TD210", found=str(waived.count(False)))
            return Fraction(waived.count(False)), waived.count(True)
        if raw is None and amount.takes_occurrences:
            raise problem("TD123", variant="entry", expected="entry")
        value = amount.read(raw, node.item_fields.get(item.id, node.field))
        if amount.takes_occurrences and not amount.repeats and value > 1:  # type: ignore[operator]
            raise problem("TD210", found=str(raw))
        return value, 0

    def _occurrence(self, raw: Node, path: Path, name: str) -> bool:
        """Whether one occurrence of a list is waived."""
        if isinstance(raw, dict):
            self.keys(raw, OCCURRENCE, path, name, lambda: OCCURRENCE_KEYS)
            for key, check in (("on", day), ("note", text), ("source", text)):
                if key in raw:
                    try:
                        check(raw[key])
                    except PydanticCustomError as error:
                        self.fail(error, (*path, key), name)
            with at_step("waived"):
                return yes_no(raw["waived"]) if "waived" in raw else False
        day(raw)
        return False

    def fact(self, fact_id: str, raw: Node, sheet: BoundSheet) -> None:
        fact, field = self.scale.fact[fact_id], self.scale.fields[fact_id]
        path: Path = ("facts", fact_id)
        name = f"{fact.id} “{fact.name}”"
        inner: tuple[str, ...] = ()
        try:
            note: str | None = None
            evidence: tuple[str, ...] = ()
            entered = raw
            if isinstance(raw, dict):
                if not self.keys(raw, FACT, path, name, lambda: fact_keys(fact)):
                    return
                note, evidence = self.note(raw), self.evidence(raw)
                self.one_figure(raw)
                if "value" in raw:
                    entered, inner = raw["value"], ("value",)
                else:
                    entered = {key: raw[key] for key in ("part", "of") if key in raw}
            with at_step(*inner):
                if isinstance(entered, str) and entered.strip().casefold() == NA:
                    raise problem("TD211")
                value, counts = measured(entered, field)
                self.doubt(entered, field, None, (*path, *inner), name)
            sheet.facts[fact_id] = FactEntry(Source(self.file, path), value, counts, note, evidence)
        except (PydanticCustomError, InsideEntryError) as error:
            self.fail(error, path, name)


def unknown_id(
    key: str, known: Iterable[str], elsewhere: Container[str], kind: str
) -> PydanticCustomError:
    """An id that the scale does not know; `kind`: fact, or "" for criteria and items."""
    if key in elsewhere:
        return problem("TD201", key=key, variant="is_score" if kind else "is_fact")
    better = nearest(key, known)
    variant = "_".join(part for part in (kind, "nearest" if better else "") if part)
    return problem("TD201", key=key, variant=variant, better=better or "")


def bind(
    scale: Scale, sheet: SheetFile, crumb: tuple[str, ...]
) -> tuple[BoundSheet, list[Diagnostic]]:
    """The sheet as its scale reads it, and what is wrong with the shape of its entries.

    `crumb` is the breadcrumb of the sheet: the unit's and the stage's names.
    """
    data = sheet.data
    bound = BoundSheet(
        sheet.file, sheet.stage, sheet.unit, sheet.scorer, data.claimed, data.no_other_events
    )
    bound.has_figures = data.has_figures
    binder = _Binder(scale, sheet, crumb)
    leaves, items = scale.once(known_leaves), scale.once(known_items)
    for key, raw in data.scores.items():
        if (leaf := leaves.get(key)) is not None:
            binder.leaf(leaf, raw, bound)
        elif (node := scale.nodes.get(key)) is not None:
            _group_claim(binder, node, raw, bound)
        elif (item := items.get(key)) is not None:
            binder.item(item, raw, bound)
        else:
            error = unknown_id(key, [*scale.nodes, *scale.items], scale.fact, "")
            binder.fail(error, ("scores", key), "", at="key")
    for key, raw in data.facts.items():
        if key in scale.fact:
            binder.fact(key, raw, bound)
        else:
            error = unknown_id(key, scale.fact, {*scale.nodes, *scale.items}, "fact")
            binder.fail(error, ("facts", key), "", at="key")
    _hand_with_items(binder, scale, bound)
    return bound, binder.problems


def _group_claim(binder: _Binder, node: Criterion, raw: Node, bound: BoundSheet) -> None:
    """A group takes no entry, but a scorer may say what it should come to."""
    path: Path = ("scores", node.id)
    if isinstance(raw, dict) and "claimed" in raw and set(raw) <= {"claimed", "note", "source"}:
        try:
            bound.claims[node.id] = (exact(raw["claimed"]), Source(bound.file, (*path, "claimed")))
        except PydanticCustomError as error:
            binder.fail(error, (*path, "claimed"), node.crumb)
        return
    parts = ", ".join(part.id for part in node.criteria)
    binder.fail(problem("TD202", id=node.id, parts=parts), path, node.crumb, at="key")


def _hand_with_items(binder: _Binder, scale: Scale, bound: BoundSheet) -> None:
    """A figure by hand stands for the whole leaf, so its items can't be entered beside it."""
    for leaf_id, entry in bound.leaves.items():
        if not entry.by_hand:
            continue
        leaf = scale.nodes[leaf_id]
        for item in leaf.items():
            if item.id in bound.items:
                error = problem("TD213", id=item.id, leaf=leaf.id)
                binder.fail(error, ("scores", item.id), leaf.crumb, at="key")
