"""How wide a text is in Times New Roman: for lines as long as a text and for balanced headings.

The widths are those of the font itself (units of 1/2048 of the size). Vietnamese letters are as
wide as their base letter; only the horned ones have widths of their own.
"""

import unicodedata

UNITS = 2048
MM_PER_POINT = 25.4 / 72
HORN = "\N{COMBINING HORN}"

REGULAR = {
    369: "'",
    410: "|",
    512: " ,.\N{NO-BREAK SPACE}",
    569: "/:;\\ijlt",
    682: "!()-I[]`fr",
    797: "Js",
    836: '"',
    909: "?acez“”",
    983: "{}",
    1024: "#$*0123456789_bdghknopquvxyđ–",
    1083: "ơ",
    1110: "ư",
    1139: "FPS",
    1155: "+<=>",
    1251: "ELTZ",
    1366: "BCR",
    1479: "ADGHKNOQUVXYwƠĐ",
    1589: "Ư",
    1593: "&m",
    1706: "%",
    1821: "M",
    1933: "W",
    2048: "…",
}
BOLD = {
    451: "|",
    512: " ,.\N{NO-BREAK SPACE}",
    569: "'/\\il",
    682: "!()-:;[]`fjt",
    797: "Is",
    909: "cerz",
    1024: "#$*0123456789?J_agovxy–“”",
    1134: "ơ",
    1139: 'Sbdhknpquđ"',
    1167: "+<=>",
    1229: "ư",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYwĐ",
    1593: "GHKOQƠ",
    1630: "Ư",
    1706: "&m",
    1933: "M",
    2048: "%W…",
}
USUAL = 1024


def _by_letter(table: dict[int, str]) -> dict[str, int]:
    return {letter: wide for wide, letters in table.items() for letter in letters}


_WIDTHS = {False: _by_letter(REGULAR), True: _by_letter(BOLD)}


def width(text: str, size: float, bold: bool = False) -> float:
    """How long a text is on one line, in millimetres. `size` in points."""
    table = _WIDTHS[bold]
    total = sum(_advance(letter, table) for letter in unicodedata.normalize("NFC", text))
    return total / UNITS * size * MM_PER_POINT


def _advance(letter: str, table: dict[str, int]) -> int:
    known = table.get(letter)
    if known is not None:
        return known
    plain = "".join(
        part
        for part in unicodedata.normalize("NFD", letter)
        if part == HORN or not unicodedata.combining(part)
    )
    return table.get(unicodedata.normalize("NFC", plain), USUAL)


def lines(text: str, room: float, size: float, bold: bool = False) -> list[float]:
    """The lengths of the lines into which a text falls in `room` millimetres."""
    found: list[float] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold) > room:
            found.append(width(line, size, bold))
            longer = word
        line = longer
    return [*found, width(line, size, bold)]


def balanced(text: str, room: float, size: float, bold: bool = False) -> tuple[float, float]:
    """(the narrowest room that needs no further line, the longest line in it), in millimetres.

    A long name broken into lines of about the same length reads better than one last word alone.
    """
    found = lines(text, room, size, bold)
    count = len(found)
    if count == 1:
        return room, found[0]
    low, high = room / count / 2, room
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(lines(text, middle, size, bold)) > count:
            low = middle
        else:
            high = middle
    return high, max(lines(text, high, size, bold))
