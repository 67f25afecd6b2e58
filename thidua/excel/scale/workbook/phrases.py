"""A rule as people type it in one cell, both ways: `>=90: 5; >=80: 4; còn lại: 0`.

A rule is what criteria.yaml holds: a word or a mapping of texts. What has no phrase of its own is
written `key=value`, so that every rule goes through; reading what was written gives the same rule.
"""

import re
from collections.abc import Mapping
from typing import Any

from thidua.excel.scale.codes import slug
from thidua.excel.scale.workbook.period_phrases import read_period_piece, write_periods
from thidua.store.yaml.dump import flow, quote
from thidua.store.yaml.node import Node
from thidua.store.yaml.reader import parse

KINDS: dict[str, str] = {
    "points": "Cho điểm",
    "full": "Đủ điểm, trừ lỗi",
    "pass_fail": "Đạt hoặc không",
    "choice": "Chọn mức",
    "tiers": "Theo khoảng",
    "table": "Bảng hai chiều",
    "ratio": "Theo tỷ lệ",
    "count": "Đếm số lần",
    "steps": "Theo bước",
    "linear": "Tuyến tính",
    "deadline": "Theo hạn",
    "relative": "So với khối",
    "rank": "Theo thứ hạng",
    "place": "Xếp thứ",
    "periods": "Theo kỳ",
}
"""Kind of rule -> what stands in the column of kinds."""
_OF_WORDS = {word.casefold(): kind for kind, word in KINDS.items()}
_NUMBER = r"-?\d+(?:[.,]\d+)?%?|-?\d+/\d+"
_KEYED = re.compile(r"(?P<key>[a-z_]+)=(?P<value>.+)", re.DOTALL)
ELSE = "còn lại"


class BadPhraseError(Exception):
    """A piece of a cell that says nothing known; its text is the argument."""


def kind_of(word: str) -> str | None:
    """The kind that a word in the column of kinds means."""
    return _OF_WORDS.get(" ".join(word.split()).casefold())


def shown(value: object) -> str:
    """A figure as people type it, with a decimal comma; other texts as they are."""
    text = str(value)
    return text.replace(".", ",") if re.fullmatch(r"-?\d+\.\d+%?", text) else text


def typed(text: str) -> str:
    """A figure as the data holds it."""
    text = text.strip()
    return text.replace(",", ".") if re.fullmatch(r"-?\d+,\d+%?", text) else text


def rule_phrase(rule: Node) -> tuple[str, str]:
    """The kind of a rule and its parameters: what stands in the two cells."""
    if rule is None:
        return "", ""
    if isinstance(rule, str):
        return KINDS.get(rule, rule), ""
    if not isinstance(rule, dict):
        raise TypeError(type(rule))
    kind = str(rule.get("kind", ""))
    rest = {key: value for key, value in rule.items() if key != "kind"}
    pieces = _WRITERS[kind](rest) if kind in _WRITERS else []
    pieces += [f"{key}={_own_spelling(value)}" for key, value in rest.items()]
    return KINDS.get(kind, kind), "; ".join(pieces)


def _own_spelling(value: Node) -> str:
    """A value as the data writes it, in quotes where its cell would take it apart."""
    text = flow(value)
    split = isinstance(value, str) and set(";\n") & set(text) and not text.startswith('"')
    return quote(str(value), style='"') if split else text


def read_phrase(word: str, text: str, old: Node = None, measure: str = "") -> Node:
    """The rule that two cells say. `old`: the rule that stood there, whose options keep their ids;
    `measure`: what its figures are of.

    BadPhraseError with the piece that is not understood.
    """
    if not word.strip() and not text.strip():
        return None
    kind = kind_of(word) or word.strip()
    if kind not in KINDS:
        raise BadPhraseError(word)
    if not text.strip():
        return kind if kind in ("points", "full", "pass_fail", "relative") else {"kind": kind}
    found: dict[str, Node] = {"kind": kind}
    pieces = without_points(text.replace("≥", ">=").replace("≤", "<="))
    if measure.strip() == "%" and kind in _IN_MEASURE:
        pieces = [_without_percent(kind, piece) for piece in pieces]
    reader = _READERS.get(kind)
    for piece in pieces:
        keyed = _KEYED.fullmatch(piece)
        if keyed is not None:
            found[keyed["key"]] = flow_value(keyed["value"], piece)
        elif reader is None or not reader(piece, found):
            raise BadPhraseError(piece)
    if kind == "choice":
        found["options"] = _options(found.pop("options", None), old)
    return found


