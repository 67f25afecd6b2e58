"""The lines of what was measured, and the table that they make."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """One line: what was measured, its figure, against what, and the goal (None: none is set)."""

    what: str
    figure: float
    unit: str = ""
    against: str = ""
    goal: float | None = None
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """What is written of it."""
        figure = f"{self.figure:.2f}" if self.figure < 10 else f"{self.figure:.0f}"
        goal = "" if self.goal is None else f"{self.goal:g}"
        missed = "" if self.goal is None or self.figure <= self.goal else ", missed"
        return self.what, self.note or f"{figure}{self.unit}", self.against, goal + missed


HEADINGS = ("what", "figure", "against", "goal")


def table(rows: Iterable[Row]) -> str:
    """The lines as a table in Markdown."""
    lines = [HEADINGS, ("---",) * len(HEADINGS), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
