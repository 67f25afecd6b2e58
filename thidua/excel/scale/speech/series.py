"""One level of a series as its words say it: a range, a place, the rest, nothing at all."""

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import Range

_FLAGS = re.IGNORECASE
_COMPOUND = re.compile(
    r"\b(?:và|hoặc|hay|đồng thời|nhưng|trừ|riêng|mà|kèm|với điều kiện|không có|phải)\b", _FLAGS
)
_DEMANDS = re.compile(
    r"^\W*(?:có|đã|được|không|phải)\b.*\b(?:và|hoặc|hay)\b|\b(?:và|hoặc|hay) (?:đạt|có|hoàn thành|được|phải|không)\b|"
    r"\b(?:đồng thời|nhưng|trừ|riêng|mà|kèm|với điều kiện|không có|phải)\b",
    _FLAGS,
)
LABEL = re.compile(
    r"\b(?:mức|bậc|nhóm|loại|cấp|mức độ|cấp độ)\s+(?:\d+|[ivx]+)\b|\btrường hợp \d+\b", _FLAGS
)
_PLAN = re.compile(
    r"(?:đạt|hoàn thành|thực hiện)(?: (?:và|hoặc) vượt| hoặc vượt mức| đủ)?(?: mức)? (?:chỉ tiêu|kế hoạch|dự toán)"
    r"(?: (?:được )?giao)?(?: trở lên)?$",
    _FLAGS,
)


@dataclass(slots=True)
class Series:
    """The rule of a series; `whole`: it counts in whole numbers; `left`: the clauses that do not fit, by identity, and why."""

    rule: dict[str, object] | None = None
    share: bool = False
    whole: bool = False
    parts: list[tuple[str, Fraction]] = field(default_factory=list)
    left: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Level:
    clause: Clause
    range: Range | None
    rest: str
    places: tuple[int, int | None] | None
    is_else: bool
    is_zero: bool
    plain: str = ""

    @property
    def is_plan(self) -> bool:
        """`đạt và vượt chỉ tiêu`: from 100 % on."""
        said = self.clause.condition.strip()
        return self.range is None and not c.denies(said) and bool(_PLAN.search(said))

    @property
    def demands_more(self) -> bool:
        """`98% và có báo cáo`; `đúng và trước hạn đạt 98%` only says what is measured."""
        before = re.match(r"[^\d]*", self.plain)
        assert before is not None
        after = _COMPOUND.search(self.plain[before.end() :]) and _COMPOUND.search(self.rest)
        return bool(after or _DEMANDS.search(before[0]))

    @property
    def points(self) -> Fraction:
        return self.clause.points if self.clause.points is not None else Fraction(0)


def expanded(clause: Clause) -> list[Level]:
    """One level, or two of `từ 80% đến dưới 90% hoặc trên 110%`."""
    halves = re.split(r"\s+hoặc\s+(?:từ\s+)?(?=từ|trên|dưới|hơn|>|<|\d)", clause.condition)
    if len(halves) == 2 and all(c.read_range(half) for half in halves):
        return [level_of(replace(clause, condition=half), clause) for half in halves]
    return [level_of(clause, clause)]


def level_of(clause: Clause, whole: Clause) -> Level:
    text = clause.condition
    places = None if clause.days else c.read_places(text)
    plain = c.counted(c.NAMED.sub(" ", LABEL.sub(" ", text)))
    found = None if places else c.read_range(plain)
    return Level(
        whole,
        found[0] if found else None,
        found[1] if found else text,
        places,
        c.is_else(text),
        c.is_zero(text),
        plain,
    )
