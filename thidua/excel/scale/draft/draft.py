"""What a scale is read into: the outline of its lines, the draft of each, and every doubt told."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from thidua.excel.scale.rows.codes import Code
from thidua.excel.scale.rows.line import OF_PAGE, Line
from thidua.excel.scale.speech.things import Reading, Thing, Things
from thidua.excel.scale.tables.roles import BONUS, DEDUCT


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


class _Any:
    def __contains__(self, _: object) -> bool:
        return True


ANY = _Any()
"""Every figure: a scale without a total."""


@dataclass(slots=True)
class Outline:
    """What the lines of a sheet are."""

    nodes: list[Node] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    totals: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    loose: list[tuple[Line, str]] = field(default_factory=list)

    def ends(self) -> list[Line]:
        """The totals of the whole or of a part, in their order: none of a page."""
        ends = [line for line in self.totals if not OF_PAGE.search(line.text)]
        return sorted(ends, key=lambda one: one.n)

    @property
    def total(self) -> Fraction | None:
        """The scale's points as its own line says them."""
        values = [line.max.value for line in self.ends() if line.max.value is not None]
        return max(values) if values else None

    def wanted(self, nodes: Sequence[Node] = ()) -> Container[Fraction]:
        """What the criteria may come to: the scale's own figure, with or without the most that its
        lists give, or those of its parts together (`Cộng bảng 1`, `Cộng bảng 2`); anything where it
        has none. `nodes`: the criteria while they have no place yet: two equal figures with some
        between them are two parts."""
        if self.total is None:
            return ANY
        limits = sum((one.line.max.value or Fraction(0) for one in self.extras), Fraction(0))
        parts = Fraction(0)
        previous = -1
        for line in self.ends():
            value = line.max.value or Fraction(0)
            between = any(previous < one.line.n < line.n for one in nodes or self.nodes)
            parts += value if value != parts or between else 0  # the total of the parts before it
            previous = line.n
        return {self.total, self.total - limits, parts}

    def walk(self) -> list[Node]:
        """Every node, in the order of the file."""
        found: list[Node] = []

        def take(nodes: Sequence[Node]) -> None:
            for node in nodes:
                found.append(node)
                take(node.children)

        take(self.nodes)
        return found


@dataclass(slots=True)
class Doubt:
    """A line that people have to look at: why, and the words that no rule accounts for."""

    line: Line
    why: str
    words: str = ""


@dataclass(slots=True)
class Part:
    """A node of the draft: its outline, reading, parts, and the doubts about it."""

    node: Node
    name: str
    reading: Reading
    parts: list["Part"] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def worth(self) -> Fraction:
        """Its points in the draft, which has to be sound: a group has those of its parts; where its
        own figure is another, somebody is asked."""
        found = sum((one.worth for one in self.parts), Fraction(0))
        return found if self.parts else self.node.points

    @property
    def is_sure(self) -> bool:
        """Whether its rule may stand in the draft."""
        return not self.doubts

    def sure_things(self) -> dict[str, Things]:
        """The items that may stand in the draft: all where nothing is doubtful; else those of
        lines of their own, beside the doubtful ones."""
        found = {BONUS: self.reading.bonus, DEDUCT: self.reading.deduct}
        if self.is_sure:
            return found
        doubtful = {doubt.line.n for doubt in self.doubts}
        if self.reading.rule is not None or self.node.line.n in doubtful:
            return {}
        capped = any(doubt.why == "cap" for doubt in self.doubts)
        kept: dict[str, Things] = {}
        for side, things in found.items():
            items = [one for one in things.items if one.at not in doubtful]
            if items:
                cap = None if capped else things.cap
                kept[side] = replace(things, items=items, cap=cap)
        return kept


@dataclass(slots=True)
class Whole:
    """The list of bonuses or deductions of the scale, or of a group."""

    side: str
    things: Things
    """The sure items, and the list's limit."""
    doubts: list[Doubt] = field(default_factory=list)
    guesses: dict[int, Thing] = field(default_factory=dict)
    """The likeliest reading of doubtful items, by their lines."""
    marked: bool = False
    """A line of it says that it counts each time."""
    by_custom: bool = False
    """Some items count each time by custom, and do not say it."""
    owner: Node | None = None
    """The group whose list it is."""
    ruling: set[int] = field(default_factory=set)
    breath: set[int] = field(default_factory=set)
    """Rows of several items, where `chậm 1 điểm/lần; không gửi 5 điểm` says not that the second is
    once."""
    sums: dict[int, Fraction] = field(default_factory=dict)


class TotalBand(NamedTuple):
    """A band by its name, and the percent of the scale's points that it begins at."""

    name: str
    percent: Fraction


@dataclass(slots=True)
class Draft:
    """The whole draft."""

    outline: Outline
    rows: int = 0
    parts: list[Part] = field(default_factory=list)
    lists: list[Whole] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    bands: list[TotalBand] = field(default_factory=list)

    @property
    def points(self) -> Fraction:
        """What the criteria come to."""
        return sum((one.worth for one in self.parts), Fraction(0))

    def total_said(self) -> str:
        """The words for how that agrees with the total that the scale itself writes."""
        wanted = self.outline.wanted()
        if wanted is ANY:
            return "total_unwritten"
        return "total_written" if self.points in wanted else "total_differs"

    def all_parts(self) -> list[Part]:
        """Every node, in the order of the file."""
        found: list[Part] = []

        def take(parts_: Sequence[Part]) -> None:
            for one in parts_:
                found.append(one)
                take(one.parts)

        take(self.parts)
        return found

    def all_doubts(self) -> list[Doubt]:
        """Every doubt, in the order of the file."""
        found = [*self.doubts, *(doubt for part in self.all_parts() for doubt in part.doubts)]
        found += [doubt for whole in self.lists for doubt in whole.doubts]
        return sorted(found, key=lambda doubt: doubt.line.n)
