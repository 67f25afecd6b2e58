"""What a list tells is declared once: one line is a column, its CSV and JSON keys, its schema."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.helpers.command_line import run
from thidua.views import rank
from thidua.views.fields import EntryOf, Field
from thidua.views.outputs import scores
from thidua.views.schemas import output_schema
from thidua.views.table import Cell

DATA = str(Path(__file__).parents[2] / "data")


def test_one_line_is_a_new_column_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column `letters`, how long a unit's name is: in CSV, in JSON and in its schema."""
    more: Field[rank.Place] = Field(
        "letters",
        "score.id",
        lambda one: Cell(str(len(one.score.unit.name))),
        lambda one: len(one.score.unit.name),
        int,
    )
    monkeypatch.setattr(rank, "RANKED", (*rank.RANKED, more))
    csv = run("rank", "2022", "--data", DATA, "--format", "csv").out.splitlines()
    assert csv[0].split(",")[-1] == "letters"
    found = json.loads(run("rank", "2022", "--data", DATA, "--format", "json").out)
    first = found["blocs"][0]["ranking"][0]
    assert first["letters"] == len(first["name"])
    refusing = output_schema("rank")
    with pytest.raises(jsonschema.ValidationError, match="letters"):
        jsonschema.validate(found, refusing)
    monkeypatch.setattr(scores.RankedUnit, "types", EntryOf("RankedUnit", rank.RANKED, "").types)
    output_schema.cache_clear()
    try:
        jsonschema.validate(found, output_schema("rank"))
    finally:
        output_schema.cache_clear()
