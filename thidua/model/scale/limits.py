"""The most that bonus and deduction of a node and all below it may come to."""

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import NotNegative


class Limit(Model):
    """`limit: {bonus: 10, deduct: 20, net: 5}` of a criterion, a group or the scale."""

    bonus: NotNegative | None = Field(
        default=None,
        description="Tổng thưởng, kể cả bên dưới, không quá | The most that bonus here and below comes to",
    )
    deduct: NotNegative | None = Field(
        default=None,
        description="Tổng trừ, kể cả bên dưới, không quá | The most that deductions here and below come to",
    )
    net: NotNegative | None = Field(
        default=None,
        description="Thưởng trừ đi phần trừ, hai chiều, không quá | The most that bonus less deduction comes to, either way",
    )

    @property
    def is_empty(self) -> bool:
        """Whether it limits nothing."""
        return self.bonus is None and self.deduct is None and self.net is None
