"""What a draft of a scale is made of: nodes, items, doubts, and what became of each line."""

from dataclasses import dataclass, field
from fractions import Fraction

from thidua.forms.scale_codes import Code
from thidua.forms.scale_table import Line

BONUS, DEDUCT = "bonus", "deduct"


@dataclass(slots=True)
class DraftItem:
    """An item: `each` or once, its points (positive), its cap, the line it comes from."""

    line: Line
    kind: str
    points: Fraction
    each: bool = False
    cap: Fraction | None = None
    disqualifies: bool = False


@dataclass(slots=True)
class Doubt:
    """A line that people have to look at: why (a key of the words), and what may be meant."""

    line: Line
    why: str
    guess: DraftItem | None = None


@dataclass(slots=True)
class DraftNode:
    """A criterion. `rule` is pass_fail or full where that is sure, else ""."""

    line: Line
    max: Fraction
    code: Code = ()
    rule: str = ""
    name: str = ""
    parts: list["DraftNode"] = field(default_factory=list)
    items: list[DraftItem] = field(default_factory=list)
    caps: dict[str, Fraction] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    details: list[Line] = field(default_factory=list)
    followers: list[Line] = field(default_factory=list)
    extra: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """The whole: the top nodes, the total where a line states it, lines that belong nowhere.

    `taken` says of each row what became of it: node, part, level, item, cap, heading, total; the
    rows of doubts are not in it."""

    nodes: list[DraftNode] = field(default_factory=list)
    total: Fraction | None = None
    loose: list[Doubt] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)

    def all_nodes(self) -> list[DraftNode]:
        """Every node, outer ones first."""
        found: list[DraftNode] = []
        waiting = list(self.nodes)
        while waiting:
            node = waiting.pop(0)
            found.append(node)
            waiting = [*node.parts, *waiting]
        return found

    def doubts(self) -> list[Doubt]:
        """Every doubt, in the order of the sheet."""
        found = [*self.loose, *(one for node in self.all_nodes() for one in node.doubts)]
        return sorted(found, key=lambda one: one.line.row)
