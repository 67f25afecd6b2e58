"""The figures of one ballot: from papers or as written, and every way in which they can't be.

Source of the rules (manual: votes) (ballots). All broken rules are reported at
once, each with its numbers; a figure that the source does not give breaks none.

What must hold of a ballot besides its figures: candidates, the rule's base, unknown counts.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING, Diagnostic, Path
from thidua.model.ballots import ANSWERS, OFFICES, Ballot, Paper, Votes
from thidua.text.suggest import nearest

INVALID = "invalid"


class CandidateVotes(NamedTuple):
    """One candidate's votes: in favour, and where papers approve also against and abstaining."""

    votes: int
    no: int | None = None
    abstain: int | None = None

    @property
    def answers(self) -> int:
        """Papers that said anything about the candidate."""
        return self.votes + (self.no or 0) + (self.abstain or 0)


class BallotCounts(NamedTuple):
    """The figures of a ballot, in whole papers and members; None for what is not known. `cast`:
    where papers choose, those that name somebody."""

    members: int | None = None
    present: int | None = None
    written: int | None = None
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    blank: int | None = None
    votes: Mapping[str, CandidateVotes] | None = None
    cast: int | None = None

    @property
    def took_part(self) -> int | None:
        """Members present, and absent ones who voted in writing."""
        return None if self.present is None else self.present + (self.written or 0)

    @property
    def marked(self) -> int | None:
        """Valid papers that are not blank, as far as blank ones were counted."""
        return None if self.valid is None else self.valid - (self.blank or 0)


class BallotPlace(NamedTuple):
    """Where diagnostics about one ballot belong."""

    file: str
    crumb: tuple[str, ...]

    def problem(self, code: str, path: Path, variant: str = "", **args: object) -> Diagnostic:
        """A diagnostic about this ballot; numbers become text."""
        shown = {name: str(value) for name, value in args.items()}
        return Diagnostic(code, self.file, path, args=shown, variant=variant, where=self.crumb)


def count(
    ballot: Ballot, members: int | None, report: BallotPlace
) -> tuple[BallotCounts, list[Diagnostic]]:
    """The figures and what is wrong with them. `members`: the units of the year, used where the
    ballot does not say who may vote (a council's members are never guessed)."""
    from_units = ballot.members is None and ballot.body == "bloc"
    who_may = members if from_units else ballot.members
    counts = BallotCounts(who_may, ballot.present, ballot.written, ballot.issued)
    if ballot.papers is not None and ballot.votes is None:
        counts, problems = _from_papers(ballot, ballot.papers, counts, report)
    else:
        counts, problems = _as_written(ballot, counts, report)
    counts = counts._replace(cast=_cast(ballot, counts))
    problems += _people(counts, report)
    problems += _papers_add_up(counts, report)
    problems += _votes_fit(ballot, counts, report)
    return counts, problems


def _cast(ballot: Ballot, counts: BallotCounts) -> int | None:
    """The papers that name somebody: for one seat as many as there are votes, else the valid ones
    that are not blank, where the blank ones were counted."""
    if not ballot.chooses or counts.votes is None:
        return None
    if ballot.seats == 1:
        return sum(one.votes for one in counts.votes.values())
    return None if counts.blank is None or counts.valid is None else counts.valid - counts.blank


def votes_of(ballot: Ballot) -> Mapping[str, CandidateVotes] | None:
    """Votes by candidate, in the order written or read out; None where they are unknown."""
    if ballot.counts is not None:
        return None
    if ballot.votes is not None:
        return {unit: _count_of(ballot, given) for unit, given in ballot.votes.items()}
    return None if ballot.papers is None else _votes_on(ballot, ballot.papers)


def _count_of(ballot: Ballot, given: Votes) -> CandidateVotes:
    if ballot.approves:
        return CandidateVotes(given.yes or 0, given.no or 0, given.abstain or 0)
    return CandidateVotes(given.votes or 0)


def _as_written(
    ballot: Ballot, counts: BallotCounts, report: BallotPlace
) -> tuple[BallotCounts, list[Diagnostic]]:
    problems = []
    if ballot.votes is not None and ballot.papers is not None:
        problems.append(report.problem("TD709", ("papers",), "both"))
    if ballot.votes is None and ballot.counts is None:
        problems.append(report.problem("TD709", ()))
    for unit, given in (ballot.votes or {}).items():
        plain = given.votes is not None
        answers = any(getattr(given, answer) is not None for answer in ANSWERS)
        if (plain, answers) != (ballot.chooses, ballot.approves):
            problems.append(report.problem("TD710", ("votes", unit), ballot.kind, unit=unit))
    returned, valid, invalid = ballot.returned, ballot.valid, ballot.invalid
    if valid is None and returned is not None and returned >= (invalid or 0):
        valid = returned - (invalid or 0)
    if returned is None and valid is not None:
        returned = valid + (invalid or 0)
    if invalid is None and returned is not None and valid is not None and returned >= valid:
        invalid = returned - valid
    return counts._replace(
        returned=returned,
        valid=valid,
        invalid=invalid,
        blank=ballot.blank,
        votes=votes_of(ballot),
    ), problems


