"""Columns of the year workbook whose cells hold several things in words: conditions, papers,
figures by name."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from thidua.excel.grid import Wrong
from thidua.excel.workbook.columns import (
    FlowColumn,
    Read,
    RecordColumn,
    RestColumn,
    Shown,
    WordsColumn,
)
from thidua.excel.workbook.conditions import conditions_of, conditions_words
from thidua.excel.workbook.names import SEPARATOR, RecordNames
from thidua.store.yaml.dump import flow
from thidua.store.yaml.node import Node
from thidua.text.vietnamese import fold
from thidua.views.papers import paper_meant, paper_name
from thidua.words import SPOKEN, say

_SPLIT = re.compile(r"\s*[;\n]+\s*")


class ConditionsColumn(RestColumn):
    """The conditions of an award that have no column of their own."""

    is_always_shown = True
    is_of_keys = False

    def part_in_words(self, inner: tuple[str, ...], node: Node, names: RecordNames) -> str:
        found = node if not inner else {inner[0]: node}
        return "" if node is None else conditions_words(names.lang, found, names.label) or ""

    def of_other(self, node: Node, names: RecordNames) -> Shown:
        return conditions_words(names.lang, node, names.label) or flow(node)

    def said(self, text: str, names: RecordNames) -> Read:
        wrong: list[Wrong] = []

        def meant(about: str, said: str) -> str | None:
            found = names.meant(about, said)
            if isinstance(found, Wrong):
                wrong.append(found)
            return None if isinstance(found, Wrong) else found

        found = conditions_of(text, meant)
        if wrong:
            return wrong[0]
        if not isinstance(found, dict):
            return Wrong("conditions", {"found": text})
        own = sorted(self.covered & set(found))
        return Wrong("own_column", {"found": text}) if own else found


class PairsColumn(FlowColumn):
    """Figures by name, of units with `about`: `Sở A: 2; Sở B: 1`."""

    def of_other(self, node: Node, names: RecordNames) -> Shown:
        pairs = node if isinstance(node, dict) else {}
        said = [f"{self._name(key, names)}: {value}" for key, value in pairs.items()]
        fits = all(
            isinstance(one, str) and one and not set(one) & set(":;\n,") for one in pairs.values()
        )
        named = all(one.count(":") == 1 and ";" not in one for one in said)
        return SEPARATOR.join(said) if said and fits and named else flow(node)

    def _name(self, key: str, names: RecordNames) -> str:
        return names.label(self.about, key) if self.about else key

    def said(self, text: str, names: RecordNames) -> Read:
        found: dict[str, Node] = {}
        for one in (piece for piece in _SPLIT.split(text) if piece):
            said, _, value = (part.strip() for part in one.partition(":"))
            key = names.meant(self.about, said) if self.about and said else said
            if isinstance(key, Wrong):
                return key
            if not key or not value or ":" in value or key in found:
                return Wrong("pairs", {"found": one})
            found[key] = value
        return found


class DossierPapersColumn(WordsColumn):
    """The papers of a dossier: by their names, whether the data has ids for them or not."""

    def one_shown(self, node: str, names: RecordNames) -> str:
        return paper_name(names.lang, node)

    def one_meant(self, text: str, _names: RecordNames) -> str | Wrong:
        return paper_meant(text)


class MeetingPapersColumn(FlowColumn):
    """The papers that a meeting had: `Báo cáo tổng kết (loại báo cáo, dự thảo); Quy chế`."""

    def of_other(self, node: Node, names: RecordNames) -> Shown:
        said = [_paper(one, names) for one in node] if isinstance(node, list) else []
        return SEPARATOR.join(said) if said and all(said) else flow(node)

    def said(self, text: str, _names: RecordNames) -> Read:
        found: list[Node] = []
        for one in (piece for piece in _SPLIT.split(text) if piece):
            paper = _paper_of(one)
            if paper is None:
                return Wrong("papers", {"found": one})
            found.append(paper)
        return found


_STATES = ("draft", "final")
_PARTS = ("number", "kind", "file")


def _paper(node: Node, names: RecordNames) -> str:
    """A paper in words; "" for one that has none."""
    if not isinstance(node, dict) or not isinstance(node.get("name"), str):
        return ""
    said = []
    for key in (*_PARTS, "status"):
        value = node.get(key)
        if isinstance(value, str):
            part = value if key == "status" and value in _STATES else key
            said.append(
                say(names.lang, f"year_workbook.paper.{part}", text=value)
                if part != "status"
                else ""
            )
    words = f"{node['name']} ({', '.join(said)})" if said else str(node["name"])
    return words if _paper_of(words) == node and not _SPLIT.search(words) else ""


def _paper_of(text: str) -> dict[str, Node] | None:
    """The paper that such words mean; None where they mean none."""
    match = re.fullmatch(r"(?P<name>[^()]+?)(?:\s*\((?P<parts>[^()]+)\))?", text.strip())
    if match is None:
        return None
    found: dict[str, Node] = {"name": match["name"]}
    for part in (match["parts"] or "").split(", ") if match["parts"] else ():
        key, value = _part_of(part.strip())
        if not key or key in found:
            return None
        found[key] = value
    return found


def _part_of(text: str) -> tuple[str, str]:
    for lang in SPOKEN:
        for state in _STATES:
            if fold(text) == fold(say(lang, f"year_workbook.paper.{state}")):
                return "status", state
        for key in _PARTS:
            start = say(lang, f"year_workbook.paper.{key}", text="")
            if fold(text).startswith(fold(start)) and len(text) > len(start):
                return key, text[len(start) :].strip()
    return "", ""


PHRASE_KINDS: Mapping[str, Callable[..., RecordColumn]] = {
    "conditions": ConditionsColumn,
    "pairs": PairsColumn,
    "papers": MeetingPapersColumn,
    "dossier": partial(DossierPapersColumn, is_list=True, takes_yaml=False),
}
"""The kinds of these columns, as the tables call them."""
