"""WordprocessingML in pieces: text, paragraphs, lines, tables. Data is escaped here and only here.
Lengths are millimetres and points; the format's own units (1/20 point) stay inside. And the file
around a document: its parts, styles, settings, page numbers, properties.

Written by hand and not by python-docx: a letter needs ten short parts, and that library begins with
a template of its own (Cambria, a theme, random ids) that has to be emptied first, costs 0.1 s of
every run, and packs other bytes each time. Here the parts are sorted and the times fixed, so that
the same letter is the same file.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
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


_SCHEMAS = "http://schemas.openxmlformats.org"
_WORD = f"{_SCHEMAS}/wordprocessingml/2006/main"
_LINKS = f"{_SCHEMAS}/officeDocument/2006/relationships"
_PACKAGE = f"{_SCHEMAS}/package/2006"
W = f'xmlns:w="{_WORD}" xmlns:r="{_LINKS}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EPOCH = "2000-01-01T00:00:00Z"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
NUMBER = Face(13)
PROPERTY_LENGTH = 255
"""Word cuts a property that is longer."""

SHORT_SIDE, LONG_SIDE = 210, 297
TOP = BOTTOM = RIGHT = 20
LEFT = 30
HEADER = 10

_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_STYLES = f"""<w:styles {W}>
<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="28"/><w:szCs w:val="28"/>
<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:rPr>{_FONTS}<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>
<w:rPr>{_FONTS}<w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style>
</w:styles>"""
_SETTINGS = f"""<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting
w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""

_KINDS = {
    "word/document.xml": "document.main",
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/header1.xml": "header",
    "word/header2.xml": "header",
}
_OF_DOCUMENT = {"rId1": "styles", "rId2": "settings", "rId3": "header1", "rId4": "header2"}


class DocxPart(NamedTuple):
    """What goes into one section: its text, and whether its pages lie on their side."""

    text: str
    landscape: bool


class Properties(NamedTuple):
    """What the file says of itself."""

    title: str
    author: str
    remark: str = ""


def packed(parts: list[DocxPart], properties: Properties, mark: str = "") -> bytes:
    """The document's bytes. `mark`: words in the head of every page, beside its number."""
    body = "".join(_section(part, last=part is parts[-1]) for part in parts)
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links(
            {
                "rId1": (f"{_LINKS}/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": _core(properties),
        "word/_rels/document.xml.rels": _links(
            {
                key: (f"{_LINKS}/{name.rstrip('12')}", f"{name}.xml")
                for key, name in _OF_DOCUMENT.items()
            }
        ),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/header1.xml": _header(mark, numbered=True),
        "word/header2.xml": _header(mark, numbered=False),
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _STYLES,
    }
    return _zipped(files)


def _zipped(files: Mapping[str, str]) -> bytes:
    """Parts in order of name, the list of types first, times fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, (HEAD + files[name]).encode())
    return out.getvalue()


def _types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{word}.{kind}+xml"/>'
        for name, kind in _KINDS.items()
    )
    package = "application/vnd.openxmlformats-package"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        f'ContentType="{package}.core-properties+xml"/>{overrides}</Types>'
    )


def _links(targets: Mapping[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _core(known: Properties) -> str:
    def text(words: str) -> str:
        return escaped(clean(words)[:PROPERTY_LENGTH])

    moment = f'xsi:type="dcterms:W3CDTF">{EPOCH}'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(known.title)}</dc:title><dc:creator>{text(known.author)}</dc:creator>"
        f"<dc:description>{text(known.remark)}</dc:description><dc:language>vi-VN</dc:language>"
        f"<cp:revision>1</cp:revision><dcterms:created {moment}</dcterms:created>"
        f"<dcterms:modified {moment}</dcterms:modified></cp:coreProperties>"
    )


def _section(part: DocxPart, *, last: bool) -> str:
    """A section's text and its page; all but the last end in a paragraph that carries the page."""
    page = _page(part.landscape)
    if last:
        return f"{part.text}{_thin()}{page}"
    return part.text + _thin(page)


def _thin(inner: str = "") -> str:
    """An empty line, where Word wants a paragraph: so low that a table which fills its page leaves
    room for it, else there were a page of nothing."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>{inner}</w:pPr></w:p>'
    )


def _page(landscape: bool) -> str:
    """A4, the margins, page numbers from 1 and none on the first page (khoản 1-3, 7 of mục I)."""
    wide, high = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    lies = "landscape" if landscape else "portrait"
    margins = "".join(
        f'w:{side}="{twips(mm)}" '
        for side, mm in (
            *(("top", TOP), ("right", RIGHT), ("bottom", BOTTOM), ("left", LEFT)),
            *(("header", HEADER), ("footer", HEADER), ("gutter", 0)),
        )
    )
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="first" r:id="rId4"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(wide)}" w:h="{twips(high)}" w:orient="{lies}"/><w:pgMar {margins}/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def room(landscape: bool) -> float:
    """The width between the margins, in mm."""
    return (LONG_SIDE if landscape else SHORT_SIDE) - LEFT - RIGHT


def _header(mark: str, *, numbered: bool) -> str:
    """The number in the middle of the top margin, from the second page on; a mark on every page."""
    lines = para(_page_number(), "center", after=0) if numbered else ""
    if mark:
        lines += para(run(mark, Face(11, bold=True)), "center", after=0)
    return f"<w:hdr {W}>{lines or para('', 'center', after=0)}</w:hdr>"


def _page_number() -> str:
    def part(inner: str) -> str:
        return f"<w:r>{run_properties(NUMBER)}{inner}</w:r>"

    return (
        part('<w:fldChar w:fldCharType="begin"/>')
        + part('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + part('<w:fldChar w:fldCharType="separate"/>')
        + run("2", NUMBER)
        + part('<w:fldChar w:fldCharType="end"/>')
    )
