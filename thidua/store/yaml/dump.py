"""Plain nodes as YAML in this project's house style: for new files, and for what edits put in.

Two blanks a level, lists a level deeper than their key, short lists of words on one line, text of
several lines as a literal block. Reading it back gives the same nodes.

Text as YAML scalars: plain where every reader takes it for what it is, else quoted.
"""

import re
from collections.abc import Iterable
from typing import Literal

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.yaml.reader import Node, parse
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
        return '"' + "".join(map(_escaped, text)) + '"'
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


WIDTH = 100
"""Columns of a line up to which a list of words stays on one line."""
STEP = 2
BARE_KEYS = frozenset({"on", "yes", "no"})
"""Keys of the format that other readers of YAML would take for truth values."""


def dump(node: Node, file: str, head: Iterable[str] = ()) -> bytes | Diagnostic:
    """The bytes of a new file that reads as `node`, a mapping or list.

    `head`: lines to put first, as they are (comments). A text that no data file may hold (control
    or invisible characters) gives TD811, since the file could not be read again.
    """
    lines = [*head, *(block(node, 0) if node else [flow(node)])]
    data = ("\n".join(lines) + "\n").encode()
    again, told = parse(data, file)
    if again != normal(node):
        found = told[0].args.get("code", "") if told else ""
        return Diagnostic("TD811", file, args={"text": found}, variant="letters")
    return data


def normal(node: Node) -> Node:
    """The node as reading gives it: every text and key in NFC."""
    if isinstance(node, str):
        return nfc(node)
    if isinstance(node, list):
        return [normal(each) for each in node]
    if isinstance(node, dict):
        return {nfc(key): normal(each) for key, each in node.items()}
    return None


def block(node: Node, indent: int) -> list[str]:
    """The lines of a mapping or list that is not empty, each with its indentation."""
    if isinstance(node, dict):
        return [line for key, each in node.items() for line in entry(key, each, indent)]
    if isinstance(node, list):
        return [line for each in node for line in item(each, indent)]
    raise TypeError(type(node))


def entry(key: str, value: Node, indent: int) -> list[str]:
    """The lines of one key and its value."""
    head = " " * indent + key_text(key) + ":"
    short = inline(value, indent, WIDTH - len(head) - 1)
    if short is None:
        return [head, *block(value, indent + STEP)]
    return _after(head, short)


def key_text(key: str, *, flow: bool = False) -> str:
    """A key as people write it here: `on:` and `yes:` stay bare, which the format asks for."""
    return key if key in BARE_KEYS else quote(key, flow=flow)


def item(value: Node, indent: int) -> list[str]:
    """The lines of one item of a list, with its dash."""
    head = " " * indent + "-"
    short = inline(value, indent, WIDTH - len(head) - 1)
    if short is None:
        first, *rest = block(value, indent + STEP)
        return [f"{head} {first.lstrip(' ')}", *rest]
    return _after(head, short)


def _after(head: str, lines: list[str]) -> list[str]:
    return [f"{head} {lines[0]}" if lines[0] else head, *lines[1:]]


def inline(value: Node, indent: int, width: int) -> list[str] | None:
    """What stands after `key:` or `-`, on that line and, for long text, on those after it.

    None for what begins on the line after. An empty value is [""].
    """
    if value is None:
        return [""]
    if isinstance(value, str):
        return (literal(value, indent + STEP) if "\n" in value else None) or [quote(value)]
    if not value:
        return [flow(value)]
    words = isinstance(value, list) and all(isinstance(each, str) for each in value)
    line = flow(value) if words else ""
    return [line] if line and len(line) <= width else None


def flow(node: Node) -> str:
    """The node on one line, in brackets and braces where it is a collection.

    A list that holds an empty value has no such form: what comes out reads otherwise.
    """
    if node is None:
        return ""
    if isinstance(node, str):
        return quote(node, flow=True)
    if isinstance(node, list):
        return "[" + ", ".join(flow(each) for each in node) + "]"
    pairs = (f"{key_text(key, flow=True)}: {flow(each)}" for key, each in node.items())
    return "{" + ", ".join(pairs) + "}"
