"""The head of an official document: heading, number, place and date, title, addressees, bases.

Sizes and styles: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II and the samples of mục V.
"""

from thidua.diagnostics.diagnostic import Word
from thidua.letters.letter import Annex, Blank, Letter, Letterhead, Said, pieces, words_of
from thidua.letters.official import (
    annex_label,
    annex_reference,
    date_line,
    listed,
    number_line,
)
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
from thidua.render.times import balanced, parted, width
from thidua.words import say

LEFT_SHARE = 62 / 160
"""The issuer's part of the width: the national heading (88 mm at 12 pt) must fit into the rest."""
RULE_SHARE = 0.4
"""Lines under issuer and subject: 1/3 to 1/2 of the text."""
SHORTEST = 30.0
"""What a line is measured by when the name over it is not known."""
INDENT = 12.7
NATION, MOTTO, AGENCY, ISSUER = (
    Face(12, bold=True),
    Face(13, bold=True),
    Face(12),
    Face(12, bold=True),
)
PARTY = Face(15, bold=True)
NUMBER, DATE = Face(13), Face(13, italic=True)
TITLE, TEXT, BASIS = Face(14, bold=True), Face(14), Face(14, italic=True)


def heading(letter: Letter, room: float) -> str:
    """Issuer on the left, state or Party on the right, number and date on one line under them."""
    left = room * LEFT_SHARE
    right = room - left
    head = letter.head
    party = head.system == "party"
    names = _names(head, left)
    top = _party(right) if party else _nation(right)
    rows = [row([cell(names, left), cell(top, right)])]
    number = number_line(head)
    day = date_line(head) if head.dated and not letter.minutes else ()
    if number or day:
        below = _centred(number, NUMBER, before=6) + (_draft(left) if letter.draft else "")
        rows.append(row([cell(below, left), cell(_centred(day, DATE, before=6), right)]))
    elif letter.draft:
        rows.append(row([cell(_draft(left), left), cell("", right)]))
    return table(rows, (left, right), lined=False) + spacer()


def _names(head: Letterhead, room: float) -> str:
    """The superior's name, the issuer's in bold, the short line (the Party's star) under it."""
    text = ""
    if pieces(head.superior):
        text += middle(head.superior, AGENCY, room, upper=True)
    issuer = head.issuer or Blank(Word("letter.gap_issuer"))
    text += middle(issuer, ISSUER, room, upper=True)
    if head.system == "party":
        return text + _centred("*", AGENCY)
    return text + rule(_longest(issuer, room, ISSUER) * RULE_SHARE, room)


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
    return boxed(mark, face, width(mark, face.size, bold=True) + 6, room, before=6)


def title(letter: Letter, room: float) -> str:
    """The kind and what it is about, in the middle, with a short line under them."""
    subject = pieces(letter.subject)
    if not letter.title:
        return _about(letter, room)
    text = para(run(letter.title.upper(), TITLE), "center", before=14, after=0, keep_next=True)
    longest = width(letter.title.upper(), TITLE.size, bold=True)
    if subject:
        text += middle(letter.subject, TITLE, room)
        longest = _longest(letter.subject, room, TITLE, upper=False)
    note = para(runs(letter.note, BASIS), "center", after=8) if pieces(letter.note) else ""
    return text + rule(longest * RULE_SHARE, room, after=3 if note else 10) + note


def _about(letter: Letter, room: float) -> str:
    """A công văn has no kind: what it is about stands under its number, after "V/v"."""
    left = room * LEFT_SHARE
    text = para(
        runs((say("vi", "letter.about"), " ", *pieces(letter.subject)), Face(12)),
        "center",
        after=0,
    )
    return table(
        [row([cell(text, left), cell("", room - left)])], (left, room - left), lined=False
    ) + para("", after=6)


def addressees(letter: Letter, room: float) -> str:
    """`Kính gửi:` and one place on the same line, or several under the colon, each after a dash."""
    to = say("vi", "letter.to")
    if not letter.addressees:
        return ""
    if len(letter.addressees) == 1:
        line = runs((f"{to} ", *pieces(letter.addressees[0])), TEXT)
        return para(line, "center", before=4, after=10)
    start = room * 0.16
    # The dashes stand under the colon: where "Kính gửi" without it ends.
    colon = start + width(to[:-1], TEXT.size)
    dash = width("- ", TEXT.size)
    text = para(run(to, TEXT), "left", before=4, after=0, left=start, keep_next=True)
    last = len(letter.addressees) - 1
    for place, addressee in enumerate(listed(letter.addressees)):
        text += para(
            runs(("- ", *addressee), TEXT),
            "left",
            after=10 if place == last else 0,
            left=colon + dash,
            first=-dash,
        )
    return text


def bases(letter: Letter) -> str:
    """What it is founded on, in italics: `;` after each, `.` after the last."""
    return "".join(para(runs(line, BASIS), first=INDENT, line=1.1) for line in listed(letter.bases))


def annex_head(letter: Letter, annex: Annex, index: int, room: float) -> str:
    """`Phụ lục I`, its title in capitals, and to what it belongs."""
    text = ""
    if letter.draft:
        text += _at("left", run(say("vi", "letter.draft"), Face(13, bold=True)))
    label = annex_label(index, len(letter.annexes))
    text += para(run(label, TITLE), "center", after=0, keep_next=True, outline=0)
    text += middle(annex.title, TITLE, room, upper=True)
    reference = annex_reference(letter)
    text += middle(reference, BASIS, room)
    longest = balanced(words_of(reference), room, BASIS.size)[1]
    return text + rule(longest * RULE_SHARE, room, after=8)


def _at(align: Align, inner: str) -> str:
    return para(inner, align, after=0, keep_next=True)


def _centred(said: Said, face: Face, before: float = 0) -> str:
    return para(runs(said, face), "center", before=before, after=0)


def middle(said: Said, face: Face, room: float, upper: bool = False) -> str:
    """A centred text whose lines, when it needs several, are about equally long."""
    words = words_of(said)
    words = words.upper() if upper else words
    side = 0.0
    place = parted(words, room, face.size, face.bold) if isinstance(said, str) else 0
    if place and isinstance(said, str):
        said = " ".join(said.split()[:place]) + "\n" + " ".join(said.split()[place:])
    elif width(words, face.size, face.bold) > room:
        # A little more than the computed room: another font's letters may be slightly wider.
        side = max(0.0, (room - balanced(words, room, face.size, face.bold)[0]) / 2 - 1)
    return para(runs(said, face, upper), "center", after=0, left=side, right=side, keep_next=True)


def _longest(said: Said, room: float, face: Face, upper: bool = True) -> float:
    """The length of a text's longest line as `middle` sets it, in mm."""
    words = words_of(said)
    words = words.upper() if upper else words
    if not words:
        return SHORTEST
    place = parted(words, room, face.size, face.bold) if isinstance(said, str) else 0
    if place:
        halves = (words.split()[:place], words.split()[place:])
        return max(width(" ".join(half), face.size, face.bold) for half in halves)
    return balanced(words, room, face.size, face.bold)[1]
