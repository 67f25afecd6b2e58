"""The columns of a scale's table, by what their headings mean.

Headings may take one to three rows, be merged, and come again on each page. A column that an
office scores in (tự chấm, điểm đạt) is never taken for the points that can be had.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from thidua.excel.scale.pages import Page, PageRow
from thidua.text.vietnamese import nfc

CODE, TEXT, MAX, BONUS, DEDUCT, HOW, LEVEL = (
    "code",
    "text",
    "max",
    "bonus",
    "deduct",
    "how",
    "level",
)
SELF, EVIDENCE, VERIFIER, UNIT, NOTE, DUE = "self", "evidence", "verifier", "unit", "note", "due"
BESIDE = frozenset([SELF, EVIDENCE, VERIFIER, UNIT, NOTE, DUE])
"""Columns beside the rules: what people score in and prove it by, in what, and by when."""
EITHER = "either"
"""A column whose heading says both: `Mức trừ (thưởng)`, `Điểm cộng/trừ`, `Điểm (+/-)`."""
AREA = "area"
"""The names of groups, each beside several criteria; told by its cells, not by a heading."""
GIVEN = (BONUS, DEDUCT, EITHER)
"""The columns of points beside the maximum."""
MOST_DEPTH, LOOK_AT = 3, 80
_WHO = r"(?:đơn vị|cơ quan|chi bộ|đảng ủy|đảng uỷ|tổ|trường|khối|cụm|hội đồng|phòng|sở|lớp|huyện|xã|tỉnh|ban|cấp trên|bên a|thường trực|khoa|công đoàn|liên đội|gv|gvcn|bch|đoàn)"
_PER = r"(?:\s*(?:/|mỗi|cho mỗi|trên mỗi|1|01|một)\s*[^\W\d_]+(?: [^\W\d_]+)?)?"
_ROLES: tuple[tuple[str, str], ...] = (
    (CODE, r"(?:số )?t[./ ]?t\.?|s[. ]?t[. /]?t|số|số thứ tự|ký hiệu|mã(?: số)?|mục|tt\.?|no\.?|#"),
    (UNIT, r"đơn vị tính|đvt|đơn vị đo"),
    (BONUS, rf"(?!.*\bcách\b)(?:(?:điểm |mức |số điểm )?(?:được )?(?:thưởng|cộng)(?: thêm| điểm)?(?: tối đa)?{_PER}|khuyến khích|điểm khuyến khích)"),
    (DEDUCT, rf"(?!.*\bcách\b)(?:điểm |mức |số điểm )?(?:bị )?(?:trừ|phạt)(?: điểm)?(?: tối đa)?{_PER}"),
    (HOW, r".*\b(?:(?:căn cứ|cơ sở|tiêu chuẩn|nguyên tắc|yêu cầu|quy định) (?:để )?(?:chấm|tính|cho|đánh giá|trừ)|mức (?:chấm|cho|trừ)|cách (?:chấm|tính|cho|đánh giá|thức)|phương pháp|hướng dẫn chấm|hướng dẫn|quy định (?:chấm|cho|tính)|thang đánh giá|diễn giải|mức (?:đánh giá|đạt|độ)|nguyên tắc|công thức|cách).*|(?:các )?trường hợp (?:bị |được )?(?:trừ|cộng|thưởng)(?: điểm)?"),
    (TEXT, r"(?:tên |danh mục )?(?:các )?(?:lỗi|hành vi|thành tích|vi phạm)(?: vi phạm| đạt được| cụ thể)?|kpi|mục tiêu|(?:tên )?(?:các )?(?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|nhiệm vụ|danh mục|hạng mục|công việc|lĩnh vực|tên tiêu chí|chỉ số|yêu cầu).*"),
    (MAX, r"(?!.*\b(?:tự|đạt chuẩn)\b).*\bđiểm\b.*\b(?:tối đa|chuẩn|cao nhất)\b.*"),
    (DUE, r"(?:thời )?hạn\b(?! mức).*|(?:thời (?:gian|điểm)|ngày) (?:nộp|gửi|báo cáo|hoàn thành|phải nộp|quy định)\b.*"),
    (SELF, rf".*\b(?:tự|đạt|đạt được|thẩm định|duyệt|chấm|kết quả|thực hiện|thực tế|phúc tra|kiểm tra|đánh giá|công nhận|thống nhất|bình xét)\b.*|{_WHO}|điểm (?:của )?(?:các )?{_WHO}.*|điểm thưởng phạt"),
    (MAX, r".*\b(?:điểm chuẩn|điểm tối đa|khung điểm|thang điểm|mức điểm|biểu điểm|số điểm|tổng điểm|điểm quy định|điểm kế hoạch|điểm số|điểm cao nhất|điểm)\b.*|chuẩn|tối đa|(?:cả|toàn) năm|(?:trọng số|tỷ trọng).*"),
    (EVIDENCE, r".*\b(?:minh chứng|tài liệu|hồ sơ|kiểm chứng|căn cứ|nguồn|bằng chứng|cơ sở)\b.*"),
    (VERIFIER, r".*\b(?:theo dõi|phụ trách|chủ trì|đầu mối|bộ phận|người)\b.*"),
    (NOTE, r"ghi chú.*|lưu ý.*|giải trình.*|(?:mức )?(?:sàn|tối thiểu)"),
)  # fmt: skip
"""Role -> what a whole heading may say, the most particular first."""
_PATTERNS = tuple((role, re.compile(pattern, re.DOTALL)) for role, pattern in _ROLES)
_STRONG = re.compile(r"chuẩn|tối đa|khung|quy định|cao nhất|điểm mới")
_SCORES = re.compile(r"tự chấm|chấm|duyệt|thẩm định|đạt|kết quả|thực hiện")
_HOW_OVER = re.compile(r"(?:cách|hướng dẫn|phương pháp|nguyên tắc|quy định|tiêu chuẩn|căn cứ)\b")
"""Over a column of words and one of their points."""
_LEVELS = re.compile(r"(?:các )?mức\b(?!.*\b(?:tự|thẩm định)\b)")
_IN_WORDS = re.compile(r"chi tiết|cụ thể|biểu điểm|thang điểm")
_TASK = "(?: yêu cầu| nhiệm vụ| chỉ tiêu| kế hoạch)?"
_GRADE = re.compile(
    r"(?:(?:mức|loại|xếp loại|kết quả|thực hiện|hoàn thành|đạt|chưa|không|rất) )*"
    r"(?:xuất sắc|giỏi|tốt|khá|trung bình(?: khá)?|tb|yếu|kém|đầy đủ|một phần)(?: nhiệm vụ)?|"
    r"(?:mức|loại|hạng|xếp loại) (?:[a-dđ]|\d|i{1,3}|iv)|[a-d]|"
    rf"(?:mức )?(?:không|chưa) (?:đạt|thực hiện|hoàn thành){_TASK}|vượt{_TASK}|"
    r"(?:mức )?(?:(?:đạt|thực hiện|hoàn thành) )?(?:từ |dưới |trên )?\d+(?:[.,]\d+)? ?%.*"
)
_GRADE_BESIDE = re.compile(rf"(?:mức )?(?:hoàn thành|(?:có )?thực hiện|đạt){_TASK}")
"""The names of levels, and what is one only beside another: `Đạt` alone is what a unit reached."""
SCORED_BY = re.compile(r"tự|chấm|duyệt|thẩm định")
"""Over the levels of a criterion, each with its points."""
_UNITS_OWN = re.compile(
    r"(?:tổng (?:hợp )?)?(?:kết quả |điểm )(?:xếp |chấm |thi đua |đạt |đạt được )*"
    rf"(?:của )?(?:các |từng )?{_WHO}\b.*|(?:tổng hợp|xếp) (?:điểm|kết quả).*|"
    rf"(?:tên )?(?:các |từng )?{_WHO}(?:,? {_WHO})*(?: thành viên)?"
)
FACTOR = re.compile(r"\bhệ số\b|\bnhân\b|\b(?:trọng số|tỷ trọng)\b")
"""Between the points and what they come to: `Điểm chuẩn | Hệ số | Điểm tối đa`."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_ANOTHER_TIME = re.compile(
    r"điểm (?:số )?(?:của )?(?:(?:năm|kỳ|quý|tháng|tuần|đợt|học kỳ|năm học)\b.*|(?:19|20)\d\d\b.*|"
    r"(?:bq|bình quân|trung bình|tb|tham khảo)\b.*)|.*\b(?:năm|kỳ|quý|tháng) (?:trước|ngoái|cũ)\b.*|điểm (?:chuẩn )?cũ"
)
"""What units had in another year, or on the average: no points to be had, beside a column of these."""
_FLOOR = re.compile(r"(?:điểm |mức )*(?:sàn|giới hạn|liệt|tối thiểu|thấp nhất)")
"""The least that a criterion must come to, beside its maximum."""
_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐa-zđ])\s*\)?(?:\s*=.*)?")


