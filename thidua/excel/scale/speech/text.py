"""The text of a scale, evened out: one spelling for signs, figures and units; limits in words; and
whether a wording gives points or takes them."""

import re
from fractions import Fraction
from functools import lru_cache

from thidua.excel.scale.speech.spellings import LIMITS, POINTS, USUAL, common, spelled
from thidua.excel.scale.speech.vocabulary import AT_MOST, OFFENCES
from thidua.text.vietnamese import nfc


def phrase(pattern: str) -> re.Pattern[str]:
    """A pattern of words, in capitals or not."""
    return re.compile(pattern, re.IGNORECASE)


NUMBER = r"\d+(?:[.,]\d+)*"
"""A figure as people type it: 0,5 or 0.5 or 1.000."""
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_SIGNS = str.maketrans("÷–—−‑×✕\xa0", "-----xx ")
_FULLWIDTH = {0xFEE0 + code: code for code in range(0x21, 0x7F)}  # ＜ ％ （
_LISTED = r"\b[^\W\d_](?:(?! và )[^/,:;.\n\d]){0,50}?"
_NAMES_THEN_POINTS = phrase(
    rf"(?P<names>{_LISTED}(?:(?:\s*/\s*|,\s*|\s+và\s+){_LISTED}){{1,9}}?)(?P<turn>,? (?:lần lượt|tương ứng))?(?::| (?=(?:được|đạt|là|với|trừ|cộng|thưởng|bị|\d+)\b))"
    rf"(?: ?(?:được|đạt|là|với|tính|chấm|bị|(?P<verb>trừ|cộng|thưởng)|(?P<then>lần lượt|tương ứng)(?: là| với)?):?)* ?"
    rf"(?P<points>(?:{NUMBER}(?: điểm)?(?:\s*/\s*|,\s|\s+và\s+))+{NUMBER}) điểm\b(?P<unit>\s*/\s*[^\W\d_]+)?"
)
_BLANKS = re.compile(r"[ \t\f\v]+")
MULTIPLIED = r"(?<!cá )(?<!công )(?<!nạn )(?<!bệnh )(?<!quân )(?<!tư )\bnhân"
"""The word for `times`, and no part of another: `cá nhân`, `công nhân`."""
ONLY = (
    r"(?<!địa )(?<!chứng )(?<!tín )(?<!đình )\bchỉ"
    r"(?! (?:số|tiêu|đạo|thị|huy|định|báo|dẫn|giới)\b)"
)
"""The word for `only`, and no part of another: `địa chỉ`, `chỉ tiêu`."""
EACH = r"(?<!căn )(?<!chứng )(?<!bất )\bcứ"
"""The word for `every`, and no part of another: `căn cứ`."""
_NO_POINTS = phrase(
    r"\bđiểm\b(?<!cho điểm)(?<!không được điểm)(?<!không có điểm)(?! (?:trừ|cộng|thưởng)\s*:)"
)
_COUNTS_POINTS = phrase(
    rf"{NUMBER} điểm\b|\bcho điểm\b|(?:\b(?:trừ|cộng|nhân)|[x*]) {NUMBER}(?=\s*(?:[;.)\n]|,(?!\d)|$))"
)
_OF_THEM_ALL = r"(?:cho|của|đối với)\s+(?:cả|tất cả|toàn bộ)(?:\s+(?!là\b)[^\W\d_]+){1,3}"
CAP = phrase(
    r"(?:\b(?:nhưng|song|và|với)\s+)?(?:\bmức\s+)?"
    r"(?P<whole>\b(?:tổng(?:\s+(?:số|cộng|mức|các))?(?:\s+điểm)?|(?:cộng|gộp|gom) (?:dồn|lại|hết|chung)|(?:cả|hết) thảy)\s*)?"
    r"(?P<side>\b(?:(?:số\s+)?điểm\s+)?(?:(?:bị|được)\s+)?(?:trừ|cộng|thưởng|phạt)|\bđiểm)?\s*"
    r"(?P<own>(?:của|cho|ở|trong|tại)\s+(?:mục|nội dung|tiêu chí|phần|tiểu mục)\s+(?:này|trên)\s*)?(?:(?:chỉ\s+)?được\s+)?(?:cũng\s+)?"
    rf"(?:(?:tối\s+đa|không\s+quá|cao\s+nhất)(?P<all>\s+{_OF_THEM_ALL}(?:\s+là)?)?)\s*(?:(?:trừ|cộng|thưởng|phạt)\s+)?(?:[-+]\s*)?(?P<n>{NUMBER})\s*điểm"
    rf"(?P<both>\s+{_OF_THEM_ALL})?(?:\s*(?:/|(?:cho|trong|trên|với)?\s*mỗi\s)\s*(?:(?:năm|mục|nội\s+dung|tiêu\s+chí|đơn\s+vị|tập\s+thể)\b"
    r"|(?P<per>[^\W\d_]+(?:\s+[^\W\d_]+)?)))?"
)
"""`per`: the limit is of each of something, which no key of a scale says: `không quá 2 điểm/buổi`."""
SHARE_CAP = phrase(
    r"(?:\b(?:nhưng|song|và)\s+)?(?P<whole>\btổng(?:\s+(?:số|cộng|mức))?(?:\s+điểm)?\s+)?(?P<side>\b(?:điểm\s+)?(?:trừ|cộng|thưởng)\s+)?"
    r"(?:tối\s+đa|không\s+quá|cao\s+nhất)\s*"
    rf"(?P<n>{NUMBER})\s*%\s*(?:của\s+)?(?:tổng\s+)?(?:số\s+)?điểm(?:\s+(?:chuẩn|tối\s+đa|quy\s+định))?"
    r"(?:\s+(?:của\s+)?(?:tiêu\s+chí|mục|nội\s+dung|phần)(?:\s+(?:này|đó))?)?(?!\s+(?:đạt|còn|cộng|trừ|của))"
)
"""`trừ không quá 30% số điểm`: of the points that the criterion is worth."""
CAP_NOTHING = phrase(
    r"\btrừ\s+tối\s+đa\s+bằng\s+(?:số\s+)?điểm\s+(?:chuẩn|của\s+(?:mục|tiêu chí|nội dung)(?:\s+này)?)|"
    r"\b(?:trừ\s+(?:dần\s+)?)?(?:cho\s+)?(?:đến\s+|tới\s+)?(?:khi\s+)?hết\s+(?:số\s+)?(?:điểm\s+)?thì\s+(?:thôi|dừng)|\(\s*hết\s+(?:số\s+)?điểm\s*\)|"
    r"\btrừ\s+(?:dần\s+)?(?:cho\s+)?(?:(?:đến|tới|về|xuống|khi|còn)\s+)+0(?:\s+điểm)?(?![\w.,%])|"
    r"\b(?:trừ\s+)?tối\s+đa\s+(?:là\s+|bằng\s+|(?:cho\s+)?(?:đến|tới)\s+)?(?:trừ\s+)?hết\s+(?:số\s+)?điểm(?:\s+(?:chuẩn|của\s+(?:mục|tiêu chí|nội dung)(?:\s+này)?))?|"
    r"(?<!\d )(?:\b(?:nhưng|song)\s+)?(?:\bvà\s+)?(?:(?:(?:tổng|số)\s+)*điểm\s+)?(?:trừ\s+)?(?:cho\s+)?(?:(?:(?:đến|tới)\s+(?:khi\s+)?hết|(?:tối đa\s+)?không\s+(?:(?:trừ|cộng)\s+)?(?:(?:vượt\s+)?quá|vượt))(?:\s+(?:tổng|số))*\s+điểm"
    r"(?:\s+(?:chuẩn|tối đa|của\s+(?:mục|tiêu chí|nội dung)(?:\s+này)?))?(?!\s+(?:trừ|cộng|thưởng|của|bình|trung))"
    r"|(?:điểm\s+)?tối\s+thiểu(?:\s+(?:là|bằng|còn))?\s*:?\s*0(?![.,]?\d|\s*%)(?:\s*điểm)?|không\s+(?:để\s+|tính\s+|chấm\s+|có\s+|trừ\s+)?(?:điểm\s+)?âm(?:\s+điểm)?\b)"
)
"""Off until nothing is left: what a floor of 0 says anyway."""
NO_MORE = phrase(
    r"(?:nếu |phần )?vượt(?: mức)?(?: kế hoạch| chỉ tiêu| 100%)? (?:thì )?không (?:được )?(?:cộng|tính)(?: thêm| điểm)*"
    rf"|(?:nhưng )?(?:(?:(?:tổng|số) )*điểm )?(?:{AT_MOST})(?: bằng| là| không quá)? (?:số )?điểm(?: (?:chuẩn|tối đa|quy định))+"
)
"""`vượt kế hoạch không cộng thêm`, `tối đa bằng điểm chuẩn`: what the limit of a share says anyway."""
BEYOND = phrase(
    rf"(?:và |nhưng )?(?:(?:ăn|tính) theo thực tế )?(?:(?:nếu |khi |phần )?vượt (?:mức |chỉ tiêu |kế hoạch |kh )*(?:thì )?)?(?:chỉ )?(?:được )?(?:tính )?(?:(?:{AT_MOST}|vượt|nhưng|cao nhất|đến|tới) )+"
    rf"(?:mức |là |bằng )?(?P<n>{NUMBER})%(?: (?:kế hoạch|chỉ tiêu|điểm chuẩn|trọng số))?"
    rf"|(?:nếu |khi |đạt )*(?:trên|vượt|quá) (?P<m>{NUMBER})% (?:thì |cũng |vẫn |chỉ |được )*tính (?:bằng |là )?(?P=m)%"
)
"""`được tính vượt đến 110%`: what a share may come to."""
AWARD, PLUS, MINUS = "award", "bonus", "deduct"
BOTH = "both"
"""The side of a list of bonuses and deductions together, and of a heading or limit that says both alike."""
_MINUS = phrase(
    r"\b(?:bớt|trừ(?!\s+(?:trường hợp|khi|các trường hợp))|phạt|giảm trừ|(?<!người )mất(?!:))\b"
)
_PLUS = phrase(r"\b(?:cộng|thưởng)\b|\b(?:được|tính|chấm|cho)\s+thêm\b")
_THINGS = phrase(
    r"\b(?:(?:(?<!bằng )(?<!giấy )khen|phần|tiền|giải|mức|quỹ) thưởng|(?:loại|phòng|diệt|bài|khấu|miễn|(?<!công )(?<!triển )(?<!kê )(?<!tờ )khai|xóa|cấn) trừ|giải trừ (?=[^\W\d])|"
    r"(?:xử|hình|bị|tiền|mức|nộp) phạt|phạt (?:tiền|tù|vi phạm|hành chính|nguội)|"
    r"cộng (?:đồng|tác|sản|hòa|hưởng|vào)|(?:công|tổng) cộng|mất (?=[^\W\d]))"
)
"""Words that look like a verb of scoring and are none: `khen thưởng`, `phòng trừ`, `mất điện`."""
_SAYS_SIDE = phrase(
    r"^\W*(?:(?:mức|số|điểm|bị|được|sẽ|phải|thì)\s+)*(?:trừ|cộng|thưởng|phạt)\b"
    r"|\b(?:bị|sẽ|được|điểm|thì)\s+(?:trừ|cộng|thưởng)\b|\b(?:trừ|cộng|thưởng)\s+(?:điểm|thêm)\b"
    r"|\b(?:trừ|cộng|thưởng)\W*$|\b(?:trừ|cộng|thưởng)\s+mỗi\b"
)
_BAD = phrase(
    r"\b(?:vi phạm|(?:mắc |bị )?lỗi|(?<!nhiệm )(?<!nghiệp )(?<!dịch )(?<!phục )(?<!chức )(?<!công )(?<!mùa )vụ(?! việc|mùa)|vắng|nghỉ|bỏ|trễ|chậm|muộn|quá hạn|thiếu|sai|sót|quên|lệch|hỏng|hư|dơ|bẩn|tai nạn|cháy|kỷ luật|"
    r"khiển trách|cảnh cáo|cách chức|(?:phê|bị) bình|nhắc nhở|kiểm điểm|khiếu nại|tố cáo|đơn thư|tồn đọng|phản ánh|"
    rf"{OFFENCES}|xử phạt|tái phạm|không|chưa|yếu|kém)\b"
)
_GOOD = phrase(
    r"\b(?:mô hình|sáng kiến|cải tiến|giải(?! quyết| trình)|tin|(?<!truy )(?<!đầu )(?<!học )(?<!làm )(?<!thuộc )(?<!soạn )(?<!ôn )bài|đề tài|công trình|bằng khen|giấy khen|huân chương|huy chương|"
    r"cờ|danh hiệu|gương|chuyên đề|kết nạp|thành lập|ủng hộ|hiến|công nhận|giải quyết|phát hiện|khen|"
    r"(?<!bị )xử lý(?! kỷ luật)|khắc phục|ngăn chặn|phòng ngừa|giúp|(?<!bị )bắt giữ|triệt phá|hòa giải)\b"
)
_SURELY_BAD = phrase(
    r"\b(?:vi phạm|lỗi|vắng|nghỉ không|không (?:phép|lý do)|trễ|chậm|muộn|quá hạn|thiếu|sai|sót|quên|lệch|hỏng|dơ|bẩn|tai nạn|kỷ luật|khiển trách|"
    rf"cảnh cáo|cách chức|(?:phê|bị) bình|bị|{OFFENCES}|tái phạm)\b"
)
_DENIED = phrase(r"\b(?:không|chưa|hết)\b(?! (?:phép|lý do|phối hợp))")
_EACH_TIME = r"(?:mỗi|từng|một|0?1) (?P<{}>(?:lần|lỗi|vụ|trường hợp)(?: vi phạm| mắc lỗi)?)"
_HEAD = phrase(
    rf"\W*(?:{_EACH_TIME.format('per')},? )?(?:(?:các|những|một số)\s+)?(?:(?:trường hợp|nội dung|hành vi|mức|số)\s+)*(?:(?:bị|được|sẽ|tính)\s+)*(?:điểm\s+)?"
    rf"(?:(?:tối đa|không quá) (?:trừ|cộng|thưởng|phạt) {NUMBER} điểm|"
    rf"(?:trừ|cộng|thưởng|phạt)(?:\s+(?:điểm|thêm))?(?:\s+(?:nhưng )?(?:tối đa|không quá|cao nhất) {NUMBER} điểm)?)"
    rf"(?:,?\s*\(?(?:(?:tính|trừ|cộng|cho|với) )*{_EACH_TIME.format('each')}\)?)?"
    r"(?:\s+(?:khi|nếu|như sau|đối với|gồm|bao gồm|trong các trường hợp sau))*\s*:(?!\s*[\d+-])\s*"
)
"""`Điểm trừ:`, `Các trường hợp bị trừ điểm (mỗi lần vi phạm):`: what the amounts after it are, and of what."""
_TAKES_FIGURE = phrase(
    r"(?:^\W*(?:(?:mức|số|điểm|bị|được|sẽ|phải|thì)\s+)*|\b(?:bị|sẽ|được|phải|thì)\s+)(?P<verb>trừ|cộng|thưởng|phạt)\b"
    r"(?!\s+(?:huân|huy|cờ|bằng|giấy)\b)(?P<but>\s+(?:trường hợp|các|khi)\b)?(?:\s+(?:đi|thêm)\b)*(?:\s+(?P<p>điểm)\b)?"
    r"|\b(?P<last>trừ|cộng|thưởng)(?:\s+(?:đi|thêm|điểm)\b)*(?=\W*$)|\b(?:thì|sẽ)\s+(?P<less>giảm)(?:\s+(?:trừ|đi|điểm)\b)*(?=\W*$)"
)
_NOT_SO = phrase(r"\b(?:không|chưa|ít)(?:\s+(?:có|bị|được|phải|điểm))*\W*$")
_FIRST = phrase(rf"\W*{NUMBER}\s*điểm\b")
_VERB_FIRST = phrase(
    rf"\W*(?:(?:bị|được|mức|số|điểm)\s+)*(?:trừ|cộng|thưởng|phạt)(?:\s+(?:điểm|thêm|đi))*\s*:?\s*{NUMBER}"
)


