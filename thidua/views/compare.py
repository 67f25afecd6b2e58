"""`compare`: two units criterion by criterion."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.firmness.compare import ROUNDING, Comparison, Difference
from thidua.model.criteria import TOTAL
from thidua.views.scored import Scored, bloc_json, points_cell, printed, warnings
from thidua.views.table import (
    Align,
    Cell,
    Column,
    Report,
    Row,
    Section,
    Table,
    Tone,
    figure,
)
from thidua.words import Lang, say


class Compared(NamedTuple):
    """A bloc's year and the comparison of two of its units."""

    scored: Scored
    comparison: Comparison


def compare_report(found: Sequence[Compared], lang: Lang) -> Report:
    """A section a bloc."""
    first = found[0].comparison
    title = say(
        lang,
        "score.compare_title",
        year=found[0].scored.result.year,
        a=first.a.unit.name,
        b=first.b.unit.name,
    )
    return Report(title, tuple(_section(one, lang) for one in found), lang)


def _section(found: Compared, lang: Lang) -> Section:
    scored, comparison = found.scored, found.comparison
    a, b = comparison.a, comparison.b
    columns = (
        Column("id", say(lang, "score.id")),
        Column("criterion", say(lang, "score.criterion"), wrap=True),
        Column("a", a.unit.label, Align.NUMBER),
        Column("b", b.unit.label, Align.NUMBER),
        Column("difference", say(lang, "score.difference"), Align.NUMBER),
    )
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
    rows = tuple(_row(scored, row, lang) for row in comparison.rows)
    notes = () if rows else (say(lang, "score.same"),)
    table = Table(columns, (*rows, total), key="compare", notes=notes)
    return Section(
        scored.book.bloc.data.name, (*warnings(scored, lang), table), context=scored.context
    )


def _row(scored: Scored, row: Difference, lang: Lang) -> Row:
    if row.id == ROUNDING:
        name, code = say(lang, "score.rounding"), ""
    elif row.id == TOTAL:
        name, code = say(lang, "score.own_lists", name=say(lang, "explain.total")), TOTAL
    else:
        node = scored.result.scale.nodes[row.id]
        name, code = node.name, node.code or node.id
        if not node.is_leaf:
            name = say(lang, "score.own_lists", name=name)
    return Row(
        (
            Cell(code, data=row.id),
            Cell(name),
            points_cell(scored, row.a, lang),
            points_cell(scored, row.b, lang),
            _difference(scored, row.difference, lang),
        )
    )


def _difference(scored: Scored, value: Fraction, lang: Lang) -> Cell:
    tone = Tone.GOOD if value > 0 else Tone.BAD if value < 0 else Tone.NORMAL
    return figure(lang, value, scored.result.scale.rounding.places, tone, sign=True)


def compare_json(found: Sequence[Compared]) -> dict[str, object]:
    """`thidua/compare/1`."""
    return {"schema": "thidua/compare/1", "blocs": [_bloc_json(one) for one in found]}


def _bloc_json(found: Compared) -> dict[str, object]:
    scored, comparison = found.scored, found.comparison
    return bloc_json(scored) | {
        "a": comparison.a.unit.id,
        "b": comparison.b.unit.id,
        "gap": printed(scored, comparison.gap),
        "criteria": [
            {
                "id": row.id,
                "a": printed(scored, row.a),
                "b": printed(scored, row.b),
                "difference": printed(scored, row.difference),
            }
            for row in comparison.rows
        ],
    }
