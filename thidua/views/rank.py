"""`rank` and `what-if`: the ranking, what broke each tie, and who has no rank and why;
`--together`: the units of the blocs of one scale in one ranking, beside their own."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.scoring.result import UnitScore
from thidua.views.fields import (
    Entry,
    Field,
    Fields,
    RecordFields,
    Spoken,
    schema_field,
    table,
    through,
    value,
)
from thidua.views.scored import (
    HEAD,
    ID,
    NAME,
    PERCENT,
    Scored,
    ScoreRow,
    band_text,
    border_notes,
    division_cell,
    left_notes,
    left_units,
    note_text,
    points_cell,
    printed,
    rank_cell,
    reason_text,
    reasons_text,
    standing_words,
    tie_text,
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
    as_called,
    band_cell,
    figure,
    nothing,
    ordinal,
)
from thidua.words import Lang, say

if TYPE_CHECKING:
    from thidua.bloc.ranking.together import Entrant, Placed, Together

Before = dict[str, int | None]
"""Unit -> its rank before what is supposed."""


def rank_report(
    years: Sequence[Scored], lang: Lang, before: Sequence[Before] | None = None, assumed: str = ""
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


class PlaceRow(NamedTuple):
    scored: Scored
    score: UnitScore
    lang: Lang
    before: Before | None = None


def _before(one: PlaceRow) -> Cell:
    was = (one.before or {}).get(one.score.unit.id)
    return Cell(str(was), was, 0, _moved(was, one.score.rank)) if was else nothing()


def _moved(was: int, now: int | None) -> Tone:
    if now is None or was == now:
        return Tone.NORMAL
    return Tone.GOOD if now < was else Tone.BAD


def _status(one: ScoreRow) -> Cell:
    status = one.score.status
    return Cell(say(one.lang, f"score.{status}"), tone=Tone.WARN, data=status)


# fmt: off
POINTS: Field[ScoreRow] = Field(
    "points", "score.points", lambda one: points_cell(one.scored, one.score.points, one.lang),
    lambda one: printed(one.scored, one.score.points), str | None, align=Align.NUMBER)
BAND: Field[ScoreRow] = Field(
    "band", "score.band", lambda one: band_cell(band_text(one.scored, one.score)),
    lambda one: one.score.band, str | None)

RANKED: Fields[PlaceRow] = (
    Field("rank", "score.rank", lambda one: rank_cell(one.score.rank, one.score.tied_with),
        lambda one: one.score.rank, int, align=Align.RIGHT),
    Field("before", "score.before", _before, align=Align.RIGHT),
    ID,
    NAME,
    Field("division", "score.division", lambda one: division_cell(one.scored, one.score),
        lambda one: one.score.division, str | None),
    Field("overall", "score.overall", lambda one: ordinal(one.score.overall),
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
UNRANKED: Fields[PlaceRow] = (
    ID,
    NAME._replace(json=None),
    Field("status", "score.status", _status, lambda one: one.score.status),
    Field("reasons", "score.note", lambda one: Cell(reasons_text(one.score, one.lang)),
        lambda one: [reason_text(reason, one.lang) for reason in one.score.reasons], list[str],
        column="note", wrap=True),
)
# fmt: on


class RankingTold(NamedTuple):
    """A bloc's ranking; `before`: what it is held against."""

    scored: Scored
    lang: Lang
    before: Before | None = None

    @classmethod
    def of(cls, scored: Scored, lang: Lang, before: Before | None = None) -> "RankingTold":
        """In the words of the bloc."""
        return cls(scored, as_called(scored.book, lang), before)

    @property
    def ranked(self) -> Iterator[PlaceRow]:
        scores = self.scored.result.ranked
        return (PlaceRow(self.scored, score, self.lang, self.before) for score in scores)

    @property
    def unranked(self) -> Iterator[PlaceRow]:
        scores = (score for score in self.scored.result.units if score.rank is None)
        return (PlaceRow(self.scored, score, self.lang) for score in scores)


# fmt: off
RANKED_UNIT = RecordFields("RankedUnit", RANKED,
    "One place of a ranking. `tie_broken_by`: what separated it from one with the same result. "
    "With divisions `rank` is the place in the unit's own, `overall` the place among all.")
UNRANKED_UNIT = RecordFields("UnrankedUnit", UNRANKED, "A unit without a rank, and why.")
RANKING: Fields[RankingTold | None] = (
    RANKED_UNIT.many("ranking", lambda one: one.ranked if one else ()),
    UNRANKED_UNIT.many("unranked", lambda one: one.unranked if one else ()),
    value("left", lambda one: [unit.id for unit in left_units(one.scored)] if one else [],
        list[str]),
)
"""The ranking of one bloc's year; empty where there is none."""
HEAD_OF_RANKING: Fields[RankingTold] = through(lambda one: one.scored, HEAD)
BLOC = RecordFields("RankEntry", RANKING, "A bloc's ranking.", head=HEAD_OF_RANKING)
# fmt: on


