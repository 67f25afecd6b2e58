"""criteria.yaml: the scale of one year (manual: file-criteria)."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from thidua.model.base import Model
from thidua.model.placing import Band, Division, Ranking
from thidua.model.scalars import (
    NUMBER_SCHEMA,
    CriterionId,
    Decimals,
    DueDay,
    Id,
    NotNegative,
    Reads,
    Share,
    Text,
    WholePositive,
    Year,
    YesNo,
    exact,
    one_of,
    positive,
    problem,
    scalar,
    share,
    words_schema,
)
from thidua.rules.amounts import Amount, ByRule, Each, Once
from thidua.rules.arithmetic import Arithmetic
from thidua.rules.base import LeafRule
from thidua.rules.bounds import Bounds
from thidua.rules.combine import COMBINATIONS
from thidua.rules.full import Full
from thidua.rules.kinds import ItemRule, Rule
from thidua.rules.linear import Part
from thidua.rules.points import Points
from thidua.rules.reading import Field as Measured
from thidua.rules.reading import field_of
from thidua.rules.targets import pledged_task
from thidua.text.numbers import trimmed


def _word(*allowed: str) -> Any:
    return Annotated[str, Reads(one_of(*allowed), words_schema(allowed))]


Status = _word("draft", "adopted")
Combine = _word(*(one.word for one in COMBINATIONS))
Mode = _word("half_up", "half_even", "down", "up")
At = _word("total", "criterion")
NotApplicable = _word("exclude", "full", "zero")


def _spread(raw: object) -> Any:
    """Points, or a share of M written `20%`."""
    value = scalar(raw, "number").strip()
    return Part(share(value)) if value.endswith("%") or "/" in value else positive(value)


def spread_of(spread: Fraction, maximum: Fraction) -> Fraction:
    """The spread in points of a leaf."""
    return spread * maximum if isinstance(spread, Part) else spread


SHARE_OR_NUMBER = {
    "anyOf": [
        {"type": "number", "exclusiveMinimum": 0},
        {"type": "string", "pattern": r"^([0-9]+(\.[0-9]+)? ?%?|[0-9]{1,6}/[0-9]{1,6})$"},
    ]
}
Spread = Annotated[Fraction, Reads(_spread, SHARE_OR_NUMBER)]
Weight = Share


class Stage(Model):
    """One round of scoring: self, cross, verified."""

    id: Id = Field(description="Mã bước chấm | The stage's id")
    name: Text = Field(description="Tên bước chấm | Its name")
    due: DueDay | None = Field(default=None, description="Hạn nộp phiếu | When sheets are due")
    combine: Combine | None = Field(  # type: ignore[valid-type]
        default=None,
        description="Cách gộp nhiều người chấm | How several scorers become one figure",
    )
    assign: dict[Id, tuple[Id, ...]] | None = Field(
        default=None, description="Ai chấm đơn vị nào | Who scores which unit"
    )
    required: YesNo | None = Field(
        default=None,
        description="Bắt buộc; bước cuối mặc định bắt buộc | The last stage is required by default",
    )
    weights: dict[Id, Weight] | None = Field(
        default=None,
        description="Trọng số của từng người chấm, đi với combine: mean | Each scorer's weight, beside combine: mean",
    )
    spread: Spread | None = Field(
        default=None,
        description="Chênh nhau quá mức này thì nhắc: điểm, hoặc phần của điểm chuẩn | Scorers further apart are told: points, or a share of M",
    )
    at_least: WholePositive | None = Field(
        default=None,
        description="Chỉ cần ngần này người được giao đã chấm | So many of those assigned are enough",
    )

    def owed(self, unit: str, given: Collection[str]) -> tuple[str, ...]:
        """The assigned scorers of a unit whose sheets are still wanted: all who have not handed in,
        or none where as many did as are enough."""
        assigned = (self.assign or {}).get(unit, ())
        absent = tuple(scorer for scorer in assigned if scorer not in given)
        enough = len(assigned) if self.at_least is None else self.at_least
        return absent if len(assigned) - len(absent) < enough else ()


class Office(Model):
    """A scorer that is not a unit."""

    id: Id = Field(description="Mã cơ quan | The office's id")
    name: Text = Field(description="Tên cơ quan | Its name")


def _range(raw: object) -> tuple[Fraction, Fraction]:
    """`[0, 120]`: the least and the most that a figure may be."""
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        raise problem("TD323")
    low, high = exact(raw[0]), exact(raw[1])
    if low >= high:
        raise problem("TD323", variant="order", low=trimmed(low), high=trimmed(high))
    return low, high


Range = Annotated[
    tuple[Fraction, Fraction],
    Reads(_range, {"type": "array", "items": NUMBER_SCHEMA, "minItems": 2, "maxItems": 2}),
]
RANGE = "Khoảng cho phép [ít nhất, nhiều nhất]; tỷ lệ % mặc định [0, 100] | The least and the most; [0, 100] for percents"
WHOLE = "true: số nguyên; false: hai số đếm của tỷ lệ được lẻ | true: whole numbers; false: the counts of a share need not be whole"


class Fact(Model):
    """A figure asked once and used by several rules."""

    id: CriterionId = Field(description="Mã số liệu | The fact's id")
    name: Text = Field(description="Tên số liệu | Its name")
    measure: Text | None = Field(default=None, description="Đơn vị tính | Its measure")
    range: Range | None = Field(default=None, description=RANGE)
    whole: YesNo | None = Field(default=None, description=WHOLE)


class Rounding(Model):
    """One rounding, applied once, at the end."""

    places: Decimals = Field(default=2, description="Số chữ số thập phân | Decimals")
    mode: Mode = Field(default="half_up", description="Cách làm tròn | How")  # type: ignore[valid-type]
    at: At = Field(  # type: ignore[valid-type]
        default="total",
        description="Làm tròn tổng điểm hay từng tiêu chí | The total, or each leaf first",
    )


Conditions = dict[CriterionId, Bounds]


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

    @cached_property
    def amount(self) -> Amount:
        """What it comes to, its cap aside."""
        if self.rule is not None:
            return ByRule(self.rule)
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
    items: tuple[Item, ...] = Field(description="Các mục | The items")


def _items(raw: object) -> object:
    return {"items": raw} if isinstance(raw, list | tuple) else raw


AnyItems = Annotated[
    Items, BeforeValidator(_items, json_schema_input_type=tuple[Item, ...] | Items)
]


def _floor(raw: object) -> Any:
    """A number, or `none`: no floor."""
    from thidua.model.scalars import exact

    return "none" if scalar(raw, "number").strip() == "none" else exact(raw)


Floor = Annotated[Any, Reads(_floor, {"anyOf": [NUMBER_SCHEMA, {"const": "none"}]})]


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
    floor: Floor = Field(
        default=None,
        description="Mức thấp nhất sau khi trừ, mặc định 0; none = không giới hạn | The least after deductions",
    )
    clamp: YesNo = Field(
        default=False, description="Không vượt điểm chuẩn | Never over the assigned maximum"
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

    @property
    def is_leaf(self) -> bool:
        """A node without parts: what is scored."""
        return not self.criteria

    @cached_property
    def has_lists(self) -> bool:
        """Whether events add to its points or take some off."""
        return self.bonus is not None or self.deduct is not None

    @cached_property
    def is_plain(self) -> bool:
        """A leaf whose rule alone gives its points."""
        return not (self.has_lists or self.clamp or self.floor is not None)

    @cached_property
    def leaf_rule(self) -> LeafRule:
        """The rule of a leaf: `full` where there are deductions and no rule, else `points`."""
        if self.rule is not None:
            return self.rule
        return Full(kind="full") if self.deduct is not None else Points(kind="points")

    @cached_property
    def field(self) -> Measured:
        """What its entry counts."""
        bound = self.is_leaf and self.leaf_rule.is_bound
        return field_of(self.measure, self.range, self.whole, bound=bound)

    @cached_property
    def item_fields(self) -> dict[str, Measured]:
        """Item id -> what an entry counts that its rule reads."""
        return {
            item.id: field_of(self.measure, self.range, self.whole, bound=item.rule.is_bound)
            for item in self.items()
            if item.rule is not None
        }

    @cached_property
    def _arithmetic(self) -> dict[int, Arithmetic]:
        return {}

    def arithmetic(self, year: int) -> Arithmetic:
        """What its rule computes in an emulation year."""
        found = self._arithmetic.get(year)
        if found is None:
            found = self._arithmetic[year] = self.leaf_rule.arithmetic(self.max, year)
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
    status: Status = Field(  # type: ignore[valid-type]
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
    not_applicable: NotApplicable = Field(  # type: ignore[valid-type]
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
    criteria: tuple[Criterion, ...] = Field(description="Các tiêu chí | The criteria")

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
        return {item.id: (item, node) for node in self.nodes.values() for item in node.items()}

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
            for node in self.nodes.values()
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
        return found

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
    def fields(self) -> dict[str, Measured]:
        """Fact id -> what it counts: as it says itself, and as the rules that read it need it."""
        return {fact.id: self._field(fact) for fact in self.facts}

    def _field(self, fact: Fact) -> Measured:
        readers = [rule for rule in self.rules if fact.id in rule.facts]
        whole = True if any(rule.counts for rule in readers) else fact.whole
        asked = any(fact.id in (one.if_ or {}) for one in self._conditional)
        bound = asked or not readers or any(rule.is_bound for rule in readers)
        return field_of(fact.measure, fact.range, whole, bound=bound)

    @property
    def _conditional(self) -> Iterator[Item | Items]:
        for node in self.nodes.values():
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

    def stage(self, stage_id: str) -> Stage | None:
        """The stage with that id."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def upto(self, stage_id: str | None) -> tuple[Stage, ...]:
        """The stages up to and including that one; all without one."""
        if stage_id is None:
            return self.stages
        ids = [stage.id for stage in self.stages]
        return self.stages[: ids.index(stage_id) + 1]
