"""Edits of YAML by splicing: what was meant, and nothing else, changes."""

import copy
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.diagnostics.show import hint, message
from thidua.store.yaml.dump import dump, normal, quote
from thidua.store.yaml.reader import Node, parse, places
from thidua.store.yaml.splice import add_key, append_item, insert_after, put, remove, set_value

LEADERSHIP = """\
# Ai làm trưởng khối   (giữ chú thích này)
terms:            # mỗi năm một dòng
  - year: 2021
    leader: 'ban-dan-toc'   # cũ
    deputies: [dai-ptth,  so-y-te]

  - year: 2022
    leader: dai-ptth
    # bầu lại tháng 6

# hết
note: "giữ   nguyên"
empty:            # chưa có
none: []
"""
TERM: dict[str, Node] = {"year": "2023", "leader": "so-y-te", "chosen": "elected"}


def content(raw: bytes | Diagnostic) -> Any:
    assert isinstance(raw, bytes)
    node, told = parse(raw, "x.yaml")
    assert node is not None, told
    return node


def spliced(old: bytes, new: bytes | Diagnostic) -> tuple[bytes, bytes]:
    """What was taken out and what was put in, between what stayed the same."""
    assert isinstance(new, bytes)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-tail - 1] == new[-tail - 1]:
        tail += 1
    return old[head : len(old) - tail], new[head : len(new) - tail]


# a person's file


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_new_item_goes_below_the_last_one(newline: str, bom: bytes) -> None:
    old = bom + LEADERSHIP.replace("\n", newline).encode()
    new = append_item(old, ("terms",), TERM)
    expected = LEADERSHIP.replace(
        "    # bầu lại tháng 6\n",
        "    # bầu lại tháng 6\n\n"  # an empty line between items, as between those before
        "  - year: 2023\n    leader: so-y-te\n    chosen: elected\n",
    )
    assert new == bom + expected.replace("\n", newline).encode()


def test_missing_newline_at_the_end_stays_missing() -> None:
    assert append_item(b"a:\n- x", ("a",), "q") == b"a:\n- x\n- q"
    assert add_key(b"a: 1", (), "b", "2") == b"a: 1\nb: 2"


def test_an_item_goes_behind_another_before_what_stands_above_the_next() -> None:
    old = b"a:\n  - x # 1\n    # of x\n  # of y\n  - y\n"
    new = b"a:\n  - x # 1\n    # of x\n  - q\n  # of y\n  - y\n"
    assert insert_after(old, ("a", 0), "q") == new
    assert insert_after(b"a: [x, y]\n", ("a", 0), "q") == b"a: [x, q, y]\n"
    assert insert_after(b"a: [x, y]\n", ("a", 1), "q") == b"a: [x, y, q]\n"


@pytest.mark.parametrize(
    ("old", "path", "value", "new"),
    [
        (b"a: [x]  # c\n", ("a",), "q", b"a: [x, q]  # c\n"),
        (b"a: [x,]\n", ("a",), "q: r", b'a: [x, "q: r",]\n'),
        (b"a: []\n", ("a",), "q", b"a: [q]\n"),
        (b"a: []   # c\n", ("a",), {"b": "1"}, b"a: # c\n  - b: 1\n"),
        (b"a:   # c\nb: 1\n", ("a",), {"b": "1"}, b"a:   # c\n  - b: 1\nb: 1\n"),
        (b"a:\n- b: 1\nc: 2\n", ("a",), {"b": "2"}, b"a:\n- b: 1\n- b: 2\nc: 2\n"),
        (b"a:\n    -   b: 1\n", ("a",), "x", b"a:\n    -   b: 1\n    - x\n"),
        (b"a: {b: [{c: 1}]}\n", ("a", "b"), {"c": "2"}, b"a: {b: [{c: 1}, {c: 2}]}\n"),
        (b"- x\n", (), ["q", "r"], b"- x\n- [q, r]\n"),
        (b"- |+\n  x\n\n- q\n", (), "r", b"- |+\n  x\n\n- q\n\n- r\n"),
        (b"a:\n  - |+\n    x\n\n\n", ("a",), "r", b"a:\n  - |+\n    x\n\n\n  - r\n"),
        (b"---\na:\n  - x\n...\n", ("a",), "q", b"---\na:\n  - x\n  - q\n...\n"),
        (b"a: [\n  x, # c\n  q # d\n  ]\n", ("a",), "r", b"a: [\n  x, # c\n  q, r # d\n  ]\n"),
    ],
)
def test_append_item(old: bytes, path: tuple[str, ...], value: Node, new: bytes) -> None:
    assert append_item(old, path, value) == new


