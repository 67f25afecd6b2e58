"""How many units may get an award, in words: `20% số đơn vị, làm tròn xuống, ít nhất 1`."""

import re
from collections.abc import Mapping

from thidua.excel.workbook.names import word
from thidua.store.yaml.reader import Node
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, Lang

_SHARE = re.compile(r"([0-9]+(?:\.[0-9]+)?%|[0-9]+/[0-9]+)\s*(.*)")
BASES = ("units", "ranked", "unbarred")
ROUNDS = ("down", "half_up", "up")


def quota_words(lang: Lang, quota: Mapping[str, Node]) -> str | None:
    """The words of a share with its base, rounding and minimum; None for what else a quota says."""
    share, base = quota.get("share"), quota.get("of")
    if not isinstance(share, str) or not _SHARE.fullmatch(share):
        return None
    parts = [share]
    if isinstance(base, str) and base in BASES:
        parts = [f"{share} {word(lang, f'quota.of.{base}')}"]
    how, least = quota.get("round"), quota.get("at_least")
    if how is not None and how in ROUNDS:
        parts.append(word(lang, f"quota.round.{how}"))
    if isinstance(least, str) and least.isdigit():
        parts.append(word(lang, "quota.at_least", n=least))
    said = ", ".join(parts)
    return said if quota_of(said) == dict(quota) else None


def quota_of(text: str) -> dict[str, Node] | None:
    """The quota that such words mean, in either language; None for other words."""
    first, *more = [part.strip() for part in text.split(",")]
    match = _SHARE.fullmatch(first)
    if match is None:
        return None
    found: dict[str, Node] = {"share": match[1]}
    if match[2]:
        base = _meant("quota.of", BASES, match[2])
        if base is None:
            return None
        found["of"] = base
    for part in more:
        how = _meant("quota.round", ROUNDS, part)
        least = _least(part)
        if how is not None:
            found["round"] = how
        elif least is not None:
            found["at_least"] = least
        else:
            return None
    return found


def _meant(area: str, words: tuple[str, ...], text: str) -> str | None:
    for one in words:
        if fold(text) in {fold(word(lang, f"{area}.{one}")) for lang in SPOKEN}:
            return one
    return None


def _least(text: str) -> str | None:
    for lang in SPOKEN:
        pattern = re.escape(fold(word(lang, "quota.at_least", n="#"))).replace(r"\#", "([0-9]+)")
        match = re.fullmatch(pattern.replace("#", "([0-9]+)"), fold(text))
        if match:
            return match[1]
    return None
