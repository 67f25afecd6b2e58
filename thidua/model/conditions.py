"""The kinds of conditions, each a class: whether a mapping states it, how it answers for one unit
(yes, no or unknown, with the reason), its sentence, and the ids that it names (manual: conditions).

What a condition asks of a unit is a `ConditionCase`.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import ClassVar, NamedTuple, Protocol, cast

from thidua.diagnostics.diagnostic import Path, Word
from thidua.model.base import GRADES
from thidua.model.reasons import Arg, Printed, UnknownFigure, Why, every, some, why
from thidua.model.requires import Requires


class UnitVote(NamedTuple):
    """A unit's part in a vote: whether it has the votes needed for a share, with a quorum; and its
    votes of so many, None where the data does not tell them."""

    passed: bool
    votes: int | None = None
    base: int = 0
    needed: int = 0


NameOf = Callable[[str, str], str]
"""What a person calls a thing: its kind (criterion, item, band, award) and its id."""


class Scores(Protocol):
    """What conditions ask of one unit's scores. None stands for a figure that it does not have."""

    @property
    def places(self) -> int:
        """Decimals of printed figures."""

    @property
    def rank(self) -> int | None:
        """The unit's rank."""

    @property
    def percent(self) -> Fraction | None:
        """The printed percent of points."""

    @property
    def exact_percent(self) -> Fraction | None:
        """The percent itself."""

    @property
    def bonus(self) -> Fraction | None:
        """Bonus points as printed."""

    @property
    def deduction(self) -> Fraction | None:
        """Points taken off as printed, not negative."""

    def of_criterion(self, criterion: str) -> Fraction | None:
        """The printed percent of a criterion; None where it does not apply."""

    def average(self, how: str) -> Fraction | None:
        """The mean or the median of the ranked units' exact percents."""

    def occurred(self, item: str) -> bool:
        """Whether an item happened and was not waived."""

    def name_of(self, kind: str, one: str) -> str:
        """What a person calls a thing (see `NameOf`)."""


class ConditionCase(Scores, Protocol):
    """What conditions ask of one unit. A `UnknownFigure` stands for one that the data does not hold."""

    @property
    def year(self) -> int:
        """The emulation year."""

    def band(self) -> str | UnknownFigure | None:
        """The id of the band that the unit holds."""

    def bands(self) -> Sequence[str]:
        """The ids of the bands, the best first."""

    def grades(self, year: int) -> Sequence[str | UnknownFigure | None]:
        """The grades of a year, of each unit that became this one; None where there was none."""

    def held(self, award: str) -> Sequence[tuple[int, bool | UnknownFigure]]:
        """Whether the award was granted, for the years that speak of it, the latest first."""

    def voted(self, share: Fraction) -> UnitVote | UnknownFigure:
        """The unit's votes in the award's own ballot against a share."""


Named = tuple[Path, str, str]
"""Where in the mapping an id stands, the kind of thing that it names, and the id."""


class Condition:
    """One condition of one kind, as a mapping states it."""

    key: ClassVar[str]
    from_scores: ClassVar[bool] = True
    """Whether a year's scores alone answer it."""

    def __init__(self, given: Requires) -> None:
        self.given = given

    @classmethod
    def stated(cls, given: Requires) -> bool:
        """Whether a mapping states a condition of this kind."""
        return getattr(given, cls.key) is not None

    def judge(self, case: ConditionCase) -> Why:
        """Whether it holds for a unit, and why: `good` None where that is not known."""
        raise NotImplementedError

    def sentence(self, name_of: NameOf, /) -> Why:
        """The condition itself."""
        raise NotImplementedError

    def names(self) -> Iterator[Named]:
        """The ids that it names."""
        return iter(())

    def inner(self) -> Sequence[Requires]:
        """The mappings of conditions inside it."""
        return ()


