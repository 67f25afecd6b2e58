"""`explain`: from the entry through the rule to the points, with file and line.

Steps of a derivation in words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.entries import LeafEntry
from thidua.bloc.scoring.result import NodeResult, UnitScore
from thidua.bloc.scoring.rounding import rounded
from thidua.diagnostics.diagnostic import Path
from thidua.model.figure import Fact
from thidua.model.scale.criteria import TOTAL
from thidua.model.sheet import EvidenceFile
from thidua.rules.amounts import ItemEntry
from thidua.rules.arithmetic import Source, Step
from thidua.rules.sentence import bounds_text
from thidua.rules.tiers import Tier
from thidua.text import dates as day_words
from thidua.text.numbers import show, trimmed
from thidua.views.fields import Entry, RecordFields, output, through, value
from thidua.views.heads import UNIT, exact
from thidua.views.scored import (
    HEAD,
    Scored,
    band_text,
    lower_band_text,
    note_text,
    percent_cell,
    points_cell,
    printed,
    warnings,
    written,
)
from thidua.views.table import (
    Block,
    Branch,
    Cell,
    Paragraph,
    Report,
    Section,
    Tone,
    Tree,
    as_called,
    figure,
)
from thidua.words import Lang, say

MOST_DIGITS = 12
"""A fraction longer than this says nothing to a reader: its decimals stand alone."""


def step_text(step: Step, lang: Lang, facts: Mapping[str, Fact]) -> str:
    """One step as a sentence. `facts`: those of the scale by their ids, to call them by name."""
    args = {key: _shown(arg, lang) for key, arg in step.args.items()}
    for axis in ("row", "column"):
        if axis in args:
            args[axis] = f"“{facts[args[axis]].name}”"
    key = step.key
    if key in ("hand", "na") and step.args.get("note"):
        key += "_note"
    if key in ("item_each",) and step.args.get("waived"):
        key += "_waived"
    if key == "voice" and not step.args.get("scorer"):
        key = "voice_own"
    if "value" in step.args:
        args["figure"] = args["value"]
        if "actual" in step.args:
            args["figure"] = say(lang, "explain.looked_up", **args)
    if "tier" in step.args:
        tier = step.args["tier"]
        args["tier"] = tier_text(tier, lang) if isinstance(tier, Tier) else ""
    if (item := step.args.get("item", step.args.get("largest"))) is not None:
        args["item"] = f"{item.number} “{item.name}”".strip()  # type: ignore[attr-defined]
        args["sign"] = say(lang, f"explain.{step.args.get('kind', 'bonus')}")
    if "parts" in step.args:
        args["ids"] = " + ".join(part.id for part in step.args["parts"])  # type: ignore[attr-defined]
    if "points" not in args and step.points is not None:
        args["points"] = _shown(step.points, lang)
    said = say(lang, f"explain.{key}", **args)
    if "capped" in step.args:
        said = say(lang, "explain.capped", text=said, cap=args["capped"])
    return said


def _shown(value: object, lang: Lang) -> str:
    if isinstance(value, Fraction):
        return number(value, lang)
    if isinstance(value, date):
        return day_words.show(lang, value)
    return str(value)


def number(value: Fraction, lang: Lang) -> str:
    """An exact number; a quotient that never ends as `≈ 3,8222 (172/45)`."""
    exact = trimmed(value)
    if "/" not in exact:
        return show(lang, value)
    shown = "≈ " + show(lang, value, 4)
    return shown if len(exact) > MOST_DIGITS else f"{shown} ({exact})"


def tier_text(tier: Tier, lang: Lang) -> str:
    """A tier's stretch: `thuộc mức từ 97 đến dưới 98`."""
    if tier.else_:
        return say(lang, "explain.tier_else")
    return say(lang, "explain.tier_between", bounds=bounds_text(lang, tier))


DIGITS = 16
"""Digits of a SHA-256 that are shown to people; JSON has them all."""
Where = Callable[[str, Path], str]
"""A file and a path in it -> `file:line` as a person can click it."""
ScalePaths = Mapping[str, Path]
"""Criterion -> its path in criteria.yaml."""
Evidence = Callable[[Scored, str], EvidenceFile | None]
"""A year, and what a sheet calls a file -> the file under the year's evidence/; None: not there."""


def no_evidence(_: Scored, __: str) -> EvidenceFile | None:
    """For who does not look: names only."""
    return None


