"""What the reports on scores share: words of ties, reasons and states, the lead of a bloc."""

from collections.abc import Callable, Iterable, Iterator, Sized
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from thidua.bloc.ranking.placing import against, held_back
from thidua.bloc.ranking.rank import SETTLEMENT
from thidua.bloc.scoring.result import Reason, UnitScore, YearResult
from thidua.bloc.scoring.rounding import rounded
from thidua.model.book import Book
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.placing import ByAttribute, tie_breaker
from thidua.model.units import Unit
from thidua.text import dates
from thidua.text.numbers import Number, plain, show, trimmed
from thidua.views.fields import Field, Fields, RecordFields, row, through, value
from thidua.views.heads import MEMBER, head, period_field
from thidua.views.table import Align, Cell, Paragraph, Row, Tone, figure, nothing, ordinal
from thidua.words import Lang, say

MOST_REASONS = 3


class Scored(NamedTuple):
    """A bloc's scored year, as the report functions take it."""

    book: Book
    result: YearResult

    @property
    def context(self) -> tuple[tuple[str, str], ...]:
        """What CSV puts before each row: also that the scale is a draft, the look provisional or
        as of an earlier stage."""
        result = self.result
        own = [("bloc", self.book.bloc.data.id), ("year", str(result.year))]
        own.append(("scale", result.scale.status))
        if result.stage != result.scale.stages[-1].id:
            own.append(("stage", result.stage))
        if result.provisional:
            own.append(("provisional", "true"))
        return tuple(own)


def places(scored: Scored) -> int:
    return int(scored.result.scale.rounding.places)


# fmt: off
SCALE: RecordFields[Scored] = RecordFields("ScaleHead", (
    value("status", lambda one: one.result.scale.status),
    value("max", lambda one: written(one, one.result.scale.max), str | None),
    value("stages", lambda one: [stage.id for stage in one.result.scale.stages], list[str]),
    value("places", places, int),
), "The year's scale in a few words.")
OF_YEAR: Fields[Scored] = head(lambda one: (one.book, one.result.year))
HEAD: Fields[Scored] = (
    *OF_YEAR,
    period_field(lambda one: one.result.year),
    SCALE.at("scale", lambda one: one),
    value("stage", lambda one: one.result.stage),
    value("provisional", lambda one: one.result.provisional, bool),
)
# fmt: on
"""The head of a bloc's entry on a scored year, or on a period of one. `stage`: the last looked at.
"""


def printed(scored: Scored, value: Fraction | None) -> str | None:
    """A figure as printed in JSON; None for None."""
    if value is None:
        return None
    rounding = scored.result.scale.rounding
    return _printed(value, rounding.places, rounding.mode)


@lru_cache(4096)
def _printed(value: Fraction, places: int, mode: str) -> str:
    return plain(rounded(value, places, mode), places)


def written(scored: Scored, value: Fraction | None) -> str | None:
    """A figure that people wrote, a maximum or a claim, in JSON: never rounded, with the declared
    decimals at least. What is printed can then be checked with a calculator
    (manual: arithmetic)."""
    if value is None:
        return None
    return _written(value, scored.result.scale.rounding.places)


@lru_cache(4096)
def _written(value: Fraction, places: int) -> str:
    _, _, decimals = trimmed(value).partition(".")
    return plain(value, max(places, len(decimals)))


def heading(criterion: Criterion) -> str:
    """`II. Công tác Đảng`: a criterion's printed code and name."""
    return f"{criterion.code or criterion.id}. {criterion.name}"


class CriterionRow(Protocol):
    """A row about a criterion."""

    @property
    def scored(self) -> Scored: ...
    @property
    def criterion(self) -> Criterion: ...


C = TypeVar("C", bound=CriterionRow)


def criterion_rows(fields: Fields[C], told: Iterable[C]) -> Iterator[Row]:
    """A row a criterion: strong where it heads others, which are indented below it."""
    for one in told:
        parents, level, above = one.scored.result.scale.parents, 0, one.criterion.id
        while above in parents:
            above, level = parents[above], level + 1
        tone = Tone.NORMAL if one.criterion.is_leaf else Tone.STRONG
        yield row(fields, one, tone)._replace(level=level)


def _unit(score: UnitScore) -> Unit:
    return score.unit


PLACE: Fields[UnitScore] = (
    Field("rank", "score.rank", lambda score: ordinal(score.rank), align=Align.RIGHT),
    *through(_unit, MEMBER),
)
"""A unit by its rank and name."""


