"""The head of an official document: heading, number, place and date, title, addressees, bases.

Sizes and styles: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II and the samples of mục V.

The end of an official document: who signs, and where it goes.

Capacity in bold capitals, the name in bold; "Nơi nhận" beside the signer at the left margin, its
word 12 points bold italic, its list 11 points (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II,
khoản 7 and 9). Minutes: secretary left, chair right, "Nơi nhận" below (Phụ lục III, Mẫu 1.9).
"""

from collections.abc import Sequence

from thidua.diagnostics.diagnostic import Word
from thidua.letters.letter import (
    Annex,
    Blank,
    Letter,
    Letterhead,
    Said,
    Signature,
    Signatures,
    pieces,
    words_of,
)
from thidua.letters.official import (
    annex_label,
    annex_reference,
    date_line,
    ended,
    listed,
    number_line,
)
from thidua.render.docx_body import LetterLayout, layout_of
from thidua.render.docx_xml import (
    Align,
    Face,
    boxed,
    cell,
    para,
    row,
    rule,
    run,
    runs,
    spacer,
    table,
)
from thidua.render.times import balanced, name_lines, width
from thidua.words import say

LEFT_SHARE = 62 / 160
"""The issuer's part of the width: the national heading (88 mm at 12 pt) must fit into the rest."""
RULE_SHARE = 0.4
"""Lines under issuer and subject: 1/3 to 1/2 of the text."""
AIR = 1.0
SHORTEST = 30.0
"""What a line is measured by when the name over it is not known."""
NATION, MOTTO = Face(12, bold=True), Face(13, bold=True)
PARTY = Face(15, bold=True)


def heading(letter: Letter, room: float) -> str:
    """Issuer on the left, state or Party on the right, number and date on one line under them."""
    left = room * LEFT_SHARE
    right = room - left
    head = letter.head
    look = layout_of(head.system)
    names = _names(head, left, look)
    top = _party(right) if look.of_party else _nation(right)
    rows = [row([cell(names, left), cell(top, right)])]
    number = number_line(head)
    day = date_line(head) if head.dated and not letter.minutes else ()
    if number or day:
        below = _centred(number, look.number, before=6) + (_draft(left) if letter.draft else "")
        rows.append(row([cell(below, left), cell(_centred(day, look.date, before=6), right)]))
    elif letter.draft:
        rows.append(row([cell(_draft(left), left), cell("", right)]))
    # LibreOffice forgets keepNext on a first page that begins with a table.
    return spacer() + table(rows, (left, right), lined=False) + spacer()


def _names(head: Letterhead, room: float, look: LetterLayout) -> str:
    """The superior's name, the issuer's in bold, the short line (the Party's star) under it."""
    text = ""
    if pieces(head.superior):
        text += middle(head.superior, look.agency, room, upper=True)
    issuer = head.issuer or Blank(Word("letter.gap_issuer"))
    text += middle(issuer, look.issuer, room, upper=True)
    if look.of_party:
        return text + _centred("*", look.agency)
    return text + rule(_longest(issuer, room, look.issuer) * RULE_SHARE, room)


def _nation(room: float) -> str:
    motto = say("vi", "letter.motto")
    return (
        _centred(say("vi", "letter.nation"), NATION)
        + _centred(motto, MOTTO)
        + rule(width(motto, MOTTO.size, bold=True), room)
    )


def _party(room: float) -> str:
    party = say("vi", "letter.party")
    return _centred(party, PARTY) + rule(width(party, PARTY.size, bold=True), room)


def _draft(room: float) -> str:
    mark = say("vi", "letter.draft")
    face = Face(13, bold=True)
    return boxed(mark, face, width(mark, face.size, bold=True) + 6, room)


def title(letter: Letter, room: float) -> str:
    """The kind and what it is about, in the middle, with a short line under them."""
    subject = pieces(letter.subject)
    if not letter.title:
        return _about(letter, room)
    look = layout_of(letter.head.system)
    shown = letter.title.upper()
    text = para(run(shown, look.title), "center", before=14, after=0, keep_next=True)
    longest = width(shown, look.title.size, bold=True)
    if subject:
        text += middle(letter.subject, look.subject, room)
        longest = _longest(letter.subject, room, look.subject, upper=False)
    remark = look.text._replace(italic=True)
    note = para(runs(letter.note, remark), "center", after=8) if pieces(letter.note) else ""
    text += rule(longest * RULE_SHARE, room, after=3 if note else 10) + note
    if pieces(letter.decider):
        text += middle(letter.decider, look.title, room, upper=True) + para("", after=0)
    return text


