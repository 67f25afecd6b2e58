"""Plain nodes as YAML in this project's house style: for new files, and for what edits put in.

Two blanks a level, lists a level deeper than their key, short lists of words on one line, text of
several lines as a literal block. Reading it back gives the same nodes.
"""

from collections.abc import Iterable

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.yaml.reader import Node, parse
from thidua.store.yaml.scalar import literal, quote
from thidua.text.vietnamese import nfc

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
    line = flow(value) if _is_words(value) else ""
    return [line] if line and len(line) <= width else None


def _is_words(value: Node) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


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
