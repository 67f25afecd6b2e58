"""What a sheet may say and, once it has been read by its scale, what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Path
from thidua.model.figure import Fact
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.rules.amounts import ItemEntry
from thidua.rules.arithmetic import Source
from thidua.rules.reading import Entered

MOST_KNOWN = 50_000
"""Readings, and results, that are kept of one scale: a bound for figures of which hardly two are
the same."""


class ReadFigure:
    """A figure of a leaf as its rule reads it, once for all who write the same. `kind`: the class
    of their entries. Compared by identity: whoever has the same one says the same."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: "type[LeafEntry]", value: Entered | None) -> None:
        self.kind = kind
        self.value = value


class SheetHead(NamedTuple):
    """Whose entries a sheet holds: its file, its stage, and who scores there, where it says so."""

    file: str
    stage: str = ""
    scorer: str | None = None


@dataclass(slots=True)
class LeafEntry:
    """What one scorer says of one leaf, read by its rule. Of all values there are most of these:
    a tuple with names takes three times as long to make. Nobody changes one."""

    sheet: SheetHead
    path: Path
    value: Entered | None = None
    target: Fraction | None = None
    note: str | None = None
    evidence: Sequence[str] = ()
    key: str = ""
    read: ReadFigure | None = None
    """The figure as all have it who wrote the same; None beside a target, or in doubt."""

    by_hand = False
    """Whether it gives the points themselves."""
    applies = True
    """Whether the leaf is scored for who says so."""

    @property
    def source(self) -> Source:
        """Where it stands."""
        return Source(self.sheet.file, self.path)

    @property
    def place(self) -> Source:
        """Where the figure itself stands: in `{value: 9, note: ...}` at its key."""
        return self.at_step(self.key) if self.key else self.source

    def at_step(self, key: str) -> Source:
        """Where one key of the entry stands."""
        return Source(self.sheet.file, (*self.path, key))


@dataclass(slots=True)
class HandEntry(LeafEntry):
    """Points by hand; `value`: how many."""

    by_hand = True


@dataclass(slots=True)
class NotApplicable(LeafEntry):
    """`na`: the leaf does not apply to the unit."""

    applies = False


class FactEntry(NamedTuple):
    """A fact's figure; `part` and `of` where it was given as its two counts."""

    source: Source
    value: Fraction
    counts: tuple[Fraction, Fraction] | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()

    @property
    def said(self) -> Fraction:
        """What two scorers have to agree on."""
        return self.value


@dataclass(slots=True)
class BoundSheet:
    """A sheet that has been read by its scale."""

    file: str
    stage: str
    unit: str
    scorer: str | None
    claimed: Fraction | None = None
    no_other_events: bool = False
    leaves: dict[str, LeafEntry] = field(default_factory=dict)
    items: dict[str, ItemEntry] = field(default_factory=dict)
    facts: dict[str, FactEntry] = field(default_factory=dict)
    claims: dict[str, tuple[Fraction, Source]] = field(default_factory=dict)
    has_figures: bool = True


class KnownLeaf:
    """What of a leaf every sheet needs, at hand: where its entry stands, and how the figures were
    read that were written of it."""

    __slots__ = ("figures", "leaf", "most", "path")

    def __init__(self, leaf: Criterion, most: int) -> None:
        self.leaf = leaf
        self.path: Path = leaf.entry_path
        self.figures: dict[str, ReadFigure] = {}
        self.most = most

    def keep(self, text: str, entry: LeafEntry) -> ReadFigure:
        """How a figure was read, for the next who writes it: the same for all."""
        read = self.figures.get(text)
        if read is None:
            if len(self.figures) >= self.most:
                self.figures.clear()
            read = self.figures[text] = ReadFigure(type(entry), entry.value)
        return read


class KnownItem:
    """The same of an item. `figures`: what its rule reads of what was written without remarks."""

    __slots__ = ("figures", "id", "item", "most", "node", "path")

    def __init__(self, item: Item, node: Criterion, most: int) -> None:
        self.id, self.item, self.node = item.id, item, node
        self.path: Path = ("scores", item.id)
        self.figures: dict[str, Fraction | str] = {}
        self.most = most

    def keep(self, text: str, value: Fraction | str) -> None:
        """How a figure was read."""
        if len(self.figures) >= self.most:
            self.figures.clear()
        self.figures[text] = value


def known_leaves(scale: Scale) -> dict[str, KnownLeaf]:
    """A scale's leaves by their ids."""
    leaves = [node for node in scale.nodes.values() if node.is_leaf]
    return {leaf.id: KnownLeaf(leaf, max(1, MOST_KNOWN // len(leaves))) for leaf in leaves}


def known_items(scale: Scale) -> dict[str, KnownItem]:
    """A scale's items by their ids."""
    items = scale.items.values()
    return {
        item.id: KnownItem(item, node, max(1, MOST_KNOWN // len(items))) for item, node in items
    }


# -- the keys of an entry: all that there are, and those that make sense ----------------------

REMARKS = ("note", "source", "evidence")
FIGURE_KEYS = ("value", "actual", "points", "part")
FACT_KEYS = ("value", "part", "of", *REMARKS)
OCCURRENCE_KEYS = ("on", "waived", *REMARKS)
ENTRY = frozenset([*FIGURE_KEYS, "target", "of", "claimed", *REMARKS])
VALUE = frozenset(["value", *REMARKS])
FACT = ITEM = frozenset(FACT_KEYS)
OCCURRENCE = frozenset(OCCURRENCE_KEYS)


def figures_in(raw: Mapping[str, object]) -> list[str]:
    """The keys of a mapping that say a figure; `of` only where its `part` is not there."""
    given = list(filter(raw.__contains__, FIGURE_KEYS))
    return [*given, "of"] if "of" in raw and "part" not in raw else given


def keys_of(leaf: Criterion) -> tuple[str, ...]:
    """The keys that make sense in an entry of a leaf with its rule."""
    rule = leaf.leaf_rule
    measured_by = ("part", "of") if rule.measures else ()
    target = ("target",) if rule.takes_target else ()
    return (rule.figure_key, *target, *measured_by, "points", "claimed", *REMARKS)


def item_keys(item: Item) -> tuple[str, ...]:
    """The keys that make sense in an entry of an item: only what is measured may be a share."""
    rule = None if item.amount.takes_occurrences else item.rule
    measured_by = ("part", "of") if rule is not None and rule.measures else ()
    return ("value", *measured_by, *REMARKS)


def fact_keys(fact: Fact) -> tuple[str, ...]:
    """The keys that make sense in an entry of a fact."""
    return FACT_KEYS if fact.measure is not None else ("value", *REMARKS)
