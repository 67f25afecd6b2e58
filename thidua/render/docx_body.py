"""The text of an official document: paragraphs, headings, lists, tables.

13-14 points, justified, first lines indented by 1.27 cm, at least 6 points between paragraphs,
ended by `./.` (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 6).

How each part of an official document looks: sizes, styles, marks, by whose document it is.

The state's: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I; an enterprise follows it, too (no rule of
its own was found). The Party's follows its own rules on documents (Quy định 399-QĐ/TW, Hướng dẫn
05-HD/VPTW, of which no text was at hand: from practice and from memory, [M]): larger letters, bases
upright after a dash, "Nơi nhận" underlined, its list with commas, no "./." at the end.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from thidua.letters.letter import (
    Block,
    Bullets,
    Heading,
    LetterColumn,
    LetterRow,
    LetterTable,
    Para,
    Said,
    Strong,
    pieces,
    words_of,
)
from thidua.letters.official import ended, listed
from thidua.render.docx_xml import Face, cell, para, row, runs, spacer, table
from thidua.render.times import width

INDENT = 12.7


class LetterLayout(NamedTuple):
    """Faces of the parts, and the marks that end lists and the text. `of_party`: with its heading
    and its star."""

    agency: Face = Face(12)
    issuer: Face = Face(12, bold=True)
    number: Face = Face(13)
    date: Face = Face(13, italic=True)
    title: Face = Face(14, bold=True)
    subject: Face = Face(14, bold=True)
    text: Face = Face(14)
    basis: Face = Face(14, italic=True)
    basis_start: str = ""
    capacity: Face = Face(14, bold=True)
    own_title: Face = Face(14, bold=True)
    name: Face = Face(14, bold=True)
    label: Face = Face(12, bold=True, italic=True)
    listed: Face = Face(11)
    between: str = ";"
    indent: float = INDENT
    end: str = "./."
    of_party: bool = False


STATE = LetterLayout()
PARTY = LetterLayout(
    agency=Face(14),
    issuer=Face(14, bold=True),
    number=Face(14),
    date=Face(14, italic=True),
    title=Face(16, bold=True),
    subject=Face(14, bold=True),
    basis=Face(14),
    basis_start="- ",
    own_title=Face(14),
    label=Face(14, underline=True),
    listed=Face(12),
    between=",",
    indent=10,
    end="",
    of_party=True,
)
LAYOUTS = {"state": STATE, "party": PARTY, "enterprise": STATE}


def layout_of(system: str) -> LetterLayout:
    """The layout of a system of documents: `state`, `party`, `enterprise`."""
    return LAYOUTS[system]


LINE = 1.1
_ARTICLE = re.compile(r"Điều \d+\.")
TABLE, DENSE = Face(13), Face(12)
CELL_MARGINS = 3.6
"""Left and right of a cell's text together, with the lines and a little air, in mm."""
SHORT_TABLE = 6
"""A table of so many rows is not parted by a page's end."""
HAIR = 1.5
"""Room over and under the text of a table's cell, in points."""


def blocks(body: Sequence[Block], room: float, look: LetterLayout, *, closed: bool) -> str:
    """The whole text. `closed`: its last words end in `./.`; a table does not."""
    last = len(body) - 1
    text = ""
    for place, block in enumerate(body):
        text += _block(block, room, look, place == last, closed=closed)
        if isinstance(block, LetterTable) and place < last:
            text += spacer(8)
    return text


def _block(block: Block, room: float, look: LetterLayout, final: bool, *, closed: bool) -> str:
    """`final`: the last block, whose end stays on the page of the signature."""
    mark = look.end if final and closed else ""
    match block:
        case Para():
            return _para(block, look, mark, final)
        case Heading():
            return _heading(block, look)
        case Bullets(items):
            return _bullets(items, look, mark, final)
        case LetterTable():
            return _table(block, room, look, final)


def _bullets(items: tuple[Said, ...], look: LetterLayout, mark: str, final: bool) -> str:
    lines = list(listed(items))
    if mark and lines:
        lines[-1] = ended(items[-1], mark)
    return "".join(
        para(
            runs(("- ", *line), look.text),
            first=look.indent,
            line=LINE,
            keep_next=final and place == len(lines) - 1,
        )
        for place, line in enumerate(lines)
    )


def _para(block: Para, look: LetterLayout, mark: str, final: bool) -> str:
    said: Said = _article(ended(block.text, mark) if mark else block.text)
    return para(
        runs(said, look.text),
        "center" if block.center else "both",
        first=look.indent if block.indent and not block.center else 0,
        line=LINE,
        keep_next=block.keep or final,
    )


def _article(said: Said) -> Said:
    """`Điều 1.` of a decision is bold (Phụ lục III, Mẫu 1.2 and 1.3)."""
    first, *rest = pieces(said) or ("",)
    found = _ARTICLE.match(first) if isinstance(first, str) else None
    if found is None or not isinstance(first, str):
        return said
    return (Strong(found[0]), first[found.end() :], *rest)


