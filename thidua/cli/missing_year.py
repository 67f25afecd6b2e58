"""A year that no bloc has."""

from typing import Protocol

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.emulation_year import as_period
from thidua.store.folder import Files
from thidua.store.loading import years_of


class YearSession(Protocol):
    """What this needs of a session."""

    failed: bool

    @property
    def files(self) -> Files:
        """The files of the data folder."""

    def blocs(self) -> list[str]:
        """The folders of the blocs asked for."""


def missing_year(session: YearSession, year: int) -> list[Diagnostic]:
    """An error where no bloc has a folder for that year."""
    if as_period(year) is not None:  # looked up when it was typed
        return []
    known = sorted({y for folder in session.blocs() for y in years_of(session.files, folder)})
    if year in known:
        return []
    session.failed = True
    args = {"year": str(year), "known": ", ".join(map(str, known))}
    return [Diagnostic("TD416", args=args, variant="" if known else "none")]
