"""Whether what a rule gives or takes can be meant: amounts, bounds and days that no office writes on
purpose, though every word of them was read.

More is taken than there is; the worse result is worth more; a step, a limit or a level that never
changes anything; a day that no year has. A slip of the office, or of the reader: people say which.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from thidua.excel.scale.draft.draft import Part
from thidua.excel.scale.speech.text import even, is_loss, phrase
from thidua.excel.scale.speech.things import Reading, Rule, Things


class _Family(NamedTuple):
    """Words that rank what they stand beside: one pattern for each rank, the best (or, of penalties, the
    lightest) first."""

    ranks: tuple[re.Pattern[str], ...]

    def rank_in(self, name: str) -> tuple[int, frozenset[str]] | None:
        """The one rank that a name says, and its other words."""
        said = [(n, found) for n, one in enumerate(self.ranks) if (found := one.search(name))]
        if len(said) != 1:
            return None
        [(rank, match)] = said
        return rank, _words(f"{name[: match.start()]} {name[match.end() :]}")


def _family(before: str, *ranks: str, after: str = r"\b") -> _Family:
    return _Family(tuple(phrase(rf"{before}(?:{one}){after}") for one in ranks))


_RANKS = (
    _family(
        r"(?<!chưa )(?<!không )\b", "xuất sắc", "giỏi|tốt", "khá", "trung bình|tb", "yếu", "kém"
    ),
    _family(r"(?:^\W*|\b(?:loại|hạng|mức) )", "a", "b", "c", "d", after=r"(?:$| (?=\())"),
    _family(r"\b(?:giải|hạng|thứ) ", "nhất", "nhì", "ba", "khuyến khích"),
    _family(r"\bcấp ", "trung ương|quốc gia", "tỉnh", "huyện|quận", "xã|phường"),
)
_PENALTIES = _family(r"\b", "khiển trách", "cảnh cáo", "(?:giáng|cách) chức", "thôi việc|khai trừ")
_DENIAL = phrase(r"^\W*(?:không|chưa)(?: (?:có|để))?\b")
_LEAP = 2000
"""A year that has every day that any year has."""


def odd_worth(part: Part) -> Iterator[tuple[int | None, str]]:
    """What cannot be meant in a criterion: the line of the item that says it (None: of the rule), and
    why."""
    portions = [(one.reading, one.points) for one in part.reading.parts]
    for reading, top in [(part.reading, part.node.points), *portions]:
        yield from ((None, why) for why in _odd_rule(reading.rule or {}, top))
        yield from _odd_taken(reading, top)
        for things in (reading.deduct, reading.bonus):
            yield from odd_things(things, taken=things is reading.deduct)


def odd_things(things: Things, *, taken: bool) -> Iterator[tuple[int, str]]:
    """What cannot be meant in a list: an item above its limit, one of nothing, the worse for less."""
    for one in things.items:
        amount = one.points
        limits = [limit for limit in (one.cap, things.cap) if limit is not None]
        if amount == 0 and not one.disqualifies:
            yield one.at, "no_effect"
        elif amount is not None and not one.share and any(amount > limit for limit in limits):
            yield one.at, "cap"
    bare = [one for one in things.items if one.points is not None and not (one.share or one.only)]
    names = [(one.name, one.points or Fraction(0)) for one in bare]
    for better, worse in _ranked(names, (*_RANKS[:3], _PENALTIES) if taken else _RANKS):
        alike = bare[better].each == bare[worse].each
        more, less = (better, worse) if taken else (worse, better)
        if alike and names[more][1] > names[less][1]:
            yield bare[worse].at, "worse_more"


def _odd_taken(reading: Reading, top: Fraction) -> Iterator[tuple[int, str]]:
    """What takes more at once than the criterion has."""
    for one in reading.deduct.items:
        odd = [why for why in _odd_rule(one.rule or {}, top) if why != "worse_more"]
        if one.points is not None and not one.share and one.points > top > 0:
            odd.append("above_own")
        yield from ((one.at, why) for why in odd)


def _odd_rule(rule: Rule, top: Fraction) -> Iterator[str]:
    """What cannot be meant in a rule."""
    kind = rule.get("kind")
    if kind == "choice":
        yield from _odd_options(rule["options"])
    elif kind == "place":
        row = [Fraction(one) for one in (*rule["points"], rule.get("else", "0"))]
        yield from ["worse_more"] * any(a < b for a, b in pairwise(row))
    elif kind == "tiers":
        row = [Fraction(one["points"]) for one in rule["tiers"]]
        yield from ["no_effect"] * any(a == b != 0 for a, b in pairwise(row))
    elif kind == "deadline":
        yield from _odd_deadline(rule, top)
    elif kind == "steps":
        amounts = [Fraction(rule.get(key) or 0) for key in ("first", "each")]
        yield from ["above_own"] * (max(amounts) > top > 0)
        short = "below" in rule and Fraction(rule.get("every", "1")) >= Fraction(rule["below"])
        yield from ["no_effect"] * (short or not any(amounts))
    elif kind == "count":
        yield from ["no_effect"] * (Fraction(rule["each"]) == 0)
    elif kind == "ratio":
        yield from ["no_effect"] * (rule.get("target") == "0")
        yield from ["cap"] * (Fraction(rule.get("cap") or 1) < 1)


def _odd_options(options: Sequence[Rule]) -> Iterator[str]:
    """The same for whatever is reached; the worse, by its name, for more."""
    found = [(str(one["name"]), Fraction(one["points"])) for one in options]
    worth = {points for _, points in found}
    more = any(found[worse][1] > found[better][1] for better, worse in _ranked(found, _RANKS))
    lost = [points for name, points in found if is_loss(name)]
    spared = [points for name, points in found if is_loss(_DENIAL.sub("", name)) > is_loss(name)]
    if more or len(worth) < min(2, len(found)) or (lost and spared and max(lost) > max(spared)):
        yield "worse_more"


def _ranked(
    found: Sequence[tuple[str, Fraction]], families: Sequence[_Family]
) -> Iterator[tuple[int, int]]:
    """Pairs of names that differ in their rank alone, the better first: `loại A`, `loại B`."""
    for family in families:
        said = [family.rank_in(even(name)) for name, _ in found]
        for one, other in combinations(range(len(found)), 2):
            first, second = said[one], said[other]
            if first is None or second is None or first[0] == second[0]:
                continue
            if first[1] <= second[1] or second[1] <= first[1]:
                yield (one, other) if first[0] < second[0] else (other, one)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _odd_deadline(rule: Rule, top: Fraction) -> Iterator[str]:
    due = rule["due"]
    if not all(map(_is_day, due if isinstance(due, list) else [due])):
        yield "no_day"
    sides = [rule.get(side) or {} for side in ("late", "early")]
    amounts = [Fraction(one.get(key) or 0) for one in sides for key in ("points", "each_day")]
    yield from ["above_own"] * (max(amounts) > top > 0)


def _is_day(due: str) -> bool:
    """Whether some year has the day."""
    year, month, day = [str(_LEAP), *due.split("-")][-3:]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
