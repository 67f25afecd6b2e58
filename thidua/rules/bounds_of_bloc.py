"""A bound that is a number, or a figure of the bloc: of `steps`, and the ends of `linear`; what the
kinds share that look a figure up."""

from abc import ABC
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, ClassVar

from thidua.model.scalars import Reads, exact, scalar
from thidua.rules.base import Flaw, Peer, Survey
from thidua.rules.expression import Expr, Num, Ref
from thidua.rules.reading import Quantity
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import (
    PATTERN,
    PREFIX,
    OfTarget,
    bloc_figure,
    statistic,
    statistic_of,
    target_words,
    with_targets,
)

Bound = Fraction | str
HUNDRED = Fraction(100)


def _bound(raw: object) -> Bound:
    value = scalar(raw, "number").strip()
    return bloc_figure(value) if value.startswith(PREFIX) else exact(raw)


BoundOrBloc = Annotated[
    Fraction | str,
    Reads(
        _bound,
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": rf"^(-?[0-9]+(\.[0-9]+)?|{PATTERN})$"},
            ]
        },
    ),
]


def bound(value: Bound) -> Expr:
    """The bound as an expression."""
    return Ref(value) if isinstance(value, str) else Num(value)


def bound_words(words: RuleWords, value: Bound, measure: str | None) -> str:
    """`92 %`, `mức trung bình của khối`."""
    if isinstance(value, str):
        return words.say(f"bloc_{statistic_of(value)}")
    return words.with_measure(value, measure)


class LooksUp(OfTarget, ABC):
    """What kinds share that look up one figure, or actual / target x 100 where they have a target.
    A kind with bounds gives them as `ends`."""

    for_items: ClassVar = True
    reads_percent: ClassVar = True

    @property
    def ends(self) -> tuple[Bound, ...]:
        """Bounds that may be figures of the bloc."""
        return ()

    @property
    def figures_of_bloc(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for one in self.ends if isinstance(one, str)))

    @property
    def takes_target(self) -> bool:
        return self.target is not None

    @property
    def figure(self) -> Expr:
        value = Ref("value")
        return value if self.target is None else value / Ref("target") * Num(HUNDRED)

    @property
    def named_figure(self) -> dict[str, object]:
        """What a line names of the figure that is looked up."""
        if self.target is None:
            return {"value": self.figure}
        return {"value": self.figure, "actual": Ref("value"), "target": Ref("target")}

    def survey(self, peers: Sequence[Peer]) -> Survey:
        given, found = with_targets(peers, self.target)
        figures = [peer.figure for peer in given]
        if self.target is not None:
            figures = [peer.figure / peer.target * HUNDRED for peer in given if peer.target]
        if not figures:
            return found
        named = ((name, statistic_of(name)) for name in self.figures_of_bloc)
        return {**found, **{name: statistic(which, figures) for name, which in named if which}}

    def measure(self, words: RuleWords) -> str | None:
        """What the figure that is looked up counts."""
        return words.measure_of(self.of) if self.target is None else "%"

    def reading(self, words: RuleWords, text: str) -> str:
        """The text, with the figure that it reads before it."""
        if self.target is None:
            return words.reading(self.of, text)
        target = target_words(words, self.target)
        return words.reading_fact(self.of, words.say("of_ratio", target=target, text=text))

    def flaws(self, _field: Quantity) -> Iterator[Flaw]:
        if self.target == 0:
            yield Flaw("TD215", ("target",))
