"""Score sheets: one scoring of one unit at one stage (manual: file-sheet).

Entries stay as the reader gave them: only the scale knows what an entry of a criterion may be.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from thidua.diagnostics.diagnostic import Node
from thidua.model.base import Model
from thidua.model.scalars import Day, Exact, Id, Reads, Text, YesNo, problem, scalar


def _entries(raw: Node) -> dict[str, Node]:
    """A mapping id -> whatever was written. An empty value is an empty mapping: a sheet begun."""
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        scalar(raw, "mapping") if not isinstance(raw, str) else None
        raise problem("TD122", variant="mapping", expected="mapping", found="text")
    return raw


def _schema_of(part: str) -> Callable[[], dict[str, object]]:
    """A schema that is made only when `schema` asks for it."""

    def made() -> dict[str, object]:
        from thidua.model.scale import entry_schema

        found: dict[str, object] = getattr(entry_schema, part)
        return found

    return made


Entries = Annotated[dict[str, Node], Reads(_entries, _schema_of("ENTRIES"))]
Facts = Annotated[dict[str, Node], Reads(_entries, _schema_of("FACTS"))]


class Return(Model):
    """One time that a sheet was sent back to be mended."""

    on: Day = Field(description="Ngày trả lại | The day")
    why: Text = Field(description="Lý do | Why")


class Sheet(Model):
    """scores/<stage>/<unit>.yaml or <unit>--<scorer>.yaml."""

    judged_later: ClassVar = ("facts", "scores")
    """What only the scale can judge: these may also be empty, in a sheet that was just begun."""

    unit: Id = Field(description="Đơn vị được chấm | The unit scored")
    scorer: Id | None = Field(
        default=None,
        description="Ai chấm: đơn vị khác hoặc cơ quan | Who scores: another unit or an office",
    )
    date: Day | None = Field(default=None, description="Ngày chấm | The day")
    by: Text | None = Field(default=None, description="Người lập | Who filled it in")
    claimed: Exact | None = Field(
        default=None, description="Tổng điểm đơn vị tự cộng | The unit's own addition"
    )
    no_other_events: YesNo = Field(
        default=False,
        description="Cam kết không có sự việc nào khác | Nothing unmentioned happened",
    )
    returned: tuple[Return, ...] = Field(
        default=(), description="Các lần bị trả lại | When it was sent back, and why"
    )
    facts: Facts = Field(default={}, description="Số liệu | Facts")
    scores: Entries = Field(
        default={}, description="Điểm và sự việc theo mã tiêu chí, mã mục | Entries by id"
    )

    @cached_property
    def has_figures(self) -> bool:
        """Whether it says anything that may count: a figure, a fact, or that nothing else
        happened. Notes and empty mappings are none."""
        entries = [*self.scores.values(), *self.facts.values()]
        return self.no_other_events or any(_says(entry, FIGURES) for entry in entries)

    @property
    def is_filled(self) -> bool:
        """Whether it is a sheet at all: claims alone make one, too (manual: stages)."""
        if self.has_figures or self.claimed is not None:
            return True
        return any(_says(entry, CLAIM) for entry in self.scores.values())


FIGURES = frozenset(["value", "actual", "target", "points", "part", "of"])
CLAIM = frozenset(["claimed"])


def _says(entry: object, keys: frozenset[str]) -> bool:
    """Whether an entry gives something under one of these keys; a bare one is a figure."""
    if isinstance(entry, dict):
        return any(key in keys and value is not None for key, value in entry.items())
    return keys is FIGURES and entry is not None


FOLDER = "evidence"
HELD, EMPTY, OUTSIDE, UNREADABLE = "held", "empty", "outside", "unreadable"


class EvidenceFile(NamedTuple):
    """`name` below the year's evidence folder, with `/`, in NFC. `size` in bytes; `digest` is the
    SHA-256 of its bytes, "" where it was not asked for or can't be read."""

    name: str
    file: str
    state: str = HELD
    size: int = 0
    digest: str = ""
