"""The tables of a Word file, and the paragraphs before each.

Read from the document's own XML: merged cells, numbers that Word writes by itself, several lines
in a cell; words that somebody struck out while tracking changes are not there.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pyexpat import ExpatError, ParserCreate
from xml.etree.ElementTree import Element, TreeBuilder

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.scale.paper.pages import HIDDEN, NOTES, STRUCK, Box, Page, PageRow, clean
from thidua.excel.unpack import Parts, of_another_kind, unpack, unreadable

MOST_ROWS, MOST_COLUMNS, MOST_DEPTH = 5_000, 60, 100


class BadWordError(Exception):
    """A part that is no XML, or that declares entities, or that is nested too deeply."""


def pages_of_word(raw: bytes, file: str) -> list[Page] | Diagnostic:
    """Every table of a .docx file, or why it can't be read."""
    parts = unpack(raw, file)
    if isinstance(parts, Diagnostic):
        return parts
    body = parts.get("word/document.xml")
    if body is None:
        return of_another_kind(parts, file)
    try:
        tree = _parse(body)
        numbers = _Numbers(parts)
        return list(_pages(tree, numbers, _notes(parts, numbers)))
    except BadWordError:
        return unreadable(file, "broken")


@lru_cache(1024)
def _local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(" ")[2]


def _parse(raw: bytes, without: Container[str] = ()) -> Element:
    """The tree of a part, names without prefixes, but for some elements and all below them. No document
    type is obeyed."""
    builder = TreeBuilder()
    depth = passed = 0

    def refuse(*_: object) -> None:
        raise BadWordError

    def begin(name: str, found: dict[str, str]) -> None:
        nonlocal depth, passed
        depth += 1
        if depth > MOST_DEPTH:
            raise BadWordError
        tag = _local(name)
        if passed or tag in without:
            passed += 1
        else:
            builder.start(tag, {_local(key): value for key, value in found.items()})

    def end(name: str) -> None:
        nonlocal depth, passed
        depth -= 1
        if passed:
            passed -= 1
        else:
            builder.end(_local(name))

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(raw, True)
    except ExpatError:
        raise BadWordError from None
    return builder.close()


def _notes(parts: Parts, numbers: "_Numbers") -> list[str]:
    """What stands beside the text: notes below it, remarks at its edge, what heads and ends each page."""
    texts: dict[str, None] = {}
    for name in parts.content:
        if re.fullmatch(r"word/(?:footnotes|endnotes|comments|header\d*|footer\d*)\.xml", name):
            for block in _parse(parts.content[name]).iter("p"):
                texts[_paragraph(block, numbers)] = None
    return [text for text in texts if text]


def _pages(tree: Element, numbers: "_Numbers", notes: Sequence[str]) -> list[Page]:
    found: list[Page] = []
    before: list[PageRow] = []
    body = tree.find("body")
    for block in _blocks(body if body is not None else tree):
        place = f"T{len(found) + 1}"
        if block.tag == "p":
            text = _paragraph(block, numbers)
            if text:
                before.append(PageRow(f"{place}.R0", 0, (Box(text),), words=True))
        elif block.tag == "tbl":
            rows = _table(block, numbers, place)
            found.append(Page(place, rows, tuple(before), is_sheet=False))
            before = []
    last = f"T{len(found)}.E" if found else "T1.R0"
    if before:
        before = [replace(row, place=last) for row in before]
        found.append(Page(f"T{len(found) + 1}", (), tuple(before), is_sheet=False))
    if notes:
        beside = [PageRow(last, 0, (Box(text),), words=True) for text in notes]
        found.append(Page(NOTES, (), beside, is_sheet=False))
    return found


