"""Several files written beside the data, into a folder that may be new: forms, letters."""

from collections.abc import Mapping
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.there import is_special
from thidua.store.write import atomic
from thidua.store.write.paths import falls_on_data
from thidua.store.write.writer import save_report


def save_new(
    folder: Path, files: Mapping[str, bytes], *, replace: bool = False
) -> list[Diagnostic]:
    """Write each file (name below `folder`, with `/` -> bytes); [] on success.

    A file that is there with other bytes may have been filled in by a person: TD917 for each, and
    nothing is written, unless it is to be replaced (`replace`). One with the very same bytes is
    left as it is; a pipe or a device holds nothing.
    """
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
        if there != data and replace:
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
