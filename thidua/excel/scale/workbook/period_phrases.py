"""The rule `periods` in one cell: `kỳ tuan; lấy tỷ lệ; trung bình 10 kỳ cao nhất; bỏ qua kỳ thiếu`.

A kind of period is typed by its id or by what people call it: `kỳ Học kỳ` is `kỳ hoc-ky`.
"""

import re

from thidua.excel.scale.codes import slug
from thidua.excel.scale.workbook.names import Names
from thidua.store.yaml.node import Node

_WORDS: dict[tuple[str, str], str] = {
    ("take", "percent"): "lấy tỷ lệ",
    ("take", "points"): "lấy điểm",
    ("combine", "mean"): "trung bình",
    ("combine", "sum"): "cộng lại",
    ("combine", "last"): "lấy kỳ cuối",
    ("missing", "error"): "đủ mọi kỳ",
    ("missing", "skip"): "bỏ qua kỳ thiếu",
}
_ID = re.compile(r"[a-z0-9-]+")
_KIND = re.compile(r"kỳ (?P<name>.+)", re.IGNORECASE)
_BEST = re.compile(r"trung bình (?P<n>\d+) kỳ cao nhất", re.IGNORECASE)


def write_periods(rule: dict[str, Node], _names: Names) -> list[str]:
    """The pieces of its cell; what they say is taken out of the rule."""
    pieces = []
    kind, combine = rule.get("of"), rule.get("combine")
    if isinstance(kind, str) and _ID.fullmatch(kind):
        pieces.append(f"kỳ {kind}")
        del rule["of"]
    for key in ("take", "combine", "missing"):
        said = _WORDS.get((key, str(rule.get(key))))
        if said is not None:
            pieces.append(said)
            del rule[key]
        elif key == "combine" and isinstance(combine, dict) and set(combine) == {"best"}:
            pieces.append(f"trung bình {combine['best']} kỳ cao nhất")
            del rule[key]
    return pieces


def read_period_piece(piece: str, found: dict[str, Node], _names: Names) -> bool:
    """Takes one piece into the rule; False where it says nothing known, or a thing twice."""
    given: list[tuple[str, Node]] = [
        one for one, words in _WORDS.items() if words.casefold() == piece.casefold()
    ]
    if match := _KIND.fullmatch(piece):
        name = match["name"].strip()
        given = [("of", name if _ID.fullmatch(name) else slug(name))]
    elif match := _BEST.fullmatch(piece):
        given = [("combine", {"best": match["n"]})]
    if not given or given[0][0] in found:
        return False
    found.update(given)
    return True
