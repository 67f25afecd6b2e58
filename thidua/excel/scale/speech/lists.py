"""What adds and takes off points: items, their limits, and the limits of the lists."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import MORE, Clause
from thidua.excel.scale.speech.conditions import Range, decimal, read_range
from thidua.excel.scale.speech.deadlines import counts_days, grace_in, is_all_or_past, with_grace
from thidua.excel.scale.speech.text import MINUS, PLUS, even, has_figure, phrase, side_of, tone_of
from thidua.excel.scale.speech.things import FLAGS, IF_FULL, Reading, Rule, Thing, loaded
from thidua.excel.scale.speech.vocabulary import NUMBERS, PERIODS

_OF_ALL = phrase(
    r"(?:tổng|điểm|mức|số|các|nội dung|mục|này|của|cho|toàn|cả|chung|cộng|trừ|thưởng|phạt|"
    r"phần|tiêu chí|trường hợp|trên|\s)*"
)
_TOGETHER = phrase(
    r"(?=.*\b(?:cả|tất cả|toàn bộ|gộp|cộng lại|hai|ba|bốn|năm|\d)\b)\W*(?:(?:cả|tất cả|các|toàn bộ|chung|gộp|(?P<n>\d|hai|ba|bốn|năm)) )*(?:lỗi|hành vi|vi phạm|nội dung|loại|khoản|trường hợp|mục)?(?: (?:vi phạm|lỗi))?(?: (?:này|trên|cộng lại|gộp lại))*\W*"
)
"""`cả hai lỗi cộng lại`: all of them, where there are so many."""
_SEVERALLY = phrase(r"\W*(?:nội dung|hành vi|loại(?: [^\W\d_]+){1,2}|khoản|mục)\W*")
_ONLY_IT = phrase(
    r"\W*riêng (?:(?:đối )?với )?(?:(?P<this>(?:[^\W\d_]+ ){0,2}(?:này|đó))|(?P<name>[^\d]+?))(?: thì)?(?: (?:bị|chỉ|được))*\W*"
)
"""`riêng lỗi này`, `riêng vắng họp`: of one of them."""
_ONE = phrase(r"\w \bmột (?!trong|số|phần|nửa|bậc|mức|hạng|loại|cách|chiều|mặt|lúc)[^\W\d_]")
"""`Bắt được một vụ thưởng 10 điểm`: for each of them?"""
_ANY = phrase(r"^(?!.*\b(?:không|chưa)\b.* nào\b).*\bnào\b")
Last = tuple[str, Thing] | None
Made = tuple[Clause, Thing]
_PERMITTED = phrase(r"\b(?:phép|lý do|nhẹ|nặng|nghiêm trọng|vừa|muộn|chậm|trễ|sớm|lần)\b")
"""`vắng 1 em không phép trừ 2 điểm; có phép trừ 0,5 điểm`: what is left out is said before."""
_FEAST = phrase(r"\b(?:tổ chức|kỷ niệm|chào mừng|mừng|dịp|lễ)(?: [^\W\d_]+){0,3}? (?:ngày )?@")
"""`Không tổ chức ngày 20/11`: what the day is called."""
_HOW_FAR = phrase(
    r"\bso với (?:cùng kỳ )?(?:năm|mức|bình quân|trung bình|mặt bằng|các)\b|\bnăm trước\b|\b(?:tối thiểu|ít nhất) (?=\d)"
)
"""`Tăng so với năm trước: 1 điểm`, `tối thiểu 01 nhãn hiệu`: when it has happened, of what comes once."""
_ONLY_THEN = phrase(r"^\W*(?:phải|có đủ|đạt|đủ|hoàn thành|từ|có từ)\b.*\bmới\W*$")
"""`Đạt đủ 10 điểm mới được cộng 1 điểm/sáng kiến`: what is counted is another thing."""
_MOMENT = phrase(
    r"\b(?:\d+ (?:ngày làm việc|ngày|giờ|phút|tháng)|(?:6|sáu|ba|3) \(?\d*\)? ?tháng)\b|(?:trước|sau|và|đến|ngày|,| )*@"
)
_GRADES = phrase(
    r"\b(?:thứ|hạng|mức độ|lần thứ|con thứ|trường hợp|giai đoạn|kỳ|đợt|tuần|học kỳ) \d+\b"
)
_STEP = phrase(
    r"\b(?:thấp hơn|cao hơn|vượt|hơn|kém|kém hơn) \d[\d.,]*%(?=$| so với (?:dự toán|kế hoạch|chỉ tiêu|định mức)\b)|\b(?:không|chưa) đạt \d(?:[.,]\d+)?%$|"
    r"^(?:nếu )?(?:vượt|thêm|tăng) \d[\d.,]* [^\W\d_]+(?: [^\W\d_]+)?$"
)
_SHARE_OF_THEM = phrase(r"\b(?:dưới|trên|ít hơn|chưa đủ|không đủ) (\d)/\d\b")
_ASKED = phrase(
    r"^\W*(?:(?:có|phải|đủ|tối thiểu|ít nhất|bảo đảm|đảm bảo|tổ chức|sinh hoạt|họp)\s+)+\d+\s[^\d,;]*,\s*(?=.*\bthiếu\b)"
)
"""`Tối thiểu 5 buổi, mỗi buổi thiếu trừ 2 điểm`: what is asked for, before what is short of it."""
_OF_THIS = phrase(r"\b(?:mục|nội dung|tiêu chí|phần)(?: (?:này|trên))?\b")
_OF_EACH = phrase(r"\b(?:mỗi|từng|cứ) (?:(?:mỗi|một|01|1) )*(?P<noun>[^\W\d_]+)")
_IN_EACH = phrase(rf"\btrong (?:(?:một|01|1|mỗi|từng|cùng) )?(?:{PERIODS})\b")
"""`Vắng từ lần thứ 3 trở đi trong tuần`: of each week some are free, and who counts them knows how many."""
_AGAIN = phrase(r"\b(?:ngày|giờ|phút|chậm|muộn|trễ|lần thứ)\b")
_REACHES = phrase(r"^(?!.*\bvượt\b).*\b(?:đạt|hoàn thành|thực hiện|tham gia|đúng hạn)\b")
"""What is good: none of it is the least, and no absence of an event."""


def read_lists(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """Items of what is left; the clauses that are none."""
    rest = _spare_days(rest)
    left: list[Clause] = []
    made: list[tuple[Clause, Thing]] = []
    last: Last = None
    before: Clause | None = None
    first = next((n for n, one in enumerate(rest) if one.gives), 0)
    early = [one for one in rest[:first] if one.is_limit and one.cap is not None]
    for one in early:  # `Tối đa trừ 5 điểm; mỗi lô hàng lỗi trừ 1 điểm`
        assert one.cap is not None
        one.cap = replace(one.cap, whole=True)
        if not side_of(one.text) and one.cap.points != top > 0:
            found.leave(one, "cap")  # `Tối đa 30 điểm; mỗi lần chậm trừ 1 điểm` of 40
    for one in [*(each for each in rest if each not in early), *early]:
        unsure = before is not None and not 0 < top <= one.value and _may_be_each(before, one)
        before = one
        if one.gives and one.side in (MINUS, PLUS):
            if _may_count(found, one, rest, top):
                found.leave(one, "count")
            thing = item_of(found, one, title)
            if unsure and not any(left.words == one.text for left in found.left):
                found.leave(one, "once")
            found.things(one.side).items.append(thing)
            made.append((one, thing))
            last = (one.side, thing)
        elif one.cap is not None and not one.gives and _is_told(one, made):
            continue
        elif one.cap is not None and not one.gives and _OF_ALL.fullmatch(one.condition):
            if one.cap.points == top:
                if last is not None and last[0] == PLUS and top > 0:
                    found.leave(one, "count" if one.joined and last[1].each else "cap")
            elif (
                _of_its_line(one, rest)
                or not _limit(found, one, last, _lines(rest, one))
                or _may_be_of_all(one, made)
                or one.each
            ):
                found.leave(one, "cap")
        else:
            left.append(one)
    told = _merge_ranges(found, made)
    _exclusive(found, [one for one in rest if not any(one is other for other in told)])
    for things in (found.deduct, found.bonus):
        for item in things.items:
            if item.cap is not None and item.points is not None and item.cap < item.points:
                found.leave(Clause(item.name, item.at), "cap")
            elif is_capped_once(item):
                found.leave(Clause(item.name, item.at), "once")
                item.each = True
    return left


def _is_told(limit: Clause, made: Sequence[Made]) -> bool:
    """Gives a limit to the items that its words name: one of them, or each. `cả hai lỗi` becomes a limit of
    all, to which the list is put."""
    assert limit.cap is not None
    told = [(clause, thing) for clause, thing in made if limit.cap.side in ("", clause.side)]
    named = _ONLY_IT.fullmatch(limit.condition)
    if named is None and len({clause.side for clause, _ in told}) != 1:
        return False  # `khen cộng, phàn nàn trừ, cả hai không quá 5 điểm`
    if limit.each:
        noun = limit.condition.casefold()
        counted = any(noun in f"{one.condition} {one.per}".casefold() for one, _ in told)
        told = told if _SEVERALLY.fullmatch(noun) and len(told) > 1 and not counted else []
    elif named is not None and named["this"]:
        told = told[-1:] if told[-1:] == list(made[-1:]) else []
    elif named is not None:
        said = named["name"].casefold().strip()
        told = [one for one in told if one[1].name.casefold().strip() == said]
    else:
        match = _TOGETHER.fullmatch(limit.condition)
        said = (match["n"] or "").casefold() if match is not None else ""
        many = int(said) if said.isdigit() else NUMBERS.get(said)
        if match is not None and limit.condition and many in (None, len(told)):
            limit.cap, limit.condition = replace(limit.cap, whole=True), ""
        return False
    if not told or any(thing.cap is not None for _, thing in told):
        return False
    for _, thing in told:
        thing.cap = limit.cap.points
    limit.condition, limit.resolved = "", True
    return True


def _spare_days(rest: list[Clause]) -> list[Clause]:
    """`Chậm trừ 1 điểm/ngày (gia hạn 3 ngày)`: each day from the fourth on, whatever the due day is."""
    grace = grace_in(rest)
    by_day = [one for one in rest if one.gives and counts_days(one)]
    if grace is None or len(by_day) != 1 or by_day[0].free not in (0, grace.days):
        return rest
    if is_all_or_past(grace, by_day[0]):
        return rest
    by_day[0].free = grace.days
    return with_grace(rest, grace)


def is_capped_once(item: Thing) -> bool:
    """So much once, and not more than a larger figure: it comes again, whatever the words say."""
    once = item.points is not None and not (item.each or item.share or item.rule)
    return once and item.cap is not None and item.points is not None and item.cap > item.points


def _may_be_each(before: Clause, one: Clause) -> bool:
    """`mỗi trường hợp: khiển trách trừ 1 điểm, cảnh cáo trừ 2 điểm`: each of the second, too?"""
    first = re.match(r"(?:cấp|loại|giải|hạng|mức|bậc|danh hiệu|nhóm)\b", one.condition, FLAGS)
    word = first is not None and re.search(rf"\b{first[0]}\b", before.condition, FLAGS) is not None
    ranges = bool(c.read_range(one.condition) and c.read_range(before.condition))
    alike = one.joined or word or ranges
    same = one.gives and one.side == before.side and not one.each and before.each
    if same and re.search(r"\bkhác\b", one.condition, FLAGS):
        return True
    if (
        same
        and not one.column
        and 0 < len(one.condition.split()) < 3
        and _PERMITTED.search(one.condition)
    ):
        return True
    return same and alike and not before.per


_MUCH = 5
"""So many times what is given alone in a criterion are all of its points: `Được khen trước cờ +5 điểm` of 10."""


def _may_count(found: Reading, clause: Clause, rest: list[Clause], top: Fraction) -> bool:
    """`Mỗi mô hình cộng 1 điểm` and nothing else, `Mỗi bài 1 điểm; được đăng báo thêm 0,5 điểm/bài`: on top of the
    points, or the way to them."""
    if (found.rule or {}).get("kind") == "count" and clause.side == PLUS:
        limited = any(one.cap is not None for one in found.described)
        return not limited and MORE.search(clause.text) is not None and clause.cap is None
    if found.rule is not None or clause.side != PLUS or clause.column or top == 0:
        return False
    giving = [one for one in rest if one.gives]
    first = giving[0]  # `Mỗi lớp được cộng 2 điểm; mỗi lớp không mở trừ 1 điểm`
    limited = any(one.cap is not None for one in rest)
    each = first.side == PLUS and not limited and _OF_EACH.match(first.text)
    alone = clause.each and (len(giving) == 1 or each)
    gains = all(one.side == PLUS and not _ON_TOP.search(one.text) for one in giving)
    alone = alone or (gains and len(rest) == 1 and clause.value * _MUCH >= top)
    reached = gains and not limited and _may_come_to(giving, top)
    return bool(alone or reached) and not re.search(r"\bthưởng\b", clause.text, FLAGS)


def _may_come_to(giving: list[Clause], top: Fraction) -> bool:
    """Whether gains without a limit may come to the criterion's points, or to half of them, where something is
    given for what a criterion asks for (`Tham gia cộng 4 điểm; đạt giải cộng 2 điểm`)."""
    worth = sum((one.value for one in giving), Fraction())
    asked = any(_ASKED_FOR.search(one.condition) for one in giving)
    return any(one.each for one in giving) or worth >= top or (asked and 2 * worth >= top)


_ASKED_FOR = phrase(
    r"^\W*(?:(?:có|được|nếu) )*(?:tham gia|tham dự|tổ chức|thực hiện|triển khai|xây dựng|ban hành|hoàn thành|nộp|gửi|đúng|đủ|đầy đủ)\b"
)
"""What a criterion asks of everybody, and no merit."""


_ON_TOP = phrase(r"\b(?:thêm|thưởng|vượt|tăng|trước hạn|sớm)\b")
"""`Có mô hình mới cộng thêm 1 điểm`; `Giải nhất cộng 3 điểm, giải nhì cộng 2 điểm` says nothing of the kind."""


def item_of(found: Reading, clause: Clause, title: str = "") -> Thing:
    """One clause as an item; what it leaves over is told in the reading."""
    counted = clause.per.split()
    bare = clause.name == clause.per and len(counted) < 3
    bare &= len(counted) < 2 or tone_of(clause.per) != MINUS  # `lần chậm` names an event
    named = bare and title and clause.text.casefold() not in even(title).casefold()
    named = named or (bool(title) and clause.name.casefold() in ("có", "nếu có", "để xảy ra"))
    name = (title if named else clause.name) or title or clause.text
    thing = Thing(name, clause.at, clause.points, clause.each)
    thing.share, thing.only = clause.share, clause.only
    if clause.per.casefold() not in f"{name.casefold()} lần %":
        thing.per = clause.per
    if clause.share and clause.each:
        found.leave(clause, "words")
    if clause.every != 1 or (clause.free and not _IN_EACH.search(clause.name)):
        thing.points, thing.rule = None, by_number(clause)
    condition = _MOMENT.sub(" ", clause.condition) if _of_moments(clause) else clause.condition
    if clause.every_share and clause.side == PLUS and re.search(r"\bvượt\b", condition, FLAGS):
        thing.points, thing.rule = None, {**(thing.rule or {}), **_beyond(clause)}
    elif clause.every_share or (clause.each and "%" in condition and not names_which(condition)):
        found.leave(clause, "step")
    if clause.cap is not None and clause.cap.side not in ("", clause.side):
        found.leave(clause, "cap")
    if clause.cap is not None and clause.cap.whole:
        found.things(clause.side).cap = clause.cap.points
    elif clause.cap is not None:
        thing.cap = clause.cap.points
    if IF_FULL.search(clause.text):
        found.things(clause.side).only_if_full = True
    elif (
        loaded(f"{condition if clause.each else _HOW_FAR.sub(' ', condition)}\n{clause.per}")
        or _figures(condition)
        or (clause.every != 1 and re.search(r"\b\d", c.NAMED.sub(" ", clause.condition)))
        or clause.points == 0
        or (_hangs_on_day(clause) and condition == clause.condition)
        or (clause.each and _ONLY_THEN.search(condition))
    ):
        found.leave(clause, "words")
    elif _is_from(clause):
        found.leave(clause, "range")
    elif not (clause.each or clause.once or (clause.side == PLUS and c.denies(condition))):
        one = clause.side == PLUS and _ONE.search(condition)
        if one or _is_counted(clause.condition) or _ANY.search(clause.condition):
            found.leave(clause, "once")
    return thing


def _hangs_on_day(clause: Clause) -> bool:
    """Whether days are more than a name: `Kỷ niệm ngày 20/11` is one, and so is what is given once (`Xong trước
    ngày 15/12 | +5`)."""
    once = clause.side == PLUS and not clause.each
    return bool(clause.days) and not (once or _FEAST.search(clause.condition))


def by_number(clause: Clause) -> Rule:
    """So much for each so many, past those that are free."""
    return {
        "kind": "steps",
        "above": decimal(Fraction(clause.free)),
        "first": "0",
        "every": decimal(clause.every),
        "each": decimal(clause.value),
    }


def names_which(words: str) -> bool:
    """`Mỗi tổ có nợ quá hạn từ 2% trở lên`: which of them are counted."""
    span = c.read_range(words)
    bound = re.search(r"\d%? trở (?:lên|xuống)\b|\b(?:dưới|trên|từ) \d", words, FLAGS)
    return bool(span and bound and not has_figure(span[1]))


def _of_moments(clause: Clause) -> bool:
    """`Gửi trước 05 ngày cộng 0,1 điểm/báo cáo`: when each of them happens is part of its name."""
    return clause.each and bool(clause.per) and not re.search(r"\bngày\b", clause.per, FLAGS)


def _is_counted(words: str) -> bool:
    """`thấp hơn 0,1% trừ 1 điểm`, `có 1 đơn thư trừ 1 điểm`: once, or for each of them?"""
    spare = _GRADES.sub(" ", c.NAMED.sub(" ", words))
    span = c.read_range(spare)
    if span is None or (span[0].share and (span[0].low or 0) >= 100):
        return False
    return span[0].exact or bool(_STEP.search(words))


def _figures(words: str) -> bool:
    """Whether an event holds a figure that is no bound of it: `dưới 10 phút` is one."""
    words = _SHARE_OF_THEM.sub(r"\1", _ASKED.sub(" ", words))
    spare = c.read_range(c.NAMED.sub(" ", words))
    return has_figure(spare[1]) if spare else has_figure(c.NAMED.sub(" ", words))


def _may_be_of_all(limit: Clause, made: Sequence[Made]) -> bool:
    """`Trừ 1 điểm/lỗi nặng, 0,5 điểm/lỗi nhẹ, tối đa 4 điểm`: of the last, or of all in one breath? Of
    what, behind a rule that has its own limit?"""
    if not made:
        return True
    last = made[-1][0]
    near = [(one, thing) for one, thing in made[-2:] if one.side == last.side]
    breath = [thing for one, thing in near if one.joined or one.at == last.at]
    said = limit.cap is not None and limit.cap.side  # `..., trừ tối đa 5 điểm`
    joined = limit.joined and len(breath) > 1 and (last.joined or said)
    return bool(joined and breath[0].cap is None and breath[1].cap)


def _of_its_line(limit: Clause, rest: list[Clause]) -> bool:
    """`Bị xuất toán: trừ 2 điểm/khoản, nhưng tổng trừ không quá 6 điểm` above another line that takes: the
    sum of that line's cases. True where it may be of the others as well."""
    cap = limit.cap
    if cap is None or not (cap.whole and limit.joined) or _OF_THIS.search(limit.text):
        return False
    at = rest.index(limit)
    side = cap.side or rest[at - 1].side
    given = [one for one in rest if one.gives and one.side == side]
    own = [one for one in given if one.at == limit.at]
    after = [one for one in given if rest.index(one) > at]
    if not after:
        return len(own) == 1 < len(given)
    if len(own) == 1 == len([one for one in given if one not in after]):
        limit.cap = replace(cap, whole=False)
        return False
    return True


