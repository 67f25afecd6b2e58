"""The pages of earlier years: each year's ranking, and for the last of them how every point of a
unit came about."""

from collections.abc import Iterator, Mapping

from thidua.bloc.scoring.scale_paths import node_paths
from thidua.model.scale.criteria import TOTAL
from thidua.views.explain import unit_tree
from thidua.views.linked.links import all_linked, linked_to
from thidua.views.linked.places import Page, Places, anchor
from thidua.views.linked.walk import Walk
from thidua.views.rank import rank_report
from thidua.views.report.head import Yearly
from thidua.views.report.movement import changes_of
from thidua.views.report.unit import place_facts
from thidua.views.scored import Scored
from thidua.views.table import Facts, Paragraph, Report, Section, Tone, Tree
from thidua.words import Lang, say


def name_earlier(one: Yearly, places: Places) -> None:
    """Names the pages of earlier years; whose figures of this year go on from which page."""
    last = one.before
    units = [] if last is None else [score.unit.id for score in one.results[last].units]
    places.earlier(one.results, last, units)
    for change in changes_of(one):
        pages = [places.was[was.unit] for was in change.before if was.unit in places.was]
        if len(pages) == 1:
            places.before[change.unit] = f"{pages[0]}#{anchor(TOTAL)}"


def earlier_pages(one: Yearly, places: Places, lang: Lang) -> Iterator[Page]:
    """Every earlier year that has scores, the units of the last of them, too."""
    for year, result in one.results.items():
        scored = Scored(one.book, result)
        (section,) = rank_report([scored], lang).sections
        links: Mapping[str, str] = places.was if year == one.before else {}
        if year != one.before:
            command = say(lang, "report.year_before", year=year)
            section = section._replace(blocks=(*section.blocks, Paragraph(command, Tone.MUTED)))
        title = say(lang, "report.title", year=year)
        report = Report(title, (linked_to(section, links),), lang)
        yield Page(places.years[str(year)], report, group=places.part("changes"))
        if year == one.before:
            places.rules(result.scale, result.scale_file)
            yield from _units(one, scored, places, lang)


def _units(one: Yearly, scored: Scored, places: Places, lang: Lang) -> Iterator[Page]:
    year = scored.result.year
    paths = {node.id: place for node, place in node_paths(scored.result.scale)}
    for score in scored.result.units:
        own = places.was[score.unit.id]
        tree = unit_tree(scored, score, lang, places.where, paths, by_stage=True)
        walk = Walk(places, f"{score.unit.label}, {year}", own)
        facts = all_linked(Facts(tuple(place_facts(scored, score, lang))), places.years[str(year)])
        blocks = (facts, Tree(walk.branches(tree.branches)))
        title = say(lang, "report.unit_title", year=year, name=score.unit.name)
        section = Section(one.book.bloc.data.name, blocks, 1, one.context)
        yield Page(own, Report(title, (section,), lang), group=places.part("changes"))
