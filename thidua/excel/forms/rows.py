"""The rows of a score form: the scale as a tree, every entry with its key and what it asks for.

A row's key says what stands in it, whatever its place: `fact:ho-so`, `leaf:1.1`, `target:1.1`,
`due:1.2:2`, `item:1.1.a`, `group:1`, `list:1:deduct`, `field:date`, `section:facts`, `total`.
"""

import re
from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import NamedTuple

from thidua.excel.forms import asks
from thidua.excel.forms.asks import NA, NEVER
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item, Items
from thidua.rules.reading import DATE, TEXT, YES_NO, Ask
from thidua.rules.sentence import due_text
from thidua.views.rule_words import item_text, items_text, rule_text
from thidua.words import Lang, say

SECTION, FIELD, FACT, GROUP, LEAF, PART, LIST, ITEM, TOTAL = (
    *("section", "field", "fact", "group", "leaf", "part", "list", "item", "total"),
)
BONUS, DEDUCT = "bonus", "deduct"
_PRINTED = re.compile(r"[A-Za-z]?[0-9.]+[A-Za-z]?")
"""An item's id that looks like a printed number; others are for the data alone."""


class FormRow(NamedTuple):
    """One line of the form's table. `standard`, `bonus`, `deduct` are the points printed in these
    columns; `instead` the words that may stand where a criterion does not apply; `points` and
    `remarks` say whether the cell for points, and those for note and evidence, are to be filled."""

    key: str
    kind: str
    name: str
    depth: int = 0
    code: str = ""
    standard: Fraction | None = None
    bonus: Fraction | None = None
    deduct: Fraction | None = None
    rule: str = ""
    ask: Ask | None = None
    instead: tuple[str, ...] = ()
    points: bool = False
    remarks: bool = False
    node: str | None = None
    is_deduct: bool = False

    @property
    def own_words(self) -> str:
        """Its name, where the program gives it and not the scale."""
        return self.name if self.kind in (SECTION, FIELD, PART, LIST, TOTAL) else ""

    @property
    def id(self) -> str:
        """What the last column shows: the id that people find in the data, and for other rows a
        text that no other row has. By it the reader sees when rows were moved."""
        kind, _, rest = self.key.partition(":")
        if self.kind in (FACT, GROUP, LEAF, ITEM):
            return rest
        if kind in ("due", "list"):
            return "/".join(rest.rsplit(":", 1))
        if kind == "target":
            return f"{rest}/target"
        return f"/{rest}" if self.kind == FIELD else "" if self.kind == SECTION else f"/{kind}"


def form_rows(
    lang: Lang, scale: Scale, unit: str, only: Collection[str] | None = None
) -> tuple[FormRow, ...]:
    """All rows in order. `only`: the leaves that a scorer is asked for (None: all); of the others
    nothing is asked, but they stand there. `unit` decides what does not apply."""
    return tuple(_Rows(lang, scale, unit, only).rows())


