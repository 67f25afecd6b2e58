"""An emulation year of a bloc: scored, counted, derived once, when it is first asked for.

The methods give a `YearOutcome`: a value, or what hinders it. The properties of the same things
give the value, or raise DataError.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from thidua.bloc.lineage import check_units
from thidua.bloc.scoring.options import Options
from thidua.diagnostics.diagnostic import Diagnostic, Severity, has_errors, own_errors
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import as_period
from thidua.store.guard import EVENTS, PAST
from thidua.store.loading import ALL, SCORING, SEAL, Loading
from thidua.text.encodings import data_path
from thidua.year.outcome import AnyBloc, LoadedBook, YearOutcome, certain, outcome

if TYPE_CHECKING:
    from thidua.bloc.awarding.result import AwardsOfYear
    from thidua.bloc.cycle.progress import YearProgress
    from thidua.bloc.cycle.status import Status
    from thidua.bloc.ranking.standings import Standings
    from thidua.bloc.scoring.entries import BoundSheet
    from thidua.bloc.scoring.result import UnitScore, YearResult
    from thidua.bloc.voting.tally import VotesOfYear
    from thidua.bloc.year_view import YearView

T = TypeVar("T")
BALLOTS = frozenset(["ballots"])
AWARDS = frozenset(["awards"])
BARS = frozenset(["exclusions"])
PLEDGES = frozenset(["pact", "pledges", "events"])
AWARDING = frozenset(["ballots", "exclusions", "settlements", "events"])
"""What awards read of their own year beside its scores."""
CYCLE = frozenset(
    ["criteria", "sheets", "pact", "pledges", "ballots", "awards", "events", "outcome", "decisions",
     "seal"]
)  # fmt: skip
"""What the steps of a year's cycle are told from."""


