"""How a value of a data file stands in a cell, and what a cell says: one function each way.

Reading what was shown gives the same value again, so a cell that nobody touched changes nothing.
What a kind can't show (a share where a number is expected) stands as YAML in brackets.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from thidua.excel.grid import GridCell, Value, number_text
from thidua.excel.marks import PERCENT, Mark
from thidua.excel.workbook.names import ALL, RecordNames, enum_label, enum_value, word
from thidua.excel.workbook.quotas import quota_of, quota_words
from thidua.excel.workbook.tables import ENUMS, RecordColumn
from thidua.store.yaml.dump import flow, normal
from thidua.store.yaml.reader import Node, parse
from thidua.text.vietnamese import fold, nfc
from thidua.words import SPOKEN

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARLY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_SHARE = re.compile(r"[0-9]+(\.[0-9]+)?%|[0-9]+/[0-9]+")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
_SPLIT = re.compile(r"\s*[;\n]+\s*")
SEPARATOR = "; "
YES, NO = "true", "false"
_TRUE, _FALSE = ("true", "yes", "có"), ("false", "no", "không")


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell can't be read: a variant of TD963 and its arguments."""

    variant: str
    args: Mapping[str, str] = field(default_factory=dict)


Shown = str | float | date
Read = Node | Wrong
"""A value; None for an empty cell."""


def shown(column: RecordColumn, node: Node, names: RecordNames) -> Shown:
    """What the cell holds; "" for no value."""
    if node is None:
        return ""
    if node == []:
        return word(names.lang, "none")
    kind, about = column.kind, column.about
    if isinstance(node, str):
        return _shown_word(kind, about, node, names)
    if isinstance(node, list) and all(isinstance(one, str) for one in node):
        texts = [str(one) for one in node]
        if kind == "refs":
            texts = [names.label(about, one) for one in texts]
        elif kind == "enums":
            texts = [enum_label(names.lang, about, one) for one in texts]
        if kind in ("refs", "enums", "words") and not any(_SPLIT.search(one) for one in texts):
            return SEPARATOR.join(texts)
    said = quota_words(names.lang, node) if kind == "quota" and isinstance(node, dict) else None
    return said or flow(node)


def _shown_word(kind: str, about: str, node: str, names: RecordNames) -> Shown:
    if kind == "date" and _DAY.fullmatch(node):
        try:
            return date.fromisoformat(node)
        except ValueError:
            return node
    if kind in ("number", "whole", "year", "quota") and _NUMBER.fullmatch(node):
        exact = float(node)
        return exact if number_text(exact) == _plain(node) else node
    if kind == "yes_no":
        if fold(node) in _TRUE + _FALSE:
            return word(names.lang, YES if fold(node) in _TRUE else NO)
        return node
    if kind == "enum" or kind == "enums":
        return enum_label(names.lang, about, node)
    if kind == "refs":
        return word(names.lang, ALL) if node == ALL else names.label(about, node)
    return names.label(about, node) if kind == "ref" else node


def read(column: RecordColumn, cell: GridCell, names: RecordNames) -> Read:
    """What a cell says, as the data file would write it."""
    if cell.is_blank:
        return None
    if cell.mark.error:
        return Wrong("error", {"found": cell.mark.error})
    if cell.mark.formula and not cell.mark.has_value:
        return Wrong("formula")
    return meaning(column, cell.value, names, percent=cell.mark.form == PERCENT)


def reread(column: RecordColumn, node: Node, names: RecordNames) -> Read:
    """What reading gives for a value that was shown and not touched."""
    value = shown(column, node, names)
    return read(column, GridCell(0, 0, value, Mark(has_value=True)), names)


