"""Lists within a list: rows below a heading of their own, and what holds for them alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from thidua.excel.scale.draft.draft import Doubt, Whole
from thidua.excel.scale.rows.line import Line, below_by_marks
from thidua.excel.scale.rows.line_words import figure_of, joined_words
from thidua.excel.scale.speech.clauses import read_clauses
from thidua.excel.scale.speech.text import even, has_figure, phrase
from thidua.excel.scale.speech.things import IF_FULL, ONE_OF, Thing, is_one_of, loaded
from thidua.text.numbers import trimmed


@dataclass(slots=True)
class SubList:
    """A part of a list: its heading, its rows, the row that says that the largest alone counts."""

    head: Line
    rows: list[Line]
    best: Line | None = None


def sub_lists(lines: Sequence[Line]) -> list[SubList]:
    """The parts of a list: below a row that gives nothing by itself, or whose figure, of nothing counted,
    stands above those of rows with a number of another kind."""
    found = []
    for line, below in zip(lines, below_by_marks(lines), strict=True):
        figure = figure_of(line)
        heads = line.text and not (_gives(line) or (figure is not None and figure[2]))
        rows = below if heads else []
        if any(figure_of(one) is not None or _gives(one) for one in rows):
            found.append(SubList(line, rows))
    return found


def read_head(whole: Whole, part: SubList) -> None:
    """What the heading of a part says: that the largest item alone counts, or something to ask."""
    line = part.head
    words = even("\n".join(text for text in (line.text, line.how) if text))
    each = each_below(words, part.rows)
    for clause in read_clauses(words, line.n):
        if is_one_of(clause.text):
            part.best = line
        elif clause.cap is not None:
            whole.doubts.append(Doubt(line, "cap", clause.text))
        elif (clause.each and not each) or has_figure(clause.condition) or _binds(clause.text):
            whole.doubts.append(Doubt(line, "words", clause.text))
    whole.doubts += [Doubt(line, why) for why in line.doubts]


def each_below(words: str, rows: Sequence[Line]) -> bool:
    """Whether a heading says what each amount below it is for; notes it of the rows."""
    each = [one["per"] for one in map(_EACH.fullmatch, _PIECES.split(words)) if one is not None]
    for row in rows if each else ():
        row.each = row.each or each[0]
    return bool(each)


_PIECES = re.compile(r"\s*[(),;:\n]\s*")
_EACH = phrase(
    r"(?:(?:tính |cộng |trừ )?(?:cho |trên |với )?(?:mỗi|từng)|(?:tính|cộng|trừ) (?:cho|trên|theo) (?:một|0?1))"
    r" (?P<per>(?!tuần|tháng|quý|năm|kỳ|học kỳ|đợt)[^\W\d_]+(?: [^\W\d_]+)?(?: vi phạm)?)"
)
"""`Cá nhân (mỗi người)`, `Các mức trừ (mỗi lần vi phạm)`: what each amount below a heading is for."""


def _binds(text: str) -> bool:
    """Whether words of a heading change what the amounts below it mean."""
    return loaded(text) or bool(IF_FULL.search(text)) or "cao nhất" in text.casefold()


def settle_part(whole: Whole, part: SubList, *, alone: bool) -> None:
    """Gives the items of a part, once they are read, its name and what holds for them. `alone`: it is
    all of the list."""
    at, head = {line.n for line in part.rows}, part.head
    items = [one for one in whole.things.items if one.at in at]
    name = name_of(head)
    figure = figure_of(head)
    if figure is not None:
        plain = all(one.points and not (one.each or one.share) for one in items)
        if plain and sum(one.points or Fraction(0) for one in items) == figure[1]:
            whole.sums[head.n] = figure[1]
        else:
            whole.doubts.append(Doubt(head, "cap"))
    if part.best is not None and alone:
        whole.things.one_of = True
    elif part.best is not None and not _best_of(whole, name, items):
        whole.doubts.append(Doubt(part.best, "words", joined_words(part.best)))
    for one in items if not alone else ():
        one.part = name


def _best_of(whole: Whole, name: str, items: Sequence[Thing]) -> bool:
    """Marks items as those of which the largest alone counts; False where they are not all of one
    amount, once."""
    plain = all(one.points and not (one.each or one.rule or one.cap or one.share) for one in items)
    asked = {doubt.line.n for doubt in whole.doubts}
    if len(items) < 2 or not plain or not name or asked & {one.at for one in items}:
        return False
    for one in items:
        one.best_of = True
    return True


def part_ruled(parts_: Sequence[SubList], lines: Sequence[Line], n: int) -> SubList | None:
    """The part for which a row among the others holds: that in which it stands with its dash or
    number; None for the whole list."""
    line = lines[n]
    inside = [one for one in parts_ if any(row is line for row in one.rows)]
    return inside[-1] if inside and line.code else None


def _gives(line: Line) -> bool:
    return any(clause.gives for clause in read_clauses(joined_words(line)))


def name_of(line: Line) -> str:
    """The name of a part of a list, without what holds for it."""
    text = even(line.text)
    match = ONE_OF.search(text)
    said = text[: match.start()] if match else text
    return re.sub(r"\([^()]*$", "", said).strip(" .:;,-")


def best_together(items: Sequence[Thing]) -> list[Thing]:
    """The items of a list under their names: with that of their part; those of which the largest
    alone counts as one item, a choice."""
    found: list[Thing] = []
    for one in items:
        option = {"name": " ".join(one.name.split()), "points": trimmed(one.points or Fraction(0))}
        last = found[-1] if found else None
        if not one.best_of:
            found.append(replace(one, name=f"{one.part}: {one.name}") if one.part else one)
        elif last is not None and last.best_of and last.part == one.part and last.rule:
            last.rule["options"].append(option)
        else:
            rule = {"kind": "choice", "options": [option]}
            found.append(replace(one, name=one.part, points=None, rule=rule))
    return found
