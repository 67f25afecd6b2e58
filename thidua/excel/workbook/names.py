"""What the cells of the year workbook show and mean: names for ids, ids from names, the words of
the format, and how many units may get an award: `20% số đơn vị, làm tròn xuống, ít nhất 1`."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.excel.grid import Wrong, key_said
from thidua.model.documents import AUTHORITIES, DOCUMENT_KINDS, ROLES
from thidua.store.yaml.node import Node
from thidua.text.vietnamese import bare, fold
from thidua.views.papers import paper_name
from thidua.words import SPOKEN, Lang, say
from thidua.words.year_workbook import WORDS

LONGEST_ID = 40
ALL = "all"
SEPARATOR = "; "
YES, NO = "true", "false"
ENUMS: dict[str, tuple[str, ...]] = {
    "kind": ("khoi", "cum"),
    "system": ("state", "party", "enterprise"),
    "level": ("central", "ministry", "province", "department", "district", "commune", "other"),
    "policy": ("elected", "deputy_succeeds", "round_robin", "top_ranked"),
    "known": ("all", "partial"),
    "chosen": (
        "elected", "acclaimed", "deputy_succeeds", "round_robin", "top_ranked", "introduced",
    ),
    "event": (
        "launch", "signing", "registration", "mid_year_review", "inspection", "scoring",
        "verification", "year_end_review", "ballot", "handover", "submission", "announcement",
        "other",
    ),
    "body": ("bloc", "council"),
    "ballot": ("choose", "approve"),
    "base": ("members", "present", "returned", "valid", "cast"),
    "counts": ("unknown",),
    "pick": ("rank", "ballot", "meeting"),
    "grade": ("excellent", "good", "completed", "failed"),
    "proposed": ("ballot", "consensus", "score", "meeting"),
    "bar": ("awards", "ranking", "leading"),
    "result": ("upheld", "rejected"),
    "role": ROLES,
    "authority": AUTHORITIES,
    "document": DOCUMENT_KINDS,
    "every": ("week", "month", "quarter", "half"),
    "lang": ("vi", "en"),
}  # fmt: skip
"""The words that a column may hold; how they are said is in the catalogue `year_workbook`."""


class AskedTask(NamedTuple):
    """A task by whose plan a criterion is scored: that criterion's name and measure, and the units
    to which it does not apply."""

    name: str
    measure: str
    not_for: Collection[str]


@dataclass(slots=True)
class RecordNames:
    """`ids`: kind of reference -> id -> name, as shown. `known`: further names that an id was
    known by: before a change, or typed anew; `new`: names of ids that were typed anew. `asked`: the
    tasks, by their ids, that the scale wants every unit to pledge."""

    lang: Lang
    ids: Mapping[str, Mapping[str, str]]
    known: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    new: dict[tuple[str, str], str] = field(default_factory=dict)
    asked: Mapping[str, AskedTask] = field(default_factory=dict)
    _counted: dict[str, Counter[str]] = field(default_factory=dict, init=False, repr=False)
    """How many ids have a name: counted once, for a label stands in every cell."""

    def label(self, about: str, id_: str) -> str:
        """How an id is shown: its name, with the id where two have that name; the id where it is
        unknown. So for one of the format's words."""
        if about in ENUMS:
            return enum_label(self.lang, about, id_)
        names = self.ids.get(about, {})
        name = names.get(id_)
        if name is None:
            return self.new.get((about, id_), id_)
        if about not in self._counted:
            self._counted[about] = Counter(fold(one) for one in names.values())
        return name if self._counted[about][fold(name)] == 1 else f"{name} ({id_})"

    def labels(self, about: str) -> list[str]:
        """What a list offers."""
        return [self.label(about, one) for one in ENUMS.get(about, self.ids.get(about, ()))]

    def learn(self, about: str, name: str, id_: str) -> None:
        """A further name of an id."""
        self.known.setdefault(about, {}).setdefault(fold(name), set()).add(id_)
        self.new.setdefault((about, id_), name)

    def meant(self, about: str, text: str) -> str | Wrong:
        """The id or the word of the format that a text means."""
        if about in ENUMS:
            allowed = SEPARATOR.join(self.labels(about))
            return enum_value(about, text) or Wrong("word", {"found": text, "known": allowed})
        ids = self.find(about, text)
        args = {"found": text, "known": ", ".join(sorted(ids))}
        if len(ids) != 1:
            return Wrong("several" if ids else "unknown", args)
        return next(iter(ids))

    def find(self, about: str, text: str) -> set[str]:
        """The ids that a text may mean: one, none, or several."""
        wanted = fold(text)
        names = self.ids.get(about, {})
        exact = {
            id_ for id_ in names if fold(id_) == wanted or fold(self.label(about, id_)) == wanted
        }
        named = {id_ for id_, name in names.items() if fold(name) == wanted}
        return (
            exact
            or named | self.known.get(about, {}).get(wanted, set())
            or self._alike(about, text)
        )

    def _alike(self, about: str, text: str) -> set[str]:
        """The only id whose name is that without marks; of a criterion its name without its number
        will do."""
        wanted = bare(text)
        found = set()
        for id_, name in self.ids.get(about, {}).items():
            numbered = about == "criteria" and bare(name).endswith(f" {wanted}")
            if wanted == bare(name) or (numbered and bare(name).split(" ", 1)[1] == wanted):
                found.add(id_)
        return found


