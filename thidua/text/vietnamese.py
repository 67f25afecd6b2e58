"""Vietnamese text: normal form, folding, making it safe to show, its width, its order."""

import re
import unicodedata

# Cc, Cf, the line and paragraph separators, surrogates and noncharacters, and letters or marks that
# leave no ink. Ranges are written out, so that the answer does not depend on Python's Unicode data.
# Those below U+10000 stand apart: a pattern of them alone costs one table look-up a letter.
CONTROL_BASIC = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
)
INVISIBLE_BASIC = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
)
_INVISIBLE_ASTRAL = "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
_NONCHARACTERS = "".join(
    chr(0x10000 * plane + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
CONTROL = CONTROL_BASIC + _NONCHARACTERS
"""The inside of a character class: controls (but tab, LF, CR), separators, noncharacters."""

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""The inside of a character class: characters that turn the direction of the text."""

INVISIBLE = INVISIBLE_BASIC + _INVISIBLE_ASTRAL
"""The inside of a character class: characters that take part in a text without being seen."""

BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The inside of a character class: blanks that look like the space bar's but are not."""

LETTERS_BASIC = "\u0370-\u058f\u13a0-\u13ff\uff21-\uff3a\uff41-\uff5a"
LETTERS = LETTERS_BASIC + "\U0001d400-\U0001d7ff"
"""Letters that pass for Latin: Greek, Cyrillic, Armenian, Cherokee, wide and mathematical ones."""

_PASSING = (
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    "\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
)
_AS_LATIN = str.maketrans(_PASSING, "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo")
"""Letters of Cyrillic and Greek that look like Latin ones, to those."""

_SIGNS = "\u0600-\u0605\u06dd\u070f"  # Arabic and Syriac format characters with some ink
_BASIC = f"\t\r{CONTROL_BASIC}{BIDI}{INVISIBLE_BASIC}{_SIGNS}"
# Patterns that re compiles and keeps when a text first needs them.
_UNSAFE = f"[\n{_BASIC}]"
_UNSAFE_IN_LINES = f"[{_BASIC}]"
_UNSAFE_ASTRAL = f"[{_NONCHARACTERS}{_INVISIBLE_ASTRAL}]"
_ASTRAL = "[\U00010000-\U0010ffff]"
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_BLANKS = re.compile(r"\s+")


def nfc(text: str) -> str:
    """`text` in Unicode normal form C, in which all text is compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """What two ids or names are compared by: NFC, case folded, runs of blanks made one blank."""
    if text.isascii():
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return _BLANKS.sub(" ", folded).strip()


def looks(text: str) -> str:
    """`fold(text)` by what is seen: letters of other scripts as the Latin ones that they pass for,
    and without full stops and commas at the end."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_AS_LATIN)
    return fold(text).rstrip(" .,;")


def bare(text: str) -> str:
    """`fold(text)` without tone marks and other diacritics, đ as d: `Sở Y tế` -> `so y te`."""
    folded = fold(text)
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFD", folded.replace("đ", "d"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def escape(char: str) -> str:
    """One character as an escape that can be read: `\\x1b`, `\\u202e`, `\\U000e0041`."""
    code = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def safe(text: str, lines: bool = False) -> str:
    """`text` with every control, bidi and invisible character written as an escape.

    What comes from data, file names and arguments passes through here before a terminal sees it.
    With `lines`, line feeds stay: for text that is shown as several lines.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = re.sub(_UNSAFE_IN_LINES if lines else _UNSAFE, _escaped, text)
    return re.sub(_UNSAFE_ASTRAL, _escaped, shown) if re.search(_ASTRAL, shown) else shown


def _escaped(found: re.Match[str]) -> str:
    return escape(found[0])


def width(text: str) -> int:
    """Columns that `text` takes in a terminal: combining marks none, East Asian wide letters two.

    `text` has been made `safe`; a character without a width of its own counts as none.
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
