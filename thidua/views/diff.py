"""`diff`: what changed between two revisions, in the bloc's words."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from thidua.bloc.records.changes import OTHERS, PERIODS, RULE, Change, FigureChange, YearChanges
from thidua.model.book import Book
from thidua.text.numbers import plain, show
from thidua.views.as_read import field_as_read
from thidua.views.heads import called
from thidua.views.offices import as_called
from thidua.views.table import (
    Block,
    Cell,
    Column,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
)
from thidua.words import Lang, say


class YearDiff(NamedTuple):
    """One year of one bloc: its changes, or how many errors hinder comparing it, and where."""

    year: int
    changes: YearChanges | None
    errors: int = 0
    revision: str = ""


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
    """The whole comparison."""

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
    words = _Words(bloc, lang)
    if changes.rules:
        yield _table(
            "rules",
            words.rules(year.year, changes.rules),
            ("path", "before", "after"),
            lang,
        )
    if changes.files:
        rows_of_files = [
            (one.what, words.text(one.what, one.before), words.text(one.what, one.after))
            for one in changes.files
        ]
        yield _table("files", rows_of_files, ("path", "before", "after"), lang)
    rows = list(words.units(changes))
    if rows:
        yield _table("units", rows, ("unit", "change"), lang)
    votes = [words.vote(one) for one in changes.votes]
    if votes:
        yield _table("votes", votes, ("ballot", "unit", "before", "after"), lang)
    for one in changes.elected:
        args = {"ballot": one.what, "before": words.who(one.before), "after": words.who(one.after)}
        yield Paragraph(say(lang, "diff.elected", **args))
    for one in changes.leaders:
        yield Paragraph(words.leader(one))


def _table(key: str, rows: Any, columns: Sequence[str], lang: Lang) -> Table:
    return Table(
        tuple(Column(one, say(lang, f"diff.{one}"), wrap=True) for one in columns),
        tuple(Row(tuple(Cell(text) for text in row)) for row in rows),
        say(lang, f"diff.of_{key}"),
        key=key,
    )


TOTALS = ("status", "points", "percent")
_WITHIN = re.compile(r"^(?:criteria\[[^\]]*\]\.)*criteria\[([^\]]*)\]")
"""The way down to a criterion, of which people need only the last id."""


class _Words:
    """Says changes in one language."""

    def __init__(self, bloc: BlocDiff, lang: Lang) -> None:
        self.bloc, self.lang = bloc, lang

    def name(self, unit: str) -> str:
        for book in (self.bloc.after, self.bloc.before):
            if book is not None and book.units.data.get(unit) is not None:
                return book.unit_name(unit)
        return unit

    def units(self, changes: YearChanges) -> Iterator[tuple[str, str]]:
        """One row a unit: its figures, rank, band, awards, in this order."""
        said: dict[str, list[str]] = {}
        for member in changes.members:
            key = "diff.joined" if member.after else "diff.left"
            said.setdefault(member.what, []).append(say(self.lang, key))
        for one in changes.figures:
            said.setdefault(one.unit, []).append(self.figure(one))
        for change in changes.totals:
            if text := self.total(change):
                said.setdefault(change.what, []).append(text)
        for change in changes.ranks:
            said.setdefault(change.what, []).append(self.pair("rank", change))
        for change in changes.bands:
            said.setdefault(change.what, []).append(self.pair("band", change))
        for change in changes.awards:
            key = "diff.award_in" if change.after else "diff.award_out"
            award = self.bloc.awards.get(change.of, change.of)
            said.setdefault(change.what, []).append(say(self.lang, key, award=award))
        for change in changes.eligible:
            award = self.bloc.awards.get(change.of, change.of)
            before, after = (self.answer(side) for side in (change.before, change.after))
            args = {"award": award, "before": before, "after": after}
            said.setdefault(change.what, []).append(say(self.lang, "diff.eligible", **args))
        for unit, texts in said.items():
            yield self.name(unit), "; ".join(texts)

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

    def total(self, change: Change) -> str:
        """`tổng điểm 92,00 -> 93,50`; `tình trạng ...`; nothing where the unit is new or gone."""
        if change.before is None or change.after is None:
            return ""
        texts = []
        for key, old, new in zip(TOTALS, change.before, change.after, strict=True):
            if old != new:
                pair = (
                    [say(self.lang, f"score.{one}") for one in (old, new)]
                    if key == "status"
                    else [self.points(one) for one in (old, new)]
                )
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

    def pair(self, key: str, change: Change) -> str:
        before, after = (self.word(key, side) for side in (change.before, change.after))
        return say(self.lang, f"diff.{key}", before=before, after=after)

    def word(self, key: str, value: Any) -> str:
        if value is None:
            return say(self.lang, f"diff.no_{key}")
        if key == "band":
            return self.band(value)
        return str(value)

    def band(self, band: str) -> str:
        for book in (self.bloc.after, self.bloc.before):
            for year in book.years.values() if book else ():
                for one in year.criteria.data.bands if year.criteria else ():
                    if one.id == band:
                        return str(one.name)
        return band

    def rules(self, year: int, changes: Sequence[Change]) -> Iterator[tuple[str, str, str]]:
        """A row for each changed rule; one for a whole file that is new or gone."""
        whole = {f"{part}.yaml": self.there(year, part) for part in ("criteria", "awards")}
        told = set()
        for one in changes:
            file, _, place = one.what.partition(": ")
            there = whole.get(file, (True, True))
            if there[0] == there[1]:
                short = _WITHIN.sub(r"\1", place)
                yield f"{file}: {short}", self.text(place, one.before), self.text(place, one.after)
            elif file not in told:
                told.add(file)
                before, after = (say(self.lang, "diff.file") if has else "—" for has in there)
                yield file, before, after

    def there(self, year: int, part: str) -> tuple[bool, bool]:
        """Whether that file of the year is there before and after."""
        years = [
            book.years.get(year) if book else None for book in (self.bloc.before, self.bloc.after)
        ]
        before, after = (one is not None and getattr(one, part) is not None for one in years)
        return before, after

    def vote(self, one: Change) -> tuple[str, str, str, str]:
        before, after = ("—" if side is None else str(side) for side in (one.before, one.after))
        return one.of, self.name(one.what), before, after

    def text(self, place: str, value: str | None) -> str:
        """What stands at a place of a file."""
        key = place.rpartition(".")[2].partition("[")[0]
        return "—" if value is None else field_as_read(key, value, self.lang)

    def leader(self, one: Change) -> str:
        before, after = (self.who(side) for side in (one.before, one.after))
        return say(self.lang, f"diff.{one.what}", before=before, after=after)

    def who(self, value: Any) -> str:
        units = [value] if isinstance(value, str) else list(value or ())
        return ", ".join(self.name(unit) for unit in units) or "—"


# -- JSON ---------------------------------------------------------------------------------------


def diff_json(found: Diff) -> dict[str, object]:
    """`thidua/diff/1`."""
    return {
        "schema": "thidua/diff/1",
        "from": found.before,
        "to": found.after,
        "blocs": [_bloc_json(bloc) for bloc in found.blocs],
    }


def _bloc_json(bloc: BlocDiff) -> dict[str, object]:
    return {
        "bloc": {"id": bloc.id, "name": bloc.name},
        "state": bloc.state,
        "years": [_year_json(bloc, year) for year in bloc.years],
    }


def _year_json(bloc: BlocDiff, year: YearDiff) -> dict[str, object]:
    changes = year.changes or YearChanges()

    def points(value: Fraction | None) -> str | None:
        return None if value is None else plain(value, bloc.places)

    def pairs(what: str, found: tuple[Change, ...], of: str = "") -> list[dict[str, object]]:
        return [
            ({of: one.of} if of else {})
            | {what: one.what, "before": one.before, "after": one.after}
            for one in found
        ]

    def total(value: Any) -> dict[str, str | None] | None:
        if value is None:
            return None
        status, published, percent = value
        return {"status": status, "points": points(published), "percent": points(percent)}

    def units(value: Any) -> list[str] | None:
        return None if value is None else list(value)

    return {
        "year": year.year,
        "errors": {"revision": year.revision, "count": year.errors} if year.errors else None,
        "figures": [
            {
                "unit": one.unit,
                "criterion": one.criterion,
                "stage": one.stage,
                "before": points(one.before),
                "after": points(one.after),
                "cause": one.cause,
            }
            for one in changes.figures
        ],
        "ranks": pairs("unit", changes.ranks),
        "bands": pairs("unit", changes.bands),
        "awards": pairs("unit", changes.awards, "award"),
        "votes": pairs("unit", changes.votes, "ballot"),
        "leaders": pairs("office", changes.leaders),
        "members": pairs("unit", changes.members),
        "rules": pairs("path", changes.rules),
        "totals": [
            {"unit": one.what, "before": total(one.before), "after": total(one.after)}
            for one in changes.totals
        ],
        "eligible": pairs("unit", changes.eligible, "award"),
        "elected": [
            {"ballot": one.what, "before": units(one.before), "after": units(one.after)}
            for one in changes.elected
        ],
        "files": pairs("path", changes.files),
    }
