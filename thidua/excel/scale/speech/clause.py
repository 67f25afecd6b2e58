"""One clause of a wording: an amount (so many points given or taken, for what, counted by what), what
it hangs on, and the most that it comes to."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from thidua.excel.scale.speech.conditions import begins_a_day
from thidua.excel.scale.speech.text import (
    AWARD,
    MINUS,
    NUMBER,
    PLUS,
    figure,
    has_figure,
    phrase,
    side_of,
)
from thidua.excel.scale.speech.vocabulary import TAKE

_FLAGS = re.IGNORECASE
_VERB = (
    rf"(?P<verb>\b(?:(?:thì|sẽ|bị|được|(?<!định )(?<!vượt )mức)\s+)*(?:{TAKE}(?:\s+(?:đi|hết|thêm))?|cộng(?:\s+thêm)?|(?:(?:được|tính|chấm|cho)\s+)?(?<!tăng )(?<!giảm )(?<!vượt )(?<!trừ )thêm|bổ sung|ưu tiên|(?:được\s+|(?<!giải ))khuyến khích(?=[^,;]*\d điểm (?:nếu|khi|cho|với|đối với)\b)|(?<!(?<!bằng )(?<!giấy )khen )(?<!giải )(?<!phần )(?<!tiền )thưởng(?:\s+thêm)?|(?<!xử )phạt|"
    r"giảm(?:\s+trừ)?(?!\s*[:=])|bớt|mất|đạt|tính|chấm|cho|ghi|hưởng|được|là|còn|đạt được|điểm)(?:\s+(?:(?:số\s+)?điểm(?:\s+là)?|là))?\s*)?"
)
_UNIT = r"[^\W\d_]+(?:\s+(?!(?:không|chưa|nếu|khi|đối|bị|trừ|chia|mà|nhưng|hoặc|và|ngoài|riêng|theo|sau khi)\b)[^\W\d_]+)*(?:\s*/\s*(?:(?:01|1)\s+)?[^\W\d_]+(?:\s+[^\W\d_]+)*)*"
AMOUNT = phrase(
    rf"{_VERB}[:=]?\s*(?P<sign>(?<![\d%\w])[+-]\s*)?(?P<n>{NUMBER})\s*điểm\b(?! (?:9|10)\b)(?:\s+(?P<kind>thưởng|trừ|cộng|phạt)\b(?=\s*(?:$|[/:;,.()]|(?:cho|với|trên|một|mỗi|từng|nếu)\b)))?"
    rf"(?P<per>\s*/\s*(?P<k>\d+|một)?\s*(?P<u>%|{_UNIT})|"
    rf"\s+(?:(?:cho|trên|với|tính|ứng với)\s+)*(?P<m>mỗi|một|từng|01|1|\d+)\s+(?P<v>{_UNIT}))?"
)
_PER = phrase(rf"\s*/\s*(?:(?:01|1|một)\s+)?(?P<u>{_UNIT})")
SHORT = phrase(
    rf"(?:(?P<verb>\b(?:bị\s+|được\s+)?(?:trừ|cộng|(?<!giải )(?<!phần )thưởng|phạt))\s*:?\s*|(?P<sign>(?<![\d%\w])[+-])\s?|[:=]\s*)(?P<n>{NUMBER})(?!\s*[%\d,.])"
    rf"(?P<per>\s*/\s*(?P<k>\d+|một)?\s*(?P<u>{_UNIT}))?(?=\s*$)"
)
"""An amount without the word for points: `trừ 0,5/lần`, `Tốt: 3`."""
MORE = phrase(r"\b(?:thêm|bổ sung|ưu tiên|khuyến khích)\b")
"""Verbs of so much more, which after what is taken off may mean more of that."""
_SPREAD = phrase(rf"{NUMBER}\s*(?:-|đến|tới|hoặc|~)\s*$")
_BOUND_BEFORE = phrase(r"\b(?:từ|trên|dưới|đến|tới|hơn|khoảng|gần|quá|vượt)\s*$")
_BOUND_AFTER = phrase(r"\s*(?:trở (?:lên|xuống)|hoặc (?:hơn|nhiều hơn|ít hơn))\b")
"""`khá từ 7 điểm trở lên`: at least so many, or at most, and no amount."""
_LEVEL_OF_POINTS = phrase(
    rf"\b(?:từ|trên|dưới|đến|tới|đạt) {NUMBER} điểm\b[^:\d]*[:=]\s*{NUMBER}\s*$"
)
NOTHING = phrase(
    r"(?<=\d%)\s+(?:thì\s+)?không\s+đạt\s*$|(?:(?<=[:=])\s*|\b)(?:thì\s+)?(?:không\s+(?:được|có|tính|đạt|chấm|cho|xét)(?:\s+(?:tính|có|chấm|cho|xét))?\s+điểm|"
    r"không\s+điểm|không\s+chấm(?=\s*$)|(?<=[:=])\s*không\s+(?:chấm|tính)|thì\s+không\s+chấm|"
    r"mất\s+(?:(?:hết|toàn bộ)\s+)?điểm)(?:\s+(?:nào|mục này|nội dung này|tiêu chí này))?\s*$"
)
"""No points at all: `dưới 80% không có điểm`."""
SHARE = phrase(
    rf"\b(?P<verb>(?:bị\s+|được\s+)?(?:trừ|cộng|thưởng|giảm|mất)(?:\s+(?:thêm|đi))?)\s*:?\s*(?P<n>{NUMBER})\s*%\s*"
    r"(?:trên\s+|của\s+)?(?:tổng\s+)?(?:số\s+)?điểm(?:\s+(?:tối đa|chuẩn|đạt\s+được|đạt|của\s+(?:tiêu chí|mục|nội dung)(?:\s+này)?))?"
)
"""A share of the points reached: `trừ 10% tổng số điểm`."""
ALL = phrase(
    r"\b(?:được|đạt|hưởng|tính|cho|chấm)\s+(?:mức\s+)?tối\s+đa\s*(?:$|(?=\b(?:nếu|khi)\b))|(?:\b(?:được|đạt|hưởng|tính|cho|chấm)\s+)*\b(?:đủ|trọn|toàn bộ|tối đa|tròn)\s+(?:số\s+)?điểm(?:\s+(?:chuẩn|tối đa))?\s*$"
    r"|[:=]\s*điểm\s+(?:tối đa|chuẩn)\s*$|\b(?:được|đạt|tính|chấm|cho)\s+(?:số\s+)?điểm\s+(?:tối đa|chuẩn)\s*(?:$|(?=\b(?:nếu|khi)\b))"
)
_BARE = "".join(
    rf"(?<!{word} )"
    for word in re.split(" ", "trừ cộng thưởng thêm đi phạt giảm mất quá đa nhất từ trên dưới đến")
)
PART = phrase(
    rf"(?:\b(?:được|đạt|hưởng|tính|cho|chấm|còn)\s+|[:=]\s*|(?<=\w )(?=[\d.,]+\s*%\s*(?:tổng\s+)?số\s)){_BARE}"
    rf"(?P<n>{NUMBER})\s*%\s+(?:của\s+)?(?:tổng\s+)?(?:số\s+)?điểm(?:\s+(?:chuẩn|tối\s+đa|của\s+(?:tiêu\s+chí|mục|nội\s+dung)(?:\s+(?:này|đó))?))?"
)
"""`đủ điểm`, `được 70% số điểm`, `nộp chậm 50% số điểm`: of the criterion's own points."""
_OF_OTHERS = phrase(
    r"\s+(?:của )?(?!nếu\b|khi\b|đối với\b|với\b|cho\b|trở\b|và\b|nhưng\b|mục\b|tiêu chí\b|nội dung\b|phần\b|chuẩn\b|tối đa\b|này\b|theo\b|quy định\b)[^\W\d_]"
)
"""`Bằng khen: 50% điểm cờ tỉnh`: of other points than the criterion's."""
ALL_OFF = phrase(
    r"\b(?:bị\s+)?trừ\s+(?:hết|toàn bộ|tất cả)\s+(?:số\s+)?điểm(?:\s+còn\s+lại)?(?:\s+chuẩn)?(?:\s+(?:của\s+)?(?:tiêu chí|mục|nội dung)(?:\s+này)?)?"
)
_OF_ONE_WORD = phrase(r"\b(?:tạm được|(?:tự|quên|sót) (?:chấm|cho|tính|ghi))(?: điểm)?\s*$")
"""Words of two parts, the second of which is no verb of the points."""
_HALF_SAID = phrase(r"\b(?:không|chưa|mới|vừa|gần)\s*$")
"""Words that say nothing without the verb behind them."""


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that something comes to. `side`: whose, where said; `whole`: of a whole list;
    `joined`: said in one breath with the clause before it."""

    points: Fraction
    side: str = ""
    whole: bool = False


@dataclass(slots=True)
class Clause:
    """One thing said: an amount (or none), what it hangs on, its cap."""

    text: str
    at: int
    """The line that it stands in."""
    side: str = AWARD
    points: Fraction | None = None
    """Points, or percent where it is a `share`."""
    condition: str = ""
    """What it hangs on, without the words that belong to the amount."""
    name: str = ""
    """The condition as typed."""
    per: str = ""
    """What the amount is counted by; "" for once."""
    only: str = ""
    """Which of what it is counted by do count."""
    each: bool = False
    every: Fraction = Fraction(1)
    """How many of it count as one."""
    every_share: bool = False
    free: int = 0
    """How many are not counted before the first."""
    days: list[str] = field(default_factory=list)
    cap: Cap | None = None
    formula: bool = False
    joined: bool = False
    left: str = ""
    share: bool = False
    """The amount is a percent of the points that were reached."""
    all: bool = False
    """It is all of the criterion's points."""
    part: Fraction = Fraction(0)
    """It is this percent of the criterion's points."""
    column: bool = False
    """It stands in a column of its own."""
    off: bool = False
    """A level said as so much less than all of them."""
    once: bool = False
    """Its words say that it counts once, however often it happens."""
    partial: str = ""
    """What its wording says of a step that is only begun."""
    resolved: bool = False
    """The condition says all that its words do."""

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


