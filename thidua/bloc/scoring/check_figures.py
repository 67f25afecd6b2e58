"""Figures and days that look like a slip: far from the others', far from their deadline or year.

Advice under --strict: figures changed or left out without saying why (manual: file-sheet).

Evidence that sheets point to: there, not empty, under the year's own folder (manual: git).
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from thidua.bloc.scoring.entries import BoundSheet, LeafEntry
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.bloc.scoring.rounding import rounded
from thidua.diagnostics.diagnostic import Diagnostic, Path, Spot
from thidua.model.book import Book, SheetFile, YearBook
from thidua.model.emulation_year import emulated, first_day, last_day
from thidua.model.scalars import day
from thidua.model.scale.criteria import Criterion
from thidua.model.scale.stages import spread_of
from thidua.model.sheet import EMPTY, FOLDER, OUTSIDE, UNREADABLE, EvidenceFile
from thidua.rules.amounts import ItemEntry
from thidua.rules.arithmetic import Source
from thidua.rules.targets import is_entered, pledged_task
from thidua.text.dates import SpokenDay
from thidua.text.numbers import about, trimmed
from thidua.text.suggest import nearest

ENOUGH = 4
"""How many other units' figures tell what is usual."""
FAR = 100
MOST_DAYS = 180
"""A day further from its deadline than this was probably mistyped."""


def check_figures(result: YearResult) -> Iterator[Diagnostic]:
    """Figures a hundred times those of the other units, or a hundredth (manual: figures)."""
    scale = result.scale
    for fact in scale.facts:
        figures = [
            _Figure(score, found.value, found.source, f"{fact.id} “{fact.name}”")
            for score in result.units
            if (found := score.state.facts.get(fact.id)) is not None
        ]
        yield from _far(figures)
        readers = [rule for rule in scale.rules if fact.id in rule.facts]
        if fact.range is None and any(rule.rewards_less for rule in readers):
            yield from _below_zero(figures)
    for leaf in scale.nodes.values():
        if leaf.is_leaf and leaf.leaf_rule.takes_entry and _is_alike(leaf):
            figures = [
                _Figure(score, value, source, leaf.crumb)
                for score in result.units
                for value, source in _entered(score, leaf.id)
            ]
            yield from _far(figures)
            if leaf.leaf_rule.rewards_less and not leaf.field.stated:
                yield from _below_zero(figures)


def check_spread(result: YearResult) -> Iterator[Diagnostic]:
    """Scorers further apart on a leaf than their stage says."""
    for score in result.units:
        for node in score.nodes.values():
            if not node.voices or node.missing:
                continue
            known = score.state.leaf(node.id)
            assert known is not None, "several have scored it"
            last = known.voices[-1]
            stage, entry = result.scale.stage(last.stage), last.entry
            assert stage is not None and entry is not None
            if stage.spread is None:
                continue
            leaf = result.scale.nodes[node.id]
            allowed = spread_of(stage.spread, leaf.max)
            points = [voice.points for voice in node.voices]
            low, high = min(points), max(points)
            if high - low > allowed:
                args = {"id": node.id, "apart": about(high - low), "low": about(low)}
                args |= {"high": about(high), "spread": about(allowed)}
                spot = Spot(*entry.place, (score.unit.name, stage.name, leaf.crumb))
                yield spot.told("TD255", args)


class _Figure(NamedTuple):
    score: UnitScore
    value: Fraction
    source: Source
    name: str

    @property
    def spot(self) -> Spot:
        return Spot(*self.source, (self.score.unit.name, self.name))


def _is_alike(leaf: Criterion) -> bool:
    """Whether all units enter the same kind of figure: not where each has a target of its own."""
    rule = leaf.leaf_rule
    own = is_entered(rule.own_target) or pledged_task(rule.own_target) is not None
    return rule.measures and not (rule.takes_target and own)


def _entered(score: UnitScore, leaf: str) -> Iterator[tuple[Fraction, Source]]:
    known = score.state.leaf(leaf)
    for voice in known.voices if known else ():
        entry = voice.entry
        if entry is not None and not entry.by_hand and isinstance(entry.value, Fraction):
            yield entry.value, entry.place


def _far(figures: Sequence[_Figure]) -> Iterator[Diagnostic]:
    ordered = sorted(one.value for one in figures)
    own: dict[str, list[int]] = {}
    for place, one in enumerate(sorted(figures, key=lambda each: each.value)):
        own.setdefault(one.score.unit.id, []).append(place)
    if len(own) <= ENOUGH:
        return
    for one in figures:
        median = _median_without(ordered, own[one.score.unit.id])
        if median <= 0 or one.value <= 0 or median / FAR < one.value < median * FAR:
            continue
        args = {"found": about(one.value), "median": about(median)}
        variant = "" if one.value > median else "under"
        yield one.spot.told("TD251", args, variant)


