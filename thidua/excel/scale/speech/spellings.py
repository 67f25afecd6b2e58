"""What people write, and the usual form it is evened to: one line each, read in their order.

What is written is a pattern: (a|b) is one of them, {n} is one of `_FILLED`, «...» is kept. A line that begins
with a letter begins a word. In the usual form {n} is what was written there, and «» what was kept.
"""

import re
from collections.abc import Callable
from functools import cache, partial
from itertools import count

from thidua.excel.scale.speech.vocabulary import AT_MOST, NO_MORE_THAN, NUMBERS, THINGS

SAME = {"lố": "vượt", "nhứt": "nhất", "mổi": "mỗi"}
"""Words of a region, and the common one. In a name people's own stands (`in_own_words`)."""
_FIGURES = {**{word: str(n) for word, n in NUMBERS.items()}, "mười lăm": "15", "hai mươi": "20"}
_SHARES = {"một nửa": "50%", "nửa": "50%", "1/2": "50%", "1/4": "25%", "1/5": "20%", "1/10": "10%"}
_MEANT = {"word": _FIGURES, "share": _SHARES}
_THEN = rf"(?: (?:là|thì|đến|bằng|cũng|(?:chỉ )?được|tính|{AT_MOST}))"
_FILLED = {
    "n": r"\d[\d.,]*",
    "m": r"\d[\d.,]*%?",
    "plain": r"\d+(?:,\d+)?",
    "figure": r"\d+(?:[.,]\d+)*",
    "thousands": r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+",
    "unit": r"[^\W\d_]+(?: [^\W\d_]+)?",
    "letter": r"[axyn]",
    "day": r"\d{1,2}",
    "month": r"\d{1,2}",
    "year": r"20\d\d",
    "less": rf"(?:tối đa{_THEN}* )?(?:{NO_MORE_THAN}|(?:kịch )?trần|kịch (?:khung|mức|điểm)){_THEN}*(?: ?[:=])?",
    "most": rf"tối đa{_THEN}*(?: ?[:=])?",
    "limit": r"(?:(?:cho|của|đối với) (?:cả|tất cả|toàn bộ)(?: (?!là\b)[^\W\d_]+){1,3} (?:là )?)?[-+]?\d[\d.,]*(?: điểm|%(?: của)?(?: tổng)?(?: số)? điểm)",
    "take": "trừ|cộng|thưởng|phạt",
    "end": r"(?=\s*(?:[;.)\n]|,(?! ?\d)|:?$))",
    "thing": THINGS,
    **{name: "|".join(words) for name, words in _MEANT.items()},
}

