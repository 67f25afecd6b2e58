"""JSON as text: what it keeps, and what it must not let through."""

import json

import pytest

from thidua.render.json import to_json


def test_letters_stay_letters_and_order_stays() -> None:
    assert to_json({"b": "Sở Y tế", "a": None}) == '{\n  "b": "Sở Y tế",\n  "a": null\n}\n'


@pytest.mark.parametrize(
    "text",
    ["\x1b[31m", "\x9b31m", "a\u202eb", "\u200b", "\u2028", "\ud83d", "\U000e0041", "\x7f", "\n\t"],
)
def test_what_a_terminal_would_obey_is_escaped_and_reads_back(text: str) -> None:
    out = to_json([text])
    assert text not in out
    assert out.encode("utf-8")
    assert json.loads(out) == [text]


@pytest.mark.parametrize("value", [1.5, [0.1], {"a": (2.0,)}])
def test_a_float_is_a_bug(value: object) -> None:
    with pytest.raises(TypeError):
        to_json(value)
