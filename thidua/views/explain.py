"""`explain`: from the entry through the rule to the points, with file and line."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from thidua.bloc.scoring.derivation import NodeResult
from thidua.bloc.scoring.entries import LeafEntry
from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.rounding import rounded
from thidua.diagnostics.diagnostic import Path
from thidua.model.evidence import EvidenceFile
from thidua.model.scale.criteria import TOTAL
from thidua.rules.amounts import ItemEntry
from thidua.rules.told import Source, Step
from thidua.text.numbers import show, trimmed
from thidua.views.offices import as_called
from thidua.views.scored import (
    Scored,
    band_text,
    bloc_json,
    lower_band_text,
    note_text,
    percent_cell,
    points_cell,
    printed,
    warnings,
    written,
)
from thidua.views.steps import number, step_text
from thidua.views.table import Block, Branch, Cell, Paragraph, Report, Section, Tone, Tree, figure
from thidua.words import Lang, say

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
        lang,
        "explain.title",
        name=years[0].book.unit_name(unit),
        year=years[0].result.year,
    )
    return Report(title, tuple(sections), lang)


def unit_tree(
    scored: Scored,
    score: UnitScore,
    lang: Lang,
    where: Where,
    paths: ScalePaths,
    *,
    by_stage: bool = False,
) -> Tree:
    """The derivation of a unit's total; `by_stage`: with what earlier stages had come to where it
    was something else."""
    return _Builder(scored, score, lang, where, paths, no_evidence, by_stage=by_stage).whole()


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
        """The total over all criteria."""
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
        for entry in self._evidence(node_id):
            children.append(entry)
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
        if node.status == "not_applicable" and not node.points:
            return Cell(say(self.lang, "score.not_applicable"), tone=Tone.MUTED)
        if node.status == "missing" and self.scored.result.scale.nodes[node.id].is_leaf:
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
    known = score.state.leaves.get(node_id)
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


def explain_json(
    years: Sequence[Scored],
    unit: str,
    criterion: str | None,
    lang: Lang,
    where: Where,
    evidence: Evidence = no_evidence,
) -> dict[str, object]:
    """`thidua/explain/1`: each criterion with its steps in words, exact points and sources."""
    blocs = []
    for scored in years:
        score = scored.result.unit(unit)
        assert score is not None
        scale = scored.result.scale
        nodes = [one.id for one in scale.nodes[criterion].walk()] if criterion else score.nodes
        blocs.append(
            bloc_json(scored)
            | {
                "unit": {"id": score.unit.id, "name": score.unit.name},
                "points": printed(scored, score.points),
                "exact": trimmed(score.total),
                "max": written(scored, score.assigned),
                "criteria": [
                    _node_json(scored, score, one, lang, where)
                    | {"evidence": _evidence_json(scored, score, one, evidence)}
                    for one in nodes
                ],
            }
        )
    return {"schema": "thidua/explain/1", "blocs": blocs}


def _evidence_json(
    scored: Scored, score: UnitScore, node_id: str, evidence: Evidence
) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for entry in counting(score, node_id):
        for name in entry.evidence:
            held = evidence(scored, name)
            known = held is not None and bool(held.digest)
            size, digest = (held.size, held.digest) if held and known else (None, None)
            found.append({"file": name, "size": size, "sha256": digest})
    return found


def _node_json(
    scored: Scored, score: UnitScore, node_id: str, lang: Lang, where: Where
) -> dict[str, object]:
    node = score.nodes[node_id]
    return {
        "id": node_id,
        "parent": scored.result.scale.parents.get(node_id),
        "name": scored.result.scale.nodes[node_id].name,
        "status": node.status,
        "points": trimmed(node.points),
        "bonus": trimmed(node.bonus),
        "deduction": trimmed(node.deduction),
        "steps": [
            {
                "text": step_text(step, lang, scored.result.scale.fact),
                "points": None if step.points is None else trimmed(step.points),
                "source": where(step.source.file, step.source.path) if step.source else None,
            }
            for step in node.steps
        ],
        "missing": [name for _, name in node.missing],
    }
