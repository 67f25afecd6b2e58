"""The rule by due days in one cell: `hạn 20/06, 30/11; chậm trừ 0,5/ngày`."""

import re

from thidua.excel.scale.workbook.names import Names
from thidua.excel.scale.workbook.pieces import NUMBER, is_figure, shown, typed
from thidua.store.yaml.node import Node

_DAY = re.compile(r"(?:(?P<y>\d{4})-)?(?P<m>\d\d)-(?P<d>\d\d)")
_TYPED_DAY = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?")


def day_shown(value: str) -> str | None:
    """`06-20` -> `20/06`, `2026-06-20` -> `20/06/2026`."""
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    return f"{match['d']}/{match['m']}" + (f"/{match['y']}" if match["y"] else "")


def day_typed(text: str) -> str | None:
    """The other way."""
    match = _TYPED_DAY.fullmatch(text.strip())
    if match is None:
        return None
    day = f"{int(match['m']):02}-{int(match['d']):02}"
    return f"{match['y']}-{day}" if match["y"] else day


def write_deadline(rule: dict[str, Node], _names: Names) -> list[str]:
    """`hạn 20/06, 30/11; chậm trừ 0,5/ngày`."""
    due = rule.get("due")
    days = due if isinstance(due, list) else [due]
    said = [day_shown(one) if isinstance(one, str) else None for one in days]
    pieces = []
    if all(said):
        pieces.append(f"hạn {', '.join(str(one) for one in said)}")
        del rule["due"]
    late = rule.get("late")
    if isinstance(late, dict) and len(late) == 1 and set(late) <= {"points", "each_day"}:
        (key, value), *_ = late.items()
        if is_figure(value):
            pieces.append(f"chậm trừ {shown(value)}" + ("/ngày" if key == "each_day" else ""))
            del rule["late"]
    pieces += _early(rule)
    grace = rule.get("grace")
    if isinstance(grace, str) and grace.isdigit():
        pieces.append(f"châm chước {grace} ngày")
        del rule["grace"]
    return pieces


def _early(rule: dict[str, Node]) -> list[str]:
    early = rule.get("early")
    if not isinstance(early, dict) or not all(is_figure(value) for value in early.values()):
        return []
    if set(early) == {"points", "days"}:
        del rule["early"]
        return [f"sớm {early['days']} ngày cộng {shown(early['points'])}"]
    if set(early) in ({"each_day"}, {"each_day", "cap"}):
        del rule["early"]
        most = f", tối đa {shown(early['cap'])}" if "cap" in early else ""
        return [f"sớm cộng {shown(early['each_day'])}/ngày{most}"]
    return []


_LATE = re.compile(rf"chậm trừ (?P<n>{NUMBER})\s*(?P<day>/\s*ngày)?", re.IGNORECASE)
_EARLY_EACH = re.compile(
    rf"sớm cộng (?P<n>{NUMBER})\s*/\s*ngày(?:,? tối đa (?P<cap>{NUMBER}))?", re.IGNORECASE
)
_EARLY_ONCE = re.compile(rf"sớm (?P<days>\d+) ngày cộng (?P<n>{NUMBER})", re.IGNORECASE)
_GRACE = re.compile(r"châm chước (?P<n>\d+) ngày", re.IGNORECASE)


def read_deadline(piece: str, found: dict[str, Node], _names: Names) -> bool:
    """Takes one piece into the rule; False where it says nothing known, or a thing twice."""
    if piece.casefold().startswith("hạn "):
        days = [day_typed(one) for one in piece[4:].split(",")]
        if not all(days):
            return False
        found["due"] = list(days) if len(days) > 1 else days[0]
    elif match := _LATE.fullmatch(piece):
        found["late"] = {"each_day" if match["day"] else "points": typed(match["n"])}
    elif match := _EARLY_ONCE.fullmatch(piece):
        found["early"] = {"points": typed(match["n"]), "days": match["days"]}
    elif match := _EARLY_EACH.fullmatch(piece):
        cap = {"cap": typed(match["cap"])} if match["cap"] else {}
        found["early"] = {"each_day": typed(match["n"]), **cap}
    elif match := _GRACE.fullmatch(piece):
        found["grace"] = match["n"]
    else:
        return False
    return True
