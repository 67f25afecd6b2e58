"""Turns a YAML parser's error into the line that a person must edit and the usual cause.

libyaml says where it gave up; what has to be mended is often elsewhere: where a quote or a bracket
was opened, on the line before, at a colon inside unquoted text. Causes are told from the text
around the two marks of the error, so both parsers (C and Python) get the same answer.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, TextSpan
from thidua.store.yaml.explain import quoted
from thidua.store.yaml.node import YamlEvent
from thidua.store.yaml.refuse import split_lines

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|(?:^|\s)#.*")
_BRACKETS = re.compile(r"[\[\]{}]")
CLOSING = {"[": "]", "{": "}"}
"""What closes a bracket."""
_LONGEST = 72
"""Characters of a line that a hint repeats."""


class Trouble(NamedTuple):
    """What the parser said: where it gave up and where what it was reading began (from 0)."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    began: tuple[int, int] | None
    last: YamlEvent | None
    """The last scalar event before it."""

    def text(self, line: int) -> str:
        """A line, or "" beyond the file."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def char(self) -> str:
        """The character where the parser gave up; "" at a line's end."""
        return self.text(self.line)[self.column : self.column + 1]

    @property
    def here(self) -> str:
        """The line where the parser gave up."""
        return self.text(self.line)


class Cause(NamedTuple):
    """What is told: the wording, the place (from 0; `end` is after the last character), args."""

    variant: str
    line: int
    column: int
    end: int
    args: dict[str, str]
    code: str = "TD101"


def trouble_of(error: Exception, lines: list[str], last: YamlEvent | None) -> Trouble:
    """What a parser's error says; at the end of the file, its place is after the last text."""
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines) or (line and line == len(lines) - 1 and not lines[line].strip()):
        line = max((i for i, text in enumerate(lines) if text.strip()), default=0)
        column = len(lines[line].rstrip())
    place = (began.line, began.column) if began else None
    return Trouble(lines, problem, context, line, column, place, last)


def indent(line: str) -> int:
    """Blanks at the beginning of a line."""
    return len(line) - len(line.lstrip(" "))


def cut(text: str) -> str:
    """As much of a text as a hint repeats."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def point(variant: str, line: int, column: int, args: dict[str, str]) -> Cause:
    """A cause that is one character."""
    return Cause(variant, line, column, column + 1, args)


def whole(variant: str, lines: list[str], number: int, args: dict[str, str]) -> Cause:
    """A cause that is a whole line."""
    line = lines[number] if number < len(lines) else ""
    return Cause(variant, number, indent(line), len(line.rstrip()), args)


def line_above(trouble: Trouble, number: int) -> int | None:
    """The nearest line above that is neither empty nor a comment."""
    for above in range(number - 1, -1, -1):
        text = trouble.text(above).strip()
        if text and not text.startswith("#"):
            return above
    return None


def closes(lines: list[str], line: int, column: int) -> bool:
    """Whether the bracket opened there is closed anywhere; quotes and comments are left out."""
    depth = 0
    for number in range(line, len(lines)):
        text = lines[number][column if number == line else 0 :]
        for char in _BRACKETS.findall(_QUOTED.sub("", text)):
            depth += 1 if char in CLOSING else -1
            if depth == 0:
                return True
    return False


def last_open(trouble: Trouble) -> tuple[int, int] | None:
    """The last bracket before the trouble that is not closed before it."""
    opened: list[tuple[int, int]] = []
    for number in range(trouble.line + 1):
        text = _QUOTED.sub(lambda found: " " * len(found[0]), trouble.text(number))
        for found in _BRACKETS.finditer(text):
            if number == trouble.line and found.start() >= trouble.column:
                break
            if found[0] in CLOSING:
                opened.append((number, found.start()))
            elif opened:
                opened.pop()
    return opened[-1] if opened else None


_KEY = r"[ ]*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s#'\"\[{&*!|>%@`][^#]*?)"
_ENTRY = re.compile(rf"(?P<key>{_KEY}):[ \t]+(?P<value>\S.*)")
_NAME = r"(?:[^\s:#'\"\[\]{},]+|'[^']*'|\"[^\"]*\")"
_NO_BLANK = re.compile(rf"(?P<lead>[ ]*(?:- +)*)(?P<key>{_NAME}) *:(?P<value>[^\s/].*)")
_HAS_COLON = re.compile(r":(?:\s|$)")
_COMMENT = re.compile(r"\s#.*")
_STARTS = "%@`*&!|>,]}-?"


def explain(error: Exception, text: str, file: str, last: YamlEvent | None) -> Diagnostic:
    """The diagnostic of a parser's error. In: the last scalar event before it, or None."""
    trouble = trouble_of(error, split_lines(text), last)
    cause = next((found for rule in _RULES if (found := rule(trouble))), None)
    return _told(cause or whole("", trouble.lines, trouble.line, {}), file)


