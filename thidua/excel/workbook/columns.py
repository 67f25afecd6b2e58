"""The columns of the year workbook, one class a kind: how a value of a data file stands in a cell,
what may be typed there, and what a cell says.

Reading what was shown gives the same value again, so a cell that nobody touched changes nothing.
What a kind can't show (a share where a number is expected) stands as YAML in brackets.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import ClassVar

from thidua.excel.grid import GridCell, Value, Wrong, broken_cell, key_said, number_text
from thidua.excel.marks import PERCENT, Mark
from thidua.excel.workbook.names import (
    ALL,
    NO,
    SEPARATOR,
    YES,
    RecordNames,
    quota_of,
    quota_words,
    word,
)
from thidua.store.yaml.dump import flow, normal
from thidua.store.yaml.mends import certain_figure, clock_typed, day_first
from thidua.store.yaml.node import Node, node_of
from thidua.store.yaml.reader import parse
from thidua.text.numbers import SpokenFigure
from thidua.text.vietnamese import fold, nfc

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
"""A text that may be thousands as well as a fraction: `1.250`."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(f"{_NUMBER.pattern}|{_DAY.pattern}")
_SOME_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_YEARLY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_SHARE = re.compile(r"[0-9]+(\.[0-9]+)?%|[0-9]+/[0-9]+")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_UNTIL = re.compile(r"\s+[-–—→]\s+|\s*[–—→]\s*|\s+(?:đến|to)\s+|(?<=[0-9]{4})-(?=[0-9]{1,2}/)")
_SPLIT = re.compile(r"\s*[;\n]+\s*")
_ANSWERS = {YES: ("true", "yes", "có"), NO: ("false", "no", "không")}
Shown = str | float | date
Read = Node | Wrong
"""A value; None for an empty cell."""
Offer = Callable[[tuple[str, ...]], str]
"""Words -> the range where a list finds them."""
Difference = tuple[tuple[str, ...], Node, Node]
"""Where below a column's own key something differs, the value before and after."""


@dataclass(frozen=True)
class RecordColumn:
    """One column."""

    path: tuple[str, ...]
    """Inside a record; `@unit` is a parent's key."""
    about: str = ""
    """What it refers to, or whose words it holds."""
    covered: frozenset[str] = frozenset()
    """Keys beside it that have a column or a table of their own."""
    width: float = 22.0
    pattern: str = "@"
    """The number format of its cells; "" for a number as it comes."""
    colour: str = ""
    options: Mapping[str, object] = field(default_factory=dict, hash=False)
    """XlsxWriter's options of what should be typed."""
    takes_yaml: bool = True
    """What stands in brackets is YAML."""
    is_list: bool = False
    """A word for none is an empty list."""
    is_fixed: bool = False
    """Nobody may change its cells."""
    is_always_shown: ClassVar[bool] = True
    """Whether it stands there where no record says anything in it."""
    is_of_keys: ClassVar[bool] = True
    """Whether who changes one of several things in it is told of the data's key, and asked about
    one that is not there any more."""

    @property
    def key(self) -> str:
        """Its name in the catalogue."""
        return ".".join(self.path) or "rest"

    @property
    def is_parent(self) -> bool:
        """Whether it says which record a nested one belongs to."""
        return bool(self.path) and self.path[0].startswith("@")

    # -- in a record ----------------------------------------------------------------------------

    def value_of(self, record: Node) -> Node:
        """What a record holds for it."""
        return normal(node_of(record, self.path))

    def put(self, record: dict[str, Node], value: Node) -> None:
        """Puts a value into a record."""
        at = _inside(record, self.path[:-1])
        if at is not None:
            at[self.path[-1]] = value

    def differences(self, before: Node, after: Node) -> Iterator[Difference]:
        """What is to be put where, for one value to become the other."""
        yield (), before, after

    def part_in_words(self, _inner: tuple[str, ...], _node: Node, _names: RecordNames) -> str:
        """One of several things in it as people read it; "" where that is the data's own way."""
        return ""

    # -- in a cell ------------------------------------------------------------------------------

    def shown(self, node: Node, names: RecordNames) -> Shown:
        """What the cell holds; "" for no value."""
        if node is None:
            return ""
        if node == []:
            return word(names.lang, "none")
        return self.of_word(node, names) if isinstance(node, str) else self.of_other(node, names)

    def of_word(self, node: str, _names: RecordNames) -> Shown:
        """How one word stands in it."""
        return node

    def of_other(self, node: Node, _names: RecordNames) -> Shown:
        """How a list or mapping stands in it."""
        return flow(node)

    def rule(self, _names: RecordNames, _offer: Offer) -> Mapping[str, object]:
        """XlsxWriter's options of what should be typed; empty where anything may."""
        return self.options

    def read(self, cell: GridCell, names: RecordNames) -> Read:
        """What a cell says, as the data file would write it."""
        if cell.is_blank:
            return None
        if (broken := broken_cell(cell)) is not None:
            return broken
        text = nfc(cell.value).strip() if isinstance(cell.value, str) else ""
        if text.startswith(("{", "[")) and self.takes_yaml:
            return self.of_yaml(text)
        if self.is_list and key_said(text, "year_workbook.", ["none"]):
            return []
        return self.meant(cell.value, cell.mark.form == PERCENT, names)

    def reread(self, node: Node, names: RecordNames) -> Read:
        """What reading gives for a value that was shown and not touched."""
        return self.read(GridCell(0, 0, self.shown(node, names), Mark(has_value=True)), names)

    def of_yaml(self, text: str) -> Read:
        """YAML in one cell; braces may be left away around pairs."""
        tries = [text] if text.startswith(("{", "[")) else [f"{{{text}}}", text]
        for one in tries:
            tree, _ = parse(f"x: {one}\n".encode(), "")
            if isinstance(tree, dict) and list(tree) == ["x"]:
                return normal(tree["x"])
        return Wrong("yaml", {"found": text})

    def meant(self, value: Value, _percent: bool, names: RecordNames) -> Read:
        """The value of a filled cell; `percent`: that it is shown as percents."""
        return self.said(_text(value), names)

    def said(self, text: str, _names: RecordNames) -> Read:
        """What a text says."""
        lines = (line.rstrip() for line in text.replace("\r", "\n").split("\n"))
        return "\n".join(lines).strip()


