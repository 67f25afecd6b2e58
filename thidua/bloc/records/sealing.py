"""What a seal hashes, and what keeps a year from being sealed.

Pure: hashes of files come in, nothing is read. A hash is SHA-256; of a value, of its canonical
text: JSON without blanks, keys sorted, every scalar as text (manual: seals).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, Required, TypedDict, cast, overload

from thidua.bloc.scoring.check_periods import told_unfinished, unfinished
from thidua.diagnostics.diagnostic import Diagnostic, Node
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import as_period
from thidua.model.periods import Periods
from thidua.model.seal import FORMAT, REOPENED, SEALED, Happened, Seal
from thidua.model.sheet import FOLDER
from thidua.text.dates import SpokenDay, SpokenMoment
from thidua.text.encodings import data_path
from thidua.text.numbers import plain

if TYPE_CHECKING:
    from thidua.bloc.awarding.result import AwardsOfYear
    from thidua.bloc.scoring.check_periods import Unfinished
    from thidua.bloc.scoring.result import UnitScore, YearResult
    from thidua.bloc.voting.tally import VotesOfYear

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


class SealResults(TypedDict, total=False):
    """The results of a year as they are published: every scalar is text, what is not there is left
    out. By id of a unit its figures, by award whom the rules name, by ballot who was elected, by
    award who may be proposed, and its money."""

    units: Required[Mapping[str, Mapping[str, str]]]
    awards: Required[Mapping[str, list[str]]]
    votes: Required[Mapping[str, list[str]]]
    eligible: Mapping[str, Mapping[str, str]]
    money: Mapping[str, str]


def is_evidence(name: str) -> bool:
    """Whether a file of a year is evidence, and no data."""
    return FOLDER in name.split("/")


def canonical(value: object) -> str:
    """The one text of a value: the same value always gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: object) -> str:
    """SHA-256 of the canonical text."""
    return sha256(canonical(value).encode("utf-8")).hexdigest()


@overload
def meaning(tree: dict[str, Node], leave_out: Sequence[str] = ()) -> dict[str, object]: ...


@overload
def meaning(tree: object, leave_out: Sequence[str] = ()) -> object: ...


def meaning(tree: object, leave_out: Sequence[str] = ()) -> object:
    """A tree without people's remarks and without the keys that do not matter."""
    if isinstance(tree, dict):
        dropped = (*OUTSIDE, *leave_out)
        return {key: meaning(each) for key, each in tree.items() if key not in dropped}
    if isinstance(tree, list):
        return [meaning(each) for each in tree]
    return tree


# -- results ------------------------------------------------------------------------------------


def results_of(
    result: "YearResult | None", awards: "AwardsOfYear", votes: "VotesOfYear"
) -> SealResults:
    """The year's results."""
    return _results(
        {one.unit.id: _figures(result, one) for one in result.units} if result else {},
        {one.award.id: list(one.derived) for one in awards.awards},
        {one.last.id: list(one.elected) for one in votes.votes},
        {
            one.award.id: {each.unit: ANSWERS[each.eligible] for each in one.candidates}
            for one in awards.awards
        },
        {one.award.id: plain(one.money, 0) for one in awards.awards if one.money},
    )


def sealed_results(seal: Seal) -> SealResults:
    """The results that a seal holds."""
    held = seal.results
    return _results(
        {
            unit: {key: value for key in FIGURES if (value := getattr(one, key)) is not None}
            for unit, one in held.units.items()
        },
        {award: list(units) for award, units in held.awards.items()},
        {ballot: list(units) for ballot, units in held.votes.items()},
        held.eligible,
        held.money,
    )


def _results(
    units: Mapping[str, Mapping[str, str]],
    awards: Mapping[str, list[str]],
    votes: Mapping[str, list[str]],
    eligible: Mapping[str, Mapping[str, str]],
    money: Mapping[str, str],
) -> SealResults:
    """In the order of seal.yaml, which has who may be proposed, and money, where there are some."""
    found: SealResults = {"units": units, "awards": awards, "votes": votes}
    if may_be := {award: dict(answers) for award, answers in eligible.items() if answers}:
        found["eligible"] = may_be
    if money:
        found["money"] = dict(money)
    return found


def _figures(result: "YearResult", one: "UnitScore") -> dict[str, str]:
    from thidua.bloc.scoring.rounding import rounded

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
    inputs: SealInputs, results: SealResults, made: Mapping[str, str], before: Seal | None
) -> dict[str, Node]:
    """seal.yaml as a tree of texts: all that was, and one more line of history."""
    tree = _content(FORMAT, made, inputs, digest(results), results)
    line = {key: value for key, value in made.items() if key != "incomplete"}
    line = {"what": SEALED, **line, "content": digest(tree), "results": digest(results)}
    lines = [line_of(one) for one in before.history] if before else []
    tree["history"] = [*lines, chained(lines, line)]
    return cast("dict[str, Node]", tree)


