"""What a list tells is declared once: one line is a column, its CSV and JSON keys, its schema."""

from typing import Any

import pytest
from jsonschema import ValidationError, validate
from pydantic import TypeAdapter

from thidua.views.fields import Field, RecordFields, output, shown, table, through, value
from thidua.views.table import Cell

LINES: tuple[Field[str], ...] = (
    Field("id", "score.id", lambda one: Cell(one), lambda one: one, column="unit"),
    Field("note", "score.note", lambda one: Cell(f"{one}!")),
    value("length", len, int),
    value("rest", lambda one: one[1:] or None, optional=True),
)
WORD = RecordFields("Word", LINES, "A word.")
WORDS: RecordFields[list[str]] = RecordFields(
    "Words",
    (
        WORD.or_null("first", lambda one: one[0] if one else None),
        shown(WORD.many("words", lambda one: one), "score.unit", lambda one: Cell(str(len(one)))),
        WORD.many_or_null("asked", lambda one: one if len(one) > 1 else None, optional=True),
    ),
    head=through(lambda one: len(one), (value("n", lambda n: n, int),)),
)


def schema(record: RecordFields[Any]) -> dict[str, Any]:
    """Its JSON Schema, nothing allowed beside what is declared."""
    made = TypeAdapter(record.typed_dict).json_schema(mode="serialization")
    for one in (made, *made.get("$defs", {}).values()):
        one["additionalProperties"] = False
    return made


def test_a_line_is_a_column_a_value_and_its_schema() -> None:
    made = table(LINES, ["ab"], "en", key="words")
    assert [column.key for column in made.columns] == ["unit", "note"]
    assert [cell.text for cell in made.rows[0].cells] == ["ab", "ab!"]
    assert WORD.entry("ab") == {"id": "ab", "length": 2, "rest": "b"}
    assert WORD.entry("a") == {"id": "a", "length": 1}
    known = schema(WORD)
    assert known["description"] == "A word."
    assert known["required"] == ["id", "length"]
    assert known["properties"]["length"]["type"] == "integer"


def test_entries_hold_entries_and_come_in_their_order() -> None:
    assert list(WORDS.entry(["ab", "c"])) == ["n", "first", "words", "asked"]
    assert WORDS.entry([]) == {"n": 0, "first": None, "words": []}
    (told,) = output("words", WORDS).entry([["c"]])["blocs"]  # type: ignore[misc]
    assert told["words"] == [{"id": "c", "length": 1}]


def test_what_is_told_is_what_the_schema_says() -> None:
    known = schema(WORDS)
    for words in ([], ["a"], ["ab", "c"]):
        validate(WORDS.entry(words), known)
    more = RecordFields("Words", (*WORDS.fields, value("more", lambda _: 1, int)))
    with pytest.raises(ValidationError, match="more"):
        validate(more.entry(["a"]), known)
    with pytest.raises(ValidationError, match="more"):
        validate(WORDS.entry(["a"]), schema(more))
