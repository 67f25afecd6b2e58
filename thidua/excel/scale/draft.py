"""A draft of a scale: every line read into the tree, or told with what it leaves over."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from thidua.excel.scale.headings import BONUS, DEDUCT
from thidua.excel.scale.lines import Line
from thidua.excel.scale.speech.things import Reading, Thing, Things
from thidua.excel.scale.tree import Node, Outline


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
    """The list of bonuses or deductions of the scale: sure items, doubtful ones, its cap. `marked`:
    a line of it says that it counts each time."""

    side: str
    things: Things
    doubts: list[Doubt] = field(default_factory=list)
    guesses: dict[int, Thing] = field(default_factory=dict)
    marked: bool = False


@dataclass(slots=True)
class Draft:
    """The whole draft."""

    outline: Outline
    rows: int = 0
    parts: list[Part] = field(default_factory=list)
    lists: list[Whole] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

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
