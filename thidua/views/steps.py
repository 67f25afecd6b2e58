"""Steps of a derivation in words."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.model.facts import Fact
from thidua.rules.bounds import Bounds
from thidua.rules.told import Step
from thidua.text import dates as day_words
from thidua.text.numbers import show, trimmed
from thidua.words import Lang, say

MOST_DIGITS = 12
"""A fraction longer than this says nothing to a reader: its decimals stand alone."""


def step_text(step: Step, lang: Lang, facts: Mapping[str, Fact]) -> str:
    """One step as a sentence. `facts`: those of the scale by their ids, to call them by name."""
    args = {key: _shown(value, lang) for key, value in step.args.items()}
    for axis in ("row", "column"):
        if axis in args:
            args[axis] = f"“{facts[args[axis]].name}”"
    key = step.key
    if key in ("hand", "na") and step.args.get("note"):
        key += "_note"
    if key in ("item_each",) and step.args.get("waived"):
        key += "_waived"
    if key == "voice" and not step.args.get("scorer"):
        key = "voice_own"
    if "value" in step.args:
        args["figure"] = args["value"]
        if "actual" in step.args:
            args["figure"] = say(lang, "explain.looked_up", **args)
    if "tier" in step.args:
        args["tier"] = tier_text(step.args["tier"], lang)
    if (item := step.args.get("item")) is not None:
        args |= {"id": item.id, "name": item.name}  # type: ignore[attr-defined]
        args["sign"] = say(lang, f"explain.{step.args.get('kind', 'bonus')}")
    if "parts" in step.args:
        args["ids"] = " + ".join(part.id for part in step.args["parts"])  # type: ignore[attr-defined]
    if "points" not in args and step.points is not None:
        args["points"] = _shown(step.points, lang)
    said = say(lang, f"explain.{key}", **args)
    if "capped" in step.args:
        said = say(lang, "explain.capped", text=said, cap=args["capped"])
    return said


def _shown(value: Any, lang: Lang) -> str:
    if isinstance(value, Fraction):
        return number(value, lang)
    if isinstance(value, date):
        return day_words.show(lang, value)
    return str(value)


def number(value: Fraction, lang: Lang) -> str:
    """An exact number; a quotient that never ends as `≈ 3,8222 (172/45)`."""
    exact = trimmed(value)
    if "/" not in exact:
        return show(lang, value)
    shown = "≈ " + show(lang, value, 4)
    return shown if len(exact) > MOST_DIGITS else f"{shown} ({exact})"


def tier_text(tier: Any, lang: Lang) -> str:
    """A tier's stretch: `thuộc khoảng từ 97 dưới 98`."""
    if tier.else_:
        return say(lang, "explain.tier_else")
    return say(lang, "explain.tier_between", bounds=bounds_text(tier, lang))


def bounds_text(bounds: Bounds, lang: Lang) -> str:
    """`từ 97 dưới 98`."""
    given: Mapping[str, Fraction | None] = {
        "from": bounds.from_,
        "above": bounds.above,
        "to": bounds.to,
        "below": bounds.below,
    }
    return " ".join(
        say(lang, f"explain.bound_{key}", n=show(lang, value))
        for key, value in given.items()
        if value is not None
    )
