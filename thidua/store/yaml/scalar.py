"""Text as YAML scalars: plain where every reader takes it for what it is, else quoted."""

import re
from typing import Literal

from thidua.text.vietnamese import nfc

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FLOW = frozenset(",[]{}:?")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What YAML 1.1 or 1.2 readers elsewhere take for a number, a date, a truth value or nothing.
_ELSEWHERE = re.compile(
    r"""[-+]?\.?[0-9][0-9_,]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?  # decimal, octal, float
    |[-+]?0[xob][0-9a-fA-F_]+
    |[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?            # 12:30 counted by sixties
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?
    |[-+]?\.(inf|nan)|~|null|yes|no|on|off|y|n|=|<<|\.\.\.|---""",
    re.IGNORECASE | re.VERBOSE,
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

Style = Literal["", "'", '"']


def quote(text: str, *, flow: bool = False, style: Style = "") -> str:
    """`text` (made NFC) as a scalar on one line, that any YAML reader reads as this very text.

    Plain decimals, days and true/false stay bare: they are what they look like. `flow`: inside
    brackets or braces. `style`: the quotes to use where they can hold the text, "" for none.
    """
    text = nfc(text)
    if not style and _is_plain(text, flow):
        return text
    if style == "'" and text.isprintable():
        return _single(text)
    if not text.isprintable():
        return _double(text)
    return _single(text) if '"' in text or "\\" in text else f'"{text}"'


def _is_plain(text: str, flow: bool) -> bool:
    if not text or not text.isprintable() or text != text.strip():
        return False
    if _NUMBER.fullmatch(text) or _DAY.fullmatch(text):
        return True
    if text[0] in _INDICATORS or text.endswith(":") or _ELSEWHERE.fullmatch(text):
        return False
    if ": " in text or " #" in text or text.startswith(("--- ", "... ")):
        return False
    return not (flow and _FLOW.intersection(text))


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def literal(text: str, indent: int) -> list[str] | None:
    """The lines of a literal block (`|`) for text of several lines, the first being the mark.

    `indent`: blanks before each line. None where a literal block can't hold exactly this text.
    """
    text = nfc(text)
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if len(lines) < 2 or not lines[0] or lines[0].startswith(" ") or not lines[-1].strip(" "):
        return None
    if not all(line.isprintable() for line in lines):
        return None
    mark = "|" if text.endswith("\n") else "|-"
    return [mark, *(" " * indent + line if line else "" for line in lines)]
