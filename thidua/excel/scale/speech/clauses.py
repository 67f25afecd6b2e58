"""A wording taken apart: the clauses that give or take points, each with what it hangs on.

Nothing is judged here. A clause keeps its figures as they were found and, in `left`, every word
with which its grammar can do nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from thidua.excel.scale.speech.conditions import read_dates
from thidua.excel.scale.speech.sides import (
    AWARD,
    MINUS,
    PLUS,
    heading_of,
    leans,
    said_side,
    side_of,
)
from thidua.excel.scale.speech.text import NUMBER, even, figure, has_figure

_FLAGS = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that something comes to. `side`: whose, where said; `whole`: of a whole list;
    `joined`: said in one breath with the clause before it."""

    points: Fraction
    side: str = ""
    whole: bool = False


@dataclass(slots=True)
class Clause:
    """One thing said: an amount (or none), what it hangs on, its cap.

    `at` tells the line it stands in; `name` is the condition as typed; `condition` the same
    without the words that belong to the amount; `per` what the amount is counted by ("" for
    once), `every` how many of it count as one; `share`: the amount is a percent of the points
    that were reached; `all`: it is all of the criterion's points, `part`: this
    percent of them; `column`: it stands in a column of its own.
    """

    text: str
    at: int
    side: str = AWARD
    points: Fraction | None = None
    condition: str = ""
    name: str = ""
    per: str = ""
    each: bool = False
    every: Fraction = Fraction(1)
    every_share: bool = False
    days: list[str] = field(default_factory=list)
    cap: Cap | None = None
    formula: bool = False
    joined: bool = False
    left: str = ""
    share: bool = False
    all: bool = False
    part: Fraction = Fraction(0)
    column: bool = False

    @property
    def gives(self) -> bool:
        """It gives or takes points."""
        return self.points is not None

    @property
    def is_level(self) -> bool:
        """So much for reaching something."""
        return self.gives and self.side == AWARD and not self.each

    @property
    def is_limit(self) -> bool:
        """It does nothing but limit something."""
        return self.cap is not None and not self.gives and not self.condition

    @property
    def is_bare(self) -> bool:
        """It gives nothing, limits nothing and holds no figure."""
        says = self.gives or self.cap is not None or self.formula or self.each or self.days
        return not says and not has_figure(self.condition)

    @property
    def value(self) -> Fraction:
        """Its points; 0 without."""
        return self.points if self.points is not None else Fraction(0)


# -- cutting --------------------------------------------------------------------------------------

_SENTENCE = re.compile(
    r"[;|]|(?<=điểm)\s+[-+•](?=\s+[^\W\d_])|(?<!\b[A-ZĐ])(?<!v\.v)\.(?=\s|$)|(?<=điểm)\.(?=\D)|\n"
)
_BULLET = re.compile(r"^\s*(?:[-+*•▪●○]|[a-zđ][.)]|\d{1,2}[.)])\s+(?=\S)", _FLAGS)
_COMMA = re.compile(
    r",(?!\d)|\s(?=(?:và|còn)\s(?:chậm|trễ|muộn|mỗi|cứ|nộp|không|thiếu|trừ|cộng|thưởng)\b)"
    rf"|\s(?=và\s{NUMBER}\s*điểm\s(?:cho|với|đối với|nếu)\b)",
    _FLAGS,
)
_SHOWN_AMOUNT = re.compile(rf"\s*:?\s*\(\s*(?:được\s+|đạt\s+|tính\s+)?({NUMBER} điểm)\s*\)", _FLAGS)
"""`khá (8 điểm)` is `khá: 8 điểm`."""
_ROUND = re.compile(r"\(([^()]*)\)")
_AWARDING = re.compile(
    rf"{NUMBER}\s*điểm|\b(?:đủ|trọn|tròn) (?:số )?điểm|[:=]\s*điểm (?:tối đa|chuẩn)\s*$|\b(?:được|đạt) điểm (?:tối đa|chuẩn)\s*(?:$|(?:nếu|khi)\b)|(?:\bđược|[:=]) (?:\d+%|nửa|một nửa|1/2) (?:tổng )?(?:số )?điểm|\bkhông (?:được|có|tính|đạt|chấm)(?: (?:tính|có))? điểm|\b(?:trừ|cộng|thưởng)(?: thêm| đi)? {NUMBER}\s*%|\btrừ (?:hết|toàn bộ|tất cả) (?:số )?điểm|\b(?:trừ|cộng|thưởng|phạt)\s+{NUMBER}(?!\s*%)|[:=]\s*[+-]?{NUMBER}\s*$"
    rf"|(?<![\w%])[+-]\s?{NUMBER}\s*(?:/|$)",
    _FLAGS,
)
_BEFORE_AMOUNT = re.compile(rf"\s*[:=]?\s*(?:được |đạt )?{NUMBER}\s*điểm", _FLAGS)
_ONE_OF_THEM = re.compile(r"(?:chỉ (?:tính|cộng|trừ|chấm|lấy|xét)|lấy|tính) .*\bcao nhất$", _FLAGS)
"""`(chỉ tính hình thức cao nhất)`: of the whole list, wherever it stands."""
_DUE = re.compile(r"\b(?:hạn|trước|chậm nhất|muộn nhất|nộp|gửi|xong|ngày|báo cáo)\b", _FLAGS)


