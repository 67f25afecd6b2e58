"""Several tables that are one scale: the words right above each name its group."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from thidua.excel.scale.rows.codes import alike, follows, heading_word, is_bullet, kinds, parts
from thidua.excel.scale.rows.for_units import heads_units
from thidua.excel.scale.rows.groups import is_note, is_title, is_total
from thidua.excel.scale.rows.line import (
    Line,
    figure_behind,
    list_words,
    max_behind_name,
    points_behind,
)
from thidua.excel.scale.rows.placing import comes_to
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.text import even, has_figure
from thidua.excel.scale.tables.roles import plain
from thidua.excel.scale.tables.signs import side_named

_LONGEST = 160
"""Characters of a table's name: more are a paragraph of their own."""


def name_by_sums(lines: Sequence[Line]) -> None:
    """`Tin bài: 40 điểm` above rows that come to 40: the names of groups; those without a number only
    where each row that is so worded is one. Changes the lines."""
    heads = [n for n, line in enumerate(lines) if _may_name(line)] + [len(lines)]
    found = [_named(lines[first:end]) for first, end in pairwise(heads)]
    bare = [one for one in found if not one.line.code]
    sure = all(one.line.max for one in bare) and any(one.several for one in bare)
    for n, one in zip(heads, found, strict=False):
        if one.line.max and (one.several if one.line.code else sure):
            lines[n].max, lines[n].text, lines[n].area = one.line.max, one.line.text, True
        elif one.several and parts(one.line.code) and points_behind(one.line.text) is None:
            lines[n].doubts.append("sum")


class _Named(NamedTuple):
    """The row that may name a group, with the points that its words and the rows below it say, if they
    do; `several`: these are more than one."""

    line: Line
    several: bool


def _named(lines: Sequence[Line]) -> _Named:
    head, own = replace(lines[0]), parts(lines[0].code)
    below = takewhile(
        lambda one: not (is_total(one) or list_words(one.text)[0] or alike(parts(one.code), own)),
        lines[1:],
    )
    worth = [one.max.value for one in below if one.max.value is not None]
    said = figure_behind(head.text)
    if said is not None and (worth == [said] or comes_to(worth, said)):
        max_behind_name(head, said)
    return _Named(head, len(worth) > 1)


def _may_name(line: Line) -> bool:
    """Words alone that end with points."""
    own = line.has_figure or line.how or line.covered or line.area or is_bullet(line.code)
    listed = is_total(line) or list_words(line.text)[0]
    return not (own or listed) and figure_behind(line.text) is not None


