"""What all models share: frozen, no unknown keys, and `note` and `source` on every mapping.

A person as files name one.
"""

from pydantic import BaseModel, ConfigDict, Field

from thidua.model.scalars import Text


class Model(BaseModel):
    """A mapping in a data file. Built from the reader's text; never changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, defer_build=True)

    note: Text | None = Field(default=None, description="Ghi chú | A note in people's own words")
    source: Text | None = Field(default=None, description="Nguồn | Where this comes from")


class Person(Model):
    """A person who acts for a unit or an authority."""

    name: Text | None = Field(default=None, description="Họ và tên | Full name")
    title: Text | None = Field(default=None, description="Chức vụ | Post")
