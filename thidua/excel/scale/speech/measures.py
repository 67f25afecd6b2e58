"""What a rule's figure counts, in the scale's own words: `bộ` of `2 điểm/bộ`, `tỷ đồng` of `từ 5 tỷ
đồng`."""

import re
from collections.abc import Iterator, Sequence

from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import NAMED
from thidua.excel.scale.speech.text import MINUS, NUMBER, phrase
from thidua.excel.scale.speech.things import Reading

_MOST_WORDS = 6
_UNIT = phrase(
    rf"{NUMBER}(?:\s*(?P<share>%))?(?P<noun>(?:\s+(?:/\s*)?[^\W\d_]+){{0,3}}(?:/[^\W\d_]+(?: [^\W\d_]+)?)?)"
)
_ENDS = phrase(
    r"\b(?:đến|tới|trở|hoặc|và|dưới|trên|cận|hết|là|thì|được|đạt|trong|so|xếp|của|mỗi|một|năm|"
    r"nhiều|ít|cao|thấp|hơn|kém)\b.*"
)
_BEFORE = phrase(r"^\W*(?:(?:có|số|được|đạt|tổ chức|thực hiện)\s+)*")
_MONEY = phrase(r"(?:tỷ|triệu|nghìn|ngàn|đồng)\b")
_BEHIND_EACH = phrase(r"\w\W+(?:mỗi|từng)(?: một)? (?P<noun>[^\W\d_]+)\b")
"""`Gắn được mỗi cái`: the thing, and not what is done with it."""
_PLAIN = phrase(
    r"\b(?:đạt|được|đủ|hoàn thành|thực hiện|có|số|tỷ lệ|kế hoạch|chỉ tiêu|dự toán|nhiệm vụ|giao|yêu cầu|đề ra|tổng|"
    r"các|của|trong|năm|tháng|quý|mức|hạng|loại|bậc|nhóm|cấp|từ|còn|thì|là|về|cho|với|bị|để|xảy ra|phát sinh|"
    r"trường hợp|đơn vị|trở|lên|xuống|đi|đến|tới|trên|dưới|hơn|cận|hết|cả|chỉ|mỗi|một|so|khoảng|"
    r"nếu|khi|và|đó|này|đã|tổ chức|tham gia|xếp|chấm|tính|điểm|không|quá|thấp|cao|ít|nhiều|kém|"
    r"nhỏ|lớn|bằng|nhưng|chưa|kết quả|tối thiểu|nhất|giảm|tăng|vượt|thiếu|chậm|trễ|muộn|đúng|sớm|hạn|sau|trước|mới|lại|những)\b"
)
"""Words that say nothing of what is measured."""


def measure_of(found: Reading, clauses: Sequence[Clause]) -> str:
    """The measure of the entry that a reading's rule asks for; "" where no words say it. Percents
    are `found.share`."""
    rule = found.rule or {}
    if found.measure:
        return found.measure
    if found.share or rule.get("kind") not in ("count", "steps", "tiers"):
        return ""
    if rule["kind"] == "tiers":
        return _common(
            [
                unit
                for one in clauses
                if one.is_level
                for unit in units(NAMED.sub(" ", one.condition))
            ]
        )
    counted = [one for one in clauses if one.each and one.gives and one.side != MINUS]
    return _counted_by(counted[0]) if counted else ""


def _counted_by(clause: Clause) -> str:
    """`lượt` of `1 điểm/lượt`, `bài viết` of `mỗi bài viết được 1 điểm`."""
    words = clause.per or _BEFORE.sub("", clause.condition.rpartition(":")[2])
    words = words.strip(" .,;()").casefold()
    if behind := _BEHIND_EACH.search(clause.text):
        words = words[max(words.find(behind["noun"].casefold()), 0) :]
    plain = re.fullmatch(r"[^\W\d_]+(?:[ /]+[^\W\d_]+)*", words)
    return words if plain and len(words.split()) <= _MOST_WORDS else ""


def _common(said: Sequence[str]) -> str:
    """The words that all units begin with; of money, the fullest ones."""
    told = [unit.replace("/", " /").split() for unit in said if unit not in ("", "%")]
    if not told:
        return ""
    longest = max(told, key=len)
    n = 0
    while all(one[n : n + 1] == longest[n : n + 1] for one in told) and n < len(longest):
        n += 1
    money = bool(n) and _MONEY.match(longest[0]) is not None
    return " ".join(longest if money else longest[:n]).replace(" /", "/")


def units(text: str) -> list[str]:
    """The unit after each figure: `%`, the words of what is counted, or "" for none."""
    return [
        "%" if match["share"] else _ENDS.sub("", match["noun"].casefold()).strip(" /")
        for match in _UNIT.finditer(text)
    ]


def of_another_figure(title: str, levels: Sequence[str]) -> Iterator[int]:
    """The levels, by number, that count in another unit, or speak of another thing, than those
    before them. `title`: the criterion's name, which may say the thing as well."""
    counts = [units(text) for text in levels]
    share = any("%" in unit for said in counts for unit in said)
    things = thing_words(title)
    told: set[str] = set()
    counted: set[str] = set()
    for n, (text, said) in enumerate(zip(levels, counts, strict=True)):
        nouns = [set(re.findall(r"[^\W\d_]+", unit)) for unit in said if unit not in ("", "%")]
        units_differ = share or any(counted and not noun & counted for noun in nouns)
        if (nouns and units_differ) or (told and not thing_words(text) <= told | things):
            yield n
        counted |= set().union(*nouns)
        told |= thing_words(text)


def thing_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", _PLAIN.sub(" ", text.casefold())))
