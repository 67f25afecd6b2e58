"""`thidua report YEAR -o FOLDER`: linked pages, all of them or none."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from thidua.cli.output import outside
from thidua.cli.session import FAILED, FINE, Session
from thidua.cli.writing import say_lines, who
from thidua.diagnostics.diagnostic import has_errors
from thidua.render.html import is_ours, pages
from thidua.store.write.page_folder import save_pages
from thidua.text.vietnamese import safe
from thidua.views.linked.links import PARTS, LinkedPage, Way
from thidua.views.linked.site import BLOC, front_page, site_of
from thidua.views.report.head import Yearly
from thidua.words import say


def write_pages(session: Session, years: Sequence[Yearly], folder: Path) -> int:
    """Writes the pages of every bloc; with several blocs each in a folder of its own."""
    many = len(session.blocs()) > 1
    session.tell(one for one in session.found if not many or has_errors([one]))
    if not years:
        return FAILED
    shown = [
        (_shown(session, page), ways)
        for page, ways in (_several(session, years) if many else _single(session, years[0]))
    ]
    kept = [(page, ways) for page, ways in shown if page.report.sections]
    files = pages(kept)
    found = save_pages(folder, files, who(), is_ours)
    session.tell(outside(found))
    if has_errors(found):
        return FAILED
    first = safe(str(folder / f"{PARTS['ranking']}.html"))
    size = sum(map(len, files.values()))
    said = say(session.lang, "report.pages_made", n=len(files), kb=-(-size // 1024), file=first)
    say_lines(session, [said])
    return FAILED if session.failed else FINE


Shown = tuple[LinkedPage, Sequence[Way]]


def _single(session: Session, one: Yearly) -> Iterator[Shown]:
    site = site_of(one, session.lang, session.line, session.bytes_of)
    return ((page, site.ways) for page in site.pages)


def _several(session: Session, years: Sequence[Yearly]) -> Iterator[Shown]:
    yield front_page(years, session.lang), ()
    for one in years:
        below = f"{BLOC}{one.book.bloc.data.id}/"
        up = Way(say(session.lang, "report.all_blocs"), PARTS["ranking"])
        site = site_of(one, session.lang, session.line, session.bytes_of, below)
        for page in site.pages:
            yield page, (up, *site.ways)


def _shown(session: Session, page: LinkedPage) -> LinkedPage:
    """The page as everybody may see it, and with the mark of an altered year, where asked for."""
    if session.public:
        from thidua.views.public import public_report

        page = page._replace(report=public_report(page.report), lines=())
    if session.shown_altered:
        from thidua.views.seal import altered_report

        page = page._replace(report=altered_report(page.report, session.shown_altered))
    return page
