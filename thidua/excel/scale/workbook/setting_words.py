"""The second sheet in words, both ways: `từ: 80; số lượng: 20% số đơn vị, làm tròn xuống`,
`phân công: “Sở Y tế” chấm “Sở Nội vụ”, “Thanh tra tỉnh”`.

What has no words here stands as the data writes it; whoever types the data's own keys and words is
understood, too.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from thidua.excel.scale.workbook.figure_phrases import day_shown, day_typed
from thidua.excel.scale.workbook.pieces import (
    BadPhraseError,
    Names,
    flow_value,
    found_by_name,
    in_quotes,
    is_figure,
    out_of_quotes,
    own_spelling,
    pieces_of,
    shown,
    typed,
)
from thidua.excel.workbook.conditions import conditions_of, conditions_words
from thidua.excel.workbook.names import enum_label, enum_value, quota_of, quota_words
from thidua.store.yaml.node import Node


class SettingPhrase(NamedTuple):
    """How such a setting is said ("" for what has no words), and what the words mean."""

    shown: Callable[[Node, Names], str]
    typed: Callable[[str, Names], Node]


_NAME = r"(?:“[^”]*”|[^,;“”]+?)"
_PAIR = rf"(?P<who>{_NAME})"


def _pieces(text: str, pattern: str) -> list[re.Match[str]]:
    """A text of such pieces with commas between; BadPhraseError with what fits none."""
    one = re.compile(rf"\s*{pattern}\s*(?:,|$)", re.IGNORECASE)
    found, at = [], 0
    while at < len(text):
        match = one.match(text, at)
        if match is None:
            raise BadPhraseError(text[at:].strip())
        found.append(match)
        at = match.end()
    return found


def _id(text: str, names: Mapping[str, str]) -> str:
    found = out_of_quotes(text, names)
    if found is None:
        raise BadPhraseError(text.strip())
    return found


def _by_id(pairs: list[tuple[str, Node]], text: str) -> Node:
    """A mapping; BadPhraseError where somebody stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadPhraseError(text)
    return found


# -- who scores whom: `“A” do “B”, “C” chấm` ---------------------------------------------------------


def _assigned(value: Node, names: Names) -> str:
    said = []
    for unit, scorers in value.items() if isinstance(value, dict) else ():
        if not isinstance(scorers, list) or not scorers:
            return ""
        by = ", ".join(in_quotes(str(one), names.scorers) for one in scorers)
        said.append(f"{in_quotes(str(unit), names.units)} do {by} chấm")
    return ", ".join(said)


def _assigned_typed(text: str, names: Names) -> Node:
    pattern = rf"{_PAIR}\s+do\s+(?P<by>{_NAME}(?:\s*(?:,|\svà\s)\s*{_NAME})*?)\s+chấm"
    pairs: list[tuple[str, Node]] = []
    for match in _pieces(text, pattern):
        said = re.sub(r"(^|[\s”])và(?=[\s“])", r"\1,", match["by"])
        by = (one for one in re.findall(r"“[^”]*”|[^,“”]+", said) if one.strip())
        scorers: list[Node] = [_id(one, names.scorers) for one in by]
        pairs.append((_id(match["who"], names.units), scorers))
    return _by_id(pairs, text)


# -- weights: `“A” 60%, “B” 40%` ---------------------------------------------------------------------


def _weighed(value: Node, names: Names) -> str:
    given = value if isinstance(value, dict) else {}
    if not all(is_figure(one) for one in given.values()):
        return ""
    pairs = given.items()
    return ", ".join(f"{in_quotes(one, names.scorers)} {shown(share)}" for one, share in pairs)


def _weighed_typed(text: str, names: Names) -> Node:
    pattern = rf"{_PAIR}\s*:?\s+(?P<share>\d+/\d+|\d+(?:[.,]\d+)?%?)"
    found = _pieces(text, pattern)
    return _by_id([(_id(one["who"], names.scorers), typed(one["share"])) for one in found], text)


