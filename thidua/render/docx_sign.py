"""The end of an official document: who signs, and where it goes.

Capacity in bold capitals, the name in bold; "Nơi nhận" beside the signer at the left margin, its
word 12 points bold italic, its list 11 points (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II,
khoản 7 and 9). Minutes: secretary left, chair right, "Nơi nhận" below (Phụ lục III, Mẫu 1.9).
"""

from collections.abc import Sequence

from thidua.letters.letter import Said, Signature, Signatures, pieces
from thidua.letters.official import listed
from thidua.render.docx_head import TITLE, middle
from thidua.render.docx_xml import Face, cell, para, row, run, runs, spacer, table
from thidua.words import say

LABEL, LIST = Face(12, bold=True, italic=True), Face(11)
HINT = Face(13, italic=True)
ROOM_TO_SIGN, ROOM_AMONG_MANY = 62, 46
"""Between capacity and name, in points: for a signature and a seal; less where many sign."""
RECIPIENTS_SHARE = 0.45


def closing(signatures: Signatures | None, recipients: Sequence[Said], room: float) -> str:
    """Signatures and recipients, kept on one page with the last words of the text."""
    signed = signatures or Signatures()
    text = _members(signed, room)
    if signed.left is not None:
        right = signed.right or Signature((), "")
        rows = _side_by_side((signed.left, right), room / 2, ROOM_TO_SIGN)
        text += spacer(6, keep_next=True) + table(rows, (room / 2, room / 2), lined=False)
        return text + spacer(12) + _recipients(recipients)
    if signed.right is None and not recipients:
        return text
    left = room * RECIPIENTS_SHARE
    signer = ""
    if signed.right is not None:
        signer = _capacity(signed.right, room - left) + _name(signed.right, ROOM_TO_SIGN)
    cells = [cell(_recipients(recipients), left), cell(signer, room - left)]
    return text + spacer(6, keep_next=True) + table([row(cells)], (left, room - left), lined=False)


def _members(signed: Signatures, room: float) -> str:
    """All who sign a pact, two side by side; nobody's signature is parted from the name."""
    if not signed.members:
        return ""
    text = spacer(6, keep_next=True)
    if pieces(signed.members_title):
        text += para(
            runs(signed.members_title, TITLE, upper=True), "center", before=6, keep_next=True
        )
    rows: list[str] = []
    for first in range(0, len(signed.members), 2):
        pair = signed.members[first : first + 2]
        rows += _side_by_side(pair, room / 2, ROOM_AMONG_MANY)
    return text + table(rows, (room / 2, room / 2), lined=False) + spacer()


def _side_by_side(signers: Sequence[Signature], half: float, space: float) -> list[str]:
    """One or two who sign on one level: their capacities over their names, each in its row."""
    span = 2 if len(signers) == 1 else 1
    rooms = [half * span] * len(signers)
    upper = [_capacity(one, room) for one, room in zip(signers, rooms, strict=True)]
    lower = [_name(one, space, after=14) for one in signers]
    return [
        row([cell(text, room, span=span) for text, room in zip(texts, rooms, strict=True)])
        for texts in (upper, lower)
    ]


def _capacity(one: Signature, room: float) -> str:
    text = "".join(middle(line, TITLE, room, upper=True) for line in one.capacity)
    if pieces(one.hint):
        text += para(runs(one.hint, HINT), "center", after=0, keep_next=True)
    return text


def _name(one: Signature, space: float, after: float = 0) -> str:
    """Room for the signature, the other post where there is one, the name."""
    text = ""
    if pieces(one.post):
        post = runs(one.post, TITLE, upper=True)
        text, space = para(post, "center", before=space, after=0, keep_next=True), 0
    return text + para(runs(one.name, TITLE), "center", before=space, after=after)


def _recipients(recipients: Sequence[Said]) -> str:
    if not recipients:
        return ""
    label = run(say("vi", "letter.recipients"), LABEL)
    return para(label, "left", after=0, keep_next=True) + "".join(
        para(runs(("- ", *line), LIST), "left", after=0, keep_next=True)
        for line in listed(tuple(recipients))
    )