USUAL = r"""
½ ⇒ 1/2
{day}[.-]{month}[.-]{year}\b ⇒ {day}/{month}/{year}
mỗi (đơn vị|tập thể) «chỉ (được )?(tính|cộng|trừ|lấy|xét)\b» ⇒ «»
«[\d%]»\s*→\s*«{n}\s*%» ⇒ «» đến «»
\s*=>\s*«{n}\s*(%\s*((tổng|số|quỹ) )*)?(điểm|đ)\b» ⇒ : «»
\A«(chấm|tính|điểm)[^:;\d\n]*tuyến tính»\s*:\s*«\d» ⇒ «»; «»
(?<![\w%])-\s?«{n}% trừ\b» ⇒ giảm «»
(tổng )?quỹ điểm\b ⇒ số điểm
«mỗi|cứ|từng» % ⇒ «» 1%
\s*→\s*«\S?» ⇒ : «»
max\b ⇒ tối đa
(?<!căn )(?<!chứng )(?<!bất )\bcứ mỗi\b ⇒ mỗi
«cứ|mỗi» (?!năm\b){word}\b ⇒ «» {word}
cứ năm «{thing}\b» ⇒ cứ 5 «»
«(\A|[;:\n])\s*»(?!một\b|năm\b){word} «{thing}\b» ⇒ «»{word} «»
trừ đi\b ⇒ trừ
(bị |mức )?phạt( đi)? «(hết|toàn bộ|tất cả) ((số )?điểm|\d)|\d{1,2}([.,]\d{1,2})?\s*(điểm|đ|%( (tổng )?(số )?điểm)?)(?![^\W\d_])» ⇒ trừ «»
(mức|điểm) phạt\s*: ⇒ mức trừ:
(?<!ra )(?<!loại )(?<!thoát )khỏi «(được )?(xét|xếp|bình|tính|chấm|cộng|trừ)\b» ⇒ không «»
(trên|hơn|lớn hơn) {m} hoặc bằng {m} ⇒ >= {m}
(dưới|nhỏ hơn|ít hơn) {m} hoặc bằng {m} ⇒ <= {m}
(?<!định )\bmức «{n}\s*%» ⇒ «»
≥|=>|\bgte\b ⇒ >=
≤|=< ⇒ <=
((lớn|cao|nhiều) hơn hoặc bằng|bằng hoặc ((lớn|cao|nhiều) hơn|trên)|trên hoặc bằng) «\d» ⇒ >= «»
((nhỏ|thấp|ít) hơn hoặc bằng|bằng hoặc ((nhỏ|thấp|ít) hơn|dưới)|dưới hoặc bằng) «\d» ⇒ <= «»
(bằng|đạt) hoặc (vượt|hơn) «{n}\s*%» ⇒ >= «»
«trên|so với» ((mức|chỉ tiêu|định mức) )?khoán\b ⇒ «» kế hoạch
bằng hoặc vượt «(mức )?(kế hoạch|kh|chỉ tiêu|dự toán|định mức)» ⇒ đạt hoặc vượt «»
từ «>= ?\d» ⇒ «»
trở lên (nhưng|và|đến|tới) «dưới|nhỏ hơn|thấp hơn|ít hơn|<» ⇒ đến «»
chỉ «(có|đạt) (\d|một|từ|dưới|trên)» ⇒ «»
thì chỉ «((được|tính|chấm|hưởng|còn|cho|đạt) )+{n}\s*(điểm|đ)\b» ⇒ thì «»
phần trăm\b ⇒ %
(chỉ )?(chọn|chấm|tính)( điểm)?( theo)? (một|1|01) trong (các|những|số) (mức|loại|bậc)( sau| dưới| sau đây| dưới đây)?\s*:«\s» ⇒ «»
«(;|\A|\n)\s*»không (được )?(chấm|tính|có|cho) điểm «(nếu|khi) [^;.\n]*\d[^;.\n]*» ⇒ «»0 điểm «»
«vi phạm» 0?1 trong «các|những» ⇒ «» một trong «»
:? ?(số )?điểm( đạt( được)?)? = «điểm (chuẩn|tối đa)\b» ⇒ : «»
(thì |: ?)(số )?điểm( (đánh giá|đạt|chấm))*( là| bằng| ?=) ?«{figure}»( điểm)?{end} ⇒ : «» điểm
\A«[^;:\d\n]*/[^;:\d\n]*»\s[x*]\s?100 ?%?\s*: ⇒ «»:
«\w»\s*\((tính )?(theo )?thang (điểm )?100( điểm)?\) ⇒ «»
{letter} ?%«[^;\d]*?»\b{letter} ?% ⇒ bao nhiêu %«»bấy nhiêu %
«[x*] ?{figure}» ((nhưng|và|song) )*«không quá|tối đa» «{figure}»{end} ⇒ «» nhưng «» «» điểm
điểm đạt( được)? «[x*] tỷ lệ\b» ⇒ điểm chuẩn «»
«\d»\s*‰ ⇒ «» phần nghìn
«\d»\s+% ⇒ «»%
[ :]*(\.{3,}|…+|_{3,}) *«\d» ⇒ : «»
{thousands}\s*(đ|VNĐ|VND)(?![^\W\d_]) ⇒ {thousands} đồng
«(\b(trừ|cộng|thưởng|được|đạt|chấm|tính|cho|ghi|không quá|tối đa)|[:=-]) ?»{word} điểm\b ⇒ «»{word} điểm
«\d»\s*\(«điểm|đ»\) ⇒ «» «»
«\d»[^\S\n]*(điểm|điêm|diem|đểm|điễm|đ(?!/c\b))(?![^\W\d_]) ⇒ «» điểm
«điểm\b[^;.\n]{0,60}?\b(không quá|tối đa)( cộng| trừ)? {plain}»(?=\s*([;)\n]|\.\s|\.?$)) ⇒ «» điểm
«(hạng|thứ|mức|loại|nhóm) \d{1,2}»( -)? «{n} điểm» ⇒ «»: «»
«\w»[ \t]+- ?«0 điểm\b» ⇒ «»: «»
(bị (giảm|mất)|(bị )?(hạ|khấu trừ|giảm trừ)) điểm\b ⇒ bị trừ điểm
(hạ|khấu trừ|trừ (toàn bộ|cả|tất cả|trọn)( số)?) «{n} điểm» ⇒ trừ «»
(?<!một )\b(nửa|1/2) điểm\b ⇒ 0,5 điểm
{word} điểm rưỡi\b ⇒ {word},5 điểm
(?<![\d.,])«\d+» điểm rưỡi\b ⇒ «»,5 điểm
(?<![\d/])1/4 điểm\b(?! (chuẩn|tối đa|của|còn|đạt|mục|tiêu chí)) ⇒ 0,25 điểm
(?<![\d/])3/4 điểm\b(?! (chuẩn|tối đa|của|còn|đạt|mục|tiêu chí)) ⇒ 0,75 điểm
((bị|cho|chấm|được|tính|nhận) )*điểm (0|không){end} ⇒ 0 điểm
(?<![\d.,]){n} điểm ?\((bằng chữ: )?{n} điểm\) ⇒ {n} điểm
(?<![\d/])\b{share} «(tổng )?(số )?điểm\b» ⇒ {share} «»
0 điểm ((của |cho )?cả|toàn bộ) (mục|tiêu chí|nội dung)( này)?\b ⇒ 0 điểm
«\d»d(?=\s*([;,.)\n]|$)) ⇒ «» điểm
không (hạn chế|giới hạn)( số lượng)?,? (nhưng )?«(tổng |số |điểm )*(tối đa|không quá)» ⇒ «»
/\s*«đ|h|s»\.«[^\W\d_]» ⇒ /«»«»
âm «\d» ⇒ -«»
«\d»\s*\(((một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm|mốt|trăm|linh)\s?)+\) ⇒ «»
(cho )?(đến|tới|đủ|đạt|hết) «{n} điểm» (thì|là) (thôi|dừng) ⇒ tối đa «»
«trừ|cộng» (cho )?(đến|tới) (khi )?(hết|đủ) «{n} điểm»{end} ⇒ tổng «» tối đa «»
(tính|cộng|chấm) (cho )?(đến|tới) (khi )?đủ «{n} điểm»{end} ⇒ tối đa «»
không (được )?(tính|chấm) (vượt )?quá «{n} điểm»{end} ⇒ tối đa «»
«\w» (nớ|nọ)\b ⇒ «» đó
(trên|quá|hơn|vượt) {n}( điểm)? (thì |cũng |chỉ )*tính( là| bằng)? {n}( điểm)?{end} ⇒ tối đa {n} điểm
(quá|trên|hơn|vượt) \d+ [^\W\d_]+( [^\W\d_]+)? (thì )?(vẫn|cũng)( chỉ)?( được| tính| là)* «{n} điểm» ⇒ tối đa «»
không (vượt|quá)( quá)? (điểm )?(khung|trần)\b ⇒ không quá điểm chuẩn
không (bớt|mất|phạt) quá «{n} điểm» ⇒ không trừ quá «»
«((trừ|cộng|thưởng) )?»cả (năm|tổ|lớp|phòng|đơn vị) «(không quá|tối đa) {n} điểm» ⇒ tổng «»«»
cả (năm|tổ|lớp|phòng|đơn vị) (mất|bớt|bị trừ|trừ) «(không quá|tối đa) {n} điểm» ⇒ tổng trừ «»
ăn (trọn |đủ |nguyên )?«{n} điểm» ⇒ được «»
(được|hưởng|còn) (trọn|nguyên|đủ|tròn) «{n} điểm» ⇒ được «»
«(thấp|kém) hơn( nữa)?|còn lại|dưới đó» chỉ «((được|tính|chấm|hưởng|còn|cho) )+{n} điểm\b» ⇒ «» «»
chấm bao nhiêu (thì )?(lấy|ghi|được|hưởng|tính) bấy nhiêu\b ⇒ cho điểm
(?<=điểm, )cho (đến|tới) «{n} điểm» ⇒ tối đa «»
((nếu|phần|có|làm) )*((?<=[;,.] )((?!không|chưa|chỉ)[^\W\d_]+ ){1,2})?(vượt|dư|thừa|(nhiều|cao|lớn) (hơn|nhất)|tối đa|hơn nữa)((?!không\b)[^;.,:\d]){0,30}? (thì )?(((vẫn|cũng) |(?<=nhất )|(?<=tối đa ))chỉ( (được|tính|chấm|cho|đến|tới|tối đa|bằng|là|có))*|(vẫn|cũng) không quá|chỉ (được )?(tính|chấm|cho)( tối đa| bằng)?) «\d[\d,]* điểm»( (mà )?thôi\b)? ⇒ tối đa «»
«{n} điểm» là (mức )?(tối đa|nhiều nhất|cao nhất)\b ⇒ tối đa «»
«(^|[;,.(])\s*cao nhất» (chỉ )?được «\d» ⇒ «» «»
«(\A|\n)\s*»(nhiều|đông) nhất«:? {n} điểm[;,][^;\d]*\b(thứ|hạng|xếp|nhì)\b» ⇒ «»cao nhất «»
từ «{n}%» trở xuống[,:]? «(mỗi|cứ)\b» ⇒ dưới «», «»
«(chấm|tính)( điểm)? theo tỷ lệ [^;:,\d]{3,60}», «(đạt )?100% » ⇒ «»; «»
«(số(?! điểm)|tổng) [^;:,\d]{3,60}» so với «(số|tổng|kế hoạch|chỉ tiêu|dự toán)[^;:,\d]{0,60},? (nhân|x)\b» ⇒ «» / «»
«chấm|tính»( điểm)? tương ứng( với| theo)? (tỷ lệ|mức độ)\b ⇒ «» theo tỷ lệ
(cứ |mỗi )?«tăng|vượt|giảm|cao hơn»( ?[/(] ?| hoặc )«tăng|giảm|hụt|thấp hơn»\)? {m} (thì )?((được|sẽ|bị) )*«cộng|trừ»( ?[/(] ?| hoặc )(bị )?«trừ|cộng»\)? {figure} ⇒ cứ {k0} {m} {k2} {figure} điểm; cứ {k1} {m} {k3} {figure}
từ «{thing}»( [^\W\d_]+){0,2} thứ {word}( trở (đi|lên))?,? (thì )?«(bị )?trừ (hết|toàn bộ)|không (được )?(tính|chấm|có) điểm» ⇒ từ {word} «» trở lên «»
từ «{thing}»( [^\W\d_]+){0,2} thứ {n}( trở (đi|lên))?,? (thì )?«(bị )?trừ (hết|toàn bộ)|không (được )?(tính|chấm|có) điểm» ⇒ từ {n} «» trở lên «»
trừ (hết|sạch){end} ⇒ trừ hết điểm
tin, bài\b ⇒ tin bài
«quá|vượt|tăng|giảm|thiếu|chậm» thêm «\d» ⇒ «» «»
điểm( theo mức độ)? «(từ )?0 ?(đến|-) ?{plain}»(?!\s*(điểm|%|[\d.,]*\d)) ⇒ «» điểm
(?<=[\w,;(] |.\()không (được )?«{take}» (vượt )?quá ?«{limit}» ⇒ «» không quá «»
không (được )?{take} (vượt )?quá ?«{limit}» ⇒ không quá «»
(?<=[\w,;(] |.\(){less} «{take}» ?«{limit}» ⇒ «» không quá «»
(?<=[\w,;(] |.\(){most} «{take}» ?«{limit}» ⇒ «» tối đa «»
{less} ?«{limit}|\d» ⇒ không quá «»
{most} ?«{limit}|\d» ⇒ tối đa «»
tối đa «{take} (không quá|tối đa) {limit}» ⇒ «»
t[ỉĩ] lệ\b ⇒ tỷ lệ
(?<![\d,])«\d{1,2}»,«\d{1,2}»,«\d{1,2}» điểm\b ⇒ «», «», «» điểm
trừ 100%(?=\s*([;.)\n]|,(?! ?\d)|$)) ⇒ trừ hết điểm
"""