_UNMOVED = phrase(rf"\bkhông (?:giảm|tăng)(?: {NUMBER} điểm|\s*[:=])")
_MOVED = phrase(
    rf"(?:(?<=^giảm)|(?<=^tăng)|(?<=[;,.\n] giảm)|(?<=[;,.\n] tăng)|(?<=không giảm)|(?<=không tăng)) (?={NUMBER} điểm)"
)
"""`Giảm 50 điểm; không giảm 20 điểm; tăng 0 điểm`: what is measured falls, and no points."""


def _apart(match: re.Match[str]) -> str:
    """`Tốt/khá: 10/7 điểm`, `giải nhất, nhì, ba lần lượt được 6, 4, 3 điểm`: each name with its own points."""
    names = re.split(r"\s*/\s*|,\s*|\s+và\s+", match["names"].strip())
    points = re.split(r"(?: điểm)?(?:\s*/\s*|,\s|\s+và\s+)(?=\d)", match["points"])
    sure = len(names) > 2 or "/" in match["names"] or match["turn"] or match["then"]
    if not sure or len(names) != len(points):
        return match[0]
    verb = match["verb"] or ""
    pairs = zip(names, points, strict=True)
    return "; ".join(f"{name}: {verb} {one} điểm{match['unit'] or ''}" for name, one in pairs)


