"""Reasons for a yes or a no in words, and what offices are called in a bloc."""

from thidua.compute.reasons import Arg, Printed, Why
from thidua.diagnostics.diagnostic import Word
from thidua.model.bloc import Bloc
from thidua.words import Lang, say
from thidua.words.numbers import show


def leader_word(bloc: Bloc, lang: Lang) -> str:
    """`Trưởng khối`, of a cluster `Cụm trưởng`."""
    return say(lang, f"year.leader.{bloc.kind}")


def deputy_word(bloc: Bloc, lang: Lang) -> str:
    """`Phó Trưởng khối`, of a cluster `Cụm phó`."""
    return say(lang, f"year.deputy.{bloc.kind}")


def why_text(reason: Why, lang: Lang, bloc: Bloc) -> str:
    """One reason as a phrase without a full stop."""
    args = {name: _shown(value, lang) for name, value in reason.args.items()}
    args["parts"] = "; ".join(why_text(part, lang, bloc) for part in reason.parts)
    args |= {"leader": leader_word(bloc, lang), "deputy": deputy_word(bloc, lang)}
    once = reason.key.startswith("evaluation") and reason.args.get("years") == 1
    return say(lang, f"year.reason.{reason.key}{'_once' if once else ''}", **args)


def _shown(value: Arg, lang: Lang) -> str:
    if isinstance(value, Printed):
        return show(lang, value.value, value.places)
    if isinstance(value, Word):
        return say(lang, value.key)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)