@dataclass(slots=True)
class ScaleColumns:
    """The columns of a table: role -> column; `unused`: headings of columns that no rule is read
    from, with their columns; `own`: the lowest heading of each column; `roles`: what each of them is
    for, also of those that come twice; `texts`: every column that may hold the criterion's words,
    with its heading; `wide`: columns under the heading of the one before them; `factors`: the two
    whose product is the maximum; `pairs`: a column of levels and one of their points; `reasons`: where a unit that has
    filled the table in says why it scored so; `scored`: where the scores surely stand; `saying`: whose
    cells say themselves what is given and what is taken; `again`: what says the maxima once more, as
    shares of them all."""

    at: dict[str, int] = field(default_factory=dict)
    unused: list[tuple[int, str]] = field(default_factory=list)
    first: int = 0
    last: int = 0
    heads: frozenset[str] = frozenset()
    telling: frozenset[int] = frozenset()
    texts: tuple[tuple[int, str], ...] = ()
    wide: frozenset[int] = frozenset()
    own: dict[int, str] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    factors: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    reasons: frozenset[int] = frozenset()
    scored: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()
    saying: frozenset[int] = frozenset()

    def beside(self) -> Iterator[int]:
        """The columns without a use in which what speaks of points is never passed over: not those
        that people score in, unless they are full of rules (`telling`)."""
        scored = self.at.get(SELF, -1)
        used = {column for role, column in self.at.items() if role not in BESIDE}
        yield from (
            column
            for column, _ in self.unused
            if column not in used | self.reasons and (column != scored or scored in self.telling)
        )

    def going_on(self) -> "ScaleColumns":
        """The columns of a table that goes on without headings: what was settled holds."""
        top = self.of(MAX)
        roles = {
            column: role for column, role in self.roles.items() if role != MAX or column == top
        }
        return replace(self, first=0, last=-1, unused=[*self.unused], roles=roles)

    def over(self, column: int, text: str) -> str:
        """The heading that says of a cell's figures whether they are given or taken."""
        own = column in self.saying and not re.match(r"\W*\d", text)
        return "" if own else self.own.get(column, "")

    def per(self, column: int) -> str:
        """What the figures of a column are counted by: of `Điểm trừ (mỗi lần)`, or of points beside
        a column `Số lần`; "" where they are not."""
        own = "" if column == self.of(EITHER) else self.own.get(column, "")
        match = _COUNTED_BY.search(nfc(own))
        counted = any(_COUNTS.fullmatch(plain(heading)) for heading in self.own.values())
        return match["per"] if match is not None else "lần" * counted

    def of(self, role: str) -> int:
        """The column of a role; -1 without one."""
        return self.at.get(role, -1)