def cut(text: str) -> list[tuple[str, bool]]:
    """The pieces of a wording, one for each clause; True where a comma joins it to the one
    before it."""
    found: list[tuple[str, bool]] = []
    text = _ROUND.sub(_opened, _SHOWN_AMOUNT.sub(r": \1", even(text)))
    for sentence in _SENTENCE.split(text):
        sentence = _BULLET.sub("", sentence or "").strip(" ,:")
        if len(sentence) > MOST_SENTENCE:
            found.append((sentence, False))
        elif sentence:
            found += _commas(sentence)
    return found


def _opened(match: re.Match[str]) -> str:
    """`Họp khối (vắng: trừ 1 điểm; muộn: trừ 0,5 điểm)`: a bracket of several amounts is a list."""
    parts = match[1].split(";")
    several = len(parts) > 1 and all(_AWARDING.search(part) for part in parts)
    return f"; {match[1]};" if several else match[0]


def _commas(sentence: str) -> Iterator[tuple[str, bool]]:
    """A sentence cut at its commas, where a piece says something complete."""
    inside: list[str] = []

    def out(match: re.Match[str]) -> str:
        said = match[1].strip(" .;,")
        if _BEFORE_AMOUNT.match(sentence, match.end()) and re.search(
            r"\b(?:từ|trên|dưới|đến)\b|[<>]", said
        ):
            return match[0].replace(",", "\x00")  # `Loại A (từ 90 điểm): 10 điểm`
        if _ONE_OF_THEM.match(said):
            inside.append(said)
            return " "
        if _AWARDING.search(said) or CAP.search(said):
            inside.append(said)
            return " "
        return match[0].replace(",", "\x00")

    if _FORMULA_SIGN.search(sentence) is None:
        sentence = _ROUND.sub(out, sentence)
    else:
        sentence = _ROUND.sub(lambda m: out(m) if CAP.fullmatch(m[1].strip()) else m[0], sentence)
    start, first = 0, True
    for end in [*(match.start() for match in _COMMA.finditer(sentence)), len(sentence)]:
        held = sentence[start:end].strip(" ,").replace("\x00", ",")
        if held and (end == len(sentence) or _stands(held)):
            yield held, not first
            start, first = end, False
    for said in inside:
        for n, (piece, joined) in enumerate(_commas(said)):
            yield piece, joined or n == 0


def _stands(piece: str) -> bool:
    """Whether a piece is complete: it gives an amount or a limit, or says by when."""
    if _AWARDING.search(piece) or CAP.search(piece) or _FORMULA_SIGN.search(piece):
        return True
    days, _ = read_dates(piece)
    return bool(days) and bool(_DUE.search(piece))


# -- the grammar of one clause --------------------------------------------------------------------

