"""`thidua document KIND YEAR`: an official document as .docx, filled from the data."""

import sys
from pathlib import Path
from typing import Annotated

from thidua.cli.asked import day as typed_day
from thidua.cli.asked import each_book, missing_year
from thidua.cli.command import Year, argument, command, option
from thidua.cli.documents import (
    PDF,
    LetterRequest,
    MadeLetter,
    ending_of,
    list_kinds,
    made_of,
    save,
    writable,
)
from thidua.cli.output import print_text
from thidua.cli.parameters import is_year
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import save_file, say_lines
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.letters.kinds import KINDS
from thidua.model.book import Book
from thidua.model.documents import DOCUMENT_KINDS
from thidua.model.emulation_year import as_period
from thidua.store.loading import Loading
from thidua.text.suggest import nearest
from thidua.text.vietnamese import safe
from thidua.views.seal import altered_words
from thidua.words import say
from thidua.year.bloc import Bloc
from thidua.year.documents import read_for
from thidua.year.names import unit_named
from thidua.year.outcome import Wanted, YearOutcome

OF_UNITS = tuple(kind for kind, facts in KINDS.items() if facts.about == "unit")
OF_BALLOTS = tuple(kind for kind, facts in KINDS.items() if facts.of_ballots)
OF_PERIODS = tuple(kind for kind, facts in KINDS.items() if facts.of_periods)
PAPERS = tuple(kind for kind, facts in KINDS.items() if facts.papers)
PER_PAGE = ("1", "2", "4")
DATED = tuple(kind for kind, facts in KINDS.items() if facts.dated and not facts.minutes)


def document(
    session: Session,
    kind: Annotated[str | None, argument("document_kind", "document_kind")] = None,
    year: Year = None,
    all_blocs: Annotated[bool, option("document_all", "--all")] = False,
    unit: Annotated[str | None, option("document_unit", "--unit", metavar="unit")] = None,
    ballot: Annotated[str | None, option("document_ballot", "--ballot", metavar="ballot")] = None,
    number: Annotated[str | None, option("document_number", "--number", metavar="number")] = None,
    day: Annotated[str | None, option("document_date", "--date", metavar="date")] = None,
    final: Annotated[bool, option("final", "--final")] = False,
    template: Annotated[bool, option("document_template", "--template")] = False,
    per_page: Annotated[
        str | None, option("document_per_page", "--per-page", metavar="number")
    ] = None,
    pdf: Annotated[bool, option("document_pdf", "--pdf")] = False,
    replace: Annotated[bool, option("document_replace", "--replace")] = False,
    output: Annotated[
        str | None, option("document_output", "--output", "-o", metavar="place")
    ] = None,
) -> int:
    """A document of each bloc asked for; what it leaves open is told. Without a kind: the kinds,
    and what each still lacks."""
    kind, year = in_order(kind, year)
    if kind is None:
        typed = (unit, ballot, number, day, per_page, output)
        flags = (final, template, pdf, all_blocs, replace)
        if any(one is not None for one in typed) or any(flags):
            args = {"command": "document", "name": say(session.lang, "cli.metavar.document_kind")}
            raise Refused(USAGE, Diagnostic("TD908", args=args))
        return list_kinds(session, session.year(year))
    if template:
        return _template(session, kind, unit, output)
    asked = _asked(session, kind, year, (unit, ballot, number, day, per_page), final)
    asked = asked._replace(pdf=pdf or ending_of(output) == PDF)
    writable(output)
    if not all_blocs:
        one_of_many(session)
    session.found += missing_year(session, asked.year)
    refused: list[Diagnostic] = []

    def parts(bloc: Bloc) -> Wanted | None:
        return read_for(bloc, asked.kind, asked.year) if bloc.has(asked.year) else None

    def work(bloc: Bloc, book: Book, loading: Loading) -> YearOutcome[MadeLetter]:
        meant = _meant(bloc, book, asked)
        if isinstance(meant, Diagnostic):
            refused.append(meant)
            return YearOutcome(None)
        marked = meant._replace(mark=_mark(session, book, asked.year))
        return made_of(bloc, book, loading, marked)

    made = each_book(session, parts, work, leadership=True)
    if refused and not made:
        raise Refused(USAGE, *refused[:1])
    # What of a basis was not verified has to be looked up before somebody signs.
    doubtful = [one for one in session.found if one.code == "TD973" and made]
    session.tell([one for one in session.found if one.code != "TD973"])
    session.tell(doubtful, strict=True)
    if not made:
        return FAILED if session.failed else FINE
    saved = save(session, made, output, final=asked.final, pdf=asked.pdf, replace=replace)
    return FAILED if session.failed or not saved else FINE


