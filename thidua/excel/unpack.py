"""Opens an .xlsx file without trusting it: its size after unpacking is bounded from the stream.

A file of half a megabyte can unpack to gigabytes, and what its headers say of its size is only a
claim. The parts are unpacked here, counted byte by byte, and packed again plainly for the reader.
"""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import PurePath

from thidua.diagnostics.diagnostic import Diagnostic

MEGA = 1_000_000
MOST_FILE, MOST_PART, MOST_TOTAL, MOST_PARTS = 20 * MEGA, 20 * MEGA, 50 * MEGA, 1000
"""Bytes of the file, of one part and of all parts unpacked; how many parts."""
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0"
"""How old .xls files begin, and .xlsx files with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_OLDER = {
    ("old", ".xlsx"): ".xls",
    ("old", ".docx"): ".doc",
    ("open_document", ".xlsx"): ".ods",
    ("open_document", ".docx"): ".odt",
}
"""Why a file can't be read, with the ending that it has -> the one that it should have."""
_MAIN = {".xlsx": "xl/workbook.xml", ".docx": "word/document.xml"}
"""The part that makes an Office file what its ending says."""
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError,
    OSError, KeyError,
)  # fmt: skip


@dataclass(frozen=True)
class Parts:
    """The unpacked parts of a workbook: name -> bytes."""

    content: Mapping[str, bytes]

    def get(self, name: str) -> bytes | None:
        """A part by its name, `/` or not before it; case does not count, as in the standard."""
        return self._folded.get(_folded(name))

    @cached_property
    def _folded(self) -> dict[str, bytes]:
        return {_folded(name): data for name, data in self.content.items()}


def unreadable(file: str, variant: str) -> Diagnostic:
    """Why a file can't be read, by the name that it has; `~$...` is none that people made."""
    path, ending = PurePath(file), _ending(file)
    old = _OLDER.get((variant, ending), "")
    if variant == "broken" and path.name.startswith("~$"):
        variant = "open"
    return Diagnostic("TD950", file, args={"ending": ending, "old": old}, variant=variant)


def _ending(file: str) -> str:
    return PurePath(file).suffix.casefold()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts in a plain archive: nothing in it can unfold any further."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def unpack(raw: bytes, file: str) -> Parts | Diagnostic:
    """The parts of the workbook, or why it can't be read. `file` is for the diagnostic."""
    if len(raw) > MOST_FILE:
        return too_large(file, "file", MOST_FILE)
    if raw.startswith(_OLE):
        return unreadable(file, "locked" if _ENCRYPTED in raw else "old")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return _read(archive, file)
    except _BROKEN:
        return unreadable(file, "blank" if not raw else "text" if _is_text(raw) else "broken")


def _is_text(raw: bytes) -> bool:
    """Whether what has no parts is something to read: what web pages export as a workbook."""
    start = raw[:_CHUNK]
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or min(start) >= ord("\t")


def of_another_kind(parts: Parts, file: str) -> Diagnostic:
    """Why what was unpacked is not what its name says: the other kind of Office file, an archive
    with some in it."""
    for own, main in _MAIN.items():
        if own != _ending(file) and parts.get(main) is not None:
            return unreadable(file, "renamed")._replace(args={"own": own, "ending": _ending(file)})
    inside = {PurePath(name).suffix.casefold() for name in parts.content} & _MAIN.keys()
    if inside:
        return unreadable(file, "packed")._replace(args={"known": ", ".join(sorted(inside))})
    return unreadable(file, "broken")


def _read(archive: zipfile.ZipFile, file: str) -> Parts | Diagnostic:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_PARTS:
        return Diagnostic("TD951", file, args={"limit": str(MOST_PARTS)}, variant="parts")
    content: dict[str, bytes] = {}
    names: set[str] = set()
    total = 0
    for info in infos:
        if _folded(info.filename) in names:  # programs differ in which of two they take
            return unreadable(file, "broken")
        names.add(_folded(info.filename))
        pieces, size = [], 0
        with archive.open(info) as part:
            while piece := part.read(_CHUNK):
                size += len(piece)
                total += len(piece)
                if size > MOST_PART:
                    return too_large(file, "part", MOST_PART)
                if total > MOST_TOTAL:
                    return too_large(file, "total", MOST_TOTAL)
                pieces.append(piece)
        content[info.filename] = b"".join(pieces)
    if content.get("mimetype", b"").startswith(_OPEN_DOCUMENT):
        return unreadable(file, "open_document")
    return Parts(content)


def too_large(file: str, variant: str, limit: int) -> Diagnostic:
    """Refused before it is read; `limit` in bytes."""
    return Diagnostic("TD951", file, args={"limit": str(limit // MEGA)}, variant=variant)