def explain_report(
    years: Sequence[Scored],
    unit: str,
    criterion: str | None,
    lang: Lang,
    where: Where,
    paths: Sequence[ScalePaths],
    evidence: Evidence = no_evidence,
) -> Report:
    """The derivation of a unit's total, or of one criterion."""
    sections = []
    for scored, places in zip(years, paths, strict=True):
        score = scored.result.unit(unit)
        assert score is not None
        builder = _Builder(scored, score, lang, where, places, evidence)
        tree = Tree((builder.branch(criterion),)) if criterion else builder.whole()
        blocks: tuple[Block, ...] = (*warnings(scored, lang), *builder.standing(), tree)
        sections.append(Section(scored.book.bloc.data.name, blocks, context=scored.context))
    title = say(
        lang, "explain.title", name=years[0].book.unit_name(unit), year=years[0].result.year
    )
    return Report(title, tuple(sections), lang)


def unit_tree(
    scored: Scored, score: UnitScore, lang: Lang, where: Where, paths: ScalePaths
) -> Tree:
    """The derivation of a unit's total, with what earlier stages had come to where it was something
    else."""
    return _Builder(scored, score, lang, where, paths, no_evidence, by_stage=True).whole()


class _Builder:
    """Makes the branches of one unit."""

    def __init__(
        self,
        scored: Scored,
        score: UnitScore,
        lang: Lang,
        where: Where,
        paths: ScalePaths,
        evidence: Evidence,
        *,
        by_stage: bool = False,
    ) -> None:
        self.scored, self.score, self.lang = scored, score, as_called(scored.book, lang)
        self.where, self.paths, self.evidence = where, paths, evidence
        self.by_stage = by_stage

    def whole(self) -> Tree:
        tops = self.scored.result.scale.criteria
        return Tree((self.total(tuple(self.branch(top.id) for top in tops)),))

    def standing(self) -> Iterator[Paragraph]:
        """Why the unit has its place, or none."""
        note = note_text(self.scored, self.score, self.lang)
        if note:
            yield Paragraph(note, Tone.WARN)

    def total(self, branches: tuple[Branch, ...]) -> Branch:
        """The published figure over the exact sum."""
        scored, score, lang = self.scored, self.score, self.lang
        rounding = scored.result.scale.rounding
        children = [*branches]
        root = score.nodes.get(TOTAL)
        if root is not None:
            children += [self._step(step) for step in root.steps[1:]]
        if score.total != score.points:
            said = say(
                lang,
                "explain.total_rounded_to" if rounding.to else "explain.total_rounded",
                exact=number(score.total, lang),
                places=rounding.places,
                to=show(lang, rounding.to or Fraction(0)),
                mode=say(lang, f"explain.mode_{rounding.mode}"),
                points=show(lang, score.points, rounding.places),
            )
            children.append(Branch(said, tone=Tone.MUTED))
        if score.rank is not None:
            points, assigned = show(lang, score.points, rounding.places), show(lang, score.assigned)
            said = say(lang, "explain.percent", points=points, max=assigned)
            children.append(Branch(said, percent_cell(scored, score, lang)))
            band = band_text(scored, score)
            if band:
                why = lower_band_text(scored, score, lang)
                said = f"{say(lang, 'score.band')}: {band}" + (f" ({why})" if why else "")
                children.append(Branch(said))
        children += self._stages(
            (stage, None if points is None else points_cell(scored, points, lang), ())
            for stage, points in score.stages.items()
        )
        total = points_cell(scored, score.points, lang, Tone.STRONG)
        return Branch(
            say(lang, "explain.total"),
            total,
            tone=Tone.STRONG,
            children=tuple(children),
            anchor=f"c-{TOTAL}" if self.by_stage else "",
        )

    def _earlier(self, node_id: str) -> Iterator[Branch]:
        """A criterion as of the earlier stages that saw it otherwise, with its steps then."""
        score, own = self.score, self.score.nodes[node_id]
        is_leaf = self.scored.result.scale.nodes[node_id].is_leaf
        found = {stage: nodes[node_id] for stage, nodes in score.as_of.items() if node_id in nodes}
        yield from self._stages(
            (stage, self._figure(node), node.steps if is_leaf else node.steps[1:])
            for stage, node in found.items()
            if score.stages[stage] is not None
            and (node.points, node.status) != (own.points, own.status)
        )

    def _stages(self, found: Iterable[tuple[str, Cell | None, Sequence[Step]]]) -> Iterator[Branch]:
        if not self.by_stage:
            return
        names = {one.id: one.name for one in self.scored.result.scale.stages}
        for stage, points, steps in found:
            if points is not None and stage != self.scored.result.stage:
                text = say(self.lang, "explain.at_stage", stage=names.get(stage, stage))
                below = tuple(self._step(step) for step in steps)
                yield Branch(text, points, tone=Tone.MUTED, children=below)

    def branch(self, node_id: str) -> Branch:
        """One criterion, its parts or its steps below it."""
        scale, lang = self.scored.result.scale, self.lang
        criterion, node = scale.nodes[node_id], self.score.nodes[node_id]
        name = say(
            lang, "explain.criterion", id=criterion.code or criterion.id, name=criterion.name
        )
        text = f"{name} {say(lang, 'explain.of_max', max=show(lang, criterion.max))}"
        children = [self.branch(part.id) for part in criterion.criteria]
        steps = node.steps if criterion.is_leaf else node.steps[1:]
        children += [self._step(step) for step in steps]
        children += [self._missing(what) for what in node.missing]
        children += self._evidence(node_id)
        claim = self.score.claims.get(node_id)
        if claim is not None and criterion.is_leaf:
            said = say(lang, "explain.claimed", claimed=show(lang, claim))
            differs = rounded(node.points, scale.rounding.places, scale.rounding.mode) != claim
            children.append(Branch(said, tone=Tone.WARN if differs else Tone.MUTED))
        children += self._earlier(node_id)
        source = self.where(self.scored.result.scale_file, self.paths.get(node_id, ()))
        tone = Tone.NORMAL if criterion.is_leaf else Tone.STRONG
        anchor = f"c-{node_id}" if self.by_stage else ""
        return Branch(text, self._figure(node), source, tone, tuple(children), anchor)

    def _figure(self, node: NodeResult) -> Cell:
        if not node.applies and not node.points:
            return Cell(say(self.lang, "score.not_applicable"), tone=Tone.MUTED)
        if node.is_missing and self.scored.result.scale.nodes[node.id].is_leaf:
            return Cell(say(self.lang, "score.missing"), tone=Tone.BAD)
        return Cell(number(node.points, self.lang), node.points)

    def _step(self, step: Step) -> Branch:
        figure_cell = None
        if step.points is not None:
            points = -step.points if step.args.get("kind") == "deduct" else step.points
            sign = "item" in step.args or step.key == "excess" or step.key.startswith("limit_")
            figure_cell = _exact(self.lang, points, sign)
        return Branch(
            step_text(step, self.lang, self.scored.result.scale.fact),
            figure_cell,
            self._source(step.source),
            Tone.MUTED,
        )

    def _missing(self, what: tuple[str, str]) -> Branch:
        kind, name = what
        if kind == "fact" and (fact := self.scored.result.scale.fact.get(name)):
            name = f"“{fact.name}”"
        return Branch(say(self.lang, f"explain.missing_{kind}", what=name), tone=Tone.BAD)

    def _source(self, source: Source | None) -> str:
        return self.where(source.file, source.path) if source else ""

    def _evidence(self, node_id: str) -> Iterator[Branch]:
        """The files that the counting entries point to, each with its size and hash."""
        for entry in counting(self.score, node_id):
            for name in entry.evidence:
                held = self.evidence(self.scored, name)
                text = evidence_text(name, held, self.lang)
                if held is None and self.evidence is not no_evidence:
                    text = say(self.lang, "explain.evidence_gone", name=name)
                said = say(self.lang, "explain.evidence", files=text)
                yield Branch(said, None, self._source(entry.source), Tone.MUTED)


