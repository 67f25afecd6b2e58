"""What a reading must not pass over: words that change a meaning and that no rule holds.

The readers of rules take what they know out of a clause; this looks at what they left, whoever
read it. Words that only describe (what is counted, what is measured) may be left: the draft keeps
the wording. A denial, a condition, an exception or a limit may not.
"""

import re
from collections.abc import Sequence

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import ALL, NOTHING, PART, SHARE, Clause, amounts_in
from thidua.excel.scale.speech.piece import NOTE, ONCE
from thidua.excel.scale.speech.text import (
    CAP,
    CAP_NOTHING,
    MINUS,
    NO_MORE,
    NUMBER,
    SHARE_CAP,
    even,
    has_figure,
    is_loss,
    phrase,
    side_of,
)
from thidua.excel.scale.speech.things import FLAGS, ONE_OF, TURNS, Reading
from thidua.excel.scale.speech.vocabulary import LATE, PAST, SHORT

_OPENS = phrase(
    r"(?P<before>^|[:;,(]|\bđiểm\b(?:/[^\W\d_]+)?)\W*(?:(?:và|còn)\s+)?(?:(?:nếu|khi|không thì|chỉ chấm một trong các mức sau)\W+)+"
)
"""`Nếu đạt 95% thì được 5 điểm`, `5 điểm khi đạt 95%`: says only that this is what it hangs on."""
_NONE_OF_IT = phrase(
    r"\b(?:không|chưa) (?:(?:[^\W\d_]+ ){1,3}nào\b|(?:có|để|bị)\b(?: (?:xảy ra|trường hợp|ai))?|vi phạm|xảy ra|phát sinh|còn|ai|quá hạn|chậm|trễ|phép|lý do|"
    r"(?:đạt|hoàn thành) (?:chỉ tiêu|kế hoạch|dự toán))\b"
)
"""A denial of something bad, which is good."""
_NOT_DONE = phrase(
    r"\b(?:không|chưa) (?:đúng|kịp|(?:tham )?dự|chấp hành|phối hợp|cử|trả lời|cập nhật|công khai|nộp|gửi|báo cáo|đăng ký|hoàn thành|đạt|thực hiện|tổ chức|tham gia|"
    r"triển khai|đủ|đầy đủ|tốt|có|còn|phép|lý do)\b"
)
"""A denial of the thing itself, which is what points are taken off for."""
_UNDONE = phrase(
    rf"(?!.*\b(?:{LATE}|{SHORT}|{PAST})\b)(?:(?!không|chưa)[^\W\d_]+ ){{0,3}}(?:không|chưa) (?!.*\b(?:không|chưa)\b)[^\d]*"
)
"""`cứ 5% chỉ tiêu không tuyển được`, `mỗi 5% chưa công bố`: what is short of all of them."""
_SHORT_OF_IT = phrase(
    r"\b(?:không|chưa) (?:đạt|hoàn thành|đủ)\b(?=[^:]*(?::|\b(?:thì|tính|chấm)\b))"
)
"""`không đạt: tính theo tỷ lệ`: what a share gives anyway."""
_OF_TOP = phrase(rf"\bđiểm tối đa\b|\btối đa bằng {NUMBER}% điểm\b")
_PARTS = re.compile(r"\b(\d+)/\d+\b")
"""`đủ 12/12 kỳ`: one figure."""
_SAID = (NO_MORE, NOTE, _OF_TOP, CAP_NOTHING, CAP, SHARE_CAP, NOTHING, ALL, PART, SHARE, ONE_OF)
_BOTH_ENDS = phrase(r"\d%?\b.*\d điểm\W+(?:nếu|khi)\b")
_IF = phrase(r"\b(?:nếu|khi) ")
_ONLY_IF = phrase(r"\w.*\d điểm\b(?:\W*(?:mỗi )?[^\W\d_]+)?\W+(?:nếu|khi)\b")
_AROUND = r"\W+(?:(?:(?:trừ|cộng|bị|được|thì|là|thưởng|mỗi)\W+)*điểm\W+)?(?:(?:nếu|khi)\W+)?"
"""Where a name goes on: `Cây chết [trừ điểm] nếu không trồng lại`."""
_AGAIN = re.compile(
    r"\b(?:cứ|mỗi|từng)\b.*\b(?:mỗi|từng) (?!một\b|ngày|%|\W)|\(mỗi (?:quý|tháng|tuần|học kỳ|đợt)\)",
    FLAGS | re.DOTALL,
)
"""`Mỗi ngày chậm trừ 1 điểm (mỗi quý)`: counted by two things."""
_FAILS = phrase(
    r"\W*(?:(?:không|chưa) (?!không|chưa)|(?:[^\W\d_]+ )?(?:trễ|chậm|muộn|quá hạn|thiếu)\b)(?P<rest>[^\d;]*)$"
)
_OF_SUCH = phrase(
    r"(?:[^\W\d_]+ ){2,6}hoặc (?!(?:không|chưa|nếu|khi)\b)[^\W\d_]+(?: [^\W\d_]+){1,6}"
)
"""`Mỗi nhà được xây mới hoặc sửa chữa`: each of what is counted."""
_DENIES = phrase(r"\b(?:không|chưa|hoặc)\b")
_THAT_FAIL = phrase(
    r"(?<=\w) (?:không|chưa) (?:đạt|hoàn thành|đúng hạn|nộp|tham gia|thực hiện)\b(?=[^\w]*(?:điểm\W*)?$)"
)
"""`Không quá 2 hộ không đạt: 10 điểm`: what is counted fails."""


