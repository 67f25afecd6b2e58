"""Paragraphs that are rows: a scale without a table, `I. Nhiệm vụ chính trị (40 điểm)`, `1. ...: 20 điểm`,
`- Trừ 2 điểm mỗi lần ...`, each a row of a table without a column of points; and the lists of
bonuses and deductions below a table."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, pairwise

from thidua.excel.scale.lists.list_headings import FIRST, list_side
from thidua.excel.scale.paper.pages import NOTES, Box, Page, PageRow, alone, as_words
from thidua.excel.scale.paper.signatures import is_signature, without_signatures
from thidua.excel.scale.rows.codes import (
    Code,
    alike,
    heading_word,
    is_bullet,
    parts,
    siblings,
    split_code,
)
from thidua.excel.scale.rows.line import IN_TEXT, Line, numbered_alike, points_behind, read_figure
from thidua.excel.scale.rows.read_line import read_paragraph
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.speech.text import CAP, even
from thidua.excel.scale.tables.level_tables import heads_levels
from thidua.excel.scale.tables.roles import is_grade
from thidua.text.numbers import trimmed

PARAGRAPHS = "P"
"""The name of such a table; `P12` is the place of its paragraph 12."""
_LEAST = 3
"""Paragraphs that speak of points in any scale."""
_LONGEST = 100
"""Characters of a group's heading."""
_HEADS = PageRow("P0", 0, (Box("TT"), Box("Nội dung")))


def page_of_paragraphs(pages: Sequence[Page]) -> Page | None:
    """The table that the paragraphs of a Word file, or of a sheet with one text in a row, make; None where
    they are no scale. What stands above the first numbered one that gives points, and the headings over
    it, is no part of it."""
    texts = [row for page in pages if page.name != NOTES for row in _paragraphs(page)]
    counted = accumulate(int(row.words) for row in texts)
    said = [
        replace(row, place=f"P{n}" if row.words and not row.line else row.place, boxes=(Box(text),))
        for n, row in zip(counted, texts, strict=True)
        for text in _one_by_one(row.text(0))
    ]
    notes = [row for page in pages if page.name == NOTES for row in page.before]
    lines = [(n, *_coded(row.text(0))) for n, row in enumerate(said, 1)]
    giving = [n for n, _, text in lines if says_points(text)]
    first = next((n for n, code, text in lines if parts(code) and says_points(text)), 0)
    heads = (after for (_, code, _), (after, mark, text) in pairwise(lines)
             if parts(code) and is_bullet(mark) and (IN_TEXT.search(even(text)) or points_behind(text)))  # fmt: skip
    first = first or next(heads, 0)
    if not first or len(giving) < _LEAST:
        return None
    while first > 1 and _heads(*lines[first - 2][1:], below=lines[first - 1][1]):
        first -= 1
    rows = [PageRow(said[n - 1].place, 0, (Box(code), Box(text))) for n, code, text in lines]
    above = [PageRow(said[n - 1].place, 0, (Box(f"{code} {text}".strip()),), words=True)
             for n, code, text in lines[: first - 1]]  # fmt: skip
    name = next((page.name for page in pages if page.is_sheet), PARAGRAPHS)
    return Page(name, [_HEADS, *rows[first - 1 :], *notes], above, is_sheet=False)


def levels_as_words(pages: Sequence[Page]) -> list[Page]:
    """The pages, where every table has but the levels of the criterion that the paragraph above it numbers
    (`1. Khối lượng công việc`, `Mức độ | Điểm`) or the grades, as a scale in words: each behind a dash."""
    found: list[Page] = []
    levels = 0
    for page in without_signatures(pages):
        said = [*page.before]
        # Where the criterion of the levels stands, its words, and the best of them.
        head, named, most = -1, "", Fraction(0)
        for row in (one for one in page.rows if not one.is_blank):
            texts = [box.text for box in row.boxes if box.text]
            worth = read_figure(texts[-1]).value
            if row.left_out:
                return [*pages]
            if len(texts) == 1:
                said, head = [*said, as_words(row)], -1
            elif len(texts) == 2 and head >= 0 and worth is not None:
                level = f"- {texts[0].rstrip(' .:;')}: {texts[1]} điểm"
                said, levels, most = [*said, _worded(row, level)], levels + 1, max(most, worth)
                if not says_points(named):
                    whole = f"{named.rstrip(' .:;')} ({trimmed(most)} điểm)"
                    said[head] = _worded(said[head], whole)
            elif said and heads_levels(row, said[-1]) and parts(split_code(said[-1].text(0))[0]):
                head, named, most = len(said) - 1, said[-1].text(0), Fraction(0)
            elif len(texts) > 1 and is_grade(texts[-2]) and (worth or _is_stretch(texts[-1])):
                span = texts[-1] if worth is None else f"từ {texts[-1]} điểm"
                said, levels = [*said, _worded(row, f"- {texts[-2]}: {span}")], levels + 1
            elif re.search(r"\d", " ".join(texts)):
                return [*pages]
        found.append(replace(page, rows=(), before=said))
    return found if levels and page_of_paragraphs(found) is not None else [*pages]


