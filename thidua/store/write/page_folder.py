"""Pages in a folder of their own: written together, and anew where they are there already."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.there import is_there
from thidua.store.write import atomic
from thidua.store.write.paths import OURS, falls_on_data
from thidua.store.write.writer import Change, Who, write_all

ENDING = ".html"


def save_pages(
    folder: Path, files: Mapping[str, bytes], who: Who, ours: Callable[[bytes], bool]
) -> list[Diagnostic]:
    """Write all of the files (name below `folder`, with `/` -> bytes) or none of them.

    The folder must be new or empty, or hold nothing but earlier pages (`ours`), which are replaced;
    those that are no longer made are removed. Else TD854 names what is in the way.
    """
    name = str(folder)
    there: dict[str, bytes] = {}
    try:
        if falls_on_data(folder, new=False):
            return [Diagnostic("TD812", name, at="file")]
        if is_there(folder) and not folder.is_dir():
            return [Diagnostic("TD854", name, at="file", variant="file")]
        for path in _files(folder):
            inside = path.relative_to(folder).as_posix()
            data = b"" if path.suffix != ENDING or path.is_symlink() else atomic.read_file(path)
            if not ours(data):
                return [Diagnostic("TD854", name, at="file", args={"found": inside})]
            there[inside] = data
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return [atomic.trouble(error, name)]
    changes = [Change(one, data, there.get(one)) for one, data in files.items()]
    changes += [Change(one, None, data) for one, data in there.items() if one not in files]
    return write_all(folder, changes, who)


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder, but for what the writer itself leaves when it is cut off."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(OURS):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path
