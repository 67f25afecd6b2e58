"""A rule as people type it in two cells, both ways: `Theo khoảng | >=90: 5; còn lại: 0`.

A rule is what criteria.yaml holds: a word or a mapping of texts. What has no phrase of its own is
written `key=value`, so that every rule goes through; reading what was written gives the same rule.
Notes and sources within a rule are in no cell; they stay where they are.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.excel.scale.workbook.amounts import said_in_words
from thidua.excel.scale.workbook.figure_phrases import (
    Phrase,
    read_deadline,
    read_figure,
    read_period_piece,
    read_table,
    write_deadline,
    write_figures,
    write_periods,
    write_table,
)
from thidua.excel.scale.workbook.level_phrases import (
    KEPT,
    options_as_before,
    read_choice,
    read_place,
    read_tier,
    write_choice,
    write_places,
    write_tiers,
)
from thidua.excel.scale.workbook.pieces import (
    KEYED,
    NUMBER,
    BadPhraseError,
    Names,
    flow_value,
    number,
    own_spelling,
    without_points,
)
from thidua.store.yaml.node import Node
from thidua.text.vietnamese import bare

_Writer = Callable[[dict[str, Node], Names], list[str]]
_Reader = Callable[[str, dict[str, Node], Names], bool]


class KindPhrase(NamedTuple):
    """How people type a kind of rule. `word`: what stands in the column of kinds; `figures`: single
    values in words; `write` and `read`: what is more than that. `percents`: where figures in the
    criterion's own measure stand, for where that is % people type the sign, too. `says_most`: the
    cell may say the points once more; `is_bare`: with nothing beside it the rule is its word."""

    word: str
    figures: tuple[Phrase, ...] = ()
    write: _Writer | None = None
    read: _Reader | None = None
    percents: re.Pattern[str] | None = None
    says_most: bool = False
    is_bare: bool = False


_STEPS: tuple[Phrase, ...] = (
    ("above", "trên {}", ""),
    ("below", "dưới {}", ""),
    ("first", "bước đầu {}", ""),
    ("every", "mỗi {}", ""),
    ("each", "được {}", ""),
    ("partial", "bước dở dang không tính", "none"),
    ("partial", "bước dở dang tính cả", "full"),
    ("partial", "bước dở dang tính theo phần", "exact"),
    ("start", "trừ dần từ điểm tối đa", "max"),
    ("start", "cộng dần từ 0", "zero"),
)
_LINEAR: tuple[Phrase, ...] = (
    ("best", "đủ điểm ở {}", ""),
    ("worst", "thấp nhất ở {}", ""),
    ("least", "thấp nhất được {}", ""),
)
_PLACES: tuple[Phrase, ...] = (
    ("tied", "đồng hạng lấy trung bình", "mean"),
    ("tied", "đồng hạng cùng hưởng mức cao", "best"),
)
_OF_TARGET = re.compile(r"^(chỉ tiêu \d+(?:[.,]\d+)?)\s*%")
# fmt: off
KINDS: dict[str, KindPhrase] = {
    "points": KindPhrase("Cho điểm", (("step", "bước {}", ""),), says_most=True, is_bare=True),
    "full": KindPhrase("Đủ điểm, trừ lỗi", is_bare=True),
    "pass_fail": KindPhrase("Đạt hoặc không", is_bare=True),
    "choice": KindPhrase("Chọn mức", (), write_choice, read_choice),
    "tiers": KindPhrase("Theo khoảng", (), write_tiers, read_tier,
        percents=re.compile(r"(\d)\s*%(?=.*:)")),
    "table": KindPhrase("Bảng hai chiều", (), write_table, read_table),
    "ratio": KindPhrase("Theo tỷ lệ", (("cap", "trần {}", ""),), percents=_OF_TARGET),
    "count": KindPhrase("Đếm số lần", (("each", "mỗi {}", ""),), says_most=True),
    "steps": KindPhrase("Theo bước", _STEPS, says_most=True,
        percents=re.compile(r"^((?:trên|dưới|mỗi) \d+(?:[.,]\d+)?)\s*%")),
    "linear": KindPhrase("Tuyến tính", _LINEAR,
        percents=re.compile(r"^((?:đủ điểm|thấp nhất) ở \d+(?:[.,]\d+)?)\s*%")),
    "deadline": KindPhrase("Theo hạn", (), write_deadline, read_deadline),
    "relative": KindPhrase("So với khối", (("met", "vừa đạt được {}", ""),), percents=_OF_TARGET,
        is_bare=True),
    "rank": KindPhrase("Theo thứ hạng", _PLACES, write_places, read_place),
    "place": KindPhrase("Xếp thứ", _PLACES, write_places, read_place),
    "periods": KindPhrase("Theo kỳ", (), write_periods, read_period_piece),
}
# fmt: on
_OF_WORDS = {bare(one.word): kind for kind, one in KINDS.items()}


def _phrase(kind: str) -> KindPhrase:
    """The same of a kind that has no words: all of it is `key=value`."""
    return KINDS.get(kind, KindPhrase(kind))


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What the rest of a row says of its rule: the one that stood there, whose levels keep their
    ids; the measure, the points and the name; and what ids are called."""

    old: Node = None
    measure: str = ""
    max: str = ""
    name: str = ""
    names: Names = field(default_factory=Names)