CAP = re.compile(
    r"(?:\b(?:nhưng|song|và|với)\s+)?(?:\bmức\s+)?"
    r"(?P<whole>\btổng(?:\s+(?:số|cộng|mức|các))?(?:\s+điểm)?\s*)?"
    r"(?P<side>\b(?:(?:số\s+)?điểm\s+)?(?:trừ|cộng|thưởng|phạt)|\bđiểm)?\s*"
    r"(?:(?:của|cho)\s+(?:mục|nội dung|tiêu chí|phần|tiểu mục)\s+(?:này|trên)\s*)?(?:được\s+)?(?:cũng\s+)?"
    r"(?:không\s+(?:được\s+)?(?:(?:cộng|trừ|thưởng|vượt)\s+)?quá|không\s+(?:được\s+)?vượt|không\s+lớn\s+hơn|tối\s+đa(?:\s+(?:không\s+quá|không\s+vượt\s+quá|là|đến|được|bằng))?"
    r"|nhiều\s+nhất(?:\s+(?:là|không\s+quá))?|cao\s+nhất(?:\s+(?:là|không\s+quá))?|trần(?:\s+là)?)\s*"
    rf":?\s*(?:(?:trừ|cộng|thưởng|là)\s+)?(?P<n>{NUMBER})\s*điểm(?:\s*/\s*(?:năm|mục|nội\s+dung|tiêu\s+chí)\b)?",
    _FLAGS,
)
_CAP_NOTHING = re.compile(
    r"(?:\b(?:nhưng|song)\s+)?(?:\bvà\s+)?(?:trừ\s+)?(?:cho\s+)?(?:(?:(?:đến|tới)\s+(?:khi\s+)?hết|(?:tối đa\s+)?không\s+(?:vượt\s+)?quá)(?:\s+số)?\s+điểm"
    r"(?:\s+(?:chuẩn|tối đa|của\s+(?:mục|tiêu chí|nội dung)(?:\s+này)?))?(?!\s+(?:trừ|cộng|thưởng|của|bình|trung))|(?:đến\s+)?hết\s+thì\s+thôi)",
    _FLAGS,
)
"""Off until nothing is left: what a floor of 0 says anyway."""
_VERB = (
    r"(?P<verb>\b(?:(?:thì|sẽ|bị|được|mức)\s+)*(?:(?<!khai )trừ(?:\s+đi)?|cộng(?:\s+thêm)?|(?<!khen )thưởng(?:\s+thêm)?|(?<!xử )phạt|"
    r"giảm(?:\s+trừ)?(?!\s*:)|bớt|mất|đạt|tính|chấm|cho|ghi|hưởng|được|là|còn|đạt được|điểm)(?:\s+(?:điểm|là))?\s*)?"
)
_UNIT = r"[^\W\d_]+(?:\s+[^\W\d_]+)*(?:\s*/\s*[^\W\d_]+(?:\s+[^\W\d_]+)*)*"
_AMOUNT = re.compile(
    rf"{_VERB}[:=]?\s*(?P<sign>(?<![\d%\w])[+-]\s*)?(?P<n>{NUMBER})\s*điểm\b(?:\s+(?P<kind>thưởng|trừ|cộng|phạt)\b)?"
    rf"(?P<per>\s*/\s*(?P<k>\d+|một)?\s*(?P<u>%|{_UNIT})|"
    rf"\s+(?:(?:cho|trên|với|tính|ứng với)\s+)*(?P<m>mỗi|một|từng|01|1|\d+)\s+(?P<v>{_UNIT}))?",
    _FLAGS,
)
_SHORT = re.compile(
    rf"(?:(?P<verb>\b(?:bị\s+|được\s+)?(?:trừ|cộng|thưởng|phạt))\s*:?\s*|(?P<sign>(?<![\d%\w])[+-])\s?|[:=]\s*)(?P<n>{NUMBER})(?!\s*[%\d,.])"
    rf"(?P<per>\s*/\s*(?P<k>\d+|một)?\s*(?P<u>{_UNIT}))?(?=\s*$)",
    _FLAGS,
)
"""An amount without the word for points: `trừ 0,5/lần`, `Tốt: 3`."""
_SPREAD = re.compile(rf"{NUMBER}\s*(?:-|đến|tới|hoặc|~)\s*$", _FLAGS)
_EACH = re.compile(
    r"(?P<w>\b(?:cứ\s+(?:mỗi\s+)?|(?:với\s+|trên\s+|cho\s+)?mỗi\s+(?:một\s+)?|từng\s+|hằng\s+mỗi\s+))"
    rf"(?:(?P<n>{NUMBER})\s*(?P<p>%)?\s*|(?P<q>%)\s*)?",
    _FLAGS,
)
_ONE_OF_MANY = re.compile(
    r"^(?P<a>.*?\b(?:thiếu|bỏ|vắng|sót|nghỉ|mất|sai|hỏng|chậm|trễ|muộn|quên|không (?:hoàn thành|thực hiện|nộp|gửi|tham gia|tổ chức|đạt|dự))\s(?:(?!từ|trên|dưới|quá|hơn|đến)[^\W\d_]+\s){0,4}?)(?:một|01|1)\s+(?!đến\b|tới\b|hoặc\b|trong\b)(?=[^\W\d_])"
    r"|^\W*(?P<b>)(?:một|01|1)\s+(?=(?:lần|lượt|buổi|vụ|trường hợp|hồ sơ|văn bản|báo cáo|ngày|lỗi)\b(?!\s+(?:đến|tới|trở|hoặc)\b))",
    _FLAGS,
)
"""`bỏ một kỳ`, `thiếu 01 loại`: so much for each; `có một đoàn thể yếu` is once."""
_PADDED_ONE = re.compile(
    r"^(?P<a>(?:(?!\b(?:từ|trên|dưới|quá(?! hạn)|hơn|ít nhất|tối thiểu|mức|loại|bậc|nhóm|cấp|lần thứ)\b).)*?)\b01\s+(?!đến\b|tới\b|hoặc\b|trở\b|-)(?=[^\W\d_])(?!.*\btrở lên\b)",
    _FLAGS,
)
"""`01 trường hợp`, with the zero that offices count with."""
FORMULA = re.compile(
    r"\s[x*]\s|\bnhân\s+(?:với\s+)?(?:\d|(?:số\s+)?điểm\b|hệ số)|\)\s*x\s*\d", _FLAGS
)
_FORMULA_SIGN = re.compile(
    r"\b(?:tăng|giảm) (?:đều|dần)\b.*\d|\d\s*[x*]\s*\(|\btuyến tính\b.*\d|(?<![<>])=\s*\(|\bđiểm\b[^;]*(?<![<>])=|\)\s*[x*]|\bnhân\s+(?:với\s+)?(?:\d|(?:số\s+)?điểm\b|hệ số)|\s[x*]\s+\d|\s[x*]\s+(?:số\s+)?điểm",
    _FLAGS,
)
_TAIL = re.compile(
    r"\b(?:thì|sẽ|được|bị|là|đạt|chỉ|đạt được|tính|chấm|cho|và|nhưng|(?<!khai )(?<!bị )trừ|cộng|(?<!khen )thưởng|(?<!xử )(?<!bị )phạt|với|mức)\s*$"
    r"|\bbị (?:trừ|thưởng)\s*$",
    _FLAGS,
)
_LITTLE = re.compile(r"(?:.*\s)?(?:không|chưa)", _FLAGS)
"""What is left of `không đạt` when its last word is taken for a word of the amount."""
_TAIL_VERB = re.compile(r"(?:trừ|cộng|thưởng|phạt|được|bị|thì|là)", _FLAGS)
_ONLY_VERB = re.compile(r"\W*(?:được\s+)?(?:tính|chấm|cho|cộng|trừ)\W*", _FLAGS)
_NOTE = re.compile(
    r"^\s*(?:ghi chú|lưu ý|chú ý|lưu ý)\s*:\s*|\(\s*không (?:liên quan|tính|bao gồm)[^()]*điểm (?:cộng|trừ|thưởng)\s*\)",
    _FLAGS,
)