_COUNTED_BY = re.compile(r"(?:/|\bmỗi|\bmột|\b0?1)\s*(?P<per>[^\W\d_]+)", re.IGNORECASE)
_COUNTS = re.compile(r"(?:số |tổng số )?(?:lần|lượt|vụ|trường hợp|lượt vi phạm|lần vi phạm)|sl")


_SHORT = (
    (re.compile(r"\bđ(?:\. ?| )(?=(?:tối đa|chuẩn|tđ|cộng|thưởng|trừ|phạt|tự|đạt)\b)"), "điểm "),
    (re.compile(r"\bnd\b\.?"), "nội dung"),
    (re.compile(r"^max\.?$|(?<=điểm )max\b"), "tối đa"),
)
"""`Đ. tối đa`, `ND`, `Max`: as offices write headings of narrow columns."""


def plain(text: str) -> str:
    """A heading in small letters on one line, without brackets at its end, its short words written
    out."""
    small = " ".join(nfc(text).casefold().split())
    for short, long in _SHORT:
        small = short.sub(long, small)
    small = re.sub(r"\s*\([^()]*\)\s*$", "", small) or small
    return small.strip(" .:*")


def find_columns(page: Page, lenient: bool = False) -> ScaleColumns | None:
    """The columns of a page's first heading; None where it has none. `lenient`: also of a heading
    that names no column of points."""
    for n in range(min(len(page.rows), LOOK_AT)):
        found = columns_at(page.rows, n, lenient)
        if found is not None:
            return found
    return None


