"""From clauses to a rule: the kinds of criteria.yaml that a wording can mean, and the words left.

A reading is sure only when every clause has gone into it and no figure and no word that changes a
meaning is left over. Everything else is the likeliest reading, with what it leaves over.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.accounting import tell_unaccounted
from thidua.excel.scale.speech.by_hand import is_judged, leave_to_judges
from thidua.excel.scale.speech.clause import Cap, Clause
from thidua.excel.scale.speech.counts import (
    AT_LEAST,
    BOUND_TO,
    is_each,
    read_counts,
    read_first,
    said_again,
    says_top,
)
from thidua.excel.scale.speech.deadlines import grace_in, read_deadline
from thidua.excel.scale.speech.levels import read_levels
from thidua.excel.scale.speech.lists import read_lists
from thidua.excel.scale.speech.measured_steps import read_measured_steps
from thidua.excel.scale.speech.measures import measure_of, thing_words
from thidua.excel.scale.speech.proportion import BETWEEN, QUOTIENT, explains, read_proportion
from thidua.excel.scale.speech.rounding import round_steps
from thidua.excel.scale.speech.series import are_parts
from thidua.excel.scale.speech.steps import read_steps
from thidua.excel.scale.speech.text import (
    AWARD,
    MINUS,
    NO_MORE,
    NUMBER,
    PLUS,
    SHARE_CAP,
    figure,
    has_figure,
    phrase,
    side_of,
    tone_of,
)
from thidua.excel.scale.speech.things import (
    FLAGS,
    IF_FULL,
    LOADED,
    OUT,
    TURNS,
    UNRANKED,
    Portion,
    Reading,
    Thing,
    is_one_of,
    loaded,
)
from thidua.excel.scale.speech.unclear import take_losses, tell_overlooked, tell_unclear
from thidua.excel.scale.speech.usual_form import begins_with_sum, in_usual_form, whole_numbers
from thidua.excel.scale.speech.vocabulary import BODIES, IN_TIME, LATE

_FLOOR = phrase(
    r"\W*(?:(?:điểm|số|mức|của|mục|tiêu chí|nội dung|này|còn|là|bị|trừ|đến|tới|khi|thì|dần) )*(?:thấp nhất|tối thiểu|ít nhất|hết|thôi)\b"
    r"(?:\W*(?:điểm|của|mục|tiêu chí|nội dung|này|còn|là|thì|thôi)\b)*\W*"
)
_TAKES_ALL = phrase(r"\W*trừ (?:đến |cho )*hết\b")
_SAMPLED = phrase(
    r"\b(?:kiểm tra|khảo sát|lấy|rút)(?: (?:ngẫu nhiên|xác suất|bất kỳ|đột xuất|mẫu))* \d+ [^\W\d_]+"
)
"""`Kiểm tra ngẫu nhiên 10 hồ sơ, mỗi hồ sơ sai sót trừ 1 điểm`: how it is looked at."""
_BY_THEN = phrase(r"\W*(?:không|chưa) (?!đúng|kịp)")
_BY_MONTH_LATE = phrase(rf"\b(?:{LATE})\b")
"""`Nộp trước ngày 20 hằng tháng; mỗi lần chậm trừ 1 điểm`: so much for each late month."""
_DAY_OF_MONTH = phrase(r"\bbáo cáo tháng\b[^;\d]*\bngày \d{1,2}\b(?!\s*[/-])")
_MISSES = phrase(r"\b(?:thiếu|vắng|bỏ|không|chưa|nghỉ)\b")
"""`6 kỳ một năm, thiếu một kỳ trừ 1 điểm`: how many there must be, before what each missing one costs."""
_REACHED = phrase(
    r"\bđiểm (?:đã )?(?:đạt|có|còn)\b|\bđiểm (?:của )?(?:từng |mỗi )?(?:nội dung|mục|phần|báo cáo|nhiệm vụ|văn bản|hồ sơ|bài)\b(?! này| trên)"
)
"""Other points than all of the criterion's."""
_MOST = phrase(r"\W*(?:nhưng )?(?:(?:(?:tổng|số) )*điểm )?(?:tối đa|không)\b")
_NOT_GIVEN = phrase(
    rf"\b(?:{BODIES})(?: nào)? (?:không|chưa) (?:được giao|phát sinh|thuộc)\b|\b(?:{BODIES}) không có\b[^;]*\btính (?:là |bằng |đủ )*\d|"
    rf"^\W*(?:(?:các|riêng|những) )*(?:{BODIES}) (?:(?:ở|thuộc|khu vực) )*(?:miền núi|vùng|biên giới|hải đảo|khó khăn|đặc thù|mới (?:thành lập|tách))\b|"
    r"\b(?:không|chưa) (?:có|được giao|phát sinh|thuộc)\b.{0,25}\b(?:nhiệm vụ|nội dung|đối tượng|chức năng|tiêu chí|chỉ tiêu)(?: này| trên| đó)\b"
)
"""`Đơn vị không có nhiệm vụ này thì được tính đủ điểm`: who is left out, which no rule says."""
_NOTHING_TO_DO = phrase(
    r"\b(?:không|chưa) (?:phát sinh(?: (?:vụ việc|trường hợp))?|(?:có|được giao|phát sinh) (?:[^\W\d_]+ ){0,2}?"
    r"(?:nhiệm vụ|nội dung|đối tượng|chỉ tiêu|hồ sơ|công việc|nhu cầu|thủ tục|dự án))(?: (?:này|trên|đó|nào|được giao|giao))?\W*$"
)
"""`Không phát sinh hồ sơ được tính điểm tối đa`: what is got with them, nobody says."""
_PROOF = phrase(r"\b(?:minh chứng|kiểm chứng|tài liệu|hồ sơ|báo cáo|số liệu|đăng ký|văn bản)\b")
_POINTS = phrase(
    r"(?<!địa )(?<!thời )(?<!quan )(?<!trọng )(?<!đặc )(?<!khuyết )(?<!ưu )(?<!nhược )(?<!kiểm )"
    r"\bđiểm\b(?! (?:nóng|cầu|trường|bán|đến|tựa|sáng))"
)
"""The word for points, where nothing is said of how many."""
_BINDS = phrase(
    r"\b(?:(?:được|tính|cho) (?:cộng|thưởng|tính) thêm|mới (?:được )?(?:chấm|tính|cho|xét|công nhận|cộng)|phải có|bắt buộc|ưu tiên|coi như|xem như|trùng (?:với|nội dung)|"
    r"bất khả kháng|(?:lấy|tính|chia) (?:điểm )?(?:bình quân|trung bình))\b"
)
"""`Có biên bản mới được chấm`, `Đơn vị vùng sâu được cộng thêm`: more than what a criterion asks for."""
_INCLUDES = phrase(r"\W*(?:kể cả|(?:bao )?gồm cả)\b")
"""`Mỗi người vi phạm trừ 1 điểm, kể cả người lao động hợp đồng`."""
_BARS = phrase(rf"[^;]*[^\W_][^;]*?(?:[:,]| thì| sẽ| đều)* (?:{UNRANKED.pattern})\W*")
"""`Có người vi phạm pháp luật thì không xếp loại`: who is taken out of the ranking."""
_SPARED = phrase(
    r"(?P<whom>.*?)(?: thì)? không (?:bị )?trừ(?: điểm)?\W*|(?P<first>.*\blần (?:1|đầu)\b.*?)(?: thì| bị| chỉ)* nhắc nhở\W*"
)
"""`Nghỉ có phép không trừ`, `Lần đầu nhắc nhở, từ lần thứ hai trừ 2 điểm/lần`."""
_FEWER = phrase(r"\b(?:thiếu|vắng|ít hơn|hụt)\b")
_IN_TIME = phrase(rf"\b(?:{IN_TIME})\b")
_HAPPENS = phrase(r"\W*(?:(?:nếu|khi|trường hợp) )*(?:để|bị|xảy ra|mắc|phát sinh)\b")


