"""The bonuses and deductions of the whole scale: the lines below a heading of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.draft.draft import Doubt, Draft, Extra, Node, Whole
from thidua.excel.scale.lists.each_time import count_each, is_open
from thidua.excel.scale.lists.exclusions import EXCLUDED, read_excluded, says_what_becomes
from thidua.excel.scale.lists.list_headings import OUTSIDE, OWNER, split_items
from thidua.excel.scale.lists.sub_lists import (
    SubList,
    each_below,
    part_ruled,
    read_head,
    settle_part,
    sub_lists,
)
from thidua.excel.scale.rows.codes import follows, parts
from thidua.excel.scale.rows.line import IN_TEXT, Line, list_words, numbered_alike
from thidua.excel.scale.rows.line_words import figure_of, joined_words, of_line
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.conditions import NAMED, read_range
from thidua.excel.scale.speech.lists import item_of
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.readings import read_list
from thidua.excel.scale.speech.spellings import LIMITS, LISTED, spelled
from thidua.excel.scale.speech.text import AWARD, BOTH, CAP, MINUS, PLUS, even, has_figure
from thidua.excel.scale.speech.things import OUT, UNRANKED, Reading, Thing, Things, loaded
from thidua.excel.scale.tables.roles import BONUS, DEDUCT
from thidua.text.numbers import trimmed


def read_whole(draft: Draft, extra: Extra) -> None:
    """Reads the lines below the heading of a list."""
    if extra.side == BOTH:
        _both(draft, extra)
        return
    if extra.side == EXCLUDED:
        items: list[Thing] = []
        read_excluded(draft, extra, items)
        if items:
            _list_of(draft, DEDUCT, None).things.items += items
        return
    _items_beside(extra)
    extra.lines = [_with_points(line) for line in extra.lines]
    whole = _list_of(draft, extra.side, extra.owner)
    again = any(not one.disqualifies for one in whole.things.items) or whole.doubts
    if again and not (_MOST.search(even(extra.line.text)) and not extra.lines):
        whole.doubts.append(Doubt(extra.line, "two_lists"))
    side = MINUS if extra.side == DEDUCT else PLUS
    _head(whole, extra, side)
    whole.marked |= any(_says_each(line) for line in extra.lines)
    rows = [line.n for line in extra.lines]
    whole.breath = {n for n in rows if rows.count(n) > 1}
    below = sub_lists(extra.lines)
    for line in extra.lines if not below else ():
        apart = line.wide > extra.lines[0].wide or not numbered_alike(extra.lines[0], line)
        apart |= not line.code and bool(_SENTENCE.search(line.text))
        if apart and UNRANKED.search(even(line.text)) and not line.has_figure:
            line.doubts.append("words")  # `* Tổ có người bị khởi tố thì không xét thi đua`: a note?
    heads = {one.head.n: one for one in below}
    for n, line in enumerate(extra.lines):
        if line.n in heads:
            read_head(whole, heads[line.n])
        elif _stands_apart(line, extra.lines):
            whole.doubts.append(Doubt(line, "nowhere"))
        elif part := part_ruled(below, extra.lines, n):
            _entry(whole, line, side, part)
        else:
            _entry(whole, line, side, unclear=bool(below) and not line.code)
        if line.n not in heads and _lacks_amount(extra.lines, n):
            whole.doubts.append(Doubt(line, "no_amount"))
    for part in below:
        settle_part(whole, part, alone=len(part.rows) == len(extra.lines) - 1)
    if side == PLUS and not (whole.marked or whole.things.one_of):
        whole.by_custom |= any(map(is_open, whole.things.items))


_MOST = re.compile(r"\b(?:tối đa|không quá)\b", re.IGNORECASE)
"""`Điểm thưởng tối đa | 5` below the items of a list: its limit, and no other list."""
_MOST_AT_END = re.compile(r"\btối đa\W*$", re.IGNORECASE)
_SENTENCE = re.compile(r"\bthì\b", re.IGNORECASE)
"""`Lớp có học sinh vi phạm thì không xếp loại`: a rule for whoever it is, and no row of a list."""


def _with_points(line: Line) -> Line:
    """`- Nhầm thuốc: 20 mỗi lần`, which never says of what its figure is: its heading does."""
    if line.has_figure or says_points(f"{line.text} {line.how}"):
        return line
    return replace(line, text=spelled(line.text, LISTED), how=spelled(line.how, LISTED))


def _items_beside(extra: Extra) -> None:
    """`Điểm thưởng | Bằng khen Bộ 3 điểm; giấy khen 1 điểm`, `Điểm thưởng: được tỉnh khen | 2 điểm/Bằng khen`: items
    in the heading's own row are lines of the list."""
    head = extra.line
    pieces = [one.strip() for one in _PIECES.split(head.how) if one.strip()]
    given = [one for one in pieces if any(clause.gives for clause in read_clauses(one))]
    if given:
        rest = [one for one in pieces if one not in given and CAP.search(even(one))]
        pieces, of_all = _limit_of_all(pieces)
        rest += of_all
        name, said = split_items(head.text)
        told = said if len(given) == 1 and not has_figure(said) else ""
        extra.line = replace(head, text=name if told else head.text, how="\n".join(rest))
        extra.lines[:0] = [
            Line(
                head.n, head.place, head.row, "", told or one, one if told else "", cells=head.cells
            )
            for one in pieces
            if one not in rest
        ]


