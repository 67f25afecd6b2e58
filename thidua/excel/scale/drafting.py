"""From the lines of an office's table to a draft: each criterion with its name and its reading."""

import re
from fractions import Fraction

from thidua.excel.scale.codes import parts
from thidua.excel.scale.draft import Doubt, Draft, Part
from thidua.excel.scale.line_words import (
    figure_of,
    is_below_nothing,
    of_line,
    own_column,
    own_level,
    passed_over,
)
from thidua.excel.scale.lines import GUESSED, IN_TEXT, Line, ScaleLines
from thidua.excel.scale.outline import make_outline
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.clauses import read_clauses
from thidua.excel.scale.speech.cutting import says_points
from thidua.excel.scale.speech.readings import read, read_list
from thidua.excel.scale.speech.text import even, figure
from thidua.excel.scale.tree import Node, Outline
from thidua.excel.scale.whole_lists import read_whole
from thidua.excel.scale.wording import joined_words, split_title


def make_draft(sheet: ScaleLines) -> Draft:
    """The draft of a sheet's lines."""
    outline = make_outline(sheet)
    _confirm(outline)
    draft = Draft(outline, len(sheet.lines))
    lines = {line.n: line for line in sheet.lines}
    _caps_by_code(outline)
    draft.parts = [_part(node, lines) for node in outline.nodes]
    draft.doubts += [Doubt(line, why) for line, why in outline.loose]
    for extra in outline.extras:
        read_whole(draft, extra)
    for extra in outline.extras:
        empty = [one for one in draft.lists if one.side == extra.side and not one.things.items]
        if any(one.things.cap is not None and not one.doubts for one in empty):
            draft.doubts.append(Doubt(extra.line, "cap"))
    return draft


def _confirm(outline: Outline) -> None:
    """What was guessed of the parts is sure where the group's own figure is their sum."""
    for node in outline.walk():
        parts_ = sum((child.points for child in node.children), Fraction(0))
        if node.max is not None and GUESSED not in node.line.doubts and node.max == parts_:
            for child in node.children:
                child.line.doubts = [why for why in child.line.doubts if why != GUESSED]


def _part(node: Node, lines: dict[int, Line]) -> Part:
    name, clauses, doubts = _wording(node)
    top = node.points
    asked = f" (chỉ tiêu {node.line.target})" if node.line.target else ""
    title = node.line.text.split("\n")[0] + asked
    reading = read(clauses, top, title) if not node.children else read_list(clauses, title, top)
    part = Part(node, name, reading)
    part.doubts += [Doubt(line, why) for line, why in node.doubts]
    part.doubts += doubts
    for left in reading.left:
        part.doubts.append(Doubt(lines.get(left.at, node.line), left.why, left.words))
    part.doubts += [Doubt(node.line, why) for why in node.line.doubts]
    if node.line.max and node.line.max.value is None:
        if GUESSED not in node.line.doubts:
            part.doubts.append(Doubt(node.line, "figure"))
    elif node.computed and not node.children:
        part.doubts.append(Doubt(node.line, "no_max"))
    if node.children:
        reading.rule = None
    whole = reading.rule is not None or reading.parts or not part.sure_things()
    if part.doubts and whole and all(doubt.line is not node.line for doubt in part.doubts):
        part.doubts.append(Doubt(node.line, "by_hand"))
    part.parts = [_part(child, lines) for child in node.children]
    return part


_CODED = re.compile(
    r"\b(?:của|cho|đối với)\s+(?:mục|nội dung|tiêu chí|phần)\s+(?P<code>[A-Za-zđĐ]?\.?\d+(?:\.\d+)*|[IVX]+|[a-zđA-ZĐ])\b(?=\s*(?:không|tối đa|là|nhiều))",
    re.IGNORECASE,
)


def _caps_by_code(outline: Outline) -> None:
    """A line that limits another criterion by its code goes there."""
    nodes = outline.walk()
    for node in nodes:
        for line in list(node.words):
            match = _CODED.search(even(line.text))
            if match is None:
                continue
            line.text = even(line.text).replace(match[0], "", 1)
            named = [one for one in nodes if one.code == parts(match["code"])]
            if len(named) == 1 and named[0] is not node:
                node.words.remove(line)
                named[0].words.append(line)
            elif len(named) != 1:
                node.doubts.append((line, "cap"))


def _wording(node: Node) -> tuple[str, list[Clause], list[Doubt]]:
    """A criterion's name, the clauses of all its lines, and what its figures leave open."""
    line, doubts = node.line, []  # type: tuple[Line, list[Doubt]]
    text = line.text
    match = IN_TEXT.search(even(text))
    alone = len(IN_TEXT.findall(even(text))) == 1
    limits = match is not None and says_points(even(text)[: match.start()])  # no maximum: a limit
    if match is not None and alone and not limits and figure(match["n"]) == node.max:
        text = even(text).replace(match[0], "", 1)
    name, own = split_title(text)
    if not own and says_points(text):
        own = text
    if not own and not node.children and (rest := passed_over(text, node.points)):
        doubts.append(Doubt(line, "words", rest))
    clauses = read_clauses(own, line.n) if own else []
    levels = [one for one in node.words if one.max.value is not None or one.level.value is not None]
    if line.how:
        clauses += of_line(line, line.how, own_level(line, levels), doubts)
    elif line.level.value is not None and line.level.value != node.max:
        doubts.append(Doubt(line, "figure"))
    if line.bonus or line.deduct:
        clauses += own_column(node, doubts)
    for one in node.words:
        words = joined_words(one)
        found = figure_of(one)
        clauses += of_line(one, words, found, doubts)
        doubts += [Doubt(one, why) for why in one.doubts]
        if is_below_nothing(one, [line, *levels]):
            doubts.append(Doubt(one, "minus"))
    return name, clauses, doubts
