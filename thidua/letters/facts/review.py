"""Facts of what a review settled and heard: units on one level, objections and how they ended."""

from collections.abc import Mapping
from typing import NamedTuple

from thidua.letters.catalogue import Entry, LetterFact, Rows
from thidua.letters.sources import Sources, names
from thidua.model.appeals import Appeal
from thidua.model.settlements import Settlement


class Settled(NamedTuple):
    """What people settled."""

    sources: Sources
    settlement: Settlement


class Objection(NamedTuple):
    """A unit's objection to its points."""

    sources: Sources
    appeal: Appeal


def _settled(sources: Sources) -> tuple[Settled, ...]:
    written = sources.yearbook.settlements
    return tuple(Settled(sources, one) for one in (written.data.settlements if written else ()))


def _appeals(sources: Sources) -> tuple[Objection, ...]:
    written = sources.yearbook.appeals
    return tuple(Objection(sources, one) for one in (written.data.appeals if written else ()))


def _result(one: Objection) -> str | None:
    end = one.appeal.decided
    if end is None:
        return None
    return "chấp nhận" if end.result == "upheld" else "không chấp nhận"


REVIEW: Mapping[str, Entry[Sources]] = {
    "đơn vị bằng nhau": Rows(
        _settled,
        {
            "người quyết định": LetterFact(lambda one: one.settlement.by or "hội nghị"),
            "thứ tự": LetterFact(
                lambda one: names(one.sources, one.settlement.order or one.settlement.units)
            ),
            "lý do": LetterFact(lambda one: one.settlement.reason),
        },
    ),
    "kiến nghị": Rows(
        _appeals,
        {
            "đơn vị": LetterFact(lambda one: one.sources.book.unit_name(one.appeal.unit)),
            "tiêu chí": LetterFact(lambda one: one.appeal.criterion),
            "nội dung": LetterFact(lambda one: one.appeal.asks),
            "kết quả giải quyết": LetterFact(_result, "document.gap_appeal"),
            "người giải quyết": LetterFact(lambda one: d.by if (d := one.appeal.decided) else None),
            "lý do": LetterFact(lambda one: d.reason if (d := one.appeal.decided) else None),
        },
    ),
}
