"""What a scalar of a data file may be: text in, one exact value out, or the reason why not.

Every function takes what the reader gives (text; None for an empty value; a list or a mapping where
a scalar was expected) and raises PydanticCustomError whose type is the number of a diagnostic and
whose context holds that diagnostic's arguments. The models use them as validators; compute uses
them for the entries of a sheet, whose type only the scale knows. Source (manual: yaml).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, TypeGuard

from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, no_info_plain_validator_function

from thidua.diagnostics.diagnostic import Word
from thidua.text.numbers import trimmed
from thidua.text.suggest import nearest

Schema = dict[str, Any]
"""JSON Schema."""


class Reads:
    """A mark on a type, as Pydantic asks for them: `make` alone makes the value of what the reader
    gave, and `schema` is the JSON Schema of what may be written, or a function that gives it.

    Pydantic's own PlainValidator would describe the Python type, too, and look into the signature
    of `make`: a fifth of the time in which the models are built.
    """

    def __init__(
        self, make: Callable[[object], object], schema: Schema | Callable[[], Schema]
    ) -> None:
        self.make = make
        self.schema = schema

    def __get_pydantic_core_schema__(self, _type: object, _handler: object) -> CoreSchema:
        return no_info_plain_validator_function(self.make)

    def __get_pydantic_json_schema__(self, _core: object, _handler: object) -> Schema:
        return dict(self.schema() if callable(self.schema) else self.schema)


MAX_WHOLE_DIGITS = 15
MAX_DECIMALS = 9
MAX_TEXT = 20_000
MAX_ID = 64

_NUMBER = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?", re.ASCII)
_ID = re.compile(r"[a-z0-9](-?[a-z0-9])*", re.ASCII)
_CRITERION_ID = re.compile(r"[A-Za-z0-9._-]+", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_YEARLY_DAY = re.compile(r"([0-9]{2})-([0-9]{2})", re.ASCII)
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
_FRACTION = re.compile(r"([0-9]{1,6})/([0-9]{1,6})", re.ASCII)
_WINDOWS_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
YES = frozenset(["true", "yes", "có"])
NO = frozenset(["false", "no", "không"])


def problem(code: str, *, variant: str = "", **context: str) -> PydanticCustomError:
    """An error that names a diagnostic: its number, wording variant and arguments."""
    # The template is never shown: words for people come from the catalogues.
    return PydanticCustomError(code, "{code}", {"code": code, "variant": variant, **context})


def arguments(context: Mapping[str, object] | None) -> tuple[dict[str, str | Word], str]:
    """A diagnostic's arguments and wording variant from the context of such an error: kinds of
    value are said in the reader's language."""
    rest = {key: value for key, value in (context or {}).items() if key not in ("code", "variant")}
    kinds = {"expected"} | ({"found"} if "expected" in rest else set())
    args = {k: Word(f"shape.{v}") if k in kinds else str(v) for k, v in rest.items()}
    return args, str((context or {}).get("variant", ""))


def scalar(raw: object, expected: str) -> str:
    """The text of a scalar. `expected` names the wanted kind in the catalogue (`shape.<kind>`)."""
    if isinstance(raw, str):
        return raw
    if raw is None:
        raise problem("TD123", variant=expected, expected=expected)
    found = "list" if isinstance(raw, list | tuple) else "mapping"
    raise problem("TD122", variant=expected, expected=expected, found=found)


def is_text(raw: object) -> TypeGuard[str]:
    """Whether `text` takes it."""
    return isinstance(raw, str) and len(raw) <= MAX_TEXT and not raw.isspace() and raw != ""


def text(raw: object) -> str:
    """People's own words: not empty, at most MAX_TEXT characters."""
    value = scalar(raw, "text")
    if not value.strip():
        raise problem("TD123", expected="text")
    if len(value) > MAX_TEXT:
        raise problem("TD139", limit=str(MAX_TEXT), found=str(len(value)))
    return value


def exact(raw: object) -> Fraction:
    """A plain decimal number, exactly. No exponent, no thousands marks, no decimal comma,
    no zeros in front: `010` is 8 to some programs and 10 to others."""
    value = scalar(raw, "number").strip()
    match = _NUMBER.fullmatch(value)
    if match is None:
        other = value.replace(",", "")  # 1,723 as somebody counts
        raise problem(
            "TD130", variant=_number_trap(value), found=value, better=_better(value), other=other
        )
    sign, whole, decimals = match.groups(default="")
    if len(whole) > MAX_WHOLE_DIGITS or len(decimals) > MAX_DECIMALS:
        raise problem(
            "TD132", found=value, digits=str(MAX_WHOLE_DIGITS), decimals=str(MAX_DECIMALS)
        )
    if not decimals:
        return Fraction(int(sign + whole))
    return Fraction(int(sign + whole + decimals), 10 ** len(decimals))