def _limit_of_all(pieces: Sequence[str]) -> tuple[list[str], list[str]]:
    """`Có sáng kiến 2 điểm/sáng kiến; được khen 3 điểm, tối đa 6 điểm`: the limit behind the last of
    several, where this one comes once and for less, is of all."""
    *before, last = pieces
    match = _LIMIT_BEHIND.search(last)
    own = [one for one in read_clauses(last) if one.gives]
    limits = [one.cap.points for one in read_clauses(last) if one.cap is not None]
    once = len(own) == len(limits) == 1 and not own[0].each and (own[0].points or 0) < limits[0]
    if not (before and match and once):
        return [*pieces], []
    return [*before, last[: match.start()]], [match[0].strip(" ,()")]


_LIMIT_BEHIND = re.compile(
    r"[,(]\s*(?:nhưng )?(?:tối đa|không quá|nhiều nhất)\b[^,;]*$", re.IGNORECASE
)


def _stands_apart(line: Line, lines: Sequence[Line]) -> bool:
    """`Mỗi lớp được 100 điểm đầu tuần` over the whole width, below rows with their points in a column: a
    sentence that gives something, and none of them."""
    own = line.code or line.has_figure or not line.wide
    beside = sum(one.has_figure for one in lines) * 2 > len(lines)
    return not own and beside and any(one.gives for one in read_clauses(joined_words(line)))


_PIECES = re.compile(r"[;\n]|\.\s")


def _lacks_amount(lines: Sequence[Line], n: int) -> bool:
    """A numbered row among others that give or take, and it says how much nowhere; the heading of
    those below it begins another row of numbers."""
    line, code = lines[n], parts(lines[n].code)
    after = parts(lines[n + 1].code) if n + 1 < len(lines) else ()
    if not code or _says_amount(line) or (after and after[-1] in ("1", "a", "i")):
        return False
    beside = [parts(one.code) for one in lines[max(n - 1, 0) : n + 2] if _says_amount(one)]
    return any(
        len(one) == len(code) and (follows(one[-1], code[-1]) or follows(code[-1], one[-1]))
        for one in beside
    )


def _says_amount(line: Line) -> bool:
    words = joined_words(line)
    return line.has_figure or has_figure(words) or bool(OUT.search(words)) or loaded(words)


def _list_of(draft: Draft, side: str, owner: Node | None) -> Whole:
    """The scale's list of a side, or a group's; a new one where there is none."""
    lists = (one for one in draft.lists if one.side == side and one.owner is owner)
    found = next(lists, None)
    if found is None:
        found = Whole(side, Things(), owner=owner)
        draft.lists.append(found)
    return found


def _both(draft: Draft, extra: Extra) -> None:
    """`Thưởng, phạt chung`: each line says by itself what it is."""
    if CAP.search(even(extra.line.text)) or extra.line.how or extra.line.max:
        draft.doubts.append(Doubt(extra.line, "cap"))
    elif _CONDITION.search(extra.line.text):
        draft.doubts.append(Doubt(extra.line, "words"))
    draft.doubts += [Doubt(extra.line, why) for why in extra.line.doubts]
    for line in extra.lines:
        amount = figure_of(line)
        words = "\n".join(text for text in (line.text, line.how) if text)
        sides = {amount[0]} if amount else set()
        sides |= {clause.side for clause in read_clauses(words) if clause.gives}
        sides.discard(AWARD)
        sides |= {side for side, one in ((MINUS, line.deduct), (PLUS, line.bonus)) if one}
        if len(sides) == 1:
            side = sides.pop()
            _entry(_list_of(draft, DEDUCT if side == MINUS else BONUS, extra.owner), line, side)
        elif amount is not None or not _says_nothing(words):
            draft.doubts.append(Doubt(line, "sign"))


