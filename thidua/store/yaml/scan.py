"""What is looked at before a file is read as YAML, from its bytes and as cheaply as possible."""

import re
import unicodedata
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, TextSpan
from thidua.store.yaml.limits import MAX_BYTES, MAX_NODES, MAX_SCALAR
from thidua.text.encodings import TRIGGER
from thidua.text.vietnamese import BIDI, BLANKS, CONTROL_BASIC, INVISIBLE_BASIC, LETTERS_BASIC

_BOM = b"\xef\xbb\xbf"
# What Vietnamese is mostly written with: ASCII, U+00C0-U+01BF and U+1E80-U+1EFF in UTF-8. All of it
# is visible, composed (NFC) and Latin, so text of these bytes alone needs no second look.
_ORDINARY = bytes([10, 13, *range(32, 127), *range(0x80, 0xC0), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1])
# Refused or foreign below U+10000, in one class that costs one table look-up a letter (an astral
# range in it would cost ten times that); whether there are letters beyond is seen from the bytes.
_NOTABLE = f"[{CONTROL_BASIC}{BIDI}{INVISIBLE_BASIC}{BLANKS}{LETTERS_BASIC}]"
_BELOW_ASTRAL = bytes(range(0xF0))
# Patterns for bytes that few files have; re compiles and keeps them when one does.
# An anchor or tag can only stand where a value may begin; `A & B` and `Tốt!` are plain text.
_ANCHOR = rb"&(?<![^\s\[{,:?-]&)(?=\S)"
_TAG = rb"!(?<![^\s\[{,:?-]!)"
_CUT = rb" #[0-9]"
# libyaml takes `>#1` for a text block with a comment, though no blank stands before the `#`.
_GLUED = rb"[|>][-+0-9]*#"


class SourceText(NamedTuple):
    """A file's text, without the byte order mark, and what reading it has to watch for."""

    body: bytes
    text: str
    examiner: bool
    """Something here can only be judged value by value: anchors, escapes, foreign letters ..."""
    long: bool
    """The file is long enough to hold a value over MAX_SCALAR."""


def scan(raw: bytes, file: str) -> SourceText | list[Diagnostic]:
    """The text of a file's bytes, or what makes them unreadable. Never raises."""
    if len(raw) > MAX_BYTES:
        args = {"limit": str(MAX_BYTES // 1024 // 1024), "size": f"{len(raw) / 1024 / 1024:.1f}"}
        return [Diagnostic("TD110", file, args=args, variant="size", span=TextSpan(1, 1, 1, 1))]
    body = raw.removeprefix(_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        from thidua.store.yaml.refuse import not_utf8

        return [not_utf8(raw, body, error, file)]
    notable = not _is_ordinary(body) and _has_notable(body, text)
    if notable or _is_odd(body):
        from thidua.store.yaml.refuse import before_parsing

        if problems := before_parsing(raw, body, text, file):
            return problems
    return SourceText(body, text, notable or _needs_closer_look(body, text), len(body) > MAX_SCALAR)


def _is_odd(body: bytes) -> bool:
    """Tabs, directives or conflict markers may be there: bytes that are rare in data."""
    return (
        b"\t" in body
        or (b"%" in body and (b"\n%" in body or b"\r%" in body or body.startswith(b"%")))
        or any(mark in body and mark * 7 in body for mark in (b"<", b"=", b">", b"|"))
    )


def _is_ordinary(body: bytes) -> bool:
    if body.translate(None, _ORDINARY):
        return False
    return body.count(b"\xe1") == body.count(b"\xe1\xba") + body.count(b"\xe1\xbb")


def _has_notable(body: bytes, text: str) -> bool:
    return (
        re.search(_NOTABLE, text) is not None
        or not unicodedata.is_normalized("NFC", text)
        or body.translate(None, _BELOW_ASTRAL) != b""
    )


def _needs_closer_look(body: bytes, text: str) -> bool:
    # A search for one byte costs next to nothing, so it goes before every pattern.
    return (
        (b"\\" in body and b'"' in body)
        or (b"#" in body and (b"\t#" in body or re.search(_CUT, body) is not None))
        or (b"&" in body and re.search(_ANCHOR, body) is not None)
        or (not body.isascii() and TRIGGER.search(text) is not None)
        or (b"!" in body and re.search(_TAG, body) is not None)
        or (b"<" in body and b"<<" in body)
        or ((b"|" in body or b">" in body) and re.search(_GLUED, body) is not None)
        or (len(body) > MAX_NODES // 2 and _may_have_too_many_nodes(body))
    )


def _may_have_too_many_nodes(body: bytes) -> bool:
    """Every node begins after one of these bytes, so few of them mean few nodes."""
    return sum(body.count(mark) for mark in b",:-?[{\n\r") >= MAX_NODES
