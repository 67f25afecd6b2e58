"""Texts of data files to be filled in: a score sheet with every criterion's name, rule and range;
the next year's plan files, from the last year's.

What is to be filled in is commented out: as it stands a sheet reads as an empty one. Taking `# `
away before an entry leaves it rightly indented.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from thidua.diagnostics.diagnostic import NOTHING
from thidua.model.emulation_year import EmulationYear, as_period, day_in, last_day
from thidua.model.events import Event
from thidua.model.pledges import Pact
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.model.scale.stages import Stage
from thidua.model.units import Unit
from thidua.text.numbers import show
from thidua.text.vietnamese import safe
from thidua.views.rule_words import item_text, items_text, limit_text, rule_text
from thidua.words import Lang, say

NAME_COLUMN = 26
"""Where the names begin behind the entries' ids."""


def blank_sheet(
    scale: Scale,
    stage: Stage,
    unit: Unit,
    year: int,
    lang: Lang,
    scorer: tuple[str, str] | None = None,
    tasks: Mapping[str, str] = NOTHING,
) -> str:
    """The text of one sheet. `scorer`: id and name of who scores, where it is not the unit;
    `tasks`: what the unit calls its pledged tasks."""
    names = {office.id: office.name for office in scale.offices}
    writer = _SheetWriter(scale, unit, lang, names, tasks)
    head = writer.head(stage, year, scorer)
    return "\n".join([*head, "", *writer.facts(), "scores:", *writer.entries(), ""])


class _SheetWriter:
    """The lines of one sheet."""

    def __init__(
        self, scale: Scale, unit: Unit, lang: Lang, names: dict[str, str], tasks: Mapping[str, str]
    ) -> None:
        self.scale = scale
        self.unit = unit
        self.lang: Lang = lang
        self.names = names
        self.tasks = tasks

    def say(self, key: str, **args: object) -> str:
        return say(self.lang, f"cli.blank.{key}", **args)

    def head(self, stage: Stage, year: int, scorer: tuple[str, str] | None) -> Iterator[str]:
        title = self.say("title", year=year, stage=_line(stage.name), unit=_line(self.unit.name))
        yield f"# {title}"
        if scorer is not None:
            yield f"# {self.say('scored_by', name=_line(scorer[1]))}"
        if self.scale.is_draft:
            yield f"# {self.say('draft')}"
        # object day will do to show how one is written.
        day = day_in(year, (3, 31)) if as_period(year) is None else last_day(year)
        for key in ("how", "numbers", "not_applicable", "after"):
            yield f"# {self.say(key, year=year, day=day.isoformat())}"
        yield f"unit: {self.unit.id}"
        if scorer is not None:
            yield f"scorer: {scorer[0]}"
        for key in ("date", "by", "claimed"):
            yield _entry("", key, self.say(key))
        yield _entry("", "no_other_events", self.say("no_other_events"))

    def facts(self) -> Iterator[str]:
        if not self.scale.facts:
            return
        yield "facts:"
        for fact in self.scale.facts:
            measure = f" ({_line(fact.measure)})" if fact.measure else ""
            yield _entry("  ", fact.id, _line(fact.name) + measure)
        yield f"  # {self.say('part_of', part=626, of=723)}"
        yield ""

    def entries(self) -> Iterator[str]:
        for top in self.scale.criteria:
            yield from self._node(top)
        if self.scale.root is not None:
            yield ""
            yield f"  # --- {self.say('whole')}"
            yield from self._lists(self.scale.root)

    def _node(self, node: Criterion) -> Iterator[str]:
        if node.is_leaf:
            yield from self._leaf(node)
            return
        points = self.say("at_most", n=show(self.lang, node.max))
        yield ""
        yield f"  # --- {_line(node.code or node.id)}. {_line(node.name)} ({points})"
        yield from self._lists(node)
        for part in node.criteria:
            yield from self._node(part)

    def _leaf(self, leaf: Criterion) -> Iterator[str]:
        name = _line(leaf.name)
        yield ""
        if self.unit.id in leaf.not_for:
            yield f"  # {leaf.id} {name}: {self.say('not_for')}"
            return
        rule = leaf.leaf_rule
        if rule.takes_entry:
            yield _entry("  ", leaf.id, name)
        else:
            yield f"  # {leaf.id} {name}"
        points = self.say("at_most", n=show(self.lang, leaf.max))
        yield f"  #     {points}; {_line(rule_text(self.lang, leaf, self.scale, self.tasks))}"
        yield f"  #     {self._entry_words(leaf)}"
        if leaf.evidence:
            yield f"  #     {self.say('evidence', what=_line(leaf.evidence))}"
        verifier = self.scale.verifiers.get(leaf.id)
        if verifier is not None:
            yield f"  #     {self.say('verifier', who=_line(self.names.get(verifier, verifier)))}"
        yield from self._lists(leaf)

    def _entry_words(self, leaf: Criterion) -> str:
        """What to write for a leaf."""
        if leaf.leaf_rule.facts:
            return self.say("entry_facts")
        figure = self.say("figure")
        if leaf.measure:
            figure = self.say("figure_in", measure=_line(leaf.measure))
        key, args = leaf.leaf_rule.prompt()
        return self.say(key, figure=figure, **args)

    def _lists(self, node: Criterion) -> Iterator[str]:
        for kind, group in (("bonus", node.bonus), ("deduct", node.deduct)):
            if group is None:
                continue
            whole = items_text(self.lang, group, self.scale)
            lead = self.say(kind)
            yield f"  #     {lead}: {_line(whole)}" if whole else f"  #     {lead}:"
            for item in group.items:
                yield self._item(item, node)
        limits = limit_text(self.lang, node, self.scale)
        if limits:
            yield f"  #     {_line(limits)}"

    def _item(self, item: Item, node: Criterion) -> str:
        said = f"{_line(item.name)}: {_line(item_text(self.lang, item, node, self.scale))}"
        return _entry("  ", item.id, said)


