"""What the outline of a scale is made of: criteria, lists, totals, notes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from thidua.excel.scale.codes import Code
from thidua.excel.scale.lines import Line


@dataclass(slots=True)
class Node:
    """A criterion: its line, points, parts below it; `words`: the lines that say how it scores."""

    line: Line
    max: Fraction | None
    code: Code = ()
    children: list["Node"] = field(default_factory=list)
    words: list[Line] = field(default_factory=list)
    doubts: list[tuple[Line, str]] = field(default_factory=list)
    computed: bool = False

    @property
    def points(self) -> Fraction:
        """Its points; those of its parts where none are printed."""
        if self.max is not None:
            return self.max
        return sum((child.points for child in self.children), Fraction(0))


@dataclass(slots=True)
class Extra:
    """A list of bonuses or deductions of the whole scale (or of a group): its heading and lines."""

    side: str
    line: Line
    lines: list[Line] = field(default_factory=list)
    owner: Node | None = None


@dataclass(slots=True)
class Outline:
    """What the lines of a sheet are."""

    nodes: list[Node] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    totals: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    loose: list[tuple[Line, str]] = field(default_factory=list)

    @property
    def total(self) -> Fraction | None:
        """The scale's points as its own line says them."""
        values = [line.max.value for line in self.totals if line.max.value is not None]
        return max(values) if values else None

    def walk(self) -> list[Node]:
        """Every node, in the order of the file."""
        found: list[Node] = []

        def take(nodes: Sequence[Node]) -> None:
            for node in nodes:
                found.append(node)
                take(node.children)

        take(self.nodes)
        return found