def _template(session: Session, kind: str, unit: str | None, output: str | None) -> int:
    """thidua's own template of a kind, to be changed and put into the folder `mau`."""
    from thidua.letters.build import own_text, template_of

    _known(kind)
    name = template_of(kind, unit)
    if output is None or output == "-":
        return FAILED if print_text(sys.stdout, own_text(name)) else FINE
    path = Path(output)
    path = path / f"{name}.md" if path.is_dir() else path
    save_file(session, path, own_text(name).encode())
    say_lines(session, [say(session.lang, "document.template", file=safe(str(path)))])
    return FINE


def _known(kind: str) -> None:
    """A kind of letter, or the end of the command with the nearest one."""
    if kind not in DOCUMENT_KINDS:
        args = {"found": kind, "known": ", ".join(DOCUMENT_KINDS)}
        unknown = Diagnostic("TD975", args=args)
        raise Refused(USAGE, unknown.nearest(nearest(kind, DOCUMENT_KINDS)))


def _asked(
    session: Session, kind: str, year: str | None, options: tuple[str | None, ...], final: bool
) -> LetterRequest:
    """The command line, or the end of the command with what is wrong in it."""
    unit, ballot, number, day, per_page = options
    _known(kind)
    for flag, given, kinds in (
        ("--unit", unit, OF_UNITS),
        ("--ballot", ballot, OF_BALLOTS),
        ("--date", day, DATED),
        ("--per-page", per_page, PAPERS),
    ):
        if given is not None and kind not in kinds:
            args = {"option": flag, "kind": kind, "kinds": ", ".join(kinds)}
            raise Refused(USAGE, Diagnostic("TD977", args=args))
    if number is not None and not (number.isascii() and number.isdigit() and int(number[:9]) > 0):
        raise Refused(USAGE, Diagnostic("TD978", args={"found": number}))
    if per_page not in (None, *PER_PAGE):
        raise Refused(
            USAGE, Diagnostic("TD904", args={"found": per_page, "allowed": ", ".join(PER_PAGE)})
        )
    wanted = session.year(year, writes=True)
    if as_period(wanted) is not None and kind not in OF_PERIODS:
        args = {"found": str(wanted), "year": str(int(wanted)), "kind": kind}
        args["kinds"] = ", ".join(OF_PERIODS)
        raise Refused(USAGE, Diagnostic("TD932", args=args, variant="document"))
    return LetterRequest(
        kind,
        wanted,
        unit,
        ballot,
        int(number[:9]) if number else None,
        typed_day(day) if day else None,
        final,
        per_page=int(per_page or 0),
    )


def _mark(session: Session, book: Book, year: int) -> str:
    """What stands on every page: of a sample, of a sealed year that is not as it was sealed."""
    altered = [(book.bloc.data.id, year)]
    marks = [say("vi", "document.sample")] if book.bloc.data.sample else []
    if altered[0] in session.shown_altered:
        marks.append(altered_words(altered, "vi"))
    return "; ".join(marks)


def in_order(kind: str | None, year: str | None) -> tuple[str | None, str | None]:
    """The kind and the year, whichever was typed first."""
    return (year, kind) if kind is not None and is_year(kind) else (kind, year)


def one_of_many(session: Session) -> None:
    """A command that writes asks which bloc, or that all are meant."""
    folders = session.blocs()
    if len(folders) > 1:
        known = ", ".join(session.bloc_id(folder) or folder for folder in folders)
        raise Refused(USAGE, Diagnostic("TD905", args={"known": known}, variant="all"))


def _meant(bloc: Bloc, book: Book, asked: LetterRequest) -> LetterRequest | Diagnostic:
    """With the ids of the unit and the ballot that was asked for; what is not there, or a ballot
    that has to be named."""
    if asked.unit is not None:
        unit = unit_named(book, asked.year, asked.unit)
        if isinstance(unit, Diagnostic):
            return unit
        asked = asked._replace(unit=unit)
    if not KINDS[asked.kind].of_ballots:
        return asked
    if asked.ballot is not None:
        ballot = bloc[asked.year].ballot(asked.ballot)
        return ballot if isinstance(ballot, Diagnostic) else asked._replace(ballot=ballot)
    if KINDS[asked.kind].papers and not book.years[asked.year].ballots:
        return Diagnostic("TD976", args={"year": str(asked.year)})
    return asked


COMMAND = command(document, report=False, results=True)