@pytest.mark.parametrize(
    ("old", "path", "value", "new"),
    [
        (b"a: 1  # c\n", ("a",), "2", b"a: 2  # c\n"),
        (b"a: '1'\n", ("a",), "it's", b"a: 'it''s'\n"),
        (b'a: "1"\n', ("a",), "2", b'a: "2"\n'),
        (b"a: 1\n", ("a",), "12:30", b'a: "12:30"\n'),
        (b"a: 1\n", ("a",), "x: q # r", b'a: "x: q # r"\n'),
        (b"a: 1 # c\n", ("a",), None, b"a:  # c\n"),
        (b"a: # c\n", ("a",), "1", b"a: 1 # c\n"),
        (b"a: {b: 1}\n", ("a", "b"), "x, q", b'a: {b: "x, q"}\n'),
        (b"a: {b: }\n", ("a", "b"), "x", b"a: {b:  x }\n"),
        (b"a: |\n  x\n  q\n# c\n", ("a",), "r", b"a: r\n# c\n"),
        (b"a: x\n", ("a",), "q\nr\n", b"a: |\n  q\n  r\n"),
        (b"a:\n  b: 1\n  c: 2\nd: 3\n", ("a",), "x", b"a: x\nd: 3\n"),
        (b"a:\n  b: 1\nd: 3\n", ("a",), {"e": {"f": "1"}}, b"a:\n  e:\n    f: 1\nd: 3\n"),
        (b"a: 1 # c\nd: 3\n", ("a",), {"e": "1"}, b"a: # c\n  e: 1\nd: 3\n"),
        (b"- x\n- q\n", (0,), {"a": "1", "b": "2"}, b"- a: 1\n  b: 2\n- q\n"),
        (b"a:\n  - x\n", ("a",), [], b"a: []\n"),
        (b"a: x\n", ("a",), ["q", "r"], b"a: [q, r]\n"),
    ],
)
def test_set_value(old: bytes, path: tuple[str, ...], value: Node, new: bytes) -> None:
    result = set_value(old, path, value)
    assert content(result) == content(new)
    if b"{b:  x" not in new:
        assert result == new


@pytest.mark.parametrize(
    ("old", "path", "key", "value", "new"),
    [
        (b"a: 1\n", (), "b", "2", b"a: 1\nb: 2\n"),
        (b"a: {b: 1}\n", ("a",), "c", "2", b"a: {b: 1, c: 2}\n"),
        (b"a: {}\nb: 1\n", ("a",), "c", "2", b"a:\n  c: 2\nb: 1\n"),
        (b"a: {b: {}}\n", ("a", "b"), "c", "2", b"a: {b: {c: 2}}\n"),
        (b"{}\n", (), "c", "2", b"c: 2\n"),
        (b"a:\n- b: 1 # x\n", ("a", 0), "c: d", "2", b'a:\n- b: 1 # x\n  "c: d": 2\n'),
        (b"a:\n  b: 1\n  # c\n\n# d\n", ("a",), "e", "2", b"a:\n  b: 1\n  # c\n  e: 2\n\n# d\n"),
    ],
)
def test_add_key(old: bytes, path: tuple[str, ...], key: str, value: Node, new: bytes) -> None:
    assert add_key(old, path, key, value) == new
    assert put(old, (*path, key), value) == new
    assert content(put(new, (*path, key), "again")) == content(
        set_value(new, (*path, key), "again")
    )