_CONDITION = re.compile(
    r"\b(?:chỉ|không|nếu|khi|thì|đối với|điều kiện|hoàn thành)\b", re.IGNORECASE
)
"""To whom a list applies, in its heading: `cho đơn vị hoàn thành xuất sắc`."""
_LIST_WORDS = re.compile(r"\b(?:trừ|cộng|thưởng|phạt) điểm\b", re.IGNORECASE)


def _head(whole: Whole, extra: Extra, side: str) -> None:
    head = extra.line
    own = not head.heads or list_words(head.text)[0]
    said = head.text if own else " ".join((head.heads, *_BRACKETED.findall(head.text)))
    figures = (head.max, head.level, head.bonus, head.deduct)
    said = _MOST_AT_END.sub("", said) if any(figures) else said
    text = spelled(OUTSIDE.sub(" ", OWNER.sub(" ", even(said))), LIMITS)
    # `Điểm thưởng | chỉ tính mức cao nhất`: words in a column of points.
    told = (one.raw for one in figures if one.value is None)
    words = "\n".join(one for one in (text, head.how, *told) if one)
    caps = {abs(one.value) for one in figures if one.value is not None}
    each = each_below(words, extra.lines)
    for clause in read_clauses(words, extra.line.n):
        if clause.cap is not None and clause.points is None and clause.cap.side in ("", side):
            caps.add(clause.cap.points)
            continue
        if _flag(whole, clause):
            continue
        if (
            has_figure(clause.condition)
            or loaded(_LIST_WORDS.sub(" ", clause.condition))
            or clause.points is not None
            or (clause.each and not each)
            or clause.left
        ):
            whole.doubts.append(Doubt(extra.line, "words", clause.text))
    whole.doubts += [Doubt(extra.line, why) for why in extra.line.doubts]
    rest = list_words(text)[1]
    asked = any(doubt.line is extra.line for doubt in whole.doubts)
    rest = IN_TEXT.sub(" ", CAP.sub(" ", rest)).strip(" :.")
    if not asked and rest not in ("nếu", "khi") and _CONDITION.search(rest):
        whole.doubts.append(Doubt(extra.line, "words", rest.strip(" ():")))
    several = len(caps) > 1 or whole.things.cap is not None
    if caps and (several or _OF_EACH_ITEM.search(even(text))):
        whole.doubts.append(Doubt(extra.line, "cap"))
    elif caps:
        whole.things.cap = caps.pop()


_BRACKETED = re.compile(r"\([^()]*\)")
_OF_EACH_ITEM = re.compile(
    r"\b(?:từng|mỗi) (?:khoản|nội dung|mục|lỗi|hành vi|thành tích|trường hợp|việc|loại|phần|danh hiệu)\b",
    re.IGNORECASE,
)
"""`Điểm trừ (từng khoản không quá 3 điểm)`: the limit is of each item, and not of the list."""


def _flag(whole: Whole, clause: Clause) -> bool:
    """`chỉ tính mức cao nhất`, `chỉ cộng khi đạt điểm chuẩn`: what holds for the whole list."""
    one = read_list([Clause("", clause.at, whole.side, Fraction(1), name="x"), clause], "")
    things = one.bonus if whole.side == BONUS else one.deduct
    if one.left or not (things.one_of or things.only_if_full):
        return False
    whole.things.one_of |= things.one_of
    whole.things.only_if_full |= things.only_if_full
    return True


