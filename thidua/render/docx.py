"""An official document as .docx, in the layout of Nghị định 30/2020/NĐ-CP (Phụ lục I and III).

Headings that stay with their text in LibreOffice, too.

LibreOffice opens a file with a first guess of its pages, so many paragraphs each, and lets a
paragraph that stands last in such a guess stay there although it is kept with the next one
(seen in 7.4; Word guesses nothing). What is kept together is therefore moved past the end of a
guess, by empty lines of one point before it: one of them stands last then, and nothing is parted.

Ballot papers, two or four on a page with lines to cut along: no rule of layout binds them.

A paper says whose it is, what is asked, how to mark it, and lists the candidates.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.letters.letter import Block, Letter, LetterTable, Para, Slanted, pieces, words_of
from thidua.letters.official import file_title
from thidua.render.docx_body import blocks, layout_of, table_of
from thidua.render.docx_head import addressees, annex_head, bases, closing, heading, middle, title
from thidua.render.docx_xml import (
    DocxPart,
    Face,
    Properties,
    cell,
    cut_grid,
    packed,
    para,
    room,
    run,
    runs,
    spacer,
)
from thidua.words import say

HIGH = 257.0
"""Between the margins of an upright page, in mm."""
MOST = {4: 5, 2: 9}
"""How many candidates a paper may list so that so many papers find room on a page."""
BESIDE = 4.0
"""Between a paper's text and its edges, in mm."""


def papers_on_a_page(letter: Letter) -> int:
    """Four, two or one, by how many lines the paper has; four only where one column is marked."""
    tables = [block for block in letter.body if isinstance(block, LetterTable)]
    rows = sum(len(table.rows) for table in tables)
    columns = max((len(table.columns) for table in tables), default=0)
    if columns <= 3 and rows <= MOST[4]:
        return 4
    return 2 if rows <= MOST[2] else 1


def sheet(letter: Letter, room: float) -> str:
    """A page of copies of one paper."""
    columns = 2 if letter.per_page == 4 else 1
    wide = room / columns
    paper = _paper(letter, wide - 2 * BESIDE, small=columns == 2)
    rows = [[cell(paper, wide)] * columns] * 2
    return cut_grid(rows, [wide] * columns, HIGH / 2 - 2, BESIDE)


def _paper(letter: Letter, room: float, *, small: bool) -> str:
    text, bold = Face(10 if small else 12), Face(11 if small else 13, bold=True)
    nation = Face(9 if small else 12, bold=True)
    draft = para(run(say("vi", "letter.draft"), nation), "right", after=0) if letter.draft else ""
    head = (
        draft
        + para(run(say("vi", "letter.nation"), nation), "center", before=4, after=0)
        + para(run(say("vi", "letter.motto"), nation), "center", after=4)
        + middle(letter.head.issuer, bold._replace(size=bold.size - 1), room, upper=True)
        + para(run(letter.title.upper(), bold), "center", before=6, after=0)
    )
    if pieces(letter.subject):
        head += middle(letter.subject, bold, room)
    if pieces(letter.note):
        head += para(runs(letter.note, text._replace(italic=True)), "center", before=2, after=4)
    return head + "".join(_block(block, room, text) for block in letter.body) + spacer()


def _block(block: Block, room: float, face: Face) -> str:
    if isinstance(block, LetterTable):
        return table_of(block, room, face)
    if isinstance(block, Para):
        said = tuple(Slanted(one) if isinstance(one, str) else one for one in pieces(block.text))
        return para(runs(said, face._replace(size=face.size - 1)), "both", before=4, after=0)
    return ""


def all_papers(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """The papers with how many of each stand on a page, where that is not said."""
    return tuple(
        one._replace(per_page=letters[0].per_page or papers_on_a_page(one)) for one in letters
    )


_ITEM = re.compile(r"<w:tbl>.*?</w:tbl>|<w:p>.*?</w:p>", re.DOTALL)
_FEW, _FEW_A_PAGE = 100, 25
_A_PAGE, _MORE_A_PAGE, _EVERY, _MOST_A_PAGE = 20, 3, 1000, 53
_TABLE = 23
"""By how much a table makes a document smaller in LibreOffice's reckoning."""
_LONGEST = 8
"""More than so many paragraphs kept together are no headings: they are left as they are."""


class _Item(NamedTuple):
    """A paragraph or a table of the text: how many lines it counts for, whether it is kept with
    the next one, how much it adds to the size of the document, and whether it is a table: before
    one nothing is left alone."""

    text: str
    lines: int
    kept: bool
    size: int
    table: bool = False


def steadied(parts: Sequence[str]) -> list[str]:
    """The texts of the sections, with the lines that keep headings from standing alone."""
    items = [[_item(found[0]) for found in _ITEM.finditer(part)] for part in parts]
    gap = _item(spacer())
    while True:
        places = _a_page(2 + sum(one.size for part in items for one in part))
        alone = next(_alone(items, places), None)
        if alone is None:
            return ["".join(one.text for one in part) for part in items]
        part, at = alone
        items[part].insert(at, gap)


def _item(text: str) -> _Item:
    paragraphs = text.count("<w:p>")
    if not text.startswith("<w:tbl>"):
        return _Item(text, 1, "<w:keepNext/>" in text, paragraphs)
    last = text.rindex("<w:tr>")
    size = paragraphs + 2 * text.count("<w:tc>") - _TABLE
    return _Item(text, text.count("<w:tr>"), "<w:keepNext/>" in text[last:], size, table=True)


def _a_page(size: int) -> int:
    """How many lines LibreOffice guesses for a page of a document of a size."""
    if size <= _FEW:
        return _FEW_A_PAGE
    return min(_A_PAGE + size // _EVERY * _MORE_A_PAGE, _MOST_A_PAGE)


def _alone(parts: Sequence[Sequence[_Item]], a_page: int) -> Iterator[tuple[int, int]]:
    """Before what a line has to stand: the first of those kept together over a guess's end."""
    for number, part in enumerate(parts):
        lines, start = 0, 0
        for at, one in enumerate(part):
            lines += one.lines
            if lines > a_page:
                lines = 0
                if 0 < start < at <= start + _LONGEST and not one.table:
                    yield number, start
            if at == 0 and number:
                lines = 0
            if not one.kept:
                start = at + 1


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