@pytest.mark.parametrize(
    ("old", "path", "new"),
    [
        (b"a: 1 # c\nb: 2\n", ("a",), b"b: 2\n"),
        (b"# c\na: 1\nb: 2", ("b",), b"# c\na: 1\n"),
        (b"a:\n  - x\n  - q\n", ("a", 0), b"a:\n  - q\n"),
        (b"a:\n  - x\n  - q\n", ("a", 1), b"a:\n  - x\n"),
        (b"a:\n  - x # c\nb: 1\n", ("a", 0), b"a: [] # c\nb: 1\n"),
        (b"- a: 1\n  b: 2\n", (0, "a"), b"- b: 2\n"),
        (b"- a: 1\n  b: 2\n", (0, "b"), b"- a: 1\n"),
        (b"a: [x, q, r]\n", ("a", 1), b"a: [x, r]\n"),
        (b"a: [x, q]\n", ("a", 1), b"a: [x]\n"),
        (b"a: {b: 1, c: 2}\n", ("a", "b"), b"a: {c: 2}\n"),
    ],
)
def test_remove(old: bytes, path: tuple[str, ...], new: bytes) -> None:
    assert remove(old, path) == new


def test_what_cannot_be_done_is_said_with_what_to_type() -> None:
    old = b"a: {b: 1}\nc: [1]\n"
    told = append_item(old, ("c",), None, "units.yaml")
    assert isinstance(told, Diagnostic)
    assert (told.code, told.file) == ("TD811", "units.yaml")
    told = add_key(old, ("a",), "c", "bad \x07 letter", "units.yaml")
    assert isinstance(told, Diagnostic)
    assert 'c: "bad \\u0007 letter"' in hint(told, "vi")
    told = remove(b"a: [x, # c\n  y]\n", ("a", 0))
    assert isinstance(told, Diagnostic)
    assert message(told, "vi")
    assert isinstance(remove(b"a: 1\n", ("a",)), Diagnostic)


def test_unreadable_file_is_told_as_the_reader_tells_it() -> None:
    told = add_key(b"a: [\n", (), "b", "1", "x.yaml")
    assert isinstance(told, Diagnostic)
    assert told.code == "TD101"
    told = append_item(b"\xff", ("a",), "1", "x.yaml")
    assert isinstance(told, Diagnostic)
    assert told.code == "TD102"
    assert isinstance(put(b"", ("a",), "1"), Diagnostic)


@pytest.mark.parametrize(
    "edit",
    [
        lambda raw: set_value(raw, ("b",), "1"),
        lambda raw: set_value(raw, (), "1"),
        lambda raw: add_key(raw, (), "a", "1"),
        lambda raw: add_key(raw, ("a",), "b", "1"),
        lambda raw: append_item(raw, ("a",), "1"),
        lambda raw: append_item(raw, (), "1"),
        lambda raw: remove(raw, ("c", 5)),
        lambda raw: remove(raw, ("c", "x")),
    ],
)
def test_place_that_does_not_exist_is_a_bug(edit: Any) -> None:
    with pytest.raises(KeyError):
        edit(b"a: 1\nc: [x]\n")


# any text, any tree

NASTY = "a1 .:,-#?[]{}&*!|>'\"%@`~=<\\\n\tđộ/_é\u0065\u0301\xa0"
LETTERS = st.one_of(
    st.sampled_from(NASTY),
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]),
)
WORDS = st.sampled_from(
    [
        "no",
        "yes",
        "on",
        "~",
        "null",
        "true",
        "010",
        "1_000",
        "12:30",
        "0x1F",
        "1e3",
        ".inf",
        "9.50",
        "-5",
        "2022-01-13",
        "01-31",
        "<<",
    ]
)
TEXTS = st.one_of(WORDS, st.text(LETTERS, max_size=12).map(normal))  # type: ignore[arg-type]
KEYS = st.one_of(
    st.sampled_from(["a", "b", "note", "a4.1", "1", "no"]),
    st.text(LETTERS, min_size=1, max_size=6).map(normal),  # type: ignore[arg-type]
)
LEAVES = st.one_of(st.none(), TEXTS)
NODES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=10,
)
ROOTS = st.one_of(
    st.lists(NODES, min_size=1, max_size=4), st.dictionaries(KEYS, NODES, min_size=1, max_size=4)
)


