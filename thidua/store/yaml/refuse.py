"""What is told of a file before it is read as YAML: encoding, letters, conflicts, tabs.

`scan` decides from the bytes whether any of it is needed: most files never load this module.
"""

import re

from thidua.diagnostics.diagnostic import Diagnostic, TextSpan
from thidua.store.yaml.node import MAX_PROBLEMS
from thidua.text.vietnamese import BIDI, BLANKS, CONTROL, INVISIBLE, LETTERS

# Patterns that re compiles and keeps when a text first needs them.
_BREAK = r"\r\n|\r|\n"
_REFUSED = f"[{CONTROL}{BIDI}{INVISIBLE}]"
_CONTROL = f"[{CONTROL}]"
_BIDI = f"[{BIDI}]"
ODD_BLANK = f"[{BLANKS}]"
"""Blanks that look like the space bar's but are not."""
FOREIGN = f"[{LETTERS}]"
"""Letters that pass for Latin ones: Greek, Cyrillic, Armenian, Cherokee, wide, mathematical."""
_CONFLICT = r"(?:^|(?<=[\r\n]))(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)[^\r\n]*"
_TAB = r"(?:^|(?<=[\r\n])) *\t"
_DIRECTIVE = r"(?:^|(?<=[\r\n]))%(?!YAML )[^\r\n]*"


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML and spans count them: at LF, CR LF and CR only."""
    return re.split(_BREAK, text)


def span_at(text: str, start: int, length: int = 1) -> TextSpan:
    """The span of `length` characters (on one line) at an index of the text."""
    line = text.count("\n", 0, start) + 1
    last = text.rfind("\n", 0, start)
    if "\r" in text:
        line += text.count("\r", 0, start) - text.count("\r\n", 0, start)
        last = max(last, text.rfind("\r", 0, start))
    return TextSpan(line, start - last, line, start - last + length)


def before_parsing(raw: bytes, body: bytes, text: str, file: str) -> list[Diagnostic]:
    """What makes a UTF-8 file unreadable before YAML is asked; the first kind that is there."""
    if b"\0" in body and (encoding := _wide(raw)):
        return [_wide_letters(encoding, file)]
    return _conflicts(body, text, file) or _structure(body, text, file) or _letters(text, file)


def not_utf8(raw: bytes, body: bytes, error: UnicodeDecodeError, file: str) -> Diagnostic:
    """Which other encoding it is, or the first byte that is no UTF-8."""
    if encoding := _wide(raw):
        return _wide_letters(encoding, file)
    before = body[: error.start].decode("utf-8")
    args = {"byte": f"0x{body[error.start]:02X}"}
    return Diagnostic("TD102", file, args=args, span=span_at(before, len(before)))


def _wide(raw: bytes) -> str:
    """`utf16` or `utf32` when the bytes begin, or are strewn with zeros, as in these encodings."""
    if raw.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf16"
    zeros = raw.count(0)
    if zeros * 5 < len(raw) or zeros == len(raw):
        return ""
    return "utf32" if zeros * 3 > len(raw) * 2 - 4 else "utf16"


def _wide_letters(variant: str, file: str) -> Diagnostic:
    """The diagnostic of a file in UTF-16 or UTF-32."""
    return Diagnostic("TD102", file, variant=variant, span=TextSpan(1, 1, 1, 1))


def _conflicts(body: bytes, text: str, file: str) -> list[Diagnostic]:
    # `<`, `=` and `>` are rare in data, and the search for one byte is the fastest there is.
    if not any(mark in body and mark * 7 in body for mark in (b"<", b"=", b">", b"|")):
        return []
    return [
        Diagnostic("TD104", file, args={"marker": found[1]}, span=span_at(text, found.start(), 7))
        for found in _first(_CONFLICT, text)
    ]


def _structure(body: bytes, text: str, file: str) -> list[Diagnostic]:
    """What YAML's own parser would tell badly (tabs) or slowly (a thousand tag directives)."""
    if b"\t" in body:
        tabs = [found.end() - 1 for found in re.finditer(_TAB, text)]
        if tabs:
            span, count = span_at(text, tabs[0]), {"count": str(len(tabs))}
            return [Diagnostic("TD101", file, args=count, variant="tab", span=span)]
    if b"%" in body and (found := re.search(_DIRECTIVE, text)):
        span = span_at(text, found.start(), len(found[0]))
        tag = found[0].startswith("%TAG")
        args = {"tag": "%TAG"} if tag else {}
        code = "TD106" if tag else "TD101"
        return [Diagnostic(code, file, args=args, variant="directive", span=span)]
    return []


def _letters(text: str, file: str) -> list[Diagnostic]:
    """Control, bidi and invisible characters, one a line: anywhere, comments included."""
    told: dict[int, Diagnostic] = {}
    for found in _first(_REFUSED, text):
        span = span_at(text, found.start())
        told.setdefault(span.line, refused_letter(found[0], file, span))
    return list(told.values())


def refused_letter(char: str, file: str, span: TextSpan, escaped: bool = False) -> Diagnostic:
    """The diagnostic of one control, bidi or invisible character; `escaped`: written as `\\x1b`."""
    args = {"code": f"U+{ord(char):04X}"}
    if re.match(_CONTROL, char):
        return Diagnostic("TD103", file, args=args, variant="escaped" if escaped else "", span=span)
    return Diagnostic(
        "TD112", file, args=args, variant="bidi" if re.match(_BIDI, char) else "", span=span
    )


def find_refused(value: str) -> str | None:
    """The first character of a value that no text may hold, or None."""
    found = re.search(_REFUSED, value)
    return found[0] if found else None


def _first(pattern: str, text: str) -> list[re.Match[str]]:
    """The first MAX_PROBLEMS matches: a file of nothing else must not cost a minute."""
    matches = []
    for found in re.finditer(pattern, text):
        matches.append(found)
        if len(matches) == MAX_PROBLEMS:
            break
    return matches