def read(clauses: Sequence[Clause], top: Fraction, title: str = "") -> Reading:
    """The reading of a criterion worth `top` from its clauses. `title`: its name, which may hold
    a day or the measure that the clauses speak of."""
    found = Reading()
    clauses = [one for one in in_usual_form(clauses, top, title) if not _is_floor(one, top)]
    if begins_with_sum(clauses, top):
        found.leave(clauses[0], "words")
    _resolve_limits(clauses, top)
    take_losses(found, clauses, top, title)
    spared = [one for one in clauses if _is_spared(one, clauses)]
    clauses = [one for one in clauses if one not in spared]
    found.described += [*spared, *(one for one in clauses if one.off)]
    _shares_of_all(clauses, top)
    for one in clauses:
        if one.all or one.part:
            one.points = top if one.all else top * one.part / 100
    if is_judged(clauses, top):
        return found
    if are_parts([one for one in clauses if one.is_level], top):
        _divide(found, clauses, top, title)
    else:
        _read(found, clauses, top, title)
    return found


def _read(found: Reading, clauses: list[Clause], top: Fraction, title: str) -> None:
    """The rule and the lists of clauses that say anything."""
    clauses = leave_to_judges(found, clauses, top)
    rest = _speaking(found, clauses, top, title)
    steps = (read_steps, read_measured_steps)
    for part in (
        read_proportion,
        read_deadline,
        *steps,
        read_first,
        _levels,
        read_counts,
        read_lists,
    ):
        rest = part(found, rest, top, title)
    said_off = [match for one in found.described if (match := _SPARED.fullmatch(one.text))]
    spared = [match[0] for match in said_off if match["first"] or not has_figure(match[0])]
    for said in spared:
        like = {id(one): thing_words(said) & thing_words(one.name) for one in found.deduct.items}
        most = max(map(len, like.values()), default=0)
        for item in found.deduct.items:
            if 0 < most == len(like[id(item)]) and not c.denies(item.name):
                item.only = f"{item.only}, {said}".strip(" ,")
    for one in rest:
        found.leave(one, "words")
    round_steps(found, clauses)
    if not found.left:
        tell_overlooked(found, clauses)
    if not found.left:
        tell_unaccounted(found, clauses)
    found.measure = measure_of(found, clauses)