class LeastPercent(Condition):
    """`min_percent`: the printed percent of all points."""

    key = "min_percent"

    @classmethod
    def stated(cls, given: Requires) -> bool:
        return given.min_percent is not None and given.criterion is None

    def judge(self, case: ConditionCase) -> Why:
        least, percent = self.given.min_percent, case.percent
        assert least is not None
        if percent is None:
            return why("percent_unknown", False, least=Printed(least))
        enough = percent >= least
        key = "percent_reached" if enough else "percent_below"
        return why(key, enough, percent=Printed(percent, case.places), least=Printed(least))

    def sentence(self, _name_of: NameOf, /) -> Why:
        assert self.given.min_percent is not None
        return why("condition.min_percent", least=Printed(self.given.min_percent))


class LeastOfCriterion(Condition):
    """`criterion` with `min_percent`: the printed percent of one criterion. One that does not apply
    to the unit can't hold it back."""

    key = "criterion"

    @classmethod
    def stated(cls, given: Requires) -> bool:
        return given.min_percent is not None and given.criterion is not None

    def _args(self, name_of: NameOf) -> dict[str, Arg]:
        assert self.given.min_percent is not None and self.given.criterion is not None
        name = name_of("criterion", self.given.criterion)
        return {"criterion": name, "least": Printed(self.given.min_percent)}

    def judge(self, case: ConditionCase) -> Why:
        assert self.given.min_percent is not None and self.given.criterion is not None
        args = self._args(case.name_of)
        if case.percent is None:
            return Why("criterion_unknown", args, False)
        percent = case.of_criterion(self.given.criterion)
        if percent is None:
            return Why("criterion_skipped", args, True)
        enough = percent >= self.given.min_percent
        args["percent"] = Printed(percent, case.places)
        return Why("criterion_reached" if enough else "criterion_below", args, enough)

    def sentence(self, name_of: NameOf, /) -> Why:
        return Why("condition.criterion", self._args(name_of))

    def names(self) -> Iterator[Named]:
        assert self.given.criterion is not None
        yield ("criterion",), "criterion", self.given.criterion


class LeastBand(Condition):
    """`band`: that band or a higher one. While a tie on its border is open, who is in the tie may
    come to hold several."""

    key = "band"
    from_scores = False

    def judge(self, case: ConditionCase) -> Why:
        wanted, held, order = self.given.band, case.band(), list(case.bands())
        assert wanted is not None
        name = case.name_of("band", wanted)
        if isinstance(held, UnknownFigure):
            high = {
                one in order and order.index(one) <= order.index(wanted) for one in held.options
            }
            return _open("band_open", high, held, wanted=name)
        if held is None:
            return why("band_unknown", False, wanted=name)
        high_ = wanted in order and order.index(held) <= order.index(wanted)
        key = "band_reached" if high_ else "band_below"
        return why(key, high_, band=case.name_of("band", held), wanted=name)

    def sentence(self, name_of: NameOf, /) -> Why:
        assert self.given.band is not None
        return why("condition.band", wanted=name_of("band", self.given.band))

    def names(self) -> Iterator[Named]:
        assert self.given.band is not None
        yield ("band",), "band", self.given.band


def _open(key: str, answers: set[bool], figure: UnknownFigure, **args: Arg) -> Why:
    """What an open figure answers: yes or no where it does so however it comes out."""
    if len(answers) == 1:
        return Why(key, args, answers.pop())
    return Why(key, args, None, (), (figure,))


class MostRank(Condition):
    """`rank_at_most`."""

    key = "rank_at_most"

    def judge(self, case: ConditionCase) -> Why:
        most, rank = self.given.rank_at_most, case.rank
        assert most is not None
        if rank is None:
            return why("rank_unknown", False, most=most)
        return why(
            "rank_reached" if rank <= most else "rank_below", rank <= most, rank=rank, most=most
        )

    def sentence(self, _name_of: NameOf, /) -> Why:
        assert self.given.rank_at_most is not None
        return why("condition.rank_at_most", most=self.given.rank_at_most)


class DeductionsAtMost(Condition):
    """`deductions_at_most`: the points taken off, as printed; in points, or against the bonus."""

    key = "deductions_at_most"

    def judge(self, case: ConditionCase) -> Why:
        given = self.given.deductions_at_most
        assert given is not None
        if case.deduction is None or case.bonus is None:
            return why("figures_unknown", False)
        most = given.n if given.share is None else given.share * case.bonus
        assert most is not None
        good = case.deduction <= most
        return why(
            "deductions_within" if good else "deductions_over",
            good,
            deduction=Printed(case.deduction, case.places),
            most=Printed(most),
        )

    def sentence(self, _name_of: NameOf, /) -> Why:
        given = self.given.deductions_at_most
        assert given is not None
        if given.share is not None:
            return why("condition.deductions_share", share=Printed(given.share * 100))
        assert given.n is not None
        return why("condition.deductions_at_most", most=Printed(given.n))


