"""What `init` has to know: how each answer is read, and what it is where nobody gave it.

Who asks is `cli.init_asking`; an option is read in the same way.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from thidua.bloc.lineage import YEARS
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.member_list import ENDINGS, Listed, UnitList, listed_units
from thidua.excel.unpack import MOST_FILE
from thidua.model.base import LEVELS
from thidua.model.bloc import KINDS, SYSTEMS
from thidua.model.emulation_year import EmulationYear, YearRule
from thidua.model.scalars import suggest_id
from thidua.store.named_files import one_file, read_all
from thidua.store.yaml.reader import Node
from thidua.text.dates import show
from thidua.text.encodings import likely_text
from thidua.text.vietnamese import bare, nfc, safe
from thidua.words import LANGS, Lang, say

USUAL = ("self", "cross", "verified")
"""The ids of the stages that scales usually have; `init.stage_<id>` is how people call them."""
ALL_YEAR = "none"
"""A bloc that scores once a year."""
EVERY = {
    "week": ("tuan", "Tuần {n}"),
    "month": ("thang", "Tháng {month}"),
    "quarter": ("quy", "Quý {n}"),
}
"""How often a bloc scores within a year, with the id and the name of such a kind of period."""
SCHOOL_YEAR = "Năm học {year}-{next}"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS, "system": SYSTEMS, "level": LEVELS, "every": (ALL_YEAR, *EVERY),
}  # fmt: skip
"""The answers that are one of a few; `init.<key>_<value>` is how people call each."""
ALSO: Mapping[str, Mapping[str, str]] = {
    "level": {"phuong": "commune", "dac khu": "commune"},
    "every": {"nam": ALL_YEAR, "tuan": "week", "thang": "month", "quy": "quarter"},
}
"""Other words that mean the same."""
_LISTED = re.compile(r"\bcác \w+(?:, \w+)*(?: và \w+)?")
"""Whose bloc it is: `các sở, ban, ngành` are members, and did not make it."""
_SYSTEM_SAID = {
    "party": re.compile(r"\b(?:đảng bộ|chi bộ|đảng ủy)\b"),
    "enterprise": re.compile(r"\b(?:công ty|tập đoàn|ngân hàng)\b(?! nhà nước)"),
}
_LEVEL_SAID = {
    "other": re.compile(
        r"\b(?:trường|lớp|mầm non|công ty|tập đoàn|ngân hàng|bệnh viện|hợp tác xã)\b"
    ),
    "central": re.compile(r"\btrung ương\b"),
    "district": re.compile(r"\b(?:huyện|quận|thị xã)\b"),
    "commune": re.compile(r"\b(?:xã(?! hội)|phường|thị trấn|đặc khu)\b"),
    "department": re.compile(r"(?<!\bcơ )\bsở\b"),
    "province": re.compile(r"\b(?:tỉnh|thành phố)\b"),
}
"""What a bloc's name says of its documents, and of who made it; the first that fits."""
_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})|(\d{2})-(\d{2})", re.ASCII)
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said of a bloc. None: not yet asked; "" or (): asked, and nothing said."""

    name: str | None = None
    id: str | None = None
    kind: str | None = None
    system: str | None = None
    level: str | None = None
    authority: str | None = None
    year: int | None = None
    starts: tuple[int, int] | None = None
    called: str | None = None
    every: str | None = None
    first: date | None = None
    last: date | None = None
    stages: tuple[tuple[str, str], ...] | None = None
    units: tuple[Listed, ...] | None = None
    leader: str | None = None
    deputies: tuple[str, ...] | None = None

    @property
    def year_as_written(self) -> dict[str, Node]:
        """How the year runs and what it is called, as bloc.yaml has it; {} for the calendar's."""
        rule: dict[str, Node] = {}
        if self.starts is not None and self.starts != (1, 1):
            rule["starts"] = "{:02}-{:02}".format(*self.starts)
        return rule | ({"name": self.called} if self.called else {})

    @property
    def year_rule(self) -> YearRule | None:
        """The same as the model has it."""
        return YearRule.model_validate(self.year_as_written) if self.year_as_written else None

    @property
    def has_periods(self) -> bool:
        """Whether it scores several times in a year."""
        return self.every not in (None, ALL_YEAR)

    def wants(self, key: str) -> bool:
        """Whether the answer is one that the others leave open."""
        if key == "called":
            return bool(self.year_as_written)
        return key not in ("first", "last") or self.has_periods


ORDER = tuple(Answers.__dataclass_fields__)
OPTIONS = {
    **{key: f"--{key}" for key in ORDER},
    "starts": "--year-starts", "called": "--year-name", "first": "--from", "last": "--to",
    "stages": "--stage", "deputies": "--deputy",
}  # fmt: skip
NEEDED = ("name", "units")
"""What has no default."""


