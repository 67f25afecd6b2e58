"""Tables below the first one, in a Word file or on a sheet, under headings that nobody knows: each goes on
with the scale, or is no part of it."""

import re
from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.lists.list_tables import heads_list, is_of_one
from thidua.excel.scale.paper.pages import WORDS, Page, PageRow, alone
from thidua.excel.scale.rows.codes import Code, alike, follows, parts, split_code
from thidua.excel.scale.rows.groups import is_total, is_total_row
from thidua.excel.scale.rows.line import Line, LineFigure, ScaleLines, list_words, read_figure
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.speech.text import even
from thidua.excel.scale.tables.headings import (
    HELD,
    LENIENT,
    ScaleColumns,
    columns_at,
    find_columns,
    is_heading_again,
)
from thidua.excel.scale.tables.holding import ROW_CODE
from thidua.excel.scale.tables.roles import CODE, GIVEN, MAX, TEXT, is_grade, plain, role_of
from thidua.excel.scale.tables.signs import side_named


def next_columns(sheet: ScaleLines, page: Page, columns: ScaleColumns) -> ScaleColumns | None:
    """The columns of a table: those of the one before it under the same headings; those that its cells
    say where it goes on with the numbers of what is before it."""
    head = next((row for row in page.rows if not row.is_blank), None)
    if head is None or not heads_list(head):
        return None
    if is_heading_again(head, columns):
        return columns.going_on()
    found = find_columns(page, LENIENT)
    if found is not None and owners_of(sheet.lines, page.rows[found.last + 1 :], found):
        return found
    title = page.before[-1].text(0) if page.before else ""
    own = side_named(title) or is_of_one(title) or names_bands(page)
    return find_columns(page, HELD) if _is_next(sheet, page) and not own else None


def _is_next(sheet: ScaleLines, page: Page) -> bool:
    """Whether the name of a table, or its first row, has the number after one of those before it."""
    named = [parts(split_code(row.text(0))[0]) for row in page.before[-1:]]
    rows = (next((box.text for box in row.boxes if box.text), "") for row in page.rows)
    first = next((code for text in rows if ROW_CODE.fullmatch(text) and (code := parts(text))), ())
    names = [parts(line.code) for line in sheet.lines if line.paragraph or not line.has_figure]
    rated = (parts(line.code) for line in reversed(sheet.lines) if line.max and parts(line.code))
    pairs = [(one, code) for code in named for one in names] + [(next(rated, ()), first)]
    return any(alike(one, code) and follows(one[-1], code[-1], 1) for one, code in pairs)


def owners_of(known: Sequence[Line], rows: Sequence[PageRow], columns: ScaleColumns) -> list[Line]:
    """The criteria that a table goes through once more, by their numbers and names: `1 | Dạy | Bỏ tiết | 5
    điểm/tiết` says more of them; none where it names anything else, or has their points and no row
    that is not known. Of a list the rows without an amount may name them alone, the rows before a colon
    (`Dạy: bỏ tiết`), or those in a column `Mục` that has some numbers twice."""
    code, text = columns.of(CODE), [*columns.areas, columns.of(TEXT)][0]
    table = [row for row in rows if not (row.words or row.is_blank or is_total_row(row))]
    numbered = code >= 0 and any(parts(row.text(code)) for row in table)
    named = [
        row
        for row in table
        if row.text(text) and not row.box(text).above and (not numbered or parts(row.text(code)))
    ]
    names = {name_of(one) for line in known for one in (line.text, line.how)}
    more = [row for row in table if not any(row is one for one in named)]
    new = (name_of(box.text) not in names for row in more for box in row.boxes if box.text)
    is_list = MAX not in columns.at
    if not (is_list or any(new)):
        return []
    amounts = [columns.of(role) for role in GIVEN]
    heads = [row for row in named if not any(map(row.text, amounts))]
    numbers = [parts(row.text(code)) for row in named] if calls_criteria(columns) else []
    twice = len({*numbers}) < len(numbers) or any(len(one) > 1 for one in numbers)
    for some in (named, heads if is_list and heads[:1] == table[:1] else []):
        found = []
        for row in some:
            own, name = split_code(row.text(text))
            number = parts(row.text(code) if code >= 0 else own)
            found.append([one for one in known if _is_named(one, number, name, is_list)])
        if found and all(len(one) == 1 for one in found):
            return [one for (one,) in found]
    found = [[one for one in known if one.max and parts(one.code) == own] for own in numbers]
    told = is_list and twice and all(len(one) == 1 for one in found)
    return [one for (one,) in found] if told else []


