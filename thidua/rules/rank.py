"""`rank`: by the place of the unit's figure in the bloc."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Annotated, ClassVar, Literal, cast

from pydantic import Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.base import Model
from thidua.model.scalars import Exact, OneOf, Share, YesNo
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import (
    BLOC,
    Comparing,
    FactOrEntry,
    Flaw,
    Inputs,
    LowerIsBetter,
    Need,
    Peer,
    Survey,
    UnitFigures,
    figure_need,
)
from thidua.rules.expression import OTHERWISE, Compare, Num, Ref
from thidua.rules.reading import Quantity
from thidua.rules.sentence import RuleWords
from thidua.text.numbers import about

BEST, MEAN = "best", "mean"
_TIED = (BEST, MEAN)


class Top(Model):
    """The best so many of the units compared, and their points."""

    share: Share | None = Field(
        default=None, description="Phần các đơn vị được so | This share of the units compared"
    )
    else_: YesNo | None = Field(
        default=None, alias="else", description="Các đơn vị còn lại | All the others"
    )
    points: Exact = Field(description="Số điểm | Points")

    @property
    def part(self) -> Fraction:
        """The share of a line that has one: all but the last (TD329)."""
        assert self.share is not None
        return self.share


class Rank(Comparing):
    """Points by place: a list, or shares of the units compared."""

    kind: Literal["rank"]
    points: tuple[Exact, ...] | None = Field(
        default=None,
        description="Điểm hạng nhất, hạng nhì... | Points of the first place, the second...",
    )
    top: tuple[Top, ...] | None = Field(
        default=None, description="Điểm theo nhóm dẫn đầu | Points by shares of the units compared"
    )
    else_: Exact | None = Field(
        default=None, alias="else", description="Điểm các hạng sau | Points of all later places"
    )
    lower_is_better: LowerIsBetter = False
    tied: Annotated[str, OneOf(*_TIED)] = Field(
        default=BEST,
        description="Đồng hạng: best theo hạng chung, mean trung bình các hạng chiếm | Tied: by the shared place, or the mean of the places that they take",
    )
    of: FactOrEntry = None
    measures: ClassVar = True
    hands_figure: ClassVar = True
    schema_rules: ClassVar[Mapping[str, Mapping[str, object]]] = {
        "Rank": {"oneOf": [{"required": ["points", "else"]}, {"required": ["top"]}]},
        "Top": {"oneOf": [{"required": ["share"]}, {"required": ["else"]}]},
    }

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        bloc = ("place", "compared", "tied", "earned")
        return (figure_need(self.of), *(Need(name, BLOC) for name in bloc))

    @property
    def rewards_less(self) -> bool:
        return self.lower_is_better

    def survey(self, peers: Sequence[Peer]) -> Survey:
        """The figures compared, and of how many units; a missing one stands last."""
        figures = tuple(peer.figure for peer in peers if peer.actual is not None)
        return {"figures": figures, "compared": Fraction(len(peers))}

    def inputs(self, given: UnitFigures) -> Inputs:
        found = given.entry() if self.of is None else given.fact(self.of)
        own = Fraction(found.value)  # type: ignore[arg-type]
        bloc = given.bloc()
        figures, compared = bloc.get("figures", ()), bloc.get("compared", Fraction(0))
        assert isinstance(figures, tuple) and isinstance(compared, Fraction)
        better = sum(one < own if self.lower_is_better else one > own for one in figures)
        # A unit that is barred is not among those compared: it has the place that it would have.
        tied = max(sum(one == own for one in figures), 1)
        earned = self._earned(better + 1, tied, compared)
        values = {
            "value": own, "place": Fraction(better + 1), "compared": compared,
            "tied": Fraction(tied), "earned": earned,
        }  # fmt: skip
        return Inputs(values, found.source)

    def _earned(self, place: int, tied: int, compared: Fraction) -> Fraction:
        if self.tied == BEST:
            return self.points_of(place, compared)
        places = [self.points_of(place + n, compared) for n in range(tied)]
        return sum(places, Fraction(0)) / tied

    def outcomes(self, _maximum: Fraction, members: int) -> tuple[Fraction, Fraction]:
        found = [self.points_of(place, Fraction(members)) for place in range(1, members + 1)]
        return min(found, default=Fraction(0)), max(found, default=Fraction(0))

    def levels(self, _maximum: Fraction) -> tuple[Fraction, ...] | None:
        """Those of the places, where units that are tied do not share them out."""
        named = {points for points, _ in self.named_points()}
        return tuple(sorted(named)) if self.tied == BEST else None

    def unreached(self, _field: Quantity, members: int) -> Iterator[Flaw]:
        if members > 1:
            key = "points" if self.points is not None else "top"
            for n in self.beyond(members):
                args = {"number": str(n + 1), "members": str(members)}
                yield Flaw("TD271", (key, n), args, variant="rank")

    def beyond(self, members: int) -> Iterator[int]:
        """The lines that no place reaches in a bloc of so many members."""
        if self.points is not None:
            yield from range(members, len(self.points))
        reached = {self._line(place, Fraction(members)) for place in range(1, members + 1)}
        yield from (n for n, one in enumerate(self.top or ()) if n not in reached and not one.else_)

    def _line(self, place: int, compared: Fraction) -> int:
        """The line of `top` that a place falls in. The last takes all that is left, also a unit
        that is not among those compared and stands behind them."""
        tops = self.top or ()
        within = (n for n, top in enumerate(tops[:-1]) if place <= top.part * compared)
        return next(within, len(tops) - 1)

    def points_of(self, place: int, compared: Fraction) -> Fraction:
        """The points of one place."""
        if self.points is not None:
            listed = self.points
            return listed[place - 1] if place <= len(listed) else cast(Fraction, self.else_)
        assert self.top
        return self.top[self._line(place, compared)].points

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        names = ("value", "place", "compared", "tied")
        args: dict[str, object] = {name: Ref(name) for name in names}
        args["max"] = maximum
        alone = Alternative(OTHERWISE, "rank", Ref("earned"), args)
        if self.tied == BEST:
            return one_line([alone])
        shared = Compare(Ref("tied"), ">", Num(1))
        return one_line([Alternative(shared, "rank_mean", Ref("earned"), args), alone])

    def named_points(self) -> Iterator[tuple[Fraction, Path]]:
        yield from ((one, ("points", n)) for n, one in enumerate(self.points or ()))
        yield from ((top.points, ("top", n, "points")) for n, top in enumerate(self.top or ()))
        if self.else_ is not None:
            yield self.else_, ("else",)

    def sentence(self, words: RuleWords) -> str:
        if self.points is not None:
            parts = [
                words.say("place", n=n, points=words.points(one))
                for n, one in enumerate(self.points, 1)
            ]
        else:
            parts = [
                words.say(
                    "top", share=words.number(top.share * 100), points=words.points(top.points)
                )
                for top in self.top or ()
                if top.share is not None
            ]
        rest = [top.points for top in self.top or () if top.else_]
        rest += [] if self.else_ is None else [self.else_]
        parts += [f"{words.say('else')}: {words.points(one)}" for one in rest]
        text = words.say("rank_lower" if self.lower_is_better else "rank", places="; ".join(parts))
        if self.tied == MEAN:
            text = f"{text}; {words.say('tied_mean')}"
        return words.reading_fact(self.of, text)

    def prompt(self) -> tuple[str, Mapping[str, object]]:
        return "entry_value", {}

    def flaws(self, _field: Quantity) -> Iterator[Flaw]:
        if (self.points is None) == (self.top is None):
            yield Flaw("TD329", (), variant="one")
            return
        if self.points is not None and self.else_ is None:
            yield Flaw("TD329", ("points",), variant="else", at="key")
        if self.top is not None and self.else_ is not None:
            yield Flaw("TD329", ("else",), variant="else_of_top", at="key")
        tops = self.top or ()
        ends = tops and (tops[-1].else_ or tops[-1].share == 1)
        if self.top is not None and not ends:
            yield Flaw("TD329", ("top",), variant="else", at="key")
        last = Fraction(0)
        for n, top in enumerate(tops):
            if (top.share is None) == (not top.else_):
                yield Flaw("TD329", ("top", n), variant="share")
            elif top.share is not None and top.share <= last:
                yield Flaw("TD329", ("top", n, "share"), {"last": about(last * 100)}, "order")
            elif top.else_ and n < len(tops) - 1:
                yield Flaw("TD329", ("top", n), variant="last")
            last = top.share or last
        yield from self._rising()

    def _rising(self) -> Iterator[Flaw]:
        """Places that get more than a better one."""
        better: Fraction | None = None
        for points, place in self.named_points():
            if better is not None and points > better:
                yield Flaw("TD346", place, {"points": about(points), "better": about(better)})
            better = points

    def leaf_flaws(self, maximum: Fraction) -> Iterator[Flaw]:
        for points, place in self.named_points():
            if points > maximum:
                args = {"points": about(points), "max": about(maximum)}
                yield Flaw("TD329", place, args, "over")
