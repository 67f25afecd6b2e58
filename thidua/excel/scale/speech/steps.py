"""From a bound on, step by step: `cứ thiếu 1% trừ 0,5 điểm`, `mỗi 1% vượt cộng 0,1 điểm`."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import decimal
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.text import (
    MINUS,
    NUMBER,
    PLUS,
    even,
    figure,
    has_figure,
    phrase,
    tone_of,
)
from thidua.excel.scale.speech.things import FLAGS, Reading, Rule, Thing, loaded
from thidua.excel.scale.speech.vocabulary import PAST, SHORT

_DOWN, _UP = f"(?:{SHORT})", f"(?:{PAST})"
_SHORT, _OVER = phrase(rf"\b{_DOWN}\b"), phrase(rf"\b{_UP}\b")
_STEP = phrase(
    rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?: (?:mất|đi|từ|thêm|mỗi|được))* (?P<n>{NUMBER})%"
)
_WAY = phrase(rf"\W*(?:{_DOWN}|(?P<up>{_UP}))(?: thêm)? (?P<n>{NUMBER})%(?!.*\btrở lên\b).*")
OTHER_BASE = phrase(r"\b(?:cùng kỳ|(?:năm|quý|tháng|kỳ) trước|bình quân|trung bình)\b")
"""`mỗi 1% thấp hơn cùng kỳ`, beside what is short of the plan."""
_STRETCH = phrase(
    rf"\b(?:{_DOWN}|{_UP}) (?:từ|trên|dưới|quá|hơn|đến) {NUMBER}%|{NUMBER}%? ?(?:-|đến|tới) ?{NUMBER}%|\d% trở (?:lên|xuống)\b"
)
"""`Giảm trên 5%: trừ 5 điểm`, `hụt 1% - 5%`: how far, and no step."""
_FALLS = phrase(r"\d%\s+giảm\s+(?:trừ\s+)?\d")
"""`mỗi 1% giảm 0,2 điểm`: the verb of the amount says the way, too."""
_BY = r"(?=(?:từ|trên|dưới|đến|quá|hơn|không quá|<=?|>=?) ?\d)"
SHORT_BY = phrase(
    rf"\W*(?:thực hiện )?(?:(?:thiếu|hụt|giảm|sụt|tụt|vắng|thất thu)(?=[^\d]* \d)|(?:thấp|ít|nhỏ|kém) hơn {_BY}|"
    rf"{_DOWN}(?: mức| so với)* (?:chỉ tiêu|kế hoạch|kh|dự toán)(?=[^\d]* \d))"
)
"""`thiếu dưới 5%`, `thấp hơn kế hoạch không quá 5%`; not `thấp hơn 95%`."""
_PAST_BY = phrase(rf"\W*(?:(?:tăng|vượt)(?: thêm)?|(?:cao|nhiều|lớn) hơn) {_BY}")
_UNDONE = phrase(r"\b(?:chưa|không|trễ|quá hạn|chậm|muộn|nợ|tồn đọng)\b")
_ALONE = phrase(rf"(?P<n>{NUMBER})%")
_BELOW = phrase(r"dưới\b")
"""`cứ giảm 5% dưới 90%`: the bound, and no step."""
_FROM = phrase(
    rf"(?<!không )(?:\b(?:trên|vượt|quá|hơn|từ|dưới|so với)(?: mức)? |[<>]=? ?)(?P<n>{NUMBER})%?"
)
_ALL = phrase(
    r"\b(?:đạt|đủ|hoàn thành|thực hiện|thu)\b.*\b(?:kế hoạch|chỉ tiêu|dự toán|yêu cầu|đăng ký|khối lượng|định mức|giao|mục tiêu|phấn đấu)\b"
    r"|\b(?:hoàn thành|đủ|đạt đủ)\b"
)
_WITHIN = phrase(
    r"\b(?:bằng|không vượt|không quá|trong|thấp hơn|ít hơn)\b.*\b(?:kế hoạch|chỉ tiêu|dự toán|định mức)\b"
)
_OF_PLAN = phrase(
    r"\b(?:so với (?:kế hoạch|chỉ tiêu|dự toán)|(?:không|chưa) (?:đạt|hoàn thành|đủ) (?:kế hoạch|chỉ tiêu|dự toán)|(?:(?:thấp|ít|cao) hơn|dưới|vượt) (?:kế hoạch|dự toán))(?: (?:được )?giao)?\b"
    r"|(?:(?<=^thiếu )|(?<=^hụt )|(?<=^giảm )|(?<=^vượt ))(?:chỉ tiêu|kế hoạch|dự toán)(?: (?:được )?giao)?$"
)
"""`cứ thiếu 10% chỉ tiêu`; `thấp hơn chỉ tiêu 1%` is of a target that may be a percent itself."""
ALL = Fraction(100)
_MEASURED = phrase(r"\btỷ lệ\b[^:;,]*")
"""`Tỷ lệ đúng hạn: mỗi 1% trễ trừ 0,5 điểm`: what is measured, and its other side."""
_OF_ALL = phrase(r"^\W*(?:chỉ tiêu|kế hoạch|dự toán|khối lượng)\b")
_ASKS = phrase(
    r"\b(?:đạt|đủ|bảo đảm|đảm bảo|yêu cầu|phấn đấu|hoàn thành|thực hiện|chỉ tiêu|giao)\b|\b100%"
)
_MOVES = phrase(r"\b(?:vượt|tăng|giảm|so với)\b")
_TARGET = phrase(
    rf"(?<!hơn )(?<!so với )(?<!vượt )(?<!thiếu )(?<!giảm )(?<!tăng )(?<!hụt )"
    rf"\b(?:chỉ tiêu|kế hoạch|dự toán|mục tiêu|giao|định mức)[^\d%;.]{{0,25}}(?P<n>{NUMBER})%"
)
PLANNED = re.compile(rf" \(chỉ tiêu (?P<n>{NUMBER})(?: (?P<unit>[^()%]+))?\)$")
"""The plan's figure in a column of its own, as a title has it."""
_PACE = phrase(r"\btốc độ (?:tăng|phát triển)")
"""`Tốc độ tăng GRDP`, short of its plan by 0.1 %: of the plan, or of what is measured?"""
_PERCENT = phrase(r"%|\btỷ lệ\b|\bphần trăm\b")


