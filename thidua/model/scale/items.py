"""Lists of items that add or take off points: part of criteria.yaml."""

import re
from functools import cached_property
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model, or_bare
from thidua.model.scalars import CriterionId, Id, NotNegative, Share, Text, YesNo
from thidua.rules.amounts import Amount, ByRule, Each, Once, ShareOf
from thidua.rules.bounds import Bounds
from thidua.rules.kinds import ItemRule

Conditions = dict[CriterionId, Bounds]
_PRINTED = re.compile(r"(?=.*[0-9])[A-Za-z]?[0-9.]+[A-Za-z]?")
"""An id that looks like a printed number."""


class Item(Model):
    """One thing that adds or takes off points."""

    id: CriterionId = Field(description="Mã mục | The item's id")
    name: Text = Field(description="Tên mục | Its name")
    cap: NotNegative | None = Field(
        default=None, description="Mức tối đa của mục | The most it can come to"
    )
    each: NotNegative | None = Field(
        default=None, description="Điểm mỗi lần | Points for each occurrence"
    )
    points: NotNegative | None = Field(
        default=None, description="Điểm, tính một lần | Points, once"
    )
    share: Share | None = Field(
        default=None,
        description="Phần điểm của tiêu chí, trước các danh sách, tính một lần | A share of the criterion's points before its lists, once",
    )
    rule: ItemRule | None = Field(
        default=None, description="Quy tắc tính | A rule that gives the amount"
    )
    if_: Conditions | None = Field(
        default=None, alias="if", description="Chỉ tính khi | Counts only then"
    )
    excludes: tuple[CriterionId, ...] = Field(
        default=(), description="Không tính cùng các mục này | Never together with these"
    )
    disqualifies: YesNo = Field(
        default=False, description="Không xếp loại | The unit is not ranked"
    )
    bars: Id | None = Field(
        default=None,
        description="Có mục này thì không được mức xếp loại này và mức cao hơn | "
        "Who has it holds neither this band nor a higher one",
    )

    @property
    def number(self) -> str:
        """The number that it is printed with; "" where its id is for the data alone."""
        return self.id if _PRINTED.fullmatch(self.id) else ""

    @property
    def says_points(self) -> bool:
        """Whether it adds or takes off any points: one that only disqualifies does not."""
        amount = self.rule is not None or self.share or self.points or self.each
        return bool(amount) or not self.disqualifies

    @cached_property
    def amount(self) -> Amount:
        """What it comes to, its cap aside."""
        if self.rule is not None:
            return ByRule(self.rule)
        if self.share is not None:
            return ShareOf(self.share)
        return Once(self.points) if self.each is None else Each(self.each)


class Items(Model):
    """A list of items with what holds for all of them."""

    cap: NotNegative | None = Field(
        default=None, description="Tổng không quá | The most they can come to together"
    )
    one_of: YesNo = Field(
        default=False, description="Chỉ tính mục lớn nhất | Only the largest counts"
    )
    only_if_full: YesNo = Field(
        default=False,
        description="Chỉ tính khi đạt đủ điểm chuẩn | Only when the node has its full points",
    )
    if_: Conditions | None = Field(
        default=None, alias="if", description="Chỉ tính khi | Counts only then"
    )
    items: tuple[Item, ...] = Field(default=(), description="Các mục | The items")

    @cached_property
    def only_if_said(self) -> frozenset[str] | None:
        """Its items, where nothing happens of which a sheet says nothing; None where facts or the
        leaf's own figure may speak for one."""
        if any(one.rule is not None for one in self.items):
            return None
        return frozenset(one.id for one in self.items)


AnyItems = Annotated[Items, or_bare("items", tuple[Item, ...] | Items, list)]


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