def defaults(lang: Lang, this_year: int, found: Answers) -> Mapping[str, object]:
    """What each answer is where a person only presses Enter."""
    whole = EmulationYear(found.year or this_year, found.year_rule)
    autumn = found.starts is not None and found.starts[0] in (8, 9)
    return {
        "id": suggest_id(found.name or "") or "khoi",
        "kind": _kind_of(found.name or ""),
        "system": _said_of(found.name or "", _SYSTEM_SAID) or "state",
        "level": _said_of(found.name or "", _LEVEL_SAID) or "province",
        "authority": "",
        "year": this_year,
        "starts": (1, 1),
        "called": SCHOOL_YEAR if autumn else "",
        "every": ALL_YEAR,
        "first": whole.first_day,
        "last": whole.last_day,
        "stages": tuple((one, say(lang, f"init.stage_{one}")) for one in ("self", "verified")),
        "leader": "",
        "deputies": (),
    }


def _kind_of(name: str) -> str:
    """What a bloc calls itself: `Cụm thi đua số 3`."""
    first = bare(name).partition(" ")[0]
    return first if first in KINDS else KINDS[0]


def _said_of(name: str, said: Mapping[str, re.Pattern[str]]) -> str | None:
    """What a bloc's name says: `Trường Tiểu học A` is no province's."""
    itself = _LISTED.sub("", nfc(name).casefold())
    return next((value for value, words in said.items() if words.search(itself)), None)


def with_defaults(lang: Lang, this_year: int, found: Answers) -> Answers | Diagnostic:
    """Every answer that was not given by its default; TD928 names what has none."""
    missing = [OPTIONS[key] for key in NEEDED if not getattr(found, key)]
    if (found.first or found.last) and not found.has_periods:
        missing.append(OPTIONS["every"])
    if missing:
        return Diagnostic("TD928", args={"options": ", ".join(missing)})
    for key in ORDER:
        if getattr(found, key) is None and found.wants(key):
            found = answered(found, key, defaults(lang, this_year, found)[key])
    return found


def answered(found: Answers, key: str, value: Any) -> Answers:
    """With one more answer, as `read` gives it."""
    return replace(found, **{key: value})


def choices(lang: Lang, key: str) -> str:
    """What may be answered: `1 khối, 2 cụm`; "" where it is not one of a few."""
    named = (f"{n} {say(lang, f'init.{key}_{one}')}" for n, one in enumerate(CHOICES[key], 1))
    return ", ".join(named)


def shown(lang: Lang, key: str, found: Answers) -> str:
    """An answer as people say it; "" where nothing was said."""
    value = getattr(found, key)
    if value in (None, "", ()):
        return ""
    if key in CHOICES:
        return say(lang, f"init.{key}_{value}")
    if isinstance(value, date):
        return show(lang, value)
    if key == "starts":
        month, day = value
        return f"{month:02}-{day:02}" if lang == "en" else f"{day:02}/{month:02}"
    if key == "called":
        return EmulationYear(found.year or 0, found.year_rule).called or ""
    if key == "stages":
        return ", ".join(name for _, name in value)
    if key == "units":
        return say(lang, "init.so_many_units", n=len(value))
    names = {one.id: one.name for one in found.units or ()}
    if key in ("leader", "deputies"):
        return ", ".join(names[one] for one in ([value] if key == "leader" else value))
    return str(value)


def read(lang: Lang, key: str, typed: str, found: Answers) -> object:
    """One answer as it is kept; a Diagnostic, or None, where it can't be that."""
    typed = " ".join(nfc(typed).split())
    if key in CHOICES:
        return _choice(lang, key, typed)
    if key == "id":
        has_letter = any(map(str.isalpha, typed))  # `2026` is the answer to another question
        return typed if has_letter and suggest_id(typed) == typed else None
    if key == "year":
        year = int(typed) if len(typed) == 4 and typed.isascii() and typed.isdigit() else 0
        return year if year in YEARS else None
    if key == "starts":
        return _day_of_a_year(lang, typed)
    if key in ("first", "last"):
        day = _date(typed)
        return None if day is None or (found.first and found.first > day) else day
    if key == "stages":
        return _stages(typed)
    if key == "leader":
        return _unit(typed, found) if typed else ""
    if key == "deputies":
        return _deputies(typed, found)
    if not is_text(typed):
        return None
    if key == "called":
        return _year_name(typed, found)
    return typed or (None if key == "name" else "")


