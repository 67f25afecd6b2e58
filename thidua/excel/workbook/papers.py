"""The papers of a ballot as a table of ticks: a row a paper, a column a candidate."""

from collections import Counter
from collections.abc import Mapping, Sequence

from thidua.excel.grid import GridCell, Wrong
from thidua.excel.workbook.names import RecordNames, word
from thidua.store.yaml.reader import Node
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, say

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
        read = _paper(row, candidates)
        if isinstance(read, tuple):
            return read
        papers.append(read)
    return papers


def _paper(row: Sequence[GridCell], candidates: Mapping[int, str]) -> Node | tuple[GridCell, Wrong]:
    ticked: list[Node] = []
    answers: dict[str, Node] = {}
    for n, cell in enumerate(row[1:], 1):
        if cell.is_blank:
            continue
        text = fold(cell.text())
        answer = _meant(text)
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


def _meant(text: str) -> str | None:
    """The answer that a word stands for, in either language."""
    for one in ANSWERS:
        if text in {fold(word(lang, f"answer.{one}")) for lang in SPOKEN}:
            return one
    return None
