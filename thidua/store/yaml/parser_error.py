"""What a YAML parser's error is made of, and what is read from the text around it.

For `syntax_hints`, whose rules find the cause. Lines and columns count from 0 here, as in marks.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from thidua.store.yaml.node import YamlEvent

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
    last: "YamlEvent | None"
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


def trouble_of(error: Exception, lines: list[str], last: "YamlEvent | None") -> Trouble:
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
