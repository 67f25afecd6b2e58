"""The entry cells of a form, one class a kind of answer: what a cell offers and takes, what it says
of that, and how what was typed is judged.

Nothing is guessed: a text that may be several numbers, a percent, a date where a number belongs are
problems to be told, never figures.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from thidua.excel.grid import GridCell, Wrong, broken_cell, number_text
from thidua.excel.marks import DAY, PERCENT
from thidua.model.scale.criteria import Criterion
from thidua.model.scale.items import Item
from thidua.rules import reading as asks
from thidua.rules.formula import SNAP
from thidua.rules.formula import number as figure
from thidua.rules.reading import Ask, Quantity
from thidua.store.yaml.mends import certain_day, certain_figure
from thidua.text.dates import SpokenDay
from thidua.text.numbers import SpokenFigure, about, show
from thidua.text.vietnamese import fold, nfc
from thidua.words import SPOKEN, Lang, say

NA, NEVER = "na", "never"
BY_DAY, BY_TEXT = "date", "text"
"""How a day or a figure was read that stands in its cell as text."""
MOST = 10**12
"""Where the scale bounds no number: more than any office counts, less than Excel rounds."""
TITLE, MESSAGE = 32, 255
"""Characters that Excel allows in the title and the text of a message."""
_NUMBER_LIKE = re.compile(r"[-+]?[0-9]+([.,  ][0-9]+)*\s*(%|điểm|đ)?", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[;\n]+\s*")
Options = dict[str, object]
"""XlsxWriter's options of a validation."""
Source = Callable[[tuple[str, ...]], str]
"""Words -> the range where a list finds them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell says, as a data file would write it. Where it is not what the cell holds,
    `held` is, and `how` is the word for what was done: a key of `form.read_`."""

    text: str
    held: str = ""
    how: str = ""


Judged = Answer | Wrong


class Asked(ABC):
    """One entry cell, by what a rule asks for."""

    pattern: ClassVar[str] = "General"
    """The number format of the cell."""
    is_free = False
    """Whether anything may be typed."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask

    def within(self, _field: Quantity) -> "Asked":
        """The same within what its field allows: a percent's range, whole figures."""
        return self

    def words(self, _lang: Lang) -> Mapping[str | bool, str]:
        """What its list offers, in order, by what is meant; empty where it is no list."""
        return {}

    def name(self, value: str) -> str:
        """What a value is called where it is told."""
        return value

    def constant(self, lang: Lang, value: object) -> object:
        """What the cell would hold where an earlier stage said `value`."""
        return self.words(lang).get(value, value) if isinstance(value, str) else value

    def measure(self, lang: Lang, _scored: bool) -> str:
        """What an entry counts, for the column that says so; `scored`: that it is the points."""
        return say(lang, f"form.measure.{self.ask.kind}")

    @abstractmethod
    def rule(self, lang: Lang, year: int, source: Source) -> Options:
        """What a spreadsheet lets a person type; {} for free text."""

    def bidding(self, lang: Lang) -> str:
        """What is to be typed."""
        return say(lang, f"form.ask.{self.ask.kind}")

    def validation(self, lang: Lang, year: int, source: Source) -> Options:
        """The options of the cell's validation; {} for free text."""
        rule = self.rule(lang, year, source)
        return rule and rule | told(lang, self.bidding(lang))

    def refusals(self, _cell: str, _lang: Lang, _year: int) -> Iterator[str]:
        """Conditions of a formula, of which one holds where the filled cell can't be taken."""
        return iter(())

    def answer(self, cell: GridCell, year: int, lang: Lang) -> Judged | None:
        """The entry; None for an empty cell. `lang` is the form's, for what a list offers."""
        if cell.is_blank:
            return None
        if isinstance(cell.value, bool) and not self.is_free:
            return broken_cell(cell) or Wrong("boolean", {"found": cell.text()})
        return broken_cell(cell) or self.judged(cell, year, lang)

    @abstractmethod
    def judged(self, cell: GridCell, year: int, lang: Lang) -> Judged:
        """What a filled cell says."""