def _lines(rest: list[Clause], limit: Clause) -> int:
    """How many lines give or take points on the side of a limit."""
    sides = (limit.cap.side,) if limit.cap is not None and limit.cap.side else (MINUS, PLUS)
    return len({one.at for one in rest if one.gives and one.side in sides})


def _beyond(clause: Clause) -> Rule:
    """`Cứ vượt 10% cộng 1 điểm`, of a plan."""
    steps = {"every": decimal(clause.every), "each": decimal(clause.value)}
    return {"kind": "steps", "above": "100", "first": "0", **steps}


def _limit(found: Reading, clause: Clause, last: Last, lines: int) -> bool:
    """Gives a limit to the item or the list that it is of; False where that is not clear. `lines`:
    how many lines have such items: a limit in the line of one of them is of that one."""
    cap = clause.cap
    assert cap is not None
    sides = [side for side in (MINUS, PLUS) if found.things(side).items]
    side = cap.side or (last[0] if last and clause.joined else "")
    side = side or (sides[0] if len(sides) == 1 else "")
    if side not in sides:
        return False
    things = found.things(side)
    own = [item for item in things.items if item.at == clause.at]
    alone = lines > 1 and len(own) == 1 and last is not None and last[1] is own[0]
    if (clause.joined or alone) and not cap.whole and last is not None and last[0] == side:
        if last[1].cap is not None:
            return False
        last[1].cap = cap.points
        return True
    if things.cap is not None:
        return False
    things.cap = cap.points
    # After several items of one line, a limit without "tổng" may be of the last one alone.
    same_line = len(things.items) > 1 and clause.at == things.items[-1].at
    return cap.whole or not same_line


