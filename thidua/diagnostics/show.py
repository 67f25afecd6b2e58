"""Diagnostics for people: the full text with an excerpt, and one line each.

Made of segments with a tone, so that a terminal can colour them without knowing the words and a
pipe can join them as they are. No segment holds anything that a terminal would obey.

The line of a file that a diagnostic is about, and which of its columns the caret goes under.

Columns of a span count characters; columns of a terminal do not: a combining mark takes none, a
wide character two, a tab some, and a character that was made inert takes as many as its escape.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from thidua.diagnostics.diagnostic import (
    Diagnostic,
    Severity,
    SeverityCounts,
    TextSpan,
    Word,
    name_of,
    severity_of,
)
from thidua.diagnostics.diagnostic import code as code_named
from thidua.text.folding import HANG, folds
from thidua.text.numbers import SpokenFigure
from thidua.text.vietnamese import safe, width
from thidua.words import LANGS, Lang, bloc_called, counted, say, spoken, years_called

Part = Literal["message", "hint", "rule"]

LONGEST_ARGUMENT = 200
"""Characters of one value from the data that a sentence can carry; the excerpt shows the rest."""

SEPARATOR = " › "

_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]\s*")
_FLOW = re.compile(r"\{\{([^{}]*)\}\}|\[(<[^\]]*)\]|\[\]")
"""`{{<unit>: <votes>}}`, `[<unit>]`, `[]`: brackets of YAML around what is to be typed."""
_FILE = re.compile(r"[a-z]+\.yaml")
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([a-z_][a-z0-9_]*)\}")


def message(diagnostic: Diagnostic, lang: Lang) -> str:
    """What was expected and what was found: one line."""
    lang = spoken(lang, diagnostic.bloc_kind)
    said = {
        key: value.told(lang) if isinstance(value, SpokenFigure) else value
        for key, value in diagnostic.args.items()
    }
    pattern = years_called(lang, _pattern(diagnostic, "message", lang), said)
    return _one_line(_fill(pattern, diagnostic._replace(args=said), lang))


def hint(diagnostic: Diagnostic, lang: Lang) -> str:
    """What to do or to type next: one line; "" when the catalogue has none."""
    lang = spoken(lang, diagnostic.bloc_kind)
    own = dict(diagnostic.called).get("")
    if own is not None:
        return say(lang, own)
    return _one_line(_fill(_pattern(diagnostic, "hint", lang), diagnostic, lang))


def where(diagnostic: Diagnostic, lang: Lang) -> str:
    """The breadcrumb by people's own names, `Sở Y tế › Tự chấm › a4.1`; "" when there is none."""
    lang = spoken(lang, diagnostic.bloc_kind)
    return _one_line(SEPARATOR.join(_said(step, lang) for step in diagnostic.where))


def patterns(code: str, part: Part, lang: Lang) -> dict[str, str]:
    """All wordings of one part of a code, by variant; the plain one is under ""."""
    column = LANGS.index(lang)
    return {
        key[len(part) + 1 :]: texts[column]
        for key, texts in code_named(code).words.items()
        if key == part or key.startswith(part + ".")
    }


def _pattern(diagnostic: Diagnostic, part: Part, lang: Lang) -> str:
    words = code_named(diagnostic.code).words
    found = words.get(f"{part}.{diagnostic.variant}") if diagnostic.variant else None
    text = bloc_called(lang, (found or words.get(part, ("", "")))[LANGS.index(lang)])
    return _with_headings(text, part, dict(diagnostic.called), lang) if diagnostic.called else text


def _with_headings(text: str, part: Part, called: Mapping[str, str], lang: Lang) -> str:
    """A wording that speaks of keys, in the headings of a workbook. In English a key is often an
    ordinary word, too: there only one before its value is meant for sure, in a message before one
    of the format's words."""
    keys = {key.partition(":")[0] for key in called if key}
    if not keys:
        return text
    names = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    sure = r"(?=:| to [a-z_]+$)" if lang == "en" else ""

    def heading(found: re.Match[str]) -> str:
        key, value = found["key"], found["value"]
        word = called.get(f"{key}: {value}")
        if lang == "en" and part == "message" and word is None:
            return found[0]
        said = f"“{say(lang, word)}”" if word else value
        if key not in called:
            return said if word else found[0]
        return f"“{say(lang, called[key])}”" + (f"{found['is']}{said}" if value else "")

    text = re.sub(_FILE, lambda at: _sheet(called.get(at[0]), lang) or at[0], text)
    before, after = r"(?<![\w./«“<-])(?<!(?<!\{)\{)", r"(?![\w}/.>-])"
    value = r"(?:(?P<is>: | thành | to )(?P<value>[a-z_]+)\b(?!\}))?"
    text = re.sub(f"{before}(?P<key>{names}){after}{sure}{value}", heading, text)
    return re.sub(_FLOW, lambda at: at[1] or at[2] or say(lang, "year_workbook.none"), text)


