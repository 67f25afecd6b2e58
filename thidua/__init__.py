"""thidua: the year of an emulation bloc (khối thi đua), computed exactly from text files.

From Python: `thidua.open("data")` gives the blocs of a data folder (manual: python).
"""

TYPE_CHECKING = False  # importing `typing` is as much again as all of `--version`
if TYPE_CHECKING:
    from pathlib import Path

    from thidua.year.bloc import Blocs

__version__ = "0.2.0"


def open(path: "str | Path" = ".", *, altered: bool = False) -> "Blocs":
    """The blocs of the data folder at `path`; FileNotFoundError where there is none. `altered`:
    sealed years are shown even where they are not as they were sealed."""
    from thidua.year.bloc import open_data

    return open_data(path, altered=altered)