def _counts_its_range(one: Clause) -> bool:
    """`Dưới 3 người trừ 1 điểm/người`, `quá 3 lần vắng, mỗi lần trừ 1 điểm`: the range is of what is
    counted, not of each of them."""
    said = _OF_EACH.search(one.text)
    per = one.per.split()[0] if one.per else said["noun"] if said else ""
    counted = per and re.search(rf"\d {re.escape(per)}\b", one.condition, FLAGS)
    span = c.read_range(one.condition) if counted else None
    return span is not None and not span[0].exact


def _is_from(one: Clause) -> bool:
    """`Từ 3 lần trở lên trừ 1 điểm/lần`: each of them all, or each from the third on?"""
    span = c.read_range(one.condition) if one.each and _counts_its_range(one) else None
    return span is not None and span[0].low is not None and span[0].low > 1 and not span[0].high


def _exclusive(found: Reading, clauses: list[Clause]) -> None:
    """Ranges of one figure exclude each other, which items beside each other do not say."""
    for side in (MINUS, PLUS):
        ranged = [
            one
            for one in clauses
            if one.gives and one.side == side and not one.all and c.read_range(one.condition)
            if not one.each or _counts_its_range(one)
        ]
        if len(ranged) > 1:
            for one in ranged:
                found.leave(one, "range")


