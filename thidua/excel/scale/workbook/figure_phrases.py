"""Rules that compare a figure, in one cell: `trên 90; mỗi 1; được 0,1`, and what all of them may
say beside it: the target, the figure that they read."""

import re

from thidua.excel.scale.workbook.names import Names, in_quotes, out_of_quotes
from thidua.excel.scale.workbook.pieces import bound_typed, bound_words
from thidua.store.yaml.node import Node

Phrase = tuple[str, str, str]
"""A key, what is written (`{}`: its value), the value that it stands for where it has none."""
PHRASES: dict[str, tuple[Phrase, ...]] = {
    "points": (("step", "bước {}", ""),),
    "count": (("each", "mỗi {}", ""),),
    "ratio": (("cap", "trần {}", ""),),
    "steps": (
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
    ),
    "linear": (
        ("best", "đủ điểm ở {}", ""),
        ("worst", "thấp nhất ở {}", ""),
        ("least", "thấp nhất được {}", ""),
    ),
    "relative": (("met", "vừa đạt được {}", ""),),
    "rank": (
        ("tied", "đồng hạng lấy trung bình", "mean"),
        ("tied", "đồng hạng cùng hưởng mức cao", "best"),
    ),
}
PHRASES["place"] = PHRASES["rank"]
COMMON: tuple[Phrase, ...] = (
    ("target", "chỉ tiêu {}", ""),
    ("lower_is_better", "thấp hơn là tốt", "true"),
    ("within", "so trong nhóm", "division"),
)
"""What any rule may say, behind what is its own."""
_FACT = "số liệu"


def write_figures(kind: str, rule: dict[str, Node], names: Names) -> list[str]:
    """What a rule says in these words; it is taken out of the rule."""
    pieces = []
    for key, words, value in (*PHRASES.get(kind, ()), *COMMON):
        held = rule.get(key)
        said = bound_words(held, names)
        if value and held == value:
            pieces.append(words)
        elif not value and said is not None:
            pieces.append(words.format(said))
        else:
            continue
        del rule[key]
    fact = rule.get("of")
    if kind != "periods" and isinstance(fact, str):
        pieces.append(f"{_FACT} {in_quotes(fact, names.facts)}")
        del rule["of"]
    return pieces


def read_figure(kind: str, piece: str, found: dict[str, Node], names: Names) -> bool:
    """Takes one piece into the rule; False where it says nothing known, or a thing twice."""
    for key, words, value in (*PHRASES.get(kind, ()), *COMMON):
        pattern = re.escape(words).replace(r"\{\}", r"(.+)")
        match = re.fullmatch(pattern, piece, re.IGNORECASE)
        if match is None or key in found:
            continue
        read = value or bound_typed(match[1], names)
        if read is not None:
            found[key] = read
            return True
    fact = piece[len(_FACT) :] if piece.casefold().startswith(_FACT) else ""
    ident = out_of_quotes(fact.strip(), names.facts) if fact else None
    if ident is None or "of" in found:
        return False
    found["of"] = ident
    return True