class _Rows:
    def __init__(self, lang: Lang, scale: Scale, unit: str, only: Collection[str] | None) -> None:
        self.lang = lang
        self.scale = scale
        self.unit = unit
        self.only = only

    def say(self, key: str, **args: object) -> str:
        return say(self.lang, f"form.{key}", **args)

    def rows(self) -> Iterator[FormRow]:
        yield FormRow("section:general", SECTION, self.say("general"))
        yield FormRow("field:date", FIELD, self.say("date"), ask=Ask(DATE))
        yield FormRow("field:by", FIELD, self.say("by"), ask=Ask(TEXT))
        yield FormRow("field:no_other_events", FIELD, self.say("no_other_events"), ask=Ask(YES_NO))
        if self.scale.facts:
            yield FormRow("section:facts", SECTION, self.say("facts"))
            for fact in self.scale.facts:
                ask = asks.fact_ask(self.scale, fact)
                yield FormRow(f"fact:{fact.id}", FACT, fact.name, ask=ask, remarks=True)
        yield FormRow("section:criteria", SECTION, self.say("criteria"))
        for top in self.scale.criteria:
            yield from self._node(top, 0)
        if self.scale.root is not None:
            yield from self._events(self.scale.root, 0, self.only is None)
        by_bloc = any(
            n.is_leaf and not n.leaf_rule.of_own_figures for n in self.scale.nodes.values()
        )
        name = self.say("total_without" if by_bloc else "total")
        yield FormRow("total", TOTAL, name, standard=self.scale.max)

    def _node(self, node: Criterion, depth: int) -> Iterator[FormRow]:
        if node.is_leaf:
            yield from self._leaf(node, depth)
            return
        yield FormRow(
            _key(node), GROUP, node.name, depth, node.code or node.id, node.max,
            node=node.id,
        )  # fmt: skip
        for part in node.criteria:
            yield from self._node(part, depth + 1)
        yield from self._events(node, depth + 1, self._asked(node))

    def _asked(self, node: Criterion) -> bool:
        """Whether the scorer is asked about the node: about all that is in it, for a group."""
        if self.unit in node.not_for:
            return False
        return self.only is None or all(leaf.id in self.only for leaf in node.leaves())

    def _leaf(self, leaf: Criterion, depth: int) -> Iterator[FormRow]:
        asked = self._asked(leaf)
        cells = asks.leaf_asks(leaf) if asked else ()
        single = len(cells) == 1
        never = (NEVER,) if any(ask.due is not None for ask in cells) else ()
        instead = ((NA, *never) if single else (NA,)) if asked else ()
        rule = rule_text(self.lang, leaf, self.scale)
        if self.unit in leaf.not_for:
            rule = self.say("not_for")
        elif leaf.evidence:
            rule = self.say("with_evidence", rule=rule, evidence=leaf.evidence)
        yield FormRow(
            _key(leaf), LEAF, leaf.text or leaf.name, depth, leaf.code or leaf.id, leaf.max,
            rule=rule, ask=cells[0] if single else None, instead=instead,
            points=asked, remarks=asked, node=leaf.id,
        )  # fmt: skip
        if not single:
            for n, ask in enumerate(cells, 1):
                assert ask.due is not None
                name = self.say("due", due=due_text(self.lang, ask.due))
                yield FormRow(
                    f"due:{leaf.id}:{n}", PART, name, depth + 1, ask=ask, instead=never,
                    node=leaf.id,
                )  # fmt: skip
        target = asks.target_ask(leaf) if asked else None
        if target is not None:
            yield FormRow(
                f"target:{leaf.id}", PART, self.say("target"), depth + 1, ask=target, node=leaf.id
            )
        yield from self._events(leaf, depth + 1, asked)

    def _events(self, node: Criterion, depth: int, asked: bool) -> Iterator[FormRow]:
        for kind, items in asks.event_lists(node):
            yield from self._list(node, kind, items, depth)
            for item in items.items:
                yield self._item(node, kind, item, depth, asked)

    def _list(self, node: Criterion, kind: str, items: Items, depth: int) -> Iterator[FormRow]:
        words = items_text(self.lang, items, self.scale)
        if words:
            name = self.say(f"{kind}_list", words=words)
            bonus, deduct = (items.cap, None) if kind == BONUS else (None, items.cap)
            key = f"list:{node.id}:{kind}"
            yield FormRow(key, LIST, name, depth, bonus=bonus, deduct=deduct, node=node.id)

    def _item(self, node: Criterion, kind: str, item: Item, depth: int, asked: bool) -> FormRow:
        amount = item.amount.shown()
        ask = asks.item_ask(item, node) if asked else None
        code = item.id if _PRINTED.fullmatch(item.id) else ""
        return FormRow(
            f"item:{item.id}", ITEM, item.name, depth, code,
            rule=item_text(self.lang, item, node, self.scale), ask=ask,
            bonus=amount if kind == BONUS else None, deduct=amount if kind == DEDUCT else None,
            remarks=ask is not None, node=node.id, is_deduct=kind == DEDUCT,
        )  # fmt: skip


def _key(node: Criterion) -> str:
    return f"leaf:{node.id}" if node.is_leaf else f"group:{node.id}"
