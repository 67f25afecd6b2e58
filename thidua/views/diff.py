"""`diff`: what changed between two revisions, in the bloc's words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Generic, NamedTuple, TypeVar

from thidua.bloc.records.changes import (
    OTHERS,
    PERIODS,
    RULE,
    Change,
    FigureChange,
    Totals,
    YearChanges,
)
from thidua.model.book import Book
from thidua.text.numbers import plain, show
from thidua.views.fields import (
    Field,
    Fields,
    RecordFields,
    Spoken,
    schema_field,
    table,
    value,
)
from thidua.views.heads import ALTERED, BLOC, called
from thidua.views.table import (
    Block,
    Cell,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    as_called,
    field_as_read,
)
from thidua.words import Lang, say

A = TypeVar("A")


class YearDiff(NamedTuple):
    """One year of one bloc: its changes, or how many errors hinder comparing it, and where."""

    year: int
    changes: YearChanges | None
    errors: int = 0
    revision: str = ""

    @property
    def told(self) -> YearChanges:
        """The changes; none where errors hinder comparing it."""
        return self.changes or YearChanges()


class BlocDiff(NamedTuple):
    """One bloc. `state`: changed, added, removed, broken. `before` and `after`: its books."""

    id: str
    name: str
    state: str
    before: Book | None
    after: Book | None
    years: tuple[YearDiff, ...]
    awards: dict[str, str]
    places: int = 2


class Diff(NamedTuple):
    before: str
    after: str
    blocs: tuple[BlocDiff, ...]


def diff_report(found: Diff, lang: Lang) -> Report:
    """A section a bloc and year; only what changed."""
    title = say(lang, "diff.title", before=found.before, after=_named(found.after, lang))
    sections = [one for bloc in found.blocs for one in _bloc(bloc, lang)]
    lead = () if sections else (Paragraph(say(lang, "diff.nothing")),)
    return Report(title, tuple(sections), lang, lead)


def _named(revision: str, lang: Lang) -> str:
    return say(lang, "diff.worktree") if revision == "work tree" else revision


def _bloc(bloc: BlocDiff, lang: Lang) -> Iterator[Section]:
    known = bloc.after or bloc.before
    if known is not None:
        lang = as_called(known, lang)
    if bloc.state != "changed":
        text = Paragraph(say(lang, f"diff.bloc_{bloc.state}"), Tone.WARN)
        yield Section(bloc.name, (text,), context=(("bloc", bloc.id),))
    for year in bloc.years:
        blocks = tuple(_year(bloc, year, lang))
        if blocks:
            title = f"{bloc.name} — {called(known, year.year) if known else year.year}"
            yield Section(title, blocks, context=(("bloc", bloc.id), ("year", str(year.year))))


def _year(bloc: BlocDiff, year: YearDiff, lang: Lang) -> Iterator[Block]:
    changes = year.changes
    if changes is None:
        args = {"n": year.errors, "revision": _named(year.revision, lang)}
        yield Paragraph(say(lang, "diff.errors", **args), Tone.BAD)
        return
    words = _DiffWords(bloc, lang)

    def told(key: str, fields: Fields[A], rows: Iterable[A]) -> Iterator[Table]:
        rows = [*rows]
        if rows:
            yield table(fields, rows, lang, title=say(lang, f"diff.of_{key}"), key=key)

    yield from told("rules", PATHS, _spoken(words.rules(year.year, changes.rules), lang))
    yield from told("files", PATHS, _spoken(changes.files, lang))
    yield from told("units", UNITS, words.units(changes))
    yield from told("votes", VOTES, _in((bloc, year), changes.votes))
    for one in changes.elected:
        args = {"ballot": one.what, "before": words.who(one.before), "after": words.who(one.after)}
        yield Paragraph(say(lang, "diff.elected", **args))
    for leader in changes.leaders:
        yield Paragraph(words.leader(leader))


class ChangeIn(NamedTuple, Generic[A]):
    """A change with the bloc that it was in."""

    bloc: BlocDiff
    change: Change[A]


def _in(year: tuple[BlocDiff, YearDiff], changes: Iterable[Change[A]]) -> Iterator[ChangeIn[A]]:
    return (ChangeIn(year[0], one) for one in changes)


def _spoken(changes: Iterable[Change[A]], lang: Lang) -> Iterator[Spoken[Change[A]]]:
    return (Spoken(one, lang) for one in changes)


def _points(bloc: BlocDiff, value: Fraction | None) -> str | None:
    return None if value is None else plain(value, bloc.places)


def _changed(
    name: str, what: str, of_type: object, about: str, of: str = ""
) -> RecordFields[ChangeIn[A]]:
    """A change of one thing, `what` it is; `of`: what that belongs to."""
    told: Fields[ChangeIn[A]] = (
        value(what, lambda one: one.change.what),
        value("before", lambda one: _listed(one.change.before), of_type),
        value("after", lambda one: _listed(one.change.after), of_type),
    )
    first: Fields[ChangeIn[A]] = (value(of, lambda one: one.change.of),) if of else ()
    return RecordFields(name, (*first, *told), about)


def _total(bloc: BlocDiff, side: Totals | None) -> tuple[BlocDiff, Totals] | None:
    return None if side is None else (bloc, side)


def _listed(side: object) -> object:
    return list(side) if isinstance(side, tuple) else side


def _cell(side: object) -> Cell:
    return Cell("—" if side is None else str(side))


def _typed(one: Spoken[Change[str]], side: str | None) -> Cell:
    """What stands at a place of a file, as a reader sees it."""
    key = one.of.what.rpartition(": ")[2].rpartition(".")[2].partition("[")[0]
    return Cell("—" if side is None else field_as_read(key, side, one.lang))


def _name(bloc: BlocDiff, unit: str) -> str:
    for book in (bloc.after, bloc.before):
        if book is not None and book.units.data.get(unit) is not None:
            return book.unit_name(unit)
    return unit


# fmt: off
PATHS: Fields[Spoken[Change[str]]] = (
    Field("path", "diff.path", lambda one: Cell(one.of.what), lambda one: one.of.what, wrap=True),
    Field("before", "diff.before", lambda one: _typed(one, one.of.before),
        lambda one: one.of.before, str | None, wrap=True),
    Field("after", "diff.after", lambda one: _typed(one, one.of.after),
        lambda one: one.of.after, str | None, wrap=True),
)
VOTES: Fields[ChangeIn[int]] = (
    Field("ballot", "diff.ballot", lambda one: Cell(one.change.of), lambda one: one.change.of,
        wrap=True),
    Field("unit", "diff.unit", lambda one: Cell(_name(one.bloc, one.change.what)),
        lambda one: one.change.what, wrap=True),
    Field("before", "diff.before", lambda one: _cell(one.change.before),
        lambda one: one.change.before, int | None, wrap=True),
    Field("after", "diff.after", lambda one: _cell(one.change.after),
        lambda one: one.change.after, int | None, wrap=True),
)
UNITS: Fields[tuple[str, str]] = (
    Field("unit", "diff.unit", lambda one: Cell(one[0]), wrap=True),
    Field("change", "diff.change", lambda one: Cell(one[1]), wrap=True),
)
# fmt: on


TOTALS = ("status", "points", "percent")
_WITHIN = re.compile(r"^(?:criteria\[[^\]]*\]\.)*criteria\[([^\]]*)\]")
"""The way down to a criterion, of which people need only the last id."""


class _DiffWords:
    """Says changes in one language."""

    def __init__(self, bloc: BlocDiff, lang: Lang) -> None:
        self.bloc, self.lang = bloc, lang

    def units(self, changes: YearChanges) -> Iterator[tuple[str, str]]:
        """One row a unit: its figures, rank, band, awards, in this order."""
        said: dict[str, list[str]] = {}
        for member in changes.members:
            key = "diff.joined" if member.after else "diff.left"
            said.setdefault(member.what, []).append(say(self.lang, key))
        for one in changes.figures:
            said.setdefault(one.unit, []).append(self.figure(one))
        for total in changes.totals:
            if text := self.total(total):
                said.setdefault(total.what, []).append(text)
        for rank in changes.ranks:
            said.setdefault(rank.what, []).append(self.pair("rank", rank))
        for band in changes.bands:
            said.setdefault(band.what, []).append(self.pair("band", band))
        for named in changes.awards:
            key = "diff.award_in" if named.after else "diff.award_out"
            award = self.bloc.awards.get(named.of, named.of)
            said.setdefault(named.what, []).append(say(self.lang, key, award=award))
        for answer in changes.eligible:
            award = self.bloc.awards.get(answer.of, answer.of)
            before, after = (self.answer(side) for side in (answer.before, answer.after))
            args = {"award": award, "before": before, "after": after}
            said.setdefault(answer.what, []).append(say(self.lang, "diff.eligible", **args))
        for unit, texts in said.items():
            yield _name(self.bloc, unit), "; ".join(texts)

    def figure(self, one: FigureChange) -> str:
        """`3.2 từ 4,50 lên 5,00 (Thẩm định)`."""
        before, after = self.points(one.before), self.points(one.after)
        if one.before is None:
            key = "diff.figure_new"
        elif one.after is None:
            key = "diff.figure_gone"
        else:
            key = "diff.figure_up" if one.after > one.before else "diff.figure_down"
        text = say(
            self.lang,
            key,
            id=one.criterion,
            before=before,
            after=after,
            stage=self.stage(one.stage),
        )
        if one.cause == RULE:
            text += f" [{say(self.lang, 'diff.by_rule')}]"
        elif one.cause in (OTHERS, PERIODS):
            text += f" [{say(self.lang, f'diff.by_{one.cause}')}]"
        return text

    def total(self, change: Change[Totals]) -> str:
        """`tổng điểm 92,00 -> 93,50`; `tình trạng ...`; nothing where the unit is new or gone."""
        if change.before is None or change.after is None:
            return ""
        texts = []
        for key, *sides in zip(TOTALS, change.before, change.after, strict=True):
            if sides[0] != sides[1]:
                pair = [
                    say(self.lang, f"score.{one}") if isinstance(one, str) else self.points(one)
                    for one in sides
                ]
                texts.append(say(self.lang, f"diff.{key}", before=pair[0], after=pair[1]))
        return "; ".join(texts)

    def answer(self, value: bool | None) -> str:
        key = "unknown" if value is None else "yes" if value else "no"
        return say(self.lang, f"diff.answer_{key}")

    def stage(self, stage: str) -> str:
        for book in (self.bloc.after, self.bloc.before):
            for year in book.years.values() if book else ():
                found = year.criteria.data.stage(stage) if year.criteria else None
                if found is not None:
                    return str(found.name)
        return stage

    def points(self, value: Fraction | None) -> str:
        return "—" if value is None else show(self.lang, value, self.bloc.places)

    def pair(self, key: str, change: Change[int] | Change[str]) -> str:
        before, after = (self.word(key, side) for side in (change.before, change.after))
        return say(self.lang, f"diff.{key}", before=before, after=after)

    def word(self, key: str, value: int | str | None) -> str:
        if value is None:
            return say(self.lang, f"diff.no_{key}")
        return self.band(value) if isinstance(value, str) else str(value)

    def band(self, band: str) -> str:
        for book in (self.bloc.after, self.bloc.before):
            for year in book.years.values() if book else ():
                for one in year.criteria.data.bands if year.criteria else ():
                    if one.id == band:
                        return str(one.name)
        return band

    def rules(self, year: int, changes: Sequence[Change[str]]) -> Iterator[Change[str]]:
        """Each changed rule; one for a whole file that is new or gone."""
        whole = {f"{part}.yaml": self.there(year, part) for part in ("criteria", "awards")}
        told = set()
        for one in changes:
            file, _, place = one.what.partition(": ")
            there = whole.get(file, (True, True))
            if there[0] == there[1]:
                short = _WITHIN.sub(r"\1", place)
                yield one._replace(what=f"{file}: {short}")
            elif file not in told:
                told.add(file)
                before, after = (say(self.lang, "diff.file") if has else None for has in there)
                yield Change(file, before, after)

    def there(self, year: int, part: str) -> tuple[bool, bool]:
        """Whether that file of the year is there before and after."""
        years = [
            book.years.get(year) if book else None for book in (self.bloc.before, self.bloc.after)
        ]
        before, after = (one is not None and getattr(one, part) is not None for one in years)
        return before, after

    def leader(self, one: Change[str | tuple[str, ...]]) -> str:
        before, after = (self.who(side) for side in (one.before, one.after))
        return say(self.lang, f"diff.{one.what}", before=before, after=after)

    def who(self, value: str | tuple[str, ...] | None) -> str:
        units = [value] if isinstance(value, str) else value or ()
        return ", ".join(_name(self.bloc, unit) for unit in units) or "—"


# -- JSON ---------------------------------------------------------------------------------------

# fmt: off
FIGURE: RecordFields[tuple[BlocDiff, FigureChange]] = RecordFields("ChangedPoints", (
    value("unit", lambda one: one[1].unit),
    value("criterion", lambda one: one[1].criterion, str | None),
    value("stage", lambda one: one[1].stage, str | None),
    value("before", lambda one: _points(one[0], one[1].before), str | None),
    value("after", lambda one: _points(one[0], one[1].after), str | None),
    value("cause", lambda one: one[1].cause, str | None),
), "A figure that differs, with the file's change that caused it.")
RANK: RecordFields[ChangeIn[int]] = _changed("ChangedRank", "unit", int | None,
    "A rank that differs.")
BAND: RecordFields[ChangeIn[str]] = _changed("ChangedBand", "unit", str | None,
    "A band that differs.")
AWARD: RecordFields[ChangeIn[bool]] = _changed("ChangedAward", "unit", bool,
    "Whether the rules name a unit for an award.", of="award")
VOTE = RecordFields("ChangedVote", VOTES, "A unit's votes on a ballot that differ.")
OFFICE: RecordFields[ChangeIn[str | tuple[str, ...]]] = _changed("ChangedOffice", "office",
    str | list[str] | None, "Who holds an office.")
MEMBER: RecordFields[ChangeIn[bool]] = _changed("ChangedMember", "unit", bool | None,
    "A unit that is a member in one revision alone: true there, null in the other.")
RULE_CHANGE = RecordFields("ChangedRule", PATHS,
    "A key of the scale or of another file that differs.")
TOTAL: RecordFields[tuple[BlocDiff, Totals]] = RecordFields("Total", (
    value("status", lambda one: one[1][0]),
    value("points", lambda one: _points(one[0], one[1][1]), str | None),
    value("percent", lambda one: _points(one[0], one[1][2]), str | None),
), "A unit's published figures.")
CHANGED_TOTAL: RecordFields[ChangeIn[Totals]] = RecordFields("ChangedTotal", (
    value("unit", lambda one: one.change.what),
    TOTAL.or_null("before", lambda one: _total(one.bloc, one.change.before)),
    TOTAL.or_null("after", lambda one: _total(one.bloc, one.change.after)),
), "A unit whose status, points or percent differ; null where it was, or is, no member.")
ANSWER: RecordFields[ChangeIn[bool]] = _changed("ChangedAnswer", "unit", bool | None,
    "Whether a unit may be proposed for an award; null where it is not known.", of="award")
ELECTION: RecordFields[ChangeIn[tuple[str, ...]]] = _changed("ChangedElection", "ballot",
    list[str] | None,
    "Whom a ballot elected; null where it was, or is, not there.")
ERRORS: RecordFields[YearDiff] = RecordFields("RevisionErrors", (
    value("revision", lambda one: one.revision),
    value("count", lambda one: one.errors, int),
), "A revision whose data has errors gives no results to compare.")
YEAR: RecordFields[tuple[BlocDiff, YearDiff]] = RecordFields("DiffYear", (
    value("year", lambda one: int(one[1].year), int),
    ERRORS.or_null("errors", lambda one: one[1] if one[1].errors else None),
    FIGURE.many("figures", lambda one: ((one[0], each) for each in one[1].told.figures)),
    RANK.many("ranks", lambda one: _in(one, one[1].told.ranks)),
    BAND.many("bands", lambda one: _in(one, one[1].told.bands)),
    AWARD.many("awards", lambda one: _in(one, one[1].told.awards)),
    VOTE.many("votes", lambda one: _in(one, one[1].told.votes)),
    OFFICE.many("leaders", lambda one: _in(one, one[1].told.leaders)),
    MEMBER.many("members", lambda one: _in(one, one[1].told.members)),
    RULE_CHANGE.many("rules", lambda one: _spoken(one[1].told.rules, "vi")),
    CHANGED_TOTAL.many("totals", lambda one: _in(one, one[1].told.totals)),
    ANSWER.many("eligible", lambda one: _in(one, one[1].told.eligible)),
    ELECTION.many("elected", lambda one: _in(one, one[1].told.elected)),
    RULE_CHANGE.many("files", lambda one: _spoken(one[1].told.files, "vi")),
), "What changed in one year.")
ENTRY: RecordFields[BlocDiff] = RecordFields("DiffEntry", (
    BLOC.at("bloc", lambda one: one),
    ALTERED,
    value("state", lambda one: one.state),
    YEAR.many("years", lambda one: ((one, year) for year in one.years)),
), "What changed in one bloc. `state`: whether it is in both revisions.")
OUTPUT: RecordFields[Diff] = RecordFields("DiffOutput", (
    schema_field("diff"),
    value("from", lambda one: one.before, str | None),
    value("to", lambda one: one.after, str | None),
    ENTRY.many("blocs", lambda one: one.blocs),
))
# fmt: on
