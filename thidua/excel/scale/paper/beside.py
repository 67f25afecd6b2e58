"""What words beside the tables say: paragraphs of a Word file, rows above the headings of a sheet. What
gives, takes, forbids or counts anything is asked about; what else is said of the scale is noted."""

import re

from thidua.excel.scale.lists.exclusions import decides
from thidua.excel.scale.paper.signatures import is_signature
from thidua.excel.scale.rows.groups import DATE, is_title
from thidua.excel.scale.rows.line import Line
from thidua.excel.scale.speech.conditions import NAMED
from thidua.excel.scale.speech.text import even
from thidua.excel.scale.speech.things import OUT

_RULES = re.compile(
    r"\b(?:trừ|cộng|thưởng|phạt|chấm|tính|làm tròn|lấy)\b[^.;]*\d|\d\s*điểm\s*/|:\s*[-+]?\d{1,3}(?:,\d+)?\s*(?:điểm|/|(?:cho )?mỗi\b|$)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d điểm\b|\d\s*%", re.IGNORECASE)
_BASIS = re.compile(
    r"\W*(?:căn cứ|kèm theo|ban hành|xét đề nghị|theo đề nghị của|như trên|lưu:?|số:?\s*\d)",
    re.IGNORECASE,
)
"""`Căn cứ Luật Thi đua, khen thưởng`: what the paper stands on, and to whom it goes."""
_OF_SCALE = re.compile(
    r"\b(?:điểm|chấm|xét|tính|trừ|cộng|thưởng|phạt|xếp|hạn|không|riêng|nếu|thì|áp dụng|đối với|trường hợp|mỗi|từng)\b",
    re.IGNORECASE,
)


def says_rules(line: Line, *, below: bool) -> bool:
    """Whether words beside the tables give, take, forbid or count anything; `below`: criteria stand
    above them, and an amount is a condition: `Đạt từ 90 điểm trở lên: đề nghị công nhận`."""
    text = even(line.text)
    if OUT.search(text) or (below and _AMOUNT.search(text)):
        return True
    rest = NAMED.sub(" ", DATE.sub(" ", text))
    return not _is_silent(line) and (bool(_RULES.search(rest)) or decides(line))


def is_noted(line: Line) -> bool:
    """Whether words beside the tables say anything of the scale at all: neither what it is called, nor
    who issues or signs it; rows of tables that are passed over are named with these."""
    return line.table >= 0 and not _is_silent(line) and bool(_OF_SCALE.search(even(line.text)))


def _is_silent(line: Line) -> bool:
    text = even(line.text)
    return text.isupper() or is_title(line) or bool(_BASIS.match(text)) or is_signature(line.text)