_OF_CRITERIA = re.compile(r"(?:số )?(?:mục|tiêu chí|tiêu chuẩn|chỉ tiêu)(?: số)?")


def calls_criteria(columns: ScaleColumns) -> bool:
    """Whether the heading of the numbers says that they are those of criteria: `Mục`, not `STT`."""
    return bool(_OF_CRITERIA.fullmatch(plain(columns.own.get(columns.of(CODE), ""))))


def _is_named(line: Line, number: Code, name: str, is_list: bool) -> bool:
    """Whether a row of another table names a criterion; in a list also a group without points, or before
    a colon."""
    own = name_of(line.text)
    if not own or not (line.max or (is_list and parts(line.code) and not line.paragraph)):
        return False
    before = is_list and name_of(name.partition(":")[0]) == own != name_of(name)
    return before or (number in ((), parts(line.code)) and name_of(name) == own)


def name_of(text: str) -> str:
    """A criterion's name, however it is written."""
    return plain(text.partition("\n")[0])


def join_owners(sheet: ScaleLines, begun: int, owners: Sequence[Line]) -> None:
    """Puts the rows of a table, from a line on, behind the criteria that they name, as rows of these: parts
    of one whose points they come to."""
    rows = [line for line in sheet.lines[begun:] if not (is_total(line) or line.paragraph)]
    told = [line for line in sheet.lines[begun:] if line.paragraph]
    heads = [line for line in told if list_words(line.text)[0] and not re.search(r"\d", line.text)]
    sheet.aside += heads
    sheet.lines[begun:] = [line for line in told if line not in heads]
    numbered = any(parts(line.code) for line in rows)
    heads = [line for line in rows if line.area] or [
        line
        for line in rows
        if line.text and not line.covered and (not numbered or parts(line.code))
    ]
    if len(heads) > len(owners):
        heads = [line for line in heads if not line.has_figure]
    left = iter(owners)
    blocks: list[tuple[Line, list[Line]]] = []
    named = next((n for n, line in enumerate(rows) if any(line is one for one in heads)), len(rows))
    sheet.others += rows[:named]  # above the first name: nobody says whose
    for line in rows[named:]:
        if any(line is one for one in heads):
            blocks.append((owner := next(left), []))
            name, _, rest = line.text.partition(":")
            again = name_of(line.text) == name_of(owner.text)
            kept = rest.strip() if name_of(name) == name_of(owner.text) else line.text
            line.code, line.text, line.covered = "", "" if again else kept, True
            again = line.max.value == blocks[-1][0].max.value
            line.max = line.max if line.how or not again else LineFigure()
        owner, own = blocks[-1]
        if not (own or owner.how or line.has_figure or not line.covered):
            owner.how, owner.cells = line.how, (*owner.cells, *line.cells)
            owner.doubts += line.doubts
        elif not line.area and (line.text or line.how or line.has_figure):
            line.table, line.code = owner.table, "-" if parts(line.code) else line.code
            own.append(line)
    for owner, own in blocks:
        whole = sum(line.max.value or 0 for line in own) == owner.max.value
        for line in own if whole and len(own) > 1 else ():
            line.text, line.how, line.covered = line.text or line.how, "", False
        at = sheet.lines.index(owner) + 1
        while at < len(sheet.lines) and sheet.lines[at].covered:
            at += 1
        sheet.lines[at:at] = own
    for n, line in enumerate(sheet.lines):
        line.n = n


def is_apart(rows: Sequence[PageRow], n: int, columns: ScaleColumns) -> bool:
    """Whether a row in the middle of a sheet heads a table of its own: it stands below an empty one or a
    name, each cell is a heading, and numbers stand below the first, or levels of the total."""
    row, above = rows[n], rows[n - 1] if n else None
    if row.words or above is None or not (above.is_blank or above.words or alone(above)):
        return False
    at = next((c for c, box in enumerate(row.boxes) if box.text), 0)
    below = rows[n + 1 : end_of_table(rows, n)]
    headed = role_of(row.text(at), row.text(at)) == CODE
    numbered = bool(below) and bool(ROW_CODE.fullmatch(below[0].text(at)))
    numbered &= not ROW_CODE.fullmatch(row.text(at))  # `Tiêu chí 2 | Triển khai văn hóa`
    named = all(role_of(box.text, box.text) for box in row.boxes if box.text)
    fits = heads_list(row) and (headed or numbered or named or (below and all(map(is_band, below))))
    own = is_of_one(alone(above)) or _heads_bands(_texts(row))
    known = columns_at(rows, n) is not None and not own
    return bool(fits) and not (known or is_heading_again(row, columns))


