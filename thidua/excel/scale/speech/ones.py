"""One of many: `thiếu 01 báo cáo trừ 1 điểm` is so much for each."""

from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.text import AWARD, MINUS, phrase
from thidua.excel.scale.speech.vocabulary import THINGS

_COUNTED = f"(?:{THINGS}|nội dung|nhiệm vụ|chỉ tiêu)"
_ONE_OF_MANY = phrase(
    r"^(?P<a>.*?\b(?:thiếu|giảm|bỏ|vắng|sót|nghỉ|mất|sai|hỏng|chậm|trễ|muộn|quên|không (?:hoàn thành|thực hiện|nộp|gửi|tham gia|tổ chức|đạt|dự))\s(?:(?!từ|trên|dưới|quá|hơn|đến)[^\W\d_]+\s){0,4}?)(?:một|01|1)\s+(?!đến\b|tới\b|hoặc\b|trong\b)(?=[^\W\d_])"
    r"|^\W*(?P<b>)(?:một|01|1)\s+(?=(?!trong|số|nửa|phần)[^\W\d_]+\b(?!\s+(?:đến|tới|trở|hoặc)\b))"
    r"|^(?P<e>[^\d]*?\b(?!(?:có|được|đạt|từ|trên|dưới|quá|hơn|trong|mức|loại|bậc|hạng|thứ|cả)\b)[^\W\d_]+\s)(?:một|01|1)\s+(?!trong|số|phần|nửa|bậc|mức|hạng|loại|cách|chiều|mặt|lúc)(?=[^\W\d_]+(?:\s[^\W\d_]+)?\W*$)"
    rf"|^(?P<c>(?:thứ \d+|[^\d])*\s)(?<!trong )(?<!quá )(?<!trên )(?<!dưới )(?<!hơn )(?:một|01|1)\s+(?={_COUNTED}\W*$)|^(?P<d>\W*(?:nếu |khi )?(?:(?:để|xảy ra|có|bị) )+)1\s+(?={_COUNTED}\b(?!.*\btrở\b))"
)
"""`bỏ một kỳ`, `thiếu 01 loại`, `đi muộn 1 lần`: so much for each; `có một đoàn thể yếu` is once."""
_PADDED_ONE = phrase(
    r"^(?P<a>(?:(?!\d|\b(?:trong|từ|trên|dưới|quá(?! hạn)|hơn|ít nhất|tối thiểu|mức|loại|bậc|nhóm|cấp|lần thứ)\b).)*?)(?<![/.-])\b01\s+(?!đến\b|tới\b|hoặc\b|trở\b|-)(?=[^\W\d_])(?!.*\btrở lên\b)"
)
"""`01 trường hợp`, with the zero that offices count with."""
_UNIT_AT_END = phrase(
    r"(?<=[^\W\d_])\s*/\s*(?P<per>[^\W\d_]+(?: [^\W\d_]+)?)(?=\W*(?:(?:bị )?(?:trừ|cộng)\W*)?$)"
)
"""`Trình chậm/đoàn`, beside what each of them costs."""


def count_ones(clause: Clause, words: str) -> str:
    """Takes `thiếu 01 báo cáo trừ 1 điểm` for so much each; the words without the figure."""
    if clause.each or clause.side == AWARD:
        return words
    if unit := _UNIT_AT_END.search(words):
        clause.each, clause.per = True, unit["per"]
        return words[: unit.start()]
    one = _ONE_OF_MANY.search(words) if clause.side == MINUS else None
    one = one or _PADDED_ONE.search(words)
    if one is None:
        return words
    clause.each = True
    before = next((part for part in one.groupdict().values() if part), "")
    return f"{before}{words[one.end() :]}"
