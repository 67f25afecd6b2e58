"""Rules over awards, proposals, decisions, dossiers and ballots (manual: award-choice).

Rules over records.yaml: units that there are, one thing each, nothing against a year's files.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from thidua.bloc.awarding.awards import judged_on
from thidua.bloc.awarding.earlier_years import past_of
from thidua.bloc.cycle.check_days import before
from thidua.bloc.cycle.check_files import member_problem, outside_year, severity_if
from thidua.bloc.lineage import bars_of
from thidua.bloc.scoring.check_stress import check_requires_reach
from thidua.bloc.unknown import Known, condition_problems, entries, quota_problems, unknown
from thidua.diagnostics.diagnostic import Diagnostic, Severity, Spot
from thidua.model.ballots import OFFICES, office_of
from thidua.model.base import LEVELS
from thidua.model.book import Book, YearBook
from thidua.model.requires import mappings
from thidua.model.settlements import OF_BAND
from thidua.text.suggest import nearest
from thidua.text.vietnamese import bare

if TYPE_CHECKING:
    from datetime import date

    from thidua.model.awards import Award
    from thidua.model.outcome import Decision, Proposal, Record


BELOW = LEVELS[LEVELS.index("department") : LEVELS.index("other")]
"""The levels below the province."""


def check_year_awards(book: Book) -> Iterator[Diagnostic]:
    """All rules of this module over all loaded years."""
    for yearbook in book.years.values():
        yield from _awards(book, yearbook)
        yield from _proposals(book, yearbook)
        yield from _dossiers(book, yearbook)
        yield from _decisions(book, yearbook)
        yield from _ballots(book, yearbook)
        yield from _settled(book, yearbook)
        yield from _barred_bands(yearbook)


def known_awards(book: Book, year: int) -> set[str] | None:
    """The ids of awards that the year's files may name: the bloc's and the province's, of all
    years, and titles that a condition asks for. None where the year has no awards to speak of."""
    own, file = book.awards_of(year)
    if file is None:
        return None
    held = {
        wanted.holds
        for award in own
        for _, wanted in mappings(award.requires)
        if wanted.holds is not None
    }
    return {*book.award_names, *held}


def _awards(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    awards, file = book.awards_of(yearbook.year)
    if file is None:
        return
    ids = [award.id for award in awards]
    ids_of_scale: Known = {}
    bands, has_divisions = None, None
    if yearbook.criteria is not None:
        scale = yearbook.criteria.data
        bands, has_divisions = [band.id for band in scale.bands], bool(scale.divisions)
        ids_of_scale = {"band": bands, "criterion": scale.nodes, "item": scale.items}
    for n, award in enumerate(awards):
        spot = Spot(file, ("awards", n), (award.name,))
        for m, other in enumerate(award.excludes):
            here = spot.below("excludes", m)
            if other not in ids:
                yield unknown("TD601", here, other, ids)
            elif ids.index(other) <= n:
                args = {"award": award.name, "other": _called(book, other)}
                yield here.told("TD613", args, "itself" if other == award.id else "")
        if award.quota is not None:
            known = None if bands is None else frozenset(bands)
            yield from quota_problems(award.quota, spot.below("quota"), known)
        yield from _level(book, award, spot)
        if award.within is not None and has_divisions is False:
            yield spot.below("within").told("TD508")
        here = spot.below("requires")
        yield from condition_problems(award.requires, here, ids_of_scale)
        yield from _held(book, award, here)
        if yearbook.criteria is not None:
            yield from check_requires_reach(yearbook.criteria.data, award.requires, here)


def _held(book: Book, award: "Award", spot: Spot) -> Iterator[Diagnostic]:
    """A title that is nearly the id of an award is mostly that award, mistyped."""
    names = {*book.award_names, *_granted(book)}
    for path, given in mappings(award.requires):
        better = nearest(given.holds, sorted(names)) if given.holds is not None else None
        if given.holds not in names and better is not None:
            args = {"id": str(given.holds), "better": better}
            yield spot.below(*path, "holds").told("TD670", args)


def _granted(book: Book) -> set[str]:
    """The ids of all that was ever decided on."""
    found = {made.award for year in book.years.values() for made in year.decided}
    return found | {one.award for one in book.recorded if one.award is not None}


def _level(book: Book, award: "Award", spot: Spot) -> Iterator[Diagnostic]:
    """Advice where a bloc below the province has an award from above its own level: a flag of the
    province is for who leads a bloc that the province organised (QĐ 86/2025/QĐ-UBND, Điều 3)."""
    own = book.bloc.data.level
    if award.level is None or own not in BELOW:
        return
    if LEVELS.index(award.level) < LEVELS.index(own):
        yield spot.below("level").told("TD648")


def _award_known(
    known: Iterable[str] | None, spot: Spot, award: str | None
) -> Iterator[Diagnostic]:
    if known is not None and award is not None and award not in known:
        yield unknown("TD601", spot, award, known)


def _proposals(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """Of an award that there is, of a unit that is not barred, once."""
    if not yearbook.proposals:
        return
    known, bars = known_awards(book, yearbook.year), bars_of(book, yearbook)
    seen: set[tuple[str, str | None, str]] = set()
    for place, one in entries(yearbook.outcome, "proposals", yearbook.proposals):
        name = book.unit_name(one.unit)
        spot = place.named(name)
        told = {"unit": name, "award": _called(book, one.award)}
        yield from _award_known(known, spot.below("award"), one.award)
        yield from _for_whom(book, yearbook, spot, one)
        key = (one.unit, one.award, _who(one))
        if key in seen:
            yield spot.told("TD609", told)
        seen.add(key)
        voted = any(ballot.data.for_ == one.award for ballot in yearbook.ballots)
        if one.chosen == "ballot" and one.award is not None and not voted:
            yield spot.below("chosen").told("TD674", {"award": told["award"]})
        if one.person is not None:
            continue  # what bars a unit does not bar a person of it
        day = one.on or judged_on(book, yearbook.year, None)
        for bar in bars.barred(one.unit, "awards", day) if bars is not None else ():
            later = bar.on is not None and one.on is not None and bar.on > one.on
            args = {"unit": name, "reason": bar.reason}
            yield spot.told("TD608", args, severity=severity_if(later))


def _who(one: "Proposal | Decision") -> str:
    """The person, as far as one is named."""
    return bare(one.person.name) if one.person is not None and one.person.name else ""


def _for_whom(
    book: Book, yearbook: YearBook, spot: Spot, one: "Proposal | Decision"
) -> Iterator[Diagnostic]:
    """An award for persons names the person, one for units does not."""
    awards, _ = book.awards_of(yearbook.year)
    award = next((award for award in awards if award.id == one.award), None)
    if award is None:
        return
    args = {"award": award.name}
    if award.for_persons and not _who(one):
        yield spot.told("TD647", args)
    elif not award.for_persons and one.person is not None:
        yield spot.below("person").told("TD647", args, "unit", "key")


def _called(book: Book, award: str | None) -> str:
    """What an award is called; its id where nobody has said."""
    return "?" if award is None else book.award_names.get(award, award)


def _proposed(yearbook: YearBook) -> set[tuple[str, str | None]] | None:
    """Unit and award of every proposal; None where nothing is said of proposals."""
    proposals = yearbook.proposals
    return None if proposals is None else {(one.unit, one.award) for one in proposals}


def _dossiers(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    known, proposed = known_awards(book, yearbook.year), _proposed(yearbook)
    seen: set[tuple[str, str | None]] = set()
    for place, one in entries(yearbook.outcome, "dossiers", yearbook.dossiers):
        name = book.unit_name(one.unit)
        spot = place.named(name)
        told = {"unit": name, "award": _called(book, one.award)}
        yield from _award_known(known, spot.below("award"), one.award)
        if (one.unit, one.award) in seen:
            yield spot.told("TD609", told)
        seen.add((one.unit, one.award))
        if proposed is not None and not _is_proposed(proposed, one.unit, one.award):
            yield spot.told("TD618", told)
        asked = _proposed_on(yearbook, one.unit, one.award)
        if one.sent is not None and asked is not None and one.sent < asked:
            yield before(spot.below("sent"), (one.sent, "sent"), (asked, "proposals.on"))


def _is_proposed(proposed: set[tuple[str, str | None]], unit: str, award: str | None) -> bool:
    """A proposal that names no award is one for any."""
    if award is None:
        return any(one == unit for one, _ in proposed)
    return (unit, award) in proposed or (unit, None) in proposed


def _decisions(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """Of an award that there is, on a unit that the bloc proposed."""
    known, proposed = known_awards(book, yearbook.year), _proposed(yearbook)
    seen: dict[tuple[str, str, str], bool] = {}
    for place, one in entries(yearbook.decisions, "decisions", yearbook.decided):
        name, award = book.unit_name(one.unit), _called(book, one.award)
        spot = place.named(name)
        told = {"unit": name, "award": award}
        yield from _award_known(known, spot.below("award"), one.award)
        yield from _for_whom(book, yearbook, spot, one)
        key = (one.unit, one.award, _who(one))
        if seen.get(key, one.granted) != one.granted:
            yield spot.told("TD640", told)
        elif key in seen:
            yield spot.told("TD609", told)
        seen.setdefault(key, one.granted)
        if one.granted and proposed is not None and not _is_proposed(proposed, one.unit, one.award):
            yield spot.told("TD607", told)
        asked = _proposed_on(yearbook, one.unit, one.award, _who(one))
        if one.on is not None and asked is not None and one.on < asked:
            here = spot.below("on").named(award)
            yield before(here, (one.on, "on"), (asked, "proposals.on"))


def _proposed_on(
    yearbook: YearBook, unit: str, award: str | None, person: str = ""
) -> "date | None":
    """The day on which the bloc proposed a unit, or a person of it, for an award, where said."""
    key, proposals = (unit, award, person), yearbook.proposals or ()
    days = [one.on for one in proposals if (one.unit, one.award, _who(one)) == key]
    return days[0] if days else None


def check_ballots(book: Book) -> Iterator[Diagnostic]:
    """The rules over the ballots of all loaded years: what a count may be shown on."""
    for yearbook in book.years.values():
        yield from _ballots(book, yearbook)


def _ballots(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """Votes about awards that there are, held in the year's span."""
    known = known_awards(book, yearbook.year)
    for ballot in yearbook.ballots:
        spot = Spot(ballot.file, (), (ballot.data.title or ballot.file.rpartition("/")[2],))
        if known is not None and ballot.data.for_ not in (None, *OFFICES, *known):
            wanted, ids = str(ballot.data.for_), {*known, *OFFICES}
            found = unknown("TD601", spot.below("for"), wanted, ids)
            office = office_of(wanted)
            if office is not None:
                found = found._replace(args={"id": wanted, "better": office}, variant="nearest")
            yield found
        yield from outside_year(yearbook.year, spot.below("on"), ballot.data.on)