MOST, MOST_SENTENCE = 4_000, 800
"""Characters of a wording, and of one sentence in it, that are taken apart; longer ones are left to
people. The patterns take more than their share of time on long texts."""


def read_clauses(text: str, at: int = 0) -> list[Clause]:
    """The clauses of a wording; `at` is the line they stand in."""
    if len(text) > MOST:
        return [Clause(text, at, left=text)]
    found: list[Clause] = []
    heading = ""
    for piece, joined in cut(text):
        if match := heading_of(piece):
            heading, limit = side_of(match[0]), CAP.search(match[0])
            if limit is not None:
                found.append(Clause(match[0], at, cap=Cap(figure(limit["n"]), heading, True)))
            piece = _BULLET.sub("", piece[match.end() :]).strip()
            if not piece:
                continue
        clause = read_clause(piece, at, joined)
        if clause.gives and clause.side == AWARD and not clause.all:
            before = found[-1] if found else None
            leaning = before is not None and before.gives and leans(before.text, piece)
            clause.side = heading or (before.side if before is not None and leaning else AWARD)
        found.append(clause)
    # A limit said before the items holds for those after it.
    return [one for one in found if not _is_early(one)] + [one for one in found if _is_early(one)]


def _is_early(clause: Clause) -> bool:
    return clause.cap is not None and clause.cap.whole and heading_of(clause.text) is not None