_IN_MEASURE: dict[str, re.Pattern[str]] = {
    "tiers": re.compile(r"((?:>=|<=|>|<)\s*\d+(?:[.,]\d+)?)\s*%"),
    "steps": re.compile(r"^((?:trên|dưới|mỗi) \d+(?:[.,]\d+)?)\s*%"),
    "linear": re.compile(r"^((?:đủ điểm|thấp nhất) ở \d+(?:[.,]\d+)?)\s*%"),
    "ratio": re.compile(r"^(chỉ tiêu \d+(?:[.,]\d+)?)\s*%"),
    "relative": re.compile(r"^(chỉ tiêu \d+(?:[.,]\d+)?)\s*%"),
}
"""Figures in the criterion's own measure: where that is %, people type the sign, too."""


def _without_percent(kind: str, piece: str) -> str:
    return _IN_MEASURE[kind].sub(r"\1", piece) if _KEYED.fullmatch(piece) is None else piece


def without_points(text: str) -> list[str]:
    """The pieces, where people type `20 điểm` or `0,5 điểm/ngày` the figure alone."""
    return [re.sub(r"(?<=\d)\s*điểm(?=$|/)", "", piece) for piece in pieces_of(text)]


def pieces_of(text: str) -> list[str]:
    """The pieces between semicolons, none inside brackets or quotes."""
    found, depth, quoted, start = [], 0, "", 0
    for n, char in enumerate(text):
        if quoted:
            quoted = "" if char == quoted else quoted
        elif char == '"' or (char == "'" and (depth or text[:n].endswith("="))):
            quoted = char
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char in ";\n" and depth <= 0:
            found.append(text[start:n])
            start = n + 1
    found.append(text[start:])
    return [piece.strip() for piece in found if piece.strip()]


def flow_value(text: str, piece: str = "") -> Node:
    """A value in the data's own spelling."""
    tree, told = parse(f"value: {text}\n".encode(), "")
    if told or not isinstance(tree, dict) or "value" not in tree:
        raise BadPhraseError(piece or text)
    return tree["value"]


# -- levels ---------------------------------------------------------------------------------------

_BOUNDS = (("from", ">="), ("above", ">"), ("to", "<="), ("below", "<"))
_SIGNS = {sign: key for key, sign in _BOUNDS}
_TIER = re.compile(
    rf"(?P<bounds>(?:(?:>=|<=|>|<)\s*(?:{_NUMBER})\s*)+|{ELSE})\s*:\s*(?P<points>{_NUMBER})",
    re.IGNORECASE,
)


def _tiers(rule: dict[str, Node]) -> list[str]:
    tiers = rule.get("tiers")
    if not isinstance(tiers, list) or not all(_is_tier(one) for one in tiers):
        return []
    del rule["tiers"]
    return [_tier(one) for one in tiers if isinstance(one, dict)]


def _is_tier(one: Node) -> bool:
    if not isinstance(one, dict) or not _figure(one.get("points")):
        return False
    keys = set(one) - {"points"}
    if keys == {"else"}:
        return one["else"] == "true"
    return bool(keys) and keys <= set(_SIGNS.values()) and all(_figure(one[key]) for key in keys)


def _figure(value: Node) -> bool:
    return isinstance(value, str) and re.fullmatch(_NUMBER, value) is not None and "," not in value


def _tier(one: Mapping[str, Node]) -> str:
    if "else" in one:
        return f"{ELSE}: {shown(one['points'])}"
    bounds = " ".join(f"{sign}{shown(one[key])}" for key, sign in _BOUNDS if key in one)
    return f"{bounds}: {shown(one['points'])}"


def _read_tier(piece: str, found: dict[str, Node]) -> bool:
    match = _TIER.fullmatch(piece)
    if match is None:
        return _read_of(piece, found)
    tier: dict[str, Node] = {}
    if match["bounds"].casefold() == ELSE:
        tier["else"] = "true"
    for sign, value in re.findall(rf"(>=|<=|>|<)\s*({_NUMBER})", match["bounds"]):
        if _SIGNS[sign] in tier:
            return False
        tier[_SIGNS[sign]] = typed(value)
    tier["points"] = typed(match["points"])
    _append(found, "tiers", tier)
    return True


