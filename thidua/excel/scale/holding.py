"""What the columns of a table hold, whatever their headings say: numbers of rows, names, sentences about
points, short figures that add up, nothing."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from thidua.excel.scale.codes import Code, kinds, parts, siblings
from thidua.excel.scale.groups import is_total
from thidua.excel.scale.line import Line, read_figure
from thidua.excel.scale.pages import PageRow
from thidua.excel.scale.roles import CODE, EITHER, GIVEN, HOW, LEVEL, MAX, TEXT, plain
from thidua.excel.scale.signs import side_named
from thidua.excel.scale.speech.clauses import says_points

ROW_NUMBER = re.compile(
    r"\(?(?:\d+|[a-zđ]|[ivxl]+)(?:\.(?:\d+|[a-zđ]))*[.)]?|[-+*•]", re.IGNORECASE
)
"""A number of a row, or a mark in its place."""
ROW_CODE = re.compile(
    rf"{ROW_NUMBER.pattern}|(?:[a-zđ]{{1,3}}|tiêu chí|chỉ tiêu|nội dung)\W?\d+(?:\.\d+)*",
    re.IGNORECASE,
)
"""`TC1`, `Tiêu chí 1`, too."""
_WORDS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class HeldCells:
    """The rows below a heading, by what their cells hold."""

    rows: Sequence[PageRow]

    @cached_property
    def table(self) -> list[PageRow]:
        """The rows with something in them."""
        return [row for row in self.rows if not (row.words or row.is_blank)]

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row.boxes) for row in self.table), default=0)

    def told(self, column: int) -> list[str]:
        """What stands in a column."""
        return [row.text(column) for row in self.table if row.text(column)]

    @cached_property
    def numbers(self) -> int:
        """The column of the numbers, before any words; -1 without one."""
        for column in range(self.width):
            if self.counts(column):
                return column
            if self.holds_words(column):
                break
        return -1

    def counts(self, column: int) -> bool:
        """Whether a column has the numbers of the rows: from the first on, one after the other."""
        told = self.told(column)
        codes = [parts(one) for one in told if ROW_CODE.fullmatch(one)]
        codes = [code for code in codes if code]
        begins = bool(codes) and codes[0][-1] in ("1", "i", "a")
        goes_on = any(siblings(one, after) for one, after in pairwise(codes))
        return begins and goes_on and len(codes) * 5 >= len(told) * 4

    def holds_words(self, column: int) -> bool:
        """Whether most cells of a column are words."""
        told = self.told(column)
        return sum(bool(_WORDS.search(one)) and not _is_figure(one) for one in told) * 2 > len(told)

    def holds_figures(self, column: int) -> bool:
        """Whether most cells of a column are points."""
        told = self.told(column)
        figures = sum(_is_figure(one) for one in told)
        return column != self.numbers and figures > 0 and figures * 3 >= len(told) * 2

    def counted(self, column: int) -> bool:
        """Whether all cells of a column are so much for each: `2 điểm/buổi`."""
        return all(read_figure(one).per for one in self.told(column))

    def holds_rules(self, column: int) -> bool:
        """Whether most cells of a column speak of points."""
        told = self.told(column)
        return sum(map(says_points, told)) * 2 > len(told)

    def totals(self) -> Iterator[PageRow]:
        """The rows of a total."""
        for row in self.table:
            if any(is_total(Line(0, "", 0, "", box.text)) for box in row.boxes if box.text):
                yield row

    def adds_up(self, column: int) -> bool:
        """Whether the figures of a column are the parts of its total, or of those of its groups."""
        totals = list(self.totals())
        found = [
            (self._code(row), value)
            for row in self.table
            if row not in totals and (value := read_figure(row.text(column)).value) is not None
        ]
        if len(found) < 2:
            return False
        if totals:
            worth = read_figure(totals[-1].text(column)).value
            sorts = {_sort(code) for code, _ in found}
            sums = [sum(value for code, value in found if _sort(code) == one) for one in sorts]
            return worth is not None and worth in (*sums, sum(value for _, value in found))
        first = _sort(found[0][0])
        heads = [n for n, (code, _) in enumerate(found) if _sort(code) == first]
        if len(heads) == len(found):
            return False
        ends = [*heads[1:], len(found)]
        return all(
            found[n][1] == sum((value for _, value in found[n + 1 : end]), Fraction(0))
            for n, end in zip(heads, ends, strict=True)
        )

    def _code(self, row: PageRow) -> Code:
        return parts(row.text(self.numbers)) if self.numbers >= 0 else ()


def is_data(row: PageRow) -> bool:
    """Whether a row has a number or a mark before its words, a figure or an amount beside them: no
    heading has, nor words that stand alone."""
    told = [box.text for box in row.boxes if box.text]
    words = any(_WORDS.search(one) and not _is_figure(one) for one in told)
    counted = told and ROW_NUMBER.fullmatch(told[0]) and told[0].casefold() != "đ"
    amounts = (one for one in map(plain, told) if re.search(r"\d", one))
    says = any(_is_figure(one) for one in told) or any(map(says_points, amounts))
    return words and not row.words and len(told) > 1 and bool(counted or says)


def _is_figure(text: str) -> bool:
    return read_figure(text).value is not None


def _sort(code: Code) -> tuple[int, frozenset[str]]:
    return len(code), kinds(code[-1]) if code else frozenset()


@dataclass(slots=True)
class SettledRoles:
    """The roles of columns that no heading gives; `unsure`: those that another column could have."""

    at: dict[str, int] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)


def settle(
    at: dict[str, int],
    free: Collection[int],
    weak: Collection[int],
    heads: Sequence[str],
    held: HeldCells,
) -> SettledRoles:
    """The roles that are missing in `at`, by what the columns hold whose headings nobody knows
    (`free`), and those that mean something else only where they stand over other cells (`weak`)."""
    found = SettledRoles()
    named = at.get(TEXT, -1)
    if named >= 0 and CODE not in at and held.counts(named):  # `Tiêu chí` over `I`, `1`, `TC2`
        others = {role: column for role, column in at.items() if role != TEXT}
        _settle_words(found, others, [c for c in free if c > named], [], held)
        found.at |= {CODE: named} if TEXT in found.at else {}
    elif named < 0:
        _settle_words(found, at, free, weak, held)
    text = found.at.get(TEXT, at.get(TEXT, -1))
    if text >= 0:
        _settle_points(found, at, [c for c in free if c != text], held)
    top = found.at.get(MAX, at.get(MAX, -1))
    if text >= 0 and top >= 0 and HOW not in at:
        rest = [c for c in free if c not in (text, top)]
        if set(GIVEN) & set(at):
            _settle_things(found, at, rest, heads, text, top, held)
        else:
            _settle_amounts(found, at, rest, heads, text, top, held)
    return found


def _settle_words(
    found: SettledRoles,
    at: dict[str, int],
    free: Collection[int],
    weak: Collection[int],
    held: HeldCells,
) -> None:
    """The names: one in each numbered row, or beside each figure; right behind the numbers, or the
    first of those that do not speak of points."""
    points = [c for role, c in at.items() if role in (MAX, LEVEL, *GIVEN)]
    points += [c for c in free if held.holds_figures(c)]
    based = [
        row
        for row in held.table
        if (row.text(held.numbers) if held.numbers >= 0 else any(row.text(c) for c in points))
    ] or held.table
    names = [c for c in (*free, *weak) if held.holds_words(c) and _is_full(based, c)]
    several = [c for c in names if len({*held.told(c)}) * 2 > len(held.told(c))]
    names = several or names
    quiet = [c for c in names if not held.holds_rules(c)] or names
    if not quiet:
        return
    beside = held.numbers + 1 if held.numbers >= 0 else -1
    found.at[TEXT] = min(quiet, key=lambda c: (c != beside, c in weak, c))
    rest = [c for c in quiet if c != found.at[TEXT] and c not in weak]
    if rest and found.at[TEXT] != beside:
        found.unsure.add(TEXT)


def _is_full(rows: Sequence[PageRow], column: int) -> bool:
    """Whether nearly every row has something in a column, or is merged there."""
    boxes = [row.box(column) for row in rows]
    return sum(bool(box.text) or box.left or box.above for box in boxes) * 10 >= len(rows) * 9


def _settle_points(
    found: SettledRoles, at: dict[str, int], free: Sequence[int], held: HeldCells
) -> None:
    """The most that can be had: the only figures, or the only ones that add up."""
    text = found.at.get(TEXT, at.get(TEXT, -1))
    figures = [c for c in free if held.holds_figures(c)]
    sums = [c for c in figures if held.adds_up(c)]
    top = at.get(MAX, -1)
    if top >= 0:  # `Khung | Mức đạt | Điểm`: those of the levels
        inner = any(row.text(top) and not row.text(text) for row in held.table)
        if len(sums) == 1 and inner and LEVEL not in at and not held.adds_up(top):
            found.at |= {MAX: sums[0], LEVEL: top}
        return
    if not figures or LEVEL in at or (not sums and set(GIVEN) & set(at)):
        return
    named = [
        c for c in figures if all(row.text(text) for row in held.table if _is_figure(row.text(c)))
    ]
    likely = sums or named or figures
    found.at[MAX] = likely[0]
    if len(sums) != 1:
        found.unsure.add(MAX)


def _settle_things(
    found: SettledRoles,
    at: dict[str, int],
    free: Collection[int],
    heads: Sequence[str],
    text: int,
    top: int,
    held: HeldCells,
) -> None:
    """What something is taken or given for, in a column of its own: words beside each figure, on
    the other side of the maximum than the names."""
    for given in (at[role] for role in GIVEN if role in at):
        rows = [row for row in held.table if _is_figure(row.text(given))]
        beside = [
            c
            for c in free
            if held.holds_words(c)
            and rows
            and all(row.text(c) for row in rows)
            and not min(c, given) < top < max(c, given)
            and min(c, text) < top < max(c, text)
        ]
        if beside:
            found.at[HOW] = min(beside, key=lambda c: abs(c - given))
            named = side_named(heads[found.at[HOW]])
            if all(row.text(text) for row in rows) and not named:
                found.unsure.add(HOW)
            return


def _settle_amounts(
    found: SettledRoles,
    at: dict[str, int],
    free: Collection[int],
    heads: Sequence[str],
    text: int,
    top: int,
    held: HeldCells,
) -> None:
    """`Sai phạm | Mức` behind the maximum: what something is taken or given for, and how much; no
    levels, the best of which would be the maximum. Where neither heading says which, their signs
    do, or somebody is asked."""
    for words in free:
        amounts = words + 1
        rows = [row for row in held.table if _is_figure(row.text(amounts))]
        own = [row for row in rows if row.text(top)]
        if (
            text < top < words
            and (amounts in free or amounts == at.get(LEVEL) or held.counted(amounts))
            and held.holds_words(words)
            and held.holds_figures(amounts)
            and own
            and all(row.text(words) for row in rows)
            and all(_value(row, amounts) < _value(row, top) for row in own)
        ):
            sides = {side_named(heads[c]) for c in (words, amounts)} - {""}
            side = sides.pop() if len(sides) == 1 else EITHER
            found.at |= {HOW: words, side: amounts}
            return


def _value(row: PageRow, column: int) -> Fraction:
    return read_figure(row.text(column)).value or Fraction(0)
