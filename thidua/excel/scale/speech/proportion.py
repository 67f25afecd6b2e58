"""Points in proportion: a formula in words, a share of a plan, a line between two figures."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import OUTSIDE, Range, decimal
from thidua.excel.scale.speech.steps import PLANNED, said_target
from thidua.excel.scale.speech.text import (
    AWARD,
    BEYOND,
    MINUS,
    MULTIPLIED,
    NUMBER,
    figure,
    has_figure,
    is_loss,
    phrase,
    tone_of,
)
from thidua.excel.scale.speech.things import FLAGS, Reading, Rule, Thing, loaded
from thidua.excel.scale.speech.vocabulary import BODIES

_WORDS = r"[^\d/;:=()]+?"
_HEAD = (
    rf"(?:(?:(?:các|những) )?(?:{BODIES}) (?:khác|còn lại)\s*=\s*)?"
    r"(?:[^:;=\d]{3,80}(?::|=\s*(?=[(\[]))\s*)?(?:tỷ lệ [^:;=\d(]{3,60}=\s*)?(?:lấy\s+)?(?:(?:điểm\s+)?(?:được\s+)?(?:tính|chấm)(?:\s+điểm)?\s+theo\s+(?:công thức|cách|tỷ lệ(?=\s*:))(?:\s+sau)?\s*:?\s*)?"
    r"(?:(?:cách tính|công thức)\s*:?\s*)?(?:(?:số\s+)?điểm(?:\s+(?:đạt(?:\s+được)?|chấm|đánh\s+giá|số|của\s+[^=]{1,40}?|tiêu chí|được\s+tính))*\s*"
    r"(?:=|:|được\s+tính\s+bằng|được\s+tính\s+theo\s+công\s+thức\s*:?|tính\s+bằng|bằng|là)\s*=?\s*)?"
)
_TIMES = rf"\s*(?:x|\*|(?:rồi\s+|,\s*)?{MULTIPLIED}(?:\s+với)?)\s*"
_TOP = rf"(?:trọng\s+số\s+(?=\d))?(?P<m>{NUMBER}|(?:số\s+)?điểm(?:\s+(?:chuẩn|tối\s+đa|quy\s+định|của\s+(?:tiêu\s+chí|mục)))?|trọng\s+số(?!\s+\d))(?:\s*/\s*100)?(?:\s*điểm)?"
_OVER = r"(?:\s*/\s*|\s:\s|\s+chia(?:\s+cho)?\s+)"
_UNIT = r"(?: [^\W\d_]+(?: [^\W\d_]+){0,3}?)?"
"""`thu nhập thực tế / 55 triệu đồng`: what the figure is in."""
_QUOTIENT = rf"[\[(]?\s*[\[(]?\s*(?P<a>{_WORDS})\s*[)\]]?{_OVER}[\[(]?\s*(?:(?P<t>{NUMBER}%?){_UNIT}|(?P<b>{_WORDS}))\s*[)\]]?(?:{_TIMES}100\s*%?)?\s*[)\]]?"
_FORMS = (
    phrase(rf"{_HEAD}{_QUOTIENT}{_TIMES}{_TOP}\.?"),
    phrase(rf"{_HEAD}{_TOP}{_TIMES}{_QUOTIENT}\.?"),
    phrase(
        rf"{_HEAD}[\[(]?\s*(?P<a>{_WORDS}){_TIMES}{_TOP}\s*[)\]]?{_OVER}(?:(?P<t>{NUMBER}%?){_UNIT}|(?P<b>{_WORDS}))\.?"
    ),
)
_THEN = rf"\W*(?:thì |được |điểm (?:đánh giá |đạt )*(?!=|chuẩn|tối đa))*(?=(?:tính|chấm|điểm|tỷ lệ|%)|\(|{NUMBER}(?: điểm)?\s*[x*])"
_BELOW = phrase(
    rf"\W*(?:[^\W\d_]+ ){{0,3}}?(?:dưới|<|(?:không|chưa) (?:đạt|đủ|hoàn thành|đến|tới)|thấp hơn|ít hơn|kém)(?: mức)? ?(?P<n>{NUMBER})(?P<p>%)?(?: (?:kế hoạch|chỉ tiêu|dự toán))?{_THEN}"
)
"""`Dưới 80% tính theo công thức ...`, beside all of the points from 80 % on."""
_FROM_100 = phrase(r"\(\s*(?:1|100 ?%?)\s*-")
_FROM_ON = phrase(
    rf"\W*(?P<only>chỉ )?(?:[^\W\d_]+ ){{0,6}}?(?:từ|>=) ?(?P<n>{NUMBER})%(?:(?: (?:kế hoạch|kh|chỉ tiêu|dự toán|trở lên))+|\s*(?:-|đến)\s*(?:dưới |<=? ?)?100%)*{_THEN}"
)
"""`Từ 80% đến 100% tính theo công thức ...`, beside nothing below 80 %."""
_SHARE = (
    phrase(rf"{_HEAD}{_TOP}{_TIMES}(?P<a>(?:tỷ lệ|phần trăm|%)(?:{_WORDS})?)(?:\s*\(?%\)?)?\.?"),
    phrase(
        rf"{_HEAD}(?:[^\d;=]{{0,60}}?\b)?(?:bằng\s+)?(?P<a>(?:tỷ lệ|phần trăm|%)(?:{_WORDS})?)(?:\s*\(?%\)?)?{_TIMES}{_TOP}\.?"
    ),
)
_IN_SHARES = phrase(
    rf"(?:{_WORDS}(?::| thì|(?= (?:tính|chấm)))\s*)?(?:điểm\s+)?(?:(?:được\s+)?(?:chấm|tính)(?:\s+điểm)? )?theo tỷ lệ(?P<p>\s*%)?(?:{_WORDS})?(?:{_TIMES}{_TOP})?"
    rf"|[^\d;]*\bbao nhiêu(?P<q>\s*%)?[^\d;]*\bbấy nhiêu\b(?:[^\d;]*\b(?:của|trong|trên)\s+(?P<of>{NUMBER})\s*điểm|[^\d;]*)"
)
"""`chấm theo tỷ lệ % hoàn thành kế hoạch`, `đạt bao nhiêu % thì được bấy nhiêu %`: of the criterion's
points."""
_AT = r"\(?\s*(?:(?:ở|tại|khi|ứng với|với|cho|nếu)\s+|(?<=\())(?:(?:mức|đạt)\s+)*"
_LINE = phrase(
    rf"[^\d;]*?\b(?:tuyến tính|(?:tăng|giảm) (?:đều|dần))\b[^\d;]*?từ\s+(?P<p>{NUMBER})\s*điểm\s*{_AT}(?P<a>{NUMBER})\s*(?P<ap>%)?[^\d;]*?"
    rf"\b(?:xuống|lên|đến|tới|còn)(?:\s+(?:còn|đến))?\s+(?P<q>{NUMBER})\s*điểm\s*{_AT}(?P<b>{NUMBER})\s*(?P<bp>%)?[^\d;]*"
)
_RISE = phrase(
    rf"[^\d;]*?\btừ\s+(?P<a>{NUMBER})\s*(?P<ap>%)?[^\d;]*?(?:đến|tới)\s+(?P<b>{NUMBER})\s*(?P<bp>%)?[^\d;]*?"
    rf"\b(?:tăng|giảm) (?:đều|dần|tuyến tính)[^\d;]*?(?:từ\s+)(?P<p>{NUMBER})(?:\s*điểm)?\s*(?:đến|tới|xuống|lên|còn)\s+(?P<q>{NUMBER})\s*điểm"
)
_PLAN = phrase(
    r"\b(?:kế hoạch|kh|chỉ tiêu|định mức|giao|cho phép|dự toán|quy định|đăng ký|yêu cầu)\b"
)
_ACTUAL = phrase(r"\b(?:thực [^\W\d_]+|th|đạt|kết quả|đã)\b")
_MEANS = r"(?:trong đó\W+|với\W+|và )?([a-zA-Z]\d?)\W*(?:là|=|:)\s*([^\d(),;:=/]+)(?:,\s*|\W*$)"
_LETTERS = phrase(rf"\W*(?:{_MEANS})+")
_LEAST = r"(?:\W*\(?(?:nhưng )?(?:tối thiểu|thấp nhất|không (?:dưới|nhỏ hơn))(?: là| bằng)? 0(?: điểm)?\)?)?"
_LESS = phrase(
    rf"\W*(?:(?:số )?điểm(?: đạt(?: được)?| chấm)?\s*=\s*)?(?P<top>{NUMBER})(?: điểm)?\s*(?:-|trừ)\s*\(?\s*"
    rf"(?P<words>số (?!điểm)[^\d()/]+?){_TIMES}(?P<n>{NUMBER})(?: điểm)?\s*\)?{_LEAST}\W*"
)
"""`Điểm = 10 - (số lần vi phạm x 0,5)`: so much less each time."""
_SHORT_OF_100 = phrase(
    rf"{_HEAD}(?P<m>{NUMBER})(?: điểm)?\s*-\s*[\[(]?\s*\(\s*100\s*%?\s*-\s*(?P<a>[^\d/;:=()]+)\){_TIMES}(?P<n>{NUMBER})(?: điểm)?\s*[)\]]?{_LEAST}\.?"
)
"""`Điểm đạt = 40 - (100% - kết quả) x 2`."""
_OTHER_SHARE = phrase(
    rf"{_HEAD}{_TOP}{_TIMES}\(\s*(?:1|100\s*%)\s*-\s*(?P<a>(?:tỷ lệ|phần trăm|%)[^\d/;:=()]*)\)\.?"
)
"""`20 x (1 - tỷ lệ trễ hạn)`."""
_PERCENT_OF = phrase(
    rf"{_HEAD}(?P<a>(?:tổng )?(?:điểm|kết quả|chỉ số)\b(?!{_WORDS}(?:tỷ lệ|%)){_WORDS}){_TIMES}(?P<m>{NUMBER})\s*%\.?"
)
"""`điểm chỉ số CCHC x 20%` of 20: of a hundred."""
_NUMBER_OF = r"số (?!điểm|[^=]*\bchia\b)"
_EACH = tuple(
    phrase(rf"\W*(?:số )?(?:điểm\s*=\s*)?{form}\W*")
    for form in (
        rf"(?P<n>{NUMBER}) điểm{_TIMES}(?P<words>{_NUMBER_OF}[^\d;:=/%()]+)",
        rf"(?P<words>{_NUMBER_OF}[^\d;:=/%()]+?){_TIMES}(?P<n>{NUMBER})(?: điểm)?",
    )
)
"""`2 điểm x số cải tiến`: so much for each."""
QUOTIENT = phrase(
    r"\bsố [^\W\d_][^/;:]*/ ?(?:tổng )?số\b|"
    r"\b(?:số|tổng|tỷ lệ|kết quả|giá trị|doanh thu|sản lượng|khối lượng|điểm)\b[^/;:,\d]*"
    r"(?<!chỉ tiêu)(?<!kế hoạch)(?<!nhiệm vụ)(?<!chi)(?<!phân) ?(?:/|\bchia(?: cho)?\b) ?"
    r"(?:tổng|số|tỷ lệ|kết quả|mức|dự toán|kế hoạch|chỉ tiêu|doanh thu|sản lượng)\b"
)
"""`Tỷ lệ giảm / tỷ lệ giảm cao nhất`: a formula, of which nobody says what the points are."""
BETWEEN = phrase(
    r"\b(?:tuyến tính|đường thẳng|nội suy|theo tỷ lệ|tỷ lệ thuận|(?:tăng|giảm)(?: dần)? đều)\b"
)
_STRAIGHT = phrase(r"\b(?:tuyến tính|đường thẳng|nội suy|(?:tăng|giảm)(?: dần)? đều)\b")
_REACHED = phrase(r"\b(?:đạt|hoàn thành|đủ)\b")


_UNTOLD = phrase(r"^\W*[a-z]\d?\W*$|\w[)\]]* - [(\[]*\w")
"""A letter that nothing explains; a difference, which `actual` alone does not say."""
_HIGHEST = phrase(r"\b(?:cao|lớn|nhiều|tốt) nhất\b")
_LOWEST = phrase(r"\b(?:thấp|nhỏ|ít) nhất\b")


def line_rule(worst: Fraction, best: Fraction, least: Fraction) -> dict[str, Any]:
    """A straight line between two figures, the better one said by its place."""
    ends = {"worst": decimal(worst), "best": decimal(best), "least": decimal(least)}
    return {"kind": "linear", **ends} | ({"lower_is_better": "true"} if best < worst else {})


def read_formula(text: str, top: Fraction) -> tuple[dict[str, Any] | None, str]:
    """The rule of a formula for a criterion worth `top`, and what it leaves over ("" for none)."""
    small = text.strip(" .;,")
    if match := _LINE.fullmatch(small) or _RISE.fullmatch(small):
        ends = sorted(
            [(figure(match["p"]), figure(match["a"])), (figure(match["q"]), figure(match["b"]))]
        )
        (least, worst), (most, best) = ends
        rule = line_rule(worst, best, least)
        alike = match["ap"] == match["bp"] or not match["ap"]
        return rule, "" if most == top and worst != best and alike else text
    if match := _IN_SHARES.fullmatch(small):
        if re.search(r"\bbấy nhiêu điểm\b", small, FLAGS) and top != 100:
            return None, text  # 90 % are not 90 points
        of = match["m"] or match["of"]
        fits = of is None or _is_top(of, top)
        shares = {"target": "100"} if match["p"] or match["q"] else _best_of_the_bloc("", small)
        return {"kind": "ratio"} | shares, "" if fits else text
    for form in _FORMS:
        if match := form.fullmatch(small):
            return _ratio(match, top, text)
    if match := _SHORT_OF_100.fullmatch(small):
        worst = 100 - top / figure(match["n"])
        fits = _is_top(match["m"], top) and worst >= 0
        return line_rule(worst, Fraction(100), Fraction(0)), "" if fits else text
    if match := _OTHER_SHARE.fullmatch(small):
        fits = _is_top(match["m"], top)
        return line_rule(Fraction(100), Fraction(0), Fraction(0)), "" if fits else text
    for form in (*_SHARE, _PERCENT_OF):
        if match := form.fullmatch(small):
            fits = _is_top(match["m"], top) or (form in _SHARE and _is_top(match["m"], top / 100))
            fits &= _UNTOLD.search(match["a"]) is None
            return {"kind": "ratio", "target": "100"}, "" if fits else text
    return None, text


def _is_top(said: str, top: Fraction) -> bool:
    return not said[0].isdigit() or figure(said) == top


def _ratio(match: re.Match[str], top: Fraction, text: str) -> tuple[dict[str, Any], str]:
    a, b = match["a"], match["b"] or match["t"]
    rule: dict[str, Any] = {"kind": "ratio"}
    left = "" if _is_top(match["m"], top) else text
    if any(_UNTOLD.search(said) for said in (a, b)):
        left = text
    elif best := _best_of_the_bloc(a, b):
        rule |= best
    elif b[0].isdigit():
        rule["target"] = decimal(figure(b.rstrip("%")))
    elif _PLAN.search(a) and not _PLAN.search(b):
        rule["lower_is_better"] = "true"
        left = left or ("" if _ACTUAL.search(b) else text)
    elif _PLAN.search(a) and _PLAN.search(b) and not _ACTUAL.search(a):
        left = text
    return rule, left


def _best_of_the_bloc(a: str, b: str) -> Rule:
    """`số của đơn vị / số cao nhất của khối`: what all units' figures come to, and no figure from outside."""
    if OUTSIDE.search(f"{a} {b}"):
        return {}
    if _LOWEST.search(a) and not _LOWEST.search(b):
        return {"target": "bloc:min", "lower_is_better": "true"}
    return {"target": "bloc:max"} if _HIGHEST.search(b) else {}


