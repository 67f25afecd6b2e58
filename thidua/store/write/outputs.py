"""Several files written beside the data, into a folder that may be new: forms, letters.

Each carries its own digest where its format has room for a remark, so that on every computer it is
known whether somebody changed it since: Word, Excel and LibreOffice leave no remark when they save.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.folder import is_special
from thidua.store.write import atomic
from thidua.store.write.paths import falls_on_data
from thidua.store.write.writer import save_report

_REMARK = re.compile(rb"thidua:([0-9a-f]{64})")
_LENGTH = len("thidua:") + 64
_NEAR_THE_END = 1000


def save_new(
    folder: Path, files: Mapping[str, bytes], *, replace: bool = False, issued: bool = False
) -> list[Diagnostic]:
    """Write each file (name below `folder`, with `/` -> bytes); [] on success.

    A file that is there with other bytes, and not as thidua wrote it, may have been filled in by a
    person: TD917 for each, and nothing is written, unless it is to be replaced (`replace`). One
    with the very same bytes is left as it is; a pipe or a device holds nothing. What is `issued`
    is kept as it went out, edited or not.
    """
    if not issued:
        files = {name: marked(data) for name, data in files.items()}
    found: list[Diagnostic] = []
    wanted: list[tuple[Path, bytes]] = []
    if falls_on_data(folder, new=False):
        return [Diagnostic("TD812", str(folder), at="file")]
    for name, data in files.items():
        path = folder / name
        try:
            if is_special(path):
                wanted.append((path, data))
                continue
            there = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            wanted.append((path, data))
            continue
        except OSError as error:
            found.append(atomic.trouble(error, str(path)))
            continue
        if there != data and (replace or untouched(there)):
            wanted.append((path, data))
        elif there != data:
            found.append(Diagnostic("TD917", str(path), at="file"))
    if found:
        return found
    for path, data in wanted:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return [atomic.trouble(error, str(path.parent))]
        found += save_report(path, data, new=True)
        if found:
            return found
    return found


def marked(data: bytes) -> bytes:
    """A .docx or .xlsx with its digest as the archive's comment, a PDF with it in a comment before
    its last lines; any other file as it is."""
    if data.startswith(b"PK"):
        at = len(data)
        data = data[:-2] + _LENGTH.to_bytes(2, "little")
    elif data.startswith(b"%PDF") and (last := data.rfind(b"startxref")) > 0:
        at = last + 1
        data = data[:last] + b"%\n" + data[last:]
    else:
        return data
    return data[:at] + f"thidua:{atomic.digest(data)}".encode() + data[at:]


def untouched(data: bytes) -> bool:
    """Whether a file is as thidua wrote it, once and wherever that was."""
    found = _REMARK.search(data, max(0, len(data) - _NEAR_THE_END))
    if found is None:
        return False
    return atomic.digest(data[: found.start()] + data[found.end() :]) == found[1].decode()
