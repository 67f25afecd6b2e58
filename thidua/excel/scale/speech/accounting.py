"""Whether a reading accounts for every word that changes what a wording means.

The readers of rules take what they know out of a clause; this looks at what they left, whoever
read it. Words that only describe (what is counted, what is measured) may be left: the draft keeps
the wording. A denial, a condition, an exception or a limit may not.
"""

import re
from collections.abc import Sequence

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.amounts import ALL, AMOUNT, NOTHING, PART, SHORT
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.clauses import NOTE
from thidua.excel.scale.speech.limits import CAP, CAP_NOTHING, NO_MORE, SHARE_CAP
from thidua.excel.scale.speech.sides import MINUS
from thidua.excel.scale.speech.text import NUMBER, ONLY, even, has_figure
from thidua.excel.scale.speech.things import FLAGS, ONE_OF, Reading

_TURNS = re.compile(
    r"\b(?:không|chưa|chẳng|nếu|khi|trừ (?:khi|trường hợp|các)|ngoại trừ|riêng|miễn là|với điều kiện|"
    rf"{ONLY}|tối đa|tối thiểu|ít nhất|nhiều nhất|nhưng)\b",
    FLAGS,
)
"""Words that turn, bind or limit what stands beside them."""
_OPENS = re.compile(
    r"(?:^|[:;,(]|\bđiểm\b(?:/[^\W\d_]+)?)\W*(?:(?:và|còn)\s+)?(?:(?:nếu|khi|không thì|nhưng|chỉ chấm một trong các mức sau)\W+)+",
    FLAGS,
)
"""`Nếu đạt 95% thì được 5 điểm`, `5 điểm khi đạt 95%`: says only that this is what it hangs on."""
_NONE_OF_IT = re.compile(
    r"\b(?:không|chưa) (?:(?:có|để|bị)\b(?: (?:xảy ra|trường hợp|ai))?|vi phạm|xảy ra|phát sinh|còn|ai|quá hạn|chậm|trễ|phép|lý do)\b",
    FLAGS,
)
"""A denial of something bad, which is good."""
_NOT_DONE = re.compile(
    r"\b(?:không|chưa) (?:đúng|kịp|nộp|gửi|báo cáo|đăng ký|hoàn thành|đạt|thực hiện|tổ chức|tham gia|"
    r"triển khai|đủ|đầy đủ|tốt|có|còn|phép|lý do)\b",
    FLAGS,
)
"""A denial of the thing itself, which is what points are taken off for."""
_SHORT_OF_IT = re.compile(r"\b(?:không|chưa) (?:đạt|hoàn thành|đủ)\b(?=[^:]*(?::|\bthì\b))", FLAGS)
"""`không đạt: tính theo tỷ lệ`: what a share gives anyway."""
_OF_TOP = re.compile(rf"\bđiểm tối đa\b|\btối đa bằng {NUMBER}% điểm\b", FLAGS)
_PARTS = re.compile(r"\b(\d+)/\d+\b")
"""`đủ 12/12 kỳ`: one figure."""
_SAID = (NO_MORE, NOTE, _OF_TOP, CAP_NOTHING, CAP, SHARE_CAP, NOTHING, ALL, PART, ONE_OF)


def tell_unaccounted(found: Reading, clauses: Sequence[Clause]) -> None:
    """Tells of every clause with such a word that neither a rule nor a name holds."""
    names = _names(found)
    levels = found.rule is not None and found.rule["kind"] in ("tiers", "pass_fail", "choice")
    for one in clauses:
        own = one.name.strip().casefold()
        own = own if own in names else _after_colon(own)
        words = _OPENS.sub(" ", _without_amount(even(one.text)))
        if own in names:
            words = re.sub(re.escape(own), " ", words, count=1, flags=FLAGS)
        elif one.formula:
            words = _SHORT_OF_IT.sub(" ", words)
        else:
            words = _without_range(one, words, levels)
        words = f"{words} {one.per}"
        denied = _NOT_DONE if one.side == MINUS else _NONE_OF_IT
        plain = own in names or one.formula or not _second_figure(one)
        if not plain or _TURNS.search(denied.sub(" ", words)):
            found.leave(one, "words")


def _second_figure(one: Clause) -> bool:
    """Whether what a clause hangs on, or asks for, holds a figure beside the one that was read."""
    if c.read_places(one.condition):
        return False
    words = _PARTS.sub(r"\1", c.counted(c.NAMED.sub(" ", one.condition)))
    span = c.read_range(words)
    return not (one.side == MINUS or one.each) and has_figure(span[1] if span else words)


def _names(found: Reading) -> set[str]:
    """The names that items, options and parts keep: whole, and by the end after a colon."""
    named = [one.name for one in (*found.deduct.items, *found.bonus.items)]
    named += [one["name"] for one in (found.rule or {}).get("options", ())]
    named += [name for name, _ in found.parts]
    small = [name.strip().casefold() for name in named]
    return {*small, *map(_after_colon, small)} - {""}


def _after_colon(name: str) -> str:
    return name.rpartition(":")[2].strip()


def _without_amount(words: str) -> str:
    """A clause without its points and its limit, the verb kept."""
    for pattern in _SAID:
        words = pattern.sub(" điểm ", words)
    amounts = list(AMOUNT.finditer(words)) or list(SHORT.finditer(words))
    if amounts:
        words = f"{words[: amounts[-1].start('n')]} điểm {words[amounts[-1].end() :]}"
    return words


def _without_range(one: Clause, words: str, levels: bool) -> str:
    """The same without the range; a level of nothing without what says that there is none."""
    words = c.counted(c.NAMED.sub(" ", words))
    span = c.read_range(words)
    if span is not None and not one.is_level:
        return span[1]
    if span is not None:  # `không vi phạm từ 2 lần`: what is measured is not denied at its head
        return re.sub(r"^\W*(?=(?:không|chưa) )", "# không ", span[1], flags=FLAGS)
    nothing = one.is_level and ((levels and c.is_zero(one.condition)) or not one.points)
    return (
        re.sub(r"\b(?:không|chưa)\b(?! (?:không|chưa)\b)", " ", words, count=1, flags=FLAGS)
        if nothing
        else words
    )