def no_document(node: str | None, text: str, file: str) -> Diagnostic:
    """The diagnostic of a file that holds nothing, or only a word."""
    if node is None or node in ("null", "~", "Null", "NULL"):
        return Diagnostic("TD109", file, span=TextSpan(1, 1, 1, 1))
    lines = split_lines(text)
    for number, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#") or line.startswith("---"):
            continue
        if found := _NO_BLANK.match(line):
            return _told(_blank(lines, number, found), file)
        args = {"text": cut(line.strip())}
        span = TextSpan(number + 1, 1 + indent(line), number + 1, len(line.rstrip()) + 1)
        return Diagnostic("TD109", file, args=args, variant="text", span=span)
    return Diagnostic("TD109", file, span=TextSpan(1, 1, 1, 1))


def _told(cause: Cause, file: str) -> Diagnostic:
    span = TextSpan(
        cause.line + 1, cause.column + 1, cause.line + 1, max(cause.end, cause.column) + 1
    )
    return Diagnostic(cause.code, file, args=cause.args, variant=cause.variant, span=span)


def _tab(trouble: Trouble) -> Cause | None:
    """A tab where only blanks may stand, as after `- `; `scan` tells those at a line's start."""
    if trouble.char != "\t":
        return None
    return point("tab", trouble.line, trouble.column, {"count": "1"})


def _block_text(trouble: Trouble) -> Cause | None:
    """`note: > 5%`: a text that begins with the sign of a text block."""
    if trouble.context == "while scanning a block scalar" and trouble.began:
        return _start(trouble, *trouble.began)
    return None


def _first_sign(trouble: Trouble) -> Cause | None:
    """`name: % hộ`, `name: @x`, `name: - x`: a text that begins with a sign of YAML's."""
    signs = ("while scanning an anchor", "while scanning an alias", "while scanning a tag")
    if trouble.began and trouble.context.startswith((*signs, "while parsing a tag")):
        return _start(trouble, *trouble.began)
    known = ("cannot start any token", "node content", "entries are not", "keys are not")
    if not any(part in trouble.problem for part in known):
        return None
    if trouble.char and trouble.char in _STARTS:
        return _start(trouble, trouble.line, trouble.column)
    return None


def _quote_open(trouble: Trouble) -> Cause | None:
    """A quote that nothing closes: named where it opens."""
    if not trouble.began or "quoted scalar" not in trouble.context or "escape" in trouble.problem:
        return None
    if "hexdecimal" in trouble.problem or "hexadecimal" in trouble.problem:
        return None
    return _quote(trouble, *trouble.began)


def _escape(trouble: Trouble) -> Cause | None:
    """`"C:\\Users"`: a backslash inside double quotes."""
    if not trouble.began or "quoted scalar" not in trouble.context:
        return None
    at = trouble.here.rfind("\\", 0, trouble.column + 1)
    column = at if at >= 0 else trouble.column
    args = {"escape": trouble.here[column : column + 2]}
    return Cause("escape", trouble.line, column, column + 2, args)


def _colon(trouble: Trouble) -> Cause | None:
    """A second `: ` in a line, a line too deep, or what a line without `: ` did to the next one."""
    if not trouble.problem.startswith("mapping values"):
        return None
    here, number = trouble.here, trouble.line
    if (found := _NO_BLANK.match(here)) and found["value"][0] in "{[\"'":
        return _blank(trouble.lines, number, found)
    entry = _ENTRY.match(here)
    if entry and entry.end("key") < trouble.column:
        return _colon_in_text(trouble, entry)
    above = line_above(trouble, number)
    if above is not None:
        line = trouble.text(above)
        if found := _NO_BLANK.match(line):
            return _blank(trouble.lines, above, found)
        if indent(here) > indent(line) and _HAS_COLON.search(line):
            return whole("indent", trouble.lines, number, {})
        if not _HAS_COLON.search(line):
            return whole("no_colon", trouble.lines, above, {"text": cut(line.strip())})
    return whole("indent", trouble.lines, number, {})


def _colon_in_text(trouble: Trouble, entry: re.Match[str]) -> Cause:
    value = _COMMENT.sub("", entry["value"]).rstrip()
    fix = f"{entry['key'].strip()}: {quoted(value)}"
    start = entry.start("value")
    return Cause("colon", trouble.line, start, start + len(value), {"fix": cut(fix)})


def _no_colon(trouble: Trouble) -> Cause | None:
    """A line that should be `key: value` and is not."""
    if "could not find expected ':'" not in trouble.problem or not trouble.began:
        return None
    number = trouble.began[0]
    line = trouble.text(number)
    if found := _NO_BLANK.match(line):
        return _blank(trouble.lines, number, found)
    return whole("no_colon", trouble.lines, number, {"text": cut(line.strip())})