class FlowColumn(RecordColumn):
    """What has no form of its own, as YAML."""

    def said(self, text: str, _names: RecordNames) -> Read:
        return self.of_yaml(text)


class SpansColumn(FlowColumn):
    """Stretches of days: `05/09/2026 - 10/01/2027; 11/01/2027 - 30/05/2027`."""

    def of_other(self, node: Node, names: RecordNames) -> Shown:
        said = [_span_words(one) for one in node] if isinstance(node, list) else [""]
        return SEPARATOR.join(said) if all(said) else super().of_other(node, names)

    def said(self, text: str, _names: RecordNames) -> Read:
        found: list[Node] = []
        for part in (one for one in _SPLIT.split(text) if one):
            days = [_iso(one) for one in _UNTIL.split(part)]
            if len(days) != 2 or not all(days):
                return Wrong("spans", {"found": part})
            found.append({"from": days[0], "to": days[1]})
        return found


class RestColumn(FlowColumn):
    """What a record says beside its columns, so that nothing is lost. `path`: the key whose
    mapping it is; () for the record's own."""

    is_always_shown = False

    def of_yaml(self, text: str) -> Read:
        """A record itself is a mapping, whatever else it says."""
        read = super().of_yaml(text)
        fits = self.path or isinstance(read, dict | Wrong)
        return read if fits else Wrong("yaml", {"found": text})

    def value_of(self, record: Node) -> Node:
        node = super().value_of(record)
        if not isinstance(node, dict):
            return node
        return {key: one for key, one in node.items() if key not in self.covered} or None

    def put(self, record: dict[str, Node], value: Node) -> None:
        if not isinstance(value, dict):
            super().put(record, value)
        elif (at := _inside(record, self.path)) is not None:
            at.update(value)

    def differences(self, before: Node, after: Node) -> Iterator[Difference]:
        """Each of its keys by itself."""
        if not isinstance(before, dict) and not isinstance(after, dict):
            yield from super().differences(before, after)
            return
        was = before if isinstance(before, dict) else {}
        will = after if isinstance(after, dict) else {}
        for key in (*will, *(one for one in was if one not in will)):
            if was.get(key) != will.get(key):
                yield (key,), was.get(key), will.get(key)


class NamedColumn(RecordColumn):
    """One of the format's words, or a unit, an award, a band, by its name. Lists are offers: a name
    that is typed for the first time is taken, too."""

    def of_word(self, node: str, names: RecordNames) -> Shown:
        return names.label(self.about, node)

    def rule(self, names: RecordNames, offer: Offer) -> Mapping[str, object]:
        words = tuple(names.labels(self.about))
        return {"validate": "list", "source": offer(words)} if words else {}

    def said(self, text: str, names: RecordNames) -> Read:
        return names.meant(self.about, text)


