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
    """One award. `quota`: how many there may be (None: no limit). `derived`: whom the rules name;
    `border_tie`: who ties for fewer places than there are of them, and gets none until people
    settle it; `open`: who may or may not get it, as ties and unknown answers come out, and `held`
    how many places are kept for those of whom it is not known whether they may; `note`: why nobody
    is derived. `proposed` and `granted` are as written, None where nothing is written; `revoked`
    are decisions taken back since. `conditions`: what the award asks for, in words;
    `quotas`: by division where each has its own; `money`: the reward in đồng."""

    award: "Award"
    quota: int | None
    candidates: tuple["Judged", ...]
    derived: tuple[str, ...] = ()
    border_tie: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    note: Why | None = None
    proposed: tuple["Proposal", ...] | None = None
    granted: tuple["Decision", ...] | None = None
    refused: tuple["Decision", ...] = ()
    dossiers: tuple["DossierState", ...] = ()
    open: frozenset[str] = frozenset()
    held: int = 0
    revoked: tuple["Decision", ...] = ()
    conditions: tuple[Why, ...] = ()
    quotas: Mapping[str | None, int | None] = MappingProxyType({})
    money: Fraction | None = None

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
