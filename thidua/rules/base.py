"""What every kind of rule is: a model, and what it says of itself.

A new kind is one module with a class like those beside this one, its place in kinds.py, and its
words: in the catalogues `rule_words` (its sentence), `explain` (its lines) and `blank` (what to
write for it). Nothing outside asks which kind a rule is.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Annotated, ClassVar, Final, Literal, NamedTuple, Protocol

from pydantic import Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.base import Model
from thidua.model.scalars import CriterionId, OneOf, YesNo
from thidua.rules.arithmetic import Arithmetic, ImpossibleFigure, Source, Step
from thidua.rules.expression import ZERO, Expr, Ref, Value
from thidua.rules.reading import NUMBER, Ask, Entered, Quantity, measured
from thidua.rules.sentence import RuleWords
from thidua.text.numbers import about

ENTRY: Final = "entry"
FACT: Final = "fact"
TARGET: Final = "target"
BLOC: Final = "bloc"
PERIODS: Final = "periods"

NO_YEAR: Final = 2000
"""For what depends on no year: a rule without due days."""


class Need(NamedTuple):
    """A figure that a rule's arithmetic calls by `name`, and where it comes from: the entry (its
    `key`-th cell), a fact (`key`), the unit's target, the bloc's figures, or the results of the
    periods of a kind (`key`)."""

    name: str
    of: Literal["entry", "fact", "target", "bloc", "periods"]
    key: str | int = 0


class Inputs(NamedTuple):
    """The figures by name, where the entry behind them is written, and the steps that led to them
    before the rule's own lines."""

    values: Mapping[str, Value]
    source: Source | None = None
    steps: tuple[Step, ...] = ()


class FoundFigure(NamedTuple):
    """One figure that was given, and where."""

    value: Entered | None
    source: Source | None = None


class PeriodFigure(NamedTuple):
    """What one period came to for a unit: what it is on the command line (`2024/tuan/03`) and for
    people, the published points and the maximum assigned to it, both None where it is without
    points; `waits`: whether these may still come."""

    id: str
    name: str
    points: Fraction | None = None
    assigned: Fraction | None = None
    waits: bool = False

    @property
    def share(self) -> Fraction:
        """The share of the maximum, of a period with points."""
        assert self.points is not None and self.assigned is not None
        return self.points / self.assigned


class UnitFigures(Protocol):
    """What is known of a unit, as a rule may ask for it. What is not there raises MissingFigure."""

    def entry(self) -> FoundFigure:
        """What was entered."""

    def fact(self, name: str) -> FoundFigure:
        """A fact's figure."""

    def target(self, said: "Target") -> FoundFigure:
        """The unit's target as the rule says it: a number, `pledge:<task>`, or the one entered."""

    def bloc(self) -> "Survey":
        """What `survey` made of the bloc's figures."""

    def periods(self, kind: str) -> Sequence[PeriodFigure]:
        """What the periods of a kind came to in which the unit takes part, in their order."""

    def mentioned(self) -> None:
        """Raises where nobody said anything about it."""


class Peer(NamedTuple):
    """One unit's figure among those of the bloc (None: not given), and its target."""

    actual: Fraction | None
    target: Fraction | None = None

    @property
    def figure(self) -> Fraction:
        """The figure of a unit that gave one."""
        assert self.actual is not None
        return self.actual


Survey = Mapping[str, Fraction | tuple[Fraction, ...]]
"""What a rule makes of the units' figures, by name."""


class Flaw(NamedTuple):
    """What is wrong with a rule as it stands in a scale: a diagnostic's code, the place inside the
    rule, arguments, variant, and whether the key or the value is pointed at."""

    code: str
    path: Path
    args: Mapping[str, str] = {}
    variant: str = ""
    at: Literal["key", "value"] = "value"


FAR_OVER = 2
"""More than so many times the maximum is more than rules set aside as bonus."""


def outside(marks: Iterable[tuple[str, Fraction]], path: Path, field: Quantity) -> Iterator[Flaw]:
    """Bounds of a rule, by key, that no percent or count reaches. Of a range that the scale states,
    rows may be left over on purpose: the scale is used by others, too."""
    variant = "count" if field.high is None else ""
    for key, mark in () if field.stated else marks:
        args = {"key": key, "found": about(mark), **field.ends}
        yield Flaw("TD671", (*path, key), args, variant)


Target = Fraction | str | None
"""A number, `pledge:<task>`, `entered`, `bloc:<figure>`, or None: none is said in the rule."""


