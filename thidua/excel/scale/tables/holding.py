"""What the columns of a table hold, whatever their headings say: numbers of rows, names, sentences about
points, short figures that add up, nothing."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from thidua.excel.scale.paper.pages import WORDS, PageRow
from thidua.excel.scale.rows.codes import Code, kinds, parts, siblings
from thidua.excel.scale.rows.groups import is_sum, is_total_row
from thidua.excel.scale.rows.line import IN_TEXT, figure_behind, list_words, read_figure
from thidua.excel.scale.rows.placing import FEWEST, comes_to, groups_only
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.text import even
from thidua.excel.scale.tables.roles import (
    CODE,
    EITHER,
    GIVEN,
    HOW,
    LEVEL,
    MAX,
    SELF,
    TARGET,
    TEXT,
    UNITS_OWN,
    is_grade,
    plain,
)
from thidua.excel.scale.tables.signs import side_named

ROW_NUMBER = re.compile(
    r"\(?(?:\d+|[a-zđ]|[ivxl]+)(?:\.(?:\d+|[a-zđ]))*[.)/]?|[-–—+*•▪]", re.IGNORECASE
)
"""A number of a row, or a mark in its place."""
ROW_CODE = re.compile(
    rf"{ROW_NUMBER.pattern}|(?:[a-zđ]{{1,3}}|tiêu chí|tiêu chuẩn|chỉ tiêu|nội dung)\W?\d+(?:\.\d+)*",
    re.IGNORECASE,
)
"""`TC1`, `Tiêu chí 1`, too."""


@dataclass(frozen=True)
class HeldCells:
    """The rows below a heading, by what their cells hold."""

    rows: Sequence[PageRow]

    @cached_property
    def table(self) -> list[PageRow]:
        """The rows with something in them, as far as an empty one behind a total: what comes then is
        another table."""
        found: list[PageRow] = []
        for row in self.rows:
            if row.is_blank and found and is_total_row(found[-1]):
                break
            if not (row.words or row.is_blank):
                found.append(row)
        return found

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
        told = [one for one in self.told(column) if not (list_words(one)[0] or is_sum(one))]
        codes = [parts(one) for one in told if ROW_CODE.fullmatch(one)]
        codes = [code for code in codes if code]
        begins = bool(codes) and codes[0][-1] in ("1", "i", "a")
        goes_on = any(siblings(one, after) for one, after in pairwise(codes))
        return begins and goes_on and len(codes) * 5 >= len(told) * 4

    def names_rows(self, column: int) -> bool:
        """Whether a column has the names of the rows, whatever number stands before each."""
        told = self.told(column)
        codes = sum(ROW_CODE.fullmatch(one) is not None for one in told)
        return self.holds_words(column) and not self.counts(column) and codes * 2 < len(told)

    def holds_words(self, column: int) -> bool:
        """Whether most cells of a column are words."""
        told = self.told(column)
        return sum(bool(WORDS.search(one)) and not _is_figure(one) for one in told) * 2 > len(told)

    def holds_figures(self, column: int) -> bool:
        """Whether most cells of a column are points."""
        told = self.told(column)
        figures = sum(_is_figure(one) for one in told)
        return column != self.numbers and figures > 0 and figures * 3 >= len(told) * 2

    def figured(self, column: int) -> list[PageRow]:
        """The rows that have points in a column, also one in each line."""
        return [row for row in self.table if all(map(_is_figure, row.text(column).split("\n")))]

    def named_apart(self, names: int, things: int, top: int) -> bool:
        """Whether one column has the names of what has a maximum, and of nothing else, another what is
        taken or given for it, in rows of their own, too."""
        own = self.figured(top)
        more = [row for row in self.table if row not in own and row.text(things)]
        named = all(row.text(names) for row in own if row.text(things))
        return names < things and named and bool(more) and not any(row.text(names) for row in more)

    def signs(self, column: int) -> bool:
        """Whether every figure of a column has a sign; those that are taken do, where the first is and neither
        a total nor points in words say that it is taken from any (`-1`, `-5`, `2`: a sheet shows no `+`)."""
        told = self.told(column)
        signs = [one[:1] in "+-–−" for one in told]
        said = any(IN_TEXT.search(even(box.text)) for row in self.table for box in row.boxes)
        first = bool(told) and told[0][:1] in "-–−" and not (said or any(self.totals()))
        return len(told) > 1 and (first or all(signs)) and all(map(_is_figure, told))

    def counted(self, column: int) -> bool:
        """Whether all cells of a column are so much for each: `2 điểm/buổi`."""
        return all(read_figure(one).per for one in self.told(column))

    def holds_rules(self, column: int) -> bool:
        """Whether most cells of a column speak of points."""
        told = self.told(column)
        return sum(map(says_points, told)) * 2 > len(told)

    def totals(self) -> Iterator[PageRow]:
        """The rows of a total."""
        yield from filter(is_total_row, self.table)

    def adds_up(self, column: int) -> bool:
        """Whether the figures of a column are the parts of its total, or of those of its groups."""
        totals = list(self.totals())
        found = [
            (row, value)
            for row in self.table
            if row not in totals and (value := self._worth(row, column)) is not None
        ]
        codes, values = [self._code(row) for row, _ in found], [value for _, value in found]
        if len(found) < FEWEST:
            return False
        if not totals and not codes[-1] and comes_to(values[:-1], values[-1]):
            return True
        if totals:
            worth = read_figure(totals[-1].text(column)).value
            sums = [
                sum(value for code, value in zip(codes, values, strict=True) if _sort(code) == one)
                for one in {*map(_sort, codes)}
            ]
            return worth is not None and (worth in sums or comes_to(values, worth))
        heads = [n for n, code in enumerate(codes) if _sort(code) == _sort(codes[0])]
        ends = [*heads[1:], len(found)]
        numbered = len(heads) < len(found) and all(
            values[n] == sum(values[n + 1 : end]) for n, end in zip(heads, ends, strict=True)
        )
        return numbered or groups_only(values)

    def sum_of(self, column: int) -> Fraction:
        """What the figures of a column come to, whatever they are."""
        return sum((_value(row, column) for row in self.table), Fraction(0))

    def _worth(self, row: PageRow, column: int) -> Fraction | None:
        """The figure of a row in a column; where no column has one, that behind its name: `Nề nếp (20)`."""
        texts = [box.text for box in row.boxes if box.text]
        if row.text(column) or any(map(_is_figure, texts[1:])):
            return read_figure(row.text(column)).value
        return figure_behind(texts[-1]) if texts else None

    def _code(self, row: PageRow) -> Code:
        return parts(row.text(self.numbers)) if self.numbers >= 0 else ()


def is_data(row: PageRow) -> bool:
    """Whether a row has a number or a mark before its words, a figure or an amount beside them: no
    heading has, nor words that stand alone."""
    told = [box.text for box in row.boxes if box.text]
    words = any(WORDS.search(one) and not _is_figure(one) for one in told)
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
    """The roles that are missing in `given`, by what the columns hold whose headings (`heads`) nobody
    knows (`free`), and those that mean something else only where they stand over other cells (`weak`);
    `levels`: those named as levels, the best of which may be the maximum; `unsure`: the roles that another
    column could have."""

    given: dict[str, int]
    free: Collection[int]
    weak: Collection[int]
    heads: Sequence[str]
    held: HeldCells
    levels: Sequence[int] = ()
    at: dict[str, int] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)

    def of(self, role: str) -> int:
        """The column of a role; -1 without one."""
        return self.at.get(role, self.given.get(role, -1))

    def settle(self) -> "SettledRoles":
        """Gives each role that its cells tell."""
        named = self.given.get(TEXT, -1)
        if named >= 0 and CODE not in self.given and self.held.counts(named):
            rest = {role: column for role, column in self.given.items() if role != TEXT}
            behind = replace(self, given=rest, free=[c for c in self.free if c > named], weak=())
            behind._settle_words()  # `Tiêu chí` over `I`, `1`, `TC2`
            self.at |= {CODE: named} if TEXT in self.at else {}
        elif named < 0:
            self._settle_words()
        text, top = self.of(TEXT), -1
        if text >= 0:
            self._settle_points(sorted(c for c in (*self.free, *self.levels) if c != text))
            top = self.of(MAX)
        if top >= 0 and HOW not in self.given:
            rest_ = [c for c in self.free if c not in (text, top)]
            if set(GIVEN) & set(self.given):
                self._settle_things(rest_)
            else:
                self._settle_amounts(rest_)
        return self

    def _settle_words(self) -> None:
        """The names: one in each numbered row, or beside each figure; right behind the numbers, or the
        first of those that do not speak of points."""
        held = self.held
        points = [c for role, c in self.given.items() if role in (MAX, LEVEL, *GIVEN)]
        points += [c for c in self.free if held.holds_figures(c)]
        based = [
            row
            for row in held.table
            if (row.text(held.numbers) if held.numbers >= 0 else any(row.text(c) for c in points))
        ] or held.table
        names = [c for c in (*self.free, *self.weak) if held.holds_words(c) and _is_full(based, c)]
        several = [c for c in names if len({*held.told(c)}) * 2 > len(held.told(c))]
        names = several or names
        quiet = [c for c in names if not held.holds_rules(c)] or names
        if not quiet:
            return
        beside = held.numbers + 1 if held.numbers >= 0 else -1
        found = min(quiet, key=lambda c: (c != beside, c in self.weak, c))
        self.at[TEXT] = found
        if found != beside and any(c != found and c not in self.weak for c in quiet):
            self.unsure.add(TEXT)

    def _settle_points(self, free: Sequence[int]) -> None:
        """The most that can be had: the only figures, or the only ones that add up."""
        held, text = self.held, self.of(TEXT)
        figures = [c for c in free if held.holds_figures(c)]
        sums = [c for c in figures if held.adds_up(c)]
        top = self.given.get(MAX, -1)
        if top >= 0:  # `Khung | Mức đạt | Điểm`: those of the levels
            inner = any(row.text(top) and not row.text(text) for row in held.table)
            if len(sums) == 1 and inner and LEVEL not in self.given and not held.adds_up(top):
                self.at |= {MAX: sums[0], LEVEL: top}
            return
        if not figures or LEVEL in self.given or (not sums and set(GIVEN) & set(self.given)):
            return
        named = [c for c in figures if all(row.text(text) for row in held.figured(c))]
        likely = sums or named or figures
        self.at[MAX] = max(likely, key=held.sum_of) if self.levels else likely[0]
        if len(sums) != 1:
            self.unsure.add(MAX)

    def _settle_things(self, free: Collection[int]) -> None:
        """What something is taken or given for, in a column of its own: words beside each figure, on
        the other side of the maximum than the names."""
        held, text, top = self.held, self.of(TEXT), self.of(MAX)
        for role in (one for one in GIVEN if one in self.given):
            given = self.given[role]
            rows = [row for row in held.figured(given) if row.text(top) or not row.text(text)]
            beside = [
                c
                for c in free
                if held.holds_words(c)
                and rows
                and all(row.text(c) for row in rows)
                and (
                    side_named(self.heads[c]) == role  # `Vi phạm | Điểm tối đa | Trừ`
                    or (
                        not min(c, given) < top < max(c, given)
                        and (min(c, text) < top < max(c, text) or held.named_apart(text, c, top))
                    )
                )
            ]
            if beside:
                self.at[HOW] = min(beside, key=lambda c: abs(c - given))
                named = side_named(self.heads[self.at[HOW]])
                if all(row.text(text) for row in rows) and not named:
                    self.unsure.add(HOW)
                return

    def _settle_amounts(self, free: Collection[int]) -> None:
        """`Sai phạm | Mức` behind the maximum: what something is taken or given for, and how much; no
        levels, the best of which would be the maximum. Where neither heading says which, their signs
        do, or somebody is asked."""
        held, text, top = self.held, self.of(TEXT), self.of(MAX)
        for words in free:
            amounts = words + 1
            rows = held.figured(amounts)
            own = [row for row in rows if row.text(top)]
            known = amounts in free or amounts == self.given.get(LEVEL) or held.counted(amounts)
            if (
                text < top < words
                and known
                and held.holds_words(words)
                and held.holds_figures(amounts)
                and own
                and all(row.text(words) for row in rows)
                and all(_value(row, amounts) < _value(row, top) for row in own)
            ):
                sides = {side_named(self.heads[c]) for c in (words, amounts)} - {""}
                side = sides.pop() if len(sides) == 1 else EITHER
                self.at |= {HOW: words, side: amounts}
                return


def settle(
    at: dict[str, int], roles: dict[int, str], heads: Sequence[tuple[str, str]], held: HeldCells
) -> frozenset[int]:
    """Gives the roles that no heading names to the columns that hold what belongs there; those of
    which another could be meant. Changes `at` and `roles`."""
    counted = roles.get(held.numbers, CODE) == CODE and held.numbers >= 0
    for column in [c for c, role in roles.items() if role == CODE and counted]:
        if held.holds_figures(column) and not held.counts(column):
            at[CODE] = held.numbers  # `Số` over points
            del roles[column]
    if at.get(CODE, -1) >= 0 and TEXT not in at and held.names_rows(at[CODE]):
        del roles[at.pop(CODE)]  # `Mục` over names
    unknown = [
        c
        for c, (whole, own) in enumerate(heads)
        if roles.get(c, TEXT if TARGET.match(whole) or is_grade(own) else "") == ""
    ]
    unknown += [c for c, role in roles.items() if role == TEXT and c != at.get(TEXT)]
    levels = [c for c, (_, own) in enumerate(heads) if is_grade(own)]
    levels = [c for c in levels if roles.get(c, "") in ("", SELF) and len(levels) > 1]
    top = at.get(MAX, -1)
    worded = HOW not in at and top >= 0 and held.holds_rules(top) and not held.holds_figures(top)
    if worded and any(map(held.holds_figures, unknown)):
        at[HOW], roles[top] = at.pop(MAX), HOW  # `Được mấy điểm` over sentences
    said = [own for _, own in heads]
    weak = _weak(roles, heads)
    found = SettledRoles(at, unknown, weak, said, held, levels).settle()
    faults, top = at.get(TEXT, -1), found.of(MAX)
    if set(GIVEN) & set(at) and faults > top >= 0:  # what is taken, behind the maximum
        others = {role: column for role, column in at.items() if role != TEXT}
        apart = SettledRoles(others, [*unknown, faults], weak, said, held).settle()
        names = apart.at.get(TEXT, -1)
        if 0 <= names < top or (names >= 0 and held.named_apart(names, faults, top)):
            del at[TEXT]
            found = apart
            if held.named_apart(names, faults, top):
                found.unsure.discard(TEXT)
    if any(whole for whole, _ in heads) and not _heads_these(found, at, heads, held):
        return frozenset()
    for role, column in found.at.items():
        for old in [one for one, other in at.items() if other == column]:
            del at[old]
        at[role], roles[column] = column, role
    return frozenset(found.at[role] for role in found.unsure)


def _weak(roles: dict[int, str], heads: Sequence[tuple[str, str]]) -> list[int]:
    """Columns whose heading may say what a criterion is (`Kết quả cần có`), and not only what a unit
    reached."""
    return [
        c
        for c, role in roles.items()
        if role == SELF and not UNITS_OWN.fullmatch(plain(heads[c][0]))
    ]


def _heads_these(
    found: SettledRoles, at: dict[str, int], heads: Sequence[tuple[str, str]], held: HeldCells
) -> bool:
    """Whether words may be the headings of columns that no word of theirs tells: each of these has
    one; the names have points beside them, and all that holds something but the numbers is headed."""
    columns = [*found.at.values()]
    if TEXT in found.at:
        columns += [c for c in range(held.width) if c != held.numbers and len(held.told(c)) > 1]
        whole = {**at, **found.at}
        points = [whole[role] for role in (MAX, LEVEL, *GIVEN) if role in whole]
        if points and not any(map(held.holds_figures, points)):
            return False  # `Xếp loại | Điểm` over `Tốt | từ 90 điểm`
    return all(c < len(heads) and heads[c][0] for c in columns)


def _is_full(rows: Sequence[PageRow], column: int) -> bool:
    """Whether nearly every row has something in a column, or is merged there."""
    boxes = [row.box(column) for row in rows]
    return sum(bool(box.text) or box.left or box.above for box in boxes) * 10 >= len(rows) * 9


def _value(row: PageRow, column: int) -> Fraction:
    return read_figure(row.text(column)).value or Fraction(0)