def end_of_table(rows: Sequence[PageRow], n: int) -> int:
    """Where a table on a sheet ends that begins at a row: at an empty one, or at the next name."""
    ends = (
        m for m in range(n + 1, len(rows)) if rows[m].is_blank or rows[m].words or alone(rows[m])
    )
    return next(ends, len(rows))


def is_band(row: PageRow) -> bool:
    """`Xuất sắc | Từ 90 điểm trở lên`: a level of the total; `Dưới 80% | 70% điểm tối đa` is none."""
    cells = [even(box.text) for box in row.boxes if WORDS.search(box.text)]
    ranges = all(is_grade(one) or read_range(one) for one in cells)
    of_prizes = any(plain(one).startswith("giải ") for one in cells)  # `Giải nhất | 10`: points
    graded = any(map(is_grade, cells)) and ranges and not of_prizes
    return graded and not any(map(_OF_POINTS.search, cells))


_OF_POINTS = re.compile(r":|% (?:số )?điểm\b")


_TITLES = re.compile(r"(?:mức )?(?:xếp )?(?:loại|hạng)|danh hiệu.*")
_UNITS = re.compile(r"(?:tên )?đơn vị|họ (?:và )?tên")


def is_other_table(page: Page, found: ScaleColumns | None) -> bool:
    """Whether a table behind the scale has headings of its own, and none of a scale: bands of the
    total, the list of units."""
    said = _first_texts(page)
    headed = bool(said) and role_of(said[0], said[0]) == CODE and not said[0].isdigit()
    rows = [row for row in page.rows if not row.is_blank][1:]
    graded = _GRADING.fullmatch(plain(_title(page))) and bool(rows) and all(map(is_band, rows))
    bands = names_bands(page) and not gives_titles(page)
    return (headed and (found is None or bands)) or bool(graded)


def gives_titles(page: Page) -> bool:
    """`Danh hiệu | Điểm thưởng`, or `Danh hiệu | Điểm` above `Cờ Chính phủ | 10`: what titles are worth, and no
    levels of the total; a list of units is none."""
    said = _first_texts(page)
    if not any(map(_TITLES.fullmatch, said)) or any(map(_UNITS.fullmatch, said)):
        return False
    below = [row for row in page.rows if not (row.is_blank or row.words)][1:]
    cells = [box.text for row in below for box in row.boxes]
    worth = any(read_figure(one).value is not None for one in cells)
    return worth and (any(map(side_named, said)) or not any(map(is_band, below)))


def are_of_criteria(page: Page, known: Sequence[Line]) -> bool:
    """Whether a table has one figure for each of its levels, and none above the points of a criterion: these may be
    what one is worth (`Kết quả chi bộ | Điểm`), and no levels of the total."""
    rows = [row for row in page.rows if not (row.is_blank or alone(row))]
    columns = range(len(rows[0].boxes)) if rows else ()
    column = next((c for c in columns if _POINTS.fullmatch(plain(rows[0].text(c)))), -1)
    figures = [read_figure(row.text(column)).value for row in rows[1:] if column >= 0]
    levels = all(any(is_grade(box.text) for box in row.boxes) for row in rows[1:])
    told = any(is_of_one(row.text(0)) for row in page.before[-1:])  # asked about there
    worth = (line.max.value for line in known if line.max.value is not None and not is_total(line))
    most = max(worth, default=Fraction(0))
    fits = bool(figures) and all(one is not None and one <= most for one in figures)
    return fits and levels and not told


_POINTS = re.compile(r"(?:số |mức )?điểm\b.*")
_GRADING = re.compile(r"(?:cách |mức |bảng |khung |kết quả )*(?:xếp|phân) (?:loại|hạng)\b\D*")
"""Above a table that has nothing but levels of the total."""


def names_bands(page: Page) -> bool:
    """Whether a table says in its first row that it lists units, or the levels of the total; not where its
    name alone is that of a list."""
    said = _first_texts(page)
    listed = side_named(_title(page)) and not any(map(side_named, said))
    return not listed and _heads_bands(said)


def _title(page: Page) -> str:
    return split_code(page.before[-1].text(0))[1] if page.before else ""


def _heads_bands(said: Sequence[str]) -> bool:
    texts = [text for text in said if role_of(text, text) == TEXT]
    return not texts and any(one.fullmatch(text) for one in (_TITLES, _UNITS) for text in said)


def _first_texts(page: Page) -> list[str]:
    first = next((row for row in page.rows if not row.is_blank), None)
    return _texts(first) if first is not None else []


def _texts(row: PageRow) -> list[str]:
    return [plain(box.text) for box in row.boxes if box.text]
