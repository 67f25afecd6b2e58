"""The clauses of one line: its name, its words, and the points that stand in columns beside them."""

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from thidua.excel.scale.draft.draft import Doubt, Node
from thidua.excel.scale.rows.line import Line, LineFigure
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.conditions import NAMED, decimal, read_nth, read_range
from thidua.excel.scale.speech.ones import count_ones
from thidua.excel.scale.speech.readings import read
from thidua.excel.scale.speech.series import falls
from thidua.excel.scale.speech.text import (
    AWARD,
    MINUS,
    MULTIPLIED,
    NUMBER,
    PLUS,
    even,
    figure,
    phrase,
    starts_a_list,
    with_figure,
)
from thidua.excel.scale.speech.things import loaded
from thidua.excel.scale.speech.usual_form import shares_out
from thidua.excel.scale.speech.vocabulary import TAKE

_NUMBER_ALONE = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_IN_BRACKETS = re.compile(
    r"(?P<title>[^:;()\n]{3,}?)\s*\((?P<rest>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*\.?", re.DOTALL
)
_TITLE = re.compile(r"(?P<title>[^:;\n]{2,}?)\s*:\s+(?P<rest>.+)", re.DOTALL)


def joined_words(line: Line) -> str:
    """A line's words and those beside them; `Vắng không phép` beside `trừ 2đ/buổi` is one thing."""
    if line.text and line.how and not says_points(line.text):
        beside = read_clauses(line.how)
        told = beside[:1] + [one for one in beside[1:] if not one.is_limit]
        if len(told) == 1 and told[0].gives and "\n" not in line.text:
            return f"{line.text.strip(' .:;')}: {line.how}"
    return "\n".join(text for text in (line.text, line.how) if text)


def split_title(text: str) -> tuple[str, str]:
    """A criterion's name and the sentence that says how it scores, where they stand in one cell."""
    first, _, rest = text.partition("\n")
    if rest and not says_points(first):
        return first.strip(" .:;-"), rest
    if rest:
        return text.replace("\n", " "), text
    for form in (_IN_BRACKETS, _TITLE):
        match = form.fullmatch(text)
        if match is not None and _is_title(text, match["title"], match["rest"]):
            return match["title"].strip(" .:;-"), match["rest"]
    return text, ""


def _is_title(text: str, title: str, rest: str) -> bool:
    """Whether the second half says by itself how the first one scores."""
    if (
        starts_a_list(text)
        or starts_a_list(f"{title.rpartition('. ')[2]}: ")
        or says_points(title)
        or not says_points(rest)
    ):
        return False
    inner = read_clauses(rest)
    if (
        not inner
        or _NUMBER_ALONE.fullmatch(inner[0].condition)
        or not (inner[0].condition or inner[0].formula or inner[0].each)
    ):
        return False
    return not (inner[0].each and not inner[0].condition and len(inner) == 1)


_PARTED = re.compile(r":\s|\s[-/]\s|\s*[(\[{]")
_LEVELS = re.compile(rf"(?P<name>[^,;:()\[\]{{}}]*[^\W\d_]):? (?P<n>{NUMBER})\s*(?=[,;)\]}}]|$)")


def levels_behind(text: str, top: Fraction) -> tuple[str, str]:
    """`Hội thi (Nhất 10, Nhì 8)`, `Sáng kiến - có 5, không có 0`: a criterion's name, and levels without the
    word for points behind it, the first of which gives all of them; "" without such."""
    said = even(text)
    for sign in _PARTED.finditer(said):
        rest = said[sign.end() :].rstrip(" .)]}")
        if shares_out(rest, top):
            return said[: sign.start()], rest
    return text, ""


def figures_behind(text: str, top: Fraction) -> str:
    """`Đề tài [cấp tỉnh 8, cấp cơ sở 5]` worth 10: names with figures that fall, and may be levels; "" for
    none."""
    found = [*_LEVELS.finditer(NAMED.sub(" ", even(text)))]
    worth = [figure(one["n"]) for one in found]
    named = {tuple(one["name"].split()[-2:]) for one in found}  # no `mức độ 2, mức độ 1`
    apart = len(named) == len(found) > 1
    return text if apart and worth[0] <= top and falls(worth) else ""


