"""Columns in which people remark on a unit: `Nhận xét`, `Lý do trừ điểm`, `Ý kiến của Hội đồng`. What stands
there tells why one unit has its points, and is no rule; where it looks like rules, the heading is asked about."""

import re
from collections.abc import Iterator, Sequence

from thidua.excel.scale.paper.pages import PageRow
from thidua.excel.scale.rows.line import LineFigure, gives_shares, is_bare, read_figure
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.text import EACH, NUMBER, even, phrase
from thidua.excel.scale.tables.headings import ScaleColumns
from thidua.excel.scale.tables.roles import BESIDE, CODE, HOW, LEVEL, MAX, NOTE, SELF, TEXT, plain

_REASONS = re.compile(
    r"(?:nội dung |phần )?(?:diễn giải|thuyết minh|giải trình|lý do|kết quả (?:thực hiện|đạt được))(?: .*)?"
)
_REMARKS = re.compile(
    r"(?!.*\b(?:cách|mức|thang|hướng dẫn|quy định|căn cứ|tiêu chuẩn)\b)(?:"
    r"(?:nội dung |phần |ghi chú (?:của )?)?(?:thuyết minh|giải trình|lý do|(?:tự )?(?:đánh giá|nhận xét)|ý kiến|thẩm định|"
    r"phúc tra|kiểm tra|kết luận|kết quả|biên bản|tồn tại)\b.*|"
    r"(?:hội đồng|tổ|đoàn|ban|cấp trên) (?:nhận xét|đánh giá|thẩm định|phúc tra|kiểm tra|chấm)\b.*|ghi chú của .*)"
)
_COUNTS = phrase(rf"/\s*(?:0?1 )?[^\W\d_]|\b(?:mỗi|từng)\b|{EACH}\b")
_SUPPOSES = phrase(
    rf"\b(?:nếu|khi|trường hợp|tối đa|không quá|trở lên|trở xuống|dưới|trên|từ)\b|{NUMBER} điểm\b.*{NUMBER} điểm\b"
)
"""`Trên 90%: 10 điểm; dưới 90%: 5 điểm`: what holds for whoever it may be."""
_HELD_BY = r"(?![^.;]*\b(?:tổ chức|phát động|ban hành|giao|trao|tặng|quy định|chủ trì|quản lý|phụ trách)\b)"
_CAUSE = rf"(?:vì|bởi|do\b{_HELD_BY})\b"
_HAPPENED = phrase(rf"\b(?:đã|{_CAUSE})")
_POINTS_FOR = phrase(rf"\b(?:trừ|phạt|cộng|thưởng)\b[^.;]{{0,12}}\b{NUMBER}(?: ?đ| điểm)? {_CAUSE}")
"""`Trừ 2 điểm do nộp chậm`: speaks of one unit under whatever heading; `giải do tỉnh tổ chức` doesn't."""


def tells_why(text: str) -> bool:
    """`Trừ 2 điểm vì nộp chậm`: why a unit has its points, and what nobody else loses."""
    said = even(text)
    return bool(_HAPPENED.search(said)) and not _COUNTS.search(said)


def _holds_remarks(heading: str, role: str, cells: Sequence[str]) -> bool:
    """Whether a column is one of remarks by its heading or, where that says nothing of rules, by what a cell tells."""
    told = any(_POINTS_FOR.search(even(one)) and tells_why(one) for one in cells)
    return bool(_REMARKS.fullmatch(plain(heading))) or (role in ("", *BESIDE) and told)


def _rules(text: str) -> bool:
    said = even(text)
    return bool(_COUNTS.search(said) or (_SUPPOSES.search(said) and not _HAPPENED.search(said)))


def scores(row: PageRow, column: int, columns: ScaleColumns) -> bool:
    """Whether a cell gives or takes points, or shares out those of its criterion."""
    return says_points(row.text(column)) or _says_levels(row, column, columns)


def _says_levels(row: PageRow, column: int, columns: ScaleColumns) -> bool:
    """`Giải nhất 60; giải nhì 40` beside 60."""
    text, top = row.text(column), columns.of(MAX)
    worth = read_figure(row.text(top)) if top >= 0 else LineFigure()
    return bool(re.search(r"[;\n]|, ", text)) and gives_shares(text, worth)


def is_scored(row: PageRow, columns: ScaleColumns) -> bool:
    """Whether somebody has filled in the points of a unit in a row."""
    scored = [c for c, role in columns.roles.items() if role == SELF]
    return any(is_bare(row.text(c)) for c in scored)


def without_remarks(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[int]:
    """Takes the columns of remarks out of use; gives those of them most of whose cells look like rules, which
    stay in it. Changes the columns."""
    told = [row for row in rows if not row.words]
    used = {columns.of(role) for role in (CODE, TEXT, MAX)}
    remarks, ruling = set[int](), list[int]()
    for column, own in columns.own.items():
        cells = [row.text(column) for row in told if scores(row, column, columns)]
        role = columns.roles.get(column, "")
        if column in used or not (cells and _holds_remarks(own, role, cells)):
            continue
        shares = sum(_says_levels(row, column, columns) for row in told)
        if (sum(map(_rules, cells)) + shares) * 2 > len(cells):
            ruling.append(column)
        else:
            remarks.add(column)
    _take_out(columns, frozenset({*remarks, *_reasons(told, columns)}))
    return ruling


def _reasons(rows: Sequence[PageRow], columns: ScaleColumns) -> Iterator[int]:
    """`Diễn giải` in a table that a unit has filled in: why it scored so, and no rules."""
    scored, top = columns.of(SELF), columns.of(MAX)
    valued = [row for row in rows if is_bare(row.text(top))] if top >= 0 else []
    filled = sum(is_bare(row.text(column)) for row in valued for column in [scored] if column >= 0)
    if not filled or filled * 2 < len(valued):
        return
    below = [row for row in rows if row not in valued]
    for column, own in columns.own.items():
        named = _REASONS.fullmatch(plain(own)) and column not in (top, scored)
        if named and not any(row.text(column) for row in below):
            yield column


def _take_out(columns: ScaleColumns, reasons: frozenset[int]) -> None:
    """Notes that some columns hold the reasons of a unit's points, and nothing else."""
    columns.reasons = reasons
    taken = {role: c for role, c in columns.at.items() if c in reasons and role in (HOW, LEVEL)}
    columns.at = {role: c for role, c in columns.at.items() if role not in taken}
    for column in taken.values():
        columns.roles = columns.roles | {column: NOTE}
        columns.unused.append((column, columns.own[column]))
    others = {c for c in reasons if columns.roles.get(c, "") not in BESIDE}
    columns.roles = columns.roles | dict.fromkeys(others, NOTE)