def _merge_ranges(found: Reading, made: Sequence[Made]) -> list[Clause]:
    """`Từ 01 đến 03 đơn trừ 2 điểm; từ 04 đơn trở lên trừ 5 điểm`: one item by tiers. Gives the
    clauses of those that are so for sure: from the first on, without an end, and of no lateness,
    which may come again."""
    sure: list[Clause] = []
    for run in _runs(made):
        if _is_whole(run):
            sure += [clause for clause, _ in run]
        things = found.things(run[0][0].side)
        first = run[0][1]
        lows = {span.low for clause, _ in run if (span := _span(clause)) is not None}
        tiers = [_tier(clause, thing, lows) for clause, thing in run]
        first.rule = {"kind": "tiers", "tiers": [*tiers, {"else": "true", "points": "0"}]}
        first.points, first.each = None, False
        first.name = "; ".join(thing.name for _, thing in run)
        gone = [thing for _, thing in run[1:]]
        things.items = [one for one in things.items if not any(one is other for other in gone)]
    return sure


def _is_whole(run: Sequence[Made]) -> bool:
    spans = [span for clause, _ in run if (span := _span(clause)) is not None]
    low, high = min(spans, key=_from), max(spans, key=_from)
    begins = low.low is None or low.low <= 1
    again = any(_AGAIN.search(clause.text) for clause, _ in run)
    return begins and high.high is None and not again


