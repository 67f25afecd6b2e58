"""The reader: what stays text, what is refused, where it says so, and that nothing escapes it."""

import gc
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.reader import sheet
from thidua.diagnostics.diagnostic import Diagnostic, Severity, TextSpan, severity_of
from thidua.diagnostics.show import hint, message
from thidua.store.yaml import events as yaml_events
from thidua.store.yaml.node import MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_PROBLEMS, MAX_SCALAR
from thidua.store.yaml.reader import Node, NodePlace, parse, places
from thidua.text.vietnamese import nfc
from thidua.words import LANGS, Lang

Told = tuple[str, str, int, int]


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs the test with PyYAML's C extension and as if there were none."""
    if request.param == "python":
        monkeypatch.setattr(yaml_events, "c_parser", None)


def read(text: str | bytes) -> Node:
    """The content, when there is nothing to tell."""
    node, problems = parse(text if isinstance(text, bytes) else text.encode(), "f.yaml")
    assert problems == []
    return node


def told(text: str | bytes) -> list[Told]:
    """Code, variant, line and column of every problem."""
    raw = text if isinstance(text, bytes) else text.encode()
    node, problems = parse(raw, "f.yaml")
    errors = [one for one in problems if severity_of(one) is Severity.ERROR]
    assert (node is None) == bool(errors)
    assert (places(raw) == {}) == bool(errors)
    assert all(one.file == "f.yaml" for one in problems)
    return [(one.code, one.variant, *_start(one)) for one in problems]


def _start(one: Diagnostic) -> tuple[int, int]:
    assert one.span is not None
    assert (one.span.end_line, one.span.end_column) >= (one.span.line, one.span.column)
    return one.span.line, one.span.column


def only(text: str) -> Diagnostic:
    _, problems = parse(text.encode(), "f.yaml")
    assert len(problems) == 1
    return problems[0]


# what is read


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("a: 1.10\n", {"a": "1.10"}),
        (
            "a: 0012\nb: no\nc: 12:30\nd: 1_000\ne: ~\nf: null\ng: .inf\nh: 0x1F\n",
            {
                "a": "0012",
                "b": "no",
                "c": "12:30",
                "d": "1_000",
                "e": "~",
                "f": "null",
                "g": ".inf",
                "h": "0x1F",
            },
        ),
        ("a: 2026-02-30\n", {"a": "2026-02-30"}),
        ("1.10: x\n1.1: y\ntrue: z\n", {"1.10": "x", "1.1": "y", "true": "z"}),
        ("a:\nb: ''\nc: \"\"\n", {"a": None, "b": "", "c": ""}),
        ("a: {b: , c: 1}\n", {"a": {"b": None, "c": "1"}}),
        ("a: {b: # later\n  , c: 1}\n", {"a": {"b": None, "c": "1"}}),
        ("- \n- a\n-\n", [None, "a", None]),
        ("[]\n", []),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
        ("? a\n: b\n", {"a": "b"}),
        ("a: |\n  x\n  y\nb: >-\n  p\n  q\n", {"a": "x\ny\n", "b": "p q"}),
        ("a: 'it''s'\nb: \"x\\ny\\t\\u1ebf\"\n", {"a": "it's", "b": "x\ny\tế"}),
        ("a:\tb\nc: d\te\n", {"a": "b", "c": "d\te"}),
        ("a: b # c\n# d\n", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("%YAML 1.1\n---\na: b\n", {"a": "b"}),
        (
            "a: Thi đua & khen thưởng!\nb: x*y\nc: 50% @\n",
            {"a": "Thi đua & khen thưởng!", "b": "x*y", "c": "50% @"},
        ),
        ("a: [có không? rồi, x]\n", {"a": ["có không? rồi", "x"]}),
        ("a: b\n  c\n\n  d\n", {"a": "b c\nd"}),
        ('"<<": 1\n', {"<<": "1"}),
        ("a: 1]\n", {"a": "1]"}),
        ("a: \U0001f3c6 –“x”≥\n", {"a": "\U0001f3c6 –“x”≥"}),
        ("a: x\xa0y\n", {"a": "x\xa0y"}),
    ],
)
def test_scalars_stay_text(text: str, content: Node) -> None:
    assert read(text) == content


