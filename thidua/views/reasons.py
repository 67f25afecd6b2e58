"""Reasons in the reader's language."""

from thidua.diagnostics.diagnostic import Word
from thidua.model.emulation_year import EmulationYear
from thidua.model.reasons import Arg, Printed, Why
from thidua.text.numbers import show
from thidua.words import Lang, say


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
