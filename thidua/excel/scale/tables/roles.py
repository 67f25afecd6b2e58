"""The roles of a scale's columns, and what words of a heading mean each.

A column that an office scores in (tự chấm, điểm đạt) is never taken for the points that can be had.
"""

import re
from functools import lru_cache

from thidua.excel.scale.speech.text import NUMBER
from thidua.text.vietnamese import nfc

CODE, TEXT, MAX, BONUS, DEDUCT, HOW, LEVEL = (
    "code",
    "text",
    "max",
    "bonus",
    "deduct",
    "how",
    "level",
)
SELF, EVIDENCE, VERIFIER, UNIT, NOTE, DUE = "self", "evidence", "verifier", "unit", "note", "due"
BESIDE = frozenset([SELF, EVIDENCE, VERIFIER, UNIT, NOTE, DUE])
"""Columns beside the rules: what people score in and prove it by, in what, and by when."""
EITHER = "either"
"""A column whose heading says both: `Mức trừ (thưởng)`, `Điểm cộng/trừ`, `Điểm (+/-)`."""
AREA = "area"
"""The names of groups, each beside several criteria; told by its cells, not by a heading."""
GIVEN = (BONUS, DEDUCT, EITHER)
"""The columns of points beside the maximum."""
_WHO = r"(?:đơn vị|cơ quan|chi bộ|đảng ủy|đảng uỷ|tổ|trường|khối|cụm|hội đồng|phòng|sở|lớp|huyện|xã|tỉnh|ban|cấp trên|bên a|thường trực|khoa|công đoàn|liên đội|gv|gvcn|bch|đoàn)"
_SCORER = r"(?:cá nhân|tập thể|thủ trưởng|hiệu trưởng|giám đốc|lãnh đạo|cấp trên|bgh|ban giám hiệu|(?:giám khảo|gk)(?: ?\d+| [ivx]+)?)"
"""Who scores, by the name alone."""
_PER = r"(?:\s*(?:/|mỗi|cho mỗi|trên mỗi|1|01|một)\s*[^\W\d_]+(?: [^\W\d_]+){0,2})?"
_EACH = r"(?:(?:mỗi|1|01|một) [^\W\d_]+ )?"
_ROLES: tuple[tuple[str, str], ...] = (
    (CODE, r"(?:số )?t[./ ]?t\.?|s[. ]?t[. /]?t|số|số thứ tự|(?:ký|số) hiệu|mã(?: số)?(?: (?:tiêu chí|tiêu chuẩn|chỉ tiêu|nội dung|mục))?|mục|tt\.?|no\.?|#"),
    (UNIT, r"đơn vị tính|đvt|đơn vị đo"),
    (BONUS, rf"(?!.*\bcách\b){_EACH}(?:(?:điểm |mức |số điểm )?(?:được )?(?:thưởng|cộng|thêm)(?: thêm| điểm)?(?: tối đa)?{_PER}|khuyến khích|điểm khuyến khích)"),
    (DEDUCT, rf"(?!.*\bcách\b){_EACH}(?:điểm |mức |số điểm )?(?:bị )?(?:trừ|phạt|bớt|mất)(?: điểm)?(?: tối đa)?{_PER}"),
    (HOW, r".*\b(?:(?:căn cứ|cơ sở|tiêu chuẩn|nguyên tắc|yêu cầu|quy định) (?:để )?(?:chấm|tính|cho|đánh giá|trừ)|mức (?:chấm|cho|trừ)|cách (?:chấm|tính|cho|đánh giá|thức)|phương pháp|hướng dẫn chấm|hướng dẫn|quy định (?:chấm|cho|tính)|thang đánh giá|diễn giải|mức (?:đánh giá|đạt|độ)|nguyên tắc|công thức|cách|ra sao|thế nào).*|(?:các )?trường hợp (?:bị |được )?(?:trừ|cộng|thưởng)(?: điểm)?"),
    (TEXT, r"(?:tên |danh mục )?(?:các )?(?:lỗi|hành vi|thành tích|vi phạm)(?: vi phạm| đạt được| cụ thể)?|kpi|mục tiêu|(?:tên )?(?:các )?(?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|nhiệm vụ|danh mục|hạng mục|công việc|hoạt động|lĩnh vực|tên tiêu chí|chỉ số|yêu cầu).*"),
    (MAX, r"(?!.*\b(?:tự|đạt chuẩn)\b).*\bđiểm\b.*\b(?:tối đa|chuẩn|cao nhất)\b.*|mức (?:tối đa|cao nhất)"),
    (DUE, r"(?:thời )?hạn\b(?! mức).*|(?:thời (?:gian|điểm)|ngày) (?:nộp|gửi|báo cáo|hoàn thành|phải nộp|quy định)\b.*"),
    (SELF, rf".*\b(?:tự|đạt|đạt được|thẩm định|duyệt|chấm|kết quả|thực hiện|thực tế|phúc tra|kiểm tra|đánh giá|công nhận|thống nhất|bình xét)\b.*|{_WHO}|(?:điểm )?(?:của )?{_SCORER}|điểm (?:của )?(?:các )?{_WHO}\b.*|điểm thưởng phạt"),
    (MAX, r".*\b(?:điểm chuẩn|điểm tối đa|khung điểm|thang điểm|mức điểm|biểu điểm|số điểm|tổng điểm|điểm quy định|điểm kế hoạch|điểm số|điểm cao nhất|điểm)\b.*|chuẩn|tối đa|tổng(?: số| cộng)?|(?:cả|toàn) năm|(?:trọng số|tỷ trọng).*"),
    (EVIDENCE, r".*\b(?:minh chứng|chứng minh|tài liệu|hồ sơ|kiểm chứng|căn cứ|nguồn|bằng chứng|cơ sở|số liệu)\b.*"),
    (VERIFIER, r"(?!.*\d).*\b(?:theo dõi|giám sát|phụ trách|chủ trì|đầu mối|bộ phận|bp|người)\b.*"),
    (NOTE, r"ghi chú.*|lưu ý.*|giải trình.*|(?:mức )?(?:sàn|tối thiểu)"),
)  # fmt: skip
"""Role -> what a whole heading may say, the most particular first."""
_PATTERNS = tuple((role, re.compile(pattern, re.DOTALL)) for role, pattern in _ROLES)
STRONG = re.compile(r"chuẩn|tối đa|khung|quy định|cao nhất|điểm mới")
_SCORES = re.compile(r"tự chấm|chấm|duyệt|thẩm định|đạt|kết quả|thực hiện")
_HOW_OVER = re.compile(r"(?:cách|hướng dẫn|phương pháp|nguyên tắc|quy định|tiêu chuẩn|căn cứ)\b")
"""Over a column of words and one of their points."""
LEVELS = re.compile(r"(?:các )?mức\b(?!.*\b(?:tự|thẩm định)\b)")
_TASK = "(?: yêu cầu| nhiệm vụ| chỉ tiêu| kế hoạch)?"
WORTH_IF = r"(?:điểm (?:(?:đạt|cho|được|chấm) )*(?:(?:nếu|khi) )?)?"
"""`Điểm đạt nếu hoàn thành 100%`, `Điểm loại A`: over the points of a level."""
GRADE = re.compile(
    rf"[a-d]|{WORTH_IF}(?:(?:(?:mức|loại|xếp loại|kết quả|thực hiện|hoàn thành|đạt|chưa|không|rất) )*"
    r"(?:(?:(?:trong sạch )?vững mạnh|tiên tiến)(?: xuất sắc| tiêu biểu)?|xuất sắc|giỏi|tốt|khá|trung bình(?: khá)?|tb|yếu|kém|đầy đủ|một phần)(?: nhiệm vụ)?|"
    r"(?:đạt )?(?:mức|loại|hạng|xếp loại) (?:[a-dđ]|\d|i{1,3}|iv)|"
    r"giải (?:đặc biệt|nhất|nhì|ba|tư|khuyến khích|kk|[abc])|(?<=nếu )(?:có|không)|"
    rf"(?:mức )?(?:không|chưa) (?:đạt|thực hiện|hoàn thành|(?:được )?xếp loại|(?:được )?xét(?: thi đua)?){_TASK}|vượt{_TASK}|"
    r"(?:mức )?(?:(?:đạt|thực hiện|hoàn thành) )?(?:từ |dưới |trên |[<>≤≥] ?)?(?:\d+ ?(?:-|đến) ?[<>]? ?)?\d+(?:[.,]\d+)? ?%.*)"
)
_GRADE_BESIDE = re.compile(
    rf"(?:điểm (?:đạt |cho |chấm )?(?:nếu|khi) )?(?:mức )?(?:hoàn thành|(?:có )?thực hiện|đạt){_TASK}"
)
"""The names of levels, and what is one only beside another: `Đạt` alone is what a unit reached."""
SCORED_BY = re.compile(r"tự|chấm|duyệt|thẩm định")
"""Over the levels of a criterion, each with its points."""
WORTH = re.compile(rf"(?P<n>{NUMBER}) ?(?:đ|điểm)", re.IGNORECASE)
"""A level by what it is worth alone: `10 điểm | 7 điểm | 5 điểm`, over what reaches each."""
UNITS_OWN = re.compile(
    r"(?:tổng (?:hợp )?)?(?:kết quả |điểm )(?:xếp |chấm |thi đua |đạt |đạt được )*"
    rf"(?:của )?(?:các |từng )?{_WHO}\b.*|(?:tổng hợp|xếp) (?:điểm|kết quả).*|"
    rf"(?:tên )?(?:các |từng )?{_WHO}(?:,? {_WHO})*(?: thành viên)?"
)
FACTOR = re.compile(
    r"\bhệ số\b|(?<!cá )(?<!công )\bnhân\b(?! (?:viên|dân|sự)\b)|\b(?:trọng số|tỷ trọng)\b"
)
"""Between the points and what they come to: `Điểm chuẩn | Hệ số | Điểm tối đa`."""
FLOOR = re.compile(
    r"(?:điểm |mức )*(?:từ|sàn|giới hạn|liệt|tối thiểu|thấp nhất|đạt chuẩn)(?: (?:cần|phải) (?:đạt|có))?"
)
"""The least that a criterion must come to, beside its maximum; `Từ` under a heading of points."""
TARGET = re.compile(
    r"(?:kế hoạch|kh|chỉ tiêu|định mức|(?:mức|số|khối lượng) giao|năm|đăng ký|số lượng|(?:mức )?phấn đấu|mục tiêu)\b",
    re.IGNORECASE,
)
"""What is to be reached, and what was: figures that a rule reads in another file."""
_SHORT = (
    (re.compile(r"\bđ(?:\. ?| )(?=(?:tối đa|chuẩn|tđ|cộng|thưởng|trừ|phạt|tự|đạt)\b)"), "điểm "),
    (re.compile(r"\bnd\b\.?"), "nội dung"),
    (re.compile(r"^max\.?$|(?<=điểm )max\b"), "tối đa"),
)
"""`Đ. tối đa`, `ND`, `Max`: as offices write headings of narrow columns."""


