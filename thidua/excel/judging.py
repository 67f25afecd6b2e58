"""What the rules say of the data as an import would leave it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from thidua.bloc.check import check_book
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.store.folder import Files, OverlayFiles
from thidua.store.loading import ALL
from thidua.year.bloc import Bloc

T = TypeVar("T")


class Judgement(NamedTuple):
    """Everything that would be wrong or doubtful, each once; of that what is so only then."""

    found: list[Diagnostic]
    new: list[Diagnostic]


def judge(
    files: Files, changed: Mapping[str, bytes], folders: Sequence[str], year: int
) -> Judgement:
    """What would be said of blocs and one of their years, once files hold what is `changed`."""
    before = {_sign(one) for folder in folders for one in _told(files, folder, year)}
    overlay = OverlayFiles(files, changed)
    found = once(one for folder in folders for one in _told(overlay, folder, year))
    return Judgement(found, [one for one in found if _sign(one) not in before])


def _told(files: Files, folder: str, year: int) -> list[Diagnostic]:
    bloc = Bloc(files, folder, unguarded=True)
    book, loading = bloc.load([([year], ALL)], leadership=True)
    told = list(loading.diagnostics)
    if book is not None:
        told += check_book(book, bloc.__getitem__, loading.broken)
    return told


def _sign(one: Diagnostic) -> tuple[object, ...]:
    """By what a diagnostic is known again after its place has moved."""
    args = sorted((name, str(value)) for name, value in one.args.items())
    return one.code, one.file, one.variant, one.where, tuple(args)


def once(told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same, each once."""
    found: list[Diagnostic] = []
    for one in told:
        if one not in found:
            found.append(one)
    return found


def holder(path: Path, placed: Mapping[Path, T]) -> tuple[Path, T] | None:
    """The longest beginning of a path of which it is known where it was typed, and where."""
    for length in range(len(path), 0, -1):
        if path[:length] in placed:
            return path[:length], placed[path[:length]]
    return None
