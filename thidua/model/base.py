"""What all models share: frozen, no unknown keys, and `note` and `source` on every mapping."""

from thidua.model.fields import Base, Field
from thidua.model.scalars import Text


class Model(Base):
    """A mapping in a data file. Built from the reader's text; never changed afterwards."""

    note: Text | None = Field(default=None, description="Ghi chú | A note in people's own words")
    source: Text | None = Field(default=None, description="Nguồn | Where this comes from")
