"""Lines that name the criterion that they are of, by its number or its name, and are its lines wherever they
stand: `Mục II: có mô hình hay`, `- Về y tế: mỗi vụ ngộ độc`, `Điểm trừ mục 1: báo cáo sai`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.excel.scale.draft.draft import Extra, Node, Outline
from thidua.excel.scale.lists.exclusions import EXCLUDED
from thidua.excel.scale.lists.list_headings import FAULTS_OF, OWNER
from thidua.excel.scale.lists.sub_lists import sub_lists
from thidua.excel.scale.paper.pages import WORDS
from thidua.excel.scale.rows.codes import Code, heading_word, is_bullet, parts
from thidua.excel.scale.rows.codes import called as lettered
from thidua.excel.scale.rows.line import Line, LineFigure, is_bare
from thidua.excel.scale.rows.line_words import joined_words
from thidua.excel.scale.rows.read_line import LIST_HEADINGS
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.text import MINUS, even, phrase
from thidua.excel.scale.speech.usual_form import shares_out
from thidua.excel.scale.tables.next_tables import name_of

WHOSE = "whose"
"""The doubt of what may be of several criteria, or of the whole scale."""


def settle_named(outline: Outline) -> None:
    """Gives lines to the criteria that they name: rows of lists, paragraphs beside the tables, rows below
    another criterion."""
    for extra in [one for one in outline.extras if one.side != EXCLUDED]:
        _settle_list(outline, extra)
    _settle_paragraphs(outline)
    _settle_codes(outline)
    _settle_rows(outline)
    _settle_tables(outline)


def numbered(outline: Outline, code: str, word: str = "") -> list[Node]:
    """The criteria with a number, their own or one with those of the groups that they lie in (`I.2`); of
    several those whose number stands behind the same word."""
    wanted, found = parts(code), []

    def take(nodes: Sequence[Node], outer: Code) -> None:
        for node in nodes:
            own = parts(node.line.code) or node.code
            whole = own if outer and own[: len(outer)] == outer else (*outer, *own)
            found.extend([node] if wanted in (own, whole) else [])
            take(node.children, whole)

    take(outline.nodes, ())
    worded = [one for one in found if word and heading_word(one.line.code) == word.casefold()]
    return worded if len(worded) == 1 else found


class _Naming(NamedTuple):
    """The criteria that a line may name, what it says of them, and whether this can be meant alone."""

    nodes: list[Node]
    said: str
    sure: bool


_LEAD = phrase(
    r"\W*(?P<of>(?:đối với|về|ở|tại|của)\s+)?(?:(?:công tác|lĩnh vực|nội dung|tiêu chí|mục|phần)\s+)*"
)
_SIDE = phrase(r"\W*(?P<side>(?:điểm )?(?:trừ|cộng|thưởng|phạt)(?: điểm)?)\s+(?=\S)")


def naming(outline: Outline, line: Line, *, heads: bool = False) -> _Naming | None:
    """What a line names at its beginning, or alone where it `heads` others or its rule stands beside it; None
    for nothing: `Cộng phần I: 60 điểm` is its sum."""
    text = even(line.text)
    side = _SIDE.match(text)
    told = f"{side['side']}: " if side is not None else ""
    head, colon, said = text[side.end() if side is not None else 0 :].partition(":")
    head = FAULTS_OF.sub("", head if colon else head.rstrip(" .;"))
    lead, same = _LEAD.match(head), called(outline, head)
    word = heading_word(line.code)
    match = OWNER.match(head, lead.end("of") if lead and lead["of"] else 0)
    if word and not side:
        more = _MORE_CODES.findall(text) if _MORE_CODES.match(text) else []
        nodes = [one for code in (line.code, *more) for one in numbered(outline, code, word)]
        if lettered(line.code):  # `TH1` of a list of its own, beside criteria SX1, AT1
            nodes = [one for one in nodes if heading_word(one.line.code) == word]
        named = any(one is other for one in nodes for other in same)
        return _Naming(nodes, said.strip() if named else text, sure=named) if nodes else None
    if not (heads or said.strip(" .;") or line.how) or is_bare(said.strip(" .;")):
        return None
    if match is not None:
        codes = [match["code"], *_MORE_CODES.findall(head, match.end())]
        nodes = [one for code in codes for one in numbered(outline, code, match["word"])]
        return _Naming(nodes, f"{told}{said}".strip(), sure=True) if nodes else None
    code = parts(line.code)
    coded = [one for one in same if code and one.code == code]
    sure = bool(coded or (lead and lead["of"]))
    return _Naming(coded or same, f"{told}{said}".strip(), sure) if same else None


def called(outline: Outline, name: str) -> list[Node]:
    """The criteria with a name, also without what they are called: `Về công tác y tế`, `Y tế`."""
    wanted = _bare(name)
    return [one for one in outline.walk() if wanted and _bare(one.line.text) == wanted]


def _bare(name: str) -> str:
    return _LEAD.sub("", name_of(name), count=1)


_MORE_CODES = phrase(r"(?:và|hoặc|đến|,|-|–)\s*(\d+(?:\.\d+)*|[IVX]+\b)")
"""`Chỉ tiêu 4.2 và 4.3. Mỗi lần vắng trừ 1 điểm`: more than one criterion."""


class _NamedRow(NamedTuple):
    """A row of a list with those below it, and what it names; a row that names nothing has none below it."""

    line: Line
    rows: list[Line]
    of: _Naming | None


def _rows_by_name(outline: Outline, lines: Sequence[Line]) -> list[_NamedRow]:
    """The rows of a list, those below a name (`1 | Giảng dạy` above `- Vào lớp muộn`) together with it."""
    below = {part.head.n: part.rows for part in sub_lists(lines)}
    found: list[_NamedRow] = []
    taken: set[int] = set()
    for line in (one for one in lines if one.n not in taken):
        rows = below.get(line.n, [])
        named = naming(outline, line, heads=bool(rows))
        rows = rows if named else []
        taken |= {one.n for one in rows}
        found.append(_NamedRow(line, rows, named))
    return found


def _settle_list(outline: Outline, extra: Extra) -> None:
    """Rows of a list that name criteria are lists of these, with the rows below them; the numbers 1, 2, 3 of the
    rows may be the list's own, where none stands above others."""
    found = _rows_by_name(outline, extra.lines)
    counted = [parts(one.line.code) for one in found if one.of is not None]
    alone = len(counted) == len(found)
    own = len(counted) > 1 and counted == [(str(n),) for n, _ in enumerate(counted, 1)]
    for line, rows, named in found:
        if named is None:
            continue
        if len(named.nodes) > 1 or not (named.sure or (alone and (rows or not own))):
            for one in (line, *rows):
                one.doubts.append(WHOSE)
            continue
        moved = [line, *rows]
        extra.lines = [one for one in extra.lines if not any(one is other for other in moved)]
        _hand_over(outline, extra, line, rows, named)
    if found and not (extra.lines or extra.line.has_figure or re.search(r"\d", extra.line.text)):
        outline.extras.remove(extra)
        outline.notes.append(extra.line)


