"""Which years of a bloc are being worked on: those with a sheet or a ballot and without a seal."""

from collections.abc import Iterable

from thidua.store.folder import Files
from thidua.store.loading import years_of


def open_years(files: Files, folders: Iterable[str]) -> list[int]:
    """The open years of some blocs, in order."""
    found = {
        year
        for folder in folders
        for year in years_of(files, folder)
        if _is_open(files, f"{folder}/{year}" if folder else str(year))
    }
    return sorted(found)


def current_year(files: Files, folders: Iterable[str]) -> int | None:
    """The year that is meant where none is named: the newest open one, else the newest of all; one
    year for all blocs. None where no bloc has a year."""
    folders = list(folders)
    years = open_years(files, folders) or [y for one in folders for y in years_of(files, one)]
    return max(years, default=None)


def _is_open(files: Files, year: str) -> bool:
    stages, names = files.names(year)
    if "seal.yaml" in names:
        return False
    if "ballots" in stages and _has_yaml(files, f"{year}/ballots"):
        return True
    inner = files.names(f"{year}/scores")[0] if "scores" in stages else []
    return any(_has_yaml(files, f"{year}/scores/{stage}") for stage in inner)


def _has_yaml(files: Files, folder: str) -> bool:
    return any(name.endswith(".yaml") for name in files.names(folder)[1])
