"""Every word for people: `say(lang, key, ...)` looks it up in the catalogue of that language.

A key is `<area>.<name>`; the area is a module `thidua/words/<area>.py` that holds one dictionary
`WORDS`: each name with its words in Vietnamese and in English. Only the areas that a command speaks
are ever imported.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal, cast

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")
CLUSTER = "cum"
"""The kind of a bloc that calls itself a cụm."""


class OfCluster(str):
    """A language as a cụm speaks it: the same language to whoever asks which, but where the words
    say "khối" it says "cụm"."""

    __slots__ = ()


SPOKEN: tuple[Lang, ...] = (*LANGS, *(cast(Lang, OfCluster(lang)) for lang in LANGS))
"""Every way in which words may have been said: what people hand back is read in all of them."""
_CALLED = {
    "vi": (
        (re.compile(r"Phó Trưởng khối", re.IGNORECASE), "cụm phó"),
        (re.compile(r"Trưởng khối", re.IGNORECASE), "cụm trưởng"),
        (re.compile(r"(?<!--bloc )\bkhối\b(?! lượng)", re.IGNORECASE), "cụm"),
    ),
    "en": (
        (
            re.compile(r"(?<!--bloc )(?<![-/{`\w])bloc(?=s?\b)(?!s?(?:[.:]\w|\}))", re.IGNORECASE),
            "cluster",
        ),
    ),
}
"""What blocs and their offices are called, and how a cụm calls them. Names of files, options and
placeholders stay."""
_BOTH = {"vi": "cụm", "en": "cluster"}
"""Words that speak of both kinds stay as they are."""

_COUNTED = re.compile(r"\{(\w+):([^|{}]*)\|([^|{}]*)\}")


@cache
def area_words(area: str) -> Mapping[str, tuple[str, str]]:
    """The words of one area in both languages. An unknown area is a bug (ImportError)."""
    words: Mapping[str, tuple[str, str]] = import_module(f"thidua.words.{area}").WORDS
    return words


def catalogue(lang: Lang, area: str) -> Mapping[str, str]:
    column = LANGS.index(lang)
    return {name: words[column] for name, words in area_words(area).items()}


def spoken(lang: Lang, kind: str) -> Lang:
    """The language as a bloc of that kind (`khoi`, `cum`) speaks it."""
    return cast(Lang, OfCluster(lang)) if kind == CLUSTER else lang


def bloc_called(lang: Lang, words: str) -> str:
    """The words as they are said in a bloc: a cụm is not called khối."""
    if not isinstance(lang, OfCluster) or _BOTH[lang] in words.lower():
        return words
    for pattern, name in _CALLED[lang]:
        words = pattern.sub(lambda found, n=name: _as_written(found[0], n), words)  # type: ignore[misc]
    return words


def _as_written(found: str, name: str) -> str:
    """The name in capitals, or begun with one, as what it stands for."""
    if found.isupper():
        return name.upper()
    return name[:1].upper() + name[1:] if found[:1].isupper() else name


def say(lang: Lang, key: str, **args: object) -> str:
    """The words for `key`, `{names}` filled from `args`. An unknown key is a bug (KeyError)."""
    area, _, name = key.partition(".")
    words = bloc_called(lang, area_words(area)[name][lang == "en"])
    words = years_called(lang, words, args)
    return counted(words, args).format(**args) if args else words


_COMMAND = r"thidua (?:(?:[A-Za-z-]+|[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ_]+) )*"
"""A command as words name it: `thidua document LOẠI `."""


def years_called(lang: Lang, words: str, args: Mapping[str, object]) -> str:
    """A year that has a name of its own (`called`, such as `Năm học 2024-2025`) is called by it,
    except in a command, where its number stands; in Vietnamese, too, except where a heading has the
    number alone. A period has nothing but its name."""
    for key, value in args.items():
        name = getattr(value, "called", None)
        if lang == "en":
            name = getattr(value, "called_plainly", name)
        if name is None:
            continue
        alone = "?" if "/" in str(value) else ""
        pattern = (
            rf"((?:[Nn]ăm (?:thi đua )?|NĂM (?:THI ĐUA )?){alone})\{{{key}\}}(?!/)"
            if lang == "vi"
            else rf"((?:(?:[Tt]he )?(?:[Ee]mulation )?year |EMULATION YEAR )?)\{{{key}\}}(?!/)"
        )
        words = re.sub(
            rf"({_COMMAND})?{pattern}",
            lambda m, n=name: m[0] if m[1] else _as_in(m[2], n),  # type: ignore[misc]
            words,
        )
    return words


def _as_in(word: str, name: str) -> str:
    """The name in capitals, or begun small, as the word that it stands for is written."""
    if word.isupper():
        return name.upper()
    return name[:1].lower() + name[1:] if word[:1] == "n" else name


def counted(words: str, args: Mapping[str, object]) -> str:
    """`{n:unit|units}` becomes the word for one or for several; all else stays as it is."""
    if "|" not in words:
        return words
    return _COUNTED.sub(lambda found: found[2 if str(args.get(found[1])) == "1" else 3], words)


def has(key: str) -> bool:
    """Whether the catalogue holds `key`."""
    area, _, name = key.partition(".")
    return name in area_words(area)
