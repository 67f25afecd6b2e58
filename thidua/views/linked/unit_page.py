"""The page of one unit: its year against the bloc, then how each of its points came about."""

from collections.abc import Sequence

from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.scale_paths import node_paths
from thidua.model.units import Unit
from thidua.views.explain import unit_tree
from thidua.views.linked.links import linked
from thidua.views.linked.places import Page, Places
from thidua.views.report_head import Yearly
from thidua.views.report_unit import against_table, unit_sections
from thidua.views.scored import Scored
from thidua.views.table import Block, Branch, Report, Section, Tree
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
    walk = _Linker(places, score)
    blocks: list[Block] = []
    if (table := against_table(scored, score, lang)) is not None:
        blocks.append(table._replace(title=""))
    parts = (("unit_criteria", blocks), ("how", [Tree(walk.branches(tree.branches))]))
    return [
        Section(say(lang, f"report.{key}"), tuple(those), 2, one.context)
        for key, those in parts
        if those
    ]


class _Linker:
    """Leads a unit's derivation to its criteria and sources, and those back to it."""

    def __init__(self, places: Places, score: UnitScore) -> None:
        self.places, self.score = places, score

    def branches(self, found: tuple[Branch, ...], node: str = "") -> tuple[Branch, ...]:
        """The branches with their links; `node`: the criterion that they stand under."""
        return tuple(self._branch(branch, node) for branch in found)

    def _branch(self, branch: Branch, node: str) -> Branch:
        places = self.places
        own = branch.anchor.removeprefix("c-") or node
        if branch.source and not places.is_rule(branch.source):
            said = f"{self.score.unit.label}, {own}"
            places.lead_back(branch.source, said, places.explained(self.score.unit.id, own))
        return branch._replace(
            link=places.criterion(own) if branch.anchor else "",
            source_link=places.source(branch.source),
            children=self.branches(branch.children, own),
        )
