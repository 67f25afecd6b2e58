"""What a seal hashes, and how a sealed year differs from the year as it stands now.

Pure: hashes of files come in, nothing is read. A hash is SHA-256; of a value, of its canonical
text: JSON without blanks, keys sorted, every scalar as text (manual: seals).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.bloc.scoring.rounding import rounded
from thidua.model.evidence import FOLDER
from thidua.model.seal import FORMAT, REOPENED, SEALED, Happened, Seal
from thidua.text.numbers import plain

if TYPE_CHECKING:
    from thidua.bloc.awarding.result import AwardResult, AwardsOfYear
    from thidua.bloc.voting.rounds import VotesOfYear

CHANGED, GONE, ADDED = "changed", "gone", "added"
ANSWERS = {True: "yes", False: "no", None: "unknown"}
FIGURES = ("status", "points", "percent", "rank", "band")
OUTSIDE = ("note", "source")
"""Keys that are people's remarks: no part of what a shared file means for the year."""


class SealInputs(NamedTuple):
    """Hashes of all that a year's results come from: the year's files by their path in its folder,
    `used` files (scales that it shares with other blocs) by their path in the data folder, that
    year's members by unit, `shared` (bloc, units, terms, settings), and what the years before
    hold: it may grow, and counts only where a result comes out otherwise for it."""

    files: Mapping[str, str]
    used: Mapping[str, str]
    members: Mapping[str, str]
    shared: Mapping[str, str]
    past: Mapping[str, str]


class SealDifference(NamedTuple):
    """One thing that is not as it was sealed.

    `kind`: file, used, member, shared, past; unit (with `figure`), award (whom the rules name, or
    with `figure` its money), eligible (`award/unit`), vote; seal (`name`: content, results, chain,
    older). `after`: changed/gone/added for inputs; else both are figures.
    """

    kind: str
    name: str
    before: str | None
    after: str | None
    figure: str = ""


def is_evidence(name: str) -> bool:
    """Whether a file of a year is evidence, and no data."""
    return FOLDER in name.split("/")


def canonical(value: Any) -> str:
    """The one text of a value: the same value always gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """SHA-256 of the canonical text."""
    return sha256(canonical(value).encode("utf-8")).hexdigest()


def meaning(tree: Any, leave_out: Sequence[str] = ()) -> Any:
    """A tree without people's remarks and without the keys that do not matter."""
    if isinstance(tree, dict):
        dropped = (*OUTSIDE, *leave_out)
        return {key: meaning(each) for key, each in tree.items() if key not in dropped}
    if isinstance(tree, list):
        return [meaning(each) for each in tree]
    return tree


# -- results ------------------------------------------------------------------------------------


def results_of(
    result: YearResult | None, awards: "AwardsOfYear", votes: "VotesOfYear"
) -> dict[str, Any]:
    """The year's results as they are published: every scalar is text, what is not there is left
    out."""
    return {
        "units": {one.unit.id: _figures(result, one) for one in result.units} if result else {},
        "awards": {one.award.id: list(one.derived) for one in awards.awards},
        "votes": {one.last.id: list(one.elected) for one in votes.votes},
        **_some("eligible", {one.award.id: _answers(one) for one in awards.awards}),
        **_some("money", {one.award.id: plain(one.money, 0) for one in awards.awards if one.money}),
    }


def _answers(award: "AwardResult") -> dict[str, str]:
    """Who may be proposed: yes, no, or not known."""
    return {one.unit: ANSWERS[one.eligible] for one in award.candidates}


