"""`rank --together`: the units of the blocs of one scale in one ranking, beside their own."""

from collections.abc import Sequence

from thidua.bloc.ranking.together import Entrant, Placed, Together
from thidua.views.rank import rank_json
from thidua.views.scored import (
    Scored,
    band_text,
    percent_cell,
    percent_json,
    points_cell,
    printed,
    standing_words,
    tie_text,
)
from thidua.views.table import Align, Cell, Column, Report, Row, Section, Table, Tone, nothing
from thidua.words import Lang, say


def together_report(found: Sequence[Together], year: int, lang: Lang) -> Report:
    """A section a scale."""
    title = say(lang, "score.together_title", year=year)
    return Report(title, tuple(_section(one, lang) for one in found), lang)


def _section(found: Together, lang: Lang) -> Section:
    scored = {one.book.bloc.data.id: Scored(*one) for one in found.entrants}
    names = [one.book.bloc.data.name for one in found.entrants]
    columns = (
        Column("rank", say(lang, "score.rank"), Align.RIGHT),
        Column("bloc", say(lang, "score.bloc"), wrap=True),
        Column("id", say(lang, "score.id"), data_only=True),
        Column("unit", say(lang, "score.unit"), wrap=True),
        Column("points", say(lang, "score.points"), Align.NUMBER),
        Column("percent", say(lang, "score.percent"), Align.NUMBER),
        Column("band", say(lang, "score.band")),
        Column("own_rank", say(lang, "score.own_rank"), Align.RIGHT),
        Column("note", say(lang, "score.note"), wrap=True, priority=1),
    )
    rows = tuple(_row(scored[one.bloc], one, found, lang) for one in found.places)
    notes = (standing_words(Scored(*found.entrants[0]), lang),)
    table = Table(columns, rows, key="together", notes=notes, empty=say(lang, "score.no_ranking"))
    return Section("; ".join(names), (table,))


def _row(scored: Scored, one: Placed, found: Together, lang: Lang) -> Row:
    score, tied = one.score, bool(one.tied_with)
    band = band_text(scored, score)
    return Row(
        (
            Cell(f"={one.rank}" if tied else str(one.rank), one.rank, 0, _tone(tied)),
            Cell(scored.book.bloc.data.name, data=one.bloc),
            Cell(score.unit.id),
            Cell(score.unit.name, short=score.unit.short or ""),
            points_cell(scored, score.points, lang),
            percent_cell(scored, score, lang),
            Cell(band, tone=Tone.GOOD) if band else nothing(),
            Cell(str(score.rank), score.rank, 0),
            Cell(_note(one, found, lang)),
        )
    )


def _tone(tied: bool) -> Tone:
    return Tone.WARN if tied else Tone.STRONG


def _note(one: Placed, found: Together, lang: Lang) -> str:
    if one.tied_with:
        labels = (_label(found.entrants, bloc, unit) for bloc, unit in one.tied_with)
        return say(lang, "score.tied", others=", ".join(labels))
    if one.broken_by is not None:
        return say(lang, "score.broken", by=tie_text(one.broken_by, lang))
    return ""


def _label(entrants: Sequence[Entrant], bloc: str, unit: str) -> str:
    book = next(one.book for one in entrants if one.book.bloc.data.id == bloc)
    known = book.units.data.get(unit)
    return known.label if known else unit


def together_json(
    years: Sequence[Scored], found: Sequence[Together], lang: Lang
) -> dict[str, object]:
    """`thidua/rank/1` with the rankings over several blocs beside those of each."""
    return rank_json(years, lang) | {"together": [_scale_json(one) for one in found]}


def _scale_json(found: Together) -> dict[str, object]:
    scored = {one.book.bloc.data.id: Scored(*one) for one in found.entrants}
    return {
        "blocs": list(scored),
        "ranking": [
            {
                "rank": one.rank,
                "bloc": one.bloc,
                "id": one.score.unit.id,
                "name": one.score.unit.name,
                "points": printed(scored[one.bloc], one.score.points),
                "percent": percent_json(scored[one.bloc], one.score),
                "band": one.score.band,
                "own_rank": one.score.rank,
                "tied_with": [{"bloc": bloc, "id": unit} for bloc, unit in one.tied_with],
                "tie_broken_by": one.broken_by,
            }
            for one in found.places
        ],
    }
