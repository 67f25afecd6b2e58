"""Writes a draft of a scale as criteria.yaml: what is sure as data, every doubt as a comment."""

import re
from collections.abc import Iterator
from fractions import Fraction

from thidua.forms.scale_codes import identifier
from thidua.forms.scale_model import BONUS, DEDUCT, Doubt, Draft, DraftItem, DraftNode
from thidua.forms.scale_table import Line
from thidua.model.scalars import MAX_ID
from thidua.store.yaml.dump import flow
from thidua.store.yaml.scalar import quote
from thidua.text.numbers import trimmed
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

NAME = 90
"""Characters of a name; a longer wording goes into `text`, its beginning into `name`."""
_STANDARD = re.compile(r"\s*\((?:đạt )?(?:điểm chuẩn|\d+ điểm chuẩn)[^()]*\)", re.IGNORECASE)


def draft_text(lang: Lang, draft: Draft, source: str) -> str:
    """The file's text. `source`: what the draft was read from, in words."""
    return "\n".join([*_Writer(lang, draft).lines(source), ""])


class _Writer:
    def __init__(self, lang: Lang, draft: Draft) -> None:
        self.lang = lang
        self.draft = draft
        self.used: set[str] = set()

    def say(self, key: str, **args: object) -> str:
        return say(self.lang, f"scale_draft.{key}", **args)

    def lines(self, source: str) -> Iterator[str]:
        doubts = self.draft.doubts()
        sure = len(self.draft.taken.keys() - {one.line.row for one in doubts})
        yield f"# {self.say('head', source=safe(source))}"
        yield f"# {self.say('counts', sure=sure, unsure=len({one.line.row for one in doubts}))}"
        yield f"# {self.say('how')}"
        yield "status: draft"
        yield f"source: {quote(source)}"
        tops = sum((node.max for node in self.draft.nodes), Fraction(0))
        yield f"max: {trimmed(self.draft.total or tops)}"
        yield from (line for one in self.draft.loose for line in self._doubt(one, ""))
        yield "criteria:"
        for node in self.draft.nodes:
            yield from self._node(node, "", "  ")
        if doubts:
            yield ""
            yield f"# {self.say('list')}"
            for one in doubts:
                yield f"#   {one.line.cell}: {self.say('why_' + one.why)}"

    # -- nodes ----------------------------------------------------------------------------------

    def _node(self, node: DraftNode, outer: str, indent: str) -> Iterator[str]:
        code = node.line.code if node.code else ""
        ident = self._id(code, outer)
        text = _STANDARD.sub("", node.line.text).strip(" .;:-") or ident
        name = _short(text)
        yield f"{indent}- id: {quote(ident)}"
        inner = indent + "  "
        if code and code != ident:
            yield f"{inner}code: {quote(code)}"
        yield f"{inner}name: {quote(name)}"
        if text != name:
            yield f"{inner}text: {quote(text)}"
        yield f"{inner}max: {trimmed(node.max)}"
        if node.rule:
            yield f"{inner}rule: {node.rule}"
        yield f"{inner}source: {quote(self._source(node))}"
        unsure = [one for one in node.doubts if one.guess is None]
        for one in unsure:
            yield from self._doubt(one, inner)
        for kind in (BONUS, DEDUCT):
            yield from self._list(node, kind, ident, inner)
        if node.parts:
            yield f"{inner}criteria:"
            for part in node.parts:
                yield from self._node(part, ident, inner + "  ")

    def _source(self, node: DraftNode) -> str:
        cells = [node.line.cell, *(line.cell for line in node.extra)]
        return self.say("cell", cells=", ".join(cells))

    def _list(self, node: DraftNode, kind: str, outer: str, indent: str) -> Iterator[str]:
        """A list of items: the sure ones, and as comments those that may belong to it.

        One without any sure item is written all the same: a cap is not lost, and a criterion that
        loses points by events starts from its full points.
        """
        sure = [item for item in node.items if item.kind == kind]
        unsure = [one for one in node.doubts if one.guess is not None and one.guess.kind == kind]
        cap = node.caps.get(kind)
        if not sure and cap is None and not (unsure and kind == DEDUCT):
            for one in unsure:
                yield from self._doubt(one, indent, outer)
            return
        yield f"{indent}{kind}:"
        if cap is not None:
            yield f"{indent}  cap: {trimmed(cap)}"
        yield f"{indent}  items:" if sure else f"{indent}  items: []"
        for item in sure:
            yield f"{indent}    - {self._item(item, outer)}"
        for one in unsure:
            yield from self._doubt(one, indent + "    ", outer)

    def _item(self, item: DraftItem, outer: str) -> str:
        line = item.line
        entry: dict[str, str] = {"id": self._id(line.code, outer), "name": line.text.strip(" -")}
        if item.each:
            entry["each"] = trimmed(item.points)
        else:
            entry["points"] = trimmed(item.points)
        if item.cap is not None:
            entry["cap"] = trimmed(item.cap)
        if item.disqualifies:
            entry["disqualifies"] = "true"
        entry["source"] = self.say("cell", cells=line.cell)
        return flow({**entry})

    # -- doubts ---------------------------------------------------------------------------------

    def _doubt(self, one: Doubt, indent: str, outer: str = "") -> Iterator[str]:
        why = self.say(f"why_{one.why}")
        yield f"{indent}#? {one.line.cell}: {why}: {_original(one.line)}"
        if one.guess is not None:
            yield f"{indent}#  - {self._item(one.guess, outer)}"

    # -- ids ------------------------------------------------------------------------------------

    def _id(self, code: str, outer: str) -> str:
        """An id that nothing else has: the printed code where it can be one."""
        found = identifier(code)[:MAX_ID]
        stem, n = (found or outer or "x")[: MAX_ID - 5], 1
        while not found or found.casefold() in self.used:
            found = f"{stem}-{n}"
            n += 1
        self.used.add(found.casefold())
        return found


def _original(line: Line) -> str:
    """A line's own words and figures, as typed."""
    figures = [figure.raw for figure in (line.standard, line.bonus, line.deduct)]
    text = " ".join(part for part in (line.code, line.text) if part)
    return safe(f"{text} | {' | '.join(figures)}")


def _short(text: str) -> str:
    """The beginning of a wording that is too long for a name, cut at a word."""
    if len(text) <= NAME:
        return text
    return text[: NAME - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
