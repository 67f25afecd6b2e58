"""What the year's whole report is made from, and the head of it: the year in a few lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.bloc.firmness.compare import mean_percent
from thidua.bloc.ranking.standings import Standings
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.bloc.voting.tally import member_count
from thidua.bloc.year_view import YearView
from thidua.model.book import Book
from thidua.model.emulation_year import PeriodYear, as_period
from thidua.model.scale.criteria import Scale
from thidua.views.heads import context
from thidua.views.scored import Scored, percent_cell
from thidua.views.table import Cell, Facts, Labelled, Section, Tone, figure
from thidua.words import Lang, say


@dataclass(frozen=True, slots=True)
class Yearly:
    """One bloc's year. `standings` and `scales`: of this and the earlier years that could be
    scored; `results`: of the earlier years alone; `files` and `warnings`: what was read for it, and
    what the check had to say."""

    view: YearView
    standings: Mapping[int, Standings]
    scales: Mapping[int, Scale]
    results: Mapping[int, YearResult]
    files: tuple[str, ...] = ()
    warnings: int = 0

    @property
    def book(self) -> Book:
        return self.view.book

    @property
    def year(self) -> int:
        return self.view.year

    @property
    def scored(self) -> Scored | None:
        """The scored year; None where there is no scale."""
        return None if self.view.result is None else Scored(self.book, self.view.result)

    @property
    def context(self) -> tuple[tuple[str, str], ...]:
        """What CSV puts before each row; the scale's status, so that no row of a draft stands
        without it."""
        criteria = self.book.years[self.year].criteria
        status = "" if criteria is None else str(criteria.data.status)
        return (*context(self.book, self.year), ("scale", status))

    def context_with(self, part: Section) -> tuple[tuple[str, str], ...]:
        """Before each row of a part: the report's own columns, then what the part adds, its ballot
        or its award."""
        known = {key for key, _ in self.context}
        return (*self.context, *(pair for pair in part.context if pair[0] not in known))

    @property
    def before(self) -> int | None:
        """The last year before that has scores."""
        return max((year for year in self.standings if year < self.year), default=None)

    @property
    def period(self) -> PeriodYear | None:
        """The period that it is about; None for a whole year."""
        return as_period(self.year)

    @property
    def years(self) -> tuple[int, ...]:
        """From the first year that has scores to this one, those between without scores included;
        of a period those of its kind."""
        first = min(self.standings, default=self.year)
        if self.period is not None:
            return tuple(one for one in self.book.years if one >= first)
        return tuple(range(first, self.year + 1))


def head(one: Yearly, lang: Lang) -> Facts:
    """How many units, who is first, between which percents; who is proposed and granted what."""
    facts = list(_ranking(one, lang))
    for key in ("proposed", "granted"):
        found = [
            f"{award.award.name} ({', '.join(one.book.unit_label(given.unit) for given in units)})"
            for award in one.view.awards.awards
            if (units := getattr(award, key))
        ]
        if found:
            facts.append(Labelled(say(lang, f"report.{key}"), Cell("; ".join(found))))
    return Facts(tuple(facts))


def _ranking(one: Yearly, lang: Lang) -> Iterator[Labelled]:
    scored = one.scored
    n = len(one.book.members(one.year))
    ranked = [] if scored is None else scored.result.ranked
    args = {"n": n, "ranked": len(ranked), "all": member_count(one.book.units.data, one.year) or 0}
    known = one.book.units.data.known
    key = "members_text" if known == "all" else "members_known" if args["all"] else "members_named"
    yield Labelled(say(lang, "report.members"), Cell(say(lang, f"report.{key}", **args)))
    if scored is None or not ranked:
        return
    first = [score for score in ranked if score.rank == 1]
    said = "; ".join(
        say(lang, "report.first_text", unit=score.unit.name, percent=_percent(scored, score, lang))
        for score in first
    )
    yield Labelled(say(lang, "report.first"), Cell(said, tone=Tone.STRONG))
    places = scored.result.scale.rounding.places
    mean = figure(lang, mean_percent(scored.result), places, mark="%")
    yield Labelled(say(lang, "report.mean"), mean)
    in_order = sorted(ranked, key=lambda score: score.percent or 0)
    most, least = (_percent(scored, score, lang) for score in (in_order[-1], in_order[0]))
    text = say(lang, "report.spread_text", most=most, least=least)
    yield Labelled(say(lang, "report.spread"), Cell(text))


def _percent(scored: Scored, score: UnitScore, lang: Lang) -> str:
    return percent_cell(scored, score, lang).text