def percent_cell(scored: Scored, score: UnitScore, lang: Lang) -> Cell:
    """The percent at as many decimals as tell it from its neighbours."""
    return figure(lang, _percent(scored, score), score.percent_places, mark="%")


def percent_json(scored: Scored, score: UnitScore) -> str | None:
    """The percent as printed; null for a unit without a rank."""
    percent = _percent(scored, score)
    return None if percent is None else plain(percent, score.percent_places)


def _percent(scored: Scored, score: UnitScore) -> Fraction | None:
    if score.percent is None or score.rank is None:
        return None
    return rounded(score.percent, score.percent_places, scored.result.scale.rounding.mode)


class ScoreRow(Protocol):
    """A row about a unit's score."""

    @property
    def scored(self) -> Scored: ...
    @property
    def score(self) -> UnitScore: ...
    @property
    def lang(self) -> Lang: ...


# fmt: off
ID: Field[ScoreRow] = Field(
    "id", "score.id", lambda one: Cell(one.score.unit.id), lambda one: one.score.unit.id,
    data_only=True)
NAME: Field[ScoreRow] = Field(
    "name", "score.unit", lambda one: Cell(one.score.unit.name, short=one.score.unit.short or ""),
    lambda one: one.score.unit.name, column="unit", wrap=True)
PERCENT: Field[ScoreRow] = Field(
    "percent", "score.percent", lambda one: percent_cell(one.scored, one.score, one.lang),
    lambda one: percent_json(one.scored, one.score), str | None, align=Align.NUMBER)
# fmt: on


def points_cell(
    scored: Scored, value: Fraction | None, lang: Lang, tone: Tone = Tone.NORMAL
) -> Cell:
    """Points at the declared decimals, a dash for None."""
    if value is None:
        return nothing()
    rounding = scored.result.scale.rounding
    return figure(lang, rounded(value, rounding.places, rounding.mode), rounding.places, tone)


def reason_text(reason: Reason, lang: Lang) -> str:
    return say(lang, f"score.reason.{reason.key}", **reason.args)


def reasons_text(score: UnitScore, lang: Lang) -> str:
    """Why a unit has no rank: the first reasons, and how many more there are."""
    said = [reason_text(reason, lang) for reason in score.reasons]
    if len(said) > MOST_REASONS + 1:
        rest = say(lang, "score.more", n=len(said) - MOST_REASONS)
        said = [*said[:MOST_REASONS], rest]
    return "; ".join(said)


def tie_text(breaker: str, scale: Scale, lang: Lang) -> str:
    """A tie-breaker in words; a criterion by its printed number, an attribute by its name as words:
    that of women's share is the law's (NĐ 152/2025, Điều 4), so it has one in both languages."""
    kind, _, name = breaker.partition(":")
    if breaker == SETTLEMENT:
        return say(lang, "score.tie_settlement")
    if kind == "criterion" and name in scale.nodes:
        name = scale.nodes[name].code or name
    found = tie_breaker(breaker)
    if not isinstance(found, ByAttribute):
        return say(lang, f"score.tie_{kind}", id=name)
    name = found.name.replace("_", " ").replace("-", " ")
    if name in ("women percent", "ty le nu"):
        name = say(lang, "score.attribute_women")
    if found.at_least is not None:
        return say(lang, "score.tie_reached", id=name, n=show(lang, found.at_least))
    return say(lang, "score.tie_attribute", id=name)


def note_text(
    scored: Scored, score: UnitScore, lang: Lang, *, among_themselves: bool = False
) -> str:
    """What has to be said of a unit's place: its ties, what broke them, or why it has none.

    `among_themselves`: said of all units of a tie at once, which need not name each other.
    """
    notes = []
    if score.tied_with and among_themselves:
        notes.append(say(lang, "score.tied_together", rank=score.rank))
    elif score.tied_with:
        others = ", ".join(scored.book.unit_label(unit) for unit in score.tied_with)
        notes.append(say(lang, "score.tied", others=others))
    elif score.broken_by == SETTLEMENT:
        by = _settled_by(scored, score.unit.id)
        notes.append(say(lang, "score.settled", by=by) if by else say(lang, "score.settled_plain"))
    elif score.broken_by is not None:
        notes.append(
            say(lang, "score.broken", by=tie_text(score.broken_by, scored.result.scale, lang))
        )
    if score.reasons:
        notes.append(reasons_text(score, lang))
    return "; ".join(notes)


def _settled_by(scored: Scored, unit_id: str) -> str:
    for one in scored.book.years[scored.result.year].settled:
        if one.of == "rank" and unit_id in one.units:
            return one.by or ""
    return ""


