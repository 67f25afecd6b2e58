"""The command that comes next, from where a year stands: one that can be typed and works."""

from collections.abc import Iterable
from pathlib import Path

from thidua.bloc.cycle.stages import PeriodState, coming_period, unscaled
from thidua.bloc.cycle.status import SCALE_DRAFT, Status, YearStep
from thidua.cli.session import Session
from thidua.cli.writing import PLEDGES, forms_folder, free_name
from thidua.model.book import Book, SheetFile
from thidua.model.emulation_year import as_period
from thidua.store.folder import is_file
from thidua.store.loading import years_of
from thidua.views.status import SHEET_OF
from thidua.words import say

COMMANDS_OF: dict[str, tuple[str, ...]] = {
    "launch": ("document", "giao-uoc", "{year}"),
    "pact": ("document", "giao-uoc", "{year}"),
    "registration": ("progress", "{year}"),
    "mid_year_review": ("progress", "{year}"),
    "inspection": ("progress", "{year}"),
    "year_end_review": ("rank", "{year}"),
    "ballots": ("vote", "{year}"),
    "proposals": ("awards", "{year}"),
    "dossiers": ("document", "to-trinh", "{year}"),
    "decisions": ("awards", "{year}"),
}
"""Step -> what shows how it stands, or does it; the scale, steps of scoring and the next term have
their own."""
NEEDS_SCALE = frozenset(["year_end_review", "self_scores", "cross_scores", "verification"])


def next_command(session: Session, book: Book, status: Status) -> str:
    """What to type next, ready to be pasted."""
    if status.period is not None:
        return session.typed(book.folder, *_of_period(session, book, status.period))
    return session.typed(book.folder, *_next(session, book, status, status.next))


def other_command(session: Session, book: Book, status: Status) -> str:
    """What to type where the bloc goes without the next step; "" where no year does."""
    if status.periods_alone:
        coming = coming_period(status.periods)
        close = ("seal", str(status.year), "--incomplete")
        words = close if coming is None else _of_period(session, book, coming)
        return session.typed(book.folder, *words)
    step = None if status.period is not None else status.otherwise
    return session.typed(book.folder, *_next(session, book, status, step)) if step else ""


def record_command(session: Session, book: Book, status: Status) -> str:
    """What makes the workbook in which the step is written down once it is done; "" where the next
    command, or what it makes, does that itself."""
    step, year, period = status.next, str(status.year), status.period
    if period is not None:
        draft, year = period.draft, period.year.scale_folder
    elif step is None or step.stage is not None:
        return ""
    else:
        draft = step.id == "scale" and _draft(step)
    if draft:
        file = str(free_name(say(session.lang, "scale_book.file")))
        return session.typed(book.folder, "scale", year, "-o", file)
    if period is not None or step is None:
        return ""
    return session.typed(book.folder, "workbook", year) if step.id in SHEET_OF else ""


def first_command(session: Session, folder: str, year: int) -> str:
    """What begins the first year of a bloc."""
    return session.typed(folder, "new-year", str(year))


def _next(session: Session, book: Book, status: Status, step: YearStep | None) -> tuple[str, ...]:
    year = str(status.year)
    if step is None and as_period(status.year) is not None:
        return ("report", year)
    if step is None:
        following = status.year + 1
        if following in years_of(session.files, book.folder):
            return ("status", str(following))
        return ("new-year", str(following)) if status.sealed else ("seal", year)
    lacks_scale = book.years[status.year].criteria is None
    scale = status.step("scale") if lacks_scale and step.id in NEEDS_SCALE else None
    if step.id == "scale" or scale is not None:
        return _scale(session, scale or step, status)
    if step.stage is not None:
        return _scoring(session, book, status.year, step)
    if step.id == "handover":
        return _next_term(session, book, status.year + 1)
    if step.id == "registration":
        sent = _sent_out(session, status.year, PLEDGES)
        if sent or not book.years[status.year].pledges:
            return sent or ("form", year, "--pledges")
    return tuple(one.format(year=year) for one in COMMANDS_OF[step.id])


