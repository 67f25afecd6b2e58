"""A schema accepts every writing that check accepts: of each kind of scalar, of rules by a word."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.helpers.schema_files import Core
from thidua.model import scalars
from thidua.model.scale import criteria
from thidua.rules.kinds import KINDS, stands_alone, word_of
from thidua.views.schemas import schema

WRITINGS: dict[str, tuple[str, ...]] = {
    "Text": ("Sở Y tế", "12", "true", "1.10", "2022-01-13", '"#1"'),
    "Exact": ("9.5", "-2", '"9.5"', "0", "'-0.25'", "1.10"),
    "NotNegative": ("0", "2.5", '"2.5"'),
    "Positive": ("0.1", '"3"'),
    "Whole": ("0", "12", '"12"', "007"),
    "WholePositive": ("1", '"1"'),
    "Decimals": ("0", "6", '"2"'),
    "Year": ("2024", '"2024"'),
    "YesNo": ("true", "false", "yes", "no", "có", "không", "True", "NO", '"true"', "Có", "Không"),
    "Day": ("2022-01-13", '"2022-01-13"'),
    "YearlyDay": ("01-31", '"01-31"'),
    "DueDay": ("01-31", "2022-01-13"),
    "Clock": ('"08:00"', "08:00"),
    "Id": ("so-y-te", "1", "2a", "0012"),
    "CriterionId": ("1.1", "1.1.a", "C2", "5", "007"),
    "Share": ("80%", "2/3", "66.67%", "80 %", '"100%"'),
}
"""Kind of scalar -> texts that people write for it, as they stand in a file."""
CASES = [(name, text) for name, texts in WRITINGS.items() for text in texts]


def parts(annotated: Any) -> tuple[Callable[[Any], Any], Any]:
    """How a value is read, and its schema."""
    reads = next(one for one in get_args(annotated) if isinstance(one, scalars.Reads))
    return reads.make, reads.schema() if callable(reads.schema) else reads.schema


def written(text: str) -> tuple[str, Any]:
    """What thidua's reader and what an editor make of a value."""
    return str(yaml.load(text, yaml.BaseLoader)), yaml.load(text, Core)


@pytest.mark.parametrize(("name", "text"), CASES)
def test_what_check_reads_the_schema_accepts(name: str, text: str) -> None:
    make, told = parts(getattr(scalars, name))
    plain, seen = written(text)
    make(plain)  # it is read
    assert Draft202012Validator(told).is_valid(seen)


@pytest.mark.parametrize("text", ["-2", '"-2"', "none", "0.5"])
def test_a_floor(text: str) -> None:
    make, told = parts(criteria.Floor)
    plain, seen = written(text)
    make(plain)
    assert Draft202012Validator(told).is_valid(seen)


@pytest.mark.parametrize("kind", KINDS, ids=word_of)
def test_a_rule_by_its_word(kind: Any) -> None:
    """`rule: ratio` where a kind needs no parameter, and only there."""
    scale = {"max": 1, "criteria": [{"id": "1", "name": "A", "max": 1, "rule": word_of(kind)}]}
    taken = Draft202012Validator(schema("criteria")).is_valid(scale)
    assert taken == stands_alone(kind)
    try:
        criteria.Scale.model_validate(
            {"max": "1", "criteria": [{"id": "1", "name": "A", "max": "1", "rule": word_of(kind)}]}
        )
    except ValueError:
        assert not taken
    else:
        assert taken
