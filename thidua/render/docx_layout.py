"""How each part of an official document looks: sizes, styles, marks, by whose document it is.

The state's: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I; an enterprise follows it, too (no rule of
its own was found). The Party's follows its own rules on documents (Quy định 399-QĐ/TW, Hướng dẫn
05-HD/VPTW, of which no text was at hand: from practice and from memory, [M]): larger letters, bases
upright after a dash, "Nơi nhận" underlined, its list with commas, no "./." at the end.
"""

from typing import NamedTuple

from thidua.render.docx_xml import Face

INDENT = 12.7


class LetterLayout(NamedTuple):
    """Faces of the parts, and the marks that end lists and the text."""

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
)


def layout_of(system: str) -> LetterLayout:
    """The layout of a system of documents: `state`, `party`, `enterprise`."""
    return PARTY if system == "party" else STATE