@dataclass(frozen=True)
class WordsColumn(RecordColumn):
    """Several texts, or with `about` several names; `takes_all`: or all that there are."""

    takes_all: bool = False

    def one_shown(self, node: str, names: RecordNames) -> str:
        """One of them as the cell shows it."""
        return names.label(self.about, node) if self.about else node

    def one_meant(self, text: str, names: RecordNames) -> str | Wrong:
        """One of them as the file has it."""
        return names.meant(self.about, text) if self.about else text

    def of_word(self, node: str, names: RecordNames) -> Shown:
        every = self.takes_all and node == ALL
        return word(names.lang, ALL) if every else self.one_shown(node, names)

    def of_other(self, node: Node, names: RecordNames) -> Shown:
        if isinstance(node, list) and all(isinstance(one, str) for one in node):
            texts = [self.one_shown(str(one), names) for one in node]
            if not any(_SPLIT.search(one) for one in texts):
                return SEPARATOR.join(texts)
        return flow(node)

    def said(self, text: str, names: RecordNames) -> Read:
        if self.takes_all and (fold(text) == ALL or key_said(text, "year_workbook.", [ALL])):
            return ALL
        parts = [one for one in _SPLIT.split(text) if one]
        found = [self.one_meant(one, names) for one in parts]
        wrong = next((one for one in found if isinstance(one, Wrong)), None)
        return wrong or [one for one in found if not isinstance(one, Wrong)]


class YesNoColumn(RecordColumn):
    """Whether something is so."""

    def of_word(self, node: str, names: RecordNames) -> Shown:
        meant = (answer for answer, words in _ANSWERS.items() if fold(node) in words)
        return next((word(names.lang, one) for one in meant), node)

    def rule(self, names: RecordNames, offer: Offer) -> Mapping[str, object]:
        words = (word(names.lang, one) for one in _ANSWERS)
        return {"validate": "list", "source": offer(tuple(words))}

    def said(self, text: str, _names: RecordNames) -> Read:
        typed = (answer for answer, words in _ANSWERS.items() if fold(text) in words)
        meant = next(typed, None) or key_said(text, "year_workbook.", _ANSWERS)
        return meant or Wrong("yes_no", {"found": text})


@dataclass(frozen=True)
class MomentColumn(RecordColumn):
    """A day of every year, a time of the day: what a spreadsheet holds as one of `types` is written
    by `form`; as text it is like `takes`. `wrong`: the variant of TD963 where it is neither."""

    wrong: str = ""
    types: tuple[type, ...] = (date,)
    form: str = ""
    takes: re.Pattern[str] = _DAY

    def meant(self, value: Value, _percent: bool, _names: RecordNames) -> Read:
        if isinstance(value, date | time) and isinstance(value, self.types):
            return value.strftime(self.form)
        text = _text(value)
        if not isinstance(value, str):
            return Wrong(self.wrong, {"found": text})
        if not self.takes.fullmatch(text):
            text = self.day_typed(text) or ""
        return text or Wrong(self.wrong, {"found": _text(value)})

    def day_typed(self, text: str) -> str | None:
        """A day that stands as a text, day first: Excel makes no day of it on some machines; a time
        as people write it (`8h30`, `8:30`)."""
        if self.takes is _CLOCK:
            return clock_typed(text)
        yearly = self.takes is _YEARLY
        return day_first(text, yearly=yearly) if yearly or self.takes is _SOME_DAY else None


class YearlyColumn(MomentColumn):
    """A day of every year, day first as people write it; with a hyphen a file has it the other way
    round, so what is a day both ways is neither."""

    def of_word(self, node: str, _names: RecordNames) -> Shown:
        return f"{node[3:]}/{node[:2]}" if _YEARLY.fullmatch(node) else node

    def meant(self, value: Value, percent: bool, names: RecordNames) -> Read:
        text = _text(value)
        day, hyphen, month = text.partition("-")
        if isinstance(value, str) and hyphen and day != month and max(day, month) < "13":
            return Wrong(self.wrong, {"found": text})
        return super().meant(value, percent, names)


class DateColumn(MomentColumn):
    """A day; in a file it may be a month or a year, too."""

    def of_word(self, node: str, _names: RecordNames) -> Shown:
        try:
            return date.fromisoformat(node) if _DAY.fullmatch(node) else node
        except ValueError:
            return node


@dataclass(frozen=True)
class NumberColumn(RecordColumn):
    """A figure; as text it is like `takes`. `wrong`: the variant of TD963 where it is none."""

    wrong: str = "number"
    whole: bool = False
    takes: re.Pattern[str] = _NUMBER

    def of_word(self, node: str, _names: RecordNames) -> Shown:
        exact = float(node) if _NUMBER.fullmatch(node) and not self.pattern else None
        return node if exact is None or number_text(exact) != _plain(node) else exact

    def meant(self, value: Value, percent: bool, names: RecordNames) -> Read:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return Wrong(self.wrong, {"found": _text(value)})
        if isinstance(value, str):
            return self.said(_text(value), names)
        return self.counted(value, percent)

    def said(self, text: str, _names: RecordNames) -> Read:
        if self.takes is _NUMBER and not self.whole:
            text = certain_figure(text) or text
        fits = self.takes.fullmatch(text) and not _THOUSANDS.fullmatch(text)
        return text if fits else Wrong(self.wrong, {"found": text})

    def counted(self, value: float, percent: bool) -> Read:
        """A figure typed as one."""
        text = number_text(value * 100 if percent else value, shown=True)
        if percent:
            return Wrong("percent", {"found": SpokenFigure(f"{text}%")})
        fits = not (self.whole and "." in text)
        return text if fits else Wrong(self.wrong, {"found": text})