def _append(found: dict[str, Node], key: str, value: Node) -> None:
    there = found.setdefault(key, [])
    assert isinstance(there, list)
    there.append(value)


def _choice(rule: dict[str, Node]) -> list[str]:
    options = rule.get("options")
    if not isinstance(options, dict) or not options:
        return []
    pieces = []
    for ident, option in options.items():
        named = isinstance(option, dict) and set(option) == {"name", "points"}
        name = option["name"] if named and isinstance(option, dict) else ident
        points = option["points"] if named and isinstance(option, dict) else option
        if not isinstance(name, str) or not _figure(points) or _unsafe(name):
            return []
        pieces.append(f"{name}: {shown(points)}")
    if len({piece.rpartition(":")[0].casefold() for piece in pieces}) < len(pieces):
        return []
    del rule["options"]
    return pieces


def _unsafe(name: str) -> bool:
    """A name that could not be told from the rest of its cell."""
    return bool(set(name) & set(";:\n=[]{}\"'")) or name != name.strip() or not name


def _read_choice(piece: str, found: dict[str, Node]) -> bool:
    name, colon, points = piece.rpartition(":")
    if not colon or not name.strip() or not re.fullmatch(_NUMBER, points.strip()):
        return False
    _append(found, "options", {"name": name.strip(), "points": typed(points)})
    return True


def _options(read: Node, old: Node) -> Node:
    """Options under the ids that they had; new ones under ids made of their names."""
    if not isinstance(read, list):
        return read
    before = old.get("options") if isinstance(old, dict) else None
    known = before if isinstance(before, dict) else {}
    by_name = {_option_name(ident, one).casefold(): ident for ident, one in known.items()}
    plain = bool(known) and not any(isinstance(one, dict) for one in known.values())
    found: dict[str, Node] = {}
    for one in read:
        assert isinstance(one, dict)
        name = str(one["name"])
        ident = by_name.get(name.casefold())
        bare = plain and ident is not None
        ident = ident or slug(name, {*found, *known})
        found[ident] = one["points"] if bare else {"name": name, "points": one["points"]}
    return found


def _option_name(ident: str, option: Node) -> str:
    name = option.get("name") if isinstance(option, dict) else None
    return name if isinstance(name, str) else ident


# -- figures --------------------------------------------------------------------------------------


def _of(rule: dict[str, Node]) -> list[str]:
    value = rule.get("of")
    if not isinstance(value, str) or not re.fullmatch(r"[\w.-]+", value):
        return []
    del rule["of"]
    return [f"số liệu {value}"]


def _read_of(piece: str, found: dict[str, Node]) -> bool:
    match = re.fullmatch(r"số liệu ([\w.-]+)", piece, re.IGNORECASE)
    if match is not None:
        found["of"] = match[1]
    return match is not None


Phrase = tuple[str, str, str]
"""A key, what is written (`{}`: its value), the value that it stands for where it has none."""
_PHRASES: dict[str, tuple[Phrase, ...]] = {
    "points": (("step", "bước {}", ""),),
    "count": (("each", "mỗi {}", ""),),
    "ratio": (
        ("target", "chỉ tiêu {}", ""),
        ("cap", "trần {}", ""),
        ("lower_is_better", "thấp hơn là tốt", "true"),
    ),
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
        ("lower_is_better", "thấp hơn là tốt", "true"),
    ),
    "relative": (("met", "vừa đạt được {}", ""), ("target", "chỉ tiêu {}", "")),
}


def _simple(kind: str) -> Any:
    def write(rule: dict[str, Node]) -> list[str]:
        pieces = []
        for key, words, value in _PHRASES[kind]:
            held = rule.get(key)
            if not isinstance(held, str) or (value and held != value):
                continue
            if not value and not _plain(held):
                continue
            pieces.append(words.format(shown(held)))
            del rule[key]
        return [*pieces, *_of(rule)]

    return write


def _plain(value: str) -> bool:
    """A value that a phrase can hold: a figure, a share, a word such as `pledge:t1`."""
    return bool(re.fullmatch(rf"{_NUMBER}|[a-z]+(?::[\w.-]+)?", value)) and "," not in value


