"""An official document as .docx, in the layout of Nghị định 30/2020/NĐ-CP (Phụ lục I and III)."""

from thidua.letters.letter import Letter, words_of
from thidua.letters.official import file_title
from thidua.render.docx_ballots import all_papers, sheet
from thidua.render.docx_body import blocks
from thidua.render.docx_head import addressees, annex_head, bases, heading, title
from thidua.render.docx_layout import layout_of
from thidua.render.docx_package import DocxPart, Properties, packed, room
from thidua.render.docx_pages import steadied
from thidua.render.docx_sign import closing


def docx(letter: Letter, mark: str = "") -> bytes:
    """The document's bytes: the same letter always gives the same ones. `mark` stands at
    the head of every page.

    Whatever a letter holds makes a well-formed file: data is escaped, never markup or a field.
    """
    letters = (letter, *letter.further)
    if letter.papers:
        letters = all_papers(letters)
    parts = [part for one in letters for part in (_main(one), *_annexes(one))]
    if not letter.papers:
        texts = steadied([part.text for part in parts])
        parts = [part._replace(text=text) for part, text in zip(parts, texts, strict=True)]
    known = Properties(file_title(letter), words_of(letter.head.issuer), letter.origin)
    return packed(parts, known, mark)


def _main(letter: Letter) -> DocxPart:
    wide, look = room(letter.landscape), layout_of(letter.head.system)
    if letter.papers and letter.per_page > 1:
        return DocxPart(sheet(letter, wide), letter.landscape)
    text = (
        heading(letter, wide)
        + title(letter, wide)
        + addressees(letter, wide)
        + bases(letter)
        + blocks(letter.body, wide, look, closed=letter.closed)
        + closing(letter.signatures, letter.recipients, wide, look)
    )
    return DocxPart(text, letter.landscape)


def _annexes(letter: Letter) -> list[DocxPart]:
    parts, look = [], layout_of(letter.head.system)
    for index, annex in enumerate(letter.annexes):
        wide = room(annex.landscape)
        text = annex_head(letter, annex, index, wide)
        text += blocks(annex.body, wide, look, closed=False)
        text += closing(annex.signatures, (), wide, look)
        parts.append(DocxPart(text, annex.landscape))
    return parts
