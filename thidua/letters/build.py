"""A letter out of a year's facts and a template."""

from importlib.resources import files

from thidua.letters.facts.ballot_paper import ballots_of
from thidua.letters.fill import fill
from thidua.letters.kinds import KINDS
from thidua.letters.letter import Letter, Said, words_of
from thidua.letters.official import addressees, letterhead, recipients
from thidua.letters.own import names_of
from thidua.letters.signing import decider, signatures
from thidua.letters.sources import Sources, gap, meeting, signing_day
from thidua.letters.template import Template, read
from thidua.words import say


def template_of(kind: str, unit: str | None) -> str:
    """Which template a letter is written by."""
    return (KINDS[kind].of_unit if unit is not None else "") or kind


def own_text(template: str) -> str:
    """The text of thidua's own template of that name."""
    folder = files("thidua.letters") / "templates"
    return (folder / f"{template}.md").read_text(encoding="utf-8")


def build(sources: Sources, template: Template | None = None, origin: str = "") -> Letter:
    """The letter that the sources' frame asks for. `template`: an office's own, which has been
    checked; `origin`: what the file says of it. Ballot papers: each ballot's, a page each."""
    name = template_of(sources.frame.kind, sources.unit)
    used = template or read(own_text(name))
    if not sources.kind.papers or sources.ballot is not None:
        return _letter(sources, used, name, origin)
    first, *further = (
        _letter(sources._replace(ballot=one), used, name, origin) for one in ballots_of(sources)
    )
    return first._replace(further=tuple(further))


def _letter(sources: Sources, template: Template, name: str, origin: str) -> Letter:
    kind, frame = sources.kind, sources.frame
    filled = fill(template, names_of(name), sources)
    head, main = letterhead(frame), filled.main
    if kind.minutes:
        found = meeting(sources)
        head = head._replace(day=found.on if found else None)
    elif kind.dates_pact:
        head = head._replace(day=head.day or signing_day(sources))
    elif kind.never_final:
        head = head._replace(issuer=sources.bloc.authority or "", superior="", organ=gap("organ"))
    return Letter(
        head=head,
        title=words_of(main.title),
        subject=main.subject,
        note=main.remark,
        decider=decider(sources) if kind.never_final else "",
        addressees=addressees(frame),
        bases=tuple(main.bases),
        body=tuple(main.blocks),
        signatures=signatures(sources),
        recipients=_recipients(sources),
        annexes=filled.annexes,
        draft=sources.draft,
        minutes=kind.minutes,
        papers=kind.papers,
        landscape=kind.landscape,
        closed=kind.closed,
        origin=origin,
    )


def _recipients(sources: Sources) -> tuple[Said, ...]:
    """A ballot paper goes nowhere; a decision to those whom its last article names."""
    if sources.kind.papers:
        return ()
    listed = recipients(sources.frame)
    return (say("vi", "letter.as_decided"), *listed) if sources.kind.never_final else listed
