"""Figures in a column that both gives and takes (`Mức trừ (thưởng)`): their own sign, or the list that
they stand in, says which; else somebody is asked."""

import re
from collections.abc import Sequence

from thidua.excel.scale.draft import Extra, Node
from thidua.excel.scale.headings import BONUS, DEDUCT, GIVES, TAKES, plain
from thidua.excel.scale.line import Line, LineFigure

BOTH = "both"
"""The side of a list of bonuses and deductions together, and of a heading that says both alike."""


def side_of_either(heading: str, text: str) -> tuple[str, str]:
    """What the heading says first of a figure without a sign ("" with one, or without a figure), and
    the role that the figure has until its list is known: `Mức trừ (thưởng)` takes first, `Điểm
    cộng/trừ` says both."""
    if not text.strip() or re.match(r"\s*[-–−]", text):
        return "", DEDUCT
    if re.match(r"\s*\+", text):
        return "", BONUS
    first = plain(heading)
    sides = [side for side, said in ((DEDUCT, TAKES), (BONUS, GIVES)) if said.search(first)]
    return (sides[0], sides[0]) if len(sides) == 1 else (BOTH, DEDUCT)


def settle_signs(extras: Sequence[Extra], nodes: Sequence[Node]) -> None:
    """Puts each figure without a sign to the side of its list. Below a criterion it is what the
    heading says first, where the other side has a list of its own; else it is asked about."""
    for extra in extras:
        for line in extra.lines:
            if line.unsigned and extra.side != BOTH:
                _put(line, extra.side)
            elif line.unsigned:
                line.doubts.append("sign")
    other = {DEDUCT: BONUS, BONUS: DEDUCT}
    listed = {extra.side for extra in extras}
    for node in nodes:
        for line in (node.line, *node.words):
            if line.unsigned and other.get(line.unsigned) not in listed:
                line.doubts.append("sign")


def _put(line: Line, side: str) -> None:
    found = line.deduct or line.bonus
    line.deduct, line.bonus = (found, LineFigure()) if side == DEDUCT else (LineFigure(), found)
