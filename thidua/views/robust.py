"""`robust`: how firm the ranking is, in words and with the command that shows it."""

from collections.abc import Sequence
from typing import NamedTuple

from thidua.bloc.firmness.robustness import Moved, Pair, Robustness, Without
from thidua.text.numbers import trimmed
from thidua.views.offices import as_called
from thidua.views.scored import Scored, bloc_json, warnings
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    figure,
    nothing,
)
from thidua.words import Lang, say


class Firm(NamedTuple):
    """A bloc's scored year and how firm its ranking is."""

    scored: Scored
    found: Robustness


def robust_report(years: Sequence[Firm], lang: Lang) -> Report:
    """A section a bloc."""
    title = say(lang, "robust.title", year=years[0].scored.result.year)
    return Report(title, tuple(_section(one, lang) for one in years), lang)


def _section(firm: Firm, lang: Lang) -> Section:
    lang = as_called(firm.scored.book, lang)
    scored, found = firm
    blocks: list[Block] = [*warnings(scored, lang), _pairs(scored, found.pairs, lang)]
    for key, parts in (
        ("criteria", found.criteria),
        ("scorers", found.scorers),
        ("reversals", found.reversals),
    ):
        if parts:
            blocks.append(_without(scored, key, parts, lang))
        elif key != "reversals" or scored.result.scale.compared:
            blocks.append(Paragraph(say(lang, f"robust.no_{key}"), Tone.GOOD))
    return Section(scored.book.bloc.data.name, tuple(blocks), context=scored.context)


def _pairs(scored: Scored, pairs: Sequence[Pair], lang: Lang) -> Table:
    columns = (
        Column("above", say(lang, "robust.above"), wrap=True),
        Column("below", say(lang, "robust.below"), wrap=True),
        Column("unit", say(lang, "robust.unit"), wrap=True),
        Column("criterion", say(lang, "robust.criterion"), wrap=True),
        Column("before", say(lang, "robust.before"), Align.NUMBER),
        Column("after", say(lang, "robust.after"), Align.NUMBER),
        Column("change", say(lang, "robust.change"), Align.NUMBER),
        Column("command", say(lang, "robust.command"), priority=1),
    )
    rows = tuple(_pair(scored, pair, lang) for pair in pairs)
    note = say(lang, "robust.pairs_note")
    return Table(columns, rows, say(lang, "robust.pairs"), (note,), "pairs")


def _pair(scored: Scored, pair: Pair, lang: Lang) -> Row:
    names = [_unit(scored, pair.above), _unit(scored, pair.below)]
    swap = pair.smallest
    if swap is None:
        none = Cell(say(lang, "robust.none"), tone=Tone.GOOD, data="")
        return Row((*names, none, nothing(), nothing(), nothing(), nothing(), nothing()))
    tone = Tone.WARN if swap.change <= 1 else Tone.NORMAL
    node = scored.result.scale.nodes[swap.criterion]
    return Row(
        (
            *names,
            _unit(scored, swap.unit),
            Cell(f"{swap.criterion} {node.name}", data=swap.criterion),
            figure(lang, swap.before, scored.result.scale.rounding.places),
            figure(lang, swap.after, scored.result.scale.rounding.places),
            figure(lang, swap.after - swap.before, None, tone, sign=True)
            if "/" not in trimmed(swap.after - swap.before)
            else figure(lang, swap.after - swap.before, 4, tone, sign=True),
            Cell(command_of(scored, pair)),
        )
    )


def command_of(scored: Scored, pair: Pair) -> str:
    """The command that shows a certificate."""
    swap = pair.smallest
    if swap is None:
        return ""
    entry = f'"{swap.criterion}={{points: {trimmed(swap.after)}}}"'
    return f"thidua what-if {scored.result.year} {swap.unit} {entry}"


def _unit(scored: Scored, unit_id: str) -> Cell:
    unit = scored.book.units.data.get(unit_id)
    return Cell(unit.name, short=unit.short or "", data=unit_id) if unit else Cell(unit_id)


def _without(scored: Scored, key: str, parts: Sequence[Without], lang: Lang) -> Table:
    columns = (
        Column("without", say(lang, f"robust.without_{key}"), wrap=True),
        Column("moved", say(lang, "robust.moved"), wrap=True),
    )
    rows = tuple(
        Row(
            (
                Cell(_name(scored, key, one.id), data=one.id),
                Cell("; ".join(_moved(scored, moved, lang) for moved in one.moved)),
            )
        )
        for one in parts
    )
    return Table(columns, rows, say(lang, f"robust.{key}"), key=key)


def _name(scored: Scored, key: str, name: str) -> str:
    if key == "criteria":
        return f"{name} {scored.result.scale.nodes[name].name}"
    offices = {office.id: office.name for office in scored.result.scale.offices}
    return offices.get(name) or scored.book.unit_name(name)


def _moved(scored: Scored, moved: Moved, lang: Lang) -> str:
    unit = scored.book.units.data.get(moved.unit)
    label = unit.label if unit else moved.unit
    before, after = (
        say(lang, "robust.no_rank") if rank is None else str(rank)
        for rank in (moved.before, moved.after)
    )
    return f"{label} {before} → {after}"


def robust_json(years: Sequence[Firm]) -> dict[str, object]:
    """`thidua/robust/1`."""
    return {"schema": "thidua/robust/1", "blocs": [_bloc_json(one) for one in years]}


def _bloc_json(firm: Firm) -> dict[str, object]:
    scored, found = firm
    return bloc_json(scored) | {
        "pairs": [_pair_json(scored, pair) for pair in found.pairs],
        "without_criterion": [_without_json(one) for one in found.criteria],
        "without_scorer": [_without_json(one) for one in found.scorers],
        "reversals": [_without_json(one) for one in found.reversals],
    }


def _pair_json(scored: Scored, pair: Pair) -> dict[str, object]:
    swap = pair.smallest
    return {
        "above": pair.above,
        "below": pair.below,
        "tied": pair.tied,
        "smallest": None
        if swap is None
        else {
            "unit": swap.unit,
            "criterion": swap.criterion,
            "before": trimmed(swap.before),
            "after": trimmed(swap.after),
            "change": trimmed(swap.after - swap.before),
            "command": command_of(scored, pair),
        },
    }


def _without_json(one: Without) -> dict[str, object]:
    return {"id": one.id, "moved": [moved._asdict() for moved in one.moved]}
