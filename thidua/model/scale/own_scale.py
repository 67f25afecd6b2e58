"""criteria.yaml of a bloc that uses a scale shared with others (manual: shared-scale)."""

from typing import ClassVar

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import CriterionId, Id, Text
from thidua.model.scale.criteria import Criterion, Rounding, Scale, Status
from thidua.model.scale.placing import Band, Division, Ranking
from thidua.model.scale.stages import Office, Stage


class OwnScale(Model):
    """What a bloc says of its own beside the scale that it uses: nothing else. `of_used`: what only
    the used file may say."""

    of_used: ClassVar[frozenset[str]] = frozenset(Scale.model_fields)

    use: Text = Field(
        description="Tệp thang điểm dùng chung, đường dẫn tính từ thư mục có thidua.yaml "
        "| The shared scale's file, its path from the folder of thidua.yaml"
    )
    status: Status | None = Field(default=None, description="draft hoặc adopted | draft or adopted")
    stages: tuple[Stage, ...] | None = Field(
        default=None, description="Các bước chấm của khối | The bloc's own stages"
    )
    offices: tuple[Office, ...] | None = Field(
        default=None, description="Cơ quan chấm của khối | The bloc's own offices"
    )
    rounding: Rounding | None = Field(default=None, description="Làm tròn | Rounding")
    ranking: Ranking | None = Field(default=None, description="Xếp hạng | Ranking")
    bands: tuple[Band, ...] | None = Field(default=None, description="Các mức xếp loại | Bands")
    divisions: tuple[Division, ...] | None = Field(
        default=None, description="Các nhóm xếp riêng | Groups of members ranked apart"
    )
    not_for: dict[CriterionId, tuple[Id, ...]] = Field(
        default={},
        description="Tiêu chí → các đơn vị của khối không phải chấm | Criterion → units it does not apply to",
    )

    def over(self, used: Scale) -> Scale:
        """The bloc's scale: the used one, with what the bloc says of its own in its place."""
        said = {key: getattr(self, key) for key in OWN if getattr(self, key) is not None}
        if not said and not self.not_for:
            return used
        kept = {key: getattr(used, key) for key in Scale.model_fields}
        if self.not_for:
            said["criteria"] = tuple(self._exempting(node) for node in used.criteria)
        return Scale.model_construct(**{**kept, **said})

    def _exempting(self, node: Criterion) -> Criterion:
        parts = tuple(self._exempting(part) for part in node.criteria)
        units = (*node.not_for, *self.not_for.get(node.id, ()))
        return node.model_copy(update={"criteria": parts, "not_for": units})


OWN = ("status", "stages", "offices", "rounding", "ranking", "bands", "divisions")
"""The keys that take the place of the used scale's."""
