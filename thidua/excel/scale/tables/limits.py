"""Limits, and so much for each, in columns of their own beside the points."""

import re
from collections.abc import Sequence
from dataclasses import replace

from thidua.excel.scale.paper.pages import Box, PageRow
from thidua.excel.scale.rows.line import read_figure
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import decimal
from thidua.excel.scale.speech.text import NUMBER
from thidua.excel.scale.tables.headings import ScaleColumns
from thidua.excel.scale.tables.roles import BONUS, DEDUCT, HOW, LEVEL, MAX, NOTE, TEXT, plain

_MOST = r"(?:tối đa|nhiều nhất|không quá)"
_LIMIT = re.compile(
    rf"(?:điểm |mức )*(?:bị |được )?(?P<side>trừ|cộng|thưởng)(?: điểm)? {_MOST}|"
    rf"{_MOST} (?:bị |được )?(?P<other>trừ|cộng|thưởng)(?: điểm)?|"
    rf"(?:{_MOST}|(?:mức |điểm )?(?:giới hạn|khống chế))"
)


_SIDES = {BONUS: "cộng", DEDUCT: "trừ"}


def limits_as_words(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """The rows with each limit said behind its amount, or behind the rule of its row: `2 điểm/lần, trừ tối
    đa 5 điểm`. Changes the columns."""
    for limit, own in list(columns.own.items()):
        match = _LIMIT.fullmatch(plain(own))
        if match is None or limit == columns.of(MAX):
            continue
        before = columns.roles.get(limit - 1, "")  # `Cộng | Không quá`
        side = match["side"] or match["other"] or _SIDES.get(before, "")
        role = DEDUCT if side == "trừ" else BONUS
        amounts = [c for c, one in columns.roles.items() if one == role and c != limit]
        rules = [columns.of(HOW)] if columns.of(HOW) >= 0 else []
        if not side or not (amounts or rules):
            continue
        columns.at = {one: c for one, c in columns.at.items() if c != limit}
        columns.at |= {role: amounts[0]} if amounts else {}
        columns.roles = {**columns.roles, limit: NOTE}
        columns.unused = [one for one in columns.unused if one[0] not in (limit, *amounts[:1])]
        rows = [_with_limit(row, limit, [*amounts[:1], *rules], side, columns) for row in rows]
    return rows


def _with_limit(
    row: PageRow, limit: int, beside: Sequence[int], side: str, columns: ScaleColumns
) -> PageRow:
    most = read_figure(row.text(limit)).value
    at = next((c for c in beside if row.text(c)), -1)
    if row.words or most is None or at < 0:
        return row
    said, amount = row.text(at).strip(" .;"), read_figure(row.text(at))
    per = amount.per or columns.per(at)
    if amount.value is not None and "điểm" not in said:
        said = f"{decimal(abs(amount.value))} điểm{f'/{per}' if per else ''}"
    unit = "" if "điểm" in row.text(limit) else " điểm"
    text = f"{said}, {side} tối đa {row.text(limit).lstrip('-+–− ')}{unit}"
    return row.put({at: replace(row.box(at), text=text), limit: Box()})


_RULE_BEHIND = re.compile(
    rf"(?P<points>{NUMBER}\s*(?:đ|điểm)?)\s*(?P<rule>\((?=[^()]*[^\W\d_]{{2}})[^()]*\))",
    re.IGNORECASE,
)


def rules_behind_names(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Vệ sinh | 20đ (bẩn trừ 5đ)`: what a bracket behind the points gives or takes stands behind the name."""
    top, text = columns.of(MAX), columns.of(TEXT)
    return [_with_rule(row, top, text) if min(top, text) >= 0 else row for row in rows]


def _with_rule(row: PageRow, top: int, text: int) -> PageRow:
    match = None if row.words else _RULE_BEHIND.fullmatch(row.text(top))
    if match is None or not row.text(text) or not says_points(match["rule"].strip("()")):
        return row
    name = replace(row.box(text), text=f"{row.text(text)} {match['rule']}")
    return row.put({text: name, top: replace(row.box(top), text=match["points"].strip())})


_PERCENT = re.compile(rf"(?P<n>{NUMBER})\s*%")


def percents_as_points(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Điểm (%)` over `60%` and `40%`: the points of a scale of a hundred, as its heading says."""
    top = columns.of(MAX)
    told = [row for row in rows if top >= 0 and not row.words and row.text(top)]
    found = [_PERCENT.fullmatch(row.text(top)) for row in told]
    if "%" not in columns.own.get(top, "") or not all(found):
        return rows
    points = {id(row): match["n"] for row, match in zip(told, found, strict=True) if match}
    return [
        row.put({top: replace(row.box(top), text=points[id(row)])}) if id(row) in points else row
        for row in rows
    ]


_RATE = re.compile(
    r"(?:mức )?(?:điểm|đ)\s*(?:/|mỗi|một)\s*(?:0?1\s+)?(?P<per>[^\W\d_]+(?: [^\W\d_]+){0,2})",
    re.IGNORECASE,
)


def rates_as_words(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Điểm/lần | Tối đa` over `2,5 | 30`: so much for each is how the criterion scores, and no level of its
    points. Changes the columns."""
    both = [columns.of(role) for role in (MAX, LEVEL)]
    rates = [(c, m) for c in both if (m := _RATE.fullmatch(columns.own.get(c, "").strip()))]
    if columns.of(HOW) >= 0 or -1 in both or len(rates) != 1:
        return rows
    rate, match = rates[0]
    top = next(column for column in both if column != rate)
    columns.at = {one: c for one, c in columns.at.items() if one != LEVEL} | {MAX: top, HOW: rate}
    columns.roles = {**columns.roles, rate: HOW}
    return [_with_rate(row, rate, match["per"]) for row in rows]


def _with_rate(row: PageRow, rate: int, per: str) -> PageRow:
    amount = None if row.words else read_figure(row.text(rate)).value
    if amount is None:
        return row
    said = replace(row.box(rate), text=f"được {decimal(amount)} điểm/{per.casefold()}")
    return row.put({rate: said})