def _number_trap(value: str) -> str:
    """Which usual mistake a text is that should have been a number ('' for none)."""
    if re.fullmatch(r"-?[1-9][0-9]{0,2},[0-9]{3}", value):
        return "either"
    if re.fullmatch(r"-?[0-9]+,[0-9]+", value):
        return "comma"
    if re.fullmatch(r"-?[0-9]{1,3}([., ][0-9]{3})+([.,][0-9]+)?", value):
        return "thousands"
    if re.fullmatch(r"-?[0-9]+([.,][0-9]+)? ?%", value):
        return "percent"
    if re.fullmatch(r"[-+]?[0-9.]+[eE][-+]?[0-9]+", value):
        return "exponent"
    if re.fullmatch(r"\+ ?[0-9]+([.,][0-9]+)?|- [0-9]+([.,][0-9]+)?", value):
        return "sign"
    if re.fullmatch(r"-?0[0-9]+(\.[0-9]+)?", value):
        return "zeros"
    return ""


def _better(value: str) -> str:
    """The number that a person most likely meant, as it should be typed."""
    trap = _number_trap(value)
    if trap == "thousands":
        return re.sub(r"[., ](?=[0-9]{3}(?![0-9]))", "", value).replace(",", ".")
    if trap == "either":
        return value.replace(",", ".") + "0"  # 1.723 would be read in two ways again (TD250)
    if trap in ("comma", "percent", "sign"):
        return value.replace(",", ".").replace(" ", "").rstrip("%").lstrip("+")
    if trap == "zeros":
        return re.sub(r"^(-?)0+(?=[0-9])", r"\1", value)
    return ""


def not_negative(raw: object) -> Fraction:
    """A number from 0 up: points, maxima, targets, and what is taken off (written positive)."""
    value = exact(raw)
    if value < 0:
        raise problem("TD138", variant="negative", found=str(raw))
    return value


def positive(raw: object) -> Fraction:
    """A number over 0."""
    value = exact(raw)
    if value <= 0:
        raise problem("TD138", variant="positive", found=str(raw))
    return value


def whole(raw: object) -> int:
    """A whole number from 0 up: counts of things, ballots, people."""
    value = scalar(raw, "whole")
    if not re.fullmatch(r"[0-9]{1,9}", value.strip(), re.ASCII):
        raise problem("TD131", found=value)
    return int(value)


def whole_positive(raw: object) -> int:
    """A whole number from 1 up."""
    value = whole(raw)
    if value < 1:
        raise problem("TD138", variant="one_up", found=str(raw))
    return value


def span(raw: object) -> int:
    """A number of years that something lasts, 0 to 99: no year itself."""
    value = whole(raw)
    if value > 99:
        raise problem("TD138", variant="span", found=str(raw))
    return value


def span_positive(raw: object) -> int:
    """The same from 1 up."""
    return max(span(raw), whole_positive(raw))


def decimals(raw: object) -> int:
    """A number of decimals to print, 0 to 6."""
    value = whole(raw)
    if value > 6:
        raise problem("TD138", variant="places", found=str(raw))
    return value


def year(raw: object) -> int:
    """An emulation year, 1945 to 2199."""
    value = scalar(raw, "year").strip()
    if not re.fullmatch(r"[0-9]{4}", value, re.ASCII) or not 1945 <= int(value) <= 2199:
        raise problem("TD138", variant="year", found=value)
    return int(value)


def yes_no(raw: object) -> bool:
    """true/false, also yes/no and có/không."""
    value = scalar(raw, "yes_no").strip().casefold()
    if value in YES:
        return True
    if value in NO:
        return False
    raise problem("TD133", found=str(raw))


def day(raw: object) -> date:
    """A day, 2022-01-13."""
    value = scalar(raw, "day").strip()
    match = _DAY.fullmatch(value)
    if match is None:
        raise problem("TD134", variant=_day_trap(value), found=value, better=_better_day(value))
    year, month, dom = (int(part) for part in match.groups())
    try:
        return date(year, month, dom)
    except ValueError:
        if month > 12 and _is_every_year(dom, month):
            better = f"{match[1]}-{match[3]}-{match[2]}"
            raise problem("TD134", variant="order", found=value, better=better) from None
        raise problem("TD134", variant="calendar", found=value) from None


def _day_trap(value: str) -> str:
    return "order" if _better_day(value) else ""


def _better_day(value: str) -> str:
    """13/01/2022 or 13-1-2022 -> 2022-01-13; '' when it is not of that form."""
    match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", value, re.ASCII)
    if match is None:
        return ""
    d, m, y = (int(part) for part in match.groups())
    return f"{y:04}-{m:02}-{d:02}" if 1 <= m <= 12 and 1 <= d <= 31 else ""


