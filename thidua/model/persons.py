"""A person as files name one."""

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import Text


class Person(Model):
    """A person who acts for a unit or an authority."""

    name: Text | None = Field(default=None, description="Họ và tên | Full name")
    title: Text | None = Field(default=None, description="Chức vụ | Post")