def _read_simple(kind: str) -> Any:
    def read(piece: str, found: dict[str, Node]) -> bool:
        for key, words, value in _PHRASES[kind]:
            pattern = re.escape(words).replace(r"\{\}", r"(\S+)")
            match = re.fullmatch(pattern, piece, re.IGNORECASE)
            if match is not None and key not in found:
                found[key] = value or typed(match[1])
                return True
        return _read_of(piece, found)

    return read


# -- days and places ------------------------------------------------------------------------------

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


def _deadline(rule: dict[str, Node]) -> list[str]:
    due = rule.get("due")
    days = due if isinstance(due, list) else [due]
    said = [day_shown(one) if isinstance(one, str) else None for one in days]
    pieces = []
    if all(said) and not (isinstance(due, list) and len(due) == 1):
        pieces.append(f"hạn {', '.join(str(one) for one in said)}")
        del rule["due"]
    late = rule.get("late")
    if isinstance(late, dict) and len(late) == 1 and set(late) <= {"points", "each_day"}:
        (key, value), *_ = late.items()
        if _figure(value):
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
    if not isinstance(early, dict) or not all(_figure(value) for value in early.values()):
        return []
    if set(early) == {"points", "days"}:
        del rule["early"]
        return [f"sớm {early['days']} ngày cộng {shown(early['points'])}"]
    if set(early) in ({"each_day"}, {"each_day", "cap"}):
        del rule["early"]
        most = f", tối đa {shown(early['cap'])}" if "cap" in early else ""
        return [f"sớm cộng {shown(early['each_day'])}/ngày{most}"]
    return []


_LATE = re.compile(rf"chậm trừ (?P<n>{_NUMBER})\s*(?P<day>/\s*ngày)?", re.IGNORECASE)
_EARLY_EACH = re.compile(
    rf"sớm cộng (?P<n>{_NUMBER})\s*/\s*ngày(?:,? tối đa (?P<cap>{_NUMBER}))?", re.IGNORECASE
)
_EARLY_ONCE = re.compile(rf"sớm (?P<days>\d+) ngày cộng (?P<n>{_NUMBER})", re.IGNORECASE)
_GRACE = re.compile(r"châm chước (?P<n>\d+) ngày", re.IGNORECASE)


def _read_deadline(piece: str, found: dict[str, Node]) -> bool:
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


def _places(rule: dict[str, Node]) -> list[str]:
    points, rest = rule.get("points"), rule.get("else")
    if not isinstance(points, list) or not points or not all(_figure(one) for one in points):
        return _of(rule)
    pieces = [f"thứ {n}: {shown(one)}" for n, one in enumerate(points, 1)]
    del rule["points"]
    if _figure(rest):
        pieces.append(f"{ELSE}: {shown(rest)}")
        del rule["else"]
    if rule.get("lower_is_better") == "true":
        pieces.append("thấp hơn là tốt")
        del rule["lower_is_better"]
    return [*pieces, *_of(rule)]


def _read_places(piece: str, found: dict[str, Node]) -> bool:
    match = re.fullmatch(rf"thứ (?P<n>\d+)\s*:\s*(?P<p>{_NUMBER})", piece, re.IGNORECASE)
    if match is not None:
        there = found.get("points")
        if int(match["n"]) != (len(there) if isinstance(there, list) else 0) + 1:
            return False
        _append(found, "points", typed(match["p"]))
        return True
    match = re.fullmatch(rf"{ELSE}\s*:\s*(?P<p>{_NUMBER})", piece, re.IGNORECASE)
    if match is not None:
        found["else"] = typed(match["p"])
        return True
    if piece.casefold() == "thấp hơn là tốt":
        found["lower_is_better"] = "true"
        return True
    return _read_of(piece, found)


def _with_fact(write: Any) -> Any:
    def both(rule: dict[str, Node]) -> list[str]:
        return [*write(rule), *_of(rule)]

    return both


_WRITERS: dict[str, Any] = {kind: _simple(kind) for kind in _PHRASES} | {
    "tiers": _with_fact(_tiers),
    "choice": _choice,
    "deadline": _deadline,
    "rank": _places,
    "place": _places,
    "periods": write_periods,
}
_READERS: dict[str, Any] = {kind: _read_simple(kind) for kind in _PHRASES} | {
    "tiers": _read_tier,
    "choice": _read_choice,
    "deadline": _read_deadline,
    "rank": _read_places,
    "place": _read_places,
    "periods": read_period_piece,
}