YearlyDayValue = tuple[int, int]


def yearly_day(raw: object) -> YearlyDayValue:
    """A day that recurs every year, 01-31, as (month, day). 02-29 is no such day."""
    value = scalar(raw, "yearly_day").strip()
    match = _YEARLY_DAY.fullmatch(value)
    if match is None:
        raise problem("TD134", variant="yearly", found=value)
    month, dom = (int(part) for part in match.groups())
    if _is_every_year(month, dom):
        return month, dom
    if _is_every_year(dom, month):
        raise problem("TD134", variant="yearly_order", found=value, better=f"{match[2]}-{match[1]}")
    raise problem("TD134", variant="yearly_calendar", found=value)


def _is_every_year(month: int, dom: int) -> bool:
    try:
        return date(2023, month, dom) is not None
    except ValueError:
        return False


def due_day(raw: object) -> date | YearlyDayValue:
    """A due day: one day, or one that recurs every year."""
    value = scalar(raw, "day").strip()
    if _YEARLY_DAY.fullmatch(value):
        return yearly_day(value)
    if not _DAY.fullmatch(value) and not _day_trap(value):
        slashed = re.fullmatch(r"([0-9]{1,2})[/.]([0-9]{1,2})", value, re.ASCII)
        if slashed and _is_every_year(int(slashed[2]), int(slashed[1])):
            better = f"{int(slashed[2]):02}-{int(slashed[1]):02}"
            raise problem("TD134", variant="yearly_order", found=value, better=better)
        raise problem("TD134", variant="due", found=value)
    return day(value)


def clock(raw: object) -> str:
    """A time of day, 08:00."""
    value = scalar(raw, "clock").strip()
    if not _CLOCK.fullmatch(value):
        raise problem("TD134", variant="clock", found=value)
    return value


def identifier(raw: object) -> str:
    """The id of a bloc, unit, office, award, ballot: it may become a file name on every system."""
    value = scalar(raw, "id")
    if not _ID.fullmatch(value):
        better = suggest_id(value)
        raise problem("TD135", variant="better" if better else "", found=value, better=better)
    _not_too_long(value)
    if value in _WINDOWS_RESERVED:
        raise problem("TD135", variant="reserved", found=value)
    return value


def _not_too_long(value: str) -> None:
    if len(value) > MAX_ID:
        raise problem("TD135", variant="long", limit=str(MAX_ID), length=str(len(value)))


def suggest_id(value: str) -> str:
    """`Sở Y tế` -> `so-y-te`: the id a person most likely wants."""
    import unicodedata

    plain = unicodedata.normalize("NFD", value.replace("đ", "d").replace("Đ", "d"))
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    found = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:MAX_ID].strip("-")
    return f"{found}-1" if found in _WINDOWS_RESERVED else found


def criterion_id(raw: object) -> str:
    """The id of a criterion, item or fact: letters, digits, `.`, `_`, `-`."""
    value = scalar(raw, "criterion_id")
    if not _CRITERION_ID.fullmatch(value):
        raise problem("TD135", variant="criterion", found=value)
    _not_too_long(value)
    return value


def share(raw: object) -> Fraction:
    """A share written `80%` or `2/3`, from 0 to 1, exactly."""
    value = scalar(raw, "share").strip()
    match = _FRACTION.fullmatch(value)
    if match is not None and int(match[2]):
        found = Fraction(int(match[1]), int(match[2]))
    elif value.endswith("%") and _NUMBER.fullmatch(value[:-1].strip()):
        found = exact(value[:-1].strip()) / 100
    else:
        better = _better_share(value)
        raise problem("TD136", variant="better" if better else "", found=value, better=better)
    if not 0 <= found <= 1:
        raise problem("TD136", variant="range", found=value)
    return found


def _better_share(value: str) -> str:
    """`0.8` -> `80%`, `80` -> `80%`; '' where it is not clear which share was meant (`1`)."""
    if re.fullmatch(r"0[.,][0-9]{1,4}", value):
        return trimmed(Fraction(value.replace(",", ".")) * 100) + "%"
    if re.fullmatch(r"[0-9]{1,3}([.,][0-9]+)?( ?%)?", value) and value not in ("0", "1"):
        better = value.replace(",", ".").rstrip("% ")
        return better + "%" if Fraction(better) <= 100 else ""
    return ""


def one_of(*allowed: str) -> Callable[[object], str]:
    """A validator for one word out of a few."""

    def pick(raw: object) -> str:
        value = scalar(raw, "word").strip()
        if value not in allowed:
            raise not_one_of(value, allowed)
        return value

    return pick


def not_one_of(value: str, allowed: Sequence[str]) -> PydanticCustomError:
    """A word that is none of the few allowed ones, with the one that was most likely meant."""
    known = ", ".join(allowed)
    better = nearest(value, allowed)
    if better:
        return problem("TD137", variant="nearest", found=value, allowed=known, better=better)
    return problem("TD137", found=value, allowed=known)


