"""Facts of a draft decision on awards: how its articles are numbered, what an authority adds."""

from collections.abc import Mapping

from thidua.letters.catalogue import Entry, LetterFact, never
from thidua.letters.facts.proposals import proposed
from thidua.letters.sources import Sources


def _article(sources: Sources, after: int) -> str:
    """The number of the article so many after the last award's."""
    return str(max(1, len(proposed(sources) or ())) + after)


DECISION: Mapping[str, Entry] = {
    "hình thức khen thưởng": never("award"),
    "điều tiền thưởng": LetterFact(lambda s: _article(s, 1)),
    "điều thi hành": LetterFact(lambda s: _article(s, 2)),
    "điều tổ chức thực hiện": LetterFact(lambda s: _article(s, 3)),
    "mức tiền thưởng": never("reward"),
    "nơi tổ chức thực hiện": never("who_carries_out"),
}
