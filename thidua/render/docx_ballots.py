"""Ballot papers, two or four on a page with lines to cut along: no rule of layout binds them.

A paper says whose it is, what is asked, how to mark it, and lists the candidates.
"""

from collections.abc import Sequence

from thidua.letters.letter import Block, Letter, LetterTable, Para, Slanted, pieces
from thidua.render.docx_body import table_of
from thidua.render.docx_head import middle
from thidua.render.docx_xml import Face, cell, cut_grid, para, run, runs, spacer
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
