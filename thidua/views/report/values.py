"""`thidua/report/1`: the year's whole report for programs, made of the other commands' pieces."""

from collections.abc import Iterator, Sequence

from thidua.bloc.firmness.strengths import mean_percent
from thidua.bloc.ranking.movement import stage_moves
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.model.scale.placing import Band
from thidua.views.awards import AWARDS
from thidua.views.fields import Entry, Fields, RecordFields, Spoken, output, through, value
from thidua.views.heads import UNIT, exact, head, period_field
from thidua.views.rank import RANKING, RankingTold
from thidua.views.report.criteria import CRITERION, strengths_of
from thidua.views.report.head import Yearly
from thidua.views.report.movement import MOVE, SINCE, STAGE_POINTS, MoveOf, changes_of
from thidua.views.report.whole import DATA, terms_of
from thidua.views.scored import Scored, printed
from thidua.views.table import as_called
from thidua.views.terms import TERM, terms_told
from thidua.views.vote import BALLOT, BallotOf
from thidua.words import Lang


def year_json(years: Sequence[Yearly], lang: Lang, unit: str | None = None) -> Entry:
    """`thidua/report/1`; of one `unit` only what is about it, and what it is compared with."""
    made = OUTPUT.entry(Spoken(one, as_called(one.book, lang)) for one in years)
    if unit is None:
        return made
    pairs = zip(years, _rows(made, "blocs"), strict=True)
    return made | {
        "blocs": [_of_unit(found, one.book.unit_name(unit), unit) for one, found in pairs]
    }


def _rows(found: Entry, key: str) -> list[Entry]:
    rows = found[key]
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _of_unit(found: Entry, name: str, unit: str) -> Entry:
    """The same with the rows of one unit. The bloc's means and best units stay."""

    def own(inside: Entry, key: str, by: str = "id") -> list[Entry]:
        return [row for row in _rows(inside, key) if row[by] == unit]

    def share(criterion: Entry) -> Entry:
        shares = criterion["shares"]
        return {unit: shares[unit]} if isinstance(shares, dict) and unit in shares else {}

    since = found["changes"]
    return found | {
        "unit": {"id": unit, "name": name},
        "ranking": own(found, "ranking"),
        "unranked": own(found, "unranked"),
        "criteria": [one | {"shares": share(one)} for one in _rows(found, "criteria")],
        "stages": own(found, "stages"),
        "stage_moves": own(found, "stage_moves", "unit"),
        "awards": [one | {"candidates": own(one, "candidates")} for one in _rows(found, "awards")],
        "changes": since | {"units": own(since, "units")} if isinstance(since, dict) else None,
    }


def _ranking(one: Spoken[Yearly]) -> RankingTold | None:
    scored = one.of.scored
    return None if scored is None else RankingTold(scored, one.lang)


def _units(told: Spoken[Yearly]) -> Iterator[tuple[Scored, UnitScore]]:
    scored = told.of.scored
    return ((scored, score) for score in scored.result.units) if scored else iter(())


def _moves(told: Spoken[Yearly]) -> Iterator[MoveOf]:
    scored = told.of.scored
    moves = stage_moves(scored.result) if scored else ()
    return (MoveOf(scored, move, told.lang) for move in moves if scored)


def _ballots(told: Spoken[Yearly]) -> Iterator[BallotOf]:
    book, lang = told.of.book, told.lang
    return (BallotOf(book, one, lang) for vote in told.of.view.votes.votes for one in vote.rounds)


def _mean(told: Spoken[Yearly]) -> str | None:
    scored = told.of.scored
    return None if scored is None else printed(scored, mean_percent(scored.result))


# fmt: off
BAND: RecordFields[tuple[Band, YearResult]] = RecordFields("BandUnits", (
    value("id", lambda one: one[0].id),
    value("name", lambda one: one[0].name),
    value("from", lambda one: exact(one[0].from_), str | None),
    value("units", lambda one: [each.unit.id for each in one[1].ranked if each.band == one[0].id],
        list[str]),
))
OF_RANKING: Fields[Spoken[Yearly]] = through(_ranking, RANKING)
OF_AWARDS: Fields[Spoken[Yearly]] = through(
    lambda one: Spoken(one.of.view, one.lang), (AWARDS,))
VALUES: Fields[Spoken[Yearly]] = (
    period_field(lambda one: one.of.year),
    DATA.at("data", lambda one: one.of),
    *OF_RANKING,
    value("mean_percent", _mean, str | None),
    BAND.many("bands", lambda one: ((band, one.of.scored.result)
        for band in one.of.scored.result.scale.bands) if one.of.scored else ()),
    CRITERION.many("criteria",
        lambda one: strengths_of(one.of.scored, one.lang) if one.of.scored else ()),
    STAGE_POINTS.many("stages", _units),
    MOVE.many("stage_moves", _moves),
    BALLOT.many("ballots", _ballots),
    *OF_AWARDS,
    TERM.many("leadership", lambda one: terms_told(one.of.book, terms_of(one.of), one.lang)),
    SINCE.or_null("changes", lambda one: one.of if changes_of(one.of) else None),
    UNIT.or_null("unit", lambda _: None),
)
ENTRY = RecordFields("ReportEntry", VALUES,
    "A bloc's whole year; with --unit what is about that unit.",
    head=head(lambda one: (one.of.book, one.of.year)))
OUTPUT = output("report", ENTRY)
# fmt: on