def read_clause(piece: str, at: int = 0, joined: bool = False) -> Clause:
    """One piece of a wording as a clause."""
    clause = Clause(piece, at, joined=joined)
    if len(piece) > MOST_SENTENCE:
        clause.left = piece
        return clause
    if _FORMULA_SIGN.search(piece):
        clause.formula, clause.condition, clause.name = True, piece, piece
        return clause
    piece = _NOTE.sub("", piece)
    rest = _CAP_NOTHING.sub(" ", piece)
    capless = CAP.sub(" ", rest)
    caps = list(CAP.finditer(rest))
    if caps and not joined and _is_place_not_cap(rest):
        caps, capless = [], rest
    if caps:
        last = caps[-1]
        side = side_of(last["side"] or "")
        clause.cap = Cap(figure(last["n"]), side, bool(last["whole"]))
        clause.left = " ".join(cap[0] for cap in caps[:-1])
    rest = _amount(clause, capless)
    _settle(clause, rest, piece)
    return clause


def _is_place_not_cap(text: str) -> bool:
    """`Cao nhất 8 điểm` alone at the head of a series of places is no limit; told apart by the
    series, so it is read as an amount only where nothing else in the clause is one."""
    return bool(re.fullmatch(rf"\s*cao nhất\s*:?\s*{NUMBER}\s*điểm\s*", text, _FLAGS))


_NOTHING = re.compile(
    r"\b(?:thì\s+)?(?:không\s+(?:được|có|tính|đạt|chấm|cho)(?:\s+(?:tính|có|chấm|cho))?\s+điểm|"
    r"mất\s+(?:hết|toàn bộ)\s+điểm)(?:\s+(?:nào|mục này|nội dung này|tiêu chí này))?\s*$",
    _FLAGS,
)
"""No points at all: `dưới 80% không có điểm`."""
_SHARE = re.compile(
    rf"\b(?P<verb>(?:bị\s+|được\s+)?(?:trừ|cộng|thưởng)(?:\s+thêm)?)\s*:?\s*(?P<n>{NUMBER})\s*%\s*"
    r"(?:trên\s+|của\s+)?(?:tổng\s+)?(?:số\s+)?điểm(?:\s+(?:đạt\s+được|đạt|của\s+(?:tiêu chí|mục|nội dung)(?:\s+này)?))?",
    _FLAGS,
)
"""A share of the points reached: `trừ 10% tổng số điểm`."""


_ALL = re.compile(
    r"(?:\b(?:được|đạt|hưởng|tính|cho|chấm)\s+)*\b(?:đủ|trọn|toàn bộ|tối đa|tròn)\s+(?:số\s+)?điểm(?:\s+(?:chuẩn|tối đa))?\s*$"
    r"|[:=]\s*điểm\s+(?:tối đa|chuẩn)\s*$|\b(?:được|đạt)\s+(?:số\s+)?điểm\s+(?:tối đa|chuẩn)\s*(?:$|(?=\b(?:nếu|khi)\b))",
    _FLAGS,
)
_PART = re.compile(
    rf"(?:\b(?:được|hưởng|tính|cho|chấm)\s+|[:=]\s*)(?:(?P<n>{NUMBER})\s*%|(?:một\s+)?nửa|1/2)\s+(?:tổng\s+)?(?:số\s+)?điểm(?:\s+(?:chuẩn|tối đa))?",
    _FLAGS,
)
"""`đủ điểm`, `được 70% số điểm`: of the criterion's own points."""
_ALL_OFF = re.compile(
    r"\b(?:bị\s+)?trừ\s+(?:hết|toàn bộ|tất cả)\s+(?:số\s+)?điểm(?:\s+(?:chuẩn|của\s+)?(?:tiêu chí|mục|nội dung)?(?:\s+này)?)?",
    _FLAGS,
)


