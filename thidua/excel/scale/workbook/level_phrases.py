"""Rules by levels in one cell: ranges, names, places."""

import re
from collections.abc import Mapping

from thidua.excel.scale.rows.codes import slug
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.workbook.pieces import (
    ELSE,
    NUMBER,
    BadPhraseError,
    Names,
    append,
    found_by_name,
    is_figure,
    shown,
    typed,
)
from thidua.store.yaml.node import Node

_BOUNDS = (("from", ">="), ("above", ">"), ("to", "<="), ("below", "<"))
_SIGNS = {sign: key for key, sign in _BOUNDS}
_LEVEL = re.compile(rf"(?P<said>.+?)\s*:\s*(?P<points>{NUMBER})", re.DOTALL)
_SIGNED = re.compile(rf"(?:(?:>=|<=|>|<)\s*(?:{NUMBER})\s*)+")
KEPT = ("note", "source")
"""Keys of a level that no cell shows: they stay with it."""


def write_tiers(rule: dict[str, Node], _names: Names) -> list[str]:
    """`>=90: 5; còn lại: 0`."""
    tiers = rule.get("tiers")
    if not isinstance(tiers, list) or not all(_is_tier(one) for one in tiers):
        return []
    del rule["tiers"]
    return [_tier(one) for one in tiers if isinstance(one, dict)]


def _is_tier(one: Node) -> bool:
    if not isinstance(one, dict) or not is_figure(one.get("points")):
        return False
    keys = set(one) - {"points", *KEPT}
    if keys == {"else"}:
        return one["else"] == "true"
    return bool(keys) and keys <= set(_SIGNS.values()) and all(is_figure(one[key]) for key in keys)


def _tier(one: Mapping[str, Node]) -> str:
    if "else" in one:
        return f"{ELSE}: {shown(one['points'])}"
    bounds = " ".join(f"{sign}{shown(one[key])}" for key, sign in _BOUNDS if key in one)
    return f"{bounds}: {shown(one['points'])}"


def read_tier(piece: str, found: dict[str, Node], _names: Names) -> bool:
    """One range with its points: in signs, or in the words of an office's table."""
    match = _LEVEL.fullmatch(piece)
    bounds = _range(match["said"].strip()) if match else None
    if match is None or bounds is None:
        return False
    append(found, "tiers", {**bounds, "points": typed(match["points"])})
    return True


def _range(said: str) -> dict[str, Node] | None:
    if said.casefold() == ELSE:
        return {"else": "true"}
    if _SIGNED.fullmatch(said):
        found: dict[str, Node] = {}
        for sign, value in re.findall(rf"(>=|<=|>|<)\s*({NUMBER})", said):
            if _SIGNS[sign] in found:
                return None
            found[_SIGNS[sign]] = typed(value)
        return found
    read = read_range(said)
    if (
        read is None
        or read[0].exact
        or re.sub(r"\b(?:đạt|được|mức|tỷ lệ|là|điểm)\b|[\W_]", "", read[1], flags=re.I)
    ):
        return None
    return dict(read[0].tier()) or None


# -- levels by name -------------------------------------------------------------------------------


def write_choice(rule: dict[str, Node], _names: Names) -> list[str]:
    """`Tốt: 3; Khá: 2`; a name that could not be told from its neighbours in quotes."""
    options = rule.get("options")
    if not isinstance(options, dict) or not options:
        return []
    pieces = []
    for ident, option in options.items():
        points = option.get("points") if isinstance(option, dict) else option
        odd = isinstance(option, dict) and set(option) - {"name", "points", *KEPT}
        name = option_name(ident, option)
        if odd or not is_figure(points) or set(name) & set("“”") or name != name.strip():
            return []
        quoted = set(name) & set(";:\n=[]{}\"'") or not name
        pieces.append(f"“{name}”: {shown(points)}" if quoted else f"{name}: {shown(points)}")
    if len({piece.rpartition(":")[0].casefold() for piece in pieces}) < len(pieces):
        return []
    del rule["options"]
    return pieces


def read_choice(piece: str, found: dict[str, Node], _names: Names) -> bool:
    """One level with its name and points."""
    match = re.fullmatch(rf"(?P<said>.*\S)\s*:\s*(?P<points>{NUMBER})", piece, re.DOTALL)
    if match is None:
        return False
    name = match["said"].strip()
    if name.startswith("“") and name.endswith("”"):
        name = name[1:-1]
    elif ":" in name:  # several levels with commas between, or a name that has to be in quotes
        return False
    append(found, "options", {"name": name, "points": typed(match["points"])})
    return True


def option_name(ident: str, option: Node) -> str:
    """What a level is called."""
    name = option.get("name") if isinstance(option, dict) else None
    return name if isinstance(name, str) else ident