class AskedNumber(Asked):
    """A figure."""

    check = "decimal"
    exact: ClassVar[Callable[[Any], float]] = float

    def within(self, field: Quantity) -> Asked:
        ask = self.ask
        lows = [one for one in (ask.low, field.low) if one is not None]
        highs = [one for one in (ask.high, field.high) if one is not None]
        low, high = max(lows, default=None), min(highs, default=None)
        kind = asks.WHOLE if field.whole else ask.kind
        return asked(ask._replace(kind=kind, low=low, high=high))

    def measure(self, lang: Lang, scored: bool) -> str:
        points = scored and self.ask.high is not None and self.check == "decimal"
        kind, what = "points" if points else self.ask.kind, self.ask.measure
        if kind == asks.WHOLE and what not in ("", "%"):
            return say(lang, "form.measure.count", what=what)
        return what or say(lang, f"form.measure.{kind}")

    def rule(self, _lang: Lang, _year: int, _source: Source) -> Options:
        exact = type(self).exact
        low = -MOST if self.ask.low is None else exact(self.ask.low)
        high = MOST if self.ask.high is None else exact(self.ask.high)
        return between(self.check, low, high)

    def refusals(self, cell: str, _lang: Lang, _year: int) -> Iterator[str]:
        yield f"NOT(ISNUMBER({cell}))"
        if self.ask.low is not None:
            yield f"{cell}<{figure(self.ask.low)}"
        if self.ask.high is not None:
            yield f"{cell}>{figure(self.ask.high)}"
        if self.ask.step is not None:
            steps = f"ROUND({cell}/{figure(self.ask.step)},{SNAP})"
            yield f"{steps}<>INT({steps})"

    def bidding(self, lang: Lang) -> str:
        low, high, range_ = self.ask.low, self.ask.high, ""
        if low is not None and high is not None:
            range_ = say(lang, "form.range", low=show(lang, low), high=show(lang, high))
        elif low is not None:
            range_ = say(lang, "form.range_from", low=show(lang, low))
        if self.ask.step is not None:
            range_ += say(lang, "form.step", step=show(lang, self.ask.step))
        return say(lang, f"form.ask.{self.ask.kind}", range=range_)

    def judged(self, cell: GridCell, _year: int, _lang: Lang) -> Judged:
        ask, read = self.ask, number(cell, self.ask.measure)
        if isinstance(read, Wrong):
            return read
        value, found = Fraction(read.text), SpokenFigure(read.text)
        if not self.takes(value):
            return Wrong(ask.kind, {"found": found})
        if ask.low is not None and value < ask.low and ask.high is None:
            return Wrong("low", {"found": found, "low": about(ask.low)})
        low = value if ask.low is None else ask.low
        if ask.high is not None and not low <= value <= ask.high:
            least = "-∞" if ask.low is None else about(ask.low)
            return Wrong("range", {"found": found, "low": least, "high": about(ask.high)})
        if 0 < value <= 1 and read.held.endswith("%"):  # without its sign 0,8 may be 80%
            return Answer(f"{read.text}%")
        return read

    def takes(self, _value: Fraction) -> bool:
        """Whether it may be such a figure, whatever its bounds."""
        return True


class AskedWhole(AskedNumber):
    """How many."""

    check = "integer"
    exact = int

    def refusals(self, cell: str, lang: Lang, year: int) -> Iterator[str]:
        yield from super().refusals(cell, lang, year)
        yield f"{cell}<>INT({cell})"

    def takes(self, value: Fraction) -> bool:
        return value.denominator == 1


