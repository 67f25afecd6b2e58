"""The words of one line: a criterion's name apart from the sentence that says how it scores."""

import re

from thidua.excel.scale.lines import Line
from thidua.excel.scale.speech.clauses import read_clauses
from thidua.excel.scale.speech.cutting import says_points
from thidua.excel.scale.speech.sides import starts_a_list

_NUMBER_ALONE = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_IN_BRACKETS = re.compile(
    r"(?P<title>[^:;()\n]{3,}?)\s*\((?P<rest>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*\.?", re.DOTALL
)
_TITLE = re.compile(r"(?P<title>[^:;\n]{3,}?)\s*:\s+(?P<rest>.+)", re.DOTALL)


def joined_words(line: Line) -> str:
    """A line's words and those beside them; `Vắng không phép` beside `trừ 2đ/buổi` is one thing."""
    if line.text and line.how and not says_points(line.text):
        beside = read_clauses(line.how)
        told = beside[:1] + [one for one in beside[1:] if not one.is_limit]
        if len(told) == 1 and told[0].gives and "\n" not in line.text:
            return f"{line.text.strip(' .:;')}: {line.how}"
    return "\n".join(text for text in (line.text, line.how) if text)


def split_title(text: str) -> tuple[str, str]:
    """A criterion's name and the sentence that says how it scores, where they stand in one cell."""
    first, _, rest = text.partition("\n")
    if rest and not says_points(first):
        return first.strip(" .:;-"), rest
    if rest:
        return text.replace("\n", " "), text
    for form in (_IN_BRACKETS, _TITLE):
        match = form.fullmatch(text)
        if match is not None and _is_title(text, match["title"], match["rest"]):
            return match["title"].strip(" .:;-"), match["rest"]
    return text, ""


def _is_title(text: str, title: str, rest: str) -> bool:
    """Whether the second half says by itself how the first one scores."""
    if (
        starts_a_list(text)
        or starts_a_list(f"{title.rpartition('. ')[2]}: ")
        or says_points(title)
        or not says_points(rest)
    ):
        return False
    inner = read_clauses(rest)
    if (
        not inner
        or _NUMBER_ALONE.fullmatch(inner[0].condition)
        or not (inner[0].condition or inner[0].formula or inner[0].each)
    ):
        return False
    return not (inner[0].each and not inner[0].condition and len(inner) == 1)
