"""JSON as text: what it keeps, and what it must not let through."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@given(VALUES)
def test_the_text_is_the_standard_librarys_but_for_what_is_escaped(value: object) -> None:
    out = to_json(value)
    plain = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    assert json.loads(out) == value
    assert json.dumps(json.loads(out), ensure_ascii=False, indent=2) + "\n" == plain
    if plain.isascii() and "\x7f" not in plain:
        assert out == plain


@pytest.mark.parametrize("value", [1.5, [0.1], {"a": (2.0,)}])
def test_a_float_is_a_bug(value: object) -> None:
    with pytest.raises(TypeError):
        to_json(value)