def _entry(indent: str, key: str, meaning: str) -> str:
    """`  # 1.1:      # what it is`: without the first mark it is an entry."""
    return f"{indent}# {key}:".ljust(NAME_COLUMN) + f" # {meaning}"


def _line(text: str) -> str:
    """People's words on one line, with nothing in them that a data file may not hold."""
    return safe(" ".join(text.split()))


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


def pact_skeleton(year: EmulationYear, old: Pact | None, lang: Lang) -> str:
    """A pact.yaml that says only whose it is, signed or not; the rest as comments to fill in."""
    day = year.first_day + timedelta(days=14)
    lines = [
        f"note: {say(lang, 'cli.new_year.pact_note', year=year)}",
        f"# {say(lang, 'cli.new_year.pact')}",
        f"# signed: {{on: {day}, at: ...}}",
        f"# signatories: all        # {say(lang, 'cli.new_year.signatories')}",
        "# registered: {with: ..., tasks: ...}",
        "",
        "# movements:",
    ]
    for one in (old.movements if old else None) or ():
        lines.append(f"#   - {{id: {one.id}, name: {_quoted(one.name)}, launched: {day}}}")
    if not (old and old.movements):
        lines.append(f"#   - {{id: ..., name: ..., launched: {day}, ends: {year.last_day}}}")
    lines += ["", "# targets:"]
    for target in (old.targets if old else None) or ():
        measure = f", measure: {_quoted(target.measure)}" if target.measure else ""
        lines.append(f"#   - {{id: {target.id}, name: {_quoted(target.name)}{measure}, plan: ...}}")
    if not (old and old.targets):
        lines.append('#   - {id: ..., name: ..., measure: "%", plan: ...}')
    return "\n".join(lines) + "\n"


def scale_skeleton(year: EmulationYear, stages: Iterable[tuple[str, str]], lang: Lang) -> str:
    """A criteria.yaml without a criterion: the stages that were given (id and name), and how a
    scale is written, as comments."""

    def word(key: str) -> str:
        return say(lang, f"cli.new_year.blank_{key}", year=year)

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
