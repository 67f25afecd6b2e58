"""What a sheet may say and, once it has been read by its scale, what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Path
from thidua.model.facts import Fact
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.rules.amounts import ItemEntry
from thidua.rules.reading import Entered
from thidua.rules.told import Source

MOST_KNOWN = 50_000
"""Readings, and results, that are kept of one scale: a bound for figures of which hardly two are
the same."""


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
    text: str | None = None
    """The figure as it was written, where it has one reading: who writes the same says the same."""

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


KnownEntries = dict[tuple[str, str], tuple[type[LeafEntry], Entered | None]]


def known_entries(_: Scale) -> KnownEntries:
    """How a scale's leaves read what was written of them."""
    return {}


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