def options_as_before(read: Node, old: Node) -> Node:
    """Levels under the ids that they had; a name that alone was changed keeps its level, for what is
    scored already speaks of that; new ones come under ids made of their names."""
    if not isinstance(read, list):
        return read
    before = old.get("options") if isinstance(old, dict) else None
    known: Mapping[str, Node] = before if isinstance(before, dict) else {}
    names = [str(one["name"]) for one in read if isinstance(one, dict)]
    if len({name.casefold() for name in names}) < len(names):
        raise BadPhraseError(
            max(names, key=lambda name: [n.casefold() for n in names].count(name.casefold()))
        )
    ids = _same_levels(read, known)
    found: dict[str, Node] = {}
    for n, one in enumerate(read):
        assert isinstance(one, dict)
        ident = ids.get(n)
        was = known.get(ident) if ident is not None else None
        if ident is None:
            found[slug(str(one["name"]), {*found, *known})] = dict(one)
        elif isinstance(was, dict):
            found[ident] = (
                {**was, **one}
                if "name" in was or one["name"] != ident
                else {**was, "points": one["points"]}
            )
        else:
            found[ident] = one["points"] if one["name"] == ident else dict(one)
    return found


def _same_levels(read: list[Node], known: Mapping[str, Node]) -> dict[int, str]:
    """Which level of before each of now is, by number: by its name; one renamed by its place and
    its points, or as the only one that is left."""
    called = {ident: option_name(ident, one) for ident, one in known.items()}
    now = {n: one for n, one in enumerate(read) if isinstance(one, dict)}
    said = {n: found_by_name(str(one["name"]), called) for n, one in now.items()}
    found = {n: ident for n, ident in said.items() if ident is not None}
    if len(set(found.values())) < len(found):
        found = {n: one for n, one in found.items() if called[one] == now[n]["name"]}
    if len(read) != len(known):
        return found
    left = [ident for ident in known if ident not in found.values()]
    for n, ident in zip((n for n in now if n not in found), left, strict=False):
        was = known[ident]
        points = was.get("points") if isinstance(was, dict) else was
        if points == now[n]["points"]:
            found[n] = ident
    return found


# -- places ---------------------------------------------------------------------------------------


def write_places(rule: dict[str, Node], _names: Names) -> list[str]:
    """`thứ 1: 5; thứ 2: 4; còn lại: 0`, or `20% đầu: 5; còn lại: 1`."""
    points, top, rest = rule.get("points"), rule.get("top"), rule.get("else")
    pieces = []
    if isinstance(points, list) and points and all(is_figure(one) for one in points):
        pieces = [f"thứ {n}: {shown(one)}" for n, one in enumerate(points, 1)]
        del rule["points"]
        if is_figure(rest):
            pieces.append(f"{ELSE}: {shown(rest)}")
            del rule["else"]
    elif isinstance(top, list) and top and all(_is_top(one) for one in top):
        for one in top:
            assert isinstance(one, dict)
            said = f"{shown(one['share'])} đầu" if "share" in one else ELSE
            pieces.append(f"{said}: {shown(one['points'])}")
        del rule["top"]
    return pieces


def _is_top(one: Node) -> bool:
    if not isinstance(one, dict) or not is_figure(one.get("points")):
        return False
    keys = set(one) - {"points", *KEPT}
    return (keys == {"share"} and is_figure(one["share"])) or (
        keys == {"else"} and one["else"] == "true"
    )


_ORDINALS = ("nhất", "nhì", "ba", "tư", "năm")
_TH = re.compile(
    rf"(?:xếp )?(?:(?:giải|thứ|hạng) )?(?P<n>\d+|{'|'.join(_ORDINALS)})\s*:\s*(?P<p>{NUMBER})",
    re.IGNORECASE,
)
_TOP = re.compile(rf"(?P<share>{NUMBER}) (?:đơn vị )?đầu\s*:\s*(?P<p>{NUMBER})", re.IGNORECASE)
REST = re.compile(rf"{ELSE}\s*:\s*(?P<p>{NUMBER})", re.IGNORECASE)


def read_place(piece: str, found: dict[str, Node], _names: Names) -> bool:
    """One place, one share of the first, or all the others."""
    if match := _TH.fullmatch(piece):
        there, said = found.get("points"), match["n"].casefold()
        n = _ORDINALS.index(said) + 1 if said in _ORDINALS else int(said)
        if n != (len(there) if isinstance(there, list) else 0) + 1:
            return False
        append(found, "points", typed(match["p"]))
    elif match := _TOP.fullmatch(piece):
        append(found, "top", {"share": typed(match["share"]), "points": typed(match["p"])})
    elif match := REST.fullmatch(piece):
        if "top" in found:
            append(found, "top", {"else": "true", "points": typed(match["p"])})
        elif "else" in found:
            return False
        else:
            found["else"] = typed(match["p"])
    else:
        return False
    return True