def _amount(clause: Clause, text: str) -> str:
    """Takes the amount out of a clause; the rest is what it hangs on."""
    if match := _NOTHING.search(text):
        clause.points = Fraction(0)
        return text[: match.start()]
    if match := _PART.search(text):
        clause.points = Fraction(0)
        clause.part = figure(match["n"]) if match["n"] else Fraction(50)
        return f"{text[: match.start()]} {text[match.end() :]}"
    if (match := _ALL.search(text)) and _AMOUNT.search(text) is None:
        clause.points, clause.all = Fraction(0), True
        return f"{text[: match.start()]} {text[match.end() :]}"
    if match := _ALL_OFF.search(text):
        clause.points, clause.side, clause.all = Fraction(0), MINUS, True
        return f"{text[: match.start()]} {text[match.end() :]}"
    if match := _SHARE.search(text):
        clause.points, clause.side = figure(match["n"]), side_of(match["verb"])
        clause.share = True
        return f"{text[: match.start()]} {text[match.end() :]}"
    found = list(_AMOUNT.finditer(text)) or list(_SHORT.finditer(text))
    if not found:
        return text
    match = found[-1]
    before, after = text[: match.start("n")], text[match.end() :]
    low = _SPREAD.search(before) or re.search(
        rf"{NUMBER}\s*$", before.removesuffix(match["sign"] or "")
    )
    if low is not None and re.match(r"0(?!\d|[.,]\d)", low[0]) and clause.cap is None:
        # From nothing to so much: judged by hand, up to that.
        clause.cap = Cap(figure(match["n"]))
        return re.sub(r"\b(?:từ|trong khoảng)\s*$", "", before[: low.start()]) + after
    if low is not None:
        clause.left = f"{clause.left} {match[0]}".strip()
        return text
    clause.points = figure(match["n"])
    groups = match.groupdict()
    verb = " ".join(word for word in (groups.get("verb"), groups.get("kind")) if word)
    sign = (groups.get("sign") or "").strip()
    clause.side = MINUS if sign == "-" else PLUS if sign == "+" else side_of(verb) or AWARD
    if (groups.get("verb") or "").strip().casefold() in ("giảm", "bị giảm"):
        clause.side = MINUS
    if groups.get("per"):
        _count_by(clause, groups)
    if re.match(r"\s*/\s*\d", text[match.end("n") :]) and clause.every != 1:
        clause.left = f"{clause.left} {match[0]}".strip()  # `trừ 1/2`: a fraction, or by twos
    if any(_is_given(other, text) for other in found[:-1]):
        clause.left = f"{clause.left} {text}".strip()
    kept = _kept_verb(text[: match.start()], groups.get("verb") or "")
    return f"{text[: match.start()]} {kept} {after}"


def _is_given(match: re.Match[str], text: str) -> bool:
    """Whether an amount before the last one is given or taken, too: no bound, no measure."""
    verb = match.groupdict().get("verb") or match.groupdict().get("sign") or ""
    return bool(side_of(verb) or (match["n"] and not text[: match.start()].strip(" :-(")))


def _kept_verb(before: str, verb: str) -> str:
    """`Đạt: 5 điểm; không đạt: 0 điểm`: the verb is what the points hang on."""
    alone = not before.strip(" .,:;-") or re.search(r"\b(?:không|chưa)\s*$", before, _FLAGS)
    return verb if alone and re.search(r"\bđạt\b|\bbị phạt\b", verb, _FLAGS) else ""