class QuotaColumn(NumberColumn):
    """How many units may get an award: a number, or a share in words."""

    def of_other(self, node: Node, names: RecordNames) -> Shown:
        said = quota_words(names.lang, node) if isinstance(node, dict) else None
        return said or flow(node)

    def said(self, text: str, names: RecordNames) -> Read:
        quota = quota_of(text)
        return super().said(text, names) if quota is None else quota


class ShareColumn(NumberColumn):
    """A share: percents or a fraction."""

    def counted(self, value: float, percent: bool) -> Read:
        text = f"{number_text(value * 100, shown=True)}%"
        return text if percent else Wrong(self.wrong, {"found": text})


_DAYS = {
    "validate": "date", "criteria": "between",
    "minimum": date(1990, 1, 1), "maximum": date(2100, 12, 31),
}  # fmt: skip
_COUNTS = {"validate": "integer", "criteria": ">=", "value": 0}
_figure = partial(NumberColumn, width=11.0, pattern="")
_named = partial(WordsColumn, is_list=True)
KINDS: Mapping[str, Callable[..., RecordColumn]] = {
    "text": partial(RecordColumn, takes_yaml=False),
    "title": partial(RecordColumn, takes_yaml=False, width=30.0),
    "id": partial(RecordColumn, width=16.0),
    "fixed": partial(RecordColumn, is_fixed=True, colour="#FFFFFF"),
    "rest": RestColumn,
    "words": partial(_named, takes_yaml=False),
    "enum": partial(NamedColumn, width=16.0),
    "enums": _named,
    "ref": NamedColumn,
    "refs": partial(_named, takes_all=True),
    "yes_no": partial(YesNoColumn, width=16.0),
    "date": partial(
        DateColumn, wrong="date", form="%Y-%m-%d", takes=_SOME_DAY, width=12.0,
        pattern="dd/mm/yyyy", options=_DAYS,
    ),
    "day": partial(YearlyColumn, wrong="day", form="%m-%d", takes=_YEARLY),
    "spans": partial(SpansColumn, is_list=True, width=52.0),
    "time": partial(
        MomentColumn, wrong="time", types=(datetime, time), form="%H:%M", takes=_CLOCK, width=8.0
    ),
    "number": _figure,
    "whole": partial(_figure, wrong="whole", whole=True, width=9.0, options=_COUNTS),
    "year": partial(_figure, wrong="year", whole=True, width=9.0, takes=_YEAR),
    "quota": partial(QuotaColumn, wrong="quota", whole=True, width=16.0, pattern=""),
    "share": partial(ShareColumn, wrong="share", takes=_SHARE, width=16.0),
}  # fmt: skip
"""The kinds of columns, as the tables call them."""


def _span_words(span: Node) -> str:
    """`05/09/2026 - 10/01/2027`; "" for what can't be said so."""
    if not isinstance(span, dict) or set(span) != {"from", "to"}:
        return ""
    days = [str(span[key]) for key in ("from", "to")]
    if not all(_DAY.fullmatch(day) and _iso(day) for day in days):
        return ""
    return " - ".join("/".join(reversed(day.split("-"))) for day in days)


def _iso(text: str) -> str:
    """A day as a file writes it, from either way of writing; "" for none."""
    day = text.strip() if _DAY.fullmatch(text.strip()) else day_first(text.strip(), yearly=False)
    try:
        return date.fromisoformat(day or "").isoformat()
    except ValueError:
        return ""


def _inside(record: dict[str, Node], path: tuple[str, ...]) -> dict[str, Node] | None:
    """The mapping at a path, made where it is not there; None where something else stands there."""
    at = record
    for step in path:
        inner = at.setdefault(step, {})
        if not isinstance(inner, dict):
            return None
        at = inner
    return at


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return nfc(value).strip() if isinstance(value, str) else str(value)


def _plain(text: str) -> str:
    """A number in its shortest form."""
    try:
        exact = Decimal(text)
    except InvalidOperation:
        return text
    shortest = format(exact.normalize(), "f")
    return "0" if shortest == "-0" else shortest
