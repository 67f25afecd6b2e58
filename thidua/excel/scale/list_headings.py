"""Which row heads a list of bonuses or deductions, and where the list ends."""

import re
from collections.abc import Sequence

from thidua.excel.scale.codes import follows, parts, siblings
from thidua.excel.scale.draft import Extra, Node
from thidua.excel.scale.groups import is_total
from thidua.excel.scale.line import IN_TEXT, Line, list_words
from thidua.excel.scale.roles import DEDUCT
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.text import BOTH, CAP, even

_FILLER = re.compile(
    r"(?:[\s:.,;()+–−\-]|\b(?:chung|mỗi|khác|thêm|cho|của|các|toàn|khối|cụm|đơn vị|bổ sung|tối đa|thi đua|"
    r"nội dung|điểm|về|khi|thang|bảng|phần|và|được|bị|nếu có|trường hợp|sau|đây|tiêu chí|cộng|trừ|"
    r"thưởng|phạt|mục|do|kỷ luật|tuần|tháng|quý|kỳ|học kỳ|năm học|đợt|đơn vị|nội quy|tập thể|trong|năm|đột xuất|trực tiếp|riêng|cụ thể|có|thành tích|vi phạm|xuất sắc)\b)*",
    re.IGNORECASE,
)


def list_side(line: Line, following: Sequence[Line]) -> str:
    """Whether a line heads a list of bonuses or deductions: which; "" for no."""
    side, rest = list_words(line.text)
    alone = line.paragraph and (not following or following[0].paragraph)  # above no table
    if not side or alone or "\n" in line.text or line.no_list:
        return ""
    if (line.bonus or line.deduct) and not _is_its_limit(line, side):
        return ""
    words = even(line.text.split("\n")[0])
    uncapped = IN_TEXT.sub(" ", CAP.sub(" ", rest))
    named = not line.has_figure and (
        _is_list_name(words, uncapped) or _names_what(line, uncapped, following)
    )
    if not (_FILLER.fullmatch(uncapped) or named):
        return ""
    head = _BRACKETED.sub(" ", words)
    both = re.search(r"\b(?:thưởng|cộng)\b", head, re.I) and re.search(
        r"\b(?:trừ|phạt)\b", head, re.I
    )
    return BOTH if both else side


def other_list(extra: Extra | None, line: Line) -> str:
    """`Điểm trừ: tổng điểm trừ của một đơn vị không quá 20 điểm` below a list of bonuses begins one of
    deductions, whatever its words say besides."""
    side = list_words(line.text)[0]
    if extra is None or side in ("", extra.side) or line.has_figure or line.paragraph:
        return ""
    return "" if line.no_list or any(one.gives for one in read_clauses(line.text)) else side


_BRACKETED = re.compile(r"\([^()]*\)")
_LIST_NAME = re.compile(
    r"\b(?:điểm (?:thưởng|cộng|trừ|phạt|khuyến khích|ưu tiên)|(?:thưởng|cộng|trừ|phạt)(?: thêm)? điểm)\b",
    re.IGNORECASE,
)
LONGEST_NAME = 7
"""Words behind a list's own in its heading: more are a sentence."""


def _is_list_name(words: str, rest: str) -> bool:
    """`Điểm thưởng trong học kỳ`: words that name a list and its points; the rest, without its limit,
    says of what it is."""
    short = len(rest.split()) <= LONGEST_NAME and not re.search(r"\d|[:;.]\s*\w", rest)
    return short and _LIST_NAME.search(words) is not None


def _names_what(line: Line, rest: str, following: Sequence[Line]) -> bool:
    """`5 | Cộng: người tốt việc tốt` above what gives so much each: a numbered row that says of what
    its list is, and no points."""
    of = re.match(r"\s*(?:điểm\s*)?:\s*\w", rest)
    below = following[0] if following else line
    says = below.has_figure or says_points(f"{below.text}\n{below.how}")
    return bool(
        of and parts(line.code) and says and not (line.how or re.search(r"\d", rest))
    ) and not siblings(parts(line.code), parts(below.code) or ("",))


def _is_its_limit(line: Line, side: str) -> bool:
    """Whether the figure in the row of a numbered heading is the most that its list comes to."""
    own, other = (line.deduct, line.bonus) if side == DEDUCT else (line.bonus, line.deduct)
    return bool(parts(line.code)) and own.value is not None and not own.per and not other


def limits_the_one_above(line: Line, following: Sequence[Line]) -> bool:
    """`Điểm trừ không quá 5 điểm` without a number, before the next criterion: a limit of the
    criterion above it, and no list."""
    capped = any(clause.cap is not None for clause in read_clauses(line.text))
    after = following[0] if following else None
    ends = after is None or bool(parts(after.code) and after.max.value)
    ends = ends or (bool(line.code) and after is not None and is_total(after))
    return capped and not parts(line.code) and ends and not is_total(line)


def leaves_list(extra: Extra, line: Line, nodes: Sequence[Node]) -> bool:
    """Whether a line stands behind a list of bonuses or deductions, not in it."""
    if line.paragraph:
        return True
    if line.max.value is None or line.max.value <= 0:
        return False
    code, head = parts(line.code), parts(extra.line.code)
    if not code:
        return False
    if len(head) == 1 and len(code) == 1:
        return follows(head[0], code[0], 3) and not says_points(line.text)
    if not head and len(code) == 1 and nodes:
        tops = [node.code for node in nodes if len(node.code) == 1]
        return bool(tops) and follows(tops[0][0], code[0], 20) and not code[0].isdigit()
    return False
