"""`seal` and `verify`: what was closed, and what is not as it was.

The mark of a sealed year that is shown although it is not as it was sealed (`--altered`).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from thidua import __version__
from thidua.bloc.records.check_seal import InputDifference, ResultDifference, SealedYear
from thidua.bloc.records.sealing import SealInputs, is_evidence
from thidua.bloc.scoring.result import YearResult
from thidua.diagnostics.diagnostic import Word
from thidua.model.book import Book
from thidua.model.seal import Happened, Made, Seal
from thidua.text import dates
from thidua.text.numbers import SpokenFigure
from thidua.text.vietnamese import safe
from thidua.views.fields import Field, Fields, RecordFields, schema_field, table, value
from thidua.views.heads import called, head
from thidua.views.table import Block, Cell, Paragraph, Report, Section, Tone
from thidua.words import Lang, say


class Verified(NamedTuple):
    """A sealed year against itself. `figures` None: there are `errors`, nothing was computed."""

    book: Book
    year: int
    seal: Seal
    inputs: tuple[InputDifference, ...]
    past: tuple[InputDifference, ...]
    figures: tuple[ResultDifference, ...] | None
    errors: int = 0

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.inputs and self.figures == ()


# -- seal ---------------------------------------------------------------------------------------


def sealed_lines(
    book: Book,
    year: int,
    inputs: SealInputs,
    result: YearResult | None,
    lang: Lang,
    *,
    dry_run: bool,
) -> list[str]:
    """What was closed, in two sentences."""
    evidence = sum(map(is_evidence, inputs.files))
    ranked = len(result.ranked) if result else 0
    total = len(result.units) if result else len(inputs.members)
    counts = {"files": len(inputs.files) - evidence, "evidence": evidence}
    if book.units.data.is_partial:  # those who are named are not all
        held = say(lang, "seal.holds_named", **counts, units=len(inputs.members), ranked=ranked)
    else:
        members = len(inputs.members)
        held = say(lang, "seal.holds_what", **counts, units=members, ranked=ranked, total=total)
    key = "seal.would_seal" if dry_run else "seal.sealed"
    return [say(lang, key, year=year, bloc=safe(book.bloc.data.name)), held]


def reopened_lines(book: Book, year: int, seal: Seal, reason: str, lang: Lang) -> list[str]:
    """That the year is open again, and why."""
    made = seal.sealed
    return [
        say(lang, "seal.reopened", year=year, bloc=safe(book.bloc.data.name), reason=safe(reason)),
        say(lang, "seal.was_sealed", on=safe(dates.moment(lang, made.on)), by=safe(made.by)),
    ]


# -- verify -------------------------------------------------------------------------------------


def verify_report(years: Sequence[Verified], lang: Lang) -> Report:
    """A section a bloc and year."""
    sections = [
        Section(
            f"{one.book.bloc.data.name} — {called(one.book, one.year)}",
            tuple(_blocks(one, lang)),
            context=(("bloc", one.book.bloc.data.id), ("year", str(one.year))),
        )
        for one in years
    ]
    return Report(say(lang, "seal.title"), tuple(sections), lang)


def _blocks(one: Verified, lang: Lang) -> Iterator[Block]:
    made = one.seal.sealed
    on = dates.moment(lang, made.on)
    yield Paragraph(say(lang, "seal.made", on=on, by=made.by, version=made.thidua), Tone.MUTED)
    if one.holds:
        yield Paragraph(say(lang, "seal.holds", n=len(one.seal.files)), Tone.GOOD)
        if one.past:
            files = ", ".join(found.name for found in one.past)
            yield Paragraph(say(lang, "seal.past_changed", files=files), Tone.MUTED)
        return
    if one.inputs:
        title = say(lang, "seal.of_files")
        yield table(INPUTS, _inputs(one, lang), lang, title=title, key="files")
    if one.figures is None:
        yield Paragraph(say(lang, "seal.errors", n=one.errors), Tone.BAD)
        if one.past:
            yield Paragraph(_why(one, lang), Tone.WARN)
        return
    if one.figures:
        title = say(lang, "seal.of_figures")
        yield table(FIGURES, _figures(one, lang) or (), lang, title=title, key="figures")
        if not one.inputs or one.past:
            yield Paragraph(_why(one, lang), Tone.WARN)
    elif one.inputs:
        yield Paragraph(say(lang, "seal.same_figures"))


def _why(one: Verified, lang: Lang) -> str:
    """Why figures come out otherwise although no input of the year was altered."""
    if one.past:
        files = ", ".join(found.name for found in one.past)
        return say(lang, "seal.by_past", files=files)
    if one.seal.sealed.thidua != __version__:
        return say(lang, "seal.by_version", then=one.seal.sealed.thidua, now=__version__)
    return say(lang, "seal.by_nothing")


class InputOf(NamedTuple):
    told: SealedYear
    found: InputDifference
    lang: Lang


class FigureOf(NamedTuple):
    told: SealedYear
    found: ResultDifference
    lang: Lang


def _thing(one: InputOf) -> str:
    """The name of an input as people know it."""
    found, told = one.found, one.told
    if not found.word:
        return found.name
    return say(one.lang, found.word, name=found.called(told), year=str(told.year))


def _value(one: FigureOf, value: str | None) -> Cell:
    """A sealed or computed value in the reader's words; data formats keep it as it is."""
    if not value:
        return Cell("—", data="")
    shown = one.found.told(one.told, value)
    if isinstance(shown, Word):
        return Cell(say(one.lang, shown.key), data=value)
    return Cell(shown.told(one.lang) if isinstance(shown, SpokenFigure) else shown, data=value)


