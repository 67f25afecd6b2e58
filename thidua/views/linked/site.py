"""All the pages of one bloc's year, and the page that leads to those of several blocs."""

from collections.abc import Callable, Iterator, Sequence

from thidua.views.fields import Field, Fields, Spoken, table
from thidua.views.heads import MEMBER
from thidua.views.linked.links import (
    PARTS,
    Line,
    LinkedPage,
    PageNames,
    Site,
    Way,
    award_anchor,
    fact_of,
    facts_linked,
    linked,
    with_source,
)
from thidua.views.linked.pages import (
    criterion_pages,
    earlier_pages,
    name_earlier,
    summary_page,
    unit_page,
)
from thidua.views.report.head import Yearly, head
from thidua.views.report.whole import parts_of
from thidua.views.scored import warnings
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    as_called,
    figure,
)
from thidua.words import Lang, say

Read = Callable[[str], bytes | None]
"""A data file -> its bytes."""
BLOC = "khoi-"


def site_of(one: Yearly, lang: Lang, line: Line, read: Read, below: str = "") -> Site:
    """The pages of one bloc. A file that is cited has a page with its lines. `below`: the folder
    of its pages, where there are several blocs."""
    scored, lang = one.scored, as_called(one.book, lang)
    members = one.book.members(one.year)
    scale = None if scored is None else scored.result.scale
    file = "" if scored is None else scored.result.scale_file
    places = PageNames.of(one.book.folder, line, below, [unit.id for unit in members], scale, file)
    places.year = int(one.year)
    name_earlier(one, places)
    pages = list(_parts(one, places, lang))
    ways = tuple(Way(page.report.sections[0].title, page.name) for page in pages)
    pages += [unit_page(one, unit, places, lang) for unit in members]
    if scored is not None:
        pages += criterion_pages(one, scored, places, lang)
        pages += [page] if (page := summary_page(one, scored, places, lang)) else []
    pages += earlier_pages(one, places, lang)
    pages += _files(places, read, lang)
    pages.append(_read(one, places, lang))
    return Site(tuple(pages), ways)


def _parts(one: Yearly, places: PageNames, lang: Lang) -> Iterator[LinkedPage]:
    """A page for every part of the report; the ranking is the first."""
    parts = {part.key: part for part in parts_of(one, lang)}
    first = "ranking" if "ranking" in parts else "data"
    title = say(lang, "report.title", year=one.year)
    for key in sorted(parts, key=lambda key: key != first):
        part = parts[key]
        own, *below = part.sections
        blocks = own.blocks
        if key == first:
            said: list[Block] = [] if one.scored is None else [*warnings(one.scored, lang)]
            blocks = (*said, facts_linked(head(one, lang), _head_links(one, places, lang)), *blocks)
        if key == "data":
            links = _data_links(one, places, lang)
            linked_facts = (facts_linked(b, links) if isinstance(b, Facts) else b for b in blocks)
            blocks = (*linked_facts, _members(one, lang))
        sections = [
            Section(part.title, blocks, 1, one.context),
            *(
                _written(one, each._replace(level=2, context=one.context_with(each)), places, lang)
                for each in below
            ),
        ]
        leaders = one.book.leadership
        if key == "leaders" and leaders is not None:
            written = places.where(leaders.file, ("terms",))
            source = fact_of(say(lang, "report.written"), written, places)
            sections = [with_source(section, source) for section in sections]
        found = tuple(linked(section, places) for section in sections)
        name = places.part("ranking" if key == first else key)
        lead = (Paragraph(one.book.bloc.data.name, Tone.STRONG, public=True),)
        yield LinkedPage(name, Report(title, found, lang, lead), group=name)


def _head_links(one: Yearly, places: PageNames, lang: Lang) -> dict[str, str]:
    """Where each line of the year's summary is explained."""
    ranked = [] if one.scored is None else one.scored.result.ranked
    first = [score.unit.id for score in ranked if score.rank == 1]
    found = {
        "members": places.part("data"),
        "first": places.explained(first[0]) if len(first) == 1 else places.part("ranking"),
        "mean": places.mean(),
        "spread": places.mean(),
        "proposed": places.part("awards"),
        "granted": places.part("awards"),
    }
    return {say(lang, f"report.{key}"): link for key, link in found.items()}


