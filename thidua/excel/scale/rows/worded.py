"""A scale without a column of points: what each criterion is worth stands in its words.

Marks and numbers say which lines stand below which; where what these are worth comes to the points of
the line above them they are its parts, else its levels, or what is taken of it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.lists.bands import band_lines
from thidua.excel.scale.lists.list_headings import list_side, side_of_items
from thidua.excel.scale.paper.signatures import is_signature
from thidua.excel.scale.rows.codes import Code, follows, parts
from thidua.excel.scale.rows.groups import is_total
from thidua.excel.scale.rows.line import (
    GUESSED,
    IN_TEXT,
    Line,
    LineFigure,
    ScaleLines,
    below_by_marks,
    list_words,
    max_behind_name,
    may_number_levels,
    points_behind,
)
from thidua.excel.scale.rows.sublines import falls_apart, reads_as_level
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.conditions import denies, is_else, read_range
from thidua.excel.scale.speech.text import CAP, MINUS, NUMBER, even, figure, phrase
from thidua.excel.scale.tables.roles import is_grade
from thidua.text.numbers import trimmed


def guess_maxima(sheet: ScaleLines) -> bool:
    """Gives the lines of a table without a maximum the most that their words give, and the doubt
    about it. False where no line speaks of points: the table is no scale."""
    _without_grades([one for one in sheet.lines if not one.listed])
    lines = [one for one in sheet.lines if not one.paragraph and not one.listed]
    if not any(line.max or says_points(f"{line.text}\n{line.how}") for line in lines):
        return False
    if not any(parts(line.code) or line.max for line in lines):
        _number(lines)
    codes = (parts(line.code, keep=True) for line in lines)
    highest = next((one for one in codes if one), ())
    for line in lines:
        max_behind_name(line, highest=highest)
    listed = _in_lists(lines)
    for n, line in enumerate(lines):
        if n not in listed and parts(line.code):
            _part_rule(line, level=may_number_levels(line, highest))
    settled: set[int] = set()  # parts and levels of the criteria above them
    for some in _apart(lines, listed):
        for line, below in zip(some, below_by_marks(some), strict=True):
            if line.max.value and below:
                settled |= {one.n for one in _settle(line.max.value, _rows(below))}
    for n, line in enumerate(lines):
        if n in listed or line.max or not parts(line.code) or line.n in settled:
            continue
        below = _own(lines[n + 1 :])
        found = _most([line, *below])
        if found is not None:
            most, said = found
            said &= bool(line.how) or says_points(line.text) or not _may_be_parts(below)
            line.max = LineFigure(trimmed(most) if most else "?", most or None)
            line.doubts += [] if said else [GUESSED]
    return True


_RULE = phrase(
    rf"(?P<name>[^\d:;]*[^\W\d_])\s*[:,–-]?\s*(?:tối đa )?(?P<n>{NUMBER}) điểm(?:\s*[.;,]?\s*\((?P<inside>.+)\)|"
    r"\s*[.;,]?\s*(?:cụ thể|trong đó|(?:bao )?gồm|chia ra)(?: như sau)?:\s*(?P<said>.+)|(?P<ends>[.;,]?)\s+(?P<more>[^\W\d_].+))?[.;]?"
)
_GIVES = phrase(r"\b(?:mỗi|cứ|từng|được|đạt|cộng(?! đồng)|trừ|thưởng|phạt|nếu|thì|còn|chỉ)\b")


def _part_rule(line: Line, *, level: bool) -> None:
    """`2. Thể thao 40 điểm`, `Thể thao: 40 điểm (giải nhất 40 điểm, giải nhì 30 điểm)`, `Trang phục: 30 điểm, vi phạm trừ 1 điểm/lần`: behind a
    name and the most that it gives a rule, that takes off, or stands in brackets: no levels beside the name."""
    match = _RULE.fullmatch(even(line.text))
    if line.max or line.how or match is None:
        return
    name, most = match["name"], figure(match["n"])
    if (
        _GIVES.search(name)
        or read_range(name)
        or is_else(name)
        or denies(name)
        or list_words(name)[0]
    ):
        return
    said = match["inside"] or match["said"] or match["more"] or ""
    given = [one for one in read_clauses(said) if one.gives]
    counted = match["ends"] == "." and all(one.each for one in given)
    taken = counted or all(one.side == MINUS for one in given)
    within = not match["more"] and any(one.value for one in given)
    if not (said or level) or (
        given and (taken or within) and all(one.value <= most for one in given)
    ):
        line.max = LineFigure(f"{match['n']} điểm", most)
        line.text, line.how = name, said


def _without_grades(lines: Sequence[Line]) -> None:
    """Makes the grades below the criteria, their heading, and what stands behind them and gives nothing, the
    paragraphs that they are, and no rows."""
    grades = {one.n for one in band_lines([replace(one, paragraph=True) for one in lines])}
    last = max(grades, default=len(lines))
    behind = [line for line in lines if line.n > last]
    ends = not any(
        one.max or any(clause.gives for clause in read_clauses(one.text)) for one in behind
    )
    for line in lines:
        line.paragraph |= line.n in grades or (ends and line.n > last)


def _in_lists(lines: Sequence[Line]) -> set[int]:
    """Where lines head lists of bonuses or deductions, or stand in them."""
    found, head = set(), None  # type: tuple[set[int], Code | None]
    first = next((parts(line.code) for line in lines if parts(line.code)), ())
    for n, line in enumerate(lines):
        code = parts(line.code)
        if list_side(line, lines[n + 1 :]) or side_of_items(line, [first], ended=False):
            head = code
        elif head is not None and not _is_within(head, code):
            head = None
        if head is not None:
            found.add(n)
    return found


def _apart(lines: Sequence[Line], listed: Collection[int]) -> Iterator[list[Line]]:
    """The criteria between lists, totals and who signs; below a total with a number its parts."""
    some: list[Line] = []
    for n, line in enumerate(lines):
        if n in listed or is_total(line) or is_signature(line.text):
            yield some
            some = [line] if parts(line.code) and is_total(line) else []  # and what it comes from
        else:
            some.append(line)
    yield some


Row = tuple[Line, list[Line]]
"""A line, and those that its mark or number puts below it."""


def _rows(lines: Sequence[Line]) -> list[Row]:
    """The lines right below a criterion, each with those below itself."""
    found, n, inner = [], 0, below_by_marks(lines)
    while n < len(lines):
        found.append((lines[n], inner[n]))
        n += 1 + len(inner[n])
    return found


def _settle(top: Fraction, rows: Sequence[Row]) -> list[Line]:
    """Makes the lines right below a criterion its parts, where what they are worth comes to its points,
    or each says by itself what it is worth; gives the lines that nothing is to be guessed of: those,
    or such that say how it scores: levels, of which the best gives all of its points; what is taken
    off; one line alone."""
    written = [_written(line) for line, _ in rows]
    most = [_most([line, *below]) for line, below in rows]
    said = [
        (line.max.value if own is None else own[0])
        for (line, _), own in zip(rows, written, strict=True)
    ]
    worth = [
        own or (best[0] if best is not None else Fraction(0))
        for own, best in zip(said, most, strict=True)
    ]
    uncapped = (replace(line, text=CAP.sub(" ", even(line.text))) for line, _ in rows)
    named = [line for line in uncapped if line.text and not reads_as_level(line)]
    levels = falls_apart(worth) and (max(worth) == top or len(named) * 2 < len(rows))
    several = len(rows) > 1 and 0 not in worth and not levels
    several |= len(named) == len(rows) == 1 and bool(rows[0][0].max)
    if several and (sum(worth) == top or None not in said):
        for (line, _), own, one in zip(rows, written, worth, strict=True):
            line.part = True
            if own is not None:
                line.max, line.text = LineFigure(own[1], one), own[2]
            else:
                max_behind_name(line, one)
                line.max = line.max or LineFigure(trimmed(one), one)
        return [line for line, _ in rows]
    silent = any(line.max or line.how for line, _ in rows) or None in most
    whole = len(rows) == 1 or max(worth, default=top) in (0, top)
    return [line for line, _ in rows] if whole and not silent else []


_LAST_BRACKET = re.compile(r"\s*[(\[][^(\[]*$")


def _written(line: Line) -> tuple[Fraction, str, str] | None:
    """What a line is worth, as it says at its end: `Họp giao ban: vắng trừ 1 điểm/lần (4 điểm)`; how it says
    so, and the words before."""
    text = even(line.text).rstrip(" .;,")
    found = [*IN_TEXT.finditer(text)]
    if len(found) != 1 or found[0].end() != len(text):
        return None
    words = line.text if CAP.search(found[0][0]) else _LAST_BRACKET.sub("", line.text)
    return figure(found[0]["n"]), found[0][0], words


def _is_within(head: Code, code: Code) -> bool:
    return not code or len(code) > len(head) or not (head and follows(head[-1], code[-1]))


def _number(lines: Sequence[Line]) -> None:
    """Criteria without numbers are counted: the levels of one stand below it, without a name."""
    count = 0
    for line in lines:
        if line.text and not line.covered and not line.code:
            count += 1
            line.code = str(count)


_LATE = phrase(r"\b(?:đúng hạn|kịp thời|chậm|muộn|trễ)\b")


def _may_be_parts(below: Sequence[Line]) -> bool:
    """`- Giảng dạy: 40 điểm`, `- Nghiên cứu: 20 điểm` below a name without points: none of them says that it
    is a level."""
    texts = [even(line.text) for line in below]
    worth = [points_behind(text) for text in texts]
    named = (is_grade(one.partition(":")[0]) or _LATE.search(one) or denies(one) for one in texts)
    levels = [*named, *map(reads_as_level, below)]
    return len(below) > 1 and None not in worth and 0 not in worth and not any(levels)


def _own(after: Sequence[Line]) -> list[Line]:
    """The lines below a criterion that have no number of their own."""
    found: list[Line] = []
    for line in after:
        if parts(line.code):
            break
        found.append(line)
    return found


def _most(lines: Sequence[Line]) -> tuple[Fraction, bool] | None:
    """The most points that words give (0 where they only take or only count), and whether they
    surely are all there is: the best of several levels, or a limit; None where they speak of none."""
    told = [f"{line.text}\n{line.how}" for line in lines]
    if not any(says_points(text) for text in told):
        return None
    clauses = [clause for text in told for clause in read_clauses(text)]
    levels = [one.points for one in clauses if one.is_level and one.points is not None]
    caps = [one.cap.points for one in clauses if one.cap and MINUS not in (one.side, one.cap.side)]
    most = max([*levels, *caps], default=Fraction(0))
    counts = [one for one in clauses if one.gives and one.each]
    said = caps == [most] and len(counts) == 1 and not levels
    taken = [one for one in clauses if one.gives and one.side == MINUS]
    said |= (
        len(levels) == 1 and not caps and len(levels + taken) == sum(o.gives for o in clauses) > 1
    )
    return most, said or (len(levels) > 1 and not caps and min(levels) < most)
