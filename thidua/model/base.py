"""What all models share: frozen, no unknown keys, `note` and `source` on every mapping; a person as
files name one; and the closed lists that several files have: the levels of whoever organised a bloc
or grants an award, and the grades by which an authority evaluates what a unit did in a year."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from thidua.model.scalars import OneOf, Reads, Schema, Text, identifier, problem


class Model(BaseModel):
    """A mapping in a data file. Built from the reader's text; never changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, defer_build=True)

    note: Text | None = Field(default=None, description="Ghi chú | A note in people's own words")
    source: Text | None = Field(default=None, description="Nguồn | Where this comes from")


def or_bare(key: str, written: object, shape: type = str) -> BeforeValidator:
    """A mapping, or only what would stand under its `key`, of that `shape`; `written`: either."""
    return BeforeValidator(
        lambda raw: {key: raw} if isinstance(raw, shape) else raw, json_schema_input_type=written
    )


class Person(Model):
    """A person who acts for a unit or an authority."""

    name: Text | None = Field(default=None, description="Họ và tên | Full name")
    title: Text | None = Field(default=None, description="Chức vụ | Post")


LEVELS = ("central", "ministry", "province", "department", "district", "commune", "other")
Level = Annotated[str, OneOf(*LEVELS)]

GRADES = ("excellent", "good", "completed", "failed")
"""From the best down: xuất sắc, tốt, hoàn thành, không hoàn thành nhiệm vụ."""

Grade = Annotated[str, OneOf(*GRADES)]


Everyone = str | tuple[str, ...]
"""The word `all`, or the ids of some units."""


def _everyone(raw: object) -> Everyone:
    if isinstance(raw, list | tuple):
        return tuple(identifier(one) for one in raw)
    if isinstance(raw, str) and raw.strip() == "all":
        return "all"
    if isinstance(raw, str):
        raise problem("TD137", variant="everyone", found=raw)
    if raw is None:
        raise problem("TD123", variant="list", expected="list")
    raise problem("TD122", variant="list", expected="list", found="mapping")


_EVERYONE: Schema = {
    "anyOf": [{"const": "all"}, {"type": "array", "items": {"type": ["string", "number"]}}]
}
AllOrUnits = Annotated[Everyone, Reads(_everyone, _EVERYONE)]
"""Who signed a pact, who attended a meeting."""
