"""The criteria.yaml that is made of a draft: what stays of the one that stood there, the lines of the
office's table of which no rule was made, and the line in its head that says of which draft it is."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.edits import Edit, apply_edits
from thidua.excel.scale.workbook.rows import Tree, tree_of
from thidua.model.emulation_year import as_period
from thidua.store.folder import Files
from thidua.store.yaml.node import Node
from thidua.store.yaml.reader import parse
from thidua.store.yaml.use import SCALE_FILE
from thidua.text.encodings import data_path
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

_OF_YEAR = ("offices", "stages")
"""What the first scale of a kind of period takes from the year's: who scores, in which steps."""


def stays(
    files: Files, folder: str, year: int, raw: bytes | None, draft: str
) -> Mapping[str, Node] | None:
    """What stays where a draft makes the whole file: of one that was only begun, or that stands as
    the last import of this draft left it. None for others: there the edits are made in the file."""
    if raw is None or not as_left(raw, draft):
        return _begun(files, folder, year, raw)
    own = ("criteria", "max", *tree_of(draft))
    there = tree_of(raw.decode("utf-8-sig"))
    return {key: value for key, value in there.items() if key not in own}


def _begun(files: Files, folder: str, year: int, raw: bytes | None) -> Tree | None:
    """What a scale says that has no criteria yet, as `init` begins one: its stages stay. The first
    scale of a kind of period begins with the stages of the year. None for a scale that has
    criteria: a new draft does not take its place."""
    if raw is None and as_period(year) is not None:
        raw = files.bytes_of(data_path(folder, str(int(year)), SCALE_FILE)) or b""
        tree = tree_of(raw.decode("utf-8-sig"))
        return {key: tree[key] for key in _OF_YEAR if key in tree}
    there: Node = {} if raw is None else parse(raw, "")[0]
    if not isinstance(there, dict) or there.get("criteria"):
        return None
    return {key: value for key, value in there.items() if key not in ("criteria", "max")}


def with_kept(raw: bytes, kept: Mapping[str, Node], file: str) -> bytes | Diagnostic:
    """The new scale with what the one that was only begun says and the draft does not."""
    said = tree_of(raw.decode("utf-8-sig"))
    missing = [Edit(path=(key,), before=None, after=kept[key]) for key in kept if key not in said]
    made = apply_edits(raw, missing, file)
    return next(iter(made.problems), made.new)


def with_remarks(lang: Lang, raw: bytes, remarks: Sequence[str]) -> bytes:
    """The new scale with the office's lines of which no rule was made, as comments at its end."""
    if not remarks:
        return raw
    lines = [f"#   {safe(' '.join(one.split()))}" for one in remarks]
    text = "\n".join((f"# {say(lang, 'scale_draft.notes')}", *lines, ""))
    raw = raw.rstrip(b"\n")  # what was put at the end may have left it without one
    return raw + b"\n" + text.encode()


# -- of which draft it is, and how it was left ------------------------------------------------------

_LINE = re.compile(rb"^#[^\n]* thidua:([0-9a-f]{12}):([0-9a-f]{12})[ \t]*\n?", re.MULTILINE)
_HEAD = re.compile(rb"(?:#[^\n]*\n)*")


def with_origin(raw: bytes, draft: str, words: str) -> bytes:
    """The file with that line behind the comments of its head; `words`: what it says to people."""
    body = _without(raw).rstrip(b"\n") + b"\n"
    head = _HEAD.match(body)
    at = head.end() if head else 0
    line = f"# {words} thidua:{_sign(draft.encode())}:{_sign(body)}\n"
    return body[:at] + line.encode() + body[at:]


def comes_from(raw: bytes, draft: str) -> bool:
    """Whether a file was made from this draft."""
    found = _LINE.search(_plain(raw))
    return found is not None and found[1].decode() == _sign(draft.encode())


def as_left(raw: bytes, draft: str) -> bool:
    """Whether it stands as the last import of this draft left it."""
    found = _LINE.search(_plain(raw))
    return (
        comes_from(raw, draft) and found is not None and found[2].decode() == _sign(_without(raw))
    )


def _without(raw: bytes) -> bytes:
    return _LINE.sub(b"", _plain(raw))


def _plain(raw: bytes) -> bytes:
    """The bytes as they are compared: git may change the ends of lines."""
    return raw.replace(b"\r\n", b"\n")


def _sign(raw: bytes) -> str:
    return sha256(raw).hexdigest()[:12]