def _flow(trouble: Trouble) -> Cause | None:
    """Inside braces or brackets: never closed, closed by the wrong one, or a comma missing."""
    if "flow" not in trouble.context and "unexpected ':'" not in trouble.problem:
        return None
    if "flow" not in trouble.context or not trouble.began:
        return point("flow", trouble.line, trouble.column, {})
    line, column = trouble.began
    if trouble.text(line)[column : column + 1] not in CLOSING:
        line, column = last_open(trouble) or (line, column)
    opened = trouble.text(line)[column : column + 1]
    wrong = trouble.char in ("]", "}") and trouble.char != CLOSING.get(opened)
    if opened in CLOSING and (wrong or not closes(trouble.lines, line, column)):
        args = {"bracket": opened, "closing": CLOSING[opened]}
        return point("bracket", line, column, args)
    if trouble.char == ":" and trouble.here[: trouble.column].rstrip().endswith((",", "{")):
        return _empty_key(trouble.line, trouble.column)
    if trouble.char == ":" and _HAS_COLON.match(trouble.here, trouble.column):
        return point("flow_colon", trouble.line, trouble.column, {})
    return point("flow", trouble.line, trouble.column, {})


def _after_value(trouble: Trouble) -> Cause | None:
    """`name: "Sao" Vàng`: text after what a quote or a bracket had ended already."""
    if "expected" not in trouble.problem or trouble.problem.endswith("indicator"):
        return None
    before = trouble.here[: trouble.column].rstrip()
    if not before or before[-1] not in "\"']}":
        return None
    if trouble.char == ":" and (found := _NO_BLANK.match(trouble.here)):
        return _blank(trouble.lines, trouble.line, found)
    last = trouble.last
    if before[-1] in "\"'" and last is not None and last.style in ("'", '"'):
        begin, end = last.start_mark, last.end_mark
        if end.line == trouble.line and begin.line < end.line:
            return _quote(trouble, begin.line, begin.column)
    entry = _ENTRY.match(trouble.here)
    start = entry.start("value") if entry else indent(trouble.here)
    value = _COMMENT.sub("", trouble.here[start:]).rstrip()
    key = f"{entry['key'].strip()}: " if entry else ""
    args = {"fix": cut(key + quoted(value)), "sign": before[-1]}
    return Cause("after_value", trouble.line, start, start + len(value), args)


def _indentation(trouble: Trouble) -> Cause | None:
    """A line that is in line with none of those above it."""
    known = ("expected key", "'-' indicator", "<block end>")
    if not any(part in trouble.problem for part in known):
        return None
    if re.match(r" *:(\s|$)", trouble.here):
        return _empty_key(trouble.line, indent(trouble.here))
    dash = "block collection" in trouble.context and not trouble.here.lstrip().startswith("-")
    same = trouble.began is not None and indent(trouble.here) == trouble.began[1]
    return whole("dash" if dash and same else "indent", trouble.lines, trouble.line, {})


def _next_document(trouble: Trouble) -> Cause | None:
    """Text after the document's end: a second document, or a line outside the braces."""
    if "<document start>" not in trouble.problem:
        return None
    if any(line.rstrip() == "..." for line in trouble.lines[: trouble.line]):
        cause = whole("", trouble.lines, trouble.line, {})
        return Cause("", cause.line, cause.column, cause.end, {}, code="TD108")
    return whole("after_root", trouble.lines, trouble.line, {})


def _directive(trouble: Trouble) -> Cause | None:
    """A line that begins with %: YAML takes it for a directive."""
    if "directive" in trouble.context or "YAML document" in trouble.problem:
        return whole("directive", trouble.lines, trouble.line, {})
    return None


Rule = Callable[[Trouble], Cause | None]

_RULES: tuple[Rule, ...] = (
    _tab,
    _block_text,
    _first_sign,
    _quote_open,
    _escape,
    _colon,
    _no_colon,
    _flow,
    _after_value,
    _indentation,
    _next_document,
    _directive,
)
"""Tried in this order; the first that knows the cause tells it."""


def _empty_key(line: int, column: int) -> Cause:
    return Cause("empty", line, column, column + 1, {}, code="TD111")


def _start(trouble: Trouble, line: int, column: int) -> Cause:
    text = trouble.text(line)
    value = _COMMENT.sub("", text[column:]).rstrip()
    fix = text[:column].strip().removeprefix("- ") + " " + quoted(value)
    args = {"char": text[column : column + 1], "fix": cut(fix.strip())}
    return Cause("start", line, column, column + len(value), args)


def _quote(trouble: Trouble, line: int, column: int) -> Cause:
    text = trouble.text(line)
    args = {"quote": text[column : column + 1]}
    return Cause("quote", line, column, len(text.rstrip()), args)


def _blank(lines: list[str], number: int, found: re.Match[str]) -> Cause:
    fix = f"{found['key']}: {found['value'].rstrip()}"
    return whole("blank", lines, number, {"fix": cut(fix)})
