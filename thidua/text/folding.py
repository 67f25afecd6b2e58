"""What is said in a terminal, in lines that it need not break: at blanks, and never inside a
command, which people copy as it stands."""

import re

from thidua.text.vietnamese import width

_ARGUMENT = (
    r"--?[a-z-]+(?: (?:'[^']*'|\"[^\"]*\"|(?![-(])\S+))?",
    r"'[^']*'|\"[^\"]*\"",
    r"[^\s(]*[\d./=_-][^\s(]*",
    "[A-ZÀ-Ỹ_]{2,}",
)
_COMMAND = re.compile(rf"\bthidua [a-z-]+(?: (?:{'|'.join(_ARGUMENT)}))*")
"""A command with its arguments, as messages name it: what follows in small letters is no part."""
DASHES = ("-", "–", "—", "/", "&")
"""Words that stay with the word before them: no line begins with the dash of a name."""
HANG = 2
"""Blanks before a line that goes on with the one before."""


def folds(text: str, room: int, hang: int = HANG) -> list[tuple[int, int]]:
    """Where each line of a text begins and ends; all but the first have `hang` columns less. A word
    or a command that is longer stays whole, alone on its line."""
    found: list[tuple[int, int]] = []
    start = end = 0
    for first, last in _whole(text):
        left = room - hang if found else room
        if end and width(text[start:last]) > left:
            found.append((start, end))
            start = first
        end = last
    return [*found, (start, end)]


def folded(text: str, room: int, hang: int = HANG) -> list[str]:
    """The lines themselves; those that go on keep the indent of the first."""
    hang += len(text) - len(text.lstrip(" "))
    first, *more = folds(text, room, hang)
    return [text[slice(*first)], *(" " * hang + text[slice(*one)] for one in more)]


def _whole(text: str) -> list[tuple[int, int]]:
    """The stretches that no line may break."""
    inside = [(one.start(), one.end()) for one in _COMMAND.finditer(text)]
    found: list[tuple[int, int]] = []
    for word in re.finditer(r"\S+", text):
        start, end = word.span()
        stays = word[0] in DASHES or any(a < start < b for a, b in inside)
        if found and (stays or (len(found) == 1 and is_number(text[slice(*found[0])]))):
            start = found.pop()[0]
        found.append((start, end))
    return found


def is_number(word: str) -> bool:
    """Whether `word` numbers what follows it ("1.", "II.", "a)") and so stays with it."""
    return len(word) <= 4 and word[-1] in ".)"
