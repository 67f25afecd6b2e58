"""A wording cut into pieces, one for each clause."""

import re
from collections.abc import Iterator

from thidua.excel.scale.speech.conditions import read_dates
from thidua.excel.scale.speech.limits import CAP
from thidua.excel.scale.speech.text import NUMBER, even

_FLAGS = re.IGNORECASE
MOST, MOST_SENTENCE = 4_000, 800
"""Characters of a wording, and of one sentence in it, that are taken apart; longer ones are left to
people. The patterns take more than their share of time on long texts."""

_SENTENCE = re.compile(
    r"[;|]|(?<=điểm)\s+[-+•](?=\s+[^\W\d_])|(?<!\b[A-ZĐ])(?<!v\.v)\.(?=\s|$)|(?<=điểm)\.(?=\D)|\n"
)
BULLET = re.compile(r"^\s*(?:[-+*•▪●○]|[a-zđ][.)]|\d{1,2}[.)])\s+(?=\S)", _FLAGS)
_COMMA = re.compile(
    r",(?!\d)|\s(?=(?:và|còn)\s(?:chậm|trễ|muộn|mỗi|cứ|nộp|không|thiếu|trừ|cộng|thưởng)\b)"
    rf"|\s(?=và\s{NUMBER}\s*điểm\s(?:cho|với|đối với|nếu)\b)",
    _FLAGS,
)
_SHOWN_AMOUNT = re.compile(rf"\s*:?\s*\(\s*(?:được\s+|đạt\s+|tính\s+)?({NUMBER} điểm)\s*\)", _FLAGS)
"""`khá (8 điểm)` is `khá: 8 điểm`."""
_EACH = r"\b(?:cho|trên|với) mỗi\b"
_ROUND = re.compile(r"\(([^()]*)\)")
_AWARDING = re.compile(
    rf"{NUMBER}\s*điểm|\b(?:đủ|trọn|tròn) (?:số )?điểm|[:=]\s*điểm (?:tối đa|chuẩn)\s*$|\b(?:được|đạt) điểm (?:tối đa|chuẩn)\s*(?:$|(?:nếu|khi)\b)|(?:\bđược|[:=]) (?:\d+%|nửa|một nửa|1/2) (?:tổng )?(?:số )?điểm|\bkhông (?:được|có|tính|đạt|chấm)(?: (?:tính|có))? điểm|\bkhông điểm\b|\bkhông chấm\s*$|(?:[:=]|\bthì) không (?:chấm|tính)\s*$|\b(?:trừ|cộng|thưởng)(?: thêm| đi)? {NUMBER}\s*%|\btrừ (?:hết|toàn bộ|tất cả) (?:số )?điểm|\b(?:trừ|cộng|thưởng|phạt)\s+{NUMBER}(?!\s*%)|[:=]\s*[+-]?{NUMBER}\s*$"
    rf"|(?<![\w%])[+-]\s?{NUMBER}\s*(?:/|$)",
    _FLAGS,
)
_BEFORE_AMOUNT = re.compile(rf"\s*[:=]?\s*(?:được |đạt )?{NUMBER}\s*điểm", _FLAGS)
_ONE_OF_THEM = re.compile(r"(?:chỉ (?:tính|cộng|trừ|chấm|lấy|xét)|lấy|tính) .*\bcao nhất$", _FLAGS)
"""`(chỉ tính hình thức cao nhất)`: of the whole list, wherever it stands."""
_DUE = re.compile(r"\b(?:hạn|trước|chậm nhất|muộn nhất|nộp|gửi|xong|ngày|báo cáo)\b", _FLAGS)

_AMOUNT_OF_IT = re.compile(rf"\b(?:trừ|cộng|thưởng)\b.*\d|\d điểm\s*/|{_EACH}", _FLAGS)

FORMULA_SIGN = re.compile(
    r"\b(?:chấm|tính)(?: điểm)? theo tỷ lệ (?:%|hoàn thành|đạt|thực hiện)|\b(?:không|chưa) (?:đạt|hoàn thành)\b.*\b(?:chấm|tính)(?: điểm)? theo tỷ lệ|\bbao nhiêu\b.*\bbấy nhiêu\b|\b(?:tăng|giảm) (?:đều|dần)\b.*\d|\d\s*[x*]\s*\(|\btuyến tính\b.*\d|(?<![<>])=\s*\(|\bđiểm\b[^;]*(?<![<>])=|\)\s*[x*]|\bnhân\s+(?:với\s+)?(?:\d|(?:số\s+)?điểm\b|hệ số)|\s[x*]\s+\d|\s[x*]\s+(?:số\s+)?điểm",
    _FLAGS,
)


def cut(text: str) -> list[tuple[str, bool]]:
    """The pieces of a wording, one for each clause; True where a comma joins it to the one
    before it."""
    found: list[tuple[str, bool]] = []
    text = _ROUND.sub(_opened, _SHOWN_AMOUNT.sub(r": \1", even(text)))
    for sentence in _SENTENCE.split(text):
        sentence = BULLET.sub("", sentence or "").strip(" ,:")
        if len(sentence) > MOST_SENTENCE:
            found.append((sentence, False))
        elif sentence:
            found += _commas(sentence)
    return found