class AskedDate(Asked):
    """A day. It may lie a year before and after the emulation year: plans come early, meetings
    late."""

    pattern = "dd/mm/yyyy"

    def rule(self, _lang: Lang, year: int, _source: Source) -> Options:
        return between("date", date(year - 1, 1, 1), date(year + 1, 12, 31))

    def refusals(self, cell: str, _lang: Lang, year: int) -> Iterator[str]:
        yield f"NOT(ISNUMBER({cell}))"
        yield f"{cell}<DATE({year - 1},1,1)"
        yield f"{cell}>=DATE({year + 2},1,1)"

    def judged(self, cell: GridCell, year: int, _lang: Lang) -> Judged:
        value, held = cell.value, ""
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, str) and (day := certain_day(value)) is not None:
            value, held = date.fromisoformat(day), cell.text()
        if isinstance(value, date):
            if abs(value.year - year) > 1:
                first, last = date(year - 1, 1, 1), date(year + 1, 12, 31)
                days = {"found": value, "low": first, "high": last}
                return Wrong("far", {name: spoken_day(one) for name, one in days.items()})
            return Answer(value.isoformat(), held, BY_DAY if held else "")
        kind = "text_date" if isinstance(value, str) else "not_date"
        return Wrong(kind, {"found": cell.text()})


class AskedList(Asked):
    """One of several words."""

    def rule(self, lang: Lang, _year: int, source: Source) -> Options:
        return {"validate": "list", "source": source(tuple(self.words(lang).values()))}

    def refusals(self, cell: str, lang: Lang, _year: int) -> Iterator[str]:
        offered = (f'{cell}="{one}"' for one in self.words(lang).values())
        yield f"NOT(OR({','.join(offered)}))"

    def bidding(self, lang: Lang) -> str:
        return say(lang, "form.ask.list")

    def judged(self, cell: GridCell, _year: int, lang: Lang) -> Judged:
        found = cell.text()
        entry = self.picked(fold(found))
        if entry is not None:
            return Answer(entry)
        return Wrong("list", {"found": found, "allowed": "; ".join(self.words(lang).values())})

    def picked(self, wanted: str) -> str | None:
        """The entry that a word of the list stands for, in whichever language."""
        for lang in SPOKEN:
            for meant, label in self.words(lang).items():
                if fold(label) == wanted:
                    return meant if isinstance(meant, str) else str(meant).lower()
        return None


class AskedChoice(AskedList):
    """One of a rule's options."""

    def words(self, lang: Lang) -> Mapping[str | bool, str]:
        return {
            option: say(lang, "form.option", name=self.name(option), n=show(lang, points))
            for option, points in self.ask.options
        }

    def refusals(self, _cell: str, _lang: Lang, _year: int) -> Iterator[str]:
        """None: the rule's own formula has no other case."""
        return iter(())

    def name(self, value: str) -> str:
        """Its id where it has no name, or another has the same."""
        names = self.ask.names
        name = names.get(value, value)
        same = [one for one, _ in self.ask.options if fold(names.get(one, one)) == fold(name)]
        return name if len(same) == 1 else value

    def picked(self, wanted: str) -> str | None:
        named = (o for o, _ in self.ask.options if wanted in (fold(o), fold(self.name(o))))
        return super().picked(wanted) or next(named, None)


class AskedYesNo(AskedList):
    """Whether something happened."""

    def words(self, lang: Lang) -> Mapping[str | bool, str]:
        return {True: say(lang, "form.yes"), False: say(lang, "form.no")}

    def constant(self, lang: Lang, value: object) -> object:
        return self.words(lang)[bool(value)] if isinstance(value, Fraction) else value


class AskedPassFail(AskedList):
    """Whether a thing was passed."""

    def words(self, lang: Lang) -> Mapping[str | bool, str]:
        return {True: say(lang, "form.passed"), False: say(lang, "form.failed")}


class AskedText(Asked):
    """Words."""

    pattern = "@"
    is_free = True

    def rule(self, _lang: Lang, _year: int, _source: Source) -> Options:
        return {}

    def judged(self, cell: GridCell, _year: int, _lang: Lang) -> Judged:
        return Answer(cell.text())


KINDS: Mapping[str, type[Asked]] = {
    asks.NUMBER: AskedNumber, asks.WHOLE: AskedWhole, asks.DATE: AskedDate,
    asks.CHOICE: AskedChoice, asks.YES_NO: AskedYesNo, asks.PASS_FAIL: AskedPassFail,
    asks.TEXT: AskedText,
}  # fmt: skip
"""What a rule asks for -> its cell."""


