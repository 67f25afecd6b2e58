"""Files that a person names on the command line, outside the data folder: found and read."""

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.folder import is_file, is_folder, is_special, is_there, unlisted
from thidua.text.suggest import nearest
from thidua.text.vietnamese import nfc

ENDING = ".xlsx"
OTHER_SPREADSHEETS = (".xls", ".xlsm", ".xlsb", ".ods", ".csv")
"""Endings under which people save a form by mistake: told where they lie among forms."""
_WORDS = (".docx", ".doc", ".odt", ".rtf")
_PACKED = (".zip", ".rar", ".7z")
_PICTURES = (".pdf", ".jpg", ".jpeg", ".png")
_SENT = (*_WORDS, *_PACKED, *_PICTURES)
"""Endings under which a unit may send its form where .xlsx is asked for."""
_HIDDEN = ("~", ".")


def workbooks(names: Iterable[str], endings: tuple[str, ...] = ()) -> list[Path | Diagnostic]:
    """The .xlsx files meant: each named one, those of a pattern (`forms/*.xlsx`, which not every
    shell expands), and those in each named folder, sorted by name and each once.
    `endings`: what a named file may be, where it is no form; a folder is none then.

    Files that a spreadsheet program keeps beside an open one (`~$...`) and hidden ones are left.
    """
    found: dict[Path, Path | Diagnostic] = {}
    names = list(names)
    for name in names:
        path = _meant(Path(name))
        if len(names) > 1 and path.name.startswith("~$"):
            continue  # a shell has put it among the others
        if is_folder(path) and endings:
            found[path] = Diagnostic("TD950", _shown(path), variant="folder")
        elif is_folder(path):
            try:
                inside = sorted(one for one in path.iterdir() if one.name[:1] not in _HIDDEN)
            except OSError as error:
                found[path] = unlisted(_shown(path), error).diagnostic
                continue
            there = [one for one in map(_in_folder, inside) if one is not None]
            found |= dict(there or [(path, Diagnostic("TD950", _shown(path), variant="empty"))])
        else:
            for one in [path] if is_there(path) else _matching(path) or [path]:
                found[one] = _named(one, endings)
    return list(found.values())


def passed_over(names: Iterable[str]) -> list[str]:
    """What lies in the named folders and is left aside though a unit may have sent it: files of
    other kinds, folders that hold workbooks."""
    found = []
    for folder in (path for path in map(_meant, map(Path, names)) if is_folder(path)):
        try:
            inside = sorted(one for one in folder.iterdir() if one.name[:1] not in _HIDDEN)
        except OSError:
            continue
        for one in inside:
            if is_folder(one) and any(one.rglob(f"*{ENDING}")):
                found.append(f"{one.name}/")
            elif is_file(one) and one.suffix.casefold() in _SENT:
                found.append(one.name)
    return found


def one_file(name: str, endings: tuple[str, ...]) -> Path | Diagnostic:
    """The only file meant by a name, or by a pattern that means one."""
    found = workbooks([name], endings)
    return found[0] if len(found) == 1 else Diagnostic("TD950", name, variant="missing")


def _meant(path: Path) -> Path:
    """What a name means in which marks are written another way (NFC, NFD) than in the folders."""
    found = Path()
    for part in path.parts:
        step = found / part
        if not is_there(step):
            same = (one for one in _inside(found) if nfc(one.name) == nfc(part))
            step = next(same, step)
        found = step
    return found


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _missing(path: Path, known: tuple[str, ...]) -> Diagnostic:
    """A file that is not there, with that which may be meant: the same name in the folder where
    the command runs or the one above it, other capitals, a slip."""
    beside = (Path(), Path(".."))
    same = (one / path.name for one in beside if not path.is_absolute() and path.parent in beside)
    if (found := next(filter(is_file, same), None)) is not None:
        return Diagnostic("TD950", _shown(path), args={"near": str(found)}, variant="elsewhere")
    parts = (*reversed(path.parents), path)
    gap = next((one for one in parts if not is_there(one)), path)
    there = {
        one.name if is_folder(one) else one.stem: one.name
        for one in _inside(gap.parent)
        if is_folder(one) or (gap == path and one.suffix.casefold() in known)
    }
    near = nearest(gap.stem if gap == path else gap.name, there)
    if near is None:
        return Diagnostic("TD950", _shown(path), variant="missing")
    args = {"near": str(gap.with_name(there[near]) / path.relative_to(gap))}
    return Diagnostic("TD950", _shown(path), args=args, variant="near")


def _matching(path: Path) -> list[Path]:
    """The files that a pattern means; only the last part of a path is looked at."""
    if not is_folder(path.parent) or not set("*?[") & set(path.name):
        return []
    return sorted(one for one in path.parent.glob(path.name) if one.name[:1] not in _HIDDEN)


def _in_folder(path: Path) -> tuple[Path, Path | Diagnostic] | None:
    if not is_file(path) or path.suffix.casefold() not in (ENDING, *OTHER_SPREADSHEETS):
        return None
    return path, _named(path)


def _named(path: Path, endings: tuple[str, ...] = ()) -> Path | Diagnostic:
    known = endings or (ENDING,)
    if not is_there(path):
        return _missing(path, known)
    if path.suffix.casefold() in known:
        return path
    own = path.suffix.casefold()
    fit = ".docx" if own in _WORDS and ".docx" in known else ENDING
    args = {"found": path.suffix or path.name, "known": ", ".join(known), "fit": fit}
    variant = "packed" if own in _PACKED else "picture" if own in _PICTURES else "ending"
    if own in _WORDS and not endings:
        variant = "word"
    return Diagnostic("TD950", _shown(path), args=args, variant=variant)


def read_all(paths: Iterable[Path], most: int) -> Iterator[tuple[str, str, bytes | Diagnostic]]:
    """Each file's path as diagnostics name it, its own name, and its bytes; of a file larger than
    `most` only as many as show that it is."""
    for path in paths:
        shown = _shown(path)
        try:
            if is_special(path):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            with path.open("rb") as stream:
                yield shown, path.name, stream.read(most + 1)
        except OSError as error:
            args = {"reason": error.strerror or ""}
            yield shown, path.name, Diagnostic("TD950", shown, args=args, variant="unreadable")


def _shown(path: Path) -> str:
    """The full path: the command line shows it as seen from where the person stands."""
    return str(path.absolute())