_FOR_EACH = re.compile(
    r"(?<=\w)\s*/\s*(?:0?1 ?)?(?:lần|lượt|vụ|buổi|ngày|người|em|trường hợp|việc|đơn vị|vi phạm|lỗi)$"
)
"""`Điểm trừ/1 lần`: for each what, behind what a column holds."""


@lru_cache(4096)  # a tenth of an import went into the same headings again
def plain(text: str) -> str:
    """A heading in small letters on one line, without brackets and `/lần` at its end, its short
    words written out."""
    small = " ".join(nfc(text).casefold().split())
    for short, long in _SHORT:
        small = short.sub(long, small)
    small = re.sub(r"\s*\([^()]*\)\s*$", "", small) or small
    small = _FOR_EACH.sub("", small)
    return small.strip(" .:*")


def is_grade(own: str) -> bool:
    """Whether a heading may be the name of a level, by itself or beside others."""
    last = plain(own)
    return bool(GRADE.fullmatch(last) or _GRADE_BESIDE.fullmatch(last))


OF_UNITS = re.compile(rf"(?:điểm |mức |đối với |của |các )*(?:{_WHO}\b .+|p\. ?\w+)")


def of_units(own: str) -> bool:
    """Whether a heading names a kind of unit: `Khối A`, `Điểm khối phòng`."""
    return bool(OF_UNITS.fullmatch(plain(own))) and not SCORED_BY.search(plain(own))


