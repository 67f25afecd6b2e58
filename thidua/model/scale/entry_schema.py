"""JSON Schema of what stands under `scores:` and `facts:` of a sheet (manual: file-sheet), for editors.

Only the scale knows which entry fits which criterion; this tells what no scale could take.
"""

from thidua.model.scalars import MAX_ID, MAX_TEXT

_ID = f"^[A-Za-z0-9._-]{{1,{MAX_ID}}}$"
_NUMBER: dict[str, object] = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^ *-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})? *$"},
    ]
}
_NOT_NEGATIVE: dict[str, object] = {
    "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "string", "pattern": r"^ *(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})? *$"},
    ]
}
_PERCENT: dict[str, object] = {
    "type": "string",
    "pattern": r"^ *-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})? *% *$",
}
_DAY: dict[str, object] = {"type": "string", "pattern": r"^ *[0-9]{4}-[0-9]{2}-[0-9]{2} *$"}
_YES_NO: dict[str, object] = {
    "anyOf": [
        {"type": "boolean"},
        {"type": "string", "pattern": "^ *([Tt]rue|[Ff]alse|[Yy]es|[Nn]o|[Cc]ó|[Kk]hông) *$"},
    ]
}
_TEXT: dict[str, object] = {
    "type": ["string", "number", "boolean"],
    "minLength": 1,
    "maxLength": MAX_TEXT,
}
_REMARKS: dict[str, object] = {
    "note": {**_TEXT, "description": "Ghi chú | A note in people's own words"},
    "source": {**_TEXT, "description": "Nguồn | Where this comes from"},
    "evidence": {
        "anyOf": [_TEXT, {"type": "array", "items": _TEXT}],
        "description": "Tệp trong evidence/ của năm | Files in the year's evidence/",
    },
}
_COUNTS: dict[str, object] = {
    "part": {**_NOT_NEGATIVE, "description": "Tử số | The part"},
    "of": {**_NOT_NEGATIVE, "description": "Mẫu số | Of how many"},
}
_BOTH = {"part": ["of"], "of": ["part"]}
_FIGURES = ("value", "actual", "points", "part")


def _only_one(*keys: str) -> dict[str, object]:
    """At most one of these keys."""
    pairs = [(one, other) for n, one in enumerate(keys) for other in keys[n + 1 :]]
    return {"not": {"anyOf": [{"required": list(pair)} for pair in pairs]}}


def _mapping(
    properties: dict[str, object], *figures: str, wanted: bool = False
) -> dict[str, object]:
    made: dict[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {**properties, **_REMARKS},
    }
    if "part" in properties:
        made["dependentRequired"] = _BOTH
    if len(figures) > 1:
        made |= _only_one(*figures)
    if wanted:
        made["anyOf"] = [{"required": [key]} for key in figures]
    return made


_OCCURRENCE = _mapping(
    {
        "on": {**_DAY, "description": "Ngày xảy ra | The day"},
        "waived": {**_YES_NO, "description": "Được miễn, không tính | Waived: not counted"},
    }
)
# A number, yes or no, `na`, a day, an option's id: one word without blanks, or có/không.
_WORD: dict[str, object] = {
    "anyOf": [
        {"type": ["number", "boolean"]},
        {"type": "string", "pattern": _ID},
        {"type": "string", "pattern": "^ *([Cc]ó|[Kk]hông) *$"},
        _PERCENT,
    ]
}
_LIST: dict[str, object] = {
    "type": "array",
    "items": {"anyOf": [_DAY, _YES_NO, _OCCURRENCE]},
    "description": "Các ngày, hoặc các lần xảy ra | Days, or occurrences",
}
_SHARE = {
    "type": "object",
    "additionalProperties": False,
    "properties": _COUNTS,
    "required": ["part", "of"],
}
_VALUE: dict[str, object] = {"anyOf": [_WORD, _LIST, _SHARE]}
_ENTRY: dict[str, object] = {
    "anyOf": [
        _WORD,
        _LIST,
        _mapping(
            {
                "value": {**_VALUE, "description": "Mục ghi theo quy tắc | The entry by its rule"},
                "actual": {
                    "anyOf": [_WORD, _SHARE],
                    "description": "Thực hiện | What was reached",
                },
                "target": {**_NOT_NEGATIVE, "description": "Chỉ tiêu | The target"},
                **_COUNTS,
                "points": {
                    **_NUMBER,
                    "description": "Điểm ghi bằng tay | Points given by hand",
                },
                "claimed": {
                    **_NUMBER,
                    "description": "Điểm đơn vị tự tính | What the scorer says it comes to",
                },
            },
            *_FIGURES,
        ),
    ]
}
_FACT: dict[str, object] = {
    "anyOf": [
        _NUMBER,
        _PERCENT,
        _mapping(
            {"value": {"anyOf": [_NUMBER, _PERCENT, _SHARE]}, **_COUNTS},
            "value",
            "part",
            wanted=True,
        ),
    ]
}


def _by_id(entry: dict[str, object]) -> dict[str, object]:
    return {
        "type": ["object", "null"],
        "propertyNames": {"pattern": _ID},
        "additionalProperties": entry,
    }


ENTRIES = _by_id(_ENTRY)
FACTS = _by_id(_FACT)