class BonusAtLeast(Condition):
    """`bonus_at_least`: the bonus points, as printed."""

    key = "bonus_at_least"

    def judge(self, case: ConditionCase) -> Why:
        least, bonus = self.given.bonus_at_least, case.bonus
        assert least is not None
        if bonus is None:
            return why("figures_unknown", False)
        key = "bonus_reached" if bonus >= least else "bonus_below"
        return why(key, bonus >= least, bonus=Printed(bonus, case.places), least=Printed(least))

    def sentence(self, _name_of: NameOf, /) -> Why:
        assert self.given.bonus_at_least is not None
        return why("condition.bonus_at_least", least=Printed(self.given.bonus_at_least))


class NoneOf(Condition):
    """`none_of`: no item of these happened, or all their occurrences were waived."""

    key = "none_of"

    def judge(self, case: ConditionCase) -> Why:
        found = [one for one in self.given.none_of or () if case.occurred(one)]
        if found:
            return why("has_items", False, items=_joined(case.name_of, found))
        return why("has_no_item", True, items=_joined(case.name_of, self.given.none_of or ()))

    def sentence(self, name_of: NameOf, /) -> Why:
        return why("condition.none_of", items=_joined(name_of, self.given.none_of or ()))

    def names(self) -> Iterator[Named]:
        for n, one in enumerate(self.given.none_of or ()):
            yield ("none_of", n), "item", one


def _joined(name_of: NameOf, items: Sequence[str]) -> str:
    return ", ".join(name_of("item", one) for one in items)


class AboveAverage(Condition):
    """`above`: more than the mean or the median of the ranked units' exact percents."""

    key = "above"

    def judge(self, case: ConditionCase) -> Why:
        how, percent = self.given.above, case.exact_percent
        assert how is not None
        average = case.average(how)
        if percent is None or average is None:
            return why("figures_unknown", False)
        good = percent > average
        return why(
            f"{how}_exceeded" if good else f"{how}_missed",
            good,
            percent=Printed(percent, case.places),
            average=Printed(average, case.places),
        )

    def sentence(self, _name_of: NameOf, /) -> Why:
        return why(f"condition.above_{self.given.above}")


class Evaluated(Condition):
    """`evaluation`: at least that grade in so many years on end, counted back from the year itself.
    Of a merged unit it is asked for each predecessor; a year that the data does not hold leaves the
    answer open (manual: award-choice)."""

    key = "evaluation"
    from_scores = False

    def judge(self, case: ConditionCase) -> Why:
        wanted = self.given.evaluation
        assert wanted is not None
        kind = "grade" if wanted.years == 1 else "evaluation"
        args: dict[str, Arg] = {"years": wanted.years, "grade": Word(f"year.grade.{wanted.grade}")}
        missing: dict[int, list[UnknownFigure]] = {}
        for year in (case.year - back for back in range(wanted.years)):
            for grade in case.grades(year):
                if isinstance(grade, UnknownFigure):
                    own = grade._replace(options=(wanted.grade, None))
                    missing.setdefault(year, []).append(own)
                elif grade is None:
                    return Why(f"{kind}_none", args | {"year": year}, False)
                elif GRADES.index(grade) > GRADES.index(wanted.grade):
                    found = Word(f"year.grade.{grade}")
                    return Why(f"{kind}_below", args | {"year": year, "found": found}, False)
        if missing:
            waits = tuple(one for figures in missing.values() for one in figures)
            return Why(
                f"{kind}_unknown", args | {"missing": tuple(sorted(missing))}, None, (), waits
            )
        return Why(f"{kind}_reached", args, True)

    def sentence(self, _name_of: NameOf, /) -> Why:
        wanted = self.given.evaluation
        assert wanted is not None
        grade = Word(f"year.grade.{wanted.grade}")
        top = "top_" if wanted.grade == GRADES[0] else ""
        if wanted.years == 1:
            return why(f"condition.{top}grade", grade=grade)
        return why(f"condition.{top}evaluation", years=wanted.years, grade=grade)