# -- later days: `“A” đến 20/01 (mưa bão)` -----------------------------------------------------------


def _extended(value: Node, names: Names) -> str:
    said = []
    for unit, given in value.items() if isinstance(value, dict) else ():
        until = given.get("to") if isinstance(given, dict) else None
        day = day_shown(until) if isinstance(until, str) else None
        if not isinstance(given, dict) or day is None or not set(given) <= {"to", "reason"}:
            return ""
        reason = given.get("reason")
        why = f" ({reason})" if "reason" in given else ""
        if why and (not isinstance(reason, str) or set(reason) & set("();\n“”\"'[]{}")):
            return ""
        said.append(f"{in_quotes(str(unit), names.units)} đến {day}{why}")
    return ", ".join(said)


def _extended_typed(text: str, names: Names) -> Node:
    pattern = rf"{_PAIR}\s+đến\s+(?P<day>[\d/.-]+)(?:\s+\((?P<why>[^()]*)\))?"
    pairs: list[tuple[str, Node]] = []
    for match in _pieces(text, pattern):
        day = day_typed(match["day"])
        if day is None:
            raise BadPhraseError(match["day"])
        given: dict[str, Node] = {"to": day}
        if match["why"]:
            given["reason"] = match["why"].strip()
        pairs.append((_id(match["who"], names.units), given))
    return _by_id(pairs, text)


# -- conditions --------------------------------------------------------------------------------------


def _required(value: Node, names: Names) -> str:
    def called(about: str, ident: str) -> str:
        if about == "grade":
            return enum_label("vi", about, ident)
        return in_quotes(ident, _named(about, names)).strip("“”")

    return conditions_words("vi", value, called) or ""


def _required_typed(text: str, names: Names) -> Node:
    def meant(about: str, said: str) -> str | None:
        if about == "grade":
            return enum_value(about, said)
        return out_of_quotes(said, _named(about, names))

    found = conditions_of(text, meant)
    if found is None:
        raise BadPhraseError(text)
    return found


def _named(about: str, names: Names) -> Mapping[str, str]:
    return {"criteria": names.criteria, "items": names.items, "bands": names.bands}.get(about, {})


PHRASES: Mapping[str, SettingPhrase] = {
    "assign": SettingPhrase(_assigned, _assigned_typed),
    "weights": SettingPhrase(_weighed, _weighed_typed),
    "extended": SettingPhrase(_extended, _extended_typed),
    "requires": SettingPhrase(_required, _required_typed),
}


