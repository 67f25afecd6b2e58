"""From an office's own table to a draft of criteria.yaml, with every doubt told."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Diagnostic, Severity, TextSpan, Word
from thidua.excel.scale.draft.draft import Doubt, Draft, TotalBand
from thidua.excel.scale.draft.drafting import make_draft
from thidua.excel.scale.draft.write import LikelyReading, draft_text
from thidua.excel.scale.paper.from_word import pages_of_word
from thidua.excel.scale.paper.own_period import with_own_limits
from thidua.excel.scale.paper.pages import UNCOMPUTED, Page, pages_of_sheet, place_words
from thidua.excel.scale.paper.paragraphs import PARAGRAPHS, levels_as_words, page_of_paragraphs
from thidua.excel.scale.paper.separators import with_one_sign
from thidua.excel.scale.rows.line import ScaleLines
from thidua.excel.scale.rows.worded import guess_maxima
from thidua.excel.scale.tables.headings import HELD, LENIENT, STRICT
from thidua.excel.scale.tables.tables import read_lines
from thidua.text.encodings import likely_text
from thidua.text.numbers import show
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

SHOWN = 70
"""Characters of a row that a warning shows."""
MOST_ROWS, MOST_CHARACTERS = 1_500, 120_000
"""Rows of a scale, and characters of all its words, that are read: some seconds."""


@dataclass(frozen=True, slots=True)
class ScaleDraft:
    """What was read: the file's text, the draft behind it, a warning for each doubt; `settled`: the
    text without its doubts, which a workbook asks about and takes back only answered; `summary`: how
    much is sure, and what the criteria come to."""

    text: str
    settled: str
    draft: Draft
    doubts: tuple[Diagnostic, ...]
    summary: tuple[str, ...]
    unused: tuple[str, ...] = ()
    proposals: Mapping[int, LikelyReading] = field(default_factory=dict)


def read_scale(lang: Lang, raw: bytes, file: str, name: str) -> ScaleDraft | list[Diagnostic]:
    """The draft of the first scale in a workbook or a Word file. `name`: the file's own name."""
    is_word = name.casefold().endswith(".docx")
    pages = (pages_of_word if is_word else pages_of_sheet)(raw, file)
    if isinstance(pages, Diagnostic):
        return [pages]
    if old := _old_encoding(pages, file) or _uncomputed(pages, file):
        return [old]
    draft = None
    pages = levels_as_words(with_own_limits(with_one_sign(pages)))
    paragraphs = page_of_paragraphs(pages)
    last = [paragraphs] if paragraphs is not None else []
    for how, some in ((STRICT, pages), (LENIENT, pages), (HELD, pages), (LENIENT, last)):
        if draft is not None and some is not pages:
            break
        sheet = read_lines(some, how)
        if sheet is None:
            continue
        if long := _too_long(sheet, file):
            return [long]
        if not sheet.has_points and not guess_maxima(sheet):
            continue
        tried = make_draft(sheet)
        if tried.parts or (tried.lists and draft is None):
            draft, read = tried, sheet
        if tried.parts:
            break  # a list alone may stand beside a table without a column of points
    if draft is None:
        return [Diagnostic("TD940", file)]
    sheet = read
    digest = hashlib.sha256(raw).hexdigest()
    where = ", ".join(
        say(lang, "scale_draft.paragraphs")
        if one == PARAGRAPHS
        else say(lang, "scale_draft.table", n=one[1:])
        if is_word
        else say(lang, "scale_draft.sheet", name=one)
        for one in dict.fromkeys(sheet.names)
    )
    source = say(lang, "scale_draft.source", name=name, sheet=where)
    made_from = say(lang, "scale_draft.read_from", source=source, digest=digest)
    written, settled = (
        draft_text(lang, draft, made_from, sheet.unused, asks=asks) for asks in (True, False)
    )
    doubts = draft.all_doubts()
    once: dict[tuple[int, str, str], Doubt] = {}
    for one in doubts:
        once.setdefault((one.line.n, one.line.place, one.why), one)
    told = [_told(lang, one, file, sheet.names[0]) for one in once.values()]
    summary = say(
        lang,
        "scale_draft.summary",
        sure=sum(part.is_sure for part in draft.all_parts()),
        nodes=len(draft.all_parts()),
        items=sum(len(whole.things.items) for whole in draft.lists)
        + sum(
            len(things.items)
            for part in draft.all_parts()
            for things in part.sure_things().values()
        ),
        unsure=len({one.line.n for one in doubts}),
        rows=len(sheet.lines),
    )
    total = say(lang, f"scale_draft.{draft.total_said()}", points=show(lang, draft.points))
    told_of = (summary, total, *_bands_told(lang, draft.bands))
    unused = tuple(sheet.unused)
    return ScaleDraft(
        written.text, settled.text, draft, tuple(told), told_of, unused, written.proposals
    )


def _bands_told(lang: Lang, bands: Iterable[TotalBand]) -> Iterator[str]:
    """`Mức xếp loại: Tốt từ 80%; Khá từ 0%`: points of the paper have become percents."""
    each = [
        say(lang, "scale_draft.band", name=safe(name), percent=show(lang, percent))
        for name, percent in bands
    ]
    if each:
        yield say(lang, "scale_draft.bands", bands="; ".join(each))


def _uncomputed(pages: Iterable[Page], file: str) -> Diagnostic | None:
    """Why a workbook is not read that a program wrote and no spreadsheet computed: its formulas
    have no values, and points without one would be no points."""
    for page in pages:
        boxes = [box for row in (*page.before, *page.rows) for box in row.boxes]
        if n := sum(box.text == UNCOMPUTED for box in boxes):
            args = {"sheet": page.name, "n": str(n)}
            return Diagnostic("TD940", file, args=args, variant="uncomputed")
    return None


def _old_encoding(pages: Iterable[Page], file: str) -> Diagnostic | None:
    """Why a file is not read whose words are of an old font (TCVN3, VNI): its first such words."""
    rows = [row for page in pages for row in (*page.before, *page.rows)]
    texts = [box.text for row in rows for box in row.boxes if len(box.text) > 3]
    found = [(text, likely) for text in texts if (likely := likely_text(text)) is not None]
    if len(found) * 10 < len(texts) or not found:
        return None
    said, likely = (" ".join(one.split())[:SHOWN] for one in found[0])
    return Diagnostic(
        "TD118", file, args={"found": said, "likely": likely}, severity=Severity.ERROR
    )


def _too_long(sheet: ScaleLines, file: str) -> Diagnostic | None:
    """Why a table is no scale: more rows, or more words, than any has."""
    characters = sum(len(line.text) + len(line.how) for line in sheet.lines)
    for key, found, most in (
        ("scale_draft.rows", len(sheet.lines), MOST_ROWS),
        ("scale_draft.characters", characters, MOST_CHARACTERS),
    ):
        if found > most:
            return Diagnostic(
                "TD948", file, args={"found": str(found), "what": Word(key), "most": str(most)}
            )
    return None


def _told(lang: Lang, one: Doubt, file: str, where: str) -> Diagnostic:
    text = " ".join(one.line.original.split())
    return Diagnostic(
        "TD941",
        file,
        args={
            "cell": place_words(lang, one.line.place),
            "why": Word(f"scale_draft.why_{one.why}"),
            "text": text if len(text) <= SHOWN else text[: SHOWN - 1] + "…",
        },
        where=(where,),
        span=TextSpan(one.line.row, 1, one.line.row, 2) if one.line.row else None,
    )
