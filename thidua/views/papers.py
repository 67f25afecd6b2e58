"""The papers of a dossier as people call them."""

import re
from collections.abc import Sequence

from thidua.model.documents import DOCUMENT_KINDS
from thidua.text.vietnamese import bare, fold
from thidua.views.table import Cell
from thidua.words import SPOKEN, Lang, say

PAPERS = (*DOCUMENT_KINDS, "bao-cao-thanh-tich")
"""Papers that the data names by ids; any other is named in people's own words."""


def paper_name(lang: Lang, paper: str) -> str:
    """`to-trinh` -> `Tờ trình đề nghị khen thưởng`; a paper without an id of ours as it is."""
    if paper not in PAPERS:
        return paper
    said = say(lang, f"document.kind_{paper}").partition(";")[0]  # behind it: options
    return said[:1].upper() + said[1:]


def paper_meant(text: str) -> str:
    """The paper that a name means, also without what it is about (`Tờ trình`); else the name."""
    wanted = fold(text)
    named = (one for one in PAPERS for lang in SPOKEN if fold(paper_name(lang, one)) == wanted)
    short = "-".join(re.findall(r"[a-z0-9]+", bare(text)))
    return next(named, short if short in PAPERS else text)


def papers_cell(lang: Lang, papers: Sequence[str]) -> Cell:
    """Papers as one cell of a table."""
    return Cell("; ".join(paper_name(lang, one) for one in papers), data=", ".join(papers))
