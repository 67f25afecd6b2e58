"""Settings of the second sheet that hold more than one word, both ways: who scores whom, what each
scorer's figure weighs, who may hand in later, on what conditions a band is given."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from thidua.excel.scale.workbook.day_phrases import day_shown, day_typed
from thidua.excel.scale.workbook.names import Names, in_quotes, out_of_quotes
from thidua.excel.scale.workbook.pieces import BadPhraseError, is_figure, shown, typed
from thidua.excel.workbook.conditions import conditions_of, conditions_words
from thidua.excel.workbook.names import enum_label, enum_value
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
