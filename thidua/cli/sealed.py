"""Sealed years: what a command that writes may not touch."""

import re
from collections.abc import Iterable, Iterator, Sequence

from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.emulation_year import PeriodYear
from thidua.store.folder import SETTINGS_FILE, Files
from thidua.store.loading import years_of
from thidua.store.seal_hashes import LATER, SEAL_FILE, seal_state, year_folder
from thidua.store.stray import BLOC_FILES
from thidua.store.yaml.use import SCALE_FILE, used_scale
from thidua.store.year_rules import periods_of
from thidua.text.dates import SpokenMoment

_YEAR = re.compile(r"[0-9]{4}", re.ASCII)


def closed_years(
    session: Session, paths: Iterable[str], years: Sequence[tuple[str, int]] = ()
) -> list[Diagnostic]:
    """TD833 for each sealed year that a command is about to write in.

    `paths`: the files to be written; `years`: (bloc folder, year) that the content is about. A
    scale that a sealed year uses is a file of that year.
    """
    wanted = dict.fromkeys([*years, *_users(session.files, frozenset(paths := [*paths]))])
    for path in paths:
        *folders, name = path.split("/")
        for n, part in enumerate(folders):
            if not _YEAR.fullmatch(part):
                continue
            folder, year = "/".join(folders[:n]), int(part)
            is_own = name.removesuffix(".yaml") in LATER
            if not (is_own and n == len(folders) - 1):
                wanted.setdefault((folder, year))
            for period in () if is_own else periods_of(session.files, folder, year):
                if _is_of(path, folder, period):
                    wanted.setdefault((folder, period))
    found = []
    for folder, year in wanted:
        made = seal_state(session.files, folder, year)
        if made is not None:
            file = f"{year_folder(folder, year)}/{SEAL_FILE}"
            args = {"year": str(year), "on": SpokenMoment(made["on"]), "by": made["by"]}
            found.append(Diagnostic("TD833", file, ("sealed",), at="key", args=args))
    return found


def _is_of(path: str, folder: str, period: PeriodYear) -> bool:
    """Whether a file lies in a period's folder, or is the scale of its kind."""
    scale = f"{year_folder(folder, int(period))}/{period.period.id}/{SCALE_FILE}"
    return path == scale or path.startswith(f"{year_folder(folder, period)}/")


def _users(files: Files, paths: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The bloc's folder and the year of whoever uses one of these files as a scale."""
    scales = {path for path in paths if _may_be_scale(path)}
    blocs = files.blocs() if scales else ()
    if len(blocs) > 1 or (blocs and blocs[0]):
        for folder in blocs:
            for year in years_of(files, folder):
                if used_scale(files, folder, year) in scales:
                    yield folder, year


def _may_be_scale(path: str) -> bool:
    """Whether a year may use the file as a scale: what a year, a bloc or the folder has by name is
    none."""
    *folders, name = path.split("/")
    if name == SCALE_FILE:
        return True
    in_year = any(_YEAR.fullmatch(part) for part in folders)
    return name.endswith(".yaml") and not in_year and name not in (*BLOC_FILES, SETTINGS_FILE)
