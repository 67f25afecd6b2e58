"""An official document as .docx, in the layout of Nghị định 30/2020/NĐ-CP (Phụ lục I and III)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua.render.docx_body import blocks
from thidua.render.docx_head import addressees, annex_head, bases, heading, title
from thidua.render.docx_package import W, blank_document, number_pages, packed
from thidua.render.docx_sign import closing
from thidua.render.docx_xml import clean, spacer
from thidua.report.letter import Letter, words_of
from thidua.report.official import file_title

if TYPE_CHECKING:
    from docx.section import Section

SHORT_SIDE, LONG_SIDE = 210, 297
TOP = BOTTOM = RIGHT = 20
LEFT = 30
HEADER = 10


@dataclass(frozen=True, slots=True)
class _Part:
    """What goes into one section: its text, and whether its pages lie on their side."""

    text: str
    landscape: bool


def docx(letter: Letter) -> bytes:
    """The document's bytes: the same letter always gives the same ones.

    Whatever a letter holds makes a well-formed file: data is escaped, never markup or a field.
    """
    from docx.oxml import parse_xml

    parts = [part for one in (letter, *letter.further) for part in (_main(one), *_annexes(one))]
    document = blank_document(clean(file_title(letter)), clean(words_of(letter.head.issuer)))
    body = document.element.body
    for element in list(parse_xml(f"<w:body {W}>{_joined(parts)}</w:body>")):
        body.append(element)
    for section, part in zip(document.sections, parts, strict=True):
        _lay_out(section, part.landscape)
    number_pages(document.sections[0])
    return packed(document)


def _room(landscape: bool) -> float:
    """The width between the margins, in mm."""
    return (LONG_SIDE if landscape else SHORT_SIDE) - LEFT - RIGHT


def _main(letter: Letter) -> _Part:
    room = _room(letter.landscape)
    text = (
        heading(letter, room)
        + title(letter, room)
        + addressees(letter, room)
        + bases(letter)
        + blocks(letter.body, room, closed=letter.closed)
        + closing(letter.signatures, letter.recipients, room)
    )
    return _Part(text, letter.landscape)


def _annexes(letter: Letter) -> list[_Part]:
    parts = []
    for index, annex in enumerate(letter.annexes):
        room = _room(annex.landscape)
        text = annex_head(letter, annex, index, room)
        text += blocks(annex.body, room, closed=True)
        text += closing(annex.signatures, (), room)
        parts.append(_Part(text, annex.landscape))
    return parts


def _joined(parts: list[_Part]) -> str:
    """The sections one after the other: all but the last end in a paragraph that carries them."""
    text = ""
    for part in parts[:-1]:
        text += part.text + spacer().replace("</w:pPr>", "<w:sectPr/></w:pPr>")
    return text + parts[-1].text + spacer() + "<w:sectPr/>"


def _lay_out(section: Section, landscape: bool) -> None:
    """A4, the margins, page numbers from 1 and none on the first page (khoản 1-3, 7 of mục I)."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section.start_type = WD_SECTION.NEW_PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width = Mm(LONG_SIDE if landscape else SHORT_SIDE)
    section.page_height = Mm(SHORT_SIDE if landscape else LONG_SIDE)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(HEADER)
    section.gutter = Mm(0)
    section.different_first_page_header_footer = True
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    margins = section._sectPr.find(qn("w:pgMar"))
    margins.addnext(start)