def explains(one: Clause) -> bool:
    """`Trong đó: a là tổng số văn bản`, below `(b/a) x 3`."""
    return one.is_bare and _LETTERS.fullmatch(one.condition) is not None


def _explain(found: Reading, rest: list[Clause]) -> list[Clause]:
    """Puts what letters mean into the formulas that have them; the other clauses."""
    said = [one for one in rest if explains(one)]
    found.described += said
    means = {a: words for one in said for a, words in re.findall(_MEANS, one.condition, FLAGS)}
    for one in rest if means else ():
        if one.formula:
            letters = rf"\b(?:{'|'.join(means)})\b"
            one.condition = re.sub(letters, lambda match: means[match[0]], one.condition)
    return [one for one in rest if not any(one is other for other in said)]


def read_proportion(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """`Điểm = thực hiện / kế hoạch x 15`, and levels between which points are in proportion."""
    rest = _explain(found, rest)
    for one in [clause for clause in rest if clause.formula]:
        if (match := _LESS.fullmatch(one.condition)) and figure(match["top"]) == top:
            one.points, one.side, one.each = figure(match["n"]), MINUS, True
            one.condition = one.name = match["words"].strip()
            one.formula, one.resolved = False, True
            continue
        if counted := next((m for form in _EACH if (m := form.fullmatch(one.condition))), None):
            one.points, one.side, one.each = figure(counted["n"]), AWARD, True
            one.condition = one.name = counted["words"].strip()
            one.formula = False
            if tone_of(one.condition) == MINUS or is_loss(one.condition):
                one.side = MINUS  # `Số ngày chậm x 0,5 điểm`
                if not is_loss(one.condition):
                    found.leave(one, "sign")
            if one.points != top:
                continue
        rest = [other for other in rest if other is not one]
        below, above = _BELOW.match(one.condition), None
        rule, left = read_formula(one.condition[below.end() if below else 0 :], top)
        if rule is None and (above := _FROM_ON.match(one.condition)):
            rule, left = read_formula(one.condition[above.end() :], top)
            rest, cut = _cut(found, rest, above, top)
            left = left if cut and (rule or {}).get("target") == "100" else one.text
            one.condition, one.resolved = one.condition[above.end() :], True
        if below is not None and (rule or {}).get("target", "100") != decimal(figure(below["n"])):
            left = one.text
        elif below is not None and rule is not None and below["p"]:
            rule.setdefault("target", "100")
        if rule is not None and not (below or above) and _PLAN.search(one.condition):
            _of_the_plan(found, rule, one, title)
        if one.cap is not None:
            rest = [replace(one, text="", condition="", formula=False), *rest]
        if rule is None or found.rule is not None or left:
            found.leave(one, "formula")
        found.share |= _FROM_100.search(one.condition) is not None
        found.rule = found.rule or rule
    if found.rule is not None and found.rule["kind"] == "ratio":
        return _ratio_cap(found, _beside_all(found.rule, rest, top), top)
    return rest if found.rule is not None else _between(found, rest, top)


def _cut(
    found: Reading, rest: list[Clause], said: re.Match[str], top: Fraction
) -> tuple[list[Clause], bool]:
    """`Dưới 80%: 0 điểm`, or only from 80 % on: what takes all of the points; the other clauses, and whether
    there is such a cut."""
    below = Range(high=figure(said["n"]), under=True, share=True)
    cuts = [one for one in rest if one.is_level and not (one.value or one.all or one.part)]
    cuts = [one for one in cuts if (c.read_range(one.condition) or (None,))[0] == below]
    if not (said["only"] or len(cuts) == 1):
        return rest, False
    tiers = [{**below.tier(), "points": decimal(top)}, {"else": "true", "points": "0"}]
    name, at = (cuts[0].name, cuts[0].at) if cuts else (said[0].strip(" .,:"), 0)
    found.deduct.items.append(Thing(name, at, rule={"kind": "tiers", "tiers": tiers}))
    return [one for one in rest if one not in cuts], True


def _of_the_plan(found: Reading, rule: Rule, one: Clause, title: str) -> None:
    """`TH/KH x 10` beside a plan of 1200 m3: what was done is entered, and measured by that."""
    planned = PLANNED.search(title)
    plan = figure(planned["n"]) if planned is not None else said_target(title)
    if rule["kind"] != "ratio" or plan is None or rule.get("target", "100") != "100":
        return
    unit = (planned["unit"] or "") if planned is not None else ""
    if unit or re.search(r"/|\s:\s|\bchia\b", one.condition, FLAGS):
        rule["target"] = decimal(plan)
        found.measure = unit


def _beside_all(rule: Rule, rest: list[Clause], top: Fraction) -> list[Clause]:
    """`Hoàn thành chỉ tiêu: 10 điểm; không hoàn thành: chấm theo tỷ lệ`: all of the points for all."""
    levels = [one for one in rest if one.is_level]
    if len(levels) != 1 or levels[0].points != top or c.denies(levels[0].condition):
        return rest
    if rule.get("target") == "bloc:max":
        best = _HIGHEST.search(levels[0].condition) and not has_figure(levels[0].condition)
        return [one for one in rest if one is not levels[0]] if best else rest
    span = c.read_range(levels[0].condition)
    if span is None and not _REACHED.search(levels[0].condition):
        return rest
    if span is not None and span[0].high is not None and not span[0].exact:
        return rest
    target = figure(rule.get("target", "100"))
    if span is not None and (span[0].low != target or not span[0].share or has_figure(span[1])):
        return rest
    if span is not None:
        rule["target"] = decimal(target)
    return [one for one in rest if one is not levels[0]]


def _ratio_cap(found: Reading, rest: list[Clause], top: Fraction) -> list[Clause]:
    """`tối đa 15 điểm`, `được tính vượt đến 110%`."""
    rule = found.rule
    assert rule is not None
    kept: list[Clause] = []
    for one in rest:
        if one.is_limit and one.joined and kept and kept[-1].gives:
            kept.append(one)  # `Mỗi xã vượt chỉ tiêu cộng 0,2 điểm, tối đa 1 điểm`
            continue
        match = BEYOND.fullmatch(one.text.strip(" .,"))
        if match:
            rule["cap"] = decimal(figure(match["n"] or match["m"]) / 100)
            one.condition, one.resolved = "", True
        elif one.is_limit and one.cap is not None and not one.cap.side:
            if one.cap.points > top > 0:
                rule["cap"] = decimal(one.cap.points / top)
            elif one.cap.points != top:
                found.leave(one, "cap")
        else:
            kept.append(one)
    return kept


_IN_PROPORTION = phrase(r"\W*(?:được )?(?:tính|chấm)(?: điểm)? theo tỷ lệ\b[^\d:;]*")
_WHOLE = Range(Fraction(100), Fraction(100), share=True, exact=True)
_SPEAKS = phrase(r"\d|\b(?:không|chưa|nếu|khi|trừ|và)\b")


def _between(found: Reading, rest: list[Clause], top: Fraction) -> list[Clause]:
    """`Đạt 100%: 10 điểm; dưới 80%: 0 điểm; ở giữa tính tuyến tính`."""
    said = [one for one in rest if not one.gives and BETWEEN.search(one.text)]
    levels = [one for one in rest if one.is_level]
    ranges = [_stretch(one) for one in levels]
    if len(said) == len(levels) == 1 and _IN_PROPORTION.fullmatch(said[0].text):
        whole, words = ranges[0] or (Range(), "")
        if levels[0].points == top and whole == _WHOLE and not _SPEAKS.search(words):
            found.rule, found.share = {"kind": "ratio", "target": "100"}, True
            return [one for one in rest if one not in (said[0], levels[0])]
    if len(said) != 1 or len(levels) != 2 or None in ranges:
        return rest
    high, low = sorted(levels, key=lambda one: one.value, reverse=True)
    (best, words), (worst, more) = (_stretch(one) for one in (high, low))  # type: ignore[misc]
    a, b = _end(best, best.low, best.high), _end(worst, worst.high, worst.low)
    if high.points != top or a is None or b is None or a == b or best.share != worst.share:
        return rest
    if has_figure(said[0].text):
        told = c.read_range(said[0].condition)
        if told is None or {told[0].low, told[0].high} != {a, b} or has_figure(told[1]):
            return rest
    found.rule = line_rule(b, a, low.value)
    found.share = best.share
    if (worst.low is None and a < b) or (worst.high is None and b < a):
        found.leave(low, "overlap")  # all of the points from 100 % on, none below 120 %
    own = has_figure(said[0].text) and not _STRAIGHT.search(said[0].text)
    if own and low.value * a != high.value * b:
        found.leave(
            said[0], "formula"
        )  # `từ 80% đến dưới 100%: tính theo tỷ lệ`: 90 % of the points?
    if any(has_figure(text) or loaded(text) for text in (words, more)):
        found.leave(high, "words")
    return [one for one in rest if one not in (said[0], high, low)]


def _stretch(one: Clause) -> tuple[Range, str] | None:
    """The range of a level; `không có ổ gà` is none of them."""
    none = c.is_zero(one.condition) and not has_figure(one.condition)
    return (Range(high=Fraction(0)), "") if none else c.read_range(one.condition)


def _end(span: Range, first: Fraction | None, second: Fraction | None) -> Fraction | None:
    """The bound of a level that looks to the other one; None for a stretch with two ends."""
    if not span.exact and span.low is not None and span.high is not None:
        return None
    return first if first is not None else second
