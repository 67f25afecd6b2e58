"""The end of an official document: who signs, and where it goes.

Capacity in bold capitals, the name in bold; "Nơi nhận" beside the signer at the left margin, its
word 12 points bold italic, its list 11 points (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II,
khoản 7 and 9). Minutes: secretary left, chair right, "Nơi nhận" below (Phụ lục III, Mẫu 1.9).
"""

from collections.abc import Sequence

from thidua.letters.letter import Said, Signature, Signatures, pieces
from thidua.letters.official import listed
from thidua.render.docx_head import middle
from thidua.render.docx_layout import LetterLayout
from thidua.render.docx_xml import Face, cell, para, row, run, runs, spacer, table
from thidua.words import say

HINT = Face(13, italic=True)
ROOM_TO_SIGN, ROOM_AMONG_MANY = 62, 46
BETWEEN = 2
"""Left free between two who sign side by side, in mm."""
"""Between capacity and name, in points: for a signature and a seal; less where many sign."""
RECIPIENTS_SHARE = 0.45


def closing(
    signatures: Signatures | None, recipients: Sequence[Said], room: float, look: LetterLayout
) -> str:
    """Signatures and recipients, kept on one page with the last words of the text."""
    signed = signatures or Signatures()
    text = _members(signed, room, look)
    if signed.left is not None:
        right = signed.right or Signature((), "")
        pair = (signed.left, right)
        rows = _side_by_side(pair, room / 2, ROOM_TO_SIGN, look, keep=bool(recipients))
        if recipients:  # never on a page of their own
            below = spacer(12, keep_next=True) + _recipients(recipients, look)
            rows.append(row([cell(below, room, span=2)]))
        return text + spacer(6, keep_next=True) + table(rows, (room / 2, room / 2), lined=False)
    if signed.right is None and not recipients:
        return text
    left = room * RECIPIENTS_SHARE
    signer = ""
    if signed.right is not None:
        signer = _capacity(signed.right, room - left, look)
        signer += _name(signed.right, room - left, ROOM_TO_SIGN, look)
    cells = [cell(_recipients(recipients, look), left), cell(signer, room - left)]
    return text + spacer(6, keep_next=True) + table([row(cells)], (left, room - left), lined=False)


def _members(signed: Signatures, room: float, look: LetterLayout) -> str:
    """All who sign a pact, two side by side; nobody's signature is parted from the name."""
    if not signed.members:
        return ""
    text = spacer(6, keep_next=True)
    if pieces(signed.members_title):
        text += para(
            runs(signed.members_title, look.capacity, upper=True),
            "center",
            before=6,
            keep_next=True,
        )
    # A table for each two: the last of them stays with who signs after all, in LibreOffice, too,
    # which keeps whole tables with what follows and never a last row.
    for first in range(0, len(signed.members), 2):
        pair = signed.members[first : first + 2]
        last = first + 2 >= len(signed.members)
        rows = _side_by_side(pair, room / 2, ROOM_AMONG_MANY, look, keep=last)
        text += table(rows, (room / 2, room / 2), lined=False) + spacer(keep_next=last)
    return text


def _side_by_side(
    signers: Sequence[Signature],
    half: float,
    space: float,
    look: LetterLayout,
    *,
    keep: bool = False,
) -> list[str]:
    """One or two who sign on one level: their capacities over their names, each in its row.
    `keep`: on one page with what follows."""
    span = 2 if len(signers) == 1 else 1
    room = half * span - BETWEEN
    upper = [_capacity(one, room, look) for one in signers]
    lower = [_name(one, room, space, look, after=14, keep=keep) for one in signers]
    return [row([cell(text, half * span, span=span) for text in texts]) for texts in (upper, lower)]


def _capacity(one: Signature, room: float, look: LetterLayout) -> str:
    """In whose name in bold; the Party writes the signer's own title, the last line, upright."""
    last = len(one.capacity) - 1
    text = "".join(
        middle(line, look.own_title if at == last else look.capacity, room, upper=True)
        for at, line in enumerate(one.capacity)
    )
    if pieces(one.hint):
        text += para(runs(one.hint, HINT), "center", after=0, keep_next=True)
    return text


def _name(
    one: Signature,
    room: float,
    space: float,
    look: LetterLayout,
    after: float = 0,
    *,
    keep: bool = False,
) -> str:
    """Room for the signature, the other post where there is one, the name."""
    text = ""
    if pieces(one.post):
        text, space = middle(one.post, look.own_title, room, upper=True, before=space), 0
    return text + para(
        runs(one.name, look.name), "center", before=space, after=after, keep_next=keep
    )


def _recipients(recipients: Sequence[Said], look: LetterLayout) -> str:
    if not recipients:
        return ""
    label = run(say("vi", "letter.recipients"), look.label)
    return para(label, "left", after=0, keep_next=True) + "".join(
        para(runs(("- ", *line), look.listed), "left", after=0, keep_next=True)
        for line in listed(tuple(recipients), look.between)
    )
