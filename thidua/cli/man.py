"""The man page, made from the commands and the manual: `thidua help man > thidua.1`."""

from collections.abc import Iterable, Iterator

from thidua import __version__
from thidua.cli.command import load
from thidua.cli.help import flags_of, metavar
from thidua.manual.expand import expanded
from thidua.manual.plain import plain
from thidua.words import Lang, say

PAGES = ("exit-codes", "environment")
"""Topics of the manual that stand whole in the man page."""


def man_page(commands: Iterable[str], lang: Lang) -> str:
    """The page as roff, in UTF-8."""
    return "\n".join(_lines(list(commands), lang)) + "\n"


def _lines(commands: list[str], lang: Lang) -> Iterator[str]:
    yield '.\\" -*- coding: utf-8 -*-'
    yield f'.TH THIDUA 1 "" "thidua {__version__}"'
    yield f".SH {_said('name', lang)}"
    summary = say(lang, "cli.help").partition(": ")[2]
    yield f"thidua \\- {_text(summary)}"
    yield f".SH {_said('synopsis', lang)}"
    yield f".B thidua\n.I {_text(say(lang, 'cli.metavar.command'))}"
    yield _text(say(lang, "cli.metavar.options"))
    yield f".SH {_said('commands', lang)}"
    for name in commands:
        yield from _command(name, lang)
    for topic in PAGES:
        title, _, text = plain(expanded(topic, lang), 72).partition("\n")
        yield f".SH {_text(title.upper())}"
        yield ".nf"
        yield from map(_text, text.split("\n")[2:])
        yield ".fi"


def _command(name: str, lang: Lang) -> Iterator[str]:
    parameters = load(name).parameters
    places = " ".join(metavar(one, lang) for one in parameters if not one.is_option)
    yield f".SS {_text(f'thidua {name} {places}'.rstrip())}"
    yield _text(say(lang, f"cli.help.{name}"))
    for one in parameters:
        shown = flags_of(one, lang) if one.is_option else metavar(one, lang)
        yield f".TP\n.B {_text(shown)}"
        yield _text(say(lang, f"cli.{one.words}"))


def _said(key: str, lang: Lang) -> str:
    return _text(say(lang, f"manual.man.{key}"))


def _text(words: str) -> str:
    """Words as roff takes them: nothing in them is a request or an escape."""
    safe = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
