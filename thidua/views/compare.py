"""`compare`: two units criterion by criterion."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.firmness.compare import ROUNDING, Comparison, PointsDifference
from thidua.model.scale.criteria import TOTAL
from thidua.views.fields import (
    Entry,
    Field,
    Fields,
    RecordFields,
    Spoken,
    columns,
    output,
    row,
    through,
    value,
)
from thidua.views.scored import HEAD, Scored, points_cell, printed, warnings
from thidua.views.table import Align, Cell, Report, Row, Section, Table, Tone, as_called, figure
from thidua.words import Lang, say


class UnitsCompared(NamedTuple):
    scored: Scored
    comparison: Comparison


def compare_report(found: Sequence[UnitsCompared], lang: Lang) -> Report:
    first = found[0].comparison
    title = say(
        lang,
        "score.compare_title",
        year=found[0].scored.result.year,
        a=first.a.unit.name,
        b=first.b.unit.name,
    )
    return Report(title, tuple(_section(one, lang) for one in found), lang)


class ComparedRow(NamedTuple):
    scored: Scored
    difference: PointsDifference
    lang: Lang


def _name(one: ComparedRow) -> str:
    id_ = one.difference.id
    if id_ == ROUNDING:
        return say(one.lang, "score.rounding")
    if id_ == TOTAL:
        return say(one.lang, "score.own_lists", name=say(one.lang, "explain.total"))
    node = one.scored.result.scale.nodes[id_]
    return node.name if node.is_leaf else say(one.lang, "score.own_lists", name=node.name)


def _code(one: ComparedRow) -> str:
    id_ = one.difference.id
    if id_ in (ROUNDING, TOTAL):
        return id_ if id_ == TOTAL else ""
    nodes = one.scored.result.scale.nodes
    codes = [node.code for node in nodes.values() if node.code]
    # Rows without their groups around them: `1` of I is not `1` of II.
    return nodes[id_].code or id_ if len(set(codes)) == len(codes) else id_


# fmt: off
COMPARED: Fields[ComparedRow] = (
    Field("id", "score.id", lambda one: Cell(_code(one), data=one.difference.id),
        lambda one: one.difference.id),
    Field("criterion", "score.criterion", lambda one: Cell(_name(one)), wrap=True),
    Field("a", "", lambda one: points_cell(one.scored, one.difference.a, one.lang),
        lambda one: printed(one.scored, one.difference.a), str | None, align=Align.NUMBER),
    Field("b", "", lambda one: points_cell(one.scored, one.difference.b, one.lang),
        lambda one: printed(one.scored, one.difference.b), str | None, align=Align.NUMBER),
    Field("difference", "score.difference",
        lambda one: _difference(one.scored, one.difference.difference, one.lang),
        lambda one: printed(one.scored, one.difference.difference), str | None,
        align=Align.NUMBER),
)
CRITERION = RecordFields("ComparedCriterion", COMPARED,
    "A leaf, or a group's own lists under its id, or the row `rounding`.")
BLOC: RecordFields[Spoken[UnitsCompared]] = RecordFields("CompareEntry", (
    value("a", lambda one: one.of.comparison.a.unit.id),
    value("b", lambda one: one.of.comparison.b.unit.id),
    value("gap", lambda one: printed(one.of.scored, one.of.comparison.gap), str | None),
    CRITERION.many("criteria", lambda one: _rows(*one)),
), "Two units; the differences of the criteria sum to the gap.",
    head=through(lambda one: one.of.scored, HEAD))
OUTPUT = output("compare", BLOC)
# fmt: on


def _rows(found: UnitsCompared, lang: Lang) -> list[ComparedRow]:
    return [ComparedRow(found.scored, one, lang) for one in found.comparison.rows]


def _section(found: UnitsCompared, lang: Lang) -> Section:
    lang = as_called(found.scored.book, lang)
    scored, comparison = found.scored, found.comparison
    a, b = comparison.a, comparison.b
    named = {"a": a.unit.label, "b": b.unit.label}
    total = Row(
        (
            Cell("", data="total"),
            Cell(say(lang, "score.gap")),
            points_cell(scored, a.points, lang),
            points_cell(scored, b.points, lang),
            _difference(scored, comparison.gap, lang),
        ),
        Tone.STRONG,
    )
    rows = tuple(row(COMPARED, one) for one in _rows(found, lang))
    notes = () if rows else (say(lang, "score.same"),)
    shown = Table(columns(COMPARED, lang, named), (*rows, total), key="compare", notes=notes)
    return Section(
        scored.book.bloc.data.name, (*warnings(scored, lang), shown), context=scored.context
    )


def _difference(scored: Scored, value: Fraction, lang: Lang) -> Cell:
    tone = Tone.GOOD if value > 0 else Tone.BAD if value < 0 else Tone.NORMAL
    return figure(lang, value, scored.result.scale.rounding.places, tone, sign=True)


def compare_json(found: Sequence[UnitsCompared], lang: Lang) -> Entry:
    return OUTPUT.entry(Spoken(one, as_called(one.scored.book, lang)) for one in found)
