"""criteria.yaml: the scale of one year (manual: file-criteria)."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar, cast

from pydantic import Field, PrivateAttr

from thidua.model.base import Model
from thidua.model.emulation_year import begins
from thidua.model.figure import RANGE, WHOLE, Fact, Range
from thidua.model.scalars import (
    NUMBER_SCHEMA,
    CriterionId,
    Decimals,
    Id,
    NotNegative,
    OneOf,
    Positive,
    Reads,
    Text,
    Year,
    YesNo,
    exact,
    scalar,
)
from thidua.model.scale.items import AnyItems, Item, Items, Limit
from thidua.model.scale.placing import Band, Division, Ranking
from thidua.model.scale.stages import Office, Stage
from thidua.rules.arithmetic import Arithmetic
from thidua.rules.base import LeafRule
from thidua.rules.full import Full
from thidua.rules.kinds import Rule
from thidua.rules.points import Points
from thidua.rules.reading import Quantity, field_of
from thidua.rules.targets import pledged_task

Made = TypeVar("Made")


Status = Annotated[str, OneOf("draft", "adopted")]
Mode = Annotated[str, OneOf("half_up", "half_even", "down", "up")]
At = Annotated[str, OneOf("total", "criterion")]
Reasons = Annotated[str, OneOf("advised", "required")]
NotApplicable = Annotated[str, OneOf("exclude", "full", "zero")]


TOTAL = "total"
"""The id of the scale's own row."""


class Rounding(Model):
    """One rounding, applied once, at the end."""

    places: Decimals = Field(default=2, description="Số chữ số thập phân | Decimals")
    to: Positive | None = Field(
        default=None,
        description="Làm tròn tổng tới bội số này, như 0.5, thay cho places | To a multiple of this, like 0.5, instead of places",
    )
    mode: Mode = Field(default="half_up", description="Cách làm tròn | How")
    at: At = Field(
        default="total",
        description="Làm tròn tổng điểm hay từng tiêu chí | The total, or each leaf first",
    )


def _floor(raw: object) -> Fraction | Literal["none"]:
    """A number, or `none`: no floor."""

    return "none" if scalar(raw, "number").strip() == "none" else exact(raw)


Floor = Annotated[
    Fraction | Literal["none"], Reads(_floor, {"anyOf": [NUMBER_SCHEMA, {"const": "none"}]})
]