POINTS = r"""
«(^|\s)(?!\d{1,2}/ (?-i:[A-ZĐÂĂÊÔƠƯ])){figure}»«\s*/\s*({thing})\b» ⇒ «» điểm«»
«(mỗi|cứ)\b[^;,.:\n]{1,40}?\b(được|tính|cộng|trừ|thưởng|phạt|chấm) {figure}»{end} ⇒ «» điểm
«(bớt|trừ|mất|cộng|thưởng|phạt|ăn|hưởng|được|tính)( (đi|thêm))? {figure}»{end} ⇒ «» điểm
«(bớt|trừ|mất|cộng|thưởng|phạt|ăn|hưởng|được|tính)( (đi|thêm))? {figure}»«\s*/\s*[^\W\d_]» ⇒ «» điểm«»
«{figure}»« (cho )?(mỗi|một|từng) {unit}»{end} ⇒ «» điểm«»
«chấm (từ )?0 ?(đến|-) ?{figure}»{end} ⇒ «» điểm
"""
"""`Mỗi bộ được tính 2`, `kim gãy 2/lần`: in a wording that never says the word for points."""
LIMITS = r"""
(cho )?(đến|tới|đủ|hết) «{figure}» (thì|là) (thôi|dừng) ⇒ tối đa «» điểm
«cao nhất|không quá|tối đa»( là)? «{figure}»{end} ⇒ «» «» điểm
"""
"""`tối đa 10`: where that is surely of points."""
LISTED = (
    LIMITS
    + r"""«:\s*{figure}»«\s*([x*/]|(cho )?mỗi|một)\s*[^\W\d_]+( [^\W\d_]+)?»{end} ⇒ «» điểm«»
«:\s*{figure}»{end} ⇒ «» điểm
«\b(cộng|thưởng|thêm|trừ|phạt|bớt) {figure}»{end} ⇒ «» điểm
"""
)
"""`Nhầm thuốc: 20 mỗi lần`: below a heading that says of what the figures are."""