@dataclass(frozen=True, slots=True)
class PercentStep:
    """One step: how far in percent, down or up; the bound where it is said beside it. `undone`: it
    counts those who did not, which is what is short only where all of them are asked for."""

    every: Fraction
    down: bool
    bound: Fraction | None
    undone: bool = False


def read_steps(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """The rule of one clause that takes off step by step, and the bonus of one that adds."""
    _rising(rest)
    steps = [(one, step) for one in rest if one.gives and (step := _step(one))]
    off = [pair for pair in steps if pair[0].side == MINUS]
    down = off[0][1].down if off else True
    more = [pair for pair in steps if pair[0].side == PLUS and pair[1].down != down]
    if found.rule is not None or len(off) > 1 or len(more) > 1:
        return rest
    for one, _ in steps:
        title = even(title).replace(one.text, " ")  # `đạt chỉ tiêu (mỗi 1% thiếu trừ 0,5 điểm)`
    levels = [one for one in rest if one.is_level]
    if target := said_target(title):
        off, more = _towards(off, target), _towards(more, target)
    if off:
        rest = _off(found, rest, *off[0], top, title)
    if more and (found.rule is not None or not off):
        base = _bound((*levels, None)[0], title)
        if found.rule and base[0] is None and not found.left:  # from where the other way begins
            base = figure(found.rule["below" if down else "above"]), True
        shares = len(levels) > 1 and all(map(_is_share, levels))
        rest = _more(found, rest, *more[0], base, ruled=shares or found.rule is not None)
    return rest


def _rising(rest: list[Clause]) -> None:
    """`Giảm 1% trừ 0,5 điểm; tăng 1% cộng 0,2 điểm`, `cứ thấp hơn 1% trừ 1 điểm, cao hơn 1% cộng 0,5 điểm (tối đa 2
    điểm)`: each percent, both ways."""
    off = [one for one in rest if one.gives and one.side == MINUS and _step(one)]
    for one, after in pairwise([*rest, Clause("", 0)]):
        said = _WAY.fullmatch(one.condition) if one.gives and one.side == PLUS else None
        if said is None or one.each or not off:
            continue
        other = _WAY.fullmatch(off[0].condition)
        mirrored = (
            other is not None and other["n"] == said["n"] and bool(other["up"]) != bool(said["up"])
        )
        capped = one.cap is not None or (after.is_limit and after.joined)
        one.each = mirrored or (capped and said["up"] is not None)


def _step(clause: Clause) -> PercentStep | None:
    """How far one step is; None where a clause counts no steps of a percent."""
    words = clause.condition
    short = bool(_SHORT.search(f"{words} {clause.per}") or _FALLS.search(clause.text))
    over = bool(_OVER.search(_SHORT.sub(" ", words)))
    if clause.every_share:
        every, down = clause.every, short
    else:
        matches = list(_STEP.finditer(words))
        matches = (
            [one for one in matches if not _BELOW.match(one[0])]
            or matches
            or (list(_ALONE.finditer(words)) if clause.each and not _bounded(words) else [])
        )
        match = matches[-1] if matches else None
        if match is None or clause.every != 1 or (not clause.each and _STRETCH.search(words)):
            return None
        said = match.groupdict()
        if clause.each and (said.get("down") or "").casefold() == "dưới":
            return None  # `quý nào sinh hoạt dưới 50%`: which of them
        every, down = figure(match["n"]), bool(said.get("down")) if "down" in said else short
        rises = (
            clause.side == PLUS
            and clause.cap is not None
            and re.match(rf"\W*{_UP}\b", words, FLAGS)
        )
        if (
            not clause.each
            and not rises
            and not re.match(rf"\W*(?:nếu |khi |trường hợp )?{_DOWN}\b", words, FLAGS)
            and not (
                clause.side == MINUS and re.match(r"\W*(?:nếu )?(?:vượt|tăng)\b", words, FLAGS)
            )
        ):
            return None  # `dưới 90% trừ 2 điểm` is once
        if not clause.each and re.match(
            r"\W*(?:nếu |khi |trường hợp )?(?:dưới|chưa đạt|không đạt)\b", words, FLAGS
        ):
            return None
        words = f"{words[: match.start('n')]} {words[match.end() :]}"
        if not (short or over):
            return None
    bad = _UNDONE.search(words) or tone_of(words) == MINUS
    undone = clause.every_share and not short and not over and bool(bad)
    if clause.every_share and short == over and not undone:
        return None
    bound, words = _beside(" ".join(words.split()))
    if has_figure(words) or loaded(words) or OTHER_BASE.search(words):
        return None
    return PercentStep(every, down or undone, bound, undone)


def _bounded(words: str) -> bool:
    """`Mỗi tổ có nợ quá hạn từ 2% trở lên`: which of them are counted, and no step."""
    span = c.read_range(words)
    return span is not None and not span[0].exact


def _beside(words: str) -> tuple[Fraction | None, str]:
    """The bound that stands beside a step, and the words without it."""
    if match := _FROM.search(words):
        return figure(match["n"]), words.replace(match[0], " ", 1)
    if match := _OF_PLAN.search(words):
        return ALL, words.replace(match[0], " ", 1)
    return None, words


def _off(
    found: Reading, rest: list[Clause], one: Clause, step: PercentStep, top: Fraction, title: str
) -> list[Clause]:
    """Points taken off a full criterion."""
    cut = next((each for each in rest if each.is_level and _cut(each, step)), None)
    levels = [each for each in rest if each.is_level and each is not cut]
    if len(levels) > 1 or any(level.points != top for level in levels):
        return rest
    before = [each for each in rest[: rest.index(one)] if not each.gives]
    asked = [each for each in before if _asked(each.condition) is not None]
    asked = asked if len(asked) == 1 else []
    bound, said = _bound((*levels, *asked, None)[0], title)
    asked = [each for each in asked if _asked(each.condition) == bound]
    rest = [each for each in rest if each not in asked]
    if step.bound is not None and bound in (None, step.bound):
        bound, said = step.bound, True
    elif step.bound is not None:
        said = False
    text = (*(each.condition for each in (*levels, *asked)), even(title))[0]
    span = c.read_range(text)
    if span is not None and (span[0].low if step.down else span[0].high) is None:
        # `không quá 100%: 8 điểm; cứ thiếu 5% trừ 1 điểm`; `từ 15% trở lên, cứ tăng 1%` goes on
        said &= bool(asked) and not levels and not loaded(text)
    if step.undone and _OF_ALL.search(one.condition):
        bound, said = ALL, True  # `cứ 5% chỉ tiêu không tuyển được trừ 2 điểm`
    if step.undone and not bound:
        step, bound = replace(step, down=False), Fraction(0)  # `cứ 1% trễ hạn`
        measured = _MEASURED.search(f"{even(title)}: {one.text}")
        said = measured is None or bool(_UNDONE.search(measured[0]))
    if step.undone and bound not in (ALL, 0):
        return rest
    found.rule = _rule(step, bound if bound is not None else ALL, one.value)
    if not step.down:
        found.rule["start"] = "max"
    found.share = True
    pace = bound == ALL and _PACE.search(title) and not (levels and has_figure(levels[0].condition))
    if not said or pace or _may_be_percent(title):
        found.leave(one, "bound")
    if cut is not None:
        start = ALL if bound is None else bound
        beyond = _cut(cut, step, start)
        assert beyond is not None
        if step.down and beyond.high is not None and 2 * beyond.high < start:
            found.leave(cut, "bound")  # `thấp hơn 10%: 0 điểm`, of 95: below 85, or below 10?
        tiers = [{**beyond.tier(), "points": decimal(top)}, {"else": "true", "points": "0"}]
        found.deduct.items.append(Thing(cut.name, cut.at, rule={"kind": "tiers", "tiers": tiers}))
        rest = [each for each in rest if each is not cut]
    limits = [each for each in rest if each.is_limit and each.cap and each.cap.side != PLUS]
    limits = [each for each in limits if not each.joined or rest.index(each) - 1 == rest.index(one)]
    caps = [each.cap.points for each in (one, *limits) if each.cap and each.cap.points != top]
    if caps and (cut is not None or len(caps) > 1 or caps[0] > top):
        found.leave(one, "cap")
    elif caps:  # `cứ thiếu 1% trừ 0,5 điểm, không quá 5 điểm` of 10: what is taken off has a limit of its own
        rule = {key: said for key, said in found.rule.items() if key != "start"}
        reached = f"{title.partition(':')[0].strip()} (%): " if title else ""
        name = f"{reached}{one.name}"  # what is entered is how much was reached
        found.deduct.items.append(Thing(name, one.at, rule=rule, cap=caps[0]))
        found.rule = None
        found.described += levels
    used = [one, *levels, *limits]
    return [each for each in rest if not any(each is other for other in used)]


def _cut(level: Clause, step: PercentStep, bound: Fraction = ALL) -> c.Range | None:
    """`Dưới 80%: 0 điểm`, `giảm quá 10%: 0 điểm`, behind so much for each percent less than the bound."""
    found = c.read_range(level.condition)
    if level.value or level.all or level.part or found is None or not found[0].share:
        return None
    span, words = found
    if by := (SHORT_BY if step.down else _PAST_BY).match(level.condition):
        words = words.replace(by[0].strip(), " ")
        if span.high is not None or span.low is None:
            return None
        low, high = (None, bound - span.low) if step.down else (bound + span.low, None)
        span = c.Range(low, high, over=span.over, under=span.over, share=True)
    way = span.low is None if step.down else span.high is None
    return span if way and not (span.exact or has_figure(words) or loaded(words)) else None


def _asked(text: str) -> Fraction | None:
    """`Bao phủ đủ 95% dân số`, before what each percent less costs: the percent that is asked for."""
    found = c.read_range(c.NAMED.sub(" ", text))
    if found is None or not found[0].share or has_figure(found[1]) or loaded(found[1]):
        return None
    span = found[0]
    if _MOVES.search(text) or (span.exact and not _ASKS.search(text)):
        return None
    return span.low if span.low is not None else span.high


def _rule(step: PercentStep, bound: Fraction, each: Fraction) -> Rule:
    return {
        "kind": "steps",
        "below" if step.down else "above": decimal(bound),
        "first": "0",
        "every": decimal(step.every),
        "each": decimal(each),
    }


def said_target(title: str) -> Fraction | None:
    """`Thi hành án xong (chỉ tiêu 83%)`, `Tỷ lệ thu nợ (chỉ tiêu 83)`: the percent that the plan asks for;
    None without."""
    match = _TARGET.search(even(title)) or (
        PLANNED.search(title) if _PERCENT.search(title) else None
    )
    return figure(match["n"]) if match is not None and not match.groupdict().get("unit") else None


def _may_be_percent(title: str) -> bool:
    """Whether the plan's figure, 85 of nobody knows what, may be the percent that is asked for."""
    match = PLANNED.search(title)
    plain = match is not None and not match["unit"] and figure(match["n"]) <= 100
    return plain and said_target(title) is None and not re.match(r"\W*số\b", title, FLAGS)


def _towards(
    pairs: list[tuple[Clause, PercentStep]], target: Fraction
) -> list[tuple[Clause, PercentStep]]:
    """Steps from the plan on, where the plan is another figure than 100 %."""
    return [
        (one, replace(step, bound=target) if step.bound == ALL else step) for one, step in pairs
    ]


def _bound(level: Clause | None, title: str) -> tuple[Fraction | None, bool]:
    """Where the steps begin, and whether it was said."""
    target = said_target(title)
    said = level.condition if level is not None else ""
    if target is not None and (level is None or _ALL.search(said) or _WITHIN.search(said)):
        return target, all(figure(one) == target for one in re.findall(NUMBER, said))
    for text in [level.condition] if level else [even(title)]:
        found = c.read_range(text)
        if found and found[0].share and not has_figure(found[1]):
            one = found[0]
            bound = one.low if one.low is not None else one.high
            gives = level is not None and level.gives and not loaded(found[1])
            return bound, gives or _asked(text) == bound
    if level is not None and c.is_zero(level.condition) and not has_figure(level.condition):
        measured = _MEASURED.search(even(title))
        of_it = thing_words(level.condition) <= thing_words(measured[0] if measured else "")
        return Fraction(0), of_it  # `Tỷ lệ hàng tồn`, `Không có hàng tồn: 10 điểm; cứ tăng 1%`
    if level is not None and _ALL.search(level.condition):
        return ALL, not has_figure(level.condition)
    return None, False


def _is_share(level: Clause) -> bool:
    span = c.read_range(level.condition)
    return span is not None and span[0].share and not has_figure(span[1])


def _more(
    found: Reading,
    rest: list[Clause],
    one: Clause,
    step: PercentStep,
    base: tuple[Fraction | None, bool],
    *,
    ruled: bool,
) -> list[Clause]:
    """A bonus that grows with every step past a bound: of the figure that the rule reads, if there is or will be
    one (`ruled`)."""
    bound, said = (step.bound, True) if step.bound is not None else base
    thing = Thing(
        one.name, one.at, rule=_rule(step, bound if bound is not None else ALL, one.value)
    )
    thing.cap = one.cap.points if one.cap else None
    after = rest[rest.index(one) + 1 : rest.index(one) + 2]
    if thing.cap is None and after and after[0].is_limit and after[0].cap is not None:
        thing.cap = after[0].cap.points
        rest = [each for each in rest if each is not after[0]]
    found.bonus.items.append(thing)
    if bound is None or not (said and ruled):
        found.leave(one, "bound")
    return [each for each in rest if each is not one]
