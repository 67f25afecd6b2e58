"""`seal` and `verify`: what was closed, and what is not as it was."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from thidua import __version__
from thidua.bloc.records.check_seal import SealedYear
from thidua.bloc.records.sealing import Difference, Inputs, is_evidence
from thidua.bloc.scoring.result import YearResult
from thidua.model.book import Book
from thidua.model.seal import Seal
from thidua.text import dates
from thidua.text.numbers import grouped
from thidua.text.vietnamese import safe
from thidua.views.heads import called
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


class Verified(NamedTuple):
    """A sealed year against itself. `figures` None: there are `errors`, nothing was computed."""

    book: Book
    year: int
    seal: Seal
    inputs: tuple[Difference, ...]
    past: tuple[Difference, ...]
    figures: tuple[Difference, ...] | None
    errors: int = 0

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.inputs and self.figures == ()


# -- seal ---------------------------------------------------------------------------------------


def sealed_lines(
    book: Book, year: int, inputs: Inputs, result: YearResult | None, lang: Lang, *, dry_run: bool
) -> list[str]:
    """What was closed, in two sentences."""
    evidence = sum(map(is_evidence, inputs.files))
    ranked = len(result.ranked) if result else 0
    total = len(result.units) if result else len(inputs.members)
    counts = {"files": len(inputs.files) - evidence, "evidence": evidence}
    if book.units.data.known == "partial":  # those who are named are not all
        held = say(lang, "seal.holds_named", **counts, units=len(inputs.members), ranked=ranked)
    else:
        members = len(inputs.members)
        held = say(lang, "seal.holds_what", **counts, units=members, ranked=ranked, total=total)
    key = "seal.would_seal" if dry_run else "seal.sealed"
    return [
        say(lang, key, year=year, bloc=safe(book.bloc.data.name)),
        held,
    ]


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
        yield _inputs(one, lang)
    if one.figures is None:
        yield Paragraph(say(lang, "seal.errors", n=one.errors), Tone.BAD)
        if one.past:
            yield Paragraph(_why(one, lang), Tone.WARN)
        return
    if one.figures:
        yield _figures(one, lang)
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


def _inputs(one: Verified, lang: Lang) -> Table:
    columns = ("file", "change")
    rows = tuple(
        Row((Cell(_thing(one, found, lang)), Cell(say(lang, f"seal.is_{_how(found)}"))))
        for found in one.inputs
    )
    heads = tuple(Column(key, say(lang, f"seal.{key}"), wrap=True) for key in columns)
    return Table(heads, rows, say(lang, "seal.of_files"), key="files")


def _how(found: Difference) -> str:
    return "edited" if found.kind == "seal" else found.after or ""


def _thing(one: Verified, found: Difference, lang: Lang) -> str:
    """The name of an input as people know it."""
    if found.kind == "member":
        return say(lang, "seal.member", name=one.book.unit_name(found.name))
    if found.kind == "used":
        return say(lang, "seal.used", name=found.name)
    if found.kind == "shared":
        return say(lang, f"seal.shared_{found.name}", year=one.year)
    if found.kind == "seal":
        return say(lang, f"seal.seal_{found.name}")
    return found.name


def _figures(one: Verified, lang: Lang) -> Table:
    columns = ("of", "figure", "sealed_as", "now")
    told = SealedYear(one.book, one.year, "", one.seal)
    rows = tuple(
        Row(
            (
                Cell(told.name(found), data=found.name),
                Cell(say(lang, f"seal.figure_{found.figure or found.kind}")),
                *(_value(told, found, side, lang) for side in (found.before, found.after)),
            )
        )
        for found in one.figures or ()
    )
    heads = tuple(Column(key, say(lang, f"seal.{key}"), wrap=True) for key in columns)
    return Table(heads, rows, say(lang, "seal.of_figures"), key="figures")


def _value(told: SealedYear, found: Difference, value: str | None, lang: Lang) -> Cell:
    """A sealed or computed value in the reader's words; data formats keep it as it is."""
    if not value:
        return Cell("—", data="")
    if found.figure in ("points", "percent"):
        return Cell(value.replace(".", ",") if lang == "vi" else value, data=value)
    if found.figure == "status":
        return Cell(say(lang, f"score.{value}"), data=value)
    if found.kind == "eligible":
        return Cell(say(lang, f"awards.{value}"), data=value)
    if found.figure == "money":
        return Cell(grouped(lang, Fraction(value)), data=value)
    return Cell(told.value(found, value), data=value)


def verify_json(years: Sequence[Verified]) -> dict[str, Any]:
    """`thidua/verify/1`: a bloc's entry for each sealed year."""
    return {
        "schema": "thidua/verify/1",
        "version": __version__,
        "blocs": [
            {
                "bloc": {"id": one.book.bloc.data.id, "name": one.book.bloc.data.name},
                "year": one.year,
                "holds": one.holds,
                "sealed": {
                    "on": one.seal.sealed.on,
                    "by": one.seal.sealed.by,
                    "version": one.seal.sealed.thidua,
                    "incomplete": one.seal.sealed.incomplete,
                },
                "inputs": [
                    {"kind": found.kind, "name": found.name, "change": _how(found)}
                    for found in one.inputs
                ],
                "past": [{"file": found.name, "change": _how(found)} for found in one.past],
                "figures": None
                if one.figures is None
                else [
                    {
                        "of": found.kind,
                        "id": found.name,
                        "figure": found.figure or None,
                        "sealed": found.before,
                        "now": found.after,
                    }
                    for found in one.figures
                ],
                "history": [
                    {
                        "what": h.what,
                        "on": h.on,
                        "by": h.by,
                        "version": h.thidua,
                        "reason": h.reason,
                    }
                    for h in one.seal.history
                ],
            }
            for one in years
        ],
    }