def _of_period(session: Session, book: Book, period: PeriodState) -> tuple[str, ...]:
    """The scale to adopt, forms to send out or to take back, the form of who has sent none, or a
    check while sheets are filled in."""
    if period.draft:
        return ("scale", period.year.scale_folder)
    first = book.years[period.year].scale.stages[0].id
    sent = _sent_out(session, period.year, *(one for one in [str(period.stage)] if one != first))
    if sent:
        return sent
    sheets = [sheet for yearbook in book.years.values() for sheet in yearbook.sheets]
    send = (_sheets(sheets), str(period.year), "--stage", str(period.stage))
    if not period.begun:
        return send
    there = {one.unit for one in book.years[period.year].sheets if one.stage == period.stage}
    without = (one.unit for one in period.owed if one.unit is not None and one.unit not in there)
    unit = next(without, None)
    return ("check", str(period.year)) if unit is None else (*send, "--unit", unit)


def _sent_out(session: Session, year: int, *stage: str) -> tuple[str, ...]:
    """What takes the forms back that lie where `form` puts them; () without such ones."""
    folder = forms_folder(session.lang, year, *stage)
    return ("import", folder) if any(Path(folder).glob("*.xlsx")) else ()


def _sheets(there: Iterable[SheetFile]) -> str:
    """What makes sheets: whoever writes them by hand (they come from no form) is offered more of
    these."""
    return "new-sheets" if any(sheet.data.source is None for sheet in there) else "form"


def _draft(step: YearStep) -> bool:
    return bool(step.missing) and step.missing[0].what == SCALE_DRAFT


def _scale(session: Session, step: YearStep, status: Status) -> tuple[str, ...]:
    """A scale to begin, to read from the office's own, or to look through before it is adopted; of
    a bloc with periods first theirs."""
    year = str(status.year)
    if not step.missing and unscaled(status.periods) is None:
        return ("new-year", year)
    if _draft(step):
        return ("scale", year)
    office, book = say(session.lang, "cli.metavar.file"), say(session.lang, "scale_book.file")
    # Beside the office's own files, as the manual has it: in the folder above the data.
    made = next(filter(_is_scale_book, (Path(book), Path("..", book))), None)
    if made is not None:
        from thidua.cli.import_workbook import without_scale

        return ("import", *without_scale(session)[:1], str(made))
    return ("import", "--scale", office, "-o", str(free_name(book)))


def _is_scale_book(path: Path) -> bool:
    """Whether a scale workbook lies where `import --scale` is told to put it."""
    if not is_file(path):
        return False
    from thidua.excel.grid import Workbook, open_workbook
    from thidua.excel.scale.workbook.reading import is_scale_book

    try:
        book = open_workbook(path.read_bytes(), str(path))
    except OSError:
        return False
    return isinstance(book, Workbook) and is_scale_book(book, str(path))


def _scoring(session: Session, book: Book, year: int, step: YearStep) -> tuple[str, ...]:
    """Forms to send out where there are no sheets, to take back where they lie, a check while
    sheets are filled in, then the points."""
    sheets, first = book.years[year].sheets, book.years[year].scale.stages[0].id
    sent = _sent_out(session, year, *(one for one in [str(step.stage)] if one != first))
    if sent:
        return sent
    if not any(sheet.stage == step.stage for sheet in sheets):
        return (_sheets(sheets), str(year), "--stage", str(step.stage))
    if not step.sent:
        return ("check", str(year))
    return ("score", str(year), "--stage", str(step.stage), "--provisional")


def _next_term(session: Session, book: Book, year: int) -> tuple[str, ...]:
    """The next leader, where the rules name one; else how a meeting's choice is recorded."""
    found = session.bloc(book.folder).succession(year).value
    if found is not None and found.named.leader is not None:
        return ("rotate-leader", str(year), "--dry-run")
    return ("rotate-leader", "--help")