def _barred_bands(yearbook: YearBook) -> Iterator[Diagnostic]:
    """Bars from bands name bands that there are."""
    if yearbook.criteria is None:
        return
    bands = [band.id for band in yearbook.criteria.data.bands]
    for place, one in entries(yearbook.exclusions, "exclusions", yearbook.barred):
        for m, bar in enumerate(one.from_):
            name = bar.removeprefix(OF_BAND)
            if name != bar and name not in bands:
                yield unknown("TD614", place.below("from", m), name, bands)


def _settled(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """Settlements name members, and bands and awards that there are."""
    known = known_awards(book, yearbook.year)
    for spot, one in entries(yearbook.settlements, "settlements", yearbook.settled):
        kind, _, name = one.of.partition(":")
        year = yearbook.year + 1 if kind == "leader" else yearbook.year
        for m, unit in enumerate(one.units):
            yield from member_problem(book, year, spot.below("units", m), unit)
        if kind == "award":
            yield from _award_known(known, spot.below("of"), name)
        if kind == "band" and yearbook.criteria is not None:
            bands = [band.id for band in yearbook.criteria.data.bands]
            if name not in bands:
                yield unknown("TD614", spot.below("of"), name, bands)


def check_records(book: Book) -> Iterator[Diagnostic]:
    """All rules over records.yaml."""
    ids = [one.id for one in book.units.data.units]
    said: dict[tuple[str, int, str], object] = {}
    for place, one in entries(book.records, "records", book.recorded):
        spot = place.named(book.unit_name(one.unit), str(one.year))
        if one.unit not in ids:
            yield unknown("TD404", spot.below("unit"), one.unit, ids)
        if (one.evaluation is None) == (one.award is None):
            yield spot.told("TD644")
            continue
        what = one.award or "evaluation"
        value = one.evaluation if one.award is None else one.granted
        key = (one.unit, one.year, what)
        if key in said:
            same = said[key] == value
            variant, severity = ("", None) if same else ("differs", Severity.ERROR)
            yield spot.told("TD645", variant=variant, severity=severity)
        said.setdefault(key, value)
        yield from _against_year(book, one, spot)


def _against_year(book: Book, one: "Record", spot: Spot) -> Iterator[Diagnostic]:
    """A record says nothing else than the year's own files, where these speak."""
    own = past_of(book._replace(records=None, elsewhere={}), one.year)
    if one.evaluation is not None:
        grade = own.evaluations.get(one.year, {}).get(one.unit)
        if grade is not None and grade != one.evaluation:
            yield spot.below("evaluation").told("TD643", {"own": grade})
    elif one.award is not None:
        grant = own.grants.get(one.year, {}).get((one.award, one.unit))
        is_told = grant is not None or ("", one.year) in own.decided
        if is_told and one.granted != (grant is not None and grant.granted):
            variant = "granted" if one.granted else "refused"
            yield spot.below("award").told("TD643", variant=variant)
