"""What `init` has to know: each answer from its option, from a person, or by default.

Nothing is written before the last answer; `<` goes one question back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from thidua.bloc.lineage import YEARS
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.diagnostics.words import message
from thidua.excel.member_list import ENDINGS, Listed, listed_units, named
from thidua.excel.unpack import MOST_FILE
from thidua.model.bloc import KINDS, SYSTEMS
from thidua.model.levels import LEVELS
from thidua.model.scalars import suggest_id
from thidua.store.named_files import one_file, read_all
from thidua.text.vietnamese import bare, safe
from thidua.words import Lang, say, spoken

BACK = "<"
USUAL = ("self", "cross", "verified")
"""The ids of the stages that scales usually have; `init.stage_<id>` is how people call them."""


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
    stages: tuple[tuple[str, str], ...] | None = None
    units: tuple[Listed, ...] | None = None
    leader: str | None = None
    deputy: str | None = None


ORDER = tuple(Answers.__dataclass_fields__)
NEEDED = {"name": "--name", "units": "--units"}
"""What has no default, and its option."""

SPOKEN = {
    "khoi": "khoi", "cum": "cum", "nha nuoc": "state", "dang": "party",
    "doanh nghiep": "enterprise", "trung uong": "central", "bo": "ministry", "tinh": "province",
    "so": "department", "huyen": "district", "xa": "commune", "phuong": "commune", "khac": "other",
}  # fmt: skip
"""How people call what the format writes in English."""

Ask = Callable[[str], str]
"""A question -> the line that was typed."""
Tell = Callable[[str], None]


def defaults(lang: Lang, this_year: int, found: Answers) -> Mapping[str, object]:
    """What each answer is where a person only presses Enter."""
    stages = tuple((one, say(lang, f"init.stage_{one}")) for one in ("self", "verified"))
    return {
        "id": suggest_id(found.name or "") or "khoi",
        "kind": "khoi",
        "system": "state",
        "level": "province",
        "authority": "",
        "year": this_year,
        "stages": stages,
        "leader": "",
        "deputy": "",
    }


def with_defaults(lang: Lang, this_year: int, found: Answers) -> Answers | Diagnostic:
    """Every answer that was not given by its default; TD928 names what has none."""
    missing = [option for key, option in NEEDED.items() if not getattr(found, key)]
    if missing:
        return Diagnostic("TD928", args={"options": ", ".join(missing)})
    for key in ORDER:
        if getattr(found, key) is None:
            found = answered(found, key, defaults(lang, this_year, found)[key])
    return found


def answered(found: Answers, key: str, value: Any) -> Answers:
    """With one more answer, as `read` gives it."""
    return replace(found, **{key: value})


def ask_all(
    lang: Lang, this_year: int, given: Answers, before: Answers, ask: Ask, tell: Tell
) -> Answers:
    """Asks for what was not given, one after the other. `before`: what was answered the last time,
    and stands where a person only presses Enter; so does an answer to which one goes back."""
    open_ = [key for key in ORDER if getattr(given, key) is None]
    found, n = given, 0
    while n < len(open_):
        key = open_[n]
        default = getattr(before, key) or defaults(lang, this_year, found).get(key)
        called = spoken(lang, found.kind or "")
        typed = ask(_question(called, key, default)).strip()
        if typed == BACK:
            n = max(n - 1, 0)
            before = answered(before, open_[n], getattr(found, open_[n]))
            found = answered(found, open_[n], None)
            continue
        value: object = default
        if typed:
            units = key == "units"
            value = _units(lang, typed, ask, tell) if units else read(lang, key, typed, found)
        if isinstance(value, Diagnostic) or value is None:
            if isinstance(value, Diagnostic) and key == "units":
                tell(f"{typed}: {message(value, lang)}")
            tell(say(called, f"init.again_{key}", **_choices(key)))
            continue
        if key == "name" and value != before.name:
            before = replace(before, id=None)
        found = answered(found, key, value)
        n += 1
    return found


def _question(lang: Lang, key: str, default: object) -> str:
    shown = ", ".join(one[1] for one in default) if isinstance(default, tuple) else default
    mark = f" [{shown}]" if shown not in (None, "") else ""
    first = "\n1. " if key == "units" else ": "
    return f"{say(lang, f'init.ask_{key}', **_choices(key))}{mark}{first}"


def _choices(key: str) -> dict[str, str]:
    words = {"kind": KINDS, "system": SYSTEMS, "level": LEVELS}.get(key, ())
    return {"allowed": ", ".join(words), "endings": ", ".join(ENDINGS)}


def read(lang: Lang, key: str, typed: str, found: Answers) -> object:
    """One answer as it is kept; a Diagnostic, or None, where it can't be that."""
    if key in ("kind", "system", "level"):
        allowed = {"kind": KINDS, "system": SYSTEMS, "level": LEVELS}[key]
        word = typed if typed in allowed else SPOKEN.get(bare(typed))
        args = {"found": typed, "allowed": ", ".join(allowed)}
        return word if word in allowed else Diagnostic("TD904", args=args)
    if key == "id":
        return typed if suggest_id(typed) == typed else None
    if key == "year":
        year = int(typed) if len(typed) == 4 and typed.isascii() and typed.isdigit() else 0
        return year if year in YEARS else None
    if key == "stages":
        return _stages(lang, typed)
    if key in ("leader", "deputy"):
        unit = _unit(typed, found)
        return None if key == "deputy" and unit == found.leader else unit
    return typed.strip() or (None if key == "name" else "")