def _count_by(clause: Clause, groups: dict[str, str | None]) -> None:
    """`/lần`, `mỗi tháng`, `/02 lần`."""
    many = groups.get("k") or groups.get("m") or ""
    clause.per = (groups.get("u") or groups.get("v") or "").strip()
    clause.each = True
    if many.isdigit() and int(many) > 1:
        clause.every = Fraction(int(many))
    if clause.per == "%":
        clause.every_share = True


def _settle(clause: Clause, rest: str, piece: str) -> None:
    """What an amount hangs on: cleared of the words that belong to the amount."""
    if clause.side == AWARD and clause.points is not None:
        clause.side = said_side(rest) or AWARD
    rest = re.sub(r"\s*[:=]\s*$|^\s*[:=,]\s*|\(\s*\)|^\s*(?:và|còn(?!\s+lại)|nhưng)\s", " ", rest)
    if match := _EACH.search(rest):
        clause.each = True
        if match["n"]:
            clause.every, clause.every_share = figure(match["n"]), bool(match["p"])
        elif match["q"]:
            clause.every_share = True
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    else:
        rest = count_ones(clause, rest)
    clause.days, rest = read_dates(rest)
    while clause.gives and _TAIL.search(stripped := rest.strip(" .,:;-=\"'“”")):
        shorter = _TAIL.sub("", stripped).strip(" .,:;-")
        if not shorter or shorter == stripped or _LITTLE.fullmatch(shorter):
            break
        rest = shorter
    if clause.cap is not None and not clause.gives and _ONLY_VERB.fullmatch(rest):
        rest = ""
    clause.condition = re.sub(r"\s+", " ", rest).strip(" .,:;-=\"'“”")
    clause.name = _name(piece) or clause.per


def count_ones(clause: Clause, words: str) -> str:
    """Takes `thiếu 01 báo cáo trừ 1 điểm` for so much each; the words without the figure."""
    if clause.each or clause.side == AWARD:
        return words
    one = _ONE_OF_MANY.search(words) if clause.side == MINUS else None
    one = one or _PADDED_ONE.search(words)
    if one is None:
        return words
    clause.each = True
    return f"{one['a'] or ''}{words[one.end() :]}"


def _name(piece: str) -> str:
    """What a clause hangs on, in the words of who wrote it."""
    text = _CAP_NOTHING.sub(" ", piece)
    text = text if _is_place_not_cap(text) else CAP.sub(" ", text)
    if found := list(_AMOUNT.finditer(text)) or list(_SHORT.finditer(text)):
        text = _named(found[-1], text)
    for said in () if found else (_PART, _ALL, _NOTHING):
        rest = said.sub(" ", text)
        text = rest if re.search(r"[^\W\d_]", rest) else text
    text = re.sub(r"\s+", " ", text).strip(" .,:;-=\"'“”").removeprefix("và ").strip()
    while (shorter := _TAIL.sub("", text).strip(" .,:;-")) != text and shorter:
        if _LITTLE.fullmatch(shorter):
            break
        text = shorter
    return "" if _TAIL.fullmatch(text) and _TAIL_VERB.fullmatch(text) else text


def _named(match: re.Match[str], text: str) -> str:
    before, verb = text[: match.start()], match.groupdict().get("verb") or ""
    per = (
        (match.groupdict().get("u") or match.groupdict().get("v") or "")
        if not before.strip()
        else ""
    )
    return f"{before} {_kept_verb(before, verb)} {per} {text[match.end() :]}"


_SAYS = re.compile(
    r"\b(?:không (?:tính|chấm|được|có) điểm|(?:trừ|cộng|thưởng|mất) điểm|tương ứng|t[uù][yỳ] (?:theo )?mức|"
    r"gấp đôi|nửa (?:số )?điểm|không (?:được )?(?:xếp (?:loại|hạng)|xét|bình xét))\b",
    _FLAGS,
)


def says_points(text: str) -> bool:
    """Whether a wording speaks of points at all: gives or takes them, limits or computes them."""
    small = even(text[:MOST])[: 2 * MOST_SENTENCE]
    patterns = (_AWARDING, CAP, _FORMULA_SIGN, _SAYS)
    return any(pattern.search(small) for pattern in patterns)