def _below_zero(figures: Sequence[_Figure]) -> Iterator[Diagnostic]:
    """A figure below zero where no other unit's is, and a lower one is better: a sign typed by
    mistake would put the unit first. Where more is better there are such figures: of growth."""
    below = [one for one in figures if one.value < 0]
    units = {one.score.unit.id for one in figures}
    if len(units) <= ENOUGH or len({one.score.unit.id for one in below}) != 1:
        return
    for one in below:
        yield one.spot.told("TD251", {"found": about(one.value)}, "sign")


def _median_without(ordered: Sequence[Fraction], gone: Sequence[int]) -> Fraction:
    """The median of what is left where some places, in order, are left out."""

    def at(n: int) -> Fraction:
        for place in gone:
            n += place <= n
        return ordered[n]

    left = len(ordered) - len(gone)
    middle = left // 2
    return at(middle) if left % 2 else (at(middle - 1) + at(middle)) / 2


def check_days(result: YearResult, sheets: Sequence[SheetFile]) -> Iterator[Diagnostic]:
    """Days far from their deadline; days of a sheet outside the year and the one after it."""
    members = {score.unit.id: score.unit.name for score in result.units}
    for sheet in sheets:
        if sheet.data.date is not None and sheet.unit in members:
            spot = Spot(sheet.file, ("date",), (members[sheet.unit],))
            yield from _outside(result.year, sheet.data.date, spot)
        if sheet.unit in members:
            yield from _occurrences(result, sheet, members[sheet.unit])
    for bound in result.sheets:
        for leaf_id, entry in bound.leaves.items():
            leaf = result.scale.nodes[leaf_id]
            if not isinstance(entry.value, tuple):
                continue
            spot = Spot(*entry.place, (members.get(bound.unit, ""), leaf.crumb))
            dues = leaf.leaf_rule.due_days(result.year)
            for done, due in zip(entry.value, dues, strict=False):
                if done is None:
                    continue
                far = abs((done - due).days)
                if far > MOST_DAYS:
                    spoken = {"day": SpokenDay(done.isoformat()), "due": SpokenDay(due.isoformat())}
                    yield spot.told("TD253", {**spoken, "days": str(far)}, "deadline")
                else:
                    yield from _outside(result.year, done, spot)


def _occurrences(result: YearResult, sheet: SheetFile, unit: str) -> Iterator[Diagnostic]:
    """The days on which events happened: `[2022-03-01, {on: 2022-05-02}]`."""
    for item_id, raw in sheet.data.scores.items():
        if item_id not in result.scale.items:
            continue
        listed = raw.get("value") if isinstance(raw, dict) else raw
        name = f"{item_id} “{result.scale.items[item_id][0].name}”"
        for n, one in enumerate(listed if isinstance(listed, list) else ()):
            inner = ("on",) if isinstance(one, dict) else ()
            written = one.get("on") if isinstance(one, dict) else one
            try:
                occurred = day(written)
            except PydanticCustomError:
                continue  # told where the sheet is read
            outer = ("value",) if isinstance(raw, dict) else ()
            path = ("scores", item_id, *outer, n, *inner)
            yield from _outside(result.year, occurred, Spot(sheet.file, path, (unit, name)))


def _outside(year: int, one: date, spot: Spot) -> Iterator[Diagnostic]:
    whole = emulated(year).whole
    following = whole + 1
    if not first_day(whole).year <= one.year <= last_day(following).year:
        day = SpokenDay(one.isoformat())
        yield spot.told("TD253", {"day": day, "year": trimmed(whole), "next": trimmed(following)})


def check_notes(result: YearResult) -> Iterator[Diagnostic]:
    """A figure changed by a later stage without a note, and an `na` without one."""
    for score in result.units:
        sheets = [sheet for sheet in result.sheets if sheet.unit == score.unit.id]
        yield from _changed(result, score, sheets)
        for sheet in sheets:
            for leaf_id, entry in sheet.leaves.items():
                if not (entry.applies or entry.note):
                    where = _crumb(result, score, sheet.stage, leaf_id)
                    yield Spot(*entry.place, where).told("TD241")


def check_absent(result: YearResult) -> Iterator[Diagnostic]:
    """What a unit still lacks whose sheet of the last required stage is there: told in the sheet of
    its last stage."""
    order = [stage.id for stage in result.scale.stages]
    for score in result.units:
        own = [one for one in result.sheets if one.unit == score.unit.id]
        if not own or any(reason.key == "no_sheet" for reason in score.reasons):
            continue  # what it lacks may still come
        file = max(own, key=lambda one: order.index(one.stage)).file
        for reason in score.reasons:
            variant = reason.key.removeprefix("missing_")
            variant = "scorers" if variant == "no_scorer_sheet" else variant
            if variant in ("entry", "fact", "target", "pledge", "scorers"):
                where = (score.unit.name,)
                yield Diagnostic("TD244", file, (), "file", reason.args, variant, where)


