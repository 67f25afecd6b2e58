"""`thidua scale [YEAR]`: the scale as sentences; -o writes a Word table or the scale workbook."""

from collections.abc import Callable, Sequence
from pathlib import Path

from thidua.bloc.scoring.check_scale import check_scale
from thidua.bloc.scoring.checked import no_scale
from thidua.cli.asked import each_book, missing_year
from thidua.cli.command import Year, command
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import import_again, save_file, say_lines
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.scale.criteria import Scale
from thidua.store.loading import SHEET, Loading
from thidua.store.year_rules import any_of_kind
from thidua.text.vietnamese import safe
from thidua.words import say
from thidua.year.bloc import Bloc
from thidua.year.outcome import YearOutcome, outcome

Made = tuple[Book, Scale]


def scale(session: Session, year: Year = None) -> int:
    wanted = session.year(any_of_kind(year))
    session.found += missing_year(session, wanted)

    def work(_bloc: Bloc, book: Book, _loading: Loading) -> YearOutcome[Made]:
        if wanted not in book.years:
            return YearOutcome(None)
        criteria = book.years[wanted].criteria
        if criteria is None:
            return outcome(None, [no_scale(book, wanted)])
        return outcome((book, criteria.data), check_scale(book, book.years[wanted]))

    ending = Path(session.asked_output or "").suffix.casefold()
    writer = _WRITERS.get(ending) if session.asked_format is None else None
    output = session.output(also=("docx",)) if writer is None else None
    # A letter's heading is in the parts of bloc.yaml that only documents load.
    parts = SHEET | ({"events"} if ending == ".docx" else frozenset())
    made = each_book(session, lambda _: [([wanted], parts)], work)
    if output is None and writer is not None:
        session.tell(session.found)
        return _file(session, made, wanted, writer) if made else FAILED
    assert output is not None
    from thidua.views.scale import ScaleOf, scale_json, scale_report

    shown = [ScaleOf(book, wanted, found) for book, found in made]
    return session.finish(output, shown, scale_report, scale_json)


Writer = Callable[[Session, Made, int], bytes]


def _file(session: Session, made: Sequence[Made], year: int, writer: Writer) -> int:
    """One bloc's scale into the file that was named."""
    if len(made) > 1:
        known = ", ".join(book.bloc.data.id for book, _ in made)
        raise Refused(USAGE, Diagnostic("TD942", args={"known": known}, variant="blocs"))
    path = Path(str(session.asked_output))
    data, typed_into = writer(session, made[0], year), writer is _workbook
    save_file(session, path, data)
    key = "scale_view.written_book" if typed_into else "scale_view.written"
    said = say(session.lang, key, file=safe(str(path)), back=import_again(path))
    say_lines(session, [said], made[0][0].folder)
    return FAILED if session.failed else FINE


def _workbook(session: Session, made: Made, year: int) -> bytes:
    from thidua.excel.scale.workbook.pieces import Names
    from thidua.excel.scale.workbook.sheet import scale_book, write_book

    book, found = made
    held = book.years[year]
    used = held.own_scale.data.use if held.own_scale is not None else None
    text = (session.files.bytes_of(used or held.scale_file) or b"").decode("utf-8-sig")
    title = say(session.lang, "scale_book.title", year=year, bloc=book.bloc.data.name)
    about = {"bloc": book.bloc.data.id, "year": str(year), **({"file": used} if used else {})}
    names = Names(
        {unit.id: unit.name for unit in book.members(year)},
        {office.id: office.name for office in found.offices},
        held.task_names(),
    )
    return write_book(session.lang, scale_book(session.lang, title, text, found, names, about))


def _word(_: Session, made: Made, year: int) -> bytes:
    from thidua.bloc.awarding.result import AwardsOfYear
    from thidua.bloc.voting.tally import VotesOfYear
    from thidua.bloc.year_view import YearView
    from thidua.letters.build import build
    from thidua.letters.official import LetterFrame
    from thidua.letters.sources import Sources
    from thidua.render.docx import docx

    book, found = made
    bloc = book.bloc.data
    view = YearView(book, year, None, None, VotesOfYear(), AwardsOfYear(year, None))
    frame = LetterFrame(bloc, bloc.documents, "thang-diem", year)
    return docx(build(Sources(view, frame, draft=found.is_draft)))


_WRITERS: dict[str, Writer] = {".xlsx": _workbook, ".docx": _word}
COMMAND = command(scale, results=False)
