"""A score sheet to fill in: every criterion with its name, rule and range, and nothing filled in.

The text is YAML whose entries are commented out: as it stands it reads as an empty sheet. Taking
`# ` away before an entry leaves it rightly indented.
"""

from collections.abc import Iterator, Mapping

from thidua.diagnostics.diagnostic import NOTHING
from thidua.model.emulation_year import as_period, day_in, last_day
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
        return say(self.lang, f"blank.{key}", **args)

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