def _tier(clause: Clause, thing: Thing, lows: Set[Fraction | None]) -> dict[str, str]:
    span = _span(clause)
    assert span is not None and thing.points is not None
    if span.high is not None and not span.under and span.high + 1 in lows:
        span = replace(span, high=span.high + 1, under=True)  # up to 2 and from 3 on
    bounds = span.tier()
    if span.low is None and not _REACHES.search(clause.text):  # nothing of it is no event
        bounds = {"above": "0", **bounds}
    return {**bounds, "points": decimal(thing.points)}


def _runs(made: Sequence[Made]) -> list[list[Made]]:
    """Items one after the other whose ranges meet."""
    runs: list[list[Made]] = []
    for one in made:
        fits = not one[0].each and one[1].points is not None and one[1].cap is None
        if not fits or _span(one[0]) is None:
            runs.append([])
        elif runs and runs[-1] and _meet(runs[-1][-1][0], one[0]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [run for run in runs if len(run) > 1]


def _span(clause: Clause) -> Range | None:
    found = read_range(clause.condition)
    return found[0] if found is not None and not found[0].exact else None


def _meet(before: Clause, after: Clause) -> bool:
    spans = [_span(one) for one in (before, after)]
    if before.side != after.side or None in spans:
        return False
    low, high = sorted((one for one in spans if one is not None), key=_from)
    if low.high is None or high.low is None or low.share != high.share:
        return False
    whole = not low.share and high.low - low.high == 1 and not low.under and not high.over
    return whole or (low.high == high.low and low.under != high.over)


def _from(span: Range) -> Fraction:
    return Fraction(-1) if span.low is None else span.low
