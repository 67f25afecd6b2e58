"""`thidua document` without a kind: the kinds, and what each still lacks in the data."""

from collections.abc import Sequence

from thidua.cli.asked import missing_year, open_parts, with_year
from thidua.cli.documents.made import LetterRequest, made_of
from thidua.cli.documents.save import open_names
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import has_errors
from thidua.diagnostics.words import message
from thidua.letters.kinds import KINDS
from thidua.model.emulation_year import as_period
from thidua.views.fields import Field, Fields, table
from thidua.views.table import Cell, Report, Section, Tone, nothing
from thidua.words import say
from thidua.year.documents import read_for

MOST = 4
"""So many of the things that a document lacks are named."""


def list_kinds(session: Session, year: int) -> int:
    """A row a kind, for each bloc that has the year."""
    output = session.output()
    session.found += missing_year(session, year)
    sections = [_section(session, folder, year) for folder in with_year(session, year)]
    title = say(session.lang, "document.kinds_title", year=year)
    return session.finish(
        output,
        sections,
        lambda found, lang: Report(title, tuple(found), lang),
        lambda *_: None,  # it is for people alone
    )


def _section(session: Session, folder: str, year: int) -> Section:
    lang = session.lang
    fields: Fields[str] = (
        Field("kind", "document.kind", Cell),
        Field("name", "document.kind_name", lambda kind: Cell(say(lang, f"document.kind_{kind}")),
              wrap=True),
        Field("missing", "document.kind_lacks",
              lambda kind: _lacks(session, folder, kind, year), wrap=True),
    )  # fmt: skip
    in_period = as_period(year) is not None
    kinds = [kind for kind, facts in KINDS.items() if facts.of_periods or not in_period]
    notes = (session.pasteable(say(lang, "document.kinds_note", year=year), folder),)
    book = session.bloc(folder).load(()).book
    name = book.bloc.data.name if book is not None else folder
    return Section(name, (table(fields, kinds, lang, key="kinds", notes=notes),))


def _lacks(session: Session, folder: str, kind: str, year: int) -> Cell:
    """What the document would leave open now, or what hinders it."""
    lang = session.lang
    wanted = read_for(session.bloc(folder), kind, year)
    opened = open_parts(session, folder, wanted, leadership=True)
    found = list(opened.loading.diagnostics)
    made = None
    if opened.book is not None and not has_errors(found):
        if KINDS[kind].papers and not opened.book.years[year].ballots:
            return Cell(say(lang, "document.no_ballots"), tone=Tone.WARN)
        made, more = made_of(
            opened, opened.book, LetterRequest(kind, year, None, None, None, None, False)
        )
        found += more
    if made is None:
        first = next((one for one in found if has_errors([one])), None)
        said = message(first, lang) if first is not None else ""
        return Cell(say(lang, "document.hindered", what=said), tone=Tone.BAD)
    names = list(dict.fromkeys(open_names(made.missing, session)))
    if not names:
        return nothing(say(lang, "document.complete"))
    return Cell(_listed(names, session))


def _listed(names: Sequence[str], session: Session) -> str:
    if len(names) <= MOST + 1:
        return "; ".join(names)
    more = say(session.lang, "document.more", n=len(names) - MOST)
    return "; ".join([*names[:MOST], more])