def readable(node: Node) -> bool:
    """Whether the reader takes these texts at all (it refuses invisible characters in keys ...)."""
    return isinstance(dump(node, "x"), bytes)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_quoted_text_reads_as_itself_here_and_elsewhere(text: str) -> None:
    for flow in (False, True):
        shown = quote(text, flow=flow)
        line = f"a: [{shown}]" if flow else f"a: {shown}"
        node, _ = parse(line.encode(), "x")
        assume(node is not None)
        expected: Node = {"a": [text]} if flow else {"a": text}
        assert node == expected
        if not shown.startswith(('"', "'")):
            value = yaml.safe_load(line)["a"]
            assert str(value[0] if flow else value) in (text, str(yaml.safe_load(text)))


@pytest.mark.parametrize(
    "text",
    ["no", "Yes", "on", "~", "null", "010", "1_000", "12:30", "0x1F", "1e3", ".inf", "=", "<<"],
)
def test_text_that_others_would_read_otherwise_is_quoted(text: str) -> None:
    assert quote(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["9.50", "0", "-5", "2022-01-13", "true", "Sở Y tế", "01-31"])
def test_plain_words_and_numbers_stay_bare(text: str) -> None:
    assert quote(text) == text


@settings(max_examples=200, deadline=None)
@given(ROOTS)
def test_dump_reads_back_the_same(node: Any) -> None:
    data = dump(node, "x.yaml", head=["# đầu tệp"])
    if isinstance(data, Diagnostic):
        assert data.code == "TD811"
        assert has_refused_key_or_text(node)
        return
    assert content(data) == normal(node)
    assert data.startswith("# đầu tệp\n".encode())
    assert data.endswith(b"\n")


def has_refused_key_or_text(node: Any) -> bool:
    """Something that no YAML of ours can hold: an odd blank or an empty text in a key."""
    if isinstance(node, dict):
        return any(
            not key.replace(" ", "").isprintable()
            or not key.strip()
            or "\n" in key
            or has_refused_key_or_text(each)
            or any(parse(f"{quote(key)}: 1".encode(), "")[0] is None for key in node)
            for key, each in node.items()
        )
    if isinstance(node, list):
        return any(has_refused_key_or_text(each) for each in node)
    return node is not None and parse(f"a: {quote(node)}".encode(), "")[0] is None


@st.composite
def people_files(draw: st.DrawFn) -> tuple[bytes, Any]:
    """A readable file as people write it: comments, empty lines, CRLF, BOM, brackets; its tree."""
    node = draw(ROOTS)
    data = dump(node, "x")
    assume(isinstance(data, bytes))
    assert isinstance(data, bytes)
    written = decorated(draw, data.decode().split("\n")[:-1], data)
    text = draw(st.sampled_from(["\n", "\r\n"])).join(written)
    text += draw(st.sampled_from(["", "\n", "\n\n# cuối\n"]))
    raw = draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()
    tree, _ = parse(raw, "x")
    assume(tree is not None)
    return raw, tree


def decorated(draw: st.DrawFn, lines: list[str], data: bytes) -> list[str]:
    """The lines with comments and empty lines wherever they don't alter what is read."""
    result = list(lines)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(result)))
        extra = draw(st.sampled_from(["", "# một", "  # hai", "      # ba", "+  # bốn"]))
        if extra.startswith("+"):
            if at == len(result):
                continue
            tried = [*result[:at], result[at] + extra[1:], *result[at + 1 :]]
        else:
            tried = [*result[:at], extra, *result[at:]]
        if same_tree(tried, data):
            result = tried
    return result


def same_tree(lines: list[str], data: bytes) -> bool:
    return parse("\n".join(lines).encode(), "x")[0] == parse(data, "x")[0]


def paths_of(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path]
    if isinstance(node, dict):
        for key, each in node.items():
            found += paths_of(each, (*path, key))
    if isinstance(node, list):
        for number, each in enumerate(node):
            found += paths_of(each, (*path, number))
    return found


