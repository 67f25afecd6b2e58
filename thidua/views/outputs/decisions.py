"""JSON of vote, awards and rotate-leader."""

from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from thidua.views import awards, rotation, vote
from thidua.views.fields import Entry, EntryOf
from thidua.views.outputs.common import Figure, Id, ScaleStatus, YearEntry


class Quorum(TypedDict):
    """Who has to be there. Without one in the rule: share null, needed 0, met true."""

    share: Figure | None
    needed: int | None
    met: bool | None


class Threshold(TypedDict):
    """The votes that it takes, and of what base."""

    share: Figure | None
    of: str
    strict: bool
    base: int | None
    votes_needed: int | None


CountedCandidate = EntryOf(
    "CountedCandidate",
    vote.CANDIDATES,
    "A candidate's votes. `passed`: reached the votes needed with a quorum. `recused`: members "
    "out of its base.",
)


CountedBallot = TypedDict(
    "CountedBallot",
    {
        "id": Id,
        "for": str | None,
        "body": str,
        "kind": str,
        "round": int,
        "seats": int,
        "members": int | None,
        "present": int | None,
        "written": int | None,
        "issued": int | None,
        "returned": int | None,
        "valid": int | None,
        "invalid": int | None,
        "quorum": Quorum,
        "threshold": Threshold,
        "candidates": list[Annotated[Entry, CountedCandidate]],
        "elected": list[Id],
        "tied_on_last_seat": list[Id],
        "by_chair": list[Id],
    },
)


class VoteEntry(YearEntry):
    """The ballots of a bloc's year."""

    ballots: list[CountedBallot]


class VoteOutput(TypedDict):
    """`thidua vote`."""

    schema: str
    blocs: list[VoteEntry]


JudgedCandidate = EntryOf(
    "JudgedCandidate",
    awards.CANDIDATES,
    "Whether a unit may have an award: true, false, or null where the data can't tell.",
)
DossierState = EntryOf(
    "DossierState",
    awards.DOSSIERS,
    "How far the dossier of a proposal has come.",
)


class RecordedParts(TypedDict):
    """Whether proposals and decisions are written at all."""

    proposals: bool
    decisions: bool


class NamedPerson(TypedDict):
    """A person that an award is for. `granted` null: proposed only."""

    unit: Id
    name: str | None
    title: str | None
    granted: bool | None


AwardOfYear = TypedDict(
    "AwardOfYear",
    {
        "id": Id,
        "name": str,
        "for": str,
        "quota": int | None,
        "quotas": dict[str, int | None],
        "pick": str,
        "reward": str | None,
        "money": str | None,
        "derived": list[Id],
        "border_tie": list[Id],
        "settled": list[Id],
        "held": int,
        "note": str | None,
        "candidates": list[Annotated[Entry, JudgedCandidate]],
        "proposed": list[Id],
        "persons": list[NamedPerson],
        "granted": list[Id],
        "refused": list[Id],
        "revoked": list[Id],
        "recorded": RecordedParts,
        "dossiers": list[Annotated[Entry, DossierState]],
    },
)
"""One award: whom the rules name, and who was proposed and granted. `quota` null: none, or another
in each division (`quotas`); `held`: places that only units tied or unknown elsewhere could take;
`reward` in base salaries, `money` in đồng."""


class AwardsEntry(YearEntry):
    """The awards of a bloc's year."""

    scale: ScaleStatus
    awards: list[AwardOfYear]
    unnamed_proposals: list[Id | None]


class AwardsOutput(TypedDict):
    """`thidua awards`."""

    schema: str
    blocs: list[AwardsEntry]


class Seat(TypedDict):
    """Who holds an office, and why."""

    id: Id
    name: str
    reason: str


RotationCandidate = EntryOf("RotationCandidate", rotation.TURNS, "A unit's turn.")
SimulatedTerm = EntryOf(
    "SimulatedTerm",
    rotation.TERMS,
    "A term to come. `assumed`: the policy leaves it open, the longest wait was taken.",
)


class Fairness(TypedDict):
    """How fair the years to come are."""

    terms_per_unit: dict[Id, int]
    longest_wait: int | None


class RotationEntry(YearEntry):
    """Who leads next. `policy` null: the bloc says none."""

    policy: str | None
    leader: Seat | None
    deputies: list[Seat]
    open_seats: int
    reason: str | None
    tied: list[Id]
    candidates: list[Annotated[Entry, RotationCandidate]]
    written: bool
    diff: NotRequired[str]
    terms: NotRequired[list[Annotated[Entry, SimulatedTerm]]]
    fairness: NotRequired[Fairness]


class RotationOutput(TypedDict):
    """`thidua rotate-leader`."""

    schema: str
    blocs: list[RotationEntry]