def _opened(match: re.Match[str]) -> str:
    """`Họp khối (vắng: trừ 1 điểm; muộn: trừ 0,5 điểm)`: a bracket of several amounts is a list."""
    parts = match[1].split(";")
    giving = sum(bool(_AWARDING.search(part)) for part in parts)
    if len(parts) == 1 or not giving:
        return match[0].replace(";", ",").replace("\n", " ")
    return f"{';' if giving == len(parts) else ','} {match[1]};"


def _commas(sentence: str) -> Iterator[tuple[str, bool]]:
    """A sentence cut at its commas, where a piece says something complete."""
    inside: list[str] = []
    outside = _ROUND.sub(" ", sentence)
    named = re.search(r"[^\W\d_]", outside) and not re.search(
        rf"\d|{_AWARDING.pattern}", outside, _FLAGS
    )

    def out(match: re.Match[str]) -> str:
        said = match[1].strip(" .;,")
        if _BEFORE_AMOUNT.match(sentence, match.end()) and re.search(
            r"\b(?:từ|trên|dưới|đến)\b|[<>]", said
        ):
            return match[0].replace(",", "\x00")  # `Loại A (từ 90 điểm): 10 điểm`
        if _ONE_OF_THEM.match(said):
            inside.append(said)
            return " "
        if named and _AMOUNT_OF_IT.search(said) and not sentence[match.end() :].strip(" .;,"):
            return f", {said}"  # `Không tham gia viết bài (trừ 0,5 điểm/quý)`
        if _AWARDING.search(said) or CAP.search(said):
            inside.append(said)
            return " "
        return match[0].replace(",", "\x00")

    if FORMULA_SIGN.search(sentence) is None:
        sentence = _ROUND.sub(out, sentence).replace(" , ", ", ")
    else:
        sentence = _ROUND.sub(lambda m: out(m) if CAP.fullmatch(m[1].strip()) else m[0], sentence)
    start, first = 0, True
    for end in [*(match.start() for match in _COMMA.finditer(sentence)), len(sentence)]:
        held = sentence[start:end].strip(" ,").replace("\x00", ",")
        rest = sentence[end:]
        goes_on = _GOES_ON.fullmatch(held) and not (_stands(rest) or _LIMITS.match(rest))
        if held and (not rest or (_stands(held) and not goes_on) or _asks(held, rest)):
            yield held, not first
            start, first = end, False
    for said in inside:
        for n, (piece, joined) in enumerate(_commas(said)):
            yield piece, joined or n == 0


_GOES_ON = re.compile(
    rf"(?!.*(?:{_AWARDING.pattern})).*\btheo tỷ lệ\b.*|\W*{NUMBER} điểm\s*:.*", _FLAGS
)
_LIMITS = re.compile(r"\W*(?:tối đa|không|nhưng|vượt|được)\b", _FLAGS)
"""`Chấm theo tỷ lệ % cuộc kiểm tra, giám sát đã thực hiện`, `8 điểm: Gửi đầy đủ, đúng hạn`: what the
points are for goes on past a comma."""
_SHORT_OF_IT = re.compile(
    r",\s*(?:nếu\s+)?(?:(?:thiếu|vắng|bỏ|nghỉ)\s+(?:01|1|một|mỗi)|mỗi|cứ)\s", _FLAGS
)


_BOUND = re.compile(r"\b(?:dưới|trên|vượt|quá|hơn|kém)(?: mức)? \d", _FLAGS)


def _asks(piece: str, after: str) -> bool:
    """`Mỗi tháng ít nhất 4 buổi, thiếu 1 buổi trừ 0,5 điểm`: what is asked for ends at the comma."""
    asked = re.search(r"\d", piece) and not _BOUND.search(piece)
    return bool(asked) and _SHORT_OF_IT.match(after) is not None


def _stands(piece: str) -> bool:
    """Whether a piece is complete: it gives an amount or a limit, or says by when."""
    if _AWARDING.search(piece) or CAP.search(piece) or FORMULA_SIGN.search(piece):
        return True
    days, _ = read_dates(piece)
    return bool(days) and bool(_DUE.search(piece))


_SAYS = re.compile(
    r"\b(?:không (?:tính|chấm|được|có) điểm|(?:trừ|cộng|thưởng|mất) điểm|tương ứng|t[uù][yỳ] (?:theo )?mức|"
    r"gấp đôi|nửa (?:số )?điểm|không (?:được )?(?:xếp (?:loại|hạng)|xét|bình xét))\b",
    _FLAGS,
)


def says_points(text: str) -> bool:
    """Whether a wording speaks of points at all: gives or takes them, limits or computes them."""
    small = even(text[:MOST])[: 2 * MOST_SENTENCE]
    patterns = (_AWARDING, CAP, FORMULA_SIGN, _SAYS)
    return any(pattern.search(small) for pattern in patterns)
