"""Ids as people say them, both ways: units, offices, pledged tasks, figures that rules share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from thidua.store.yaml.node import Node
from thidua.text.vietnamese import bare, fold


@dataclass(frozen=True, slots=True)
class Names:
    """Id -> name of units, offices, pledged tasks and facts."""

    units: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    def of_scale(self, tree: Mapping[str, Node]) -> "Names":
        """The same with the offices and facts of a scale."""
        offices = {**self.offices, **named_in(tree, "offices")}
        return replace(self, offices=offices, facts={**self.facts, **named_in(tree, "facts")})


def named_in(tree: Mapping[str, Node], section: str) -> dict[str, str]:
    """Id -> name of the entries of a section of a scale."""
    listed = tree.get(section)
    entries = [one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict)]
    return {str(one.get("id")): str(one.get("name") or one.get("id")) for one in entries}


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