class Criterion(Model):
    """A node of the scale: a group of criteria, or a leaf with a rule."""

    id: CriterionId = Field(description="Mã tiêu chí, không trùng | Unique id")
    code: Text | None = Field(
        default=None,
        description="Ký hiệu in trên thang điểm | The printed code; may repeat or skip",
    )
    name: Text = Field(description="Tên ngắn | Short name")
    text: Text | None = Field(default=None, description="Nguyên văn | The official wording")
    max: NotNegative = Field(description="Điểm chuẩn | Standard points")
    rule: Rule | None = Field(
        default=None, description="Quy tắc chấm | How an entry becomes points"
    )
    measure: Text | None = Field(
        default=None, description="Đơn vị tính của mục ghi | Measure of the entry"
    )
    range: Range | None = Field(default=None, description=RANGE)
    whole: YesNo | None = Field(default=None, description=WHOLE)
    bonus: AnyItems | None = Field(default=None, description="Điểm thưởng | What adds points")
    deduct: AnyItems | None = Field(default=None, description="Điểm trừ | What takes points off")
    floor: Floor | None = Field(
        default=None,
        description="Mức thấp nhất sau khi trừ, mặc định 0; none = không giới hạn | The least after deductions",
    )
    clamp: YesNo = Field(
        default=False, description="Không vượt điểm chuẩn | Never over the assigned maximum"
    )
    limit: Limit | None = Field(
        default=None,
        description="Giới hạn thưởng, trừ của tiêu chí này và mọi tiêu chí bên dưới | The most that bonus and deduction here and below may come to",
    )
    not_for: tuple[Id, ...] = Field(
        default=(), description="Không áp dụng cho | Units it does not apply to"
    )
    verifier: Id | None = Field(
        default=None,
        description="Cơ quan thẩm định, tính cho cả các mục bên dưới | Who verifies it and all below",
    )
    evidence: Text | None = Field(default=None, description="Minh chứng cần có | What proves it")
    criteria: tuple["Criterion", ...] = Field(default=(), description="Tiêu chí con | Its parts")

    @cached_property
    def is_leaf(self) -> bool:
        """A node without parts: what is scored."""
        return not self.criteria

    @cached_property
    def has_lists(self) -> bool:
        """Whether events add to its points or take some off."""
        return self.bonus is not None or self.deduct is not None or self.limit is not None

    @cached_property
    def is_plain(self) -> bool:
        """A leaf whose rule alone gives its points."""
        return not (self.has_lists or self.clamp or self.floor is not None)

    @cached_property
    def idle_without(self) -> frozenset[str] | None:
        """The items without any of which its parts, or its rule, alone give its points; None where
        more may change them: deductions, a floor, a limit, what facts say."""
        if self.is_plain:
            return frozenset()
        if self.clamp or self.floor is not None or self.limit is not None or self.bonus is None:
            return None
        return self.bonus.only_if_said if self.deduct is None else None

    @cached_property
    def is_by_entry_alone(self) -> bool:
        """Whether what is entered of a leaf, and no item of it, says all of its result."""
        rule = self.leaf_rule
        groups = [one for one in (self.bonus, self.deduct) if one is not None]
        return (
            rule.of_entry_alone
            and not any(group.if_ for group in groups)
            and not any(item.rule is not None or item.if_ for item in self.items())
        )

    @cached_property
    def part_maxima(self) -> tuple[Fraction, ...]:
        """The most that each of its parts comes to."""
        return tuple(part.max for part in self.criteria)

    @cached_property
    def entry_path(self) -> tuple[str, str]:
        """Where its entry stands in every sheet."""
        return "scores", self.id

    @cached_property
    def crumb(self) -> str:
        """It as a person knows it: its id and its name."""
        return f"{self.id} “{self.name}”"

    @cached_property
    def leaf_rule(self) -> LeafRule:
        """The rule of a leaf: `full` where there are deductions and no rule, else `points`."""
        if self.rule is not None:
            return self.rule
        return Full(kind="full") if self.deduct is not None else Points(kind="points")

    @cached_property
    def field(self) -> Quantity:
        """What its entry counts."""
        bound = self.is_leaf and self.leaf_rule.is_bound
        return field_of(self.measure, self.range, self.whole, bound=bound)

    @cached_property
    def item_fields(self) -> dict[str, Quantity]:
        """Item id -> what an entry counts that its rule reads."""
        return {
            item.id: field_of(self.measure, self.range, self.whole, bound=item.rule.is_bound)
            for item in self.items()
            if item.rule is not None
        }

    @cached_property
    def _arithmetic(self) -> dict[date, Arithmetic]:
        return {}

    def arithmetic(self, year: int) -> Arithmetic:
        """What its rule computes in an emulation year."""
        first = begins(year)
        found = self._arithmetic.get(first)
        if found is None:
            found = self._arithmetic[first] = self.leaf_rule.arithmetic(self.max, year)
        return found

    def walk(self) -> Iterator["Criterion"]:
        """The node and all below it, in the order of the file."""
        yield self
        for part in self.criteria:
            yield from part.walk()

    def leaves(self) -> Iterator["Criterion"]:
        """The leaves at or below it, in the order of the file."""
        return (node for node in self.walk() if node.is_leaf)

    def items(self) -> Iterator[Item]:
        """Its own items, bonus and deduct."""
        for group in (self.bonus, self.deduct):
            if group is not None:
                yield from group.items