def _data_links(one: Yearly, places: PageNames, lang: Lang) -> dict[str, str]:
    """Where the figures of what was read are written."""
    book = one.book.years[one.year]
    found = {"files": places.read()}
    if book.criteria is not None:
        file = book.criteria.file if one.scored is None else places.scale_file
        for key, path in (("scale", ("max",)), ("status", ("status",))):
            found[key] = places.source(places.where(file, path))
    for key in ("appeals", "settlements"):
        written = getattr(book, key)
        if written is not None:
            found[key] = places.source(places.where(written.file, (key,)))
    return {say(lang, f"report.{key}"): link for key, link in found.items()}


def _read(one: Yearly, places: PageNames, lang: Lang) -> LinkedPage:
    """Every file that was read for the year; what is cited has a page with its lines."""
    fields: Fields[str] = (
        Field("file", "report.read_file", lambda file: Cell(file, link=places.files.get(file, "")),
              wrap=True),
    )  # fmt: skip
    read = table(fields, sorted(one.files), lang, key="report_read")
    section = Section(one.book.bloc.data.name, (read,), 1)
    report = Report(say(lang, "report.read_title"), (section,), lang)
    return LinkedPage(places.read(), report, group=places.part("data"))


def _members(one: Yearly, lang: Lang) -> Table:
    """Every member, ranked or not: each has a page."""
    members, title = one.book.members(one.year), say(lang, "report.members")
    return table(MEMBER, members, lang, key="unranked", title=title)


def _written(one: Yearly, section: Section, places: PageNames, lang: Lang) -> Section:
    """A vote or an award with the file and line that it is written in."""
    about = dict(section.context)
    book, year = one.book, one.book.years[one.year]
    written, name = "", ""
    if ballot := about.get("ballot"):
        name = f"b-{ballot}"
        file = next((b.file for b in year.ballots if _stem(b.file) == ballot), None)
        if file is not None:
            written = places.where(file, ())
            context = tuple(pair for pair in section.context if pair[0] != "ballot")
            section = section._replace(context=(*context, ("ballot", file)))
    elif award := about.get("award"):
        name = award_anchor(award)
        awards, file = book.awards_of(one.year)
        numbers = [n for n, each in enumerate(awards) if each.id == award]
        if file is not None and numbers:
            written = places.where(file, ("awards", numbers[0]))
    if not written:
        return section._replace(anchor=name)
    page = places.part("votes" if "ballot" in about else "awards")
    places.lead_back(written, section.title, f"{page}#{name}")
    source = fact_of(say(lang, "report.written"), written, places)
    return with_source(section._replace(anchor=name), source)


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yaml")


def _files(places: PageNames, read: Read, lang: Lang) -> Iterator[LinkedPage]:
    """A page for every file that was cited, with all its lines."""
    for file, name in list(places.files.items()):
        data = read(file)
        if data is None:
            continue
        text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
        note = Paragraph(say(lang, "report.file_note"), Tone.MUTED)
        report = Report(file, (Section("", (note,), 1),), lang)
        yield LinkedPage(name, report, tuple(places.lines_of(file, text)), places.part("data"))


def front_page(years: Sequence[Yearly], lang: Lang) -> LinkedPage:
    """Where there are several blocs: the page that leads to each."""
    title = say(lang, "report.title", year=years[0].year)
    shown = table(BLOCS, (Spoken(one, lang) for one in years), lang, key="overview")
    return LinkedPage(PARTS["ranking"], Report(title, (Section("", (shown,)),), lang))


def _own_page(told: Spoken[Yearly]) -> str:
    return f"{BLOC}{told.of.book.bloc.data.id}/{PARTS['ranking']}"


def _first(told: Spoken[Yearly]) -> Cell:
    """Who is first, several where they share the place."""
    ranked = [] if told.of.scored is None else told.of.scored.result.ranked
    best = "; ".join(score.unit.name for score in ranked if score.rank == 1)
    return Cell(best or "—", link=_own_page(told) if best else "")


def _how_many(told: Spoken[Yearly]) -> Cell:
    members = told.of.book.members(told.of.year)
    return figure(told.lang, len(members))._replace(link=_own_page(told))


# fmt: off
BLOCS: Fields[Spoken[Yearly]] = (
    Field("id", "report.id", lambda one: Cell(one.of.book.bloc.data.id), data_only=True),
    Field("bloc", "score.bloc", lambda one: Cell(one.of.book.bloc.data.name, link=_own_page(one)),
        wrap=True),
    Field("units", "report.members", _how_many, align=Align.RIGHT),
    Field("first", "report.first", _first, wrap=True),
)
# fmt: on
