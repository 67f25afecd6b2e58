"""What a page leaves to be made: key tables, diagnostics, topics, legal bases, shared examples.

A line `<!-- word: arguments -->` stands for it, in the Markdown of the page and of the site.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from thidua.diagnostics.diagnostic import all_codes, name_of
from thidua.manual.keys import keys_of
from thidua.manual.pages import groups, page
from thidua.views.rule import first_wording
from thidua.words import Lang, say

if TYPE_CHECKING:
    from thidua.letters.catalogue import Entry
    from thidua.letters.sources import Sources

_DIRECTIVE = re.compile(r"^<!-- (?P<word>[a-z-]+)(?:: (?P<rest>[^>]*))? -->$", re.MULTILINE)
_FENCE = re.compile(r"^```yaml.*?^```$", re.MULTILINE | re.DOTALL)


def expanded(topic: str, lang: Lang) -> str:
    """A page with everything in it, as Markdown. A directive that is not known is a bug."""
    return _DIRECTIVE.sub(
        lambda found: _MAKERS[found["word"]](topic, lang, (found["rest"] or "").split()),
        page(topic, lang).text,
    )


def example(topic: str, number: int) -> str:
    """A YAML example of a page. Examples are written once, in the Vietnamese page."""
    found: list[str] = _FENCE.findall(page(topic, "vi").text)
    return found[number - 1]


def listing(found: Iterable[str], lang: Lang) -> str:
    """Several pages, to choose from."""
    lines = [f"- [{page(one, lang).title}]({one}.md)" for one in found]
    return "\n".join([say(lang, "manual.several"), "", *lines])


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, cells))} |" for cells in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _keys(topic: str, lang: Lang, names: list[str]) -> str:  # noqa: ARG001
    heads = [say(lang, f"manual.head.{one}") for one in ("key", "kind", "default", "meaning")]
    rows = [
        (f"`{key.path}`", key.kind, key.default, key.meaning)
        for name in names
        for key in keys_of(name, lang)
    ]
    return table(heads, rows)


def _errors(topic: str, lang: Lang, codes: list[str]) -> str:  # noqa: ARG001
    heads = [say(lang, "manual.head.code"), say(lang, "manual.head.said")]
    return table(
        heads, [(f"`{code}` {name_of(code)}", first_wording(code, lang)) for code in codes]
    )


def _diagnostics(topic: str, lang: Lang, _: list[str]) -> str:
    return _errors(topic, lang, all_codes())


def _example(topic: str, lang: Lang, numbers: list[str]) -> str:  # noqa: ARG001
    return "\n\n".join(example(topic, int(number)) for number in numbers)


def _topics(topic: str, lang: Lang, _: list[str]) -> str:  # noqa: ARG001
    return "\n\n".join(
        f"**{say(lang, f'manual.group.{group}')}**\n\n"
        + "\n".join(f"- [{page(one, lang).title}]({one}.md)" for one in pages)
        for group, pages in groups()
        if pages
    )


def _bases(topic: str, lang: Lang, _: list[str]) -> str:  # noqa: ARG001
    from thidua.model.legal_data import known

    heads = [say(lang, f"manual.head.{one}") for one in ("basis", "from", "until", "certainty")]
    return table(
        heads,
        [
            (
                f"{one.name} (`{one.id}`)",
                str(one.starts() or "—"),
                str(one.until or "—"),
                say(lang, f"manual.certainty.{one.certainty}")
                + (f": {one.unsure}" if one.unsure else ""),
            )
            for one in known()
        ],
    )


def _facts(topic: str, lang: Lang, names: list[str]) -> str:  # noqa: ARG001
    """What the template of each kind of letter can name; first what all can."""
    from thidua.letters.build import EVERY, TEMPLATES, names_of

    lines = [f"**{say(lang, 'manual.every_template')}**", "", _named(EVERY, lang)]
    for template in TEMPLATES:
        own = {name: one for name, one in names_of(template).items() if name not in EVERY}
        lines += ["", f"**mau/{template}.md**", "", _named(own, lang)]
    return "\n".join(lines)


def _named(names: "Mapping[str, Entry[Sources]]", lang: Lang) -> str:
    """Facts, rows with their own facts, and tables, a line each kind."""
    from thidua.letters.catalogue import LetterFact, Rows, TableFact

    rows = [
        f"`{{#{name}}}` ({', '.join(f'`{{{one}}}`' for one in entry.fields)})"
        for name, entry in names.items()
        if isinstance(entry, Rows)
    ]
    told = {
        "facts": [
            f"`{{{name}}}`" for name, entry in names.items() if isinstance(entry, LetterFact)
        ],
        "rows": rows,
        "tables": [
            f"`{{{name}}}`" for name, entry in names.items() if isinstance(entry, TableFact)
        ],
    }
    return "\n".join(
        f"- {say(lang, f'manual.{kind}')}: {', '.join(found)}"
        for kind, found in told.items()
        if found
    )


_MAKERS: dict[str, Callable[[str, Lang, list[str]], str]] = {
    "keys": _keys,
    "errors": _errors,
    "diagnostics": _diagnostics,
    "example": _example,
    "topics": _topics,
    "bases": _bases,
    "facts": _facts,
    "lines": lambda *_: "",
}
"""Word of a directive -> what it makes of its topic, language and arguments. `lines: N` says how
many lines of a command's output the page shows; it is for who writes them anew."""