def counting(score: UnitScore, node_id: str) -> Iterator[LeafEntry | ItemEntry]:
    """The entries with evidence that count for a criterion: of the leaf, then of its items."""
    known = score.state.leaf(node_id)
    for voice in known.voices if known else ():
        for entry in (voice.entry, *voice.items.values()):
            if entry is not None and entry.evidence:
                yield entry


def evidence_text(name: str, held: EvidenceFile | None, lang: Lang) -> str:
    """`bao-cao.pdf (18 234 byte, SHA-256 3fa1…)`."""
    if held is None or not held.digest:
        return name
    return say(
        lang, "explain.evidence_file", name=name, size=held.size, digest=held.digest[:DIGITS]
    )


def _exact(lang: Lang, value: Fraction, sign: bool) -> Cell:
    if "/" in trimmed(value):
        return Cell(number(value, lang), value)
    return figure(lang, value, sign=sign)


class Explained(NamedTuple):
    scored: Scored
    score: UnitScore
    criterion: str | None
    lang: Lang
    where: Where
    evidence: Evidence

    @property
    def nodes(self) -> Iterator["ExplainedNode"]:
        nodes = self.scored.result.scale.nodes
        asked = [one.id for one in nodes[self.criterion].walk()] if self.criterion else None
        return (ExplainedNode(self, self.score.nodes[one]) for one in asked or self.score.nodes)


