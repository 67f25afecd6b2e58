"""The file around a document: its parts, styles, settings, page numbers, properties.

Written by hand and not by python-docx: a letter needs ten short parts, and that library begins with
a template of its own (Cambria, a theme, random ids) that has to be emptied first, costs 0.1 s of
every run, and packs other bytes each time. Here the parts are sorted and the times fixed, so that
the same letter is the same file.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import NamedTuple

from thidua.render.docx_xml import FONT, Face, clean, para, run, run_properties, twips
from thidua.text.encodings import escaped

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
