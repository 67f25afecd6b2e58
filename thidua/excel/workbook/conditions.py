"""Conditions of awards and bands in one cell, both ways: `tiêu chí “Chuyên môn” đạt từ 85%, xếp
hạng không quá 3, một trong (không có “Khiển trách” | điểm thưởng từ 2)`."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from thidua.store.yaml.node import Node
from thidua.text.vietnamese import nfc
from thidua.words import SPOKEN, Lang, say

Named = Callable[[str, str], str | None]
"""The kind of a thing and its id -> its name; or its name -> its id, None for none."""
Condition = dict[str, Node]

_TEMPLATES = (
    *("criterion", "min_percent", "band", "rank_at_most", "deductions_share"),
    *("deductions_at_most", "bonus_at_least", "none_of", "above_mean", "above_median"),
    *("evaluation", "grade", "holds", "vote", "of_criterion"),
)
_ABOUT = {
    "criterion": "criteria", "of_criterion": "criteria", "band": "bands", "none_of": "items",
    "evaluation": "grade", "grade": "grade", "holds": "awards",
}  # fmt: skip
"""What the name in a sentence is of."""
_FIGURE = r"\d+(?:[.,]\d+)?"
_PARTS = {
    "n": rf"(?P<n>{_FIGURE})",
    "share": rf"(?P<share>{_FIGURE}%|\d+/\d+)",
    "name": r"(?P<name>“[^”]*”|[^,|()“”]+?)",
}
_OR_MORE = re.compile(r"\s+(?:trở lên|or more)$", re.IGNORECASE)


def conditions_words(lang: Lang, value: Node, name_of: Named) -> str | None:
    """The words of `requires`; None where something of it has none."""
    given = value if isinstance(value, list) else [value]
    said = [one for each in given for one in _said(lang, each, name_of)]
    return None if None in said or not said else ", ".join(one for one in said if one)


def _said(lang: Lang, given: Node, name_of: Named) -> Iterator[str | None]:
    """A sentence for each condition of a mapping; None for what has no words."""
    if not isinstance(given, dict):
        yield None
        return
    rest = dict(given)
    if "criterion" in rest:
        least = {"n": rest.pop("min_percent")} if "min_percent" in rest else {}
        kind = "criterion" if least else "of_criterion"
        yield _sentence(lang, kind, name_of, name=rest.pop("criterion"), **least)
    for key, one in rest.items():
        match one:
            case str() if key in (
                "min_percent",
                "rank_at_most",
                "deductions_at_most",
                "bonus_at_least",
            ):
                yield _sentence(lang, key, name_of, n=one)
            case {"n": str(n), **more} if key == "deductions_at_most" and not more:
                yield _sentence(lang, key, name_of, n=n)
            case {"share": str(share), "of": "bonus", **more} if (
                key == "deductions_at_most" and not more
            ):
                yield _sentence(lang, "deductions_share", name_of, share=share)
            case str() if key in ("band", "holds"):
                yield _sentence(lang, key, name_of, name=one)
            case str() if key == "vote":
                yield _sentence(lang, key, name_of, share=one)
            case "mean" | "median" if key == "above":
                yield say(lang, f"year.cell.above_{one}")
            case list() if key == "none_of" and one:
                yield from (_sentence(lang, key, name_of, name=each) for each in one)
            case {"grade": str(grade), "years": str(n), **more} if key == "evaluation" and not more:
                yield _sentence(lang, key, name_of, name=grade, n=n)
            case {"grade": str(grade), **more} if key == "evaluation" and not more:
                yield _sentence(lang, "grade", name_of, name=grade)
            case list() if key == "any" and one:
                inner = [conditions_words(lang, each, name_of) for each in one]
                said = " | ".join(each or "" for each in inner)
                yield f"{say(lang, 'year.cell.any')} ({said})" if all(inner) else None
            case _:
                yield None


def _sentence(lang: Lang, key: str, name_of: Named, **given: Node) -> str | None:
    """A condition; None where a figure of it is none, or a name that can't be read again."""
    args = {}
    for part, value in given.items():
        if not isinstance(value, str):
            return None
        text = value
        if part == "name":
            text = f"“{name_of(_ABOUT[key], value) or value}”"
        elif not re.fullmatch(_PARTS[part], value) or "," in value:
            return None
        args[part] = text if part == "name" else text.replace(".", ",") if lang == "vi" else text
    said = say(lang, f"year.cell.{key}", **args)
    return said if said.count("“") <= 1 and not re.search(r"“[^”]*“", said) else None


