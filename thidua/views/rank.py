"""`rank` and `what-if`: the ranking, what broke each tie, and who has no rank and why."""

from collections.abc import Sequence

from thidua.bloc.scoring.result import UnitScore
from thidua.views.scored import (
    Scored,
    band_text,
    bloc_json,
    border_notes,
    division_cells,
    division_columns,
    left_notes,
    left_units,
    note_text,
    percent_cell,
    percent_json,
    points_cell,
    printed,
    reason_text,
    reasons_text,
    standing_words,
    warnings,
)
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

Before = dict[str, int | None]
"""Unit -> its rank before what is supposed."""


def rank_report(
    years: Sequence[Scored],
    lang: Lang,
    before: Sequence[Before] | None = None,
    assumed: str = "",
) -> Report:
    """A section a bloc: the ranking, then the units without a rank."""
    title = say(
        lang,
        "score.what_if_title" if before is not None else "score.rank_title",
        year=years[0].result.year,
    )
    sections = tuple(
        _section(one, lang, before[n] if before is not None else None)
        for n, one in enumerate(years)
    )
    lead = (Paragraph(assumed, Tone.WARN),) if assumed else ()
    return Report(title, sections, lang, lead)


def _section(scored: Scored, lang: Lang, before: Before | None) -> Section:
    ranked = scored.result.ranked
    columns = (
        Column("rank", say(lang, "score.rank"), Align.RIGHT),
        *([Column("before", say(lang, "score.before"), Align.RIGHT)] if before is not None else []),
        Column("id", say(lang, "score.id"), data_only=True),
        Column("unit", say(lang, "score.unit"), wrap=True),
        *division_columns(scored, lang),
        Column("points", say(lang, "score.points"), Align.NUMBER),
        Column("max", say(lang, "score.assigned"), Align.NUMBER, 2),
        Column("percent", say(lang, "score.percent"), Align.NUMBER),
        Column("band", say(lang, "score.band")),
        Column("note", say(lang, "score.note"), wrap=True, priority=1),
    )
    rows = tuple(_row(scored, one, lang, before) for one in ranked)
    notes = (
        standing_words(scored, lang),
        *border_notes(scored, lang),
        *left_notes(scored, lang),
    )
    table = Table(columns, rows, key="rank", notes=notes, empty=say(lang, "score.no_ranking"))
    blocks: list[Block] = [*warnings(scored, lang), table]
    unranked = [one for one in scored.result.units if one.rank is None]
    if unranked:
        blocks.append(_unranked(unranked, lang))
    return Section(scored.book.bloc.data.name, tuple(blocks), context=scored.context)


def _row(scored: Scored, score: UnitScore, lang: Lang, before: Before | None) -> Row:
    tied = bool(score.tied_with)
    text = f"={score.rank}" if tied else str(score.rank)
    band = band_text(scored, score)
    was = (before or {}).get(score.unit.id)
    return Row(
        (
            Cell(text, score.rank, 0, Tone.WARN if tied else Tone.STRONG),
            *(
                [Cell(str(was), was, 0, _moved(was, score.rank)) if was else nothing()]
                if before is not None
                else []
            ),
            Cell(score.unit.id),
            Cell(score.unit.name, short=score.unit.short or ""),
            *division_cells(scored, score),
            points_cell(scored, score.points, lang),
            figure(lang, score.assigned),
            percent_cell(scored, score, lang),
            Cell(band, tone=Tone.GOOD) if band else nothing(),
            Cell(note_text(scored, score, lang)),
        )
    )


def _moved(was: int, now: int | None) -> Tone:
    if now is None or was == now:
        return Tone.NORMAL
    return Tone.GOOD if now < was else Tone.BAD


def _unranked(units: Sequence[UnitScore], lang: Lang) -> Table:
    return Table(
        (
            Column("id", say(lang, "score.id"), data_only=True),
            Column("unit", say(lang, "score.unit"), wrap=True),
            Column("status", say(lang, "score.status")),
            Column("note", say(lang, "score.note"), wrap=True),
        ),
        tuple(
            Row(
                (
                    Cell(one.unit.id),
                    Cell(one.unit.name, short=one.unit.short or ""),
                    Cell(say(lang, f"score.{one.status}"), tone=Tone.WARN, data=one.status),
                    Cell(reasons_text(one, lang)),
                )
            )
            for one in units
        ),
        title=say(lang, "score.unranked"),
        key="unranked",
    )


def rank_json(
    years: Sequence[Scored],
    lang: Lang,
    schema: str = "thidua/rank/1",
    before: Sequence[Before] | None = None,
) -> dict[str, object]:
    """`thidua/rank/1`; for what-if with the ranks before."""
    blocs = []
    for n, scored in enumerate(years):
        entry = bloc_json(scored) | ranking_json(scored, lang)
        if before is not None:
            entry["before"] = [{"id": unit, "rank": rank} for unit, rank in before[n].items()]
        blocs.append(entry)
    return {"schema": schema, "blocs": blocs}


def ranking_json(scored: Scored, lang: Lang) -> dict[str, object]:
    """The ranking of one bloc."""
    return {
        "ranking": [
            {
                "rank": one.rank,
                "division": one.division,
                "overall": one.overall,
                "id": one.unit.id,
                "name": one.unit.name,
                "points": printed(scored, one.points),
                "percent": percent_json(scored, one),
                "band": one.band,
                "tied_with": list(one.tied_with),
                "tie_broken_by": one.broken_by,
            }
            for one in scored.result.ranked
        ],
        "unranked": [
            {
                "id": one.unit.id,
                "status": one.status,
                "reasons": [reason_text(reason, lang) for reason in one.reasons],
            }
            for one in scored.result.units
            if one.rank is None
        ],
        "left": [unit.id for unit in left_units(scored)],
    }
