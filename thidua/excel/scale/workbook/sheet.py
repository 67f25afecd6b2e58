"""Writes a scale as a workbook: a table to edit, a second sheet of settings, and, out of sight,
the scale that it was made from. The same scale gives the same bytes. XlsxWriter is loaded here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thidua.diagnostics.diagnostic import NOTHING
from thidua.excel import looks
from thidua.excel.looks import FAINT, HEAD_COLOUR, SECTION_COLOUR, HiddenLists, Looks, row_height
from thidua.excel.scale.draft.draft import Doubt
from thidua.excel.scale.draft.write import LikelyReading
from thidua.excel.scale.importing import ScaleDraft
from thidua.excel.scale.paper.pages import place_words
from thidua.excel.scale.speech.things import UNRANKED
from thidua.excel.scale.workbook.amounts import ITEM_KINDS
from thidua.excel.scale.workbook.cells import REMARK
from thidua.excel.scale.workbook.phrases import KINDS
from thidua.excel.scale.workbook.pieces import Names, number
from thidua.excel.scale.workbook.rows import (
    COLUMNS,
    ITEM,
    LIST,
    NODE,
    SETTINGS,
    SIDES,
    BookRow,
    SettingRow,
    Tree,
    book_rows,
    filled,
    setting_rows,
    tree_of,
)
from thidua.excel.scale.workbook.setting_words import WORDS
from thidua.model.scale.criteria import Scale
from thidua.store.folder import MemoryFiles
from thidua.store.yaml.dump import block
from thidua.store.yaml.node import Node, node_of
from thidua.views.rule_words import exempt_text, items_text, listed_item_text, node_text
from thidua.words import Lang, say
from thidua.year.bloc import Bloc

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MAIN, SECOND, HIDDEN = "Thang điểm", "Thiết lập", "thidua"
MARK = "thidua:scale:1"
"""The first cell of the hidden sheet: what this workbook is, and its version."""
FIRST = "first"
"""What a draft says of itself: the keys of its doubtful rows, which stand above all others."""
DOUBT_COLOUR = "#FCE4D6"
HEAD = 2
"""The row of the headings, from 0."""
WIDTHS = {
    "mark": 5, "code": 9, "name": 44, "max": 9, "kind": 17, "params": 40, "side": 9, "cap": 8,
    "measure": 10, "not_for": 16, "verifier": 18, "evidence": 22, "sentence": 46, "doubt": 46,
}  # fmt: skip
SETTING_COLUMNS = ("section", "id", "set_name", "value")
"""The columns of the second sheet."""
NUMBERS = ("max", "cap")
TEXTS = ("code", "params", "measure")
"""Columns in which Excel would make a day of `1.2`, and a number of `0,5`."""
SIZE = 11


@dataclass(frozen=True, slots=True)
class Shown:
    """One row to write: the row, the sentence that says what it means, and what is doubtful;
    `belongs`: it is part of what is doubtful in the row above it."""

    row: BookRow
    sentence: str = ""
    doubt: str = ""
    belongs: bool = False


@dataclass(frozen=True, slots=True)
class ScaleBook:
    """Everything that a scale workbook holds. `base`: the text of criteria.yaml."""

    title: str
    base: str
    rows: Sequence[Shown]
    settings: Sequence[SettingRow] = ()
    about: Mapping[str, str] = field(default_factory=dict)


def write_book(lang: Lang, book: ScaleBook) -> bytes:
    """The workbook."""
    title = book.title[:255]
    return looks.made(title, lambda made: _ScaleSheetWriter(made, lang, book).write())


class _ScaleSheetWriter:
    def __init__(self, made: "Workbook", lang: Lang, book: ScaleBook) -> None:
        self.lang = lang
        self.book = book
        self.looks = Looks(made)
        self.main = made.add_worksheet(MAIN)
        self.second = made.add_worksheet(SECOND)
        self.hidden = made.add_worksheet(HIDDEN)
        self.lists = HiddenLists(self.hidden, 5)
        marked = any(one.doubt for one in book.rows)
        self.columns = ["mark", *COLUMNS, "sentence", *(["doubt"] if marked else [])]

    def say(self, key: str, **args: object) -> str:
        return say(self.lang, f"scale_book.{key}", **args)

    def write(self) -> None:
        self._table()
        self._settings()
        lines = [MARK, *(f"{key}={value}" for key, value in self.book.about.items()), "---"]
        for n, line in enumerate([*lines, *self.book.base.split("\n")]):
            self.hidden.write_string(n, 0, line)
        self.hidden.very_hidden()
        self.main.activate()

    def _table(self) -> None:
        sheet = self.main
        sheet.write_string(
            0, 1, self.book.title, self.looks.get(bold=True, font_size=14, text_wrap=False)
        )
        faint = self.looks.get(font_color=FAINT, text_wrap=False)
        sheet.write_string(1, 1, self.say("how"), faint)
        head = self.looks.body(bold=True, bg_color=HEAD_COLOUR, align="center")
        text = self.looks.get(num_format="@")
        for n, column in enumerate(self.columns):
            sheet.write_string(HEAD, n + 1, self.say(f"column_{column}"), head)
            sheet.set_column(n + 1, n + 1, WIDTHS[column], text if column in TEXTS else None)
        sheet.write_string(HEAD, 0, self.say("column_key"), head)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        for n, one in enumerate(self.book.rows, HEAD + 1):
            self._row(n, one)
        rows = range(HEAD + 1, HEAD + len(self.book.rows) + 201)
        words = [*(one.word for one in KINDS.values()), *ITEM_KINDS.values()]
        self._offer(sheet, rows, self.columns.index("kind") + 1, words)
        self._offer(sheet, rows, self.columns.index("side") + 1, SIDES.values())
        sheet.freeze_panes(HEAD + 1, 4)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD)

    def _offer(
        self, sheet: "Worksheet", rows: range, column: int, words: Iterable[str], told: str = ""
    ) -> None:
        """A list in some cells of a column; `told`: what is said beside them."""
        rule = {"validate": "list", "source": self.lists.range(tuple(filter(None, words)))}
        rule |= {"error_type": "warning", **({"input_message": told} if told else {})}
        sheet.data_validation(rows[0], column, rows[-1], column, rule)

    def _row(self, n: int, one: Shown) -> None:
        row = one.row
        self.main.write_string(n, 0, row.key)
        for at, column in enumerate(self.columns, 1):
            look = self._look(one, column)
            text = self._text(one, column)
            if column in NUMBERS and number(text) is not None:
                self.main.write_number(n, at, float(number(text) or 0), look)
            elif text:
                self.main.write_string(n, at, text, look)
            else:
                self.main.write_blank(n, at, None, look)
        texts = ((self._text(one, column), column) for column in self.columns)
        bold = row.depth == 0
        self.main.set_row(n, row_height((text, WIDTHS[at], SIZE, bold) for text, at in texts))

    def _text(self, one: Shown, column: str) -> str:
        if column == "mark":
            return "?" if one.doubt else ""
        if column in ("sentence", "doubt"):
            return one.sentence if column == "sentence" else one.doubt
        return one.row.cells.get(column, "")

    def _look(self, one: Shown, column: str) -> "Format":
        look: dict[str, object] = {"num_format": "@"} if column in TEXTS else {}
        group = one.row.what not in (ITEM, LIST) and not one.row.cells.get("kind")
        if one.doubt or one.belongs:
            look["bg_color"] = DOUBT_COLOUR
        elif one.row.what == LIST or (group and one.row.depth == 0):
            look["bg_color"] = SECTION_COLOUR
        if column == "name":
            look["indent"] = min(one.row.depth, 8)
        if column in ("max", "cap", "side", "mark", "code", "kind"):
            look["align"] = "center"
        if column in ("sentence", "doubt"):
            look["italic"] = True
        if one.row.depth == 0 and one.row.what not in (ITEM, LIST):
            look["bold"] = True
        return self.looks.body(**look)

    def _settings(self) -> None:
        sheet = self.second
        head = self.looks.body(bold=True, bg_color=HEAD_COLOUR, align="center")
        for n, (key, width) in enumerate(zip(SETTING_COLUMNS, (18, 18, 32, 70), strict=True)):
            sheet.write_string(0, n + 1, self.say(f"column_{key}"), head)
            sheet.set_column(n + 1, n + 1, width, self.looks.get(num_format="@"))
        sheet.write_string(0, 0, self.say("column_key"), head)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        look = self.looks.body(num_format="@")
        for n, row in enumerate(self.book.settings, 1):
            key = "/".join(str(step) for step in row.path)
            sheet.write_string(n, 0, key)
            texts = (self.say(f"section_{row.section}"), row.key, row.name, row.value)
            for at, text in enumerate(texts, 1):
                sheet.write_string(n, at, text, look)
            offered = WORDS.get((row.section, "" if len(row.path) == 1 else str(row.path[1])))
            if offered and row.section != "ranking":
                self._offer(sheet, range(n, n + 1), 4, offered.values())
        first = len(self.book.settings) + 1
        words = [self.say(f"section_{key}") for key in SETTINGS]
        self._offer(sheet, range(first, first + 101), 1, words, self.say("new_setting"))
        sheet.freeze_panes(1, 0)


def scale_book(
    lang: Lang, title: str, text: str, scale: Scale | None, names: Names, about: Mapping[str, str]
) -> ScaleBook:
    """The workbook of the scale in `text`; `scale` is its model, for the sentences."""
    tree = tree_of(text)
    rows = [
        Shown(
            row, _with_own(lang, sentence(lang, row, scale, names.tasks), row, scale, tree, names)
        )
        for row in book_rows(tree, names)
    ]
    return ScaleBook(title, text, rows, setting_rows(tree, names), about)


def _with_own(
    lang: Lang, said: str, row: BookRow, scale: Scale | None, tree: Tree, names: Names
) -> str:
    """A sentence with the units that a bloc itself exempts beside a shared scale: the row's cell
    has those of the shared one, which the workbook is of."""
    node = scale.nodes.get(row.key) if scale is not None and row.what == NODE else None
    if node is None:
        return said
    listed = node_of(tree, (*row.path, "not_for"))
    shared = listed if isinstance(listed, list) else []
    own = [one for one in node.not_for if one not in shared]
    exempt = exempt_text(lang, own, names.units)
    parts = (said, exempt and say(lang, "scale_book.own_exempt", text=exempt))
    return "; ".join(one for one in parts if one)


def draft_book(lang: Lang, title: str, read: ScaleDraft) -> ScaleBook:
    """The workbook of a draft: the doubtful rows first and marked, each with what may be meant."""
    text, draft, proposals = read.settled, read.draft, read.proposals
    first: list[Shown] = []
    of_criteria: dict[str, list[str]] = {}
    of_lines: dict[int, list[Doubt]] = {}
    for one in draft.all_doubts():
        if one.why == "by_hand":
            continue  # what it waits for is told by the lines themselves
        words = one.words or one.line.original
        proposal = proposals.get(one.line.n)
        if proposal is None:
            first.append(_remark(len(first), words, _doubt(lang, [one], words)))
        elif proposal.key:
            of_criteria.setdefault(proposal.key, []).append(_doubt(lang, [one], words))
        else:
            of_lines.setdefault(one.line.n, []).append(one)
    of_items: dict[str, str] = {}
    offered = [one for one in proposals.values() if one.key in of_criteria]
    for n, own in of_lines.items():
        ((side, (item, *_)),) = proposals[n].guess.items()
        if {"each", "points"} & set(item) and any(costs_the_rank(one.words) for one in own):
            item |= {"disqualifies": "true"}
        offered.append(LikelyReading("", {side: [item]}))
        of_items[item["id"]] = _doubt(lang, own, own[0].line.original)
    tree = tree_of(text)
    known = {row.key for row in book_rows(tree, Names())}
    proposed = _with_proposals(tree, offered)
    scale = model_of("\n".join(block(proposed, 0))) or model_of(text)
    asked: dict[str, list[Shown]] = {key: [] for key in of_criteria}
    rest: list[Shown] = []
    around: list[BookRow] = []
    for row in book_rows(proposed, Names()):
        del around[row.depth :]
        around.append(row)
        said = sentence(lang, row, scale)
        if row.key in of_items:
            made = _as_new(f"{REMARK}{len(first)}", around)
            first.append(Shown(made, said, of_items[row.key]))
        elif row.key in of_criteria:
            doubt = "\n".join(dict.fromkeys(of_criteria[row.key]))
            asked[row.key].append(Shown(row, said, doubt))
        elif row.key in known:
            rest.append(Shown(row, said))
        else:
            whose = next(one.key for one in reversed(around) if one.key in of_criteria)
            asked[whose].append(Shown(_as_new("", around), said, belongs=True))
    first += [one for rows in asked.values() for one in rows]
    about = {FIRST: " ".join(of_criteria)}
    return ScaleBook(title, text, [*first, *rest], setting_rows(tree, Names()), about)


def _doubt(lang: Lang, doubts: Sequence[Doubt], words: str) -> str:
    """Where the doubts about a line stand, why, and the words that they are about."""
    reasons = dict.fromkeys(say(lang, f"scale_draft.why_{one.why}") for one in doubts)
    place = place_words(lang, doubts[0].line.place)
    return f"{place}: {'; '.join(reasons)}: {' '.join(words.split())}"


def _with_proposals(tree: Tree, proposals: Iterable[LikelyReading]) -> Tree:
    """The scale as it is if all that is proposed for its criteria is taken."""
    taken = deepcopy(tree)
    at = {row.key: row.path for row in book_rows(taken, Names()) if row.what == NODE}
    for one in {id(one.guess): one for one in proposals}.values():
        node = node_of(taken, at[one.key]) if one.key else taken
        if isinstance(node, dict):
            for key, value in one.guess.items():
                node[key] = _joined(node[key], value) if key in node else value
    return taken


def _joined(there: Node, more: Node) -> Node:
    """Two lists as one, each with what holds for all of its items or bare."""
    heads: Tree = {}
    items: list[Node] = []
    for one in (there, more):
        if isinstance(one, dict):
            heads |= one
        own = one.get("items") if isinstance(one, dict) else one
        items += own if isinstance(own, list) else []
    return {**heads, "items": items} if heads else items


def _as_new(key: str, around: Sequence[BookRow]) -> BookRow:
    """The last of these rows as one that is proposed; a part has its number below its criterion's."""
    row = around[-1]
    code = f"{around[-2].cells['code']}.{int(row.path[-1]) + 1}" if row.what == NODE else ""
    return BookRow(row.what, key, (), row.depth, {**row.cells, "code": code})