def columns_at(rows: Sequence[PageRow], n: int, lenient: bool = False) -> ScaleColumns | None:
    """The columns that rows from `n` on are the headings of; None where they are none."""
    if not _may_head(rows[n]):
        return None
    best: ScaleColumns | None = None
    for depth in range(1, MOST_DEPTH + 1):
        if n + depth > len(rows) or (depth > 1 and not _below(rows, n, depth)):
            break
        found = _columns(rows[n : n + depth], n, lenient, rows[n + depth :])
        if found is not None and (best is None or depth > 1):
            best = found
    if best is not None:
        while best.last + 1 < len(rows) and is_numbering(rows[best.last + 1]):
            best.last += 1
    return best


_BANDS = re.compile(r"(?:mức )?xếp (?:loại|hạng)|danh hiệu.*|(?:tên )?đơn vị|họ (?:và )?tên")


def is_other_table(page: Page, found: ScaleColumns | None) -> bool:
    """Whether a table behind the scale has headings of its own, and none of a scale: bands of the
    total, the list of units."""
    first = next((row for row in page.rows if not row.is_blank), None)
    said = [plain(box.text) for box in first.boxes if box.text] if first is not None else []
    headed = bool(said) and _role(said[0], said[0]) == CODE and not said[0].isdigit()
    texts = [text for text in said if _role(text, text) == TEXT]
    if found is None:
        return headed
    return headed and not texts and any(_BANDS.fullmatch(text) for text in said)


def _may_head(row: PageRow) -> bool:
    filled = [box.text for box in row.boxes if box.text]
    return len(filled) >= 2 and not row.words