class Holds(Condition):
    """`holds`: a title granted in the year or before. One that is found nowhere is not held: who
    holds it can show it (records.yaml)."""

    key = "holds"
    from_scores = False

    def judge(self, case: ConditionCase) -> Why:
        assert self.given.holds is not None
        name = case.name_of("award", self.given.holds)
        waits = []
        for year, held in case.held(self.given.holds):
            if held is True:
                return why("holds", True, award=name, year=case.year - (case.year - year))
            if isinstance(held, UnknownFigure):
                waits.append((year, held))
        if waits:
            args: dict[str, Arg] = {"award": name, "missing": tuple(year for year, _ in waits)}
            return Why("holds_unknown", args, None, (), tuple(one for _, one in waits))
        return why("holds_not", False, award=name)

    def sentence(self, name_of: NameOf, /) -> Why:
        assert self.given.holds is not None
        return why("condition.holds", award=name_of("award", self.given.holds))


class LeastVote(Condition):
    """`vote`: so large a share of the votes in the award's own ballot, by its own base and quorum,
    whether its own threshold was reached or not."""

    key = "vote"
    from_scores = False

    def judge(self, case: ConditionCase) -> Why:
        assert self.given.vote is not None
        voted, share = case.voted(self.given.vote), Printed(self.given.vote * 100)
        if isinstance(voted, UnknownFigure):
            return Why("vote_unknown", {"share": share}, None, (), (voted,))
        if voted.votes is None:
            return why("vote_untold", voted.passed)
        if not voted.base:
            return why("vote_none", good=False, share=share)
        key = "vote_reached" if voted.passed else "vote_below"
        args = {"votes": voted.votes, "base": voted.base, "needed": voted.needed}
        return why(key, voted.passed, share=share, **args)

    def sentence(self, _name_of: NameOf, /) -> Why:
        assert self.given.vote is not None
        return why("condition.vote", share=Printed(self.given.vote * 100))


class AnyOf(Condition):
    """`any`: one mapping is enough; all conditions of that mapping have to hold."""

    key = "any"

    def judge(self, case: ConditionCase) -> Why:
        tried = [judged((one,), case) for one in self.given.any or ()]
        answer = some(every(one.good for one in reasons) for reasons in tried)
        if answer:
            held = next(reasons for reasons in tried if every(one.good for one in reasons))
            return Why("any_reached", {}, True, tuple(held))
        short = tuple(one for reasons in tried for one in reasons if not one.good)
        if answer is False:
            return Why("any_missed", {}, False, short)
        waits = tuple(one for reason in short for one in reason.waits)
        return Why("any_unknown", {}, None, short, waits)

    def sentence(self, name_of: NameOf, /) -> Why:
        parts = [one.sentence(name_of) for given in self.inner() for one in conditions(given)]
        return Why("condition.any", {}, None, tuple(parts))

    def inner(self) -> Sequence[Requires]:
        return self.given.any or ()


KINDS: tuple[type[Condition], ...] = (
    *(LeastPercent, LeastOfCriterion, LeastBand, MostRank, DeductionsAtMost, BonusAtLeast),
    *(NoneOf, AboveAverage, Evaluated, Holds, LeastVote, AnyOf),
)
"""Every kind of condition, in the order in which reasons are given."""


def conditions(given: Requires) -> Iterator[Condition]:
    """The conditions that a mapping states, in the order of their kinds."""
    return (kind(given) for kind in KINDS if kind.stated(given))


def judged_by_scores(requires: Sequence[Requires], case: Scores) -> list[Why]:
    """A reason for each condition of a band: `check` refuses those that scores don't answer."""
    return judged(requires, cast(ConditionCase, case))


def judged(requires: Sequence[Requires], case: ConditionCase) -> list[Why]:
    """A reason for each condition."""
    return [one.judge(case) for given in requires for one in conditions(given)]
