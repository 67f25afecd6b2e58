"""`thidua new-year YEAR`: what the year still lacks, from the years before it."""

from collections.abc import Iterator
from typing import Annotated

from thidua.cli.command import argument, command
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import say_lines, write
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.emulation_year import first_day
from thidua.store.write.writer import FileWrite
from thidua.text.vietnamese import safe
from thidua.words import Lang, say
from thidua.year.new_year import NewYear, new_year_files, next_scale

FEW = 8
"""Lines of the new scale that are named one by one."""


def new_year(
    session: Session, year: Annotated[str | None, argument("new_year", "year")] = None
) -> int:
    """The scale as a draft, the awards, the meetings as plans, a pact to fill in: each from the
    last year that has one, where the year has none yet. What is there is not touched. Without a
    year the one after the last that is there, if that has begun: typed twice it would make one too
    many."""
    folder = session.one_bloc()
    bloc = session.bloc(folder, results=False)
    last = max(bloc.years, default=session.today.year - 1)
    wanted = session.year(year or str(last + 1))
    if year is None and first_day(session.year(str(last))) > session.today:
        args = {"year": str(last + 1), "before": str(last)}
        raise Refused(USAGE, Diagnostic("TD921", args=args, variant="early"))
    new, found = new_year_files(bloc, wanted, session.lang)
    if new is None:
        session.tell(found)
        return FAILED
    changes = [FileWrite(path, text, None) for path, text in new.files.items()]
    write(session, changes)
    say_lines(session, _told(session, new, changes), folder)
    return FINE


def _told(session: Session, years: NewYear, changes: list[FileWrite]) -> Iterator[str]:
    """What was made, and what is left to do."""
    lang, made = session.lang, {change.path.rsplit("/", 1)[-1] for change in changes}

    def word(key: str, **more: object) -> str:
        return say(lang, f"cli.new_year.{key}", year=years.new, **more)

    before = sorted(set(years.of.values()))
    yield word("made", old=", ".join(map(str, before))) if before else word("made_first")
    for change in changes:
        yield f"  {safe(session.display(change.path))}"
    yield word("left")
    if "criteria.yaml" in made:
        yield from _scale_left(years, changes, word("scale"), word("scale_first"), lang)
    if "awards.yaml" in made:
        yield word("awards")
    if "events.yaml" in made:
        yield word("events_left")
    if "periods.yaml" in made:
        yield word("periods_left")
    if "pact.yaml" in made:
        yield word("pact_left")
    yield from _members(session, years)
    if "criteria" in years.of:  # of an empty scale there is no workbook
        yield word("excel")
    yield word("check")


def _scale_left(
    years: NewYear, changes: list[FileWrite], copied: str, blank: str, lang: Lang
) -> Iterator[str]:
    if "criteria" not in years.of:
        yield blank
        return
    old = years.of["criteria"]
    scale = next(one for one in changes if one.path.endswith("criteria.yaml"))
    if years.own_scale is None:
        yield copied
    else:
        shared = next_scale(years.own_scale.data.use, old, years.new)
        yield say(lang, "cli.new_year.shared", year=years.new, file=safe(shared))
        scale = next((one for one in changes if one.path == shared), scale)
    lines = list(_dated(scale.new or b"", old))
    if lines:
        shown = ", ".join(map(str, lines[:FEW])) + (", …" if len(lines) > FEW else "")
        yield say(lang, "cli.new_year.dates", n=len(lines), lines=shown, old=old)


def _members(session: Session, years: NewYear) -> Iterator[str]:
    """Who joins and who leaves, and whether a leader is recorded."""
    lang, book = session.lang, years.book
    if years.of:
        before = {unit.id for unit in book.members(max(years.of.values()))}
        now = {unit.id for unit in book.members(years.new)}
        for key, units in (("joins", now - before), ("leaves", before - now)):
            if units:
                names = "; ".join(u.name for u in book.units.data.units if u.id in units)
                yield say(lang, f"cli.new_year.{key}", year=years.new, units=safe(names))
    has_leaders = book.terms or book.bloc.data.rotation.policy is not None
    if has_leaders and not any(term.year == years.new for term in book.terms):
        found = session.bloc(years.folder).succession(years.new).value
        named = found is not None and found.named.leader is not None
        key = "leader" if named else "leader_unnamed"
        yield say(lang, f"cli.new_year.{key}", year=years.new)


def _dated(raw: bytes, old: int) -> Iterator[int]:
    """The lines that still speak of the old year."""
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        if str(old) in line:
            yield number


COMMAND = command(new_year, report=False)