def _below(rows: Sequence[PageRow], n: int, depth: int) -> bool:
    """Whether the next row still is a heading: cells merged with the one above, or under a wide
    one, and nothing that looks like a figure."""
    row = rows[n + depth - 1]
    if any(re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?", box.text) for box in row.boxes):
        return False
    if _heads_alone(row) and not any(box.left or box.above for box in row.boxes):
        return True
    covered = any(box.above for box in row.boxes)
    wide = any(box.left for line in rows[n : n + depth - 1] for box in line.boxes)
    if not (covered or wide):
        return False
    for column, box in enumerate(row.boxes):
        over = rows[n + depth - 2].box(column)
        if box.text and not any(_is_wide(line, column) for line in rows[n : n + depth - 1]):
            return False
        if box.text and not box.left and over.text and not _is_wide(rows[n + depth - 2], column):
            return False
    return any(box.text for box in row.boxes)


def _heads_alone(row: PageRow) -> bool:
    """`Tối đa | Tối thiểu` below `Khung điểm`, with nothing merged: each cell is a heading of points,
    and none is one of a criterion's words or number."""
    roles = [_role(box.text, box.text) for box in row.boxes if box.text]
    return len(roles) > 1 and MAX in roles and {*roles} <= {MAX, SELF, NOTE, BONUS, DEDUCT}


def _is_wide(row: PageRow, column: int) -> bool:
    return row.box(column).left or row.box(column + 1).left


def _columns(
    rows: Sequence[PageRow], n: int, lenient: bool, below: Sequence[PageRow]
) -> ScaleColumns | None:
    width = max(len(row.boxes) for row in rows)
    heads = [_heading(rows, column) for column in range(width)]
    graded = any(_GRADE.fullmatch(plain(own)) for _, own in heads)
    found: dict[str, list[int]] = {}
    for column, (whole, own) in enumerate(heads):
        role = _role(whole, own) if whole else ""
        if role and not (role in (SELF, HOW) and graded and _is_grade(whole, own)):
            found.setdefault(role, []).append(column)
    _set_aside(found, heads)
    roles = {column: role for role, columns in found.items() for column in columns}
    pairs = _pairs(roles, heads)
    for role in (HOW, MAX):
        found[role] = [c for c in found.get(role, []) if not any(c in pair for pair in pairs)]
        if not found[role]:
            del found[role]
    factors: tuple[int, ...] = ()
    maxima = _without_levels(found.pop(MAX, []), heads)
    at = {role: columns[0] for role, columns in found.items()}
    if maxima:
        factor = next((c for c, (whole, _) in enumerate(heads) if FACTOR.search(plain(whole))), -1)
        maxima.sort(key=lambda c: (factor >= 0 and c <= factor, not _STRONG.search(heads[c][0])))
        at[MAX] = maxima[0]
        if len(maxima) > 2 and HOW not in at:  # `Thang điểm chi tiết | Mức điểm`
            words = [c for c in maxima[1:] if _IN_WORDS.search(plain(heads[c][0]))]
            at |= {HOW: words[0]} if words else {}
            maxima = [c for c in maxima if c != at.get(HOW)]
        others = [c for c in maxima[1:] if c != factor]
        if factor >= 0 and others:
            factors = (factor, others[0])
        elif levels := [c for c in others if _role(heads[c][1], heads[c][1]) == MAX]:
            at[LEVEL] = levels[0]
    if not maxima and TEXT in at and (best := _run(heads, below, is_grade, _GRADE)):
        at[MAX] = best[0]
    elif not maxima and TEXT in at and (kinds := _run(heads, below, of_units, _OF_UNITS)):
        at[MAX] = kinds[0]  # `Khối A | Khối B`: which of them is asked about
        roles |= dict.fromkeys(kinds, MAX)
    if TEXT not in at and MAX in at and CODE in at:
        # A heading of its own making (`Việc phải làm`, `Việc được chấm`), between number and points.
        words = [c for c in range(at[CODE] + 1, at[MAX]) if roles.get(c, "") in ("", SELF)]
        words = [c for c in words if heads[c][0]][:1]
        scores = [c for c in found.get(SELF, ()) if c not in words]
        at = {role: c for role, c in at.items() if c not in words}
        at |= {TEXT: words[0]} if words else {}
        at |= {SELF: scores[0]} if scores else {}
    if TEXT not in at and HOW in at and MAX in at and CODE in at:
        at[TEXT] = at.pop(HOW)
    if TEXT not in at or not (lenient or _names_points(at)):
        return None
    used = {column for role, column in at.items() if role not in BESIDE} | {
        column for pair in (*pairs, factors) for column in pair
    }
    unused = [
        (column, " ".join(whole.split()))
        for column, (whole, _) in enumerate(heads)
        if whole and column not in used and not all(row.box(column).left for row in rows)
    ]
    said = frozenset(plain(box.text) for row in rows for box in row.boxes if box.text)
    wide = frozenset(c for c in range(1, width) if all(row.box(c).left for row in rows))
    texts = tuple((column, " ".join(heads[column][0].split())) for column in found.get(TEXT, ()))
    lowest = {column: " ".join(own.split()) for column, (_, own) in enumerate(heads)}
    return ScaleColumns(
        at, unused, n, n + len(rows) - 1, said, frozenset(), texts, wide, lowest, roles, factors, pairs
    )  # fmt: skip


def _is_grade(whole: str, own: str) -> bool:
    """Whether a column beside levels is a level, too, whatever else its heading may mean."""
    over = plain(whole).removesuffix(plain(own)).strip()
    return is_grade(own) and not (SCORED_BY.search(over) or _UNITS_OWN.fullmatch(over))


_POINTS = re.compile(r"\d+(?:[.,]\d+)?\s*(?:đ|điểm)?", re.IGNORECASE)


def is_grade(own: str) -> bool:
    """Whether a heading may be the name of a level, by itself or beside others."""
    last = plain(own)
    return bool(_GRADE.fullmatch(last) or _GRADE_BESIDE.fullmatch(last))


_OF_UNITS = re.compile(rf"(?:điểm |mức |đối với |của |các )*{_WHO}\b .+")


def of_units(own: str) -> bool:
    """Whether a heading names a kind of unit: `Khối A`, `Điểm khối phòng`."""
    return bool(_OF_UNITS.fullmatch(plain(own))) and not SCORED_BY.search(plain(own))


def _run(
    heads: Sequence[tuple[str, str]],
    below: Sequence[PageRow],
    fits: Callable[[str], bool],
    named: re.Pattern[str],
) -> list[int]:
    """Columns side by side of levels, or of kinds of units, that all have points: what can be had
    where no column says the maximum; none without such."""
    run: list[int] = []
    for column, (whole, own) in enumerate(heads):
        if fits(own) and not SCORED_BY.search(plain(whole)):
            run.append(column)
        elif len(run) > 1:
            break
        else:
            run = []
    given = any(all(_POINTS.fullmatch(row.text(column)) for column in run) for row in below)
    sure = any(named.fullmatch(plain(heads[column][1])) for column in run)
    return run if len(run) > 1 and given and sure else []


def _is_either(own: str) -> bool:
    """Whether a heading says of its points that they are given and taken."""
    small = nfc(own).casefold()
    words = set(re.findall(r"[^\W\d_]+", small))
    return words <= _EITHER_WORDS and bool(GIVES.search(small) and TAKES.search(small))


GIVES, TAKES = re.compile(r"\b(?:cộng|thưởng)\b|\+"), re.compile(r"\b(?:trừ|phạt)\b|[-–−]")
_EITHER_WORDS = frozenset(
    ["điểm", "số", "mức", "được", "bị", "và", "hoặc", "cộng", "trừ", "thưởng", "phạt", "thêm"]
)


def _pairs(roles: dict[int, str], heads: Sequence[tuple[str, str]]) -> tuple[tuple[int, int], ...]:
    """`Mức 1: Nội dung | Điểm`, `Mức 2: Nội dung | Điểm`: a level and its points, side by side."""
    found = [
        (column, column + 1)
        for column, role in roles.items()
        if (role, roles.get(column + 1)) == (HOW, MAX) and _LEVELS.match(plain(heads[column][0]))
    ]
    return tuple(found) if len(found) > 1 else ()


def _set_aside(found: dict[str, list[int]], heads: Sequence[tuple[str, str]]) -> None:
    """Beside a column of points to be had, `Điểm năm 2025` is what units had then, `Điểm sàn` the
    least that they need."""
    maxima = found.get(MAX, [])
    years = {c: max(_YEAR.findall(heads[c][0]), default="") for c in maxima}
    dated = {year for year in years.values() if year}
    newest = max(dated) if len(dated) > 1 else "-"
    past = [
        c
        for c in maxima
        if (_OF_ANOTHER_TIME.fullmatch(plain(heads[c][1])) and years[c] != newest)
        or "" < years[c] < newest
    ]
    least = [c for c in maxima if _FLOOR.fullmatch(plain(heads[c][1]))]
    kept = [c for c in maxima if c not in past and c not in least]
    if not any(years[c] or _STRONG.search(plain(heads[c][0])) for c in kept):
        past = []
    if kept and (past or least):
        found[MAX] = [c for c in maxima if c not in (*past, *least)]
        found[NOTE] = [*found.get(NOTE, []), *past, *least]


def _without_levels(maxima: Sequence[int], heads: Sequence[tuple[str, str]]) -> list[int]:
    """`Tốt | Khá | Yếu` below one `Mức điểm` are columns of levels, and none of the maximum."""
    below = [
        column
        for column in maxima
        if _role(heads[column][1], heads[column][1]) != MAX and not _STRONG.search(heads[column][0])
    ]
    return [column for column in maxima if len(below) < 2 or column not in below]


def _names_points(at: dict[str, int]) -> bool:
    """Whether a heading names a column in which points can stand."""
    if not {MAX, HOW, SELF, *GIVEN} & set(at) or len(at) < 2:
        return False
    return bool({MAX, CODE, *GIVEN} & set(at))


def heading_texts(rows: Sequence[PageRow]) -> list[str]:
    """The whole heading of each column of some rows."""
    return [_heading(rows, column)[0] for column in range(max(len(row.boxes) for row in rows))]


def _heading(rows: Sequence[PageRow], column: int) -> tuple[str, str]:
    """A column's headings, outermost first, as one text; and the lowest of them."""
    texts: list[str] = []
    for row in rows:
        at = column
        while at > 0 and row.box(at).left:
            at -= 1
        text = row.text(at)
        if text and (not texts or plain(text) != plain(texts[-1])):
            texts.append(text)
    return " ".join(texts), texts[-1] if texts else ""


def _role(whole: str, own: str) -> str:
    """What a column is for, by its own heading and by those over it."""
    text, last = plain(whole), plain(own)
    if _is_either(own):
        return EITHER
    over = text.removesuffix(last)
    if text != last and _LEVELS.match(over):
        own_role = _role(own, own)  # `Mức độ đạt được: Nội dung | Điểm`
        return HOW if own_role == TEXT else own_role
    if text != last and _HOW_OVER.match(over):
        own_role = _role(own, own)  # `Hướng dẫn chấm điểm: Mức đạt | Mức điểm`
        return own_role if own_role in (HOW, MAX) else HOW
    if text != last and _SCORES.search(over):
        levels = not (_role(own, own) or SCORED_BY.search(over)) and is_grade(own)
        return "" if levels else SELF  # `Kết quả thực hiện: Tốt | Khá`
    if text != last and _STRONG.search(over) and not SCORED_BY.search(text):
        return MAX  # `Điểm chuẩn: Xã | Phường`
    if text != last and _UNITS_OWN.fullmatch(over.strip()):
        return SELF  # `Điểm các đơn vị: Hội Luật gia | Hội Nhà báo`
    for said in (last, text):
        for role, pattern in _PATTERNS:
            if pattern.fullmatch(said):
                return role
    return ""


def says_maxima(columns: ScaleColumns) -> bool:
    """Whether the column of the points surely holds what can be had: `Điểm chuẩn`, not `Điểm`."""
    return bool(_STRONG.search(plain(columns.own.get(columns.of(MAX), ""))))


def is_numbering(row: PageRow) -> bool:
    """A row that numbers the columns: (1) (2) (3), A B 1 2."""
    texts = [box.text for box in row.boxes if box.text]
    if not all(_NUMBERING.fullmatch(text) for text in texts):
        return False
    if len(texts) < 3:
        return texts == ["(1)", "(2)"]
    digits = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    if not digits:
        return len(texts) > 3
    return len(digits) > 1 and digits == list(range(1, len(digits) + 1))


def is_heading_again(row: PageRow, columns: ScaleColumns) -> bool:
    """Whether a row repeats the headings, as on each new page."""
    said = [plain(box.text) for box in row.boxes if box.text]
    return (
        len(said) >= 1
        and all(text in columns.heads for text in said)
        and (len(said) > 1 or any(box.above for box in row.boxes))
    )
