"""What offices are called in a bloc, and how somebody was chosen."""

from thidua.model.bloc import Bloc
from thidua.model.book import Book
from thidua.words import Lang, say, spoken


def as_called(book: Book, lang: Lang) -> Lang:
    """The language in which the bloc is called khối or cụm, as it calls itself."""
    return spoken(lang, book.bloc.data.kind)


def leader_word(bloc: Bloc, lang: Lang) -> str:
    """`Trưởng khối`, of a cluster `Cụm trưởng`."""
    return say(spoken(lang, bloc.kind), "offices.leader")


def deputy_word(bloc: Bloc, lang: Lang) -> str:
    """`Phó Trưởng khối`, of a cluster `Cụm phó`."""
    return say(spoken(lang, bloc.kind), "offices.deputy")


def chosen_text(chosen: str, lang: Lang) -> str:
    """How a leader or a proposed unit was chosen."""
    return say(lang, f"offices.chosen.{chosen}")