class Year:
    """One year of a bloc. `supposed`: entries that are only supposed, over those of the sheets."""

    def __init__(self, bloc: AnyBloc, year: int, supposed: "tuple[BoundSheet, ...]" = ()) -> None:
        self.bloc = bloc
        self.year = year
        self.supposed = supposed
        self._known: dict[tuple[Hashable, ...], object] = {}

    def supposing(self, sheets: "Sequence[BoundSheet]") -> "Year":
        """The same year if these entries were in its sheets; nothing is written."""
        other = Year(self.bloc, self.year, (*self.supposed, *sheets))
        # What is only supposed of scores changes no vote.
        other._known = {key: each for key, each in self._known.items() if "count" in key}
        return other

    # -- what a person asks for -----------------------------------------------------------------

    @property
    def scored(self) -> "YearResult":
        """Every unit's points, percent, rank and band."""
        return certain(self.score())[1]

    @property
    def ranking(self) -> "tuple[UnitScore, ...]":
        """The units that have a rank, in rank order."""
        return self.scored.ranked

    @property
    def standings(self) -> "Standings":
        """Ranks and bands by unit, as other years look at them."""
        from thidua.bloc.ranking.standings import standings_of

        return self._once(("standings",), lambda: standings_of(self.scored))

    @property
    def votes(self) -> "VotesOfYear":
        """The votes of the year, their rounds counted."""
        return certain(self.count())[1]

    @property
    def awards(self) -> "AwardsOfYear":
        """Who may be proposed for what, and whom the rules name."""
        return certain(self.view()).awards

    def status(self, day: date) -> "Status":
        """Each step of the year's cycle as of a day."""
        return certain(self.standing(day))[1]

    def progress(self, day: date) -> "YearProgress":
        """Pledges against plan as of a day."""
        return certain(self.pledged(day))[1]

    # -- the same with what was found -----------------------------------------------------------

    def score(
        self,
        options: Options = Options(),  # noqa: B008 - frozen
        look: Callable[[Book, Options], Options | None] = lambda _, options: options,
    ) -> "YearOutcome[tuple[Book, YearResult]]":
        """The scored year, from nothing but what scores are made of. `look`: says what the options
        mean in this book, or that nothing is to be scored."""
        book, loading = self._load(SCORING)
        if book is None or has_errors(loading.diagnostics):
            return outcome(None, loading.diagnostics)
        if book.years[self.year].criteria is None:
            from thidua.bloc.scoring.checked import no_scale

            return outcome(None, [*loading.diagnostics, no_scale(book, self.year)])
        wanted = look(book, options)
        if wanted is None:
            return outcome(None, loading.diagnostics)
        result, found = self.scored_from(book, wanted)
        found = [*loading.diagnostics, *found]
        if result is None:
            return outcome(None, found)
        if wanted.is_final and not self.supposed:
            found += self.against_seal(LoadedBook(book, loading))
        return outcome((book, result), found)

    def ballot(self, word: str) -> "str | Diagnostic":
        """The id of a ballot of the year that a person names by its id or its title."""
        from thidua.year.names import ballot_named

        book, _ = self._load(BALLOTS)
        held = book.years[self.year].ballots if book else ()
        titles = {one.file.rpartition("/")[2].removesuffix(".yaml"): one.data.title for one in held}
        base = data_path(self.bloc.folder, self.year, "ballots")
        files = [name for name in self.bloc.files.names(base)[1] if name.endswith(".yaml")]
        names = [name.removesuffix(".yaml") for name in files]
        return ballot_named({one: (titles.get(one),) for one in names}, self.year, word)

    def count(self, only: str | None = None) -> "YearOutcome[tuple[Book, VotesOfYear]]":
        """The votes of the year, from its ballots and the names of the awards that they may be
        for; of `only` one ballot whatever is wrong with the others."""
        others = [year for year in self.bloc.years if year != self.year]
        wanted = [(others, AWARDS | BARS), ([self.year], BALLOTS | AWARDS | BARS)]
        book, loading = self.bloc.load(wanted)
        # What is wrong with an award's conditions, or with who is barred, hinders no count; a seal
        # that is broken does.
        beside = ("/awards.yaml", "/exclusions.yaml")
        loading.diagnostics = [
            one
            for one in loading.diagnostics
            if one.code.startswith("TD83") or not f"/{one.file}".endswith(beside)
        ]
        if book is not None and only is not None:
            own = f"/ballots/{only}.yaml"
            held = book.years[self.year]
            kept = tuple(one for one in held.ballots if f"/{one.file}".endswith(own))
            book = book._replace(years={**book.years, self.year: held._replace(ballots=kept)})
            loading.diagnostics = [
                one
                for one in loading.diagnostics
                if "/ballots/" not in f"/{one.file}" or f"/{one.file}".endswith(own)
            ]
        if book is None or has_errors(loading.diagnostics):
            return outcome(None, loading.diagnostics)
        from thidua.bloc.awarding.check_awards import check_ballots
        from thidua.bloc.leading.check_terms import check_elected

        counted = self.counted_from(book)
        known = not any(file.endswith("awards.yaml") for file in loading.broken)
        wrong = own_errors(book, check_units, *([check_ballots] if known else []))
        found = [*loading.diagnostics, *wrong, *counted.problems]
        found += check_elected(book, self.year, counted.votes)
        return outcome((book, counted), [*found, *self.against_seal(LoadedBook(book, loading))])

    def view(self, *, lean: bool = False) -> "YearOutcome[YearView]":
        """The year as a whole: scored where it has a scale, its votes, its awards. `lean`: nobody
        asks how the figures came about."""
        own = SCORING | PAST | EVENTS
        loaded = self.bloc.load([(self._past, PAST | EVENTS), ([self.year], own)])
        return self.view_of(loaded.book, loaded.loading, lean=lean)

    def view_of(
        self, book: Book | None, loading: Loading, *, lean: bool = False
    ) -> "YearOutcome[YearView]":
        """The year as a whole, from a book that holds what `view` loads."""
        if book is None or has_errors(loading.diagnostics):
            return outcome(None, loading.diagnostics)
        view, found = self.view_from(book, loading.broken, lean=lean)
        found = [*loading.diagnostics, *found]
        if view is not None:
            found += self.against_seal(LoadedBook(book, loading))
        return outcome(view, found)

    def standing(self, day: date) -> "YearOutcome[tuple[Book, Status]]":
        """Where the year stands on a day."""
        from thidua.bloc.cycle.check_files import check_year_files
        from thidua.bloc.cycle.status import status_of
        from thidua.bloc.leading.check_terms import check_terms

        others = [one for one in self.bloc.years if one != self.year]
        inside = self.bloc.periods(self.year)
        wanted = [(others, EVENTS), ([self.year], CYCLE), (inside, SCORING)]
        book, loading = self.bloc.load(wanted, leadership=True)
        found = list(loading.diagnostics)
        if book is None or has_errors(found):
            return outcome(None, found)
        found += own_errors(book, check_units, check_terms, check_year_files)
        if has_errors(found):
            return outcome(None, found)
        return outcome((book, status_of(book, self.year, day)), found)

    def glance(self, day: date) -> "YearOutcome[tuple[Book, YearView | None, Status | None]]":
        """The year at a glance: as a whole, and where it stands on a day."""
        from thidua.bloc.cycle.check_files import check_year_files
        from thidua.bloc.cycle.status import status_of
        from thidua.bloc.leading.check_terms import check_terms

        others = [one for one in self.bloc.years if one != self.year]
        wanted = [(others, PAST | EVENTS), ([self.year], CYCLE | SCORING | PAST)]
        book, loading = self.bloc.load(wanted, leadership=True)
        view, found = self.view_of(book, loading, lean=True)
        if book is None or has_errors(loading.diagnostics):
            return outcome(None, found)
        found = (*found, *own_errors(book, check_terms, check_year_files))
        if view is None or has_errors(found):
            return outcome(None, found)
        return outcome((book, view, status_of(book, self.year, day)), found)

    def recorded(self) -> "YearOutcome[tuple[YearBook, YearResult | None]]":
        """What the years after look at: scores where there is a scale, proposals, decisions."""
        book, loading = self._load(SCORING | PAST)
        found = list(loading.diagnostics)
        if book is None or has_errors(found):
            return outcome(None, found)
        held = book.years[self.year]
        if held.criteria is None:
            return outcome((held, None), found)
        result, problems = self.scored_from(book)
        against = self.against_seal(LoadedBook(book, loading))
        return outcome((held, result), [*found, *problems, *against])

    def pledged(self, day: date) -> "YearOutcome[tuple[Book, YearProgress]]":
        """Pledges against plan on a day."""
        from thidua.bloc.cycle.check_files import check_year_files
        from thidua.bloc.cycle.progress import progress_of

        book, loading = self._load(PLEDGES)
        found = list(loading.diagnostics)
        if book is None or has_errors(found):
            return outcome(None, found)
        found += own_errors(book, check_units, check_year_files)
        return outcome((book, progress_of(book, self.year, day)), found)

    def awards_book(self) -> YearOutcome[Book]:
        """The year's awards and what decides them, and what earlier years decided; no scores."""
        book, loading = self.bloc.load([(self._past, PAST), ([self.year], PAST | AWARDING)])
        return outcome(book, loading.diagnostics)

    # -- from a book that is there --------------------------------------------------------------

    def scored_from(
        self,
        book: Book,
        options: Options = Options(),  # noqa: B008 - frozen
        broken: Collection[str] = (),
    ) -> "tuple[YearResult | None, list[Diagnostic]]":
        """`scored_year`, once for each way of looking."""
        from thidua.bloc.scoring.checked import scored_year

        wanted = options._replace(supposed=self.supposed)
        return self._once(
            ("score", options, frozenset(broken)),
            lambda: scored_year(book, self.year, wanted, broken, lambda b, _: self.counted_from(b)),
        )

    def counted_from(self, book: Book) -> "VotesOfYear":
        """`count_year`, once."""
        from thidua.bloc.voting.tally import count_year

        ballots = tuple(one.file for one in book.years[self.year].ballots)
        return self._once(("count", ballots), lambda: count_year(book, self.year))

    def awards_from(
        self, book: Book, standings: "Standings | None", broken: Collection[str] = ()
    ) -> "AwardsOfYear":
        """`derive_awards`, once for each state of the data."""
        from thidua.bloc.awarding.awards import derive_awards

        votes = self.counted_from(book).votes
        return self._once(
            ("derive", frozenset(broken)),
            lambda: derive_awards(book, self.year, standings, votes),
        )

    def view_from(
        self, book: Book, broken: Collection[str] = (), *, lean: bool = False
    ) -> "tuple[YearView | None, list[Diagnostic]]":
        """The year as a whole, or None with what hinders it."""
        from thidua.bloc.year_view import year_view

        return self._once(
            ("view", lean, frozenset(broken)),
            lambda: year_view(book, self, broken, Options(lean=lean)),
        )

    # -- seals ----------------------------------------------------------------------------------

    def against_seal(self, loaded: LoadedBook | None = None) -> list[Diagnostic]:
        """TD831 for each sealed figure that comes out otherwise although no input was altered.
        `loaded`: the year, which is loaded with its seal, where it is there already."""
        if self.bloc.unguarded or self.supposed:
            return []
        book, loading = loaded or self._load(SEAL)
        sealed = book.years[self.year].seal if book and self.year in book.years else None
        if book is None or sealed is None or not sealed.data.is_closed:
            return []
        if self.year in loading.altered:
            return []
        from thidua.year.sealed import otherwise

        found = self._once(("seal",), lambda: otherwise(self, book))
        if not found or not self.bloc.altered:
            return found
        self.bloc.shown_altered.add(self.year)
        return [one._replace(severity=Severity.WARNING) for one in found]

    def whole(self) -> LoadedBook:
        """The bloc with all of this year, and what awards look at in the years before."""
        return self.bloc.load([(self._past, PAST | EVENTS), ([self.year], ALL)], leadership=True)

    # -- inside ---------------------------------------------------------------------------------

    @property
    def _past(self) -> list[int]:
        """The years that awards look back at: those of a period are its year's."""
        return self.bloc.before(self.year) if as_period(self.year) is None else []

    def _load(self, parts: Collection[str]) -> LoadedBook:
        return self.bloc.load([([self.year], parts)])

    def _once(self, key: tuple[Hashable, ...], compute: Callable[[], T]) -> T:
        if key not in self._known:
            self._known[key] = compute()
        return cast(T, self._known[key])
