"""From clauses to a rule: the kinds of criteria.yaml that a wording can mean, and the words left.

A reading is sure only when every clause has gone into it and no figure and no word that changes a
meaning is left over. Everything else is the likeliest reading, with what it leaves over.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clauses import AWARD, MINUS, PLUS, Clause
from thidua.excel.scale.speech.conditions import decimal
from thidua.excel.scale.speech.formulas import read_formula
from thidua.excel.scale.speech.levels import read_levels
from thidua.excel.scale.speech.text import NUMBER, figure, has_figure

Rule = dict[str, Any]
_FLAGS = re.IGNORECASE


@dataclass(slots=True)
class Thing:
    """An item of a list as read: its words, what it comes to, the line that it stands in."""

    name: str
    at: int
    points: Fraction | None = None
    each: bool = False
    rule: Rule | None = None
    cap: Fraction | None = None
    disqualifies: bool = False


@dataclass(slots=True)
class Things:
    """A list of items with what holds for all of them."""

    items: list[Thing] = field(default_factory=list)
    cap: Fraction | None = None
    one_of: bool = False
    only_if_full: bool = False


@dataclass(slots=True)
class Left:
    """Words that no rule accounts for, the line they stand in and why they were left."""

    at: int
    words: str
    why: str


@dataclass(slots=True)
class Reading:
    """What a criterion's words say: its rule (None: points by hand), its lists, what is left."""

    rule: Rule | None = None
    deduct: Things = field(default_factory=Things)
    bonus: Things = field(default_factory=Things)
    share: bool = False
    left: list[Left] = field(default_factory=list)

    def leave(self, clause: Clause, why: str) -> None:
        self.left.append(Left(clause.at, clause.text, why))


LOADED = re.compile(
    r"\b(?:trừ trường hợp|trừ các trường hợp|ngoại trừ|trừ khi|riêng|tương ứng|tương đương|t[uù][yỳ]|theo mức độ|"
    r"xem xét|l[uũ][ỹyỹ] tiến|gấp (?:đôi|hai|ba|\d+)|nhân đôi|hệ số|tái phạm|lần (?:đầu|sau|tiếp)|từ lần|"
    r"liên tiếp|liên tục|chỉ (?:tính|xét|áp dụng|cộng|trừ|chấm|được)|không (?:áp dụng|tính|cộng|trừ|chấm|xét|xếp)|"
    r"một trong|so với năm|năm trước|với điều kiện|tối đa|tối thiểu|không quá|nhiều nhất|ít nhất|một nửa|1/2|"
    r"toàn bộ (?:số )?điểm|hết (?:số )?điểm|tỷ lệ thuận|nội suy|tuyến tính|quy định riêng|do .{1,30} quyết định|"
    r"thống nhất|bổ sung sau|khấu trừ|theo quy chế|theo quy định riêng|thời điểm|cộng dồn|làm việc)\b",
    _FLAGS,
)
"""Words that change what the figures beside them mean: never passed over."""
_JOINED = re.compile(r"\b(?:và|hoặc|hay|đồng thời|nhưng|nếu|mà|khi)\b", _FLAGS)
_LATE = re.compile(
    r"\b(?:chậm|trễ|muộn|quá hạn|sau hạn|sau thời hạn|không đúng hạn|không kịp)\b|\bsau$|^sau\b|\bsau (?:ngày )?@|\bsau (?:thời gian|mốc)",
    _FLAGS,
)
_EARLY = re.compile(r"\b(?:trước hạn|sớm|trước thời hạn)\b", _FLAGS)
_BEFORE = re.compile(
    r"\b(?:hạn|trước|chậm nhất|muộn nhất|đúng hạn|đến hết|đến|xong|vào ngày|ngày|nộp|gửi)\b", _FLAGS
)
_NEVER = re.compile(
    r"^\W*(?:không|chưa) (?:nộp|gửi|có|báo cáo|thực hiện|làm|xây dựng|ban hành|đăng ký|triển khai)\b",
    _FLAGS,
)
_DAY = re.compile(r"\bngày\b", _FLAGS)
_SHORT = re.compile(
    r"\b(?:thiếu|giảm|hụt|thấp hơn|kém|dưới|chưa đạt|không đạt|ít hơn|tụt)\b", _FLAGS
)
_OVER = re.compile(r"\b(?:vượt|tăng|cao hơn|trên|hơn|thêm|quá|nhiều hơn)\b", _FLAGS)
_ALL = re.compile(
    r"\b(?:đạt|đủ|hoàn thành|thực hiện|thu)\b.*\b(?:kế hoạch|chỉ tiêu|dự toán|yêu cầu|đăng ký)\b|\b(?:hoàn thành|đủ|đạt đủ)\b",
    _FLAGS,
)
_ONE_OF = re.compile(
    r"\b(?:chỉ (?:tính|cộng|trừ|chấm|lấy|áp dụng) (?:điểm )?(?:cho )?(?:mức |một |1 |01 )?.{0,30}?(?:cao nhất|một (?:lần|mức|nội dung|trường hợp))|lấy mức cao nhất|không (?:cộng|tính) (?:dồn|trùng)|(?:một|1|01) trong các)\b",
    _FLAGS,
)
_IF_FULL = re.compile(
    r"\bchỉ (?:tính|cộng|xét|áp dụng|được cộng)\b.{0,25}\bkhi\b.{0,25}\b(?:đạt|đủ)\b.{0,20}\b(?:điểm chuẩn|điểm tối đa|tối đa|đủ điểm)\b",
    _FLAGS,
)
OUT = re.compile(
    r"\bkhông (?:được )?(?:xếp (?:loại|hạng)|xét(?: (?:thi đua|khen thưởng|danh hiệu|tặng))*|bình xét|bình chọn|đề nghị (?:khen thưởng|xét))\b",
    _FLAGS,
)
"""Words that take a unit out of the ranking."""


