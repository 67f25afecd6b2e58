"""Did you mean: the known word nearest to one that nobody knows.

What a person means by a word on the command line: an id, a name, or the beginning of one.
"""

import re
from collections.abc import Iterable, Mapping

from thidua.text.vietnamese import bare

_LONGEST = 64  # a longer word is no slip of the fingers, and comparing it would cost time


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` most likely meant, or None when none is near.

    Diacritics, case and blanks weigh nothing at first (`Sở Y Tế` finds `so-y-te`); then a third of
    the letters may be wrong, missing, too many or swapped. Ties go to the first candidate.
    """
    wanted = _plain(word)
    if not wanted or len(wanted) > _LONGEST:
        return None
    candidates = list(candidates)
    # `soyte` and `2a` were meant for `so-y-te` and `2.a`, however short they are.
    same = next((one for one in candidates if _letters(one) == _letters(word)), None)
    if same is not None and _letters(word):
        return same
    allowed = max(1, len(wanted) // 3)
    best: str | None = None
    for candidate in candidates:
        plain = _plain(candidate)
        if abs(len(plain) - len(wanted)) > allowed:
            continue
        distance = _distance(wanted, plain, allowed)
        # A word of one or two letters is near to everything of its length: only equal ones count.
        if distance <= allowed and (distance == 0 or min(len(wanted), len(plain)) > 2):
            best = candidate
            if distance == 0:
                break
            allowed = distance - 1
    return best


def _letters(word: str) -> str:
    return re.sub(r"[-._ ]", "", bare(word))


def _plain(word: str) -> str:
    return bare(word).replace(" ", "-").replace("_", "-")


def _distance(left: str, right: str, limit: int) -> int:
    """Letters to change, drop, add or swap (optimal string alignment); above `limit`: any more."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        new = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > limit:
            return limit + 1
        before, row = row, new
    return row[-1]


def find(
    word: str, names: Mapping[str, Iterable[str | None]], *, beginnings: bool = True
) -> list[str]:
    """The ids that `word` may mean: none, one, or several between which nobody chooses.

    `names` gives each id what else it is called (short name, name, printed code). An exact id wins;
    then a name, without regard to case, blanks and Vietnamese marks; then, where `beginnings` are
    taken (not by commands that write), what an id or a name begins with.
    """
    if word in names:
        return [word]
    wanted = _key(word)
    if not wanted:
        return []
    keys = {one: [_key(name) for name in (one, *called) if name] for one, called in names.items()}
    same = [one for one, known in keys.items() if wanted in known]
    if same or not beginnings:
        return same
    return [one for one, known in keys.items() if any(key.startswith(wanted) for key in known)]


def _key(text: str) -> str:
    return "".join(letter for letter in bare(text) if letter.isalnum())