def test_byte_order_mark_and_line_breaks_change_nothing() -> None:
    plain = read("a: Sở\nb:\n  - c\n  - |\n    x\n    y\n")
    assert (
        read(b"\xef\xbb\xbfa: S\xe1\xbb\x9f\r\nb:\r\n  - c\r\n  - |\r\n    x\r\n    y\r\n") == plain
    )
    assert read("a: Sở\rb:\r  - c\r  - |\r    x\r    y\r") == plain
    assert read("a: Sở\nb:\n  - c\n  - |\n    x\n    y") != plain  # a block's last break is text


def test_text_is_composed() -> None:
    assert read("Sơ\u0309 Y te\u0302\u0301: Ha\u0300 No\u0323\u0302i\n") == {"Sở Y tế": "Hà Nội"}
    assert read('a: "a\\u0300"\n') == {"a": "à"}


# what is refused, and where


REFUSED: list[tuple[str, list[Told]]] = [
    # encodings and letters
    ("a: b\nc: d\x07e\n", [("TD103", "", 2, 5)]),
    ("a: b\x7f\n", [("TD103", "", 1, 5)]),
    ("a: b\x85c\n", [("TD103", "", 1, 5)]),
    ("a: b\u2028c\n", [("TD103", "", 1, 5)]),
    ("a: b\ufffe\n", [("TD103", "", 1, 5)]),
    ("a: b\ufdd0\U0001ffff\n", [("TD103", "", 1, 5)]),
    ("a: b\0\n", [("TD103", "", 1, 5)]),
    ('a: "\\x1b[2J"\n', [("TD103", "escaped", 1, 4)]),
    ('a: "\\0"\nb: "\\N"\nc: "\\L"\n', [("TD103", "escaped", n, 4) for n in (1, 2, 3)]),
    ("a: x\u200by\n", [("TD112", "", 1, 5)]),
    ("# x\u200by\na: b\n", [("TD112", "", 1, 4)]),
    ("na\xadme: y\n", [("TD112", "", 1, 3)]),
    ("a: \ufeffy\n", [("TD112", "", 1, 4)]),
    ("a: \u3164\n", [("TD112", "", 1, 4)]),
    ("a: \u115f\n", [("TD112", "", 1, 4)]),
    ("a: x\U000e0041\n", [("TD112", "", 1, 5)]),
    ("a: x\u202ey\nb: \u2066\n", [("TD112", "bidi", 1, 5), ("TD112", "bidi", 2, 4)]),
    ('a: "\\u202e"\n', [("TD112", "bidi", 1, 4)]),
    ("na\xa0me: y\n", [("TD112", "blank", 1, 1)]),
    # git
    (
        "a: 1\n<<<<<<< HEAD\nb: 1\n=======\n\tb: [\n>>>>>>> x\n",
        [("TD104", "", 2, 1), ("TD104", "", 4, 1), ("TD104", "", 6, 1)],
    ),
    ("a: 1\n||||||| base\n", [("TD104", "", 2, 1)]),
    # structure
    ("a: 1\nb: 2\na: 3\na: 4\n", [("TD105", "", 3, 1), ("TD105", "", 4, 1)]),
    ("x:\n  - {nữ: 1, nữ: 2}\n", [("TD105", "line", 2, 13)]),
    ("{a: 1, 'a': 2}\n", [("TD105", "line", 1, 8)]),
    ("a: !!str 1\n", [("TD106", "", 1, 4)]),
    (
        "a: !x y\nb: !!python/object/apply:os.system [x]\n",
        [("TD106", "", 1, 4), ("TD106", "", 2, 4)],
    ),
    ("a: ! x\n", [("TD106", "", 1, 4)]),
    ("!!map {a: 1}\n", [("TD106", "", 1, 1)]),
    ("%TAG ! tag:x,2000:\n---\na: 1\n", [("TD106", "directive", 1, 1)]),
    ("a: &x 1\nb: *x\n", [("TD107", "", 1, 4), ("TD107", "alias", 2, 4)]),
    ("&a b: 1\n", [("TD107", "", 1, 1)]),
    ("*a : 1\n", [("TD107", "alias", 1, 1)]),
    ("<<: {a: 1}\n", [("TD107", "merge", 1, 1)]),
    ("a: 1\n---\nb: 1\n", [("TD108", "", 2, 1)]),
    ("a: 1\n---\n", [("TD108", "", 2, 1)]),
    ("a: 1\n...\nb: 1\n", [("TD108", "", 3, 1)]),
    ("", [("TD109", "", 1, 1)]),
    ("# only this\n\n", [("TD109", "", 1, 1)]),
    ("---\n", [("TD109", "", 1, 1)]),
    ("null\n", [("TD109", "", 1, 1)]),
    ("~\n", [("TD109", "", 1, 1)]),
    ("\n  Sở Y tế\n", [("TD109", "text", 2, 3)]),
    ("? [a, b]\n: c\n", [("TD111", "", 1, 3)]),
    ("{a: 1}: c\n", [("TD111", "", 1, 1)]),
    ("a: 1\n: c\n", [("TD111", "empty", 2, 1)]),
    ("x:\n  a: 1\n  : 70\n", [("TD111", "empty", 3, 3)]),
    ("{a: 1, : 2}\n", [("TD111", "empty", 1, 8)]),
    ("'': c\n", [("TD111", "empty", 1, 1)]),
    # syntax, at the line to mend
    ("a:\n\tb: 1\n\tc: 2\n", [("TD101", "tab", 2, 1)]),
    ("a:\n  \tb: 1\n", [("TD101", "tab", 2, 3)]),
    ("a: 1\n- \tb\n", [("TD101", "indent", 2, 1)]),
    ("- \ta\n", [("TD101", "tab", 1, 3)]),
    ("name: % hộ\n", [("TD101", "start", 1, 7)]),
    ("name: @x\n", [("TD101", "start", 1, 7)]),
    ("name: `x\n", [("TD101", "start", 1, 7)]),
    ("name: & hộ\n", [("TD101", "start", 1, 7)]),
    ("name: * hộ\n", [("TD101", "start", 1, 7)]),
    ("name: *x y\n", [("TD107", "alias", 1, 7)]),
    ("name: - x\n", [("TD101", "start", 1, 7)]),
    ("name: > 5%\n", [("TD101", "start", 1, 7)]),
    ("name: |x\n", [("TD101", "start", 1, 7)]),
    ("name: >#1\n", [("TD101", "start", 1, 7)]),
    ("name: ] x\n", [("TD101", "start", 1, 7)]),
    ("%YAML 2.0\n---\na: 1\n", [("TD101", "directive", 1, 1)]),
    ("% x\na: 1\n", [("TD101", "directive", 1, 1)]),
    ("a: 1\nnote: Báo cáo: kỳ 1\nb: 2\n", [("TD101", "colon", 2, 7)]),
    ("- note: Báo cáo: kỳ 1 # x\n", [("TD101", "colon", 1, 9)]),
    ("max:3\nname: x\n", [("TD101", "blank", 1, 1)]),
    ("name: x\nmax:3\nb: 2\n", [("TD101", "blank", 2, 1)]),
    ("a:\n  max:3\n  b: 2\n", [("TD101", "blank", 2, 3)]),
    ("max:3\n", [("TD101", "blank", 1, 1)]),
    ("a: 1\nb\nc: 2\n", [("TD101", "no_colon", 2, 1)]),
    ("a\nb: 1\n", [("TD101", "no_colon", 1, 1)]),
    ('a: 1\nname: "abc\nb: 1\n', [("TD101", "quote", 2, 7)]),
    ('name: "abc\nb: "x"\nc: 1\n', [("TD101", "quote", 1, 7)]),
    ("name: 'abc\nb: 1\nc: 'x y'\n", [("TD101", "quote", 1, 7)]),
    ("name: 'abc\n---\nb: 1\n", [("TD101", "quote", 1, 7)]),
    ('a: "C:\\Users"\n', [("TD101", "escape", 1, 7)]),
    ('a: "x\\q"\n', [("TD101", "escape", 1, 6)]),
    ('name: "Sao Vàng" 2022\nb: 1\n', [("TD101", "after_value", 1, 7)]),
    ("name: [KK] abc\n", [("TD101", "after_value", 1, 7)]),
    ("name: {KK} abc\n", [("TD101", "after_value", 1, 7)]),
    ("a: 1\nb: [1, 2\nc: 3\n", [("TD101", "bracket", 2, 4)]),
    ("b: {x: 1,\n  y: 2\nc: {z: 3}\n", [("TD101", "bracket", 1, 4)]),
    ("b: [1, 2\n", [("TD101", "bracket", 1, 4)]),
    ("a: [x, ']']\nb: [\n", [("TD101", "bracket", 2, 4)]),
    ("a: [[x], {y: 1}\n", [("TD101", "bracket", 1, 4)]),
    ("b: [1, 2}\n", [("TD101", "bracket", 1, 4)]),
    ("b: {x: y: z}\n", [("TD101", "flow_colon", 1, 9)]),
    ('b: [x, "y" z]\n', [("TD101", "flow", 1, 12)]),
    ("b: {x:, y: 1}\n", [("TD101", "flow", 1, 6)]),
    ("a: 1\n  b: 2\n", [("TD101", "indent", 2, 3)]),
    ("a:\n    b: 1\n  c: 2\n", [("TD101", "indent", 3, 3)]),
    ("u:\n  - id: a\n   name: b\n", [("TD101", "indent", 3, 4)]),
    ("- a\nb: 1\n", [("TD101", "dash", 2, 1)]),
    ("{a: 1}\nb: 2\n", [("TD101", "after_root", 2, 1)]),
    ("a: {value: 9,5}\n", [("TD117", "decimal", 1, 14)]),
    ("a: {value: 9, 5, b: 1}\n", [("TD117", "decimal", 1, 15)]),
    ("a: {name: Sở Y tế, Hà Nội}\n", [("TD117", "", 1, 20)]),
    ("a: {value: 9,5 }\n", [("TD117", "decimal", 1, 14)]),
    ("a: {value:3}\n", [("TD117", "blank", 1, 5)]),
    # several at once, in order, and no cascade after what spoils a line
    (
        "a: 1\na: 2\nb: !x y\nc: [\n",
        [("TD105", "", 2, 1), ("TD106", "", 3, 4), ("TD101", "bracket", 4, 4)],
    ),
]


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(("text", "expected"), REFUSED, ids=[repr(text) for text, _ in REFUSED])
def test_refused_where_it_is_to_be_mended(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.usefixtures("either_parser")
def test_half_a_letter_is_refused() -> None:
    """libyaml refuses the escape of a surrogate, PyYAML's own parser makes one of it."""
    assert told('a: "\\ud800"\n')[0][0] in ("TD101", "TD103")


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nаme: x\n", [("TD113", "", 1, 1)]),
        ("b: Sở Y тế\n", [("TD113", "value", 1, 4)]),
        ("b: Кирилл\n", []),
        ("b: 5 μm, Ω\n", []),
        ("b: Sở Уtế\n", [("TD113", "value", 1, 4)]),
        ("b: Nhà số #1\n", [("TD116", "", 1, 4)]),
        ("b: 'x' #1\nc: d # 1\n# e #1\n", []),
    ],
)
def test_warned_and_read_all_the_same(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_a_file_of_warnings_is_read() -> None:
    node, problems = parse(b"- a #1\n" * 1_000, "f")
    assert node == ["a"] * 1_000
    assert len(problems) == MAX_PROBLEMS


def test_a_file_of_errors_is_told_up_to_a_number() -> None:
    assert len(parse(b"a: 1\n" * 1_000, "f")[1]) == MAX_PROBLEMS


@pytest.mark.parametrize(
    ("raw", "variant", "line", "column"),
    [
        (b"a: b\nname: Kh\xf4i\n", "", 2, 9),
        ("name: Sở".encode() + b"\xff\n", "", 1, 9),
        (b"a: \xed\xa0\x80\n", "", 1, 4),
        ("a: Sở\n".encode("utf-16"), "utf16", 1, 1),
        ("a: Sở\n".encode("utf-16-be"), "utf16", 1, 1),
        ("a: So\n".encode("utf-16-le"), "utf16", 1, 1),
        ("a: Sở\n".encode("utf-32"), "utf32", 1, 1),
        ("a: So\n".encode("utf-32-le"), "utf32", 1, 1),
    ],
)
def test_other_encodings_are_named(raw: bytes, variant: str, line: int, column: int) -> None:
    assert told(raw) == [("TD102", variant, line, column)]


def test_what_the_hints_are_made_of() -> None:
    assert only("a: 1\na: 2\n").args == {"key": "a", "first": "1", "second": "2"}
    assert only("a: {value: 9,5}\n").args == {"found": "9,5", "fix": "9.5"}
    assert only("note: Báo cáo: kỳ 1\n").args["fix"] == 'note: "Báo cáo: kỳ 1"'
    assert only("max:3\nb: 1\n").args["fix"] == "max: 3"
    assert only("name: % hộ # x\n").args["fix"] == 'name: "% hộ"'
    assert only("name: *x y\n").args["fix"] == '"*x y"'
    assert only('name: "Sao" Vàng\n').args["fix"] == "name: '\"Sao\" Vàng'"
    assert only("a: {name: Sở Y tế, Hà Nội}\n").args["fix"] == '"Sở Y tế, Hà Nội"'
    assert only("b: Nhà số #1\n").args["fix"] == '"Nhà số #1"'
    assert only("x:\n  - a: 1\n    a: 2\n").path == ("x", 0, "a")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("text", [text for text, _ in REFUSED])
def test_every_refusal_has_words_and_no_gap_in_them(text: str, lang: Lang) -> None:
    for one in parse(text.encode(), "f")[1]:
        for words in (message(one, lang), hint(one, lang)):
            assert words
            assert not re.search(r"(?<!\{)\{[a-z_]+\}(?!\})", words), words


# positions


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_characters(start: str, end: str) -> None:
    lines = [
        "tên: Sở Y tế  # x",
        "b:",
        "  - 'ế̀': 1",
        "    c: {d: , e: [x,  y]}",
        "  -",
        "f: |",
        "  ế",
        "",
        "  y",
        "",
        "g: 1",
    ]
    found = places((start + end.join(lines) + end).encode())
    assert found == {
        (): NodePlace(None, TextSpan(1, 1, 11, 5)),
        ("tên",): NodePlace(TextSpan(1, 1, 1, 4), TextSpan(1, 6, 1, 13)),
        ("b",): NodePlace(TextSpan(2, 1, 2, 2), TextSpan(3, 3, 5, 4)),
        ("b", 0): NodePlace(None, TextSpan(3, 5, 4, 25)),
        ("b", 0, "ế̀"): NodePlace(TextSpan(3, 5, 3, 9), TextSpan(3, 11, 3, 12)),
        ("b", 0, "c"): NodePlace(TextSpan(4, 5, 4, 6), TextSpan(4, 8, 4, 25)),
        ("b", 0, "c", "d"): NodePlace(TextSpan(4, 9, 4, 10), TextSpan(4, 11, 4, 11)),
        ("b", 0, "c", "e"): NodePlace(TextSpan(4, 14, 4, 15), TextSpan(4, 17, 4, 24)),
        ("b", 0, "c", "e", 0): NodePlace(None, TextSpan(4, 18, 4, 19)),
        ("b", 0, "c", "e", 1): NodePlace(None, TextSpan(4, 22, 4, 23)),
        ("b", 1): NodePlace(None, TextSpan(5, 4, 5, 4)),
        ("f",): NodePlace(TextSpan(6, 1, 6, 2), TextSpan(6, 4, 9, 4)),
        ("g",): NodePlace(TextSpan(11, 1, 11, 2), TextSpan(11, 4, 11, 5)),
    }


# limits


def nested(depth: int) -> bytes:
    return b"a: " + b"[" * depth + b"]" * depth + b"\n"


def wide(nodes: int) -> bytes:
    return b"- a\n" * nodes


LIMITS: list[tuple[bytes, bytes, str]] = [
    (nested(MAX_DEPTH - 1), nested(MAX_DEPTH), "depth"),
    (b"a: " + b"x" * MAX_SCALAR, b"a: " + b"x" * (MAX_SCALAR + 1), "scalar"),
    (b"- " + b"x" * MAX_SCALAR, b"? " + b"x" * (MAX_SCALAR + 1) + b"\n: 1", "scalar"),
    (wide(MAX_NODES - 1), wide(MAX_NODES), "nodes"),
    (
        b"a: b\n#" + b"x" * (MAX_BYTES - 6),
        b"a: b\n#" + b"x" * (MAX_BYTES - 5),
        "size",
    ),
]


@pytest.mark.parametrize(("fits", "exceeds", "variant"), LIMITS, ids=[c for _, _, c in LIMITS])
def test_limits_are_exact(fits: bytes, exceeds: bytes, variant: str) -> None:
    assert parse(fits, "f")[1] == []
    assert [(one.code, one.variant) for one in parse(exceeds, "f")[1]] == [("TD110", variant)]


FULL = MAX_BYTES - 100
MERGES = "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 15))
BOMBS: dict[str, tuple[bytes, bytes, bytes]] = {
    "brackets": (b"", b"[", b""),
    "braces": (b"", b'{"a":', b""),
    "dashes": (b"", b"- ", b""),
    "question marks": (b"", b"? ", b""),
    "tag directives": (b"", b"%TAG !a! x\n", b""),
    "list in one line": (b"a: [", b"a,", b"]"),
    "escapes in one line": (b"a: [", b'"\\u0041",', b"]"),
    "line breaks": (b"a: b", b"\n", b""),
    "carriage returns": (b"a: b", b"\r", b""),
    "controls": (b"", b"\x01\n", b""),
    "conflicts": (b"", b"<<<<<<<\n", b""),
    "open quote": (b'a: "', b"x\n", b""),
    "open bracket": (b"a: {\n", b"x: {y: 1},\n", b""),
    "folded text": (b"a: {", b"a\n", b""),
    "duplicate keys": (b"", b"a: 1\n", b""),
    "look-alikes": (b"", "- аa #1\n".encode(), b""),
}
"""What comes before, what is repeated, what comes after."""


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_take_no_longer_than_their_bytes(name: str) -> None:
    """Four times the bytes take some four times as long, whatever the machine, and no sixteen."""
    small, large = (_seconds(BOMBS[name], FULL // some) for some in (16, 4))
    assert large < 9 * small + 0.25


def _seconds(bomb: tuple[bytes, bytes, bytes], size: int) -> float:
    """What reading so many bytes of a bomb takes of a processor's time."""
    before, unit, after = bomb
    raw = before + unit * (size // len(unit)) + after
    gc.collect()
    begun = time.process_time()
    _, problems = parse(raw, "f")
    places(raw)
    spent = time.process_time() - begun
    assert len(problems) <= 2 * MAX_PROBLEMS
    return spent


def test_merge_keys_do_not_multiply() -> None:
    raw = ("a0: &a0 {x: 1}\n" + MERGES).encode()
    assert {one.code for one in parse(raw, "f")[1]} == {"TD107"}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_stays_bounded() -> None:
    """The largest list that is read, with positions, in a process of its own."""
    code = (
        "from pathlib import Path; from thidua.store.yaml.reader import parse, places;"
        f"raw = b'- a\\n' * {MAX_NODES - 1}; parse(raw, 'f'); assert places(raw);"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # Not ru_maxrss: that begins with the memory of the process that started this one.
    assert int(done.stdout) // 1024 < 500


# laws


SHEET = sheet(1, 600).decode()
SIGNS = ":{}[]\"'\\|>%@?\t\0~\n\ufeff\u200b\u0301\x85\u2028аế\U0001f3c6"
SCRAPS = st.sampled_from(SIGNS) | st.sampled_from(
    [
        ": ",
        ", ",
        "\n  ",
        "\n- ",
        " #1",
        "&a ",
        "*a",
        "!x ",
        "<<: ",
        "\r\n",
        "---\n",
        "...\n",
        "9,5",
        "- ",
    ]
)


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"!%ed%a0%80 x")
@example(b"a: !<%ff> x")
@settings(max_examples=300, deadline=None)
def test_no_bytes_escape(raw: bytes) -> None:
    node, problems = parse(raw, "f")
    assert isinstance(node, dict | list) or problems
    places(raw)


@st.composite
def _mutated(draw: st.DrawFn) -> str:
    text = SHEET[draw(st.integers(0, 300)) :][: draw(st.integers(20, 400))]
    for at, scrap, cut in draw(
        st.lists(st.tuples(st.integers(0, 400), SCRAPS, st.integers(0, 3)), max_size=5)
    ):
        text = text[:at] + scrap + text[at + cut :]
    return text


@given(_mutated())
@settings(max_examples=400, deadline=None)
def test_mutated_sheets_are_read_or_refused_alike(text: str) -> None:
    """No exception; a place for every value; the Python parser reads the same content."""
    raw = text.encode()
    node, problems = parse(raw, "f")
    known = places(raw)
    assert set(known) == (set() if node is None else set(_paths(node)))
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    for one in problems:
        assert one.span is not None
        assert 1 <= one.span.line <= len(lines)
        assert one.span.column <= len(lines[one.span.line - 1]) + 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_events, "c_parser", None)
        other, others = parse(raw, "f")
    assert other == node
    assert bool(others) == bool(problems)


def _paths(node: Node) -> Iterator[tuple[str | int, ...]]:
    yield ()
    items: list[tuple[str | int, Node]] = []
    if isinstance(node, dict):
        items = list(node.items())
    elif isinstance(node, list):
        items = list(enumerate(node))
    for step, value in items:
        yield from ((step, *rest) for rest in _paths(value))


SCALARS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn")
    ),
    max_size=20,
)


@given(
    st.recursive(
        SCALARS, lambda some: st.lists(some) | st.dictionaries(SCALARS, some), max_leaves=12
    )
)
@settings(max_examples=150, deadline=None)
def test_what_is_quoted_comes_back(content: object) -> None:
    """Any text between single quotes is read as it is, in any nesting."""
    node, problems = parse(f"root: {_quoted(content)}\n".encode(), "f")
    if any(one.code in ("TD111", "TD112", "TD105") for one in problems):
        return  # an empty key, an invisible letter, keys that are one after NFC
    assert node == {"root": _composed(content)}


def _quoted(content: object) -> str:
    if isinstance(content, dict):
        return "{" + ", ".join(f"{_quoted(k)}: {_quoted(v)}" for k, v in content.items()) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(map(_quoted, content)) + "]"
    return "'" + str(content).replace("'", "''") + "'"


def _composed(content: object) -> object:
    if isinstance(content, dict):
        return {nfc(k): _composed(v) for k, v in content.items()}
    if isinstance(content, list):
        return [_composed(one) for one in content]
    return nfc(str(content))


def test_real_files_read_alike_with_both_parsers(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parents[2]
    files = [*root.glob("data/**/*.yaml"), *root.glob("examples/**/*.yaml")]
    raws = [path.read_bytes() for path in files] + [sheet(number) for number in range(20)]
    read_by_c = [parse(raw, "f") for raw in raws]
    monkeypatch.setattr(yaml_events, "c_parser", None)
    assert [parse(raw, "f") for raw in raws] == read_by_c
    assert all(node is not None for node, _ in read_by_c)