def kind_of(word: str) -> str | None:
    """The kind that a word in the column of kinds means."""
    return _OF_WORDS.get(bare(word))


def rule_phrase(rule: Node, names: Names | None = None) -> tuple[str, str]:
    """The kind of a rule and its parameters: what stands in the two cells."""
    if rule is None:
        return "", ""
    if isinstance(rule, str):
        return _phrase(rule).word, ""
    if not isinstance(rule, dict):
        raise TypeError(type(rule))
    kind = str(rule.get("kind", ""))
    rest = {key: value for key, value in rule.items() if key not in ("kind", *KEPT)}
    called, phrase = names or Names(), _phrase(kind)
    pieces = phrase.write(rest, called) if phrase.write is not None else []
    pieces += write_figures(phrase.figures, rest, called)
    pieces += [f"{key}={own_spelling(value)}" for key, value in rest.items()]
    return phrase.word, "; ".join(pieces)


def read_phrase(word: str, text: str, row: RuleRow | None = None) -> Node:
    """The rule that two cells say; BadPhraseError with the piece that is not understood."""
    row = row or RuleRow()
    if not word.strip() and not text.strip():
        return None
    kind = kind_of(word) or word.strip()
    if kind not in KINDS and word.strip():
        raise BadPhraseError(word)
    old = row.old if isinstance(row.old, dict) and row.old.get("kind") == kind else {}
    try:
        found = _read_pieces(kind, text, row)
    except BadPhraseError:
        in_words = said_in_words(text, row.max, row.name)
        if in_words is None or kind not in ("", in_words["kind"]):
            raise
        found = dict(in_words)
        kind = str(found["kind"])
    if "options" in found:
        found["options"] = options_as_before(found.pop("options"), old)
    if len(found) == 1 and not set(KEPT) & set(old):
        return kind if _phrase(kind).is_bare else found
    return _with_kept(found, old)


def _read_pieces(kind: str, text: str, row: RuleRow) -> dict[str, Node]:
    if not kind:
        raise BadPhraseError(text)
    found: dict[str, Node] = {"kind": kind}
    phrase = _phrase(kind)
    pieces = without_points(text.replace("≥", ">=").replace("≤", "<="))
    if row.measure.strip() == "%" and (percents := phrase.percents) is not None:
        pieces = [
            piece if KEYED.fullmatch(piece) else percents.sub(r"\1", piece) for piece in pieces
        ]
    for piece in (one for one in pieces if not _says_maximum(phrase, one, row.max)):
        keyed = KEYED.fullmatch(piece)
        if keyed is not None:
            found[keyed["key"]] = flow_value(keyed["value"], piece)
        elif not (
            (phrase.read is not None and phrase.read(piece, found, row.names))
            or read_figure(phrase.figures, piece, found, row.names)
        ):
            raise BadPhraseError(piece)
    return found


_MAXIMUM = re.compile(rf"(?:tối đa|(?:cho điểm |chấm )?(?:từ )?0 đến) ({NUMBER})", re.IGNORECASE)


def _says_maximum(phrase: KindPhrase, piece: str, most: str) -> bool:
    """Whether a piece only says once more what the column of points says."""
    said = _MAXIMUM.fullmatch(piece) if phrase.says_most else None
    return said is not None and number(said[1]) == number(most) is not None


def _with_kept(found: dict[str, Node], old: Mapping[str, Node]) -> Node:
    """The rule with the notes and sources that stood in it; a day that stood in a list stays in
    one."""
    kept = {key: old[key] for key in KEPT if key in old and key not in found}
    due = old.get("due")
    if isinstance(due, list) and isinstance(found.get("due"), str):
        found["due"] = [found["due"]]
    for key in ("tiers", "top"):
        now, was = found.get(key), old.get(key)
        if isinstance(now, list) and isinstance(was, list):
            found[key] = [_level_as_before(n, one, now, was) for n, one in enumerate(now)]
    return {**found, **kept}


def _level_as_before(n: int, one: Node, now: list[Node], was: list[Node]) -> Node:
    """A level with the notes of the one that it was: of the same bounds, else of the same place and
    points. A source is never left beside a level that it does not tell of."""
    taken = [_bounds(each) for each in now]
    same = [each for each in was if _bounds(each) == _bounds(one)]
    if not same and len(now) == len(was) and _bounds(was[n]) not in taken:
        same = [was[n]] if _points(was[n]) == _points(one) else []
    before = same[0] if len(same) == 1 else None
    if not isinstance(before, dict) or not isinstance(one, dict):
        return one
    return {**one, **{key: before[key] for key in KEPT if key in before and key not in one}}


def _points(level: Node) -> Node:
    return level.get("points") if isinstance(level, dict) else None


def _bounds(level: Node) -> tuple[tuple[str, str], ...]:
    if not isinstance(level, dict):
        return ()
    found = (key for key in level if key not in ("points", *KEPT))
    return tuple(sorted((key, str(level[key])) for key in found))


def is_of_percent(kind: str, text: str) -> bool:
    """Whether the figures that a rule compares are typed as percents."""
    pattern = _phrase(kind_of(kind) or "").percents
    return pattern is not None and any(pattern.search(piece) for piece in without_points(text))
