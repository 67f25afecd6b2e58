"""What each kind of document is made from: only that is read, so no other file can hinder it."""

from collections.abc import Collection
from datetime import date

from thidua.bloc.awarding.result import AwardsOfYear
from thidua.bloc.documents import bases_for, mentioned
from thidua.bloc.scoring.checked import no_scale
from thidua.bloc.voting.tally import VotesOfYear
from thidua.bloc.year_view import YearView
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.letters.kinds import KINDS, KindFacts
from thidua.letters.official import LetterFrame
from thidua.letters.sources import Sources, meeting, signing_day
from thidua.model.book import Book
from thidua.model.emulation_year import last_day
from thidua.store.guard import EVENTS, PAST
from thidua.store.loading import SCORING, Loading
from thidua.year.bloc import Bloc
from thidua.year.outcome import LoadedBook, Wanted


def read_for(bloc: Bloc, kind: str, year: int) -> Wanted:
    """What the kind needs of the year, of meetings written in other years, and of the years
    before."""
    years = bloc.years
    facts = KINDS[kind]
    parts = _parts(facts)
    wanted: dict[int, Collection[str]] = {}
    if facts.judged:
        wanted |= {one: PAST for one in years if one < year}
    for one in _referred(bloc, year) if "events" in parts else ():
        wanted[one] = frozenset(wanted.get(one, ())) | EVENTS
    groups = [([one], frozenset(some)) for one, some in sorted(wanted.items())]
    return [*groups, ([year], parts)]


def _parts(facts: KindFacts) -> frozenset[str]:
    own = facts.reads - {"scores", "past"}
    scores = SCORING if "scores" in facts.reads else frozenset()
    return own | scores | (PAST if facts.judged else frozenset())


def _referred(bloc: Bloc, year: int) -> set[int]:
    """The years in which meetings of this one are written (`same_as`)."""
    book, _ = bloc.load([([year], EVENTS)])
    events = book.years[year].happened if book and year in book.years else ()
    found = {one.same_as[0] for one in events if one.same_as}
    return found & set(bloc.years) - {year}


def sources_for(
    bloc: Bloc,
    book: Book,
    loading: Loading,
    frame: LetterFrame,
    about: tuple[str | None, str | None],
    *,
    draft: bool,
) -> tuple[Sources | None, list[Diagnostic]]:
    """What the builder is given; None with what hinders it. `about`: a unit and a ballot."""
    unit, ballot = about
    view, found = _view(bloc, book, loading, frame)
    if view is None or has_errors(found):
        return None, found
    years = tuple(bloc.years)
    sources = Sources(view, frame, (), draft, unit, ballot, years)
    if not sources.kind.cites:
        return sources, found
    day = _day(sources)
    own = book.bases
    asked = frame.config.bases
    bases, more = bases_for(day, own, asked, book.bloc.file, ("documents", "bases"))
    found += more
    if sources.kind.pleads:
        for place, one in enumerate(view.awards.awards):
            path = ("awards", place, "basis")
            found += mentioned(one.award.basis or "", day, own, view.awards.file, path)
    return sources._replace(bases=bases), found


def _view(
    bloc: Bloc, book: Book, loading: Loading, frame: LetterFrame
) -> tuple[YearView | None, list[Diagnostic]]:
    kind = KINDS[frame.kind]
    if not kind.scored:
        nothing = AwardsOfYear(frame.year, None)
        return YearView(book, frame.year, None, None, VotesOfYear(), nothing), []
    if kind.needs_scale and book.years[frame.year].criteria is None:
        return None, [no_scale(book, frame.year)]
    of = bloc[frame.year]
    view, found = of.view_from(book, loading.broken, lean=True)
    found = [*found, *of.against_seal(LoadedBook(book, loading))]
    if not kind.judged and view is not None:
        # What the rules say of proposals needs more than was read here.
        found = [one for one in found if one not in view.awards.problems]
    return view, found


def _day(sources: Sources) -> date:
    """The day by which bases are chosen: the document's own, else that of its meeting, else the
    last of the year."""
    signed = signing_day(sources) if sources.kind.dates_pact else None
    found = meeting(sources)
    held = found.on if found else None
    return sources.frame.issued_on() or signed or held or last_day(sources.year)
