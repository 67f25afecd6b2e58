"""Who issues a scale above it and signs it below: the rows and small tables of an office's paper that
say nothing of points (the layout of administrative papers: Quốc hiệu, place and day, office, name,
`Nơi nhận`)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from thidua.excel.scale.paper.pages import Page, PageRow
from thidua.excel.scale.rows.codes import parts, split_code
from thidua.excel.scale.rows.line import is_bare
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.speech.text import even
from thidua.excel.scale.speech.things import OUT

_LONGEST = 60
"""Characters of an office in a signature: longer words are a sentence."""

_OFFICE = re.compile(
    r"(?:(?:t/?m|kt|tl|tuq|q)\b\.?|(?:phó|quyền) |đại diện|xác nhận|phê duyệt|duyệt\b|nơi nhận|"
    r"(?:tổng )?giám đốc|hiệu (?:trưởng|phó)|chủ (?:tịch|nhiệm|trì)|(?:phó )?bí thư|thủ trưởng|thư ký|"
    r"kế toán|chánh |quản đốc|gvcn\b|giáo viên chủ nhiệm|tổng phụ trách|tpt\b|"
    r"(?:tổ|đội|lớp|nhóm|khối|cụm|viện|cục|chi cục|vụ|trạm|hạt|chi hội|ca) trưởng|"
    r"trưởng (?:khối|cụm|ban|phòng|khoa|bộ môn|thôn|đoàn|trạm|đơn vị|tiểu ban)|"
    r"(?:người|cán bộ|nhân viên|giáo viên|bộ phận) (?:lập|chấm|tổng hợp|tự |kiểm tra|đánh giá|báo cáo|ký|viết|nhận xét|thẩm định|duyệt|theo dõi|được đánh giá)|"
    r"(?:hội đồng|ban) (?:thi đua|giám hiệu|giám đốc|chấp hành|thường vụ|chỉ huy|thanh tra|cán sự)|"
    r"lãnh đạo (?:đơn vị|cơ quan|phòng|khoa|công ty|trường)|cấp ủy|tập thể lãnh đạo)",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:bị|không|chưa|khen|tặng|vắng|họp|dự|vi phạm|tham gia|thực hiện)\b", re.I)
"""What somebody does or did: a criterion, no office."""
_DAY = re.compile(
    r"(?:[^\d:;]{0,40}, ?)?ngày\b[\s\d.…]{0,14}\btháng\b[\s\d.…]{0,14}(?:\bnăm\b[\s\d.…]*)?", re.I
)
_SIGN = re.compile(
    r"\(?(?:đã )?ký\b[^\d]*|\(?(?:ghi rõ )?họ(?:,| và)? tên[^\d]*|\(?đóng dấu[^\d]*", re.I
)
_NAME = re.compile(r"(?:(?:[A-ZĐ][\w]{0,4}\. ?)*[^\W\d_][\w.]*(?: [^\W\d_][\w.]*){1,5}|[.…_\s]+)")


def without_signatures(pages: Iterable[Page]) -> list[Page]:
    """The pages without who signs below each table, and without tables that only say who issues or
    signs; what stood before such a table stays."""
    found: list[Page] = []
    for page in pages:
        kept = () if _is_letterhead(page) else _above_signatures(page.rows, below=bool(found))
        if kept or not page.rows:
            found.append(replace(page, rows=_with_sentences(kept)))
        elif page.before:
            found.append(replace(page, rows=()))
    return found


def _with_sentences(rows: Sequence[PageRow]) -> Sequence[PageRow]:
    """The rows, those that stand apart below them in one cell each as what they are: paragraphs."""
    last = max((n for n, row in enumerate(rows) if row.is_blank), default=len(rows))
    below = [[box for box in row.boxes if box.text] for row in rows[last + 1 :]]
    if not below or not all(
        len(own) == 1 and _ends(row) for own, row in zip(below, rows[last + 1 :], strict=True)
    ):
        return rows
    said = [
        replace(row, words=True, boxes=own)
        for own, row in zip(below, rows[last + 1 :], strict=True)
    ]
    return [*rows[:last], *said]


_STATE = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa|đảng cộng sản việt nam|độc lập\W+tự do", re.I
)


def _is_letterhead(page: Page) -> bool:
    """A table of a Word file that holds the office's name beside Quốc hiệu, and no more."""
    words = " ".join(box.text for row in page.rows for box in row.boxes)
    return not page.is_sheet and len(page.rows) <= 4 and bool(_STATE.search(words))


def _above_signatures(rows: Sequence[PageRow], *, below: bool) -> Sequence[PageRow]:
    """The rows down to the first of those that sign; all of them where something of the scale comes
    after it. `below`: they stand below another table."""
    for n in reversed(range(len(rows))):
        if not _ends(rows[n]):
            return rows if n + 1 == len(rows) else _cut(rows, n + 1)
    return _cut(rows, 0, below=below)


def _cut(rows: Sequence[PageRow], first: int, *, below: bool = False) -> Sequence[PageRow]:
    """The rows before the first, from one on, in which each cell is an office, a day or a place to
    sign, or that stands apart with several short cells: names right below others are no signature."""
    for n in range(first, len(rows)):
        apart = rows[n - 1].is_blank if n else below
        cells = [box.text for box in rows[n].boxes if box.text]
        if _signs(rows[n]) or (apart and len(cells) > 1 and all(map(_short, cells))):
            return rows[:n]
    return rows


def is_signature(text: str) -> bool:
    """Whether words are where somebody signs, the day, or to whom the paper goes."""
    return _is_place(text)


def _ends(row: PageRow) -> bool:
    """Whether a row may stand below the signatures: no number, no figure, no word of points."""
    text = even("\n".join(box.text for box in row.boxes))
    cells = [box.text for box in row.boxes if box.text]
    spans = any(read_range(even(one)) and not _DAY.search(one) for one in cells)  # `Khá | 65 - 79`
    says = says_points(text) or OUT.search(text) or any(map(is_bare, cells)) or spans
    return not says and not any(parts(split_code(f"{cell} x")[0]) for cell in cells[:1])


def _signs(row: PageRow) -> bool:
    """One office at least, and beside it others, or words as short without a figure."""
    cells = [box.text for box in row.boxes if box.text]
    merged = any(box.above for box in row.boxes)
    return (
        not merged and any(map(_is_place, cells)) and all(_is_place(c) or _short(c) for c in cells)
    )


def _short(cell: str) -> bool:
    lines = [line for line in cell.split("\n") if not _SIGN.fullmatch(line)]
    return all(len(line) <= _LONGEST and not re.search(r"[\d:;]", line) for line in lines)


def _is_place(cell: str) -> bool:
    """A cell in which somebody signs: its first line an office, a day or `(Ký tên)`, names below."""
    first, *rest = [line for line in (one.strip(" :;,*-") for one in cell.split("\n")) if line] or [
        ""
    ]
    if re.match(r"nơi nhận\b", first, re.I):
        return True
    named = all(_SIGN.fullmatch(one) or _NAME.fullmatch(one) or _is_office(one) for one in rest)
    return named and bool(_DAY.fullmatch(first) or _SIGN.fullmatch(first) or _is_office(first))


def _is_office(words: str) -> bool:
    match = _OFFICE.match(words)
    return (
        match is not None
        and len(words) <= _LONGEST
        and not re.search(r"[\d:;]", words)
        and not _DONE.search(words)
    )
