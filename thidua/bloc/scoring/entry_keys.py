"""The keys that an entry of a sheet may have: all that there are, and those that make sense."""

from collections.abc import Mapping

from thidua.model.facts import Fact
from thidua.model.scale.criteria import Criterion
from thidua.model.scale.items import Item

REMARKS = ("note", "source", "evidence")
FIGURE_KEYS = ("value", "actual", "points", "part")
FACT_KEYS = ("value", "part", "of", *REMARKS)
OCCURRENCE_KEYS = ("on", "waived", *REMARKS)
ENTRY = frozenset([*FIGURE_KEYS, "target", "of", "claimed", *REMARKS])
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
