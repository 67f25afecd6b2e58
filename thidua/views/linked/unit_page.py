"""The page of one unit: its year against the bloc, then how each of its points came about."""

from collections.abc import Sequence

from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.scale_paths import node_paths
from thidua.model.units import Unit
from thidua.views.explain import unit_tree
from thidua.views.linked.links import linked
from thidua.views.linked.places import Page, Places
from thidua.views.linked.walk import Walk
from thidua.views.report.head import Yearly
from thidua.views.report.unit import against_table, unit_sections
from thidua.views.scored import Scored
from thidua.views.table import Block, Report, Section, Tree
from thidua.words import Lang, say


def unit_page(one: Yearly, unit: Unit, places: Places, lang: Lang) -> Page:
    """Its year, every criterion against the bloc, and the derivation with its sources."""
    sections = list(unit_sections(one, unit.id, lang))
    scored = one.scored
    score = scored.result.unit(unit.id) if scored is not None else None
    if scored is not None and score is not None:
        sections += _derived(one, scored, score, places, lang)
    title = say(lang, "report.unit_title", year=one.year, name=unit.name)
    found = tuple(linked(section, places, unit.id) for section in sections)
    return Page(places.unit(unit.id), Report(title, found, lang), group=places.part("ranking"))


def _derived(
    one: Yearly, scored: Scored, score: UnitScore, places: Places, lang: Lang
) -> Sequence[Section]:
    paths = {node.id: place for node, place in node_paths(scored.result.scale)}
    tree = unit_tree(scored, score, lang, places.where, paths, by_stage=True)
    walk = Walk(places, score.unit.label, places.unit(score.unit.id), places.criterion)
    blocks: list[Block] = []
    if (table := against_table(scored, score, lang)) is not None:
        blocks.append(table._replace(title=""))
    parts = (("unit_criteria", blocks), ("how", [Tree(walk.branches(tree.branches))]))
    return [
        Section(say(lang, f"report.{key}"), tuple(those), 2, one.context)
        for key, those in parts
        if those
    ]
