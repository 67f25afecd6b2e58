"""The pages of the manual: which there are, in which order, and which one a person means.

A page is a Markdown file `<lang>/<topic>.md`; its first line is `# Title`. The topic is the same in
both languages. `file-awards` is the page of awards.yaml, `rule-tiers` that of the rule `tiers`.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from thidua.text.suggest import nearest
from thidua.text.vietnamese import bare
from thidua.words import Lang

GROUPS: dict[str, tuple[str, ...]] = {
    "begin": (
        *("contents", "start", "office", "school", "clerk", "head", "install", "layout"),
        *("yaml", "glossary"),
    ),
    "files": (
        *("file-thidua", "file-bloc", "file-units", "file-leadership", "file-records"),
        *("file-criteria", "file-periods", "file-sheet", "file-pact", "file-pledge"),
        *("file-events", "file-ballot", "file-awards", "file-exclusions", "file-appeals"),
        *("file-settlements", "file-outcome", "file-decisions", "file-seal"),
    ),
    "rules": (
        *("rules", "rule-points", "rule-full", "rule-pass-fail", "rule-choice", "rule-tiers"),
        *(
            "rule-table",
            "rule-ratio",
            "rule-count",
            "rule-steps",
            "rule-linear",
            "rule-rank",
            "rule-deadline",
        ),
        *("rule-relative", "rule-periods", "items", "limits-of-points", "targets"),
    ),
    "scoring": (
        *(
            "stages",
            "figures",
            "absence",
            "arithmetic",
            "details",
            "ranking",
            "bands",
            "conditions",
            "divisions",
        ),
    ),
    "year": ("cycle", "votes", "award-choice", "rotation", "seals", "successor"),
    "office": ("letters", "mau", "can-cu", "excel", "report", "git", "many-blocs", "shared-scale"),
    "reference": (
        *("commands", "json", "exit-codes", "environment", "diagnostics", "editors"),
        *("python", "limits", "unsaid", "versions"),
    ),
}
"""Group -> its topics, in the order in which they are to be read."""
FOLDERS = ("file", "rule")
"""What may be left out before the `-` of a topic."""


class ManualPage(NamedTuple):
    """One page in one language, as it was written."""

    topic: str
    title: str
    text: str


@cache
def page(topic: str, lang: Lang) -> ManualPage:
    """The page of a topic; KeyError for one that there is not."""
    found = files(__package__).joinpath(lang, f"{topic}.md")
    if not found.is_file():
        raise KeyError(topic)
    text = found.read_text(encoding="utf-8")
    return ManualPage(topic, text.partition("\n")[0].removeprefix("# "), text)


@cache
def topics() -> tuple[str, ...]:
    """Every topic that has its page, in order."""
    written = [topic for group in GROUPS.values() for topic in group]
    return tuple(one for one in written if files(__package__).joinpath("vi", f"{one}.md").is_file())


def groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each group with those of its topics that are written."""
    for group, wanted in GROUPS.items():
        yield group, tuple(one for one in wanted if one in topics())


def find(asked: str, lang: Lang) -> tuple[str, ...]:
    """The topics that a person may mean: one where it is plain, several where it is not.

    By topic, by file name (`awards.yaml`), by rule, by title, or by a part of the title, without
    regard to case and marks.
    """
    plain = bare(asked).replace(" ", "-").replace("_", "-").removesuffix(".yaml")
    known = topics()
    if plain in known:
        return (plain,)
    if asked.endswith(".yaml"):
        return tuple(one for one in (f"file-{plain}",) if one in known)
    behind = [one for folder in reversed(FOLDERS) if (one := f"{folder}-{plain}") in known]
    if behind:
        return tuple(behind)
    titles = {one: bare(page(one, lang).title) for one in known}
    same = tuple(one for one, title in titles.items() if title == bare(asked))
    whole = re.compile(rf"\b{re.escape(bare(asked))}\b")
    return same or tuple(
        one for one, title in titles.items() if whole.search(title) or one.startswith(plain)
    )


def near(asked: str, lang: Lang) -> str | None:
    """The topic that was most likely meant, to offer it."""
    titles = {page(one, lang).title: one for one in topics()}
    close = nearest(
        asked.removesuffix(".yaml"),
        [*topics(), *(one.partition("-")[2] for one in topics()), *titles],
    )
    if close is None:
        return None
    return titles.get(close) or next((one for one in topics() if one.endswith(close)), None)
