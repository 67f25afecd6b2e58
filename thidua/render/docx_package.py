"""The file around a document: styles, settings, page numbers, properties, and bytes that repeat.

python-docx brings a template of its own (Cambria, a theme, a picture, random ids): what of it could
show in an office's document is taken out, and the archive is packed again with sorted parts and
fixed times, so that the same letter is the same file.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from thidua.render.docx_xml import FONT, Face, para

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BAGGAGE = ("theme", "stylesWithEffects", "numbering", "webSettings", "fontTable", "customXml")
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
NUMBER = Face(13)

_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
STYLES = f"""<w:styles {W}>
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
SETTINGS = f"""<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting
w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""


def blank_document(title: str, author: str) -> Document:
    """An empty document with nothing of the template in it. `title`, `author`: its properties."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind in BAGGAGE or kind in ("thumbnail", "extended-properties"):
                del relations[key]
    for element, text in ((document.styles.element, STYLES), (document.settings.element, SETTINGS)):
        fresh = parse_xml(text)
        for child in list(element):
            element.remove(child)
        for child in list(fresh):
            element.append(child)
    body = document.element.body
    for child in list(body):
        body.remove(child)
    _properties(document, title, author)
    return document


def _properties(document: Document, title: str, author: str) -> None:
    known = document.core_properties
    known.title, known.author, known.last_modified_by = title[:255], author[:255], ""
    known.comments, known.keywords, known.category, known.subject = "", "", "", ""
    known.language, known.revision = "vi-VN", 1
    known.created = known.modified = EPOCH


def number_pages(section: Section) -> None:
    """Page numbers in the middle of the top margin, from the second page on.

    Later sections take over the same two headers and start again from 1.
    """
    from docx.oxml import parse_xml

    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    for header, inner in ((section.header, _page_number()), (section.first_page_header, "")):
        element = header._element
        for child in list(element):
            element.remove(child)
        text = para(inner, "center", after=0).replace("<w:p>", f"<w:p {W}>", 1)
        element.append(parse_xml(text))


def _page_number() -> str:
    from thidua.render.docx_xml import run

    properties = run("1", NUMBER).split("<w:t ", 1)[0]

    def part(inner: str) -> str:
        return f"{properties}{inner}</w:r>"

    return (
        part('<w:fldChar w:fldCharType="begin"/>')
        + part('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + part('<w:fldChar w:fldCharType="separate"/>')
        + run("2", NUMBER)
        + part('<w:fldChar w:fldCharType="end"/>')
    )


def packed(document: Document) -> bytes:
    """The document's bytes: parts in order of name (the list of types first), times fixed."""
    loose = io.BytesIO()
    document.save(loose)
    tight = io.BytesIO()
    with (
        zipfile.ZipFile(loose) as source,
        zipfile.ZipFile(tight, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return tight.getvalue()
