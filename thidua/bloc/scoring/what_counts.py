"""What counts for one unit as of a stage: every entry stands until a later stage says otherwise.

Source of the rules (manual: stages), "What counts" and "Several scorers".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from thidua.bloc.scoring.entries import BoundSheet, FactEntry, LeafEntry
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.stages import BY_WORD, COMBINATIONS, Combination
from thidua.rules.amounts import ItemEntry
from thidua.rules.arithmetic import Source

Entry = TypeVar("Entry", ItemEntry, FactEntry)


@dataclass(slots=True)
class Voice:
    """One scorer's view of a leaf: its entry, if any, and the items that stand beside it.

    `replaced`: the items that a figure by hand replaced; only what is supposed in its place looks
    at them. A plain class, as an entry is: there are as many of them."""

    entry: LeafEntry | None
    items: Mapping[str, ItemEntry]
    scorer: str | None = None
    stage: str = ""
    replaced: Mapping[str, ItemEntry] | None = None

    @property
    def by(self) -> str:
        """Who: a scorer's id, "" where a sheet names none."""
        return self.scorer or ""


@dataclass(slots=True)
class LeafState:
    """The voices that count for a leaf, and how several become one figure."""

    voices: tuple[Voice, ...]
    combine: str | None = None

    @property
    def combination(self) -> Combination:
        """How: the mean where nothing is said."""
        return BY_WORD[self.combine or COMBINATIONS[0].word]


UNSAID = LeafState((Voice(None, NOTHING),))
"""Nobody has spoken of the leaf."""


def _voiced(said: LeafEntry | LeafState) -> LeafState:
    """The same as voices, where it is one scorer's entry alone."""
    if isinstance(said, LeafState):
        return said
    return LeafState((Voice(said, NOTHING, said.sheet.scorer, said.sheet.stage),))


class UnitState(NamedTuple):
    """Everything said of one unit as of a stage. `leaves`: of most leaves one scorer's entry alone,
    and then that; see `leaf`. `scorers`: at which stage who handed in figures of it. `last` maps a
    node's id to the latest stage that said something about it."""

    leaves: Mapping[str, LeafEntry | LeafState] = NOTHING
    items: Mapping[str, ItemEntry] = NOTHING
    facts: Mapping[str, FactEntry] = NOTHING
    no_other_events: bool = False
    sheets: tuple[str, ...] = ()
    scorers: frozenset[tuple[str, str]] = frozenset()
    last: Mapping[str, str] = NOTHING

    def leaf(self, leaf_id: str) -> LeafState | None:
        """The voices that count for a leaf; None where nobody has spoken of it."""
        said = self.leaves.get(leaf_id)
        return None if said is None else _voiced(said)


def advance(
    scale: Scale,
    before: UnitState,
    stage: str,
    combine: str | None,
    sheets: Sequence[BoundSheet],
    crumb: tuple[str, ...],
    *,
    edits: bool,
) -> tuple[UnitState, list[Diagnostic]]:
    """The state after the sheets of one stage, and where its scorers contradict each other.

    `edits`: the sheets are supposed. What they say stands in place of the entries that count, as
    if those had been edited: where that was a figure by hand, what it replaced counts again."""
    if not sheets:
        return before, []
    problems: list[Diagnostic] = []
    last = dict(before.last)
    leaves = dict(before.leaves)
    mentioned = _mentioned(scale, sheets)
    alone = {} if edits else _alone(scale, before, sheets)
    for leaf_id in mentioned:
        if leaf_id in alone:
            leaves[leaf_id] = alone[leaf_id]
            continue
        leaf = scale.nodes[leaf_id]
        standing = before.leaf(leaf_id) or UNSAID
        if edits and any(leaf_id in sheet.leaves for sheet in sheets):
            standing = _opened(standing)
        leaves[leaf_id], found = _advance_leaf(leaf, standing, stage, combine, sheets, crumb)
        problems += found
    last.update(dict.fromkeys(mentioned, stage))
    entered = {item for sheet in sheets for item in sheet.items}
    group_items = {
        item_id: node
        for item_id, (_, node) in scale.items.items()
        if item_id in entered and not node.is_leaf
    }
    agreed, found = _agreed([sheet.items for sheet in sheets], group_items, crumb)
    problems += found
    last.update({group_items[item_id].id: stage for item_id in agreed})
    agreed_facts, found = _agreed(
        [sheet.facts for sheet in sheets], [f for sheet in sheets for f in sheet.facts], crumb
    )
    problems += found
    last.update({leaf: stage for fact in agreed_facts for leaf in scale.readers.get(fact, ())})
    return (
        UnitState(
            leaves,
            {**before.items, **agreed} if agreed else before.items,
            {**before.facts, **agreed_facts} if agreed_facts else before.facts,
            before.no_other_events or any(sheet.no_other_events for sheet in sheets),
            (*before.sheets, stage),
            before.scorers
            | {(stage, one.scorer) for one in sheets if one.scorer and one.has_figures},
            last,
        ),
        problems,
    )