_SPEAKS = phrase(r"(?<!địa )(?<!thời )\bđiểm\b|\bkhông chấm\b|\(-\d")


def passed_over(text: str, top: Fraction) -> str:
    """What stands behind a name (`Văn thư: chậm chỉ tính 50% số điểm`) and speaks of points in
    words that no amount is found in; "" where nothing does."""
    rest = text.partition(":")[2].strip()
    speaks = _SPEAKS.search(even(rest)) or loaded(even(rest))
    return rest if speaks and read(read_clauses(rest), top).left else ""


_NOT_ONE = r"(?! ?:? ?1(?![\d.,]))"
_TIMES = (
    rf"(?:\bhệ số(?: (?:là|bằng))?{_NOT_ONE} ?:? ?\d|"
    rf"{MULTIPLIED}(?: với)? (?:đôi|ba|bốn|(?!1\b)\d+\b)|(?<!\w)(?<!\d )[x*] ?\d)"
)
_FACTOR = phrase(
    rf"[(\[][^()\[\]]*(?:{_TIMES}|\bhệ số\b{_NOT_ONE}|\bgấp (?:đôi|ba|bốn|\d+)\b)[^()\[\]]*[)\]]|"
    rf"(?:(?<=\W)|^)(?:(?:điểm|tính|được) )*{_TIMES}[\d.,]*(?=\W*$|\W*[:,;)-])"
)


def factor_in(text: str) -> str:
    """`Kế hoạch (hệ số 2)`, `Nề nếp hệ số 2`, `Vệ sinh x2`: a factor in a name, of which nobody knows whether the
    points hold it. A factor of 1 changes nothing."""
    said = even(text)
    match = _FACTOR.search(said)
    return "" if match is None or _QUOTIENT.search(said[: match.start()]) else match[0]


_QUOTIENT = phrase(r"(?:\s/|/\s|\bchia\b)[^;()]*$")
"""`điểm = tỷ lệ hài lòng / 95%` before `x 10`: a formula."""


Amount = tuple[str, Fraction, str] | None
"""What a column says: bonus, deduction or level; how much; counted by what ("" for once)."""


def own_level(line: Line, levels: Sequence[Line]) -> Amount:
    """The points of the level that stands in the criterion's own row: where one below has all of them,
    the words beside the criterion are none."""
    if line.level.value is not None:
        return _signed(line.level, AWARD)
    named = [one for one in levels if one.text or one.how]
    best = any(line.max.value in (one.max.value, one.level.value) for one in named)
    if levels and not best and line.max.value is not None and not says_points(line.how):
        return AWARD, line.max.value, ""
    return None


def figure_of(line: Line) -> Amount:
    """The points that a line's columns give, and what they are."""
    for one, side in (
        (line.deduct, MINUS),
        (line.bonus, PLUS),
        (line.level, AWARD),
        (line.max, AWARD),
    ):
        if one.value is not None:
            return _signed(one, side)
    return None


def _signed(one: LineFigure, side: str) -> tuple[str, Fraction, str]:
    """A figure by its own sign, where it has one."""
    assert one.value is not None
    if one.value < 0:
        side = MINUS
    elif side == AWARD and one.raw.strip().startswith("+"):
        side = PLUS
    return side, abs(one.value), one.per


def is_below_nothing(line: Line, beside: Sequence[Line]) -> bool:
    """`Không hoàn thành | -5` in the column in which another level stands as `10`: once, not each."""
    columns = [("level", beside), ("max", beside[1:])]
    return any(
        (own := getattr(line, column)).value is not None
        and own.value < 0
        and not own.per
        and any(_is_worth(getattr(one, column)) for one in lines)
        for column, lines in columns
    ) and not any(clause.each for clause in read_clauses(joined_words(line)))


def _is_worth(one: LineFigure) -> bool:
    """A level's points, and no bonus: `10`, not `+10`."""
    return one.value is not None and one.value > 0 and not one.raw.strip().startswith("+")