def asked(ask: Ask) -> Asked:
    """The cell for what a rule asks."""
    return KINDS[ask.kind](ask)


# -- what a scale asks -----------------------------------------------------------------------------


def leaf_asks(leaf: Criterion) -> tuple[Asked, ...]:
    """The cells of a leaf: none where facts or events decide, several for several due days."""
    rule = leaf.leaf_rule
    if not rule.takes_entry:
        return ()
    found = rule.asks(leaf.max, leaf.measure or "")
    return tuple(asked(ask).within(leaf.field) for ask in found)


def item_ask(item: Item, node: Criterion) -> Asked | None:
    """The cell of an item; None where facts or its own leaf's figure decide."""
    hands_figure = node.is_leaf and node.leaf_rule.hands_figure
    ask = item.amount.ask(hands_figure, node.measure or "")
    if ask is None:
        return None
    field = node.item_fields.get(item.id)
    return asked(ask) if field is None else asked(ask).within(field)


# -- validations -----------------------------------------------------------------------------------


def between(check: str, low: object, high: object) -> Options:
    """The options for a value between two."""
    return {"validate": check, "criteria": "between", "minimum": low, "maximum": high}


def told(lang: Lang, words: str) -> Options:
    """What is shown beside the cell, and when something else was typed."""
    text = words[:MESSAGE]
    return {
        "input_message": text,
        "error_title": say(lang, "form.wrong")[:TITLE],
        "error_message": text,
        "ignore_blank": True,
    }


def points_bounds(top: Fraction) -> Options:
    """The validation of points typed outright: any number of a plausible size."""
    most = max(MOST // 10**6, int(top) * 10)
    return between("decimal", -most, most)


# -- what was typed --------------------------------------------------------------------------------


def number(cell: GridCell, measure: str = "") -> Judged:
    """A cell's number. `measure`: what it counts; where that is percents, 95% is 95."""
    found = cell.text()
    if isinstance(cell.value, bool):
        return Wrong("boolean", {"found": found})
    if isinstance(cell.value, date | datetime | time | timedelta) or cell.mark.form == DAY:
        if isinstance(cell.value, date | datetime):
            found = spoken_day(cell.value)
        return Wrong("date", {"found": found})
    if isinstance(cell.value, str):
        bare = found.removesuffix("%") if measure.strip() == "%" else found
        certain = certain_figure(bare)
        if certain is not None:
            return Answer(certain, found, BY_TEXT)
        like = _NUMBER_LIKE.fullmatch(found)
        return Wrong("text_number" if like else "text", {"found": found})
    text = number_text(cell.value, shown=True)
    if cell.mark.form == PERCENT:
        shown = number_text(cell.value * 100, shown=True)
        if measure.strip() != "%":
            args = {"found": SpokenFigure(found), "shown": SpokenFigure(shown)}
            return Wrong("percent", args)
        return Answer(shown, f"{shown}%", "percent")
    stored = Decimal(repr(cell.value))
    if cell.mark.formula or stored == Decimal(text):
        return Answer(text)
    return Answer(text, format(stored, "f"), "rounded")


def spoken_day(day: date | datetime) -> SpokenDay:
    """A day as a message tells it."""
    return SpokenDay(day.date().isoformat() if isinstance(day, datetime) else day.isoformat())


def words(cell: GridCell) -> str | Wrong | None:
    """A note: its text in normal form, on one line or several."""
    if cell.is_blank:
        return None
    broken = broken_cell(cell)
    if broken is not None:
        return broken
    lines = (line.strip() for line in nfc(cell.text()).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def papers(cell: GridCell) -> list[str] | Wrong | None:
    """What proves an entry: a list, split at semicolons and line ends."""
    found = words(cell)
    if found is None or isinstance(found, Wrong):
        return found
    return [one for one in _SPLIT.split(found) if one]