_BEHIND = phrase(
    r"\w.*\bđiểm\b(?!.*\bđiểm\b)\s+(?:trở lên|trở xuống)?[\s,]*(?P<more>(?!(?:nếu|khi|đối với|cho|với|khi|là|điểm)\b)[^\W\d_][^\d()]*)$"
)
"""`Từ 90%: 8 điểm trong quý I`, `5 điểm hai lần`: more than what a level is worth."""


def tell_unaccounted(found: Reading, clauses: Sequence[Clause]) -> None:
    """Tells of every clause with such a word that neither a rule nor a name holds."""
    names = _names(found)
    levels = found.rule is not None and found.rule["kind"] in ("tiers", "pass_fail", "choice")
    failing = _is_failing(found, clauses)
    kept = {item.only for item in found.items}
    by_hand = (found.rule or {}).get("kind") == "count"
    for one in clauses:
        if one.only and not (by_hand or one.only in kept):
            found.leave(one, "words")  # days late are counted by a rule, whatever it excepts
            continue
        if failing is one or _is_outside(one) or (one.is_level and c.is_else(one.condition)):
            continue
        own = one.name.strip().casefold()
        own = own if own in names else _after_colon(own)
        said = ONCE.sub(" ", even(one.text)) if one.once else even(one.text)
        words = _OPENS.sub(r"\g<before> ", _without_amount(said))
        words = one.condition if one.resolved else words
        if own not in names and one.is_level and _BOTH_ENDS.search(even(one.text)):
            words = f"nếu {words}"  # `Đạt 90%: 10 điểm nếu có báo cáo`
        if own in names:
            whom = r"(?:^\W*đối với )?" if one.side == MINUS and is_loss(own) else ""
            spread = _AROUND.join(map(re.escape, _IF.sub("", own).split()))
            spread = spread if _ONLY_IF.search(even(one.text)) else re.escape(own)
            words = re.sub(whom + spread, " ", words, count=1, flags=FLAGS)
        elif one.formula:
            words = _SHORT_OF_IT.sub(" ", words) if "tỷ lệ" in words.casefold() else words
        else:
            words = _without_range(one, words, levels)
        words = words if own in names and one.per.casefold() in own else f"{one.per} {words}"
        if one.every_share and _UNDONE.fullmatch(one.condition):
            words = _DENIES.sub(" ", words, count=1)
        if by_hand and one.each and _OF_SUCH.fullmatch(one.condition):
            words = re.sub(r"\bhoặc\b", " ", words, count=1, flags=FLAGS)
        denied = _NOT_DONE if one.side == MINUS or one.off else _NONE_OF_IT
        plain = own in names or one.formula or not _second_figure(one)
        if one.is_bare and any(one is other for other in found.described):
            words = re.sub(r"^\W*(?:không|chưa) ", " ", words, flags=FLAGS)  # what is asked for
        words = words if one.formula else denied.sub(" ", words)
        turn = TURNS.search(words)
        bare = levels and own not in names and not side_of(one.text)
        if bare and (behind := _BEHIND.search(_without_amount(said))):
            found.leave(one, "words", behind["more"].strip(" .,;:"))
        if not plain or turn or _AGAIN.search(words):
            over = words[turn.start() :] if plain and turn else ""
            found.leave(one, "words", " … ".join(over.split(" điểm ")).strip(" .,;:…"))


