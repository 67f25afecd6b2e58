"""A scale in numbered paragraphs, without a table: `I. Nhiệm vụ chính trị (40 điểm)`, `1. ...: 20 điểm`,
`- Trừ 2 điểm mỗi lần ...`. Each paragraph is a row of a table without a column of points."""

from collections.abc import Sequence

from thidua.excel.scale.codes import heading_word, parts, split_code
from thidua.excel.scale.pages import Box, Page, PageRow
from thidua.excel.scale.speech.clauses import says_points

PARAGRAPHS = "P"
"""The name of such a table; `P12` is the place of its paragraph 12."""
_LEAST = 3
"""Paragraphs that speak of points in any scale."""
_LONGEST = 100
"""Characters of a group's heading."""
_HEADS = PageRow("P0", 0, (Box("TT"), Box("Nội dung")))


def page_of_paragraphs(pages: Sequence[Page]) -> Page | None:
    """The table that the paragraphs of a Word file make; None where they are no scale. What stands
    above the first numbered one that gives points, and the headings over it, is no part of it."""
    said = [row for page in pages for row in page.before]
    lines = [(n, *split_code(row.text(0))) for n, row in enumerate(said, 1)]
    giving = [n for n, _, text in lines if says_points(text)]
    first = next((n for n, code, text in lines if parts(code) and says_points(text)), 0)
    if not first or len(giving) < _LEAST:
        return None
    while first > 1 and _heads(*lines[first - 2][1:], below=lines[first - 1][1]):
        first -= 1
    rows = [PageRow(f"P{n}", 0, (Box(code), Box(text))) for n, code, text in lines]
    above = [PageRow(f"P{n}", 0, (Box(f"{code} {text}".strip()),), words=True)
             for n, code, text in lines[: first - 1]]  # fmt: skip
    return Page(PARAGRAPHS, [_HEADS, *rows[first - 1 :]], above, is_sheet=False)


def _heads(code: str, text: str, below: str) -> bool:
    """Whether a paragraph right above the first criterion is the heading of its group."""
    article = heading_word(code) in ("điều", "khoản")
    return (
        bool(parts(code)) and not article and parts(code) != parts(below) and len(text) < _LONGEST
    )
