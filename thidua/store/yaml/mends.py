"""The mends of a file that have one certain reading: where to put what text.

A decimal comma (never three digits after it, which may be thousands), a day written day/month/year,
a blank that is missing after a colon, a value that needs quotes, a unit's name where its id
belongs. Never a sign, never a figure that can be read in two ways.

The line at the top of a data file that tells an editor which JSON Schema it follows.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, TextSpan
from thidua.store.yaml.dump import quote
from thidua.store.yaml.reader import parse
from thidua.store.yaml.refuse import split_lines

_DECIMAL = re.compile(r"[0-9]+,[0-9]{1,2}|0,[0-9]+|[0-9]+,[0-9]{4,}")
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DAY = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})")
_HOURS = re.compile(
    r"([01]?[0-9]|2[0-3])(?=:[0-5]|\s*[hg])\s*(?:h|g|giờ|:)\s*"
    r"(?:([0-5][0-9])(?:\s*(?:'|p|phút))?)?",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"([0-9]{1,2})\s*/\s*([0-9]{1,2})")
_KEY = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_NO_BLANK = re.compile(
    rf"(?P<lead>[ ]*(?:- +)*(?:{_KEY}|'[^']*'|\"[^\"]*\") *):(?P<value>[^\s/\\].*)"
)
_ENTRY = re.compile(rf"(?P<lead>[ ]*(?:- +)*{_KEY}:[ \t]+)(?P<value>\S.*?)(?P<end>\s*)")
UNITS = ("TD135", "TD303", "TD404", "TD405", "TD711")
"""Diagnostics of a word that should be a unit's id."""


class Mend(NamedTuple):
    """A stretch of one line, columns from 0, and the text that takes its place."""

    line: int
    start: int
    end: int
    text: str


IdOf = Callable[[str], str | None]
"""The one unit that a name means; None where it means none, or several."""


def mends_of(found: Diagnostic, text: str, id_of: IdOf) -> tuple[Mend, ...]:
    """The certain mends of a diagnostic that has its span: one, or one a line of its text."""
    span = found.span
    if found.code == "TD122" and found.variant == "blank" and span is not None:
        lines = split_lines(text)[span.line - 1 : span.end_line]
        mends = [_syntax("blank", n, line) for n, line in enumerate(lines, span.line)]
        return () if None in mends else tuple(one for one in mends if one is not None)
    one = _mend_of(found, text, id_of)
    return () if one is None else (one,)


def _mend_of(found: Diagnostic, text: str, id_of: IdOf) -> Mend | None:
    span = found.span
    lines = split_lines(text)
    if span is None or not 0 < span.line <= len(lines):
        return None
    line = lines[span.line - 1]
    if found.code == "TD101":
        return _syntax(found.variant, span.line, line)
    if found.code == "TD117" and found.variant == "decimal":
        return _split_decimal(span.line, line, str(found.args.get("found", "")))
    if found.code in UNITS and found.variant in _NAMED:
        return _unit(found, span, lines, id_of)
    if found.code == "TD117" and found.variant == "blank":
        at = span.column + str(found.args["found"]).index(":")
        return Mend(span.line, at, at, " ")
    if span.end_line != span.line:
        return None
    here = line[span.column - 1 : span.end_column - 1]
    bare = here.strip("\"'")
    new = _value(found, bare)
    if new is None or new == bare:
        return None
    return Mend(span.line, span.column - 1, span.end_column - 1, new)


_NAMED = ("", "better", "nearest", "unit", "unit_nearest")


def _unit(found: Diagnostic, span: TextSpan, lines: list[str], id_of: IdOf) -> Mend | None:
    """A unit's name where its id belongs, also as one of a list, where it stands only once."""
    name = str(found.args.get("found", ""))
    new = id_of(name)
    if new is None or new == name:
        return None
    word = re.compile(rf"(?<!\w)(?P<q>[\"']?){re.escape(name)}(?P=q)(?!\w)")
    places: list[Mend] = []
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        first = span.column - 1 if number == span.line else 0
        for match in word.finditer(lines[number - 1], first):
            if number < span.end_line or match.start() < span.end_column:
                places.append(Mend(number, match.start(), match.end(), new))
    return places[0] if len(places) == 1 else None


