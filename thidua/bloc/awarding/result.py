"""What deriving awards gives: one value for each award and one for the year."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.reasons import Why

if TYPE_CHECKING:
    from thidua.bloc.awarding.eligibility import DossierState, Judged
    from thidua.model.awards import Award
    from thidua.model.outcome import Decision, Proposal


class AwardResult(NamedTuple):
    """One award."""

    award: "Award"
    quota: int | None
    """How many there may be; None: no limit."""
    candidates: tuple["Judged", ...]
    derived: tuple[str, ...] = ()
    """Whom the rules name."""
    border_tie: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    note: Why | None = None
    """Why nobody is derived."""
    proposed: tuple["Proposal", ...] | None = None
    """As written; None where nothing is."""
    granted: tuple["Decision", ...] | None = None
    """As written; None where nothing is."""
    refused: tuple["Decision", ...] = ()
    dossiers: tuple["DossierState", ...] = ()
    open: frozenset[str] = frozenset()
    """Who may or may not get it, as ties and unknown answers come out."""
    held: int = 0
    """How many places are kept for those of whom it is not known whether they may."""
    revoked: tuple["Decision", ...] = ()
    """Decisions taken back since."""
    conditions: tuple[Why, ...] = ()
    """What the award asks for, in words."""
    quotas: Mapping[str | None, int | None] = MappingProxyType({})
    """By division, where each has its own."""
    money: Fraction | None = None
    """The reward, in đồng."""

    @property
    def is_over(self) -> bool:
        """Whether everybody tied at the border has it, over the quota (`tied: all`)."""
        if self.quota is None or len(self.quotas) > 1:
            return False
        return len(self.derived) > self.quota

    def judged(self, unit: str) -> "Judged | None":
        """What was found about one unit."""
        return next((one for one in self.candidates if one.unit == unit), None)


class AwardsOfYear(NamedTuple):
    """All awards of a year in the order of the file. `unnamed`: proposals whose award the source
    does not name. `problems`: differences between rules and people, and settlements that no longer
    fit."""

    year: int
    file: str | None
    awards: tuple[AwardResult, ...] = ()
    unnamed: tuple["Proposal", ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    def award(self, award_id: str) -> AwardResult | None:
        """The award with that id."""
        return next((one for one in self.awards if one.award.id == award_id), None)


class AwardMoved(NamedTuple):
    """One award: whom the rules name before and after, and who ties for it after."""

    award: "Award"
    before: tuple[str, ...]
    after: tuple[str, ...]
    border_tie: tuple[str, ...] = ()
