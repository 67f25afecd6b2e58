"""The mark of a scale that a form carries: SHA-256 of what the scale asks and how it counts."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from pydantic import BaseModel

from thidua.model.scale.criteria import Scale

_COVERED = (
    *("max", "facts", "criteria", "not_applicable"),
    *("bonus", "deduct", "floor", "clamp", "limit"),
)
_APART = frozenset(["note", "source", "verifier", "evidence"])
"""Keys that change neither what a form asks nor what an answer is worth."""


def scale_mark(scale: Scale) -> str:
    """Hexadecimal SHA-256 of the scale's facts and criteria, with names, rules and points.

    Comments, notes, stages, bands, the state of draft and how the file is laid out don't count:
    adopting a draft unchanged keeps its forms good.
    """
    covered = {name: _plain(getattr(scale, name)) for name in _COVERED}
    text = json.dumps(covered, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    """The value as JSON can hold it: models as the keys that were written, numbers exactly."""
    if isinstance(value, BaseModel):
        keys = [key for key in type(value).model_fields if key not in _APART]
        return {key: _plain(getattr(value, key)) for key in keys}
    if isinstance(value, Mapping):
        return [[str(key), _plain(one)] for key, one in value.items()]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Fraction | date):
        return str(value)
    return value