@lru_cache(4096)  # half of an import went into the same words again
def even(text: str) -> str:
    """The text in NFC, one blank between words, signs and units in one spelling, lines kept."""
    found = nfc(text).translate(_SIGNS | _FULLWIDTH).replace("\r\n", "\n").replace("\r", "\n")
    found = _NAMES_THEN_POINTS.sub(_apart, spelled(common(found), USUAL))
    found = _with_points(found)
    if _UNMOVED.search(found):
        found = _MOVED.sub(": ", found)
    lines = (_BLANKS.sub(" ", line).strip() for line in found.split("\n"))
    return "\n".join(line for line in lines if line)


def _with_points(text: str) -> str:
    """The text with the word for points, where a wording never says it."""
    if _NO_POINTS.search(text):
        return text
    found = spelled(text, POINTS)
    return spelled(found, LIMITS) if _COUNTS_POINTS.search(found) else found


def figure(text: str) -> Fraction:
    """The value of a NUMBER: `1.000` is a thousand, `1.5` and `1,5` one and a half."""
    if _THOUSANDS.fullmatch(text):
        return Fraction(text.replace(".", ""))
    whole, _, part = text.replace(",", ".").rpartition(".")
    return Fraction(f"{whole.replace('.', '')}.{part}") if whole else Fraction(part)