# fmt: off
INPUTS: Fields[InputOf] = (
    value("kind", lambda one: one.found.kind),
    Field("name", "seal.file", lambda one: Cell(_thing(one)),
        lambda one: one.found.name, column="file", wrap=True),
    Field("change", "seal.change",
        lambda one: Cell(say(one.lang, f"seal.is_{one.found.how}")),
        lambda one: one.found.how, wrap=True),
)
FIGURES: Fields[FigureOf] = (
    value("of", lambda one: one.found.kind),
    Field("id", "seal.of", lambda one: Cell(one.found.called(one.told), data=one.found.name),
        lambda one: one.found.name, column="of", wrap=True),
    Field("figure", "seal.figure",
        lambda one: Cell(say(one.lang, f"seal.figure_{one.found.about}")),
        lambda one: one.found.figure or None, str | None, wrap=True),
    Field("sealed", "seal.sealed_as", lambda one: _value(one, one.found.before),
        lambda one: one.found.before, str | None, column="sealed_as", wrap=True),
    Field("now", "seal.now", lambda one: _value(one, one.found.after),
        lambda one: one.found.after, str | None, wrap=True),
)
SEALED: RecordFields[Made] = RecordFields("SealHead", (
    value("on", lambda one: one.on),
    value("by", lambda one: one.by, str | None),
    value("version", lambda one: one.thidua),
    value("incomplete", lambda one: one.incomplete, list[str] | bool | None),
), "When a year was sealed, by whom and with which version.")
INPUT = RecordFields("ChangedInput", INPUTS, "An input that is not as it was sealed.")
PAST: RecordFields[InputDifference] = RecordFields("ChangedPast",
    (value("file", lambda one: one.name), value("change", lambda one: one.how)),
    "A file of earlier years that the sealed results read, and that is not as it was.")
FIGURE = RecordFields("ChangedFigure", FIGURES, "A result that is not as it was sealed.")
EVENT: RecordFields[Happened] = RecordFields("SealEvent", (
    value("what", lambda one: one.what),
    value("on", lambda one: one.on),
    value("by", lambda one: one.by, str | None),
    value("version", lambda one: one.thidua, str | None),
    value("reason", lambda one: one.reason, str | None),
), "A sealing or reopening.")
ENTRY: RecordFields[Verified] = RecordFields("VerifyEntry", (
    value("holds", lambda one: one.holds, bool),
    SEALED.at("sealed", lambda one: one.seal.sealed),
    INPUT.many("inputs", lambda one: _inputs(one, "vi")),
    PAST.many("past", lambda one: one.past),
    FIGURE.many_or_null("figures", lambda one: _figures(one, "vi")),
    EVENT.many("history", lambda one: one.seal.history),
), "A sealed year beside the year as it stands now.", head=head(lambda one: (one.book, one.year)))
OUTPUT: RecordFields[Iterable[Verified]] = RecordFields("VerifyOutput", (
    schema_field("verify"),
    value("version", lambda _: __version__),
    ENTRY.many("blocs", lambda each: each),
), "`thidua verify`.")
# fmt: on


def _inputs(one: Verified, lang: Lang) -> Iterator[InputOf]:
    told = SealedYear(one.book, one.year, "", one.seal)
    return (InputOf(told, found, lang) for found in one.inputs)


def _figures(one: Verified, lang: Lang) -> list[FigureOf] | None:
    told = SealedYear(one.book, one.year, "", one.seal)
    return None if one.figures is None else [FigureOf(told, each, lang) for each in one.figures]


Altered = Collection[tuple[str, int]]
"""Blocs' ids and sealed years."""


def altered_report(report: Report, altered: Altered) -> Report:
    """The report with the mark at its head and above every part that tells of such a year."""
    lead = (*report.lead, _mark(altered, report.lang))
    sections = tuple(_section(one, altered, report.lang) for one in report.sections)
    return report._replace(lead=lead, sections=sections)


def _section(section: Section, altered: Altered, lang: Lang) -> Section:
    """Which year a part is about stands in its context; one of several years shows them all."""
    about = dict(section.context)
    bloc, year = about.get("bloc"), about.get("year")
    its = [
        one
        for one in altered
        if (bloc is None or one[0] == bloc) and (year is None or str(one[1]) == year)
    ]
    if not its or not section.blocks:
        return section
    return section._replace(blocks=(_mark(its, lang), *section.blocks))


def _mark(altered: Altered, lang: Lang) -> Paragraph:
    return Paragraph(altered_words(altered, lang), Tone.WARN)


def altered_words(altered: Altered, lang: Lang) -> str:
    years = ", ".join(map(str, sorted({int(year) for _, year in altered})))
    return say(lang, "seal.altered", years=years)


def altered_json(found: object, altered: Altered) -> object:
    """The same with `"altered": true` in the entry of each such bloc."""
    if not isinstance(found, dict) or not isinstance(found.get("blocs"), list):
        return found
    blocs = [_entry(one, altered) for one in found["blocs"]]
    return {**found, "blocs": blocs}


def _entry(entry: object, altered: Altered) -> object:
    if not isinstance(entry, dict) or not isinstance(entry.get("bloc"), dict):
        return entry
    own, year = entry["bloc"].get("id"), entry.get("year")
    return {
        **entry,
        "altered": any(one[0] == own and year in (None, int(one[1])) for one in altered),
    }
