"""What must hold of a ballot besides its figures: candidates, the rule's base, unknown counts."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.ballots import OFFICES, Ballot
from thidua.text.suggest import nearest

if TYPE_CHECKING:
    from thidua.bloc.voting.counts import BallotCounts, BallotPlace

NOBODY = frozenset(
    [
        *("khong-ai", "khong-don-vi-nao", "khong-chon-ai", "khong-chon", "khong-co-ai", "khong"),
        *("trang", "phieu-trang", "bo-trang", "khong-dong-y", "khong-tan-thanh"),
        *("none", "none-of-the-above", "nota", "nobody", "blank", "no-one", "abstain"),
    ]
)
"""What people write for a paper that chooses nobody."""


class Electorate(NamedTuple):
    """Who may stand: the members of the year of the award or office, all units of units.yaml (None:
    not checked), and of those that became another what they are in that year."""

    year: int
    standing: Collection[str] | None = None
    known: Collection[str] | None = None
    became: Mapping[str, str] = NOTHING


ANYBODY = Electorate(0)


def candidates_may_stand(
    ballot: Ballot,
    counts: "BallotCounts",
    electorate: Electorate,
    report: "BallotPlace",
) -> list[Diagnostic]:
    """Candidates are members of that year, for an office of the year after."""
    problems = []
    part = "votes" if ballot.votes is not None else "papers"
    places: dict[str, tuple[str | int, ...]] = {
        unit: ("votes", unit) if part == "votes" else ("papers",) for unit in counts.votes or {}
    }
    for n, unit in enumerate(ballot.elected or ()):
        places.setdefault(unit, ("elected", n))
    for unit in ballot.recused:
        places.setdefault(unit, ("recused", unit))
    for unit, path in places.items():
        found = _may_not_stand(ballot, electorate, unit)
        if found is not None:
            variant, args = found
            problem = report.problem("TD711", path, variant, unit=unit, **args)
            problems.append(problem._replace(at="key"))
    for unit, recused in ballot.recused.items():
        if counts.members is not None and recused > counts.members:
            args = {"unit": unit, "n": recused, "members": counts.members}
            problems.append(report.problem("TD715", ("recused", unit), "recused", **args))
        elif counts.members is not None and unit in (counts.votes or {}):
            left, said = counts.members - recused, (counts.votes or {})[unit].answers
            if said > left:
                args = {"unit": unit, "n": recused, "left": left, "votes": said}
                problems.append(report.problem("TD715", ("recused", unit), "recused_votes", **args))
    return problems


def _may_not_stand(
    ballot: Ballot, electorate: Electorate, unit: str
) -> tuple[str, dict[str, object]] | None:
    """Why a unit is no candidate: the wording, and what it says beside the unit."""
    known, standing = electorate.known, electorate.standing
    if known is not None and unit not in known:
        if unit in NOBODY:
            return "blank", {}
        better = nearest(unit, sorted(standing or known))
        return ("nearest", {"better": better}) if better else ("", {})
    if standing is None or unit in standing:
        return None
    now = electorate.became.get(unit)
    if now is not None:
        return "became", {"now": now, "year": electorate.year}
    return "office" if ballot.for_ in OFFICES else "member", {}


def rule_has_base(
    ballot: Ballot, counts: "BallotCounts", base: int | None, report: "BallotPlace"
) -> list[Diagnostic]:
    """What the rule is a share of has to be known, or its result is not."""
    if counts.votes is None:
        return []
    each_its_own = ballot.each_its_own_base
    lacking = ballot.rule.pass_ is not None and base is None and not each_its_own
    problems = [report.problem("TD715", ("rule",), ballot.rule.of)] if lacking else []
    if ballot.rule.quorum is not None:
        for of, known in (("members", counts.members), ("present", counts.took_part)):
            if known is None and not (lacking and of == ballot.rule.of):
                problems.append(report.problem("TD715", ("rule", "quorum"), of))
    return problems


def chair_is_plain(
    ballot: Ballot, counts: "BallotCounts", report: "BallotPlace"
) -> list[Diagnostic]:
    """Whom the Chair chose are candidates, and no more than a paper may name."""
    chosen = ballot.chair_side or ()
    problems = [
        report.problem("TD717", ("chair_side", n), unit=unit)
        for n, unit in enumerate(chosen)
        if counts.votes is not None and unit not in counts.votes
    ]
    if ballot.chooses and len(set(chosen)) > ballot.seats:
        args = {"n": len(set(chosen)), "seats": ballot.seats}
        problems.append(report.problem("TD717", ("chair_side",), "seats", **args))
    return problems


def only_result(ballot: Ballot, report: "BallotPlace") -> list[Diagnostic]:
    """`counts: unknown` is for a vote of which only the result is known: then it says who won."""
    if ballot.counts is None:
        return []
    problems = []
    if ballot.votes is not None or ballot.papers is not None:
        problems.append(report.problem("TD714", ("counts",), "given"))
    if ballot.elected is None:
        problems.append(report.problem("TD714", ("counts",)))
    elif len(ballot.elected) > ballot.seats:
        args = {"n": len(ballot.elected), "seats": ballot.seats}
        problems.append(report.problem("TD714", ("elected",), "seats", **args))
    return problems