def has_figure(text: str) -> bool:
    """Whether any digit is left in the text."""
    return any(char.isdigit() for char in text)


def side_of(words: str) -> str:
    """What a verb of scoring says: gives, takes, or "" for neither."""
    words = _THINGS.sub(" ", words)
    return MINUS if _MINUS.search(words) else PLUS if _PLUS.search(words) else ""


def tone_of(words: str) -> str:
    """Whether what words count is bad (deduct) or good (bonus); "" where neither is sure."""
    bad, good = _BAD.search(words), _GOOD.search(words)
    return "" if bool(bad) == bool(good) else MINUS if bad else PLUS


def counts_good(words: str) -> bool:
    """Whether words say what is done about something, bad as it may be: `số vụ phát hiện, xử lý`."""
    return bool(_GOOD.search(words))


def is_loss(words: str) -> bool:
    """Whether words count what can only cost points: `vắng`, `chậm`; not `không vi phạm`, `xử lý vi phạm`."""
    return bool(_SURELY_BAD.search(words)) and not (_DENIED.search(words) or _GOOD.search(words))


def starts_a_list(text: str) -> bool:
    """Whether a wording begins with what its amounts are: `Điểm trừ: ...`."""
    return heading_of(even(text)) is not None


def heading_of(text: str) -> re.Match[str] | None:
    """The heading that an evened wording begins with, where it says what its amounts are."""
    match = _HEAD.match(text)
    return match if match and side_of(match[0]) else None


