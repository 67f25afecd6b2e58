"""What several views say alike: offices as the bloc calls them, reasons, figures as typed."""

import re
from typing import Any

from thidua.diagnostics.diagnostic import Word
from thidua.model.bloc import BlocFile
from thidua.model.book import Book
from thidua.model.emulation_year import EmulationYear
from thidua.model.reasons import Arg, Printed, Why
from thidua.text.numbers import MARKS, show
from thidua.words import Lang, say, spoken


def as_called(book: Book, lang: Lang) -> Lang:
    """The language in which the bloc is called khối or cụm, as it calls itself."""
    return spoken(lang, book.bloc.data.kind)


def leader_word(bloc: BlocFile, lang: Lang) -> str:
    """`Trưởng khối`, of a cluster `Cụm trưởng`."""
    return say(spoken(lang, bloc.kind), "offices.leader")


def deputy_word(bloc: BlocFile, lang: Lang) -> str:
    """`Phó Trưởng khối`, of a cluster `Cụm phó`."""
    return say(spoken(lang, bloc.kind), "offices.deputy")


def chosen_text(chosen: str, lang: Lang) -> str:
    """How a leader or a proposed unit was chosen."""
    return say(lang, f"offices.chosen.{chosen}")


def said(reason: Why, lang: Lang) -> str:
    """One reason as a clause, without a full stop; its parts are joined by semicolons."""
    args = {name: _shown(value, lang) for name, value in reason.args.items()}
    if reason.parts:
        args["parts"] = "; ".join(said(part, lang) for part in reason.parts)
    return say(lang, f"year.reason.{reason.key}", **args)


def _shown(value: Arg, lang: Lang) -> str | EmulationYear:
    if isinstance(value, Word):
        return say(lang, value.key)
    if isinstance(value, Printed):
        return show(lang, value.value, value.places)
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return value if isinstance(value, EmulationYear) else str(value)


_FIGURE = re.compile(r"-?[0-9]+\.[0-9]+ ?[%‰]?", re.ASCII)
NAMES = frozenset(["code", "criterion", "id", "name", "none_of", "note", "number", "of", "source"])
"""Keys of text that may look like a figure: the criterion 1.10 is no figure."""


def as_read(value: Any, lang: Lang) -> str:
    """An entry on one line: `8,25`; `{points: 8,25; note: theo mục 3.2}`."""
    if isinstance(value, dict):
        parts = [f"{key}: {field_as_read(str(key), one, lang)}" for key, one in value.items()]
        return "{" + "; ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + "; ".join(as_read(one, lang) for one in value) + "]"
    text = "" if value is None else str(value)
    return text.replace(".", MARKS[lang]) if _FIGURE.fullmatch(text) else text


def field_as_read(key: str, value: Any, lang: Lang) -> str:
    """As `as_read`, unless the key says that the value is no figure."""
    return str(value) if key in NAMES and isinstance(value, str) else as_read(value, lang)
