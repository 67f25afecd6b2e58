"""One ranking over the blocs that score by one scale, beside their own (manual: many-blocs)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from thidua.bloc.ranking.placing import (
    averages_of,
    breakers,
    contender,
    percent_places,
    tie_figures,
)
from thidua.bloc.ranking.rank import Contender, rank
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.requires import mappings
from thidua.model.scale.criteria import Criterion, Scale

SETTINGS = ("ranking", "rounding", "bands", "stages")
"""What a bloc says of its own, and has to say alike for its units to be ranked with others."""


class Entrant(NamedTuple):
    """A bloc's scored year."""

    book: Book
    result: YearResult


class Placed(NamedTuple):
    """One unit's place among the units of several blocs. `tied_with`: bloc and unit. `score` has as
    many decimals of its percent as it takes here."""

    rank: int
    bloc: str
    score: UnitScore
    tied_with: tuple[tuple[str, str], ...]
    broken_by: str | None


class Together(NamedTuple):
    """The blocs of one scale and the places of all their units."""

    entrants: tuple[Entrant, ...]
    places: tuple[Placed, ...]


def together(entrants: Sequence[Entrant]) -> tuple[list[Together], list[Diagnostic]]:
    """The blocs grouped by their scale, each group ranked as one; what stands against that is told,
    and such a group is not ranked."""
    groups: list[list[Entrant]] = []
    for one in entrants:
        same = (each for each in groups if _is_one_scale(each[0], one))
        group = next(same, None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    found: list[Together] = []
    problems: list[Diagnostic] = []
    for group in groups:
        against = [problem for one in group[1:] for problem in _against(group[0], one)]
        problems += against
        if not against:
            found.append(_ranked(group))
    return found, problems


def _is_one_scale(one: Entrant, other: Entrant) -> bool:
    """Whether two blocs score by the same criteria; which of them apply to whom may differ."""
    return _content(one.result.scale) == _content(other.result.scale)


def _content(scale: Scale) -> tuple[object, ...]:
    criteria = tuple(_bare(node) for node in scale.criteria)
    return (scale.max, scale.not_applicable, scale.facts, criteria)


def _bare(node: Criterion) -> Criterion:
    parts = tuple(_bare(part) for part in node.criteria)
    return node.model_copy(update={"not_for": (), "verifier": None, "criteria": parts})


def _against(first: Entrant, one: Entrant) -> Iterator[Diagnostic]:
    """Why a bloc's units can't be ranked with those of the first."""
    scale = one.result.scale
    file = one.result.scale_file
    args = {"bloc": one.book.bloc.data.name, "other": first.book.bloc.data.name}
    for key in SETTINGS:
        if getattr(scale, key) != getattr(first.result.scale, key):
            yield Diagnostic("TD509", file, (key,), at="key", args=args | {"key": key})
    comparing = next((node.id for node in scale.with_root if node.id in scale.comparing), None)
    if comparing is not None:
        about = args | {"criterion": comparing}
        yield Diagnostic("TD509", file, at="file", args=about, variant="compares")
        return
    if scale.ranking.ballots:
        yield Diagnostic("TD509", file, ("ranking", "ties"), at="key", args=args, variant="ballot")
    if "band" in scale.ranking.by:
        for n, band in enumerate(scale.bands):
            if any(given.above for _, given in mappings(band.requires)):
                path = ("bands", n, "requires")
                yield Diagnostic("TD509", file, path, at="key", args=args, variant="above")


def _ranked(group: Sequence[Entrant]) -> Together:
    """All units of a group in one ranking, by what each bloc would compare by itself. Units that
    stay tied stand in the order of their bloc's id and their own."""
    scale = group[0].result.scale
    runners: dict[str, tuple[str, UnitScore]] = {}
    contenders: list[Contender] = []
    for one in sorted(group, key=lambda each: each.book.bloc.data.id):
        bloc, ranked = one.book.bloc.data.id, one.result.ranked
        yearbook = one.book.years[one.result.year]
        figures = tie_figures(yearbook, one.result.scale, ranked)
        for score in sorted(ranked, key=lambda each: each.unit.id):
            name = f"{bloc}/{score.unit.id}"
            own = contender(one.result.scale, score, averages_of(ranked), figures)
            runners[name] = (bloc, score)
            contenders.append(own._replace(unit=name))
    places, _ = rank(contenders, breakers(scale))
    scores: Mapping[str, UnitScore] = {name: score for name, (_, score) in runners.items()}
    digits = percent_places(scale, scores, {place.unit: place.rank for place in places})
    found = []
    for place in places:
        bloc, score = runners[place.unit]
        ties = tuple((runners[name][0], runners[name][1].unit.id) for name in place.tied_with)
        shown = score._replace(percent_places=digits[place.unit])
        found.append(Placed(place.rank, bloc, shown, ties, place.broken_by))
    return Together(tuple(group), tuple(found))
