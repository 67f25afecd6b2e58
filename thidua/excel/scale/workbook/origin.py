"""The line in the head of a criteria.yaml that was made from a draft: which draft it came from, and
what the import left. So the same draft, edited further, may be imported again; whoever changed the file
since is not overwritten."""

import re
from hashlib import sha256

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
