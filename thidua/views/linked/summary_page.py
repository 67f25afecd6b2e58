"""The page of the bloc's mean and spread: from which percents they come."""

from thidua.bloc.firmness.strengths import mean_percent
from thidua.text.numbers import show
from thidua.views.linked.links import linked
from thidua.views.linked.places import LinkedPage, PageNames
from thidua.views.report.head import Yearly
from thidua.views.scored import Scored, percent_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Facts,
    Labelled,
    Report,
    Row,
    Section,
    Table,
    Tone,
    figure,
)
from thidua.words import Lang, say


def summary_page(one: Yearly, scored: Scored, places: PageNames, lang: Lang) -> LinkedPage | None:
    """Every ranked unit's percent, their sum, the mean, the spread; None without a ranking."""
    mean, ranked = mean_percent(scored.result), scored.result.ranked
    if mean is None:
        return None
    columns = (
        Column("rank", say(lang, "score.rank"), Align.RIGHT),
        Column("id", say(lang, "report.id"), data_only=True),
        Column("unit", say(lang, "report.unit"), wrap=True),
        Column("percent", say(lang, "score.percent"), Align.NUMBER),
    )
    rows = [
        Row(
            (
                Cell(str(score.rank), score.rank, 0),
                Cell(score.unit.id),
                Cell(score.unit.name, short=score.unit.short or ""),
                percent_cell(scored, score, lang),
            )
        )
        for score in ranked
    ]
    places_ = scored.result.scale.rounding.places
    whole = figure(lang, mean * len(ranked), places_, mark="%")
    rows.append(Row((Cell(""), Cell(""), Cell(say(lang, "report.sum")), whole), Tone.STRONG))
    in_order = sorted(score.percent or 0 for score in ranked)
    args = {
        "sum": show(lang, mean * len(ranked), places_),
        "n": len(ranked),
        "mean": show(lang, mean, places_),
    }
    ends = {
        "most": show(lang, in_order[-1], places_),
        "least": show(lang, in_order[0], places_),
        "gap": show(lang, in_order[-1] - in_order[0], places_),
    }
    facts = Facts(
        (
            Labelled(say(lang, "report.mean"), Cell(say(lang, "report.mean_how", **args))),
            Labelled(say(lang, "report.spread"), Cell(say(lang, "report.spread_how", **ends))),
        )
    )
    table = Table(columns, tuple(rows), key="report_mean")
    blocks: tuple[Block, ...] = (facts, table)
    section = Section(one.book.bloc.data.name, blocks, 1, one.context)
    title = say(lang, "report.mean_title", year=one.year)
    report = Report(title, (linked(section, places),), lang)
    return LinkedPage(places.mean(), report, group=places.part("ranking"))
