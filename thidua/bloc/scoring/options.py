"""How a year is looked at: what is asked of scoring, before anything is read."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from thidua.bloc.scoring.entries import BoundSheet


class Options(NamedTuple):
    """How to look at a year: as of a stage; incomplete units ranked on what is there; entries that
    are only supposed (what-if). `lean`: the same figures without the steps to them."""

    stage: str | None = None
    provisional: bool = False
    supposed: "tuple[BoundSheet, ...]" = ()
    lean: bool = False

    @property
    def is_final(self) -> bool:
        """Whether this is the year as it stands, which settlements are about."""
        return not (self.stage or self.provisional or self.supposed)


LEAN = Options(lean=True)
"""The year as it stands, where nobody asks how its figures came about."""
