"""The next year's plan files, from the last year's: events as plans, the pact as a skeleton."""

from collections.abc import Iterable
from datetime import date

from thidua.model.events import Event
from thidua.model.pact import Pact
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

Plan = dict[str, object]
"""A mapping as it is going to be written: keys, texts, lists of texts."""

OPENING = frozenset(["launch", "signing"])
"""What a meeting that closes one year often does for the next."""


def planned_events(events: Iterable[Event], old: int, new: int) -> list[Plan]:
    """Last year's events a year on: ids, kinds and the day, nothing of what happened.

    A meeting of the old year that was written in the year before it (`same_as`) is now written in
    the old year, where that has an event of the same id.
    """
    listed = list(events)
    ids = {event.id for event in listed}
    return [_planned(event, ids, old, new) for event in listed]


def _planned(event: Event, ids: set[str], old: int, new: int) -> Plan:
    plan: Plan = {"id": event.id}
    if event.kinds:
        plan["kinds"] = list(event.kinds)
    if event.same_as is not None and event.same_as[0] < old and event.same_as[1] in ids:
        plan["same_as"] = f"{old}/{event.same_as[1]}"
        return plan
    day = event.due or event.on
    if day is not None:
        plan["due"] = shifted(day, new - old).isoformat()
    return plan


def shifted(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def pact_skeleton(year: int, old: Pact | None, lang: Lang) -> str:
    """A pact.yaml that says only whose it is, signed or not; the rest as comments to fill in."""
    lines = [
        f"note: {say(lang, 'new_year.pact_note', year=year)}",
        f"# {say(lang, 'new_year.pact')}",
        f"# signed: {{on: {year}-01-15, at: ...}}",
        f"# signatories: all        # {say(lang, 'new_year.signatories')}",
        "# registered: {with: ..., tasks: ...}",
        "",
        "# movements:",
    ]
    for one in (old.movements if old else None) or ():
        lines.append(f"#   - {{id: {one.id}, name: {_quoted(one.name)}, launched: {year}-01-15}}")
    if not (old and old.movements):
        lines.append(f"#   - {{id: ..., name: ..., launched: {year}-01-15, ends: {year}-12-31}}")
    lines += ["", "# targets:"]
    for target in (old.targets if old else None) or ():
        measure = f", measure: {_quoted(target.measure)}" if target.measure else ""
        lines.append(f"#   - {{id: {target.id}, name: {_quoted(target.name)}{measure}, plan: ...}}")
    if not (old and old.targets):
        lines.append('#   - {id: ..., name: ..., measure: "%", plan: ...}')
    return "\n".join(lines) + "\n"


def scale_skeleton(year: int, stages: Iterable[tuple[str, str]], lang: Lang) -> str:
    """A criteria.yaml without a criterion: the stages that were given (id and name), and how a
    scale is written, as comments."""

    def word(key: str) -> str:
        return say(lang, f"new_year.blank_{key}", year=year)

    lines = [*(f"# {line}" for line in word("head").split("\n")), f"year: {year}", "status: draft"]
    lines.append(f"max: 0    # {word('max')}")
    given = [f"  - {{id: {one}, name: {_quoted(name)}}}" for one, name in stages]
    usual = ["self", "verified"]
    if given:
        lines += [f"stages:    # {word('stages')}", *given]
    else:
        lines.append(f"# stages:    # {word('stages')}")
        lines += [f"#   - {{id: {one}, name: {_quoted(word(one))}}}" for one in usual]
    lines += ["criteria: []", *(f"# {line}".rstrip() for line in word("example").split("\n"))]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """People's words on one line, in quotes: a comma or a colon in them splits nothing."""
    line = safe(" ".join(text.split())).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{line}"'