def _stages(lang: Lang, typed: str) -> tuple[tuple[str, str], ...] | None:
    """`Tự chấm, Thẩm định`, or with ids of one's own: `self=Tự chấm`."""
    usual = {bare(say(lang, f"init.stage_{one}")): one for one in USUAL}
    found: dict[str, str] = {}
    for one in (part.strip() for part in typed.split(",")):
        own, equals, name = one.partition("=")
        name = (name if equals else own).strip()
        stage = own.strip() if equals else usual.get(bare(name)) or suggest_id(name)
        if not name or not stage or suggest_id(stage) != stage or stage in found:
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
    known = ", ".join(one.id for one in units)
    return Diagnostic("TD929", args={"found": typed, "known": known})


def units_from(file: str) -> tuple[Listed, ...] | Diagnostic:
    """The units that a file names."""
    path = one_file(file, ENDINGS)
    if isinstance(path, Diagnostic):
        return path
    shown, _, raw = next(iter(read_all([path], MOST_FILE)))
    found = raw if isinstance(raw, Diagnostic) else listed_units(raw, shown)
    return found if isinstance(found, Diagnostic) else tuple(found)


def _units(lang: Lang, typed: str, ask: Ask, tell: Tell) -> tuple[Listed, ...] | Diagnostic | None:
    """A file's units, or names typed a line each until an empty one; shown, then kept or not. A
    Diagnostic tells why a file can't be read."""
    units: tuple[Listed, ...]
    if typed and Path(typed.strip("\"'")).suffix.casefold() in ENDINGS:
        read_ = units_from(typed.strip("\"'"))
        if isinstance(read_, Diagnostic):
            return read_
        units = read_
    else:
        names: list[str] = []
        while typed:
            if isinstance(named([*names, typed]), Diagnostic):
                tell(say(lang, "init.named_before", name=safe(typed)))
            else:
                names.append(typed)
            typed = ask(f"{len(names) + 1}. ").strip()
        listed = named(names)
        units = () if isinstance(listed, Diagnostic) else tuple(listed)
    if not units:
        return None
    for n, one in enumerate(units, 1):
        tell(f"  {n}. {one.name} ({one.id})")
    return units if _yes(lang, ask(say(lang, "init.units_right", n=len(units)))) else None


def _yes(lang: Lang, typed: str) -> bool:
    return bare(typed.strip()) in ("", "c", "co", "y", "yes", "d", "dung", say(lang, "init.yes"))