_OWN = re.compile(rf"\b(?:{'|'.join(SAME)})\b", re.IGNORECASE)
_COMMON = re.compile(rf"\b(?:{'|'.join({*SAME.values()})})\b", re.IGNORECASE)


def common(text: str) -> str:
    """The text with the common word for each that a region alone has."""
    return _OWN.sub(lambda match: SAME[match[0].casefold()], text)


def in_own_words(name: str, text: str) -> str:
    """A name as the text has it that it was read from."""
    if not (_OWN.search(text) and _COMMON.search(name)):
        return name
    spaced = re.escape(name).replace("\\ ", r"\s+")
    pattern = _COMMON.sub(lambda match: f"(?:{'|'.join(_said_for(match[0].casefold()))})", spaced)
    found = re.search(pattern, text, re.IGNORECASE)
    return " ".join(found[0].split()) if found else name


def _said_for(usual: str) -> list[str]:
    return [usual, *(own for own, said in SAME.items() if said == usual)]


def spelled(text: str, table: str) -> str:
    """The text with all that a table names in its usual form."""
    for pattern, put in _read(table):
        text = pattern.sub(put, text)
    return text


_MARK = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\((?!\?)|\{(?P<filled>[a-z]+)\}|(?P<kept>«)|(?P<end>»)")


@cache
def _read(table: str) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    pairs = (line.split(" ⇒ ") for line in table.strip().split("\n"))
    return [(_pattern(written), partial(_put, _numbered(usual))) for written, usual in pairs]


def _pattern(written: str) -> re.Pattern[str]:
    number, told = count(), set[str]()

    def mark(match: re.Match[str]) -> str:
        if match["kept"]:
            return f"(?P<k{next(number)}>"
        if match["end"]:
            return ")"
        name = match["filled"]
        if not name:
            return "(?:" if match[0] == "(" else match[0]
        again = name in told
        told.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>{_FILLED[name]})"

    first = written.lstrip("(«")[0]
    word = r"\b" if first.isalpha() or first == "{" else ""
    return re.compile(word + _MARK.sub(mark, written), re.IGNORECASE | re.MULTILINE)


def _numbered(usual: str) -> str:
    number = count()
    return re.sub("«»", lambda _: f"{{k{next(number)}}}", usual)


def _put(usual: str, match: re.Match[str]) -> str:
    said = {name: text or "" for name, text in match.groupdict().items()}
    for name, meant in _MEANT.items():
        if name in said:
            said[name] = meant[said[name].casefold()]
    put = usual.format(**said)
    return put[:1].upper() + put[1:] if match[0][:1].isupper() else put
