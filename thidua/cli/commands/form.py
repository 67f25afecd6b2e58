"""`thidua form YEAR`: blank score forms as .xlsx, one for each unit or scorer."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from thidua.bloc.scoring.check_scale import check_scale
from thidua.bloc.scoring.checked import no_scale, no_sheets
from thidua.cli.asked import each_book, missing_year
from thidua.cli.command import Year, command, option
from thidua.cli.output import outside
from thidua.cli.scoring import asked_for
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import PLEDGES, forms_folder, import_again, say_lines
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.model.book import Book
from thidua.store.loading import SCORING, SHEET, Loading
from thidua.text.vietnamese import safe
from thidua.words import say
from thidua.year.bloc import Bloc
from thidua.year.outcome import YearOutcome, outcome

ENDING = ".xlsx"
Made = tuple[Book, Mapping[str, bytes]]
"""A bloc and its forms: file name -> bytes."""


def form(
    session: Session,
    year: Year,
    unit: Annotated[str | None, option("form_unit", "--unit", metavar="unit")] = None,
    stage: Annotated[str | None, option("form_stage", "--stage", metavar="stage")] = None,
    scorer: Annotated[str | None, option("form_scorer", "--scorer", metavar="id")] = None,
    pledges: Annotated[bool, option("form_pledges", "--pledges")] = False,
    output: Annotated[str | None, option("form_output", "--output", "-o", metavar="place")] = None,
) -> int:
    """Blank score forms, or the forms of pledges; none that is there is overwritten."""
    wanted = session.year(year, writes=True)
    if pledges:
        return _pledges(session, wanted, unit, output)
    session.found += missing_year(session, wanted)
    refused: list[Diagnostic] = []
    later: list[str] = []

    def work(_bloc: Bloc, book: Book, _loading: Loading) -> YearOutcome[Made]:
        if wanted not in book.years:
            return YearOutcome(None)
        found = _hindered(book, wanted)
        if has_errors(found):
            return outcome(None, found)
        try:
            at, of = asked_for(book, wanted, stage, unit)
        except Refused as told:
            refused.extend(told.diagnostics)
            return YearOutcome(None)
        unknown = _unknown_scorer(book, wanted, scorer)
        if unknown is not None:
            refused.append(unknown)
            return YearOutcome(None)
        if at is not None and at != book.years[wanted].scale.stages[0].id:
            later.append(at)
        return _forms(session, book, wanted, (of, at, scorer))

    parts = SHEET if stage is None else SCORING  # those of a later stage show what was scored
    made = each_book(session, lambda _: [([wanted], parts)], work)
    if refused and not made:
        raise Refused(USAGE, *refused[:1])
    session.tell(session.found)
    place = output or forms_folder(session.lang, wanted, *later[:1])
    if made and not _save(session, made, place):
        return FAILED
    return FAILED if session.failed else FINE


def _pledges(session: Session, year: int, unit: str | None, output: str | None) -> int:
    """A form for each unit in which it registers its tasks, and reports how far it has come."""
    from thidua.excel.workbook.files import names_of, read_files, trees_of
    from thidua.excel.workbook.writer import write_pledge

    folder = session.one_bloc()
    book, loading = session.bloc(folder, results=False).load([([year], frozenset())])
    raw, told = read_files(session.files, folder, year)
    trees, more = trees_of(raw, folder)
    found = [*missing_year(session, year), *loading.diagnostics, *told, *more]
    if book is None or has_errors(found):
        session.tell(found)
        return FAILED
    members = [one.id for one in book.members(year)]
    if unit is not None and unit not in members:
        args = {"found": unit, "known": ", ".join(members), "year": str(year)}
        raise Refused(USAGE, Diagnostic("TD911", args=args))
    names = names_of(session.lang, session.files, folder, year, trees)
    bloc = book.bloc.data
    made = {
        one + ENDING: write_pledge(names, bloc, year, one, trees)
        for one in members
        if unit in (None, one)
    }
    place = output or forms_folder(session.lang, year, PLEDGES)
    return FINE if _save(session, [(book, made)], place) else FAILED


def _hindered(book: Book, year: int) -> list[Diagnostic]:
    if book.years[year].criteria is None:
        return [no_scale(book, year)]
    return [*check_scale(book, book.years[year]), *no_sheets(book, year)]


def _unknown_scorer(book: Book, year: int, scorer: str | None) -> Diagnostic | None:
    scale = book.years[year].scale
    known = [*(one.id for one in scale.offices), *(one.id for one in book.members(year))]
    if scorer is None or scorer in known:
        return None
    args = {"found": scorer, "known": ", ".join(known)}
    return Diagnostic("TD913", args=args, variant="scorer")


def _forms(
    session: Session, book: Book, year: int, asked: tuple[str | None, str | None, str | None]
) -> YearOutcome[Made]:
    """The forms of one bloc. A later stage shows what the sheets said before it: these have to
    be right then."""
    from thidua.excel.forms.form import make_forms, said_before, wanted_forms
    from thidua.excel.forms.write import write_forms

    unit, stage_id, scorer = asked
    scale = book.years[year].scale
    stage = (scale.stage(stage_id) if stage_id else None) or scale.stages[0]
    units = [one.id for one in book.members(year) if unit in (None, one.id)]
    before, found = said_before(session.lang, book, year, stage.id)
    if before is None:
        return outcome(None, found)
    wanted = wanted_forms(scale, units, stage, scorer)
    made: Iterable[bytes] = write_forms(make_forms(session.lang, book, year, wanted, before), scale)
    if len(session.blocs()) == 1:  # of many blocs the bar counts the blocs
        made = session.watched(made, len(wanted))
    files = {one.name + ENDING: data for one, data in zip(wanted, made, strict=True)}
    return outcome((book, files), found)


def _save(session: Session, made: Sequence[Made], place: str) -> bool:
    """All forms into a folder (one a bloc, where there are several), or the only one as a file."""
    from thidua.store.write.outputs import save_new

    count = sum(len(forms) for _, forms in made)
    one_file = place.casefold().endswith(ENDING)
    if one_file and count != 1:
        raise Refused(USAGE, Diagnostic("TD944", args={"found": place, "n": str(count)}))
    path = Path(place)
    files = {
        f"{book.bloc.data.id}/{name}" if len(made) > 1 else name: data
        for book, forms in made
        for name, data in forms.items()
    }
    if one_file:
        (data,) = files.values()
        path, files = path.parent, {path.name: data}
    found = save_new(path, files)
    if found:
        session.tell(outside(found))
        return False
    key, back = "form.made_one" if one_file else "form.made", import_again(Path(place))
    say_lines(session, [say(session.lang, key, n=count, folder=safe(place), back=back)])
    return True


COMMAND = command(form, report=False, results=True)
