"""Commands that are named to a person: they can be pasted as they are, from where he stands."""

import os
import re
import shlex
from collections.abc import Iterable

from thidua.cli.commands import COMMANDS

NO_DATA = frozenset(["init", "rule", "schema", "doctor", "help"])
"""Commands that look into no data folder, or take none."""
# Patterns that re compiles and keeps when something is told to be typed.
_NAMED = r"\bthidua (?=(?:" + "|".join(name for name in COMMANDS if name not in NO_DATA) + r")\b)"
_PLAIN = r"[\w./:=-]+"


def quoted(word: str) -> str:
    """A word as the shell of this system takes it: on Windows both PowerShell and cmd."""
    windows = os.name == "nt"
    if re.fullmatch(_PLAIN, word.replace("\\", "/") if windows else word):
        return word
    if not windows:
        return shlex.quote(word)
    # There `\\"` is a quote inside the word: a folder's last backslash would take away the end.
    return f'"{word}\\"' if word.endswith("\\") else f'"{word}"'


def typed(words: Iterable[str], place: Iterable[str]) -> str:
    """`thidua rank 2022 --data 'My data' --bloc k1`: a command with what finds its data again."""
    given = list(words)
    own = () if given[0] in NO_DATA or "--help" in given else tuple(place)
    return " ".join(["thidua", *(quoted(one) for one in (*given, *own))])


def pasteable(text: str, place: Iterable[str]) -> str:
    """A text in which commands are named, each with the options that find its data again."""
    options = " ".join(quoted(one) for one in place)
    return re.sub(_NAMED, lambda _: f"thidua {options} ", text) if options else text
