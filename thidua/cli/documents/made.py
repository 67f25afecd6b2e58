"""One bloc's document, made of what was read for it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from thidua.cli.documents.save import DOCX, MadeLetter
from thidua.cli.session import OpenedBloc
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.model.book import Book
from thidua.year.documents import sources_for

if TYPE_CHECKING:
    from thidua.letters.official import LetterFrame


class LetterRequest(NamedTuple):
    """What was typed, checked."""

    kind: str
    year: int
    unit: str | None
    ballot: str | None
    number: int | None
    day: date | None
    final: bool
    mark: str = ""
    per_page: int = 0
    pdf: bool = False


def made_of(
    opened: OpenedBloc, book: Book, asked: LetterRequest
) -> tuple[MadeLetter | None, Sequence[Diagnostic]]:
    """The document, or what hinders it."""
    from thidua.letters.official import LetterFrame

    config = book.bloc.data.documents
    frame = LetterFrame(book.bloc.data, config, asked.kind, asked.year, asked.day, asked.number)
    found = _numbers(book, frame)
    if has_errors(found):
        return None, found
    about = (asked.unit, asked.ballot)
    sources, more = sources_for(
        opened.bloc, book, opened.loading, frame, about, draft=not asked.final or bool(asked.mark)
    )
    found += more
    if sources is None or has_errors(found):
        return None, found
    from thidua.letters.build import build, template_of
    from thidua.letters.fill import final_problems
    from thidua.letters.official import missing
    from thidua.letters.own import own_template
    from thidua.render.docx import docx

    if asked.final:
        found += final_problems(sources)
        if has_errors(found):
            return None, found
    wanted = template_of(asked.kind, asked.unit)
    mine, more = own_template(opened.files.read, opened.folder, wanted)
    found += more
    if has_errors(more):
        return None, found
    letter = build(sources, mine.template, mine.origin) if mine else build(sources)
    letter = letter._replace(per_page=asked.per_page)
    own = next((f"-{one}" for one in about if one), "")
    year = str(asked.year).replace("/", "-")  # a period: 2024-tuan-03
    name = f"{asked.kind}-{book.bloc.data.id}-{year}{own}{DOCX}"
    return MadeLetter(book.bloc.data.id, name, docx(letter, asked.mark), missing(letter)), found


def _numbers(book: Book, frame: "LetterFrame") -> list[Diagnostic]:
    """Numbers used twice in the registry's book, or by --number; a number where there is none."""
    from thidua.bloc.documents import number_taken, numbers_used_twice, signers_that_can_not

    config = frame.config
    if frame.number is not None and not config.code(frame.kind):
        return [Diagnostic("TD977", args={"kind": frame.kind}, variant="no_number")]
    found = [
        *numbers_used_twice(config, book.bloc.file),
        *signers_that_can_not(config, book.bloc.file),
    ]
    if frame.number is not None:
        found += number_taken(config, frame.kind, frame.year, frame.day, frame.number)
    return found
