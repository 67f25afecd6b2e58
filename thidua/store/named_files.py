"""Files that a person names on the command line, outside the data folder: found and read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic

ENDING = ".xlsx"


def workbooks(names: Iterable[str]) -> list[Path | Diagnostic]:
    """The .xlsx files meant: each named one, and those in each named folder, sorted by name.

    Files that a spreadsheet program keeps beside an open one (`~$...`) and hidden ones are left.
    """
    found: list[Path | Diagnostic] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if _is_workbook(one))
            found += inside or [Diagnostic("TD950", _shown(path), variant="empty")]
        elif not path.exists():
            found.append(Diagnostic("TD950", _shown(path), variant="missing"))
        elif path.suffix.casefold() != ENDING:
            args = {"found": path.suffix or path.name}
            found.append(Diagnostic("TD950", _shown(path), args=args, variant="ending"))
        else:
            found.append(path)
    return found


def _is_workbook(path: Path) -> bool:
    return path.suffix.casefold() == ENDING and path.is_file() and path.name[:1] not in ("~", ".")


def read_all(paths: Iterable[Path], most: int) -> Iterator[tuple[str, str, bytes | Diagnostic]]:
    """Each file's path as diagnostics name it, its own name, and its bytes; of a file larger than
    `most` only as many as show that it is."""
    for path in paths:
        shown = _shown(path)
        try:
            with path.open("rb") as stream:
                yield shown, path.name, stream.read(most + 1)
        except OSError as error:
            args = {"reason": error.strerror or ""}
            yield shown, path.name, Diagnostic("TD950", shown, args=args, variant="unreadable")


def _shown(path: Path) -> str:
    """The full path: the command line shows it as seen from where the person stands."""
    return str(path.absolute())
