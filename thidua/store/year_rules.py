"""How the years of the blocs asked for run, looked up before any of them is loaded.

Which years of a bloc are being worked on: those with a sheet or a ballot and without a seal.
"""

from collections.abc import Iterable

from pydantic import ValidationError

from thidua.model.emulation_year import EmulationYear, YearRule
from thidua.store.folder import SETTINGS_FILE, Files
from thidua.store.loading import years_of
from thidua.store.yaml.reader import Node, parse
from thidua.text.paths import data_path

OF_YEARS = frozenset(["year", "whole", "led"])
"""Arguments of messages that are years."""


def shared_rule(files: Files, folders: Iterable[str]) -> YearRule | None:
    """The one rule that all these blocs have; None where they have none or differ."""
    top = _year(files, SETTINGS_FILE)
    written = [_year(files, f"{one}/bloc.yaml" if one else "bloc.yaml") or top for one in folders]
    if not written or any(one != written[0] for one in written) or not written[0]:
        return None
    try:
        return YearRule.model_validate(written[0])
    except ValidationError:  # told where the file is loaded
        return None


def with_days(files: Files, folders: Iterable[str], year: int) -> int:
    """The year with its days and its name, where these blocs all have the same; what is printed of
    many blocs at once depends on it, nothing else."""
    rule = shared_rule(files, folders)
    return year if rule is None else EmulationYear(year, rule)


def _year(files: Files, file: str) -> Node:
    raw = files.read(file)
    if not isinstance(raw, bytes) or b"year:" not in raw:
        return None
    tree, _ = parse(raw, file)
    return tree.get("year") if isinstance(tree, dict) else None


def open_years(files: Files, folders: Iterable[str]) -> list[int]:
    """The open years of some blocs, in order."""
    found = {
        year
        for folder in folders
        for year in years_of(files, folder)
        if _is_open(files, data_path(folder, year))
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
