"""Names for ids, and ids from names: what the cells of the year workbook show and mean."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from thidua.excel.workbook.tables import ENUMS
from thidua.text.vietnamese import bare, fold
from thidua.words import SPOKEN, Lang, say

LONGEST_ID = 40
ALL = "all"


@dataclass(slots=True)
class RecordNames:
    """`ids`: kind of reference -> id -> name, as shown. `known`: further names that an id was
    known by: before a change, or typed anew; `new`: names of ids that were typed anew."""

    lang: Lang
    ids: Mapping[str, Mapping[str, str]]
    known: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    new: dict[tuple[str, str], str] = field(default_factory=dict)

    def label(self, about: str, id_: str) -> str:
        """How an id is shown: its name, with the id where two have that name; the id where it is
        unknown."""
        names = self.ids.get(about, {})
        name = names.get(id_)
        if name is None:
            return self.new.get((about, id_), id_)
        same = Counter(fold(one) for one in names.values())
        return name if same[fold(name)] == 1 else f"{name} ({id_})"

    def labels(self, about: str) -> list[str]:
        """What a list offers."""
        return [self.label(about, one) for one in self.ids.get(about, {})]

    def learn(self, about: str, name: str, id_: str) -> None:
        """A further name of an id."""
        self.known.setdefault(about, {}).setdefault(fold(name), set()).add(id_)
        self.new.setdefault((about, id_), name)

    def find(self, about: str, text: str) -> set[str]:
        """The ids that a text may mean: one, none, or several."""
        wanted = fold(text)
        names = self.ids.get(about, {})
        exact = {
            id_ for id_ in names if fold(id_) == wanted or fold(self.label(about, id_)) == wanted
        }
        named = {id_ for id_, name in names.items() if fold(name) == wanted}
        return exact or named | self.known.get(about, {}).get(wanted, set())


def word(lang: Lang, key: str, **args: object) -> str:
    """A word of the catalogue."""
    return say(lang, f"year_workbook.{key}", **args)


def enum_label(lang: Lang, about: str, value: str) -> str:
    """How one of the format's words is said; `khoi` and `cum` are two also where a cụm speaks."""
    if value not in ENUMS[about]:
        return value
    plain: Lang = "en" if lang == "en" else "vi"
    return word(plain if about == "kind" else lang, f"{about}.{value}")


def enum_value(about: str, text: str) -> str | None:
    """The format's word behind what was typed, in either language."""
    wanted = fold(text)
    for value in ENUMS[about]:
        if wanted in (fold(value), *(fold(enum_label(lang, about, value)) for lang in SPOKEN)):
            return value
    return None


def make_id(name: str, taken: Collection[str]) -> str:
    """An id from a name, such as no other has: `Sở Nội vụ` -> `so-noi-vu`."""
    words = re.findall(r"[a-z0-9]+", bare(name))
    made = ""
    for one in words:
        if made and len(made) + len(one) + 1 > LONGEST_ID:
            break
        made = f"{made}-{one}" if made else one[:LONGEST_ID]
    made = made or "moi"
    return made if made not in taken else numbered(f"{made}-", taken, 2)


def numbered(stem: str, taken: Collection[str], first: int = 1) -> str:
    """The first of `t1`, `t2`, ... that is free."""
    number = first
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def unique(names: Iterable[str]) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(names))