def meaning(
    column: RecordColumn, value: Value, names: RecordNames, *, percent: bool = False
) -> Read:
    """The value of a cell by the column's kind."""
    kind, about = column.kind, column.about
    if isinstance(value, str):
        text = nfc(value).strip()
        if text.startswith(("{", "[")) and kind not in ("text", "words"):
            return _yaml(text)
        if fold(text) in {fold(word(lang, "none")) for lang in SPOKEN} and kind in _LISTS:
            return []
    if kind in ("text", "fixed", "id", "words", "flow", "rest", "task"):
        text = _text(value)
        if kind == "words":
            return [one for one in _SPLIT.split(text) if one]
        return _yaml(text) if kind in ("flow", "rest") else _lines(text)
    if kind in ("date", "time", "day"):
        return _moment(kind, value)
    if kind in ("number", "whole", "year", "quota", "share"):
        return _figure(kind, value, percent=percent)
    text = _text(value)
    if kind == "yes_no":
        return _yes_no(text)
    if kind in ("refs", "enums"):
        if kind == "refs" and fold(text) in {fold(word(lang, ALL)) for lang in SPOKEN} | {ALL}:
            return ALL
        return _many(kind, about, text, names)
    return _one(kind, about, text, names)


_LISTS = ("refs", "enums", "words", "flow")


def _many(kind: str, about: str, text: str, names: RecordNames) -> Read:
    found: list[Node] = []
    for part in _SPLIT.split(text):
        if part:
            one = _one("ref" if kind == "refs" else "enum", about, part, names)
            if isinstance(one, Wrong):
                return one
            found.append(one)
    return found


def _one(kind: str, about: str, text: str, names: RecordNames) -> Read:
    if kind == "enum":
        value = enum_value(about, text)
        if value is not None:
            return value
        allowed = SEPARATOR.join(enum_label(names.lang, about, one) for one in ENUMS[about])
        return Wrong("word", {"found": text, "known": allowed})
    ids = names.find(about, text)
    if len(ids) == 1:
        return next(iter(ids))
    known = ", ".join(sorted(ids))
    return Wrong("several" if ids else "unknown", {"found": text, "known": known})


def _yes_no(text: str) -> Read:
    for answer, words in ((YES, _TRUE), (NO, _FALSE)):
        if fold(text) in {*words, *(fold(word(lang, answer)) for lang in SPOKEN)}:
            return answer
    return Wrong("yes_no", {"found": text})


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return nfc(value).strip() if isinstance(value, str) else str(value)


def _lines(text: str) -> str:
    lines = (line.rstrip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(lines).strip()


def _yaml(text: str) -> Read:
    """YAML in one cell; braces may be left away around pairs."""
    tries = [text] if text.startswith(("{", "[")) else [f"{{{text}}}", text]
    for one in tries:
        tree, _ = parse(f"x: {one}\n".encode(), "")
        if isinstance(tree, dict) and list(tree) == ["x"]:
            return normal(tree["x"])
    return Wrong("yaml", {"found": text})


def _moment(kind: str, value: Value) -> Read:
    if kind == "time":
        if isinstance(value, datetime | time):
            return value.strftime("%H:%M")
        text = _text(value)
        return text if _CLOCK.fullmatch(text) else Wrong("time", {"found": text})
    if isinstance(value, date):
        return value.strftime("%m-%d" if kind == "day" else "%Y-%m-%d")
    text = _text(value)
    if kind == "day":
        return text if _YEARLY.fullmatch(text) else Wrong("day", {"found": text})
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        return text
    return Wrong("date", {"found": text})


def _figure(kind: str, value: Value, *, percent: bool) -> Read:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return Wrong(kind, {"found": _text(value)})
    if isinstance(value, str):
        text = _text(value)
        if kind == "quota" and (quota := quota_of(text)) is not None:
            return quota
        pattern = _SHARE if kind == "share" else _NUMBER
        fits = pattern.fullmatch(text) or (kind == "year" and _DAY.fullmatch(text))
        return text if fits else Wrong(kind, {"found": text})
    if kind == "share" or percent:
        text = number_text(value * 100, shown=True)
        return f"{text}%" if percent and kind == "share" else Wrong(kind, {"found": f"{text}%"})
    text = number_text(value, shown=True)
    if kind in ("whole", "year", "quota") and "." in text:
        return Wrong(kind, {"found": text})
    return text


def _plain(text: str) -> str:
    """A number in its shortest form."""
    try:
        exact = Decimal(text)
    except InvalidOperation:
        return text
    shortest = format(exact.normalize(), "f")
    return "0" if shortest == "-0" else shortest