def settle_captions(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each table's name as a group where there are several tables whose numbers begin
    anew or whose points their names say; a name that the table's first row says again is left out.
    Changes the lines."""
    tables = [list(one) for _, one in groupby(lines, key=lambda line: line.table)]
    over = _headings(tables)
    _tell_below(tables, over)
    _tell_lists([one for one in tables if any(row.max for row in _rows(one))])
    named = [(_caption(table), table) for table in tables if _is_scale(table)]
    again = {id(name) for name, table in named if name is not None and _says_again(name, table)}
    lines = [line for line in lines if id(line) not in again]
    captions = [name for name, _ in named if name is not None and id(name) not in again]
    first = [next(row for row in _rows(table) if row.max) for _, table in named]
    codes = {parts(one.code) for one in first}
    anew = len(named) > 1 == len(codes)
    if len(named) < 2 or len(captions) < len(named):
        if anew and codes != {()} and not captions:
            _ask_what_begins(lines, first[1:])
        return lines
    for name in captions:
        max_behind_name(name)
    summed = all(name.max and name.max.value == _worth(table) for name, table in named if name)
    nested = [one for one in over if any(one[-1:] == [name] for name in captions)]
    if anew or summed or _go_on(captions) or any(one[1:] for one in nested):
        for name, (_, table) in zip(captions, named, strict=True):
            numbered = any(parts(row.code) for row in _rows(table))
            name.area = numbered or not (name.max and parts(name.code))
            name.paragraph = name.area  # else a criterion above its levels or parts
            name.code = "" if is_bullet(name.code) else name.code
            told = [one for one in table if one.paragraph and one.n > name.n and not one.area]
            name.doubts += ["for_whom"] * any(map(heads_units, told))
        for above in nested:
            for depth, head in enumerate(above):
                max_behind_name(head)
                head.area, head.inner = head.area or head is not above[-1], depth
    return lines


def _headings(tables: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The numbered headings that each table stands below, the outermost first: `A`, and in it `I`, above the
    first, `II` above the second."""
    found: list[list[Line]] = []
    for table in tables:
        above = [*found[-1]] if found else []
        for line in takewhile(lambda one: one.paragraph, table):
            if parts(line.code) and heading_word(line.code) != "điều" and _names(line):
                at = (n for n, one in enumerate(above) if not _lies_in(line, one))
                above[next(at, len(above)) :] = [line]
        found.append(above)
    return found


def _lies_in(line: Line, outer: Line) -> bool:
    """Whether a heading may be one of those below another, by their numbers: 1 in I, I in A, A in I, and all
    of them in `Phần I`."""
    code, above = parts(line.code, keep=True), parts(outer.code, keep=True)
    if _ranks(outer) != _ranks(line):
        inside = len(code) == 1 or not above[-1].isdigit() or code[: len(above)] == above
        return _ranks(outer) > _ranks(line) and inside
    words = heading_word(line.code), heading_word(outer.code)
    if any(words):
        return words[0] != words[1]
    one_roman = ("capital roman" in kinds(code[-1])) != ("capital roman" in kinds(above[-1]))
    return not (follows(above[-1], code[-1], 3) if one_roman else alike(above, code))


def _ranks(line: Line) -> int:
    """How high the number of a heading ranks: `Phần I`, I or A, 1, a or 1.1."""
    code = parts(line.code, keep=True)
    if heading_word(line.code).startswith("phần"):
        return 3
    return (2 if code[0].isupper() else int(code[0].isdigit())) if len(code) == 1 else 0


def _go_on(names: Sequence[Line]) -> bool:
    """Whether the names are numbered one after the other: I, II, III."""
    codes = [parts(name.code) for name in names]
    return all(len(code) == 1 for code in codes) and all(
        follows(one[0], after[0], 1) for one, after in pairwise(codes)
    )


def _ask_what_begins(lines: Sequence[Line], first: Sequence[Line]) -> None:
    """Numbers that begin anew in a table without a name: of which group?"""
    for line in first:
        before = lines[lines.index(line) - 1]
        if before.has_figure:  # no heading of a group
            line.doubts.append("number")


def _rows(table: Sequence[Line]) -> list[Line]:
    return [line for line in table if not line.paragraph]


def _tell_below(tables: Sequence[Sequence[Line]], over: Sequence[Sequence[Line]]) -> None:
    """`II. Điểm thưởng`, below it `1. Tập thể` and `2. Cá nhân` above a table each: parts of one list."""
    for table, above in zip(tables, over, strict=True):
        lists = [n for n, head in enumerate(above[:-1]) if list_words(head.text)[0]]
        for line in table if lists else ():
            line.listed = True
            if any(line is one for one in above[lists[0] + 1 :]):
                line.paragraph, line.code = False, "-"


def _tell_lists(tables: Sequence[Sequence[Line]]) -> None:
    """`Thành tích`, `Vi phạm` above a table behind the first name a list; not where they say what its rows
    come to, or where the criteria come to hundreds with these rows alone."""
    named = [(head, one) for one in tables[1:] if (head := _head(one)) and _names_side(head)]
    worth = [_worth(one) for _, one in named]
    rest = sum(map(_worth, tables), Fraction(0)) - sum(worth)
    needed = [some for some in (worth, *([one] for one in worth)) if not (rest + sum(some)) % 100]
    for (head, table), own in zip(named, worth, strict=True):
        listed = bool(list_words(head.text)[0])
        said = head.max.value or (None if listed else figure_behind(head.text))
        head.no_list |= said == own or bool(rest % 100 and needed and own in needed[0])
        for line in table if not (head.no_list or listed) else ():
            line.listed |= line is head or not line.paragraph


def _names_side(head: Line) -> bool:
    sentence = head.text.endswith((".", ")")) or has_figure(head.text)
    return bool(list_words(head.text)[0] or (side_named(head.text) and not sentence))


def _head(table: Sequence[Line]) -> Line | None:
    """The paragraph above a table that names it: the last with a number, or the last."""
    above = [line for line in table if line.paragraph]
    return next((one for one in reversed(above) if parts(one.code)), above[-1] if above else None)


def _is_scale(table: Sequence[Line]) -> bool:
    """Whether a table has criteria, and is no list of bonuses or deductions."""
    head = _head(table)
    listed = head is not None and (head.listed or list_words(head.text)[0]) and not head.no_list
    return not listed and any(line.max and not is_total(line) for line in _rows(table))


def _caption(table: Sequence[Line]) -> Line | None:
    """The paragraph above a table's first row, if it may be the name of a group."""
    above = [line for line in table if line.paragraph]
    name = _head(table)
    if name is None or above != list(table[: len(above)]):
        return None
    return (
        name if _names(name) and not (list_words(even(name.text))[0] and not name.no_list) else None
    )


def _names(name: Line) -> bool:
    """Whether a paragraph may be the name of what is below it: no title, note or sentence."""
    words = even(name.text)
    said = is_title(name) or is_note(name) or words.endswith((".", ";"))
    amounts = says_points(words) and not name.max and not parts(name.code)
    return bool(words) and not (said or amounts) and len(words) <= _LONGEST


def _says_again(name: Line, table: Sequence[Line]) -> bool:
    row, own = _rows(table)[0], parts(name.code)
    inner = own and parts(row.code)[: len(own)] == own and len(parts(row.code)) > len(own)
    same = plain(row.text) == plain(name.text) and name.max.value in (None, row.max.value)
    return same and not inner


def _worth(table: Sequence[Line]) -> Fraction:
    """What a table comes to by its own last line, or by its rows where none has parts."""
    rows = _rows(table)
    total = next((row.max.value for row in reversed(rows) if is_total(row)), None)
    if total is not None:
        return total
    return sum((row.max.value or Fraction(0) for row in rows if parts(row.code)), Fraction(0))
