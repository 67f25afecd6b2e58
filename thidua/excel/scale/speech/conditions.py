"""What has to be the case for points: a range, a number, a place, a day, a name.

Each reader takes a piece of a sentence apart and gives what it understood and the words that it
leaves over; a figure among those is never passed over by who asks.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from thidua.excel.scale.speech.text import NUMBER, figure, phrase
from thidua.excel.scale.speech.vocabulary import AT_MOST, BODIES, NUMBERS, ORDINALS

_N = rf"(?P<{{}}>{NUMBER})\s*(?P<{{}}p>%)?"
_A, _B = _N.format("a", "a"), _N.format("b", "b")
_NOUN = r"(?P<noun>(?:(?:\s+|\s?/\s?)(?!trở|đến|tới|dưới|trên|xếp|loại|đạt)[^\W\d_]+){0,6}?)"
_BARE = r"(?<!trên )(?<!dưới )(?<!hơn )(?<!quá )(?<!đến )"
_UP = r"(?:trở lên|trở đi|hoặc hơn|hoặc nhiều hơn|hoặc cao hơn)"
_DOWN = r"(?:trở xuống|hoặc ít hơn|hoặc thấp hơn|trở lại)"
_FLAGS = re.IGNORECASE
_LOW = r"(?:đạt\s+)?(?:(?P<over>từ trên|trên|hơn|lớn hơn|cao hơn|>(?!=))|từ|>=|trong khoảng|khoảng|ít nhất|không dưới|tối thiểu)"
_CHAIN = phrase(rf"{_A}\s*(?P<lo><=|<)\s*(?P<noun>[^\d<>;:]{{0,30}}?)\s*(?P<hi><=|<)\s*{_B}")
_BOTH = phrase(
    rf"(?P<hi>dưới|nhỏ hơn|thấp hơn|ít hơn|<=?|không quá)\s*{_A}{_NOUN}\s*(?:và|nhưng)\s*"
    rf"(?P<lo>từ|trên|lớn hơn|cao hơn|không dưới|không thấp hơn|ít nhất|>=?)\s*{_B}"
)
"""`Nhỏ hơn 95% và lớn hơn 85%`."""
_RANGES = rf"""
between ⇐ (?:{_LOW}\s*)?{_A}{_NOUN}\s*(?:đến|tới|-|và|nhưng)\s*(?P<under>cận|dưới|nhỏ hơn|thấp hơn|ít hơn|chưa đến|<(?!=))?\s*(?:hết|bằng|không quá|<=)?\s*{_B}
from ⇐ {_BARE}(?:từ\s+|đạt\s+)*{_A}{_NOUN}\s*{_UP}
to ⇐ {_BARE}(?:từ\s+|đạt\s+)*{_A}{_NOUN}\s*{_DOWN}
from ⇐ (?:>=|không dưới|không (?:ít|thấp|nhỏ|kém) hơn|ít nhất|tối thiểu(?: là)?)\s*{_A}
to ⇐ \btrong (?:(?:vòng|thời hạn|thời gian) )?(?:tối đa )?{_A}(?= ?(?:ngày|giờ|phút|h)\b)
to ⇐ \btrong (?:(?:phạm vi|giới hạn|định mức) )*(?=[\d.,]+ ?%){_A}
to ⇐ (?:<=|{AT_MOST}|không hơn|không trên)\s*{_A}
over ⇐ (?:(?<!không )(?<!thấp )(?<!kém )(?<!ít )(?<!nhỏ )(?:\bsau(?= \d[\d.,]* ?(?:giờ|phút|h)\b)|từ trên|trên|hơn|lớn hơn|cao hơn|vượt quá|vượt|quá)|>(?!=))\s*{_A}
under ⇐ (?:dưới|nhỏ hơn|thấp hơn|kém hơn|kém|ít hơn|chưa đến|chưa tới|chưa được|chưa đạt|không đạt|không đủ|chưa đủ|<(?!=))\s*{_A}
from ⇐ \btừ\s+{_A}
to ⇐ \b(?:đến|đến hết|tới)\s+{_A}
exact ⇐ {_A}
"""
"""Which stretch words say, the first that fits: a line each."""
_READ = [
    (kind, phrase(words))
    for kind, words in (line.split(" ⇐ ") for line in _RANGES.strip().split("\n"))
]
_DOWN_FROM = phrase(r"\b(?:dưới|nhỏ hơn|thấp hơn)\s*$")
"""`Dưới 95% đến 90%`: written from above."""
_MONTHLY = (
    r"\bngày \d{1,2} (?:(?:của )?(?:hằng|hàng|mỗi) tháng|"
    r"(?:của )?tháng (?:sau|kế tiếp|cuối|đầu)(?: (?:của )?(?:mỗi )?(?:quý|kỳ))?)\b"
)
MONTHLY = phrase(_MONTHLY)
"""A day of every month."""
_ISSUE = r",? ngày \d{1,2}(?:\s*[/.-]\s*|\s*tháng\s*)\d{1,2}(?:\s*[/.-]\s*|\s*năm\s*)(?:19|20)\d\d"
NAMED = phrase(
    r"\b(?:số|nghị quyết|chỉ thị|quyết định|luật|thông tư|nghị định|điều|khoản|chương trình|đề án|"
    rf"công văn|con thứ|quý|khối|lớp|cấp|loại|mức|nhóm|năm|tháng|kế hoạch)(?: số)? \d+(?!\d|[.,]\d|\s*%)(?:[/-][\w/-]+(?:{_ISSUE})?)?"
    r"|\bđiểm \d{1,2}(?:(?:, ?| và | hoặc |-)(?:điểm )?\d{1,2})*(?![\d.,]|\s*(?:điểm|trở|đến|tới|-|%|:))"
    r"|\b\d+(?:/\d+)?/(?-i:[A-ZĐ])[\w-]*|\b20\d\d\b|(?<=OCOP )[1-5] sao\b|\b[35]S\b|\b(?:(?:báo cáo|sơ kết) |(?<=, )|(?<=và ))[69] tháng\b|\b\d{1,2} điều (?:cấm|không được|đảng viên|quy định)\b|\b\d{1,2} (?:ngày|tuần|tháng|quý|năm)(?:/| (?:một|01|1) )lần\b|\b(?:\d{1,2} ?(?:h|giờ) )?thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy) (?:hằng|hàng|mỗi) tuần\b"
    rf"|{_MONTHLY}"
)
"""Figures that name something: `Nghị quyết 35`, `Quý 1`, `năm 2025`, `ngày 25 hằng tháng`."""
_COUNTED = phrase(
    rf"^(?P<a>\W*(?:(?:có|đạt|được|từ|dưới|trên|chỉ|tổ chức|tham gia|thực hiện|xây dựng|vắng|thiếu|vi phạm|để|xảy ra) )*)(?P<w>{'|'.join(NUMBERS)})(?= (?!trong|số|phần|là|loại)[^\W\d_]+)"
)
_OF_ITS = phrase(
    r"(?<![\d/.,])(?P<n>\d{1,2})\s*/\s*(?P<m>\d{1,2})(?P<noun> (?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|nhiệm vụ|mục tiêu|phong trào|hoạt động|yêu cầu|mục|điều kiện|chỉ số|danh mục)\b)"
)
_AMONG = phrase(
    r"(?<!thiếu )\b(?P<n>\d{1,2}) (?:trong|trên)(?: tổng)?(?: số)? (?P<m>\d{1,2})(?= (?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|nhiệm vụ|mục tiêu|phong trào|hoạt động|yêu cầu|điều kiện)\b| ?[:=])"
)
"""`có 2 trong 3 nội dung`."""
_OUT_OF = phrase(
    r"(?P<a>\b\d+ (?P<noun>[^\W\d_]+ [^\W\d_]+)(?: trở lên)?) (?:trong|trên)(?: tổng)?(?: số)? (?P<m>\d+) (?P=noun)"
)
_OF_MARKS = re.compile(r"(?<=\d)/(?:5|10|100)(?= điểm (?:trở|đến|tới)\b)")
"""`từ 4,5/5 điểm trở lên`."""
_TOP = phrase(r"(?:cao nhất|đứng đầu|dẫn đầu|đầu tiên|tốt nhất|thấp nhất|ít nhất|nhiều nhất)")
_PLACE_HEAD = rf"(?:xếp|đạt|đứng|về|cao(?= thứ)|vị trí|vị thứ|vị thứ|thứ hạng|hạng|thứ|giải|đơn vị|đội|lớp|tập thể|cờ|(?:{BODIES})(?! \d))"
_WHERE = r"(?:\s+(?:toàn đoàn|toàn khối|trong khối|trong cụm|cụm|khối|toàn trường|trong trường|toàn tỉnh|toàn huyện|(?:toàn |trong )?khu vực|(?:trong|của) (?:tỉnh|huyện|ngành|khối|cụm)|toàn ngành|bảng))?"
_PLACE = phrase(rf"(?:{_PLACE_HEAD}\s+)*(?P<n>{'|'.join(ORDINALS)}|\d+){_WHERE}")
_PLACES = phrase(
    rf"(?:từ\s+)?(?:{_PLACE_HEAD}\s+)*(?P<n>{'|'.join(ORDINALS)}|\d+)\s*(?:đến|tới|-|và|,)\s*"
    rf"(?:{_PLACE_HEAD}\s+)*(?P<m>{'|'.join(ORDINALS)}|\d+){_WHERE}"
)
_PLACES_ON = phrase(
    rf"(?:xếp\s+)?(?:(?P<on>từ)\s+)?(?:{_PLACE_HEAD}\s+)+(?P<n>{'|'.join(ORDINALS)}|\d+)\s*(?:trở đi|trở xuống|trở lên|về sau|(?(on)|(?!)))"
)
PLACE_WORDS = phrase(
    r"\b(?:thứ (?:nhất|nhì|hai|ba|tư|\d+)|xếp thứ|hạng (?:nhất|nhì|ba|\d+)|thứ hạng|cao nhất|đứng (?:đầu|nhất)|dẫn đầu|nhất (?:khối|cụm|toàn)|vị trí thứ)\b"
)
OUTSIDE = phrase(
    r"\b(?:(?:toàn|của|trong|cấp) (?:tỉnh|huyện|quốc|ngành|thành phố)|(?:trong|giữa) các (?:sở|ngành|huyện|tỉnh|xã|địa phương)|cả nước|PAR INDEX|DDCI|PCI|DTI)\b"
)
"""A ranking that is not the bloc's own: bands of its places are figures from outside."""
_ROMANS = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
_ROMAN = phrase(rf"(?:(?<=hạng )|(?<=thứ ))(?:{'|'.join(_ROMANS[:0:-1])})\b")
_NTH = phrase(
    rf",?\s*(?:(?:tính|kể|bắt đầu)\s+)*\btừ\s+(?!hạng|vị trí|{BODIES})(?:[^\W\d_]+,?\s+){{1,4}}?(?<!con )thứ\s+(?P<n>{'|'.join(ORDINALS)}|\d+)\b"
    r"(?:\s+trở\s+(?:đi|lên))?"
    r"|,?\s*\btừ lần (?P<k>[2-9])(?: trở (?:đi|lên))?\b"
    r"|,?\s*\b(?:tính )?(?:kể )?(?:từ )?sau (?:[^\W\d_]+ ){1,3}(?:đầu tiên|thứ nhất|đầu)\b"
    rf"|(?<!xếp)(?<!hạng)(?<!đứng)(?<!vị)(?<!con)\s+thứ\s+(?P<m>{'|'.join(ORDINALS)}|\d+)\s+trở\s+(?:đi|lên)"
)
_PAST = phrase(
    r"(?P<a>\b(?P<noun>[^\W\d_]+)\b[^\d,;]*?)\b(?<!không )(?<!được )(?<!vượt )(?:vượt quá|vượt|quá|trên|hơn)\s+(?P<n>\d+)\s+(?P=noun)\b"
)
_ELSE = phrase(
    r"(?:(?:trong|với|đối với|ở) )?(?:(?:(?:các|những|số)\s+)(?:[^\W\d_]+\s+){0,4}còn lại(?:\s+(?:là|thì|đều))?|"
    rf"(?:(?:các|những)\s+)?(?:(?:{BODIES}|trường hợp|mức|hạng|vị trí|xếp loại|loại|thứ hạng|giải|thành viên)\s+)*"
    r"(?:còn lại|khác|không đạt (?:tỷ lệ|mức) (?:trên|này|đó)|sau nữa|sau đó|dưới nữa|(?:nhiều|lớn) hơn(?: nữa)?|trên (?:mức )?(?:đó|này)|tiếp theo|thấp hơn(?: nữa)?|dưới mức (?:đó|này|trên)|dưới đó|ngoài ra)"
    r"(?:\s+(?:là|thì|đều))?"
    rf"|(?:(?:các|những|mọi)\s+)?(?:(?:{BODIES}|vị trí|vị thứ|thứ|hạng|thứ hạng|giải)\s+)+(?:xếp\s+|đứng\s+|ở\s+)?(?:phía\s+)?sau)"
)
_NOTHING = phrase(r"\b(?:không|chưa)\b")
_LOADED = phrase(r"\b(?:không|chưa) (?:phép|lý do|đúng|đủ|đạt|hoàn thành|tốt|kịp|đầy đủ)\b")
DATE = phrase(
    r"(?:ngày\s*)?(?<!dưới )(?<!trên )(?<!hơn )(?<!đủ )(?<!ít nhất )\b(?P<d>0?[1-9]|[12]\d|3[01])(?:\s*/\s*|\s*tháng\s*)(?P<m>0?[1-9]|1[0-2])"
    r"(?:(?:\s*/\s*|\s*năm\s*)(?P<y>20\d\d))?(?![\d%]|\s*điểm|\s*(?:(?:tổng )?số|thành viên|đảng viên|đoàn viên|hội viên|cán bộ|công chức|hộ|học sinh|đến dưới|trở lên)\b)"
)
_DASHED = phrase(
    r"\b(?:ngày|trước|sau|(?<!quá )(?<!trễ )hạn(?: nộp| gửi| cuối| chót)?|đến|(?:chậm|muộn) nhất)(?: là| vào)?\s*:?\s*(?:ngày\s*)?(?P<d>0?[1-9]|[12]\d|3[01])[-.](?P<m>0?[1-9]|1[0-2])(?:[-.](?P<y>20\d\d))?(?!\d|\s+(?:ngày|giờ|lần|tháng|tuần|văn bản|hồ sơ|báo cáo|nhiệm vụ|trường hợp|buổi|người|vụ|việc)\b)"
)
_PAPER = phrase(rf"(?P<number>\b(?:số )?\d+(?:/\d+)?/(?-i:[A-ZĐ])[\w-]*)(?:{_ISSUE})?")
"""`Nghị quyết số 76/NQ-CP ngày 15/7/2021`: when a paper was issued is no day of the criterion's."""
_BY = phrase(r"(?:trước|sau|hạn|đến|chậm nhất)?")


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of a measured figure. `share`: written with the percent sign; `exact`: a bare
    figure (`đạt 100%`, `có 1 vụ`), whose reading depends on its neighbours."""

    low: Fraction | None = None
    high: Fraction | None = None
    over: bool = False
    under: bool = False
    share: bool = False
    exact: bool = False

    def tier(self) -> dict[str, str]:
        """The bounds as a tier of criteria.yaml."""
        found: dict[str, str] = {}
        if self.low is not None:
            found["above" if self.over else "from"] = decimal(self.low)
        if self.high is not None:
            found["below" if self.under else "to"] = decimal(self.high)
        return found


def decimal(value: Fraction) -> str:
    """A figure with a point, no digit too many."""
    from thidua.text.numbers import trimmed

    return trimmed(value)


_TURNS_BACK = phrase(r"\btrở (?:xuống|lại)\b")


_ONE_OR_NONE = phrase(
    r"\b0?1 (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) (?:hoặc|hay) không(?: có)?(?: (?P=noun))?(?: nào)?\W*$"
)
"""`có 1 chuyên mục hoặc không có`: at most one of them."""


def read_range(text: str) -> tuple[Range, str] | None:
    """The range in a piece of a sentence, and the words around it; None where there is none."""
    if both := _CHAIN.search(text) or _BOTH.search(text):
        ends = figure(both["a"]), figure(both["b"])
        a, b = ends if both.re is _CHAIN else ends[::-1]
        rest = f"{text[: both.start()]} {both['noun']} {text[both.end() :]}"
        over = both["lo"].casefold() in ("<", "trên", "lớn hơn", "cao hơn", ">")
        under, share = both["hi"] not in ("<=", "không quá"), bool(both["ap"] or both["bp"])
        return (Range(a, b, over, under, share), rest) if a < b else None
    if one := _ONE_OR_NONE.search(text):
        return Range(high=Fraction(1)), f"{text[: one.start()]} {one['noun']}"
    for kind, pattern in _READ:
        match = pattern.search(text)
        if match is None:
            continue
        found = match.groupdict()
        share = bool(found.get("ap") or found.get("bp"))
        a = figure(found["a"])
        rest = f"{text[: match.start()]} {found.get('noun') or ''} {text[match.end() :]}"
        if kind == "between":
            b = figure(found["b"])
            if a > b and _DOWN_FROM.search(text[: match.start("a")]) and not found.get("under"):
                return Range(b, a, under=True, share=share), _DOWN_FROM.sub(" ", rest)
            if a >= b:
                return None
            over, under = bool(found.get("over")), bool(found.get("under"))
            return Range(a, b, over, under, share), rest
        if kind in ("from", "exact") and _TURNS_BACK.search(rest):
            return None  # `từ 2 lần một năm, kể cả có phép, trở xuống`: too far from its figure
        if kind in ("from", "over"):
            return Range(low=a, over=kind == "over", share=share), rest
        if kind in ("to", "under"):
            return Range(high=a, under=kind == "under", share=share), rest
        return Range(a, a, share=share, exact=True), rest
    return None


def counted(text: str) -> str:
    """`hai giải trở lên` with its number in digits."""
    return _COUNTED.sub(lambda match: match["a"] + str(NUMBERS[match["w"].casefold()]), text)


def counted_parts(text: str) -> str:
    """`đạt 3/5 nội dung`: 3 of them, where all are said to be so many; 3/5 beside 2/4 stays."""
    text = _OF_MARKS.sub("", _OUT_OF.sub(lambda match: match["a"], text))
    text = _AMONG.sub(r"\g<n>/\g<m>", text)
    found = list(_OF_ITS.finditer(text))
    wholes = {match["m"] for match in found}
    if len(wholes) != 1 or any(int(match["n"]) > int(match["m"]) for match in found):
        return text
    whole = wholes.pop()
    told = any(match["n"] == whole for match in found)
    told = told or re.search(rf"\b(?:cả|đủ) {whole}\b", text, _FLAGS) is not None
    if int(whole) < 5 and not told:
        return text  # two thirds of them, however many there are
    noun = found[0]["noun"]
    text = _OF_ITS.sub(lambda match: f"{match['n']}{match['noun']}", text)
    return re.sub(
        rf"(?<![\d/.,])(\d{{1,2}})\s*/\s*{whole}(?=\s*(?:[:=]|được|trở|$))", rf"\1{noun}", text
    )


# -- places ---------------------------------------------------------------------------------------


def read_places(text: str) -> tuple[int, int | None] | None:
    """`thứ hai` -> (2, 2), `thứ 4 đến thứ 6` -> (4, 6), `từ thứ tư trở đi` -> (4, None)."""
    small = text.strip(" .:,-")
    if re.fullmatch(rf"{_TOP.pattern}{_WHERE}", small, _FLAGS) or re.fullmatch(
        rf"(?:(?:{BODIES}) )?{_TOP.pattern}", small, _FLAGS
    ):
        return 1, 1
    if match := _PLACES_ON.fullmatch(small):
        return _ordinal(match["n"]), None
    if match := _PLACES.fullmatch(small):
        return _ordinal(match["n"]), _ordinal(match["m"])
    if match := _PLACE.fullmatch(small):
        n = _ordinal(match["n"])
        return n, n
    return None


def _ordinal(text: str) -> int:
    return ORDINALS.get(text.casefold()) or int(text)


def numbered(text: str) -> str:
    """`hạng II` with its place in digits."""
    return _ROMAN.sub(lambda match: str(_ROMANS.index(match[0].upper())), text)


def read_nth(text: str, counted: str = "") -> tuple[int, str] | None:
    """`từ ngày chậm thứ 6 trở đi`, `lỗi vượt quá 5 lỗi`: how many are free, and the words around; None
    where nothing is, or where another thing is counted: `nhiệt độ vượt 30 độ mỗi lần`."""
    if (past := _PAST.search(text)) and counted.casefold() in ("", past["noun"].casefold()):
        return int(past["n"]), f"{text[: past.start()]}{past['a']} {text[past.end() :]}"
    match = _NTH.search(text)
    nth = _ordinal(match["n"] or match["m"] or match["k"] or "hai") if match is not None else 0
    if match is None or nth < 2:
        return None
    return nth - 1, f"{text[: match.start()]} {text[match.end() :]}"


# -- the rest of a series --------------------------------------------------------------------------


def is_else(text: str) -> bool:
    """`còn lại`, `các trường hợp khác`: whatever the series does not name."""
    return bool(_ELSE.fullmatch(text.strip(" .:,-")))


def denies(text: str) -> bool:
    """Whether a piece says that something is not there: `không có tai nạn`, `chưa tổ chức`."""
    return bool(_NOTHING.search(text))


def is_zero(text: str) -> bool:
    """Whether a piece counts none: `không có tai nạn`, `không kết nạp`, not `không đạt`."""
    none = re.fullmatch(r"\W*(?:không|chưa) .* nào\W*", text, _FLAGS)
    return bool(
        none or (re.match(r"\W*(?:không|chưa)\b", text, _FLAGS) and not _LOADED.search(text))
    )


# -- days -----------------------------------------------------------------------------------------


def begins_a_day(text: str, at: int) -> bool:
    """Whether the figure at a place of a text begins a day: `05/12`, `15.03.2025`."""
    return bool(DATE.match(text, at) or _DASHED.match(text, at))


def read_dates(text: str) -> tuple[list[str], str]:
    """The days in a piece (`11-15`, or `2025-11-15` with a year), and the words around them."""
    found: list[tuple[int, str]] = []

    def take(match: re.Match[str]) -> str:
        day = f"{int(match['m']):02}-{int(match['d']):02}"
        found.append((match.start(), f"{match['y']}-{day}" if match["y"] else day))
        return f" {_BY.match(match[0])[0]} @ "  # type: ignore[index]

    rest = DATE.sub(take, _DASHED.sub(take, _PAPER.sub(r"\g<number>", text)))
    rest = _PAPER.sub(" ", rest) if found else rest
    return [day for _, day in found], rest