def word(lang: Lang, key: str, **args: object) -> str:
    """A word of the catalogue."""
    return say(lang, f"year_workbook.{key}", **args)


def column_label(lang: Lang, table: str, key: str) -> str:
    """A column's heading."""
    return word(lang, column_key(table, key))


_EXAMPLE = re.compile(r"(?:, | \()(?:như|as|such as|để trống|empty)\b.*")


def column_called(lang: Lang, table: str, key: str) -> str:
    """The same without what it says of how to fill it in: `Tên từng kỳ, như Tuần {n}`."""
    return _EXAMPLE.sub("", column_label(lang, table, key))


def column_key(table: str, key: str) -> str:
    """The words of a column's heading: its own in this table, else what the key is called
    everywhere."""
    own = f"column.{table}.{key}"
    return own if own in WORDS else f"column.{key}"


def enum_label(lang: Lang, about: str, value: str) -> str:
    """How one of the format's words is said; `khoi` and `cum` are two also where a cụm speaks."""
    if value not in ENUMS[about]:
        return value
    plain: Lang = "en" if lang == "en" else "vi"
    if about == "document":
        return paper_name(lang, value)
    return word(plain if about == "kind" else lang, f"{about}.{value}")


def enum_value(about: str, text: str) -> str | None:
    """The format's word behind what was typed, in either language; of a name that lists several
    (`Sở, ban, ngành`) one that no other has is enough."""
    wanted = fold(text)
    said = {
        value: {fold(enum_label(lang, about, value)) for lang in SPOKEN} for value in ENUMS[about]
    }
    for value, labels in said.items():
        if wanted in (fold(value), *labels):
            return value
    parts = [
        value for value, labels in said.items() if any(wanted in one.split(", ") for one in labels)
    ]
    return parts[0] if len(parts) == 1 else None


def make_id(name: str, taken: Collection[str]) -> str:
    """An id from a name, such as no other has: `Sở Nội vụ` -> `so-noi-vu`, `Tuần {n}` -> `tuan`."""
    words = re.findall(r"[a-z0-9]+", bare(re.sub(r"\{[a-z]*\}", " ", name)))
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


# -- quotas ----------------------------------------------------------------------------------------

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
        base = key_said(match[2], "year_workbook.quota.of.", BASES)
        if base is None:
            return None
        found["of"] = base
    for part in more:
        how = key_said(part, "year_workbook.quota.round.", ROUNDS)
        least = _least(part)
        if how is not None:
            found["round"] = how
        elif least is not None:
            found["at_least"] = least
        else:
            return None
    return found


def _least(text: str) -> str | None:
    for lang in SPOKEN:
        pattern = re.escape(fold(word(lang, "quota.at_least", n="#"))).replace(r"\#", "([0-9]+)")
        match = re.fullmatch(pattern.replace("#", "([0-9]+)"), fold(text))
        if match:
            return match[1]
    return None
