"""The mark of a sealed year that is shown although it is not as it was sealed (`--altered`)."""

from collections.abc import Collection

from thidua.views.table import Paragraph, Report, Section, Tone
from thidua.words import Lang, say

Altered = Collection[tuple[str, int]]
"""Blocs' ids and sealed years."""


def altered_report(report: Report, altered: Altered) -> Report:
    """The report with the mark at its head and above every part that tells of such a year."""
    lead = (*report.lead, _mark(altered, report.lang))
    sections = tuple(_section(one, altered, report.lang) for one in report.sections)
    return report._replace(lead=lead, sections=sections)


def _section(section: Section, altered: Altered, lang: Lang) -> Section:
    """Which year a part is about stands in its context; one of several years shows them all."""
    about = dict(section.context)
    bloc, year = about.get("bloc"), about.get("year")
    its = [
        one
        for one in altered
        if (bloc is None or one[0] == bloc) and (year is None or str(one[1]) == year)
    ]
    if not its or not section.blocks:
        return section
    return section._replace(blocks=(_mark(its, lang), *section.blocks))


def _mark(altered: Altered, lang: Lang) -> Paragraph:
    return Paragraph(altered_words(altered, lang), Tone.WARN)


def altered_words(altered: Altered, lang: Lang) -> str:
    """The mark itself."""
    years = ", ".join(map(str, sorted({int(year) for _, year in altered})))
    return say(lang, "seal.altered", years=years)


def altered_json(found: object, altered: Altered) -> object:
    """The same with `"altered": true` in the entry of each such bloc."""
    if not isinstance(found, dict) or not isinstance(found.get("blocs"), list):
        return found
    blocs = [_entry(one, altered) for one in found["blocs"]]
    return {**found, "blocs": blocs}


def _entry(entry: object, altered: Altered) -> object:
    if not isinstance(entry, dict) or not isinstance(entry.get("bloc"), dict):
        return entry
    own, year = entry["bloc"].get("id"), entry.get("year")
    return {
        **entry,
        "altered": any(one[0] == own and year in (None, int(one[1])) for one in altered),
    }