class ExplainedNode(NamedTuple):
    of: Explained
    node: NodeResult

    @property
    def name(self) -> str:
        """What the criterion is called; the scale itself is the total."""
        found = self.of.scored.result.scale.nodes.get(self.node.id)
        return say(self.of.lang, "explain.total") if found is None else found.name

    @property
    def steps(self) -> Iterator["ExplainedStep"]:
        return (ExplainedStep(self.of, step) for step in self.node.steps)

    @property
    def evidence(self) -> Iterator[tuple[str, EvidenceFile | None]]:
        """The files that the counting entries point to; None for one that is not there."""
        for entry in counting(self.of.score, self.node.id):
            for name in entry.evidence:
                held = self.of.evidence(self.of.scored, name)
                yield name, held if held is not None and held.digest else None


class ExplainedStep(NamedTuple):
    of: Explained
    step: Step

    @property
    def source(self) -> str | None:
        """File and line of the entry that it comes from."""
        source = self.step.source
        return self.of.where(source.file, source.path) if source else None


# fmt: off
STEP: RecordFields[ExplainedStep] = RecordFields("ExplainedStep", (
    value("text", lambda one: step_text(one.step, one.of.lang, one.of.scored.result.scale.fact)),
    value("points", lambda one: exact(one.step.points), str | None),
    value("source", lambda one: one.source, str | None),
), "One step of a computation. `source`: file and line of the entry it comes from.")
EVIDENCE: RecordFields[tuple[str, EvidenceFile | None]] = RecordFields("EvidenceFile", (
    value("file", lambda one: one[0]),
    value("size", lambda one: one[1].size if one[1] else None, int | None),
    value("sha256", lambda one: one[1].digest if one[1] else None, str | None),
), "A file that a sheet points to; null where it is not there.")
CRITERION: RecordFields[ExplainedNode] = RecordFields("ExplainedCriterion", (
    value("id", lambda one: one.node.id),
    value("parent", lambda one: one.of.scored.result.scale.parents.get(one.node.id), str | None),
    value("name", lambda one: one.name),
    value("status", lambda one: one.node.status),
    value("points", lambda one: trimmed(one.node.points)),
    value("bonus", lambda one: trimmed(one.node.bonus)),
    value("deduction", lambda one: trimmed(one.node.deduction)),
    STEP.many("steps", lambda one: one.steps),
    value("missing", lambda one: [name for _, name in one.node.missing], list[str]),
    EVIDENCE.many("evidence", lambda one: one.evidence),
), "How the points of one criterion came.")
BLOC: RecordFields[Explained] = RecordFields("ExplainEntry", (
    UNIT.at("unit", lambda one: one.score.unit),
    value("points", lambda one: printed(one.scored, one.score.points), str | None),
    value("exact", lambda one: trimmed(one.score.total)),
    value("max", lambda one: written(one.scored, one.score.assigned), str | None),
    CRITERION.many("criteria", lambda one: one.nodes),
), "One unit's points, step by step.", head=through(lambda one: one.scored, HEAD))
OUTPUT = output("explain", BLOC)
# fmt: on


def explain_json(
    years: Sequence[Scored],
    unit: str,
    criterion: str | None,
    lang: Lang,
    where: Where,
    evidence: Evidence = no_evidence,
) -> Entry:
    """`thidua/explain/1`: each criterion with its steps in words, exact points and sources."""
    return OUTPUT.entry(
        Explained(scored, score, criterion, lang, where, evidence)
        for scored in years
        if (score := scored.result.unit(unit)) is not None
    )