def _is_outside(one: Clause) -> bool:
    """`dưới 90% hoặc trên 110%`: nothing but two stretches."""
    halves = re.split(r"\s+hoặc\s+", one.condition) if one.is_level else []
    spans = [c.read_range(half) for half in halves]
    return len(spans) == 2 and all(span and not span[1].strip(" .,") for span in spans)


def _is_failing(found: Reading, clauses: Sequence[Clause]) -> Clause | None:
    """`Đầy đủ, đúng quy định: 2; không đầy đủ hoặc không đúng quy định: 0`: the second of yes or no says
    what the first one does."""
    levels = [one for one in clauses if one.is_level]
    yes_or_no = (found.rule or {}).get("kind") == "pass_fail" and len(levels) == 2
    fails = _FAILS.match(levels[1].condition) if yes_or_no else None
    return levels[1] if fails and not TURNS.search(_DENIES.sub(" ", fails["rest"])) else None


def _second_figure(one: Clause) -> bool:
    """Whether what a clause hangs on, or asks for, holds a figure beside the one that was read."""
    if c.read_places(one.condition):
        return False
    words = _PARTS.sub(r"\1", c.counted(c.NAMED.sub(" ", one.condition)))
    span = c.read_range(words)
    return not (one.side == MINUS or one.each) and has_figure(span[1] if span else words)


def _names(found: Reading) -> set[str]:
    """The names that items, options and parts keep: whole, and by the end after a colon."""
    named = [item.name for item in found.items] + [part.name for part in found.parts]
    named += [one["name"] for one in (found.rule or {}).get("options", ())]
    small = [name.strip().casefold() for name in named]
    return {*small, *map(_after_colon, small)} - {""}


def _after_colon(name: str) -> str:
    return name.rpartition(":")[2].strip()


def _without_amount(words: str) -> str:
    """A clause without its points and its limit, the verb kept."""
    for pattern in _SAID:
        words = pattern.sub(" điểm ", words)
    amounts = amounts_in(words)
    if amounts:
        words = f"{words[: amounts[-1].start('n')]} điểm {words[amounts[-1].end() :]}"
    return words


def _without_range(one: Clause, words: str, levels: bool) -> str:
    """The same without the range; a level of nothing without what says that there is none."""
    words = c.counted(c.NAMED.sub(" ", words))
    span = c.read_range(words)
    if span is not None and not one.is_level:
        return span[1]
    if span is not None and span[0].low is None and not span[0].share:
        return _THAT_FAIL.sub(" ", span[1])
    if span is not None:  # `không vi phạm từ 2 lần`: what is measured is not denied at its head
        return re.sub(r"^\W*(?=(?:không|chưa) )", "# không ", span[1], flags=FLAGS)
    nothing = one.is_level and ((levels and c.is_zero(one.condition)) or not one.points)
    return (
        re.sub(r"\b(?:không|chưa)\b(?! (?:không|chưa)\b)", " ", words, count=1, flags=FLAGS)
        if nothing
        else words
    )