class LeafRule(Model, ABC):
    """One kind of rule. M is the maximum of the leaf (of an item: its cap, None without one)."""

    kind: str

    for_items: ClassVar[bool] = False
    """Whether an item of a list may have it."""
    by_hand: ClassVar[bool] = False
    """Whether a bare figure in a sheet is points given by hand."""
    reads_percent: ClassVar[bool] = False
    """Whether a percent that it reads lies in 0..100 unless the scale says another range."""
    counts: ClassVar[bool] = False
    """Whether the figure that it reads is whole by itself."""
    may_exceed: ClassVar[bool] = False
    """Whether it may give more than M: the excess is added as bonus."""
    by_levels: ClassVar[bool] = False
    """Whether the points that it names outright are all that it gives."""
    measures: ClassVar[bool] = False
    """Whether its entry is a measured figure, which may be given as `{part, of}`."""
    hands_figure: ClassVar[bool] = False
    """Whether an item's rule can read the figure that the leaf was given."""
    schema_rules: ClassVar[Mapping[str, Mapping[str, object]]] = {}
    """Beside the shapes: model name -> what JSON Schema can tell of it."""

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """The figures that the arithmetic calls by name."""
        return (Need("value", ENTRY),)

    @property
    def figure(self) -> Expr:
        """The figure that decides: what is entered, or what is looked up by it."""
        return Ref("value")

    @property
    def within_division(self) -> bool:
        """Whether it compares within the unit's division alone."""
        return False

    @cached_property
    def compares(self) -> bool:
        """Whether it needs the figures of all units first."""
        return any(need.of == BLOC for need in self.needs)

    @cached_property
    def rolls_up(self) -> str | None:
        """The kind of period whose results it rolls up."""
        return next((str(need.key) for need in self.needs if need.of == PERIODS), None)

    @property
    def of_own_figures(self) -> bool:
        """Whether a unit's own entries and facts, and its target, are all that it needs."""
        return not self.compares and self.rolls_up is None

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts that it reads."""
        return tuple(str(need.key) for need in self.needs if need.of == FACT)

    @cached_property
    def of_entry_alone(self) -> bool:
        """Whether its arithmetic needs nothing but the entry and what the rule itself says."""
        pledged = isinstance(self.own_target, str) and self.own_target.startswith("pledge:")
        return not pledged and all(need.of in (ENTRY, TARGET) for need in self.needs)

    def place_of(self, _fact: str) -> Path:
        """Where in the rule a fact is named."""
        return ("of",)

    @property
    def takes_entry(self) -> bool:
        """Whether a sheet has something to say for it."""
        return any(need.of == ENTRY for need in self.needs)

    @property
    def own_target(self) -> Target:
        """The target that the rule itself sets."""
        return None

    @property
    def takes_target(self) -> bool:
        """Whether an entry may carry its target."""
        return False

    @property
    def figure_key(self) -> str:
        """What its entry is called in a mapping."""
        return "actual" if self.takes_target else "value"

    @property
    def rewards_less(self) -> bool:
        """Whether it says that a lower figure is better."""
        return False

    @property
    def is_bound(self) -> bool:
        """Whether the figure that it reads is bound by its measure: not where a target is."""
        return self.reads_percent and self.own_target is None

    @property
    def asks_target(self) -> bool:
        """Whether each unit's target has to be entered."""
        return self.takes_target and self.own_target in (None, "entered")

    @abstractmethod
    def arithmetic(self, maximum: Fraction, year: int) -> Arithmetic:
        """What it computes, for an emulation year."""

    def item_arithmetic(self, cap: Fraction | None) -> Arithmetic:
        """What it computes as an item's rule: the item's amount."""
        return self.arithmetic(ZERO if cap is None else cap, NO_YEAR)

    @abstractmethod
    def sentence(self, words: RuleWords) -> str:
        """The rule in words: one line without a full stop."""

    def read(self, raw: object, field: Quantity) -> Entered:
        """A entry by its rule, typed; raises the diagnostic's error."""
        return measured(raw, field)[0]

    def inputs(self, given: UnitFigures) -> Inputs:
        """The figures that count for a unit; raises MissingFigure or ImpossibleFigure."""
        values: dict[str, Value] = {}
        source: Source | None = None
        for need in self.needs:
            found = given.entry() if need.of == ENTRY else given.fact(str(need.key))
            values[need.name] = found.value  # type: ignore[assignment]
            source = source or found.source
        return Inputs(values, source)

    def uncovered(self, inputs: Inputs) -> ImpossibleFigure:
        """What to say where no line of the arithmetic covers the figures."""
        raise NotImplementedError

    def handed(self, inputs: Inputs) -> Fraction | str | None:
        """What the leaf's items may read."""
        return self.figure.value(inputs.values) if self.hands_figure else None

    def reads_leaf(self, handed: Fraction | str | None) -> bool:
        """As an item's rule without entry: whether what its leaf hands is something it can read."""
        return isinstance(handed, Fraction)

    def survey(self, peers: Sequence[Peer]) -> Survey:
        """What the units' figures come to that it compares with: the names of its BLOC needs."""
        raise NotImplementedError

    def named_points(self) -> Iterator[tuple[Fraction, Path]]:
        """The points that it names outright, each with its place in the rule."""
        return iter(())

    def reach(self, maximum: Fraction) -> tuple[Fraction, Fraction | None]:
        """The least and the most that it can give; None: nothing bounds it."""
        named = [points for points, _ in self.named_points()]
        return min([ZERO, *named]), max([maximum, *named])

    def levels(self, _maximum: Fraction) -> tuple[Fraction, ...] | None:
        """All that it can give, where that is a few figures with nothing between them."""
        named = (points for points, _ in self.named_points())
        return tuple(sorted(set(named))) if self.by_levels else None

    def breakpoints(self, _maximum: Fraction) -> tuple[Fraction, ...] | None:
        """The figures at which the points turn, ends included, of a rule that one figure decides;
        None for every other."""
        return None

    def outcomes(self, maximum: Fraction, _members: int) -> tuple[Fraction, Fraction]:
        """The least and the most that it gives in a bloc of so many members, whatever is entered,
        where no figure's range says more."""
        named = [points for points, _ in self.named_points()]
        if named:
            return min(named), max(named)
        low, high = self.reach(maximum)
        return low, maximum if high is None else high

    def most_of_item(self) -> Fraction | None:
        """The most that an item with it can come to, its cap aside; None: nothing bounds it."""
        return max((points for points, _ in self.named_points()), default=None)

    def accepts(self, _points: Fraction, _maximum: Fraction) -> bool:
        """Whether an entry that is itself points lies in what may be given."""
        return True

    @property
    def best_of(self) -> int | None:
        """Of how many periods, the best, it takes the mean."""
        return None

    def step_missed(self, _points: Fraction) -> Fraction | None:
        """The step of which an entry that is itself points is no multiple."""
        return None

    def most_entered(self, _maximum: Fraction) -> Fraction | None:
        """The most that an entry may be, where something bounds it."""
        return None

    @property
    def last_mark(self) -> Fraction | None:
        """The highest figure that its levels speak of, where they speak of entered figures."""
        return None

    def due_days(self, _year: int) -> tuple[date, ...]:
        """The days by which something is due, in an emulation year."""
        return ()

    def asks(self, _maximum: Fraction | None, measure: str) -> tuple[Ask, ...]:
        """The cells of a form for its entry."""
        return (Ask(NUMBER, measure=measure),)

    def unreached(self, _field: Quantity, _members: int) -> Iterator[Flaw]:
        """Its lines that no figure of the field reaches, or no place among so many members: advice
        on a draft."""
        return iter(())

    @property
    def rewards_each_day(self) -> bool:
        """Whether every day that something is early adds to it, without a cap."""
        return False

    def says_maximum(self) -> bool:
        """Whether its sentence names M in any case."""
        return False

    def leaf_flaws(self, maximum: Fraction) -> Iterator[Flaw]:
        """What is wrong with it as the rule of a leaf with this maximum."""
        for points, path in self.named_points():
            if points > FAR_OVER * maximum > 0:
                yield Flaw("TD676", path, {"points": about(points), "max": about(maximum)})

    def item_flaws(self, _cap: Fraction | None) -> Iterator[Flaw]:
        """What is wrong with it as an item's rule."""
        return iter(())

    def always(self, maximum: Fraction | None, field: Quantity) -> tuple[Fraction, Path] | None:
        """The points that it gives whatever its figure, and the place that says so; None where
        figures differ. `field`: the figure that it reads."""
        del maximum, field
        named = list(self.named_points())
        same = len(named) > 1 and len({points for points, _ in named}) == 1
        return (named[0][0], named[0][1][:1]) if same else None

    def prompt(self) -> tuple[str, Mapping[str, object]]:
        """What to write in a sheet: a key of the catalogue `blank`, and its arguments."""
        return f"entry_{self.kind}", {}

    def flaws(self, _field: Quantity) -> Iterator[Flaw]:
        """What is wrong with it as it stands. `field`: what the figure that it reads counts."""
        return iter(())


FactOrEntry = Annotated[
    CriterionId | None,
    Field(description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"),
]
LowerIsBetter = Annotated[YesNo, Field(description="Càng thấp càng tốt | Lower is better")]


def figure_need(of: str | None) -> Need:
    """The one figure that a rule reads: a fact, or the entry."""
    return Need("value", ENTRY) if of is None else Need("value", FACT, of)


FEW = 50
"""Steps up to which points that go by a step are levels."""


def steps_to(maximum: Fraction, step: Fraction | None) -> tuple[Fraction, ...] | None:
    """0, one step, two steps ... as far as M, and M; None without a step, or with many."""
    if not step or maximum / step > FEW:
        return None
    return (*(step * n for n in range(ceil(maximum / step))), maximum)


class Comparing(LeafRule, ABC):
    """A rule that may read figures of the bloc, or of the unit's division alone."""

    within: Annotated[str, OneOf("division")] | None = Field(
        default=None,
        description="division: chỉ so trong nhóm của đơn vị | division: compared within the unit's division alone",
    )

    @property
    def within_division(self) -> bool:
        return self.within is not None