def _mentioned(scale: Scale, sheets: Sequence[BoundSheet]) -> list[str]:
    """The leaves that some sheet speaks of, by an entry or an item, in the order of the scale."""
    spoken = {leaf for sheet in sheets for leaf in sheet.leaves}
    for sheet in sheets:
        spoken |= {scale.items[item][1].id for item in sheet.items}
    return [node_id for node_id, node in scale.nodes.items() if node_id in spoken and node.is_leaf]


def _alone(
    scale: Scale, before: UnitState, sheets: Sequence[BoundSheet]
) -> Mapping[str, LeafEntry]:
    """The entries of a stage's only sheet that stand for their leaves as they are: no item and no
    second scorer was ever beside them."""
    if len(sheets) > 1:
        return NOTHING
    entries, together = sheets[0].leaves, {scale.items[item][1].id for item in sheets[0].items}
    together |= {one for one, said in before.leaves.items() if isinstance(said, LeafState)}
    if together.isdisjoint(entries):
        return entries
    return {leaf: entry for leaf, entry in entries.items() if leaf not in together}


def _agreed(
    given: Sequence[Mapping[str, Entry]], ids: Iterable[str], crumb: tuple[str, ...]
) -> tuple[dict[str, Entry], list[Diagnostic]]:
    """The entries on which the scorers of a stage agree; a diagnostic for each they do not."""
    agreed: dict[str, Entry] = {}
    problems = []
    for one in dict.fromkeys(ids):
        said = [entries[one] for entries in given if one in entries]
        if not said:
            continue
        if len({entry.said for entry in said}) > 1:
            problems.append(_contradiction(one, [entry.source for entry in said], crumb))
        agreed[one] = said[0]
    return agreed, problems


def _contradiction(name: str, sources: list[Source], crumb: tuple[str, ...]) -> Diagnostic:
    args = {"id": name, "first": sources[0].file}
    return Diagnostic("TD220", sources[1].file, sources[1].path, args=args, where=crumb)


def _advance_leaf(
    leaf: Criterion,
    before: LeafState,
    stage: str,
    combine: str | None,
    sheets: Sequence[BoundSheet],
    crumb: tuple[str, ...],
) -> tuple[LeafState, list[Diagnostic]]:
    own = [item.id for item in leaf.items()]
    speakers = [sheet for sheet in sheets if leaf.id in sheet.leaves]
    others = [sheet for sheet in sheets if leaf.id not in sheet.leaves]
    here = (*crumb, leaf.crumb)
    saying = others if len(speakers) > 1 else sheets
    shared, problems = _agreed([sheet.items for sheet in saying], own, here)
    if not speakers:
        voices = tuple(_with_items(voice, shared) for voice in before.voices)
        return LeafState(voices, before.combine), problems
    if len(speakers) > 1 and combine is None:
        sources = [sheet.leaves[leaf.id].source for sheet in speakers]
        args = {"stage": stage, "files": ", ".join(s.file for s in sources)}
        problems.append(
            Diagnostic("TD221", sources[1].file, sources[1].path, args=args, where=here)
        )
    spoken: list[Voice] = []
    for sheet in speakers:
        entry = sheet.leaves[leaf.id]
        mine = {item: sheet.items[item] for item in own if item in sheet.items}
        for prior in before.voices:
            spoken.append(_spoken(entry, {**prior.items, **shared, **mine}, sheet.scorer, stage))
    how = combine if len(speakers) > 1 else before.combine
    return LeafState(tuple(_distinct(spoken)), how), problems


def _spoken(
    entry: LeafEntry, items: Mapping[str, ItemEntry], scorer: str | None, stage: str
) -> Voice:
    """A figure by hand replaces the items. Beside `na` they stand and count for nothing until the
    leaf is entered again."""
    if entry.by_hand:
        return Voice(entry, NOTHING, scorer, stage, items)
    return Voice(entry, items, scorer, stage)


def _opened(state: LeafState) -> LeafState:
    """The same without its figures by hand: what they replaced."""
    voices = tuple(
        replace(voice, entry=None, items=voice.replaced or NOTHING)
        if voice.entry is not None and voice.entry.by_hand
        else voice
        for voice in state.voices
    )
    return LeafState(voices, state.combine)


def _with_items(voice: Voice, items: Mapping[str, ItemEntry]) -> Voice:
    """Later item entries replace a hand figure; `na` stands until the leaf itself is entered, and
    the items wait for that."""
    if voice.entry is not None and voice.entry.by_hand:
        return replace(voice, entry=None, items=items)
    items = {**voice.items, **items}
    return Voice(voice.entry, items, voice.scorer, voice.stage, voice.replaced)


def _distinct(voices: list[Voice]) -> list[Voice]:
    """Voices that say the same through the same scorer are one."""
    kept: list[Voice] = []
    for voice in voices:
        if not any(
            voice.scorer == other.scorer
            and voice.entry is other.entry
            and _said(voice) == _said(other)
            for other in kept
        ):
            kept.append(voice)
    return kept


def _said(voice: Voice) -> dict[str, object]:
    return {item: entry.said for item, entry in voice.items.items()}