def read(clauses: Sequence[Clause], top: Fraction, title: str = "") -> Reading:
    """The reading of a criterion worth `top` from its clauses. `title`: its name, which may hold
    a day or the measure that the clauses speak of."""
    found = Reading()
    rest = _notes(found, [one for one in clauses if _says(one, found)])
    for part in (_formula, _deadline, _steps, _levels, _counts, _lists):
        rest = part(found, rest, top, title)
    for one in rest:
        found.leave(one, "words")
    _final(found, top)
    return found


def _says(clause: Clause, found: Reading) -> bool:
    """Whether a clause says anything; what its own grammar left over is told."""
    if clause.left:
        found.leave(clause, "spread")
        return False
    return bool(clause.condition or clause.points is not None or clause.cap or clause.formula)


def _notes(found: Reading, clauses: list[Clause]) -> list[Clause]:
    """Words without a figure: what holds for the lists, what only describes, what is left."""
    bare = [one for one in clauses if _is_bare(one)]
    if len(bare) == len(clauses) and not any(
        loaded(one.condition) or OUT.search(one.condition) for one in bare
    ):
        return []  # a description: points by hand
    rest = []
    for n, one in enumerate(clauses):
        if one not in bare:
            rest.append(one)
        elif _IF_FULL.search(one.condition):
            found.bonus.only_if_full = True
        elif _ONE_OF.search(one.condition) and any(
            other.side in (PLUS, MINUS) for other in clauses
        ):
            for things, side in ((found.bonus, PLUS), (found.deduct, MINUS)):
                things.one_of |= any(other.side == side for other in clauses)
        elif _tuned(one.condition):
            rest.append(one)
        elif (
            n > 0
            or one.joined
            or loaded(one.condition)
            or OUT.search(one.condition)
            or _BOUND_TO.search(one.condition)
        ):
            found.leave(one, "words")
    return rest


_BOUND_TO = re.compile(r"\b(?:nếu|khi|trường hợp|phải|chỉ|mới)\b", _FLAGS)


def _is_bare(clause: Clause) -> bool:
    """A piece that gives nothing, limits nothing and holds no figure."""
    figures = has_figure(clause.condition) or clause.points is not None or clause.days
    return not figures and clause.cap is None and not clause.formula and not clause.each


def read_list(clauses: Sequence[Clause], title: str) -> Reading:
    """The lists of a group or of the whole scale: no rule of its own, only more and less."""
    found = Reading()
    rest = _notes(found, [one for one in clauses if _says(one, found)])
    for one in _lists(found, rest, Fraction(0), title):
        found.leave(one, "words")
    return found


def _tuned(text: str) -> bool:
    return bool(c.is_else(text) or re.search(r"\b(?:tuyến tính|nội suy|tỷ lệ)\b", text, _FLAGS))


def loaded(text: str) -> bool:
    """Whether a piece holds a word that changes what a figure means."""
    return bool(LOADED.search(text))


# -- one kind after the other ---------------------------------------------------------------------


