"""What is given and what is taken beside the criteria, in shapes of its own: each beside its words, with its
sign in a column of its own, in a table that names the things alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.excel.scale.paper.pages import Box, PageRow
from thidua.excel.scale.rows.groups import is_total_row
from thidua.excel.scale.tables.headings import ScaleColumns
from thidua.excel.scale.tables.roles import BONUS, CODE, DEDUCT, EITHER, GIVEN, HOW, MAX, SELF, TEXT


def given_apart(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Nội dung | Lỗi | Trừ | Thành tích | Cộng`: what is taken and what is given, each beside its words: those
    of the second in rows of their own. Changes the columns."""
    amounts = sorted(c for c in (columns.of(BONUS), columns.of(DEDUCT)) if c >= 0)
    words = [c - 1 for c in amounts]
    free = all(columns.roles.get(c, TEXT) in (TEXT, HOW) and c != columns.of(CODE) for c in words)
    if len(amounts) < 2 or not free or not all(map(_tells, [rows, rows], words, amounts)):
        return rows
    if columns.of(TEXT) != words[0]:
        columns.at = {**columns.at, HOW: words[0]}
    columns.unused = [one for one in columns.unused if one[0] not in words]
    return [part for row in rows for part in _given(row, columns, words, amounts)]


def _tells(rows: Sequence[PageRow], words: int, *amounts: int) -> bool:
    """Whether a column has words where there is an amount, and nowhere else."""
    told = [row for row in rows if not (row.words or is_total_row(row))]
    return all(bool(row.text(words)) == any(map(row.text, amounts)) for row in told)


_SIGNS = re.compile(
    r"\W*(?:(?:điểm|bị|được) )*(?P<sign>[+–−-]|cộng|thưởng|trừ|phạt|chuẩn)(?: điểm)?\W*(?P<per>(?:/|\bmỗi\b) ?[^\W\d_]+(?: [^\W\d_]+)?)?\W*",
    re.IGNORECASE,
)


_GIVES = re.compile(r"\+|cộng|thưởng|trừ|phạt")


def signed(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Sáng kiến | + | 5`, `Vi phạm | Trừ | 5`: a column that says which figures are given or taken, by marks
    or of each by a word: the figures with their signs. Changes the columns."""
    top = columns.of(MAX)
    for column in columns.own if top >= 0 else ():
        valued = [row for row in rows if not (row.words or is_total_row(row)) and row.text(top)]
        said = [row.text(column) for row in valued]
        joined = " ".join(said).casefold()
        each = "chuẩn" in joined
        known = all(_SIGNS.fullmatch(one) or not (one or each) for one in said)
        scored = columns.roles.get(column) == SELF  # `Đạt | + | -`: a unit's
        some = known and (each or (_GIVES.search(joined) and not (scored and all(said))))
        if some and column not in (top, columns.of(TEXT), columns.of(CODE)):
            columns.at = {role: c for role, c in columns.at.items() if c != column}
            columns.unused = [one for one in columns.unused if one[0] != column]
            if all(said) and not each:  # nothing can be had that is not given or taken
                columns.at = {EITHER if role == MAX else role: c for role, c in columns.at.items()}
            return [_with_sign(row, column, top) for row in rows]
    return rows


def _with_sign(row: PageRow, column: int, top: int) -> PageRow:
    match = _SIGNS.fullmatch(row.text(column))
    if row.words or match is None or match["sign"].casefold() == "chuẩn":
        return row if row.words else row.put({column: Box()})
    sign = "+" if match["sign"].casefold() in ("+", "cộng", "thưởng") else "-"
    worth = row.text(top).lstrip("+-–− ")
    return row.put(
        {top: replace(row.box(top), text=f"{sign}{worth}{match['per'] or ''}"), column: Box()}
    )


def _given(
    row: PageRow, columns: ScaleColumns, words: Sequence[int], amounts: Sequence[int]
) -> Iterator[PageRow]:
    second = words[1]
    if row.words or not row.text(second):
        yield row
        return
    if any(row.text(c) for c in (columns.of(TEXT), words[0])):
        yield row.put({second: Box(), amounts[1]: Box()})
    kept = {columns.of(TEXT): Box(above=True)} if columns.of(TEXT) != words[0] else {}
    kept |= {words[0]: row.box(second), amounts[1]: row.box(amounts[1])}
    yield replace(row, boxes=tuple(kept.get(c, Box()) for c in range(len(row.boxes))))


def settle_things(rows: Sequence[PageRow], columns: ScaleColumns, *, owned: bool) -> None:
    """`Nội dung | Lỗi | Trừ`, where no column says maxima: things of known criteria (`owned`), or what the list
    names, and the numbers are not theirs. Changes the columns."""
    text, given = columns.of(TEXT), [c for role in GIVEN if (c := columns.of(role)) >= 0]
    things = next((c for c in (columns.of(HOW), *dict(columns.texts)) if c > text), -1)
    if things < 0 or MAX in columns.at:
        return
    if owned:
        columns.at = {HOW: things} | columns.at
    elif given and _tells(rows, things, *given):
        at = {role: c for role, c in columns.at.items() if role not in (HOW, CODE)}
        columns.at = {**at, TEXT: things}
        columns.unused.append((text, columns.own[text]))
    else:
        return
    columns.unused = [one for one in columns.unused if one[0] != things]
