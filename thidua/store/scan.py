"""What is looked at before a file is read as YAML: its bytes, its letters, its conflict markers."""

import re
import unicodedata
from dataclasses import dataclass

from thidua.diagnostics.diagnostic import Diagnostic, Span
from thidua.words.text import BIDI, CONTROL, CONTROL_BASIC, INVISIBLE, INVISIBLE_BASIC

MAX_BYTES = 4 * 1024 * 1024
"""A larger file is refused unread; the largest real scale known is 60 kB."""
MAX_DEPTH = 40
"""Mappings and lists inside one another; a scale of six levels needs about 20."""
MAX_NODES = 400_000
"""Keys, values, mappings and lists in one file."""
MAX_SCALAR = 65_536
"""Characters in one key or value."""
MAX_PROBLEMS = 100
"""Problems told of one file at a time; reading it stops there."""

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")
# What Vietnamese is mostly written with: ASCII, U+00C0-U+01BF and U+1E80-U+1EFF in UTF-8. All of it
# is visible, composed (NFC) and Latin, so text of these bytes alone needs no second look.
_ORDINARY = bytes([10, 13, *range(32, 127), *range(0x80, 0xC0), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1])
_REFUSED = re.compile(f"[{CONTROL}{BIDI}{INVISIBLE}]")
_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LETTERS = "\u0370-\u058f\u13a0-\u13ff\uff21-\uff3a\uff41-\uff5a"
# All of these below U+10000, in one class that costs one table look-up a letter (an astral range in
# it would cost ten times that); whether there are letters beyond is seen from the bytes.
_NOTABLE = re.compile(f"[{CONTROL_BASIC}{BIDI}{INVISIBLE_BASIC}{_BLANKS}{_LETTERS}]")
_BELOW_ASTRAL = bytes(range(0xF0))
_CONTROL = re.compile(f"[{CONTROL}]")
_BIDI = re.compile(f"[{BIDI}]")
ODD_BLANK = re.compile(f"[{_BLANKS}]")
"""Blanks that look like the space bar's but are not."""
FOREIGN = re.compile(f"[{_LETTERS}\U0001d400-\U0001d7ff]")
"""Letters that pass for Latin ones: Greek, Cyrillic, Armenian, Cherokee, wide, mathematical."""
_CONFLICT = re.compile(r"(?:^|(?<=[\r\n]))(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)[^\r\n]*")
_TAB = re.compile(r"(?:^|(?<=[\r\n])) *\t")
_DIRECTIVE = re.compile(r"(?:^|(?<=[\r\n]))%(?!YAML )[^\r\n]*")
# An anchor or tag can only stand where a value may begin; `A & B` and `Tốt!` are plain text.
_ANCHOR = re.compile(rb"&(?<![^\s\[{,:?-]&)(?=\S)")
_TAG = re.compile(rb"!(?<![^\s\[{,:?-]!)")
_CUT = re.compile(rb" #[0-9]")
# libyaml takes `>#1` for a text block with a comment, though no blank stands before the `#`.
_GLUED = re.compile(rb"[|>][-+0-9]*#")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text, without the byte order mark, and what reading it has to watch for."""

    body: bytes
    text: str
    closer: bool
    """Something here can only be judged value by value: anchors, escapes, foreign letters ..."""
    long: bool
    """The file is long enough to hold a value over MAX_SCALAR."""


def scan(raw: bytes, file: str) -> Source | list[Diagnostic]:
    """The text of a file's bytes, or what makes them unreadable. Never raises."""
    if len(raw) > MAX_BYTES:
        args = {"limit": str(MAX_BYTES // 1024 // 1024), "size": f"{len(raw) / 1024 / 1024:.1f}"}
        return [Diagnostic("TD110", file, args=args, variant="size", span=Span(1, 1, 1, 1))]
    body = raw.removeprefix(_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return [_not_utf8(raw, body, error, file)]
    if b"\0" in body and (wide := _wide(raw)):
        return [_wide_letters(wide, file)]
    problems = _conflicts(body, text, file) or _structure(body, text, file)
    notable = not _is_ordinary(body) and _has_notable(body, text)
    if notable and not problems:
        problems = _letters(text, file)
    if problems:
        return problems
    return Source(body, text, notable or _needs_closer_look(body), len(body) > MAX_SCALAR)


def _is_ordinary(body: bytes) -> bool:
    if body.translate(None, _ORDINARY):
        return False
    return body.count(b"\xe1") == body.count(b"\xe1\xba") + body.count(b"\xe1\xbb")


def _has_notable(body: bytes, text: str) -> bool:
    return (
        _NOTABLE.search(text) is not None
        or not unicodedata.is_normalized("NFC", text)
        or body.translate(None, _BELOW_ASTRAL) != b""
    )


def _needs_closer_look(body: bytes) -> bool:
    # A search for one byte costs next to nothing, so it goes before every pattern.
    return (
        (b"\\" in body and b'"' in body)
        or (b"#" in body and (b"\t#" in body or _CUT.search(body) is not None))
        or (b"&" in body and _ANCHOR.search(body) is not None)
        or (b"!" in body and _TAG.search(body) is not None)
        or (b"<" in body and b"<<" in body)
        or ((b"|" in body or b">" in body) and _GLUED.search(body) is not None)
        or (len(body) > MAX_NODES // 2 and _may_have_too_many_nodes(body))
    )


def _may_have_too_many_nodes(body: bytes) -> bool:
    """Every node begins after one of these bytes, so few of them mean few nodes."""
    return sum(body.count(mark) for mark in b",:-?[{\n\r") >= MAX_NODES


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML and spans count them: at LF, CR LF and CR only."""
    return _BREAK.split(text)


def span_at(text: str, start: int, length: int = 1) -> Span:
    """The span of `length` characters (on one line) at an index of the text."""
    line = text.count("\n", 0, start) + 1
    last = text.rfind("\n", 0, start)
    if "\r" in text:
        line += text.count("\r", 0, start) - text.count("\r\n", 0, start)
        last = max(last, text.rfind("\r", 0, start))
    return Span(line, start - last, line, start - last + length)


def _not_utf8(raw: bytes, body: bytes, error: UnicodeDecodeError, file: str) -> Diagnostic:
    wide = _wide(raw)
    if wide:
        return _wide_letters(wide, file)
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
    return Diagnostic("TD102", file, variant=variant, span=Span(1, 1, 1, 1))


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
        tabs = [found.end() - 1 for found in _TAB.finditer(text)]
        if tabs:
            span, count = span_at(text, tabs[0]), {"count": str(len(tabs))}
            return [Diagnostic("TD101", file, args=count, variant="tab", span=span)]
    if b"%" in body and (found := _DIRECTIVE.search(text)):
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


def refused_letter(char: str, file: str, span: Span, escaped: bool = False) -> Diagnostic:
    """The diagnostic of one control, bidi or invisible character; `escaped`: written as `\\x1b`."""
    args = {"code": f"U+{ord(char):04X}"}
    if _CONTROL.match(char):
        return Diagnostic("TD103", file, args=args, variant="escaped" if escaped else "", span=span)
    return Diagnostic(
        "TD112", file, args=args, variant="bidi" if _BIDI.match(char) else "", span=span
    )


def find_refused(value: str) -> str | None:
    """The first character of a value that no text may hold, or None."""
    found = _REFUSED.search(value)
    return found[0] if found else None


def _first(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The first MAX_PROBLEMS matches: a file of nothing else must not cost a minute."""
    matches = []
    for found in pattern.finditer(text):
        matches.append(found)
        if len(matches) == MAX_PROBLEMS:
            break
    return matches