def _changed(
    result: YearResult, score: UnitScore, sheets: list[BoundSheet]
) -> Iterator[Diagnostic]:
    """Each leaf that a stage changed, where nobody said why: at its entry, else at an item."""
    places, mode = result.scale.rounding.places, result.scale.rounding.mode
    stages = [stage for stage, points in score.stages.items() if points is not None]
    for before, after in pairwise(stages):
        for leaf_id, now in score.as_of[after].items():
            if leaf_id not in result.scale.nodes:
                continue
            was = score.as_of[before][leaf_id]
            if not was.is_scored or not now.is_scored or now.points == was.points:
                continue
            said = [
                entry
                for sheet in sheets
                if sheet.stage == after
                for entry in _of(result, sheet, leaf_id)
            ]
            if said and not any(entry.note for entry in said):
                args = {
                    "id": leaf_id,
                    "before": about(rounded(was.points, places, mode)),
                    "after": about(rounded(now.points, places, mode)),
                }
                spot = Spot(*said[0].source, _crumb(result, score, after, leaf_id))
                variant = "" if now.points < was.points else "raised"
                code = "TD240" if result.scale.reasons == "advised" else "TD256"
                yield spot.told(code, args, variant)


def _of(result: YearResult, sheet: BoundSheet, leaf_id: str) -> Iterator[LeafEntry | ItemEntry]:
    """What a sheet says of a leaf: its entry, and its items."""
    if leaf_id in sheet.leaves:
        yield sheet.leaves[leaf_id]
    for item in result.scale.nodes[leaf_id].items():
        if item.id in sheet.items:
            yield sheet.items[item.id]


def _crumb(result: YearResult, score: UnitScore, stage_id: str, leaf_id: str) -> tuple[str, ...]:
    name = result.scale.stage_name(stage_id)
    return (score.unit.name, name, result.scale.nodes[leaf_id].crumb)


Held = Mapping[str, EvidenceFile]
"""The files under a year's evidence/, by name."""
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")


def evidence_name(said: str) -> str | None:
    """The name below evidence/ that a sheet means; None when that lies elsewhere."""
    text = said.strip()
    if not text or "\\" in text or text.startswith(("/", "~")) or _DRIVE.match(text):
        return None
    if ".." in text.split("/"):
        return None
    return posixpath.normpath(text)


def mentions(yearbook: YearBook) -> Iterator[tuple[str, Path, str, str]]:
    """Every mention of a file: the sheet's file, the path in it, what it says, the sheet's unit."""
    for sheet in yearbook.sheets:
        for part in ("facts", "scores"):
            for path, said in _walk(getattr(sheet.data, part), (part,)):
                yield sheet.file, path, said, sheet.unit


def _walk(tree: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key != "evidence" or len(path) < 2:
                yield from _walk(value, (*path, key))
            elif isinstance(value, str):
                yield (*path, key), value
            elif isinstance(value, list):
                yield from (
                    ((*path, key, n), one) for n, one in enumerate(value) if isinstance(one, str)
                )
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from _walk(value, (*path, n))


def check_evidence(book: Book, year: int, held: Held) -> Iterator[Diagnostic]:
    """What is wrong with a year's evidence; files that nobody mentions are advice."""
    folder = f"{year}/{FOLDER}/"
    named: set[str] = set()
    for file, path, said, unit in mentions(book.years[year]):
        spot = Spot(file, path, (book.unit_name(unit),))
        args = {"name": said, "folder": folder}
        name = evidence_name(said)
        if name is None or _URL.match(said):
            yield spot.told("TD842", args, "url" if _URL.match(said) else "")
        else:
            named.add(name)
            yield from _one(name, held, spot.told("TD840", args))
    for name, one in held.items():
        if name not in named:
            yield Diagnostic("TD844", one.file, at="file")


def _one(name: str, held: Held, missing: Diagnostic) -> Iterator[Diagnostic]:
    one = held.get(name)
    if one is None:
        if any(other.startswith(f"{name}/") for other in held):
            yield missing._replace(variant="folder")
            return
        yield missing.nearest(nearest(name, held))
    elif one.state in _WRONG:
        code, variant = _WRONG[one.state]
        yield missing._replace(code=code, variant=variant)


_WRONG = {
    EMPTY: ("TD841", ""),
    OUTSIDE: ("TD842", "link"),
    UNREADABLE: ("TD840", "unreadable"),
}