def _from_papers(
    ballot: Ballot, papers: Sequence[Paper], counts: BallotCounts, report: BallotPlace
) -> tuple[BallotCounts, list[Diagnostic]]:
    problems = []
    for n, paper in enumerate(papers):
        if isinstance(paper, tuple) and len(set(paper)) < len(paper):
            twice = next(unit for unit in paper if paper.count(unit) > 1)
            problems.append(report.problem("TD712", ("papers", n), n=n + 1, unit=twice))
        if isinstance(paper, Mapping) and ballot.chooses:
            problems.append(report.problem("TD710", ("papers", n), "paper", n=n + 1))
    valid = [paper for paper in papers if _is_valid(ballot, paper)]
    found = {
        "returned": len(papers),
        "valid": len(valid),
        "invalid": len(papers) - len(valid),
        "blank": sum(not paper for paper in valid),
    }
    for key, n in found.items():
        said = getattr(ballot, key)
        if said is not None and said != n:
            problems.append(report.problem("TD713", (key,), key, said=said, found=n))
    return counts._replace(**found, votes=votes_of(ballot)), problems


def _is_valid(ballot: Ballot, paper: Paper) -> bool:
    """A paper that names over `seats` candidates is invalid, an empty one is valid."""
    return paper != INVALID and (not ballot.chooses or len(set(paper)) <= ballot.seats)


def _votes_on(ballot: Ballot, papers: Sequence[Paper]) -> dict[str, CandidateVotes]:
    """Votes of the valid papers. Where papers approve, a list names those in favour of whom the
    voter is; candidates that it leaves out were voted against."""
    named = [unit for paper in papers if paper != INVALID for unit in paper]
    answers = {unit: dict.fromkeys(ANSWERS, 0) for unit in named}
    valid = [paper for paper in papers if _is_valid(ballot, paper)]
    for paper in valid:
        for unit in answers:
            if isinstance(paper, Mapping):
                if unit in paper:
                    answers[unit][paper[unit]] += 1
            elif paper:
                answers[unit]["yes" if unit in paper else "no"] += 1
    if ballot.approves:
        return {
            unit: CandidateVotes(a["yes"], a["no"], a["abstain"]) for unit, a in answers.items()
        }
    return {unit: CandidateVotes(a["yes"]) for unit, a in answers.items()}


def _people(counts: BallotCounts, report: BallotPlace) -> list[Diagnostic]:
    """members >= present + written >= issued >= returned; a figure not given is passed over."""
    chain = [
        ("members", counts.members),
        ("present", counts.took_part),
        ("issued", counts.issued),
        ("returned", counts.returned),
    ]
    codes = {"present": "TD701", "issued": "TD702", "returned": "TD703"}
    known = [(name, n) for name, n in chain if n is not None]
    usual = {"present": "members", "issued": "present", "returned": "issued"}
    return [
        report.problem(
            codes[name],
            (name,),
            "" if over == usual[name] else over,
            n=n,
            most=most,
            present=counts.present,
            written=counts.written or 0,
        )
        for (over, most), (name, n) in pairwise(known)
        if n > most
    ]


def _papers_add_up(counts: BallotCounts, report: BallotPlace) -> list[Diagnostic]:
    problems = []
    returned, valid, invalid, blank = counts.returned, counts.valid, counts.invalid, counts.blank
    if returned is not None and (valid or 0) + (invalid or 0) != returned:
        only_invalid = valid is None
        problems.append(
            report.problem(
                "TD704",
                ("invalid",) if only_invalid or invalid is not None else ("valid",),
                "invalid" if only_invalid else "",
                valid=valid,
                invalid=invalid or 0,
                sum=(valid or 0) + (invalid or 0),
                returned=returned,
            )
        )
    if blank is not None and valid is not None and blank > valid:
        problems.append(report.problem("TD708", ("blank",), blank=blank, valid=valid))
    return problems


def _votes_fit(ballot: Ballot, counts: BallotCounts, report: BallotPlace) -> list[Diagnostic]:
    """No candidate, and no sum of votes, is over what the valid papers allow."""
    marked = counts.marked
    if counts.votes is None or marked is None or marked < 0:
        return []
    variant = "blank" if counts.blank else ""
    said = {"valid": counts.valid, "blank": counts.blank or 0, "most": marked}
    problems = []
    for unit, one in counts.votes.items():
        code = "TD705" if ballot.chooses else "TD707"
        if one.answers > marked:
            answers = {"yes": one.votes, "no": one.no, "abstain": one.abstain, "sum": one.answers}
            args = {"unit": unit, "n": one.votes, **answers, **said}
            problems.append(report.problem(code, ("votes", unit), variant, **args))
    if ballot.chooses:
        total = sum(one.votes for one in counts.votes.values())
        args = {"sum": total, "seats": ballot.seats, **said}
        if total > marked * ballot.seats:
            args["most"] = marked * ballot.seats
            problems.append(report.problem("TD706", ("votes",), variant, **args))
        elif counts.blank is not None and total < marked:
            problems.append(report.problem("TD708", ("votes",), "unaccounted", **args))
    return problems


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
