"""A derivation laid out for a terminal: guides, text, figures in one column, then the source."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thidua.render.cells import in_line, line
from thidua.render.wide import wrap
from thidua.text.vietnamese import width
from thidua.views.table import Branch, Tone, Tree

GAP = 2
COMFORT = 44
"""Where the text would get less room than this, the sources go below it, on their own lines."""
LEAST = 24


@dataclass(frozen=True, slots=True)
class Limb:
    """One line: guides, text, figure and source, each padded so that they can be put together."""

    guide: str
    text: str = ""
    figure: str = ""
    source: str = ""
    tone: Tone = Tone.NORMAL
    figure_tone: Tone = Tone.NORMAL


@dataclass(frozen=True, slots=True)
class _BranchStep:
    branch: Branch
    first: str
    next: str


def limbs(tree: Tree, room: int | None) -> list[Limb]:
    """The lines of `tree` in a terminal `room` columns wide, None for no edge."""
    steps = list(_walk(tree.branches, ""))
    figures = in_line([line(s.branch.figure.text) if s.branch.figure else "" for s in steps])
    sources = [line(step.branch.source) for step in steps]
    figure_room = max(map(width, figures), default=0)
    source_room = max(map(width, sources), default=0)
    wanted = max((width(s.first) + width(line(s.branch.text)) for s in steps), default=0)
    taken = (figure_room + GAP if figure_room else 0), (source_room + GAP if source_room else 0)
    left = wanted if room is None else room - sum(taken)
    beside = left >= min(wanted, COMFORT)
    if not beside and room is not None:
        left = max(LEAST, room - taken[0])
    left = min(left, wanted)
    found: list[Limb] = []
    for step, figure, source in zip(steps, figures, sources, strict=True):
        found += _lines(step, figure.rjust(figure_room), source, left, beside=beside)
    return found


def _walk(branches: tuple[Branch, ...], guide: str, *, top: bool = True) -> Iterator[_BranchStep]:
    for number, branch in enumerate(branches, 1):
        last = number == len(branches)
        first, below = ("", "") if top else (("└─ ", "   ") if last else ("├─ ", "│  "))
        hanging = guide + below + ("│  " if branch.children else "")
        yield _BranchStep(branch, guide + first, hanging)
        yield from _walk(branch.children, guide + below, top=False)


def _lines(
    step: _BranchStep, figure: str, source: str, left: int, *, beside: bool
) -> Iterator[Limb]:
    """The branch's text over as many lines as it needs; figure and source stand on the first."""
    branch = step.branch
    parts = wrap(line(branch.text), max(8, left - max(width(step.first), width(step.next))))
    for number, part in enumerate(parts):
        guide = step.next if number else step.first
        limb = Limb(guide, part, tone=branch.tone)
        if not number:
            blanks = " " * max(0, left - width(guide) - width(part))
            shown = GAP * " " + figure if figure.strip() else " " * (GAP + len(figure))
            beside_it = GAP * " " + source if beside and source else ""
            tail = blanks + shown if figure.strip() or beside_it else ""
            tone = branch.figure.tone if branch.figure else Tone.NORMAL
            limb = replace(limb, figure=tail, source=beside_it, figure_tone=tone)
        yield limb
    if source and not beside:
        yield Limb(step.next, source=source)