# -- the other way ---------------------------------------------------------------------------------


def conditions_of(text: str, meant: Named) -> Node:
    """The conditions that such words mean, in either language; None where they mean none."""
    found = [_condition(one, meant) for one in _split(text, ",")]
    known = [one for one in found if one]
    if not known or len(known) < len(found):
        return None
    together = _together(known)
    return together[0] if len(together) == 1 else list(together)


def _together(conditions: Sequence[Condition]) -> list[Condition]:
    """As few mappings as hold them all: one, where no key stands twice."""
    found: list[Condition] = [{}]
    for one in conditions:
        there = found[0].get("none_of")
        if (
            list(one) == ["none_of"]
            and isinstance(there, list)
            and isinstance(one["none_of"], list)
        ):
            found[0]["none_of"] = [*there, *one["none_of"]]
            continue
        free = next((each for each in found if not set(one) & set(each)), None)
        if free is None:
            found.append(free := {})
        free |= one
    return found


def _condition(text: str, meant: Named) -> Condition | None:
    text = " ".join(nfc(text).split())
    for lang in SPOKEN:
        start = say(lang, "year.cell.any")
        if text.casefold().startswith(f"{start} (") and text.endswith(")"):
            inner = [conditions_of(one, meant) for one in _split(text[len(start) + 2 : -1], "|")]
            return {"any": list(inner)} if all(inner) else None
    for key, pattern in _patterns():
        match = pattern.fullmatch(_OR_MORE.sub("", text))
        if match:
            return _meant(key, match.groupdict(), meant)
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind of condition with its sentences; percents may go without their sign."""
    found = []
    for key in _TEMPLATES:
        for lang in SPOKEN:
            shape = say(lang, f"year.cell.{key}", n="<n>", name="<name>", share="<share>")
            shape = re.escape(shape).replace("<n>%", "<n>%?")
            for part, pattern in _PARTS.items():
                shape = shape.replace(f"<{part}>", pattern)
            found.append((key, re.compile(shape, re.IGNORECASE)))
    return tuple(found)


def _meant(key: str, said: dict[str, str], meant: Named) -> Condition | None:
    figure = (said.get("n") or said.get("share") or "").replace(",", ".")
    name = None
    if "name" in said:
        name = meant(_ABOUT[key], said["name"].strip("“” "))
        if name is None:
            return None
    match key:
        case "criterion":
            return {"criterion": name, "min_percent": figure}
        case "of_criterion":
            return {"criterion": name}
        case "deductions_share":
            return {"deductions_at_most": {"share": figure, "of": "bonus"}}
        case "none_of":
            return {"none_of": [name]}
        case "above_mean" | "above_median":
            return {"above": key.removeprefix("above_")}
        case "evaluation":
            return {"evaluation": {"grade": name, "years": figure}}
        case "grade":
            return {"evaluation": {"grade": name}}
    return {key: name or figure}


def _split(text: str, mark: str) -> list[str]:
    """The pieces between marks, none inside quotes or parentheses."""
    found, depth, quoted, start = [], 0, False, 0
    for n, char in enumerate(text):
        if char in "“”":
            quoted = char == "“"
        elif quoted:
            continue
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == mark and depth == 0 and not (mark == "," and text[n + 1 : n + 2].isdigit()):
            found.append(text[start:n])
            start = n + 1
    return [one.strip() for one in (*found, text[start:])]
