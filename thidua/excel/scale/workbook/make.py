"""A scale as its workbook: from the data, or from the draft of an office's own table."""

from collections.abc import Mapping

from thidua.diagnostics.diagnostic import NOTHING
from thidua.excel.scale.importing import ScaleDraft
from thidua.excel.scale.pages import place_words
from thidua.excel.scale.workbook.edits import REMARK
from thidua.excel.scale.workbook.phrases import ITEM_KINDS, rule_phrase, shown
from thidua.excel.scale.workbook.rows import (
    ITEM,
    LIST,
    NODE,
    SIDES,
    BookRow,
    Names,
    Tree,
    book_rows,
    filled,
    setting_rows,
    text_of,
)
from thidua.excel.scale.workbook.sheet import ScaleBook, Shown
from thidua.excel.scale.write import LikelyReading
from thidua.model.scale.criteria import Scale
from thidua.store.folder import MemoryFiles
from thidua.store.yaml.reader import parse
from thidua.views.rule_words import item_text, items_text, rule_text
from thidua.words import Lang, say
from thidua.year.bloc import Bloc


def scale_book(
    lang: Lang, title: str, text: str, scale: Scale | None, names: Names, about: Mapping[str, str]
) -> ScaleBook:
    """The workbook of the scale in `text`; `scale` is its model, for the sentences."""
    tree = _tree(text)
    rows = [Shown(row, sentence(lang, row, scale, names.tasks)) for row in book_rows(tree, names)]
    return ScaleBook(title, text, rows, setting_rows(tree), about)


def draft_book(lang: Lang, title: str, read: ScaleDraft) -> ScaleBook:
    """The workbook of a draft: the doubtful rows first and marked, each with what may be meant."""
    text, draft, proposals = read.text, read.draft, read.proposals
    scale = _model(text)
    tree = _tree(text)
    rows = book_rows(tree, Names())
    first: list[Shown] = []
    doubts: dict[str, list[str]] = {}
    for one in draft.all_doubts():
        if one.why == "by_hand":
            continue  # what it waits for is told by the lines themselves
        why = say(lang, f"scale_draft.why_{one.why}")
        words = one.words or one.line.original
        said = f"{place_words(lang, one.line.place)}: {why}: {' '.join(words.split())}"
        proposal = proposals.get(one.line.n)
        owner = proposal.key if proposal is not None else ""
        doubts.setdefault(owner, []).append(said)
    by_key = {row.key: row for row in rows}
    for n, said in enumerate(doubts.pop("", [])):
        remark = BookRow(NODE, f"{REMARK}{n}", (), 0, filled({"name": said}))
        first.append(Shown(remark, "", said))
    for key, said_all in doubts.items():
        row = by_key[key]
        proposal = next(one for one in proposals.values() if one.key == key)
        first += _proposed(row, proposal, "\n".join(dict.fromkeys(said_all)))
    rest = [Shown(row, sentence(lang, row, scale)) for row in rows if row.key not in doubts]
    return ScaleBook(title, text, [*first, *rest], setting_rows(tree), {})


def _proposed(row: BookRow, proposal: LikelyReading, doubt: str) -> list[Shown]:
    """A doubtful criterion with what may be meant, its proposed items below it."""
    guess = proposal.guess
    if "rule" in guess:
        row.cells["kind"], row.cells["params"] = rule_phrase(guess["rule"])
    if guess.get("measure"):
        row.cells["measure"] = text_of(guess["measure"])
    found = [Shown(row, "", doubt)]
    for side, word in SIDES.items():
        spec = guess.get(side)
        items = spec.get("items") if isinstance(spec, dict) else spec
        for item in items if isinstance(items, list) else ():
            if not isinstance(item, dict):
                continue
            kind, params = rule_phrase(item.get("rule"))
            for key, said in ITEM_KINDS.items():
                if key in item:
                    kind, params = said, shown(text_of(item[key]))
            cells = {
                "name": text_of(item.get("name")), "side": word, "kind": kind, "params": params,
                "cap": shown(text_of(item.get("cap"))),
            }  # fmt: skip
            found.append(Shown(BookRow(ITEM, "", (), row.depth + 1, filled(cells)), "", doubt))
    return found


def _model(text: str) -> Scale | None:
    """The draft's model; None where it can't be loaded, and then no row has a sentence."""
    bloc = {"bloc.yaml": b"id: a\nname: A\n", "units.yaml": b"units: []\n"}
    files = MemoryFiles({**bloc, "2000/criteria.yaml": text.encode()})
    book = Bloc(files, unguarded=True).load([([2000], ("criteria",))]).book
    criteria = book.years[2000].criteria if book is not None else None
    return criteria.data if criteria is not None else None


def _tree(text: str) -> Tree:
    tree, _ = parse(text.encode(), "")
    return tree if isinstance(tree, dict) else {}


def sentence(
    lang: Lang, row: BookRow, scale: Scale | None, tasks: Mapping[str, str] = NOTHING
) -> str:
    """What a row says, in thidua's own words; "" where it says nothing by itself."""
    if scale is None:
        return ""
    if row.what == NODE:
        node = scale.nodes.get(row.key)
        return rule_text(lang, node, scale, tasks) if node is not None else ""
    if row.what == LIST:
        owner, _, side = row.key.rpartition("#")
        holder = scale.nodes.get(owner) if owner else scale
        items = getattr(holder, side, None)
        return items_text(lang, items, scale) if items is not None else ""
    found = scale.items.get(row.key)
    return item_text(lang, found[0], found[1], scale) if found is not None else ""
