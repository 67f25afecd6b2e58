"""Columns of the year workbook whose cells hold several things in words: conditions, papers,
figures by name. The papers of a ballot as a table of ticks: a row a paper, a column a candidate."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from thidua.excel.grid import GridCell, Wrong, key_said
from thidua.excel.workbook.columns import (
    FlowColumn,
    Read,
    RecordColumn,
    RestColumn,
    Shown,
    WordsColumn,
)
from thidua.excel.workbook.conditions import conditions_of, conditions_words
from thidua.excel.workbook.names import SEPARATOR, RecordNames, word
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
    if state := key_said(text, "year_workbook.paper.", _STATES):
        return "status", state
    for lang in SPOKEN:
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


TICK, INVALID = "x", "invalid"
SPARE_ROWS, SPARE_HEADS = 12, 3
ANSWERS = ("yes", "no", "abstain")


def paper_rows(tree: Node, names: RecordNames) -> tuple[list[str], list[list[str]]]:
    """The headings (number, invalid, blank, candidates, some free ones) and the rows, with spare
    ones."""
    papers = tree.get("papers") if isinstance(tree, dict) else None
    given = papers if isinstance(papers, list) else []
    candidates = list(dict.fromkeys(one for paper in given for one in _named(paper)))
    if not candidates and isinstance(tree, dict) and isinstance(tree.get("votes"), dict):
        candidates = list(tree["votes"])  # type: ignore[arg-type]
    heads = [word(names.lang, one) for one in ("paper", "invalid", "blank")]
    heads += [names.label("units", one) for one in candidates]
    heads += [""] * SPARE_HEADS
    rows = []
    for number, paper in enumerate(given, 1):
        invalid, blank = TICK if paper == INVALID else "", TICK if paper == [] else ""
        answers = [_answer(paper, one, names) for one in candidates]
        rows.append([str(number), invalid, blank, *answers])
    last = max(len(rows) + SPARE_ROWS, len(names.labels("units")))  # one for each who may vote
    rows += [[str(n)] for n in range(len(rows) + 1, last + 1)]
    width = len(heads)
    return heads, [row + [""] * (width - len(row)) for row in rows]


def papers_told(papers: Node, names: RecordNames) -> str:
    """How many papers there are, and how often each candidate is chosen in them; "" for none."""
    given = papers if isinstance(papers, list) else []
    chosen = Counter(one for paper in given if isinstance(paper, list) for one in _named(paper))
    counts = [f"{names.label('units', one)} {n}" for one, n in chosen.most_common()]
    said = say(names.lang, "year_workbook.papers_told", n=len(given)) if given else ""
    return ": ".join(one for one in (said, "; ".join(counts)) if one)


def _named(paper: Node) -> list[str]:
    if isinstance(paper, dict):
        return list(paper)
    return [str(one) for one in paper] if isinstance(paper, list) else []


def _answer(paper: Node, candidate: str, names: RecordNames) -> str:
    if isinstance(paper, dict):
        answer = str(paper.get(candidate) or "")
        known = {"true": "yes", "có": "yes", "false": "no", "không": "no"}.get(fold(answer), answer)
        return word(names.lang, f"answer.{known}") if known in ANSWERS else answer
    return TICK if isinstance(paper, list) and candidate in paper else ""


def read_papers(
    heads: Sequence[GridCell], rows: Sequence[Sequence[GridCell]], names: RecordNames
) -> list[Node] | tuple[GridCell, Wrong]:
    """The papers that were ticked, or the cell that can't be read. A row without a tick is no
    paper: a blank one has its own column."""
    candidates: dict[int, str] = {}
    for n, head in enumerate(heads[3:], 3):
        if head.is_blank:
            continue
        found = names.meant("units", head.text())
        if isinstance(found, Wrong):
            return head, found
        candidates[n] = found
    papers: list[Node] = []
    for row in rows:
        if all(one.is_blank for one in row[1:]):
            continue
        read = _ticked_paper(row, candidates)
        if isinstance(read, tuple):
            return read
        papers.append(read)
    return papers


def _ticked_paper(
    row: Sequence[GridCell], candidates: Mapping[int, str]
) -> Node | tuple[GridCell, Wrong]:
    ticked: list[Node] = []
    answers: dict[str, Node] = {}
    for n, cell in enumerate(row[1:], 1):
        if cell.is_blank:
            continue
        text = fold(cell.text())
        answer = key_said(text, "year_workbook.answer.", ANSWERS)
        tick = text in (TICK, "v", "✓", "✗", "1", "true")
        if n in (1, 2) and tick:
            return INVALID if n == 1 else []
        if n not in candidates or not (tick or answer):
            return cell, Wrong("tick", {"found": cell.text()})
        if answer:
            answers[candidates[n]] = answer
        else:
            ticked.append(candidates[n])
    if answers and ticked:
        return row[1], Wrong("tick", {"found": TICK})
    return answers or ticked