class OneOf(Reads):
    """A mark on a type that takes one of a few words."""

    def __init__(self, *allowed: str) -> None:
        super().__init__(one_of(*allowed), {"enum": list(allowed)})


def _any_case(word: str) -> str:
    """A pattern of the word in small or capital letters: JSON Schema knows no other way."""
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


_LARGEST = 10**MAX_WHOLE_DIGITS - 1
_DIGITS = rf"(0|[1-9][0-9]{{0,{MAX_WHOLE_DIGITS - 1}}})(\.[0-9]{{1,{MAX_DECIMALS}}})?"


def _number_schema(sign: str = "-?", **limits: int) -> Schema:
    """A plain decimal, as a number or as the text of one."""
    number = {"type": "number", "minimum": -_LARGEST, "maximum": _LARGEST, **limits}
    return {"anyOf": [number, {"type": "string", "pattern": f"^{sign}{_DIGITS}$"}]}


def _whole_schema(least: int = 0, most: int = 999_999_999) -> Schema:
    number = {"type": "integer", "minimum": least, "maximum": most}
    return {"anyOf": [number, {"type": "string", "pattern": "^[0-9]{1,9}$"}]}


NUMBER_SCHEMA = _number_schema()
_NOT_NEGATIVE = _number_schema("", minimum=0)
_POSITIVE = _number_schema("", exclusiveMinimum=0)
_MONTH, _DOM = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_DAY_SCHEMA = {"type": "string", "pattern": f"^[0-9]{{4}}-{_MONTH}-{_DOM}$"}
_YEARLY_SCHEMA = {
    "type": "string",
    "pattern": "^(02-(0[1-9]|1[0-9]|2[0-8])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    f"|(0[13578]|1[02])-{_DOM})$",
}
# An editor reads an id `5.1` as a number, so the schema lets it be one (manual: yaml).
_LOOSE_ID: Schema = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[A-Za-z0-9._-]{1,64}$"}]
}
ID_SCHEMA: Schema = {
    "anyOf": [
        {"type": "number"},
        {
            "type": "string",
            "pattern": r"^[a-z0-9](-?[a-z0-9])*$",
            "maxLength": MAX_ID,
            "not": {"enum": sorted(_WINDOWS_RESERVED)},
        },
    ]
}
# Plain scalars are text first, so what an editor takes for a number, a yes/no or a date is fine.
_TEXT_SCHEMA: Schema = {
    "type": ["string", "number", "boolean"],
    "minLength": 1,
    "maxLength": MAX_TEXT,
}
_YES_NO_SCHEMA: Schema = {
    "anyOf": [
        {"type": "boolean"},
        {"type": "string", "pattern": f"^({'|'.join(map(_any_case, sorted(YES | NO)))})$"},
    ]
}
_SHARE_SCHEMA = {
    "type": "string",
    "pattern": r"^((100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?) ?%|[0-9]{1,6}/[0-9]{1,6})$",
}

Text = Annotated[str, Reads(text, _TEXT_SCHEMA)]
Exact = Annotated[Fraction, Reads(exact, NUMBER_SCHEMA)]
NotNegative = Annotated[Fraction, Reads(not_negative, _NOT_NEGATIVE)]
Positive = Annotated[Fraction, Reads(positive, _POSITIVE)]
Whole = Annotated[int, Reads(whole, _whole_schema())]
WHOLE_POSITIVE = _whole_schema(1)
WholePositive = Annotated[int, Reads(whole_positive, WHOLE_POSITIVE)]
Span = Annotated[int, Reads(span, _whole_schema(0, 99))]
SpanPositive = Annotated[int, Reads(span_positive, _whole_schema(1, 99))]
Decimals = Annotated[int, Reads(decimals, _whole_schema(0, 6))]
Year = Annotated[int, Reads(year, _whole_schema(1945, 2199))]
YesNo = Annotated[bool, Reads(yes_no, _YES_NO_SCHEMA)]
Day = Annotated[date, Reads(day, _DAY_SCHEMA)]
YearlyDay = Annotated[YearlyDayValue, Reads(yearly_day, _YEARLY_SCHEMA)]
DueDay = Annotated[
    date | YearlyDayValue,
    Reads(due_day, {"anyOf": [_DAY_SCHEMA, _YEARLY_SCHEMA]}),
]
Clock = Annotated[str, Reads(clock, {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"})]
Id = Annotated[str, Reads(identifier, ID_SCHEMA)]
CriterionId = Annotated[str, Reads(criterion_id, _LOOSE_ID)]
Share = Annotated[Fraction, Reads(share, _SHARE_SCHEMA)]
