"""What must hold of a ballot besides its figures: candidates, the rule's base, unknown counts."""

from collections.abc import Collection

from thidua.bloc.voting.counts import Counts, Report
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.ballots import OFFICES, Ballot


def candidates_may_stand(
    ballot: Ballot,
    counts: Counts,
    standing: Collection[str] | None,
    known: Collection[str] | None,
    report: Report,
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
        if known is not None and unit not in known:
            problems.append(report.problem("TD711", path, unit=unit)._replace(at="key"))
        elif standing is not None and unit not in standing:
            office = "office" if ballot.for_ in OFFICES else "member"
            problem = report.problem("TD711", path, office, unit=unit)
            problems.append(problem._replace(at="key"))
    for unit, recused in ballot.recused.items():
        if counts.members is not None and recused > counts.members:
            args = {"unit": unit, "n": recused, "members": counts.members}
            problems.append(report.problem("TD715", ("recused", unit), "recused", **args))
    return problems


def rule_has_base(
    ballot: Ballot, counts: Counts, base: int | None, report: Report
) -> list[Diagnostic]:
    """What the rule is a share of has to be known, or its result is not."""
    if counts.votes is None:
        return []
    problems = []
    if ballot.rule.pass_ is not None and base is None:
        problems.append(report.problem("TD715", ("rule",), ballot.rule.of))
    if ballot.rule.quorum is not None:
        if counts.members is None and ballot.rule.of != "members":
            problems.append(report.problem("TD715", ("rule", "quorum"), "members"))
        if counts.took_part is None and ballot.rule.of != "present":
            problems.append(report.problem("TD715", ("rule", "quorum"), "present"))
    return problems


def only_result(ballot: Ballot, report: Report) -> list[Diagnostic]:
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
