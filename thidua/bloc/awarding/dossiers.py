"""The dossiers of proposed awards: how far each has come, and which papers it lacks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from thidua.model.book import YearBook
from thidua.text.vietnamese import bare

if TYPE_CHECKING:
    from thidua.model.awards import Award
    from thidua.model.outcome import Dossier, Proposal

ABSENT, BEGUN, SENT, RETURNED, COMPLETE = "absent", "begun", "sent", "returned", "complete"


class DossierState(NamedTuple):
    """One proposed unit's dossier. `missing`: papers of the award's list that it does not hold;
    None where what it holds is not written."""

    unit: str
    state: str
    missing: tuple[str, ...] | None
    dossier: "Dossier | None" = None


def dossiers_of(
    yearbook: YearBook, award: "Award", proposed: Sequence["Proposal"]
) -> tuple[DossierState, ...]:
    """One state for each proposed unit, and for each dossier of a unit that is not proposed."""
    written = yearbook.outcome.data.dossiers if yearbook.outcome else None
    found = {one.unit: one for one in written or () if one.award == award.id}
    units = dict.fromkeys([*(one.unit for one in proposed), *found])
    if written is None:
        return tuple(DossierState(unit, ABSENT, None) for unit in units)
    return tuple(_state(award, unit, found.get(unit)) for unit in units)


def _state(award: "Award", unit: str, dossier: "Dossier | None") -> DossierState:
    if dossier is None:
        return DossierState(unit, ABSENT, award.dossier or ())
    missing: tuple[str, ...] | None = None
    if dossier.papers is not None:
        held = {bare(paper) for paper in dossier.papers}
        missing = tuple(paper for paper in award.dossier or () if bare(paper) not in held)
    elif dossier.completed is not None:
        missing = ()
    if dossier.completed is not None:
        state = COMPLETE
    elif dossier.returned is not None:
        state = RETURNED
    else:
        state = SENT if dossier.sent is not None else BEGUN
    return DossierState(unit, state, missing, dossier)
