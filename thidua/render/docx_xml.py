"""WordprocessingML in pieces: text, paragraphs, lines, tables. Data is escaped here and only here.

Lengths are millimetres and points; the format's own units (1/20 point) stay inside.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from thidua.letters.letter import Blank, Piece, Said, Slanted, Strong, pieces
from thidua.text.encodings import escaped
from thidua.text.vietnamese import safe
from thidua.words import say

FONT = "Times New Roman"
DOTS = "……"
Align = Literal["both", "left", "center", "right"]


class Face(NamedTuple):
    """A size in points, and a style."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    marked: bool = False
    underline: bool = False


def clean(text: str) -> str:
    """Text that is inert in a document: what XML can't hold or nobody can see, as an escape."""
    return safe(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "), lines=True)


def twips(mm: float) -> int:
    """Millimetres in the format's unit, 1/20 of a point."""
    return round(mm / 25.4 * 1440)


def run(text: str, face: Face) -> str:
    """A stretch of text in one face. A line break stays one, a tab becomes a blank."""
    if not text:
        return ""
    lines = clean(text).split("\n")
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in lines)
    return f"<w:r>{run_properties(face)}{inner}</w:r>"


def run_properties(face: Face) -> str:
    """The face of a stretch of text, said in full: nothing of it hangs on a style."""
    half = round(face.size * 2)
    return (
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        + ("<w:b/><w:bCs/>" if face.bold else "")
        + ("<w:i/><w:iCs/>" if face.italic else "")
        + f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        + ('<w:highlight w:val="yellow"/>' if face.marked else "")
        + ('<w:u w:val="single"/>' if face.underline else "")
        + "</w:rPr>"
    )


def runs(said: Said, face: Face, upper: bool = False) -> str:
    """A line of text with its emphasis and its marked gaps."""
    return "".join(_piece(piece, face, upper) for piece in pieces(said))


def _piece(piece: Piece, face: Face, upper: bool) -> str:
    match piece:
        case Blank():
            return _gap(piece, face)
        case Strong(text):
            face = face._replace(bold=True)
        case Slanted(text):
            face = face._replace(italic=True)
        case _:
            text = piece
    return run(text.upper() if upper else text, face)


def _gap(gap: Blank, face: Face) -> str:
    """Dots where something is missing; highlighted, and what it is in brackets."""
    if gap.plain:
        return run(DOTS, face)
    marked = face._replace(marked=True)
    if gap.quiet:
        return run(DOTS, marked)
    what = gap.what if isinstance(gap.what, str) else say("vi", gap.what.key)
    return run(f"{DOTS} [{what}]", marked._replace(bold=False, italic=True))


def para(
    inner: str,
    align: Align = "both",
    *,
    before: float = 0,
    after: float = 6,
    line: float = 1.0,
    first: float = 0,
    left: float = 0,
    right: float = 0,
    keep_next: bool = False,
    outline: int | None = None,
) -> str:
    """A paragraph. Spaces in points, indents in mm (`first` may be negative), line 1.0 to 1.5."""
    indent = f'w:left="{twips(left)}" w:right="{twips(right)}" '
    indent += f'w:firstLine="{twips(first)}"' if first >= 0 else f'w:hanging="{twips(-first)}"'
    return (
        "<w:p><w:pPr>"
        + ("<w:keepNext/>" if keep_next else "")
        + "<w:widowControl/>"
        + f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        + f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
        + f'<w:ind {indent}/><w:jc w:val="{align}"/>'
        + (f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "")
        + f"</w:pPr>{inner}</w:p>"
    )


def rule(length: float, room: float, after: float = 0) -> str:
    """A solid line of a given length (mm) in the middle of `room`: a paragraph's upper border."""
    side = twips(max(0.0, (room - length) / 2))
    return (
        '<w:p><w:pPr><w:keepNext/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" '
        'w:color="auto"/></w:pBdr>'
        f'<w:spacing w:before="60" w:after="{round(after * 20)}" w:line="80" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/><w:jc w:val="center"/>'
        '<w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr></w:pPr></w:p>'
    )


def boxed(text: str, face: Face, length: float, room: float) -> str:
    """A short text in a frame, in the middle of `room`."""
    side = twips(max(0.0, (room - length) / 2))
    borders = "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:p><w:pPr><w:pBdr>{borders}</w:pBdr><w:spacing w:before="120" '
        f'w:after="60" w:line="240" w:lineRule="auto"/><w:ind w:left="{side}" w:right="{side}"/>'
        f'<w:jc w:val="center"/></w:pPr>{run(text, face)}</w:p>'
    )


def spacer(height: float = 1, keep_next: bool = False) -> str:
    """An empty line, `height` points: too low to be seen where Word wants a paragraph only."""
    return (
        f'<w:p><w:pPr>{"<w:keepNext/>" if keep_next else ""}<w:spacing w:before="0" w:after="0" '
        f'w:line="{round(height * 20)}" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def cell(
    inner: str,
    width: float,
    *,
    span: int = 1,
    merge: Literal["", "restart", "continue"] = "",
    middle: bool = False,
) -> str:
    """A table cell. `merge`: first or further cell of one that goes over several rows."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
        + ('<w:vAlign w:val="center"/>' if middle else "")
        + f"</w:tcPr>{inner or spacer()}</w:tc>"
    )


def row(cells: Sequence[str], *, header: bool = False) -> str:
    """A row, never broken over two pages; a header row stands again on every page."""
    head = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


EDGES, INSIDE = ("top", "left", "bottom", "right"), ("insideH", "insideV")


def table(rows: Sequence[str], widths: Sequence[float], *, lined: bool) -> str:
    """A table with fixed columns (mm): the widths hold whatever stands in the cells."""
    kind = "single" if lined else "none"
    return _table(rows, widths, kind, kind, 85 if lined else 0)


def cut_grid(
    rows: Sequence[Sequence[str]], widths: Sequence[float], height: float, side: float
) -> str:
    """Cells of one height (mm), with dashes between them to cut along and `side` mm of air."""
    high = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{twips(height)}" w:hRule="exact"/></w:trPr>'
    lines = [f"<w:tr>{high}{''.join(cells)}</w:tr>" for cells in rows]
    return _table(lines, widths, "none", "dashed", twips(side))


def _table(
    rows: Sequence[str], widths: Sequence[float], around: str, between: str, side: int
) -> str:
    kinds = {**dict.fromkeys(EDGES, around), **dict.fromkeys(INSIDE, between)}
    borders = "".join(
        f'<w:{edge} w:val="{kind}" w:sz="4" w:space="0" w:color="auto"/>'
        for edge, kind in kinds.items()
    )
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