def _entry(
    whole: Whole, line: Line, side: str, part: SubList | None = None, *, unclear: bool = False
) -> None:
    """One line of a list: its items, what holds for the list or for its part, or a doubt; `unclear`:
    for which of the two."""
    doubts = [Doubt(line, why) for why in line.doubts]
    limited = _amount_and_limit(line)
    words, amount = _words_and_amount(line, side, limited, doubts)
    clauses = of_line(line, words, amount, doubts)
    reading = Reading()
    things = _items_in(reading, line, clauses, side, words)
    if not things:
        gives = any(clause.gives for clause in clauses)
        if gives or not (
            _says_nothing(words) or _for_part(whole, clauses, line, side, part, unclear)
        ):
            doubts.append(Doubt(line, "words", words))
    if side == MINUS and _STARTS.search(even(line.text)):
        doubts.append(Doubt(line, "base"))
    doubts += [Doubt(line, "range") for thing in things if _is_a_stretch(thing)]
    by_words = amount is None or says_points(words)
    doubts += count_each(whole, line, things, side, by_words=by_words)
    doubts += [Doubt(line, left.why, left.words) for left in reading.left]
    if limited is not None and len(things) == 1:
        things[0].cap = limited[2]
    if not doubts:
        whole.things.items += things
    elif things:
        whole.guesses[line.n] = things[0]
    whole.doubts += doubts


def _words_and_amount(
    line: Line, side: str, limited: tuple[Fraction, str, Fraction] | None, doubts: list[Doubt]
) -> tuple[str, tuple[str, Fraction, str] | None]:
    """The words of a line and the points beside them: so much, given or taken, for each what."""
    words = joined_words(line)
    amount = (AWARD, *limited[:2]) if limited else figure_of(line)
    if amount is None:
        return words, None
    if _is_most(line, amount[1], side):
        return f"{words}, tối đa {trimmed(amount[1])} điểm", None
    if amount[0] not in (side, AWARD) and not _has_its_sign(line, side):
        doubts.append(Doubt(line, "sign"))
    if limited is None and any(one.most for one in (line.max, line.bonus, line.deduct)):
        doubts.append(Doubt(line, "cap"))  # `Đăng cai | tối đa 2`: how much of it for what?
    return words, (side, amount[1], amount[2] or line.each)


def _items_in(
    reading: Reading, line: Line, clauses: Sequence[Clause], side: str, words: str
) -> list[Thing]:
    """The items that a line's clauses are; none where they are no item, or nobody knows of which side."""
    giving = [clause for clause in clauses if clause.gives]
    if not giving:
        out = side == MINUS and UNRANKED.search(words) and not has_figure(words)
        name = " ".join(line.text.split())
        return [Thing(name, line.n, disqualifies=True)] if out else []
    apart = all(clause.each and clause.name and clause.side == AWARD for clause in giving)
    if len(giving) > 1 and not apart and any(clause.side != side for clause in giving):
        return []  # `Khiển trách 2 điểm, cảnh cáo 3 điểm`: one of them, or each?
    things = _line_items(reading, line, clauses, side)
    once = side == PLUS and not any(one.each for one in giving)
    if len(giving) > 1 and once and all(_PRIZE.search(one.name) for one in giving):
        reading.leave(giving[0], "range")  # the best of them, or each?
    if len(giving) > 1 and not reading.left:
        again = read_list([replace(one) for one in giving], "")
        merged = again.things(MINUS if side == MINUS else PLUS).items
        reading.left += again.left
        things = merged if len(merged) < len(things) else things
    return things


_PRIZE = re.compile(
    r"\b(?:giải(?! quyết| ngân| trình| phóng)|huy chương|hạng)\s|^\W*(?:(?:đạt|được) )?(?:nhất|nhì|ba|khuyến khích|kk|vàng|bạc|đồng)\b|"
    r"\b(?:nhất|nhì|ba|khuyến khích)\W*$",
    re.IGNORECASE,
)
"""`Đạt giải hội thao: nhất +5, nhì +4, ba +3` in one row of a list."""


_STARTS = re.compile(
    r"\bđiểm (?:chuẩn|gốc|nền|ban đầu|khởi điểm|xuất phát|có sẵn)\b", re.IGNORECASE
)
"""`Điểm chuẩn mỗi tuần: 100 điểm` among faults: what they are taken from."""


def _amount_and_limit(line: Line) -> tuple[Fraction, str, Fraction] | None:
    """`Mức điểm | Tối đa` over `5 điểm/giải | 10`: so much, for each what, and the most of it."""
    for one, other in ((line.max, line.level), (line.level, line.max)):
        if one.per and one.value is not None and other.value is not None and not other.per:
            limit = abs(other.value)
            return (abs(one.value), one.per, limit) if abs(one.value) <= limit else None
    return None


