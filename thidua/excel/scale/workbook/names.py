"""Ids as people say them, both ways: units, offices, pledged tasks, figures that rules share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from thidua.store.yaml.node import Node, mappings
from thidua.text.vietnamese import bare, fold


@dataclass(frozen=True, slots=True)
class Names:
    """Id -> name of units, offices, pledged tasks, facts; of criteria, items and bands, which the
    conditions of bands are about."""

    units: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    bands: Mapping[str, str] = field(default_factory=dict)

    @property
    def scorers(self) -> Mapping[str, str]:
        """Who may score: units and offices."""
        return {**self.units, **self.offices}

    def of_scale(self, tree: Mapping[str, Node]) -> "Names":
        """The same with what a scale has names for."""
        criteria, items = dict(self.criteria), dict(self.items)
        _of_nodes(tree, criteria, items)
        return replace(
            self,
            offices={**self.offices, **named_in(tree, "offices")},
            facts={**self.facts, **named_in(tree, "facts")},
            bands={**self.bands, **named_in(tree, "bands")},
            criteria=criteria,
            items=items,
        )


def _of_nodes(node: Mapping[str, Node], criteria: dict[str, str], items: dict[str, str]) -> None:
    """Adds the names of everything below a node."""
    criteria |= named_in(node, "criteria")
    for side in ("bonus", "deduct"):
        spec = node.get(side)
        items |= named_in(spec, "items") if isinstance(spec, dict) else named_in(node, side)
    for one in mappings(node.get("criteria")):
        _of_nodes(one, criteria, items)


def named_in(tree: Mapping[str, Node], section: str) -> dict[str, str]:
    """Id -> name of the entries of a section of a scale."""
    return {
        str(one.get("id")): str(one.get("name") or one.get("id"))
        for one in mappings(tree.get(section))
    }


def found_by_name(text: str, names: Mapping[str, str]) -> str | None:
    """The only one with that id or name, marks and case aside where these fit nothing else."""
    for alike in (fold, bare):
        wanted = alike(text)
        found = [ident for ident, name in names.items() if wanted in (alike(name), alike(ident))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def in_quotes(ident: str, names: Mapping[str, str]) -> str:
    """`“Hồ sơ”`; the id itself where it has no name of its own."""
    name = names.get(ident, "")
    usable = name and not set(name) & set("“”\n") and found_by_name(name, names) == ident
    return f"“{name}”" if usable else ident


def out_of_quotes(text: str, names: Mapping[str, str]) -> str | None:
    """The id that `“Hồ sơ”` or `ho-so` means; None where there is none."""
    said = text.strip()
    found = found_by_name(said.strip('“”"').strip(), names)
    return found or (said if re.fullmatch(r"[\w.-]+", said) else None)
