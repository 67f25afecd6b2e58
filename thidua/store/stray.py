"""Files of a bloc that nothing would read: a misspelt name must not lose a sheet in silence."""

from collections.abc import Iterable, Iterator

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.book import YEAR_FILES, YEAR_FOLDERS
from thidua.store.folder import Files
from thidua.words.suggest import nearest

BLOC_FILES = ("bloc.yaml", "units.yaml", "leadership.yaml")
SUFFIXES = (".yaml", ".yml")


def stray_files(files: Files, folder: str, years: Iterable[int]) -> Iterator[Diagnostic]:
    """YAML files and folders in places or under names that thidua does not know."""
    base = f"{folder}/" if folder else ""
    known = [*BLOC_FILES, *(["thidua.yaml"] if not folder else [])]
    yield from _unknown(files.names(folder)[1], known, base)
    for year in years:
        here = f"{base}{year}/"
        folders, names = files.names(here.rstrip("/"))
        yield from _unknown(names, [f"{part}.yaml" for part in YEAR_FILES], here)
        expected = [*YEAR_FOLDERS, "scores", "evidence"]
        for name in folders:
            if name not in expected:
                yield _stray(f"{here}{name}", expected, name)
        for part in YEAR_FOLDERS:
            yield from _only_yaml(files, f"{here}{part}")
        stages, loose = files.names(f"{here}scores")
        for name in loose:
            if name.endswith(SUFFIXES):
                yield Diagnostic("TD413", f"{here}scores/{name}", at="file", variant="stage")
        for stage in stages:
            yield from _only_yaml(files, f"{here}scores/{stage}")


def _unknown(names: Iterable[str], known: list[str], base: str) -> Iterator[Diagnostic]:
    for name in names:
        if name.endswith(SUFFIXES) and name not in known:
            yield _stray(base + name, known, name)


def _only_yaml(files: Files, folder: str) -> Iterator[Diagnostic]:
    """Files that end otherwise, and folders, where sheets, pledges or ballots belong."""
    folders, names = files.names(folder)
    for name in [*folders, *(one for one in names if not one.endswith(".yaml"))]:
        better = name.removesuffix(".yml") + ".yaml" if name.endswith(".yml") else ""
        yield _stray(f"{folder}/{name}", [better] if better else [], name)


def _stray(file: str, known: list[str], name: str) -> Diagnostic:
    better = nearest(name, known) if known else None
    args = {"name": name} | ({"better": better} if better else {})
    return Diagnostic("TD413", file, (), "file", args, "nearest" if better else "")
