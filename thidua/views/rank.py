"""`rank` and `what-if`: the ranking, what broke each tie, and who has no rank and why."""

from collections.abc import Sequence, Sized
from typing import NamedTuple, Protocol

from thidua.bloc.scoring.result import UnitScore
from thidua.views.fields import Field, Fields, entry, table
from thidua.views.offices import as_called
from thidua.views.scored import (
    Scored,
    band_text,
    bloc_json,
    border_notes,
    division_cell,
    left_notes,
    left_units,
    note_text,
    overall_cell,
    percent_cell,
    percent_json,
    points_cell,
    printed,
    reason_text,
    reasons_text,
    standing_words,
    warnings,
)
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Paragraph,
    Report,
    Section,
    Tone,
    figure,
    nothing,
)
from thidua.words import Lang, say

Before = dict[str, int | None]
"""Unit -> its rank before what is supposed."""


def rank_report(
    years: Sequence[Scored],
    lang: Lang,
    before: Sequence[Before] | None = None,
    assumed: str = "",
) -> Report:
    """A section a bloc: the ranking, then the units without a rank."""
    title = say(
        lang,
        "score.what_if_title" if before is not None else "score.rank_title",
        year=years[0].result.year,
    )
    sections = tuple(
        _section(one, lang, before[n] if before is not None else None)
        for n, one in enumerate(years)
    )
    lead = (Paragraph(assumed, Tone.WARN),) if assumed else ()
    return Report(title, sections, lang, lead)


class Shown(Protocol):
    """A row about a unit's score."""

    @property
    def scored(self) -> Scored:
        """The bloc's year."""

    @property
    def score(self) -> UnitScore:
        """The unit's own."""

    @property
    def lang(self) -> Lang:
        """The reader's language."""


class Place(NamedTuple):
    """A unit of a ranking with what it takes to tell its row."""

    scored: Scored
    score: UnitScore
    lang: Lang
    before: Before | None = None


def rank_cell(rank: int | None, tied: Sized) -> Cell:
    """A rank, `=2` where it is shared."""
    return Cell(f"={rank}" if tied else str(rank), rank, 0, Tone.WARN if tied else Tone.STRONG)


def _band(one: Shown) -> Cell:
    band = band_text(one.scored, one.score)
    return Cell(band, tone=Tone.GOOD) if band else nothing()


def _before(one: Place) -> Cell:
    was = (one.before or {}).get(one.score.unit.id)
    return Cell(str(was), was, 0, _moved(was, one.score.rank)) if was else nothing()


def _moved(was: int, now: int | None) -> Tone:
    if now is None or was == now:
        return Tone.NORMAL
    return Tone.GOOD if now < was else Tone.BAD


def _status(one: Shown) -> Cell:
    status = one.score.status
    return Cell(say(one.lang, f"score.{status}"), tone=Tone.WARN, data=status)


# fmt: off
ID: Field[Shown] = Field(
    "id", "score.id", lambda one: Cell(one.score.unit.id), lambda one: one.score.unit.id,
    data_only=True)
NAME: Field[Shown] = Field(
    "name", "score.unit", lambda one: Cell(one.score.unit.name, short=one.score.unit.short or ""),
    lambda one: one.score.unit.name, column="unit", wrap=True)
POINTS: Field[Shown] = Field(
    "points", "score.points", lambda one: points_cell(one.scored, one.score.points, one.lang),
    lambda one: printed(one.scored, one.score.points), str | None, align=Align.NUMBER)
PERCENT: Field[Shown] = Field(
    "percent", "score.percent", lambda one: percent_cell(one.scored, one.score, one.lang),
    lambda one: percent_json(one.scored, one.score), str | None, align=Align.NUMBER)
BAND: Field[Shown] = Field("band", "score.band", _band, lambda one: one.score.band, str | None)

RANKED: Fields[Place] = (
    Field("rank", "score.rank", lambda one: rank_cell(one.score.rank, one.score.tied_with),
        lambda one: one.score.rank, int, align=Align.RIGHT),
    Field("before", "score.before", _before, align=Align.RIGHT),
    ID,
    NAME,
    Field("division", "score.division", lambda one: division_cell(one.scored, one.score),
        lambda one: one.score.division, str | None),
    Field("overall", "score.overall", lambda one: overall_cell(one.score),
        lambda one: one.score.overall, int, align=Align.RIGHT),
    POINTS,
    Field("max", "score.assigned", lambda one: figure(one.lang, one.score.assigned),
        align=Align.NUMBER, priority=2),
    PERCENT,
    BAND,
    Field("tied_with", json=lambda one: list(one.score.tied_with), type=list[str]),
    Field("tie_broken_by", json=lambda one: one.score.broken_by, type=str | None),
    Field("note", "score.note", lambda one: Cell(note_text(one.scored, one.score, one.lang)),
        wrap=True, priority=1),
)
UNRANKED: Fields[Place] = (
    ID,
    NAME._replace(json=None),
    Field("status", "score.status", _status, lambda one: one.score.status),
    Field("reasons", "score.note", lambda one: Cell(reasons_text(one.score, one.lang)),
        lambda one: [reason_text(reason, one.lang) for reason in one.score.reasons], list[str],
        column="note", wrap=True),
)
# fmt: on


def _section(scored: Scored, lang: Lang, before: Before | None) -> Section:
    lang = as_called(scored.book, lang)
    shown = tuple(one for one in RANKED if _is_asked(one.key, scored, before))
    ranked = (Place(scored, one, lang, before) for one in scored.result.ranked)
    notes = (
        standing_words(scored, lang),
        *border_notes(scored, lang),
        *left_notes(scored, lang),
    )
    empty = say(lang, "score.no_ranking")
    blocks: list[Block] = [
        *warnings(scored, lang),
        table(shown, ranked, lang, key="rank", notes=notes, empty=empty),
    ]
    unranked = [Place(scored, one, lang) for one in scored.result.units if one.rank is None]
    if unranked:
        title = say(lang, "score.unranked")
        blocks.append(table(UNRANKED, unranked, lang, title=title, key="unranked"))
    return Section(scored.book.bloc.data.name, tuple(blocks), context=scored.context)


def _is_asked(key: str, scored: Scored, before: Before | None) -> bool:
    if key == "before":
        return before is not None
    return key not in ("division", "overall") or bool(scored.result.scale.divisions)


def rank_json(
    years: Sequence[Scored],
    lang: Lang,
    schema: str = "thidua/rank/1",
    before: Sequence[Before] | None = None,
) -> dict[str, object]:
    """`thidua/rank/1`; for what-if with the ranks before."""
    blocs = []
    for n, scored in enumerate(years):
        told = bloc_json(scored) | ranking_json(scored, lang)
        if before is not None:
            told["before"] = [{"id": unit, "rank": rank} for unit, rank in before[n].items()]
        blocs.append(told)
    return {"schema": schema, "blocs": blocs}


def ranking_json(scored: Scored, lang: Lang) -> dict[str, object]:
    """The ranking of one bloc."""
    lang = as_called(scored.book, lang)
    return {
        "ranking": [entry(RANKED, Place(scored, one, lang)) for one in scored.result.ranked],
        "unranked": [
            entry(UNRANKED, Place(scored, one, lang))
            for one in scored.result.units
            if one.rank is None
        ],
        "left": [unit.id for unit in left_units(scored)],
    }
