"""What offices are called in a bloc, and how somebody was chosen."""

from thidua.model.bloc import Bloc
from thidua.words import Lang, say


def leader_word(bloc: Bloc, lang: Lang) -> str:
    """`Trưởng khối`, of a cluster `Cụm trưởng`."""
    return say(lang, f"offices.leader.{bloc.kind}")


def deputy_word(bloc: Bloc, lang: Lang) -> str:
    """`Phó Trưởng khối`, of a cluster `Cụm phó`."""
    return say(lang, f"offices.deputy.{bloc.kind}")


def chosen_text(chosen: str, lang: Lang) -> str:
    """How a leader or a proposed unit was chosen."""
    return say(lang, f"offices.chosen.{chosen}")
