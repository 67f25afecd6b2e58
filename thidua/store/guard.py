"""Loads a bloc, and takes no sealed year on trust: what its seal does not know gives no result.

Every command that shows results loads through here. Looked at is the YAML that results are
computed from; evidence is `verify`'s.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.model.book import Book, Sourced
from thidua.store.folder import SETTINGS_FILE, Files, MemoryFiles, is_there
from thidua.store.loading import SEAL, Known, Loading, load_book
from thidua.store.write.paths import JOURNAL
from thidua.text.encodings import below, data_path

if TYPE_CHECKING:
    from thidua.model.seal import Seal

PAST = frozenset(["outcome", "decisions", "awards"])
"""What awards have to know of the years before."""
EVENTS = frozenset(["events"])
"""Of other years: a meeting may be written in one of them."""
CONSULTED = PAST | EVENTS
"""Parts of a year that is only looked up, for what another year asks of it."""


def open_book(
    files: Files,
    folder: str,
    years: Iterable[int],
    parts: Collection[str],
    *,
    leadership: bool,
    altered: bool,
    known: Known,
    seals: dict[int, list[Diagnostic]],
) -> tuple[Book | None, Loading]:
    """As `load_book`. A sealed year that is not as it was sealed is an error; one that is only
    consulted is left out, so that conditions which read it are unknown. `altered`: it is shown all
    the same, and `loading.altered` names it. `seals`: what was found of seals already."""
    years = list(years)
    unfinished = half_written(files, folder, years)
    wanted = frozenset(parts) | SEAL
    book, loading = load_book(files, folder, years, wanted, leadership=leadership, known=known)
    loading.diagnostics += unfinished
    if book is None:
        return None, loading
    is_consulted = frozenset(parts) <= CONSULTED
    for year, held in book.years.items():
        found = _broken_seals(book, year, loading)
        for sealed, seal in () if found else held.seals.items():
            if sealed not in seals:
                seals[sealed] = distrusted(files, book, sealed, seal)
            found = [*found, *seals[sealed]]
        if not found:
            continue
        if altered:
            loading.altered.add(year)
            loading.diagnostics += [one._replace(severity=Severity.WARNING) for one in found]
        elif is_consulted:
            kept = {one: each for one, each in book.years.items() if one != year}
            book = book._replace(years=kept, distrusted=book.distrusted | {year})
            args = {"year": str(int(year))}
            loading.diagnostics.append(Diagnostic("TD837", found[0].file, at="file", args=args))
        else:
            loading.diagnostics += found
    return book, loading


def half_written(files: Files, folder: str, years: Iterable[int]) -> list[Diagnostic]:
    """TD803 where a command that was cut off left a bloc, or one of these years, half written."""
    if isinstance(files, MemoryFiles) or not is_there(files.root / JOURNAL):
        return []
    from thidua.store.write.journal import half_done

    start = below(folder)
    wanted = tuple(f"{start}{int(year)}/" for year in years)

    def touched(path: str) -> bool:
        inside = path.removeprefix(start) if path.startswith(start) else ""
        shared = bool(inside) and not inside[:4].isdigit()
        return path.startswith(wanted) or shared or path == SETTINGS_FILE

    return half_done(files.root, touched)


def _broken_seals(book: Book, year: int, loading: Loading) -> list[Diagnostic]:
    """The errors of a seal that can't be read, taken out of what loading met; of a period those of
    its year's seal, too."""
    places = dict.fromkeys((str(year), str(int(year))))
    names = [data_path(book.folder, one, "seal.yaml") for one in places]
    broken = loading.broken.intersection(names)
    found = [one for one in loading.diagnostics if one.file in broken]
    loading.diagnostics = [one for one in loading.diagnostics if one.file not in broken]
    return found


def distrusted(files: Files, book: Book, year: int, sealed: "Sourced[Seal]") -> list[Diagnostic]:
    """What the seal of a year, or of a period, does not know, an error each."""
    from thidua.bloc.records.check_seal import SealedYear, input_differences, seal_differences
    from thidua.bloc.records.sealing import is_evidence
    from thidua.store.seal_hashes import inputs_of

    seal = sealed.data
    differences = list(seal_differences(seal))
    if seal.is_closed:
        known = {name: one for name, one in seal.files.items() if not is_evidence(name)}
        now = inputs_of(files, book, year, evidence=False)
        differences += input_differences(seal.model_copy(update={"files": known}), now)
    return list(SealedYear(book, year, sealed.file, seal).altered(differences))