def own_column(node: Node, doubts: list[Doubt]) -> list[Clause]:
    """A figure for bonus or deduction in the criterion's own row."""
    line = node.line
    amount = figure_of(line)
    below = [one for one in node.words if one.bonus or one.deduct]
    if amount is not None and not below and _limits_below(node, amount):
        return []  # said once more by the lines below
    if amount is None or (line.bonus.raw and line.deduct.raw):
        both = [_counted(line, *_signed(one, side)) for one, side in _given(line) if one.per]
        if len(both) < 2 or node.children or below or says_points(joined_words(line)):
            doubts.append(Doubt(line, "both_columns"))
            return []
        return both  # `1 điểm/sáng kiến | 2 điểm/lỗi`
    counted = amount[2] != ""  # `Quá tốc độ dưới 10 km/h | 1đ/lần`: no level
    level = not counted and read_range(line.how)
    thing = line.how and not (level or says_points(f"{line.text}\n{line.how}"))
    if node.children or (below and not thing):
        doubts.append(Doubt(line, "node_figures"))
        return []
    if thing:
        return of_line(line, line.how, amount, doubts)  # `Canh gác | 40 | Bỏ gác | 5`
    if says_points(line.text) or says_points(line.how):
        told = [
            clause
            for clause in read_clauses(line.text + "\n" + line.how)
            if clause.points is not None
        ]
        if not told:
            return of_line(line, joined_words(line), amount, doubts)  # `mỗi báo cáo, tối đa 3 điểm`
        if amount[2] and all(clause.side not in (amount[0], AWARD) for clause in told):
            return [_counted(line, *amount)]  # `cộng 2 điểm/giải, tối đa 10 | 1 điểm/lần vắng`
        if not any(clause.points == amount[1] and clause.side == amount[0] for clause in told):
            doubts.append(Doubt(line, "amount"))
        return []
    clauses = read_clauses(line.text, line.n)
    if amount[2]:
        return [_counted(line, *amount)]
    if len(clauses) == 1 and clauses[0].each:
        clauses[0].points, clauses[0].side = amount[1], amount[0]
        return clauses
    doubts.append(Doubt(line, "node_figures"))
    return []


def _given(line: Line) -> Iterator[tuple[LineFigure, str]]:
    """The figures of a row's columns of bonuses and deductions."""
    yield from ((one, side) for one, side in ((line.bonus, PLUS), (line.deduct, MINUS)) if one)


def _counted(line: Line, side: str, points: Fraction, per: str) -> Clause:
    """So much for each, by a column that says of what: `Trang phục | 2 điểm/lần`."""
    name = " ".join(line.text.split())
    return Clause(line.text, line.n, side, points, name=name, per=per, each=True)


def _limits_below(node: Node, amount: tuple[str, Fraction, str]) -> bool:
    """Whether a column's figure is the limit that the lines below say in words."""
    told = [clause for one in node.words for clause in read_clauses(joined_words(one))]
    given = any(one.gives and one.side == amount[0] for one in told)
    caps = [one.cap for one in told if one.cap is not None]
    caps = [cap for cap in caps if cap.side == amount[0]]
    return given and len(caps) == 1 and caps[0].points == amount[1] and not amount[2]


def of_line(line: Line, words: str, amount: Amount, doubts: list[Doubt]) -> list[Clause]:
    """The clauses of a line, with the points that stand in a column beside them."""
    if line.bonus and line.deduct:
        doubts.append(Doubt(line, "both_columns"))
    for one in (line.max, line.level, line.bonus, line.deduct):
        if one and one.value is None:
            doubts.append(Doubt(line, "figure"))
    clauses = read_clauses(words, line.n)
    if amount is None:
        return clauses
    side, points, per = amount
    if side == AWARD and measures_points(words):
        words = _POINTS.sub("", even(words))  # `Từ 4,0 điểm trở lên | 20`
        clauses = read_clauses(words, line.n)
    told = [clause for clause in clauses if clause.points is not None]
    said = with_figure(even(words), _amount(points, per)) if not told and points else []
    if side == AWARD and len(said) == 1:  # `Bị trừ nếu có đơn thư | 2`, among levels
        return read_clauses(said[0][1], line.n)
    if said and (side == AWARD or {one for one, _ in said} - {side, ""}):
        doubts.append(Doubt(line, "sign"))
    beside = side == AWARD and all(clause.side != AWARD for clause in told)
    if told and not (beside and clauses[0].is_bare):
        limits = {one.cap.points for one in clauses if one.cap is not None}
        _compare(told, line, side, (points, limits), doubts)
        return clauses
    return _with_amount(clauses, words, line, amount, doubts)