def _sheet(word: str | None, lang: Lang) -> str:
    return say(lang, "scale_draft.sheet", name=say(lang, word)) if word else ""


def _fill(pattern: str, diagnostic: Diagnostic, lang: Lang) -> str:
    # One pass, so that braces inside a value are never taken for a placeholder.
    def replacement(found: re.Match[str]) -> str:
        name = found[1]
        if name is None:
            return found[0][0]
        if name not in diagnostic.args:
            return found[0]
        return _said(diagnostic.args[name], lang)

    return _PLACEHOLDER.sub(replacement, counted(pattern, diagnostic.args))


def _said(value: str | Word, lang: Lang) -> str:
    if isinstance(value, Word):
        return say(lang, value.key)
    if len(value) > LONGEST_ARGUMENT:
        value = value[: LONGEST_ARGUMENT - 1] + "…"
    return safe(value)


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


TAB = 4
ELLIPSIS = "…"

_BREAK = re.compile(r"\r\n|\r|\n")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class Excerpt(NamedTuple):
    """One line as it is shown; the caret begins after `offset` display columns."""

    line: int
    text: str
    offset: int
    carets: int


class _Cell(NamedTuple):
    """One character as it is shown, from one display column to the one after it."""

    text: str
    start: int
    end: int


def lines_of(raw: bytes) -> list[str]:
    """A file's lines as the reader counts them; bytes that are not UTF-8 become U+FFFD."""
    if raw.startswith(_WIDE) or (raw and raw.count(0) * 5 >= len(raw)):  # UTF-16 or UTF-32
        return []
    return _BREAK.split(raw.decode("utf-8-sig", errors="replace"))