def _speaking(found: Reading, clauses: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """The clauses that a rule is read from; what is odd about the others is told."""
    tell_unclear(found, clauses, top, title)
    rest = _notes(found, _saying(found, clauses))
    taken = any(one.gives and one.side == MINUS for one in rest)
    idle = [] if taken else [one for one in rest if one.is_level and one.points == top]
    idle = [one for one in idle if _NOTHING_TO_DO.search(one.condition)]
    odd = [one for one in rest if _NOT_GIVEN.search(one.text) or _is_remark(one) or one in idle]
    for one in [*odd, *(one for one in rest if _lacks_proof(one, clauses, title))]:
        found.leave(one, "words")
        rest = [other for other in rest if other is not one]
    return rest


def _divide(found: Reading, clauses: list[Clause], top: Fraction, title: str) -> None:
    """`Số lượng: 5 điểm, thiếu 1 bài trừ 1 điểm; chất lượng: 5 điểm, sai trừ 0,5 điểm/bài`: parts, each with
    what stands behind it. What stands behind the last one alone may be of all, if a comma divides the parts
    as well."""
    clauses = [one for one in clauses if not says_top(one, top)]
    at = [n for n, one in enumerate(clauses) if one.is_level]
    spans = [clauses[first:end] for first, end in pairwise([*at, len(clauses)])]
    heads = [*clauses[: at[0]], *(level for level, *_ in spans)]
    for one in _speaking(found, heads, top, title):
        if not one.is_level:
            found.leave(one, "words")
    final, *last = spans[-1]
    apart = last and last[0].joined and not final.joined
    if last and not (apart or all(len(span) > 1 for span in spans)):
        found.leave(last[0], "words")
    for one in last:
        if one.is_limit and not (one.joined and one.cap and not one.cap.whole):
            found.leave(one, "cap")
    for level, *own in spans:
        reading = Reading()
        if own:
            _read(reading, [level, *own], level.value, level.name)
        found.parts.append(Portion(level.at, level.name, level.value, reading))
        found.left += reading.left
    if not found.left:
        tell_unaccounted(found, heads)


def _is_floor(one: Clause, top: Fraction) -> bool:
    """`thấp nhất là 0 điểm`, `trừ đến hết 5 điểm` of 5: what holds anyway."""
    least = one.points == 0 if one.is_level else one.side == MINUS and one.points == top
    said = _FLOOR.fullmatch(one.condition) or (not one.condition and _TAKES_ALL.match(one.text))
    return one.gives and bool(least and not one.each and said)


def _is_demand(one: Clause, clauses: list[Clause]) -> bool:
    """`Bảo đảm 100% công chức tham gia`, before what takes off points: what is asked for."""
    rest = [other for other in clauses if other is not one and other.gives]
    if one.days and rest and all(_BY_THEN.match(other.condition) and other.per for other in rest):
        return not one.gives and one.cap is None  # `Trước ngày 15/6, không nộp trừ 1 điểm/kỳ`
    plain = not one.gives and one.cap is None and not one.days and not one.formula
    levels = [other for other in rest if other.is_level]
    if len(levels) == 1 and not has_figure(levels[0].condition) and len(rest) > 1:
        rest = [other for other in rest if other is not levels[0]]
    others = all(
        (other.side == MINUS or (other.side == PLUS and other.each))
        and "%" not in other.condition
        and not other.every_share
        for other in rest
    ) and any(other.side == MINUS for other in rest)
    if not (plain and rest and others):
        return False
    figures = re.sub(r"\b100%", " ", one.condition)
    late = any(_BY_MONTH_LATE.search(other.text) for other in rest)
    if late and all(other.each for other in rest):
        figures = _DAY_OF_MONTH.sub(" ", c.NAMED.sub(" ", figures))
    if all(other.each for other in rest):
        figures = _SAMPLED.sub(" ", figures)
    short = any(_MISSES.search(other.text) for other in rest)
    counted = short and all(other.each for other in rest)
    if counted and (has_figure(figures) or AT_LEAST.search(figures)):
        figures = re.sub(
            rf"\b(?:ít nhất |tối thiểu |đủ )?{NUMBER}(?! ?%)", " ", figures, flags=FLAGS
        )
        figures = AT_LEAST.sub(" ", figures)
    elif one.each:
        return False
    return not has_figure(figures) and not loaded(figures)


def _shares_of_all(clauses: Sequence[Clause], top: Fraction) -> None:
    """`Mỗi lần chậm trừ 10% số điểm` of 10, beside nothing that gives less than all of them: 1 point each."""
    given = [one for one in clauses if one.gives or one.formula]
    if all(one.points == top or (one.gives and one.side == MINUS) for one in given):
        for one in given:
            if one.share and one.each and not _REACHED.search(one.text):
                one.points, one.share = one.value * top / 100, False


def _resolve_limits(clauses: Sequence[Clause], top: Fraction) -> None:
    """`trừ không quá 30% số điểm` of 10 is not more than 3."""
    for one in clauses:
        if NO_MORE.fullmatch(one.condition) and _MOST.match(one.condition) and top:
            one.cap, one.condition = Cap(top), ""
        match = SHARE_CAP.search(one.condition) if one.cap is None and not one.share else None
        if match is not None:
            side = side_of(match["side"] or "")
            one.cap = Cap(top * figure(match["n"]) / 100, side, bool(match["whole"]))
            one.condition = SHARE_CAP.sub(" ", one.condition, count=1).strip(" .,:;-")
            one.name = SHARE_CAP.sub(" ", one.name, count=1).strip(" .,:;-")


def _is_remark(one: Clause) -> bool:
    """`Ghi chú: đơn vị ... được tính đủ điểm`: a remark that gives points, which is no level."""
    return one.is_level and bool(re.match(r"\W*(?:ghi chú|lưu ý|chú ý)\b", one.text, FLAGS))


def _lacks_proof(one: Clause, clauses: Sequence[Clause], title: str) -> bool:
    """`Từ 90%: 10 điểm; không có minh chứng thì không chấm điểm`: no level, where nothing else speaks of
    the paper that is missing."""
    if not (one.is_level and not one.value and c.is_zero(one.condition)):
        return False
    others = [other for other in clauses if other is not one]
    if not any(other.days or c.read_range(other.condition) for other in others):
        return False  # `Được công nhận: 10 điểm; chưa đăng ký: 0 điểm`: names
    said = " ".join([title, *(other.text for other in others)]).casefold()
    proof = _PROOF.search(one.condition)
    return proof is not None and proof[0].casefold() not in said


def read_list(clauses: Sequence[Clause], title: str, top: Fraction | None = None) -> Reading:
    """The lists of a group or of the whole scale: no rule of its own, only more and less. `top`:
    the group's points, which its words may say once more."""
    found = Reading()
    if top is not None:
        _resolve_limits(clauses, top)
    clauses = [one for one in clauses if not (one.is_level and one.points == top)]
    for one in read_lists(found, _notes(found, _saying(found, clauses)), Fraction(0), title):
        found.leave(one, "words")
    round_steps(found, clauses)
    return found


def _saying(found: Reading, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses that say anything; what their own grammar left over is told."""
    for one in clauses:
        if one.left:
            found.leave(one, "spread")
    said = [one for one in clauses if not one.left]
    return [one for one in said if one.condition or one.gives or one.cap or one.formula]


def _binds(one: Clause) -> bool:
    """Whether bare words change what points are given, or to whom."""
    said = any(pattern.search(one.condition) for pattern in (LOADED, OUT, _POINTS, QUOTIENT))
    return said or _BINDS.search(one.text) is not None


def _notes(found: Reading, clauses: list[Clause]) -> list[Clause]:
    """Words without a figure: what holds for the lists, what only describes, what is left."""
    bare = [one for one in clauses if one.is_bare]
    if len(bare) == len(clauses) and not any(
        pattern.search(one.condition)
        for one in bare
        for pattern in (LOADED, OUT, _POINTS, _BINDS, QUOTIENT)
    ):
        return []  # a description: points by hand
    rest = []
    first = next((n for n, one in enumerate(clauses) if one.gives or one.formula), 0)
    for n, one in enumerate(clauses):
        words = one.condition
        if n < max(first, 1) and not _POINTS.search(words) and _is_demand(one, clauses):
            found.described.append(one)
            continue
        if NO_MORE.fullmatch(words) and any(other.formula for other in clauses):
            continue
        letter = explains(one) and any(other.formula for other in clauses[:n])
        if letter or one not in bare or c.is_else(words) or BETWEEN.search(one.text):
            rest.append(one)
        elif is_one_of(words) and sum(other.is_level for other in clauses) > 1:
            continue  # one level holds anyway
        elif _BARS.fullmatch(words) and not has_figure(words):
            found.deduct.items.append(Thing(one.name, one.at, disqualifies=True))
        elif IF_FULL.search(words):
            found.bonus.only_if_full = True
        elif is_one_of(words) and any(other.side in (PLUS, MINUS) for other in clauses):
            for side in _limited_sides(clauses, n):
                found.things(side).one_of = True
        elif _INCLUDES.match(words) and not (loaded(words) or TURNS.search(words)):
            found.described.append(one)
        elif n >= max(first, 1) or BOUND_TO.search(words) or _binds(one):
            found.leave(one, "words")
    return rest


def _is_spared(one: Clause, clauses: Sequence[Clause]) -> bool:
    """`Nghỉ không phép trừ 2 điểm; nghỉ có phép không trừ`: nothing is taken for the like of another."""
    match = None if one.gives else _SPARED.fullmatch(one.text)
    if match is not None and match["first"]:
        many = re.findall(r"\b(\d+) lần đầu", match["first"], FLAGS) or ["1"]
        return any(other.gives and other.free == int(many[0]) for other in clauses)
    span = c.read_range(match["whom"]) if match is not None else None
    if match is not None and has_figure(match["whom"]):  # of days late: grace
        if grace_in(clauses) is not None:
            return False
        plain = span is not None and not TURNS.search(span[1])
        return plain and any(_begins_after(span[0], other) for other in clauses)  # type: ignore[index]
    if match is not None and TURNS.search(match["whom"].replace(" nhưng ", " ", 1)):
        return False
    others = [thing_words(other.text) for other in clauses if other.gives and other.side == MINUS]
    return match is not None and any(thing_words(match["whom"]) & other for other in others)


def _begins_after(span: c.Range, other: Clause) -> bool:
    """`Dưới 5 lỗi không trừ; từ lỗi thứ 5 trừ 1 điểm/lỗi`, `Từ 60% không trừ; dưới 60% mỗi 1% trừ 0,5 điểm`: what is
    taken begins where nothing is taken ends."""
    if other.free and not span.share:
        return whole_numbers(span)[1] == other.free
    after = c.read_range(other.condition) if other.every_share and span.share else None
    return (
        after is not None
        and span.low is not None
        and after[0] == c.Range(high=span.low, under=True, share=True)
    )


def _limited_sides(clauses: Sequence[Clause], n: int) -> set[str]:
    """Of which list `chỉ tính mức cao nhất`, the clause of that number, speaks: of the one that its verb
    names, else of the items right before it, else of those after it."""
    said = side_of(clauses[n].condition)
    near = [*reversed(clauses[:n]), *clauses[n + 1 :]]
    sides = [one.side for one in near if one.gives and one.side in (PLUS, MINUS)]
    return {said if said in sides else sides[0]}


def _levels(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """What is got for what: tiers, places, options, yes or no."""
    levels = [one for one in rest if one.is_level]
    late = (found.rule or {}).get("kind") == "deadline"
    if late and len(levels) == 1 and not levels[0].value and _past(levels[0], rest):
        levels[0].side, levels[0].points, levels[0].all = MINUS, top, True  # `quá 5 ngày: 0 điểm`
    if found.rule is not None or not levels:
        return rest
    others = [one for one in rest if one not in levels]
    if len(levels) == 1 and is_each(levels[0], rest, top):
        return rest
    if all(any(one is again for again in said_again(rest, top)) for one in levels):
        return rest
    if _is_full(levels, others, top):
        found.described += levels
        return others
    if all(one.column and one.points == 0 for one in levels) and _all_taken(others):
        return others  # 0 in a column of what is taken off: nothing is
    if _takes_all(levels, others, rest, top):
        levels[-1].side, levels[-1].points, levels[-1].all = MINUS, top, True
        return [one for one in rest if one is not levels[0] or len(levels) == 1]
    series = read_levels(levels, top, title)
    found.rule, found.share = series.rule, series.share
    found.whole, found.ends = series.whole, series.ends
    counted = any(one.gives and one.each and one.side == AWARD for one in others)
    more = re.search(r"\bhơn\b", levels[0].condition, FLAGS)
    if series.rule is None and counted and levels[0].condition and not (series.left or more):
        found.leave(levels[0], "several")  # `Bằng khen 10 điểm; giấy khen 5 điểm/cái`
    for one in levels:
        if why := series.left.get(id(one)):
            found.leave(one, why)
        if one.cap is not None and one.cap.points != top:
            found.leave(one, "cap")
    return [one for one in others if not says_top(one, top)]


def _is_full(levels: list[Clause], others: list[Clause], top: Fraction) -> bool:
    """The full points, said once more beside what takes some off."""
    one = levels[0]
    words = AT_LEAST.sub(" ", c.NAMED.sub(" ", one.condition))
    taken = [each for each in others if each.gives and each.side == MINUS and each.each]
    span = c.read_range(words)
    free = span is not None and len(taken) == 1 and _begins_after(span[0], taken[0])
    if len(levels) > 1 or one.points != top or (loaded(words) and not free):
        return False
    if has_figure(words) and not free:  # `Không quá 3 lần: 10 điểm; từ lần thứ 4 trừ 1 điểm/lần`
        # `Tham gia đủ 3 hội thi: 6 điểm, mỗi hội thi vắng trừ 2 điểm`
        demanded = re.search(r"\b(?:đủ|đầy đủ|tất cả)\b|\b100%", one.condition, FLAGS) or all(
            _MISSES.search(each.text) for each in taken
        )
        short = all(_FEWER.search(each.condition) for each in taken)
        enough = short and re.search(r"\btrở lên\b|\btừ \d+ (?!đến\b)", one.condition, FLAGS)
        if not ((demanded or enough) and taken) or any("%" in each.text for each in taken):
            return False
    if c.read_places(one.condition) or c.PLACE_WORDS.search(one.condition):
        return False
    return not one.condition or any(each.gives and each.side == MINUS for each in others)


def _all_taken(clauses: list[Clause]) -> bool:
    return bool(clauses) and all(one.gives and one.side == MINUS for one in clauses)


def _past(one: Clause, others: Sequence[Clause]) -> bool:
    """`quá 5 ngày: 0 điểm` behind so much for each day late, `quá 10 lỗi` behind so much for each."""
    span = c.read_range(one.condition)
    if not others or span is None or span[0].exact or span[0].low is None or has_figure(span[1]):
        return False
    said = " ".join(f"{other.condition} {other.per}" for other in others)
    late = _BY_MONTH_LATE.search(" ".join(other.text for other in (one, *others)))
    return bool(late) or (not span[0].share and thing_words(span[1]) <= thing_words(said))


def _takes_all(
    levels: list[Clause], others: list[Clause], rest: Sequence[Clause], top: Fraction
) -> bool:
    """`Không có vụ nào: 10 điểm; vụ nặng trừ 5 điểm; có người chết: không có điểm`, `Đầy đủ: 10 điểm; thiếu 1 bản trừ
    2 điểm; không nộp: 0 điểm`, `Có người vi phạm thì không chấm điểm`: all off."""
    one = levels[-1]
    full = len(levels) == 2 and levels[0].points == top
    last = full and others and others[-1] is not rest[-1] is one
    full &= c.denies(levels[0].condition) or bool(_IN_TIME.search(levels[0].condition) or last)
    words = "" if _past(one, others) else one.condition
    plain = one.condition and not has_figure(words) and not c.is_else(one.condition)
    bad = tone_of(one.condition) == MINUS or bool(_HAPPENS.match(one.condition))
    bad = bad and not c.denies(one.condition)
    alone = bad and len(levels) == 1 and not others and top > 0
    return bool(
        (_all_taken(others) or alone)
        and (len(levels) == 1 or full)
        and one.points == 0
        and plain
        and not one.column
        and not loaded(one.condition)
    )