_FURTHER = phrase(rf"\w\W+(?:{TAKE}|cộng|thưởng) (?:thêm|tiếp)\b")
"""`Dự thi | 1 | Đạt giải cộng thêm 1 điểm`: on top of what the column gives, though it is as much."""


def _compare(
    told: Sequence[Clause],
    line: Line,
    side: str,
    worth: tuple[Fraction, Collection[Fraction]],
    doubts: list[Doubt],
) -> None:
    """The points that words give, and those of the column beside them, which may be the limit that the words
    say (`Vượt 5% cộng 1 điểm, tối đa 3 điểm | +3`)."""
    points, limits = worth
    further = side != AWARD and _FURTHER.search(even(line.how))
    said = points in limits or any(clause.points == points for clause in told)
    if further or not said:
        doubts.append(Doubt(line, "amount"))
    for clause in told:
        clause.column = True
        if clause.side == AWARD and side != AWARD:
            clause.side = side
        elif clause.side != side and side != AWARD:
            doubts.append(Doubt(line, "sign"))


def _with_amount(
    clauses: list[Clause],
    words: str,
    line: Line,
    amount: tuple[str, Fraction, str],
    doubts: list[Doubt],
) -> list[Clause]:
    """Clauses without points, with those of the column beside them."""
    side, points, per = amount
    bare = [one for one in clauses if not (one.is_limit or one.formula or one.gives)]
    if not bare and len(clauses) == 1:
        only = clauses[0]  # `Họp muộn (tối đa 2 điểm) | 0,5`: the limit of the event in the words
        limited = only.cap and only.condition and not (only.gives or only.left)
        bare = [only] if limited else []
    if len(bare) > 1:
        joined = _joined(bare, words, line)
        clauses = [joined, *(clause for clause in clauses if clause not in bare)]
        bare = [joined]
    if not bare:
        doubts.append(Doubt(line, "amount"))
        return clauses
    bare[0].points, bare[0].side, bare[0].column = points, side, True
    if per:
        bare[0].each, bare[0].per = True, per
        if nth := read_nth(bare[0].condition, *per.split()[:1]):
            bare[0].free, bare[0].condition = nth
    bare[0].condition = count_ones(bare[0], bare[0].condition)
    return clauses


def _amount(points: Fraction, per: str) -> str:
    return f"{decimal(points)} điểm" + (f"/{per}" if per else "")


_POINTS = phrase(r"(?<=\d) điểm\b")
_PLAIN = phrase(r"\W*(?:(?:đạt|điểm|tổng|số|trung bình|bình quân|kết quả)\b\W*)*")


def measures_points(words: str) -> bool:
    """Whether words are nothing but a stretch of points that are reached."""
    text = even(words)
    span = read_range(_POINTS.sub("", text))
    said = _POINTS.search(text) and span is not None and not span[0].exact
    return bool(said and span and _PLAIN.fullmatch(span[1]))


def _joined(clauses: Sequence[Clause], words: str, line: Line) -> Clause:
    """Several pieces without points, as one: the points beside them are of all together."""
    whole = Clause(words, line.n, name=words, condition=even(words).replace("\n", ", "))
    whole.each = any(clause.each for clause in clauses)
    every = {clause.every for clause in clauses if clause.every != 1}
    if len(every) == 1:
        whole.every = every.pop()
    whole.left = " ".join(clause.left for clause in clauses if clause.left)
    if whole.each:
        whole.condition = ", ".join(clause.condition for clause in clauses)
    return whole
