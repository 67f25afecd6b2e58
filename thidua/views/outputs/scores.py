"""JSON of score, rank, what-if, compare, explain, robust and scale."""

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from thidua.views import compare, rank, together
from thidua.views.fields import Entry, EntryOf
from thidua.views.outputs.common import Figure, Id, PeriodName, ScoredEntry, UnitName, YearEntry


class ScoredCriterion(TypedDict):
    """One criterion or group of one unit. `stage`: the latest that said something about it."""

    id: Id
    parent: Id | None
    name: str
    status: Literal["scored", "not_applicable", "missing"]
    stage: Id | None
    max: Figure | None
    points: Figure | None
    bonus: Figure | None
    deduction: Figure | None
    claimed: Figure | None


class ScoredUnit(TypedDict):
    """One unit's result; percent, rank and band are null for one without a rank."""

    id: Id
    name: str
    status: Literal["ranked", "incomplete", "not_submitted", "excluded"]
    reasons: list[str]
    points: Figure | None
    max: Figure | None
    percent: Figure | None
    bonus: Figure | None
    deduction: Figure | None
    rank: int | None
    tied_with: list[Id]
    band: Id | None
    division: Id | None
    overall: int | None
    claimed: Figure | None
    stages: dict[Id, Figure | None]
    criteria: list[ScoredCriterion]


class ScoreEntry(ScoredEntry):
    """Every unit's points."""

    units: list[ScoredUnit]


class ScoreOutput(TypedDict):
    """`thidua score`."""

    schema: str
    blocs: list[ScoreEntry]


RankedUnit = EntryOf(
    "RankedUnit",
    rank.RANKED,
    "One place of a ranking. `tie_broken_by`: what separated it from one with the same result. "
    "With divisions `rank` is the place in the unit's own, `overall` the place among all.",
)
UnrankedUnit = EntryOf("UnrankedUnit", rank.UNRANKED, "A unit without a rank, and why.")


class Ranking(TypedDict):
    """The ranking of one bloc's year."""

    ranking: list[Annotated[Entry, RankedUnit]]
    unranked: list[Annotated[Entry, UnrankedUnit]]
    left: list[Id]


class RankEntry(ScoredEntry, Ranking):
    """A bloc's ranking."""


UnitTogether = EntryOf(
    "UnitTogether",
    together.TOGETHER,
    "One place among the units of the blocs of one scale. `own_rank`: the rank in its bloc.",
)


class ScaleTogether(TypedDict):
    """The blocs of one scale, ranked together."""

    blocs: list[Id]
    ranking: list[Annotated[Entry, UnitTogether]]


class RankOutput(TypedDict):
    """`thidua rank`; `together` with `--together`."""

    schema: str
    blocs: list[RankEntry]
    together: NotRequired[list[ScaleTogether]]


class RankBefore(TypedDict):
    """A unit's rank before what is supposed."""

    id: Id
    rank: int | None


class SupposedAward(TypedDict):
    """Whom the rules name for an award, before and after what is supposed."""

    id: Id
    name: str
    before: list[Id]
    derived: list[Id]
    border_tie: list[Id]


class WhatIfEntry(RankEntry):
    """A bloc's ranking as it would be."""

    before: list[RankBefore]
    awards: list[SupposedAward]


class WhatIfOutput(TypedDict):
    """`thidua what-if`."""

    schema: str
    blocs: list[WhatIfEntry]


ComparedCriterion = EntryOf(
    "ComparedCriterion",
    compare.COMPARED,
    "A leaf, or a group's own lists under its id, or the row `rounding`.",
)


class CompareEntry(ScoredEntry):
    """Two units; the differences of the criteria sum to the gap."""

    a: Id
    b: Id
    gap: Figure | None
    criteria: list[Annotated[Entry, ComparedCriterion]]


class CompareOutput(TypedDict):
    """`thidua compare`."""

    schema: str
    blocs: list[CompareEntry]


class ExplainedStep(TypedDict):
    """One step of a computation. `source`: file and line of the entry it comes from."""

    text: str
    points: Figure | None
    source: str | None


class EvidenceFile(TypedDict):
    """A file that a sheet points to; null where it is not there."""

    file: str
    size: int | None
    sha256: str | None


class ExplainedCriterion(TypedDict):
    """How the points of one criterion came."""

    id: Id
    parent: Id | None
    name: str
    status: str
    points: Figure
    bonus: Figure
    deduction: Figure
    steps: list[ExplainedStep]
    missing: list[str]
    evidence: list[EvidenceFile]


class ExplainEntry(ScoredEntry):
    """One unit's points, step by step."""

    unit: UnitName
    points: Figure | None
    exact: Figure
    max: Figure | None
    criteria: list[ExplainedCriterion]


class ExplainOutput(TypedDict):
    """`thidua explain`."""

    schema: str
    blocs: list[ExplainEntry]


class SmallestChange(TypedDict):
    """The smallest change of one criterion's points that swaps two neighbours."""

    unit: Id
    criterion: Id
    before: Figure
    after: Figure
    change: Figure
    command: str


class Neighbours(TypedDict):
    """Two neighbours of a ranking; `smallest` is null where no single criterion can swap them."""

    above: Id
    below: Id
    tied: bool
    smallest: SmallestChange | None


class MovedUnit(TypedDict):
    """A unit whose rank differs."""

    unit: Id
    before: int | None
    after: int | None


class WithoutOne(TypedDict):
    """What the ranking is without one criterion, scorer or unit, where it differs."""

    id: Id
    moved: list[MovedUnit]


class RobustEntry(ScoredEntry):
    """How firm a ranking is."""

    pairs: list[Neighbours]
    without_criterion: list[WithoutOne]
    without_scorer: list[WithoutOne]
    reversals: list[WithoutOne]


class RobustOutput(TypedDict):
    """`thidua robust`."""

    schema: str
    blocs: list[RobustEntry]


class ScaleLine(TypedDict):
    """One line of a scale as people read it. `how`: how it is scored, in a sentence."""

    kind: Literal["group", "leaf", "item", "list"]
    level: int
    number: str
    name: str
    points: str
    how: str
    verifier: str
    evidence: str


class ScaleEntry(YearEntry):
    """A bloc's scale."""

    period: PeriodName | None
    status: str
    max: Figure
    lines: list[ScaleLine]


class ScaleOutput(TypedDict):
    """The scale for people."""

    schema: Literal["thidua/scale/1"]
    blocs: list[ScaleEntry]