LABELS: dict[str, dict[str, str]] = {
    "stages": {
        "due": "hạn", "combine": "cách gộp", "required": "bắt buộc", "at_least": "ít nhất (người chấm)",
        "spread": "chênh quá thì nhắc", "assign": "phân công", "weights": "trọng số",
        "extended": "gia hạn",
    },
    "facts": {"measure": "đơn vị tính", "range": "khoảng", "whole": "số nguyên"},
    "bands": {
        "from": "từ", "quota": "số lượng", "within": "tính chung trong", "requires": "điều kiện",
    },
    "divisions": {"units": "đơn vị"},
    "rounding": {
        "places": "số chữ số thập phân", "to": "tới bội số của", "mode": "cách làm tròn",
        "at": "làm tròn",
    },
    "ranking": {"by": "xếp theo", "ties": "bằng nhau thì xét"},
    "limit": {
        "bonus": "thưởng không quá", "deduct": "trừ không quá", "net": "chênh lệch không quá",
    },
}  # fmt: skip
"""Section -> what its keys are called."""
_YES = {"true": "có", "false": "không"}
_MODES = {
    "half_up": "nửa làm tròn lên", "half_even": "nửa làm tròn về số chẵn", "down": "bỏ phần lẻ",
    "up": "lấy lên",
}  # fmt: skip
_COMPARED = {"percent": "tỷ lệ điểm", "points": "tổng điểm", "band": "mức xếp loại"}
_TIES = _COMPARED | {"bonus": "điểm thưởng nhiều hơn", "deductions": "điểm trừ ít hơn"}
_TIE_OF = {"criterion": "điểm tiêu chí", "ballot": "phiếu bầu", "attribute": "số liệu đơn vị"}
WORDS: dict[tuple[str, str], Mapping[str, str]] = {
    ("stages", "combine"): {
        "mean": "trung bình", "median": "trung vị", "max": "cao nhất",
        "trimmed_mean": "trung bình, bỏ cao nhất và thấp nhất",
    },
    ("stages", "required"): _YES,
    ("facts", "whole"): _YES,
    ("rounding", "mode"): _MODES,
    ("rounding", "at"): {"total": "tổng điểm", "criterion": "từng tiêu chí"},
    ("ranking", "by"): _COMPARED,
    ("ranking", "ties"): _TIES,
    ("not_applicable", ""): {
        "exclude": "bỏ ra khỏi điểm được giao", "full": "cho đủ điểm", "zero": "tính 0 điểm",
    },
    ("reasons", ""): {"advised": "nên ghi", "required": "phải ghi"},
    ("clamp", ""): _YES,
    ("floor", ""): {"none": "không có"},
    ("status", ""): {"draft": "dự thảo", "adopted": "đã thông qua"},
}  # fmt: skip
"""Section and key -> how its words are said; a list of them has commas between."""
_ALSO = {"bản nháp": "draft"} | dict.fromkeys(("thông qua", "ban hành", "đã ban hành"), "adopted")


_TEXTS = ("measure", "note", "source")
"""Keys of free text."""
_EVERYWHERE = {"note": "ghi chú", "source": "nguồn"}


def label(section: str, key: str) -> str:
    """What a key is called."""
    return LABELS.get(section, {}).get(key) or _EVERYWHERE.get(key, key)


def key_of(section: str, said: str) -> str:
    """The key that a label means; else the text itself."""
    return found_by_name(said, _EVERYWHERE | LABELS.get(section, {})) or said.strip()


def setting_shown(section: str, key: str, value: Node, names: Names) -> str:
    """A value of the second sheet as people read it."""
    if section == "divisions" and key == "units" and isinstance(value, list):
        return ", ".join(in_quotes(str(one), names.units) for one in value)
    words = WORDS.get((section, key), {})
    if isinstance(value, list) and words:
        said = [_word(words, one) for one in value]
        return ", ".join(one for one in said if one) if all(said) else own_spelling(value)
    if isinstance(value, list) and key == "range" and len(value) == 2:
        low, high = value
        if is_figure(low) and is_figure(high):
            return f"{shown(low)} đến {shown(high)}"
    if isinstance(value, dict) and key == "quota":
        return quota_words("vi", value) or own_spelling(value)
    if key in PHRASES:
        return PHRASES[key].shown(value, names) or own_spelling(value)
    if not isinstance(value, str):
        return own_spelling(value)
    if section == "source" or key in _TEXTS:
        alone = section == "source"  # its cell holds nothing else
        odd = set(value) & set('"\n' if alone else ";\n“\"'[]{}")
        return json.dumps(value, ensure_ascii=False) if odd else value
    day = day_shown(value) if key == "due" else None
    return day or _word(words, value) or (shown(value) if is_figure(value) else own_spelling(value))


def _word(words: Mapping[str, str], value: Node) -> str:
    """A word of the format, or a tie-breaker of something, as people say it; "" for others."""
    if not isinstance(value, str):
        return ""
    kind, colon, rest = value.partition(":")
    if colon and kind in _TIE_OF and words is _TIES and "," not in rest:
        return f"{_TIE_OF[kind]} {rest}"
    return words.get(value, "")