def _value(found: Diagnostic, bare: str) -> str | None:
    """The text that a value should be."""
    if found.code == "TD130":
        fits = found.variant == "comma" and _DECIMAL.fullmatch(bare)
        return bare.replace(",", ".") if fits else None
    if found.code == "TD134" and found.variant == "clock":
        return clock_typed(bare)
    if found.code == "TD134":
        return day_first(bare, yearly=found.variant in ("yearly_order", "due"))
    return None


def day_first(text: str, *, yearly: bool) -> str | None:
    """A day as people write it here, day first, where the calendar has it."""
    match = _DAY.fullmatch(text)
    if match:
        day, month, year = (int(one) for one in match.groups())
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    short = _YEARLY.fullmatch(text) if yearly else None
    if short:
        day, month = int(short[1]), int(short[2])
        try:
            return date(2023, month, day).isoformat()[5:]
        except ValueError:
            return None
    return None


def clock_typed(text: str) -> str | None:
    """A time of the day as people write it: `8h30`, `8 giờ`, `8:30`."""
    match = _HOURS.fullmatch(text)
    return f"{int(match[1]):02}:{match[2] or '00'}" if match else None


def certain_day(text: str) -> str | None:
    """A day that can be read in one way only: 2022-11-20, 20/11/2022, 5/5/2022; not 5/6/2022, which
    is another day where the month stands first."""
    iso = re.sub(r"\b(?=[0-9]\b)", "0", text.strip())
    found = iso if _ISO.fullmatch(iso) else day_first(text.strip(), yearly=False)
    try:
        day = date.fromisoformat(found or "")
    except ValueError:
        return None
    certain = found == iso or day.day > 12 or day.day == day.month
    return day.isoformat() if certain else None


def certain_figure(text: str) -> str | None:
    """A figure that can be read in one way only, with a dot: 9,5 and 9.5 and 12; not 1.723 or
    1,723, which may be thousands."""
    dotted = text.strip().replace(".", ",")
    certain = _WHOLE.fullmatch(dotted) or _DECIMAL.fullmatch(dotted)
    return dotted.replace(",", ".") if certain else None


def _split_decimal(number: int, line: str, found: str) -> Mend | None:
    """`{value: 9,5}`, which YAML splits in two."""
    if not _DECIMAL.fullmatch(found):
        return None
    places = [m.start() for m in re.finditer(rf"(?<![0-9,.]){re.escape(found)}(?![0-9.])", line)]
    if len(places) != 1:
        return None
    return Mend(number, places[0], places[0] + len(found), found.replace(",", "."))


def _syntax(variant: str, number: int, line: str) -> Mend | None:
    if variant == "blank":
        match = _NO_BLANK.fullmatch(line)
        return Mend(number, match.start("value"), match.start("value"), " ") if match else None
    if variant not in ("start", "colon"):
        return None
    match = _ENTRY.fullmatch(line)
    if match is None or re.search(r"\s#", match["value"]) or match["value"][0] in "\"'[{|>&!":
        return None
    return Mend(number, match.start("value"), match.end("value"), quote(match["value"], style='"'))


def mended(text: str, mends: list[Mend]) -> str:
    """The text with mends made, which do not overlap."""
    lines = text.splitlines(keepends=True)
    for one in sorted(mends, reverse=True):
        line = lines[one.line - 1]
        lines[one.line - 1] = line[: one.start] + one.text + line[one.end :]
    return "".join(lines)


MARK = "# yaml-language-server: $schema="
_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(
    rb"\A((?:[ \t]*(?:#[^\r\n]*)?\r?\n)*?)# *yaml-language-server: *\$schema=[^\r\n]*"
)
"""The line among the comments before anything else."""


def with_schema_line(raw: bytes, schema: str, file: str) -> bytes | None:
    """The same file with the line that names `schema`; None where it is there already, or where
    the file can't be read. Every other byte stays."""
    bom = _BOM if raw.startswith(_BOM) else b""
    text = raw[len(bom) :]
    line = f"{MARK}{schema}".encode()
    found = _LINE.match(text)
    if found is not None:
        new = bom + found[1] + line + text[found.end() :]
    else:
        end = b"\r\n" if b"\r\n" in text.split(b"\n", 1)[0] + b"\n" else b"\n"
        new = bom + line + end + text
    before, after = parse(raw, file)[0], parse(new, file)[0]
    return None if new == raw or before is None or before != after else new