class Scale(Model):
    """criteria.yaml."""

    year: Year | None = Field(
        default=None, description="Năm, phải khớp thư mục | Must be the folder's year"
    )
    status: Status = Field(
        default="adopted",
        description="draft: dự thảo, adopted: đã ban hành | A draft scores, and every output says so",
    )
    max: NotNegative = Field(description="Tổng điểm chuẩn | Sum of the top criteria")
    stages: tuple[Stage, ...] = Field(
        default=(Stage.model_construct(id="verified", name="Thẩm định"),),
        description="Các bước chấm theo thứ tự | Stages in order",
    )
    offices: tuple[Office, ...] = Field(
        default=(), description="Cơ quan chấm không phải thành viên | Scorers that are not units"
    )
    facts: tuple[Fact, ...] = Field(
        default=(), description="Số liệu dùng chung | Figures asked once"
    )
    rounding: Rounding = Field(
        default=Rounding.model_construct(), description="Làm tròn | Rounding"
    )
    reasons: Reasons = Field(
        default="advised",
        description="required: điểm bị bước sau đổi phải có lý do | A figure that a later stage changed needs a reason",
    )
    not_applicable: NotApplicable = Field(
        default="exclude",
        description="Tiêu chí không áp dụng tính thế nào | What not applicable does",
    )
    ranking: Ranking = Field(default=Ranking.model_construct(), description="Xếp hạng | Ranking")
    bands: tuple[Band, ...] = Field(default=(), description="Các mức xếp loại | Bands")
    divisions: tuple[Division, ...] = Field(
        default=(),
        description="Các nhóm đơn vị được xếp hạng, xếp loại riêng; mỗi đơn vị ở một nhóm | "
        "Groups of members ranked, banded and given quotas apart; each member is in one",
    )
    bonus: AnyItems | None = Field(
        default=None, description="Điểm thưởng của cả bảng | What adds points to the total"
    )
    deduct: AnyItems | None = Field(
        default=None, description="Điểm trừ của cả bảng | What takes points off the total"
    )
    floor: Floor | None = Field(
        default=None, description="Mức thấp nhất của tổng điểm | The least that the total comes to"
    )
    clamp: YesNo = Field(
        default=False,
        description="Tổng không vượt điểm được giao | The total never over its maximum",
    )
    limit: Limit | None = Field(
        default=None,
        description="Giới hạn thưởng, trừ của cả bảng | The most of bonus and deduction",
    )
    criteria: tuple[Criterion, ...] = Field(description="Các tiêu chí | The criteria")

    _period_names: Mapping[str, str] = PrivateAttr(default_factory=dict)

    @property
    def period_names(self) -> Mapping[str, str]:
        """What people call the kinds of period that have a name, by id: of the bloc's year, not of
        the file."""
        return self._period_names

    def naming_periods(self, names: Mapping[str, str]) -> Self:
        """The same scale, whose sentences call the kinds of period by these names."""
        named = self.model_copy()
        named._period_names = names
        return named

    @cached_property
    def root(self) -> Criterion | None:
        """The scale as a node, where it has lists, a floor or a limit of its own: `total`."""
        own = (self.bonus, self.deduct, self.floor, self.limit)
        if all(one is None for one in own) and not self.clamp:
            return None
        return Criterion.model_construct(
            id=TOTAL, name=TOTAL, max=self.max, criteria=self.criteria, bonus=self.bonus,
            deduct=self.deduct, floor=self.floor, clamp=self.clamp, limit=self.limit,
        )  # fmt: skip

    @cached_property
    def with_root(self) -> tuple[Criterion, ...]:
        """Every node in the order of the file, and the scale itself where it has lists."""
        return (*self.nodes.values(), *([self.root] if self.root is not None else []))

    @property
    def is_draft(self) -> bool:
        """Whether it has not been adopted yet."""
        return self.status == "draft"

    @cached_property
    def _made(self) -> dict[object, object]:
        return {}

    def once(self, make: Callable[[Self], Made]) -> Made:
        """What `make` makes of the scale by itself, made when it is first asked for: blocs with the
        same scale have it once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    @cached_property
    def nodes(self) -> dict[str, Criterion]:
        """Every node by its id, in the order of the file."""
        return {node.id: node for top in self.criteria for node in top.walk()}

    @cached_property
    def parents(self) -> dict[str, str]:
        """Node id -> id of the group it is in; the top criteria are absent."""
        return {part.id: node.id for node in self.nodes.values() for part in node.criteria}

    @cached_property
    def items(self) -> dict[str, tuple[Item, Criterion]]:
        """Every item by its id, with the node it belongs to."""
        return {item.id: (item, node) for node in self.with_root for item in node.items()}

    @cached_property
    def barring(self) -> tuple[tuple[Item, Criterion], ...]:
        """The items that bar from a band, with their nodes."""
        return tuple((item, node) for item, node in self.items.values() if item.bars)

    @cached_property
    def _division(self) -> dict[str, str]:
        return {unit: one.id for one in self.divisions for unit in one.units}

    def division(self, unit: str) -> str | None:
        """The division that a unit is in; None where there are none."""
        return self._division.get(unit)

    @cached_property
    def exclusive(self) -> tuple[tuple[Item, Criterion], ...]:
        """The items that exclude others, with their nodes."""
        return tuple((item, node) for item, node in self.items.values() if item.excludes)

    @cached_property
    def disqualifiers(self) -> tuple[tuple[Item, Criterion], ...]:
        """The items that take a unit out of the ranking, with their nodes."""
        return tuple((item, node) for item, node in self.items.values() if item.disqualifies)

    @cached_property
    def comparing(self) -> frozenset[str]:
        """The nodes that themselves compare with the bloc: by their rule, or by an item's."""
        return frozenset(
            node.id
            for node in self.with_root
            if (node.is_leaf and node.leaf_rule.compares)
            or any(item.rule is not None and item.rule.compares for item in node.items())
        )

    @cached_property
    def comparing_rules(self) -> dict[str, LeafRule]:
        """Leaf or item that compares -> its rule."""
        found = {
            node.id: node.leaf_rule
            for node in self.nodes.values()
            if node.is_leaf and node.leaf_rule.compares
        }
        items = ((item.id, item.rule) for item, _ in self.items.values())
        return found | {one: rule for one, rule in items if rule is not None and rule.compares}

    @cached_property
    def compared(self) -> tuple[Criterion, ...]:
        """The leaves measured against the bloc and the groups that they are in, parts first."""
        nodes = self.nodes
        found = set(self.comparing)
        for node_id in tuple(found):
            while (above := self.parents.get(node_id)) is not None:
                found.add(node_id := above)
        return tuple(node for node in reversed(nodes.values()) if node.id in found)

    @cached_property
    def exempt(self) -> dict[str, frozenset[str]]:
        """Node id -> units to which it does not apply; what a group says holds below it."""
        found: dict[str, frozenset[str]] = {}
        for node in self.nodes.values():
            above = found.get(self.parents.get(node.id, ""), frozenset())
            found[node.id] = above | frozenset(node.not_for) if node.not_for else above
        return found | {TOTAL: frozenset()}

    @cached_property
    def exempt_units(self) -> frozenset[str]:
        """The units to which some node does not apply."""
        return frozenset[str]().union(*self.exempt.values())

    @cached_property
    def readers(self) -> dict[str, tuple[str, ...]]:
        """Fact id -> the leaves whose rule reads it."""
        found: dict[str, list[str]] = {}
        for node in self.nodes.values():
            for fact in node.rule.facts if node.rule is not None else ():
                found.setdefault(fact, []).append(node.id)
        return {fact: tuple(leaves) for fact, leaves in found.items()}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Every fact by its id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def fields(self) -> dict[str, Quantity]:
        """Fact id -> what it counts: as it says itself, and as the rules that read it need it."""
        return {fact.id: self._field(fact) for fact in self.facts}

    def field_of(self, rule: LeafRule, own: Quantity) -> Quantity:
        """What the figure counts that a rule reads: its fact, or the entry."""
        return self.fields.get(rule.facts[0], own) if rule.facts else own

    def _field(self, fact: Fact) -> Quantity:
        readers = [rule for rule in self.rules if fact.id in rule.facts]
        whole = True if any(rule.counts for rule in readers) else fact.whole
        asked = any(fact.id in (one.if_ or {}) for one in self._conditional)
        bound = asked or not readers or any(one.is_bound and not one.counts for one in readers)
        return field_of(fact.measure, fact.range, whole, bound=bound)

    @property
    def _conditional(self) -> Iterator[Item | Items]:
        for node in self.with_root:
            yield from (group for group in (node.bonus, node.deduct) if group is not None)
            yield from node.items()

    @cached_property
    def rules(self) -> tuple[LeafRule, ...]:
        """Every rule of leaves and items."""
        own = [node.rule for node in self.nodes.values() if node.rule is not None]
        return (*own, *(item.rule for item, _ in self.items.values() if item.rule is not None))

    @cached_property
    def verifiers(self) -> dict[str, str]:
        """Node id -> the office that verifies it, its own or the nearest above."""
        found: dict[str, str] = {}
        for node in self.nodes.values():
            office = node.verifier or found.get(self.parents.get(node.id, ""))
            if office is not None:
                found[node.id] = office
        return found

    @cached_property
    def refers_to(self) -> frozenset[str]:
        """Which of the year's other parts points and ranks need: pledges, ballots."""
        rules = [node.rule for node in self.nodes.values() if node.rule is not None]
        pledged = any(pledged_task(rule.own_target) is not None for rule in rules)
        voted = any(tie.ballot is not None for tie in self.ranking.ties)
        return frozenset([*(["pledges"] if pledged else []), *(["ballots"] if voted else [])])

    @cached_property
    def rolls_up(self) -> frozenset[str]:
        """The kinds of period whose results its leaves roll up."""
        return frozenset(rule.rolls_up for rule in self.rules if rule.rolls_up is not None)

    @cached_property
    def needs_sheets(self) -> bool:
        """Whether anybody has anything to score: not where all comes from periods alone."""
        leaves = [node for node in self.nodes.values() if node.is_leaf]
        return bool(self.items) or any(one.leaf_rule.rolls_up is None for one in leaves)

    def stage(self, stage_id: str) -> Stage | None:
        """The stage with that id."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def stage_name(self, stage_id: str) -> str:
        """What a stage of the scale is called."""
        return next(stage.name for stage in self.stages if stage.id == stage_id)

    def upto(self, stage_id: str | None) -> tuple[Stage, ...]:
        """The stages up to and including that one; all without one."""
        if stage_id is None:
            return self.stages
        ids = [stage.id for stage in self.stages]
        return self.stages[: ids.index(stage_id) + 1]
