"""Rules that compare a figure, or a day, in one cell: `trên 90; mỗi 1; được 0,1`, `hạn 20/06, 30/11;
chậm trừ 0,5/ngày`, and what all of them may say beside it: the target, the figure that they read;
tables of two figures, and periods."""

import re
from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.rows.codes import slug
from thidua.excel.scale.workbook.level_phrases import REST
from thidua.excel.scale.workbook.pieces import (
    ELSE,
    NUMBER,
    Names,
    bound_typed,
    bound_words,
    in_quotes,
    is_figure,
    out_of_quotes,
    own_spelling,
    shown,
    typed,
)
from thidua.store.yaml.node import Node
from thidua.text.numbers import trimmed

_DAY = re.compile(r"(?:(?P<y>\d{4})-)?(?P<m>\d\d)-(?P<d>\d\d)")
_TYPED_DAY = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?")


def day_shown(value: str) -> str | None:
    """`06-20` -> `20/06`, `2026-06-20` -> `20/06/2026`."""
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    return f"{match['d']}/{match['m']}" + (f"/{match['y']}" if match["y"] else "")


def day_typed(text: str) -> str | None:
    """The other way."""
    match = _TYPED_DAY.fullmatch(text.strip())
    if match is None:
        return None
    day = f"{int(match['m']):02}-{int(match['d']):02}"
    return f"{match['y']}-{day}" if match["y"] else day


def write_deadline(rule: dict[str, Node], _names: Names) -> list[str]:
    """`hạn 20/06, 30/11; chậm trừ 0,5/ngày`."""
    due = rule.get("due")
    days = due if isinstance(due, list) else [due]
    said = [day_shown(one) if isinstance(one, str) else None for one in days]
    pieces = []
    if all(said):
        pieces.append(f"hạn {', '.join(str(one) for one in said)}")
        del rule["due"]
    late = rule.get("late")
    if isinstance(late, dict) and len(late) == 1 and set(late) <= {"points", "each_day"}:
        (key, value), *_ = late.items()
        if is_figure(value):
            pieces.append(f"chậm trừ {shown(value)}" + ("/ngày" if key == "each_day" else ""))
            del rule["late"]
    pieces += _early(rule)
    grace = rule.get("grace")
    if isinstance(grace, str) and grace.isdigit():
        pieces.append(f"châm chước {grace} ngày")
        del rule["grace"]
    return pieces


def _early(rule: dict[str, Node]) -> list[str]:
    early = rule.get("early")
    if not isinstance(early, dict) or not all(is_figure(value) for value in early.values()):
        return []
    if set(early) == {"points", "days"}:
        del rule["early"]
        return [f"sớm {early['days']} ngày cộng {shown(early['points'])}"]
    if set(early) in ({"each_day"}, {"each_day", "cap"}):
        del rule["early"]
        most = f", tối đa {shown(early['cap'])}" if "cap" in early else ""
        return [f"sớm cộng {shown(early['each_day'])}/ngày{most}"]
    return []


_LATE = re.compile(rf"chậm trừ (?P<n>{NUMBER})\s*(?P<day>/\s*ngày)?", re.IGNORECASE)
_EARLY_EACH = re.compile(
    rf"sớm cộng (?P<n>{NUMBER})\s*/\s*ngày(?:,? tối đa (?P<cap>{NUMBER}))?", re.IGNORECASE
)
_EARLY_ONCE = re.compile(rf"sớm (?P<days>\d+) ngày cộng (?P<n>{NUMBER})", re.IGNORECASE)
_GRACE = re.compile(r"châm chước (?P<n>\d+) ngày", re.IGNORECASE)


def read_deadline(piece: str, found: dict[str, Node], _names: Names) -> bool:
    """Takes one piece into the rule; False where it says nothing known, or a thing twice."""
    if piece.casefold().startswith("hạn "):
        days = [day_typed(one) for one in piece[4:].split(",")]
        if not all(days):
            return False
        found["due"] = list(days) if len(days) > 1 else days[0]
    elif match := _LATE.fullmatch(piece):
        found["late"] = {"each_day" if match["day"] else "points": typed(match["n"])}
    elif match := _EARLY_ONCE.fullmatch(piece):
        found["early"] = {"points": typed(match["n"]), "days": match["days"]}
    elif match := _EARLY_EACH.fullmatch(piece):
        cap = {"cap": typed(match["cap"])} if match["cap"] else {}
        found["early"] = {"each_day": typed(match["n"]), **cap}
    elif match := _GRACE.fullmatch(piece):
        found["grace"] = match["n"]
    else:
        return False
    return True


Phrase = tuple[str, str, str]
"""A key, what is written (`{}`: its value), the value that it stands for where it has none."""
COMMON: tuple[Phrase, ...] = (
    ("target", "chỉ tiêu {}", ""),
    ("lower_is_better", "thấp hơn là tốt", "true"),
    ("within", "so trong nhóm", "division"),
)
"""What any rule may say, behind what is its own."""
_FACT = "số liệu"


_MOST_SHARE = 10
"""From here on a ratio's cap without a percent sign may be meant as a percent."""


def _percent(cap: Node) -> str | None:
    """A ratio's cap as people say it: `1.2` is `120%`."""
    if not isinstance(cap, str) or not is_figure(cap) or cap.endswith("%"):
        return None
    return f"{shown(trimmed(Fraction(cap) * 100))}%"