def _about(letter: Letter, room: float) -> str:
    """A công văn has no kind: what it is about stands under its number, after "V/v"."""
    left = room * LEFT_SHARE
    text = para(
        runs((say("vi", "letter.about"), " ", *pieces(letter.subject)), Face(12)), "center", after=0
    )
    return table(
        [row([cell(text, left), cell("", room - left)])], (left, room - left), lined=False
    ) + para("", after=6)


def addressees(letter: Letter, room: float) -> str:
    """`Kính gửi:` and one place on the same line, or several under the colon, each after a dash."""
    to, face = say("vi", "letter.to"), layout_of(letter.head.system).text
    if not letter.addressees:
        return ""
    if len(letter.addressees) == 1:
        line = runs((f"{to} ", *pieces(letter.addressees[0])), face)
        return para(line, "center", before=4, after=10)
    start = room * 0.16
    # The dashes stand under the colon: where "Kính gửi" without it ends.
    colon = start + width(to[:-1], face.size)
    dash = width("- ", face.size)
    text = para(run(to, face), "left", before=4, after=0, left=start, keep_next=True)
    last = len(letter.addressees) - 1
    for place, addressee in enumerate(listed(letter.addressees)):
        text += para(
            runs(("- ", *addressee), face),
            "left",
            after=10 if place == last else 0,
            left=colon + dash,
            first=-dash,
        )
    return text


def bases(letter: Letter) -> str:
    """What it is founded on: in italics, `;` after each, `.` after the last; the Party's after
    a dash, `;` after the last, too."""
    look = layout_of(letter.head.system)
    if look.basis_start:
        lines = [(look.basis_start, *ended(line, ";")) for line in letter.bases]
    else:
        lines = list(listed(letter.bases))
    return "".join(para(runs(line, look.basis), first=look.indent, line=1.1) for line in lines)


def annex_head(letter: Letter, annex: Annex, index: int, room: float) -> str:
    """`Phụ lục I`, its title in capitals, and to what it belongs."""
    look = layout_of(letter.head.system)
    remark = look.text._replace(italic=True)
    text = ""
    if letter.draft:
        text += _at("left", run(say("vi", "letter.draft"), Face(13, bold=True)))
    label = annex_label(index, len(letter.annexes))
    text += para(run(label, look.capacity), "center", after=0, keep_next=True, outline=0)
    text += middle(annex.title, look.capacity, room, upper=True)
    reference = annex_reference(letter)
    text += middle(reference, remark, room)
    longest = balanced(words_of(reference), room, remark.size)[1]
    return text + rule(longest * RULE_SHARE, room, after=8)


def _at(align: Align, inner: str) -> str:
    return para(inner, align, after=0, keep_next=True)


def _centred(said: Said, face: Face, before: float = 0) -> str:
    return para(runs(said, face), "center", before=before, after=0)


def middle(said: Said, face: Face, room: float, upper: bool = False, before: float = 0) -> str:
    """A centred text; where it needs several lines, they break between words."""
    words = words_of(said)
    words = words.upper() if upper else words
    side = 0.0
    if isinstance(said, str):
        said = "\n".join(_lines(said, room, face, upper))
    elif width(words, face.size, face.bold) > room:
        # A little more than the computed room: another font's letters may be slightly wider.
        side = max(0.0, (room - balanced(words, room, face.size, face.bold)[0]) / 2 - 1)
    return para(
        runs(said, face, upper),
        "center",
        before=before,
        after=0,
        left=side,
        right=side,
        keep_next=True,
    )


def _lines(text: str, room: float, face: Face, upper: bool) -> tuple[str, ...]:
    """A little less than the room: another font's letters may be slightly wider."""
    shown = text.upper() if upper else text
    broken = name_lines(shown, room - AIR, face.size, face.bold)
    sizes = [len(line.split()) for line in broken]
    words, at = text.split(), 0
    found = []
    for n in sizes:
        found.append(" ".join(words[at : at + n]))
        at += n
    return tuple(found)


def _longest(said: Said, room: float, face: Face, upper: bool = True) -> float:
    """The length of a text's longest line as `middle` sets it, in mm."""
    words = words_of(said)
    words = words.upper() if upper else words
    if not words:
        return SHORTEST
    if isinstance(said, str):
        lines = _lines(said, room, face, upper)
        shown = (line.upper() if upper else line for line in lines)
        return max(width(line, face.size, face.bold) for line in shown)
    return balanced(words, room, face.size, face.bold)[1]


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
