"""What the manual says of a word: the keys that are called so, and the pages that speak of it.

A word with Vietnamese marks is looked for with them (`phạt` is not `phát`), one without marks
without regard to them.
"""

import re
from collections.abc import Iterator
from textwrap import shorten
from typing import NamedTuple

from thidua.manual.keys import MARK, Key, keys_of
from thidua.manual.pages import page, topics
from thidua.text.vietnamese import bare, fold
from thidua.words import Lang, say

MOST = 12
"""More pages than these are no help."""
LONGEST = 160
"""Characters of a sentence that are shown."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\n|\n(?=[-|#])")
_NO_PROSE = re.compile(r"^#.*?$|^```.*?^```$|^<!--[^>]*-->$", re.MULTILINE | re.DOTALL)


class PageFound(NamedTuple):
    """A page that speaks of what was asked: how often, and the first sentence in which it does."""

    topic: str
    times: int
    sentence: str


def answer(asked: str, lang: Lang) -> str:
    """What there is of a word, as Markdown; empty where there is nothing."""
    keys = [
        f"- `{key.path}`, {_link(topic, lang)}: {key.meaning}"
        for topic, key in keys_called(asked, lang)
    ]
    told = [f"- {_link(one.topic, lang)}: {one.sentence}" for one in pages_with(asked, lang)[:MOST]]
    if not keys and not told:
        return ""
    parts = [f"# {say(lang, 'manual.found', asked=asked)}"]
    for head, lines in (("manual.keys", keys), ("manual.told", told)):
        parts += [say(lang, head), "\n".join(lines)] if lines else []
    return "\n\n".join(parts)


def _link(topic: str, lang: Lang) -> str:
    return f"[{page(topic, lang).title}]({topic}.md)"


def keys_called(asked: str, lang: Lang) -> list[tuple[str, Key]]:
    """Each key of that name (`policy`, or with what it stands in: `rotation.policy`), its page."""
    wanted = asked.strip().removesuffix(":")
    while True:
        found = [
            (topic, key) for topic, key in _all_keys(lang) if f".{key.path}".endswith(f".{wanted}")
        ]
        if found or "." not in wanted:
            return found
        wanted = wanted.partition(".")[2]  # what it stands in has a table of its own


def _all_keys(lang: Lang) -> Iterator[tuple[str, Key]]:
    for topic in topics():
        for line in page(topic, "vi").text.splitlines():
            if line.startswith(MARK):
                for name in line.removeprefix(MARK).removesuffix(" -->").split():
                    yield from ((topic, key) for key in keys_of(name, lang))


def pages_with(asked: str, lang: Lang) -> list[PageFound]:
    """The pages that have the words as they stand, else those that have each of them.

    A page that has them in its title comes first, then that which has them most often.
    """
    for words in ([asked], asked.split()):
        told = [one for topic in topics() if (one := _told(topic, words, lang)).times]
        if told:
            return sorted(told, key=lambda one: (-_told_in_title(one, words, lang), -one.times))
    return []


def _told(topic: str, words: list[str], lang: Lang) -> PageFound:
    text = page(topic, lang).text
    times = min(len(_found(word, text)) for word in words)
    return PageFound(topic, times, _first(text, words[0]) if times else "")


def _told_in_title(told: PageFound, words: list[str], lang: Lang) -> bool:
    return all(_found(word, page(told.topic, lang).title) for word in words)


def _found(word: str, text: str) -> list[str]:
    shaped = bare if bare(word) == fold(word) else fold
    border = r"(?!\w)" if word[-1:].isalnum() else ""
    return re.findall(rf"(?<!\w){re.escape(shaped(word))}{border}", shaped(text))


def _first(text: str, word: str) -> str:
    """The first sentence that has the word; where none has it, the first line of an example."""
    prose = _SENTENCE.split(_NO_PROSE.sub("", text))
    said = next((one for one in (*prose, *text.splitlines()) if _found(word, one)), "")
    return shorten(said.strip("#|- ").replace(" | ", "; "), LONGEST, placeholder=" …")