def _blocks(node: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body, also those in text boxes, and in tables of one column
    that only frame them."""
    for block in _unwrapped(node):
        if block.tag == "tbl" and _is_frame(block):
            for line in _unwrapped(block):
                for cell in _unwrapped(line):
                    yield from _blocks(cell)
            continue
        yield block
        if block.tag == "p":
            for inner in _boxes(block):
                yield from _blocks(inner)


def _is_frame(table: Element) -> bool:
    rows = [line for line in _unwrapped(table) if line.tag == "tr"]
    cells = [cell for line in rows for cell in _unwrapped(line) if cell.tag == "tc"]
    return len(cells) == len(rows) and any(cell.find("tbl") is not None for cell in cells)


def _boxes(node: Element) -> Iterator[Element]:
    """The text boxes in a paragraph; what stands there for older programs is the same again."""
    for child in node:
        if child.tag == "txbxContent":
            yield child
        elif child.tag != "Fallback":
            yield from _boxes(child)


def _unwrapped(node: Element) -> list[Element]:
    """The blocks below a node, taken out of content controls and the like."""
    found: list[Element] = []
    for child in node:
        if child.tag in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo"):
            found += _unwrapped(child)
        else:
            found.append(child)
    return found


def _table(table: Element, numbers: "_Numbers", place: str) -> list[PageRow]:
    rows: list[PageRow] = []
    lines = [child for child in _unwrapped(table) if child.tag == "tr"]
    for n, line in enumerate(lines[:MOST_ROWS], 1):
        if line.find("trPr/del") is not None:
            continue
        struck = _is_struck(line)
        for mark in [run.find("rPr") for run in line.iter("r")] if struck else ():
            for tag in ("strike", "dstrike"):  # a row that is there no more, with its words
                if mark is not None and (one := mark.find(tag)) is not None:
                    mark.remove(one)
        boxes = [Box()] * _whole(line.find("trPr/gridBefore"), 0)
        for cell in (child for child in _unwrapped(line) if child.tag == "tc"):
            shape = cell.find("tcPr")
            span = _whole(shape.find("gridSpan") if shape is not None else None, 1)
            merge = shape.find("vMerge") if shape is not None else None
            above = merge is not None and merge.get("val", "continue") != "restart"
            gone = above or (shape is not None and shape.find("cellDel") is not None)
            text = "" if gone else _cell(cell, numbers)
            doubt = "struck" if not struck and any(map(_line_through, cell.iter("r"))) else ""
            boxes.append(Box(text, above=above, doubt=doubt))
            boxes += [Box(left=True, above=above)] * (span - 1)
            if len(boxes) > MOST_COLUMNS:
                raise BadWordError
        hidden = HIDDEN if _is_on(line.find("trPr/hidden")) else ""
        left_out = STRUCK if struck else hidden
        rows.append(PageRow(f"{place}.R{n}", 0, tuple(boxes), left_out=left_out))
    return rows


def _is_struck(line: Element) -> bool:
    """Whether all words of a row have a line through them: it is there no more."""
    runs = [run for run in line.iter("r") if any(text.text for text in run.iter("t"))]
    return bool(runs) and all(_line_through(run) for run in runs)


def _line_through(run: Element) -> bool:
    return any(_is_on(run.find(f"rPr/{tag}")) for tag in ("strike", "dstrike"))


def _is_on(mark: Element | None) -> bool:
    return mark is not None and mark.get("val", "1") not in ("0", "false", "off")


def _whole(node: Element | None, default: int) -> int:
    text = node.get("val", "") if node is not None else ""
    return min(int(text), MOST_COLUMNS) if text.isascii() and text.isdigit() else default


def _cell(cell: Element, numbers: "_Numbers") -> str:
    texts = []
    for block in _unwrapped(cell):
        if block.tag == "p":
            texts.append(_paragraph(block, numbers))
        elif block.tag == "tbl":  # a table inside a cell: its words, row by row
            for line in block.iter("tr"):
                said = [_cell(each, numbers) for each in line.findall("tc")]
                amount = len(said) > 1 and said[-1][:1].isdigit() and len(said[-1]) < 9
                texts.append((": " if amount else " ").join(said))
    return "\n".join(text for text in texts if text)


_GONE = {
    "txbxContent", "Fallback", "del", "moveFrom", "instrText", "delText", "footnoteReference",
    "commentReference", "pPr", "rPr",
}  # fmt: skip


def _paragraph(node: Element, numbers: "_Numbers") -> str:
    text = "".join(_runs(node))
    text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    return f"{numbers.label(node)} {clean(text)}".strip()


_SIGNS = {
    "B3": "≥", "A3": "≤", "B4": "×", "B8": "÷", "B1": "±", "B9": "≠", "AE": "→", "DE": "⇒",
    "3E": ">", "3C": "<", "3D": "=", "2B": "+", "2D": "-", "25": "%", "B7": "•",
}  # fmt: skip
"""What the signs of the font Symbol are, by the end of their number."""


def _runs(node: Element) -> list[str]:
    found: list[str] = []
    for child in node:
        if child.tag in _GONE:
            continue
        if child.tag == "t":
            found.append(child.text or "")
        elif child.tag in ("br", "cr"):
            found.append("\n")
        elif child.tag == "tab":
            found.append(" ")
        elif child.tag == "noBreakHyphen":
            found.append("-")
        elif child.tag == "sym":
            found.append(_SIGNS.get(child.get("char", "")[-2:].upper(), ""))
        elif child.tag == "f":  # a fraction in a formula
            sides = (child.find("num"), child.find("den"))
            found.append("/".join("".join(_runs(one)) for one in sides if one is not None))
        elif child.tag == "r" and (_is_on(child.find("rPr/vanish")) or _line_through(child)):
            continue
        elif not _is_note_mark(child, "".join(found)):
            found += _runs(child)
    return found


def _is_note_mark(run: Element, before: str) -> bool:
    """A raised 1 behind `60` leads to a note, and is no digit of it."""
    raised = run.find("rPr/vertAlign")
    text = "".join(one.text or "" for one in run.iter("t")).strip()
    return (
        raised is not None
        and raised.get("val") == "superscript"
        and re.fullmatch(r"[(\[]?(?:\d+|\*+)[)\]]?", text) is not None
        and before[-1:].isdigit()
    )


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "upperRoman": lambda n: roman(n),
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": lambda n: chr(64 + (n - 1) % 26 + 1),
    "lowerLetter": lambda n: chr(96 + (n - 1) % 26 + 1),
}


def roman(n: int) -> str:
    """A number in Roman digits."""
    text = ""
    for value, digits in (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        while n >= value:
            text, n = text + digits, n - value
    return text


_LOOKS = frozenset({"latentStyles", "docDefaults", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"})
"""How things look: most of a file's styles, and nothing that numbers a paragraph."""


class _Numbers:
    """The numbers that Word writes before paragraphs by itself: they are in no text."""

    def __init__(self, parts: Parts) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.lists: dict[str, str] = {}
        self.styles: dict[str, Element] = {}
        self.counts: Mapping[str, dict[int, int]] = defaultdict(dict)
        raw = parts.get("word/numbering.xml")
        if raw is None:
            return
        self._learn(_parse(raw, _LOOKS))
        if (styles := parts.get("word/styles.xml")) is not None:
            every = _parse(styles, _LOOKS).findall("style")
            self.styles = {one.get("styleId", ""): one for one in every}

    def _learn(self, tree: Element) -> None:
        for kind in tree.findall("abstractNum"):
            levels = {}
            for level in kind.findall("lvl"):
                form, text, start = (level.find(tag) for tag in ("numFmt", "lvlText", "start"))
                levels[int(level.get("ilvl", "0"))] = (
                    form.get("val", "decimal") if form is not None else "decimal",
                    text.get("val", "") if text is not None else "",
                    _whole(start, 1),
                )
            self.levels[kind.get("abstractNumId", "")] = levels
        for one in tree.findall("num"):
            kind = one.find("abstractNumId")  # type: ignore[assignment]
            self.lists[one.get("numId", "")] = kind.get("val", "") if kind is not None else ""

    def _of(self, paragraph: Element) -> Element | None:
        """What numbers a paragraph: itself, its style, or the one that this is based on."""
        own, holder = paragraph.find("pPr/pStyle"), paragraph
        seen: set[str] = set()
        while (found := holder.find("pPr/numPr/numId")) is None:
            name = own.get("val", "") if own is not None else ""
            if name in seen or name not in self.styles:
                return None
            seen.add(name)
            holder = self.styles[name]
            own = holder.find("basedOn")
        return holder.find("pPr/numPr") if found.get("val") != "0" else None

    def label(self, paragraph: Element) -> str:
        """The number or bullet of a paragraph; "" where it has none."""
        mark = self._of(paragraph)
        if mark is None:
            return ""
        number, depth = mark.find("numId"), mark.find("ilvl")
        assert number is not None
        kind = self.lists.get(number.get("val", ""), "")
        level = _whole(depth, 0)
        form, text, start = self.levels.get(kind, {}).get(level, ("", "", 1))
        if form == "bullet":
            return "-"
        if not text:
            return ""
        counts = self.counts[kind]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        for n in range(level + 1):
            shape, _, first = self.levels[kind].get(n, ("decimal", "", 1))
            write = _FORMS.get(shape, str)
            text = text.replace(f"%{n + 1}", write(counts.get(n, first)))
        return text