def said_side(words: str) -> str:
    """The side that words beside an amount say, where they surely speak of points."""
    said = _SAYS_SIDE.search(_THINGS.sub(" ", words))
    return side_of(said[0]) if said else ""


def with_figure(words: str, amount: str) -> list[tuple[str, str]]:
    """What a verb of scoring in words without an amount takes, and the words with the amount behind
    it: `Bị trừ nếu có đơn thư`, beside 2; one entry for each side that is said, "" for `trừ khi`, which
    may except something."""
    found: dict[str, str] = {}
    hidden = _THINGS.sub(lambda match: "\x00" * len(match[0]), words)
    if heading := heading_of(hidden):
        found[side_of(heading[0])] = f"{words} {amount}"
    for match in () if heading else _TAKES_FIGURE.finditer(hidden):
        if not _NOT_SO.search(hidden[: match.start()]):
            side = MINUS if match["less"] else side_of(match["verb"] or match["last"])
            but = match["but"] and side == MINUS
            at = match.start("but") if match["but"] else match.end()
            to = match.start("p") if match["p"] else at
            found["" if but else side] = f"{words[:to].rstrip()} {amount}{words[at:]}"
            found.setdefault(side_of(f"{hidden[: match.start()]} {hidden[at:]}") or side, "")
    return list(found.items())


def leans(before: str, text: str) -> bool:
    """Whether an amount leans on the one before it: `Trừ 1 điểm với lỗi nhẹ, 2 điểm với lỗi nặng`."""
    begins = _VERB_FIRST.match(before) or _FIRST.match(before)
    return bool(begins and _FIRST.match(text.removeprefix("và ").strip()))