def _hand_over(
    outline: Outline, extra: Extra, line: Line, rows: list[Line], named: _Naming
) -> None:
    """Makes a row of a list, or the rows below it, a list of the criterion that the row names."""
    node, name = named.nodes[0], LIST_HEADINGS.get(extra.side, "")
    if rows:
        said = "" if called(outline, named.said) else named.said
        head = replace(line, heads=f"{name} {said}".strip())
    else:
        head = replace(extra.line, text=name, how="", max=LineFigure(), doubts=[])
        line.text, line.code = named.said, "-" if is_bullet(line.code) else ""
    of = next((one for one in outline.extras if one.owner is node and one.line == head), None)
    if of is None or rows:
        of = Extra(extra.side, head, [], node)
        outline.extras.append(of)
    of.lines += rows or [line]


def _settle_paragraphs(outline: Outline) -> None:
    """`2. Học tập: Mỗi giờ C trừ 3 điểm`, `Mục 2: Giỏi 60, khá 50` beside the tables, or over the whole width of the
    rows below them: how the one criterion scores that they name."""
    below = [line for line, why in outline.loose if why == "nowhere" and line.wide]
    for line in [one for one in outline.notes if one.paragraph and one.table >= 0] + below:
        found = naming(outline, line)
        if found is None or len(found.nodes) != 1:
            continue
        (node,), said = found.nodes, found.said
        gives = any(one.gives for one in read_clauses(said))
        if gives if node.children else says_points(said) or shares_out(said, node.points):
            outline.notes = [one for one in outline.notes if one is not line]
            outline.loose = [one for one in outline.loose if one[0] is not line]
            line.text, line.cells = said, (said,)
            node.words.append(line)


def _settle_rows(outline: Outline) -> None:
    """A row below another criterion, or below the last of the group that it names; one that names several,
    or does so among other words (`Không chấm điểm mục 2 và mục 3 đối với đội ...`), is of none and asked
    about."""
    for node in outline.walk():
        for line in list(node.words):
            word = heading_word(line.code)  # `Mục I: mỗi lỗi trừ 1 điểm`
            text = f"{line.code} {line.text}" if word else line.text
            named = [numbered(outline, one["code"], one["word"])
                     for one in OWNER.finditer(even(text))]  # fmt: skip
            own = any(one is node for some in named for one in some)
            coded = word and not any(_holds(one, node) for some in named for one in some)
            if own or not (named and all(named)) or line.has_figure or coded:
                continue
            if parts(line.code) and not word:
                continue
            told = naming(outline, line)
            owners = [one for one in named[0] if _holds(one, node)] or (told.nodes if told else [])
            node.words.remove(line)
            if len(named) == len(owners) == 1:
                line.text = told.said if told else line.text
                owners[0].words.append(line)
            else:
                outline.loose.append((line, "words"))


def _settle_codes(outline: Outline) -> None:
    """`Nề nếp | Đi muộn trừ 1 điểm`, where the names of criteria stand in the column of their numbers."""
    for node in outline.walk():
        for line in [one for one in node.words if WORDS.search(one.code)]:
            named = called(outline, line.code)
            if len(named) == 1:
                node.words = [one for one in node.words if one is not line]
                line.code = ""
                named[0].words.append(line)


def _settle_tables(outline: Outline) -> None:
    """Rows of a table without criteria or a total are no rows of the last criterion of another: of the one
    that each names (`Nề nếp | Đi muộn trừ 1 điểm`), or asked about if they take or give so much each."""
    whole = {node.line.table for node in outline.walk()} | {one.table for one in outline.totals}
    for node in outline.walk():
        for line in [one for one in node.words if one.table not in whole and not one.paragraph]:
            told = naming(outline, line)
            clauses = read_clauses(joined_words(line))
            if told is not None and len(told.nodes) == 1:
                node.words = [one for one in node.words if one is not line]
                line.text = told.said
                told.nodes[0].words.append(line)
            elif any(one.gives and (one.each or one.side == MINUS) for one in clauses):
                node.words = [one for one in node.words if one is not line]
                outline.loose.append((line, WHOSE))


def _holds(group: Node, node: Node) -> bool:
    return any(one is node or _holds(one, node) for one in group.children)