def reopening(seal: Seal, made: Mapping[str, str], reason: str) -> dict[str, str]:
    """The line of history that reopens a sealed year."""
    lines = [line_of(one) for one in seal.history]
    return chained(lines, {"what": REOPENED, **made, "reason": reason})


def chained(lines: Sequence[Mapping[str, str]], line: dict[str, str]) -> dict[str, str]:
    """A line with the hash of itself and of the chain so far."""
    return {**line, "chain": digest([lines[-1]["chain"] if lines else "", line])}


def line_of(one: Happened) -> dict[str, str]:
    """A line of the history as seal.yaml has it."""
    return {key: value for key, value in one.model_dump().items() if value is not None}


def tree_of(seal: Seal) -> dict[str, object]:
    """What a seal's content hash was made from."""
    made = {key: getattr(seal.sealed, key) for key in ("on", "by", "thidua")}
    if seal.sealed.incomplete:
        made["incomplete"] = "true"
    return _content(seal.format, made, seal, seal.results.hash, sealed_results(seal))


def _content(
    form: str, made: Mapping[str, str], inputs: SealInputs | Seal, hashed: str, results: SealResults
) -> dict[str, object]:
    return {
        "format": form,
        "sealed": dict(made),
        "files": dict(inputs.files),
        **({"used": dict(inputs.used)} if inputs.used else {}),
        "members": dict(inputs.members),
        "shared": dict(inputs.shared),
        "past": dict(inputs.past),
        "results": {"hash": hashed, **results},
    }


# -- what keeps a year open ---------------------------------------------------------------------


def is_incomplete(yearbook: YearBook, result: "YearResult | None") -> bool:
    """Whether the year has no scores, or units that still wait for a rank, or for points in a
    period that it rolls up."""
    if result is None or any(one.waits for one in result.units):
        return True
    return bool(_unfinished(yearbook, result))


def _unfinished(yearbook: YearBook, result: "YearResult") -> "Unfinished":
    return unfinished(yearbook, {one.unit.id: one.unit.label for one in result.ranked})


def hindrances(
    book: Book, year: int, result: "YearResult | None", *, incomplete: bool
) -> list[Diagnostic]:
    """Why the year can't be sealed yet: open appeals; units without a rank, or without points in a
    period that it rolls up, unless it is to be sealed `incomplete`; a seal that is closed."""
    found = []
    held = book.years[year]
    for n, appeal in enumerate(held.appealed):
        if appeal.decided is None and held.appeals is not None:
            args = {"year": str(year), "id": appeal.id, "unit": book.unit_name(appeal.unit)}
            path = ("appeals", n)
            found.append(Diagnostic("TD835", held.appeals.file, path, args=args, variant="appeal"))
    if result is None or held.criteria is None:
        if not incomplete:
            file = data_path(book.folder, year)
            args = {"year": str(year)}
            found.append(Diagnostic("TD835", file, at="file", args=args, variant="no_scale"))
    elif not incomplete and (waiting := [one.unit.name for one in result.units if one.waits]):
        args = {"year": str(year), "units": ", ".join(waiting), "n": str(len(waiting))}
        found.append(Diagnostic("TD835", held.criteria.file, at="file", args=args))
    elif not incomplete and (periods := _unfinished(held, result)):
        args = {"year": str(year), "first": str(next(iter(periods))), **told_unfinished(periods)}
        file = held.criteria.file
        found.append(Diagnostic("TD835", file, at="file", args=args, variant="periods"))
    if held.seal is not None and held.is_sealed:
        made = held.seal.data.sealed
        args = {"year": str(year), "on": SpokenMoment(made.on), "by": made.by}
        file = held.seal.file
        found.append(Diagnostic("TD833", file, ("sealed",), at="key", args=args, variant="again"))
    return found


def not_over(book: Book, year: int, today: date) -> Iterator[Diagnostic]:
    """The periods that have not ended on a day: those that the year's scale rolls up, and the
    period itself that stands in the place of the year."""
    held = book.years[year]
    if held.criteria is None or held.periods is None:
        return
    kinds: Periods = held.periods.data
    ahead, file, name = [], held.criteria.file, str(held.year)
    for kind in sorted(held.scale.rolls_up):
        inside = kinds.within(kind, book.emulation_year(year))
        if ahead := [one.period for one in inside if one.period.last > today]:
            last = SpokenDay(ahead[-1].last.isoformat())
            args = {"year": name, "n": str(len(ahead)), "first": ahead[0].name, "last": last}
            yield Diagnostic("TD845", file, at="file", args=args)
    if not ahead and (own := as_period(held.year)) and own.last_day > today:
        args = {"year": name, "last": SpokenDay(own.last_day.isoformat())}
        yield Diagnostic("TD845", file, at="file", args=args, variant="own")
