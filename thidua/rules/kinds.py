"""The kinds of rule, in one tuple: a new kind is its module and its line here, and its words."""

from typing import TYPE_CHECKING, Annotated, Literal, Union, get_args

from pydantic import BeforeValidator, Field

from thidua.model.scalars import not_one_of, problem, scalar
from thidua.rules.base import LeafRule
from thidua.rules.choice import Choice
from thidua.rules.count import Count
from thidua.rules.deadline import Deadline
from thidua.rules.full import Full
from thidua.rules.linear import Linear
from thidua.rules.pass_fail import PassFail
from thidua.rules.periods import PeriodsRule
from thidua.rules.points import Points
from thidua.rules.rank import Rank
from thidua.rules.ratio import Ratio
from thidua.rules.relative import Relative
from thidua.rules.steps import Steps
from thidua.rules.table import TableRule
from thidua.rules.tiers import Tiers

KINDS: tuple[type[LeafRule], ...] = (
    Points,
    Full,
    PassFail,
    Choice,
    Tiers,
    TableRule,
    Ratio,
    Count,
    Steps,
    Linear,
    Rank,
    Deadline,
    PeriodsRule,
    Relative,
)
_OF_ITEMS = tuple(kind for kind in KINDS if kind.for_items)


OTHER_WORDS = {"place": "rank"}
"""Words that say a kind as well: papers speak of the place as often as of the rank."""


def word_of(kind: type[LeafRule]) -> str:
    """The word by which a scale calls a kind."""
    (word,) = get_args(kind.model_fields["kind"].annotation)
    return str(word)


def stands_alone(kind: type[LeafRule]) -> bool:
    """Whether a rule of that kind may be written as its word alone: it needs no parameter."""
    return not any(f.is_required() for name, f in kind.model_fields.items() if name != "kind")


def _rule(kinds: tuple[type[LeafRule], ...], written: object) -> BeforeValidator:
    """`rule: full` is `rule: {kind: full}`; a kind that is not allowed here is named."""
    allowed = tuple(word_of(kind) for kind in kinds)

    def spell_out(raw: object) -> object:
        spelled = {"kind": raw} if isinstance(raw, str) else raw
        if isinstance(spelled, dict):
            if "kind" not in spelled:
                raise problem("TD121", key="kind")
            kind = scalar(spelled["kind"], "word")
            if kind in OTHER_WORDS:
                kind = OTHER_WORDS[kind]
                spelled = {**spelled, "kind": kind}
            if kind not in allowed:
                raise not_one_of(kind, allowed)
        else:
            scalar(raw, "rule")
        return spelled

    return BeforeValidator(spell_out, json_schema_input_type=written)


if TYPE_CHECKING:
    _AnyRule = LeafRule
    _AnyItemRule = LeafRule
    _ByWord = str
else:
    _AnyRule = Union[KINDS]  # noqa: UP007 - made from the tuple
    _AnyItemRule = Union[_OF_ITEMS]  # noqa: UP007
    _ByWord = Literal[tuple(word_of(kind) for kind in KINDS if stands_alone(kind))]

Rule = Annotated[_AnyRule, Field(discriminator="kind"), _rule(KINDS, _ByWord | _AnyRule)]
ItemRule = Annotated[_AnyItemRule, Field(discriminator="kind"), _rule(_OF_ITEMS, _AnyItemRule)]