def excerpt(lines: list[str], span: TextSpan, most: int) -> Excerpt | None:
    """The span's first line, at most `most` columns of it; None when the file ends before it."""
    if not 1 <= span.line <= len(lines):
        return None
    line = lines[span.line - 1]
    first = min(max(span.column - 1, 0), len(line))
    last = len(line) if span.end_line > span.line else min(span.end_column - 1, len(line))
    # A line of a megabyte is not measured to its ends: nothing beyond `most` can be shown.
    begin, stop = max(0, first - most), min(len(line), first + most)
    cells = _cells(line[begin:stop])
    offset = _column(cells, first - begin)
    end = _column(cells, min(last, stop) - begin)
    left = max(0, offset - most // 2) if begin > 0 or offset >= most - 1 else 0
    text, left = _window(cells, left, most, cut_before=begin > 0, cut_after=stop < len(line))
    offset -= left
    return Excerpt(span.line, text, offset, max(1, min(end - left, width(text)) - offset))


def _cells(text: str) -> list[_Cell]:
    cells: list[_Cell] = []
    column = 0
    for character in text:
        shown, wide = _shown(character)
        if character == "\t":
            wide = TAB - column % TAB
            shown = " " * wide
        cells.append(_Cell(shown, column, column + wide))
        column += wide
    return cells


@lru_cache(1_000)
def _shown(character: str) -> tuple[str, int]:
    """A character as it is shown, and its width: a text has few different ones."""
    shown = safe(character)
    return shown, width(shown)


def _column(cells: list[_Cell], index: int) -> int:
    if index < len(cells):
        return cells[index].start
    return cells[-1].end if cells else 0


def _window(
    cells: list[_Cell], left: int, most: int, *, cut_before: bool, cut_after: bool
) -> tuple[str, int]:
    """What of the cells fits into `most` columns from `left` on, and where it then begins."""
    before = ELLIPSIS if cut_before or left > 0 else ""
    right = left + most
    after = ELLIPSIS if cut_after or _column(cells, len(cells)) > right else ""
    low, high = left + len(before), right - len(after)
    kept = [cell for cell in cells if low <= cell.start and cell.end <= high]
    while kept and before and kept[0].start == kept[0].end:
        kept.pop(0)  # a mark whose letter was cut off
    begin = kept[0].start - len(before) if kept else left
    return (before + "".join(cell.text for cell in kept) + after).rstrip(" "), begin


Tone = Literal["plain", "place", "error", "warning", "advice", "gutter", "label", "hint"]


class Segment(NamedTuple):
    """A piece of a line and what it is, from which a terminal may choose a colour."""

    text: str
    tone: Tone = "plain"


Line = tuple[Segment, ...]
ShowPath = Callable[[str], str]
"""A diagnostic's file -> a path that a person can click, from where they stand."""
Read = Callable[[str], bytes | None]
"""A diagnostic's file -> its bytes; None when they can't be had."""

WIDEST = 160
"""Columns of a source line in an excerpt: a data line is rarely longer, a minified one is."""
LEAST_DIGITS = 2


def text(
    diagnostics: Iterable[Diagnostic],
    lang: Lang,
    *,
    path: ShowPath,
    read: Read,
    widest: int = WIDEST,
    hints: Callable[[Diagnostic, Lang], str] = hint,
) -> Iterator[Line]:
    """Each diagnostic with excerpt, caret, breadcrumb and hint; an empty line between two."""
    source = _Source(read)
    for number, diagnostic in enumerate(diagnostics):
        if number:
            yield ()
        yield _header(diagnostic, lang, path)
        shown = _excerpt(diagnostic, source, widest)
        digits = max(len(str(shown.line)), LEAST_DIGITS) if shown else LEAST_DIGITS
        if shown:
            yield from _excerpt_lines(shown, digits, severity_of(diagnostic))
        yield from _notes(where(diagnostic, lang), hints(diagnostic, lang), lang, digits)


def concise(diagnostics: Iterable[Diagnostic], lang: Lang, *, path: ShowPath) -> Iterator[Line]:
    """One line each: the header alone."""
    for diagnostic in diagnostics:
        yield _header(diagnostic, lang, path)


def fitted(lines: Iterable[Line], room: int) -> Iterator[Line]:
    """The lines as a terminal shows them whole: what is too long goes on below; an excerpt of a
    file stays one line."""
    for line in lines:
        whole = "".join(segment.text for segment in line)
        if width(whole) <= room or line[0].tone == "gutter":
            yield line
            continue
        indent = len(whole) - len(whole.lstrip(" ="))
        for number, (start, end) in enumerate(folds(whole, room, indent + HANG)):
            before = (Segment(" " * (indent + HANG)),) if number else ()
            yield (*before, *_part(line, start, end))


def _part(line: Line, start: int, end: int) -> Iterator[Segment]:
    at = 0
    for segment in line:
        text = segment.text[max(start - at, 0) : max(end - at, 0)]
        at += len(segment.text)
        if text:
            yield segment._replace(text=text)


def plain(lines: Iterable[Line]) -> str:
    """The lines as text for a pipe, each ended by a newline; "" when there are none."""
    return "".join("".join(segment.text for segment in line) + "\n" for line in lines)


def summary(counts: SeverityCounts, files: int, lang: Lang) -> str:
    """`2 lỗi, 1 cảnh báo trong 14 tệp`: what was found in how many files read."""
    parts = [
        _counted(number, kind, lang)
        for number, kind in (
            (counts.errors, "error"),
            (counts.warnings, "warning"),
            (counts.advice, "advice"),
        )
        if number
    ]
    found = ", ".join(parts) if parts else say(lang, "diagnostics.nothing")
    return say(lang, "diagnostics.summary", found=found, files=_counted(files, "file", lang))


def _counted(number: int, kind: str, lang: Lang) -> str:
    form = "one" if number == 1 else "many"
    return say(lang, f"diagnostics.count.{kind}.{form}", n=number)


class _Source:
    """The lines of the file asked for last: diagnostics come sorted by file."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._file: str | None = None
        self._lines: list[str] = []

    def lines(self, file: str) -> list[str]:
        if file != self._file:
            raw = self._read(file)
            self._file, self._lines = file, lines_of(raw) if raw is not None else []
        return self._lines


def place(diagnostic: Diagnostic, path: ShowPath) -> str:
    """`FILE:LINE:COL`, as much of it as is known; "" without a file."""
    if diagnostic.file is None:
        return ""
    shown = safe(path(diagnostic.file))
    span = diagnostic.span
    return f"{shown}:{span.line}:{span.column}" if span else shown


def _header(diagnostic: Diagnostic, lang: Lang, path: ShowPath) -> Line:
    severity = severity_of(diagnostic)
    tone: Tone = severity.value
    segments = []
    if at := place(diagnostic, path):
        segments += [Segment(at, "place"), Segment(": ")]
    if severity is not Severity.ERROR:
        segments += [Segment(say(lang, f"diagnostics.{severity.value}"), tone), Segment(" ")]
    segments += [
        Segment(f"{diagnostic.code} {name_of(diagnostic.code)}", tone),
        Segment(f": {message(diagnostic, lang)}"),
    ]
    return tuple(segments)


def _excerpt(diagnostic: Diagnostic, source: _Source, widest: int) -> Excerpt | None:
    if diagnostic.file is None or diagnostic.span is None:
        return None
    return excerpt(source.lines(diagnostic.file), diagnostic.span, widest)


def _excerpt_lines(shown: Excerpt, digits: int, severity: Severity) -> Iterator[Line]:
    bar = Segment(" " * digits + " |", "gutter")
    yield (bar,)
    number = Segment(f"{shown.line:>{digits}} |", "gutter")
    yield (number, Segment(" " + shown.text)) if shown.text else (number,)
    yield (bar, Segment(" " * (shown.offset + 1)), Segment("^" * shown.carets, severity.value))


def _notes(at: str, fix: str, lang: Lang, digits: int) -> Iterator[Line]:
    indent = " " * (digits + 1)
    notes: tuple[tuple[str, str, Tone], ...] = (
        ("at", at, "plain"),
        ("fix", fix, "hint"),
    )
    for label, words, tone in notes:
        if words:
            yield (
                Segment(f"{indent}= {say(lang, f'diagnostics.{label}')}: ", "label"),
                Segment(words, tone),
            )