_NOTHING_NAMED = re.compile(
    r"\s*(?:thi đua)?\s*(?:(?:cuối |trong |của )?(?:năm|kỳ|tuần|tháng)(?: (?:đó|này|học))?)?[\s.;,)]*"
)


def costs_the_rank(words: str) -> bool:
    """Whether words take a unit out of the whole ranking: not where a grade, a title or a place
    is named (`không xếp loại hoàn thành xuất sắc`), which is less."""
    said = UNRANKED.search(words)
    return said is not None and _NOTHING_NAMED.fullmatch(words, said.end()) is not None


def _remark(n: int, words: str, said: str) -> Shown:
    """A line that is of no criterion; one that costs the rank is offered as such an item."""
    cells = {"name": " ".join(words.split())}
    if costs_the_rank(words):
        cells |= {"side": SIDES["deduct"], "kind": ITEM_KINDS["disqualifies"]}
    return Shown(BookRow(NODE, f"{REMARK}{n}", (), 0, filled(cells)), "", said)


def model_of(text: str) -> Scale | None:
    """The model of a scale; None where it can't be loaded, and then no row has a sentence."""
    bloc = {"bloc.yaml": b"id: a\nname: A\n", "units.yaml": b"units: []\n"}
    files = MemoryFiles({**bloc, "2000/criteria.yaml": text.encode()})
    book = Bloc(files, unguarded=True).load([([2000], ("criteria",))]).book
    criteria = book.years[2000].criteria if book is not None else None
    return criteria.data if criteria is not None else None


def sentence(
    lang: Lang, row: BookRow, scale: Scale | None, tasks: Mapping[str, str] = NOTHING
) -> str:
    """What a row says, in thidua's own words; "" where it says nothing by itself."""
    if scale is None:
        return ""
    if row.what == NODE:
        node = scale.nodes.get(row.key)
        return node_text(lang, node, scale, tasks) if node is not None else ""
    if row.what == LIST:
        owner, _, side = row.key.rpartition("#")
        holder = scale.nodes.get(owner) if owner else scale
        items = getattr(holder, side, None)
        return items_text(lang, items, scale) if items is not None else ""
    found = scale.items.get(row.key)
    if found is None:
        return ""
    side = next(key for key, word in SIDES.items() if word == row.cells["side"])
    return listed_item_text(lang, found[0], side, found[1], scale)
