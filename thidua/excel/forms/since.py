"""What a form was made with and the data now says otherwise: the unit's pledged plans, by which its
points are computed, and what the earlier stage said, which stands where nothing is typed."""

from collections.abc import Iterator, Mapping

from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.score import pledged_plans
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.forms import rows as c
from thidua.excel.forms.form import earlier_figures
from thidua.excel.forms.reading import FormSheet
from thidua.excel.forms.rows import EarlierRow, FormColumns
from thidua.excel.grid import at_cell
from thidua.model.book import Book
from thidua.rules.formula import number
from thidua.rules.targets import pledged_task
from thidua.words import Lang

Before = Mapping[str, Mapping[str, EarlierRow]]
"""Unit -> row key -> what the stage before a form's said."""


def said_before(lang: Lang, book: Book, year: int, stage: str) -> Before:
    """What the stage before one said, as the data is now; nothing before the first."""
    scale = book.years[year].scale
    ids = [one.id for one in scale.stages]
    at = ids.index(stage)
    result = scored_year(book, year, Options(stage=ids[at - 1]))[0] if at else None
    units = () if result is None else result.units
    return {one.unit.id: earlier_figures(lang, scale, one) for one in units}


def changed_since(sheet: FormSheet, book: Book, year: int, before: Before) -> Iterator[Diagnostic]:
    """A warning for each row of which the form shows what the data no longer says."""
    yield from _plans(sheet, book, year)
    opened = sheet.opened
    if not opened.identity.is_later:
        return
    now = before.get(opened.identity.unit, {})
    for row in sheet.rows:
        was = opened.hidden.printed.get(row.key, ("",))[0]
        today = now.get(row.key, EarlierRow()).entry
        if was != today:
            yield _told(sheet, row.key, c.WAS_ENTRY, "earlier", was=was, now=today)


def _plans(sheet: FormSheet, book: Book, year: int) -> Iterator[Diagnostic]:
    hidden, unit = sheet.opened.hidden, sheet.opened.identity.unit
    plans = pledged_plans(book.years[year], unit)
    names = book.years[year].task_names(unit)
    for node in book.years[year].scale.nodes.values():
        task = pledged_task(node.leaf_rule.own_target) if node.is_leaf else None
        was = hidden.plans.get(task or "")
        now = "" if task not in plans else number(plans[task])
        if task and was and was != now:
            args = {"name": names.get(task, task), "was": was, "now": now}
            yield _told(sheet, f"leaf:{node.id}", c.CALC, "", **args)


def _told(sheet: FormSheet, key: str, column: str, variant: str, **args: str) -> Diagnostic:
    opened = sheet.opened
    columns = FormColumns(later=opened.identity.is_later)
    place = sheet.place_of(key), columns.at(column)
    empty = {name: text or "—" for name, text in args.items()}
    return at_cell("TD949", opened.file, opened.identity.sheet, place, variant, empty)