def at(node: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        node = node[step]
    return node


def index_of(raw: bytes, line: int, column: int) -> int:
    """The byte at a line and column of the reader."""
    bom = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    lines = raw[bom:].decode().replace("\r\n", "\n").split("\n")
    ends = 2 if b"\r\n" in raw else 1
    before = sum(len(each.encode()) + ends for each in lines[: line - 1])
    return bom + before + len(lines[line - 1][: column - 1].encode())


def only_added(old: bytes, new: bytes) -> bool:
    taken, _ = spliced(old, new)
    return taken == b""


@settings(max_examples=150, deadline=None)
@given(people_files(), st.data())
def test_random_append_and_add_keep_every_byte(
    file: tuple[bytes, Any], data: st.DataObject
) -> None:
    raw, tree = file
    path = data.draw(st.sampled_from([p for p in paths_of(tree) if type(at(tree, p)) is not str]))
    value = data.draw(NODES)
    assume(readable([value]))
    target = at(tree, path)
    intended = copy.deepcopy(tree)
    if isinstance(target, list):
        new = append_item(raw, path, value)
        at(intended, path).append(normal(value))
    elif isinstance(target, dict):
        key = data.draw(KEYS)
        assume(normal(key) not in target and readable({key: "1"}))
        new = add_key(raw, path, key, value)
        at(intended, path)[normal(key)] = normal(value)
    else:
        new = append_item(raw, path, value)
        at(intended, path[:-1])[path[-1]] = [normal(value)]
    if isinstance(new, Diagnostic):
        assert new.code == "TD811"
        assert has_none_in_list(value) or in_brackets(raw, path), (raw, path, value)
        return
    assert content(new) == intended
    if target:
        assert only_added(raw, new)
    else:
        taken, _ = spliced(raw, new)
        assert taken.strip() in (b"", b"[]", b"{}", b"[", b"]", b"{", b"}") or b"#" in taken


def has_none_in_list(node: Any) -> bool:
    if isinstance(node, dict):
        return any(has_none_in_list(each) for each in node.values())
    return isinstance(node, list) and any(each is None or has_none_in_list(each) for each in node)


def in_brackets(raw: bytes, path: tuple[str | int, ...]) -> bool:
    known = places(raw)
    starts = [known[path[:length]].value for length in range(len(path) + 1)]
    return any(
        raw[index_of(raw, span.line, span.column) :].startswith((b"[", b"{")) for span in starts
    )


@settings(max_examples=150, deadline=None)
@given(people_files(), st.data())
def test_random_set_keeps_what_stands_around(file: tuple[bytes, Any], data: st.DataObject) -> None:
    raw, tree = file
    path = data.draw(st.sampled_from(paths_of(tree)[1:]))
    value = data.draw(NODES)
    assume(readable([value]))
    intended = copy.deepcopy(tree)
    at(intended, path[:-1])[path[-1]] = normal(value)
    new = set_value(raw, path, value)
    if isinstance(new, Diagnostic):
        assert new.code == "TD811"
        assert in_brackets(raw, path[:-1]), (raw, path, value)
        return
    assert content(new) == intended
    span, key = places(raw)[path].value, places(raw)[path].key
    start = index_of(raw, span.line, span.column)
    begin = start if key is None else index_of(raw, key.line, key.column)
    end = index_of(raw, span.end_line, span.end_column)
    if isinstance(value, str) and "\n" not in value and isinstance(at(tree, path), str):
        assert new.startswith(raw[:start])
        assert new.endswith(raw[end:])
    lines_before = raw[:begin].splitlines()[:-1]
    assert [line for line in lines_before if line not in new.splitlines()] == []
    after = raw[end:].partition(b"\n")[2]
    assert new.endswith(after)


@settings(max_examples=150, deadline=None)
@given(people_files(), st.data())
def test_random_remove_takes_one_thing(file: tuple[bytes, Any], data: st.DataObject) -> None:
    raw, tree = file
    path = data.draw(st.sampled_from(paths_of(tree)[1:]))
    intended = copy.deepcopy(tree)
    del at(intended, path[:-1])[path[-1]]
    new = remove(raw, path)
    if isinstance(new, Diagnostic):
        assert new.code == "TD811"
        return
    assert content(new) == intended


def test_windows_line_ends_make_no_empty_line_between_items() -> None:
    """A file without empty lines between its terms gets none, whatever its line ends are."""
    for newline in ("\n", "\r\n"):
        old = newline.join(["terms:", "  - year: 2021", "    leader: a", "  - year: 2022", ""])
        new = append_item(old.encode(), ("terms",), {"year": "2023"})
        assert spliced(old.encode(), new) == (b"", f"  - year: 2023{newline}".encode())
