"""`rank --together`: the units of the blocs of one scale in one ranking, beside their own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.bloc.ranking.together import Entrant, Placed, Together
from thidua.bloc.scoring.result import UnitScore
from thidua.views.fields import Field, Fields, entry, table
from thidua.views.outputs.common import UnitOfBloc
from thidua.views.rank import BAND, ID, NAME, PERCENT, POINTS, rank_cell, rank_json
from thidua.views.scored import Scored, standing_words, tie_text
from thidua.views.table import Align, Cell, Report, Section
from thidua.words import Lang, say


def together_report(found: Sequence[Together], year: int, lang: Lang) -> Report:
    """A section a scale."""
    title = say(lang, "score.together_title", year=year)
    return Report(title, tuple(_section(one, lang) for one in found), lang)


class PlaceTogether(NamedTuple):
    """A unit of a ranking over blocs with what it takes to tell its row."""

    scored: Scored
    placed: Placed
    of: Together
    lang: Lang

    @property
    def score(self) -> UnitScore:
        """Its score in its own bloc."""
        return self.placed.score


# fmt: off
TOGETHER: Fields[PlaceTogether] = (
    Field("rank", "score.rank", lambda one: rank_cell(one.placed.rank, one.placed.tied_with),
        lambda one: one.placed.rank, int, align=Align.RIGHT),
    Field("bloc", "score.bloc",
        lambda one: Cell(one.scored.book.bloc.data.name, data=one.placed.bloc),
        lambda one: one.placed.bloc, wrap=True),
    ID,
    NAME,
    POINTS,
    PERCENT,
    BAND,
    Field("own_rank", "score.own_rank", lambda one: Cell(str(one.score.rank), one.score.rank, 0),
        lambda one: one.score.rank, int | None, align=Align.RIGHT),
    Field("tied_with", type=list[UnitOfBloc],
        json=lambda one: [UnitOfBloc(bloc=bloc, id=unit) for bloc, unit in one.placed.tied_with]),
    Field("tie_broken_by", json=lambda one: one.placed.broken_by, type=str | None),
    Field("note", "score.note", lambda one: Cell(_note(one.placed, one.of, one.lang)),
        wrap=True, priority=1),
)
# fmt: on


def _section(found: Together, lang: Lang) -> Section:
    names = [one.book.bloc.data.name for one in found.entrants]
    notes = (standing_words(Scored(*found.entrants[0]), lang),)
    empty = say(lang, "score.no_ranking")
    places = _places(found, lang)
    shown = table(TOGETHER, places, lang, key="together", notes=notes, empty=empty)
    return Section("; ".join(names), (shown,))


def _places(found: Together, lang: Lang) -> Iterator[PlaceTogether]:
    scored = {one.book.bloc.data.id: Scored(*one) for one in found.entrants}
    return (PlaceTogether(scored[one.bloc], one, found, lang) for one in found.places)


def _note(one: Placed, found: Together, lang: Lang) -> str:
    if one.tied_with:
        labels = (_label(found.entrants, bloc, unit) for bloc, unit in one.tied_with)
        return say(lang, "score.tied", others=", ".join(labels))
    if one.broken_by is not None:
        return say(
            lang, "score.broken", by=tie_text(one.broken_by, found.entrants[0].result.scale, lang)
        )
    return ""


def _label(entrants: Sequence[Entrant], bloc: str, unit: str) -> str:
    book = next(one.book for one in entrants if one.book.bloc.data.id == bloc)
    known = book.units.data.get(unit)
    return known.label if known else unit


def together_json(
    years: Sequence[Scored], found: Sequence[Together], lang: Lang
) -> dict[str, object]:
    """`thidua/rank/1` with the rankings over several blocs beside those of each."""
    return rank_json(years, lang) | {"together": [_scale_json(one, lang) for one in found]}


def _scale_json(found: Together, lang: Lang) -> dict[str, object]:
    return {
        "blocs": [one.book.bloc.data.id for one in found.entrants],
        "ranking": [entry(TOGETHER, place) for place in _places(found, lang)],
    }