def is_text(typed: str) -> bool:
    """Whether it can be a name: letters, no arrow keys, none lost or of an old font."""
    letters = not typed or any(map(str.isalnum, typed))
    return letters and safe(typed) == typed and "\ufffd" not in typed and not likely_text(typed)


def _choice(lang: Lang, key: str, typed: str) -> str | Diagnostic:
    """One of a few: by its number, its name in either language, or as the data has it."""
    allowed = CHOICES[key]
    names = {bare(say(own, f"init.{key}_{one}")): one for one in allowed for own in LANGS}
    names |= {str(n): one for n, one in enumerate(allowed, 1)} | dict(ALSO.get(key, {}))
    word = names.get(bare(typed), typed.casefold())
    called = ", ".join(say(lang, f"init.{key}_{one}") for one in allowed)
    args = {"found": typed, "allowed": called}
    return word if word in allowed else Diagnostic("TD904", args=args)


def _day_of_a_year(lang: Lang, typed: str) -> tuple[int, int] | None:
    """`1/9` as Vietnamese write it, `09-01` as the data does: month and day."""
    match = _DAY.fullmatch(typed)
    if match is None or (match[1] and lang == "en"):
        return None
    month, day = (int(match[2]), int(match[1])) if match[1] else (int(match[3]), int(match[4]))
    try:
        return (month, day) if date(2023, month, day) else None
    except ValueError:
        return None


def _date(typed: str) -> date | None:
    """`5/9/2026`, or `2026-09-05`."""
    match = _DATE.fullmatch(typed)
    if match is None:
        return None
    parts = match.group(3, 2, 1) if match[1] else match.group(4, 5, 6)
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def _year_name(typed: str, found: Answers) -> str | None:
    """`Năm học 2026-2027` is `Năm học {year}-{next}`: of every year."""
    name = typed
    for mark, year in (("{year}", found.year or 0), ("{next}", (found.year or 0) + 1)):
        name = name.replace(str(year), mark)
    loose = name.replace("{year}", "").replace("{next}", "")
    is_date = _DATE.search(typed) or (
        any(map(str.isdigit, loose)) and not any(map(str.isalpha, loose))
    )
    is_wrong = "{year}" not in name or not set("{}").isdisjoint(loose) or is_date
    return None if typed and is_wrong else name


def _stages(typed: str) -> tuple[tuple[str, str], ...] | None:
    """`Tự chấm, Thẩm định`, or with ids of one's own: `self=Tự chấm`."""
    usual = {bare(say(lang, f"init.stage_{one}")): one for one in USUAL for lang in LANGS}
    found: dict[str, str] = {}
    for one in (part.strip() for part in typed.split(",")):
        own, equals, name = one.partition("=")
        name = (name if equals else own).strip()
        stage = own.strip() if equals else usual.get(bare(name)) or suggest_id(name)
        wrong = not name or not stage or suggest_id(stage) != stage or stage in found
        if wrong or not is_text(name):
            return None
        found[stage] = name
    return tuple(found.items()) or None


def _unit(typed: str, found: Answers) -> str | Diagnostic:
    """A unit by its number in the list, its id, or its name."""
    units = found.units or ()
    if typed.isdigit() and 1 <= int(typed) <= len(units):
        return units[int(typed) - 1].id
    for one in units:
        if typed == one.id or bare(typed) in (bare(one.name), bare(one.short or one.name)):
            return one.id
    return Diagnostic("TD929", args={"found": typed, "known": ", ".join(one.id for one in units)})


def _deputies(typed: str, found: Answers) -> tuple[str, ...] | Diagnostic | None:
    """Several units, none of them twice or the leader: `2, 3`, or one whose name has commas."""
    whole = _unit(typed, found) if typed else ""
    parts: Iterable[str] = [typed] if isinstance(whole, str) else re.split("[,;]", typed)
    chosen: list[str] = []
    for one in filter(None, map(str.strip, parts)):
        unit = _unit(one, found)
        if isinstance(unit, Diagnostic):
            return unit
        if unit in (found.leader, *chosen):
            return None
        chosen.append(unit)
    return tuple(chosen)


def units_from(file: str) -> UnitList | Diagnostic:
    path = one_file(file, ENDINGS)
    if isinstance(path, Diagnostic):
        return path
    shown_, _, raw = next(iter(read_all([path], MOST_FILE)))
    return raw if isinstance(raw, Diagnostic) else listed_units(raw, shown_)


def unused_columns(lang: Lang, unused: tuple[str, ...]) -> str:
    """A line that names the columns of a list that were not used."""
    columns = "; ".join(f"“{one}”" for one in unused)
    return say(lang, "init.unused_columns", columns=safe(columns))