def _formula(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """`Điểm = thực hiện / kế hoạch x 15`, and the levels between which points are in proportion."""
    for one in [clause for clause in rest if clause.formula]:
        rule, left = read_formula(one.text, top)
        rest.remove(one)
        if rule is None or found.rule is not None:
            found.leave(one, "formula")
            continue
        found.rule = rule
        if left:
            found.leave(one, "formula")
    if found.rule is not None:
        rest = _ratio_cap(found, rest, top)
    return _between(found, rest, top)


_BEYOND = re.compile(
    rf"(?:được )?(?:tính )?(?:vượt |tối đa |không quá |cao nhất |nhiều nhất )+(?:đến |tới |là )?(?P<n>{NUMBER})%(?: (?:kế hoạch|chỉ tiêu|điểm chuẩn))?",
    _FLAGS,
)


def _ratio_cap(found: Reading, rest: list[Clause], top: Fraction) -> list[Clause]:
    rule = found.rule
    assert rule is not None
    if rule["kind"] != "ratio":
        return rest
    kept = []
    for one in rest:
        match = _BEYOND.fullmatch(one.text.strip(" .,"))
        if match:
            rule["cap"] = decimal(figure(match["n"]) / 100)
        elif one.cap and one.points is None and not one.condition and not one.cap.side:
            if one.cap.points > top:
                rule["cap"] = decimal(one.cap.points / top)
            elif one.cap.points < top:
                found.leave(one, "cap")
        else:
            kept.append(one)
    return kept


_PROPORTION = re.compile(r"\b(?:tuyến tính|nội suy|theo tỷ lệ|tỷ lệ thuận)\b", _FLAGS)


def _between(found: Reading, rest: list[Clause], top: Fraction) -> list[Clause]:
    """`Đạt 100%: 10 điểm; dưới 80%: 0 điểm; ở giữa tính tuyến tính`."""
    said = [
        one
        for one in rest
        if one.points is None
        and _PROPORTION.search(one.condition)
        and not has_figure(one.condition)
    ]
    if len(said) != 1 or found.rule is not None:
        return rest
    levels = [one for one in rest if one.side == AWARD and one.points is not None and not one.each]
    ends = [(c.read_range(one.condition), one) for one in levels]
    if len(ends) != 2 or any(end is None for end, _ in ends):
        return rest
    ends.sort(key=lambda end: end[1].points, reverse=True)  # type: ignore[arg-type, return-value]
    (best, high), (worst, low) = ends
    assert best is not None and worst is not None
    a, b = (
        (best[0].low if best[0].low is not None else best[0].high),
        (worst[0].high if worst[0].high is not None else worst[0].low),
    )
    if high.points != top or a is None or b is None or a == b:
        return rest
    found.rule = {
        "kind": "linear",
        "worst": decimal(b),
        "best": decimal(a),
        "least": decimal(low.points or Fraction(0)),
    }
    found.share = best[0].share
    for range_words in (best[1], worst[1]):
        if has_figure(range_words) or loaded(range_words):
            found.leave(high, "words")
    return [one for one in rest if one not in (said[0], high, low)]


def _deadline(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """By when, and what lateness costs."""
    late = [
        one
        for one in rest
        if one.side == MINUS and one.points is not None and _LATE.search(one.condition)
    ]
    zero = [
        one
        for one in rest
        if one.side == AWARD
        and one.points is not None
        and not one.days
        and _LATE.search(one.condition)
    ]
    due = [
        one
        for one in rest
        if one.days
        and one not in late
        and (one.points is None or one.side == AWARD and one.points == top)
    ]
    days = [day for one in due for day in one.days]
    own = [one for one in late if one.days]
    if not days and late and title:
        from thidua.excel.scale.speech.text import even

        days, _ = c.read_dates(even(title)) if _BEFORE.search(title) else ([], "")
    if not days and len(late) == 1 and own and len(own[0].days) == 1:
        # `nộp sau ngày 15/11 trừ 1 điểm`: the day is in the clause on lateness.
        days = list(own[0].days)
    if not days or len(late) + len(zero) != 1 or found.rule is not None:
        return rest
    used = [*due, *late, *zero]
    rule: Rule = {"kind": "deadline", "due": days if len(days) > 1 else days[0], "late": {}}
    one = (late or zero)[0]
    cost = one.points if late else top - (one.points or Fraction(0))
    assert cost is not None
    by_day = bool(
        one.each and (_DAY.search(one.per) or (not one.per and _DAY.search(one.condition)))
    ) or (re.search(r"\b(?:chậm|trễ|muộn) (?:một|01|1) ngày", one.condition, _FLAGS) is not None)
    if zero and (len(days) > 1 or one.each):
        return rest
    rule["late"] = {"each_day": decimal(cost)} if by_day else {"points": decimal(cost)}
    words = re.sub(r"\b(?:một|01|1) ngày\b", "", one.condition, flags=_FLAGS).replace("@", "")
    if (
        has_figure(words)
        or loaded(words)
        or one.every != 1
        or (
            one.each
            and not by_day
            and len(days) == 1
            and not re.search(
                r"\b(?:lần|báo cáo|kỳ|văn bản)\b", f"{one.per} {one.condition}", _FLAGS
            )
        )
    ):
        found.leave(one, "words")
    if one.cap and one.cap.points != top:
        found.leave(one, "cap")
    for each in [other for other in rest if other not in used]:
        if each.side == PLUS and each.points is not None and _EARLY.search(each.condition):
            early = _early(each)
            if early is None:
                found.leave(each, "words")
            else:
                rule["early"] = early
            used.append(each)
        elif each.points == 0 and each.side == AWARD and _NEVER.search(each.condition):
            used.append(each)
        elif (
            each.points == top
            and each.side == AWARD
            and re.search(r"đúng (?:hạn|thời gian|thời hạn)|kịp thời", each.condition, _FLAGS)
            and not has_figure(each.condition)
        ):
            used.append(each)
        elif each.cap and each.points is None and not each.condition:
            if each.cap.points != top:
                if "early" in rule and each.cap.side == PLUS:
                    rule["early"]["cap"] = decimal(each.cap.points)
                    used.append(each)
                    continue
                found.leave(each, "cap")
            used.append(each)
    for each in due:
        words = each.condition.replace("@", "")
        if (
            has_figure(words)
            or loaded(words)
            or re.search(r"\b(?:hằng|hàng|mỗi) tháng\b|\btháng sau\b", words, _FLAGS)
        ):
            found.leave(each, "words")
    found.rule = rule
    return [each for each in rest if each not in used]


def _early(clause: Clause) -> Rule | None:
    """`nộp trước hạn 5 ngày cộng 0,5`, `mỗi ngày sớm cộng 0,1, tối đa 1`."""
    points = decimal(clause.points or Fraction(0))
    if clause.each and _DAY.search(clause.per or clause.condition):
        if has_figure(re.sub(r"\b(?:01|1) ngày", "", clause.condition)):
            return None
        return {"each_day": points, **({"cap": decimal(clause.cap.points)} if clause.cap else {})}
    match = re.search(rf"(?P<n>{NUMBER})\s*ngày(?! làm việc)", clause.condition, _FLAGS)
    if match and not has_figure(clause.condition.replace(match[0], "", 1)) and not clause.cap:
        return {"points": points, "days": decimal(figure(match["n"]))}
    if not has_figure(clause.condition) and not clause.each and not clause.cap:
        return {"points": points, "days": "1"}
    return None


def _steps(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """`Đạt 95%: 15 điểm; cứ thiếu 1% trừ 0,5 điểm`: from a bound on, step by step."""
    steps = [
        (one, step) for one in rest if one.points is not None and one.each and (step := _step(one))
    ]
    if not steps or found.rule is not None:
        return rest
    if len(steps) > 1:
        return rest
    one, (every, share, down) = steps[0]
    bases = [
        each
        for each in rest
        if each is not one and each.side == AWARD and each.points is not None and not each.each
    ]
    if one.side == MINUS:
        base = [each for each in bases if each.points == top]
        if len(bases) > 1 or len(base) != len(bases):
            return rest
        bound, said = _bound(base[0] if base else None, title, share)
        rule: Rule = {"kind": "steps"}
        up = not down if down is not None else False
        rule["above" if up else "below"] = decimal(bound) if bound is not None else "100"
        rule |= {"first": "0", "every": decimal(every), "each": decimal(one.points or Fraction(0))}
        if up:
            rule["start"] = "max"
        found.rule, found.share = rule, share
        if not said:
            found.leave(one, "bound")
        used = [one, *base]
    else:
        if bases or down or one.side not in (PLUS, AWARD):
            return rest
        match = re.search(rf"\b(?:trên|vượt|quá|hơn) (?P<n>{NUMBER})%?", one.condition, _FLAGS)
        bound = figure(match["n"]) if match and figure(match["n"]) != every else None
        if one.side == PLUS:
            if bound is None and not share:
                return rest
            amount: Rule = {
                "kind": "steps",
                "above": decimal(bound if bound is not None else Fraction(100)),
                "first": "0",
                "every": decimal(every),
                "each": decimal(one.points or Fraction(0)),
            }
            thing = Thing(one.name, one.at, rule=amount, cap=one.cap.points if one.cap else None)
            found.bonus.items.append(thing)
            if bound is None or one.cap is None:
                following = [
                    each
                    for each in rest
                    if each.cap and each.points is None and each.joined and each.at == one.at
                ]
                if following:
                    thing.cap = following[0].cap.points if following[0].cap else None
                    rest = [each for each in rest if each is not following[0]]
                if bound is None or thing.cap is None:
                    found.leave(one, "bound")
            return [each for each in rest if each is not one]
        return rest
    if one.cap and one.cap.points != top:
        found.leave(one, "cap")
    caps = [each for each in rest if each.cap and each.points is None and not each.condition]
    for each in caps:
        if each.cap and each.cap.points != top:
            found.leave(each, "cap")
    return [each for each in rest if each not in used and each not in caps]


def _step(clause: Clause) -> tuple[Fraction, bool, bool | None] | None:
    """How far one step is, whether in percent, and whether it goes down; None for no step."""
    text = f"{clause.condition} {clause.per}"
    match = re.search(rf"(?P<n>{NUMBER})\s*(?P<p>%)?", clause.condition)
    words = clause.condition.replace(match[0], " ", 1) if match else clause.condition
    every, share = clause.every, clause.every_share
    if match and every == 1 and not share:
        every, share = figure(match["n"]), bool(match["p"])
    elif match:
        words = clause.condition
    short, over = bool(_SHORT.search(text)), bool(_OVER.search(text))
    if short == over or not (share or match):
        return None
    if has_figure(words) and clause.side == MINUS:
        return None
    if not share:
        return None
    if loaded(words):
        return None
    return every, share, short


def _bound(base: Clause | None, title: str, share: bool) -> tuple[Fraction | None, bool]:
    """Where the steps begin, and whether it was said."""
    texts = [base.condition] if base else []
    for text in [*texts, title]:
        found = c.read_range(text)
        if found and found[0].share == share and not has_figure(found[1]):
            one = found[0]
            return (one.low if one.low is not None else one.high), not loaded(found[1])
    for text in [*texts, title]:
        if share and _ALL.search(text):
            return Fraction(100), base is not None
    return None, False


def _levels(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """What is got for what: tiers, places, options, yes or no."""
    if found.rule is not None:
        return rest
    levels = [one for one in rest if one.side == AWARD and one.points is not None and not one.each]
    if not levels:
        return rest
    others = [one for one in rest if one not in levels]
    if (
        len(levels) == 1
        and levels[0].points == top
        and (
            any(one.side == MINUS and one.points is not None for one in others)
            or not levels[0].condition
        )
    ):
        # The full points, said once more beside what takes some off.
        if not has_figure(levels[0].condition) and not loaded(levels[0].condition):
            return others
    series = read_levels(levels, top, title)
    found.rule, found.share = series.rule, series.share
    for one in levels:
        if why := series.left.get(id(one)):
            found.leave(one, why)
    if found.rule is not None:
        for one in [
            each for each in others if each.cap and each.points is None and not each.condition
        ]:
            if one.cap and (one.cap.points == top and not one.cap.side):
                others.remove(one)
    for one in levels:
        if one.cap and one.cap.points != top:
            found.leave(one, "cap")
    return others


def _counts(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """`Mỗi sáng kiến được 1 điểm, không quá 5 điểm`."""
    if found.rule is not None:
        return rest
    each = [
        one for one in rest if one.each and one.points is not None and one.side in (AWARD, PLUS)
    ]
    awards = [one for one in each if one.side == AWARD]
    if not awards and len(each) == 1 and not any(one.side == MINUS for one in rest):
        cap = each[0].cap or next(
            (one.cap for one in rest if one.cap and one.points is None and one.joined), None
        )
        if (
            cap is not None
            and cap.points == top
            and not re.search(r"\bthưởng\b", each[0].text, _FLAGS)
        ):
            awards = each
    if not awards:
        return rest
    one = awards[0]
    points = one.points or Fraction(0)
    if one.every == 1:
        found.rule = {"kind": "count", "each": decimal(points)}
    else:
        found.rule = {
            "kind": "steps",
            "above": "0",
            "first": "0",
            "every": decimal(one.every),
            "each": decimal(points),
        }
    if len(awards) > 1 or one.every_share or has_figure(one.condition) or loaded(one.condition):
        found.leave(one, "several" if len(awards) > 1 else "words")
    used = [one]
    caps = [
        other
        for other in rest
        if other.cap
        and other.points is None
        and not other.condition
        and other.cap.side != MINUS
        and (other.at == one.at or not any(x.side == PLUS for x in rest))
    ]
    caps = caps[:1]
    for said in [*(x.cap for x in caps), one.cap]:
        if said is not None and said.points != top:
            found.leave(one, "cap")
    return [other for other in rest if other not in used and other not in caps]


def _lists(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """What adds and takes off points: items, their caps, and the caps of the lists."""
    left: list[Clause] = []
    last: tuple[str, Thing] | None = None
    for one in rest:
        if one.points is None and one.cap is not None and not one.condition:
            if not _cap(found, one, last):
                found.leave(one, "cap")
        elif one.points is None and OUT.search(one.condition) and not has_figure(one.condition):
            left.append(one)
        elif one.side in (MINUS, PLUS) and one.points is not None:
            thing = item_of(found, one, title)
            things = found.deduct if one.side == MINUS else found.bonus
            things.items.append(thing)
            last = (one.side, thing)
        elif (
            one.cap is not None
            and one.points is None
            and re.fullmatch(
                r"(?:tổng|điểm|mức|số|các|nội dung|mục|này|của|cho|toàn|cả|chung|cộng|trừ|thưởng|phạt|\s)*",
                one.condition,
                _FLAGS,
            )
        ):
            if not _cap(found, one, None):
                found.leave(one, "cap")
        else:
            left.append(one)
    _exclusive(found, rest)
    return left


def item_of(found: Reading, clause: Clause, title: str = "") -> Thing:
    """One clause as an item; what it leaves over is told in the reading."""
    thing = Thing(clause.name or title or clause.text, clause.at, clause.points, clause.each)
    if clause.every != 1:
        thing.rule = {
            "kind": "steps",
            "above": "0",
            "first": "0",
            "every": decimal(clause.every),
            "each": decimal(clause.points or Fraction(0)),
        }
        thing.points = None
    if clause.every_share or (clause.each and re.search(r"\d\s*%", clause.condition)):
        found.leave(clause, "step")
    if clause.cap is not None:
        if clause.cap.whole:
            (found.deduct if clause.side == MINUS else found.bonus).cap = clause.cap.points
        else:
            thing.cap = clause.cap.points
    if loaded(clause.condition):
        found.leave(clause, "words")
    return thing


def _cap(found: Reading, clause: Clause, last: tuple[str, Thing] | None) -> bool:
    """Gives a limit to the item or the list that it is of; False where that is not clear."""
    cap = clause.cap
    assert cap is not None
    sides = [side for side, things in ((MINUS, found.deduct), (PLUS, found.bonus)) if things.items]
    side = cap.side or (sides[0] if len(sides) == 1 else last[0] if last and clause.joined else "")
    if not side or side not in sides:
        return False
    things = found.deduct if side == MINUS else found.bonus
    if clause.joined and last is not None and last[0] == side and not cap.whole:
        if last[1].cap is not None:
            return False
        last[1].cap = cap.points
        return True
    if things.cap is not None:
        return False
    if (
        len(things.items) > 1
        and not cap.whole
        and clause.at == things.items[-1].at
        and not clause.joined
    ):
        things.cap = cap.points
        return False
    things.cap = cap.points
    return True


def _exclusive(found: Reading, clauses: list[Clause]) -> None:
    """Ranges of one figure exclude each other, which items beside each other do not say."""
    for side in (MINUS, PLUS):
        ranged = [
            one
            for one in clauses
            if one.side == side
            and one.points is not None
            and not one.each
            and c.read_range(one.condition)
        ]
        if len(ranged) > 1:
            for one in ranged:
                found.leave(one, "range")


def _final(found: Reading, top: Fraction) -> None:
    """What the reading as a whole must hold."""
    for things in (found.deduct, found.bonus):
        for item in things.items:
            if item.cap is not None and item.points is not None and item.cap < item.points:
                found.left.append(Left(item.at, item.name, "cap"))
    if found.deduct.items and found.rule is not None and found.rule["kind"] in ("count",):
        pass
