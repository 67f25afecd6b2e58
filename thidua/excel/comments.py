"""Comments on cells: what people write beside a figure instead of into the column for it."""

from posixpath import basename, dirname, join, normpath

from thidua.excel.marks import Attributes, Place, part_of, place, walk
from thidua.excel.unpack import Parts
from thidua.text.vietnamese import nfc

_THREADED = "[Threaded comment]"
"""How the copy of a threaded comment begins that newer programs leave for older ones."""


def comments_of(parts: Parts, sheet: str) -> dict[Place, str]:
    """The comments of a sheet by cell; several of one cell on a line each."""
    plain: dict[Place, list[str]] = {}
    threads: dict[Place, list[str]] = {}
    for kind, part in _beside(parts, sheet):
        if kind == "comments":
            _read(part_of(parts, part), "comment", "t", plain)
        elif kind == "threadedComment":
            _read(part_of(parts, part), "threadedComment", "text", threads)
    kept = {
        at: [one for one in texts if not one.startswith(_THREADED)] for at, texts in plain.items()
    }
    found = {at: "\n".join([*kept.get(at, []), *threads.get(at, [])]) for at in {**kept, **threads}}
    return {at: text for at, text in sorted(found.items()) if text}


def _beside(parts: Parts, sheet: str) -> list[tuple[str, str]]:
    """The parts that a sheet refers to: the kind of each, and its name."""
    folder = dirname(sheet)
    raw = parts.get(join(folder, "_rels", f"{basename(sheet)}.rels"))
    found: list[tuple[str, str]] = []

    def begin(name: str, given: Attributes) -> None:
        if name == "Relationship":
            kind = given.get("Type", "").rpartition("/")[2]
            found.append((kind, normpath(join(folder, given.get("Target", "")))))

    if raw is not None:
        walk(raw, begin)
    return found


def _read(raw: bytes, element: str, text: str, into: dict[Place, list[str]]) -> None:
    """Adds every comment of a part: the texts inside of each element that names a cell."""
    at: Place | None = None
    pieces: list[str] | None = None
    said: list[str] = []

    def begin(name: str, given: Attributes) -> None:
        nonlocal at, pieces
        if name == element:
            at = place(given.get("ref", ""))
            said.clear()
        elif name == text and at is not None:
            pieces = said

    def end(name: str) -> None:
        nonlocal at, pieces
        if name == text:
            pieces = None
        elif name == element and at is not None:
            lines = (line.strip() for line in nfc("".join(said)).splitlines())
            whole = "\n".join(line for line in lines if line)
            if whole:
                into.setdefault(at, []).append(whole)
            at = None

    walk(raw, begin, end, lambda words: pieces.append(words) if pieces is not None else None)
