"""Every word for people: `say(lang, key, ...)` looks it up in the catalogue of that language.

A key is `<area>.<name>`; the area is a module `thidua/words/<lang>/<area>.py` that holds one
dictionary `WORDS`. Only the areas that a command speaks are ever imported.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")

_COUNTED = re.compile(r"\{(\w+):([^|{}]*)\|([^|{}]*)\}")


@cache
def catalogue(lang: Lang, area: str) -> Mapping[str, str]:
    """The words of one area in one language. An unknown area is a bug (ImportError)."""
    words: Mapping[str, str] = import_module(f"thidua.words.{lang}.{area}").WORDS
    return words


def say(lang: Lang, key: str, **args: object) -> str:
    """The words for `key`, `{names}` filled from `args`. An unknown key is a bug (KeyError)."""
    area, _, name = key.partition(".")
    words = catalogue(lang, area)[name]
    return counted(words, args).format(**args) if args else words


def counted(words: str, args: Mapping[str, object]) -> str:
    """`{n:unit|units}` becomes the word for one or for several; all else stays as it is."""
    if "|" not in words:
        return words
    return _COUNTED.sub(lambda found: found[2 if str(args.get(found[1])) == "1" else 3], words)


def has(lang: Lang, key: str) -> bool:
    """Whether the catalogue holds `key`."""
    area, _, name = key.partition(".")
    return name in catalogue(lang, area)