def amounts_in(text: str) -> list[re.Match[str]]:
    """The amounts of a text; `từ 90 điểm: 10` gives 10."""
    found = [] if _LEVEL_OF_POINTS.search(text) else list(AMOUNT.finditer(text))
    return found or list(SHORT.finditer(text))


def take_amount(clause: Clause, text: str) -> str:
    """Takes the amount out of a clause; the rest is what it hangs on."""
    if match := NOTHING.search(text):
        clause.points = Fraction(0)
        return text[: match.start()]
    if match := PART.search(text):
        clause.points = Fraction(0)
        clause.part = figure(match["n"])
        if _OF_OTHERS.match(text, match.end()):
            clause.left = f"{clause.left} {text}".strip()
        return f"{text[: match.start()]} {text[match.end() :]}"
    if (match := ALL.search(text)) and AMOUNT.search(text) is None:
        clause.points, clause.all = Fraction(0), True
        return f"{text[: match.start()]} {text[match.end() :]}"
    if match := ALL_OFF.search(text):
        clause.points, clause.side, clause.all = Fraction(0), MINUS, True
        return f"{text[: match.start()]} {text[match.end() :]}"
    if match := SHARE.search(text):
        clause.points, clause.side = figure(match["n"]), side_of(match["verb"]) or MINUS
        clause.share, rest = True, text[match.end() :]
        if per := _PER.match(rest):  # `10% điểm/lần vắng`
            clause.per, clause.each, rest = per["u"].strip(), True, rest[per.end() :]
        return f"{text[: match.start()]} {rest}"
    found = amounts_in(text)
    if not found or (found[-1].re is SHORT and begins_a_day(text, found[-1].start("n"))):
        return text  # `Thời hạn: 05/12 hằng năm` is a day
    match = found[-1]
    before, after = text[: match.start("n")], text[match.end() :]
    low = _SPREAD.search(before) or re.search(
        rf"{NUMBER}\s*$", before.removesuffix(match["sign"] or "")
    )
    if low is not None and re.match(r"0(?!\d|[.,]\d)", low[0]) and clause.cap is None:
        # From nothing to so much: judged by hand, up to that.
        clause.cap = Cap(figure(match["n"]))
        return re.sub(r"\b(?:từ|trong khoảng)\s*$", "", before[: low.start()]) + after
    bounded = _BOUND_BEFORE.search(before) or _BOUND_AFTER.match(after)
    if low is not None or bounded:
        clause.left = f"{clause.left} {match[0]}".strip()
        return text
    clause.points = figure(match["n"])
    groups = match.groupdict()
    verb = " ".join(word for word in (groups.get("verb"), groups.get("kind")) if word)
    sign = (groups.get("sign") or "").strip()
    clause.side = MINUS if sign == "-" else PLUS if sign == "+" else side_of(verb) or AWARD
    if (groups.get("verb") or "").strip().casefold() in ("giảm", "bị giảm", "thì giảm"):
        clause.side = MINUS
    elif clause.side == AWARD and MORE.search(verb):
        clause.side = PLUS
    if groups.get("per"):
        _count_by(clause, groups)
    if re.match(r"\s*/\s*\d", text[match.end("n") :]) and clause.every != 1:
        clause.left = f"{clause.left} {match[0]}".strip()  # `trừ 1/2`: a fraction, or by twos
    if any(_is_given(other, text) for other in found[:-1]):
        clause.left = f"{clause.left} {text}".strip()
    kept = kept_verb(text[: match.start()], match)
    return f"{text[: match.start()]} {kept} {after}"


