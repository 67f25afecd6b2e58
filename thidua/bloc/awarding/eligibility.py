"""Who may get an award, with the reason for each yes and each no (format.md 6, awards.yaml).

A condition has to be proven by the data; a bar has to be proven, too. What is not known makes no
condition true and bars nobody, and the reason says so.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from thidua.bloc.awarding.earlier_years import Past
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.reasons import Arg, Printed, Why, why
from thidua.diagnostics.diagnostic import Word
from thidua.model.awards import Award, EvaluationYears, Requires
from thidua.model.exclusions import Exclusions
from thidua.model.outcome import GRADES


class Judged(NamedTuple):
    """Whether one unit may get an award, and all that speaks for and against it."""

    unit: str
    eligible: bool
    reasons: tuple[Why, ...]


class Court(NamedTuple):
    """What eligibility is judged by: the year, its standings (None: it has no scores), what barred
    units are barred by, the past, and the names of awards by id."""

    year: int
    standings: Standings | None
    exclusions: Exclusions | None
    past: Past
    names: Mapping[str, str]


def judge(court: Court, award: Award, unit: str, above: Sequence[Award] = ()) -> Judged:
    """One unit and one award. `above`: awards of the same year that exclude this one and that the
    unit gets already."""
    reasons = [*_barred(court, unit)]
    reasons += [why("excluded_by", False, award=one.name) for one in above]
    reasons += _again(court, award, unit)
    if award.requires is not None:
        reasons += _required(court, award.requires, unit)
    if not reasons:
        reasons.append(why("nothing_required", True))
    return Judged(unit, all(one.good is not False for one in reasons), tuple(reasons))


def _barred(court: Court, unit: str) -> list[Why]:
    reasons = []
    for one in court.exclusions.barred(unit, "awards") if court.exclusions else ():
        reasons.append(why("barred", False, reason=one.reason))
    standing = _standing(court, unit)
    if standing is not None and standing.status != "ranked":
        reasons.append(why("status", False, status=Word(f"year.status.{standing.status}")))
    return reasons


def _standing(court: Court, unit: str) -> Standing | None:
    return court.standings.units.get(unit) if court.standings else None


def _again(court: Court, award: Award, unit: str) -> list[Why]:
    """Not again within so many years: the years before, counted back from the year itself."""
    if not award.not_again_within:
        return []
    years = range(court.year - award.not_again_within, court.year)
    held = [year for year in years if court.past.holds(unit, award.id, year)]
    if held:
        return [why("again", False, year=held[-1], years=award.not_again_within)]
    unknown = tuple(year for year in years if year not in court.past.granted)
    if unknown:
        return [why("again_unknown", None, missing=unknown)]
    return [why("not_again", True, years=award.not_again_within)]


def _required(court: Court, requires: Requires, unit: str) -> list[Why]:
    """A reason for each condition."""
    standing = _standing(court, unit)
    reasons = []
    if requires.min_percent is not None:
        least = Printed(requires.min_percent)
        if standing is None or standing.percent is None:
            reasons.append(why("percent_unknown", False, least=least))
        else:
            enough = standing.percent >= requires.min_percent
            shown = Printed(standing.percent, standing.places)
            key = "percent_reached" if enough else "percent_below"
            reasons.append(why(key, enough, percent=shown, least=least))
    if requires.band is not None:
        reasons.append(_band(court, requires.band, standing))
    if requires.rank_at_most is not None:
        most = requires.rank_at_most
        if standing is None or standing.rank is None:
            reasons.append(why("rank_unknown", False, most=most))
        else:
            high = standing.rank <= most
            key = "rank_reached" if high else "rank_below"
            reasons.append(why(key, high, rank=standing.rank, most=most))
    if requires.evaluation is not None:
        reasons.append(_evaluated(court, requires.evaluation, unit))
    if requires.holds is not None:
        years = court.past.years_granted(unit, requires.holds, court.year)
        name = court.names.get(requires.holds, requires.holds)
        if years:
            reasons.append(why("holds", True, award=name, year=years[0]))
        else:
            reasons.append(why("holds_not", False, award=name))
    if requires.any is not None:
        reasons.append(_any(court, requires.any, unit))
    return reasons


def _band(court: Court, wanted: str, standing: Standing | None) -> Why:
    """That band or a higher one."""
    bands = court.standings.bands if court.standings else {}
    name = bands.get(wanted, wanted)
    if standing is None or standing.band is None:
        return why("band_unknown", False, wanted=name)
    order = list(bands)
    high = wanted in order and order.index(standing.band) <= order.index(wanted)
    held = bands.get(standing.band, standing.band)
    return why("band_reached" if high else "band_below", high, band=held, wanted=name)


def _evaluated(court: Court, wanted: EvaluationYears, unit: str) -> Why:
    """At least that grade in so many years on end, counted back from the year itself, over the
    years whose evaluations are there (format.md 6); those that are not are named, for people to
    look up. Without any of them nothing is known."""
    asked = [court.year - back for back in range(wanted.years)]
    years = [year for year in asked if year in court.past.evaluations] or asked
    grades = {year: court.past.grade(unit, year) for year in years}
    kind = "grade" if wanted.years == 1 else "evaluation"
    args: dict[str, Arg] = {"years": wanted.years, "grade": Word(f"year.grade.{wanted.grade}")}
    low = [year for year in years if (grade := grades[year]) and _under(grade, wanted.grade)]
    if low:
        found = Word(f"year.grade.{grades[low[0]]}")
        return why(f"{kind}_below", False, year=low[0], found=found, **args)
    missing = tuple(sorted(year for year in years if grades[year] is None))
    if missing:
        return why(f"{kind}_unknown", False, missing=missing, **args)
    absent = tuple(sorted(set(asked) - set(years)))
    if absent:
        return why(f"{kind}_reached_partly", True, missing=absent, **args)
    return why(f"{kind}_reached", True, **args)


def _under(grade: str, wanted: str) -> bool:
    return GRADES.index(grade) > GRADES.index(wanted)


def _any(court: Court, branches: Sequence[Requires], unit: str) -> Why:
    """One branch is enough; all conditions of that branch have to hold."""
    tried = [(one, _required(court, one, unit)) for one in branches]
    for _, reasons in tried:
        if all(one.good for one in reasons):
            return Why("any_reached", {}, True, tuple(reasons))
    parts = tuple(one for _, reasons in tried for one in reasons if not one.good)
    return Why("any_missed", {}, False, parts)
