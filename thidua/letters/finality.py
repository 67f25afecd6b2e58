"""What a final letter must not be: of a sample, older than what it cites, citing what is not."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.letters.frame import LetterFrame, letterhead
from thidua.letters.sources import Sources, meeting
from thidua.text import dates
from thidua.words import say


class Cited(NamedTuple):
    """What a letter cites: a word of the catalogue, its day (None: not known)."""

    what: str
    on: date | None


def final_problems(sources: Sources) -> Iterator[Diagnostic]:
    """Errors for a letter that is to be final: TD990 (its day, what it cites), TD991 (never)."""
    frame = sources.frame
    if sources.bloc.sample:
        yield Diagnostic("TD991", args={"kind": frame.kind}, variant="sample")
        return
    if sources.kind.never_final:
        yield Diagnostic("TD991", args={"kind": frame.kind})
        return
    issued = frame.issued_on()
    for one in _cited(sources):
        what = say("vi", f"document.cited_{one.what}")
        if one.on is None:
            yield Diagnostic("TD990", args={"kind": frame.kind, "what": what}, variant="absent")
        elif issued is not None and issued < one.on:
            args = {"day": dates.short(issued), "what": what, "cited": dates.short(one.on)}
            yield Diagnostic("TD990", args={"kind": frame.kind, **args})


def _results(sources: Sources) -> Iterator[Cited]:
    """The last scoring and the last vote that its figures come from, as far as their days are
    known."""
    year = sources.yearbook
    scored = [one.data.date for one in year.sheets if "scores" in sources.kind.reads]
    voted = [one.data.on for one in year.ballots if "ballots" in sources.kind.reads]
    for what, days in (("scoring", scored), ("vote", voted)):
        known = [day for day in days if day is not None]
        if known:
            yield Cited(what, max(known))


def _cited(sources: Sources) -> Iterator[Cited]:
    """What the kind of letter speaks of as done."""
    frame, kind = sources.frame, sources.kind
    if kind.minutes or kind.papers:
        return
    yield from _results(sources)
    if kind.follows:
        entry = letterhead(LetterFrame(frame.bloc, frame.config, kind.follows, frame.year))
        yield Cited("submission", entry.day if entry.number else None)
    if kind.cites_meeting:
        found = meeting(sources)
        yield Cited("meeting", found.on if found else None)