def _section(scored: Scored, lang: Lang, before: Before | None) -> Section:
    told = RankingTold.of(scored, lang, before)
    lang = told.lang
    shown = tuple(one for one in RANKED if _is_asked(one.key, scored, before))
    notes = (standing_words(scored, lang), *border_notes(scored, lang), *left_notes(scored, lang))
    empty = say(lang, "score.no_ranking")
    blocks: list[Block] = [
        *warnings(scored, lang),
        table(shown, told.ranked, lang, key="rank", notes=notes, empty=empty),
    ]
    unranked = [*told.unranked]
    if unranked:
        title = say(lang, "score.unranked")
        blocks.append(table(UNRANKED, unranked, lang, title=title, key="unranked"))
    return Section(scored.book.bloc.data.name, tuple(blocks), context=scored.context)


def _is_asked(key: str, scored: Scored, before: Before | None) -> bool:
    if key == "before":
        return before is not None
    return key not in ("division", "overall") or bool(scored.result.scale.divisions)


# -- over blocs ---------------------------------------------------------------------------------


class RankTold(NamedTuple):
    """Each bloc's ranking; `together`: the rankings over several, where they were asked for."""

    blocs: Sequence[RankingTold]
    together: Sequence[Spoken["Together"]] | None = None


def together_report(found: Sequence["Together"], year: int, lang: Lang) -> Report:
    """A section a scale."""
    title = say(lang, "score.together_title", year=year)
    return Report(title, tuple(_scale(one, lang) for one in found), lang)


class PlaceTogether(NamedTuple):
    scored: Scored
    placed: "Placed"
    of: "Together"
    lang: Lang

    @property
    def score(self) -> UnitScore:
        return self.placed.score


# fmt: off
UNIT_OF_BLOC: RecordFields[tuple[str, str]] = RecordFields("UnitOfBloc",
    (value("bloc", lambda one: one[0]), value("id", lambda one: one[1])),
    "A unit of one of several blocs.")
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
    Field("own_rank", "score.own_rank", lambda one: ordinal(one.score.rank),
        lambda one: one.score.rank, int | None, align=Align.RIGHT),
    UNIT_OF_BLOC.many("tied_with", lambda one: one.placed.tied_with),
    Field("tie_broken_by", json=lambda one: one.placed.broken_by, type=str | None),
    Field("note", "score.note", lambda one: Cell(_note_together(one.placed, one.of, one.lang)),
        wrap=True, priority=1),
)
PLACE_TOGETHER = RecordFields("UnitTogether", TOGETHER,
    "One place among the units of the blocs of one scale. `own_rank`: the rank in its bloc.")
SCALE_TOGETHER: RecordFields[Spoken["Together"]] = RecordFields("ScaleTogether", (
    value("blocs", lambda one: [each.book.bloc.data.id for each in one.of.entrants], list[str]),
    PLACE_TOGETHER.many("ranking", lambda one: _places(one.of, one.lang)),
), "The blocs of one scale, ranked together.")
OUTPUT: RecordFields[RankTold] = RecordFields("RankOutput", (
    schema_field("rank"),
    BLOC.many("blocs", lambda one: one.blocs),
    SCALE_TOGETHER.many_or_null("together", lambda one: one.together, optional=True),
), "`thidua rank`; `together` with `--together`.")
# fmt: on


def _scale(found: "Together", lang: Lang) -> Section:
    names = [one.book.bloc.data.name for one in found.entrants]
    notes = (standing_words(Scored(*found.entrants[0]), lang),)
    empty = say(lang, "score.no_ranking")
    places = _places(found, lang)
    shown = table(TOGETHER, places, lang, key="together", notes=notes, empty=empty)
    return Section("; ".join(names), (shown,))


def _places(found: "Together", lang: Lang) -> Iterator[PlaceTogether]:
    scored = {one.book.bloc.data.id: Scored(*one) for one in found.entrants}
    return (PlaceTogether(scored[one.bloc], one, found, lang) for one in found.places)


def _note_together(one: "Placed", found: "Together", lang: Lang) -> str:
    if one.tied_with:
        labels = (_label(found.entrants, bloc, unit) for bloc, unit in one.tied_with)
        return say(lang, "score.tied", others=", ".join(labels))
    if one.broken_by is not None:
        return say(
            lang, "score.broken", by=tie_text(one.broken_by, found.entrants[0].result.scale, lang)
        )
    return ""


def _label(entrants: Sequence["Entrant"], bloc: str, unit: str) -> str:
    book = next(one.book for one in entrants if one.book.bloc.data.id == bloc)
    return book.unit_label(unit)


def rank_json(
    years: Sequence[Scored], lang: Lang, together: Sequence["Together"] | None = None
) -> Entry:
    """`thidua/rank/1`; with the rankings over several blocs beside those of each."""
    over = None if together is None else [Spoken(one, lang) for one in together]
    return OUTPUT.entry(RankTold([RankingTold.of(one, lang) for one in years], over))