def _typed(key: str, said: str, names: Names) -> str | None:
    """The other way; None for what is no figure, or may be a percent and does not say so."""
    if key != "cap":
        return bound_typed(said, names)
    if not is_figure(typed(said)):
        return None
    figure = Fraction(typed(said).removesuffix("%"))
    if said.endswith("%"):
        return trimmed(figure / 100)
    return trimmed(figure) if figure < _MOST_SHARE else None


def write_figures(own: Sequence[Phrase], rule: dict[str, Node], names: Names) -> list[str]:
    """What a rule says in its own words and those of all; it is taken out of the rule."""
    pieces = []
    for key, words, value in (*own, *COMMON):
        held = rule.get(key)
        said = _percent(held) if key == "cap" else bound_words(held, names)
        if value and held == value:
            pieces.append(words)
        elif not value and said is not None:
            pieces.append(words.format(said))
        else:
            continue
        del rule[key]
    fact = rule.get("of")
    if isinstance(fact, str):
        pieces.append(f"{_FACT} {in_quotes(fact, names.facts)}")
        del rule["of"]
    return pieces


def read_figure(own: Sequence[Phrase], piece: str, found: dict[str, Node], names: Names) -> bool:
    """Takes one piece into the rule; False where it says nothing known, or a thing twice."""
    for key, words, value in (*own, *COMMON):
        pattern = re.escape(words).replace(r"\{\}", r"(.+)")
        match = re.fullmatch(pattern, piece, re.IGNORECASE)
        if match is None or key in found:
            continue
        read = value or _typed(key, match[1].strip(), names)
        if read is not None:
            found[key] = read
            return True
    fact = piece[len(_FACT) :] if piece.casefold().startswith(_FACT) else ""
    ident = out_of_quotes(fact.strip(), names.facts) if fact else None
    if ident is None or "of" in found:
        return False
    found["of"] = ident
    return True


# -- a table of two figures: `hàng “Hồ sơ”: 0 / 500; cột “Sớm”: 0 / 10; từ 0: 1 / 2; còn lại: 0` ------

_AXES = {"rows": "hàng", "columns": "cột"}
_AXIS = re.compile(
    r"(?P<axis>hàng|cột) (?P<fact>“[^”]*”|[\w.-]+)\s*:\s*(?P<marks>.+)", re.IGNORECASE
)
_CELLS = re.compile(r"từ (?P<mark>\S+)\s*:\s*(?P<cells>.+)", re.IGNORECASE)


def write_table(rule: dict[str, Node], names: Names) -> list[str]:
    """Its pieces; what they say is taken out of the rule."""
    rows, columns = (_axis(rule.get(key)) for key in _AXES)
    points = rule.get("points")
    if not rows or not columns or not isinstance(points, list) or len(points) != len(rows[1]):
        return []
    cells = [_figures(row) for row in points]
    if not all(cells):
        return []
    axes = zip(_AXES.values(), (rows, columns), strict=True)
    pieces = [
        f"{word} {in_quotes(fact, names.facts)}: {_listed(marks)}" for word, (fact, marks) in axes
    ]
    pieces += [
        f"từ {shown(mark)}: {_listed(row)}" for mark, row in zip(rows[1], cells, strict=True)
    ]
    del rule["rows"], rule["columns"], rule["points"]
    if is_figure(rule.get("else")):
        pieces.append(f"{ELSE}: {shown(rule.pop('else'))}")
    return pieces


def _axis(value: Node) -> tuple[str, list[str]] | None:
    """The fact of an axis and its marks."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    ((fact, marks),) = value.items()
    figures = _figures(marks)
    return (fact, figures) if figures else None


def _figures(row: Node) -> list[str]:
    """A row of figures; an empty one where anything in it is none."""
    cells = row if isinstance(row, list) else []
    return [str(one) for one in cells] if all(is_figure(one) for one in cells) else []


def _listed(row: list[str]) -> str:
    return " / ".join(shown(one) for one in row)


def read_table(piece: str, found: dict[str, Node], names: Names) -> bool:
    """An axis with its marks, a row of points, or what is left."""
    if match := _AXIS.fullmatch(piece):
        fact = out_of_quotes(match["fact"], names.facts)
        key = next(key for key, word in _AXES.items() if word == match["axis"].casefold())
        marks = _split(match["marks"])
        if fact is None or not marks or key in found:
            return False
        found[key] = {fact: marks}
    elif match := _CELLS.fullmatch(piece):
        return _read_row(typed(match["mark"]), _split(match["cells"]), found)
    elif (match := REST.fullmatch(piece)) and "else" not in found:
        found["else"] = typed(match["p"])
    else:
        return False
    return True


def _read_row(mark: str, cells: list[Node], found: dict[str, Node]) -> bool:
    """A row of points: the one whose turn it is."""
    rows, there = found.get("rows"), found.setdefault("points", [])
    (marks,) = rows.values() if isinstance(rows, dict) else ([],)
    if not cells or not isinstance(marks, list) or not isinstance(there, list):
        return False
    if mark not in marks[len(there) : len(there) + 1]:
        return False
    there.append(cells)
    return True


def _split(text: str) -> list[Node]:
    cells = re.split(r"\s*/\s*", text.strip())
    return [typed(one) for one in cells] if all(re.fullmatch(NUMBER, one) for one in cells) else []


# -- periods: `kỳ tuan; lấy tỷ lệ; trung bình 10 kỳ cao nhất; bỏ qua kỳ thiếu` ------------------------
# A kind of period is typed by its id or by what people call it: `kỳ Học kỳ` is `kỳ hoc-ky`.

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
    if isinstance(kind, str):
        pieces.append(f"kỳ {kind}" if _ID.fullmatch(kind) else f"of={own_spelling(kind)}")
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