def words_said(section: str, key: str, written: str) -> str:
    """Words of the format with commas between, as the second sheet says them."""
    words = WORDS.get((section, key), {})
    said = [re.sub("<.*", "…", _word(words, one)) or one for one in written.split(", ")]
    return "; ".join(said)


def setting_typed(section: str, key: str, text: str, names: Names) -> Node:
    """The value that such words mean; BadPhraseError where they mean none."""
    text = text.strip()
    words = WORDS.get((section, key), {})
    if section == "divisions" and key == "units" and not text.startswith("["):
        pieces = re.findall(r"“[^”]*”|[^,;“]+", text)
        units = [out_of_quotes(one, names.units) for one in pieces if one.strip()]
        if not all(units):
            raise BadPhraseError(text)
        return list(units)
    if words and not text.startswith(("[", "{")):
        several = key in ("by", "ties")
        said = text.split(", ") if several else [text]
        meant = [_meant(words, one) for one in said]
        if several or all(meant):
            read = [one or own for one, own in zip(meant, said, strict=True)]
            return list(read) if len(read) > 1 or key == "ties" else read[0]
    match = re.fullmatch(r"(?:từ )?(\S+) (?:đến|-) (\S+)", text) if key == "range" else None
    if match is not None:
        return [typed(match[1]), typed(match[2])]
    if key == "quota" and (quota := quota_of(text)) is not None:
        return quota
    if key in PHRASES and not text.startswith(("[", "{")):
        return PHRASES[key].typed(text, names)
    if key == "due" and "-" not in text and (day := day_typed(text)) is not None:
        return day
    if section == "source" or key in _TEXTS:
        return _unquoted(text) if text.startswith('"') else text
    return typed(text) if is_figure(typed(text)) else flow_value(text)


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        raise BadPhraseError(text) from None


def _meant(words: Mapping[str, str], said: str) -> str | None:
    found = found_by_name(said, words)
    if found is None and words is WORDS["status", ""]:
        return found_by_name(said, {value: word for word, value in _ALSO.items()})
    if found is None and words is _TIES:
        for kind, word in _TIE_OF.items():
            if said.casefold().startswith(f"{word} "):
                return f"{kind}:{said[len(word) :].strip()}"
        return said if re.fullmatch(r"[a-z]+:\S.*", said) else None
    return found


def entry_shown(section: str, entry: Mapping[str, Node], names: Names) -> str:
    """Everything of an entry but its id and name."""
    return "; ".join(
        f"{label(section, key)}: {setting_shown(section, key, value, names)}"
        for key, value in entry.items()
        if key not in ("id", "name")
    )


_FROM = re.compile(r"(?:từ|>=|≥)?\s*(\d+(?:[.,]\d+)?)\s*%?(?: trở lên)?", re.IGNORECASE)


def _parted(section: str, piece: str) -> tuple[str, str, str]:
    """What is said, and its value; a known label parts them without a colon, too: `từ 80`; where a
    level begins alone, too: `80`, `từ 80% trở lên`."""
    if section == "bands" and (alone := _FROM.fullmatch(piece.strip())):
        return LABELS["bands"]["from"], ":", alone[1]
    if ":" not in piece:
        for said in LABELS.get(section, {}).values():
            if piece.casefold().startswith(f"{said} "):
                return said, ":", piece[len(said) :]
    return piece.partition(":")


def entry_typed(section: str, text: str, names: Names) -> dict[str, Node]:
    """What such a text says of an entry."""
    found: dict[str, Node] = {}
    for piece in pieces_of(text):
        said, colon, value = _parted(section, piece)
        key = key_of(section, said)
        if not colon or not key or not value.strip() or key in found:
            raise BadPhraseError(piece)
        is_own = key == said.strip()  # the data's key: then the value is the data's, too
        value = value.strip()
        found[key] = flow_value(value) if is_own else setting_typed(section, key, value, names)
    return found