def _some(key: str, found: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """A part of the results that a seal has only where there is something in it."""
    kept = {name: each for name, each in found.items() if each}
    return {key: kept} if kept else {}


def _figures(result: YearResult, one: UnitScore) -> dict[str, str]:
    rounding = result.scale.rounding
    found = {"status": one.status, "points": plain(one.points, rounding.places)}
    if one.rank is not None:
        found["rank"] = str(one.rank)
        if one.percent is not None:
            places = one.percent_places
            found["percent"] = plain(rounded(one.percent, places, rounding.mode), places)
    if one.band is not None:
        found["band"] = one.band
    return found


# -- the seal's tree ----------------------------------------------------------------------------


def sealed_tree(
    inputs: SealInputs, results: Mapping[str, Any], made: Mapping[str, str], before: Seal | None
) -> dict[str, Any]:
    """seal.yaml as a tree of texts: all that was, and one more line of history."""
    tree: dict[str, Any] = {
        "format": FORMAT,
        "sealed": dict(made),
        "files": dict(inputs.files),
        **({"used": dict(inputs.used)} if inputs.used else {}),
        "members": dict(inputs.members),
        "shared": dict(inputs.shared),
        "past": dict(inputs.past),
        "results": {"hash": digest(results), **results},
    }
    line = {key: value for key, value in made.items() if key != "incomplete"}
    line = {"what": SEALED, **line, "content": digest(tree), "results": digest(results)}
    lines = [_line(one) for one in before.history] if before else []
    tree["history"] = [*lines, _chained(lines, line)]
    return tree


def reopening(seal: Seal, made: Mapping[str, str], reason: str) -> dict[str, str]:
    """The line of history that reopens a sealed year."""
    lines = [_line(one) for one in seal.history]
    return _chained(lines, {"what": REOPENED, **made, "reason": reason})


def _chained(lines: Sequence[Mapping[str, str]], line: dict[str, str]) -> dict[str, str]:
    """A line with the hash of itself and of the chain so far."""
    return {**line, "chain": digest([lines[-1]["chain"] if lines else "", line])}


def _line(one: Happened) -> dict[str, str]:
    return {key: value for key, value in one.model_dump().items() if value is not None}


def _tree_of(seal: Seal) -> dict[str, Any]:
    """What a seal's content hash was made from."""
    made = {key: getattr(seal.sealed, key) for key in ("on", "by", "thidua")}
    if seal.sealed.incomplete:
        made["incomplete"] = "true"
    return {
        "format": seal.format,
        "sealed": made,
        "files": dict(seal.files),
        **({"used": dict(seal.used)} if seal.used else {}),
        "members": dict(seal.members),
        "shared": dict(seal.shared),
        "past": dict(seal.past),
        "results": {"hash": seal.results.hash, **sealed_results(seal)},
    }


def sealed_results(seal: Seal) -> dict[str, Any]:
    """The results that a seal holds, in the form of `results_of`."""
    return {
        "units": {
            unit: {key: value for key in FIGURES if (value := getattr(one, key)) is not None}
            for unit, one in seal.results.units.items()
        },
        "awards": {award: list(units) for award, units in seal.results.awards.items()},
        "votes": {ballot: list(units) for ballot, units in seal.results.votes.items()},
        **_some("eligible", {award: dict(one) for award, one in seal.results.eligible.items()}),
        **_some("money", seal.results.money),
    }


# -- what differs -------------------------------------------------------------------------------


def seal_differences(seal: Seal) -> Iterator[SealDifference]:
    """Where seal.yaml does not agree with itself: somebody edited it. One that was made before
    seals covered all that a result depends on says nothing of the rest."""
    if seal.is_closed and seal.format != FORMAT:
        yield SealDifference("seal", "older", seal.format, FORMAT)
    last = next((one for one in reversed(seal.history) if one.what == SEALED), None)
    found = digest(_tree_of(seal))
    if last is None or last.content != found:
        yield SealDifference("seal", "content", last.content if last else None, found)
    if seal.results.hash != digest(sealed_results(seal)):
        yield SealDifference("seal", "results", seal.results.hash, digest(sealed_results(seal)))
    lines: list[dict[str, str]] = []
    for n, one in enumerate(seal.history):
        line = _line(one)
        bare = {key: value for key, value in line.items() if key != "chain"}
        wanted = _chained(lines, bare)["chain"]
        if line["chain"] != wanted:
            yield SealDifference("seal", "chain", line["chain"], wanted, str(n))
            return
        lines.append(line)


def input_differences(seal: Seal, now: SealInputs) -> Iterator[SealDifference]:
    """Inputs that are not what was sealed, each by its name."""
    if seal.format != FORMAT:
        return
    yield from _hashes("file", seal.files, now.files)
    yield from _hashes("used", seal.used, now.used)
    yield from _hashes("member", seal.members, now.members)
    yield from _hashes("shared", seal.shared, now.shared)


def past_differences(seal: Seal, now: SealInputs) -> Iterator[SealDifference]:
    """What earlier years hold that they did not hold then: it may change whom the rules name."""
    yield from _hashes("past", seal.past, now.past)


def _hashes(kind: str, was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[SealDifference]:
    for name in sorted({*was, *now}):
        before, after = was.get(name), now.get(name)
        if before != after:
            how = ADDED if before is None else GONE if after is None else CHANGED
            yield SealDifference(kind, name, before, how)


def result_differences(seal: Seal, now: Mapping[str, Any]) -> Iterator[SealDifference]:
    """Figures that come out otherwise than was sealed."""
    was = sealed_results(seal)
    for unit in _both(was["units"], now["units"]):
        old, new = was["units"].get(unit, {}), now["units"].get(unit, {})
        for figure in FIGURES:
            if old.get(figure) != new.get(figure):
                yield SealDifference("unit", unit, old.get(figure), new.get(figure), figure)
    for kind, key in (("award", "awards"), ("vote", "votes")):
        for name in _both(was[key], now[key]):
            before, after = was[key].get(name), now[key].get(name)
            if before != after:
                yield SealDifference(kind, name, _listed(before), _listed(after))
    paid, due = was.get("money", {}), now.get("money", {})
    for award in _both(paid, due):
        if paid.get(award) != due.get(award):
            yield SealDifference("award", award, paid.get(award), due.get(award), "money")
    for award, answers in was.get("eligible", {}).items():
        today = now.get("eligible", {}).get(award, {})
        for unit in _both(answers, today):
            if answers.get(unit) != today.get(unit):
                name = f"{award}/{unit}"
                yield SealDifference("eligible", name, answers.get(unit), today.get(unit))


def _both(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys([*was, *now]))


def _listed(units: Sequence[str] | None) -> str | None:
    return None if units is None else ", ".join(units)
