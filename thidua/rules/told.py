"""How a figure came about, kept with the figure: steps that name words, not sentences."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING, Path


class Source(NamedTuple):
    """Where something is written: a file of the data folder and the path in it."""

    file: str
    path: Path


class Step(NamedTuple):
    """One step from an entry to the points: a key of the catalogue `explain`, its arguments (exact
    numbers stay numbers), the points it adds (negative for what it takes off), and where the entry
    behind it is written."""

    key: str
    args: Mapping[str, object] = NOTHING
    points: Fraction | None = None
    source: Source | None = None


class MissingFigure(Exception):  # noqa: N818 - not an error: a figure that is not there yet
    """A rule needs a figure that nobody gave. `kind`: entry, fact, target; `name`: which."""

    def __init__(self, kind: str, name: str) -> None:
        self.what = (kind, name)


class ImpossibleFigure(Exception):  # noqa: N818 - becomes a diagnostic where the figure counts
    """The rule can't produce anything from this figure."""

    def __init__(self, code: str, args: Mapping[str, str], source: Source | None) -> None:
        self.code = code
        self.details = args
        self.source = source
