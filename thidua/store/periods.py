"""The periods of a year, as periods.yaml says, looked up for the command line and for `check`."""

import re

from thidua.model.emulation_year import EmulationYear, PeriodYear
from thidua.model.periods import Periods
from thidua.store.folder import Files
from thidua.store.yaml.reader import parse
from thidua.store.year_rules import shared_rule

WRITTEN = re.compile(r"([0-9]{4})/([a-z0-9-]+)/([0-9]+)", re.ASCII)
"""How a period stands on the command line."""


def periods_of(files: Files, folder: str, year: int) -> tuple[PeriodYear, ...]:
    """Every period of a bloc's year, kind after kind; none where periods.yaml is not there, or
    can't be read (which is told where the year is loaded)."""
    file = "/".join(part for part in (folder, str(int(year)), "periods.yaml") if part)
    raw = files.read(file)
    if not isinstance(raw, bytes):
        return ()
    tree, _ = parse(raw, file)
    try:
        kinds = Periods.model_validate(tree).periods
    except ValueError:
        return ()
    whole = EmulationYear(int(year), shared_rule(files, [folder]))
    return tuple(one for kind in kinds for one in kind.of(whole))


def has_period(files: Files, folder: str, year: PeriodYear) -> bool:
    """Whether a bloc's year has that period."""
    return year in periods_of(files, folder, year)