def band_text(scored: Scored, score: UnitScore) -> str:
    bands = {band.id: band.name for band in scored.result.scale.bands}
    return bands.get(score.band or "", "")


def rank_cell(rank: int | None, tied: Sized) -> Cell:
    """A rank, `=2` where it is shared."""
    return Cell(f"={rank}" if tied else str(rank), rank, 0, Tone.WARN if tied else Tone.STRONG)


def division_cell(scored: Scored, score: UnitScore) -> Cell:
    names = {one.id: one.name for one in scored.result.scale.divisions}
    return Cell(names.get(score.division or "", ""), data=score.division or "")


def warnings(scored: Scored, lang: Lang) -> Iterator[Paragraph]:
    """What every output has to say before its figures: a draft, a provisional look, a stage."""
    result = scored.result
    if result.scale.is_draft:
        yield Paragraph(say(lang, "score.draft"), Tone.WARN, public=True)
    if result.provisional:
        yield Paragraph(say(lang, "score.provisional"), Tone.WARN, public=True)
    if result.stage != result.scale.stages[-1].id:
        stage = result.scale.stage(result.stage)
        name = stage.name if stage else result.stage
        yield Paragraph(say(lang, "score.as_of", stage=name), Tone.WARN, public=True)
    if result.partial:
        yield Paragraph(say(lang, "score.partial"), Tone.WARN, public=True)


def by_words(scale: Scale, lang: Lang) -> str:
    return ", ".join(say(lang, f"score.by_{key}") for key in scale.ranking.by)


def standing_words(scored: Scored, lang: Lang, figure: Callable[[Lang, Number], str] = show) -> str:
    """How to read the figures: maximum, what is compared, decimals. `figure`: how it is written."""
    scale, to = scored.result.scale, scored.result.scale.rounding.to
    return say(
        lang,
        "score.stands" if to is None else "score.stands_to",
        max=figure(lang, scale.max),
        by=by_words(scale, lang),
        places=scale.rounding.places,
        to=figure(lang, to or 0),
    )


def border_notes(scored: Scored, lang: Lang) -> Iterator[str]:
    """Ties across a quota's border that people have not settled; who got a lower band than the
    percent alone would give, and why."""
    names = {band.id: band.name for band in scored.result.scale.bands}
    for tie in scored.result.border_ties:
        if not tie.settled:
            units = ", ".join(scored.book.unit_label(unit) for unit in tie.units)
            yield say(
                lang,
                "score.border",
                band=names.get(tie.band, tie.band),
                places=tie.places,
                n=len(tie.units),
                units=units,
            )
    unsettled = {unit for tie in scored.result.border_ties if not tie.settled for unit in tie.units}
    lower: dict[str, list[str]] = {}
    for score in scored.result.ranked:
        if score.unit.id not in unsettled and (said := lower_band_text(scored, score, lang)):
            lower.setdefault(said, []).append(scored.book.unit_label(score.unit.id))
    for said, who in lower.items():
        yield f"{', '.join(who)}: {said}"
    below = [
        scored.book.unit_label(score.unit.id)
        for score in scored.result.ranked
        if score.band is None
        and score.unit.id not in unsettled
        and held_back(scored.result.scale, score) is None
    ]
    if names and below:
        yield say(lang, "score.below_bands", units=", ".join(below))


def lower_band_text(scored: Scored, score: UnitScore, lang: Lang) -> str:
    """Why a unit's band is lower than its percent alone would give; "" where it is not."""
    scale = scored.result.scale
    band = held_back(scale, score)
    if band is None:
        return ""
    short = against(scored.result, score, band)
    if short:
        from thidua.views.table import said

        reasons = "; ".join(said(one, lang) for one in short)
        return say(lang, "score.lower_needs", band=band.name, reasons=reasons)
    return say(lang, "score.lower_full", band=band.name)


def left_units(scored: Scored) -> tuple[Unit, ...]:
    """Who left within the year, before its members were counted, without a successor."""
    book = scored.book
    return book.units.data.left_in(book.emulation_year(scored.result.year))


def left_notes(scored: Scored, lang: Lang) -> tuple[str, ...]:
    """The same as a sentence."""
    year = scored.book.emulation_year(scored.result.year)
    said = [
        f"{unit.name} ({dates.show(lang, day)})"
        for unit in left_units(scored)
        if (day := unit.left_within(year)) is not None
    ]
    return (say(lang, "score.left_within", units="; ".join(said)),) if said else ()
