"""Models and books of one bloc from YAML text, for tests of the year around the scores."""

from textwrap import dedent
from typing import TypeVar

from thidua.model.awards import Awards
from thidua.model.ballots import Ballot
from thidua.model.base import Model
from thidua.model.bloc import BlocFile
from thidua.model.book import Book, Sourced, YearBook
from thidua.model.events import Events
from thidua.model.full import FullSettings
from thidua.model.outcome import Decisions, Outcome, Records
from thidua.model.pledges import Pact, Pledge
from thidua.model.settlements import Appeals, Exclusions, Settlements
from thidua.model.units import Leadership, Units
from thidua.store.yaml.reader import parse

M = TypeVar("M", bound=Model)

PARTS: dict[str, type[Model]] = {
    "pact": Pact,
    "awards": Awards,
    "exclusions": Exclusions,
    "appeals": Appeals,
    "settlements": Settlements,
    "events": Events,
    "outcome": Outcome,
    "decisions": Decisions,
}


def load(kind: type[M], text: str) -> M:
    """The model that a file with that text holds."""
    node, problems = parse(dedent(text).encode(), "test.yaml")
    assert not problems, problems
    return kind.model_validate(node)


def year_book(year: int, files: dict[str, str]) -> YearBook:
    """The year's files by name without `.yaml`: `awards`, `ballots/co-tinh`, `pledges/a`."""
    parts: dict[str, object] = {}
    ballots, pledges = [], []
    for name, text in files.items():
        file = f"{year}/{name}.yaml"
        if name.startswith("ballots/"):
            ballots.append(Sourced(file, load(Ballot, text)))
        elif name.startswith("pledges/"):
            pledges.append(Sourced(file, load(Pledge, text)))
        else:
            parts[name] = Sourced(file, load(PARTS[name], text))
    return YearBook(year, ballots=tuple(ballots), pledges=tuple(pledges), **parts)


def book(
    units: str,
    years: dict[int, dict[str, str]] | None = None,
    *,
    bloc: str = "{id: khoi, name: Khối}",
    leadership: str | None = None,
    settings: str | None = None,
    records: str | None = None,
) -> Book:
    """A bloc of one folder."""
    return Book(
        "",
        Sourced("bloc.yaml", load(BlocFile, bloc)),
        Sourced("units.yaml", load(Units, units)),
        Sourced("thidua.yaml", load(FullSettings, settings)) if settings else None,
        Sourced("leadership.yaml", load(Leadership, leadership)) if leadership else None,
        {year: year_book(year, files) for year, files in (years or {}).items()},
        Sourced("records.yaml", load(Records, records)) if records else None,
    )


def members(*ids: str) -> str:
    """units.yaml with units that were always members."""
    return "units: [" + ", ".join(f"{{id: {one}, name: {one.upper()}}}" for one in ids) + "]"


def codes(problems: object) -> list[str]:
    """The codes of diagnostics with their variants, sorted: `TD705`, `TD709.both`."""
    assert isinstance(problems, list | tuple)
    return sorted(f"{one.code}.{one.variant}" if one.variant else one.code for one in problems)