def _is_stretch(text: str) -> bool:
    found = read_range(even(text))
    return found is not None and not found[0].exact


def _worded(row: PageRow, text: str) -> PageRow:
    return replace(row, boxes=(Box(text),))


_BREAK = re.compile(r"(\n)|(?<=[;.])\s+(?=(?:\d+|[a-zđ])[.)]\s)")


def _one_by_one(text: str) -> list[str]:
    """`1. Chính trị: 10 điểm; 2. Đạo đức: 10 điểm`, and the lines of one paragraph that have numbers or
    dashes, each by itself."""
    first, *rest = _BREAK.split(text)
    pieces = [first]
    for ends, said in zip(rest[::2], rest[1::2], strict=True):
        code, before = split_code(said)[0], split_code(pieces[-1])[0]
        beside = alike(parts(before), parts(code)) and siblings(parts(before), parts(code))
        if code and (ends or (beside and says_points(said))):
            pieces.append(said)
        else:
            pieces[-1] += f"{ends or ' '}{said}"
    return pieces


def _coded(text: str) -> tuple[str, str]:
    """A paragraph's number and words: `2. Tiêu chí 1: Kinh tế: 40 điểm` is numbered as the criterion is,
    and not as the paragraph."""
    code, words = split_code(_name_first(text))
    inner, name = split_code(_name_first(words))
    rated = heading_word(inner) and (IN_TEXT.search(even(name)) or points_behind(name))
    return (inner, name) if rated else (code, words)


_POINTS_FIRST = re.compile(
    r"(?P<code>(?:[^\W\d_]+ ){0,2}(?:\d+(?:\.\d+)*|[IVX]+|[a-zđ])[.:)]?)\s*(?P<points>\([^()\d]*\d+(?:[.,]\d+)?\s*(?:điểm|đ)\s*\))"
    r"\s*[:.–-]?\s*(?P<name>[^\W\d_][^\n]*?)[\s.;]*",
    re.IGNORECASE,
)


def _name_first(text: str) -> str:
    """`Tiêu chí 1 (10 điểm): Có chương trình` with its points behind the name, as most write it."""
    match = _POINTS_FIRST.fullmatch(text)
    return f"{match['code'].rstrip('.:)')}. {match['name']} {match['points']}" if match else text


def _paragraphs(page: Page) -> Sequence[PageRow]:
    """The paragraphs before a table; the rows of a sheet that has one text in each."""
    rows = [row for row in page.rows if page.is_sheet and not row.is_blank]
    return [as_words(row) for row in rows] if all(map(alone, rows)) and rows else page.before


def _heads(code: str, text: str, below: str) -> bool:
    """Whether a paragraph right above the first criterion is the heading of its group."""
    article = heading_word(code) in ("điều", "khoản")
    return (
        bool(parts(code)) and not article and _kind(code) != _kind(below) and len(text) < _LONGEST
    )


def _kind(code: str) -> tuple[str, Code]:
    return heading_word(code), parts(code)


def lists_among(said: Sequence[PageRow], width: int, *, above_table: bool) -> list[PageRow]:
    """The paragraphs below a table down to the end of the last list of bonuses or deductions in them:
    `Điểm trừ:` and what stands below it, as the rows over the whole width that they are in a sheet."""
    lines = [
        replace(read_paragraph(row, n), paragraph=False, wide=True) for n, row in enumerate(said)
    ]
    rows, n, end = [*said], 0, 0
    while n < len(lines):
        below = _listed(lines[n], lines[n + 1 :], above_table=above_table)
        for row in range(n, n + below + 1 if below else n):
            boxes = (said[row].boxes[0], *[Box(left=True)] * (width - 1))
            rows[row] = replace(said[row], boxes=boxes, words=False)
            end = row + 1
        n += below + 1
    return rows[:end]


def _listed(head: Line, following: Sequence[Line], *, above_table: bool) -> int:
    """How many paragraphs are lines of the list that one heads; 0 where it heads none. The last one above
    the next table names this, unless it says points."""
    if not list_side(head, following):
        return 0
    codes: list[Code] = []
    for n, line in enumerate(following):
        code, says = parts(line.code), says_points(line.text)
        last = above_table and n + 1 == len(following)
        marked = is_bullet(line.code) or any(alike(one, code) for one in codes)
        begins = code and code[-1].casefold() in FIRST
        limits = not line.code and (says or CAP.search(even(line.text)))
        ends = is_signature(line.text) or (parts(head.code) and numbered_alike(line, head))
        if ends or list_side(line, following[n + 1 :]) or (last and not says):
            return n
        if not (marked or begins or limits):
            return n
        codes += [code] if code else []
    return len(following)