def _heading(block: Heading, look: LetterLayout) -> str:
    """Capitals and bold for parts and sections, bold for a titled clause, upright for a point."""
    if block.level == 0:
        return para(
            runs(block.text, look.capacity, upper=True),
            "center",
            before=6,
            keep_next=True,
            outline=0,
        )
    return para(
        runs(block.text, look.text._replace(bold=block.level < 3), upper=block.level == 1),
        before=6 if block.level == 1 else 0,
        first=look.indent,
        line=LINE,
        keep_next=True,
        outline=block.level - 1,
    )


def _table(block: LetterTable, room: float, look: LetterLayout, final: bool) -> str:
    text = ""
    if block.caption:
        text += para(runs(block.caption, look.capacity), "center", before=6, keep_next=True)
    return text + table_of(block, room, DENSE if block.dense else TABLE, final=final)


def table_of(block: LetterTable, room: float, face: Face, *, final: bool = False) -> str:
    """A table in `room` mm. `final`: the last row stays with what follows."""
    widths = _widths(block, room, face)
    rows = [*_header(block, widths, face)]
    last = len(block.rows) - 1
    whole = last < SHORT_TABLE
    rows += [
        _row(
            line,
            block.columns,
            widths,
            face,
            # A row over the columns heads those that follow it.
            keep=(place < last and (whole or (bool(line.spans) and line.strong)))
            or (place == last and final),
        )
        for place, line in enumerate(block.rows)
    ]
    return table(rows, widths, lined=True)


def _widths(block: LetterTable, room: float, face: Face) -> list[float]:
    """The columns' widths in mm, scaled to fill the page; no column narrower than its longest word.

    What such a column needs more is taken from the others, in proportion to what they can spare.
    """
    total = sum(column.width for column in block.columns)
    wished = [column.width * room / total for column in block.columns]
    needed = _longest_words(block, face)
    short = sum(max(0.0, need - wish) for need, wish in zip(needed, wished, strict=True))
    spare = sum(max(0.0, wish - need) for need, wish in zip(needed, wished, strict=True))
    if short == 0 or spare < short:
        return wished
    return [
        need if wish < need else wish - (wish - need) * short / spare
        for need, wish in zip(needed, wished, strict=True)
    ]


def _longest_words(block: LetterTable, face: Face) -> list[float]:
    """For each column the width of its longest word, with the cell's margins, in mm."""
    found = [_word(column.title, face.size, bold=True) for column in block.columns]
    for line in block.rows:
        if line.spans:
            continue
        for at, said in enumerate(line.cells):
            found[at] = max(found[at], _word(words_of(said), face.size, line.strong))
    return found


def _word(text: str, size: float, bold: bool) -> float:
    return (
        max((width(word, size, bold) for word in re.split(r"[ \n]+", text)), default=0.0)
        + CELL_MARGINS
    )


def _header(block: LetterTable, widths: Sequence[float], face: Face) -> list[str]:
    bold = face._replace(bold=True)
    titles = [_cell_text(column.title, bold, "center", keep=True) for column in block.columns]
    if not block.groups:
        cells = [cell(text, wide, middle=True) for text, wide in zip(titles, widths, strict=True)]
        return [row(cells, header=True)]
    upper: list[str] = []
    lower: list[str] = []
    at = 0
    for group, span in block.groups:
        own = range(at, at + span)
        if group:
            wide = sum(widths[place] for place in own)
            upper.append(
                cell(_cell_text(group, bold, "center", keep=True), wide, span=span, middle=True)
            )
            lower += [cell(titles[place], widths[place], middle=True) for place in own]
        else:
            upper += [
                cell(titles[place], widths[place], merge="restart", middle=True) for place in own
            ]
            lower += [cell("", widths[place], merge="continue") for place in own]
        at += span
    return [row(upper, header=True), row(lower, header=True)]


def _row(
    line: LetterRow,
    columns: Sequence[LetterColumn],
    widths: Sequence[float],
    face: Face,
    *,
    keep: bool = False,
) -> str:
    face = face._replace(bold=line.strong, italic=line.slanted)
    spans = line.spans or (1,) * len(line.cells)
    cells: list[str] = []
    at = 0
    for said, span in zip(line.cells, spans, strict=True):
        wide = sum(widths[at : at + span])
        align = columns[at].align
        text = _cell_text(said, face, align, keep=keep)
        cells.append(cell(text, wide, span=span, middle=True))
        at += span
    return row(cells)


def _cell_text(said: Said, face: Face, align: str, *, keep: bool) -> str:
    where = align if align in ("left", "center", "right") else "left"
    text = runs(said, face)
    return para(text, where, before=HAIR, after=HAIR, keep_next=keep)  # type: ignore[arg-type]
