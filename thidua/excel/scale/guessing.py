"""Tables without a column for the maximum: it is guessed from the words, and every guess is told."""

from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.codes import Code, follows, parts
from thidua.excel.scale.lines import GUESSED, Line, LineFigure, ScaleLines, list_words
from thidua.excel.scale.speech.clauses import read_clauses
from thidua.excel.scale.speech.cutting import says_points
from thidua.excel.scale.speech.limits import CAP
from thidua.excel.scale.speech.sides import MINUS
from thidua.excel.scale.speech.text import even
from thidua.text.numbers import trimmed


def guess_maxima(sheet: ScaleLines) -> bool:
    """Gives the lines of a table without a maximum the most that their words give, and the doubt
    about it. False where no line speaks of points: the table is no scale."""
    lines = [line for line in sheet.lines if not line.paragraph]
    if not any(says_points(f"{line.text}\n{line.how}") for line in lines):
        return False
    if not any(parts(line.code) for line in lines):
        _number(lines)
    head: Code | None = None  # of the list of bonuses or deductions that a line stands in
    for n, line in enumerate(lines):
        code = parts(line.code)
        if _heads(line):
            head = code
        elif head is not None and not _is_within(head, code):
            head = None
        if head is not None or line.max or not code:
            continue
        found = _most([line, *_own(lines[n + 1 :])])
        if found is not None:
            most, said = found
            line.max = LineFigure(trimmed(most) if most else "?", most or None)
            line.doubts += [] if said else [GUESSED]
    return True


def _is_within(head: Code, code: Code) -> bool:
    return not code or len(code) > len(head) or not (head and follows(head[-1], code[-1]))


def _heads(line: Line) -> bool:
    """`IV | ĐIỂM THƯỞNG (không quá 8 điểm)`: no criterion, but a list with its limit."""
    side, rest = list_words(line.text)
    return bool(side) and not even(CAP.sub(" ", rest)).strip(" ().:")


def _number(lines: Sequence[Line]) -> None:
    """Criteria without numbers are counted: the levels of one stand below it, without a name."""
    count = 0
    for line in lines:
        if line.text and not line.covered and not line.code:
            count += 1
            line.code = str(count)


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
    return most, said or (len(levels) > 1 and not caps and min(levels) < most)
