"""The short way through plain files reads what libyaml reads, or leaves it to it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from benchmarks import blocs
from thidua.store.folder import Files
from thidua.store.yaml.events import SourceText, open_events, scan
from thidua.store.yaml.node import Node
from thidua.store.yaml.reader import _build, _NeedsExaminer, read_lines

PLAIN = (
    *("1.50", "-2", "2022-01-31", "tốt", "Có báo cáo, đủ (2) kỳ", "a-b c", "na", "x  y", "5%"),
    *('"Kỳ 1: đủ"', '"[1], {x: y} # z"', '" hai đầu "', "[2022-01-31, 2022-02-28]"),
    *('[a, "b, c", d]', "{value: 9.5, note: Đủ hồ sơ}", '{"1": -1, b: [a.pdf, "b c"], n: "x, y"}'),
)
ODD = (
    *("- 2", "~", "'it''s'", '""', "12:30", "x#y", "[]", "[a , b]", "[[a], b]", "[a?, b]", "|"),
    *("{on: 1, on: 2}", "{a: {b: c}}", "{}", "{a: }", "{a:1}", "{a: b c: d}", "&x 1", "x: y"),
)
PIECES = (
    *(
        " ",
        "  ",
        "\n",
        "\n  ",
        "\n    ",
        ":",
        ": ",
        " #",
        "#",
        "- ",
        "? ",
        ", ",
        ",",
        "-",
        "?",
        ".",
    ),
    *('"', "'", "{", "}", "[", "]", "{a: b}", "[c]", "\\", "\t", "\r", "\r\n", "---\n", "...\n"),
    *("&", "*", "!", "|", ">", "%", "@", "`", "~", "=", "<", "0", "x", "ế", "–", "²", "\x85"),
)
BETWEEN = st.sampled_from(("", "", "", "\n", "\n# ghi chú", "\n    # ghi chú", "\n- a", "\nlời"))
END = st.sampled_from(("", "", "", "  # vì sao", " "))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Entries as data has them, a few of them odd, and pieces put anywhere into them."""
    lines = []
    for n in range(draw(st.integers(1, 6))):
        key = draw(st.sampled_from(("a{}", '"1.{}"', "tiêu-chí.{}", "1.10.{}"))).format(n % 5)
        value = draw(st.sampled_from(("", *PLAIN, *PLAIN, draw(st.sampled_from(ODD)))))
        lines.append(f"{key}:{' ' if value else ''}{value}{draw(END)}{draw(BETWEEN)}")
        if not value:
            inside = draw(st.lists(st.sampled_from(PLAIN), max_size=3))
            lines += [f"  b{m}: {one}" for m, one in enumerate(inside)]
    text = "\n".join(lines) + draw(st.sampled_from(("\n", "")))
    for _ in range(draw(st.integers(0, 2))):
        at, gone = draw(st.integers(0, len(text))), draw(st.integers(0, 1))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + gone :]
    return text


def by_libyaml(source: SourceText) -> Node:
    try:
        return _build(open_events(source.body), source, None)
    except (_NeedsExaminer, yaml.YAMLError):
        return None


@given(texts())
@settings(max_examples=600, deadline=None)
def test_what_is_read_line_by_line_is_what_libyaml_reads(text: str) -> None:
    source = scan(text.encode(), "f")
    assume(isinstance(source, SourceText) and not source.examiner)
    assert isinstance(source, SourceText)
    found = read_lines(source.text)
    event("read" if found is not None else "left to libyaml")
    if found is not None:
        expected = by_libyaml(source)
        assert found == expected
        assert str(found) == str(expected)  # the order, and text nowhere taken for nothing


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("a: 1.50\n\n# x\nb: # x\n  c: -2  # x\nd:\n", {"a": "1.50", "b": {"c": "-2"}, "d": None}),
        ('"1.1": {value: 2, note: "Kỳ 1: đủ", evidence: [a, "b, c"]}', None),
        ("a:\r\n  b: 1\r\nc: 2\r\n", {"a": {"b": "1"}, "c": "2"}),
    ],
)
def test_plain_files_go_the_short_way(text: str, content: Node) -> None:
    expected = content or {
        "1.1": {"value": "2", "note": "Kỳ 1: đủ", "evidence": ["a", "b, c"]},
    }
    assert read_lines(text) == expected


@pytest.mark.parametrize(
    "text",
    ["a: 1\na: 2", "a: {b: 1, b: 2}", "a: 1\n  b: 2", "a:\n    b: 1\n  c: 2", "a: b\n  c", "", "#"],
)
def test_what_is_doubtful_is_left_to_libyaml(text: str) -> None:
    assert read_lines(text) is None


def test_nearly_every_sheet_is_read_so(tmp_path: Path) -> None:
    blocs.large(tmp_path, 20)
    made = [path.read_text("utf-8") for path in tmp_path.glob("*/scores/*/*.yaml")]
    assert len(made) == 20
    assert all(read_lines(text) for text in made)
    root = Path(__file__).parents[2]
    real = [path.read_text("utf-8") for path in root.glob("data/**/scores/*/*.yaml")]
    assert sum(read_lines(text) is not None for text in real) > len(real) * 0.9


def test_bytes_of_very_many_files_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is read once; where that would be too much in memory, once more if asked for."""
    (tmp_path / "a.yaml").write_bytes(b"a: 1")
    files = Files(tmp_path)
    for most, found in ((100, b"a: 1"), (2, b"a: 2")):
        monkeypatch.setattr("thidua.store.folder.MOST_KEPT", most)
        assert files.read("a.yaml") == b"a: 1"
        files.let_go("a.yaml")
        (tmp_path / "a.yaml").write_bytes(b"a: 2")
        assert files.read("a.yaml") == found