def _is_given(match: re.Match[str], text: str) -> bool:
    """Whether an amount before the last one is given or taken, too: no bound, no measure."""
    verb = match.groupdict().get("verb") or match.groupdict().get("sign") or ""
    return bool(side_of(verb) or (match["n"] and not text[: match.start()].strip(" :-(")))


def is_said(clause: Clause) -> bool:
    """Whether a verb says that points are given or taken."""
    amounts = list(AMOUNT.finditer(clause.text))
    if not amounts or kept_verb(clause.text[: amounts[-1].start()], amounts[-1]):
        return False
    return bool(re.search(r"[^\W\d_]", amounts[-1]["verb"] or ""))


def kept_verb(before: str, match: re.Match[str]) -> str:
    """`Đạt: 5 điểm; mới đạt: 3 điểm; tạm được 1 điểm; để mất: -5 điểm`: the verb is what the points
    hang on."""
    verb = match.groupdict().get("verb") or ""
    if match.groupdict().get("sign") and re.search(r"\bmất\s*$", verb, _FLAGS):
        return verb
    alone = not before.strip(" .,:;-") or _HALF_SAID.search(before)
    told = alone and re.search(r"\bđạt\b|\bbị phạt\b", verb, _FLAGS)
    return verb if told or _OF_ONE_WORD.search(f"{before}{verb}") else ""


def _count_by(clause: Clause, groups: dict[str, str | None]) -> None:
    """`/lần`, `mỗi tháng`, `/02 lần`."""
    many = groups.get("k") or groups.get("m") or ""
    clause.per = (groups.get("u") or groups.get("v") or "").strip()
    clause.each = True
    if many.isdigit() and int(many) > 1:
        clause.every = Fraction(int(many))
    if clause.per == "%":
        clause.every_share = True