_OPPOSED = re.compile(r"(?:điểm )?(?:được|\+)"), re.compile(r"(?:điểm )?(?:mất|[-–−])")


def opposed(own: str, after: str) -> bool:
    """`Được | Mất`, `+ | -`: headings that say of their figures only together what they are."""
    return all(
        word.fullmatch(plain(said)) for word, said in zip(_OPPOSED, (own, after), strict=True)
    )


GIVES, TAKES = re.compile(r"\b(?:cộng|thưởng)\b|\+"), re.compile(r"\b(?:trừ|phạt)\b|[-–−]")
_EITHER_WORDS = frozenset(
    ["điểm", "số", "mức", "được", "bị", "và", "hoặc", "cộng", "trừ", "thưởng", "phạt", "thêm"]
)


def is_either(own: str) -> bool:
    """Whether a heading says of its points that they are given and taken."""
    small = nfc(own).casefold()
    words = set(re.findall(r"[^\W\d_]+", small))
    return words <= _EITHER_WORDS and bool(GIVES.search(small) and TAKES.search(small))


def role_of(whole: str, own: str) -> str:
    """What a column is for, by its own heading and by those over it."""
    text, last = plain(whole), plain(own)
    if is_either(own):
        return EITHER
    if WORTH.fullmatch(last):
        return ""
    over = text.removesuffix(last)
    if text != last and LEVELS.match(over):
        own_role = role_of(own, own)  # `Mức độ đạt được: Nội dung | Điểm`
        return HOW if own_role == TEXT else own_role
    if text != last and _HOW_OVER.match(over):
        own_role = role_of(own, own)  # `Hướng dẫn chấm điểm: Mức đạt | Mức điểm`
        return own_role if own_role in (HOW, MAX, *GIVEN) else HOW
    if text != last and _SCORES.search(over):
        levels = not (role_of(own, own) or SCORED_BY.search(over)) and is_grade(own)
        return "" if levels else SELF  # `Kết quả thực hiện: Tốt | Khá`
    if text != last and STRONG.search(over) and not SCORED_BY.search(text):
        own_role = role_of(own, own)  # `Khung điểm: Chuẩn | Cộng | Trừ`
        return own_role if own_role in GIVEN else MAX  # `Điểm chuẩn: Xã | Phường`
    if text != last and UNITS_OWN.fullmatch(over.strip()):
        return SELF  # `Điểm các đơn vị: Hội Luật gia | Hội Nhà báo`
    for said in (last, text):
        for role, pattern in _PATTERNS:
            if pattern.fullmatch(said):
                return role
    return ""