def _has_its_sign(line: Line, side: str) -> bool:
    """`+10` below `Điểm thưởng`, in a column that takes off everywhere else."""
    raw = (line.deduct or line.bonus).raw.strip()
    return raw[:1] in ({"-", "–", "−"} if side == MINUS else {"+"})


def _is_most(line: Line, most: Fraction, side: str) -> bool:
    """`Bài viết trên báo | 2 | 0,5 điểm/bài`: the points beside so much for each are the most."""
    given = [clause for clause in read_clauses(line.how) if clause.gives]
    each = len(given) == 1 and given[0].each and given[0].side in (side, AWARD)
    alone = line.max.value is not None and not (line.max.per or line.bonus or line.deduct)
    return alone and each and given[0].cap is None and given[0].value < most


def _says_each(line: Line) -> bool:
    columns = (line.max, line.level, line.bonus, line.deduct)
    return any(one.per for one in columns) or bool(_EACH.search(even(joined_words(line))))


_EACH = re.compile(r"\bđiểm\s*/|\bmỗi\b", re.IGNORECASE)


def _is_a_stretch(thing: Thing) -> bool:
    """`Từ 3 lần trở lên: 1 điểm`: how many of what, the row above says."""
    span = None if thing.disqualifies or thing.rule else read_range(NAMED.sub(" ", thing.name))
    words = thing_words(span[1]) if span is not None else {thing.name}
    return words <= {thing.per.casefold(), *_COUNTS} or bool(_WHICH_TIME.search(thing.name))


_WHICH_TIME = re.compile(
    r"\blần (?:thứ )?(?:\d+|đầu(?! (?:tiên|tại|tổ chức|triển khai|áp dụng|thực hiện|đạt|được)\b)|nhất|hai|ba|tư)\b(?! (?:điểm|trong|/))",
    re.IGNORECASE,
)
"""`Vi phạm lần 3 trở lên`, below `Vi phạm lần 1`: instead of it, or besides?"""


_COUNTS = frozenset(
    ("lần", "lượt", "buổi", "ngày", "vụ", "việc", "người", "tháng", "quý", "đơn", "lỗi")
)


def _line_items(reading: Reading, line: Line, clauses: Sequence[Clause], side: str) -> list[Thing]:
    """The items of one line, each with the limit that follows it."""
    things: list[Thing] = []
    alone = sum(clause.gives for clause in clauses) == 1
    for clause in clauses:
        if clause.gives:
            if clause.side not in (side, AWARD):
                reading.leave(clause, "sign")
            clause.side = side
            thing = item_of(reading, clause)
            if alone and line.text and (clause.column or line.how or not clause.name):
                thing.name = " ".join(line.text.split()) or thing.name
            things.append(thing)
        elif (
            clause.is_limit
            and clause.cap
            and not clause.cap.whole
            and things
            and things[-1].cap is None
        ):
            things[-1].cap = clause.cap.points
        elif alone and line.how and clause.is_bare and not loaded(clause.condition):
            continue  # the words of the line beside an amount in a column of its own
        elif alone and line.how and clause.each and clause.text in even(line.text):
            for each in things:
                each.each = True
        else:
            reading.leave(clause, "words")
    return things


def _for_part(
    whole: Whole,
    clauses: Sequence[Clause],
    line: Line,
    side: str,
    part: SubList | None,
    unclear: bool,
) -> bool:
    """A line that limits the list or holds for all of it, or for a part."""
    if not clauses:
        return True
    if len(clauses) > 1 or unclear:
        return False
    if part is None:
        found = _for_the_list(whole, clauses[0], side)
    else:
        own = Whole(side, Things())
        found = _flag(own, clauses[0]) and own.things == Things(one_of=True)
        part.best = line if found else part.best
    whole.ruling |= {line.n} if found else set()
    return found


def _for_the_list(whole: Whole, one: Clause, side: str) -> bool:
    """Whether a clause limits the list, or holds for all of it."""
    if one.is_limit and one.cap is not None and whole.things.cap is None:
        if one.cap.side in ("", side):
            whole.things.cap = one.cap.points
            return True
        return False
    return _flag(whole, one)


def _says_nothing(words: str) -> bool:
    text = even(words)
    return not (has_figure(text) or says_what_becomes(text) or _TURNING.search(text))


_TURNING = re.compile(r"\b(?:trừ|cộng|thưởng|phạt|xếp (?:loại|hạng))\b", re.IGNORECASE)
